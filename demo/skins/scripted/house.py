"""house — a system of these portals: its addresses, its frame around every page, its home page, the scripts it serves from files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from demo.files import docx, pdf
from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route

#: a whole page from title, tags, crumbs and main part
Look = Callable[["Hall", str, str, str, str], str]
_SCRIPTS = Path(__file__).with_name("scripts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall(Press):
    """A press that puts *look* around every page and *front* on the first one."""

    look: Look
    front: Callable[[Hall], str]

    def page(self, title: str, meta: str, crumbs: str, main: str, status: int = 200) -> Page:
        return self.encoded(self.look(self, title, meta if self.dress.tags else "", crumbs, main), status)

    def home(self) -> Page:
        return self.encoded(self.look(self, "首页", "", "首页", self.front(self)))

    def branch(self, column: Column) -> Page:
        """The names of what stands below the column."""
        below = "".join(f"<li>{link(self, c)}</li>" for c in column.children)
        return self.page(column.name, "", self.crumbs(column), f'<ul class="lm">{below}</ul>')


@dataclass(frozen=True, slots=True, kw_only=True)
class House(Odd):
    """*branch* is the address of a column that has others below it, *top* of one under nothing, *other* of a piece that is no report.

    *files* are scripts: their address and the name of the file below scripts/.
    """

    look: Look
    front: Callable[[Hall], str]
    branch: str = ""
    top: str = ""
    other: str = ""
    files: tuple[tuple[str, str], ...] = ()

    def column(self, column: Column) -> str:
        kinds = (self.top if not column.above else "", self.branch if column.children else "", self.at)
        return self.fill(next(filter(None, kinds)), column)

    def details(self, column: Column, piece: Piece) -> tuple[str, ...]:
        form = self.other if self.other and piece.publisher is None else self.show
        return (self.fill(form, column, piece),)

    def routes(self, press: Press) -> dict[str, Route]:
        own = Hall(
            press.plan, press.dress, press.origin, press.link, press.address, look=self.look, front=self.front
        )
        routes: dict[str, Route] = {"/": later(own.home), "/main.html": later(own.missing)}
        for column in press.plan.columns():
            if column.children:
                routes[press.link(column)] = later(own.branch, column)
            for piece in column.pieces:
                for address in self.details(column, piece):
                    routes[address] = later(own.article, column, piece)
        scripts = {address: later(_script, name) for address, name in self.files}
        return routes | scripts | super(House, self).routes(own)


def _script(name: str) -> Page:
    return Page((_SCRIPTS / name).read_bytes(), kind="application/javascript; charset=utf-8")


def sent(text: bytes | str) -> dict[str, Any]:
    """The object of JSON that was sent; an empty one where it is none."""
    try:
        told = json.loads(text or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list that was sent, or the one that was; none where it is anything else."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]


def whole(told: Mapping[str, Any], name: str, otherwise: int) -> int:
    """The number of that name, as a number or as its digits."""
    said = str(told.get(name, ""))
    return int(said) if said.isdecimal() else otherwise


def lines(press: Press, column: Column, pieces: Iterable[Piece], form: str, day: str = "%Y-%m-%d") -> str:
    """A line of *form* for each piece: {href}, {title}, {short}, {on}, {id}, {at}, {day}, {month}, {source}."""
    return "".join(
        form.format(
            href=escape(press.address(column, p)), title=escape(p.title), short=escape(p.title if len(p.title) < 26 else p.title[:24] + "..."),
            on=p.published.strftime(day), id=p.number, at=at, day=f"{p.published:%d}", month=f"{p.published:%Y-%m}", source=p.source,
        )
        for at, p in enumerate(pieces)
    )  # fmt: skip


def link(press: Press, column: Column, extra: str = "", text: str = "") -> str:
    return f'<a href="{escape(press.link(column))}"{extra}>{text or escape(column.name)}</a>'


def news(press: Press, form: str, day: str = "%m-%d") -> str:
    """The news of the first column in lines of *form*."""
    first = press.plan.tops[0]
    return lines(press, first, first.pieces, form, day)


def open_column(press: Press) -> Column:
    """The column of disclosure among the tops."""
    return next(t for t in press.plan.tops if t.kind == "政务公开")


def report_branch(press: Press) -> Column:
    """The column of reports that parts into others."""
    return next(
        c for c in press.plan.columns() if c.children and c.above and any(x.kind == "信息公开年报" for x in c.children)
    )  # fmt: skip


def groups(press: Press) -> list[Column]:
    """The tops below which every organ keeps a tree of its own."""
    return [t for t in press.plan.tops if t.children and all(c.children for c in t.children)]


def in_files(name: str, body: Callable[[Piece, str], str], only: Callable[[Piece], bool]) -> Callable[[Odd, Press], dict[str, Route]]:  # fmt: skip
    """Those reports stand in files of the address *name* ({id}, {key}, {suffix}: PDF and Word by turns); *body* is what their pages say."""

    def around(cms: Odd, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {}
        for column in press.plan.columns():
            for p in column.pieces:
                if p.publisher is None or not only(p):
                    continue
                file = cms.fill(name, column, p)
                inner = f'<h2 class="title">{escape(p.title)}</h2><div class="info">发布时间：{p.published} 来源：{p.source}</div><div class="{press.dress.container}">{body(p, file)}</div>'
                for address in cms.details(column, p):
                    routes[address] = later(press.page, p.title, "", press.crumbs(column), inner)
                routes[file] = partial(_paper, p)
        return routes

    return around


def _paper(piece: Piece, _: Ask) -> Page:
    if piece.number % 2:
        return Page(docx(piece.article), kind="application/octet-stream")
    return Page(pdf(piece.article), kind="application/pdf")
