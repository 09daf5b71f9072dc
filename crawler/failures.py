"""What never became an exchange: the errors a request can end with, and their names for people."""

from __future__ import annotations

from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectError, ConnectionClosed, NoRouteError, TCPTimedOutError

from models.errors import NianbaoError


class Stopped(IgnoreRequest):
    """The crawl ends: what still waited for its turn is not fetched, and nothing is said of it."""


GAVE_UP = "answers in a row were walls or refusals"


class GaveUp(IgnoreRequest):
    """The origin has been silent, or has shown walls, so often in this run that nobody asks it any more."""


class Unreachable(IgnoreRequest):
    """robots.txt could not be had from a server in trouble: nothing may be fetched, and nothing was proved."""


class InTrouble(Unreachable):
    """The server is there, and answers even for robots.txt with an error of its own."""


class NoGreeting(DownloadFailedError):
    """TLS was asked for, and the connection ended before both sides had agreed on it."""


UNREACHABLE: tuple[type[Exception], ...] = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    ConnectError,  # what has no name of its own in Scrapy: no route, no network
    ConnectionClosed,
    OSError,
)
#: What went wrong -> in words; the first that fits, so that the exact ones stand before their kind.
_WORDS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "the name has no address"),
    (DownloadCancelledError, "the answer was too large"),
    (DownloadConnectionRefusedError, "the server refused the connection"),
    (DownloadTimeoutError, "no answer in time"),
    (ResponseDataLossError, "the answer was cut off"),
    (NoRouteError, "no way leads to the server"),
    (TCPTimedOutError, "no connection in time"),
    (NoGreeting, "the connection broke in the TLS greeting"),
    (DownloadFailedError, "the connection broke"),
    (ConnectionClosed, "the connection broke"),
)


def words(error: BaseException) -> str:
    """What happened, in a line."""
    if isinstance(error, IgnoreRequest | NianbaoError):
        return str(error)
    if greeting := _tls(error):
        return f"the TLS greeting failed: {greeting}"
    known = next((said for kind, said in _WORDS if isinstance(error, kind)), None)
    return known or f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]


def _tls(error: BaseException) -> str:
    """What OpenSSL found amiss; empty where it was not asked, or has no words for it."""
    reasons = getattr(error.__cause__, "reasons", ())  # of Twisted's ResponseFailed
    found = (reason.value for reason in reasons if isinstance(reason.value, SSL.Error))
    return next((", ".join(told[-1] for told in one.args[0]) for one in found if one.args), "")
