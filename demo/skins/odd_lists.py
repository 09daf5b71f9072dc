"""odd_lists — how small, old and home-made systems show a list: interfaces nobody documents, forms, scripts, plain oddities."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json

#: what stands on page k of a column
Inner = Callable[["Odd", Press, Column, int], str]
#: the routes a system adds for one column
Serve = Callable[["Odd", Press, Column], dict[str, Route]]


@dataclass(frozen=True, slots=True)
class Odd:
    """*at* and *show* are the addresses of columns and pieces, *turn* that of a further page k (by address or answer).

    They are filled with {number}, {slug}, {name}, {path}, {key}, {unit}, {id}, {ym}, {ymd} (2023/1/18), {ymd8}, {year}, {k}, {up}
    and {upslug}, the number and the slug of the column above.
    *around* adds what is not of one column: another home page, a service for the whole site.
    """

    at: str
    show: str
    serve: Serve
    turn: str = ""
    per_page: int = 5
    around: Callable[[Odd, Press], dict[str, Route]] | None = None
    twin: str = ""  # another address of every piece

    def fill(self, text: str, column: Column, piece: Piece | None = None, k: int = 1) -> str:
        up = column.above[-1].number if column.above else 0
        return text.format(
            number=column.number, slug=column.slug, name=column.name, path=column.path, k=k, zero=k - 1, up=up, id=piece.number if piece else 0,
            ym=f"{piece.published:%Y%m}" if piece else "", ymd8=f"{piece.published:%Y%m%d}" if piece else "", suffix=_suffix(piece),
            ymd=f"{piece.published.year}/{piece.published.month}/{piece.published.day}" if piece else "", key=column.key(24),
            unit=4_000_000 + column.number, pages=self.pages(column),
            upslug=column.above[-1].slug if column.above else "", year=piece.year if piece else 0,
        )  # fmt: skip

    def column(self, column: Column) -> str:
        return self.fill(self.at, column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return tuple(self.fill(text, column, piece) for text in (self.show, self.twin) if text)

    def page(self, column: Column, k: int) -> str:
        return self.column(column) if k == 1 else self.fill(self.turn, column, k=k)

    def pages(self, column: Column) -> int:
        return max(1, -(-len(column.pieces) // self.per_page))

    def pieces(self, column: Column, k: int) -> tuple[Piece, ...]:
        return column.pieces[(k - 1) * self.per_page : k * self.per_page] if k > 0 else ()

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = self.around(self, press) if self.around else {}
        for column in press.plan.leaves():
            routes |= self.serve(self, press, column)
        return routes


def _suffix(piece: Piece | None) -> str:
    """Every other report is a PDF, the rest are Word files; what is no report is a page."""
    return "html" if piece is None or piece.publisher is None else ("pdf", "docx")[piece.number % 2]


def by_address(inner: Inner) -> Serve:
    """Pages of a list that have addresses of their own; *inner* prints page k with its way onward."""

    def serve(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        return {
            cms.page(column, k): later(press.listing, column, inner(cms, press, column, k))
            for k in range(1, cms.pages(column) + 1)
        }

    return serve


def by_post(inner: Inner, field: str, target: str = "") -> Serve:
    """Pages that a form fetches: the number of the page comes as *field* by POST, to *target* or the page itself."""

    def serve(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        def answer(ask: Ask) -> Page:
            k = ask.number(field, 1) if ask.method == "POST" else 1
            mine = not target or ask.told.get("channelId", str(column.number)) == str(column.number)
            if not mine or k > cms.pages(column):
                return press.missing()
            return press.listing(column, inner(cms, press, column, k))

        return {cms.column(column): answer}

    return serve


def webforms(cms: Odd, press: Press, column: Column, k: int) -> str:
    """ASP.NET: the pager posts the page back to itself with the state it was given."""
    turns = "".join(
        f"<a href=\"javascript:__doPostBack('ctl00$AspNetPager1','{i}')\">{i}</a> "
        for i in range(1, cms.pages(column) + 1)
    )
    return (
        f'<form name="aspnetForm" method="post" action="{escape(cms.column(column))}" id="aspnetForm">'
        '<input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">'
        f'<input type="hidden" name="__VIEWSTATE" value="dDw{column.number * k};Oz4=">'
        f'{press.rows(column, cms.pieces(column, k))}<div id="AspNetPager1">{turns}</div></form>'
    )


def posted(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A form whose hidden field a script fills before it is sent."""
    n = cms.pages(column)
    return f"""{press.rows(column, cms.pieces(column, k))}
<form name="pageForm" action="{escape(cms.column(column))}" method="post">
<input type="hidden" name="channelId" value="{column.number}"><input type="hidden" name="pageNo" value="{k}"></form>
<div>共{n}页 <a href="javascript:gotoPage(1)">首页</a> <a href="javascript:gotoPage({min(k + 1, n)})">下一页</a>
<a href="javascript:gotoPage({n})">尾页</a></div>
<script>function gotoPage(n) {{ document.pageForm.pageNo.value = n; document.pageForm.submit(); }}</script>"""


