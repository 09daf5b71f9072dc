"""What is opened where an element is pressed: detail('3912') is an address where a script of the page shows how it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urljoin

from crawler.asks import Entry
from crawler.families import offered, written
from crawler.families.written import Function
from models.values import Document
from models.ways import Call
from pipelines.parse.titles import judge

_TEXT = r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\""""
_SAID = re.compile(_TEXT)
_ESCAPED = re.compile(r"\\(['\"])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w.-]+)"""
_NODE = re.compile(rf"\(\s*({_WORD}(?:\s*,\s*{_WORD}){{2,9}})\s*\)")
MOST_NODES = 300


def opened(document: Document) -> Iterator[tuple[str, str]]:
    """The words of each element and the address its function opens, where that can be told."""
    scripts = "\n".join(document.scripts)
    calls = (*document.calls, *nodes(document))
    names, known = by_name(document, calls), written.known(scripts) if calls else {}
    for call in calls:
        for function, values in called(call, names):
            address = written.moves(function.body, {**known, **values})
            if address:
                yield call.words, urljoin(document.url or "", address)
    yield from _chosen(document)


def nodes(document: Document) -> tuple[Call, ...]:
    """What the nodes of a tree do that a script draws: d.add(3, 1, '年报', "javascript:show('17')")."""
    made = []
    for script in document.scripts:
        for found in _NODE.finditer(script) if "javascript:" in script else ():
            said = [_ESCAPED.sub(r"\1", one or two) for one, two in _SAID.findall(found[1])]
            words = next((text for text in said if _HAN.search(text)), "")
            code = next((text for text in said if text.startswith("javascript:")), "")
            made += [Call(code, words)] if words and code else []
    return tuple(made[:MOST_NODES])


def _chosen(document: Document) -> Iterator[tuple[str, str]]:
    """The addresses that functions open which look up what was pressed or chosen."""
    calls = offered.calls(document)
    known = written.known("\n".join(document.scripts)) if calls else {}
    for call in calls:
        if address := written.moves(call.code, {**known, **written.known(call.code)}):
            yield call.words, urljoin(document.url or "", address)


def entries(document: Document) -> tuple[Entry, ...]:
    """What is opened as lines of a list."""
    return tuple(Entry(url, words) for words, url in opened(document))


def shut(document: Document) -> bool:
    """Whether a line named as a report is opened by a script that nobody can read."""
    told = {words for words, _ in opened(document)} | {link.text for link in document.links}
    lines = (judge(call.words) for call in document.calls if call.words not in told)
    return any(line.kind == "annual_report" and line.year is not None for line in lines)


def by_name(document: Document, calls: Sequence[Call]) -> dict[str, Function]:
    """The functions of a page's scripts, where there are calls that may be of one."""
    if not calls:
        return {}
    return {function.name: function for function in written.functions("\n".join(document.scripts))}


def called(call: Call, names: dict[str, Function]) -> Iterator[tuple[Function, dict[str, str]]]:
    """The functions that an element calls, each with the values it is handed."""
    for name, function in names.items():
        values = written.arguments(call.code, name) if name in call.code else ()
        if values:
            handed = dict(zip(function.takes, values, strict=False))
            body = written.chosen(function.body, handed)
            own = written.known(body) if body != function.body else {}
            yield replace(function, body=body), {**handed, **own}
