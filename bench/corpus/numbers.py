"""Random true values of a form: every sum of the form holds, and where asked no cell is zero."""

from __future__ import annotations

from random import Random

from bench.corpus.official import (
    APPLICANTS,
    FJ_ROWS,
    OUTCOMES,
    QUINTETS,
    T2_C,
    T2_D,
    T3_C,
    T3_D,
    ZJ_ROWS,
    leaves,
)
from bench.corpus.specimen import Form
from models.vocabulary import Number

Values = dict[str, Number]
_LAST_DIGITS = (0.35, 1.1, 0.092, 2.5, 12.08)


class Dice:
    """Counts drawn from a seed; a sparse throw is mostly zero, a full one never is."""

    def __init__(self, rng: Random, *, sparse: bool) -> None:
        self.rng = rng
        self.sparse = sparse

    def count(self, most: int = 30) -> int:
        """A number of 1 … most (skewed to small ones), or 0 for four of five sparse throws."""
        if self.sparse and self.rng.random() < 0.8:
            return 0
        return self.rng.randint(1, self.rng.choice((9, most)))

    def split(self, whole: int, parts: int) -> list[int]:
        """Parts that sum to the whole, none of them zero where the whole allows it."""
        if self.sparse or whole < parts:
            cuts = sorted(self.rng.randint(0, whole) for _ in range(parts - 1))
        else:
            cuts = sorted(self.rng.sample(range(1, whole), parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]


def true_values(form: Form, rng: Random, *, sparse: bool, rules: bool) -> Values:
    """All values of a form by code. `rules`: whether this level may make 规章 (cities and above)."""
    dice = Dice(rng, sparse=sparse)
    if form == "a_2008":
        return _annex(dice)
    if form == "b32_2014":
        return _statistics(dice)
    second = _table2_2019(dice, rules) if form == "c60_2019" else _table2_2021(dice, rules)
    return second | _table3(dice, form) | _table4(dice)


def _statistics(dice: Dice) -> Values:
    values = _published(dice) | _applications(dice)
    for group, parts in (("b4", "reconsiderations"), ("b5", "lawsuits")):
        upheld, corrected, other = dice.count(), dice.count(), dice.count()
        values |= {f"{group}_upheld": upheld, f"{group}_corrected": corrected, f"{group}_other": other}
        values[f"{group}_{parts}"] = upheld + corrected + other
    full, part = dice.count(5), dice.count(9)
    trainings = dice.count(6)
    return values | {
        "b6_complaints": dice.count(),
        "b7_fees_collected": 0 if dice.sparse else dice.rng.choice(_LAST_DIGITS),
        "b8_organs": dice.count(4),
        "b8_reading_points": dice.count(12),
        "b8_staff": full + part,
        "b8_staff_full_time": full,
        "b8_staff_part_time": part,
        "b8_budget": dice.rng.choice((5, 1.1, 3.6, 0.8)),
        "b9_meetings": dice.count(8),
        "b9_trainings": trainings,
        "b9_trainees": dice.rng.randint(20, 200) if trainings else 0,
    }


def _published(dice: Dice) -> Values:
    channels = ("gazette", "website", "weibo", "wechat", "other")
    via: Values = {f"b1_via_{name}": dice.count(400) for name in channels}
    total = dice.rng.randint(int(max(via.values())), int(sum(via.values())))
    issued = dice.count(40)
    normative = min(dice.count(20), issued, total)
    press, interviews = dice.count(9), dice.count(9)
    return via | {
        "b1_proactive_total": total,
        "b1_proactive_normative": normative,
        "b1_normative_issued": issued,
        "b2_hot_topics": dice.count(),
        "b2_press_conf": press,
        "b2_press_conf_principal": min(press, dice.count(3)),
        "b2_interviews": interviews,
        "b2_interviews_principal": min(interviews, dice.count(3)),
        "b2_interpretations": dice.count(60),
        "b2_weibo_wechat_responses": dice.count(),
        "b2_other_responses": dice.count(),
    }


def _applications(dice: Dice) -> Values:
    refusals = (
        "state_secret",
        "trade_secret",
        "privacy",
        "security_stability",
        "not_gov_info",
        "other_legal",
    )
    answers = (
        "already_public",
        "granted",
        "partial",
        "not_this_organ",
        "not_exist",
        "amend",
        "other_channel",
    )
    values: Values = {f"b3_ref_{name}": dice.count(9) for name in refusals}
    refused = sum(values.values())
    replies: Values = {f"b3_rep_{name}": dice.count() for name in answers}
    replies["b3_rep_granted"] += 0 if dice.sparse else 10  # room for Zhejiang's 18 kinds
    whole = int(sum(replies.values()) + refused)
    received = dice.split(whole, 4)
    closed = dice.split(whole, 2)
    kinds = dice.split(whole, len(ZJ_ROWS) - 1)
    values |= replies | {
        "b3_rep_refused": refused,
        "b3_replies": whole,
        "b3_received": whole,
        "b3_closed": whole,
    }
    values |= dict(zip(("b3_closed_on_time", "b3_closed_extended"), closed, strict=True))
    names = ("in_person", "fax", "online", "mail")
    values |= {f"b3_recv_{name}": count for name, count in zip(names, received, strict=True)}
    codes = [code for code, _ in ZJ_ROWS]
    return values | dict(zip(codes, [whole, *kinds], strict=True))


def _table2_2019(dice: Dice, rules: bool) -> Values:
    values: Values = {}
    for _, columns, rows in T2_C:
        for row, _ in rows:
            values |= {f"t2.{row}.{column}": dice.count(300) for column, _ in columns}
    for row in ("rules", "normative_docs"):
        made, new = dice.count(20), dice.count(20)
        cells = (made, new, new + dice.count(40)) if row != "rules" or rules else (0, 0, 0)
        names = ("made_this_year", "published_this_year", "public_total")
        values |= {f"t2.{row}.{name}": cell for name, cell in zip(names, cells, strict=True)}
    for row in ("licences", "other_services", "penalties", "coercive_measures", "admin_fees"):
        if dice.rng.random() < 0.4:
            last = int(values[f"t2.{row}.items_last_year"])
            values[f"t2.{row}.items_delta"] = -dice.rng.randint(0 if dice.sparse else 1, last) if last else 0
    values["t2.procurement.proc_amount"] = (
        0 if dice.sparse else round(dice.rng.uniform(1, 900), dice.rng.choice((1, 2)))
    )
    return values


def _table2_2021(dice: Dice, rules: bool) -> Values:
    values: Values = {}
    for _, columns, rows in T2_D:
        for row, _ in rows:
            values |= {f"t2.{row}.{column}": dice.count(5000) for column, _ in columns}
    for row in ("rules", "normative_docs"):
        issued, repealed = dice.count(20), dice.count(20)
        cells = (issued, repealed, issued + dice.count(60)) if row != "rules" or rules else (0, 0, 0)
        names = ("issued", "repealed", "in_force")
        values |= {f"t2.{row}.{name}": cell for name, cell in zip(names, cells, strict=True)}
    values["t2.admin_fees.amount_wan_yuan"] = (
        0 if dice.sparse else dice.rng.choice((*_LAST_DIGITS, 190.457379))
    )
    return values


def _table3(dice: Dice, form: Form) -> Values:
    rows = leaves(T3_C if form == "c60_2019" else T3_D)
    values: Values = {}
    for column, _ in APPLICANTS[:-1]:
        counts = [dice.count(60) for _ in rows]
        handled = sum(counts)
        carried_in = dice.rng.randint(0 if dice.sparse else 1, max(handled - 1, 1)) if handled else 0
        carried_out = dice.count(20)
        values |= {f"t3.{row}.{column}": count for row, count in zip(rows, counts, strict=True)}
        values[f"t3.handled_total.{column}"] = handled
        values[f"t3.carried_in.{column}"] = carried_in
        values[f"t3.carried_out.{column}"] = carried_out
        values[f"t3.new_received.{column}"] = handled + carried_out - carried_in
    for row in (*rows, "handled_total", "carried_in", "carried_out", "new_received"):
        values[f"t3.{row}.total"] = sum(values[f"t3.{row}.{column}"] for column, _ in APPLICANTS[:-1])
    return values


def _table4(dice: Dice) -> Values:
    values: Values = {}
    for quintet in QUINTETS:
        parts = {f"t4.{quintet}.{outcome}": dice.count(40) for outcome, _ in OUTCOMES[:-1]}
        values |= parts | {f"t4.{quintet}.total": sum(parts.values())}
    return values


def _annex(dice: Dice) -> Values:
    values: Values = {code: dice.count(300) for code, _, _ in FJ_ROWS}
    channels = [code for code, _, _ in FJ_ROWS if code.startswith("fj_app_")]
    values["fj_applications_total"] = sum(values[code] for code in channels)
    replies = [code for code, _, _ in FJ_ROWS if code.startswith("fj_reply_")]
    values["fj_replies_total"] = sum(values[code] for code in replies)
    values["fj_proactive_total"] = max(values["fj_proactive_website"], values["fj_proactive_gazette"])
    return values | {f"{code}.ever": value + dice.rng.randint(0, 900) for code, value in values.items()}
