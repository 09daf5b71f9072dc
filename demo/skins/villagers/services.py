"""services — what the scripts of these portals ask: a file of records, platforms of Guangdong, the interface of a local maker."""

from __future__ import annotations

import json
from dataclasses import dataclass

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.portal import issuer, of_number, sheet, shell
from demo.skins.plan import Column, Piece
from demo.skins.scripted import guangdong
from demo.skins.site import Ask, Page, Route, in_json
from demo.skins.villagers.lists import around_each
from demo.skins.villagers.village import Village


# -- TRS: all records of the column of reports in one file ----------------------------------------------------
def filed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The column of reports filters a file of records; every other column prints its rows."""
    own = sheet(press)
    if column.kind != "信息公开年报":
        rows = {"rows": own.lines(column, column.pieces)}
        return {cms.column(column): later(own.within, "plain.html", column, rows)}
    return shell(cms, press, column) | {f"{cms.column(column)}nb.json": later(_records, press, column)}


def _records(press: Press, column: Column) -> Page:
    """A template of TRS writes a comma behind every record and an empty one at the end."""
    records = "".join(
        json.dumps(
            {"title": p.title, "url": f"./{press.address(column, p).removeprefix(press.link(column))}", "time": f"{p.published}", "dept": issuer(p)},
            ensure_ascii=False,
        )
        + ",\n"
        for p in column.pieces
    )  # fmt: skip
    return press.encoded(f'{{"docs":[\n{records}{{}}]}}', kind="application/json")


# -- gkmlpt -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Platforms(Village):
    """An organ's columns are places on its platform, that of reports has a page of its own; the site around them is plain."""

    def column(self, column: Column) -> str:
        if column.above and not column.children:
            page = "annualreport" if column.kind == "信息公开年报" else "index"
            return f"/{column.above[-1].slug}/gkmlpt/{page}#{column.number}"
        return f"/{column.slug}/gkmlpt/index" if column.above else f"/{column.slug}/index.html"


def outside(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What stands on no platform."""
    return {} if column.above else around_each(cms, press, column)


def platforms(cms: Odd, press: Press) -> dict[str, Route]:
    """The platforms and their lists; who has one is told by the pages of the site alone."""
    routes = guangdong.platforms(cms, press)
    return {way: to for way, to in routes.items() if "/gkmlpt/" in way and not way.endswith("/api/organs")}


# -- jpaas -------------------------------------------------------------------------------------------------------
def printed_once(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """The first page of a list is a file; what its script needs to ask a unit for the others stands below it."""
    told = {
        "rows": sheet(press).lines(column, cms.pieces(column, 1)),
        "size": cms.per_page,
        "pages": cms.pages(column),
        "total": len(column.pieces),
    }
    return {cms.column(column): later(sheet(press).within, "list.html", column, told)}


# -- a local maker ------------------------------------------------------------------------------------------------
def _record(column: Column, piece: Piece) -> dict[str, object]:
    return {
        "id": piece.number, "channelId": column.number, "channelName": column.name, "title": piece.title, "deptName": issuer(piece),
        "publishTime": f"{piece.published} 00:00:00", "summary": None, "linkUrl": None,
    }  # fmt: skip


def contents(_cms: Odd, press: Press) -> dict[str, Route]:
    """The rows of a channel, page by page, those of a year of publication where one is named."""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("channelId"))
        if column is None:
            return in_json({"code": 500, "msg": "栏目不存在", "data": None})
        year = ask.told.get("publishYear", "")
        found = [p for p in column.pieces if year in ("", f"{p.published.year}")]
        size, k = ask.number("size", 10), ask.number("current", 1)
        records = [_record(column, p) for p in found[(k - 1) * size : k * size]]
        data = {
            "records": records,
            "total": len(found),
            "size": size,
            "current": k,
            "pages": -(-len(found) // size),
        }
        return in_json({"code": 200, "msg": "操作成功", "data": data})

    return {"/api/portal/content/page": answer}
