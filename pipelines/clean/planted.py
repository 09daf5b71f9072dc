"""What strangers plant in the markup of a page: hidden blocks, link farms, junk elements, scripts that send away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote, urljoin

from lxml.html import HtmlElement

from models.values import Link, Removal
from pipelines.clean import concealed, spam
from pipelines.clean.elements import OBSOLETE, Elements
from pipelines.clean.lexicon import injected
from pipelines.clean.trade import runs

Anchors = Mapping[HtmlElement, Link]
_LONGEST = 2000  # characters of a removal that are kept
_MOST = 0.6  # share of a page's text from which a hidden block is no twin: a script shows it


@dataclass(frozen=True, slots=True)
class Plants:
    """Records of what was planted, and the hidden elements that are no part of the page's text."""

    removed: tuple[Removal, ...]
    hidden: tuple[HtmlElement, ...]


def find(elements: Elements, anchors: Anchors, own: str | None, styles: Iterable[str]) -> Plants:
    """Find planted elements of a page that bears *styles*; what is recorded is in `hidden` too: no reader walks it."""
    seen = concealed.find(elements, styles)
    removed: list[Removal] = []
    gone: dict[HtmlElement, None] = {}
    size = sum(map(len, elements.root.itertext())) if seen.hidden else 0
    for element in seen.hidden:
        record = _record(element, anchors, own)
        if record:
            removed.append(record)
        elif len(element.text_content()) > _MOST * size and size:
            continue  # an article that a script shows
        gone[element] = None
    planted = (*_promoting(seen.faint, anchors, own), *_farms(anchors, own), *_junk(elements))
    for element, rule, where in planted:
        if element not in gone and not any(above in gone for above in element.iterancestors()):
            removed.append(Removal(_words(element)[:_LONGEST], rule, where))
            gone[element] = None
    return Plants(tuple(removed), tuple(gone))


def _words(element: HtmlElement) -> str:
    text = " ".join(_TAG.sub("", element.text_content()).split())
    return text or " ".join(f"<{e.tag} id={e.get('id')}>" for e in element.iter() if isinstance(e.tag, str))


def _record(element: HtmlElement, anchors: Anchors, own: str | None) -> Removal | None:
    inside = [anchors[anchor] for anchor in element.iter("a") if anchor in anchors]
    text = " ".join(element.text_content().split())
    return spam.hidden_block(text, inside, own) if inside or text else None


Planted = tuple[HtmlElement, str, str]  # element, rule, where
_PROMOTING = 0.3  # share of an element's text in promotions


def _promoting(faint: Sequence[HtmlElement], anchors: Anchors, own: str | None) -> Iterator[Planted]:
    """Hardly visible elements that promote: white on white alone is a footer's style."""
    for element in faint:
        text = " ".join(element.text_content().split())
        links = [anchors[a] for a in element.iter("a") if a in anchors]
        strange = any(spam.is_strange(link.url, own) for link in links)
        if text and (promotes(text) or (strange and next(_sellers(text), None))):
            yield element, "hidden_links", "hidden"


def promotes(text: str) -> bool:
    """A good part of the text, as far as it is looked at, is promotion."""
    text = text[:_LONGEST]
    taken = sum(end - start for start, end, _ in injected(text))
    sold = sum(run.end - run.start for run in runs(text) if run.sells())
    return max(taken, sold) >= _PROMOTING * len(text)


def _sellers(text: str) -> Iterator[str]:
    yield from (text[run.start : run.end] for run in runs(text) if run.sells())


_BAIT = 20  # characters of the words of a link inside a sentence


def baits(anchors: Anchors, own: str | None) -> tuple[str, ...]:
    """The words of links to strange hosts that offer vice: inside a sentence they are no part of it."""
    return tuple(
        dict.fromkeys(
            link.text
            for link in anchors.values()
            if 3 < len(link.text) <= _BAIT and spam.is_strange(link.url, own) and _offers(link.text)
        )
    )


def _offers(text: str) -> bool:
    found = list(runs(text))
    sold = sum(run.end - run.start for run in found)
    return any(run.vice for run in found) and 2 * sold >= len(text)


# -- link farms -----------------------------------------------------------------------------------------
_FARM = 5  # links to strange hosts that promote
_ABOVE = 4  # ancestors in which the links of a farm may meet


def _farms(anchors: Anchors, own: str | None) -> Iterator[Planted]:
    """Elements that hold promotional links to strange hosts, and little else."""
    found = [
        a
        for a, link in anchors.items()
        if spam.is_strange(link.url, own) and promotes(link.text or link.title)
    ]
    if len(found) < _FARM:
        return
    held = Counter(above for anchor in found for above in islice(anchor.iterancestors(), _ABOVE))
    for element, count in held.items():
        if count >= _FARM and not any(held.get(inner, 0) >= _FARM for inner in element.iterchildren()):
            linked = sum(len(a.text_content()) for a in found if element in a.iterancestors())
            if linked * 2 >= len("".join(element.text_content().split())):
                yield element, "link_farm", "body"


