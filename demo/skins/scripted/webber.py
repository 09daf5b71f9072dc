"""webber — VSB three ways: a menu that is fetched beside static lists, a form that turns pages, the platform of disclosure by services."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from demo.skins.dress import Press, later
from demo.skins.odd_lists import Odd
from demo.skins.plan import Column, Piece
from demo.skins.scripted.house import House, groups, lines, link, news, report_branch
from demo.skins.site import Ask, Page, Route, in_json

_OWNER = 1_586_330_412
_COUNTER = "/system/resource/code/datainput.jsp"  # what every page tells of its visit
_ROW = (
    '<li id="line_u9_{at}"><a href="{href}" target="_blank" title="{title}">{short}</a><span>{on}</span></li>'
)


@dataclass(frozen=True, slots=True)
class Webber(House):
    """A column is a file, its older pages are files of a folder of its name that count down."""

    def column(self, column: Column) -> str:
        return column.path.rstrip("/") + ".htm"

    def page(self, column: Column, k: int) -> str:
        stem = column.path.rstrip("/")
        return self.column(column) if k == 1 else f"{stem}/{self.pages(column) - k + 1}.htm"


def front(press: Press) -> str:
    """News, a bar of services, and disclosure behind a picture."""
    own = next(t for t in press.plan.tops if t.kind == "政务公开")
    rows = news(press, '<li id="line_u3_{at}"><a href="{href}" title="{title}">{short}</a><em>{on}</em></li>')
    return (
        f'<div class="news"><div class="tit"><h3>要闻动态</h3>{link(press, press.plan.tops[0], text="更多>>")}</div><ul>{rows}</ul></div>'
        f'<div class="xxgk">{link(press, own, text="<img src=images/xxgk.png alt=政府信息公开>")}</div>'
        f"<script>_showDynClicks('wbnews', {_OWNER}, 0)</script>"
    )


# -- a menu that is fetched -------------------------------------------------------------------------------
def numbered(cms: Odd, press: Press, column: Column, k: int) -> str:
    """Rows with ids and the pager of the system's style 1 with a field to jump with; the menu at the side is fetched."""
    n, up = cms.pages(column), "../" * (cms.page(column, k).count("/") - 1)
    rows = lines(press, column, cms.pieces(column, k), _ROW.replace("{href}", up + "{href}")).replace(
        up + "/", up
    )
    slug = cms.column(column).rpartition("/")[2].removesuffix(".htm")

    def way(i: int) -> str:
        if i == 1:
            return f"{'../' * (k > 1)}{slug}.htm"
        return f"{'' if k > 1 else slug + '/'}{n - i + 1}.htm"

    numbers = "".join(
        f'<span class="p_no"><a href="{way(i)}">{i}</a></span>'
        if i != k
        else f'<span class="p_no_d">{i}</span>'
        for i in range(1, n + 1)
    )
    onward = f'<span class="p_next p_fun"><a href="{way(k + 1)}">下页</a></span>' if k < n else '<span class="p_next_d p_fun_d">下页</span>'  # fmt: skip
    side = '<div class="left" id="sidemenu"></div>' if len(column.above) > 1 else ""
    return (
        f'{side}<div class="right"><h3>{column.name}</h3><ul class="list_new">{rows}</ul>'
        f'<div class="pb_sys_common pb_sys_normal pb_sys_style1"><span class="p_t">共{len(column.pieces)}条</span><span class="p_pages">{numbers}{onward}</span></div></div>'
        f'<script>_jsq_({column.number},"{cms.column(column)}",-1,{_OWNER})</script>'
    )


def fetched_menu(_cms: Odd, press: Press) -> dict[str, Route]:
    """Below the column of reports every page gets the same menu, a piece of a page with groups that fold out."""
    reports = report_branch(press)

    def fold(column: Column) -> str:
        if not column.children:
            return f"<li>{link(press, column)}</li>"
        return f'<li class="has"><p>{column.name}<i></i></p><ul style="display:none">{"".join(map(fold, column.children))}</ul></li>'

    shell = f'<div class="left" id="sidemenu"></div><div class="right"><p>请在左侧选择要查看的单位。</p></div><script>_jsq_({reports.number},"/list.jsp",-1,{_OWNER})</script>'
    piece = f'<ul class="menu1">{"".join(map(fold, reports.children))}</ul>'
    branches = {
        press.link(c): later(press.page, c.name, "", press.crumbs(c), shell)
        for c in reports.walk()
        if c.children
    }
    return branches | {"/zwgk/nbleft.htm": later(press.encoded, piece), _COUNTER: later(press.encoded, "")}


