"""What differs between two records of one report: figures by code, prose by paragraph."""

from __future__ import annotations

import difflib
from typing import Any

from diff_match_patch import diff_match_patch

Record = dict[str, Any]
_SHOWN = ("value", "state")


def figures_changed(before: Record, after: Record) -> list[dict[str, Any]]:
    """Codes whose value or state differ, in the order of the newer record: {code, before, after, unit}.

    A side shows the number, else the cell's state in brackets; a code the other record lacks is `absent` there.
    """
    old = {figure["code"]: figure for figure in before.get("figures", ())}
    new = {figure["code"]: figure for figure in after.get("figures", ())}
    changed = [
        code
        for code in (*new, *(c for c in old if c not in new))
        if _seen(old.get(code)) != _seen(new.get(code))
    ]
    return [
        {
            "code": code,
            "before": _side(old.get(code)),
            "after": _side(new.get(code)),
            "unit": (new.get(code) or old[code]).get("unit"),
        }
        for code in changed
    ]


def _seen(figure: Record | None) -> tuple[Any, ...] | None:
    return None if figure is None else tuple(figure[key] for key in _SHOWN)


def _side(figure: Record | None) -> int | float | str:
    if figure is None:
        return "[absent]"
    value = figure["value"]
    return f"[{figure['state']}]" if value is None else value


def text_changed(before: Record, after: Record) -> list[dict[str, str]]:
    """Paragraphs that differ: {section, before, after, marked}; marked shows [-gone-] and {+come+} inside."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = difflib.SequenceMatcher(None, [p for _, p in old], [p for _, p in new], autojunk=False)
    changes = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, come = "\n".join(p for _, p in old[i:j]), "\n".join(p for _, p in new[k:m])
        where = (new[k:m] or old[i:j])[0][0]
        changes.append({"section": where, "before": gone, "after": come, "marked": marked(gone, come)})
    return changes


def _paragraphs(record: Record) -> list[tuple[str, str]]:
    title = [("title", record["title"])] if record.get("title") else []
    return title + [
        (section["code"], line)
        for section in record.get("sections", ())
        for line in (section["heading"] or "", *section["text"].split("\n"))
        if line.strip()
    ]


def marked(before: str, after: str) -> str:
    """One text with what went and what came marked in place."""
    engine = diff_match_patch()
    parts = engine.diff_main(before, after)
    engine.diff_cleanupSemantic(parts)
    wrap = {-1: "[-{}-]", 0: "{}", 1: "{{+{}+}}"}
    return "".join(wrap[kind].format(text) for kind, text in parts)
