"""Styles of several damages at once, and pages of the same column that are no report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from bench.corpus import styles_cells as cells
from bench.corpus import styles_labels as labels
from bench.corpus import styles_tables as tables
from bench.corpus import styles_text as text
from bench.corpus.dressing import with_rows
from bench.corpus.sheets import STATISTICS
from bench.corpus.specimen import Chapter, Draft, Row
from models.vocabulary import Kind

Dress = Callable[[Draft, Random], Draft]

#: damages that leave each other's truth alone
_CELLS: tuple[Dress, ...] = (cells.blanks, cells.dashes, cells.masks, cells.units, cells.signs, cells.notes)
_WORDS: tuple[Dress, ...] = (labels.words_lost, labels.captions, labels.unmarked)
_LETTERS: tuple[Dress, ...] = (labels.broken, labels.wide, labels.in_paragraphs)
_SHAPES: tuple[Dress, ...] = (tables.split, tables.layout, tables.twin_equal)

#: title, paragraph
_NEIGHBOURS: Mapping[Kind, tuple[str, str]] = {
    "interpretation": (
        "《{place}{year}年政府信息公开工作年度报告》解读",
        "为方便群众了解年度报告的编制背景和主要内容，现就有关情况解读如下。报告由六个部分组成，反映了全年公开工作。",
    ),
    "notice": (
        "关于做好{year}年度政府信息公开工作年度报告编制工作的通知",
        "各乡镇、街道，各有关部门：请按照统一格式编制年度报告，于1月31日前报送并在网站公布。",
    ),
    "website_statement": (
        "{place}{year}年政府网站工作年度报表",
        "网站名称、首页网址、主办单位、网站类型、信息发布总数、专栏专题数量等按要求填报。",
    ),
    "system_rule": (
        "{place}政府信息公开年度报告制度",
        "第一条 为规范年度报告的编制和公布，制定本制度。第二条 年度报告每年编制一次，于次年公布。",
    ),
}


def words_and_cells(draft: Draft, rng: Random) -> Draft:
    """Cells of one kind, words lost, letters broken."""
    for pool in (_CELLS, _WORDS, _LETTERS):
        draft = rng.choice(pool)(draft, rng)
    return draft


def everything(draft: Draft, rng: Random) -> Draft:
    """The same in tables that are split, nested or copied."""
    return rng.choice(_SHAPES)(words_and_cells(draft, rng), rng)


def saved_with_dashes(draft: Draft, rng: Random) -> Draft:
    """Saved text with pipes whose cells are dashed or masked."""
    return text.pipes(rng.choice((cells.dashes, cells.masks))(draft, rng), rng)


def saved_with_losses(draft: Draft, rng: Random) -> Draft:
    """Saved text, one cell a line, whose labels lost words or marks or were broken by spaces."""
    return text.cells(labels.words_lost(labels.unmarked(draft, rng), rng), rng)


def heads_outside(draft: Draft, _rng: Random) -> Draft:
    """The head lines of the table of 2014 stand as paragraphs above it."""

    def change(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return rows[3:]

    lines = (STATISTICS, f"（{draft.year}年度）", f"填报单位（盖章）：{draft.place.full}")
    chapters = tuple(
        replace(c, paragraphs=(*c.paragraphs, *lines)) if c.section == "annex" else c for c in draft.chapters
    )
    return replace(with_rows(draft, "b", change), chapters=chapters)


def neighbour(draft: Draft, rng: Random) -> Draft:
    """A page of the same column that is no report: no figures, its own kind."""
    kind = rng.choice(tuple(_NEIGHBOURS))
    title, words = _NEIGHBOURS[kind]
    return replace(
        draft,
        kind=kind,
        title=title.format(place=draft.place.short, year=draft.year),
        chapters=(Chapter("overview", "", (words,)),),
        sheets=(),
        figures={},
        facts=(),
    )
