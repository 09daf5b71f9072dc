"""A portal's own search: its form, or the address that a script of its search box joins, asked for what reports are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from crawler.asks import Ask
from crawler.families.forms import sent
from models.values import Document

#: What is asked for: how reports are titled, and how columns and older reports are called; then what else titles say,
#: for a search that finds nothing but the very words. The first few are asked for in any case.
SOUGHT = (
    "政府信息公开工作年度报告",
    "信息公开年报",
    "信息公开年度报告",
    "信息公开工作报告",
    "信息公开年度工作报告",
    "信息公开工作的年度报告",
)
ALWAYS = 2
LABEL = "站内搜索"
#: Names of what a visitor types into a search.
WORDS = re.compile(
    r"^(?:q|qt|s|ss|k|wd|kw|so|word|words|title|content|text|(?:txt|tb|str|s|input|full|site)?_?(?:key|search|query)_?"
    r"(?:s|words?|text|key|value|content|str|title)?)$",
    re.IGNORECASE,
)
_PLACE = re.compile(r"search|sousuo|jiansuo|query|/so(?:u|[/.?]|$)|/s(?:[/.?]|$)", re.IGNORECASE)
_MOST_TYPED = 3  # fields; a form with more of them is a letter to the mayor
# as a script joins it: an address that ends in the name of a field, and the words that are typed
_JOINED = re.compile(
    r"""['"`]([^'"`\s<>]*[?&](?:q|wd|kw|keys?|keywords?|search_?(?:key|words?|text)?|query|title)=)(?:['"]\s*\+|\$\{)""",
    re.IGNORECASE,
)


def search(document: Document, words: str = SOUGHT[0]) -> tuple[Ask, ...]:
    """The question to the site's search that a page offers; each only a guess at a list."""
    return next(((ask,) for ask in (*_forms(document, words), *_scripts(document, words))), ())


def _forms(document: Document, words: str) -> Iterator[Ask]:
    for form in document.forms:
        name = next((name for name in form.typed if WORDS.match(name)), "")
        if not name and _PLACE.search(urlsplit(form.action).path):
            name = next(iter(form.typed), "")
        if name and len(form.typed) <= _MOST_TYPED and form.action.startswith(("http://", "https://")):
            pressed = {button: value for button, value, _ in form.buttons[:1]}
            yield sent(form, {**dict(form.fields), **pressed, name: words}, document)


def _scripts(document: Document, words: str) -> Iterator[Ask]:
    """What a script of the box would open; it writes the words as a browser does, in UTF-8."""
    page = document.url or ""
    for script in document.scripts:
        for head in _JOINED.findall(script):
            if _PLACE.search(head):
                yield Ask(urljoin(page, f"{head}{quote(words)}"), headers=(("Referer", page),))


def asked_for(url: str) -> str:
    """The words that the address of a search asks for; empty where it is none of ours."""
    told = (value for _, value in parse_qsl(urlsplit(url).query))
    return next((value for value in told if value in SOUGHT), "")
