"""Characters in disguise: traditional ones, and pinyin in brackets behind them, seen through for matching only.

Copies of reports are converted so that nobody finds them twice, and official gateways convert pages too. What is kept
and quoted stays as printed; only what is compared with labels, titles, names and wordings is undisguised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from opencc import OpenCC

from models.values import Block, Cell, Document, Grid, Problem

_VOWEL = "aeiouüvāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ\u0300-\u030c"
#: 鎮(zhèn), 發（fā）, also twice over: 合(he)(he). A syllable and nothing else: (APP), (pdf) and (1) are none.
_SYLLABLE = rf"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[{_VOWEL}]{{1,6}}(?:ng?|r)?"
GLOSS = re.compile(rf"[(（](?<=[\u3400-\u9fff].){_SYLLABLE}[)）](?:[(（]{_SYLLABLE}[)）])*")
#: Words that gateways exchange beside the characters; as long, so that each character keeps its place.
_MAINLAND = {
    "資訊": "信息", "專案": "項目", "網路": "網絡", "檔案": "文件", "釋出": "發布", "線上": "在線", "設定": "設置",
    "型別": "類型",
}  # fmt: skip
_WORDS = re.compile(f"(?:{'|'.join(_MAINLAND)})(?![局館室法])")  # 檔案局 is an office
_HAN = re.compile(r"[\u3400-\u9fff]")
_DISTINCT_GLOSSES = 3  # rare characters of place names have one or two on an honest page
_GLOSSES_PER_HAN = 0.002
_TRADITIONAL_SHARE = 0.05  # a page in traditional characters has above a fifth
_TRADITIONAL_LEAST = 10


@dataclass(frozen=True, slots=True)
class Traced:
    """An undisguised text; places[i] is where its character i was printed."""

    text: str
    places: Sequence[int]

    def printed(self, raw: str, start: int, end: int) -> str:
        """The characters of *raw* behind [start, end) of the text, a gloss behind the last one too."""
        return raw[self.places[start] : after(raw, self.places[end - 1])]


def after(raw: str, place: int) -> int:
    """Where *raw* goes on behind the character at *place* and its gloss."""
    gloss = GLOSS.match(raw, place + 1)
    return gloss.end() if gloss else place + 1


def is_disguised(text: str) -> bool:
    """Whether a gloss or one character that simplified print does not have stands in *text*."""
    return _telling().search(text) is not None or GLOSS.search(text) is not None


def plain(text: str) -> str:
    """*text* without glosses, simplified: for matching."""
    return simplified(GLOSS.sub("", text))


def traced(text: str) -> Traced:
    """*text* without glosses, simplified, with the place of each character."""
    if not is_disguised(text):
        return Traced(text, range(len(text)))
    places: list[int] = []
    at = 0
    for gloss in GLOSS.finditer(text):
        places += range(at, gloss.start())
        at = gloss.end()
    places += range(at, len(text))
    return Traced(simplified("".join(text[i] for i in places)), places)


def simplified(text: str) -> str:
    """*text* in simplified characters, as long as before: by words where that keeps the length, else one by one."""
    if not _telling().search(text):
        return text
    text = _WORDS.sub(lambda word: _MAINLAND[word.group()], text)
    whole = str(_converter().convert(text))
    return whole if len(whole) == len(text) else "".join(_table().get(c, c) for c in text)


def problems(document: Document) -> tuple[Problem, ...]:
    """What disguise the page wears, as problems of severity info."""
    text = "\n".join(_texts(document))
    if not is_disguised(text):
        return ()
    glosses, found = GLOSS.findall(text), []
    if len(set(glosses)) >= _DISTINCT_GLOSSES and len(glosses) >= _GLOSSES_PER_HAN * _han(text):
        message = (
            f"{len(glosses)} characters have their pinyin in brackets behind them, as copies in disguise do"
        )
        found.append(Problem("pinyin_gloss", "info", message))
    if is_traditional(text):
        found.append(Problem("traditional", "info", "the page is printed in traditional characters"))
    return tuple(found)


def is_traditional(text: str) -> bool:
    """Whether a text is in traditional characters, not one that names a place or quotes a word with some."""
    count = len(_telling().findall(text))
    return count >= _TRADITIONAL_LEAST and count >= _TRADITIONAL_SHARE * _han(text)


def matching(document: Document) -> Document:
    """The document as its simplified original would read, for names, dates and kinds; an honest page is itself."""
    text = "\n".join(_texts(document))
    traditional = is_traditional(text)
    if not traditional and GLOSS.search(text) is None:
        return document

    def read(words: str) -> str:
        return plain(words) if traditional else GLOSS.sub("", words)

    return replace(
        document,
        title=read(document.title) if document.title else None,
        headline=read(document.headline) if document.headline else None,
        meta={name: read(value) for name, value in document.meta.items()},
        metadata={name: read(value) for name, value in document.metadata.items()},
        byline=read(document.byline),
        breadcrumb=tuple(map(read, document.breadcrumb)),
        blocks=tuple(Block(block.kind, read(block.text), block.table) for block in document.blocks),
        tables=tuple(_grid(grid, {}, traditional=traditional) for grid in document.tables),
        footer=read(document.footer),
    )


def _grid(grid: Grid, seen: dict[int, Cell], *, traditional: bool) -> Grid:
    """A cell that spans several places stays one cell."""

    def read(cell: Cell) -> Cell:
        words = plain(cell.text) if traditional else GLOSS.sub("", cell.text)
        return seen.setdefault(id(cell), cell._replace(text=words))

    return replace(grid, rows=tuple(tuple(cell and read(cell) for cell in row) for row in grid.rows))


def _texts(document: Document) -> Iterator[str]:
    yield document.headline or ""
    yield document.text
    yield from (cell.text for grid in document.tables for row in grid.rows for cell in row if cell)


def _han(text: str) -> int:
    return len(_HAN.findall(text))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _table() -> dict[str, str]:
    """Each traditional character with its simplified twin."""
    every = [chr(code) for code in range(0x3400, 0xA000)]
    twins = str(_converter().convert("\n".join(every))).split("\n")
    return {c: twin for c, twin in zip(every, twins, strict=True) if c != twin and len(twin) == 1}


@cache
def _telling() -> re.Pattern[str]:
    """Traditional characters that no simplified print has: those that GB 2312 lacks (it has 後, 於, 乾, 徵)."""
    return re.compile(f"[{''.join(c for c in _table() if not _in_gb2312(c))}]")


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