def dropped(cms: Odd, press: Press, column: Column, k: int) -> str:
    """The pages stand in a drop-down and nowhere else."""
    options = "".join(
        f'<option value="{escape(cms.page(column, i))}"{" selected" if i == k else ""}>第{i}页</option>'
        for i in range(1, cms.pages(column) + 1)
    )
    return f'{press.rows(column, cms.pieces(column, k))}<select onchange="location.href=this.value">{options}</select>'


def _onward(cms: Odd, column: Column, k: int, markup: str) -> str:
    """The way to the page behind page k, whose address stands for @next; nothing on the last one."""
    return markup.replace("@next", cms.page(column, k + 1)) if k < cms.pages(column) else ""


def buttons(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Buttons that set the address."""
    more = _onward(
        cms, column, k, '<input type="button" value="下一页" onclick="window.location.href=\'@next\'">'
    )
    return f"{press.rows(column, cms.pieces(column, k))}<p>{more}</p>"


def older(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A blog: the way to older pages in its own words, the page in the folder page/k/."""
    more = _onward(cms, column, k, '<a class="next page-numbers" href="@next">较早的文章 →</a>')
    posts = "".join(
        f'<article><h2 class="entry-title"><a href="{press.address(column, p)}" rel="bookmark">{p.title}</a></h2>'
        f'<time datetime="{p.published}">{p.published:%Y年%m月%d日}</time></article>'
        for p in cms.pieces(column, k)
    )
    return f'{posts}<nav class="navigation">{more}</nav>'


def stepped(cms: Odd, press: Press, column: Column, k: int) -> str:
    """下一页 with the address in a data attribute, the words in a span."""
    more = escape(_onward(cms, column, k, "@next"))
    way = f'<a href="#" data-href="{more}"><span>下一页</span></a>' if more else ""
    return f"{press.rows(column, cms.pieces(column, k))}<div class=page>{way}</div>"


def clicked(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Rows without links: a script opens what their attribute names."""
    rows = "".join(
        f"<li onclick=\"window.open('{press.address(column, p)}')\"><span>{p.title}</span><em>{p.published}</em></li>"
        for p in cms.pieces(column, k)
    )
    turns = "".join(
        f"<span onclick=\"location.href='{cms.page(column, i)}'\">{i}</span>"
        for i in range(1, cms.pages(column) + 1)
    )
    return f"<ul>{rows}</ul><div>{turns}</div>"


def told(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Table rows that carry their address as data."""
    rows = "".join(
        f'<tr data-href="{press.address(column, p)}"><td>{p.title}</td><td>{p.published}</td></tr>'
        for p in cms.pieces(column, k)
    )
    turns = "".join(
        f'<a href="{escape(cms.page(column, i))}">[{i}]</a>' for i in range(1, cms.pages(column) + 1)
    )
    return f"<table>{rows}</table>{turns}"


def sloppy(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Addresses as people type them: spaces, tabs, backslashes, no scheme, a relative query."""
    rows = []
    for at, piece in enumerate(cms.pieces(column, k)):
        address = press.address(column, piece)
        host = press.origin.removeprefix("http:")
        href = (
            f" {address} ",
            address.replace("/", "\\"),
            f"{host}{address}",
            address[:4] + "\t" + address[4:],
            f"{press.origin.upper()}{address}",
        )[at % 5]
        rows.append(f'<li><a href="{href}">{piece.title}</a> {piece.published}</li>')
    query = cms.page(column, k + 1).partition("?")[2]
    more = f'<a href="?{escape(query)}">下一页</a>' if k < cms.pages(column) else ""
    return f"<ul>{''.join(rows)}</ul>{more}"


def island(_cms: Odd, press: Press, column: Column, _k: int) -> str:
    """The list stands in the page as data that a script prints."""
    rows = [
        {"TITLE": p.title, "URL": press.address(column, p), "PUBDATE": str(p.published)}
        for p in column.pieces
    ]
    data = json.dumps(rows, ensure_ascii=False).replace("/", "\\/")
    return f'<ul id="list"></ul><script>var articleList = {data};\nfor (var i in articleList) {{ show(articleList[i]); }}</script>'


def written(_cms: Odd, press: Press, column: Column, _k: int) -> str:
    """A line of script for each row."""
    lines = "\n".join(
        f"document.write(\"<li><a href='{press.address(column, p)}'>{p.title}</a><i>{p.published}</i></li>\");"
        for p in column.pieces
    )
    return f"<ul><script>\n{lines}\n</script></ul>"


def template(_cms: Odd, press: Press, column: Column, _k: int) -> str:
    """The rows wait in a text area as records until a script cuts them into pages."""
    rows = "".join(
        f'<record><![CDATA[<li><a href="{press.address(column, p)}" title="{p.title}">{p.title}</a><b>{p.published}</b></li>]]></record>'
        for p in column.pieces
    )
    return f'<div id="list"></div><script type="text/xml"><recordset>{rows}</recordset></script><script>cut(5);</script>'


def scripted(script: str) -> Serve:
    """A list that *script* in the page fetches; @number stands for the column, @size for the rows of a page."""

    def serve(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
        code = script.replace("@number", str(column.number)).replace("@size", str(cms.per_page))
        return {cms.column(column): later(press.listing, column, code)}

    return serve


def _column_of(press: Press, ask: Ask, name: str) -> Column | None:
    said = ask.told.get(name)
    if said is None and "json" in ask.headers.get("content-type", ""):
        body = json.loads(ask.body or b"{}")
        said = str(body.get(name)) if isinstance(body, dict) else None
    return next((c for c in press.plan.leaves() if str(c.number) == said), None)


@dataclass(frozen=True, slots=True)
class Service:
    """One address for all columns: which one and which page come as *column* and *page*; *first* is the first page's number.

    *shape* makes the answer from rows and total, *row* a row from the piece and its address.
    """

    column: str
    page: str
    shape: Callable[[list[dict[str, object]], int], object]
    row: Callable[[Piece, str], dict[str, object]]
    first: int = 1
    post: bool = False
    callback: str = ""

    def answer(self, cms: Odd, press: Press, ask: Ask) -> Page:
        column = _column_of(press, ask, self.column)
        if column is None or (self.post and ask.method != "POST"):
            return in_json({"code": 500, "msg": "参数错误"})
        k = ask.number(self.page, 0)
        if "json" in ask.headers.get("content-type", ""):
            k = int(json.loads(ask.body).get(self.page, self.first))
        pieces = cms.pieces(column, (k or self.first) - self.first + 1)
        rows = [self.row(p, press.address(column, p)) for p in pieces]
        value = self.shape(rows, len(column.pieces))
        if not self.callback:
            return in_json(value)
        name = ask.told.get(self.callback, "callback")
        return Page(
            f"{name}({json.dumps(value, ensure_ascii=False)});".encode(), kind="application/javascript"
        )


def at(path: str, service: Service) -> Callable[[Odd, Press], dict[str, Route]]:
    return lambda cms, press: {path: partial(service.answer, cms, press)}
