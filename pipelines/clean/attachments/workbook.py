"""A sheet of a workbook as its reader hands it on, whatever the file's format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """Shown texts by (row, column), and merged ranges (top, left, bottom, right); all count from 0, ends included."""

    texts: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
