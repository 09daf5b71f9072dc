"""Lists that turn by forms: a page posts itself back with the state it was given, a script fills a hidden number."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

from crawler.asks import Ask
from crawler.families.pager import PAGE_NAME, is_next
from models.values import Document
from models.ways import Call, Form

_POSTBACK = re.compile(r"__doPostBack\s*\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_NUMBER = re.compile(r"\(\s*(?:[^()]*,\s*)?['\"]?(\d{1,3})['\"]?\s*[,)]")
_YEAR = re.compile(r"20[0-4]\d")
_WORDS = re.compile(
    r"^(?:q|s|wd|kw|key|keys|keywords?|search_?words?|search_?text|search|query|title|content)$",
    re.IGNORECASE,
)
SOUGHT = "政府信息公开工作年度报告"
MOST_PAGES = 200


def page_of(ask: Ask) -> int:
    """The number of the page that *ask* asked a form for; 1 where it asked for none."""
    return int(dict(ask.known).get("page", "1"))


def following(document: Document, ask: Ask) -> tuple[Ask, ...]:
    """The next page of the list, where a form brings it and the page says that there is one."""
    number = page_of(ask) + 1
    if number > MOST_PAGES:
        return ()
    for call in document.calls:
        if not _leads_to(call, number):
            continue
        posted = _POSTBACK.search(call.code)
        form = next((form for form in document.forms if _turns(form, back=posted is not None)), None)
        if form is not None:
            fields = dict(form.fields)
            if posted:
                fields |= {"__EVENTTARGET": posted[1], "__EVENTARGUMENT": posted[2]}
            else:
                fields |= {name: str(number) for name in fields if PAGE_NAME.match(name)}
            return (_sent(form, fields, document.url or "", number),)
    return ()


def years(document: Document) -> tuple[Ask, ...]:
    """The list of each year that a form lets its visitors choose."""
    asks = []
    for form in document.forms:
        for name, values in form.choices:
            chosen = [value for value in values if _YEAR.fullmatch(value)]
            if len(chosen) > 1:
                asks += [
                    replace(
                        _sent(form, {**dict(form.fields), name: year}, document.url or ""),
                        guess=True,
                        walks=True,
                    )
                    for year in chosen
                ]
    return tuple(asks)


def search(document: Document) -> tuple[Ask, ...]:
    """A question to the site's own search for the title that reports bear."""
    for form in document.forms:
        words = [name for name in form.typed if _WORDS.match(name)]
        if words and form.action.startswith(("http://", "https://")):
            return (_sent(form, {**dict(form.fields), words[0]: SOUGHT}, document.url or ""),)
    return ()


def _leads_to(call: Call, number: int) -> bool:
    """Whether pressing brings page *number*: by its words, or 下一页 with no other number in its call."""
    found = _NUMBER.search(call.code)
    if call.words.strip("[] ·") == str(number):
        return True
    return is_next(call.words) and (found is None or int(found[1]) == number)


def _turns(form: Form, *, back: bool) -> bool:
    names = [name for name, _ in form.fields]
    return (
        any(name in {"__EVENTTARGET", "__VIEWSTATE"} for name in names)
        if back
        else any(PAGE_NAME.match(name) for name in names)
    )


def _sent(form: Form, fields: dict[str, str], page: str, number: int = 0) -> Ask:
    known = (("page", str(number)),) if number else ()
    headers = (("Referer", page),)
    if not form.post:
        url = f"{form.action.partition('?')[0].partition('#')[0]}?{urlencode(fields)}"
        return Ask(url, headers=headers, walks=bool(number), known=known)
    kind = ("Content-Type", "application/x-www-form-urlencoded")
    return Ask(
        form.action, method="POST", body=urlencode(fields).encode(), headers=(kind, *headers), walks=bool(number), known=known
    )  # fmt: skip
