"""Raw first: the downloader middleware nearest the network puts every exchange into the WARC, then passes it on.

Redirects, errors, retries, robots.txt and 304s pass here too. What follows finds the capture, its body
unpacked, in `request.meta["capture"]`; the `captures` row is noted before anyone reads the page.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Self
from urllib.parse import unquote_to_bytes, urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response

from crawler.blocked import before_reading, led_away
from crawler.ledger import Ledger
from crawler.manners import origin_of
from models.values import Capture, Visit, WarcPlace
from models.warc import Earlier, Exchange, WarcWriter, decoded, payload_digest
from models.warc_records import Role
from pipelines.clean.document import clipped
from pipelines.stages import Desk

_ONE_BOMB = threading.Lock()
_FILENAME = re.compile(rb"""filename\*?\s*=\s*(?:UTF-8'')?"?([^";]+)""", re.IGNORECASE)


class Wire:
    """Archives exchanges; *note* takes the captures row, *confirmed* knows what a 304 of a URL confirms."""

    def __init__(
        self,
        writer: WarcWriter,
        note: Callable[[Visit], None],
        confirmed: Callable[[str], Earlier | None],
        clock: Callable[[], datetime],
        count: Callable[[str], None],
        *,
        ledger: Ledger | None = None,
    ) -> None:
        self._writer, self._note, self._confirmed = writer, note, confirmed
        self._clock, self._count, self._ledger = clock, count, ledger or Ledger()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        desk = crawler.get_extension(Desk)
        assert desk is not None
        assert crawler.stats is not None
        count, ledger = crawler.stats.inc_value, crawler.get_extension(Ledger)
        return cls(desk.warc, desk.note, desk.copies.confirmed, desk.config.now, count, ledger=ledger)

    async def process_response(self, request: Request, response: Response) -> Response:
        if "playwright" in response.flags:
            capture = self._rendered(response, request.meta["site"])
            kind = before_reading(capture.status, capture.body)
            self._note(Visit(request.meta["site"], capture, "rendered" if kind == "unjudged" else kind))
            request.meta["kind"] = kind
        else:
            capture = self._keep(request, response, await _unpacked(response))
            whole = "dataloss" not in response.flags
            role = role_of(request)
            kind = before_reading(capture.status, capture.body, role=role, whole=whole)
            if kind == "redirect" and (away := led_away(capture)):
                kind = away[0]
                request.meta["dont_redirect"] = True  # it answers for the page, and that is all it does
            column = request.meta.get("listed", {}).get(request.url)
            self._note(Visit(request.meta.get("site", ""), capture, kind, column=column))
            request.meta["kind"] = kind
        request.meta["capture"] = capture
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Count what never became an exchange: refused and lost connections, names without address."""
        if not isinstance(exception, IgnoreRequest):
            self._count(f"wire/failed/{type(exception).__name__}")
            self._ledger.failed(request.meta.get("site", ""), origin_of(request.url))

    def _keep(self, request: Request, response: Response, body: bytes) -> Capture:
        """The exchange as it came goes to the WARC; *body*, unpacked, to the rooms behind."""
        seconds = request.meta.get("download_latency") or 0.0
        latency = timedelta(seconds=seconds)
        self._ledger.came(request.meta.get("site", ""), origin_of(request.url), len(response.body), seconds)
        exchange = Exchange(
            url=response.url,
            fetched_at=self._clock() - latency,
            status=response.status,
            method=request.method,
            request_headers=(("Host", urlsplit(request.url).netloc), *pairs(request.headers)),
            request_body=request.body,
            response_headers=pairs(response.headers, without=("transfer-encoding",)),
            body=response.body,
            protocol=response.protocol or "HTTP/1.1",
            ip=str(response.ip_address) if response.ip_address else None,
            truncated="disconnect" if "dataloss" in response.flags else None,
            site=request.meta.get("site", ""),
            role=role_of(request),
        )
        confirms = self._confirmed(exchange.url) if exchange.status == 304 else None
        place = self._writer.write(exchange, confirms)
        return capture_of(exchange, place, body, request.headers.get("Referer"))

    def _rendered(self, response: Response, site: str) -> Capture:
        """The DOM a browser built; the wire bytes it was built from are already kept."""
        now = self._clock()
        html = response.body
        place = self._writer.convert(response.url, now, html, "chromium through Playwright", site)
        return Capture(
            body=html,
            url=response.url,
            status=response.status,
            content_type="text/html; charset=utf-8",
            fetched_at=now,
            payload_digest=payload_digest(html),
            warc=place,
        )


async def _unpacked(response: Response) -> bytes:
    """The body without its content coding, by another thread: a bomb must not hold up all other sites."""
    coding = response.headers.get("Content-Encoding")
    told = coding.decode("latin-1") if coding else None
    return await asyncio.to_thread(_readable, response.body, told)


def _readable(body: bytes, coding: str | None) -> bytes:
    """What is read of a packed body. Bombs unpack one after another; what is kept of one shows its reader its length."""
    with _ONE_BOMB:
        return clipped(decoded(body, coding))


def capture_of(exchange: Exchange, place: WarcPlace, body: bytes, referrer: bytes | None = None) -> Capture:
    """What the rooms behind the wire see of an exchange; body: its own without the content coding."""
    headers = {name.lower(): value for name, value in exchange.response_headers}
    location = headers.get("location")
    return Capture(
        body=body,
        url=exchange.url,
        status=exchange.status,
        content_type=headers.get("content-type"),
        fetched_at=exchange.fetched_at,
        filename=filename_of(headers),
        referrer=referrer.decode("latin-1") if referrer else None,
        location=_joined(exchange.url, location),
        payload_digest=payload_digest(exchange.body),
        warc=place,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
    )


def _joined(url: str, location: str | None) -> str | None:
    """Where a redirect leads; None where the words as sent are no address."""
    try:
        return urljoin(url, location) if location else None
    except ValueError:
        return None


def role_of(request: Request) -> Role:
    """Why a request is made: as a page, unless its meta or the ask behind it says otherwise."""
    ask = request.meta.get("ask")
    role: Role = request.meta.get("role", "answer" if ask is not None and ask.answer else "page")
    return role


def pairs(headers: Headers, without: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Header lines as sent, repeated names too; latin-1 keeps every byte."""
    return tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in headers.items()
        for value in values
        if name.decode("latin-1").lower() not in without
    )


def filename_of(headers: Mapping[str, str]) -> str | None:
    """The name of Content-Disposition, be it UTF-8, percent-encoded or GBK bytes."""
    found = _FILENAME.search(headers.get("content-disposition", "").encode("latin-1", "replace"))
    if not found:
        return None
    name = unquote_to_bytes(found[1].strip())
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("gb18030", "replace")
