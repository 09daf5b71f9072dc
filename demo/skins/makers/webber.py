"""webber — VSB in three of its ages: pages by number in a query, its catalogue of disclosure, its files of today."""

from __future__ import annotations

import json
from functools import partial
from html import escape

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route

_COUNT = '<script>_jsq_(@number,"/list.jsp",-1,1456083)</script><script src="/system/resource/js/counter.js"></script>'


def _groups(press: Press) -> list[Column]:
    """The columns below which every organ has its own."""
    return [
        c for c in press.plan.tops if c.kind == "其他" and c.children and all(x.children for x in c.children)
    ]


def numbered(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A list of 2009: rows of a table with ids, and under it ways whose query counts pages in its own names."""
    n, home = cms.pages(column), f"urltype=tree.TreeTempUrl&wbtreeid={column.number}"
    lines = "".join(
        f'<tr height="20" id="line_u57_{at}"><td width="1%" nowrap><span class="leaderfont57">· </span></td>'
        f'<td><a class="c57" href="{escape(press.address(column, p))}" target="_blank" title="{p.title}">{p.title[:19]}{"..." * (len(p.title) > 19)}</a></td>'
        f'<td width="1%" nowrap><span class="timestyle57">{p.published:%Y/%m/%d}&nbsp;</span></td></tr>'
        for at, p in enumerate(cms.pieces(column, k))
    )

    def way(text: str, i: int) -> str:
        if not 1 <= i <= n or i == k:
            return f"<span class=PrevDisabled>{text}</span>&nbsp;"
        told = f"?a57t={n}&a57p={i}&a57c={cms.per_page}&{home}" if i > 1 else f"?{home}"
        return f'<a href="{escape(told)}" class="Next">{text}</a>&nbsp;'

    turns = way("首页", 1) + way("上页", k - 1) + way("下页", k + 1) + way("尾页", n)
    return (
        f'<table width="100%" cellspacing="0" class="winstyle57">{lines}</table>'
        f'<div id="fanye57" align="right">共{len(column.pieces)}条&nbsp;&nbsp;{k}/{n}&nbsp;&nbsp;{turns}</div>{_COUNT.replace("@number", str(column.number))}'
    )


def boxes(_cms: Odd, press: Press) -> dict[str, Route]:
    """Organs stand in a box by the numbers of their columns; a button makes the address of what is chosen."""

    def page(group: Column) -> Page:
        options = "".join(f'<option value="{c.number}">{c.name}</option>' for c in group.children)
        code = (
            "function jump() { var id = document.formdw.dw.value; if (id == '') { alert('请选择单位'); return; } "
            "window.open('/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=' + id); }"
        )
        return press.listing(
            group,
            f'<script language="javascript">{code}</script><form name="formdw">选择单位：<select name="dw"><option value="">--请选择--</option>{options}</select>'
            '<input type="button" value="进入" onclick="jump()"></form>',
        )

    return {press.link(group): later(page, group) for group in _groups(press)}


def catalogue(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """VSB's catalogue of disclosure: a frame beside a tree holds the list, a hidden form turns its pages."""
    if column.kind in ("工作动态", "办事服务", "咨询投诉"):
        return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}
    code = "function _egov_goto(p) { document.egovform.PAGENUM.value = p; document.egovform.submit(); }"

    def answer(ask: Ask) -> Page:
        k, n = ask.number("PAGENUM", 1), cms.pages(column)
        lines = "".join(
            f'<tr><td>{p.published:%Y}-{p.number:05d}</td><td><a href="{press.address(column, p)}" target="_blank">{p.title}</a></td><td>{p.published:%y-%m-%d}</td></tr>'
            for p in cms.pieces(column, k)
        )
        more = f'<a href="javascript:_egov_goto({k + 1})">下一页</a>' if k < n else "下一页"
        hidden = (("urltype", "egovinfo.EgovCatalogURL"), ("wbtreeid", column.number), ("PAGENUM", k))
        fields = "".join(f'<input type="hidden" name="{a}" value="{b}">' for a, b in hidden)
        return press.encoded(
            f'<html><head><meta charset="{press.dress.declared}"><title>{column.name}</title><script>{code}</script></head><body>'
            f'<table class="egov"><tr><th>索引号</th><th>信息名称</th><th>发布日期</th></tr>{lines}</table>'
            f'<form name="egovform" method="get" action="/xxgk_list.jsp">{fields}</form><div>第{k}页 共{n}页 {more}</div></body></html>'
        )

    return {cms.column(column): answer}


