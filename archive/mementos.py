"""Mementos: the captures of a URL over time (RFC 7089), and the paths under which they are replayed."""

from __future__ import annotations

from datetime import UTC, datetime

PREFIX = "web/"


def stamp(at: datetime) -> str:
    """A moment as replay paths write it: 20260202080000, UTC."""
    return f"{at.astimezone(UTC):%Y%m%d%H%M%S}"


def memento(at: datetime, url: str) -> str:
    """The path of a capture under the address of `nianbao serve`."""
    return f"{PREFIX}{stamp(at)}/{url}"
