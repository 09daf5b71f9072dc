"""No private address is ever fetched: not by name, not by number in any spelling, not through a redirect.

A site list comes from outside, and pages choose where links and redirects lead; without this door a page
could make the crawler read the machines around it. Checked twice: the host as written, before a request
leaves (redirects are requests too), and every address a name resolves to, at the moment of connecting.
"""

from __future__ import annotations

import ipaddress
import socket
import unicodedata
from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.manners import config_of

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_UNICAST = ipaddress.ip_network("2000::/3")  # what of IPv6 is given out at all (RFC 4291)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(IgnoreRequest):
    """The request would have reached an address that is not of the open internet."""


class OffSite(IgnoreRequest):
    """A redirect left the site that is being crawled."""


class Guard:
    """Downloader middleware: refuses private hosts, schemes other than the web's, and redirects off the site."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(config_of(crawler.settings).allow_hosts)

    def process_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"}:
            raise PrivateAddress(f"{request.url}: only http and https are fetched")
        if is_private(parts.hostname or "", self._allowed):
            raise PrivateAddress(f"{request.url}: a private address")
        scope = request.meta.get("scope")
        if scope and scope_of(request.url) != scope:
            raise OffSite(f"{request.url}: outside {scope}")


class GuardedResolver(CachingThreadedResolver):
    """Scrapy's resolver, which refuses a public name that points to a private address."""

    allowed: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.allowed = config_of(crawler.settings).allow_hosts
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802  # Twisted's name
        return super().getHostByName(name, timeout).addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if leads_inside(name, address, self.allowed):
            raise PointsInside(f"{name} points to the private address {address}")
        return address


class PointsInside(DNSLookupError):
    """A name that was looked up has the address of a machine nobody may ask."""


def leads_inside(host: str, address: str, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether *host*, which was looked up and has *address*, is of no public network; the browser's gate asks, too."""
    return is_private(host, allowed) or (plain(host) not in allowed and is_private(address, allowed))


def plain(host: str) -> str:
    """A host as it is compared: without brackets, width and final dot, whichever full stop is written."""
    return unicodedata.normalize("NFKC", host).replace("\u3002", ".").strip("[]").rstrip(".").lower()


def is_private(host: str, allowed: frozenset[str] = frozenset()) -> bool:
    """Whether *host*, a name or an address in any spelling, is of no public network; allowed hosts are not."""
    name = plain(host)
    if name in allowed:
        return False
    address = _address(name)
    if address is None:
        return not name or name == "localhost" or name.endswith((".localhost", ".local", ".internal"))
    return str(address) not in allowed and not _is_public(address)


def scope_of(url: str) -> str:
    """The site a URL belongs to: its registrable name; for an address or a bare name, host and port."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").lower()
    labels = host.split(".")
    if _address(host) or len(labels) == 1:
        return f"{host}:{parts.port or {'http': 80, 'https': 443}.get(parts.scheme)}"
    second_level = len(labels[-1]) == 2 and labels[-2] in {"gov", "com", "org", "net", "edu", "ac", "co"}
    return ".".join(labels[-3 if second_level else -2 :])


def _address(host: str) -> Address | None:
    """The address a host spells: dotted, decimal, octal, hexadecimal, shortened, or IPv6."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def _is_public(address: Address) -> bool:
    inner: Any = None
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return _is_public(inner)
    if isinstance(address, ipaddress.IPv6Address) and address not in _UNICAST:
        return False
    return address.is_global and not address.is_multicast
