"""What a page keeps for its scripts in hidden fields and in its own address: a look-up of one is its value.

`$('#columnId').val()`, `getQueryString('cid')`, `new URLSearchParams(location.search).get('cid')`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from models.values import Document

_FIELD = re.compile(r"""^(id|name)="([^"]+)" value="([^"]+)"$""")
_LOOKS = re.compile(
    r"""\$\(\s*['"](?:input)?#(?P<box>[\w-]+)['"]\s*\)\.(?:val\(\s*\)|attr\(\s*['"]value['"]\s*\))"""
    r"""|\$\(\s*['"](?:input)?\[name=['"]?(?P<name>[\w-]+)['"]?\]['"]\s*\)\.val\(\s*\)"""
    r"""|(?:document\.)?getElementById\(\s*['"](?P<id>[\w-]+)['"]\s*\)\.value(?!\s*=[^=])"""
    r"""|(?:document\.)?querySelector\(\s*['"]#(?P<found>[\w-]+)['"]\s*\)\.value(?!\s*=[^=])"""
)
_DATA = re.compile(r"""\b(data-[\w-]+)="([^"]*)\"""")
_ASKS = re.compile(
    r"""(?:\$\(\s*['"]#(?P<box>[\w-]+)['"]\s*\)|(?:document\.)?getElementById\(\s*['"](?P<id>[\w-]+)['"]\s*\))"""
    r"""\.(?:(?:attr|getAttribute)\(\s*['"](?P<attr>data-[\w-]+)['"]\s*\)|data\(\s*['"](?P<data>[\w-]+)['"]\s*\)|dataset\.(?P<set>[a-z]+)\b)"""
)
_ADDRESS = re.compile(
    r"""(?<![\w$.])(?:[\w$]+\.)*[\w$]*(?:query|param|request|url)[\w$]*\(\s*['"](?P<one>\w+)['"]\s*\)"""
    r"""|(?:new\s+URLSearchParams\([^()]*\)|\b\w*params?)\.get\(\s*['"](?P<two>\w+)['"]\s*\)""",
    re.IGNORECASE,
)


def told(document: Document) -> Document:
    """The page with the values of its hidden fields and of its address in its scripts, where these look them up."""
    return _of_address(_of_elements(_of_fields(document)))


def _of_elements(document: Document) -> Document:
    """What an element that has a name tells: `$('#list').attr('data-id')` over `<div id="list" data-id="51">`."""
    told = {
        (own[1], name): value
        for widget in document.widgets
        if (own := re.match(r'id="([^"]+)" data-', widget))
        for name, value in _DATA.findall(widget)
    }
    if not told:
        return document

    def value(look: re.Match[str]) -> str:
        key = (look["box"] or look["id"], look["attr"] or f"data-{look['data'] or look['set']}")
        return repr(told[key]) if key in told else look[0]

    return replace(document, scripts=tuple(_ASKS.sub(value, script) for script in document.scripts))


def _of_address(document: Document) -> Document:
    query = dict(parse_qsl(urlsplit(document.url or "").query))
    if not query:
        return document

    def value(look: re.Match[str]) -> str:
        name = look["one"] or look["two"]
        return repr(query[name]) if name in query else look[0]

    return replace(document, scripts=tuple(_ADDRESS.sub(value, script) for script in document.scripts))


def _of_fields(document: Document) -> Document:
    fields = {(found[1], found[2]): found[3] for w in document.widgets if (found := _FIELD.match(w))}
    if not fields:
        return document

    def value(look: re.Match[str]) -> str:
        key = ("name", look["name"]) if look["name"] else ("id", look["box"] or look["id"] or look["found"])
        return repr(fields[key]) if key in fields else look[0]

    return replace(document, scripts=tuple(_LOOKS.sub(value, script) for script in document.scripts))
