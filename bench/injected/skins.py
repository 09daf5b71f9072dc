"""Skins: how content management systems print one article, chrome and all; a third is drawn by the gate alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from string import Template

from bench.injected.shapes import Line, Piece, Skin

_TEMPLATES = Path(__file__).parent / "templates"


def marked_up(pieces: tuple[Piece, ...]) -> str:
    """Pieces as markup; a coded one is written as numeric character references."""
    return "".join(
        "".join(f"&#{ord(letter)};" for letter in piece.text)
        if piece.opened == "ncr"
        else f"{piece.opened}{escape(piece.text)}{piece.closed}"
        for piece in pieces
    )


def _lines(heading: str, paragraph: str) -> Callable[[Line], str]:
    """A printer of lines from two patterns with the place of the text marked {}."""

    def printed(line: Line) -> str:
        if line.markup:
            return line.markup
        return (heading if line.kind == "heading" else paragraph).format(marked_up(line.pieces))

    return printed


def _template(name: str) -> Callable[[Mapping[str, str]], str]:
    return Template((_TEMPLATES / f"{name}.html").read_text(encoding="utf-8")).substitute


_P = _lines("<p><strong>　　{}</strong></p>\n", "<p>　　{}</p>\n")
_WORD = _lines(
    '<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:黑体;font-size:16pt">{}</span></p>\n',
    '<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312;font-size:16pt">{}'
    '<span lang="EN-US"><o:p></o:p></span></span></p>\n',
)
_DIV = _lines("<div><span><b>{}</b></span></div>\n", "<div><span>&nbsp;&nbsp;&nbsp;&nbsp;{}</span></div>\n")
_BREAKS = _lines("&emsp;&emsp;<b>{}</b><br>\n", "&emsp;&emsp;{}<br><br>\n")
_HEADS = _lines("<h3>{}</h3>\n", "<p>{}</p>\n")
_CENTRED = _lines(
    '<p align="left"><font face="黑体" size="4">{}</font></p>\n', '<p><font size="4">　　{}</font></p>\n'
)
_ITEMS = _lines('<p class="tit">{}</p>\n', '<p style="text-align:justify;">{}&nbsp;</p>\n')

SKINS: tuple[Skin, ...] = (
    Skin("trs", "/zwgk/xxgknb/{ym}/t{ymd}_{number}.html", _template("trs"), _WORD),
    Skin("jcms", "/art/{y}/{m}/{d}/art_1229{short}_{number}.html", _template("jcms"), _P),
    Skin("vsb", "/info/{short}/{number}.htm", _template("vsb"), _ITEMS),
    Skin("gkmlpt", "/gkmlpt/content/0/{short}/post_{number}.html", _template("gkmlpt"), _P),
    Skin("lonsun", "/public/{short}/{number}.html", _template("lonsun"), _CENTRED),
    Skin("ucap", "/zwgk/c{short}/{ym}/{hex}.shtml", _template("ucap"), _DIV),
    Skin("old_tables", "/show.asp?id={short}", _template("old_tables"), _BREAKS, encoding="gb2312"),
    Skin("bare_spans", "/html/{ym}/{number}.html", _template("bare_spans"), _DIV),
    Skin("epoint", "/govxxgk/{short}/{y}-{m}-{d}/{hex}.html", _template("epoint"), _P, held_out=True),
    Skin("jeecms", "/jdbsc/{number}.jhtml", _template("jeecms"), _HEADS, held_out=True),
    Skin("old_frame", "/news/View.aspx?dept=158&id={short}", _template("old_frame"), _BREAKS, held_out=True, encoding="gb2312"),
    Skin("app", "/xxgk/detail/{hex}", _template("app"), _WORD, held_out=True),
)  # fmt: skip
