"""What is opened where an element is pressed: detail('3912') is an address where a script of the page shows how it is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urljoin

from crawler.asks import Entry
from crawler.families import nodes, offered, settled, written
from crawler.families.written import Function
from models.values import Document
from models.ways import Call
from pipelines.parse.titles import judge

# organId = id: what is handed stands under another name when the next function asks for it
_PASSED = re.compile(r"\b([A-Za-z_$][\w$]*)\s*=\s*([A-Za-z_$][\w$]*)\s*(?=[;,\n}])")


def opened(document: Document) -> Iterator[tuple[str, str]]:
    """The words of each element and the address its function opens, where that can be told."""
    scripts = "\n".join(document.scripts)
    calls = (*document.calls, *nodes.calls(document))
    names, known = by_name(document, calls), written.known(scripts) if calls else {}
    for call in calls:
        for function, values in called(call, names):
            address = settled.moves(function.body, {**known, **values})
            if address:
                yield call.words, urljoin(document.url or "", address)
    yield from _chosen(document)


def _chosen(document: Document) -> Iterator[tuple[str, str]]:
    """The addresses that functions open which look up what was pressed or chosen."""
    calls = offered.calls(document)
    known = written.known("\n".join(document.scripts)) if calls else {}
    for call in calls:
        if address := settled.moves(call.code, {**known, **written.known(call.code)}):
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
    scripts = "\n".join(document.scripts)
    plain = written.without_arguments(scripts)
    return {f.name: replace(f, body=followed(f.body, plain)) for f in written.functions(scripts)}


def followed(body: str, plain: Mapping[str, str]) -> str:
    """The body of a function and, behind it, those of the functions that it calls without handing them anything."""
    own = written.own(body)
    further = [text for name, text in plain.items() if f"{name}(" in own and _calls(name).search(own)]
    return "\n".join((own, *further)) if further else body


@lru_cache(maxsize=256)
def _calls(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$]){re.escape(name)}\(\s*\)")


def called(call: Call, names: dict[str, Function]) -> Iterator[tuple[Function, dict[str, str]]]:
    """The functions that an element calls, each with the values it is handed."""
    for name, function in names.items():
        values = written.arguments(call.code, name) if name in call.code else ()
        if values:
            handed = dict(zip(function.takes, values, strict=False))
            body = written.chosen(function.body, handed)
            own = written.known(body) if body != function.body else {}
            passed = {name: handed[value] for name, value in _PASSED.findall(body) if value in handed}
            yield replace(function, body=body), {**handed, **passed, **own}
