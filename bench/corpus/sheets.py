"""The official shape of every table, printed from true values: sheets of boxes with their spans."""

from __future__ import annotations

from collections.abc import Callable

from bench.corpus.numbers import Values
from bench.corpus.official import (
    APPLICANTS,
    B_ROWS,
    CORNER,
    FJ_ROWS,
    OUTCOMES,
    QUINTETS,
    T2_C,
    T2_D,
    T3_C,
    T3_D,
    ZJ_ROWS,
    Block,
    Group,
)
from bench.corpus.specimen import Box, Form, Row, Sheet

STATISTICS = "政府信息公开情况统计表"


def official_sheets(form: Form, values: Values, organ: str, year: int) -> tuple[Sheet, ...]:
    """The tables of a form, filled: none for the narrative of 2008 (its annex is a style of its own)."""
    if form == "a_2008":
        return ()
    if form == "b32_2014":
        return (statistics(values, organ, year),)
    blocks, groups = (T2_C, T3_C) if form == "c60_2019" else (T2_D, T3_D)
    return (table2(blocks, values), table3(groups, values), table4(values))


def value(values: Values, code: str, colspan: int = 1) -> Box:
    return Box(f"{values[code]}", "value", code, colspan=colspan)


def statistics(values: Values, organ: str, year: int) -> Sheet:
    """The table of 2014 with its head lines inside the table, as the notice prints it."""
    head: list[Row] = [
        (Box(STATISTICS, "caption", colspan=3),),
        (Box(f"（{year}年度）", "caption", colspan=3),),
        (Box(f"填报单位（盖章）：{organ}", "caption", colspan=3),),
        (Box("统计指标", "column"), Box("单位", "column"), Box("统计数", "column")),
    ]
    body = [_statistics_row(code, label, unit, values) for code, label, unit in B_ROWS]
    return Sheet("b", "annex", (*head, *body))


def _statistics_row(code: str, label: str, unit: str, values: Values) -> Row:
    number = Box("", "note") if code.startswith("b_h") else value(values, code)
    return (Box(label, "label", code), Box(unit, "note"), number)


def zhejiang_rows(values: Values) -> tuple[Row, ...]:
    return tuple(
        (Box(label, "label", code), Box("件", "note"), value(values, code)) for code, label in ZJ_ROWS
    )


def fujian(values: Values, year: int) -> Sheet:
    """The provincial annex with a column of the year and one of all years so far."""
    columns = ("指标名称", "计量单位", f"{year}年度", "历年累计")
    head: Row = tuple(Box(text, "column") for text in columns)
    rows = tuple(
        (Box(label, "label", code), Box(unit, "note"), value(values, code), value(values, f"{code}.ever"))
        for code, label, unit in FJ_ROWS
    )
    return Sheet("fj", "annex", (head, *rows))


def table2(blocks: tuple[Block, ...], values: Values) -> Sheet:
    """Table 2: stacked blocks in four columns; the last cell of a narrow block spans what is left."""
    rows: list[Row] = []
    for caption, columns, lines in blocks:
        rest = 4 - len(columns)
        spans = [1] * (len(columns) - 1) + [rest]
        rows.append((Box(caption, "caption", caption, colspan=4),))
        heads = [
            Box(label, "column", code, colspan=s) for (code, label), s in zip(columns, spans, strict=True)
        ]
        rows.append((Box("信息内容", "column"), *heads))
        for code, label in lines:
            cells = [value(values, f"t2.{code}.{c}", s) for (c, _), s in zip(columns, spans, strict=True)]
            rows.append((Box(label, "label", f"t2.{code}"), *cells))
    return Sheet("t2", "proactive", tuple(rows))


def table3_head() -> tuple[Row, ...]:
    organisations = tuple(Box(label, "column", code) for code, label in APPLICANTS[1:-1])
    return (
        (Box(CORNER, "corner", colspan=3, rowspan=3), Box("申请人情况", "column", colspan=7)),
        (
            Box("自然人", "column", "natural_person", rowspan=2),
            Box("法人或其他组织", "column", colspan=5),
            Box("总计", "column", "total", rowspan=2),
        ),
        organisations,
    )


def table3(groups: tuple[Group, ...], values: Values) -> Sheet:
    """Table 3: three columns of labels, seven of values, the groups spanning their rows."""

    def cells(row: str) -> Row:
        return tuple(value(values, f"t3.{row}.{column}") for column, _ in APPLICANTS)

    def outer(row: str, label: str) -> Row:
        return (Box(label, "label", f"t3.{row}", colspan=3), *cells(row))

    inner = _inside(groups, cells)
    whole = Box("三、本年度办理结果", "group", rowspan=len(inner))
    rows = [(whole, *inner[0]), *inner[1:]]
    head = (
        outer("new_received", "一、本年新收政府信息公开申请数量"),
        outer("carried_in", "二、上年结转政府信息公开申请数量"),
    )
    return Sheet(
        "t3", "requests", (*table3_head(), *head, *rows, outer("carried_out", "四、结转下年度继续办理"))
    )


def _inside(groups: tuple[Group, ...], cells: Callable[[str], Row]) -> list[Row]:
    """The rows of 三 without the cell that spans them all."""
    rows: list[Row] = []
    for heading, lines in groups:
        for at, (code, label) in enumerate(lines):
            name = Box(label, "label", f"t3.{code}", colspan=1 if heading else 2)
            group = (Box(heading, "group", rowspan=len(lines)),) if heading and at == 0 else ()
            rows.append((*group, name, *cells(code)))
    return rows


def table4(values: Values) -> Sheet:
    """Table 4: one row of fifteen values under three quintets."""
    first = tuple(Box(label, "column", code, rowspan=2) for code, label in OUTCOMES)
    then = tuple(Box(label, "column", code) for code, label in OUTCOMES)
    cells = tuple(value(values, f"t4.{q}.{code}") for q in QUINTETS for code, _ in OUTCOMES)
    rows: tuple[Row, ...] = (
        (Box("行政复议", "column", colspan=5), Box("行政诉讼", "column", colspan=10)),
        (*first, Box("未经复议直接起诉", "column", colspan=5), Box("复议后起诉", "column", colspan=5)),
        (*then, *then),
        cells,
    )
    return Sheet("t4", "litigation", rows)
