"""Rows whose label a narrow column broke over several lines of a text, the numbers standing behind its last one.

Viewers and converters of PDF hand tables over so: “2.其他法律”, “行政法规禁 / 止公开 0 0 0 0 0 0 0”, or the numbers on
lines of their own, several on one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipelines.clean.linear_rows import APPLICANTS, MOST_LETTERS, MOST_PIECES, Token, begins_a_row, has_marker
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.numbers import UNITS, is_value

_MOST_BELOW = 4  # lines of a label below its numbers


def tail_of_label(above: Sequence[str], parts: Sequence[str]) -> int:
    """How many of the *parts* of a line are the end of a label begun in the lines *above*, numbers following; 0 for none."""
    count = next((n for n, part in enumerate(parts) if is_value(part)), 0)
    if not count or not all(map(is_value, parts[count:])):
        return 0
    count -= parts[count - 1] in UNITS and count > 1
    text = "".join(parts[:count])
    for line in [*reversed(above)][: MOST_PIECES - 1]:
        text = line + text
        if len(text) > MOST_LETTERS:
            return 0  # no label is as long: prose
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


def uninterrupted(tokens: Sequence[Token]) -> list[Token]:
    """*tokens*, where the numbers of a row stand between two lines of its label: behind the label instead."""
    done = list(tokens)
    for start, stop in _lines_of_numbers(tokens):
        pieces = _above(done, start)
        text = "".join(piece.text for piece in pieces)
        if not pieces or words.is_whole_label(text) or not words.begins_label(text):
            continue
        for end in range(stop + 1, min(stop + _MOST_BELOW, len(done)) + 1):
            if not _is_piece(done[end - 1]) or has_marker(done[end - 1].text):
                break
            text += done[end - 1].text
            if words.is_whole_label(text):
                cells = [replace(cell, shared=False) for cell in done[start:stop]]
                done[start:end] = [*done[stop:end], *cells]
                break
    return done


def _lines_of_numbers(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Where lines begin and end that hold seven numbers, or a unit and its number, and nothing else."""
    at = 0
    for _, line in groupby(tokens, lambda token: token.line):
        cells = list(line)
        kinds = [cell.kind for cell in cells if cell.shared]
        if kinds == ["value"] * APPLICANTS or kinds == ["unit", "value"]:
            yield at, at + len(cells)
        at += len(cells)


def _above(tokens: Sequence[Token], end: int) -> list[Token]:
    """The pieces of a label right above the place *end*, from its list marker on."""
    pieces: list[Token] = []
    for token in reversed(tokens[max(0, end - MOST_PIECES) : end]):
        if not _is_piece(token) or len(token.text) > MOST_LETTERS:
            break
        pieces.insert(0, token)
        if has_marker(token.text):
            break
    return pieces


def _is_piece(token: Token) -> bool:
    return not token.shared and token.kind in ("label", "words")
