"""Bytes to text: what a page says, whatever charset it claims."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipelines.clean import radicals

REPLACEMENT = "\ufffd"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)  # <meta charset="gb2312">
_DECLARATION_SPAN = 4096  # bytes of the head in which a declaration may stand
_BIG5 = frozenset({"big5", "big5-hkscs", "x-x-big5"})


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and how many characters had to be replaced."""

    text: str
    encoding: str
    replaced: int = 0


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """Decode by evidence: a mark, then what decodes without an error, then what loses least.

    Declarations are wrong too often to be followed; only big5, whose bytes may pass for GB18030, is asked for.
    """
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _decoded(body, encoding)
    candidates = _candidates(body, content_type)
    texts = (_strictly(body, encoding) for encoding in candidates)
    whole = next(((text, e) for text, e in zip(texts, candidates, strict=True) if text is not None), None)
    return _counted(body, *whole) if whole else _decoded(body, min(candidates, key=lambda e: _loss(body, e)))


def _candidates(body: bytes, content_type: str | None) -> tuple[str, ...]:
    """UTF-8 first: text of another charset hardly ever passes for it."""
    declared = _declared(body, content_type)
    return ("utf-8", "big5-hkscs", "gb18030") if declared & _BIG5 else ("utf-8", "gb18030")


def _declared(body: bytes, content_type: str | None) -> frozenset[str]:
    places = ((content_type or "").encode("latin-1", "replace"), body[:_DECLARATION_SPAN])
    return frozenset(
        found.group(1).decode("ascii", "replace").lower()
        for place in places
        if (found := _DECLARED.search(place))
    )


def _strictly(body: bytes, encoding: str) -> str | None:
    """The text, or None where something in it is not of this encoding; one cut off at the very end is forgiven."""
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        text = decoder.decode(body)
    except UnicodeDecodeError:
        return None
    return text if decoder.getstate() == (b"", 0) else body.decode(encoding, "replace")


def _loss(body: bytes, encoding: str) -> float:
    """Share of characters lost under an encoding."""
    text = body.decode(encoding, "replace")
    return text.count(REPLACEMENT) / max(1, len(text))


def _decoded(body: bytes, encoding: str) -> Decoded:
    return _counted(body, body.decode(encoding, "replace"), encoding)


def _counted(body: bytes, text: str, encoding: str) -> Decoded:
    """What is counted and replaced is asked for first, which is many times faster; of the bytes, faster still."""
    lost = text.count(REPLACEMENT) if REPLACEMENT in text else 0
    text = radicals.unified(text.replace("\x00", "") if b"\x00" in body else text)
    return Decoded(text, encoding.removesuffix("-sig"), lost)
