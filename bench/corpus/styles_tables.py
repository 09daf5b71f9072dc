"""Styles that damage the structure: tables split, joined, nested, mislabelled in markup, copied, left out."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.corpus.dressing import cut, expecting, row_values, with_boxes, with_rows, with_values
from bench.corpus.official import APPLICANTS
from bench.corpus.specimen import Box, Draft, Expected, Filled, Row, Sheet

_CUTS = {"b": 30, "t3": 14}


def split(draft: Draft, _rng: Random) -> Draft:
    """§1.10: a table for each block of Table 2, Table 3 and that of 2014 in two pieces."""
    sheets = tuple(piece for sheet in draft.sheets for piece in _pieces(sheet))
    return replace(draft, sheets=sheets)


def _pieces(sheet: Sheet) -> list[Sheet]:
    """A sheet cut at its blocks, or at the row where the table of cuts says."""
    starts = [at for at, row in enumerate(sheet.rows) if at and row[0].text.startswith("第二十条")]
    pieces: list[Sheet] = []
    rest = sheet
    for at in reversed(starts or ([_CUTS[sheet.part]] if sheet.part in _CUTS else [])):
        rest, lower = cut(rest, at)
        pieces.insert(0, lower)
    return [rest, *pieces]


def over_pages(draft: Draft, rng: Random) -> Draft:
    """A document whose tables go on over pages."""
    return replace(split(draft, rng), look=replace(draft.look, page_breaks=True))


def unruled(draft: Draft, _rng: Random) -> Draft:
    """A document whose tables have no lines."""
    return replace(draft, look=replace(draft.look, ruled=False))


def filled(draft: Draft, rng: Random) -> Draft:
    """A document whose tables have no lines, but a coloured ground: behind all cells, the labels, the values, each second row."""
    ground: tuple[Filled, ...] = ("cells", "labels", "values", "stripes")
    return replace(draft, look=replace(draft.look, ruled=False, filled=rng.choice(ground)))


def joined(draft: Draft, _rng: Random) -> Draft:
    """§1.10: Tables 2, 3 and 4 merged into one, the headings of their sections inside it."""
    rows: list[Row] = []
    headings = {c.section: c.heading for c in draft.chapters}
    for at, sheet in enumerate(draft.sheets):
        rows += [(Box(headings[sheet.section], "caption", colspan=15),)] if at else []
        rows += sheet.rows
    return replace(draft, sheets=(Sheet("t2", draft.sheets[0].section, tuple(rows)),))


def layout(draft: Draft, _rng: Random) -> Draft:
    """§1.10: the whole article inside outer tables."""
    return replace(draft, look=replace(draft.look, layout_table=True))


def heads_mixed(draft: Draft, rng: Random) -> Draft:
    """`th` and `td` at random."""
    return with_boxes(draft, lambda box: replace(box, th=rng.random() < 0.5))


def trailing_spans(draft: Draft, _rng: Random) -> Draft:
    """[S002]: captions and last values stated wider than the table is."""

    def change(box: Box) -> Box:
        if box.role == "caption":
            return replace(box, claims=(10, box.rowspan))
        last = box.role == "value" and box.code.endswith(".total") and box.code.startswith("t3")
        return replace(box, claims=(3, 1)) if last else box

    return with_boxes(draft, change)


def label_spans(draft: Draft, _rng: Random) -> Draft:
    """Label cells stated narrower than the head above them, so that the row's values begin too far left."""
    return with_boxes(
        draft, lambda b: replace(b, claims=(2, b.rowspan)) if b.role == "label" and b.colspan == 3 else b
    )


def huge_spans(draft: Draft, _rng: Random) -> Draft:
    """Spans far beyond the table."""

    def change(rows: tuple[Row, ...]) -> list[Row]:
        last = len(rows) - 1
        return [
            tuple(
                replace(b, claims=(1000, 1)) if b.role == "caption"
                else replace(b, claims=(b.colspan, 65000)) if at == last and b.role == "label"
                else b
                for b in row
            )
            for at, row in enumerate(rows)
        ]  # fmt: skip

    for part in ("b", "t2", "t3"):
        draft = with_rows(draft, part, change)
    return draft


def twin_equal(draft: Draft, _rng: Random) -> Draft:
    """A hidden copy of the tables for printing, equal to the first."""
    return replace(draft, look=replace(draft.look, twin=draft.sheets))


def twin_differing(draft: Draft, rng: Random) -> Draft:
    """A copy that differs in some cells: those are unsure."""
    changed: dict[str, Expected] = {}

    def printed(box: Box) -> tuple[str, Expected] | None:
        if rng.random() > 0.06 or not box.text.isdigit():
            return None
        changed[box.code] = Expected("unsure")
        return str(int(box.text) + 3), Expected("unsure")

    copy = with_values(draft, printed)
    if not changed:
        first = next(b for s in draft.sheets for row in s.rows for b in row_values(row) if b.text.isdigit())
        changed[first.code] = Expected("unsure")
        copy = with_boxes(
            draft,
            lambda b: replace(b, text=f"{b.text}7") if b.code == first.code and b.role == "value" else b,
        )
    dressed = replace(
        draft, look=replace(draft.look, twin=copy.sheets), problems=draft.problems | {"copies_differ"}
    )
    return expecting(dressed, changed)


def left_out(draft: Draft, _rng: Random) -> Draft:
    """[N6]: headings without their tables."""
    return replace(draft, sheets=(), figures={}, era=None, problems=draft.problems | {"tables_missing"})


def total_row_empty(draft: Draft, _rng: Random) -> Draft:
    """[S002]: row (七) prints 0 for the applicants and the truth under 总计."""
    codes = {f"t3.handled_total.{column}" for column, _ in APPLICANTS[:-1]}
    return with_values(draft, lambda b: ("0", Expected("printed", 0)) if b.code in codes else None)


def shifted(draft: Draft, _rng: Random) -> Draft:
    """[S000]: the value of the first row stands in the header row above it."""
    total = sum(draft.hidden[f"b1_via_{name}"] for name in ("gazette", "website", "weibo", "wechat", "other"))
    code = "b1_proactive_total"
    flag = "value_shifted_to_header" if total else None
    first = Expected("printed", 0, flag)

    def change(rows: tuple[Row, ...]) -> list[Row]:
        return [_headed(row, str(total)) if row[0].code == "b_h1" else row for row in rows]

    dressed = with_values(draft, lambda b: ("0", first) if b.code == code else None)
    dressed = replace(with_rows(dressed, "b", change), hidden={**draft.hidden, code: total})
    return expecting(dressed, {"b_h1": Expected("printed", total)})


def _headed(row: Row, text: str) -> Row:
    return (*row[:-1], replace(row[-1], text=text))
