"""lists — static lists of these portals: files that count down, files that count up, the ways from one to the next printed in them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from uuid import NAMESPACE_OID, uuid5

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.pilgrims.others import Organs
from demo.skins.pilgrims.portal import sheet
from demo.skins.plan import Column, Piece
from demo.skins.site import Route
from demo.skins.villagers.village import Village
from demo.skins.wayfarers.street import Webber


def _told(
    cms: Odd, press: Press, column: Column, k: int, write: Callable[[str], str] = escape
) -> dict[str, object]:
    """Rows of page k, and the addresses of the pages around it, as *write* writes them."""
    n = cms.pages(column)

    def way(i: int) -> str:
        return write(cms.page(column, min(n, max(1, i))))

    rows = tuple(
        sheet(press).line(column, piece) | {"at": at, "way": write(press.address(column, piece))}
        for at, piece in enumerate(cms.pieces(column, k))
    )
    return {
        "rows": rows, "k": k, "pages": n, "total": len(column.pieces), "back": k > 1, "onward": k < n,
        "first": way(1), "prev": way(k - 1), "next": way(k + 1), "last": way(n),
    }  # fmt: skip


def around_each(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Pages that name the first and the last, the one before and the one behind."""
    return {
        cms.page(column, k): later(sheet(press).within, "list.html", column, _told(cms, press, column, k))
        for k in range(1, cms.pages(column) + 1)
    }


# -- VSB ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Branches(Webber, Village):
    """A column is a file, its older pages count down in a folder of its name."""


def counting_down(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Every address is written from the folder of the page it stands on."""

    def page(k: int) -> tuple[str, Route]:
        here = cms.page(column, k)
        near = partial(posixpath.relpath, start=posixpath.dirname(here))
        return here, later(sheet(press).within, "list.html", column, _told(cms, press, column, k, near))

    return dict(page(k) for k in range(1, cms.pages(column) + 1))


def beside_text(piece: Piece, file: str) -> str:
    """The line VSB prints below an empty text for a file."""
    name = f"{escape(piece.title)}.{file.rpartition('.')[2]}"
    return f'<p></p><p>附件：</p><p style="line-height: 16px;"><img src="/system/resource/images/fileTypeImages/icon_{file.rpartition(".")[2]}.gif"><a href="{file}" target="_blank">{name}</a></p>'


# -- LonSun, Epoint -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Public(Organs, Village):
    """LonSun's organs and types; further pages by their number."""

    def page(self, column: Column, k: int) -> str:
        return self.column(column) + (f"&pageIndex={k}" if k > 1 else "")


@dataclass(frozen=True, slots=True)
class Categories(Village):
    """Epoint's folders, each named by its whole number; further pages beside moreinfo.html, texts by day below it."""

    def _folder(self, column: Column) -> str:
        numbers = [f"{c.number % 1000:03d}" for c in (*column.above, column)]
        return "".join(f"/{''.join(numbers[: at + 1])}" for at in range(len(numbers)))

    def column(self, column: Column) -> str:
        return f"{self._folder(column)}/{'secondpage' if column.children else 'moreinfo'}.html"

    def page(self, column: Column, k: int) -> str:
        return self.column(column) if k == 1 else f"{self._folder(column)}/{k}.html"

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        name = uuid5(NAMESPACE_OID, f"{column.key()}{piece.number}")
        return (f"{self._folder(column)}/{piece.published:%Y%m%d}/{name}.html",)


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
