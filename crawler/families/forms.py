"""Lists that turn by forms: a page posts itself back with the state it was given, a script fills a hidden number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode, urljoin, urlsplit

from crawler.asks import Ask
from crawler.families import pressed, written
from crawler.families.joined import PAGE_NAME
from crawler.families.pager import counted, leads_to
from crawler.families.turned import page_of
from crawler.links import PART
from models.values import Document
from models.ways import Call, Form

_POSTBACK = re.compile(r"__doPostBack\s*\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_YEAR = re.compile(r"20[0-4]\d")
_TYPED = re.compile(r"key|search|query|word|title|^(?:q|wd|kw|s)$", re.IGNORECASE)
_KEY = re.compile(r"[\w-]{1,40}")  # what stands for an organ
MOST_PAGES = 200
MOST_PARTS = 80  # options of one drop-down
_SERIALIZES = re.compile(r"\.serialize(?:Array)?\(\s*\)")
# how a script fills a field before it sends its form
_FILLED = re.compile(
    r"""\.(\w+)\.value\s*=(?!=)|getElementsByName\(\s*['"](\w+)|getElementById\(\s*['"](\w+)['"]\s*\)\.value\s*=(?!=)"""
    r"""|name=['"]?(\w+)['"]?\]['"]\s*\)\.val\(\s*\w|['"]#(\w+)['"]\s*\)\.val\(\s*\w"""
)


def following(document: Document, ask: Ask) -> tuple[Ask, ...]:
    """The next page of the list, where a form brings it and the page says that there is one."""
    number = page_of(ask) + 1
    ways = (_by_button, _by_script, _by_typing) if number <= MOST_PAGES else ()
    found = next(filter(None, (way(document, number) for way in ways)), None)
    return (found,) if found else ()


def _by_button(document: Document, number: int) -> Ask | None:
    """The form that a button 下一页, or one of the page's number, sends."""
    for form in document.forms:
        for name, value, words in form.buttons:
            if leads_to(Call("", words), number):
                return sent(form, {**dict(form.fields), name: value}, document, number)
    return None


def _by_script(document: Document, number: int) -> Ask | None:
    """The form whose hidden fields a script fills before it sends it."""
    for call in document.calls:
        if not leads_to(call, number):
            continue
        posted = _POSTBACK.search(call.code)
        form = next(
            (form for form in document.forms if _turns(form, document, back=posted is not None)), None
        )
        if form is not None:
            fields = dict(form.fields)
            if posted:
                fields |= {"__EVENTTARGET": posted[1], "__EVENTARGUMENT": posted[2]}
            else:
                fields |= {name: str(number) for name in _paging(form, document)}
            return _serialized(sent(form, fields, document, number), call, document)
    return None


def _serialized(ask: Ask, call: Call, document: Document) -> Ask:
    """The form as a function posts what it holds to another address, whose answer is a piece of a page."""
    scripts = "\n".join(document.scripts)
    if not _SERIALIZES.search(scripts):
        return ask
    names, functions = written.known(scripts), pressed.by_name(document, (call,))
    for function, _ in pressed.called(call, functions):
        for one in written.calls(function.body, names) if _SERIALIZES.search(function.body) else ():
            url, page = urljoin(document.url or "", one.url), document.url or ""
            head = (*ask.headers, ("X-Requested-With", "XMLHttpRequest"))
            told = ask.body or urlsplit(ask.url).query.encode()
            kind = (("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), *head)
            posted = replace(ask, url=url, method="POST", body=told, headers=kind if not ask.body else head)
            fetched = replace(ask, url=f"{url}?{told.decode()}", method="GET", body=b"", headers=head)
            return replace(posted if one.post else fetched, column=page, answer="service")
    return ask


def _by_typing(document: Document, number: int) -> Ask | None:
    """The form in which a visitor types the number of a page; whether there is such a page, it may not say."""
    if number > (counted(document) or MOST_PAGES):
        return None
    for form in document.forms:
        if names := [name for name in form.typed if PAGE_NAME.match(name)]:
            fields = {**dict(form.fields), names[0]: str(number)}
            return replace(sent(form, fields, document, number), guess=True)
    return None


def parts(document: Document) -> tuple[Ask, ...]:
    """The list of each year, or of each organ, that a form lets its visitors choose."""
    asks = []
    for form in document.forms:
        is_part = _is_year if _searches(form, document) else _is_part
        for name, options in form.choices:
            told = [value for value, words in options if is_part(value, words)]
            if len(told) > 1 and len(told) * 2 >= len(options):
                fields = ({**dict(form.fields), name: value} for value in told[:MOST_PARTS])
                asks += [replace(sent(form, one, document), guess=True, walks=True) for one in fields]
    return tuple(asks)


def _is_year(value: str, words: str) -> bool:
    del words
    return _YEAR.fullmatch(value) is not None


def _is_part(value: str, words: str) -> bool:
    """Whether an option stands for a part of a list: a year, or an organ by its name and no address."""
    return _is_year(value, words) or (_KEY.fullmatch(value) is not None and PART.match(words) is not None)


def _searches(form: Form, document: Document) -> bool:
    """Whether words are typed into the form that lead away from the page: the search at the head of every page."""
    elsewhere = urlsplit(form.action).path != urlsplit(document.url or "").path
    return elsewhere and any(_TYPED.search(name) for name in form.typed)


def _turns(form: Form, document: Document, *, back: bool) -> bool:
    """Whether the form turns pages: it holds the state of the page, or its number and is no search elsewhere."""
    names = [name for name, _ in form.fields]
    if back:
        return any(name in {"__EVENTTARGET", "__VIEWSTATE"} for name in names)
    return not _searches(form, document) and bool(_paging(form, document))


def _paging(form: Form, document: Document) -> list[str]:
    """The hidden fields that hold the number of the page: by their names, else those that a script fills."""
    names = [name for name, _ in form.fields]
    filled = {
        name for script in document.scripts for told in _FILLED.findall(script) for name in told if name
    }
    return [name for name in names if PAGE_NAME.match(name)] or [name for name in names if name in filled]


def sent(form: Form, fields: Mapping[str, str], document: Document, number: int = 0) -> Ask:
    """The form as a browser sends it, in the charset of its page; number: of the page it asks for, 0 where of none."""
    known = (("page", str(number)),) if number else ()
    headers = (("Referer", document.url or ""),)
    charset = document.encoding or "utf-8"
    charset = "utf-8" if charset.startswith("utf") else charset  # a form of UTF-16 is sent in UTF-8
    told = urlencode(fields, encoding=charset, errors="xmlcharrefreplace")
    if not form.post:
        url = f"{form.action.partition('?')[0].partition('#')[0]}?{told}"
        return Ask(url, headers=headers, walks=bool(number), known=known)
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    return Ask(
        form.action,
        method="POST",
        body=told.encode(),
        headers=(kind, *headers),
        walks=bool(number),
        known=known,
    )
