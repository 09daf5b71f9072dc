"""ZIP containers (DOCX, XLSX, OFD, archives) opened within bounds, and their XML without entities."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from models.errors import Unreadable

MAX_MEMBERS = 2_000
MAX_UNPACKED = 200_000_000  # bytes of all members: beyond it lies a zip bomb
MAX_RATIO = 300  # times its packed size: tables of zeros reach 60, a bomb 1000
MAX_XML = 32_000_000  # bytes of one member that is parsed: a tree takes ten times as much
_SMALL = 5_000_000  # bytes up to which no ratio is suspect

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, LookupError, ValueError, RuntimeError,
    struct.error,
)  # what a damaged or locked ZIP raises while it is read  # fmt: skip
_DECLARATIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_LOCKED = 0x1  # bit of a member's flags


def member_names(body: bytes) -> frozenset[str] | None:
    """The names in a ZIP; None where it has no sound directory."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            return frozenset(package.namelist())
    except BROKEN:
        return None


class Package:
    """A ZIP file held in memory whose declared sizes are within the bounds.

    Python's reader gives no more of a member than it declares, so a false declaration ends as a damaged file.
    """

    def __init__(self, body: bytes, what: str) -> None:
        """Raises Unreadable: damaged, encrypted, too_large."""
        self.what = what
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except BROKEN as error:
            raise Unreadable("damaged", f"the {what} is no sound ZIP file") from error
        self._members = {one.filename: one for one in self._zip.infolist() if not one.filename.endswith("/")}
        self._weigh(len(body))

    def _weigh(self, packed: int) -> None:
        unpacked = sum(one.file_size for one in self._members.values())
        bomb = unpacked > _SMALL and unpacked > MAX_RATIO * packed
        if len(self._zip.infolist()) > MAX_MEMBERS or unpacked > MAX_UNPACKED or bomb:
            raise Unreadable(
                "too_large", f"the {self.what} has {len(self._members)} members of {unpacked} bytes"
            )
        if any(one.flag_bits & _LOCKED for one in self._members.values()):
            raise Unreadable("encrypted", f"the {self.what} is locked with a password")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def size(self, name: str) -> int:
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises Unreadable: damaged."""
        try:
            return self._zip.read(self._members[name])
        except BROKEN as error:
            raise Unreadable("damaged", f"{name} of the {self.what} cannot be unpacked") from error

    def xml(self, name: str) -> etree._Element:
        """A member as a tree. Raises Unreadable: damaged, too_large."""
        if name in self._members and self.size(name) > MAX_XML:
            raise Unreadable("too_large", f"{name} of the {self.what} unpacks to {self.size(name)} bytes")
        return parse_xml(self.read(name), f"{name} of the {self.what}")


def parse_xml(data: bytes, what: str) -> etree._Element:
    """The tree of an office file's XML, which has no declarations of its own. Raises Unreadable: damaged."""
    refuse_declarations(data, what)
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        )
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("damaged", f"{what} is no sound XML") from error


def refuse_declarations(data: bytes, what: str) -> None:
    """Entities are how XML reads foreign files and grows without end; no office program writes any."""
    if any(mark in data for mark in _DECLARATIONS):
        raise Unreadable("damaged", f"{what} declares entities of its own, which no office program writes")
