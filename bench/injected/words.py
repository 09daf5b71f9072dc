"""Attacks on words: substitution, injected phrases, stuffed titles, false footers, symbols inside words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bench.injected.shapes import Article, Line, Piece, Tools

_LONG = 24  # letters of a paragraph that can take an injection without becoming one
_FOREIGN_LINK = '<a href="http://www.{host}/" target="_blank">'
SYMBOLS = "★■◆●▲☆😊🔥🎉💯✨"
HELD_SYMBOLS = "◎▼♥🚀🌟✅❖"
_SEPARATORS = ("_", ",", " I ", "|")

Spot = re.Pattern[str]
#: where a phrase goes in: the match's end is the place
SPOTS: dict[str, Spot] = {
    "after_comma": re.compile(r"[，、；]"),
    "before_stop": re.compile(r"[\u4e00-\u9fff](?=。)"),
    "sentence_start": re.compile(r"。(?=[\u4e00-\u9fff])"),
    "between_words": re.compile(
        r"[\u4e00-\u9fff](?=村民微信群|信息公开栏|制度|栏目|渠道|群众|重点任务|动态信息|业务培训|答复)"
    ),
    "after_number": re.compile(r"[0-9][条次件期台篇处](?=[，。；])"),
}


def broken_at(line: Line, at: int, *pieces: Piece) -> Line:
    """The line with pieces pushed in at a place of its (single-piece) text."""
    text = line.printed
    parts = (Piece(text[:at]), *pieces, Piece(text[at:]))
    return replace(line, pieces=tuple(p for p in parts if p.text))


def changed(article: Article, tools: Tools, most: int, change: Callable[[Line], Line | None]) -> Article:
    """Up to so many paragraphs changed; `change` says None where it finds no place."""
    lines = list(article.lines)
    order = [at for at, line in enumerate(lines) if line.kind == "paragraph" and len(line.printed) >= _LONG]
    tools.rng.shuffle(order)
    done = 0
    for at in order:
        if done < most and len(lines[at].pieces) == 1 and (new := change(lines[at])):
            lines[at] = new
            done += 1
    assert done, "no paragraph of this report has such a place"
    return replace(article, lines=tuple(lines))


def injected(
    spot: str, *, form: str = "{}", link: bool = False, most: int = 2
) -> Callable[[Article, Tools], Article]:
    """A phrase pushed into sentences at a kind of place."""

    def soil(article: Article, tools: Tools) -> Article:
        def change(line: Line) -> Line | None:
            places = [m.end() for m in SPOTS[spot].finditer(line.printed)]
            if not places:
                return None
            opened = _FOREIGN_LINK.format(host=tools.host) if link else ""
            phrase = form.format(tools.phrase())
            return broken_at(
                line, tools.rng.choice(places), Piece(phrase, True, opened, "</a>" if link else "")
            )

        return changed(article, tools, tools.rng.randint(1, most), change)

    return soil


def phrased_twice(article: Article, tools: Tools) -> Article:
    """One phrase at every comma of two paragraphs."""
    phrase = tools.phrase()

    def change(line: Line) -> Line | None:
        texts = SPOTS["after_comma"].split(line.printed)
        marks = SPOTS["after_comma"].findall(line.printed)
        if len(marks) < 2:
            return None
        pieces = [
            piece
            for text, mark in zip(texts, marks, strict=False)
            for piece in (Piece(text + mark), Piece(phrase, True))
        ]
        return replace(line, pieces=(*pieces, Piece(texts[-1])))

    return changed(article, tools, 2, change)


def substituted(word: str, *, promoted: bool = False) -> Callable[[Article, Tools], Article]:
    """One frequent word replaced by a brand wherever it stands: text, title line, title, name of the site."""

    def soil(article: Article, tools: Tools) -> Article:
        brand = tools.phrase() if promoted else tools.brand()
        wanted = tools.origin_name if word == "county" else word
        found = Piece(brand, True, was=wanted)

        def pieces(old: tuple[Piece, ...]) -> tuple[Piece, ...]:
            return tuple(new for piece in old for new in _swapped(piece, wanted, found))

        lines = tuple(replace(line, pieces=pieces(line.pieces)) for line in article.lines)
        assert sum(p.foreign for line in lines for p in line.pieces) > 1, f"{wanted} is no frequent word here"
        return replace(
            article,
            lines=lines,
            title=pieces(article.title),
            headline=pieces(article.headline),
            site=(article.site or "").replace(wanted, brand) or None,
            named=False,
        )

    return soil


def _swapped(piece: Piece, word: str, found: Piece) -> list[Piece]:
    if piece.foreign or word not in piece.text:
        return [piece]
    parts: list[Piece] = []
    for at, text in enumerate(piece.text.split(word)):
        parts += [found] * bool(at) + [Piece(text)] * bool(text)
    return parts


def headed_by_brand(article: Article, tools: Tools) -> Article:
    """The title line replaced by a brand alone; the rest stands."""
    return replace(article, headline=(Piece(tools.brand(), True),))


def stuffed(where: str) -> Callable[[Article, Tools], Article]:
    """A list of keywords in <title>, before or after the title line, or as the first line of the text."""

    def soil(article: Article, tools: Tools) -> Article:
        mark = tools.rng.choice(_SEPARATORS)
        words = mark.join(dict.fromkeys(tools.lures(tools.rng.randint(3, 9))))
        title, headline, lines = article.title, article.headline, article.lines
        coded = "ncr" if where == "coded" else ""
        if where in ("title", "coded"):
            title = (Piece(words + mark, True, coded), *title)
        elif where == "headline":
            headline = (Piece(words + mark, True), *headline)
        elif where == "tail":
            title, headline = (*title, Piece(mark + words, True)), (*headline, Piece(mark + words, True))
        else:
            lines = (Line("paragraph", (Piece(words, True),)), *lines)
        soiled = replace(article, title=title, headline=headline, lines=lines)
        return replace(soiled, around={"head": _keywords(words)}) if coded else soiled

    return soil


def _keywords(words: str) -> str:
    coded = "".join(f"&#{ord(letter)};" for letter in words)
    return f'<meta name="keywords" content="{coded}"><meta name="description" content="{coded}">'


def _shell(tools: Tools, *, other: bool) -> tuple[str, str, str]:
    phone, place = (
        ("400-8888888", "北京市朝阳区科技园区") if other else ("020-88888888", "广东省广州市番禺经济开发区")
    )
    name = f"Copyright © {tools.brand()}(中国)官方网站 版权所有"
    if other:
        name = f"版权所有 © 2012-2024 {tools.brand()}平台有限公司 All Rights Reserved"
    return name, f"电话:{phone} 地址:{place} 备案号:", "网站地图"


def false_footer(*, inside: bool, other: bool = False) -> Callable[[Article, Tools], Article]:
    """The footer of a company shell, in the page's footer or at the end of the article's own container."""

    def soil(article: Article, tools: Tools) -> Article:
        shell = _shell(tools, other=other)
        if inside:
            lines = tuple(Line("paragraph", (Piece(words, True),)) for words in shell)
            return replace(article, lines=(*article.lines, *lines), footer="")
        footer = "".join(f"<p>{words}</p>" for words in shell)
        return replace(article, footer=footer, foreign=shell)

    return soil


def noised(symbols: str, every: int) -> Callable[[Article, Tools], Article]:
    """Symbols pushed between the letters of words, about one in so many letters."""

    def soil(article: Article, tools: Tools) -> Article:
        def pieces(text: str) -> tuple[Piece, ...]:
            found: list[Piece] = []
            for at, letter in enumerate(text):
                inside = at and "\u4e00" <= letter <= "\u9fff" and "\u4e00" <= text[at - 1] <= "\u9fff"
                if inside and tools.rng.randrange(every) == 0:
                    found.append(Piece(tools.rng.choice(symbols), True))
                found.append(Piece(letter))
            return tuple(found)

        lines = tuple(
            replace(line, pieces=pieces(line.printed)) if len(line.printed) >= _LONG else line
            for line in article.lines
        )
        return replace(article, lines=lines)

    return soil
