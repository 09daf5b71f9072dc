"""How far a page may be trusted: by its host where that is known, by its text where it is not."""

from __future__ import annotations

import ipaddress
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from models.places import Site
from models.values import Document, Removal, Vote
from models.vocabulary import Kind, Trust

#: Removals that are the work of a stranger; a removal by any other rule accuses nobody.
INJECTED = frozenset(
    {
        "brand_injection", "footer_shell", "head_stuffing", "hidden_links", "link_farm", "junk_markup", "symbol_noise",
        "cloaking", "cloaking_script",
    }
)  # fmt: skip
#: What a sign weighs where only the text can speak: a brand alone may stand on a real portal, two signs may not.
SIGN_WEIGHT = dict.fromkeys((*INJECTED, "placeholder_phone", "truncated"), 1) | {
    "brand_substitution": 2,
    "pinyin_gloss": 2,
}
_ENOUGH = 2
#: “鎮(zhèn)”, “發(fā)布”: a gloss behind a character that needs none; copies carry dozens to look like new text
_GLOSS = re.compile(r"[\u3400-\u9fff][(（](?P<gloss>[a-zA-Zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,7})[)）]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MASK = re.compile(
    r"(?<=[\u3400-\u9fff\d])\*{2,}(?=[\u3400-\u9fff\d])|(?<![\w*])\*{3,}(?=[\u3400-\u9fff])"
)  # “主动***息”
_PLACEHOLDER = re.compile(r"8{7,}")  # “020-88888888”
_CUT = re.compile(
    r"请与[\u3400-\u9fff]{2,20}(?:镇|乡|县|区|市|街道)$", re.MULTILINE
)  # “…请与某县某镇”, and no more


def judge(
    document: Document, sites: Sequence[Site], kind: Kind, removed: Sequence[Removal]
) -> tuple[Trust, tuple[Vote, ...]]:
    """The trust of a page, and what spoke for it.

    A verified site row (same host and port) and any host under .gov.cn is official, or official_injected where an
    injection was removed; a raw address is unverified_mirror; any other host that serves a report is a clone, or a
    masked_copy where words are starred out. Without an address only the text can decide; else unknown.
    """
    votes = signs(document, removed)
    host = _host(document.url)
    if host is None:
        return _by_text(kind, votes), votes
    row = _row_of(host, sites)
    votes = (Vote("host", host), *((Vote("site", row.code),) if row else ()), *votes)
    return _by_host(document, host, sites, kind, votes), votes


def _by_host(
    document: Document, host: str, sites: Sequence[Site], kind: Kind, votes: Sequence[Vote]
) -> Trust:
    if is_official(document.url or "", sites):
        injected = any(vote.source == "removed" for vote in votes)
        return "official_injected" if injected else "official"
    if _is_address(urlsplit(document.url or "").hostname or host):
        return "unverified_mirror"
    if kind == "doorway":
        return "doorway"
    if kind != "annual_report":
        return "unknown"
    return "masked_copy" if _masked(votes) else "clone"


def _by_text(kind: Kind, votes: Sequence[Vote]) -> Trust:
    if kind == "doorway":
        return "doorway"
    if _masked(votes):
        return "masked_copy"
    return (
        "clone"
        if sum(SIGN_WEIGHT.get(sign, 0) for sign in {v.value for v in votes}) >= _ENOUGH
        else "unknown"
    )


def _masked(votes: Sequence[Vote]) -> bool:
    return any(vote.value == "masks" for vote in votes)


def is_official(url: str, sites: Sequence[Site]) -> bool:
    """Whether a verified row names this host and port, or the host lies under .gov.cn."""
    host = urlsplit(url).hostname or ""
    if host == "gov.cn" or host.endswith(".gov.cn"):
        return True
    return _row_of(_host(url), sites) is not None


def _row_of(place: str | None, sites: Sequence[Site]) -> Site | None:
    """The verified row that names this host and port."""
    return next((site for site in sites if site.verified and _host(site.url) == place), None)


def signs(document: Document, removed: Sequence[Removal]) -> tuple[Vote, ...]:
    """Signs of a copy or an injection: rules that took something out, and marks of the text itself."""
    text = document.text
    found = [Vote("removed", removal.rule) for removal in removed if removal.rule in INJECTED]
    brands = Counter(removal.text for removal in removed if removal.rule == "brand_injection")
    if (
        max(brands.values(), default=0) >= 3
    ):  # one phrase in the place of a frequent word: a machine-made copy
        found.append(Vote("text", "brand_substitution"))
    glosses = [match["gloss"].lower() for match in _GLOSS.finditer(text)]
    if len(set(glosses)) >= 3 and 1000 * len(glosses) >= 2 * len(_HAN.findall(text)):
        found.append(Vote("text", "pinyin_gloss"))
    if len(_MASK.findall(text)) >= 3:
        found.append(Vote("text", "masks"))
    shell = "\n".join((document.footer, *(removal.text for removal in removed)))
    if _PLACEHOLDER.search(shell):
        found.append(Vote("text", "placeholder_phone"))
    if _CUT.search(text):
        found.append(Vote("text", "truncated"))
    domain = urlsplit(_with_scheme(document.meta.get("sitedomain", ""))).hostname
    host = urlsplit(document.url or "").hostname
    if domain and host and _bare(domain) != _bare(host):
        found.append(Vote("meta", "site_domain"))
    if host and not host.endswith(".gov.cn"):
        found.extend(_copied(document, host))
    return tuple(dict.fromkeys(found))


_LEFT_BEHIND = 3  # links to one office's host that a copy forgot to rewrite
_OFFICE_PATH = re.compile(
    r"/art/\d{4}/\d{1,2}/\d{1,2}/art_|/art_[0-9a-f]{32}|/t20\d{6}_\d+\.s?html?|/c\d{5,}/(?:20)?\d{4,6}/|/content/post_\d+|"
    r"/info/\d+/\d+\.htm|/public/(?:column/|content/)?\d+|/xxgkAnnualReport|zfxxgk|xxgknb|xxgkzd|/zwgk/|/gkmlpt/",
    re.IGNORECASE,
)  # how the content systems of offices name their pages


def _copied(document: Document, host: str) -> Iterator[Vote]:
    """What a copy keeps of the office it was taken from: links to its host, and the shape of its addresses."""
    hosts = Counter(urlsplit(link.url).hostname or "" for link in document.links)
    if any(n >= _LEFT_BEHIND and name.endswith(".gov.cn") and name != host for name, n in hosts.items()):
        yield Vote("links", "office_host")
    if _OFFICE_PATH.search(urlsplit(document.url or "").path):
        yield Vote("url", "office_path")


def _with_scheme(domain: str) -> str:
    return domain if "//" in domain or domain in ("", "null") else f"http://{domain}"


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _host(url: str | None) -> str | None:
    """Host and port in lower case, the scheme's own port left out; None where the address has no host."""
    if not url:
        return None
    parts = urlsplit(url)
    if not parts.hostname:
        return None
    port = {"http": ":80", "https": ":443"}.get(parts.scheme, "")
    return parts.netloc.rpartition("@")[2].lower().removesuffix(port)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
