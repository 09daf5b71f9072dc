"""Every check of the forms as one table, each row with its source: sums, limits, prose against tables, year to year.

A row says what holds; how it is held against a page stands in sums (Identity), plausibility (Limit), conflicts (Pair)
and, over two reports, in the archive's question (Between).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.vocabulary import Level, Number, Severity
from pipelines.parse.forms import c60_2019
from pipelines.parse.forms.applications import COLUMNS, FIRST, OUTCOME_COLUMNS, QUINTETS
from pipelines.parse.forms.d30_2021 import OTHER_ROWS
from pipelines.parse.forms.regional import ZHEJIANG

FORM_2014, FORM_2019, FORM_2021 = "国办发〔2014〕32号", "国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"
_SUMS_2014 = f"{FORM_2014}: the parts printed under a total"
_NOTE = f"{FORM_2019}: 第一项加第二项之和，等于第三项加第四项之和, in the head of table 3"
_TABLE_2_2019 = f"{FORM_2019}: the columns of table 2"
_TABLE_2_2021 = f"{FORM_2021}: the columns of table 2"
_LEGISLATION = "立法法: 规章 are made from the governments of cities with districts up"
_SAME_COUNT = "the same count, stated in the text and printed in the form"

APPLICANTS = tuple(column.code for column in COLUMNS)
OTHER = ("other_handling", *(row.code for row in OTHER_ROWS))
ROWS = (*(row.code for row in FIRST), *OTHER, "handled_total", "carried_out")
CHANNELS = ("b1_via_gazette", "b1_via_website", "b1_via_weibo", "b1_via_wechat", "b1_via_other")
TOWNS = frozenset[Level]({"township", "street"})
#: A department counts among these where its code is a county's.
BELOW_CITIES = frozenset[Level]({"county", "township", "street", "dev_zone", "department"})


# -- sums that must hold --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Identity:
    """left and right are codes whose sums are equal.

    choice are codes on the right of which a form prints some: those that are absent are left out, but one must be
    there; where all are, the first is the sum of the rest.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    choice: tuple[str, ...] = ()
    severity: Severity = "hard"


def _b(rule: str, total: str, *parts: str) -> Identity:
    return Identity(rule, (total,), parts, _SUMS_2014)


def handled(column: str) -> Identity:
    leaves = tuple(f"t3.{row.code}.{column}" for row in FIRST[2:])
    choice = tuple(f"t3.{row}.{column}" for row in OTHER)
    source = f"{FORM_2019}, {FORM_2021}: (七)总计 under 三、本年度办理结果"
    return Identity("T3-2", (f"t3.handled_total.{column}",), leaves, source, choice)


def _balance(column: str) -> Identity:
    left = (f"t3.new_received.{column}", f"t3.carried_in.{column}")
    return Identity("T3-1", left, (f"t3.handled_total.{column}", f"t3.carried_out.{column}"), _NOTE)


def _across(row: str) -> Identity:
    parts = tuple(f"t3.{row}.{column}" for column in APPLICANTS[:-1])
    return Identity("T3-3", (f"t3.{row}.total",), parts, f"{FORM_2019}: the column 总计 of table 3")


def _quintet(name: str) -> Identity:
    parts = tuple(f"t4.{name}.{column.code}" for column in OUTCOME_COLUMNS[:-1])
    return Identity("T4", (f"t4.{name}.total",), parts, f"{FORM_2019}: the columns 总计 of table 4")


IDENTITIES: tuple[Identity, ...] = (
    _b("B-1", "b3_received", "b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail"),
    _b("B-2", "b3_closed", "b3_closed_on_time", "b3_closed_extended"),
    _b(
        "B-3", "b3_replies", "b3_rep_already_public", "b3_rep_granted", "b3_rep_partial", "b3_rep_refused",
        "b3_rep_not_this_organ", "b3_rep_not_exist", "b3_rep_amend", "b3_rep_other_channel",
    ),
    _b(
        "B-4", "b3_rep_refused", "b3_ref_state_secret", "b3_ref_trade_secret", "b3_ref_privacy",
        "b3_ref_security_stability", "b3_ref_not_gov_info", "b3_ref_other_legal",
    ),
    _b("B-5", "b4_reconsiderations", "b4_upheld", "b4_corrected", "b4_other"),
    _b("B-6", "b5_lawsuits", "b5_upheld", "b5_corrected", "b5_other"),
    _b("B-7", "b8_staff", "b8_staff_full_time", "b8_staff_part_time"),
    *map(_balance, APPLICANTS),
    *map(handled, APPLICANTS),
    *map(_across, ROWS),
    *map(_quintet, QUINTETS),
)  # fmt: skip


