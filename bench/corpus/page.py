"""A draft as a web page: navigation, metadata block, the article with its tables, footer, hidden twin."""

from __future__ import annotations

from html import escape

from bench.corpus.specimen import Box, Chapter, Draft, Look, Row, Sheet

_NAVIGATION = "".join(
    f'<li><a href="/{n}/">{word}</a></li>'
    for n, word in enumerate(("首页", "政务公开", "办事服务", "互动交流"))
)
_HEAD = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}">
<title>{title}</title>
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{published} 09:30">
<meta name="ContentSource" content="{source}">
<meta name="ColumnName" content="政府信息公开年报">
<script>var visits = 1;</script></head>
<body><div class="header"><ul class="nav">{navigation}</ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 政府信息公开年报</div>
"""
_BLOCK = """<table class="xxgk-head"><tr><td>索 引 号：</td><td>{index}</td><td>发布机构：</td><td>{source}</td></tr>
<tr><td>发布日期：</td><td>{published}</td><td>公开方式：</td><td>主动公开</td></tr></table>
"""
_FOOT = """<div class="footer"><p>主办：{above}人民政府办公室</p><p>网站标识码：{code}0001</p></div></body></html>
"""


def html_page(draft: Draft) -> bytes:
    """The page's bytes in the encoding of the draft's look."""
    look = draft.look
    words = {
        "charset": look.encoding,
        "title": escape(draft.title),
        "published": draft.published,
        "source": draft.place.full,
        "navigation": _NAVIGATION,
        "index": f"{draft.place.division_code}-012/{int(draft.published[:4])}-00017",
        "above": draft.place.above,
        "code": draft.place.division_code,
    }
    body = article(draft)
    if look.layout_table:
        body = f'<table width="100%"><tr><td colspan="12"><table><tr><td>{body}</td></tr></table></td></tr></table>'
    page = (
        f'{_HEAD.format(**words)}<div class="main">{_BLOCK.format(**words)}<h1>{escape(draft.title)}</h1>'
        f'<div class="info">发布日期：{draft.published} 浏览次数：<span id="hits">1024</span></div>'
        f'<div class="article-content">{body}</div></div>{_FOOT.format(**words)}'
    )
    return page.encode("gb18030" if look.encoding.startswith("gb") else look.encoding)


def article(draft: Draft) -> str:
    """Chapters with their tables in order, signature, and the hidden twin where the look has one."""
    parts = [_chapter(chapter, draft) for chapter in draft.chapters]
    parts.append(
        f'<p style="text-align:right">{draft.place.full}</p><p style="text-align:right">{signed(draft)}</p>'
    )
    if draft.look.twin:
        twin = "".join(_table(sheet, draft.look) for sheet in draft.look.twin)
        parts.append(f'<div class="print-only" style="display:none">{twin}</div>')
    return "".join(parts)


def signed(draft: Draft) -> str:
    year, month, day = (int(part) for part in draft.published.split("-"))
    return f"{year}年{month}月{day}日"


def _chapter(chapter: Chapter, draft: Draft) -> str:
    heading = f"<p><strong>{escape(chapter.heading)}</strong></p>" if chapter.heading else ""
    text = "".join(f"<p>　　{escape(words)}</p>" for words in chapter.paragraphs)
    sheets = "".join(_table(s, draft.look) for s in draft.sheets if s.section == chapter.section)
    return f"{heading}{text}{sheets}"


def _table(sheet: Sheet, look: Look) -> str:
    rows = "".join(f"<tr>{_row(row, look)}</tr>\n" for row in sheet.rows)
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'


def _row(row: Row, look: Look) -> str:
    return "".join(_cell(box, look) for box in row)


def _cell(box: Box, look: Look) -> str:
    tag = "th" if (box.th if box.th is not None else box.role == "column") else "td"
    colspan, rowspan = box.claims or (box.colspan, box.rowspan)
    spans = f' colspan="{colspan}"' * (colspan > 1) + f' rowspan="{rowspan}"' * (rowspan > 1)
    inside = '<img src="/pics/0017.png" alt="">' if box.image else _marked_up(box, look)
    return f"<{tag}{spans}>{inside}</{tag}>"


def _marked_up(box: Box, look: Look) -> str:
    text = box.text
    if look.cell == "plain" or box.role == "value":
        return escape(text) if text else "&nbsp;"
    if look.cell == "spans":
        return "".join(f'<span style="font-family:宋体">{escape(letter)}</span>' for letter in text)
    half = len(text) // 2
    return f"<p>{escape(text[:half])}<o:p></o:p></p><p>{escape(text[half:])}</p>"
