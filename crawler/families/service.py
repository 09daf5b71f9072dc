"""Lists from interfaces nobody documents: the call is read from the page's scripts, the answer by what it holds.

A call is an address behind $.get, $.post, $.ajax, axios, fetch or open, in a data attribute, or the source of a
script with a callback, with the parameters that stand beside it. Nothing is asked for that no page names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import fragment, nodes, offered, pressed, records, searches, written
from crawler.families.joined import PAGE_NAME, Known, expression
from crawler.families.turned import further, is_full, page_of, set_in, tried, turned
from crawler.families.written import Function, Written
from crawler.links import PART, sort_of
from models.errors import Unreadable
from models.values import Document
from models.ways import Call

_BASE = re.compile(r"""baseURL['"]?\s*[:=]\s*['"]([^'"]+)['"]""")
_SOURCE = re.compile(
    r"""^(?:[\w-]+="[^"]*"\s+)*src="([^"]*\?[^"]*(?:callback|jsonp|\bcb)[\w]*=[^"]*)\"""", re.IGNORECASE
)
_SET_SOURCE = re.compile(r"\.src\s*=(?!=)\s*")
_CALLS_BACK = re.compile(r"[?&]\w*(?:callback|jsonp|\bcb)\w*=", re.IGNORECASE)
_LONGEST = 500  # characters of an address as a script joins it
_TOLD = re.compile(
    r"""data-(?:api|url|source|src|ajax|action|interface|remote|load|next)="([^"]+)\"""", re.IGNORECASE
)
_TOLD_PAGE = re.compile(r"""data-(page\w*|current\w*|pn)="(\d{1,3})\"""", re.IGNORECASE)
_FILE = re.compile(r"\.(?:js|css|png|jpe?g|gif|svg|ico|mp4|pdf|docx?|s?html?|xml)$", re.IGNORECASE)
_BESIDE = re.compile(
    r"\.(?:json|xml|do|action|ashx|jsp|php|aspx?)$", re.IGNORECASE
)  # of the page: list_1.json
_PIECE = re.compile(r"\.(?:s?html?|xml)$", re.IGNORECASE)
_NOISE = re.compile(
    r"count|hits|visit|click|stat(?:s|istic|\b)|log(?:in|\b)|user|weather|captcha|comment|vote|score|token|suggest|feedback|qrcode|share|"
    r"collect|favor|like\b|print|session|member|analy|monitor|heartbeat",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"^[\w.$/*\s]*?[\w$.]+\s*\((.*)\)\s*;?\s*$", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PAGE = re.compile(r"<!doctype html|<html|<head", re.IGNORECASE)
_TOTAL = re.compile(r"<total\w*>\s*(\d+)|共\s*(\d+)\s*条", re.IGNORECASE)
_HANDED = re.compile(r"(?<=[(,\s])[A-Za-z_$][\w$]*(?=\s*[,)])")  # a name that is handed to a function
MOST_CALLS = 4  # of one page
MOST_PARTS = 80  # that one page offers to choose from
NAME = "service"
PART_OF = "part"  # names what was chosen of a list, among what a call has to know


def calls(document: Document) -> tuple[Ask, ...]:
    """The calls that a page's scripts would make for data, the likeliest first; each only a guess at a list."""
    page, scripts = document.url or "", "\n".join(document.scripts)
    sought = searches.asked_for(page)
    names, base, template = written.known(scripts), _BASE.search(scripts), records.template(scripts)
    said = (call for script in document.scripts for call in written.calls(script, names))
    found = [*_told(document), *_sources(document, names), *said]
    asks: dict[tuple[object, ...], Ask] = {}
    for call in (_asking(one, sought) for one in found):
        if not _may_list(call):
            continue
        heads = [base[1].rstrip("/") + "/" + call.url.lstrip("/")] if base and "//" not in call.url else []
        for url in (*heads, call.url):
            turns = urljoin(page, call.turns) if call.turns else ""
            ask = _ask(replace(call, url=urljoin(page, url), turns=turns), page, template)
            if urlsplit(ask.url).netloc and ask.url.partition("#")[0] != page:
                asks.setdefault(ask.key, ask)
    return tuple(asks.values())[:MOST_CALLS]


def chosen(document: Document) -> tuple[Ask, ...]:
    """The calls by which a page's visitor chooses a part of the list: an organ in a drop-down, a year in a tab."""
    page, scripts = document.url or "", "\n".join(document.scripts)
    offers = offered.calls(document)
    parts = [call for call in (*document.calls, *offers, *nodes.calls(document)) if _is_part(call.words)]
    functions, names = pressed.by_name(document, parts), written.known(scripts) if parts else {}
    asks: dict[tuple[object, ...], Ask] = {}
    looked_up = frozenset(offers)
    plain = written.without_arguments(scripts) if offers else {}
    for call in parts:
        said = list(_of_offer(call, functions, plain) if call in looked_up else _of_call(call, functions))
        for code, values in said:
            for one in islice(filter(_may_list, written.calls(code, {**names, **values})), 1):
                ask = _ask(
                    replace(one, url=urljoin(page, one.url), turns=""), page, records.template(scripts)
                )
                part = replace(ask, known=(*ask.known, (PART_OF, call.words)))
                asks.setdefault(part.key, part)
    return tuple(asks.values())[:MOST_PARTS]


def _of_call(call: Call, functions: dict[str, Function]) -> Iterator[tuple[str, Known]]:
    """The bodies of the functions that an element calls, each with what it is handed."""
    return ((function.body, values) for function, values in pressed.called(call, functions))


def _of_offer(call: Call, functions: dict[str, Function], plain: Known) -> Iterator[tuple[str, Known]]:
    """What a script does with what it looked up, and the functions that it hands that to."""
    told = written.known(call.code)
    code = _HANDED.sub(partial(_literal, told=told), call.code)
    yield pressed.followed(code, plain), told
    yield from _of_call(replace(call, code=code), functions)


def _literal(name: re.Match[str], *, told: Known) -> str:
    return repr(told[name[0]]) if name[0] in told else name[0]


def _is_part(words: str) -> bool:
    """Whether what is pressed bears the name of an organ, a year, or a column of reports."""
    return PART.match(words) is not None or sort_of(Entry("", words)).sort == "column"


def listing(document: Document) -> Listing:
    return Listing(following=calls(document))


def answer(text: str, ask: Ask) -> Listing:
    """What the answer lists, and the call for the next page where the call counts pages."""
    base, template = ask.column or ask.url, dict(ask.known).get("template", "")
    text = text.strip("\ufeff \r\n\t")
    if _PAGE.match(text) and not dict(ask.known).get("piece"):
        return Listing()  # a page with its menus is no answer to a call
    if text.startswith("<"):
        inner = "\n".join(_CDATA.findall(text)) or text
        found, total = fragment.entries(inner, base), _TOTAL.search(text)
        found = found or tuple(records.in_feed(text, base))
        declared, pages = int(total[1] or total[2]) if total else None, None
    else:
        data = _data(text, ask.url)
        pieces = (entry for piece in records.markup(data) for entry in fragment.entries(piece, base))
        found = tuple(dict.fromkeys((*records.entries(data, base, template), *pieces)))
        declared, pages = records.total(data), records.pages(data)
    found = _entries_of(found)
    if not found:
        return Listing(declared=None if PART_OF in dict(ask.known) else declared)
    cut = pages != 1 and (is_full(ask, len(found)) if declared is None else 0 < len(found) < declared)
    behind = turned(ask, len(found)) or _next_piece(ask, text) or (tried(ask, len(found)) if cut else None)
    if PART_OF not in dict(ask.known):
        return Listing(found, (behind,) if behind else (), declared, more=cut)
    ends = declared is not None and page_of(ask) * len(found) >= declared
    # what a part says of its size is not said of the whole list
    return Listing(found, (behind,) if behind and not ends else (), more=cut and declared is None)


def _next_piece(ask: Ask, text: str) -> Ask | None:
    """The piece of a page that a piece itself names as the next one."""
    url = fragment.onward(text, ask.url) if text.startswith("<") else None
    return further(ask, url) if url and url != ask.url else None


def _entries_of(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in found if entry.url.startswith(("http://", "https://")))


def _data(text: str, url: str) -> Any:
    called = _WRAPPED.match(text) if text[:1] not in "[{" else None
    try:
        return json.loads(called[1] if called else text)
    except ValueError as error:
        raise Unreadable("list_unreadable", f"{url}: the answer is no data: {error}") from error


def _may_list(call: Written) -> bool:
    """Whether what is called may send a list: no file but a piece that is loaded, no counter, no bare word."""
    path = urlsplit(call.url).path
    if _FILE.search(path) and not (call.loads and _PIECE.search(path)):
        return False
    told = "/" in path or bool(call.fields) or "?" in call.url or _BESIDE.search(path) is not None
    return told and not _NOISE.search(path)


def _asking(call: Written, words: str) -> Written:
    """The call of a page of a search, with the words in the field that its visitor fills."""
    empty = {name: words for name, value in call.fields.items() if not value and searches.WORDS.match(name)}
    return replace(call, fields={**call.fields, **empty}) if words and empty else call


def _told(document: Document) -> Iterator[Written]:
    for widget in document.widgets:
        for told in _TOLD.findall(widget):
            url = unescape(told)
            page = _TOLD_PAGE.search(widget)
            more = {"page": page[2]} if page and not _counts(url) else {}
            if url.startswith(("/", "http", "?", "./", "../")) and not url.endswith("/"):
                yield Written(url, more)


def _sources(document: Document, names: Known) -> Iterator[Written]:
    """The sources of scripts that call back, in the page's markup or set by a script."""
    for script in document.scripts:
        if found := _SOURCE.match(script):
            yield Written(unescape(found[1]))
        for at in _SET_SOURCE.finditer(script):
            url = expression(script[at.end() : at.end() + _LONGEST], names)
            if _CALLS_BACK.search(url):
                yield Written(url)


def _counts(url: str) -> bool:
    return any(PAGE_NAME.match(name) for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True))


def asked(call: Written, page: str) -> Ask:
    """The request of a call that *page* makes."""
    return _ask(replace(call, url=urljoin(page, call.url), turns=""), page, "")


def _ask(call: Written, page: str, template: str) -> Ask:
    headers: tuple[tuple[str, str], ...] = (("Referer", page), ("X-Requested-With", "XMLHttpRequest"))
    url, body = call.url, b""
    if call.post and call.in_json:
        headers = (("Content-Type", "application/json"), *headers)
        body = json.dumps(set_in({}, {name: _number(value) for name, value in call.fields.items()})).encode()
    elif call.post:
        headers = (("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), *headers)
        body = urlencode(call.fields).encode()
    elif call.fields:
        url = f"{url}{'&' if '?' in url else '?'}{urlencode(call.fields)}"
    return Ask(
        url, method="POST" if call.post else "GET", body=body, headers=headers, column=page, answer=NAME, guess=True,
        walks=True, known=(("template", template), ("turns", call.turns), ("piece", "1" if call.loads else "")),
    )  # fmt: skip


def _number(value: str) -> int | str:
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else value
