"""The corpus: invented reports with known values, dressed in styles of damage and file types, from a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from random import Random

from bench.corpus.drafts import draft
from bench.corpus.excel_file import et, xls
from bench.corpus.files_more import mhtml, ofd, xlsx, zipped, zipped_old
from bench.corpus.page import html_page
from bench.corpus.papers import docx, pdf
from bench.corpus.plain import text_page
from bench.corpus.rich_text import excel_page, rtf
from bench.corpus.specimen import Draft, FileType, Form, Specimen, Style
from bench.corpus.styles import STYLES
from bench.corpus.word_file import doc, wps

__all__ = ["STYLES", "digest", "specimen", "specimens"]

_PRINTERS: Mapping[FileType, tuple[str, Callable[[Draft], bytes]]] = {
    "html": (".html", html_page),
    "text": (".txt", text_page),
    "pdf": (".pdf", pdf),
    "docx": (".docx", docx),
    "xlsx": (".xlsx", xlsx),
    "ofd": (".ofd", ofd),
    "mhtml": (".doc", mhtml),
    "zip": (".zip", zipped),
    "doc_html": (".doc", html_page),
    "doc": (".doc", doc),
    "wps": (".wps", wps),
    "xls": (".xls", xls),
    "et": (".et", et),
    "rtf": (".doc", rtf),
    "xls_html": (".xls", excel_page),
    "zip_old": (".zip", zipped_old),
}


def specimens(seed: int, reports: int = 2, styles: Iterable[Style] = STYLES) -> Iterator[Specimen]:
    """So many reports for each style, form and type; every second one is mostly zero, where the style allows."""
    for style in styles:
        for form in style.forms:
            for kind in style.types:
                for at in range(reports):
                    yield specimen(seed, style, form, kind, at)


def specimen(seed: int, style: Style, form: Form, kind: FileType, at: int) -> Specimen:
    """One file; the same arguments give the same bytes."""
    rng = Random(f"{seed}/{style.name}/{form}/{kind}/{at}")
    sparse = bool(at % 2) if style.sparse is None else style.sparse
    dressed = style.dress(draft(form, rng, sparse=sparse, style=style.name), rng)
    suffix, printed = _PRINTERS[kind]
    return Specimen(f"{style.name}-{form}-{at}{suffix}", style, form, kind, printed(dressed), dressed)


def digest(found: Iterable[Specimen]) -> str:
    """sha256 over names and bytes: two corpora with one digest are one corpus."""
    total = hashlib.sha256()
    for one in found:
        total.update(one.name.encode() + b"\0" + hashlib.sha256(one.body).digest())
    return total.hexdigest()