# -- junk elements --------------------------------------------------------------------------------------
_RANDOM_ID = re.compile(r"[a-z0-9]{4,7}")
_TAG = re.compile(r"<[^<>]*>")  # the parser takes what stands in some of them for text
_SHORT = 60  # characters of a junk element; a longer one holds the page's own text


def _junk(elements: Elements) -> Iterator[Planted]:
    """Obsolete elements that share one made-up id, which no author gives twice."""
    found = [
        e
        for e in elements.of(*OBSOLETE)
        if _RANDOM_ID.fullmatch(e.get("id") or "") and next(e.iterancestors("body"), None) is not None
    ]
    shared = Counter(element.get("id") for element in found)
    for element in found:
        if shared[element.get("id")] > 1 and len(_TAG.sub("", element.text_content()).strip()) <= _SHORT:
            yield element, "junk_markup", "body"


# -- scripts --------------------------------------------------------------------------------------------
_SEARCH = r"baidu|sogou|\bso\\?\.com|google|bing|\bsm\\?\.cn|360|yisou|spider|haosou"
_AWAY = r"location(?:\.href|\.replace|\.assign)?\s*[=(]|window\.open\s*\("
#: what stands in a script one behind the other; each sought once from where the one before it ends
_BY_REFERRER = tuple(re.compile(words, re.IGNORECASE) for words in (r"document\.referrer", _SEARCH, _AWAY))
_BY_AGENT = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (r"navigator\.userAgent", "baiduspider|sogou|googlebot|spider", _AWAY)
)
_BACK = re.compile(r"onpopstate|['\"]popstate['\"]")
_LEADS = re.compile(rf"(?:{_AWAY})\s*['\"](?P<to>(?:https?:)?//[^'\"]+)")
_WRITTEN = re.compile(r"unescape\s*\(\s*['\"]([^'\"]*)|decodeURIComponent\s*\(\s*['\"]([^'\"]*)")
_CHARS = re.compile(r"fromCharCode\s*\(([\d\s,x]+)\)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?:)?//([\w.-]+\.[a-z]{2,})", re.IGNORECASE)
_OUTSIDE = re.compile(r"</html\s*>(?P<after>.*)\Z", re.DOTALL | re.IGNORECASE)
_BEFORE = re.compile(r"\A(?P<before>.*?)<(?:!doctype|html|head)\b", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"<script[^>]*\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"\s;]+)", re.IGNORECASE)


def sent_away(
    text: str, scripts: Sequence[str], meta: Mapping[str, str], url: str | None
) -> tuple[Removal, ...]:
    """Scripts and tags that send a visitor to a stranger: by where he comes from, written in code, outside the page."""
    own = spam.own_host(url)
    found = [script for script in scripts if _is_turncoat(script, own)]
    found += [
        source for source in _sources_outside(text) if spam.is_strange(urljoin(url or "http:", source), own)
    ]
    refresh = _REFRESH.search(meta.get("refresh", ""))
    if refresh and own and spam.is_strange(urljoin(url or "", refresh[1]), own):
        found.append(refresh[1])
    return tuple(
        Removal(" ".join(one.split())[:_LONGEST], "cloaking_script", "script") for one in dict.fromkeys(found)
    )


def _is_turncoat(script: str, own: str | None) -> bool:
    if _in_order(script, _BY_REFERRER) or _in_order(script, _BY_AGENT):
        return True
    back = _BACK.search(script)
    if back and any(spam.is_strange(_whole(m["to"]), own) for m in _LEADS.finditer(script, back.end())):
        return True
    return any(spam.is_strange(f"http://{host}/", own) for host in _ADDRESS.findall(_decoded(script)))


def _in_order(script: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    at = 0
    for pattern in patterns:
        found = pattern.search(script, at)
        if found is None:
            return False
        at = found.end()
    return True


def _decoded(script: str) -> str:
    """What a script writes in code, so that nobody sees it in the source."""
    parts = [unquote(first or second) for first, second in _WRITTEN.findall(script)]
    for codes in _CHARS.findall(script):
        numbers = [
            int(code, 0)
            for code in re.split(r"[\s,]+", codes.strip(" ,"))
            if re.fullmatch(r"\d+|0x[\da-f]+", code)
        ]
        parts.append("".join(chr(number) for number in numbers if number < 0x110000))
    return " ".join(parts)


def _sources_outside(text: str) -> Iterator[str]:
    """Scripts before the page begins or after it has ended."""
    for pattern, name in ((_BEFORE, "before"), (_OUTSIDE, "after")):
        found = pattern.search(text)
        if found:
            yield from _SOURCE.findall(found[name])


def _whole(address: str) -> str:
    return address if address.startswith("http") else f"http:{address}"
