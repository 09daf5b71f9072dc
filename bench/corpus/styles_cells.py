"""Styles that damage or vary cells: blank, dash, mask, picture, spans, units, signs, notes, letters for zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from bench.corpus.dressing import expecting, row_code, row_values, with_rows, with_values
from bench.corpus.official import UNITS_OF_2014
from bench.corpus.specimen import Box, Draft, Expected, Row
from models.vocabulary import Number, State


def _some(draft: Draft, rng: Random, share: float, text: Callable[[str], str], state: State) -> Draft:
    """A share of the value cells replaced by something that is no number."""
    return with_values(draft, lambda box: (text(box.text), Expected(state)) if rng.random() < share else None)


def blanks(draft: Draft, rng: Random) -> Draft:
    return _some(draft, rng, 0.12, lambda _: "", "blank")


def zeros_blank(draft: Draft, _rng: Random) -> Draft:
    """[C24]: no zero is printed."""
    return with_values(draft, lambda box: ("", Expected("blank")) if box.text == "0" else None)


def totals_only(draft: Draft, _rng: Random) -> Draft:
    """[C14]: only the column 总计 of Table 3 is filled."""

    def printed(box: Box) -> tuple[str, Expected] | None:
        inside = box.code.startswith("t3.") and not box.code.endswith(".total")
        return ("", Expected("blank")) if inside else None

    return with_values(draft, printed)


def unfilled(draft: Draft, _rng: Random) -> Draft:
    """[D19]: the form without any value; nothing can be computed."""
    return replace(with_values(draft, lambda _: ("", Expected("blank"))), hidden={})


def dashes(draft: Draft, rng: Random) -> Draft:
    marks = ("/", "—", "——", "-", "–", "无", "空", "※")
    return _some(draft, rng, 0.15, lambda _: rng.choice(marks), "dash")


def masks(draft: Draft, rng: Random) -> Draft:
    return _some(draft, rng, 0.1, lambda _: rng.choice(("*", "**", "***")), "masked")


def doubtful(draft: Draft, rng: Random) -> Draft:
    """Contract §3: printed, but not readable as one number with certainty."""
    forms = ("({})", "减{}", "{}或12", "{}/3")
    return _some(draft, rng, 0.08, lambda text: rng.choice(forms).format(text.lstrip("-")), "unsure")


def pictures(draft: Draft, rng: Random) -> Draft:
    """Single cells pasted as pictures."""
    marked = _some(draft, rng, 0.08, lambda _: "<picture>", "image")
    sheets = tuple(
        replace(s, rows=tuple(tuple(_picture(b) for b in row) for row in s.rows)) for s in marked.sheets
    )
    return replace(marked, sheets=sheets)


def _picture(box: Box) -> Box:
    return replace(box, text="", image=True) if box.text == "<picture>" else box


def spanned_zero(draft: Draft, _rng: Random) -> Draft:
    """[C6]: one 0 whose cell spans the seven columns."""
    return _spanned(draft, lambda total: total == "0")


def spanned_number(draft: Draft, _rng: Random) -> Draft:
    """One number spanning the seven columns: the total, the others are merged."""
    return _spanned(draft, lambda total: total != "0")


def _spanned(draft: Draft, wanted: Callable[[str], bool]) -> Draft:
    expectations: dict[str, Expected] = {}

    def change(rows: tuple[Row, ...]) -> list[Row]:
        new: list[Row] = []
        for row in rows:
            cells = row_values(row)
            if len(cells) != 7 or not wanted(cells[-1].text):
                new.append(row)
                continue
            zero = cells[-1].text == "0"
            expectations.update(
                {c.code: Expected("printed", 0, "spanned") if zero else Expected("merged") for c in cells}
            )
            expectations[cells[-1].code] = Expected("printed", draft.hidden[cells[-1].code], "spanned")
            labels = tuple(box for box in row if box.role != "value")
            new.append((*labels, replace(cells[-1], colspan=7)))
        return new

    dressed = with_rows(draft, "t3", change)
    return expecting(dressed, expectations)


def units(draft: Draft, _rng: Random) -> Draft:
    """§1.9: units behind the numbers."""

    def printed(box: Box) -> tuple[str, Expected] | None:
        unit = UNITS_OF_2014.get(box.code, "件" if box.code[:2] in ("t3", "t4") else "项")
        unit = "元" if box.code == "t2.procurement.proc_amount" else unit
        unit = "万元" if box.code == "t2.admin_fees.amount_wan_yuan" else unit
        return f"{box.text}{unit}", draft.figures[box.code]

    return with_values(draft, printed)


def signs(draft: Draft, rng: Random) -> Draft:
    """§1.9: thousands commas, plus signs, other minus signs."""
    larger = _larger(draft, rng)

    def printed(box: Box) -> tuple[str, Expected] | None:
        value = larger.hidden[box.code]
        text = f"{value:,}"
        if box.code.endswith("items_delta"):
            text = f"+{text}" if value > 0 else text.replace("-", rng.choice("−－"))
        return text, larger.figures[box.code]

    return with_values(larger, printed)


def _larger(draft: Draft, rng: Random) -> Draft:
    """Some counts of Table 2 in thousands, so that there is something to put commas into."""
    rows = ("t2.licences.decisions", "t2.penalties.decisions", "b2_interpretations")
    big: dict[str, Number] = {code: rng.randint(1000, 2_000_000) for code in rows if code in draft.figures}
    drafted = replace(draft, hidden={**draft.hidden, **big})
    return expecting(drafted, {code: Expected("printed", value) for code, value in big.items()})


def notes(draft: Draft, rng: Random) -> Draft:
    """`22（其中修订16件）`: a note behind the number."""

    def printed(box: Box) -> tuple[str, Expected] | None:
        value = draft.hidden[box.code]
        if rng.random() > 0.08 or value < 2 or "." in box.text:
            return None
        note = rng.choice((f"（其中修订{value - 1}件）", f"（含上级转来{value - 1}件）"))
        return box.text + note, Expected("printed", value, "noted")

    return with_values(draft, printed)


def roughly(draft: Draft, rng: Random) -> Draft:
    """`30余`: a number that says it is not exact."""

    def printed(box: Box) -> tuple[str, Expected] | None:
        value = draft.hidden[box.code]
        if rng.random() > 0.15 or value < 10 or "." in box.text:
            return None
        return f"{box.text}余", Expected("printed", value, "approx")

    return with_values(draft, printed)


def letter_zero(draft: Draft, rng: Random) -> Draft:
    """A letter or a Chinese numeral alone where 0 is meant."""

    def printed(box: Box) -> tuple[str, Expected] | None:
        if box.text != "0" or rng.random() > 0.5:
            return None
        return rng.choice("Oo〇零○"), Expected("printed", 0, "letter_zero")

    return with_values(draft, printed)


def row_gone(draft: Draft, rng: Random) -> Draft:
    """Rows that the page does not have."""
    gone: list[str] = []

    def change(rows: tuple[Row, ...]) -> list[Row]:
        kept: list[Row] = []
        for row in rows:
            movable = all(box.rowspan == 1 and box.role in ("label", "note", "value") for box in row)
            if movable and row_values(row) and row_code(row) != "t2.rules" and rng.random() < 0.08:
                gone.extend(box.code for box in row_values(row))
                kept.append(())
            else:
                kept.append(row)
        return _closed(kept)

    for part in ("b", "t3"):
        draft = with_rows(draft, part, change)
    told = draft.problems | ({"rows_missing"} if gone else set())
    return expecting(replace(draft, problems=told), dict.fromkeys(gone, Expected("absent")))


def _closed(rows: list[Row]) -> list[Row]:
    """Rows without the emptied ones; cells that spanned an emptied row span one less."""
    return [
        tuple(_shorter(box, rows[at + 1 : at + box.rowspan].count(())) for box in row)
        for at, row in enumerate(rows)
        if row
    ]


def _shorter(box: Box, by: int) -> Box:
    return replace(box, rowspan=box.rowspan - by)
