"""ZIP archives: the files in them, one level of archives inside archives, as bytes with their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.errors import Unreadable
from pipelines.clean.attachments.packing import MAX_UNPACKED, Package, member_names

MAX_FILES = 200
MAX_BYTES = 64_000_000
MAX_DEPTH = 2  # an archive and the archives in it
_ZIP_MARK = b"PK\x03\x04"
_OFFICE = re.compile(r"^(?:\[Content_Types\]\.xml|OFD\.xml|META-INF/manifest\.xml|mimetype)$")
_LITTER = re.compile(r"(?:^|/)(?:__MACOSX/.*|\.[^/]*|~\$[^/]*|thumbs\.db|desktop\.ini)$", re.IGNORECASE)


def files(body: bytes) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of each file, in the archive's order; what systems leave behind is left out.

    A name is a label and no path: nothing is ever written. Raises Unreadable: damaged, encrypted, too_large.
    """
    if len(body) > MAX_BYTES:
        raise Unreadable("too_large", f"{len(body)} bytes are more than the {MAX_BYTES} read at most")
    found: list[tuple[str, bytes]] = []
    unpacked = 0
    for one in _files(body, "", 1):
        unpacked += len(one[1])
        if unpacked > MAX_UNPACKED:
            raise Unreadable("too_large", f"the archives in the ZIP unpack to more than {MAX_UNPACKED} bytes")
        if len(found) == MAX_FILES:
            raise Unreadable("too_large", f"the ZIP holds more than {MAX_FILES} files")
        found.append(one)
    return tuple(found)


def _files(body: bytes, above: str, depth: int) -> Iterator[tuple[str, bytes]]:
    package = Package(body, "ZIP")
    for member in package.names:
        name = above + printed_name(member)
        if _LITTER.search(name):
            continue
        data = package.read(member)
        if depth < MAX_DEPTH and _is_archive(data):
            yield from _files(data, name + "/", depth + 1)
        else:
            yield name, data


def _is_archive(data: bytes) -> bool:
    """A ZIP that is no office file; a torn one is told by who opens it."""
    if not data.startswith(_ZIP_MARK):
        return False
    names = member_names(data)
    return names is not None and not any(_OFFICE.match(name) for name in names)


def printed_name(name: str) -> str:
    """A member's name as its packer meant it: Chinese Windows writes GBK where the format says CP437."""
    try:
        return name.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name
