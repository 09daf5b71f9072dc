"""The statutory tables of a page, form by form: each part read from its own rows, then published in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.values import Cell, Figure, Grid, Problem, RegionalRow, TableRead
from models.vocabulary import Era
from pipelines.parse.forms import annexes, b32_2014, c60_2019, d30_2021, table2, table3, table4, table_b
from pipelines.parse.forms.applications import COLUMNS, REVIEW_CODES
from pipelines.parse.forms.copies import settle
from pipelines.parse.forms.lines import Line
from pipelines.parse.forms.reading import Part, RegionalLine
from pipelines.parse.forms.stream import Streams
from pipelines.parse.forms.table3_rows import OTHER, OWN_OF_2021
from pipelines.parse.forms.vocabulary import T3_ROWS

FORMS = {c60_2019.SCHEMA: c60_2019, d30_2021.SCHEMA: d30_2021}
PARTS_OF_FORM = ("t2", "t3", "t4")
ERAS: dict[str, Era] = {"c60_2019": "c60_2019", "d30_2021": "d30_2021"}
NAMES = {"t2": "table 2", "t3": "table 3", "t4": "table 4"}

_UNITS = {row.code: row.unit for row in b32_2014.ROWS} | {
    f"t2.{r.code}.{c.code}": c.unit for block in d30_2021.BLOCKS for r in block.rows for c in block.columns
}
_CODES = {
    ("t2", name): [
        f"t2.{r.code}.{c.code}" for block in form.BLOCKS for r in block.rows for c in block.columns
    ]
    for name, form in FORMS.items()
} | {
    ("t3", name): [f"t3.{row.code}.{column.code}" for row in form.APPLICATIONS for column in COLUMNS]
    for name, form in FORMS.items()
}
_TABLE = Figure._fields.index("table")


@dataclass(frozen=True, slots=True)
class TablesRead:
    """era None means that no statutory table could be told; then there are no figures."""

    era: Era | None
    tables: tuple[TableRead, ...]
    figures: tuple[Figure, ...]
    regional_rows: tuple[RegionalRow, ...]
    problems: tuple[Problem, ...]


def read_streams(streams: Streams, grids: Sequence[Grid]) -> TablesRead:
    """Read the rows of *grids* that `assign` gave to the parts."""
    parts = {part.part: part for part in _parts(streams)}
    era = _era(parts)
    problems: list[Problem] = []
    found = {name: part for name, part in parts.items() if part.figures and name != "regional"}
    if era is None:
        found = {}
    figures: dict[str, list[Figure]] = {}
    for name, part in found.items():
        settled, differing = settle(part.figures)
        figures[name] = _complete(settled, _codes(name, era, settled), part)
        problems += [*differing, *_problems(part, figures[name])]
    problems += _missing(era, found)
    tables, ids = _tables(grids, parts, figures, era)
    rows = _regional(parts, ids)
    done = tuple(_at(figure, ids[name]) for name in figures for figure in figures[name])
    return TablesRead(era, tables, done, rows, tuple(problems))


def _at(figure: Figure, table: int) -> Figure:
    """*figure* with the number of its table; `_replace` asks for each field by name, which costs twice as much."""
    if figure.table == table:
        return figure
    return Figure._make((*figure[:_TABLE], table, *figure[_TABLE + 1 :]))


def _parts(streams: Streams) -> list[Part]:
    second = table2.read(streams.t2)
    third = Part("t3")
    for lines in _third_tables(streams.t3):
        one = table3.read(lines, second.schema)
        third.schema = third.schema or one.schema
        third.figures += one.figures
        third.regional += one.regional
        third.unplaced += one.unplaced
        third.lost |= one.lost
    b = table_b.read(streams.b)
    regional = annexes.read(streams.regional)
    if b.part == "regional":
        regional.regional += b.regional
    return [
        *([b] if b.part == "b" else []),
        second,
        third,
        table4.read(streams.t4),
        regional,
    ]


def _third_tables(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each table 3: a new one begins where row 一 comes again."""
    tables: list[list[Line]] = [[]]
    begun = False
    for line in lines:
        own = (name for name, cell in zip(line.keys, line.cells, strict=True) if cell and _begins(line, cell))
        if any(T3_ROWS.get(name) == "new_received" for name in own):
            if begun:
                tables.append([])
            begun = True
        tables[-1].append(line)
    return tables


def _begins(line: Line, cell: Cell) -> bool:
    """Whether *cell* begins in *line*, and does not only reach into it from a row above."""
    return line.text or cell.row == line.row


def _era(parts: dict[str, Part]) -> Era | None:
    """Table 2 decides, then table 3, then the table of 2014: real reports of 2021 carry a table 3 of 2019."""
    for name in ("t2", "t3"):
        era = ERAS.get(parts[name].schema or "") if parts[name].figures else None
        if era:
            return era
    several = parts["regional"].schema == annexes.SEVERAL_COLUMNS
    return "b32_2014" if "b" in parts or several else None


