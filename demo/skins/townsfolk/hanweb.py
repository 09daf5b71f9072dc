"""hanweb — lists of Hanweb portals: groups of records that name the next, the disclosure module of three ages, reports by organ and year, units."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.lodgers.lists import lines, of_number
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.townsfolk.doors import bare
from demo.skins.townsfolk.trs import word
from demo.skins.wayfarers.street import Wayfarer

_OLD = "/jcms/jcms_files/jcms1/web1/site"
_PROXY = f"{_OLD}/module/jslib/jquery/jpage/dataproxy.jsp"


# -- jcms of the years about 2012 ------------------------------------------------------------------------
def _group(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Three pages of records, and the address of those behind them; how many there are is not said."""
    window = cms.per_page * 3
    row = "<record><![CDATA[<table width='100%'><tr><td align='left'><a class='bt_link' title='{title}' href='{href}' target='_blank'>{title}</a></td><td width='90'>[{on}]</td></tr></table>]]></record>"
    records = lines(press, column, column.pieces[(k - 1) * window : k * window], row)
    told = f"{_PROXY}?page={k + 1}&webid=1&path={press.origin}{_OLD}/&columnid={column.number}&unitid={900 + column.number}&webname={press.plan.county.name}&permissiontype=0"
    more = f'<nextgroup><![CDATA[<a href="{told}"></a>]]></nextgroup>' if k * window < len(column.pieces) else ""  # fmt: skip
    return f"<datastore>{more}<recordset>{records}</recordset></datastore>"