def tree(cms: Odd, press: Press) -> dict[str, Route]:
    """Every branch of disclosure is the tree of the catalogue beside an empty frame; one path serves all lists."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    ids = {c.path: at for at, c in enumerate(own.walk(), 1)}
    nodes = []
    for c in own.walk():
        above = ids[c.above[-1].path] if c.above else -1
        way = "" if c.children else f",'{press.link(c)}','{c.name}','egovmain'"
        nodes.append(f"d.add({ids[c.path]},{above},'{c.name}'{way});")
    script = "<script>\nd = new dTree('d');\n" + "\n".join(nodes) + "\ndocument.write(d);\n</script>"
    inner = f'<table width="100%"><tr><td width="220"><div class="dtree">{script}</div></td><td><iframe name="egovmain" id="egovmain" src="about:blank" width="700" height="600" frameborder="0"></iframe></td></tr></table>'
    lists = {str(c.number): catalogue(cms, press, c).get(cms.column(c)) for c in own.walk() if not c.children}

    def dispatch(ask: Ask) -> Page:
        route = lists.get(ask.told.get("wbtreeid", ""))
        return route(ask) if route else press.missing()

    branches = {press.link(c): later(press.listing, c, inner) for c in own.walk() if c.children}
    return branches | {"/xxgk_list.jsp": dispatch}


def dated(cms: Odd, press: Press, column: Column, k: int) -> str:
    """A list of today: rows with the day apart, a pager that counts down and shows no word but signs."""
    n, slug = cms.pages(column), cms.column(column).rpartition("/")[2].removesuffix(".htm")
    lines = "".join(
        f'<li id="line_u12_{at}"><a href="{_up(cms, column, k)}{press.address(column, p)[1:]}" target="_blank"><div class="time"><b>{p.published:%d}</b><span>{p.published:%Y.%m}</span></div><p>{p.title}</p></a></li>'
        for at, p in enumerate(cms.pieces(column, k))
    )

    def way(i: int) -> str:
        if i == 1:
            return f"../{slug}.htm"
        return f"{slug}/{n - i + 1}.htm" if k == 1 else f"{n - i + 1}.htm"

    turns = "".join(
        f'<span class="p_no"><a href="{way(i)}">{i}</a></span>'
        if i != k
        else f'<span class="p_no_d">{i}</span>'
        for i in range(1, n + 1)
    )
    return f'<ul class="ul12">{lines}</ul><div class="pb_sys_common pb_sys_full pb_sys_style2">{turns}</div>{_COUNT.replace("@number", str(column.number))}'


def _up(cms: Odd, column: Column, k: int) -> str:
    """The way from a page of a column up to the root, as VSB writes its links."""
    return "../" * (cms.page(column, k).count("/") - 1)


def year_tabs(_cms: Odd, press: Press) -> dict[str, Route]:
    """The years above the reports are boxes that bear their address as data; so are the levels in a year."""

    def page(column: Column) -> Page:
        boxes_ = "".join(
            f'<div class="nd-item" data-href="{press.link(c)}">{c.name}</div>' for c in column.children
        )
        code = "$('.nd-item').on('click', function () { window.location.href = $(this).attr('data-href'); });"
        return press.listing(column, f'<div class="nd">{boxes_}</div><script>{code}</script>')

    reports = (c for c in press.plan.columns() if c.kind == "信息公开年报" or c.name == "政府信息公开年报")
    return {press.link(c): later(page, c) for c in reports if c.children}


def papers(cms: Odd, press: Press) -> dict[str, Route]:
    """Two reports of three are files: a PDF shown in a frame that a function writes, a Word file behind a download."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is None or p.number % 3 == 0:
                continue
            if p.number % 3 == 1:
                file = f"/__local/A/B7/30/{column.key(32).upper()}_{p.number:08X}.pdf"
                body = f'<script type="text/javascript">showVsbpdfIframe("{file}","100%","600","0","","1","vsb_pdf_iframe{p.number}");</script>'
            else:
                file = f"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1456083&wbfileid={p.number}"
                body = f'<p>报告全文见附件。</p><ul style="list-style-type:none;"><li>附件【<a href="{escape(file)}" target="_blank">{p.title}.docx</a>】已下载<span id="nattach{p.number}">12</span>次</li></ul>'
            inner = f'<form name="_newscontent_fromname"><h2 class="title">{p.title}</h2><div class="info">发布时间：{p.published} 来源：{p.source}</div><div class="v_news_content">{body}</div></form>'
            for address in cms.details(column, p):
                routes[address] = later(press.page, p.title, "", press.crumbs(column), inner)
            routes[file] = partial(_paper, p)
    return routes


def _paper(piece: Piece, _: object) -> Page:
    if piece.number % 3 == 1:
        return Page(pdf(piece.article), kind="application/pdf")
    return Page(docx(piece.article), kind="application/octet-stream")


def opening(_cms: Odd, press: Press) -> dict[str, Route]:
    """A home page whose menu is data: a script draws it when the window is ready."""
    menu = [
        {"name": t.name, "href": press.link(t), "sub": [{"name": c.name, "href": press.link(c)} for c in t.children[:2]]}
        for t in press.plan.tops
    ]  # fmt: skip
    code = f"var menuData = {json.dumps(menu, ensure_ascii=False)};\n$(function () {{ $('#nav').html(template('navTpl', {{ list: menuData }})); }});"
    html = f'<!DOCTYPE html><html><head><meta charset="{press.dress.declared}"><title>{press.plan.county.name}人民政府</title></head><body><div id="nav"></div><div class="swiper"></div><script>{code}</script></body></html>'
    return {"/": later(press.encoded, html)}
