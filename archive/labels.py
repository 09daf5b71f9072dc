"""What the forms call a figure: `t3.new_received.total` -> 本年新收政府信息公开申请数量 总计."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipelines.parse.forms import b32_2014, c60_2019, d30_2021
from pipelines.parse.forms.applications import COLUMNS, OUTCOME_COLUMNS, QUINTETS
from pipelines.parse.forms.shape import Column, Row

_FORMS = (c60_2019, d30_2021)  # the newer form has the last word
#: The number of a row, and the note in brackets behind its label.
_AROUND = re.compile(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.|其中:)+|\(.*\)$")
_QUINTETS = dict(zip(QUINTETS, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True))


def _words(*labels: str) -> str:
    return " ".join(filter(None, (_AROUND.sub("", label) for label in labels)))


def _crossed(part: str, rows: tuple[Row, ...], columns: tuple[Column, ...]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for column in columns:
            yield f"{part}.{row.code}.{column.code}", _words(row.group, row.label, column.label)


def _all() -> Iterator[tuple[str, str]]:
    by_code = {row.code: row for row in b32_2014.ROWS}
    for row in (*b32_2014.HEADINGS, *b32_2014.ROWS):
        above = by_code.get(row.group)
        yield row.code, _words(above.label if above else row.group, row.label)
    for form in _FORMS:
        for block in form.BLOCKS:
            yield from _crossed("t2", block.rows, block.columns)
        yield from _crossed("t3", form.APPLICATIONS, COLUMNS)
    for quintet, name in _QUINTETS.items():
        yield from _crossed("t4", (Row(quintet, name),), OUTCOME_COLUMNS)


#: By code, in the words of the newest form that has it.
LABELS: Mapping[str, str] = dict(_all())
