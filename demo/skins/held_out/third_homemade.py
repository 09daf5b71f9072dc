"""third_homemade — lists of no known maker: forms sent back, arrays in files, the module of yearly reports, files as reports."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import partial
from html import escape

from demo import files
from demo.skins.cms_static import Static
from demo.skins.dress import Press, later
from demo.skins.held_out.third_shelf import Shelf, asked, fill, organ
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route

SEARCH = "/module/xxgk/search.jsp"
ANNUAL = "/module/xxgk/xxgkAnnualReport.jsp"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Postback(Shelf):
    """WebForms: the pager sends the page's own form back, with the state it was given."""

    def services(self, press: Press) -> dict[str, Route]:
        return {self.column(c): partial(self._answer, press, c) for c in press.plan.leaves()}

    def _state(self, column: Column) -> str:
        return base64.b64encode(f"-{column.number}-".encode() * 9).decode()

    def _answer(self, press: Press, column: Column, ask: Ask) -> Page:
        told, k = ask.told, 1
        if ask.method == "POST":
            if told.get("__VIEWSTATE") != self._state(column):
                return press.encoded("Validation of viewstate MAC failed.", 500)
            k = ask.number("__EVENTARGUMENT", 1)
        return press.listing(column, self._form(press, column, k))

    def _form(self, press: Press, column: Column, k: int) -> str:
        n = self.pages(column)

        def way(word: str, to: int) -> str:
            if not 1 <= to <= n or to == k:
                return f'<a disabled="disabled">{word}</a>'
            return f"<a href=\"javascript:__doPostBack('ctl00$Main$AspNetPager1','{to}')\">{word}</a>"

        ways = (way("首页", 1), way("上一页", k - 1), *(way(str(i), i) for i in range(1, n + 1)), way("下一页", k + 1), way("尾页", n))  # fmt: skip
        return f"""<form name="aspnetForm" method="post" action="{escape(self.column(column))}" id="aspnetForm">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{self._state(column)}">
<script type="text/javascript">
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {{
  theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit();
}}
</script>
{press.rows(column, self.part(column, k))}
<div id="ctl00_Main_AspNetPager1" class="pager">{" ".join(ways) if n > 1 else ""}</div></form>"""


@dataclass(frozen=True, slots=True)
class Posted(Shelf):
    """A form beside the list keeps the number of the page; links of script send it."""

    def services(self, press: Press) -> dict[str, Route]:
        return {self.column(c): partial(self._answer, press, c) for c in press.plan.leaves()}

    def _answer(self, press: Press, column: Column, ask: Ask) -> Page:
        k, n = ask.number("pageNo", 1) if ask.method == "POST" else 1, self.pages(column)
        ways = [f'<a href="javascript:gotoPage({i})">{i}</a>' for i in range(1, n + 1) if i != k]
        if k < n:
            ways.append(f'<a href="javascript:gotoPage({k + 1})">下一页</a>')
        inner = f"""{press.rows(column, self.part(column, k))}
<form name="pageForm" method="post" action="{escape(self.column(column))}"><input type="hidden" name="pageNo" value="{k}">
<input type="hidden" name="pageCount" value="{n}"></form>
<script>function gotoPage(no) {{ document.pageForm.pageNo.value = no; document.pageForm.submit(); }}</script>
<div class="page">共 {len(column.pieces)} 条 {k}/{n} {" ".join(ways)}</div>"""
        return press.listing(column, inner)


