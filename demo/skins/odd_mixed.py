"""odd_mixed — small portals that put several oddities together, as the people who build one for a county do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from urllib.parse import quote, unquote

from demo.names import Publisher
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd, Serve, Service
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json

Around = Callable[[Odd, Press], dict[str, Route]]


def script(text: str) -> Page:
    return Page(text.encode(), kind="application/javascript")


def beside(*parts: Around) -> Around:
    """What several functions add around the columns."""

    def around(cms: Odd, press: Press) -> dict[str, Route]:
        return {key: route for part in parts for key, route in part(cms, press).items()}

    return around


def files(**texts: str) -> Around:
    """Scripts in files of their own: /js/<name>.js."""
    return lambda _cms, _press: {f"/js/{name}.js": fixed(script(text)) for name, text in texts.items()}


# -- rows that a function opens -------------------------------------------------------------------------
def pressed(code: str) -> Callable[[Odd, Press, Column, int], str]:
    """Rows whose links call *code*, with @id for the number of the piece and @number for that of its column."""

    def inner(cms: Odd, press: Press, column: Column, k: int) -> str:
        del press
        rows = "".join(
            f'<li><a href="javascript:void(0)" onclick="{code}">{p.title}</a><span>{p.published}</span></li>'.replace(
                "@id", str(p.number)
            ).replace("@number", str(column.number))
            for p in cms.pieces(column, k)
        )
        return f"<ul>{rows}</ul>"

    return inner


def stepping(inner: Callable[[Odd, Press, Column, int], str], code: str) -> Serve:
    """A list whose pager is a function that counts in records: its address says at which record a page starts."""

    def page(cms: Odd, press: Press, column: Column, k: int) -> Page:
        n = cms.pages(column)
        turns = "".join(f'<a href="javascript:go({i})">{i}</a> ' for i in range(1, n + 1))
        turns += f'<a href="javascript:go({min(k + 1, n)})">下一页</a>'
        told = code.replace("@number", str(column.number)).replace("@size", str(cms.per_page))
        return press.listing(
            column, f"{inner(cms, press, column, k)}<div>{turns}</div><script>{told}</script>"
        )

    def serve(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        def answer(ask: Ask) -> Page:
            return page(cms, press, column, ask.number("start", 0) // cms.per_page + 1)

        starts = (f"&start={k * cms.per_page}" for k in range(1, cms.pages(column)))
        return {cms.column(column) + more: answer for more in ("", *starts)}

    return serve


# -- organs ---------------------------------------------------------------------------------------------
def _by_organ(column: Column) -> dict[Publisher | None, list[Piece]]:
    found: dict[Publisher | None, list[Piece]] = {}
    for piece in column.pieces:
        found.setdefault(piece.publisher, []).append(piece)
    return found


def organs(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A drop-down of organs by number; the list of the one that is chosen comes from a service."""
    options = "".join(
        f'<option value="{who.number}">{who.name}</option>' for who in _by_organ(column) if who is not None
    )
    code = (
        f'<select id="organ" onchange="getList(this.value)"><option value="">请选择单位</option>{options}</select><ul id="u"></ul>'
        f"<script>function getList(deptId) {{ $.post('/dept/list.do', {{cid: '{column.number}', deptId: deptId}}, draw); }}</script>"
    )
    return {
        cms.column(column): later(
            press.listing, column, code if options else press.rows(column, column.pieces)
        )
    }


def organ_service(_cms: Odd, press: Press) -> dict[str, Route]:
    """What that service answers: all of an organ's pieces, and nothing where none is named."""

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if str(c.number) == ask.told.get("cid")), None)
        mine = (
            [p for p in column.pieces if p.publisher and str(p.publisher.number) == ask.told.get("deptId")]
            if column
            else []
        )
        assert column is not None or not mine
        rows = [{"infoTitle": p.title, "infoUrl": press.address(column, p)} for p in mine if column]
        return in_json({"ok": True, "list": rows})

    return {"/dept/list.do": answer}


