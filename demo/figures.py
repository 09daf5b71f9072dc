"""figures — random figures that keep every sum of the national forms and the chains from year to year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from random import Random

from demo import labels
from demo.names import LAST_YEAR, Publisher

SEED = "nianbao/1"
Number = int | float
Figures = Mapping[str, Number]

_SIZE = {"county": 60, "department": 16, "street": 9, "township": 6}
_LEAF_WEIGHTS = {"granted": 12, "partial": 3, "unavailable_not_held": 5, "rejected_petition": 1}
_LAST_REGISTER = 2018  # the last year of the 58-row table


def generator(publisher: Publisher, *words: object) -> Random:
    """A generator that depends on the organ and the words alone, so that no page depends on another's."""
    return Random("/".join(map(str, (SEED, publisher.county.code, publisher.slug, *words))))


def era_of(year: int) -> str:
    """The national form an organ of the province fills in for *year*."""
    table = ((2013, "a_2008"), (2018, "b32_2014"), (2020, "c60_2019"), (LAST_YEAR, "d30_2021"))
    return next(era for last, era in table if year <= last)


def split(
    rng: Random, total: int, names: Sequence[str], weights: Sequence[int] | None = None
) -> dict[str, int]:
    """*total* dealt out at random over *names*; the parts sum to it."""
    parts = dict.fromkeys(names, 0)
    for name in rng.choices(names, weights, k=total):
        parts[name] += 1
    return parts


def _decimal(rng: Random, low: int, high: int) -> float:
    """A number with two decimals, the last never 0, so that it prints as it is written."""
    return round(rng.randint(low, high) + (rng.randint(0, 9) * 10 + rng.randint(1, 9)) / 100, 2)


