"""Marks one reading against the truth of its specimen: right, missed, wrong or unsure, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from bench.corpus.dressing import columns_of
from bench.corpus.official import UNITS_OF_2014
from bench.corpus.specimen import Draft, Expected, Specimen
from models.values import Figure, RegionalRow, Report
from models.vocabulary import Number

RIGHT, MISSED, WRONG, UNSURE = "right", "missed", "wrong", "unsure"
WITHHELD = "withheld"  # rightly not told, since the page does not settle it: neither read nor missed
MARKS = (RIGHT, MISSED, WRONG, UNSURE, WITHHELD)


@dataclass(frozen=True, slots=True)
class Case:
    """A mark worth reading: where, what was expected, what came."""

    specimen: str
    style: str
    held_out: bool
    mark: str
    what: str
    expected: str
    got: str


@dataclass(slots=True)
class Score:
    """Sums over readings; `marks` counts pairs of a kind of thing (cell, fact, regional, year) and a mark."""

    files: int = 0
    marks: Counter[tuple[str, str]] = field(default_factory=Counter)
    cases: list[Case] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.files += other.files
        self.marks.update(other.marks)
        self.cases += other.cases

    def of(self, kind: str) -> dict[str, int]:
        return {mark: self.marks[kind, mark] for mark in MARKS}

    def recall(self, kind: str) -> float | None:
        """Share of what is printed that was read right; None where nothing of the kind is printed."""
        counts = self.of(kind)
        whole = sum(counts.values()) - counts[WITHHELD]
        return counts[RIGHT] / whole if whole else None


@dataclass(slots=True)
class _Marker:
    specimen: Specimen
    score: Score = field(default_factory=lambda: Score(files=1))

    def mark(self, kind: str, mark: str, what: str = "", expected: object = "", got: object = "") -> None:
        self.score.marks[kind, mark] += 1
        if mark not in (RIGHT, WITHHELD):
            style = self.specimen.style
            self.score.cases.append(
                Case(
                    self.specimen.name,
                    style.name,
                    style.held_out,
                    mark,
                    what or kind,
                    str(expected),
                    str(got),
                )
            )


def score(specimen: Specimen, report: Report) -> Score:
    """All marks of one reading."""
    marker = _Marker(specimen)
    draft = specimen.draft
    _identity(marker, draft, report)
    _figures(marker, draft, report)
    if not specimen.style.damaged and specimen.type not in (
        "pdf",
        "ofd",
    ):  # a page's grid is what its rules say
        _places(marker, draft, report)
    _regional(marker, draft, report)
    _facts(marker, draft, report)
    _problems(marker, draft, report)
    return marker.score


def _identity(marker: _Marker, draft: Draft, report: Report) -> None:
    who = report.publisher
    marker.mark("kind", RIGHT if report.kind == draft.kind else WRONG, "kind", draft.kind, report.kind)
    if draft.kind != "annual_report":
        return
    checks: tuple[tuple[str, object, object], ...] = (
        ("year", draft.year, report.report_year),
        (
            "publisher",
            (draft.place.division_code, draft.place.township_code),
            (who.division_code, who.township_code),
        ),
    )
    if draft.era:
        marker.mark("era", RIGHT if report.era == draft.era else WRONG, "era", draft.era, report.era)
    if report.trust != "clone":  # a clone's date is nobody's date
        published = report.published and report.published.isoformat()
        mark = RIGHT if published == draft.published else WRONG if published else MISSED
        marker.mark("published", mark, "published", draft.published, published)
    for kind, expected, got in checks:
        empty = got in (None, (None, None))
        marker.mark(kind, RIGHT if got == expected else MISSED if empty else WRONG, kind, expected, got)


def _figures(marker: _Marker, draft: Draft, report: Report) -> None:
    found = {figure.code: figure for figure in report.figures}
    for code, expected in draft.figures.items():
        figure = found.get(code)
        mark = _cell(expected, figure, draft.hidden.get(code))
        marker.mark("cell", mark, code, _said(expected), _read(figure))
        if mark == RIGHT and expected.flag and figure and expected.flag not in figure.flags:
            marker.mark("flag", MISSED, code, expected.flag, figure.flags)
        if figure is not None and not _computed_holds(figure, draft.hidden.get(code)):
            marker.mark("computed", WRONG, code, draft.hidden.get(code), figure.computed)
    for code in found.keys() - draft.figures.keys() - draft.open_codes:
        mark = WRONG if found[code].state == "printed" else MISSED
        marker.mark("extra", mark, code, "not on this page", _read(found[code]))


def _cell(expected: Expected, figure: Figure | None, true: Number | None) -> str:
    if figure is None:
        return WITHHELD if expected.soft else MISSED
    if (figure.state, figure.value) == (expected.state, expected.value):
        return RIGHT
    if figure.state == "printed":
        settled_by_sums = expected.soft and figure.value == true
        return RIGHT if settled_by_sums else WRONG
    if expected.soft:
        return WITHHELD
    return UNSURE if figure.state == "unsure" else MISSED


def _computed_holds(figure: Figure, true: Number | None) -> bool:
    """A computed number must be the true one; where no number is true, none may be computed."""
    return figure.computed is None or (true is not None and abs(figure.computed - true) < 1e-9)


def _places(marker: _Marker, draft: Draft, report: Report) -> None:
    """Where an undamaged page prints a cell, in what words and unit: grid place, raw text."""
    found = {figure.code: figure for figure in report.figures}
    running_text = marker.specimen.type == "text"
    for sheet in draft.sheets:
        for row, boxes in enumerate(columns_of(sheet)):
            for column, box in boxes:
                figure = found.get(box.code) if box.role == "value" else None
                if figure is None or figure.state != "printed":
                    continue
                expected = (None, None, box.text) if running_text else (row, column, box.text)
                got = (figure.row, figure.column, figure.raw)
                marker.mark("place", RIGHT if got == expected else WRONG, box.code, expected, got)
                if unit := UNITS_OF_2014.get(box.code):
                    marker.mark("unit", RIGHT if figure.unit == unit else WRONG, box.code, unit, figure.unit)


def _regional(marker: _Marker, draft: Draft, report: Report) -> None:
    rows = list(report.regional_rows)
    for truth in draft.regional:
        row = next((r for r in rows if _same_row(r, truth.code, truth.label)), None)
        if row is None:
            marker.mark("regional", MISSED, truth.label, dict(truth.values), None)
            continue
        rows.remove(row)
        right = dict(row.values) == dict(truth.values) and truth.code in (None, row.code)
        wrong = _other_numbers(row.values, truth.values)
        mark = RIGHT if right else WRONG if wrong else MISSED
        marker.mark(
            "regional", mark, truth.label, (truth.code, dict(truth.values)), (row.code, dict(row.values))
        )
    for row in rows:  # its number stands under its printed label: misfiled, not false
        marker.mark("extra", MISSED, f"regional row {row.label}", "not on this page", dict(row.values))


def _same_row(row: RegionalRow, code: str | None, label: str) -> bool:
    return (
        row.code == code
        if code and row.code
        else row.label.endswith(label.lstrip("一二三四五六七八九十、（）0123456789."))
    )


def _other_numbers(got: Mapping[str, Number | None], true: Mapping[str, Number]) -> bool:
    return any(value is not None and value not in true.values() for value in got.values())


def _facts(marker: _Marker, draft: Draft, report: Report) -> None:
    stated = {(f.code, f.value) for f in draft.facts}
    got = {(f.code, f.value, f.qualifier) for f in report.facts}
    for truth in draft.facts:
        hit = (truth.code, truth.value, truth.qualifier) in got
        marker.mark(
            "fact",
            RIGHT if hit else MISSED,
            truth.code,
            (truth.value, truth.qualifier),
            _near(report, truth.code),
        )
    for fact in report.facts:
        if (fact.code, fact.value) not in stated:
            marker.mark("fact", WRONG, fact.code, _stated(draft, fact.code), (fact.value, fact.quote))


def _near(report: Report, code: str) -> list[tuple[Number, str]]:
    return [(f.value, f.qualifier) for f in report.facts if f.code == code]


def _stated(draft: Draft, code: str) -> list[Number]:
    return [f.value for f in draft.facts if f.code == code]


def _problems(marker: _Marker, draft: Draft, report: Report) -> None:
    if draft.kind != "annual_report":  # what a page that is no report says of itself is the reader's to word
        return
    rules = {problem.rule for problem in report.problems}
    for rule in draft.problems:
        marker.mark("problem", RIGHT if rule in rules else MISSED, rule, rule, sorted(rules))
    if not marker.specimen.style.damaged:
        for problem in report.problems:
            if problem.rule not in draft.problems:
                marker.mark(
                    "false problem", WRONG, problem.rule, "no problem", (problem.message, problem.codes)
                )


def _said(expected: Expected) -> str:
    return expected.state if expected.value is None else f"{expected.state} {expected.value}"


def _read(figure: Figure | None) -> str:
    if figure is None:
        return "no figure"
    value = "" if figure.value is None else f" {figure.value}"
    return f"{figure.state}{value} (raw {figure.raw!r}, flags {list(figure.flags)})"
