"""What a page in a browser may ask for, and as whom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from crawler.guard import is_private, scope_of

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Request

#: Of no use to a list; never fetched.
NEEDLESS = frozenset({"image", "media", "font", "stylesheet"})


async def headers_of(
    *, playwright_request: Request, scrapy_request_data: Mapping[str, Any], **_: object
) -> dict[str, str]:
    """The browser's own, and the crawl's: all of them for the page that was asked for, else who we are.

    By default a form that a page posts would lose what kind of body it has.
    """
    ours = {k.lower(): v for k, v in scrapy_request_data["headers"].to_unicode_dict().items()}
    sent = await playwright_request.all_headers()
    is_page = playwright_request.is_navigation_request() and playwright_request.method == "GET"
    return {**sent, **ours} if is_page else sent | {"user-agent": ours.get("user-agent", sent["user-agent"])}


def refuser(allowed: frozenset[str], may: Callable[[Request], Awaitable[bool]]) -> Any:
    """The guard inside the browser: no private hosts, nothing that adds no text, of other sites scripts only.

    may: what robots.txt says.
    """

    async def refuse(request: Request) -> bool:
        parts = urlsplit(request.url)
        if request.resource_type in NEEDLESS or parts.scheme not in ("http", "https"):
            return True
        if is_private(parts.hostname or "", allowed):
            return True
        page = request.frame.page.main_frame.url
        is_foreign = page.startswith("http") and scope_of(page) != scope_of(request.url)
        return (is_foreign and request.resource_type != "script") or not await may(request)

    return refuse
