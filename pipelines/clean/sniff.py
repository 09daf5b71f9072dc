"""What a file is, by its first bytes and not by its name."""

from __future__ import annotations

import re
from typing import Literal

from pipelines.clean.attachments.ole import ole_type
from pipelines.clean.attachments.packing import member_names

Type = Literal[
    "empty", "html", "mhtml", "text", "data", "pdf", "docx", "xlsx", "odf", "ofd", "zip", "doc", "xls", "locked", "ole",
    "rtf", "rar", "image", "unknown",
]  # fmt: skip

_MAGIC: tuple[tuple[bytes, Type], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rt", "rtf"),
    (b"Rar!", "rar"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MEMBERS: tuple[tuple[str, Type], ...] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("OFD.xml", "ofd"),
    ("META-INF/manifest.xml", "odf"),
)
_HTML = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|title|meta|link|script|div|table|frameset|ul|li|p|span|a|br|tr)\b",
    re.IGNORECASE,
)
_DATA = re.compile(rb"\s*(?:\{\s*[\"'}]|\[\s*[\[{\"\]]|<\?xml|<datastore|[\w.$]{1,60}\(\s*[\[{'\"])")
_MHTML = re.compile(
    rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,20}?Content-Type:\s*multipart/related", re.IGNORECASE
)
_HEAD = 2048
_CONTROLS = bytes(byte for byte in range(32) if not 9 <= byte <= 13 and byte != 0x1B)  # no text has them
_BINARY_SHARE = 0.05


def sniff(body: bytes) -> Type:
    """Name the type of a file's bytes; `data` is JSON, JSONP or XML that is no page."""
    if not body.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return "empty"
    if body.startswith(_ZIP):
        return _zip_type(body)
    if body.startswith(_OLE):
        return ole_type(body)
    pdf_later = body[:1024].lstrip()  # writers put blank lines before the mark
    for magic, found in _MAGIC:
        if pdf_later.startswith(magic):
            return found
    return _textual(body)


def _textual(body: bytes) -> Type:
    head = body[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "html" if b"<\x00" in head or b"\x00<" in head else "text"
    if _binary(head):
        return "unknown"
    if _MHTML.match(head):
        return "mhtml"
    if _DATA.match(head) and not re.search(rb"<\s*(?:!doctype\s+html|html)\b", head, re.IGNORECASE):
        return "data"
    return "html" if _HTML.search(body[: 16 * _HEAD]) else "text"


def _binary(head: bytes) -> bool:
    control = len(head) - len(head.translate(None, _CONTROLS))
    return control > _BINARY_SHARE * len(head)


def _zip_type(body: bytes) -> Type:
    names = member_names(body) or ()
    return next((found for member, found in _ZIP_MEMBERS if member in names), "zip")
