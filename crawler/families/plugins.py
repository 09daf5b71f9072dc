"""Pagers that a plugin draws: it is told how many pages there are, and by a function where each of them is.

`$('.pages').createPage({pageCount: 4, backFn: function (p) { location.href = 'index_' + p + '.htm'; }})`: nothing is
known of the plugin; the function is read as if it were handed the number of the next page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from crawler.families import written
from crawler.families.joined import Known, expression
from models.values import Document

_DRAWS = re.compile(r"pag(?:e|ing|ination|er)\w{0,30}\s*\(|pag(?:e|er)\.\w{1,40}\s*\(", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:total_?pages?|page_?counts?|count_?page|page_?total|pages|totalPg|allPage)['\"]?\s*[:=]\s*['\"]?(\d{1,4})\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total|pageNum)['\"]?\s*:\s*['\"]?(\d{1,4})\b"
)  # of pages, where pno stands beside it
_PNO = re.compile(r"\bpno['\"]?\s*:")
_ENTRIES = re.compile(
    r"\b(?:count|total|totalCount|records|dataCount|totalData)['\"]?\s*:\s*['\"]?(\d{1,6})\b", re.IGNORECASE
)
_LIMIT = re.compile(
    r"\b(?:limit|page_?size|show_?data|perPage|items_per_page)['\"]?\s*:\s*['\"]?(\d{1,3})\b", re.IGNORECASE
)
# what a function makes of a number: an address that it returns, or goes to
_MAKES = re.compile(
    r"\breturn\b|location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|\bopen\s*\(", re.IGNORECASE
)
# p == 1 ? 'index.htm' : …, without brackets around it
_CHOICE = re.compile(r"\s*[\w$.]+\s*[=!<>]=?=?\s*['\"]?\d+['\"]?\s*\?([^?:;]+):([^?:;]+)")
_CURRENT = ("curr", "current", "page", "pageIndex", "pageNumber")  # what an object says that is handed over
_LONGEST = 40_000  # characters of a script; a longer one is a library
_BODY = 600  # characters of a function
_KEEPS = re.compile(r"[./?=&]")  # of an address


def last(script: str) -> int | None:
    """How many pages the plugin is told there are; None where it is not."""
    if _PNO.search(script) and (total := _TOTAL.search(script)):
        return int(total[1])
    if count := _COUNT.search(script):
        return int(count[1])
    entries, limit = _ENTRIES.search(script), _LIMIT.search(script)
    return -(-int(entries[1]) // int(limit[1])) if entries and limit and int(limit[1]) else None


def pages(document: Document, number: int) -> Iterator[tuple[str, int | None]]:
    """The addresses that functions of a pager make of *number*, each with the count of pages where it is told."""
    base = document.url or ""
    for script in document.scripts:
        if len(script) <= _LONGEST and _DRAWS.search(script):
            names = written.known(script)
            for function in written.functions(script):
                for address in _made(function, names, number):
                    yield urljoin(base, address), last(script)


def _made(function: written.Function, names: Known, number: int) -> Iterator[str]:
    """What the function makes of page *number*; what it makes of another, too, is the first page's."""
    body = function.body[:_BODY]
    for makes in _MAKES.finditer(body):
        rest = body[makes.end() :]
        choice = _CHOICE.match(rest)
        for text in choice.groups() if choice else (rest,):
            address, other = (_of(text, function, names, n) for n in (number, number + 1))
            if address != other and _KEEPS.search(address) and " " not in address:
                yield address


def _of(text: str, function: written.Function, names: Known, number: int) -> str:
    handed = dict.fromkeys((*function.takes[:1], *_CURRENT), str(number))
    return expression(text, {**names, **handed})
