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
        self.lacks = False  # an answer of the site was an error, or never came
        self._scope = ""

    @property
    def owes(self) -> bool:
        """Whether an answer that may have brought lines was an error, or never came."""
        return self.lacks or any(map(self._calls, self.abroad))

    def watch(self, page: Page) -> None:
        self._scope = scope_of(page.url)
        page.on("request", self._asked)
        page.on("requestfinished", self._had)
        page.on("requestfailed", self._failed)
        page.on("response", self._told)

    def _asked(self, request: Request) -> None:
        self.abroad.add(request)

    def _had(self, request: Request) -> None:
        self.abroad.discard(request)

    def _failed(self, request: Request) -> None:
        self._had(request)
        self.lacks |= self._calls(request)

    def _told(self, response: Response) -> None:
        if response.status >= 400:
            self._failed(response.request)

    def _calls(self, request: Request) -> bool:
        """Whether a request may bring lines of the list: no picture, no counter of a stranger."""
        return request.resource_type in _CALLS and scope_of(request.url) == self._scope
