"""The table of 2014 as the text of a PDF may print it: a page's labels one below the other, then its units, then its numbers.

Units and numbers must be as many as the labels call for, and each unit its row's own: else nothing is touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.check.checks import IDENTITIES
from pipelines.parse.forms import b32_2014
from pipelines.parse.forms import vocabulary as words
from pipelines.parse.labels import fold, key
from pipelines.parse.numbers import DASHES, UNITS, is_value, read_number

LEAST_ROWS = 3
_MOST_PIECES = 3  # lines of a label
_UNIT_OF = {row.code: row.unit for row in b32_2014.ROWS}

Shown = Sequence[tuple[int, str]]  # printed lines and their places


def unstacked(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: rows of the table of 2014 that stand in columns, their cells parted by tabs instead."""
    if sum(line.strip() in UNITS for line in lines) < LEAST_ROWS:
        return list(lines)
    done = list(lines)
    if any(map(_lacks_number, lines)):
        return done
    printed = ((at, line.strip()) for at, line in enumerate(lines))
    shown = [(at, text) for at, text in printed if text and text not in b32_2014.HEADS]
    at = 0
    while at < len(shown):
        labels, behind = _labels(shown, at)
        rows = _rows(labels, shown[behind : behind + 2 * len(labels) + 1])
        if rows:
            behind += len(labels) + sum("\t" in row for row in rows)
            begin, end = shown[at][0], shown[behind - 1][0] + 1
            done[begin:end] = rows + [""] * (end - begin - len(rows))
        at = max(behind, at + 1)
    return done


def _lacks_number(line: str) -> bool:
    """Whether a label stands beside its unit and not its number: then that one is in a stack it does not belong to."""
    label, _, unit = line.strip().rpartition(" ")
    return unit in UNITS and _is_row(label)


def _labels(shown: Shown, at: int) -> tuple[list[str], int]:
    """The labels of the form that stand one behind the other from *at*, and the place behind them."""
    found: list[str] = []
    while at < len(shown):
        if not words.begins_label(shown[at][1]):
            break
        pieces = (("".join(text for _, text in shown[at : at + n]), n) for n in range(1, _MOST_PIECES + 1))
        label, count = next((piece for piece in pieces if _is_row(piece[0])), ("", 0))
        if not count:
            break
        found.append(label)
        at += count
    return found, at


def _is_row(text: str) -> bool:
    return len(text) <= words.LONGEST and key(text) in words.B_ROWS and words.is_whole_label(text)


def _rows(labels: Sequence[str], behind: Shown) -> list[str]:
    """A line a label: label, unit and number, headings alone; none where anything does not fit."""
    codes = [words.B_ROWS[key(label)] for label in labels]
    units = [fold(text) for _, text in behind[: len(labels)]]
    data = [code for code in codes if code not in words.B_HEADINGS]
    numbers = [text for _, text in behind[len(labels) : len(labels) + len(data) + 1]]
    if len(data) < LEAST_ROWS or len(units) < len(labels) or not all(map(_fits, codes, units)):
        return []
    if (
        len(numbers) < len(data)
        or not all(map(is_value, numbers[: len(data)]))
        or any(map(is_value, numbers[len(data) :]))
    ):
        return []
    if not _sums_hold(dict(zip(data, numbers, strict=False))):
        return []  # a page's number in the place of a blank cell, say
    left = iter(numbers)
    return [
        label if code in words.B_HEADINGS else f"{label}\t{unit}\t{next(left)}"
        for label, code, unit in zip(labels, codes, units, strict=True)
    ]


def _sums_hold(numbers: Mapping[str, str]) -> bool:
    """Whether the form's sums hold, as far as all of their rows are among *numbers*."""
    value = {code: read_number(text).value or 0 for code, text in numbers.items()}
    told = [one for one in IDENTITIES if value.keys() >= {*one.left, *one.right}]
    return all(sum(value[c] for c in one.left) == sum(value[c] for c in one.right) for one in told)


def _fits(code: str, unit: str) -> bool:
    return set(unit) <= DASHES if code in words.B_HEADINGS else unit == _UNIT_OF.get(code)
