"""The form of 国办公开办函〔2021〕30号: table 2 in four blocks, table 3 with three rows under （六）其他处理."""

from __future__ import annotations

from pipelines.parse.forms.applications import FIRST, LAST, OTHER
from pipelines.parse.forms.shape import Block, Column, Row

SCHEMA = "d30_2021"

_DOCUMENTS = (
    Column("issued", "本年制发件数", "件"),
    Column("repealed", "本年废止件数", "件"),
    Column("in_force", "现行有效件数", "件"),
)
_DECISIONS = (Column("decisions", "本年处理决定数量"),)
_FEES = (Column("amount_wan_yuan", "本年收费金额(单位:万元)", "万元"),)

BLOCKS = (
    Block(_DOCUMENTS, (Row("rules", "规章"), Row("normative_docs", "行政规范性文件"))),
    Block(_DECISIONS, (Row("licences", "行政许可"),)),
    Block(_DECISIONS, (Row("penalties", "行政处罚"), Row("coercive_measures", "行政强制"))),
    Block(_FEES, (Row("admin_fees", "行政事业性收费"),)),
)

SIGNATURE = frozenset({"issued", "repealed", "in_force", "amount_wan_yuan"})

OTHER_ROWS = (
    Row(
        "other_no_correction", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", group=OTHER
    ),
    Row(
        "other_fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        group=OTHER,
    ),
    Row("other_other", "3.其他", group=OTHER),
)
APPLICATIONS = (*FIRST, *OTHER_ROWS, *LAST)
