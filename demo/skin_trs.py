"""skin_trs — the first county's templates: TRS pages in UTF-8, a newer detail template, and a town's own platform."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from demo import markup
from demo.columns import Column, Entry
from demo.frame import TOOLS, Place, Sheet, anchor, footer, today

MENU = (
    ("/", "首页"),
    ("/xwzx/", "新闻中心"),
    ("/zwgk/", "政务公开"),
    ("/bsfw/", "办事服务"),
    ("/hdjl/", "互动交流"),
)
SIDE = (
    ("/zwgk/zfxxgkzn/", "政府信息公开指南"),
    ("/zwgk/zfxxgkzd/", "政府信息公开制度"),
    ("/zwgk/fdzdgknr/", "法定主动公开内容"),
    ("/zwgk/zfxxgknb/", "政府信息公开年报"),
    ("/zwgk/ysqgk/", "依申请公开"),
)


def page(sheet: Sheet, title: str, meta: str, crumbs: str, main: str) -> str:
    """The frame of every page of the site."""
    menu = "".join(f"<li>{anchor(href, text)}</li>" for href, text in MENU)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
{markup.site_meta(sheet.county)}
{meta}
<link rel="stylesheet" href="/images/style.css?v={sheet.day.n}">
</head>
<body>
<div class="header"><span class="today">{today(sheet)}</span> <a href="/wza">无障碍浏览</a>
<h2 class="logo">{sheet.county.name}人民政府</h2></div>
<ul class="nav">{menu}</ul>
<div class="position">您的位置：{crumbs}</div>
<div class="main">
{main}
</div>
<div class="footer"><p>{footer(sheet.county)}</p><p>您是本站第{880000 + sheet.visits}位访问者</p></div>
</body>
</html>
"""


def crumbs(*links: tuple[str, str]) -> str:
    return " &gt; ".join(anchor(href, text) for href, text in links)


def column(sheet: Sheet, name: str, kind: str, inner: str, trail: str) -> str:
    side = "".join(f"<li>{anchor(href, text)}</li>" for href, text in SIDE)
    main = f'<ul class="side">{side}</ul>\n<div class="right">\n<h3>{name}</h3>\n{inner}\n</div>'
    return page(sheet, f"{name}_{sheet.county.name}人民政府", markup.column_meta(name, kind), trail, main)


def listing(at: Column, rows: Sequence[Entry], number: int, pages: int, sheet: Sheet) -> str:
    """One page of a column: relative links as TRS writes them, and the pager its script draws."""
    items = "\n".join(
        f'<li><a href="./{e.path(sheet.day).removeprefix(at.key)}" title="{escape(e.title)}">{escape(e.title)}</a>'
        f"<span>{e.published.isoformat()}</span></li>"
        for e in rows
    )
    inner = f"""<ul class="list">
{items}
</ul>
<div class="pages"><script>
function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {{
  if (_nPageCount == null || _nPageCount <= 1) {{ return; }}
  for (var i = 0; i < _nPageCount; i++) {{
    var file = i == 0 ? _sPageName + "." + _sPageExt : _sPageName + "_" + i + "." + _sPageExt;
    document.write(i == _nCurrIndex ? "<span>" + (i + 1) + "</span> " : "<a href=\\"" + file + "\\">" + (i + 1) + "</a> ");
  }}
}}
createPageHTML({pages}, {number}, "index", "html");
</script></div>"""
    trail = crumbs(
        ("/", "首页"), ("/zwgk/", "政务公开"), ("/zwgk/zfxxgknb/", "政府信息公开年报"), (at.key, at.name)
    )
    return column(sheet, at.name, "信息公开年报", inner, trail)


def _meta_table(entry: Entry) -> str:
    on = entry.published.isoformat()
    cells = (
        ("索 引 号", entry.index_no), ("发布机构", entry.source), ("发布日期", on), ("文　　号", "无"),
        ("名　　称", entry.title), ("公开方式", "主动公开"), ("组配分类", "政府信息公开年报"), ("有 效 性", "有效"),
    )  # fmt: skip
    pairs = [cells[i : i + 2] for i in range(0, len(cells), 2)]
    rows = "".join(
        "<tr>" + "".join(f"<th>{a}：</th><td>{escape(b)}</td>" for a, b in pair) + "</tr>" for pair in pairs
    )
    return f'<table class="xxgk_table" width="100%">{rows}</table>'


def _around(place: Place, sheet: Sheet) -> str:
    def link(label: str, entry: Entry | None) -> str:
        return f"<p>{label}：{anchor(entry.path(sheet.day), entry.title) if entry else '没有了'}</p>"

    related = "".join(f"<li>{anchor(e.path(sheet.day), e.title)}</li>" for e in place.related)
    return (
        f'<div class="updown">{link("上一篇", place.newer)}{link("下一篇", place.older)}</div>\n'
        f'<div class="related"><h4>相关文章</h4><ul>{related}</ul></div>'
    )


def _trail(entry: Entry, at: Column) -> str:
    return crumbs(("/", "首页"), ("/zwgk/", "政务公开"), (at.key, at.name)) + f" &gt; {escape(entry.title)}"


def detail(sheet: Sheet, place: Place, at: Column, text: str) -> str:
    """A report page in the old template; *text* is the article as HTML."""
    entry = place.entry
    on = entry.published.isoformat()
    main = f"""{_meta_table(entry)}
<div class="article">
<h1>{escape(entry.title)}</h1>
<div class="info">发布时间：{on} 09:30　来源：{entry.source}　浏览次数：<span id="hits">{sheet.visits + 31}</span>次　{TOOLS}</div>
<div class="TRS_Editor">
{text}
</div>
</div>
{_around(place, sheet)}"""
    meta = (
        markup.article_meta(entry.title, on, entry.source)
        + "\n"
        + markup.column_meta(at.name, "信息公开年报")
    )
    return page(sheet, f"{entry.title}_{sheet.county.name}人民政府", meta, _trail(entry, at), main)


def detail_new(sheet: Sheet, place: Place, at: Column, text: str) -> str:
    """The same page in the new template: other containers, the metadata as two lists, attributes turned round."""
    entry = place.entry
    on = entry.published.isoformat()
    labels = (
        ("索引号", entry.index_no),
        ("公开形式", "主动公开"),
        ("发布日期", on),
        ("发布机构", entry.source),
    )
    fields = "".join(f"<li><b>{label}:</b><i>{escape(value)}</i></li>" for label, value in labels)
    main = f"""<section data-v="{sheet.visits}" class="detail-wrap">
<ul class="meta-pc">{fields}</ul>
<ul style="display:none" class="meta-wap">{fields}</ul>
<header><h1 class="title">{escape(entry.title)}</h1>
<p class="bar">日期：{on} 09:30 | 点击数：{sheet.visits * 3 + 17} | <a href="#">语音播报</a> <a href="#">收藏</a></p></header>
<article id="content" class="view TRS_UEDITOR trs_paper_default">
{text}
</article>
<p class="qr">扫一扫在手机打开当前页</p>
</section>
{_around(place, sheet)}"""
    meta = (
        markup.column_meta(at.name, "信息公开年报")
        + "\n"
        + markup.article_meta(entry.title, on, entry.source)
    )
    return page(sheet, f"{entry.title}_{sheet.county.name}人民政府", meta, _trail(entry, at), main)


def missing(sheet: Sheet) -> str:
    main = '<div class="error"><h1>404</h1><p>抱歉，您访问的页面不存在或已删除。</p><p><a href="/">返回首页</a></p></div>'
    return page(sheet, "页面不存在", "", anchor("/", "首页"), main)
