"""What a tree points to and says of itself: links, frames, scripts, meta tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import cast
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from models.values import Link
from pipelines.clean.elements import Elements
from pipelines.clean.lines import squeeze
from pipelines.clean.markup import Markup

# window.open('/nb/'), location.href='/nb/index.html', location.replace('/nb/'), goUrl('/nb/index.html')
_OPENS = re.compile(
    r"""(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|\bopen\s*\()\s*['"]([^'"\s]+)['"]"""
    r"""|['"]((?:(?:https?:)?/[^'"\s]*|[\w./-]+\.(?:s?html?|jhtml|aspx?|jsp|php|do)(?:\?[^'"\s]*)?))['"]\s*(?:,\s*['"]([\w-]+\.\w{3,5})['"]\s*)?[,)]""",
    re.IGNORECASE,
)
_BREAKS = str.maketrans("", "", "\t\r\n")  # a browser drops them from an address
# what an address says of its visitor, not of its page: a session, a campaign
_OF_VISITOR = r"(?:utm_\w+|spm|phpsessid|jsessionid|aspsessionid\w*)=[^&#]*"
_VISITOR = re.compile(
    rf";jsessionid=[\w.!-]+|[?&]{_OF_VISITOR}(?:&{_OF_VISITOR})*(?=#|$)|(?<=[?&])(?:{_OF_VISITOR}&)+",
    re.IGNORECASE,
)
# addresses with nothing in them to resolve, as most are: urljoin takes ten times as long for the same answer
_PATH = r"/(?:\w[\w.-]*/)*(?:\w[\w.-]*)?(?:\?[\w.=&%-]+)?"
_ROOTED = re.compile(_PATH, re.ASCII)
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]+)?(?=[/?#]|$)")
_WHOLE = re.compile(rf"https?://[a-z0-9.-]+(?::[0-9]+)?{_PATH}", re.ASCII)
_ROWS = frozenset(("li", "tr", "dd", "dt", "record"))
_DEAD = ("javascript:", "mailto:", "tel:", "data:", "about:", "#")
_NEAR = 4  # ancestors among which the row of a link is sought
_PIECES = 40  # text nodes of a row that are looked at
_CONTEXT = 200  # characters of a link's surroundings
# :items="[{&quot;name&quot;: …
_RECORD = re.compile(rb"""\{\s*(?:&quot;|&#34;|["'])""")
_ISLAND = re.compile(rb"""=\s*["']\s*\[?\s*""" + _RECORD.pattern)
_RECORDS = re.compile(r"""\[?\s*\{\s*['"]""")
_HELD = etree.XPath("//@*[contains(., '{')]")
_NULLS = frozenset(("", "null", "undefined"))
MAX_LINKS = 20_000
MAX_HIDDEN = 40  # fields of one page
MAX_WIDGETS = 300  # elements that tell scripts something
_VALUE = 500  # characters of an attribute
MAX_SCRIPT = 2_000_000  # characters of one script that are kept: inline lists are long


def base_of(elements: Elements, url: str | None) -> str | None:
    """The address relative links start from: <base href> if it says one."""
    for base in elements.of("base"):
        href = (base.get("href") or "").strip()
        if href:
            return absolute(url, href) or url
    return url


def absolute(base: str | None, href: str) -> str | None:
    """An address made absolute as a browser would; None for a broken one. Without a base it stays as written."""
    href = href.strip()
    if not href.isprintable():
        href = href.translate(_BREAKS)
    path, mark, query = (_VISITOR.sub("", href) if "=" in href else href).partition("?")
    href = path.replace("\\", "/") + mark + query
    if _WHOLE.fullmatch(href):
        return href
    if base and _ROOTED.fullmatch(href) and (origin := _ORIGIN.match(base)):
        return origin.group() + href
    try:
        return _lowered(urljoin(base, href)) if base else _as_written(href)
    except ValueError:
        return None


def _as_written(href: str) -> str:
    """An address without a base. ValueError for a broken one."""
    urlsplit(href)
    return href


def _lowered(url: str) -> str:
    """The scheme and the host mean the same in capitals."""
    if url.islower():
        return url
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def read_links(root: HtmlElement, base: str | None) -> Iterator[tuple[HtmlElement, Link]]:
    """Every hyperlink with its element, in document order; script, mail and in-page links are none."""
    said: dict[HtmlElement, str] = {}
    for element in islice(root.iter("a", "area"), MAX_LINKS):
        href = _href(element)
        url = absolute(base, href) if href else None
        if url:
            text = _words(element) or _alt(element)
            title = element.get("title")
            yield element, Link(url, text, squeeze(title) if title else "", context(element, said))


def _words(element: HtmlElement) -> str:
    """What an element shows; nearly every link holds nothing but its words."""
    return squeeze("".join(islice(element.itertext(), _PIECES)) if len(element) else element.text or "")


def _href(element: HtmlElement) -> str | None:
    """Where a link leads: its href, or what its script opens where the href is a script's."""
    href = (element.get("href") or "").strip()
    if href and not href.lower().startswith(_DEAD):
        return href
    told = (element.get("data-href") or "").strip()
    return told or opened(f"{href} {element.get('onclick') or ''}")


@lru_cache(maxsize=2048)  # the pages of a site have the same menus
def opened(code: str) -> str | None:
    """The address that a script in an element opens, where it is written there."""
    found = _OPENS.search(code)
    if found and found[2] and found[3] and found[2].endswith("/"):
        return f"{found[2]}{found[3]}"  # show('/zwgk/nb/', '2.html')
    return (found[1] or found[2]) if found else None


def _alt(element: HtmlElement) -> str:
    """The words of the picture that stands for a link's own."""
    pictures = (squeeze(image.get("alt") or image.get("title") or "") for image in element.iter("img"))
    return next(pictures, "") or squeeze(element.get("alt") or "")


def context(element: HtmlElement, said: dict[HtmlElement, str]) -> str:
    """The words of the row the link stands in: a list prints its date there.

    *said* holds those of the rows of the page asked for before: the links of a menu share one.
    """
    row = _row(element)
    if row is None:
        return ""
    if row not in said:
        said[row] = squeeze(" ".join(islice(row.itertext(), _PIECES)))[:_CONTEXT]
    return said[row]


def _row(element: HtmlElement) -> HtmlElement | None:
    """The nearest element above that is a row, else the one right above."""
    near = above = element.getparent()
    for _ in range(_NEAR):
        if above is None or above.tag in _ROWS:
            break
        above = above.getparent()
    else:
        above = None
    return near if above is None else above


def read_frames(elements: Elements, base: str | None) -> tuple[str, ...]:
    """Addresses of frames and embedded documents."""
    sources = (
        element.get("src") or element.get("data") or ""
        for element in elements.of("iframe", "frame", "embed", "object")
    )
    found = (
        absolute(base, source)
        for source in sources
        if source.strip() and not source.lower().startswith(_DEAD)
    )
    return tuple(dict.fromkeys(url for url in found if url))


def read_scripts(root: HtmlElement) -> tuple[str, ...]:
    """Inline scripts and data islands as written; an external script stands as the tag's attributes.

    A families reader finds parameters there: `<script src="…unitbuild.js" url="…" querydata="…">`.
    """
    found: list[str] = []
    for script in root.iter("script"):
        if script.get("src"):
            found.append(" ".join(f'{name}="{value}"' for name, value in script.attrib.items()))
        inline = "".join(script.itertext())[:MAX_SCRIPT].strip()
        if inline:
            found.append(inline)
    return tuple(found)


def read_islands(root: HtmlElement, markup: Markup) -> tuple[str, ...]:
    """Records in attributes, as components of an application are handed them; braces, which are rare, are sought first."""
    if not (b"{" in markup.plain and _RECORD.search(markup.plain) and _ISLAND.search(markup.plain)):
        return ()
    values = (str(value).strip() for value in cast(list[str], _HELD(root)))
    return tuple(dict.fromkeys(value[:MAX_SCRIPT] for value in values if _RECORDS.match(value)))


def read_widgets(root: HtmlElement) -> tuple[str, ...]:
    """The data-… attributes of elements, an element a string: where a page tells its scripts what to fetch."""
    found: dict[str, None] = {}
    for element in root.iter(etree.Element):
        told = [
            f'{name}="{value[:_VALUE]}"' for name, value in element.attrib.items() if name.startswith("data-")
        ]
        if told:
            own = [f'id="{element.get("id")}"'] if element.get("id") else []
            found[" ".join((*own, *told))] = None
        if len(found) >= MAX_WIDGETS:
            break
    return tuple(found)


def read_hidden(elements: Elements) -> tuple[str, ...]:
    """The fields a page keeps for its scripts, as `id="column" value="51"`; the state of a form is no such field."""
    fields = (e for e in elements.of("input") if (e.get("type") or "").lower() == "hidden" and e.get("value"))
    found = (
        f'{key}="{e.get(key)}" value="{e.get("value")}"'
        for e in islice(fields, MAX_HIDDEN)
        for key in ("id", "name")
        if e.get(key) and len(e.get("value") or "") <= _VALUE
    )
    return tuple(dict.fromkeys(found))


def read_meta(root: HtmlElement) -> dict[str, str]:
    """<meta name=… content=…> by lower-case name, the first that says something; `refresh` too."""
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = (tag.get("name") or tag.get("property") or tag.get("http-equiv") or "").strip().lower()
        content = squeeze(tag.get("content") or "")
        if name and content.lower() not in _NULLS:
            found.setdefault(name, content)
    return found