# -- limits that are rarely passed ----------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Limit:
    """The sum of *left* is at most that of *right* plus *slack*; not applicable where a cell prints no number.

    largest: the largest of *left* is meant, not their sum. is_equal: neither side may be more. share: what *left* may
    be more as a share of itself, where that is more than *slack*. while_zero: only where these print 0. optional:
    cells of *left* that the page does not print are left out, but one must be there. levels: only of publishers
    of these levels.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    source: str
    slack: Number = 0
    share: float = 0.0
    largest: bool = False
    is_equal: bool = False
    optional: bool = False
    while_zero: tuple[str, ...] = ()
    levels: frozenset[Level] | None = None
    severity: Severity = "soft"


_OF_WHICH = f"{FORM_2014}: 其中, a part of the row above"
_MONEY_2014 = f"{FORM_2014}: the unit of the row is 万元"
_ROWS_OF_ITEMS = tuple(
    row.code
    for block in c60_2019.BLOCKS
    if any(column.code == "items_delta" for column in block.columns)
    for row in block.rows
)
_RULES_CELLS = tuple(
    f"t2.rules.{column}"
    for column in ("made_this_year", "published_this_year", "public_total", "issued", "repealed", "in_force")
)
KINDS = tuple(row.code for row in ZHEJIANG)


def _close(left: str, right: str) -> Limit:
    source = f"{FORM_2014}: a closed request has had its reply"
    return Limit("B-11", (left,), (right,), source, slack=3, share=0.1)


def _documents(row: str) -> tuple[Limit, ...]:
    published, public = f"t2.{row}.published_this_year", f"t2.{row}.public_total"
    issued, in_force = f"t2.{row}.issued", f"t2.{row}.in_force"
    return (
        Limit("T2", (published,), (public,), _TABLE_2_2019),
        Limit("T2", (issued,), (in_force,), _TABLE_2_2021, while_zero=(f"t2.{row}.repealed",)),
    )


def _money(code: str) -> tuple[Limit, ...]:
    """Above 1000 万元 the cell was probably printed in 元; a town rarely spends 50 on disclosure."""
    return (
        Limit("B-13", (code,), (), _MONEY_2014, slack=1000),
        Limit("B-13", (code,), (), _MONEY_2014, slack=50, levels=TOWNS, severity="info"),
    )


LIMITS: tuple[Limit, ...] = (
    Limit("B-8", CHANNELS, ("b1_proactive_total",), f"{FORM_2014}: 不同渠道和方式公开相同信息计1条", largest=True),
    Limit("B-8", ("b1_proactive_total",), CHANNELS, f"{FORM_2014}: 不同渠道和方式公开相同信息计1条"),
    Limit("B-9", ("b1_proactive_normative",), ("b1_proactive_total",), _OF_WHICH),
    Limit("B-9", ("b1_proactive_normative",), ("b1_normative_issued",), _OF_WHICH),
    Limit("B-10", ("b2_press_conf_principal",), ("b2_press_conf",), _OF_WHICH),
    Limit("B-10", ("b2_interviews_principal",), ("b2_interviews",), _OF_WHICH),
    _close("b3_replies", "b3_closed"),
    _close("b3_closed", "b3_replies"),
    Limit("B-12", KINDS[1:], KINDS[:1], "Zhejiang, 2019: (四)申请类型数", is_equal=True, optional=True),
    Limit("B-12", KINDS[:1], ("b3_received",), "Zhejiang, 2019: (四)申请类型数", is_equal=True),
    Limit("B-13", ("b9_trainees",), (), f"{FORM_2014}: 接受培训人员数", while_zero=("b9_trainings",)),
    *_money("b7_fees_collected"),
    *_money("b8_budget"),
    *_documents("rules"),
    *_documents("normative_docs"),
    *(Limit("T2", (), (f"t2.{r}.items_last_year", f"t2.{r}.items_delta"), _TABLE_2_2019) for r in _ROWS_OF_ITEMS),
    Limit("T2-rules", _RULES_CELLS, (), _LEGISLATION, largest=True, optional=True, levels=BELOW_CITIES),
)  # fmt: skip


# -- the text against the tables ------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Pair:
    """A fact and the figures whose sum says the same."""

    fact: str
    figures: tuple[str, ...]
    rule: str = "prose_table_conflict"
    source: str = _SAME_COUNT


_PROSE_2014: Mapping[str, str] = {
    "n_proactive_total": "b1_proactive_total", "n_via_website": "b1_via_website", "n_via_weibo": "b1_via_weibo",
    "n_via_wechat": "b1_via_wechat", "n_applications": "b3_received", "n_applications_in_person": "b3_recv_in_person",
    "n_applications_fax": "b3_recv_fax", "n_applications_mail": "b3_recv_mail", "n_reviews": "b4_reconsiderations",
    "n_suits": "b5_lawsuits", "n_meetings": "b9_meetings", "n_trainings": "b9_trainings",
    "n_trainees": "b9_trainees", "n_staff": "b8_staff", "n_reading_points": "b8_reading_points",
}  # fmt: skip
PAIRS: tuple[Pair, ...] = (
    *(Pair(fact, (cell,)) for fact, cell in _PROSE_2014.items()),
    Pair("n_applications", ("t3.new_received.total",), "T3-5"),
    Pair("n_reviews", ("t4.review.total",)),
    Pair("n_suits", ("t4.suit_direct.total", "t4.suit_after_review.total")),
)


# -- one year against the next --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Between:
    """code of this year = before of the year before + added - taken of this year; a blank makes it not applicable."""

    rule: str
    severity: Severity
    code: str
    source: str
    before: tuple[str, ...]
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def _carried(column: str) -> Between:
    source = f"{FORM_2019}: 四、结转下年度继续办理 is 二、上年结转 of the year after"
    return Between("T3-4", "soft", f"t3.carried_in.{column}", source, (f"t3.carried_out.{column}",))


def _in_force(row: str) -> Between:
    """Broken by every clean-up of old documents: worth knowing, no fault."""
    code, issued, repealed = (f"t2.{row}.{column}" for column in ("in_force", "issued", "repealed"))
    return Between("T2-years", "info", code, _TABLE_2_2021, (code,), (issued,), (repealed,))


def _items(row: str) -> Between:
    code = f"t2.{row}.items_last_year"
    return Between("T2-years", "soft", code, _TABLE_2_2019, (code, f"t2.{row}.items_delta"))


BETWEEN: tuple[Between, ...] = (
    *map(_carried, APPLICANTS),
    *map(_in_force, ("rules", "normative_docs")),
    *map(_items, _ROWS_OF_ITEMS),
)
