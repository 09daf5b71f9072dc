"""tables — a county's whole record on one page: organs by years, headings of years, tabs that hide what is not the newest."""

from __future__ import annotations

from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.site import Route


def _years(column: Column) -> list[int]:
    return sorted({p.year for p in column.pieces if p.year}, reverse=True)


def _rest(press: Press, column: Column) -> str:
    """What is no report, as lines below the table."""
    return press.rows(column, [p for p in column.pieces if p.publisher is None])


def matrix(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """Rows are organs, columns are years, and a cell says no more than 查看."""
    cells: dict[tuple[str, int], Piece] = {
        (p.publisher.name, p.year): p for p in column.pieces if p.publisher and p.year
    }
    names = list(dict.fromkeys(name for name, _ in cells))
    if not names:
        return {cms.column(column): later(press.listing, column, press.rows(column, column.pieces))}
    head = "".join(f"<th>{year}年</th>" for year in _years(column))

    def cell(name: str, year: int) -> str:
        piece = cells.get((name, year))
        return f'<a href="{escape(press.address(column, piece))}">查看</a>' if piece else "-"

    rows = "".join(
        f"<tr><td>{at}</td><td>{name}</td>{''.join(f'<td>{cell(name, year)}</td>' for year in _years(column))}</tr>"
        for at, name in enumerate(names, 1)
    )
    table = f'<table class="nb"><tr><th>序号</th><th>单位</th>{head}</tr>{rows}</table>'
    return {cms.column(column): later(press.listing, column, table + _rest(press, column))}


def headed(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A heading for each year, and under it nothing but the names of organs."""
    parts = []
    for year in _years(column):
        own = [p for p in column.pieces if p.year == year and p.publisher]
        links = "".join(
            f'<li><a href="{escape(press.address(column, p))}" target="_blank">{p.publisher.name}</a></li>'
            for p in own
            if p.publisher
        )
        parts.append(f"<dl><dt>{year}年度政府信息公开工作年度报告</dt><dd><ul>{links}</ul></dd></dl>")
    return {cms.column(column): later(press.listing, column, "".join(parts) + _rest(press, column))}


def hidden_tabs(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A tab for each year; all lists are in the page, all but the first are not shown."""
    years = _years(column)
    heads = "".join(
        f'<li class="{"cur" if at == 0 else ""}" onclick="tab({at})">{year}</li>'
        for at, year in enumerate(years)
    )
    bodies = "".join(
        f'<div class="tabcon"{"" if at == 0 else " style=display:none"}>{press.rows(column, [p for p in column.pieces if p.year == year])}</div>'
        for at, year in enumerate(years)
    )
    code = "<script>function tab(n) { $('.tabcon').hide().eq(n).show(); }</script>"
    return {
        cms.column(column): later(
            press.listing, column, f"<ul>{heads}</ul>{bodies}{code}{_rest(press, column)}"
        )
    }
