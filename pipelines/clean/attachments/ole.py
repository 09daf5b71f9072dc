"""The old Office container (OLE2): what lies in it, and its streams within bounds."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any, Literal

from models.errors import Unreadable

OleType = Literal["doc", "xls", "locked", "ole"]
MAX_STREAM = 64_000_000  # bytes

_BY_STREAM: Mapping[str, OleType] = {
    "worddocument": "doc",  # DOC, and WPS text, which is the same
    "workbook": "xls",  # XLS, and ET spreadsheets
    "book": "xls",
    "encryptedpackage": "locked",  # a DOCX or XLSX with a password
}


class Container:
    """An opened OLE2 file. Every failing of its structure is Unreadable: damaged."""

    def __init__(self, body: bytes) -> None:
        import olefile

        # What olefile itself raises, and what it trips over in a torn directory.
        self._broken = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError)
        try:
            self._ole: Any = olefile.OleFileIO(io.BytesIO(body))
            self._names = {path[-1].lower(): path for path in self._ole.listdir() if len(path) == 1}
        except self._broken as error:
            raise Unreadable("damaged", "the old Office file has no sound directory") from error

    @property
    def type(self) -> OleType:
        return next((found for name, found in _BY_STREAM.items() if name in self._names), "ole")

    def stream(self, name: str) -> bytes:
        """The bytes of a stream, empty where there is none. Raises Unreadable: damaged, too_large."""
        path = self._names.get(name.lower())
        if path is None:
            return b""
        try:
            if self._ole.get_size(path) > MAX_STREAM:
                raise Unreadable("too_large", f"the stream {name} has more than {MAX_STREAM} bytes")
            data: bytes = self._ole.openstream(path).read()
        except self._broken as error:
            raise Unreadable("damaged", f"the stream {name} of the old Office file is torn") from error
        return data


def ole_type(body: bytes) -> OleType:
    """What an OLE2 file is by the streams in it; `ole` where it is none of ours or torn."""
    try:
        return Container(body).type
    except Unreadable:
        return "ole"
