"""Document -> sections: the body cut at the headings that the lexicon knows, whatever their numerals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.values import Document, Section
from pipelines.parse.folding import Line, fold
from pipelines.parse.headings import Level, eras_of, heading_of, marker_of

_INSIDE = re.compile(r"(?:(?<=[。!！])|(?<=\s))\s*(?=[一二三四五六七八九十]{1,3}\s*[、．.])")
_GLANCE = 100  # characters that show whether a heading begins
_STOP = re.compile(r"[:。;!]|(?=(?:19|20)\d\d年)")
_ENDINGS = re.compile(r"情况|概述|概况|事项|措施|打算|不足|问题|总结|计划|思路")
_BARE_ANYWHERE = frozenset({"annex", "intro"})
_DENIES = re.compile(r"没有|未|无")  # 本年度没有收取任何费用。 is a statement, short as it is
_BARE_SENTENCE = 14  # characters of an unnumbered line with a full stop from which it is no heading


@dataclass(frozen=True, slots=True)
class Opening:
    """A piece of text that opens a section: heading as printed, rest the text glued behind it."""

    level: Level
    code: str
    heading: str
    rest: str
    words: str  # the heading folded, without its marker


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    opening: Opening | None


def sections(document: Document) -> tuple[Section, ...]:
    """The sections of the body in order, text without table cells, a line a block, as printed.

    What stands before the first heading is the intro (where there is any); a top heading that the lexicon
    does not know stays in the text of the section it stands in.
    """
    pieces = tuple(_pieces(document))
    top = _top_levels(pieces)
    found: list[tuple[str, str | None, list[str]]] = [("intro", None, [])]
    for piece in pieces:
        opening = piece.opening
        if opening is None or not _opens(opening, top):
            found[-1][2].append(piece.text)
        else:
            found.append((opening.code, opening.heading, [opening.rest] if opening.rest else []))
    made = [Section(code, heading, "\n".join(lines).strip()) for code, heading, lines in found]
    last = {section.code: at for at, section in enumerate(made) if section.text}
    return tuple(s for at, s in enumerate(made) if not _is_idle(s, last.get(s.code, -1) > at))


def era_headings(document: Document) -> frozenset[str]:
    """What only the form of 2008 has headings for, among this page's headings of any level.

    Of fees (收费及减免), consult (咨询), appeal (申诉) and refused (不予公开); two of them, and no
    statutory table, make the era a_2008.
    """
    openings = [p.opening for p in _pieces(document) if p.opening is not None]
    return frozenset(name for o in openings for name in eras_of(o.words))


def _pieces(document: Document) -> Iterator[Piece]:
    headline = fold(document.headline or "").text
    for block in document.blocks:
        if block.kind not in ("heading", "paragraph"):
            continue
        for line in block.text.split("\n"):
            if not line.strip() or fold(line).text == headline:
                continue
            for part in _split(line):
                yield Piece(part, _opening(part))


def _split(line: str) -> Iterator[str]:
    """A line at the headings inside it: some pages are one paragraph, headings and all."""
    start = 0
    for m in _INSIDE.finditer(line):
        if (
            line[max(start, m.start() - _GLANCE) : m.start()].strip()
            and _opening(line[m.end() : m.end() + _GLANCE]) is not None
        ):
            yield line[start : m.start()].strip()
            start = m.end()
    yield line[start:].strip()


def _opening(part: str) -> Opening | None:
    line = fold(part)
    level, length = marker_of(line.text, spaced=_is_spaced(part))
    end = _heading_end(line, length, level)
    if end is None:
        return None
    words = line.text[length:end]
    row = heading_of(words)
    if row is None:
        return None
    rest = line.raw[line.after(end - 1) :].lstrip(" 　\t\xa0:：。")
    heading = line.printed(0, end).strip().rstrip("：:。")
    return Opening(level, row.code, heading, rest, words)


def _heading_end(line: Line, start: int, level: Level) -> int | None:
    """Where the heading ends that begins at *start*: the whole piece, else before a stop, else glued."""
    text = line.text
    stops = _stops(line, start + 2, min(len(text), start + 48))
    runs_on = bool(stops) and text[-1] in "。;" and stops[0] < len(text) - 1
    told = level == "bare" and text[-1] == "。" and (len(text) > _BARE_SENTENCE or _DENIES.search(text))
    if not runs_on and not told and heading_of(text[start:]) is not None:
        return len(text)
    if level == "bare":  # without a marker only 存在问题: … can have text on its line
        colon = text.find(":", 0, 16)
        row = heading_of(text[:colon]) if colon > 0 else None
        return colon if row is not None and row.code in ("problems", "other") else None
    glued = [start + m.end() for m in _ENDINGS.finditer(text[start : start + 48])]
    return next((i for i in (*stops, *reversed(glued)) if heading_of(text[start:i]) is not None), None)


def _stops(line: Line, start: int, end: int) -> list[int]:
    """Where a heading may end: at a stop, at a gap as printed, before a year that begins a sentence."""
    found = {m.start() for m in _STOP.finditer(line.text, start, end)}
    if len(line.raw) > len(line.text):  # else there is no gap
        before = [(i, line.places[i]) for i in range(start, end)]
        found |= {i for i, place in before if place and line.raw[place - 1].isspace()}
    return sorted(found)


def _is_spaced(part: str) -> bool:
    return bool(re.match(r"\s*[一二三四五六七八九十]{1,3}\s", part))


def _top_levels(pieces: Sequence[Piece]) -> frozenset[Level]:
    """The level whose headings open sections: 一、 where two are known, else （一）, 1. or no marker at all."""
    codes: dict[Level, set[str]] = defaultdict(set)
    for piece in pieces:
        if piece.opening is not None:
            codes[piece.opening.level].add(piece.opening.code)
    if len(codes["part"]) >= 2:
        return frozenset({"part"})
    for level in ("bracketed", "numbered"):
        if len(codes[level]) >= 3 and len(codes[level]) > len(codes["bare"]):
            return frozenset({level, "part"})
    return frozenset({"part", "bare"})


def _opens(opening: Opening, top: frozenset[Level]) -> bool:
    return opening.level in top or (opening.level == "bare" and opening.code in _BARE_ANYWHERE)


def _is_idle(section: Section, comes_later: bool) -> bool:
    """An intro of nothing, or a line of a table of contents whose section comes later with its text."""
    return not section.text and (section.heading is None or comes_later)
