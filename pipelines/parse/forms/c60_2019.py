"""The form of 国办公开办函〔2019〕60号: table 2 in five blocks, table 3 with one row （六）其他处理."""

from __future__ import annotations

from pipelines.parse.forms.applications import FIRST, LAST, OTHER
from pipelines.parse.forms.shape import Block, Column, Row

SCHEMA = "c60_2019"

_DOCUMENTS = (
    Column("made_this_year", "本年新制作数量"),
    Column("published_this_year", "本年新公开数量"),
    Column("public_total", "对外公开总数量"),
)
_ITEMS = (Column("items_last_year", "上一年项目数量"), Column("items_delta", "本年增/减"))
_DECISIONS = (*_ITEMS, Column("decisions", "处理决定数量"))
_PROCUREMENT = (Column("proc_projects", "采购项目数量"), Column("proc_amount", "采购总金额"))

BLOCKS = (
    Block(_DOCUMENTS, (Row("rules", "规章"), Row("normative_docs", "规范性文件"))),
    Block(_DECISIONS, (Row("licences", "行政许可"), Row("other_services", "其他对外管理服务事项"))),
    Block(_DECISIONS, (Row("penalties", "行政处罚"), Row("coercive_measures", "行政强制"))),
    Block(_ITEMS, (Row("admin_fees", "行政事业性收费"),)),
    Block(_PROCUREMENT, (Row("procurement", "政府集中采购"),)),
)

# Columns that no other form prints: they tell this table 2 from that of 2021.
SIGNATURE = frozenset({
    "made_this_year", "published_this_year", "public_total", "items_last_year", "items_delta",
    "proc_projects", "proc_amount",
})  # fmt: skip

APPLICATIONS = (*FIRST, Row("other_handling", "(六)其他处理", group=OTHER), *LAST)
