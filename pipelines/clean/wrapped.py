"""Rows whose label a narrow column broke over several lines of a text, the numbers standing behind its last one.

Viewers and converters of PDF hand tables over so: “2.其他法律”, “行政法规禁 / 止公开 0 0 0 0 0 0 0”, or the numbers on
lines of their own, several on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.clean.linear_rows import MOST_PIECES, Token, begins_a_row
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.numbers import is_value


def tail_of_label(above: Sequence[str], parts: Sequence[str]) -> int:
    """How many of the *parts* of a line are the end of a label begun in the lines *above*, numbers following; 0 for none."""
    count = next((n for n, part in enumerate(parts) if is_value(part)), 0)
    if not count or not all(map(is_value, parts[count:])):
        return 0
    text = "".join(parts[:count])
    for line in [*reversed(above)][: MOST_PIECES - 1]:
        text = line + text
        if words.is_whole_label(text):
            return count
    return 0


def loosened(tokens: Iterable[Token]) -> Iterator[Token]:
    """*tokens*, where lines of numbers alone go on with a row that began on lines of its own: cells like the others."""
    last: Token | None = None
    for (_, shared), line in groupby(tokens, lambda token: (token.line, token.shared)):
        cells = list(line)
        goes_on = last is not None and not last.shared and (last.kind == "value" or begins_a_row(last))
        if shared and goes_on and all(cell.kind == "value" for cell in cells):
            cells = [replace(cell, shared=False) for cell in cells]
        yield from cells
        last = next((cell for cell in reversed(cells) if cell.kind != "blank"), last)
