"""What a page keeps in hidden fields for its scripts: a look-up of one, `$('#columnId').val()`, is its value."""

from __future__ import annotations

import re
from dataclasses import replace

from models.values import Document

_FIELD = re.compile(r"""^(id|name)="([^"]+)" value="([^"]+)"$""")
_LOOKS = re.compile(
    r"""\$\(\s*['"](?:input)?#(?P<box>[\w-]+)['"]\s*\)\.(?:val\(\s*\)|attr\(\s*['"]value['"]\s*\))"""
    r"""|\$\(\s*['"](?:input)?\[name=['"]?(?P<name>[\w-]+)['"]?\]['"]\s*\)\.val\(\s*\)"""
    r"""|(?:document\.)?getElementById\(\s*['"](?P<id>[\w-]+)['"]\s*\)\.value(?!\s*=[^=])"""
    r"""|(?:document\.)?querySelector\(\s*['"]#(?P<found>[\w-]+)['"]\s*\)\.value(?!\s*=[^=])"""
)


def told(document: Document) -> Document:
    """The page with the values of its hidden fields in its scripts, where these look them up."""
    fields = {(found[1], found[2]): found[3] for w in document.widgets if (found := _FIELD.match(w))}
    if not fields:
        return document

    def value(look: re.Match[str]) -> str:
        key = ("name", look["name"]) if look["name"] else ("id", look["box"] or look["id"] or look["found"])
        return repr(fields[key]) if key in fields else look[0]

    return replace(document, scripts=tuple(_LOOKS.sub(value, script) for script in document.scripts))
