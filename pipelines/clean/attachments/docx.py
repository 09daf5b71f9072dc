"""DOCX to a Document: paragraphs and tables in order, merged cells known by identity."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from models.errors import Unreadable
from models.values import Block, Cell, Document, Grid
from pipelines.clean import spam
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.furniture import Role, find
from pipelines.clean.lines import squeeze

_BROKEN = (
    KeyError, ValueError, AttributeError, TypeError, IndexError, OSError, EOFError, NotImplementedError, RuntimeError,
    zipfile.BadZipFile, zlib.error,
)  # what a damaged or locked ZIP and its XML raise in the readers below us  # fmt: skip
MAX_UNPACKED = 200_000_000  # bytes of all members: beyond it lies a zip bomb
MAX_CELLS = 200_000


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a DOCX. Raises Unreadable: damaged, too_large."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    _weigh(body)
    try:
        pieces = list(docx.Document(io.BytesIO(body)).iter_inner_content())
        return _document(pieces, name)
    except (PackageNotFoundError, XMLSyntaxError, *_BROKEN) as error:
        raise Unreadable("damaged", f"the DOCX cannot be read: {type(error).__name__}") from error


def _weigh(body: bytes) -> None:
    try:
        unpacked = sum(member.file_size for member in zipfile.ZipFile(io.BytesIO(body)).infolist())
    except zipfile.BadZipFile as error:
        raise Unreadable("damaged", "the DOCX is no sound ZIP file") from error
    if unpacked > MAX_UNPACKED:
        raise Unreadable("too_large", f"the DOCX unpacks to {unpacked} bytes")


def _document(pieces: Sequence[Any], name: str | None) -> Document:
    lines: list[str] = []
    grids: dict[int, Grid] = {}
    marked: set[int] = set()
    for piece in pieces:
        if hasattr(piece, "rows"):
            grids[len(lines)] = _grid(piece, name)
            lines.append("")
            continue
        if piece.style is not None and (piece.style.name or "").startswith(("Heading", "Title")):
            marked.add(len(lines))
        lines.append(squeeze(piece.text))
    found = find(lines)
    title = range(*(find_title(lines, found.roles) or (0, 0)))
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        if at in grids:
            blocks.append(Block("table", table=list(grids).index(at)))
        elif line and at not in title and found.roles[at] in (None, Role.FOOTER):
            blocks.append(text_block(line, marked=at in marked))
    cleaned = spam.clean(blocks, has_tables=bool(grids))
    return Document(
        source="docx",
        headline="".join(lines[at] for at in title) or None,
        metadata=found.metadata,
        blocks=cleaned.blocks,
        tables=tuple(grids.values()),
        removed=cleaned.removed,
        problems=cleaned.problems,
    )


def _grid(table: Any, name: str | None) -> Grid:
    """A Word table with its spans filled: the places of a merged cell share one XML element."""
    places: dict[Any, list[tuple[int, int]]] = {}
    rows: list[list[Any]] = []
    for y, row in enumerate(table.rows):
        line: list[Any] = [None] * row.grid_cols_before
        for cell in row.cells:
            places.setdefault(cell._tc, []).append((y, len(line)))  # noqa: SLF001 - identity is only there
            line.append(cell)
        rows.append(line)
        if sum(map(len, rows)) > MAX_CELLS:
            raise Unreadable("too_large", f"a table of the DOCX has more than {MAX_CELLS} cells")
    cells = {element: _cell(spots) for element, spots in places.items()}
    texts: dict[Any, Cell] = {}
    for line in rows:
        for cell in line:
            if cell is not None and cell._tc not in texts:  # noqa: SLF001
                y, x, height, width = cells[cell._tc]  # noqa: SLF001
                texts[cell._tc] = Cell(squeeze(cell.text), y, x, height, width)  # noqa: SLF001
    filled = tuple(tuple(None if cell is None else texts[cell._tc] for cell in line) for line in rows)  # noqa: SLF001
    return Grid(filled, "docx", None, name)


def _cell(spots: Sequence[tuple[int, int]]) -> tuple[int, int, int, int]:
    """Origin row and column, height and width of the places a cell covers."""
    top, left = min(y for y, _ in spots), min(x for _, x in spots)
    return top, left, max(y for y, _ in spots) - top + 1, max(x for _, x in spots) - left + 1
