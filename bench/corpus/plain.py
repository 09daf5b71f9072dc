"""A draft as other tools save a page's text: pipes, cells on lines of their own, tabs, or glued."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.corpus.page import signed
from bench.corpus.specimen import Draft, Row, Saved, Sheet


def text_page(draft: Draft) -> bytes:
    """The page's text in UTF-8: head lines, chapters, tables in the manner of the look."""
    lines = [
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        draft.title,
        f"发布日期：{draft.published} 信息来源：{draft.place.full} 浏览次数：1024",
    ]
    for chapter in draft.chapters:
        lines += [chapter.heading] if chapter.heading else []
        lines += chapter.paragraphs
        lines += [_table(s, draft.look.saved) for s in draft.sheets if s.section == chapter.section]
    lines += [draft.place.full, signed(draft)]
    kept = _THINNED[draft.look.thinned]("\n".join(lines).split("\n"))
    return ("\n".join(kept) + "\n").encode()


def _once(lines: list[str]) -> list[str]:
    return list(dict.fromkeys(lines))


_THINNED: Mapping[str, Callable[[list[str]], list[str]]] = {
    "": lambda lines: lines,
    "repeats": _once,
    "blanks": lambda lines: [line for line in lines if line],
    "letters": lambda lines: [line for line in lines if len(line) != 1],
}


def _table(sheet: Sheet, saved: Saved) -> str:
    return "\n".join(_ROWS[saved](row) for row in sheet.rows)


def _pipes(row: Row) -> str:
    return "\n".join(f"{box.text} |" + (" " + "|" * (box.colspan - 1)) * (box.colspan > 1) for box in row)


def _cells(row: Row) -> str:
    return "\n".join(f"\n{box.text}\n" for box in row)


def _tabs(row: Row) -> str:
    return "\t".join(box.text for box in row)


def _markdown(row: Row) -> str:
    return "| " + " | ".join(box.text + " |" * (box.colspan - 1) for box in row) + " |"


def _glued(row: Row) -> str:
    return "".join(box.text for box in row)


_ROWS: Mapping[Saved, Callable[[Row], str]] = {
    "pipes": _pipes,
    "cells": _cells,
    "tabs": _tabs,
    "markdown": _markdown,
    "glued": _glued,
}
