"""turns — lists with addresses of their own and the pagers under them: what templates, plug-ins and old servers print."""

from __future__ import annotations

import re
from functools import partial
from html import escape

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Inner, Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route

ROWS = {
    "plain": '<li class="clearfix"><a href="{href}" target="_blank" title="{title}">{short}</a><span class="date">{on}</span></li>',
    "cut": '<li><i></i><a href="{href}" target="_blank">{short}</a><span>[{on}]</span></li>',
    "index": '<tr class="odd"><td>{at}</td><td align="center">990-{id}</td><td><a href="{href}" target="_blank" title="{title}">{title}</a></td><td>{source}</td><td>{on}</td></tr>',
    "organ": '<li><a href="{href}" target="_blank">{organ}</a></li>',
    "button": '<tr><td>{title}</td><td>{on}</td><td><a href="{href}" class="btn">查看详情</a></td></tr>',
    "card": '<div class="media"><div class="day"><b>{day}</b><span>{month}</span></div><h4><a href="{href}">{title}</a></h4><p>自本年1月1日起至12月31日止，本报告由总体情况等部分组成……<a href="{href}">[详细]</a></p></div>',
    "old": '<tr><td width="3%"><img src="/images/dot.gif"></td><td><a class="font14" href="{href}" target=_blank>{title}</a>&nbsp;<font color="#999999">({on})</font></td></tr>',
}
_AROUND = {
    "plain": '<ul class="list-ul">{}</ul>', "cut": '<div class="list"><ul>{}</ul></div>', "organ": '<ul class="dw">{}</ul>', "card": '<div class="news">{}</div>',
    "index": '<table class="tb"><tr><th>序号</th><th>索引号</th><th>标题</th><th>发布机构</th><th>发布日期</th></tr>{}</table>',
    "button": '<table class="table table-bordered">{}</table>', "old": '<table width="98%" border="0" cellspacing="0">{}</table>',
}  # fmt: skip


def rows(
    press: Press,
    column: Column,
    pieces: tuple[Piece, ...],
    form: str,
    day: str = "%Y-%m-%d",
    *,
    near: str = "",
) -> str:
    """Pieces as rows of *form*; addresses below the folder *near* are written as seen from it."""
    lines = []
    for at, p in enumerate(pieces, 1):
        href = press.address(column, p)
        who = p.publisher.name if p.publisher else p.title
        lines.append(
            ROWS[form].format(
                href=escape("./" + href.removeprefix(near) if near and href.startswith(near) else href), title=escape(p.title),
                short=escape(p.title if len(p.title) < 24 else p.title[:22] + "..."), on=p.published.strftime(day), at=at, id=p.number,
                source=p.source, organ=who, day=f"{p.published:%d}", month=f"{p.published:%Y-%m}",
            )
        )  # fmt: skip
    return _AROUND[form].format("".join(lines)) if lines else "<p>暂无相关信息！</p>"


def turned(pager: Inner, form: str = "plain", day: str = "%Y-%m-%d", *, near: bool = False) -> Inner:
    """A page of a list with *pager* under it."""

    def inner(cms: Odd, press: Press, column: Column, k: int) -> str:
        folder = cms.column(column).rpartition("/")[0] + "/" if near else ""
        return rows(press, column, cms.pieces(column, k), form, day, near=folder) + pager(
            cms, press, column, k
        )

    return inner


def trs_page(name: str, suffix: str, *, variables: bool = False) -> Inner:
    """TRS: createPageHTML in a script behind a comment; with variables, or with how many rows a page has as a fifth argument."""

    def pager(cms: Odd, _press: Press, column: Column, k: int) -> str:
        n = cms.pages(column)
        if variables:
            code = f'var countPage = {n}; //总页数\nvar currentPage = {k - 1};\ncreatePageHTML(countPage, currentPage, "{name}", "{suffix}");'
        else:
            code = f'//共多少页,当前页\ncreatePageHTML({n}, {k - 1}, "{name}", "{suffix}", {cms.per_page});'
        return f'<div class="page"><script language="JavaScript">\n<!--\n{code}\n//-->\n</script></div>'

    return pager


