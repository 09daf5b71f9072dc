"""cms_hanweb — the Hanweb systems and truecms: columns drawn by scripts from a proxy, a unit service, or JSONP."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from demo.skins.cms_static import hexadecimal
from demo.skins.dress import Press, later
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, in_json


def _records(press: Press, column: Column, pieces: Sequence[Piece]) -> str:
    return "\n".join(f"<record><![CDATA[\n{press.row(column, p)}]]></record>" for p in pieces)


@dataclass(frozen=True, slots=True)
class Classic:
    """JCMS: the column page carries the first records inline, a proxy hands out the rest.

    *honours*: what the proxy listens to: the records asked for (startrecord), the number of the page (page), or
    nothing, since its parameters are encrypted (refuses). *inline* is how many records the page carries.
    """

    proxy: str = "/module/web/jpage/dataproxy.jsp"
    honours: str = "startrecord"
    per_page: int = 5
    inline: int = 10
    web_id: int = 2871
    needs_page: bool = False  # refuses who does not say where he comes from

    def column(self, column: Column) -> str:
        return f"/col/col{self._id(column)}/index.html"

    def _id(self, column: Column) -> int:
        return 1_229_000_000 + column.number

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        on = piece.published
        return (f"/art/{on.year}/{on.month}/{on.day}/art_{self._id(column)}_{piece.number}.html",)

    def _store(self, press: Press, column: Column, pieces: Sequence[Piece]) -> str:
        total = len(column.pieces)
        return (
            f"<datastore>\n<totalrecord>{total}</totalrecord>\n<totalpage>{-(-total // self.per_page)}</totalpage>\n"
            f"<recordset>\n{_records(press, column, pieces)}\n</recordset>\n</datastore>"
        )

    def _inner(self, press: Press, column: Column) -> str:
        unit, total = 5_000_000 + column.number, len(column.pieces)
        inline = self._store(press, column, column.pieces[: self.inline])
        told = (
            f"col=1&appid=1&webid={self.web_id}&path=/&columnid={self._id(column)}&sourceContentType=1"
            f"&unitid={unit}&webname={press.plan.county.name}&permissiontype=0"
        )
        return f"""<div id="{unit}" class="lists"><script type="text/xml">{inline}</script></div>
