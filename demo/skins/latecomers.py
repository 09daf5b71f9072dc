"""latecomers — a third lot of strange portals, written when the crawler had been mended for the second and not tried on them."""

from __future__ import annotations

import json
from html import escape

from demo.skins.dress import Dress, Press, later
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Column, Words, county_tree, organ_trees, shared
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.skin import Skin
from demo.skins.strange_homes import turning
from demo.skins.strange_lists import dated
from demo.skins.strange_plans import corners, districts, titled

_OLD = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div")
_MANY = (
    "{who}{year}年度政府信息公开年度报告", "{year}年{who}政务信息公开工作年报", "{who}{numeral}年政府信息公开工作报告",
    "{who}政府信息公开年度报告（{year}年度）",
)  # fmt: skip


def cards(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A card for each organ, a link an organ: behind it the organ's own page with its years in a row of buttons."""
    own: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for p in column.pieces:
        if p.publisher:
            names[p.publisher.number] = p.publisher.name
            own.setdefault(p.publisher.number, []).append(
                f"<button onclick=\"window.open('{press.address(column, p)}')\">{p.year}</button>"
            )
    if not own:
        return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}
    routes: dict[str, Route] = {}
    parts = []
    for number, buttons in own.items():
        address = f"/nbzt/{column.number}/dw{number}.html"
        parts.append(
            f'<div class="card"><a href="{address}"><img src="/i/{number}.png"><p>{names[number]}</p></a></div>'
        )
        routes[address] = later(
            press.listing, column, f"<h2>{names[number]}</h2><div>{''.join(buttons)}</div>"
        )
    return {cms.column(column): later(press.listing, column, "".join(parts)), **routes}


def stateful(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An application's state in a script: columns and rows by number, the address of a row made by a template literal."""
    rows = {
        str(p.number): {"id": p.number, "title": p.title, "date": str(p.published)} for p in column.pieces
    }
    head, _, tail = cms.show.partition("{id}")
    code = (
        f"<div id='root'></div><script>window.__INITIAL_STATE__ = {json.dumps({'list': rows}, ensure_ascii=False)};\n"
        f"const link = (row) => `{head}${{row.id}}{tail}`;</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def jsonp(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The list comes as a script that calls a function; a script element for it is made by hand."""
    code = (
        f"<ul id='l'></ul><script>function show(r) {{ draw(r.rows); }}\nvar s = document.createElement('script'), pn = 1;\n"
        f"s.src = '/jsonp/list?lmid={column.number}&pn=' + pn + '&callback=show';\ndocument.body.appendChild(s);</script>"
    )
    return {cms.column(column): later(press.listing, column, code)}


def jsonp_service(cms: Odd, press: Press) -> dict[str, Route]:
    """What that script says."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if str(c.number) == ask.told.get("lmid")), None)
        pieces = cms.pieces(column, ask.number("pn", 1)) if column else ()
        rows = [
            {"bt": p.title, "lj": press.address(column, p), "rq": str(p.published)} for p in pieces if column
        ]
        value = json.dumps({"rows": rows, "total": len(column.pieces) if column else 0}, ensure_ascii=False)
        return Page(f"show({value})".encode(), kind="text/javascript")

    return {"/jsonp/list": answer}


def cursor(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """更多 leads on by the number of the last row that was shown: no page has a number."""

    def answer(ask: Ask) -> Page:
        last = ask.told.get("before", "")
        numbers = [str(p.number) for p in column.pieces]
        start = numbers.index(last) + 1 if last in numbers else 0
        pieces = column.pieces[start : start + cms.per_page]
        more = start + cms.per_page < len(numbers)
        way = (
            f'<a href="{escape(cms.column(column))}?before={pieces[-1].number}">查看更早 &raquo;</a>'
            if more
            else ""
        )
        return press.listing(column, f"<ul>{dated(press, column, pieces, '%Y-%m-%d')}</ul>{way}")

    return {cms.column(column): answer}


def range_pages(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """Pages are named by the records they show: 1-4, 5-8."""
    size, total = cms.per_page, len(column.pieces)
    return "".join(
        f'<a href="{escape(cms.page(column, i))}">{(i - 1) * size + 1}-{min(i * size, total)}</a> '
        for i in range(1, cms.pages(column) + 1) if i != k
    )  # fmt: skip


def select_group(_cms: Odd, press: Press) -> dict[str, Route]:
    """All organs stand in one drop-down on the page above, grouped; a button goes to the one that is chosen."""

    def page(column: Column) -> Page:
        groups = "".join(
            f'<optgroup label="{child.name}">' + "".join(f'<option value="{escape(press.link(c))}">{c.name}</option>' for c in child.children or (child,)) + "</optgroup>"
            for child in column.children
        )  # fmt: skip
        return press.listing(
            column,
            f'<select id="go">{groups}</select><input type="button" value="进入" onclick="location.href=document.getElementById(\'go\').value">',
        )

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children}


def tree_json(_cms: Odd, press: Press) -> dict[str, Route]:
    """The menu is data in a file that a script of the home page names; nested children, addresses in parts."""

    def node(column: Column) -> dict[str, object]:
        return {
            "label": column.name,
            "route": press.link(column),
            "items": [node(c) for c in column.children],
        }

    home = "<div id='nav'></div><script>$.getJSON('/static/nav.json?v=20240101', function (nav) { build(nav); });</script>"
    return {
        "/": later(
            press.encoded,
            f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{home}</body></html>",
        ),
        "/static/nav.json": lambda _: in_json([node(c) for c in press.plan.tops]),
    }


LATECOMERS = (
    Skin("late-cards", "odd", 151, Odd("/nbzt/{number}.html", "/nbzt/{ym}/{id}.html", cards), shared, Words(report=("年度报告专栏", "ndbgzl")), _PLAIN, range(2020, 2024)),
    Skin("late-state", "odd", 152, Odd("/lanmu/{number}", "/neirong/{id}.html", stateful), titled(districts, *_MANY), Words(), _PLAIN, range(2021, 2024), 4, 2),
    Skin("late-jsonp", "odd", 153, Odd("/l_{number}.html", "/n_{id}.html", jsonp, per_page=4, around=jsonp_service), titled(county_tree, *_MANY), Words(), _OLD, range(2020, 2024)),
    Skin("late-cursor", "odd", 154, Odd("/gk/{slug}{number}/", "/gk/{id}/", cursor, per_page=4), titled(shared, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("late-ranges", "odd", 155, Odd("/x/{number}.html", "/y/{id}.html", by_address(turning(range_pages, "%Y/%m/%d")), "/x/{number}_p{k}.html", 4), titled(shared, *_MANY), Words(), _OLD, range(2020, 2024)),
    Skin("late-groups", "odd", 156, Odd("/d/{number}.asp", "/w/{id}.asp", plain_pages(), per_page=99, around=select_group), titled(organ_trees, *_MANY), Words(), _OLD, range(2020, 2024)),
    Skin("late-nav", "odd", 157, Odd("/r/{number}", "/a/{id}", plain_pages(), per_page=99, around=tree_json), titled(corners, *_MANY), Words(), _PLAIN, range(2021, 2024), 4, 2),
)  # fmt: skip
