"""What one record states for a code: a cell, the sum of several, a fact of its prose, a row of its annex."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from archive.metrics import METRICS, Codes, Metric
from models.vocabulary import Number, State
from pipelines.parse import codes as known

Record = Mapping[str, Any]
_APPROXIMATE = frozenset(("approx", "at_least"))
_SINCE_EVER = "累计"
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class Stated:
    """value is set if and only if state is printed; computed is what the sums prove beside it."""

    source: str | None = None  # figure | fact | regional_row
    value: Number | None = None
    state: State = "absent"
    unit: str | None = None
    computed: Number | None = None
    approx: bool = False
    raw: str | None = None
    codes: Codes = ()

    @property
    def tells(self) -> bool:
        return self.value is not None or self.computed is not None


NOTHING = Stated()


def stated(record: Record, code: str) -> Stated:
    """What *record* states for a statutory code, a fact's code or a metric; `absent` where it states nothing."""
    if code in METRICS:
        return _metric(record, METRICS[code])
    if code in known.facts():
        return _fact(record, code)
    return _annex(record, code) if code in known.annexes() else _cells(record, (code,))


def _metric(record: Record, metric: Metric) -> Stated:
    """The first way that tells a number; where none does, the first that has at least a cell to show."""
    ways = [_cells(record, codes) for codes in metric.cells]
    ways += [_fact(record, metric.prose)] if metric.prose else []
    ways += [_annex(record, metric.annex)] if metric.annex else []
    first = next((way for way in ways if way.state != "absent"), NOTHING)
    found = next((way for way in ways if way.tells), first)
    return replace(found, approx=found.approx or (metric.approx and found.tells))


def _cells(record: Record, codes: Codes) -> Stated:
    """The sum of cells: a number only where every one of them is one."""
    by_code = {figure["code"]: figure for figure in record.get("figures", ())}
    cells = [by_code[code] for code in codes if code in by_code and by_code[code]["state"] != "absent"]
    if not cells:
        return NOTHING
    whole = len(cells) == len(codes)
    values = [cell["value"] for cell in cells] if whole else [None]
    proven = [cell["value"] if cell["computed"] is None else cell["computed"] for cell in cells]
    return Stated(
        "figure",
        _sum(values),
        "absent" if not whole else next((c["state"] for c in cells if c["state"] != "printed"), "printed"),
        cells[0]["unit"],
        _sum(proven) if whole and any(cell["computed"] is not None for cell in cells) else None,
        any("approx" in cell["flags"] for cell in cells),
        " + ".join(cell["raw"] or "" for cell in cells),
        codes,
    )


def _sum(values: Sequence[Number | None]) -> Number | None:
    found = [value for value in values if value is not None]
    return None if len(found) < len(values) else round(sum(found), 6)


def _fact(record: Record, code: str) -> Stated:
    """A fact told of the whole, not of a kind; two that differ leave it unsure, unless one alone is exact."""
    told = [fact for fact in record.get("facts", ()) if fact["code"] == code]
    if not told:
        return NOTHING
    of_all = [fact for fact in told if fact["category"] is None]
    exact = [fact for fact in of_all if fact["qualifier"] not in _APPROXIMATE]
    said = {(fact["value"], fact["unit"]): fact for fact in reversed(exact or of_all)}
    quotes = " / ".join(dict.fromkeys(fact["quote"] for fact in told))
    if len(said) != 1:
        return Stated("fact", state="unsure", raw=quotes, codes=(code,))
    ((value, unit), fact) = said.popitem()
    return Stated(
        "fact", value, "printed", unit, None, fact["qualifier"] in _APPROXIMATE, fact["quote"], (code,)
    )


def _annex(record: Record, code: str) -> Stated:
    """The year's own column of an annex; 历年累计 counts since ever and is another thing."""
    row = next((row for row in record.get("regional_rows", ()) if row["code"] == code), None)
    if row is None:
        return NOTHING
    of_year = {head: value for head, value in row["values"].items() if _is_of_year(head, record)}
    if len(of_year) != 1:
        return Stated("regional_row", state="unsure", unit=row["unit"], raw=row["label"], codes=(code,))
    (value,) = of_year.values()
    state: State = "blank" if value is None else "printed"
    return Stated("regional_row", value, state, row["unit"], raw=row["label"], codes=(code,))


def _is_of_year(head: str, record: Record) -> bool:
    years = _YEAR.findall(head)
    return _SINCE_EVER not in head and (not years or years == [str(record.get("report_year"))])
