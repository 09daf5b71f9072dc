"""An OLE2 file of a few streams, as the old office programs keep theirs. Source: [MS-CFB], version 3."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_SMALL = 4096  # shorter streams would go to a file within the file: here they are filled up with zeros
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_IN_TABLE = _SECTOR // 4
_IN_HEADER = 109  # sectors of the allocation table that the header itself lists
_ENTRY = 128


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Header, the allocation table, the directory, the streams one after the other; at most 7 MB of them."""
    folders = -(-(len(streams) + 1) * _ENTRY // _SECTOR)
    filled = {
        name: data.ljust(max(_SMALL, -(-len(data) // _SECTOR) * _SECTOR), b"\0")
        for name, data in streams.items()
    }
    sectors = folders + sum(len(data) // _SECTOR for data in filled.values())
    tables = 1
    while tables * _IN_TABLE < tables + sectors:
        tables += 1
    if tables > _IN_HEADER:
        raise ValueError("the streams are too long for a header without a list of its own")
    chain = [_TABLE] * tables + _links(tables, folders)
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for at, (name, data) in enumerate(filled.items(), start=1):
        size = max(len(streams[name]), _SMALL)
        entries.append(_entry(name, 2, len(chain), size, right=at + 1 if at < len(filled) else _NONE))
        chain += _links(len(chain), len(data) // _SECTOR)
    chain += [_FREE] * (tables * _IN_TABLE - len(chain))
    folder = b"".join(entries).ljust(folders * _SECTOR, b"\0")
    return _header(tables) + struct.pack(f"<{len(chain)}I", *chain) + folder + b"".join(filled.values())


def _links(first: int, count: int) -> list[int]:
    """The chain of sectors that lie side by side."""
    return [*range(first + 1, first + count), _END]


def _header(tables: int) -> bytes:
    listed = [*range(tables), *[_FREE] * (_IN_HEADER - tables)]
    return (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
        + struct.pack("<IIIIIIIII", 0, tables, tables, 0, _SMALL, _END, 0, _END, 0)
        + struct.pack(f"<{_IN_HEADER}I", *listed)
    )


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _NONE, right: int = _NONE) -> bytes:
    wide = name.encode("utf-16-le")
    head = struct.pack("<HBBIII", len(wide) + 2, kind, 1, _NONE, right, child)
    return wide.ljust(64, b"\0") + head + bytes(36) + struct.pack("<IQ", start, size)
