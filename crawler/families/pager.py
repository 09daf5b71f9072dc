"""What a list says of its own pages: the links to the others, how many there are, how many entries they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urljoin, urlsplit

from crawler.asks import Ask
from crawler.families import plugins, pressed
from crawler.families.joined import FIELDS
from crawler.families.turned import TRIED, USUAL, with_fields
from models.values import Document
from models.ways import Call

MOST_PAGES = 200  # a list longer than this is a loop
_NEXT = re.compile(
    r"^[\s<\[(·]*(?:下\s*一?\s*[页頁]|后\s*一?\s*[页頁]|next(?:\s*page)?|older(?:\s*posts)?|较早的?文章|更早|[>›»→]{1,2})[\s>›»→\])]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W{0,2}第?(\d{1,3})页?\W{0,2}$")  # 2, [2], 第2页
_BESIDE = re.compile(r"^\W{0,2}(?:[上下首尾末]\s*一?\s*[页頁]|第一页|最后一页|转到|跳转|\d{1,3})\W{0,2}$")
_CALLED = re.compile(r"\(\s*(?:[^()]*,\s*)?['\"]?(\d{1,3})['\"]?\s*[,)]")  # gotoPage(2)
_LOADS = re.compile(r"(?:加载|查看|显示|浏览)更多")  # of a button; a link of these words is an interface's
_WORDED = re.compile(r"\d|页|頁|next|更多", re.IGNORECASE)  # and no mere arrow: pictures turn by those
_ACTS = re.compile(
    r"\w\s*\((?!\s*0?\s*\))|\w{5,}\s*\(\s*\)"
)  # of an element's own code: void(0) does nothing
# of a script: it may wait for an element of the pager to be pressed, as any may that stands in a file of its own
_BINDS = re.compile(
    r"^[^<>(){};]*\bsrc=\"|\.(?:on|bind|live|click|delegate)\s*\(|addEventListener|\.onclick|pag(?:e|ing|ination)|next|下一?页",
    re.IGNORECASE,
)
_GROWS = re.compile(r"^(?:点击)?(?:查看|加载|显示|浏览)更多$")
_PLACE = re.compile(r"page|pagin|fenye|fanye", re.IGNORECASE)
_TOTAL = re.compile(r"共\s*(\d{1,6})\s*[条篇]")  # 共58条
_PAGES = re.compile(r"共\s*(\d{1,4})\s*页|(?<![\d/])\d{1,4}\s*/\s*(\d{1,4})(?![\d/])\s*页?")  # 共4页, 1/4
_PAGE_FIELD = re.compile(FIELDS + r"=\d*$", re.IGNORECASE)
# the address of a list and the name of its page's number, as a script joins them
_BY_FIELD = re.compile(rf"""['"]([^'"\s]*[?&]({FIELDS})=)['"]\s*\+""", re.IGNORECASE)
_BY_NAME = re.compile(
    r"""['"]([^'"\s]*[_/-])['"]\s*\+\s*\w+\s*\+\s*['"](\.\w{3,5})['"]"""
)  # 'index_' + n + '.html'
_DATA = re.compile(r"\.(?:json|xml|js|txt)$", re.IGNORECASE)  # no page, but what a script makes one of
_TOLD = re.compile(r"""data-(?:next|more)(?:-?(?:url|page|href|link))?="([^"]*[./][^"]*)\"""", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:total_?pages?|page_?count|count_?page|page_?total|pages)['\"]?\s*[:=]\s*['\"]?(\d{1,3})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[_/-](\d{1,3})\.\w{3,5}$")  # index_2.html