def groups(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    inner = f"""<div id='{900 + column.number}'><script type='text/xml'>{_group(cms, press, column, 1)}</script></div>
<script>$(function(){{ $('#{900 + column.number}').jpage({{theme:'default',perpage:{cms.per_page},totalRecord:{len(column.pieces)},proxyUrl:'{_PROXY}',groupSize:3,barPosition:'bottom'}}); }});</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def groups_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnid"))
        if column is None or ask.told.get("unitid") != str(900 + column.number):
            return press.encoded("<datastore></datastore>", kind="text/xml")
        return press.encoded(_group(cms, press, column, ask.number("page", 1)), kind="text/xml")

    return {_PROXY: answer}


def downloads(cms: Odd, press: Press) -> dict[str, Route]:
    """A report's page says no more than its title and the name of a file that a script of the system sends."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is not None:
                file = f"{_OLD}/module/download/downfile.jsp?classid=0&filename={p.number:012d}.docx"
                inner = f"<table id='article'><tr><td class='title'>{p.title}</td></tr><tr><td>发布日期：{p.published}</td></tr><tr><td class='bt_content'><div id='zoom'><p><a href='{escape(file)}'><img src='{_OLD}/images/word.gif' border='0'>{p.title}.docx</a></p></div></td></tr></table>"
                routes[cms.details(column, p)[0]] = later(
                    press.page, p.title, "", press.crumbs(column), inner
                )
                routes[file] = word(p)
    return routes


# -- the disclosure module, in frames --------------------------------------------------------------------
_XXGK = "/xxgk/jcms_files/jcms1/web3/site/zfxxgk"


def framed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list whose pager fills a form that posts to itself."""

    def answer(ask: Ask) -> Page:
        k, n = ask.number("currpage", 1) if ask.method == "POST" else 1, cms.pages(column)
        rows = "".join(
            f'<tr class="tr_main_value_{"odd" if at % 2 else "even"}"><td>{p.number:06d}</td><td><a href="{press.address(column, p)}" target="_blank" mc="{p.title}" fbrq="{p.published}">{p.title}</a></td><td>{p.published:%Y.%m.%d}</td></tr>'
            for at, p in enumerate(cms.pieces(column, k))
        )
        ways = f"共{n}页 第{k}页 " + "".join(
            f'<a style="cursor:hand" onclick="gotopage({i})">{word}</a> '
            for i, word in ((1, "首页"), (max(1, k - 1), "上页"), (min(n, k + 1), "下页"), (n, "尾页"))
        )
        inner = f"""<body><form name="pageform" method="post" action="{escape(cms.column(column).rpartition("/")[2])}">
<input type="hidden" name="currpage" value="{k}"><input type="hidden" name="showsub" value="1"></form>
<table class="tr_main"><tr><td>索引号</td><td>名称</td><td>发布日期</td></tr>{rows}</table>
<div>{ways}跳转到<input type="text" id="topage" size="2"><input type="button" value="GO" onclick="gotopage(document.getElementById('topage').value)"></div>
<script>function gotopage(n) {{ if (n < 1 || n > {n}) return; document.pageform.currpage.value = n; document.pageform.submit(); }}</script></body>"""
        return bare(press, inner)

    return {cms.column(column): answer}


def organ_frames(_cms: Odd, press: Press) -> dict[str, Route]:
    """An organ's page is a frame with the tree of its catalogue and one with a list; organs are called by their first letters."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        if not column.children:
            continue
        if any(c.children for c in column.children):
            organs = "".join(
                f"<td><a href=\"#\" onclick=\"window.open('{press.link(c)}','_blank','width=1000,scrollbars=yes');return false;\">{c.name}</a></td>"
                for c in column.children
            )
            routes[press.link(column)] = later(
                press.listing, column, f'<table class="zz"><tr>{organs}</tr></table>'
            )
            continue
        tree = f"{_XXGK}/tree.jsp?area={column.number}"
        right = next((c for c in column.children if c.pieces), column.children[0])
        shell = f'<frameset cols="200,*"><frame name="left" src="tree.jsp?area={column.number}"><frame name="right" src="{escape(press.link(right))}"></frameset>'
        nodes = "".join(
            f"d.add({at},0,'{c.name}','javascript:show(\\'{c.number}\\')');"
            for at, c in enumerate(column.children, 1)
        )
        code = f"<body><script>function show(id) {{ parent.right.location.href = 'search.jsp?showsub=1&infotypeid=' + id; }}\nvar d = new dTree('d'); d.add(0,-1,'{column.name}'); {nodes} document.write(d);</script></body>"
        routes[press.link(column)] = later(bare, press, shell)
        routes[tree] = later(bare, press, code)
    return routes


# -- the disclosure module of today ----------------------------------------------------------------------
_CUSTOM = "/module/xxgk/search_custom.jsp"


def custom(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A function posts for a page of the list; the answer brings its own pager, which calls the function again."""
    area = f"11330{column.number:06d}0023{column.number % 9}G"
    inner = f"""<div id="div{column.number}" class="xxgk_list">数据加载中…</div>
<script type="text/javascript">
function goPage(page) {{
  $.ajax({{ type: "post", url: "{_CUSTOM}?fields=&fieldConfigId=247732&sortfield=compaltedate:0&fbtime=&texttype=&vc_all=&vc_filenumber=&vc_title=&currpage=" + page + "&binlay=&c_issuetime=",
    data: {{ infotypeId: "C{column.number}", jdid: "3092", nowPage: page, area: "{area}", divid: "div{column.number}", standardXxgk: "1" }},
    success: function (msg) {{ $("#div{column.number}").html(msg); }} }});
}}
goPage(1);
</script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def custom_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("infotypeId", "").removeprefix("C"))
        if ask.method != "POST" or column is None or ask.told.get("jdid") != "3092":
            return press.encoded("参数错误", 500)
        k, n = ask.number("currpage", 1), cms.pages(column)
        rows = lines(press, column, cms.pieces(column, k), '<div class="zfxxgk_zdgkc"><ul><li><a href="{href}" title="{title}" target="_blank">{title}</a><b>{on}</b></li></ul></div>')  # fmt: skip
        ways = "".join(f"<a onclick='javascript:goPage({i});'>{i}</a>" for i in range(1, n + 1))
        return press.encoded(f'{rows}<div class="xxgk_page">共<span>{n}</span>页 {ways}</div>')

    return {_CUSTOM: answer}


# -- reports by organ and year ---------------------------------------------------------------------------
_ANNUAL = "/module/xxgk/xxgkAnnualReport.jsp"


def code_of(piece: Piece) -> str:
    """The number by which the module knows a report's organ."""
    who = piece.publisher
    assert who is not None
    return f"00100{who.county.code}{sum(map(ord, who.slug + who.name)):06d}"


@dataclass(frozen=True, slots=True)
class ByYear(Wayfarer):
    """A report in a column of reports has no address but that of the module."""

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        if piece.publisher is not None and column.kind == "信息公开年报":
            return (f"{_ANNUAL}?area={code_of(piece)}&fbtime={piece.year}",)
        return Wayfarer.details(self, column, piece)


def chosen(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list of organs, a drop-down of years, and a frame with the report of the first; what is no report is a list."""
    own = [p for p in column.pieces if p.publisher and column.kind == "信息公开年报"]
    rest = tuple(p for p in column.pieces if p not in own)
    row = '<li><a href="{href}">{title}</a></li>'
    inner = f"<ul>{lines(press, column, rest, row)}</ul>"
    if own:
        years = "".join(
            f'<option value="{y}">{y}年</option>'
            for y in sorted({p.year for p in own if p.year}, reverse=True)
        )
        who = {code_of(p): p.publisher.name for p in own if p.publisher}
        organs = "".join(
            f'<li id="{code}"><a href="javascript:void(0);" onclick="selArea(\'{code}\')">{name}</a></li>'
            for code, name in who.items()
        )
        newest = max(own, key=lambda p: p.year or 0)
        inner = f"""<ul class="xxgk_dw">{organs}</ul><select id="nbyear" onchange="selYear(this.value)">{years}</select>
<iframe id="nbframe" name="nbframe" width="100%" src="{_ANNUAL}?area={code_of(newest)}&amp;fbtime={newest.year}"></iframe>
<script>
var nowArea = '{code_of(newest)}', nowYear = '{newest.year}';
function selArea(a) {{ nowArea = a; showReport(); }}
function selYear(y) {{ nowYear = y; showReport(); }}
function showReport() {{ document.getElementById('nbframe').src = '{_ANNUAL}?area=' + nowArea + '&fbtime=' + nowYear; }}
</script>{inner}"""
    return {cms.column(column): later(press.listing, column, inner)}


def empty_years(_cms: Odd, press: Press) -> dict[str, Route]:
    """Years without a report answer with a sentence."""
    return {_ANNUAL: later(bare, press, "<body><div>该年度暂无年报信息！</div></body>")}


# -- units -----------------------------------------------------------------------------------------------
_UNIT = "/jpaas-publish-server/front/page/build/unit"


def unit(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table that a unit service fills; a script of the maker asks it, with what two attributes of its tag say."""
    query = {"webId": "dc1e3c0a", "pageId": column.key(32), "parseType": "buildstatic", "pageType": "column", "tagId": "信息列表", "tplSetId": "4a3c7f", "unitUrl": _UNIT}  # fmt: skip
    told = json.dumps(query, ensure_ascii=False).replace('"', "'")
    inner = f"""<div class="gkml_list" id="信息列表"></div>
<script charset='utf-8' type="text/javascript" src="/jpaas-web-server/front/js/unitbuild.js" url="{_UNIT}" querydata="{told}"></script>"""
    return {cms.column(column): later(press.listing, column, inner)}


def unit_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("pageId")), None)
        if column is None or ask.told.get("webId") != "dc1e3c0a":
            return in_json({"success": False, "code": "500", "message": "页面不存在", "data": None})
        k = int(json.loads(ask.told.get("paramJson") or "{}").get("pageNo", 1))
        row = '<tr><td class="xh"></td><td><a href="{href}" target="_blank" title="{title}">{title}</a></td><td>{on}</td></tr>'
        ways = f'<div class="pagination" count="{len(column.pieces)}" rows="{cms.per_page}">' + "".join(f'<a href="javascript:;" paged="{i}" onclick="pageFun({i})">{i}</a>' for i in range(1, cms.pages(column) + 1)) + "</div>"  # fmt: skip
        html = f"<table><tr><th>序号</th><th>标题</th><th>日期</th></tr>{lines(press, column, cms.pieces(column, k), row)}</table>{ways}"
        return in_json({"success": True, "code": "200", "message": "", "data": {"html": html}})

    return {_UNIT: answer}
