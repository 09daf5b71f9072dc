"""markup — blocks as HTML in the ways different editors leave them, and the meta tags of the national guideline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from demo.articles import Article, Block, Heading
from demo.grids import Cell, Grid
from demo.names import County


@dataclass(frozen=True, slots=True)
class Hand:
    """How an editor writes: a paragraph, a heading, the attributes of a table, a cell's inside."""

    paragraph: Callable[[str, str], str]  # escaped text, alignment
    heading: Callable[[str, int], str]  # escaped text, depth
    table: str
    cell: str  # attributes of every td
    inside: Callable[[str], str]


def _span(cell: Cell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    return across + down


def table(grid: Grid, hand: Hand) -> str:
    """The grid as one table element with real spans."""
    rows = (
        "<tr>"
        + "".join(
            f"<td{_span(cell)}{hand.cell}>{hand.inside(escape(cell.text, quote=False) or '&nbsp;')}</td>"
            for cell in row
        )
        + "</tr>"
        for row in grid.rows
    )
    return f"<table{hand.table}>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"


def _block(block: Block, hand: Hand) -> str:
    if isinstance(block, Grid):
        return table(block, hand)
    text = escape(block.text, quote=False)
    if isinstance(block, Heading):
        return hand.heading(text, block.depth)
    return hand.paragraph(text, block.align)


def body(blocks: Iterable[Block], hand: Hand) -> str:
    return "\n".join(_block(block, hand) for block in blocks)


def article(text: Article, hand: Hand) -> str:
    return body(text.blocks, hand)


WORD = Hand(
    lambda text, align: (
        f'<p class="MsoNormal" style="text-align:{align};text-indent:32.0pt;line-height:28pt">'
        f'<span style="font-family:仿宋_GB2312;font-size:16pt">{text}</span></p>'
    ),
    lambda text, depth: (
        f'<p class="MsoNormal" style="text-indent:32.0pt"><{"b" if depth == 1 else "strong"}>'
        f'<span style="font-family:{"黑体" if depth == 1 else "楷体"};font-size:16pt">{text}</span>'
        f"</{'b' if depth == 1 else 'strong'}></p>"
    ),
    ' class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" width="676" align="center"',
    ' valign="center" style="padding:0 7px;border:1px solid black"',
    lambda text: (
        f'<p class="MsoNormal" align="center" style="line-height:15pt"><span style="font-size:12px">{text}</span></p>'
    ),
)
BARE = Hand(
    lambda text, align: (
        f"<P>　　{text}</P>" if align == "left" else f'<P style="TEXT-ALIGN: {align}">{text}</P>'
    ),
    lambda text, _: f"<P><STRONG>　　{text}</STRONG></P>",
    ' border="1" cellSpacing="0" borderColor="#000000" cellPadding="3" width="98%"',
    "",
    str,
)
MODERN = Hand(
    lambda text, align: f'<p style="text-indent: 2em; text-align: {align};">{text}</p>',
    lambda text, depth: f'<p style="text-indent: 2em;"><strong class="h{depth}">{text}</strong></p>',
    ' class="table-report" style="width: 100%; border-collapse: collapse;"',
    ' style="border: 1px solid #666; text-align: center;"',
    lambda text: f"<span>{text}</span>",
)
WEBBER = Hand(
    lambda text, align: f'<p class="vsbcontent_{"start" if align == "left" else align}">{text}</p>',
    lambda text, depth: f'<h{depth + 2} class="vsbcontent_start">{text}</h{depth + 2}>',
    ' border="1" style="border-collapse:collapse" class="ke-zeroborder"',
    ' width="auto"',
    lambda text: f"<p>{text}</p>",
)


def site_meta(county: County) -> str:
    return (
        f'<meta name="SiteName" content="{county.name}人民政府门户网站">\n'
        f'<meta name="SiteDomain" content="{county.domain}">\n'
        f'<meta name="SiteIDCode" content="{county.site_id}">'
    )


def column_meta(name: str, kind: str) -> str:
    return (
        f'<meta name="ColumnName" content="{name}">\n'
        f'<meta name="ColumnDescription" content="{name}栏目发布本机关相关信息">\n'
        f'<meta name="ColumnKeywords" content="{name},政务公开">\n'
        f'<meta name="ColumnType" content="{kind}">'
    )


def article_meta(title: str, published: str, source: str) -> str:
    return (
        f'<meta name="ArticleTitle" content="{escape(title)}">\n'
        f'<meta name="PubDate" content="{published} 09:30">\n'
        f'<meta name="ContentSource" content="{source}">\n'
        f'<meta name="Url" content="">'
    )