def _codes(part: str, era: Era | None, figures: Sequence[Figure]) -> list[str]:
    """Every cell of the form's *part*, in its order."""
    if part == "b":
        printed = {figure.code for figure in figures}
        headings = [row.code for row in b32_2014.HEADINGS if row.code in printed]
        return headings + [row.code for row in b32_2014.ROWS]
    if part == "t4":
        return list(REVIEW_CODES)
    return _CODES.get((part, era or ""), [])


def _complete(figures: Sequence[Figure], codes: Sequence[str], part: Part) -> list[Figure]:
    """The cells of the form with what the page lacks, then the printed rows of another form."""
    by_code = {figure.code: figure for figure in figures}
    done = [
        by_code.get(code)
        or Figure(code, None, "lost" if code in part.lost else "absent", unit=_UNITS.get(code))
        for code in codes
    ]
    own = set(codes)
    return done + [figure for code, figure in by_code.items() if code not in own]


def _problems(part: Part, figures: Sequence[Figure]) -> list[Problem]:
    """What the reading of one part has to say about its cells."""
    problems = []
    unsure = [f for f in figures if f.state == "unsure" and "ocr_doubtful" not in f.flags]
    if unsure:
        cells = "; ".join(f"{f.code} prints {f.raw!r}" for f in unsure[:5])
        message = f"{len(unsure)} cells cannot be read as one number: {cells}"
        problems.append(Problem("unsure_cell", "hard", message, tuple(f.code for f in unsure)))
    lost = tuple(f.code for f in figures if f.state == "lost" and f.code not in part.lost)
    if lost:
        message = f"{len(lost)} cells stand in rows that print nothing behind their label"
        problems.append(Problem("cells_lost", "hard", message, lost))
    placed = tuple(f.code for f in figures if "labels_lost_positional" in f.flags)
    if placed:
        message = f"{len(placed)} cells stand in rows without labels and were named by their place"
        problems.append(Problem("labels_lost_positional", "soft", message, placed))
    if part.unplaced:
        texts = ["|".join(c.text.strip() for c in line.cells if c) for line in part.unplaced[:3]]
        lost = tuple(f.code for f in figures if f.state == "lost")
        message = f"{len(part.unplaced)} rows of {NAMES.get(part.part, part.part)} cannot be named: {'; '.join(texts)}"
        problems.append(Problem("row_unplaced", "hard", message, lost))
    if gone := _gone(figures):
        message = f"{len(gone)} cells of {NAMES.get(part.part, 'the table')} are not on the page: {', '.join(gone[:5])}"
        problems.append(Problem("rows_missing", "soft", message, gone))
    if {f.state for f in figures} <= {"blank", "absent"}:
        codes = tuple(f.code for f in figures)
        problems.append(Problem("unfilled_template", "soft", "no cell of the table holds a number", codes))
    return problems


def _gone(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The cells of a table that its page lacks; where row （六） stands as the other form prints it, it lacks none."""
    gone = tuple(f.code for f in figures if f.state == "absent")
    if not gone or not gone[0].startswith("t3."):
        return gone
    there = {f.code.split(".")[1] for f in figures if f.state != "absent"}
    instead = OWN_OF_2021 if OTHER in there else {OTHER} if there & OWN_OF_2021 else frozenset()
    return tuple(code for code in gone if code.split(".")[1] not in instead)


def _missing(era: Era | None, found: dict[str, Part]) -> list[Problem]:
    if era == "b32_2014":
        message = "the table of 2014 prints several value columns: none of them is the form's own"
        return [] if "b" in found else [Problem("tables_missing", "soft", message)]
    if era is None:
        return [Problem("tables_missing", "soft", "no statutory table can be read from the page")]
    names = [NAMES[name] for name in PARTS_OF_FORM if name not in found]
    message = f"the page lacks {', '.join(names)} of its form ({era})"
    return [Problem("tables_missing", "soft", message)] if names else []


def _tables(
    grids: Sequence[Grid], parts: dict[str, Part], figures: dict[str, list[Figure]], era: Era | None
) -> tuple[tuple[TableRead, ...], dict[str, int]]:
    """The logical tables in the order of the page, and the id of each part."""
    first: dict[str, int] = {}
    for name, part in parts.items():
        seen = [f.table for f in figures.get(name, ()) if f.table is not None]
        seen += [row.grid for row in part.regional]
        if seen:
            first[name] = min(seen)
    order = sorted(first, key=lambda name: (first[name], list(parts).index(name)))
    tables = [
        TableRead(
            i,
            name,
            parts[name].schema or era or "regional",
            grids[first[name]].source,
            grids[first[name]].page,
        )
        for i, name in enumerate(order)
    ]
    return tuple(tables), {name: i for i, name in enumerate(order)}


def _regional(parts: dict[str, Part], ids: dict[str, int]) -> tuple[RegionalRow, ...]:
    """The regional rows, those of a second copy of their table once."""
    rows: dict[tuple[str, str, str], RegionalRow] = {}
    for name, part in parts.items():
        for line in part.regional:
            rows.setdefault((name, line.label, str(line.values)), _row(line, ids[name]))
    return tuple(rows.values())


def _row(line: RegionalLine, table: int) -> RegionalRow:
    return RegionalRow(line.label, line.unit, line.code, line.values, table)