<script type="text/javascript">
$('#{unit}').jpage({{showmode:'full', perpage:{self.per_page}, totalRecord:{total}, startrecord:1, endrecord:{self.inline},
proxyUrl:'{self.proxy}', openCookies:false, dataUrl:'{self.proxy}?{told}'}});
</script>"""

    def _answer(self, press: Press, ask: Ask) -> Page:
        told = ask.told
        column = next((c for c in press.plan.leaves() if str(self._id(c)) == told.get("columnid")), None)
        unit = str(5_000_000 + column.number) if column else ""
        if column is None or told.get("unitid") != unit or self.honours == "refuses":
            return press.encoded(
                "<datastore></datastore>", 403 if self.honours == "refuses" else 200, "text/xml"
            )
        if self.needs_page and not ask.from_a_page:
            return press.encoded("", 403)
        window = min(ask.number("perpage", self.per_page), 100) * 3
        start = ask.number("startrecord", 1)
        end = ask.number("endrecord", start + window - 1)
        if self.honours == "page":
            start = (ask.number("page", 1) - 1) * self.inline + 1
            end = start + self.inline - 1
        return press.encoded(
            self._store(press, column, column.pieces[max(start, 1) - 1 : end]), kind="text/xml"
        )

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {
            self.column(c): later(press.listing, c, self._inner(press, c)) for c in press.plan.leaves()
        }
        return routes | {self.proxy: partial(self._answer, press)}


@dataclass(frozen=True, slots=True)
class Unit:
    """jpaas: an empty place and a script tag that names the unit service and its query in single quotes.

    *within*: the page's number counts only inside paramJson; else only beside it. *inline*: the first page is printed.
    """

    within: bool = True
    parse_type: str = "bulidstatic"
    per_page: int = 6
    inline: bool = False
    path: str = "/api-gateway/jpaas-publish-server/front/page/build/unit"

    def column(self, column: Column) -> str:
        return f"{column.path}index.html"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (f"{column.path}art/{piece.published.year}/art_{hexadecimal(piece, 32)}.html",)

    def _inner(self, press: Press, column: Column) -> str:
        query = {
            "webId": "8a2f" + column.key(28)[:28], "pageId": column.key(32), "parseType": self.parse_type,
            "pageType": "column", "tagId": "当前栏目_list", "tplSetId": column.key(32)[::-1], "editType": "null",
        }  # fmt: skip
        told = json.dumps(query, ensure_ascii=False).replace('"', "'")
        rows = press.rows(column, column.pieces[: self.per_page]) if self.inline else ""
        return (
            f'<div id="list_unit">{rows}</div>\n<script type="text/javascript" src="/script/unitbuild.js" '
            f'url="{self.path}" queryData="{escape(told, quote=True).replace("&#x27;", chr(39))}"></script>'
        )

    def _answer(self, press: Press, ask: Ask) -> Page:
        told = ask.told
        column = next((c for c in press.plan.leaves() if c.key(32) == told.get("pageId")), None)
        if column is None or told.get("parseType") != self.parse_type:
            return in_json({"success": False, "data": None, "message": "参数错误"})
        try:
            asked = json.loads(told.get("paramJson") or "{}") if self.within else told
        except ValueError:
            return in_json({"success": False, "data": None, "message": "paramJson"})
        number = str(asked.get("pageNo", "1"))
        k = int(number) if number.isdecimal() else 1
        pieces = column.pieces[(k - 1) * self.per_page : k * self.per_page]
        return in_json({"success": True, "data": {"html": press.rows(column, pieces) if pieces else ""}})

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {
            self.column(c): later(press.listing, c, self._inner(press, c)) for c in press.plan.leaves()
        }
        return routes | {self.path: partial(self._answer, press)}


@dataclass(frozen=True, slots=True)
class Message:
    """truecms: JSONP whose result is a datastore; at most *most* records an answer, none without a referrer."""

    root: str = "/rgsrmzf"
    most: int = 10
    records: bool = True  # records in XML, else a bare list

    def column(self, column: Column) -> str:
        return f"{self.root}{column.path}{column.slug}.html"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        return (f"{self.root}{column.path}content/{_guid(piece)}.html",)

    @property
    def _service(self) -> str:
        return f"{self.root}/messageController/getMessage.do"

    def _inner(self, _: Press, column: Column) -> str:
        guid = column.key(32)
        return f"""<div id="list{guid[:6]}"></div><div class="pagination"></div>
<script>
var columnId = '{guid}', perpage = {self.most}, totalRecord = {len(column.pieces)};
$.ajax({{ url: '{self._service}', dataType: 'jsonp', jsonp: 'callback',
  data: {{ startrecord: 1, endrecord: perpage, perpage: perpage, columnId: '{guid}' }},
  success: function (r) {{ show(r.result); }} }});
</script>"""

    def _answer(self, press: Press, ask: Ask) -> Page:
        column = next((c for c in press.plan.leaves() if c.key(32) == ask.told.get("columnId")), None)
        if column is None or not ask.from_a_page:
            return press.missing()
        start = max(1, ask.number("startrecord", 1))
        pieces = column.pieces[
            start - 1 : min(ask.number("endrecord", start + self.most - 1), start + self.most - 1)
        ]
        inside = _records(press, column, pieces) if self.records else press.rows(column, pieces)
        store = f"<datastore><totalrecord>{len(column.pieces)}</totalrecord><recordset>{inside}</recordset></datastore>"
        result = json.dumps(
            {"result": store if self.records else inside, "total": len(column.pieces)}, ensure_ascii=False
        )
        return press.encoded(f"{ask.told.get('callback', 'cb')}({result})", kind="application/javascript")

    def routes(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {
            self.column(c): later(press.listing, c, self._inner(press, c)) for c in press.plan.leaves()
        }
        return routes | {self._service: partial(self._answer, press)}


def _guid(piece: Piece) -> str:
    h = hexadecimal(piece, 32)
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
