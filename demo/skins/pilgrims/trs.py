"""trs — services behind the portals of TRS: trees of a catalogue, searches of a gateway, pieces of pages that others load."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.portal import Sheet, issuer, of_number, sheet, shell
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route


# -- a catalogue: its tree is XML, each of its lists a piece of a page -----------------------------------------
def _catalogue(column: Column) -> bool:
    return any(c.slug == "zfxxgk" for c in (*column.above, column))


def catalogued(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Inside the catalogue a page loads dlist.html and its further pages; outside the rows stand in the page itself."""
    routes = shell(cms, press, column) if _catalogue(column) else {}
    own, n, folder = sheet(press), cms.pages(column), cms.column(column).removesuffix("index.html")
    for k in range(1, n + 1):
        name = f"{folder}dlist_{k - 1}.html" if k > 1 else f"{folder}dlist.html"
        routes[name] = later(_piece, own, cms, column, k)
    if not _catalogue(column):
        routes[cms.column(column)] = later(_whole, own, cms, column)
    return routes


def _told(own: Sheet, cms: Odd, column: Column, k: int) -> dict[str, object]:
    rows = own.lines(column, cms.pieces(column, k))
    return {
        "rows": rows,
        "pages": cms.pages(column),
        "zero": k - 1,
        "base": cms.column(column).removesuffix("index.html"),
    }


def _piece(own: Sheet, cms: Odd, column: Column, k: int) -> Page:
    return own.printed("piece.html", more=_told(own, cms, column, k))


def _whole(own: Sheet, cms: Odd, column: Column) -> Page:
    return own.within(
        "plain.html", column, _told(own, cms, column, 1) | {"rows": own.lines(column, column.pieces)}
    )


def catalogue_tree(_cms: Odd, press: Press) -> dict[str, Route]:
    def node(column: Column) -> str:
        path = press.link(column).removesuffix("index.html")
        inner = "".join(node(c) for c in column.children)
        return f'<item id="{column.number}" text="{escape(column.name)}" path="{path}">{inner}</item>'

    top = next(c for c in press.plan.columns() if c.slug == "zfxxgk")
    text = f'<?xml version="1.0" encoding="{press.dress.encoding}"?><tree id="0">{"".join(map(node, top.children))}</tree>'
    return {"/zfxxgk/tree.xml": lambda _: press.encoded(text, kind="text/xml")}


# -- WAS: a search that answers with the documents of a channel -------------------------------------------------
_WAS = "/was5/web/search"
_CLASS = re.compile(r"chnlid=(\d+)(?:\*pubyear=(\d{4}))?$")


def was(_cms: Odd, press: Press) -> dict[str, Route]:
    """Documents by channel and year of publication; the last of them is always empty, as its template prints it."""
    own = sheet(press)

    def answer(ask: Ask) -> Page:
        asked = _CLASS.match(ask.told.get("classsql", ""))
        column = of_number(press, asked[1]) if asked else None
        if asked is None or column is None or ask.told.get("templet") != "docs.jsp":
            return own.missing()
        found = [p for p in column.pieces if asked[2] in (None, str(p.published.year))]
        size, k = ask.number("prepage", 10), ask.number("page", 1)
        docs = ",\n".join(
            json.dumps(
                {
                    "id": str(p.number),
                    "title": p.title,
                    "url": press.address(column, p),
                    "time": f"{p.published} 09:12:00",
                    "fwjg": issuer(p),
                },
                ensure_ascii=False,
            )
            for p in found[(k - 1) * size : k * size]
        )
        return own.encoded(
            f'\r\n{{"count":"{len(found)}",\n"docs":[{docs}{"," if docs else ""}\n""]}}', kind="text/html"
        )

    return {_WAS: answer}


# -- the gateway of a province: JSONP ---------------------------------------------------------------------------
def gateway(_cms: Odd, press: Press) -> dict[str, Route]:
    """Rows of a channel with times in milliseconds."""
    own = sheet(press)

    def answer(ask: Ask) -> Page:
        column, size, k = (
            of_number(press, ask.told.get("chnlid")),
            ask.number("pagesize", 15),
            ask.number("page", 1),
        )
        pieces = column.pieces if column else ()
        rows = [
            {"docid": p.number, "idxid": f"11220{p.number}/{p.published.year}-{p.number}", "doctitle": p.title, "docreltime": milliseconds(p.published), "docpuburl": press.address(column, p)}
            for p in pieces[(k - 1) * size : k * size]
            if column
        ]  # fmt: skip
        told = {
            "code": 200,
            "msg": "操作成功",
            "data": rows,
            "count": len(pieces),
            "pagecount": -(-len(pieces) // size),
            "page": k,
        }
        return own.encoded(
            f"{ask.told.get('callback', 'result')}({json.dumps(told, ensure_ascii=False)})",
            kind="application/javascript",
        )

    return {"/api/data/list": answer}


def milliseconds(day: date) -> int:
    """Ten in the morning in China, since 1970."""
    return int(datetime(day.year, day.month, day.day, 2, tzinfo=UTC).timestamp()) * 1000
