"""Intervals: half-open, never empty, whatever the clock does."""

from __future__ import annotations

from datetime import datetime, timedelta

_INSTANT = timedelta(microseconds=1)  # the least that both databases tell apart


def after(at: datetime, start: datetime) -> datetime:
    """The moment at which an interval that began at *start* ends: *at*, unless a clock that stepped back says earlier."""
    return max(at, start + _INSTANT)
