"""held_out — what the second lot's columns hold: titles as organs type them, and the pages that stand beside reports."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demo.names import County
from demo.skins import texts
from demo.skins.plan import Column, Piece, Stock, newest_first

TITLES = (
    "{county}{short}{year}年政府信息公开工作年度报告",
    "{short}{year}年政府信息公开工作年度报告",
    "{county}{organ}{year}年度政府信息公开工作年度报告",
    "{year}年{county}{short}政府信息公开年度报告",
    "{short}{year}年度政府信息公开年报",
    "{county}{organ}关于{year}年政府信息公开工作的年度报告",
)
OWN_TITLES = (
    "{year}年政府信息公开工作年度报告",
    "{short}{year}年政府信息公开工作年度报告",
    "{organ}{year}年度政府信息公开年报",
    "{year}年度信息公开工作年度报告",
)


def retitled(piece: Piece, titles: Sequence[str]) -> Piece:
    """The report under the wording of its organ; what is no report stays as it is."""
    who, year = piece.publisher, piece.year
    if who is None or year is None:
        return piece
    own = who.level == "county"
    short, organ = (who.name + who.organ,) * 2 if own else (who.name, who.organ)
    wording = titles[(who.number * 7 + year // 2) % len(titles)]  # an organ keeps its wording for two years
    county = "" if own else who.county.name
    title = wording.format(county=county, short=short, organ=organ, year=year)
    return replace(piece, article=replace(piece.article, title=title))


def typed(have: Stock) -> Stock:
    """The stock with every report under a title of its organ's own wording, whole enough for a shared list."""
    return replace(have, reports=tuple(retitled(p, TITLES) for p in have.reports))


def typed_at_home(have: Stock) -> Stock:
    """The same for lists that belong to one organ: many titles do not name it."""
    return replace(have, reports=tuple(retitled(p, OWN_TITLES) for p in have.reports))


def without(have: Stock, *gaps: int) -> Stock:
    """The stock less some reports: those that their organs never put online, by their place in the stock."""
    return replace(have, reports=tuple(p for at, p in enumerate(have.reports) if at not in gaps))


def note(county: County, title: str, text: str, on: date) -> Piece:
    """A page that is no report."""
    return Piece(
        texts.plain(title, county, text), 100_000 + zlib.crc32((county.code + title).encode()) % 800_000, on
    )


def matters(have: Stock) -> tuple[Column, ...]:
    """What else must be disclosed, each a column with a few pages that have years and reports in their titles."""
    county, last = have.ground.county, max(have.ground.years)
    name = county.name
    plans = tuple(
        note(
            county,
            f"{name}{y}年国民经济和社会发展计划执行情况的报告",
            f"{y}年主要指标运行在合理区间，重点项目按计划推进。",
            date(y + 1, 3, 2),
        )
        for y in (last - 1, last)
    )
    budgets = tuple(
        note(
            county,
            f"{name}{y}年度财政决算报告",
            f"{y}年一般公共预算收支平衡，三公经费下降。",
            date(y + 1, 8, 20),
        )
        for y in (last - 2, last - 1, last)
    )
    counts = tuple(
        note(
            county,
            f"{name}{y}年国民经济和社会发展统计公报",
            f"初步核算，{y}年全{county.self_word[-1]}地区生产总值稳步增长。",
            date(y + 1, 4, 12),
        )
        for y in (last - 1, last)
    )
    return (
        Column(
            "机构职能",
            "jgzn",
            "机构职能",
            (
                note(
                    county,
                    f"{name}人民政府办公室主要职责",
                    "负责协调、督查和政务公开工作。",
                    date(2020, 5, 6),
                ),
            ),
        ),
        Column("规划计划", "ghjh", "其他", newest_first(*plans)),
        Column("财政预决算", "czyjs", "其他", newest_first(*budgets)),
        Column("统计信息", "tjxx", "数据发布", newest_first(*counts)),
    )


def pillars(have: Stock, extra: Sequence[Piece] = ()) -> tuple[Column, ...]:
    """The columns beside the reports: guide, rules with *extra*, what must be disclosed, requests."""
    county = have.ground.county
    guide = note(
        county,
        f"{county.name}政府信息公开指南",
        "本指南说明政府信息的分类、编排体系、获取方式和受理机构。",
        date(2021, 3, 1),
    )
    rule = note(
        county,
        "中华人民共和国政府信息公开条例",
        "第一条 为了保障公民、法人和其他组织依法获取政府信息，制定本条例。",
        date(2019, 5, 15),
    )
    ask = note(
        county,
        f"{county.name}政府信息依申请公开须知",
        "申请人可以当面、信函或者通过网站提出申请。",
        date(2020, 7, 7),
    )
    return (
        Column("政府信息公开指南", "zfxxgkzn", "信息公开指南", (guide,)),
        Column("政府信息公开制度", "zfxxgkzd", "政策文件", newest_first(rule, *extra)),
        Column("法定主动公开内容", "fdzdgknr", "信息公开目录", (), matters(have)),
        Column("依申请公开", "ysqgk", "依申请公开", (ask,)),
    )
