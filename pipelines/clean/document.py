"""The first step of reading: the bytes of a capture to a Document, whatever they are."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from models.errors import Unreadable
from models.values import Capture, Document, Problem
from pipelines.clean import page, plain
from pipelines.clean.attachments import READERS, mhtml
from pipelines.clean.attachments.ole import Container
from pipelines.clean.attachments.packing import Package
from pipelines.clean.decode import Decoded, decode
from pipelines.clean.markup import Markup, sought
from pipelines.clean.sniff import Type, sniff

MAX_PAGE_BYTES = 8_000_000  # a page or a text; the largest report page seen has under 1 MB
MAX_FILE_BYTES = 64_000_000  # an attachment

# What no tree of a page may hold, as a character or as its number; lines and pages end at the first two.
_CONTROLS = tuple(bytes((byte,)) for byte in range(32) if byte not in b"\t\n\r")
_NO_CHARACTERS = ("\ufffe", "\uffff")
_NUMBERED = sought("&#")
_FEED = re.compile(r"[\x0b\x0c]|&#(?:0*1[12]|x0*[bc]);", re.IGNORECASE)
_NO_TEXT = re.compile(
    r"[\x00-\x08\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[4-9]|2\d|3[01])|x0*(?:[0-8ef]|1[0-9a-f]));",
    re.IGNORECASE,
)
_OPENED: Mapping[str, Callable[[bytes], object]] = {"ole": Container, "zip": partial(Package, what="ZIP")}
UNKNOWN = "a file of no type known here"
_REFUSED = {
    "zip": ("unsupported_type", "it is a ZIP archive"),
    "odf": ("unsupported_type", "it is an OpenDocument file (ODT, ODS)"),
    "ole": ("unsupported_type", "it is an old Office file of no kind known here"),
    "locked": ("encrypted", "the Office file is locked with a password"),
    "rar": ("unsupported_type", "it is a RAR archive"),
    "unknown": ("unsupported_type", f"it is {UNKNOWN}"),
}


def open_document(capture: Capture) -> Document:
    """Read what a capture holds. Never raises for content: what cannot be read says so in a problem."""
    try:
        return _open(capture)
    except Unreadable as error:
        return unreadable(capture, error.rule, str(error))
    except MemoryError:
        return unreadable(capture, "too_large", "it unpacks to more than the memory that reading may take")


def _open(capture: Capture) -> Document:
    found = sniff(capture.body)
    if found == "empty":
        return unreadable(capture, "empty", "there is nothing in it")
    limit = _limit(found)
    if len(capture.body) > limit:
        return unreadable(capture, "too_large", f"it has more than the {limit} bytes that are read at most")
    if found in READERS:
        document = READERS[found](capture.body, name=capture.filename)
        if not (document.headline or document.blocks or document.problems):
            return unreadable(capture, "empty", "nothing is printed in it")
        return replace(document, url=capture.url)
    if found in _OPENED:
        _OPENED[found](capture.body)  # a torn one is damaged, not of a strange kind
    if found in _REFUSED:
        return unreadable(capture, *_REFUSED[found])
    if found == "mhtml":
        body, content_type = mhtml.html_part(capture.body)
        return _textual(replace(capture, body=body, content_type=content_type), "html")
    return _textual(capture, found)


def _limit(found: Type) -> int:
    """Bytes of a file of this type that are read at most."""
    return MAX_PAGE_BYTES if found in ("html", "text", "data", "empty") else MAX_FILE_BYTES


def clipped(body: bytes) -> bytes:
    """A body without what is never read: of one that is refused for its length, enough to refuse it."""
    if len(body) <= MAX_PAGE_BYTES:
        return body
    return body[: _limit(sniff(body)) + 1]


def _textual(capture: Capture, found: str) -> Document:
    decoded = decode(capture.body, capture.content_type)
    if found == "data":
        document = Document(source="text", url=capture.url, scripts=(decoded.text,))
    elif found == "html":
        document = page.read_page(_sound(decoded, capture.body), url=capture.url)
    else:
        document = plain.read_text(decoded.text, url=capture.url)
    if document.encoding and not decoded.replaced:
        return document
    return replace(document, encoding=decoded.encoding, problems=(*document.problems, *_losses(decoded)))


def _sound(decoded: Decoded, body: bytes) -> Markup:
    """The page without the characters that no tree may hold; it is asked first for any, each where that is fastest."""
    text = decoded.text
    as_it_came = decoded.encoding == "utf-8" and not decoded.replaced and not body.startswith(BOM_UTF8)
    plain = body if as_it_came else text.encode("utf-8", "replace")
    if (
        any(control in plain for control in _CONTROLS)
        or any(character in text for character in _NO_CHARACTERS)
        or _NUMBERED.search(plain)
    ):
        text = _NO_TEXT.sub("", _FEED.sub(" ", text))
        plain = text.encode("utf-8", "replace")
    return Markup(text, plain, decoded.encoding)


def _losses(decoded: Decoded) -> tuple[Problem, ...]:
    if not decoded.replaced:
        return ()
    message = f"{decoded.replaced} characters are no {decoded.encoding} and were replaced"
    return (Problem("characters_replaced", "soft", message),)


def unreadable(capture: Capture, rule: str, message: str) -> Document:
    """The document of a file that cannot be read, saying why."""
    return Document(source="unreadable", url=capture.url, problems=(Problem(rule, "hard", message),))
