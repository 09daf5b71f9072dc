"""What the nodes of a tree do that a script draws: the call that a node bears, or the function that waits for any to be clicked.

`d.add(3, 1, '年报', "javascript:show('17')")` bears its own. `onClick: clicked` over `function clicked(e, id, node) {
load(node.id, 1); }` is, for each object of the page that has a name and what is asked of it, that function's body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice

from crawler.families import written
from models.values import Document
from models.ways import Call

MOST = 300  # nodes of one page
_SAID = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_ESCAPED = re.compile(r"\\(['\"])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\w.-]+)"""
_NODE = re.compile(rf"\(\s*({_WORD}(?:\s*,\s*{_WORD}){{2,9}})\s*\)")
# callback: { onClick: clicked }, onSelect: function (node) {
_WAITS = re.compile(
    r"\b(?:onClick|onSelect|onNodeSelected|nodeClick)['\"]?\s*:\s*(?:function\s*[\w$]*\s*\(([^()]*)\)\s*\{|([A-Za-z_$][\w$]*))"
)
_OBJECT = re.compile(r"\{[^{}]{8,2000}\}")
_NAMES = ("name", "text", "title", "label")


def calls(document: Document) -> tuple[Call, ...]:
    """What happens when a node is pressed, with the words of the node."""
    made = (
        call
        for script in document.scripts
        if len(script) <= written.WIDEST
        for call in (*_bearing(script), *_waiting(script))
    )
    return tuple(islice(dict.fromkeys(made), MOST))


def _bearing(script: str) -> Iterator[Call]:
    for found in _NODE.finditer(script) if "javascript:" in script else ():
        said = [_ESCAPED.sub(r"\1", one or two) for one, two in _SAID.findall(found[1])]
        words = next((text for text in said if _HAN.search(text)), "")
        code = next((text for text in said if text.startswith("javascript:")), "")
        if words and code:
            yield Call(code, words)


def _waiting(script: str) -> Iterator[Call]:
    waits = _WAITS.search(script)
    if not waits:
        return
    if waits[2]:
        named = (f for f in written.functions(script) if f.name == waits[2])
        takes, body = next(((f.takes, f.body) for f in named), ((), ""))
    else:
        takes, body = tuple(name.strip() for name in waits[1].split(",")), script[waits.end() :]
    body = written.own(body)
    asks = re.compile(rf"\b(?:{'|'.join(map(re.escape, filter(None, takes))) or '(?!)'})\.(\w+)\b(?!\s*\()")
    wanted = {look[1] for look in asks.finditer(body)}
    for node in map(written.said, _OBJECT.findall(script)) if wanted else ():
        words = next((node[name] for name in _NAMES if node.get(name)), "")
        if words and wanted & node.keys():
            yield Call(asks.sub(partial(_value, node=node), body), words)


def _value(look: re.Match[str], *, node: Mapping[str, str]) -> str:
    return repr(node[look[1]]) if look[1] in node else look[0]
