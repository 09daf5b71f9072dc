"""hanweb — services behind the portals of Hanweb: the proxy of jpage, the module of disclosure, files of records, units."""

from __future__ import annotations

import hashlib
import json
from html import escape

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.portal import Sheet, issuer, of_number, sheet
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json

_PROXY = "/module/web/jpage/dataproxy.jsp"
_WEBID = 2417


# -- jpage: the first records stand in the page, the rest come by POST ------------------------------------------
def _unit(column: Column) -> str:
    return str(5_000_000 + column.number)


def _store(own: Sheet, column: Column, first: int, last: int, size: int) -> str:
    """The records *first* to *last* of a column, counted from 1."""
    records = "".join(
        f'<record><![CDATA[<li><a href="{row["href"]}" title="{row["title"]}" target="_blank">{row["text"]}</a><span>{row["on"]}</span></li>]]></record>'
        for row in own.lines(column, column.pieces[first - 1 : last])
    )
    n = len(column.pieces)
    return f"<datastore><totalrecord>{n}</totalrecord><totalpage>{-(-n // size)}</totalpage><recordset>{records}</recordset></datastore>"


def paged(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column with the records of its first two pages inside it."""
    own, size = sheet(press), cms.per_page
    told = {
        "unit": _unit(column), "size": size, "end": 2 * size, "total": len(column.pieces), "pages": cms.pages(column), "webid": _WEBID,
        "store": _store(own, column, 1, 2 * size, size),
    }  # fmt: skip
    return {cms.column(column): later(own.within, "list.html", column, told)}


def proxy(cms: Odd, press: Press) -> dict[str, Route]:
    """The proxy answers those who come from a page and name column, unit and site."""
    own = sheet(press)

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("columnid"))
        known = (
            column is not None
            and ask.told.get("unitid") == _unit(column)
            and ask.told.get("webid") == str(_WEBID)
        )
        if column is None or not known or not ask.from_a_page:
            return own.encoded(
                "<datastore><recordset></recordset></datastore>", kind="text/xml;charset=UTF-8"
            )
        first, last = ask.number("startrecord", 1), ask.number("endrecord", cms.per_page)
        return own.encoded(_store(own, column, first, last, cms.per_page), kind="text/xml;charset=UTF-8")

    return {_PROXY: answer}


# -- the module of disclosure: a tree of an organ's catalogue, a search in it -------------------------------------
def _area(column: Column) -> int:
    return column.above[-1].number if column.above else column.number


def chosen(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column of an organ: its page asks the search for it."""
    return {cms.column(column): later(sheet(press).within, "list.html", column, {"area": _area(column)})}


def _catalogue(press: Press, area: str) -> tuple[Column, ...]:
    return tuple(c for c in press.plan.leaves() if str(_area(c)) == area)


def disclosure(cms: Odd, press: Press) -> dict[str, Route]:
    """tree.jsp prints the calls that build a tree, search.jsp rows of a catalogue, or of a whole organ where none is named."""
    own = sheet(press)

    def tree(ask: Ask) -> Page:
        nodes = "".join(
            f"d.add({c.number},0,'{c.name}',\"javascript:showInfo('{c.number}')\");\n"
            for c in _catalogue(press, ask.told.get("area", ""))
        )
        code = f"var d = new dTree('d');\nd.add(0,-1,'信息公开目录');\n{nodes}document.getElementById('dtree').innerHTML = d.toString();"
        return own.encoded(f'<div id="dtree"></div><script type="text/javascript">\n{code}\n</script>')

    def search(ask: Ask) -> Page:
        wanted, k = ask.told.get("infotypeId", ""), ask.number("currpage", 1)
        columns = [c for c in _catalogue(press, ask.told.get("area", "")) if wanted in ("", str(c.number))]
        found = [(c, p) for c in columns for p in c.pieces]
        if ask.method != "POST" or ask.told.get("jdid") != "58":
            return own.encoded("<p>参数错误</p>")
        rows = "".join(
            _row(own, c, p, at) for at, (c, p) in enumerate(found[(k - 1) * cms.per_page : k * cms.per_page])
        )
        n = max(1, -(-len(found) // cms.per_page))
        more = f'<a href="javascript:void(0)" onclick="gotoPage({k + 1})">下一页</a>' if k < n else "下一页"
        head = '<tr class="tr_title"><td>索引号</td><td>信息名称</td><td>发布机构</td><td>公开日期</td></tr>'
        return own.encoded(
            f'<table width="100%" class="xxgk_table">{head}{rows}</table><div class="pagebar">共{len(found)}条 第{k}页/共{n}页 {more} <a href="javascript:void(0)" onclick="gotoPage({n})">尾页</a></div>'
        )

    return {"/module/xxgk/tree.jsp": tree, "/module/xxgk/search.jsp": search}


def _row(own: Sheet, column: Column, piece: Piece, at: int) -> str:
    line = own.line(column, piece)
    kind = ("odd", "even")[at % 2]
    return (
        f'<tr class="tr_main_value_{kind}"><td>{own.plan.county.code}-{piece.number}</td><td><a href="{line["href"]}" class="bt_link" target="_blank" title="{line["title"]}">{line["text"]}</a></td>'
        f"<td>{issuer(piece)}</td><td>{line['on']}</td></tr>"
    )


# -- files of records ---------------------------------------------------------------------------------------------
def recorded(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column's page names itself and how many pages it has; each page of records is a file of XML."""
    own = sheet(press)
    folder = cms.column(column).rpartition("/")[0]
    told = {"pages": cms.pages(column), "total": len(column.pieces)}
    routes: dict[str, Route] = {cms.column(column): later(own.within, "list.html", column, told)}
    for k in range(1, cms.pages(column) + 1):
        routes[f"{folder}/record_{k}.xml"] = later(_records, own, column, cms.pieces(column, k))
    return routes


def _records(own: Sheet, column: Column, pieces: tuple[Piece, ...]) -> Page:
    records = "".join(
        f"<record><![CDATA[<tr><td width='82%'><img src='/jcms/jcms_files/jcms1/web1/site/images/dot.gif'> <a href='{row['href']}' target='_blank'>{row['text']}</a></td><td>[{row['on']}]</td></tr>]]></record>"
        for row in own.lines(column, pieces)
    )
    return own.encoded(
        f'<?xml version="1.0" encoding="GBK"?><datastore><recordset>{records}</recordset></datastore>',
        kind="text/xml",
    )


def downloads(cms: Odd, press: Press) -> dict[str, Route]:
    """Of every other report the page is but the way to a file that a script of the server hands out."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for piece in column.pieces:
            if piece.publisher is None or piece.number % 2:
                continue
            kind = ("pdf", "docx")[piece.number // 2 % 2]
            name = (
                hashlib.md5(str(piece.number).encode(), usedforsecurity=False).hexdigest()[:18] + "." + kind
            )
            way = f"/module/download/downfile.jsp?classid=0&filename={name}"
            text = f'<p>附件：<a href="{escape(way)}"><img src="/jcms/jcms_files/jcms1/web1/site/images/{kind}.gif">{escape(piece.title)}.{kind}</a></p>'
            routes[cms.details(column, piece)[0]] = later(sheet(press).reading, column, piece, {"text": text})
            body = pdf(piece.article) if kind == "pdf" else docx(piece.article)
            routes[way] = fixed(Page(body, kind="application/octet-stream"))
    return routes


# -- units --------------------------------------------------------------------------------------------------------
def unit(cms: Odd, press: Press) -> dict[str, Route]:
    """A unit of a page: the menu at its side, or its list with the pager; pages count only inside paramJson."""
    own = sheet(press)

    def menu(column: Column) -> str:
        over = column if column.children else (column.above or (column,))[-1]
        items = "".join(f'<li><a href="{escape(own.link(c))}">{c.name}</a></li>' for c in over.children)
        return f'<div class="menu"><h3>{over.name}</h3><ul>{items}</ul></div>'

    def rows(column: Column, k: int) -> str:
        n = cms.pages(column)
        lines = "".join(
            f'<li class="clearfix"><a href="{row["href"]}" title="{row["title"]}" target="_blank">{row["text"]}</a><span class="date">{row["on"]}</span></li>'
            for row in own.lines(column, cms.pieces(column, k))
        )
        ways = ((1, "首页"), (max(1, k - 1), "上一页"), (min(n, k + 1), "下一页"), (n, "尾页"))
        turns = "".join(f'<a href="javascript:;" data-page="{to}">{word}</a>' for to, word in ways)
        return f'<ul class="list-ul">{lines}</ul><div class="pagination" data-size="{cms.per_page}">{turns}<span>{k}/{n}</span></div>'

    def answer(ask: Ask) -> Page:
        column = next((c for c in press.plan.columns() if c.key(32) == ask.told.get("pageId")), None)
        if column is None or ask.told.get("webId") != "e6f8" or ask.told.get("parseType") != "bulidstatic":
            return in_json({"code": "500", "success": False, "message": "参数错误", "data": None})
        told = json.loads(ask.told.get("paramJson") or "{}")
        html = (
            menu(column) if ask.told.get("tagId") == "左侧导航" else rows(column, int(told.get("pageNo", 1)))
        )
        return in_json({"code": "200", "success": True, "message": "操作成功", "data": {"html": html}})

    return {"/api-gateway/jpaas-publish-server/front/page/build/unit": answer}