def following(document: Document) -> tuple[Ask, ...]:
    """The page behind 下一页, and those behind bare numbers whose addresses differ from this one by a number.

    Where there are none, the page that a script of the pager would go to.
    """
    own = document.url or ""
    found = [link.url for link in document.links if _NEXT.match(link.text or link.title)]
    found += [
        link.url
        for link in document.links
        if _NUMBER.match(link.text) and (is_beside(link.url, own) or _is_numbered(link.url, own, link.text))
    ]
    found += _pressed(document, own)
    found += [url for url in _told(document, own) if is_beside(url, own)]
    printed = tuple(Ask(url, walks=True) for url in dict.fromkeys(found) if _is_another(url, own))
    return printed or _drawn(document) or _by_plugin(document)


def counted(document: Document) -> int | None:
    """How many pages the list has, as a pager without addresses or the script that draws it says."""
    told = [next(filter(None, found)) for call in document.calls for found in _PAGES.findall(call.around)]
    told += _COUNT.findall("\n".join(document.scripts))
    return max(map(int, told), default=None)


def usual(document: Document, number: int) -> tuple[Ask, ...]:
    """Page *number* under the names such a number usually has, of a list that counts its pages and says no more."""
    own, last = document.url or "", counted(document)
    if last is None or not 1 < number <= min(last, MOST_PAGES) or _drawn_at(document) > 1:
        return ()
    parts = urlsplit(own)
    url = parts._replace(query=with_fields(parts.query, dict.fromkeys(USUAL, number))).geturl()
    return (Ask(url, walks=True, guess=True, known=(("page", str(number)), (TRIED, "1"))),)


def _pressed(document: Document, own: str) -> Iterator[str]:
    """The pages that the functions of a pager open, where their addresses can be told."""
    for words, url in pressed.opened(document):
        if is_turn(words) and (urlsplit(url)[:3] == urlsplit(own)[:3] or is_beside(url, own)):
            yield url


def _told(document: Document, own: str) -> Iterator[str]:
    """The page that a button 加载更多 bears as data."""
    return (urljoin(own, unescape(told)) for widget in document.widgets for told in _TOLD.findall(widget))


def _is_numbered(url: str, own: str, words: str) -> bool:
    """Whether *url* is a file of the folder of *own* that is called by the number that the words show: 2.html."""
    number = _NUMBER.match(words)
    folder, _, name = urlsplit(url).path.rpartition("/")
    return (
        number is not None
        and name.partition(".")[0] == number[1]
        and urljoin(own, f"{folder}/") == urljoin(own, ".")
    )


def is_turn(words: str) -> bool:
    """Whether the words are those of a way to another page of a list."""
    return is_next(words) or _NUMBER.match(words) is not None


def goes_on(document: Document) -> bool:
    """Whether a first page says that there are others: by a count of pages, or by a pager that a script turns."""
    pages = counted(document)
    if pages is not None:
        return pages > 1
    bound = any(_BINDS.search(script) for script in document.scripts)
    return any(
        (bound or _ACTS.search(call.code))
        and leads_to(call, 2)
        and _WORDED.search(call.words if call.code else call.words.strip("0123456789"))
        for call in document.calls
    )


def is_awaited(document: Document) -> bool:
    """Whether an empty element of the page waits for a script to draw a pager in it, or words wait to be pressed for more."""
    hollow, idle = document.waiting.hollow, document.waiting.idle
    return any(map(_PLACE.search, hollow)) or any(map(_GROWS.search, idle))


def leads_to(call: Call, number: int) -> bool:
    """Whether pressing brings page *number*: by its words, or 下一页 with no other number in its call."""
    if call.words.strip("[] ·第页") == str(number):
        return True
    found = _CALLED.search(call.code.replace("void(0)", ""))
    onward = is_next(call.words) or _LOADS.search(call.words) is not None
    return onward and (found is None or int(found[1]) == number)


def is_next(words: str) -> bool:
    """Whether the words are those of the way to the next page."""
    return _NEXT.match(words) is not None


def field_of(document: Document) -> str | None:
    """The name under which a script of the page sends the number of a page."""
    return next((found[2] for s in document.scripts if (found := _BY_FIELD.search(s))), None)


