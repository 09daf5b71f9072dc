"""Readers of files that are no web page, one module a type, chosen by the file's first bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.values import Document
from pipelines.clean.attachments import docx, pdf

READERS: Mapping[str, Callable[..., Document]] = {"docx": docx.read, "pdf": pdf.read}