def chosen(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A drop-down of organs that sends itself; the page shows the first of them."""
    own = _by_organ(column)
    options = "".join(f'<option value="{w.number}">{w.name}</option>' for w in own if w)
    form = (
        f'<form action="{escape(cms.column(column).partition("?")[0])}"><input type="hidden" name="id" value="{column.number}">'
        f'<select name="orgid" onchange="this.form.submit()">{options}</select></form>'
    )

    def page(pieces: Iterable[Piece]) -> Page:
        return press.listing(column, (form if options else "") + press.rows(column, pieces))

    first = next(iter(own.values()), [])
    routes = {f"{cms.column(column)}&orgid={w.number}": later(page, pieces) for w, pieces in own.items() if w}
    return {cms.column(column): later(page, first), **routes}


# -- trees and tables -----------------------------------------------------------------------------------
def lazy(_cms: Odd, press: Press) -> dict[str, Route]:
    """A tree that asks for a node's children when it is opened; nothing else knows the columns below disclosure."""
    columns = list(press.plan.columns())
    ids = {column.path: at for at, column in enumerate(columns, 1)}

    def answer(ask: Ask) -> Page:
        number = ask.told.get("id", "")
        below = next((c.children for c in columns if str(ids[c.path]) == number), press.plan.tops)
        nodes = [
            {"id": ids[c.path], "name": c.name, "isParent": bool(c.children), "href": "" if c.children else press.link(c)}
            for c in below
        ]  # fmt: skip
        return in_json(nodes)

    tree = (
        "<ul id='tree' class='ztree'></ul><script>var setting = { async: { enable: true, url: '/tree/nodes.do', autoParam: ['id'] } };\n"
        "$.fn.zTree.init($('#tree'), setting);</script>"
    )
    home = later(press.page, "首页", "", "首页", f"<h3>欢迎访问</h3>{tree}")
    return {"/": home, "/tree/nodes.do": answer}


def matrix(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table with a row an organ and a column a year: a link says the year and nothing else."""
    lines = []
    for who, pieces in _by_organ(column).items():
        if who is None:
            lines += [
                f'<tr><td colspan="9"><a href="{press.address(column, p)}">{p.title}</a></td></tr>'
                for p in pieces
            ]
            continue
        cells = "".join(f'<td><a href="{press.address(column, p)}">{p.year}年</a></td>' for p in pieces)
        lines.append(f"<tr><td>{who.name}</td>{cells}</tr>")
    return {cms.column(column): later(press.listing, column, f"<table>{''.join(lines)}</table>")}


def short(text: str) -> Callable[[Odd, Press, Column, int], str]:
    """Rows that say neither whose report it is nor of which year: 年度报告, and a date."""

    def inner(cms: Odd, press: Press, column: Column, k: int) -> str:
        rows = "".join(
            f'<li><a href="{press.address(column, p)}">{text if p.publisher else p.title}</a><span>{p.published}</span></li>'
            for p in cms.pieces(column, k)
        )
        turns = "".join(
            f'<a href="{escape(cms.page(column, i))}">{i}</a>'
            for i in range(1, cms.pages(column) + 1)
            if cms.turn
        )
        return f"<ul>{rows}</ul><p>{turns}</p>"

    return inner


# -- addresses, pieces, forms ---------------------------------------------------------------------------
def in_chinese(serve: Serve) -> Serve:
    """Addresses with Chinese words in them, printed as they are: a browser sends them in the charset of the page."""

    def quoted(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        return {_sent(key, press): route for key, route in serve(cms, press, column).items()}

    return quoted


def _sent(target: str, press: Press) -> str:
    path, mark, query = target.partition("?")
    return f"{quote(path)}{mark}{quote(query, safe='=&', encoding=press.dress.encoding)}"


def chinese_branches(_cms: Odd, press: Press) -> dict[str, Route]:
    columns = (c for c in press.plan.columns() if c.children)
    return {_sent(press.link(c), press): later(press.branch, c) for c in columns}


def loaded(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """An empty element into which a script loads page after page of rows, each a file of its own."""
    n = cms.pages(column)
    code = (
        f'<div id="rows"></div><div>共{n}页 <a href="javascript:;" onclick="turn(now - 1)">上一页</a>'
        f' <a href="javascript:;" onclick="turn(now + 1)">下一页</a></div>'
        f"<script>function turn(n) {{ now = n; $('#rows').load('/inc/{column.number}_' + n + '.html'); }} turn(1);</script>"
    )
    routes: dict[str, Route] = {cms.column(column): later(press.listing, column, code)}
    for k in range(1, n + 1):
        routes[f"/inc/{column.number}_{k}.html"] = later(
            press.encoded, press.rows(column, cms.pieces(column, k))
        )
    return routes


def submitted(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A form with buttons for the pages beside and a field for any page's number."""

    def answer(ask: Ask) -> Page:
        body = unquote(ask.body.decode("ascii"), press.dress.encoding)
        step = 1 if "act=下一页" in body else -1 if "act=上一页" in body else 0
        k = ask.number("cur", 1) + step
        n = cms.pages(column)
        act = "".join(
            f'<input type="submit" name="act" value="{word}">'
            for word, there in (("上一页", k > 1), ("下一页", k < n))
            if there
        )
        form = (
            f'<form method="post" action="{escape(cms.column(column))}"><input type="hidden" name="cur" value="{k}">'
            f"{act} 第{k}/{n}页</form>"
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + form)

    return {cms.column(column): answer}


def computed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A hidden field of no telling name, which a function fills; how many pages there are, a script reckons."""

    def answer(ask: Ask) -> Page:
        k = ask.number("dq", 1)
        code = (
            f"<script>var total = {len(column.pieces)}, size = {cms.per_page}; var last = Math.ceil(total / size);\n"
            "function jump(n) { if (n > last) return; document.forms['pf'].dq.value = n; document.forms['pf'].submit(); }</script>"
        )
        form = (
            f'<form name="pf" method="post" action="{escape(cms.column(column))}"><input type="hidden" name="dq" value="{k}"></form>'
            f'<span onclick="jump({k - 1})">上一页</span> <span onclick="jump({k + 1})">下一页</span>'
        )
        return press.listing(column, press.rows(column, cms.pieces(column, k)) + form + code)

    return {cms.column(column): answer}


# -- a portal that only its search knows ----------------------------------------------------------------
def searched(cms: Odd, press: Press) -> dict[str, Route]:
    """No menu leads to disclosure; the box at the head of the home page does, in the charset of the site."""
    encoding = press.dress.encoding

    def results(ask: Ask) -> Page:
        words = unquote(
            dict(part.partition("=")[::2] for part in ask.target.partition("?")[2].split("&")).get("kw", ""),
            encoding,
        )
        hits = [(c, p) for c in press.plan.leaves() for p in c.pieces if words and words in p.title]
        k = ask.number("page", 1)
        rows = "".join(press.row(c, p) for c, p in hits[(k - 1) * cms.per_page : k * cms.per_page])
        further = ask.target.partition("&page=")[0] + f"&page={k + 1}"
        more = f'<a href="{escape(further)}">下一页</a>' if k * cms.per_page < len(hits) else ""
        return press.page(
            "站内搜索", "", "站内搜索", f"<p>共{len(hits)}条结果</p><ul>{rows}</ul><p>{more}</p>"
        )

    form = '<form action="/so/" target="_blank"><input type="hidden" name="lx" value="1"><input name="kw" size="20"><input type="image" src="/i/go.gif"></form>'
    news = press.plan.tops[0]
    home = later(press.page, "首页", "", "首页", f"{form}<h3>要闻</h3>{press.rows(news, news.pieces)}")
    return {"/so/": results, "/": home, press.link(press.plan.tops[1]): later(press.missing)}


#: an interface that takes a size and turns by a name its script does not show
CUT = Service(
    "lm", "pageNo", lambda rows, _: {"result": rows},
    lambda p, url: {"bt": p.title, "dz": url, "sj": str(p.published)},
)  # fmt: skip
