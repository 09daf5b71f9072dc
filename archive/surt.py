"""SURT: the key under which archives sort URLs, so that twins of one page stand together.

A web address without scheme, `www.`, default port, fragment and session id, its host turned round: the key of
`https://www.a.gov.cn/B/?y=2&x=1` is `cn,gov,a)/b?x=1&y=2`. Written from the behaviour of the tools that read such
indexes (tested against cdxj-indexer), because the package they share is under a licence that ours cannot take in.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import unquote_to_bytes

_DEFAULT_PORTS = {"http": "80", "https": "443"}
_WEB = re.compile(r"^(https?|ftp)://([^/?#\\]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.DOTALL)
_WWW = re.compile(r"^www\d*\.")
#: Bytes that a key writes as %xx: blanks and controls, what is not ASCII, and the two that would read as signs.
_ESCAPED = re.compile(rb"[\x00-\x20\x7f-\xff#%]")
#: Session ids in a query, each with the sign that parts it from what follows; of each kind the last one goes.
_SESSIONS = tuple(
    re.compile(rf"{session}(?:&|$)", re.IGNORECASE)
    for session in (
        "jsessionid=[0-9a-z]{32}",
        "phpsessid=[0-9a-z]{32}",
        "sid=[0-9a-z]{32}",
        "aspsessionid[a-z]{8}=[a-z]{24}",
        "cfid=[^&]+&cftoken=[^&]+",
    )
)
#: ASP.NET's session ids stand in the path: /(24 signs)/page.aspx
_SESSION_STEPS = tuple(
    re.compile(rf"/{session}(?=/[^?]+\.aspx)", re.IGNORECASE | re.DOTALL)
    for session in (r"\((?:[a-z]\([0-9a-z]{24}\))+\)", r"\([0-9a-z]{24}\)")
)


def surt(url: str | None) -> str:
    """The key of a URL; what is no web address (`urn:…`) is its own key, and `-` that of a record without one."""
    if not url:
        return "-"
    found = _WEB.match(re.sub(r"[\t\r\n]", "", url.strip()))
    if not found:
        return url
    scheme, authority, path, query = (part or "" for part in found.groups())
    host, _, port = _parted(authority.rpartition("@")[2])
    port = "" if port in ("", _DEFAULT_PORTS.get(scheme.lower())) else f":{_escaped(_bytes(port))}"
    asked = _query(query)
    return f"{_turned(host)}{port}){_path(path)}{'?' if asked else ''}{asked}"


def _parted(authority: str) -> tuple[str, str, str]:
    """Host and port; the brackets of an IPv6 address are dropped."""
    if authority.startswith("["):
        return authority[1:].partition("]")[0], "", authority.rpartition("]:")[2] if "]:" in authority else ""
    return authority.partition(":")


def _turned(host: str) -> str:
    """gov.cn -> cn,gov; an address of four numbers is turned round, too."""
    if ":" in host:
        return _escaped(_bytes(host.lower()))
    if re.fullmatch("[0-9]{1,10}", host) and int(host) < 1 << 32:
        host = str(ipaddress.IPv4Address(int(host)))
    name = re.sub(
        r"\.{2,}",
        ".",
        unquote_to_bytes(_bytes(host)).decode("utf-8", "replace").lower(),
    ).strip(".")
    return ",".join(reversed(_WWW.sub("", _in_ascii(name)).split(".")))


def _in_ascii(name: str) -> str:
    """Chinese labels as they are registered: 例子 -> xn--fsqu00a; a name that cannot be is kept."""
    try:
        return _escaped(name.encode("idna"))
    except UnicodeError:
        return _escaped(_bytes(name))


def _path(path: str) -> str:
    steps: list[str] = []
    for step in _plainly(path).split("/")[1:]:
        if step == ".." and steps:
            del steps[-1]
        elif step != ".":
            steps.append(step)
    return _without(_SESSION_STEPS, "/" + "/".join(filter(None, steps))).lower()


def _query(query: str) -> str:
    """Its parts in the order of their names, then values, without session ids."""
    parts = _without(_SESSIONS, _plainly(query)).lower().split("&")
    return "&".join(sorted(parts, key=lambda part: part.split("=", 1)))


def _without(sessions: tuple[re.Pattern[str], ...], text: str) -> str:
    """The text without the last id of each kind."""
    for session in sessions:
        for last in list(session.finditer(text))[-1:]:
            text = text[: last.start()] + text[last.end() :]
    return text


def _plainly(text: str) -> str:
    """Percent signs undone until nothing changes, then only what must be is escaped."""
    before, after = b"", _bytes(text)
    while before != after:
        before, after = after, unquote_to_bytes(after)
    return _escaped(after)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _escaped(raw: bytes) -> str:
    return _ESCAPED.sub(lambda sign: b"%%%02x" % sign[0][0], raw).decode("ascii")
