"""The next page of an interface nobody documents: its call again, with the number that counts pages or records one on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from crawler.asks import Ask
from crawler.families.joined import OFFSET, PAGE, PAGE_NAME, SIZE

#: How systems name the number of a page; a server passes over the names it does not know.
USUAL = ("page", "pageNo", "pageNum", "pageIndex", "pageNumber", "current", "currentPage", "curPage")
#: How they name the first record of a page, from 0, and how many it has.
OFFSETS, SIZES = ("offset", "start"), ("limit", "length")
MOST_PAGES = 200
COUNTS = "counts"  # names the parameter of a call that has turned its page
TRIED = (
    "tried"  # marks a call whose page stands under all the usual names; how many entries the first one had
)


def turned(ask: Ask, count: int) -> Ask | None:
    """The call for the page behind the one that *ask* brought with *count* entries, where it counts anything."""
    number, turns = page_of(ask) + 1, dict(ask.known).get("turns")
    if turns and number <= MOST_PAGES:
        return replace(_sent(ask, {}, number), url=turns.replace(PAGE, str(number)))
    if (size := dict(ask.known).get(TRIED)) and number <= MOST_PAGES:
        return _sent(ask, _usual(number, int(size)), number)
    for name, value in _counting(ask, number):
        step = 1 if PAGE_NAME.match(name.rpartition(".")[2]) else count
        if step and value.isdigit() and int(value) < MOST_PAGES * step:
            behind = _sent(ask, {name: int(value) + step}, number)
            return replace(
                behind, known=(*(pair for pair in behind.known if pair[0] != COUNTS), (COUNTS, name))
            )
    return None


def _counting(ask: Ask, number: int) -> list[tuple[str, str]]:
    """The parameters that may count, the likeliest first: the one that did, one that says this page is before *number*.

    Of p=1&pg=15 the first counts pages, though either may be called so.
    """
    fields = [
        (name, value)
        for name, value in _fields(ask)
        if PAGE_NAME.match(last := name.rpartition(".")[2]) or OFFSET.match(last)
    ]
    did, said = dict(ask.known).get(COUNTS), (str(number - 1), str(number - 2))
    return sorted(fields, key=lambda told: (told[0] != did, told[1] not in said))


def tried(ask: Ask, count: int) -> Ask:
    """The call for the second page of one that counts nothing and brought *count* entries, under the usual names."""
    return _sent(replace(ask, known=(*ask.known, (TRIED, str(count)))), _usual(2, count), 2)


def _usual(number: int, size: int) -> dict[str, int]:
    """Page *number* under all the names it may have; a page has *size* entries."""
    offset = (number - 1) * size
    return dict.fromkeys(USUAL, number) | dict.fromkeys(OFFSETS, offset) | dict.fromkeys(SIZES, size)


def further(ask: Ask, url: str) -> Ask:
    """The same call for *url*, which stands behind the page that *ask* brought."""
    return replace(_sent(ask, {}, page_of(ask) + 1), url=url)


def is_full(ask: Ask, count: int) -> bool:
    """Whether *count* entries are as many as the call asked for."""
    return any(SIZE.match(name.rpartition(".")[2]) and value == str(count) for name, value in _fields(ask))


def page_of(ask: Ask) -> int:
    """Which page of its list a call or a form asks for, the first being 1."""
    return int(dict(ask.known).get("page", "1"))


def _fields(ask: Ask) -> list[tuple[str, str]]:
    """The parameters of a call, of its address and of its body."""
    told = parse_qsl(urlsplit(ask.url).query, keep_blank_values=True)
    if ask.body[:1] == b"{":
        return told + [(name, str(value)) for name, value in _members(json.loads(ask.body))]
    return told + parse_qsl(ask.body.decode(), keep_blank_values=True)


def _sent(ask: Ask, numbers: Mapping[str, int], page: int) -> Ask:
    """The call with these numbers: each where it stands, a new one in the body where there is one."""
    known = (*((name, value) for name, value in ask.known if name != "page"), ("page", str(page)))
    parts = urlsplit(ask.url)
    placed = dict(parse_qsl(parts.query, keep_blank_values=True))
    inside = {name: number for name, number in numbers.items() if name in placed or not ask.body}
    beside = {name: number for name, number in numbers.items() if name not in inside}
    url = parts._replace(query=with_fields(parts.query, inside)).geturl()
    return replace(ask, url=url, body=_told(ask.body, beside), known=known)


def _told(body: bytes, numbers: Mapping[str, int]) -> bytes:
    if body[:1] != b"{":
        return with_fields(body.decode(), numbers).encode()
    sent = json.loads(body)
    texts = {name for name, value in _members(sent) if isinstance(value, str)}
    kept = {n: str(v) if n in texts else v for n, v in numbers.items()}
    return json.dumps(set_in(sent, kept)).encode() if kept else body


def _members(node: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """What an object holds; a member of an object in it is named a.b."""
    for name, value in node.items():
        if isinstance(value, dict):
            yield from _members(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def set_in(node: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The object with these values in it, each where its name, such as a.b, says."""
    made = dict(node)
    for name, value in values.items():
        head, dot, rest = name.partition(".")
        below = made.get(head)
        made[head] = set_in(below if isinstance(below, dict) else {}, {rest: value}) if dot else value
    return made


def with_fields(query: str, fields: Mapping[str, object]) -> str:
    """A query with these fields set; the others stay as they are written, in whichever charset that was."""
    for name, value in fields.items():
        said = f"{quote(name)}={value}"
        query, found = re.subn(rf"(?<![^&]){re.escape(name)}=[^&]*", said, query)
        query = query if found else "&".join(filter(None, (query, said)))
    return query