@dataclass(frozen=True, slots=True)
class Arrays(Shelf):
    """A column's rows lie in a file of script beside it; the page shows so many of them at a time."""

    def _file(self, column: Column) -> str:
        return f"/data/list_{column.number}.js"

    def inner(self, press: Press, column: Column) -> str:
        del press
        return f"""<ul id="newslist"></ul><div id="turn"></div>
<script src="{self._file(column)}"></script>
<script src="/js/laypage.js"></script>
<script>
function show(page) {{
  var html = '', part = arrList.slice((page - 1) * {self.per_page}, page * {self.per_page});
  for (var i = 0; i < part.length; i++) html += '<li><span>' + part[i][2] + '</span><a href="' + part[i][1] + '">' + part[i][0] + '</a></li>';
  document.getElementById('newslist').innerHTML = html;
}}
show(1);
laypage({{ cont: 'turn', pages: Math.ceil(arrList.length / {self.per_page}), curr: 1, jump: function (o) {{ show(o.curr); }} }});
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {self._file(c): later(self._rows, press, c) for c in press.plan.leaves()}

    def _rows(self, press: Press, column: Column) -> Page:
        lines = ",\n".join(
            json.dumps([p.title, press.address(column, p), p.published.isoformat()], ensure_ascii=False)
            for p in column.pieces
        )
        return press.encoded(f"var arrList = [\n{lines}\n];\n", kind="application/javascript")


@dataclass(frozen=True, slots=True)
class Fragments(Shelf):
    """JEECMS with a list of its own making: the pages of a channel are fragments behind a call by its number."""

    def inner(self, press: Press, column: Column) -> str:
        n, k = self.pages(column), 1
        return f"""<div id="content_list">{press.rows(column, self.part(column, k))}</div>
<div class="pg" id="pg"><a href="javascript:;" onclick="goPage(pageNo-1)">上一页</a> <span id="no">1</span>/{n} <a href="javascript:;" onclick="goPage(pageNo+1)">下一页</a></div>
<script>
var pageNo = 1;
function goPage(no) {{
  if (no < 1 || no > {n}) return;
  $.get('/content_list.jspx', {{ channelId: {column.number}, pageNo: no, count: {self.per_page} }}, function (html) {{
    $('#content_list').html(html); $('#no').text(no); pageNo = no;
  }});
}}
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {"/content_list.jspx": partial(self._list, press)}

    def _list(self, press: Press, ask: Ask) -> Page:
        column = asked(press, ask, "channelId", lambda c: str(c.number))
        rows = press.rows(column, self.part(column, ask.number("pageNo", 1))) if column else ""
        return press.encoded(rows)