def _drawn(document: Document) -> tuple[Ask, ...]:
    """The next page by its number, as a script of the page would write its address."""
    own, scripts = document.url or "", "\n".join(document.scripts)
    counts = [int(found) for found in _COUNT.findall(scripts)]
    last = counts[0] if counts else MOST_PAGES
    if by_field := _BY_FIELD.search(scripts):
        query = dict(parse_qsl(urlsplit(own).query))
        page = int(query[by_field[2]]) if query.get(by_field[2], "").isdigit() else 1
        url = urljoin(own, f"{by_field[1]}{page + 1}")
    elif (by_name := _BY_NAME.search(scripts)) and not _DATA.search(by_name[2]):
        number = _NAMED.search(urlsplit(own).path)
        first = (
            urljoin(own, by_name[1])[:-1] == own.rpartition(".")[0]
        )  # 5.html before 5_2.html: the list's number
        page = int(number[1]) if number and not first else 1
        url = urljoin(own, f"{by_name[1]}{page + 1}{by_name[2]}")
    else:
        return ()
    near = urljoin(url, ".") == urljoin(own, ".") or is_beside(
        url, own
    )  # else it is a piece that a script loads
    return (Ask(url, walks=True, guess=True),) if page < last and near and _is_another(url, own) else ()


def _by_plugin(document: Document) -> tuple[Ask, ...]:
    """The next page as the function of a pager's plugin makes its address."""
    own = document.url or ""
    number = _drawn_at(document) + 1
    for url, last in plugins.pages(document, number):
        if _is_another(url, own) and is_beside(url, own) and number <= (last or MOST_PAGES):
            return (Ask(url, walks=True, guess=last is None),)
    return ()


def _drawn_at(document: Document) -> int:
    """Which page of its list this is, as the addresses tell that a plugin's function makes."""
    own = document.url or ""
    return next(filter(None, (_page_in(own, url) for url, _ in plugins.pages(document, 2))), 1)


def _page_in(own: str, second: str) -> int | None:
    """Which page *own* is, where *second* is the address of page 2 of the same list."""
    at = second.rfind("2")
    found = re.fullmatch(rf"{re.escape(second[:at])}(\d{{1,3}}){re.escape(second[at + 1 :])}", own)
    return int(found[1]) if found else None


def is_beside(url: str, other: str) -> bool:
    """Whether two addresses are pages of one list: the same but for numbers, or one with a number more."""
    one, two = urlsplit(url), urlsplit(other)
    below = one.path.startswith(f"{two.path.rpartition('.')[0] or two.path.rstrip('/')}/")  # nb.htm, nb/3.htm
    return one.netloc == two.netloc and (below or _bare(one.path, one.query) == _bare(two.path, two.query))


def declared(document: Document) -> tuple[int | None, int | None]:
    """Entries and pages of the whole list, as the words around the pager's links say; None where they do not."""
    words = " ".join(_around(document))
    total, pages = _TOTAL.search(words), _PAGES.search(words)
    return (int(total[1]) if total else None), (int(next(filter(None, pages.groups()))) if pages else None)


def _around(document: Document) -> Iterator[str]:
    return (link.context for link in document.links if _BESIDE.match(link.text))


def _is_another(url: str, own: str) -> bool:
    return url.startswith(("http://", "https://")) and url.partition("#")[0] != own.partition("#")[0]


def _bare(path: str, query: str) -> str:
    """Path and query without the numbers of a page: index_2.html is index.html, ?cid=7&page=2 is ?cid=7."""
    head, _, tail = path.rpartition("/")
    stem, dot, suffix = tail.partition(".")
    stem = re.sub(r"(?:^|[-_])\d{1,3}$", "", stem)
    stem = "" if stem in ("index", "list", "default", "page") else stem
    fields = [f for f in query.split("&") if f and not _PAGE_FIELD.match(f)]
    if not stem:
        dot, suffix = "", ""
    return f"{head.removesuffix('/')}/{stem}{dot}{suffix}?{'&'.join(sorted(fields))}"
