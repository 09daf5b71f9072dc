"""grids — the statutory tables as cells with spans: one description for HTML, PDF and DOCX."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demo import labels
from demo.figures import Figures, Number

BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as printed; *code* names its field where it holds a value."""

    text: str
    across: int = 1
    down: int = 1
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table of *width* columns; a covered place has no cell of its own."""

    width: int
    rows: tuple[tuple[Cell, ...], ...]

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell of every printed cell, the spans above it taken into account."""
        covered: set[tuple[int, int]] = set()
        for r, row in enumerate(self.rows):
            c = 0
            for cell in row:
                while (r, c) in covered:
                    c += 1
                yield r, c, cell
                covered |= {(r + i, c + j) for i in range(cell.down) for j in range(cell.across)}


def printed(value: Number) -> str:
    """A figure as the pages print it: an integer bare, anything else with its decimals."""
    return str(value)


def _value(figures: Figures, code: str, across: int = 1, suffix: str = "") -> Cell:
    return Cell(printed(figures[code]) + suffix, across, code=code)


def register(figures: Figures | None) -> Grid:
    """The 58-row table of the 2014 form; without figures the empty template."""
    rows = [(Cell("统计指标"), Cell("单位"), Cell("统计数"))]
    for code, label, unit in labels.B_ROWS:
        value = _value(figures, code) if unit and figures is not None else Cell("")
        rows.append((Cell(label), Cell(unit or "——"), value))
    return Grid(3, tuple(rows))


@dataclass(frozen=True, slots=True)
class Amount:
    """How an organ prints the amount of its procurement: a unit in the column head, in the cell, or none."""

    head: str = "采购总金额（万元）"
    suffix: str = ""


def proactive(figures: Figures, blocks: tuple[labels.Block, ...], amount: Amount) -> Grid:
    """Table 2 of 2019 or 2021: stacked blocks, each a caption, a head and its rows, over twelve columns."""
    rows: list[tuple[Cell, ...]] = []
    for caption, columns, lines in blocks:
        across = 12 // (len(columns) + 1)
        heads = [amount.head if code == "proc_amount" else text for code, text in columns]
        rows.append((Cell(caption, 12),))
        rows.append((Cell("信息内容", across), *(Cell(head, across) for head in heads)))
        for row, label in lines:
            values = [
                _value(figures, f"t2.{row}.{code}", across, amount.suffix if code == "proc_amount" else "")
                for code, _ in columns
            ]
            rows.append((Cell(label, across), *values))
    return Grid(12, tuple(rows))


def _line(figures: Figures, row: str) -> tuple[Cell, ...]:
    return tuple(_value(figures, f"t3.{row}.{column}") for column in labels.T3_COLUMNS)


def requests(figures: Figures, groups: tuple[labels.Group, ...]) -> Grid:
    """Table 3 of 2019 or 2021: three label columns and seven value columns under a head of three rows."""
    rows: list[tuple[Cell, ...]] = [
        (Cell(BALANCE, 3, 3), Cell("申请人情况", 7)),
        (Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)),
        tuple(Cell(text) for text in labels.T3_ORGANISATIONS),
        (Cell("一、本年新收政府信息公开申请数量", 3), *_line(figures, "new_received")),
        (Cell("二、上年结转政府信息公开申请数量", 3), *_line(figures, "carried_in")),
    ]
    leaves = len(labels.t3_leaves(groups))
    first: tuple[Cell, ...] = (Cell("三、本年度办理结果", 1, leaves + 1),)
    for group, lines in groups:
        for index, (code, label) in enumerate(lines):
            head = (Cell(group, 1, len(lines)),) if group and index == 0 else ()
            rows.append((*first, *head, Cell(label, 1 if group else 2), *_line(figures, code)))
            first = ()
    rows.append((Cell("（七）总计", 2), *_line(figures, "handled_total")))
    rows.append((Cell("四、结转下年度继续办理", 3), *_line(figures, "carried_out")))
    return Grid(10, tuple(rows))


def disputes(figures: Figures) -> Grid:
    """Table 4: fifteen values in one row under a head of three rows."""
    parts = (*labels.T4_PARTS, ("total", "总计"))
    heads = tuple(Cell(label) for _, label in parts)
    upper = tuple(Cell(label, 1, 2) for _, label in parts)
    values = tuple(_value(figures, f"t4.{q}.{part}") for q in labels.T4_QUINTETS for part, _ in parts)
    return Grid(
        15,
        (
            (Cell("行政复议", 5), Cell("行政诉讼", 10)),
            (*upper, Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)),
            heads * 2,
            values,
        ),
    )
