"""A file that holds several reports, one behind the other: cut before each title that names another one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.values import Block, Document
from pipelines.parse import titles

_FILES = frozenset({"docx", "doc", "rtf", "xlsx", "xls", "pdf", "scan", "image", "ofd"})
_PAGES = frozenset({"html", "text"})  # they also name other reports in lists and links
_LONGEST = 60  # characters of a title
_SENTENCE = re.compile(r"[。；，,;：:《]|^附件|^根据")
_LEAST_CHAPTERS = 2
_LEAST_TEXT = 150  # characters without a table: less is a line of a table of contents


def divided(document: Document) -> tuple[Document, ...]:
    """The reports of a file, each a document with its tables; the document alone where it holds one or none."""
    if document.source not in _FILES | _PAGES:
        return (document,)
    found = [(0, document.headline or "")]
    for at, block in enumerate(document.blocks):
        if _is_another(block, found[-1][1]):
            found.append((at, block.text))
    ends = [at for at, _ in found[1:]] + [len(document.blocks)]
    parts = [
        _part(document, title, document.blocks[at + (number > 0) : end])
        for number, ((at, title), end) in enumerate(zip(found, ends, strict=True))
    ]
    whole = [part for part in parts if _is_whole(part)]
    if len(whole) < 2 or not all(_differ(one.headline, other.headline) for one, other in pairwise(whole)):
        return (document,)
    one = whole[0]
    return (replace(document, headline=one.headline, blocks=one.blocks, tables=one.tables), *whole[1:])


def _is_whole(part: Document) -> bool:
    """Whether there is a report under the title: a table, or text; on a page the text has chapters."""
    chapters = sum(block.kind == "heading" for block in part.blocks)
    enough = part.source in _FILES or chapters >= _LEAST_CHAPTERS
    return bool(part.tables) or (enough and len(part.text) >= _LEAST_TEXT)


def _is_another(block: Block, current: str) -> bool:
    """Whether a line is the title of another report than the one it stands in."""
    if (
        not titles.may_name_report(block.text)
        or block.kind not in ("heading", "paragraph")
        or len(block.text) > _LONGEST
        or _SENTENCE.search(block.text)
    ):
        return False
    its = titles.judge(block.text)
    return bool(its.kind == "annual_report" and its.year and its.organ) and _differ(current, block.text)


def _differ(one: str | None, other: str | None) -> bool:
    """Two titles of reports of different years or organs; no title differs from any."""
    a, b = titles.judge(one or ""), titles.judge(other or "")
    if a.kind != "annual_report":
        return True
    same_organ = not a.organ or not b.organ or a.organ in b.organ or b.organ in a.organ
    return a.year != b.year or not same_organ


def _part(document: Document, title: str, blocks: Sequence[Block]) -> Document:
    """The blocks with the tables they point to, counted anew."""
    places = [block.table for block in blocks if block.table is not None]
    moved = {table: at for at, table in enumerate(places)}
    return Document(
        source=document.source,
        url=document.url,
        headline=title or None,
        blocks=tuple(b._replace(table=moved[b.table]) if b.table is not None else b for b in blocks),
        tables=tuple(document.tables[table] for table in places),
    )