def narrative(publisher: Publisher, year: int) -> dict[str, int]:
    """The facts a report of the oldest form tells in prose."""
    rng = generator(publisher, year, "narrative")
    size = _SIZE[publisher.level]
    website = rng.randint(size, size * 12)
    board = rng.randint(3, size + 5)
    received = rng.randint(0, size // 5)
    return {
        "n_via_website": website,
        "n_via_board": board,
        "n_proactive_total": website + board,
        "n_applications": received,
        "n_staff": rng.randint(1, 4),
        "n_reading_points": rng.randint(1, 3),
    }


def _register_requests(rng: Random, size: int) -> dict[str, Number]:
    received = rng.randint(0, size // 3)
    extended = rng.randint(0, received // 6)
    replies = split(
        rng,
        received,
        [
            "b3_rep_already_public", "b3_rep_granted", "b3_rep_partial", "b3_rep_refused",
            "b3_rep_not_this_organ", "b3_rep_not_exist", "b3_rep_amend", "b3_rep_other_channel",
        ],
        [4, 9, 2, 2, 4, 3, 1, 1],
    )  # fmt: skip
    reasons = [code for code, _, _ in labels.B_ROWS if code.startswith("b3_ref_")]
    channels = ["b3_recv_in_person", "b3_recv_fax", "b3_recv_online", "b3_recv_mail"]
    return {
        "b3_received": received,
        **split(rng, received, channels, [3, 1, 5, 4]),
        "b3_closed": received,
        "b3_closed_on_time": received - extended,
        "b3_closed_extended": extended,
        "b3_replies": received,
        **replies,
        **split(rng, replies["b3_rep_refused"], reasons),
    }


def _register_disputes(rng: Random, size: int) -> dict[str, Number]:
    reviews, suits = rng.randint(0, size // 15), rng.randint(0, size // 20)
    return {
        "b4_reconsiderations": reviews,
        **split(rng, reviews, ["b4_upheld", "b4_corrected", "b4_other"]),
        "b5_lawsuits": suits,
        **split(rng, suits, ["b5_upheld", "b5_corrected", "b5_other"]),
        "b6_complaints": rng.randint(0, 1),
        "b7_fees_collected": 0,
    }


def _register_means(rng: Random, size: int) -> dict[str, Number]:
    full, part = rng.randint(0, 2), rng.randint(1, 3 + size // 6)
    trainings = rng.randint(0, 3)
    return {
        "b8_organs": 1,
        "b8_reading_points": rng.randint(1, 2 + size // 10),
        "b8_staff": full + part,
        "b8_staff_full_time": full,
        "b8_staff_part_time": part,
        "b8_budget": rng.choice((0, 2, 5, _decimal(rng, 0, 8))),
        "b9_meetings": rng.randint(1, 5),
        "b9_trainings": trainings,
        "b9_trainees": rng.randint(12, 30) * trainings,
    }


def register(publisher: Publisher, year: int) -> dict[str, Number]:
    """The 58 values of the 2014 table, satisfying B-1 to B-13."""
    rng = generator(publisher, year, "register")
    size = _SIZE[publisher.level]
    via: dict[str, Number] = {
        "b1_via_gazette": rng.randint(2, 30) if publisher.level == "county" else 0,
        "b1_via_website": rng.randint(size * 4, size * 20),
        "b1_via_weibo": rng.randint(0, size * 2),
        "b1_via_wechat": rng.randint(size, size * 9),
        "b1_via_other": rng.randint(0, size),
    }
    total = rng.randint(int(max(via.values())), int(sum(via.values())))
    issued = rng.randint(0, size // 4)
    press, interviews = rng.randint(0, size // 12), rng.randint(0, size // 10)
    values: dict[str, Number] = {
        "b1_proactive_total": total,
        "b1_proactive_normative": rng.randint(0, min(issued, total)),
        "b1_normative_issued": issued,
        **via,
        "b2_hot_topics": rng.randint(0, size // 3),
        "b2_press_conf": press,
        "b2_press_conf_principal": rng.randint(0, press),
        "b2_interviews": interviews,
        "b2_interviews_principal": rng.randint(0, interviews),
        "b2_interpretations": rng.randint(0, size),
        "b2_weibo_wechat_responses": rng.randint(0, size // 2),
        "b2_other_responses": rng.randint(0, size // 4),
        **_register_requests(rng, size),
        **_register_disputes(rng, size),
        **_register_means(rng, size),
    }
    return {code: values[code] for code, _, unit in labels.B_ROWS if unit}


def _requests(rng: Random, size: int, era: str, carried: Mapping[str, int]) -> dict[str, Number]:
    """Table 3, column by column: what came in went out or is carried over."""
    leaves = labels.t3_leaves(labels.T3_GROUPS_C if era == "c60_2019" else labels.T3_GROUPS_D)
    weights = [_LEAF_WEIGHTS.get(leaf, 1) for leaf in leaves]
    applicants = labels.T3_COLUMNS[:-1]
    new = split(rng, rng.randint(0, size), applicants, [20, 5, 1, 1, 2, 1])
    rows: dict[str, dict[str, int]] = {"new_received": new, "carried_in": dict(carried)}
    rows |= {leaf: {} for leaf in leaves} | {"handled_total": {}, "carried_out": {}}
    for who in applicants:
        due = new[who] + carried.get(who, 0)
        left = rng.randint(0, due // 6)
        for leaf, count in split(rng, due - left, leaves, weights).items():
            rows[leaf][who] = count
        rows["handled_total"][who] = due - left
        rows["carried_out"][who] = left
    return {
        f"t3.{row}.{column}": sum(cells.values()) if column == "total" else cells.get(column, 0)
        for row, cells in rows.items()
        for column in labels.T3_COLUMNS
    }


def _disputes(rng: Random, size: int) -> dict[str, Number]:
    values: dict[str, Number] = {}
    parts = [code for code, _ in labels.T4_PARTS]
    for quintet, most in zip(labels.T4_QUINTETS, (size // 5, size // 10, size // 15), strict=True):
        total = rng.randint(0, most)
        values |= {f"t4.{quintet}.{part}": n for part, n in split(rng, total, parts, [5, 1, 2, 1]).items()}
        values[f"t4.{quintet}.total"] = total
    return values


def _proactive_2019(rng: Random, size: int, last: Figures) -> dict[str, Number]:
    made = rng.randint(0, size // 6)
    public = int(last.get("t2.normative_docs.public_total", rng.randint(0, size // 2)))
    values: dict[str, Number] = dict.fromkeys(
        ("t2.rules.made_this_year", "t2.rules.published_this_year", "t2.rules.public_total"), 0
    )
    values |= {
        "t2.normative_docs.made_this_year": made,
        "t2.normative_docs.published_this_year": made,
        "t2.normative_docs.public_total": public + made,
    }
    for row in ("licences", "other_services", "penalties", "coercive_measures", "admin_fees"):
        before = last.get(f"t2.{row}.items_last_year", rng.randint(2, size * 4))
        stock = int(before + last.get(f"t2.{row}.items_delta", 0))
        values[f"t2.{row}.items_last_year"] = stock
        values[f"t2.{row}.items_delta"] = rng.randint(-min(stock, size // 2), size // 2)
        if row != "admin_fees":
            values[f"t2.{row}.decisions"] = rng.randint(0, size * 30)
    projects = rng.randint(0, size // 4)
    values["t2.procurement.proc_projects"] = projects
    values["t2.procurement.proc_amount"] = _decimal(rng, 3, size * 20) if projects else 0
    return values


def _proactive_2021(rng: Random, size: int, last: Figures) -> dict[str, Number]:
    stock = int(last.get("t2.normative_docs.in_force", last.get("t2.normative_docs.public_total", size // 3)))
    issued, repealed = rng.randint(0, size // 6), rng.randint(0, stock // 5)
    return {
        "t2.rules.issued": 0,
        "t2.rules.repealed": 0,
        "t2.rules.in_force": 0,
        "t2.normative_docs.issued": issued,
        "t2.normative_docs.repealed": repealed,
        "t2.normative_docs.in_force": stock + issued - repealed,
        "t2.licences.decisions": rng.randint(5, size * 40),
        "t2.penalties.decisions": rng.randint(0, size * 4),
        "t2.coercive_measures.decisions": rng.randint(0, size // 2),
        "t2.admin_fees.amount_wan_yuan": rng.choice((0, _decimal(rng, 0, size * 3))),
    }


_PROACTIVE = {"c60_2019": _proactive_2019, "d30_2021": _proactive_2021}


@cache
def history(publisher: Publisher) -> Mapping[int, Figures]:
    """Every year's statutory figures of an organ, each year standing on the one before."""
    years: dict[int, Figures] = {}
    for year in range(publisher.first_year, LAST_YEAR + 1):
        era = era_of(year)
        if era == "a_2008":
            years[year] = {}
        elif year <= _LAST_REGISTER:
            years[year] = register(publisher, year)
        else:
            rng, size = generator(publisher, year, "tables"), _SIZE[publisher.level]
            last = years.get(year - 1, {})
            carried = {c: int(last.get(f"t3.carried_out.{c}", 0)) for c in labels.T3_COLUMNS[:-1]}
            years[year] = {
                **_PROACTIVE[era](rng, size, last),
                **_requests(rng, size, era, carried),
                **_disputes(rng, size),
            }
    return years