# -- a form that turns pages ------------------------------------------------------------------------------
def by_form(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A list of 2012: a hidden form is posted with the page's number, a box in the pager jumps; organs are a box of the form."""
    here = cms.column(column)
    organs = list(dict.fromkeys(p.publisher for p in column.pieces if p.publisher))

    def answer(ask: Ask) -> Page:
        told = ask.told if ask.method == "POST" else {}
        chosen = told.get("dwid", "")
        own = tuple(
            p for p in column.pieces if not chosen or (p.publisher and f"{p.publisher.number}" == chosen)
        )
        n = max(1, -(-len(own) // cms.per_page))
        k = min(n, int(told["PAGENUM"]) if told.get("PAGENUM", "").isdecimal() else 1)
        rows = lines(
            press, column, own[(k - 1) * cms.per_page : k * cms.per_page],
            '<tr id="line_u7_{at}" height=20><td width="1%"><span class=leaderstyle7>·</span></td><td><a class=c7 href="{href}" target=_blank title="{title}">{short}</a></td><td width="1%" nowrap><span class=timestyle7>{on}&nbsp;</span></td></tr>', "%Y-%m-%d",
        )  # fmt: skip
        box = "".join(
            f'<option value="{w.number}"{" selected" * (f"{w.number}" == chosen)}>{w.name}</option>'
            for w in organs
        )
        jump = "".join(f'<option value="{i}"{" selected" * (i == k)}>{i}</option>' for i in range(1, n + 1))
        more = (
            f'<a href="javascript:_goPage({k + 1})" class=Next>下页</a> <a href="javascript:_goPage({n})" class=Next>尾页</a>'
            if k < n
            else "下页 尾页"
        )
        form = (
            f'<form name="listform" method="post" action="{escape(here)}"><input type=hidden name=PAGENUM value="{k}">'
            + (
                f'单位：<select name=dwid onchange="_goPage(1)"><option value="">全部</option>{box}</select>'
                if len(organs) > 1
                else "<input type=hidden name=dwid>"
            )
            + "</form>"
        )
        inner = f'{form}<table class=winstyle7 width="100%">{rows}</table><div align=right>共{len(own)}条 {k}/{n} {more} 转到<select onchange="_goPage(this.value)">{jump}</select>页</div>'
        return press.page(column.name, "", press.crumbs(column), inner)

    return {here: answer}


def pictured(_cms: Odd, press: Press) -> dict[str, Route]:
    """What stands below a column are pictures; a function makes the address of the number they give it."""

    def page(column: Column) -> Page:
        cells = "".join(
            f'<td align=center><img src="/images/lm{at}.gif" style="cursor:hand" onclick="openLm({c.number})" alt="{c.name}"><br>{c.name}</td>'
            for at, c in enumerate(column.children)
        )
        return press.page(
            column.name, "", press.crumbs(column), f"<table width=100%><tr>{cells}</tr></table>"
        )

    return {press.link(c): later(page, c) for c in press.plan.columns() if c.children}


# -- the platform of disclosure ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Disclosure(Webber):
    """Organs' columns are states of one page of the platform."""

    def column(self, column: Column) -> str:
        if column.above and column.above[0].kind == "其他":
            organ = column.above[-1].number if len(column.above) == 2 else column.number
            return f"/xxgk.jsp?urltype=egovinfo.EgovTreeURL&wbtreeid=1001&org={organ}" + (f"&cat={column.number}" if len(column.above) == 2 else "")  # fmt: skip
        return super(Disclosure, self).column(column)


def plain_pages(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """What is no organ's are static lists."""
    if column.above and column.above[0].kind == "其他":
        return {}
    pages = range(1, cms.pages(column) + 1)
    return {
        cms.page(column, k): later(
            press.page, column.name, "", press.crumbs(column), numbered(cms, press, column, k)
        )
        for k in pages
    }


def platform(cms: Odd, press: Press) -> dict[str, Route]:
    """One page with a tree of organs and catalogues that services tell; the list grows by a button."""
    tops = groups(press)
    organs = {f"{o.number}": o for t in tops for o in t.children}
    leaves = {f"{c.number}": c for o in organs.values() for c in o.children}
    inner = (
        f'<div class="xxgk-left"><ul id="orgtree" owner="{_OWNER}"></ul></div><div class="xxgk-right"><ul id="catalog"></ul><table id="infolist"><tbody></tbody></table>'
        '<a id="loadmore" href="javascript:;" style="display:none">加载更多</a></div><script src="/system/resource/js/egov/xxgk.js"></script>'
    )
    shell = later(press.page, "政府信息公开", "", "政府信息公开", inner)

    def node(c: Column, leaf: bool) -> dict[str, object]:
        return {"id": f"{c.number}", "text": c.name, "leaf": leaf}

    def tree(ask: Ask) -> Page:
        told = ask.told
        above = organs.get(told.get("node", "")) or next(
            (t for t in tops if f"{t.number}" == told.get("node")), None
        )
        if told.get("owner") != str(_OWNER):
            return in_json({"success": False})
        if told.get("node") == "root":
            return in_json([node(t, False) for t in tops])
        return in_json([node(c, not c.children) for c in above.children] if above else [])

    def infos(ask: Ask) -> Page:
        column = leaves.get(ask.told.get("cat", ""))
        if ask.method != "POST" or column is None or ask.told.get("owner") != str(_OWNER):
            return in_json({"total": 0, "rows": []})
        k = ask.number("pageno", 1)
        rows = [
            {"indexno": f"{p.published:%Y}-{p.number:05d}", "title": p.title, "url": press.address(column, p), "pubdate": f"{p.published}"}
            for p in cms.pieces(column, k)
        ]  # fmt: skip
        return in_json({"total": len(column.pieces), "pagesize": cms.per_page, "rows": rows})

    own = {press.link(c): shell for t in tops for c in t.walk()}
    return own | {
        _COUNTER: later(press.encoded, ""), "/xxgk.jsp": shell, "/system/resource/code/egov/orgtree.jsp": tree, "/system/resource/code/egov/infolist.jsp": infos,
    }  # fmt: skip


def paper(piece: Piece, file: str) -> str:
    """A PDF in the system's frame, any other file behind a download."""
    if not piece.number % 2:
        return f'<script type="text/javascript">showVsbpdfIframe("{file}","100%","600","0","","1","vsb_pdf_iframe{piece.number}");</script>'
    return f'<p>{escape(piece.title)}</p><ul style="list-style-type:none;"><li>附件【<a href="{file}">{escape(piece.title)}.docx</a>】</li></ul>'
