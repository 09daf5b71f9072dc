"""held_out — VSB portals of the second lot: pages that count down, addresses by query, reports as files behind a page."""

from __future__ import annotations

from functools import partial

from demo import files
from demo.frame import anchor
from demo.skins.dress import later
from demo.skins.held_out.second_frames import DATED, VSB, WIDE
from demo.skins.held_out.second_look import (
    Maker,
    Print,
    Routes,
    bare_front,
    front,
    named,
    options,
    pages,
    part,
    parted,
)
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page

_DOWNLOAD = "/system/_content/download.jsp"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _stem(column: Column) -> str:
    return column.path.rstrip("/")


def _place(column: Column) -> str:
    return f"{_stem(column)}.htm"


def _tree(column: Column) -> int:
    return 1000 + column.number % 90000


def _stand(column: Column, piece: Piece) -> str:
    return f"/info/{_tree(column)}/{piece.number}.htm"


def _counted(column: Column, k: int, n: int) -> str:
    """The component of pages as VSB writes it; what cannot be clicked is a span."""

    def to(i: int) -> str:
        return _place(column) if i == 1 else f"{_stem(column)}/{n - i + 1}.htm"

    def way(name: str, i: int, word: str) -> str:
        inner = anchor(to(i), word) if 1 <= i <= n and i != k else word
        off = "" if inner != word else "_d"
        return f'<span class="p_{name}{off}{"" if name == "no" else f" p_fun{off}"}">{inner}</span>'

    numbers = "".join(way("no", i, str(i)) for i in range(1, n + 1))
    return (
        f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_pages"><span class="p_t">共{len(column.pieces)}条</span>'
        f"{way('first', 1, '首页')}{way('prev', k - 1, '上页')}{numbers}{way('next', k + 1, '下页')}{way('last', n, '尾页')}</span></div>"
    )


def _files(press: Print, column: Column, size: int = 4) -> Routes:
    n, routes = pages(column, size), {}
    for k in range(1, n + 1):
        inner = press.rows(column, part(column.pieces, k, size)) + _counted(column, k, n)
        at = _place(column) if k == 1 else f"{_stem(column)}/{n - k + 1}.htm"
        routes[at] = later(press.listing, column, inner)
    return routes


def countdown() -> Maker:
    """Files whose numbers count down."""
    return Maker(VSB, _place, _stand, _files, parted, front)


def _list_place(column: Column) -> str:
    name = "gklist" if len(column.above) > 1 else "list"
    return f"/{name}.jsp?urltype=tree.TreeTempUrl&wbtreeid={_tree(column)}"


def _query_stand(column: Column, piece: Piece) -> str:
    return f"/content.jsp?urltype=news.NewsContentUrl&wbtreeid={_tree(column)}&wbnewsid={piece.number}"


def _query_list(press: Print, ask: Ask) -> Page:
    """A column by its number in the tree; a2p is the page, a2t how many there are, a2c how many rows each has."""
    column = next((c for c in press.plan.columns() if str(_tree(c)) == ask.told.get("wbtreeid")), None)
    if column is None:
        return press.missing()
    if column.children:
        return parted(press, column)[press.link(column)](ask)
    k, n = min(ask.number("a2p", 1), pages(column, 5)), pages(column, 5)
    base = _list_place(column).replace("?", f"?a2t={n}&a2p=%d&a2c=5&")
    turn = f"<td>共{len(column.pieces)}条&nbsp;&nbsp;{k}/{n}&nbsp;</td>"
    if k < n:
        turn += f"<td>{anchor(base % (k + 1), '下页')}</td><td>{anchor(base % n, '尾页')}</td>"
    if k > 1:
        turn = f"<td>{anchor(base % 1, '首页')}</td><td>{anchor(base % (k - 1), '上页')}</td>" + turn
    return press.listing(
        column, f"{press.rows(column, part(column.pieces, k, 5))}<table><tr>{turn}</tr></table>"
    )


def _query_news(press: Print, ask: Ask) -> Page:
    for column in press.plan.columns():
        for piece in column.pieces:
            if str(piece.number) == ask.told.get("wbnewsid") and str(_tree(column)) == ask.told.get(
                "wbtreeid"
            ):
                return press.article(column, piece)
    return press.missing()


def by_query() -> Maker:
    """A portal that publishes nothing as files: lists and articles by their numbers."""

    def more(press: Print) -> Routes:
        shown = partial(_query_list, press)
        return {"/list.jsp": shown, "/gklist.jsp": shown, "/content.jsp": partial(_query_news, press)}

    return Maker(
        WIDE, _list_place, _query_stand, lambda _press, _column: {}, lambda _press, _column: {}, front, more
    )


def _file(piece: Piece) -> str:
    return f"{_DOWNLOAD}?urltype=news.DownloadAttachUrl&owner=1481562{piece.number % 1000:03d}&wbfileid={4_000_000 + piece.number}"


def _attached(press: Print, column: Column, piece: Piece) -> Page:
    """An article that says nothing itself: its text is the file at its end."""
    link = anchor(_file(piece), f"{piece.title}.{_suffix(piece)}", ' target="_blank"')
    main = (
        f'<form name="_newscontent_fromname"><h1>{piece.title}</h1><div>发布时间：{piece.published} 作者：{piece.source} 点击：[<span id="n">-</span>]</div>'
        f'<div id="vsb_content" class="v_news_content"><p>　</p></div><ul style="list-style-type:none;"><li>附件【{link}】已下载<span>-</span>次</li></ul></form>'
    )
    return press.page(piece.title, "", press.crumbs(column), main)


def _suffix(piece: Piece) -> str:
    return "pdf" if piece.number % 2 else "docx"


def _download(press: Print, ask: Ask) -> Page:
    """The file itself, a PDF or a DOCX, under an address that does not tell which."""
    for column in press.plan.leaves():
        for piece in column.pieces:
            if piece.year and str(4_000_000 + piece.number) == ask.told.get("wbfileid"):
                if _suffix(piece) == "pdf":
                    return Page(files.pdf(piece.article), kind="application/pdf")
                return Page(files.docx(piece.article), kind=_WORD)
    return press.missing()


def attachments() -> Maker:
    """Reports are files behind pages; columns of years are reached by a select."""

    def leaf(press: Print, column: Column) -> Routes:
        return _files(press, column, 6)

    def branch(press: Print, column: Column) -> Routes:
        if column.kind != "信息公开年报":
            return named(press, column)
        go = 'onchange="if(this.selectedIndex)location.href=this.value"'
        newest = column.children[0]
        inner = f"<select {go}>{options(press, column.children, '选择年份')}</select>{press.rows(newest, newest.pieces[:5])}"
        return {press.link(column): later(press.listing, column, inner)}

    def more(press: Print) -> Routes:
        pieces = [(c, p) for c in press.plan.leaves() for p in c.pieces if p.year and p.publisher]
        shown: Routes = {_stand(c, p): later(_attached, press, c, p) for c, p in pieces}
        loaded: Routes = {_file(p): partial(_download, press) for _, p in pieces}
        return shown | loaded | {_DOWNLOAD: partial(_download, press)}

    def again(_: Column, piece: Piece) -> tuple[str, ...]:
        return (_file(piece),) if piece.year else ()

    return Maker(DATED, _place, _stand, leaf, branch, bare_front, more, again)
