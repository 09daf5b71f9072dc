"""What a page in a browser asks for while it is turned: what is abroad, what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawler.guard import scope_of

if TYPE_CHECKING:  # most crawls need no browser, and its driver takes half a second to import
    from playwright.async_api import Page, Request, Response

_CALLS = frozenset({"xhr", "fetch", "script"})  # what may bring lines


class Traffic:
    """The requests of one page, from `watch` on."""

    def __init__(self) -> None:
        self.abroad: set[Request] = set()
        self.lacks = False  # the page was left before it was seen to its end
        self.had = 0  # answers that may have brought lines
        self._failed: set[tuple[str, ...]] = (
            set()
        )  # what was answered with an error, or never, and not well since
        self._scope = ""

    @property
    def owes(self) -> bool:
        """Whether an answer that may have brought lines was an error, or never came."""
        return self.lacks or bool(self._failed) or any(map(self._calls, self.abroad))

    def begin(self) -> None:
        """What went wrong until now does not count: the page has been seen since."""
        self.lacks = False
        self._failed.clear()

    def watch(self, page: Page) -> None:
        self._scope = scope_of(page.url)
        page.on("request", self._asked)
        page.on("requestfinished", self._back)
        page.on("requestfailed", self._lost)
        page.on("response", self._told)

    def _asked(self, request: Request) -> None:
        self.abroad.add(request)

    def _back(self, request: Request) -> None:
        self.abroad.discard(request)

    def _lost(self, request: Request) -> None:
        self._back(request)
        if self._calls(request):
            self._failed.add(_key(request))

    def _told(self, response: Response) -> None:
        if response.status >= 400:
            self._lost(response.request)
        elif self._calls(response.request):
            self.had += 1
            self._failed.discard(_key(response.request))

    def _calls(self, request: Request) -> bool:
        """Whether a request may bring lines of the list: no picture, no counter of a stranger."""
        return request.resource_type in _CALLS and scope_of(request.url) == self._scope


def _key(request: Request) -> tuple[str, ...]:
    """Who asks the same again may be answered well."""
    return request.method, request.url, repr(request.post_data_buffer)
