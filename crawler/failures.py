"""What never became an exchange: the errors a request can end with, and their names for people."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from models.errors import NianbaoError


class Stopped(IgnoreRequest):
    """The crawl ends: what still waited for its turn is not fetched, and nothing is said of it."""


GAVE_UP = "answers in a row were walls or refusals"


class GaveUp(IgnoreRequest):
    """The origin has been silent, or has shown walls, so often in this run that nobody asks it any more."""


class Unreachable(IgnoreRequest):
    """robots.txt could not be had from a server in trouble: nothing may be fetched, and nothing was proved."""


UNREACHABLE: tuple[type[Exception], ...] = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    OSError,
)
_WORDS: dict[str, str] = {
    "CannotResolveHostError": "the name has no address",
    "DownloadCancelledError": "the answer was too large",
    "DownloadConnectionRefusedError": "the server refused the connection",
    "DownloadFailedError": "the connection broke",
    "DownloadTimeoutError": "no answer in time",
    "ResponseDataLossError": "the answer was cut off",
}


def words(error: BaseException) -> str:
    """What happened, in a line."""
    name = type(error).__name__
    if isinstance(error, IgnoreRequest | NianbaoError):
        return str(error)
    return _WORDS.get(name) or f"{name}: {' '.join(str(error).split())}"[:200]
