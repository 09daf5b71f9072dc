"""skin_hanweb — the second county's templates: Hanweb pages in GBK with layout tables and an inline datastore."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from demo import markup
from demo.calendar import Day
from demo.columns import Column, Entry
from demo.frame import TOOLS, Place, anchor, footer
from demo.names import LANXI

WEB_ID, PER_PAGE, WINDOW = 3390, 15, 45
PROXY = "/module/web/jpage/dataproxy.jsp"
MENU = (
    ("/", "首页"),
    ("/col/col1229001/index.html", "新闻中心"),
    ("/col/col1229002/index.html", "政务公开"),
    ("/col/col1229003/index.html", "办事服务"),
    ("/col/col1229004/index.html", "互动交流"),
)
OPEN = (
    ("/col/col1229010/index.html", "政府信息公开指南"),
    ("/col/col1229011/index.html", "政府信息公开制度"),
    ("/col/col1229012/index.html", "法定主动公开内容"),
    ("/col/col1229013/index.html", "依申请公开"),
    ("/col/col1229099/index.html", "政府信息公开年报"),
    ("/neibu/index.html", "内部资料"),
)


def page(title: str, meta: str, crumbs: str, main: str) -> str:
    """The frame: an old layout table; the counter and the date are drawn by scripts, so the file is static."""
    menu = "".join(f'<TD align="center">{anchor(href, text)}</TD>' for href, text in MENU)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{escape(title)}</title>
{markup.site_meta(LANXI)}
{meta}
<link href="/script/jcms.css" type="text/css" rel="stylesheet">
</head>
<body>
<table width="1000" border="0" cellspacing="0" cellpadding="0" align="center"><tr><td height="120">
<img src="/picture/0/top.jpg" alt="{LANXI.name}人民政府"><script language="javascript" src="/script/today.js"></script></td></tr></table>
<table width="1000" border="0" align="center"><tr>{menu}</tr></table>
<table width="1000" border="0" align="center"><tr><td>当前位置：{crumbs}</td></tr></table>
{main}
<table width="1000" border="0" align="center"><tr><td align="center">{footer(LANXI)}</td></tr></table>
</body>
</html>
"""


def links(name: str, kind: str, rows: Sequence[tuple[str, str]], note: str = "") -> str:
    inner = "".join(f"<tr><td>·{anchor(href, text)}</td></tr>" for href, text in rows)
    text = f"<tr><td>{note}</td></tr>" if note else ""
    main = (
        f'<table width="1000" align="center" border="0"><tr><td><b>{name}</b></td></tr>{inner}{text}</table>'
    )
    crumbs = f"{anchor('/', '首页')} &gt; {name}"
    return page(f"{LANXI.name}人民政府 {name}", markup.column_meta(name, kind), crumbs, main)


def record(entry: Entry, day: Day) -> str:
    title = escape(entry.title)
    return (
        f"<record><![CDATA[\n<li><a href='{entry.path(day)}' target='_blank' title='{title}'>{title}</a>"
        f"<span>{entry.published.isoformat()}</span></li>]]></record>"
    )


def datastore(rows: Sequence[Entry], total: int, day: Day) -> str:
    """The XML that the proxy answers and that the first list page carries inline."""
    pages = -(-total // PER_PAGE)
    return (
        f"<datastore>\n<nextgroup><![CDATA[]]></nextgroup>\n<totalrecord>{total}</totalrecord>\n"
        f"<totalpage>{pages}</totalpage>\n<recordset>\n"
        + "\n".join(record(e, day) for e in rows)
        + "\n</recordset>\n</datastore>"
    )


def unit_of(at: Column) -> str:
    return f"{int(at.key) + 4_300_000}"


def listing(at: Column, rows: Sequence[Entry], day: Day) -> str:
    """A column page: nothing but a script that shows the inline records and asks the proxy for more."""
    unit = unit_of(at)
    main = f"""<table width="1000" align="center" border="0"><tr><td><b>{at.name}</b></td></tr><tr><td>
<div id="{unit}"><script type="text/xml">{datastore(rows[:WINDOW], len(rows), day)}</script></div>
<script language="javascript" src="/script/jpage.js"></script>
<script type="text/javascript">
$("#{unit}").jpage({{
  showmode:'normal', perpage:{PER_PAGE}, totalRecord:{len(rows)}, startrecord:1, endrecord:{WINDOW},
  proxyUrl:'{PROXY}',
  dataParams:'col=1&appid=1&webid={WEB_ID}&path=/&columnid={at.key}&sourceContentType=1&unitid={unit}&webname=%E5%B2%9A%E6%BA%AA%E5%8E%BF&permissiontype=0'
}});
</script></td></tr></table>"""
    crumbs = f"{anchor('/', '首页')} &gt; {anchor(OPEN[4][0], '政府信息公开年报')} &gt; {at.name}"
    meta = markup.column_meta(at.name, "信息公开年报")
    return page(f"{LANXI.name}人民政府 {at.name}", meta, crumbs, main)


def detail(place: Place, at: Column, text: str, day: Day, tail: str = "") -> str:
    """A report page: title, metadata and text inside one big layout table; *tail* lies after the footer."""
    entry = place.entry
    on = entry.published.isoformat()

    def link(label: str, other: Entry | None) -> str:
        return f"{label}：{anchor(other.path(day), other.title) if other else '无'}"

    main = f"""<table width="1000" align="center" border="0" class="xxgk"><tr>
<td>索引号：</td><td>{entry.index_no}</td><td>公开方式：</td><td>主动公开</td></tr><tr>
<td>发布机构：</td><td>{entry.source}</td><td>成文日期：</td><td>{on}</td></tr></table>
<table id="c" width="1000" align="center" border="0" cellpadding="0" cellspacing="0"><tr>
<td class="title" colspan="3" align="center">{escape(entry.title)}</td></tr>
<tr><td colspan="3" align="center">发布日期：{on}　浏览次数：<script language="javascript" src="/module/visitcount/articlehits.jsp?colid={at.key}&artid={entry.number}"></script>　信息来源：{entry.source}　{TOOLS}</td></tr>
<tr><td width="20"></td><td class="bt_content"><div id="zoom">
<!--ZOOM-->
{text}
<!--/ZOOM-->
</div></td><td width="20"></td></tr>
<tr><td colspan="3">{link("上一篇", place.newer)}<br>{link("下一篇", place.older)}</td></tr></table>"""
    crumbs = f"{anchor('/', '首页')} &gt; {anchor(f'/col/col{at.key}/index.html', at.name)}"
    meta = (
        markup.article_meta(entry.title, on, entry.source)
        + "\n"
        + markup.column_meta(at.name, "信息公开年报")
    )
    return page(entry.title, meta, crumbs, main).replace("</body>", f"{tail}</body>")


def missing() -> str:
    main = '<table width="1000" align="center"><tr><td>很抱歉，您要访问的页面不存在。系统将转到首页。</td></tr></table>'
    return page("页面不存在", "", anchor("/", "首页"), main)