@dataclass(frozen=True, slots=True)
class Yearly(Shelf):
    """The module of disclosure: an organ's reports by year from one page with a select, other lists by its search."""

    jdid: int = 37

    def _owner(self, column: Column) -> bool:
        """Whether the column holds one organ's reports and nothing else."""
        return column.kind == "信息公开年报" and len({p.publisher for p in column.pieces}) == 1

    def area(self, column: Column) -> str:
        return f"0125{organ(column).number % 10000:04d}-{organ(column).number % 900 + 100}"

    def _annual(self, column: Column, year: int) -> str:
        return f"{ANNUAL}?area={self.area(column)}&fbtime={year}"

    def column(self, column: Column) -> str:
        if self._owner(column):
            return self._annual(column, max(p.year or 0 for p in column.pieces))
        return fill(self.place, column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        article = fill(self.show, column, piece)
        return (
            (self._annual(column, piece.year), article) if self._owner(column) and piece.year else (article,)
        )

    def inner(self, press: Press, column: Column) -> str:
        own = column.number
        return f"""<div id="div{own}">{self._rows(press, column, 1)}</div>
<script type="text/javascript">
function turnpage(currpage) {{
  var url = '{SEARCH}?standardXxgk=0&isAllList=1&texttype=0&fbtime=-1&vc_all=&vc_filenumber=&vc_title=&vc_number=&currpage=' + currpage + '&sortfield=,createdatetime:0';
  $.post(url, {{ infotypeId: '{own}', jdid: '{self.jdid}', area: '{self.area(column)}', divid: 'div{own}', vc_title: '', vc_number: '',
    currpage: currpage, vc_filenumber: '', vc_all: '', texttype: '0', fbtime: '-1', standardXxgk: '0', isAllList: '1',
    sortfield: ',createdatetime:0' }}, function (html) {{ $('#div{own}').html(html); }});
}}
</script>"""

    def _rows(self, press: Press, column: Column, k: int) -> str:
        n = self.pages(column)
        rows = "".join(
            f'<tr class="tr_main_value_{"odd" if at % 2 else "even"}"><td>{at + 1}</td><td><a class="bt_link" '
            f'href="{escape(press.address(column, p))}" title="{p.title}">{p.title[:24]}</a></td><td>{p.published}</td></tr>'
            for at, p in enumerate(self.part(column, k))
        )
        onward = f'<a href="javascript:void(0)" onclick="turnpage({k + 1})">下一页</a>' if k < n else ""
        return f'<table width="100%">{rows}</table><div>共{n}页 第{k}页 {onward}</div>'

    def services(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {SEARCH: partial(self._search, press), ANNUAL: partial(self._year, press)}
        for column in press.plan.leaves():
            if self._owner(column):
                routes[self.column(column)] = partial(self._year, press)
        return routes

    def _search(self, press: Press, ask: Ask) -> Page:
        column = asked(press, ask, "infotypeId", lambda c: str(c.number))
        if column is None or ask.method != "POST" or ask.told.get("jdid") != str(self.jdid):
            return press.encoded("", 403)
        return press.encoded(self._rows(press, column, ask.number("currpage", 1)))

    def _year(self, press: Press, ask: Ask) -> Page:
        """The report of the organ for the year under a select of its years; without one, a line that says so."""
        for column in press.plan.leaves():
            if not self._owner(column) or self.area(column) != ask.told.get("area"):
                continue
            options = "".join(
                f'<option value="{p.year}"{" selected" if str(p.year) == ask.told.get("fbtime") else ""}>{p.year}</option>'
                for p in column.pieces
            )
            chosen = (
                f'<div class="nbss">年度：<select id="fbtime" onchange="location.href=\'{ANNUAL}?area={self.area(column)}'
                f"&fbtime='+this.value\">{options}</select></div>"
            )
            for piece in column.pieces:
                if str(piece.year) == ask.told.get("fbtime"):
                    return press.article(column, piece, chosen)
            return press.listing(column, f"{chosen}<p>暂无内容</p>")
        return press.missing()


def _file(piece: Piece) -> str:
    """The name of the file that is the report, where it is one: PDF, then DOCX, every third is a page."""
    return ("", "pdf", "docx")[piece.number % 3] if piece.year else ""


@dataclass(frozen=True, slots=True)
class Attached:
    """Lists of *inner*; two of three reports are a page that holds nothing but a link to a file."""

    inner: Static

    def column(self, column: Column) -> str:
        return self.inner.column(column)

    def _address(self, column: Column, piece: Piece) -> str:
        return f"/upload/file/{piece.published:%Y%m%d}/{fill('{hex}', column, piece)}.{_file(piece)}"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        page = self.inner.details(column, piece)
        return (*page, self._address(column, piece)) if _file(piece) else page

    def routes(self, press: Press) -> dict[str, Route]:
        routes = self.inner.routes(press)
        for column in press.plan.columns():
            for piece in column.pieces:
                if _file(piece):
                    routes[self._address(column, piece)] = later(self._sent, piece)
                    routes[self.inner.detail(column, piece)] = later(self._page, press, column, piece)
        return routes

    def _sent(self, piece: Piece) -> Page:
        if _file(piece) == "pdf":
            return Page(files.pdf(piece.article), kind="application/pdf")
        return Page(files.docx(piece.article), kind=_DOCX)

    def _page(self, press: Press, column: Column, piece: Piece) -> Page:
        link = f'<a href="{self._address(column, piece)}" target="_blank">{escape(piece.title)}.{_file(piece)}</a>'
        main = f'<h1>{escape(piece.title)}</h1><p class="info">发布日期：{piece.published} 来源：{piece.source}</p><div class="content"><p>附件：{link}</p></div>'
        return press.page(piece.title, "", press.crumbs(column), main)
