"""lists — static lists of these portals: files that count down, files that count up, the ways from one to the next printed in them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.portal import sheet
from demo.skins.plan import Column, Piece
from demo.skins.site import Route
from demo.skins.villagers.village import Village
from demo.skins.wayfarers.street import Webber


# -- VSB ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Branches(Webber, Village):
    """A column is a file, its older pages count down in a folder of its name."""


def _from(page: str, address: str) -> str:
    """How a page writes an address: from its own folder."""
    return posixpath.relpath(address, posixpath.dirname(page))


def counting_down(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Every address is written from the folder of the page it stands on."""
    own, n = sheet(press), cms.pages(column)

    def told(k: int) -> dict[str, object]:
        here = cms.page(column, k)

        def way(i: int) -> str:
            return _from(here, cms.page(column, min(n, max(1, i))))

        rows = tuple(
            own.line(column, piece) | {"at": at, "way": _from(here, press.address(column, piece))}
            for at, piece in enumerate(cms.pieces(column, k))
        )
        return {
            "rows": rows, "k": k, "pages": n, "total": len(column.pieces), "back": k > 1, "onward": k < n,
            "first": way(1), "prev": way(k - 1), "next": way(k + 1), "last": way(n),
        }  # fmt: skip

    return {cms.page(column, k): later(own.within, "list.html", column, told(k)) for k in range(1, n + 1)}


def beside_text(piece: Piece, file: str) -> str:
    """The line VSB prints below an empty text for a file."""
    name = f"{escape(piece.title)}.{file.rpartition('.')[2]}"
    return f'<p></p><p>附件：</p><p style="line-height: 16px;"><img src="/system/resource/images/fileTypeImages/icon_{file.rpartition(".")[2]}.gif"><a href="{file}" target="_blank">{name}</a></p>'


# -- EmpireCMS ----------------------------------------------------------------------------------------------
def _turns(cms: Odd, column: Column, k: int) -> Iterator[dict[str, object]]:
    n = cms.pages(column)
    ways = [("首页", 1), ("上一页", k - 1)] if k > 1 else []
    ways += [(str(i), i) for i in range(1, n + 1)]
    ways += [("下一页", k + 1), ("尾页", n)] if k < n else []
    for text, i in ways if n > 1 else []:
        yield {"text": text, "way": cms.page(column, i), "same": i == k, "other": i != k}


def counting_up(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Pages with the numbers of all others below the rows."""
    own = sheet(press)
    return {
        cms.page(column, k): later(
            own.within, "list.html", column,
            {"rows": own.lines(column, cms.pieces(column, k)), "total": len(column.pieces), "turns": tuple(_turns(cms, column, k))},
        )
        for k in range(1, cms.pages(column) + 1)
    }  # fmt: skip


def uploaded(piece: Piece, file: str) -> str:
    """A file as the editor of EmpireCMS leaves it in a text."""
    return f'<p>{escape(piece.source)}{piece.year}年政府信息公开工作年度报告见附件。</p><p><a href="{file}">点击下载：{escape(piece.title)}</a></p>'
