"""Styles of form: provincial blocks and annexes, hybrids of two years' forms, other encodings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from bench.corpus.drafts import expected_of
from bench.corpus.dressing import expecting, row_code, with_rows
from bench.corpus.numbers import true_values
from bench.corpus.official import ANHUI_ROWS, APPLICANTS, FJ_ROWS, OTHER_C, T2_C, T3_D, ZJ_ROWS
from bench.corpus.sheets import fujian as annex
from bench.corpus.sheets import table2, table3, zhejiang_rows
from bench.corpus.specimen import Box, Chapter, Draft, RegionalTruth, Row
from models.vocabulary import Number

#: Hubei's explanations inside labels
_EXPLAINED: Mapping[str, str] = {
    "规范性文件": "规范性文件（行政机关制定发布的决定、公告等文件）",
    "上一年项目数量": "上一年项目数量（指上一年事项数）",
    "本年增/减": "本年增/减（指本年增加或减少的事项数，减用负值表示，如-8）",
    "处理决定数量": "处理决定数量（指本年办件量）",
}
_OTHER_CODES = ("other_no_correction", "other_fee_unpaid", "other_other")


def clean(draft: Draft, _rng: Random) -> Draft:
    """The official shape, undamaged."""
    return draft


def gbk(draft: Draft, _rng: Random) -> Draft:
    """An old page: declared gb2312."""
    return replace(draft, look=replace(draft.look, encoding="gb2312"))


def zhejiang(draft: Draft, _rng: Random) -> Draft:
    """§1.3: Zhejiang's block of kinds behind the answers."""
    extra = zhejiang_rows(dict(draft.hidden))

    def change(rows: tuple[Row, ...]) -> list[Row]:
        at = next(i for i, row in enumerate(rows) if row_code(row) == "b3_rep_other_channel") + 1
        return [*rows[:at], *extra, *rows[at:]]

    truth = tuple(RegionalTruth(label, {"统计数": draft.hidden[code]}, code) for code, label in ZJ_ROWS)
    return replace(with_rows(draft, "b", change), regional=truth)


def anhui(draft: Draft, rng: Random) -> Draft:
    """§1.3: a leading column of numbers, rows of the province's own, `----` for no unit."""
    own: dict[str, Number] = {label: rng.randint(1, 90) for label in ANHUI_ROWS}
    extra: list[Row] = [
        (Box(label, "label"), Box("条", "note"), Box(str(number), "value")) for label, number in own.items()
    ]

    def change(rows: tuple[Row, ...]) -> list[Row]:
        at = next(i for i, row in enumerate(rows) if row_code(row) == "b1_normative_issued") + 1
        return [_numbered(row, i) for i, row in enumerate([*rows[:at], *extra, *rows[at:]])]

    truth = tuple(RegionalTruth(label, {"统计数": number}) for label, number in own.items())
    return replace(with_rows(draft, "b", change), regional=truth)


def _numbered(row: Row, at: int) -> Row:
    if len(row) == 1:
        return (replace(row[0], colspan=4),)
    head = Box("序号", "column") if row[0].role == "column" else Box(str(at - 3), "note")
    return (head, *(replace(b, text=b.text.replace("——", "----")) for b in row))


def hubei(draft: Draft, rng: Random) -> Draft:
    """§1.4: a third row in the first block, explanations in brackets behind labels."""
    numbers = sorted(rng.randint(1, 90) for _ in range(3))
    heads = ("本年新制作数量", "本年新公开数量", "对外公开总数量")

    def change(rows: tuple[Row, ...]) -> list[Row]:
        own: Row = (Box("其他主动公开文件", "label"), *(Box(str(n), "value") for n in numbers))
        return [tuple(_explained(b) for b in row) for row in (*rows[:4], own, *rows[4:])]

    truth = RegionalTruth("其他主动公开文件", dict(zip(heads, numbers, strict=True)))
    return replace(with_rows(draft, "t2", change), regional=(truth,))


def _explained(box: Box) -> Box:
    return replace(box, text=_EXPLAINED.get(box.text, box.text)) if box.role != "value" else box


def fujian(draft: Draft, _rng: Random) -> Draft:
    """§1.2: the annex with the year and all years so far."""
    sheet = annex(dict(draft.hidden), draft.year)
    truth = tuple(
        RegionalTruth(
            label,
            {f"{draft.year}年度": draft.hidden[code], "历年累计": draft.hidden[f"{code}.ever"]},
            code,
        )
        for code, label, _ in FJ_ROWS
    )
    chapters = (*draft.chapters, Chapter("annex", "七、附表", ()))
    return replace(draft, sheets=(sheet,), chapters=chapters, regional=truth)


def single_six(draft: Draft, _rng: Random) -> Draft:
    """A report of the newest form whose row (六) is the single one of 2019."""
    values = dict(draft.hidden)
    gone = [f"t3.{row}.{column}" for row in _OTHER_CODES for column, _ in APPLICANTS]
    for column, _ in APPLICANTS:
        values[f"t3.other_handling.{column}"] = sum(values[f"t3.{row}.{column}"] for row in _OTHER_CODES)
    groups = tuple(OTHER_C if heading == "（六）其他处理" else (heading, rows) for heading, rows in T3_D)
    third = table3(groups, values)
    sheets = tuple(third if s.part == "t3" else s for s in draft.sheets)
    kept = {code: e for code, e in draft.figures.items() if code not in gone}
    dressed = replace(draft, sheets=sheets, figures=kept, hidden=values, open_codes=frozenset(gone))
    return expecting(dressed, expected_of((third,), values))


def table2_of_2019(draft: Draft, rng: Random) -> Draft:
    """[D20]: a report of 2021 or later with Table 2 of the form before."""
    sparse = not draft.hidden["t2.licences.decisions"]
    values = true_values("c60_2019", rng, sparse=sparse, rules=draft.place.level == "city")
    second = table2(T2_C, values)
    kept = {code: e for code, e in draft.figures.items() if not code.startswith("t2.")}
    hidden = {**draft.hidden, **{code: n for code, n in values.items() if code.startswith("t2.")}}
    sheets = tuple(second if s.part == "t2" else s for s in draft.sheets)
    handling = frozenset(f"t3.other_handling.{column}" for column, _ in APPLICANTS)  # printed by no row here
    dressed = replace(draft, sheets=sheets, figures=kept, hidden=hidden, open_codes=handling, era="c60_2019")
    return expecting(dressed, expected_of((second,), values))
