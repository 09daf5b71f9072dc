"""The last step before the network: wait for one's turn, keep the answer's head within bounds, or ask a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError
from twisted.web.iweb import IPolicyForHTTPS

from crawler.browser import NoPage, Renderer
from crawler.certificates import AnyCertificate
from crawler.failures import NoGreeting, Stopped
from crawler.guard import PointsInside, PrivateAddress
from crawler.ledger import Ledger
from crawler.manners import Pace, origin_of
from pipelines.stages import Desk

MOST_HEAD = 256_000  # bytes of an answer's header lines; the library bounds one line, not their number


class Handler(HTTP11DownloadHandler):
    """Scrapy's own downloader behind the queues of crawler.manners; who asks for a browser gets the page it builds."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._of = crawler
        self._pace = _extension(crawler, Pace)
        self._pool._factory = watched(self._pool._factory, self._pace.left)  # noqa: SLF001  # Scrapy sets it the same way
        self._desk = _extension(crawler, Desk)
        self._ledger = _extension(crawler, Ledger)
        self._certificates = AnyCertificate(self._ledger.fault)
        self._contextFactory = cast("IPolicyForHTTPS", self._certificates)  # zope's kind of interface
        self._renderer = _extension(crawler, Renderer)

    async def download_request(self, request: Request) -> Response:
        origin = origin_of(request.url)
        waited = await self._pace.rest(origin, self._is_stopping)  # a long rest takes no other origin's room
        async with self._pace.rooms.enter(await _address(request.url), origin):
            await self._desk.pause.over(self._is_stopping)
            waited += await self._pace.turn(origin, self._is_stopping, self._delay(request))
            if self._is_stopping():
                raise Stopped
            self._ledger.leaves(request.meta.get("site", ""), origin, waited)
            return await (self._rendered(request) if request.meta.get("playwright") else self._asked(request))

    async def _asked(self, request: Request) -> Response:
        origin = origin_of(request.url)
        try:
            response = await super().download_request(request)
        except DownloadFailedError as error:
            if request.url.startswith("https:") and origin not in self._certificates.greeted:
                raise NoGreeting(str(error)) from error.__cause__
            raise
        self._pace.heed(origin, response.status, _text(response, "Retry-After"))
        return response

    async def _rendered(self, request: Request) -> Response:
        """The DOM a browser builds; a file is none, and is fetched like every other."""

        async def may() -> bool:
            await self._pace.turn(origin_of(request.url), self._is_stopping, self._delay(request))
            return not self._is_stopping()

        try:
            async with (
                self._renderer.rooms
            ):  # what waits for a page of the browser does not spend the time of its own
                if self._is_stopping():
                    raise Stopped
                found: Response = await self._renderer.render(request, may)
        except NoPage:
            request.meta.pop("playwright")
            return await self._asked(request)
        return found

    def _delay(self, request: Request) -> float:
        """The delay of the request's queue: who waited for a room must not leave on the heels of who did not."""
        engine = self._of.engine
        slot = engine.downloader.slots.get(request.meta["download_slot"]) if engine is not None else None
        return float(slot.delay) if slot is not None else 0.0

    def _is_stopping(self) -> bool:
        """Whether the crawl was told to end; if so, those who wait for their turn wait for no delay any more."""
        engine = self._of.engine
        if engine is None or (engine.running and not getattr(self._of.spider, "stopping", False)):
            return False
        for slot in engine.downloader.slots.values():
            slot.delay = 0.0
        return True


def watched(factory: type[Any], left: Callable[[str], None]) -> type[Any]:
    """A factory of connections that tell when a request is on its way, and hang up on a head without end.

    left: told the origin.
    """

    def build(self: Any, address: object) -> Any:
        return _with_bounded_head(_telling(factory.buildProtocol(self, address), left))

    return type("Watched", (factory,), {"buildProtocol": build})


def _telling(protocol: Any, left: Callable[[str], None]) -> Any:
    """Between a request's turn and its bytes lies a connection, and on a busy machine some time."""
    ask = protocol.request

    def asked(request: Any) -> Any:
        left(origin_of(request.absoluteURI.decode("ascii")))
        return ask(request)

    protocol.request = asked
    return protocol


def _with_bounded_head(protocol: Any) -> Any:
    """Count what comes while the parser still reads header lines, and only then."""
    receive, counted = protocol.dataReceived, 0

    def received(data: bytes) -> None:
        nonlocal counted
        parser = protocol._parser  # noqa: SLF001  # the connection's own state; there is no public way
        counted = counted + len(data) if parser is not None and parser.state in ("STATUS", "HEADER") else 0
        if counted > MOST_HEAD:
            protocol.transport.abortConnection()
        else:
            receive(data)

    protocol.dataReceived = received
    return protocol


async def _address(url: str) -> str:
    """The address behind a host; the host itself where it has none. Raises PrivateAddress."""
    from twisted.internet import reactor

    host = urlsplit(url).hostname or ""
    try:
        found: Any = reactor.resolve(host)  # type: ignore[arg-type]  # its stub takes the arguments for one
        return str(await maybe_deferred_to_future(found))
    except PointsInside as refusal:  # connecting would refuse it, too, and say less
        raise PrivateAddress(refusal.args[0]) from refusal
    except DNSLookupError:
        return host  # connecting will say why


def _extension(crawler: Crawler, kind: type[Any]) -> Any:
    found = crawler.get_extension(kind)
    assert found is not None, f"settings.EXTENSIONS names {kind.__name__}"
    return found


def _text(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
