"""Where an address lies, seen from a list: in its folder, under its number, or beside it in the same shape."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TOKEN = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|\d{5,}", re.IGNORECASE)  # what a system numbers
_NUMBERS = re.compile(  # 320682 and 320682BM02 are organs
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|\d+(?:[a-z]{1,3}\d+)*", re.IGNORECASE
)

_ARTICLE = re.compile(r"\d{3,}|[0-9a-f]{12,}")


def is_numbered(url: str) -> bool:
    """Whether the file an address names bears a number, as articles do: t20240313_4885.html, not index.html."""
    return _ARTICLE.search(urlsplit(url).path.rpartition("/")[2]) is not None


def belongs(url: str, column: str) -> bool:
    """Whether *url* is of *column*: in its folder, or bearing its number. Templates leak links of other columns."""
    path = urlsplit(url).path
    return below(url, column) or (path != urlsplit(column).path and _number(column) in _TOKEN.findall(path))


def below(url: str, column: str) -> bool:
    """Whether *url* lies in the folder of *column*; lists of one page with other queries stand beside each other."""
    one, other = urlsplit(url), urlsplit(column)
    if one.path == other.path:
        return (
            url != column and bool(other.query) and set(other.query.split("&")) <= set(one.query.split("&"))
        )
    folder = other.path.rpartition("/")[0] + "/"
    return one.netloc == other.netloc and len(folder) > 1 and one.path.startswith(folder) and url != column


def within(url: str, page: str) -> bool:
    """Whether *url* lies in a folder below that of *page*, which is the folder's own page."""
    one, other = urlsplit(url), urlsplit(page)
    folder, _, name = other.path.rpartition("/")
    own = len(folder) > 0 and re.fullmatch(r"(?:index|list|default)?(?:\.\w+)?", name) is not None
    return (
        own
        and one.netloc == other.netloc
        and one.path.startswith(f"{folder}/")
        and "/" in one.path[len(folder) + 1 :]
    )


def shape(url: str) -> str:
    """An address without its numbers: lists of one system have one shape, whatever they list."""
    parts = urlsplit(url)
    return _NUMBERS.sub("#", f"{parts.netloc}{parts.path}?{parts.query}")


def _number(column: str) -> str | None:
    """The last number a system gave the column in its path: 1229075110 of /col/col1229075110/index.html."""
    found: list[str] = _TOKEN.findall(urlsplit(column).path)
    return found[-1] if found else None
