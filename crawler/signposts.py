"""Home pages that show nothing and send their visitors on, one way or another: telephones here, everybody else there."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from models.values import Document

_MOVES = re.compile(
    r"location(?:\.href)?\s*(?:=(?!=)|\.(?:replace|assign)\s*\()\s*['\"]([^'\"\s+]+)['\"](?!\s*\+)",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"^(?:m|wap|3g|mobile|phone|h5|touch|app)$", re.IGNORECASE
)  # a folder, or a host's first word
_LONGEST = 5000  # characters of a script; a longer one does something else, too
MOST = 3


def crossroads(document: Document) -> list[str]:
    """The ways that scripts of a page without links or frames may go, those of small screens last."""
    if document.links or document.frames or document.forms:
        return []
    page = document.url or ""
    found = (way for code in document.scripts if len(code) <= _LONGEST for way in _MOVES.findall(code))
    ways = dict.fromkeys(urljoin(page, way) for way in found if not way.startswith(("#", "javascript:")))
    return sorted((way for way in ways if way != page), key=_is_small)[:MOST]


def _is_small(url: str) -> bool:
    parts = urlsplit(url)
    words = ((parts.hostname or "").partition(".")[0], *parts.path.split("/")[:-1])
    return any(_SMALL.match(word) for word in words)
