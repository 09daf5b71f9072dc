"""Entries in data of any make: JSON whose names nobody documents, objects in a script, pieces of markup in either.

An entry is whatever has words in Chinese and an address, wherever it stands; an object that has a number instead of
an address gets one where the page's script shows how it is made.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from crawler.asks import Entry

_TITLES = re.compile(
    r"(?:^|_|[a-z])(?:title|subject|name|caption|headline|text|mc|bt)\w{0,3}$|^t$", re.IGNORECASE
)
_NO_TITLE = re.compile(
    r"content|summary|abstract|description|source|author|dept|organ|unit|publisher|user|site|channel|column|keyword|class|type",
    re.IGNORECASE,
)
_ADDRESSES = re.compile(r"url|href|link|path|file|src|addr|^u$|html", re.IGNORECASE)
_DATES = re.compile(r"date|time|day|created|publish|^d$|rq|sj", re.IGNORECASE)
_KEYS = (
    "id",
    "articleid",
    "contentid",
    "docid",
    "infoid",
    "newsid",
    "guid",
    "uuid",
    "manuscriptid",
    "deptcode",
    "oucode",
    "orgcode",
    "code",
)
_TOTALS = re.compile(
    r"^(?:total|count|rows?count|totals?|totalcount|totalrecords?|recordcount|records?total|totalelements|totalnum|totalsize|"
    r"totalrows?|recordstotal|allcount|post_?count|itemcount|num_?found)$",
    re.IGNORECASE,
)
_HEAD = frozenset(("msg", "message", "success"))  # what tells how the call went; its code is no article's
_PAGES = re.compile(r"^(?:total_?pages?|pages|page_?(?:count|total)|count_?pages?)$", re.IGNORECASE)
_DAY = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ADDRESS = re.compile(
    r"(?:https?:)?//[^\s'\"<>{}+]+|\.{0,2}/[^\s'\"<>{}+]*|[\w%./-]+\.(?:s?html?|jhtml|aspx?|jsp|php|do|pdf|docx?)(?:\?[^\s'\"<>{}+]*)?"
    r"|\?[\w&=%.-]+",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|ico|css|js|mp4|swf|webp)(?:$|\?)", re.IGNORECASE)
_OBJECT = re.compile(r"\{[^{}]{8,4000}\}")
_PAIR = re.compile(r"""['"]?([\w$]+)['"]?\s*:\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?[\d.]+))""")
_STRINGS = re.compile(r"""\(([^(){}]{8,600})\)""")  # d.add(3, 1, '政府信息公开年报', '/nb/index.htm', '')
_STRING = re.compile(r"""'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)\"""")
_MADE = (
    re.compile(
        r"""(?<![\w./?=&:-])([\w./?=&:-]{0,300})\\?['"]\s*\+\s*\w+(?:\.\w+|\[\w+\]){0,4}\.(\w+)\s*(?:\+\s*['"]([\w./?=&-]*))?""", re.IGNORECASE
    ),
    re.compile(r"""(?<![\w./?=&:-])([\w./?=&:-]{0,300})\$\{\s*\w+(?:\.\w+|\[\w+\]){0,4}\.(\w+)\s*\}([\w./?=&-]*)""", re.IGNORECASE),
    # of templates: {{ d.id }}, {{id}}, <%= item.id %>
    re.compile(r"""(?<![\w./?=&:-])([\w./?=&:-]{0,300})(?:\{\{[-=#]?|<%[-=])\s*(?:\w+\.)?(\w+)\s*(?:\}\}|%>)([\w./?=&-]*)""", re.IGNORECASE),
)  # fmt: skip
# what a script puts into an address: the number of an article, else the code of an organ or a category
_KEY = (re.compile(r"(?:id|guid|uuid)$", re.IGNORECASE), re.compile(r"code$|num$", re.IGNORECASE))
MOST = 5000  # entries of one answer


def entries(data: Any, base: str, template: str = "") -> Iterator[Entry]:
    """The entries of *data*; *template* holds {} where the number of an object belongs, base is what addresses start from."""
    waiting, found = [data], 0
    while waiting and found < MOST:
        node = waiting.pop(0)
        if isinstance(node, str) and node[:1] in "{[":
            node = opened(node)
        if isinstance(node, dict):
            entry = _entry(node, base, template if _HEAD.isdisjoint(node) else "")
            if entry:
                found += 1
                yield entry
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def in_feed(text: str, base: str) -> Iterator[Entry]:
    """The entries of a feed or another file of XML: elements that have a title and an address below them."""
    parser = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    for element in islice(root.iter(etree.Element), MOST) if root is not None else ():
        node = {
            str(etree.QName(child).localname): child.text or child.get("href") or ""
            for child in element.iterchildren(etree.Element)
        }
        if entry := _entry({**node, **element.attrib}, base, ""):
            yield entry


