"""Readers of files that are no web page, one module a type, chosen by the file's first bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from models.values import Document
from pipelines.clean.attachments import doc, docx, ofd, pdf, scan, sheets

READERS: Mapping[str, Callable[..., Document]] = {
    "doc": doc.read,  # WPS text too
    "docx": docx.read,
    "image": scan.read,  # PNG, JPEG, GIF, BMP, TIFF
    "ofd": ofd.read,
    "pdf": pdf.read,
    "rtf": doc.read_rtf,
    "xls": sheets.read_xls,  # ET too
    "xlsx": sheets.read_xlsx,
}
