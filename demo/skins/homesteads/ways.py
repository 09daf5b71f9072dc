"""ways — how one comes from the home to the organs: data of a map, organs on two pages, a version for the old, depth."""

from __future__ import annotations

import json
from dataclasses import replace
from html import escape

from demo.names import Publisher
from demo.skins.dress import Press, later
from demo.skins.homesteads.lists import bare
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Plan, Stock, around, newest_first, planted, report_column, siblings
from demo.skins.site import Route

_GROUPS = ("xzjd", "bm")


def charted(_cms: Odd, press: Press) -> dict[str, Route]:
    """The organs of a group are data of a map that a library draws; a press goes to the address of the datum."""

    def page(column: Column) -> str:
        data = [{"name": c.name, "value": at, "url": press.link(c)} for at, c in enumerate(column.children)]
        return (
            f"<div id='map' style='height:500px'></div><script>var mapData = {json.dumps(data, ensure_ascii=False)};\nvar chart = echarts.init(document.getElementById('map'));\n"
            "chart.setOption({ series: [{ type: 'map', data: mapData }] });\nchart.on('click', function (p) { window.open(p.data.url); });</script>"
        )

    return {
        press.link(c): later(press.listing, c, page(c)) for c in press.plan.columns() if c.slug in _GROUPS
    }


def two_pages(_cms: Odd, press: Press) -> dict[str, Route]:
    """The organs themselves stand on two pages."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        if column.slug in _GROUPS and len(column.children) > 1:
            here, middle = press.link(column), (len(column.children) + 1) // 2
            second = f"{here}{'&' if '?' in here else '?'}page=2"
            parts = (column.children[:middle], column.children[middle:])
            for address, part in zip((here, second), parts, strict=True):
                cards = "".join(
                    f'<div class="card"><a href="{escape(press.link(c))}">{c.name}</a></div>' for c in part
                )
                pager = f'<div class="page"><a href="{escape(here)}">1</a> <a href="{escape(second)}">2</a> <a href="{escape(second)}">下一页</a></div>'
                routes[address] = later(press.listing, column, cards + pager)
    return routes


def aged(_cms: Odd, press: Press) -> dict[str, Route]:
    """A version in large letters below /old/, whose every page leads back to the usual one."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        links = "".join(f'<p><a href="/old{escape(press.link(c))}">{c.name}</a></p>' for c in column.children)
        rows = "".join(
            f'<p><a href="{escape(press.address(column, p))}">{p.title}</a></p>' for p in column.pieces
        )
        routes[f"/old{press.link(column)}"] = later(bare, press, f'<a href="/">返回</a>{links}{rows}')
    tops = "".join(f'<p><a href="/old{escape(press.link(c))}">{c.name}</a></p>' for c in press.plan.tops)
    return routes | {"/old/": later(bare, press, tops)}


AGED = '<div class="tool"><a href="/old/">适老版</a> <a href="/en/">English</a> <a href="javascript:wza()">无障碍</a></div>'


def _old_and_new(have: Stock, publisher: Publisher) -> tuple[Column, ...]:
    """The newest years have a folder each, the others one together."""
    name, slug = have.words.year
    years = sorted(have.ground.years, reverse=True)
    recent, older = years[:2], years[2:]
    own = have.by(publisher)
    folders = [
        Column(
            name.format(year=year),
            slug.format(year=year),
            have.words.kind,
            newest_first(*(p for p in own if p.year == year)),
        )
        for year in recent
    ]
    last = Column(
        f"{older[0]}年及以前", "wn", have.words.kind, newest_first(*(p for p in own if p.year in older))
    )
    return (*folders, last)


def deep(have: Stock) -> Plan:
    """Group, part of the county, organ, disclosure, reports, year: six steps below the menu."""
    w = have.words
    groups = []
    for names, levels in ((w.departments, ("department",)), (w.towns, ("township", "street"))):
        organs = []
        for p in have.ground.publishers:
            if p.level in levels:
                column = report_column(have, (), _old_and_new(have, p))
                inside = Column(
                    "政府信息公开",
                    "zfxxgk",
                    "其他",
                    (),
                    (Column("政府信息公开指南", "zn", "信息公开指南"), column),
                )
                organs.append(Column(p.name, p.slug, "其他", (), (inside,)))
        groups.append(Column(*names, "其他", (), tuple(organs)))
    own = report_column(have, newest_first(*have.of("county"), *have.beside[:2]))
    own = replace(own, name=f"县政府{own.name}")
    return planted(
        have,
        around(
            have,
            *siblings(have, have.beside[2:]),
            own,
            Column("部门和乡镇", "bmxz", "其他", (), tuple(groups)),
        ),
    )
