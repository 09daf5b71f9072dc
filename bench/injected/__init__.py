"""Reports with foreign words pushed into them, copies of them, and honest pages that only look like it."""

from __future__ import annotations

from bench.injected.corpus import digest, page, pages
from bench.injected.shapes import Dirty

__all__ = ["Dirty", "digest", "page", "pages"]