def markup(data: Any) -> Iterator[str]:
    """The pieces of markup with links that stand in *data*."""
    waiting = [data]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, str) and node[:1] in "{[":
            node = opened(node)
        if isinstance(node, str) and "<a" in node.lower():
            yield node
        elif isinstance(node, dict):
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def total(data: Any) -> int | None:
    """What the answer says of the size of the whole list."""
    return _said(data, _TOTALS)


def pages(data: Any) -> int | None:
    """How many pages the whole list has, as the answer says."""
    return _said(data, _PAGES)


def _said(data: Any, names: re.Pattern[str]) -> int | None:
    """The first number under such a name, from the outside in."""
    waiting = [data]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, str) and node[:1] == "{":
            node = opened(node)
        if isinstance(node, dict):
            for key, value in node.items():
                if names.match(str(key)) and str(value).isdigit():
                    return int(value)
            waiting.extend(node.values())
    return None


def opened(text: str) -> Any:
    """JSON within JSON, as some servers send it; else the text itself."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def in_scripts(scripts: Sequence[str], base: str) -> Iterator[Entry]:
    """Entries that stand in scripts as objects or as arguments of a call; of objects without address, as they make it."""
    telling = [script for script in scripts if _HAN.search(script) or "\\u" in script]
    found, made = 0, template("\n".join(scripts)) if telling else ""
    for script in telling:
        for written in (*_objects(script), *_calls(script)):
            entry = _entry(written, base, made)
            if entry:
                found += 1
                yield entry
            if found >= MOST:
                return


def template(scripts: str) -> str:
    """How a script makes the address of an article from its number: /detail/{}.html."""
    made = [found for pattern in _MADE for found in pattern.findall(scripts)]
    for key in _KEY:
        for head, name, tail in made:
            if key.search(name) and ("/" in head or "?" in head or "." in tail):
                return f"{head}{{}}{tail}"
    return ""


def _objects(script: str) -> Iterator[Mapping[str, Any]]:
    for found in _OBJECT.finditer(script):
        pairs = _PAIR.findall(found[0])
        yield {name: _plain(double or single) or number for name, double, single, number in pairs}


def _calls(script: str) -> Iterator[Mapping[str, Any]]:
    """The arguments of a call as if they had names: the first words in Chinese, the first address."""
    for found in _STRINGS.finditer(script):
        said = [_plain(one or two) for one, two in _STRING.findall(found[1])]
        words = next((text for text in said if _HAN.search(text)), "")
        address = next((text for text in said if _ADDRESS.fullmatch(text)), "")
        if words and address and "<" not in words:
            yield {"title": words, "url": address}


def _plain(written: str) -> str:
    """A string of a script as it reads."""
    text = written.replace("\\/", "/").replace("\\'", "'")
    if "\\" not in text:
        return text
    try:
        return str(json.loads('"' + text.replace('"', '\\"').replace('\\\\"', '\\"') + '"'))
    except ValueError:
        return text


def _entry(node: Mapping[str, Any], base: str, template: str) -> Entry | None:
    said = {str(key): str(value).strip() for key, value in node.items() if isinstance(value, str | int)}
    title = _title(said)
    if not title:
        return None
    address = _address(said)
    if not address and template:
        key = next((said[name] for name in said if name.lower() in _KEYS and said[name]), "")
        address = template.replace("{}", key) if key else ""
    if not address:
        return None
    days = (_DAY.search(value) for name, value in said.items() if _DATES.search(name))
    day = next(filter(None, days), None)
    return Entry(urljoin(base, address), title, "{}-{:0>2}-{:0>2}".format(*day.groups()) if day else None)


def _title(said: Mapping[str, str]) -> str:
    """The value under a name of titles, the longest of them; without one, the longest words in Chinese."""
    worded = {name: re.sub(r"<[^>]*>", "", value) for name, value in said.items() if _HAN.search(value)}
    named = [value for name, value in worded.items() if _TITLES.search(name) and not _NO_TITLE.search(name)]
    others = [value for name, value in worded.items() if not _NO_TITLE.search(name)]
    loose = [value for name, value in worded.items() if _TITLES.search(name)]
    short = [value for value in (named or others or loose) if len(value) <= 200]
    return max(short, key=len, default="")


def _address(said: Mapping[str, str]) -> str:
    fits = {
        name: value
        for name, value in said.items()
        if _ADDRESS.fullmatch(value) and not _PICTURE.search(value) and not _HAN.search(value)
    }
    named = [value for name, value in fits.items() if _ADDRESSES.search(name)]
    return next(iter(named or fits.values()), "")
