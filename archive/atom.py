"""Atom (RFC 4287): what happened, as an entry an event, with links to the page and to the captures that prove it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from archive.answer import plain
from archive.mementos import in_ascii
from archive.question import Row

NAMESPACE = "http://www.w3.org/2005/Atom"
#: Where `nianbao serve` listens unless it is told otherwise: the links to captures lead there.
SERVED_AT = "http://127.0.0.1:8899/"
_TITLE = "政府信息公开工作年度报告: what changed"
_BEGINNING = datetime(
    2008, 5, 1, tzinfo=UTC
)  # of the Regulation; a feed without entries has not changed since
#: Signs that XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(rows: Sequence[Row], base: str | None = None) -> bytes:
    """The feed of rows as `nianbao changes` gives them, newest first; base is where `nianbao serve` is reached."""
    served = base or SERVED_AT
    feed = ET.Element("feed", xmlns=NAMESPACE)
    _add(feed, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"nianbao changes {served}").urn)
    _add(feed, "title", _TITLE)
    _add(feed, "updated", _moment(max((row["at"] for row in rows), default=_BEGINNING)))
    _add(_add(feed, "author"), "name", "nianbao")
    _add(feed, "link", rel="alternate", href=served)
    for row in reversed(rows):
        feed.append(_entry(row, served))
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(row: Row, served: str) -> ET.Element:
    entry = ET.Element("entry")
    about = (row["event"], _moment(row["at"]), row["url"], row["site"], row["report_year"])
    _add(entry, "id", uuid.uuid5(uuid.NAMESPACE_URL, " ".join(map(str, about))).urn)
    whose = f"{row['publisher'] or row['title'] or row['url']} {row['report_year'] or ''}".rstrip()
    _add(entry, "title", f"{row['event']}: {whose}")
    _add(entry, "updated", _moment(row["at"]))
    _add(entry, "category", term=row["event"])
    _add(entry, "summary", row["summary"])
    if row["url"]:
        _add(entry, "link", rel="alternate", href=in_ascii(row["url"]))
    for side, capture in row["captures"].items():
        if capture and capture["memento"]:
            moment = f"{side}: as captured {_moment(capture['captured'])}"
            _add(entry, "link", rel="related", title=moment, href=in_ascii(served + capture["memento"]))
    return entry


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = _NO_XML.sub("\ufffd", text) or None
    return element


def _moment(at: datetime) -> str:
    return str(plain(at))