def vsb_page(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """VSB, newer: numbered spans, ways relative to the page, a field to jump with."""
    n, slug = cms.pages(column), cms.column(column).rpartition("/")[2].removesuffix(".htm")

    def way(i: int) -> str:
        number = n - i + 1
        if k == 1:
            return f"{slug}/{number}.htm"
        return f"../{slug}.htm" if i == 1 else f"{number}.htm"

    numbers = "".join(
        f'<span class="p_no"><a href="{way(i)}">{i}</a></span>'
        if i != k
        else f'<span class="p_no_d">{i}</span>'
        for i in range(1, n + 1)
    )
    more = (
        f'<span class="p_next p_fun"><a href="{way(k + 1)}">下页</a></span>'
        if k < n
        else '<span class="p_next_d p_fun_d">下页</span>'
    )
    return (
        f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共{len(column.pieces)}条</span><span class="p_pages">{numbers}{more}</span>'
        f'<span class="p_t">跳转到</span><span class="p_goto"><input type="text" id="u5goto"><a href="javascript:;" onclick="_simple_list_gotopage_fun({n},\'u5goto\',2)">转</a></span></div>'
    )  # fmt: skip


def kkpager(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """The plug-in kkpager: it joins an address of a former and a latter part and the page."""
    former, latter = cms.page(column, 2).rsplit("2", 1)
    return f"""<div id="kkpager"></div><script type="text/javascript" src="/js/kkpager.min.js"></script><script>
$(function () {{ kkpager.generPageHtml({{ pno: {k}, total: {cms.pages(column)}, totalRecords: {len(column.pieces)}, hrefFormer: '{former}', hrefLatter: '{latter}',
  getLink: function (n) {{ if (n == 1) {{ return '{cms.column(column)}'; }} return this.hrefFormer + n + this.hrefLatter; }} }}); }});
</script>"""


def laypage(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """The plug-in laypage, whose callback leaves for the page that was pressed."""
    return f"""<div id="pages"></div><script src="/js/laypage.js"></script><script>
laypage({{ cont: 'pages', pages: {cms.pages(column)}, curr: {k}, groups: 5, jump: function (e, first) {{
  if (!first) {{ location.href = e.curr == 1 ? 'index.html' : 'index_' + e.curr + '.html'; }} }} }});
</script>"""


def dede(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """DedeCMS: list_<column>_<page>.html, files beside each other, and a box of pages."""
    n = cms.pages(column)
    name = cms.page(column, 2).rpartition("/")[2]

    def file(i: int) -> str:
        return re.sub(r"_2(?=\.html)", f"_{i}", name)

    items = "".join(
        f'<li><a href="{file(i)}">{i}</a></li>' if i != k else f'<li class="thisclass">{i}</li>'
        for i in range(1, n + 1)
    )
    more = (
        f'<li><a href="{file(k + 1)}">下一页</a></li><li><a href="{file(n)}">末页</a></li>' if k < n else ""
    )
    options = "".join(f'<option value="{file(i)}">{i}</option>' for i in range(1, n + 1))
    box = f'<li><select name="sldd" onchange="location.href=this.options[this.selectedIndex].value;">{options}</select></li>'
    return f'<ul class="pagelist"><li>首页</li>{items}{more}{box}<li><span class="pageinfo">共 <strong>{n}</strong>页<strong>{len(column.pieces)}</strong>条</span></li></ul>'


def gone_to(cms: Odd, _press: Press, column: Column, k: int) -> str:
    """A function that goes to a page, called by pictures and by a field with a button."""
    n = cms.pages(column)
    head, _, tail = cms.page(column, 2).rpartition("2")
    code = f'function goPage(p) {{ if (p < 1 || p > {n}) {{ alert(\'页码错误\'); return; }} window.location.href = "{head}" + p + "{tail}"; }}'
    return (
        f'<script>{code}</script><div class="fy">第{k}页/共{n}页 <a href="#" onclick="goPage({max(1, k - 1)})"><img src="/images/prev.gif"></a>'
        f' <a href="#" onclick="goPage({min(n, k + 1)})"><img src="/images/next.gif"></a> 到第<input id="pn" size="2">页'
        '<input type="button" value="跳转" onclick="goPage(document.getElementById(\'pn\').value)"></div>'
    )


def grid(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """ASP.NET's GridView: the pager posts the page back with Page$2 and with the state that the page before it gave."""
    here = cms.column(column)

    def page(k: int) -> Page:
        n = cms.pages(column)
        turns = "".join(
            f"<td><a href=\"javascript:__doPostBack('ctl00$Main$GridView1','Page${i}')\">{i}</a></td>"
            if i != k
            else f"<td><span>{i}</span></td>"
            for i in range(1, n + 1)
        )
        pager = (
            f'<tr class="pager"><td colspan="2"><table border="0"><tr>{turns}</tr></table></td></tr>'
            if n > 1
            else ""
        )
        inner = rows(press, column, cms.pieces(column, k), "old", "%Y/%m/%d").replace(
            "</table>", pager + "</table>"
        )
        form = (
            f'<form method="post" action=".{here[here.rindex("/") :]}" id="form1"><div><input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />'
            '<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="" />'
            f'<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK{column.number}{k}ZGRk" /><input type="hidden" name="__EVENTVALIDATION" value="/wEWAg{k}" /></div>'
            "<script>var theForm = document.forms['form1']; function __doPostBack(t, a) { theForm.__EVENTTARGET.value = t; theForm.__EVENTARGUMENT.value = a; theForm.submit(); }</script>"
            f"{inner}</form>"
        )
        return press.listing(column, form)

    def answer(ask: Ask) -> Page:
        told = ask.told
        state = told.get("__VIEWSTATE", "").startswith(f"/wEPDwUK{column.number}")
        asked = re.fullmatch(r"Page\$(\d+)", told.get("__EVENTARGUMENT", ""))
        good = (
            ask.method == "POST" and state and told.get("__EVENTTARGET", "").endswith("GridView1") and asked
        )
        return page(int(asked[1])) if good and asked else page(1)

    return {here: answer}


def enclosed(cms: Odd, press: Press) -> dict[str, Route]:
    """A report's page is a sentence and a file: PDF and Word by turns; its text stands in the file alone."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is not None and p.number % 3:
                page = cms.details(column, p)[0]
                name = f"P02024{p.number}.{('pdf', 'docx')[p.number % 2]}"
                folder = page.rpartition("/")[0]
                way = f'<p>附件：<a appendix="true" oldsrc="/protect/{name}" href="./{name}">{p.title}.{name.rpartition(".")[2]}</a></p>'
                inner = f'<h1>{p.title}</h1><div class="info">发布时间：{p.published} 来源：{p.source}</div><div class="TRS_Editor"><p>{p.title}详见附件。</p>{way}</div>'
                routes[page] = later(press.page, p.title, "", press.crumbs(column), inner)
                routes[f"{folder}/{name}"] = partial(_file, p)
    return routes


def _file(piece: Piece, _: object) -> Page:
    if piece.number % 2:
        return Page(docx(piece.article), kind="application/octet-stream")
    return Page(pdf(piece.article), kind="application/pdf")
