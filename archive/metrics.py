"""Figures that mean the same in several forms: one table, from a metric to what each form calls it.

Source: the forms themselves (国办发〔2014〕32号, 国办公开办函〔2019〕60号, 国办公开办函〔2021〕30号, Fujian's annex of 2009). A
metric is a view: nothing of it is stored, and no number is converted from one unit to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """What to ask of a record, in this order; the codes of one form are summed.

    since_2019 holds the ways of the forms of 2019 and 2021 (two where they differ, the newer first), form_2014 that
    of the table of 2014; prose is a fact, annex a row of Fujian's. approx: the forms count things that are like, not
    the same.
    """

    name: str
    meaning: str
    since_2019: tuple[Codes, ...] = ()
    form_2014: Codes = ()
    prose: str | None = None
    annex: str | None = None
    approx: bool = False

    @property
    def cells(self) -> tuple[Codes, ...]:
        return (*self.since_2019, *((self.form_2014,) if self.form_2014 else ()))


def _rows(*rows: str) -> tuple[Codes, ...]:
    """Rows of table 3, whose totals both newer forms print alike."""
    return (tuple(f"t3.{row}.total" for row in rows),)


_TABLE = (
    Metric("proactive_total", "items disclosed on the organ's own initiative", (),
           ("b1_proactive_total",), "n_proactive_total", "fj_proactive_total"),
    Metric("normative_in_force", "normative documents in force", (("t2.normative_docs.in_force",),)),
    Metric("applications_new", "applications received in the year", _rows("new_received"),
           ("b3_received",), "n_applications", "fj_applications_total"),
    Metric("applications_closed", "applications handled in the year", _rows("handled_total"), ("b3_closed",)),
    Metric("granted", "granted in full", _rows("granted"), ("b3_rep_granted",), None, "fj_reply_granted"),
    Metric("partial", "granted in part", _rows("partial"), ("b3_rep_partial",), None, "fj_reply_partial"),
    Metric("refused_total", "refused", _rows(
        "denied_state_secret", "denied_other_law", "denied_security_stability", "denied_third_party",
        "denied_internal_affairs", "denied_process_info", "denied_enforcement_files", "denied_admin_query",
    ), ("b3_rep_refused",), None, "fj_reply_refused"),
    Metric("not_held", "not held by the organ, or not existing", _rows("unavailable_not_held"),
           ("b3_rep_not_this_organ", "b3_rep_not_exist"), approx=True),
    Metric("unavailable_total", "could not be provided", _rows(
        "unavailable_not_held", "unavailable_needs_creation", "unavailable_still_unclear",
    )),
    Metric("rejected_total", "not dealt with", _rows(
        "rejected_petition", "rejected_duplicate", "rejected_publication", "rejected_abusive", "rejected_reconfirm",
    )),
    Metric("other_handling", "handled otherwise", (
        *_rows("other_no_correction", "other_fee_unpaid", "other_other"), *_rows("other_handling"),
    )),
    Metric("reviews", "administrative reviews over disclosure", (("t4.review.total",),),
           ("b4_reconsiderations",), "n_reviews", "fj_reconsiderations"),
    Metric("suits", "lawsuits over disclosure, filed at once or after a review",
           (("t4.suit_direct.total", "t4.suit_after_review.total"),), ("b5_lawsuits",), "n_suits", "fj_lawsuits"),
    Metric("fees", "fees for information given on request", (), ("b7_fees_collected",), "n_fees"),
    Metric("meetings", "meetings on disclosure", (), ("b9_meetings",), "n_meetings"),
    Metric("trainings", "training courses on disclosure", (), ("b9_trainings",), "n_trainings"),
    Metric("staff", "people who work on disclosure", (), ("b8_staff",), "n_staff"),
)  # fmt: skip
METRICS: Mapping[str, Metric] = MappingProxyType({metric.name: metric for metric in _TABLE})
