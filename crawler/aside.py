"""A request beside the crawl's own queue: robots.txt, a page's file, or a second look at a page, had when it is needed.

It goes the way of every request; what keeps a file or a second look from us is told to the tour.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from crawler.asks import Ask
from crawler.failures import UNREACHABLE, GaveUp, Stopped, Unreachable, words
from crawler.tour import Tour
from models.warc_records import Role

LOST: tuple[type[Exception], ...] = (*UNREACHABLE, GaveUp, Unreachable)
Fetch = Callable[[Request], Awaitable[Response]]


def fetcher(crawler: Crawler) -> Fetch:
    """What takes a request through the engine of a crawl that runs."""

    async def fetch(request: Request) -> Response:
        assert crawler.engine is not None
        return await crawler.engine.download_async(request)

    return fetch


async def answered(fetch: Fetch, tour: Tour, ask: Ask, role: Role, **meta: Any) -> Response | None:
    """The answer to *ask*; None where there is none: the run says so. Raises Stopped where the crawl ends."""
    request = Request(
        ask.url,
        headers=dict(ask.headers),
        meta={"site": tour.site.code, "scope": tour.scope, "role": role, **meta},
        callback=NO_CALLBACK,
        dont_filter=True,
    )
    tour.spent += 1
    try:
        return await fetch(request)
    except Stopped:
        raise
    except LOST as error:
        tour.lose(ask, f"{role}: {words(error)}")
    except IgnoreRequest as refusal:
        tour.losses.forbid(ask, str(refusal))
    return None
