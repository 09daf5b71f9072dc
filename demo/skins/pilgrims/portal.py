"""portal — a county's portal from a shelf of templates and scripts: frame, home, lists and articles as files, services beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from demo import markup
from demo.files import docx, pdf
from demo.frame import footer
from demo.skins.dress import HANDS, Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Page, Route, fixed
from demo.skins.wayfarers.street import Wayfarer

_SHELVES = Path(__file__).parent / "shelves"
_BLOCK = re.compile(r"\{\{#(\w+)\}\}(.*?)\{\{/\1\}\}", re.DOTALL)
_NAME = re.compile(r"\{\{(\w+)\}\}")
_KINDS = {"js": "application/javascript", "json": "application/json", "css": "text/css", "xml": "text/xml"}
_FILES: Mapping[str, Callable[..., bytes]] = {"pdf": pdf, "docx": docx}


def issuer(piece: Piece) -> str:
    """Who gave out a piece, the county's own government under its whole name."""
    who = piece.publisher
    return who.county.name + who.organ if who and who.level == "county" else piece.source


#: what a template is told: texts by name, and rows for its blocks
Told = Mapping[str, object]


@cache
def _template(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def filled(text: str, told: Told) -> str:
    """The template with names in double braces replaced, and blocks printed once for each of their rows."""

    def block(match: re.Match[str]) -> str:
        rows = told[match[1]]
        if isinstance(rows, tuple):
            return "".join(filled(match[2], {**told, **row}) for row in rows)
        return filled(match[2], told) if rows else ""

    return _NAME.sub(lambda match: str(told[match[1]]), _BLOCK.sub(block, text))


@dataclass(frozen=True, slots=True)
class Sheet(Press):
    """Prints the templates of *shelf*; dates of lists are written as *day* says, titles of lists cut at *short* (0: never)."""

    shelf: str = ""
    day: str = "%Y-%m-%d"
    short: int = 0
    shelves: Path = _SHELVES

    def template(self, name: str) -> str:
        return _template(self.shelves / self.shelf / name)

    def named(self, column: Column) -> dict[str, object]:
        return {
            "name": column.name, "href": escape(self.link(column)), "number": column.number, "slug": column.slug, "key": column.key(32),
            "letter": column.slug[0].upper(), "leaf": not column.children, "branch": bool(column.children),
        }  # fmt: skip

    def of(self, column: Column) -> dict[str, object]:
        """What a template may say of a column, of those right below it, and of the first that stands in it."""
        below = tuple(self.named(c) for c in column.children)
        return self.named(column) | {"below": below, "newest": self.lines(column, column.pieces[:4])}

    def lines(self, column: Column, pieces: Iterable[Piece]) -> tuple[dict[str, object], ...]:
        return tuple(self.line(column, piece) for piece in pieces)

    def line(self, column: Column, piece: Piece) -> dict[str, object]:
        cut = len(piece.title) > self.short > 0
        return {
            "href": escape(self.address(column, piece)), "title": escape(piece.title), "on": piece.published.strftime(self.day), "id": piece.number, "source": issuer(piece),
            "text": escape(piece.title[: self.short]) + "..." if cut else escape(piece.title), "near": "./" + self.address(column, piece).removeprefix(self.link(column).rpartition("/")[0] + "/"),
        }  # fmt: skip

    def told(self) -> dict[str, object]:
        county = self.plan.county
        return {
            "county": county.name, "charset": self.dress.declared, "footer": footer(county), "code": county.code, "siteid": county.site_id,
            "tops": tuple(self.of(top) for top in self.plan.tops), "news": self.lines(self.plan.tops[0], self.plan.tops[0].pieces),
        }  # fmt: skip

    def printed(self, name: str, kind: str = "text/html", more: Told | None = None) -> Page:
        """A file of the shelf, filled."""
        return self.encoded(filled(self.template(name), {**self.told(), **(more or {})}), kind=kind)

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        tags = f"{markup.site_meta(self.plan.county)}\n{meta}" if self.dress.tags else ""
        told = self.told() | {"title": escape(title), "tags": tags, "crumbs": crumbs, "main": main}
        return self.encoded(filled(self.template("frame.html"), told), status)

    def within(self, name: str, column: Column, told: Told) -> Page:
        """A template of the shelf inside the frame, as a page of the column."""
        up = column.above[-1:] or (column,)
        own = {
            **self.told(),
            **self.of(column),
            "siblings": self.of(up[0])["below"],
            "up": up[0].name,
            **told,
        }
        inner = filled(self.template(name), own)
        return self.page(
            column.name, markup.column_meta(column.name, column.kind), self.crumbs(column), inner
        )

    def branch(self, column: Column) -> Page:
        """The page of a column: *parted*, where all below it have others below them, *leafy*, where none has, or *plain*."""
        parted, leafy = all(c.children for c in column.children), not any(c.children for c in column.children)
        told = {"parted": parted, "leafy": leafy, "plain": not parted, "loose": not parted and not leafy}
        return self.within(
            "branch.html", column, told | {"groups": tuple(self.of(c) for c in column.children)}
        )

    def article(self, column: Column, piece: Piece, banner: str = "") -> Page:
        told = {"text": banner + markup.article(piece.article, HANDS[self.dress.hand])}
        return self.reading(column, piece, told)

    def reading(self, column: Column, piece: Piece, told: Told) -> Page:
        """The page of a piece, around the text that is told."""
        fields = {
            "index": f"{self.plan.county.code}/{piece.published.year}-{piece.number:05d}",
            "full": piece.published.isoformat(),
        }
        own = {**self.told(), **self.line(column, piece), **fields, **told}
        meta = markup.article_meta(piece.title, piece.published.isoformat(), piece.source)
        inner = filled(self.template("article.html"), own)
        return self.page(
            piece.title,
            meta + "\n" + markup.column_meta(column.name, column.kind),
            self.crumbs(column),
            inner,
        )


@dataclass(frozen=True, slots=True)
class Portal(Wayfarer):
    """A system that prints from *shelf*; *assets* are addresses of scripts and the files they are."""

    shelf: str = ""
    assets: tuple[tuple[str, str], ...] = ()
    day: str = "%Y-%m-%d"
    short: int = 0
    entry: str = "home.html"

    def printer(self, press: Press) -> Sheet:
        return Sheet(
            press.plan, press.dress, press.origin, press.link, press.address, self.shelf, self.day, self.short
        )

    def routes(self, press: Press) -> dict[str, Route]:
        own = self.printer(press)
        routes: dict[str, Route] = {
            "/": later(own.printed, self.entry),
            "/main.html": later(own.printed, "home.html"),
        }
        for address, file in self.assets:
            routes[address] = later(own.printed, file, _KINDS[file.rpartition(".")[2]])
        for column in press.plan.columns():
            if column.children:
                routes[press.link(column)] = later(own.branch, column)
            for piece in column.pieces:
                for address in self.details(column, piece):
                    routes[address] = later(own.article, column, piece)
        return routes | super(Wayfarer, self).routes(own)


def sheet(press: Press) -> Sheet:
    assert isinstance(press, Sheet)
    return press


def pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column whose pages are files: list.html filled with the rows of each."""
    n = cms.pages(column)
    return {
        cms.page(column, k): later(
            sheet(press).within, "list.html", column,
            {"rows": sheet(press).lines(column, cms.pieces(column, k)), "k": k, "zero": k - 1, "pages": n, "total": len(column.pieces)},
        )
        for k in range(1, n + 1)
    }  # fmt: skip


def shell(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A column whose page holds no row: its scripts fetch them."""
    told = {"size": cms.per_page, "pages": cms.pages(column), "total": len(column.pieces)}
    return {cms.column(column): later(sheet(press).within, "list.html", column, told)}


def of_number(press: Press, number: object) -> Column | None:
    return next((c for c in press.plan.columns() if str(c.number) == str(number)), None)


def enclosed(cms: Odd, press: Press, every: int = 3) -> dict[str, Route]:
    """Of every so many reports one is a page that holds the way to a file beside it, PDF and Word by turns."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for piece in column.pieces:
            if piece.publisher is None or piece.number % every:
                continue
            here, kind = cms.details(column, piece)[0], ("pdf", "docx")[piece.number % 2]
            file = f"P0{piece.published:%Y%m%d}{piece.number:09d}.{kind}"
            text = f'<p>　　<a href="./{file}" target="_blank">{escape(piece.title)}.{kind}</a></p>'
            routes[here] = later(sheet(press).reading, column, piece, {"text": text})
            body = _FILES[kind](piece.article)
            routes[here.rpartition("/")[0] + "/" + file] = fixed(Page(body, kind="application/octet-stream"))
    return routes
