"""Lists from interfaces nobody documents: the call is read from the page's scripts, the answer by what it holds.

A call is an address behind $.get, $.post, $.ajax, axios, fetch or open, in a data attribute, or the source of a
script with a callback, with the parameters that stand beside it. Nothing is asked for that no page names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Entry, Listing
from crawler.families import fragment, records
from crawler.families.pager import PAGE_NAME
from models.errors import Unreadable
from models.values import Document

_CALL = re.compile(
    r"(?P<who>[\w$.]*?)\.?\b(?P<verb>get|post|ajax|fetch|getJSON|request|axios|load|open)\s*\(", re.IGNORECASE
)
_URL = re.compile(r"\burl['\"]?\s*:\s*", re.IGNORECASE)
_METHOD = re.compile(r"(?:type|method)['\"]?\s*:\s*['\"](post)['\"]|^\s*['\"](post)['\"]\s*,", re.IGNORECASE)
_OPENED = re.compile(r"\s*['\"](?:get|post)['\"]\s*,\s*", re.IGNORECASE)
_TERM = re.compile(r"""\s*(?:'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`|([A-Za-z_$][\w$.]*)(?!\s*\())\s*""")
_SET = re.compile(r"""\b([A-Za-z_$][\w$]*)\s*=\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+))(?=\s*[;,\n)}]|$)""")
_SAID = re.compile(r"""\b([A-Za-z_$][\w$]*)['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+))""")
_OBJECT = re.compile(r"(?<!\$)\{[^{}]*\}")
_FIELD = re.compile(
    r"""['"]?([A-Za-z_$][\w$]*)['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+)|([A-Za-z_$][\w$.]*))(?=\s*[,}])"""
)
_SHORT = re.compile(r"(?<=[{,])\s*([A-Za-z_$][\w$]*)\s*(?=[,}])")  # {columnId, page}
_HELD = re.compile(r"""\$\{\s*([\w$.]+)\s*\}""")
_FORM = re.compile(r"""\bdata\s*:\s*['"]([\w=&%.-]+)['"]""")
_OPTIONS = frozenset((
    "method", "type", "url", "datatype", "headers", "contenttype", "async", "cache", "timeout", "baseurl", "processdata",
    "jsonp", "jsonpcallback", "responsetype", "accept",
))  # fmt: skip
_BASE = re.compile(r"""baseURL['"]?\s*[:=]\s*['"]([^'"]+)['"]""")
_SOURCE = re.compile(
    r"""^(?:[\w-]+="[^"]*"\s+)*src="([^"]*\?[^"]*(?:callback|jsonp|\bcb)[\w]*=[^"]*)\"""", re.IGNORECASE
)
_TOLD = re.compile(
    r"""data-(?:api|url|source|src|ajax|action|interface|remote|load)="([^"]+)\"""", re.IGNORECASE
)
_TOLD_PAGE = re.compile(r"""data-(page\w*|current\w*|pn)="(\d{1,3})\"""", re.IGNORECASE)
_FILE = re.compile(r"\.(?:js|css|png|jpe?g|gif|svg|ico|mp4|pdf|docx?|s?html?|xml)$", re.IGNORECASE)
_NOISE = re.compile(
    r"count|hits|visit|click|stat(?:s|istic|\b)|log(?:in|\b)|user|weather|captcha|comment|vote|score|token|suggest|feedback|qrcode|share|"
    r"collect|favor|like\b|print|session|member|analy|monitor|heartbeat",
    re.IGNORECASE,
)
_MADE = (
    re.compile(
        r"""([\w./?=&:-]*)\\?['"]\s*\+\s*\w+(?:\[\w+\])?\.(\w+)\s*(?:\+\s*['"]([\w./?=&-]*))?""", re.IGNORECASE
    ),
    re.compile(r"""([\w./?=&:-]*)\$\{\s*\w+\.(\w+)\s*\}([\w./?=&-]*)""", re.IGNORECASE),
)  # fmt: skip
_KEY = re.compile(r"(?:id|guid|uuid)$", re.IGNORECASE)
_OFFSET = re.compile(r"^(?:start|offset|begin|start_?record|start_?index|first_?result)$", re.IGNORECASE)
_WRAPPED = re.compile(r"^[\w.$/*\s]*?[\w$.]+\s*\((.*)\)\s*;?\s*$", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_PAGE = re.compile(r"<!doctype html|<html|<head", re.IGNORECASE)
_TOTAL = re.compile(r"<total\w*>\s*(\d+)|共\s*(\d+)\s*条", re.IGNORECASE)
MOST_CALLS = 4  # of one page
MOST_PAGES = 200
NAME = "service"


@dataclass(frozen=True, slots=True)
class _Found:
    """A call as the page writes it."""

    url: str
    fields: Mapping[str, str] = field(default_factory=dict)
    post: bool = False
    in_json: bool = False


def calls(document: Document) -> tuple[Ask, ...]:
    """The calls that a page's scripts would make for data, the likeliest first; each only a guess at a list."""
    page, scripts = document.url or "", "\n".join(document.scripts)
    known = {**_literals(_SAID, scripts), **_literals(_SET, scripts)}
    base, template = _BASE.search(scripts), _template(scripts)
    found = [*_told(document), *_sources(document), *(f for s in document.scripts for f in _called(s, known))]
    asks: dict[tuple[object, ...], Ask] = {}
    for call in found:
        path = urlsplit(call.url).path
        if _FILE.search(path) or _NOISE.search(path) or not ("/" in path or call.fields or "?" in call.url):
            continue
        heads = [base[1].rstrip("/") + "/" + call.url.lstrip("/")] if base and "//" not in call.url else []
        for url in (*heads, call.url):
            ask = _ask(replace(call, url=urljoin(page, url)), page, template)
            if urlsplit(ask.url).netloc and ask.url.partition("#")[0] != page:
                asks.setdefault(ask.key, ask)
    return tuple(asks.values())[:MOST_CALLS]


def recognises(document: Document) -> bool:
    """Never by a page's marks: its calls are tried beside what the page itself shows."""
    del document
    return False


def listing(document: Document) -> Listing:
    return Listing(following=calls(document))


def answer(text: str, ask: Ask) -> Listing:
    """What the answer lists, and the call for the next page where the call counts pages."""
    base, template = ask.column or ask.url, dict(ask.known).get("template", "")
    text = text.strip("\ufeff \r\n\t")
    if _PAGE.match(text):
        return Listing()  # a page with its menus is no answer to a call
    if text.startswith("<"):
        inner = "\n".join(_CDATA.findall(text)) or text
        found, total = fragment.entries(inner, base), _TOTAL.search(text)
        declared = int(total[1] or total[2]) if total else None
    else:
        data = _data(text, ask.url)
        pieces = (entry for piece in records.markup(data) for entry in fragment.entries(piece, base))
        found = tuple(dict.fromkeys((*records.entries(data, base, template), *pieces)))
        declared = records.total(data)
    found = _entries_of(found)
    turned = _turned(ask, len(found)) if found else None
    return Listing(found, (turned,) if turned else (), declared)


def _entries_of(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in found if entry.url.startswith(("http://", "https://")))


def _data(text: str, url: str) -> Any:
    called = _WRAPPED.match(text) if text[:1] not in "[{" else None
    try:
        return json.loads(called[1] if called else text)
    except ValueError as error:
        raise Unreadable("list_unreadable", f"{url}: the answer is no data: {error}") from error


def _literals(pattern: re.Pattern[str], scripts: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, one, two, number in pattern.findall(scripts):
        found.setdefault(name, one or two or number)
    return found


def _called(script: str, known: Mapping[str, str]) -> Iterator[_Found]:
    """The calls of one script: each reaches to the next, and says its address, its method and its parameters."""
    starts = list(_CALL.finditer(script))
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(script)
        rest = script[start.end() : min(end, start.end() + 1500)]
        opens = _OPENED.match(rest)
        if start["verb"].lower() == "open" and not opens:
            continue  # a window, not a request
        named = _URL.search(rest)
        url = _expression(rest[opens.end() :] if opens else rest, known) or (
            _expression(rest[named.end() :], known) if named else ""
        )
        if not url or " " in url or "<" in url:
            continue
        verb = start["verb"].lower()
        post = verb == "post" or _METHOD.search(rest) is not None
        as_json = "JSON.stringify" in rest or "application/json" in rest
        as_json = as_json or (verb == "post" and start["who"].lower() not in ("$", "jquery", ""))
        yield _Found(url, _parameters(rest, known), post, as_json)


def _expression(text: str, known: Mapping[str, str]) -> str:
    """An address as a script joins it from strings and names; a name nobody set is left empty, a page's is 1."""
    parts, at = [], 0
    while term := _TERM.match(text, at):
        one, two, held, name = term.groups()
        if name is not None:
            parts.append(_value(name, known))
        else:
            whole = one if one is not None else two if two is not None else held
            parts.append(_HELD.sub(lambda found: _value(found[1], known), whole))
        at = term.end()
        if text[at : at + 1] != "+":
            return "".join(parts)
        at += 1
    return ""  # something else is joined to it, which only a browser can tell


def _value(name: str, known: Mapping[str, str]) -> str:
    last = name.rpartition(".")[2]
    return known.get(last) or ("1" if PAGE_NAME.match(last) else "")


def _parameters(rest: str, known: Mapping[str, str]) -> dict[str, str]:
    """The first object beside the address that is no set of options."""
    if told := _FORM.search(rest):
        return dict(parse_qsl(told[1], keep_blank_values=True))
    for found in _OBJECT.finditer(rest):
        fields = {
            name: one or two or number or (_value(word, known) if word else "")
            for name, one, two, number, word in _FIELD.findall(found[0])
        }
        fields |= {name: _value(name, known) for name in _SHORT.findall(found[0]) if name not in fields}
        fields = {name: value for name, value in fields.items() if name.lower() not in _OPTIONS}
        if any(fields.values()):
            return fields
    return {}


def _told(document: Document) -> Iterator[_Found]:
    for widget in document.widgets:
        for told in _TOLD.findall(widget):
            url = unescape(told)
            page = _TOLD_PAGE.search(widget)
            more = {"page": page[2]} if page and not _counts(url) else {}
            if url.startswith(("/", "http", "?", "./", "../")) and not url.endswith("/"):
                yield _Found(url, more)


def _sources(document: Document) -> Iterator[_Found]:
    for script in document.scripts:
        if found := _SOURCE.match(script):
            yield _Found(unescape(found[1]))


def _counts(url: str) -> bool:
    return any(PAGE_NAME.match(name) for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True))


def _template(scripts: str) -> str:
    """How a script makes the address of an article from its number: /detail/{}.html."""
    for pattern in _MADE:
        for head, name, tail in pattern.findall(scripts):
            if _KEY.search(name) and ("/" in head or "?" in head):
                return f"{head}{{}}{tail}"
    return ""


def _ask(call: _Found, page: str, template: str) -> Ask:
    headers: tuple[tuple[str, str], ...] = (("Referer", page), ("X-Requested-With", "XMLHttpRequest"))
    url, body = call.url, b""
    if call.post and call.in_json:
        headers = (("Content-Type", "application/json"), *headers)
        body = json.dumps({name: _number(value) for name, value in call.fields.items()}).encode()
    elif call.post:
        headers = (("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), *headers)
        body = urlencode(call.fields).encode()
    elif call.fields:
        url = f"{url}{'&' if '?' in url else '?'}{urlencode(call.fields)}"
    return Ask(
        url, method="POST" if call.post else "GET", body=body, headers=headers, column=page, answer=NAME, guess=True,
        walks=True, known=(("template", template),),
    )  # fmt: skip


def _number(value: str) -> int | str:
    return int(value) if re.fullmatch(r"-?\d{1,6}", value) else value


def _fields(ask: Ask) -> list[tuple[str, str]]:
    """The parameters of a call, of its address and of its body."""
    told = parse_qsl(urlsplit(ask.url).query, keep_blank_values=True)
    if ask.body[:1] == b"{":
        return told + [(str(name), str(value)) for name, value in json.loads(ask.body).items()]
    return told + parse_qsl(ask.body.decode(), keep_blank_values=True)


def _turned(ask: Ask, count: int) -> Ask | None:
    """The call for the next page, by the first parameter that counts pages or records."""
    for name, value in _fields(ask):
        step = 1 if PAGE_NAME.match(name) else count if _OFFSET.match(name) else 0
        if step and value.isdigit() and int(value) < MOST_PAGES * step:
            return _with(ask, name, int(value) + step)
    return None


def _with(ask: Ask, name: str, number: int) -> Ask:
    if ask.body[:1] == b"{" and name in (sent := json.loads(ask.body)):
        kept = number if isinstance(sent[name], int) else str(number)
        return replace(ask, body=json.dumps({**sent, name: kept}).encode())
    parts = urlsplit(ask.url)
    query = [(n, str(number) if n == name else v) for n, v in parse_qsl(parts.query, keep_blank_values=True)]
    body = ask.body
    if body and body[:1] != b"{":
        told = parse_qsl(body.decode(), keep_blank_values=True)
        body = urlencode([(n, str(number) if n == name else v) for n, v in told]).encode()
    return replace(ask, url=parts._replace(query=urlencode(query)).geturl(), body=body)
