"""Tables whose cells other tools parted by commas or drew frames around, rewritten with what the readers know."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from pipelines.parse.forms import vocabulary as words
from pipelines.parse.labels import fold
from pipelines.parse.numbers import UNITS, is_value

FEWEST = 4  # rows that show that commas part cells here; a sentence may have one such line
_SEPARATORS = (",", ";")
_LONGEST = 4_000  # characters of a row; the widest form takes some hundreds
_BARS = str.maketrans("│┃║｜", "||||")
_FRAME = re.compile(r"\s*(?=.*[+─━═┼┬┴├┤┌└])[-+=|:\s─━═┼┬┴├┤┌┐└┘╔╗╚╝╠╣╦╩╬]{4,}")
_TABS = re.compile(r"(?<=\S)\t+(?=\S)")
_QUOTED = re.compile(r'(?:^|[\t\n])"')
_MOST_BROKEN = 12  # lines of a row
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")


def with_cells_apart(lines: Sequence[str]) -> list[str]:
    """*lines*, as many: frames out, their bars as “|”, and tabs for the commas of rows of cells."""
    rows = _singly_tabbed(_unquoted(lines))
    plain = ["" if _FRAME.fullmatch(line) else line.translate(_BARS) for line in rows]
    for separator in _SEPARATORS:
        if sum(1 for line in plain if separator in line and _are_cells(_cells(line, separator))) >= FEWEST:
            plain = _tabbed(plain, separator)
    return plain


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """*lines*, as many, with the cells whole that a spreadsheet copies in quotes because they hold line breaks."""
    if not any(_QUOTED.search(line) for line in lines):
        return lines
    done = list(lines)
    at = 0
    while at < len(done):
        behind = at + 1
        while behind < min(at + _MOST_BROKEN, len(done)) and _is_open("\n".join(done[at:behind])):
            behind += 1
        row = "\n".join(done[at:behind])
        if "\t" in row and len(row) <= _LONGEST and _QUOTED.search(row) and not _is_open(row):
            cells = next(csv.reader([re.sub(r"[\r\n]", "", row)], delimiter="\t"))
            done[at:behind] = ["\t".join(cells)] + [""] * (behind - at - 1)
            at = behind
        else:
            at += 1
    return done


def _is_open(row: str) -> bool:
    """Whether a cell that begins with a quote does not end yet."""
    return row.count('"') % 2 == 1 and _QUOTED.search(row) is not None


def _singly_tabbed(lines: Sequence[str]) -> Sequence[str]:
    """*lines* with one tab between cells where a tool writes two."""
    runs = [len(run) for line in lines if "\t" in line for run in _TABS.findall(line)]
    doubled = len(runs) >= FEWEST and not any(run % 2 for run in runs)
    return [line.replace("\t\t", "\t") for line in lines] if doubled else lines


def _tabbed(lines: Sequence[str], separator: str) -> list[str]:
    """Rows of cells, and what stands right beside one and is parted as often: a row of words nobody knows."""
    parted = [_cells(line, separator) for line in lines]
    taken = [_are_cells(cells) for cells in parted]
    rows = [cells for cells, row in zip(parted, taken, strict=True) if row]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    shape = Counter(map(_shape, rows)).most_common(1)[0][0]
    for order, step in ((range(1, len(lines)), -1), (range(len(lines) - 2, -1, -1), 1)):
        for at in order:
            taken[at] = taken[at] or (taken[at + step] and len(parted[at]) == width and "。" not in lines[at])
    return [
        "\t".join(_whole(line, cells, shape)) if row else line
        for line, cells, row in zip(lines, parted, taken, strict=True)
    ]


def _cells(line: str, separator: str) -> list[str]:
    if separator not in line or "\t" in line or "|" in line or len(line) > _LONGEST:
        return [line]
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]


def _are_cells(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and any(cells) and all(not cell or _is_cell(cell) for cell in cells)


def _is_cell(text: str) -> bool:
    return is_value(text) or words.is_label(text) or fold(text) in UNITS


def _shape(cells: Sequence[str]) -> tuple[int, int]:
    """How many cells hold numbers, and how many something else."""
    numbers = sum(map(is_value, cells))
    return numbers, len(cells) - numbers


def _whole(line: str, cells: list[str], shape: tuple[int, int]) -> list[str]:
    """The cells with the commas of thousands given back to their numbers where that makes the row like most others."""
    joined = _THOUSANDS.sub(lambda number: number[0].replace(",", ""), line).split(",")
    return joined if _shape(cells) != shape == _shape(joined) else cells
