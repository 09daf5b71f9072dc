"""Pictures of pages (PNG, JPEG, scanned PDF) to their words and tables, each number with how surely it was recognised.

Needs the extra `ocr`. What a drawn table holds carries its confidence (looks) to the checks of the form; elsewhere a
number in doubt is printed as □, so that no fact is made of it.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from models.errors import Unreadable
from models.values import Document, Grid, Problem
from pipelines.clean.attachments.assembly import assemble
from pipelines.clean.attachments.drawn import printed
from pipelines.clean.attachments.lattice import Table, Word, tables
from pipelines.clean.attachments.paragraphs import Printed, paragraphs, with_tables

if TYPE_CHECKING:
    from pipelines.clean.attachments.rulings import Picture

MAX_SCANS = 20  # pages of a file that are recognised: a page takes about three seconds
MAX_PIXELS = 60_000_000  # of a picture as it is stored: an A3 page at 400 dpi has 31 million
MAX_SIDE = 2600  # pixels of the longer side while a page is read: A4 at 220 dpi
MISSING = "it is a picture of a page; to have it recognised install the extra: pip install 'nianbao[ocr]'"
_DPI = 200
_LONG = 2.0  # times as high as wide: no sheet of paper, but several under one another
_SHEET = 1.5  # heights of a sheet to its width, of a long picture
_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL", "pypdfium2")
_UNITS = {"作": "件", "仵": "件"}  # cells that hold nothing else: a unit misread
_STROKE = re.compile(
    r"(?<=[\u3400-\u9fff])[Il|](?=[\u3400-\u9fff])"
)  # no letter stands so: a comma that lost its bend


@dataclass(frozen=True, slots=True)
class Scan:
    """What a picture of a page says; doubts counts the numbers outside of tables that nobody can read."""

    lines: tuple[Printed, ...]
    doubts: int


@cache
def installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) for name in _NEEDED)


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a picture file. Raises Unreadable: no_text_layer (without the extra, or nothing in it), damaged, too_large."""
    if not installed():
        raise Unreadable("no_text_layer", MISSING)
    grids: list[Grid] = []
    problems: list[Problem] = []
    found = [
        page(picture, number, name, grids) for number, picture in enumerate(_frames(body, problems), start=1)
    ]
    pieces = with_tables([*paragraphs([one.lines for one in found])], grids)
    if not pieces:
        raise Unreadable("no_text_layer", "it is a picture, and no printed words were found in it")
    return assemble(pieces, "image", [*problems, *doubts(found)])


def page(picture: Picture, number: int, name: str | None, grids: list[Grid]) -> Scan:
    """The lines and tables of a picture from top to bottom; its tables go to the end of *grids*."""
    from pipelines.clean.attachments import looks

    shown, readings = looks.upright(picture)
    words = dict(looks.words(shown, readings))
    placed = tables(shown.segments, [*words], shown.near)
    inside = frozenset().union(*(table.words for table in placed))
    masked = {word: looks.masked(read) for word, read in words.items() if word not in inside}
    outside = [Word(text, w.left, w.top, w.right, w.bottom) for w, (text, _) in masked.items()]
    lines = printed([*inside, *outside], placed, grids, partial(_grid, number, name))
    said = tuple(replace(line, text=_STROKE.sub("，", line.text)) for line in lines)
    return Scan(said, sum(count for _, count in masked.values()))


def doubts(found: Sequence[Scan]) -> Iterator[Problem]:
    """Says how many numbers of the text are illegible."""
    if count := sum(scan.doubts for scan in found):
        yield Problem("ocr_doubtful", "soft", f"{count} numbers of the text cannot be read with certainty: □")


def _grid(number: int, name: str | None, table: Table) -> Grid:
    """The table's cells, units in them mended; a cell that spans places stays one."""
    mended = {
        cell: cell._replace(text=_UNITS[cell.text])
        for row in table.rows
        for cell in row
        if cell and cell.text in _UNITS
    }
    rows = tuple(tuple(cell and mended.get(cell, cell) for cell in row) for row in table.rows)
    return Grid(rows, "ocr", number, name)


# -- files ----------------------------------------------------------------------------------------------
def _frames(body: bytes, problems: list[Problem]) -> Iterator[Picture]:
    """The pictures of a file as grey values, in which the red of seals is paper."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            image = Image.open(io.BytesIO(body))
        with image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Unreadable("too_large", f"the picture has {width} x {height} pixels")
            sheets = (sheet for frame in ImageSequence.Iterator(image) for sheet in _sheets(frame))
            for at, sheet in enumerate(islice(sheets, MAX_SCANS + 1)):
                if at == MAX_SCANS:
                    problems.append(
                        Problem("cut_short", "soft", f"read up to sheet {MAX_SCANS} of the picture")
                    )
                    break
                yield _reduced(sheet)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unreadable("too_large", f"the picture has more than {MAX_PIXELS} pixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, TypeError, EOFError) as error:
        raise Unreadable("damaged", f"the picture cannot be opened: {type(error).__name__}") from error


def _sheets(image: Any) -> Iterator[Any]:
    """The grey picture; a long one cut into sheets where it has least ink, so that each is read at its own size."""
    import numpy as np

    grey = _grey(image)
    width, height = grey.size
    top, most = 0, round(_SHEET * width)
    while height - top > _LONG * width:
        ink = 255 - np.asarray(grey.crop((0, top + most // 2, width, top + most)), dtype=np.int64)
        rows = ink.sum(axis=1)
        cut = top + most // 2 + int(np.flatnonzero(rows == rows.min())[-1])  # the last such row: few sheets
        yield grey.crop((0, top, width, cut))
        top = cut
    yield grey.crop((0, top, width, height))


def _grey(image: Any) -> Any:
    """The picture's grey values; where it has colours, its red: there seals and red heads vanish."""
    from PIL import Image

    coloured = image.convert("RGBA") if "transparency" in image.info or "A" in image.mode else image
    if coloured.mode == "RGBA":
        coloured = Image.alpha_composite(Image.new("RGBA", coloured.size, "white"), coloured)
    return coloured.convert("RGB").getchannel("R")


def _reduced(grey: Any) -> Picture:
    """A sheet of at most MAX_SIDE pixels."""
    import numpy as np
    from PIL import Image

    scale = MAX_SIDE / max(grey.size)
    if scale < 1:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(grey, dtype=np.uint8)


def drawn(body: bytes, number: int) -> Picture:
    """A page of a PDF, counted from 1, as a picture. Raises Unreadable: damaged."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
        try:
            sheet = document[number - 1]
            scale = min(_DPI / 72, MAX_SIDE / max(sheet.get_size()))
            return _reduced(_grey(sheet.render(scale=scale).to_pil()))
        finally:
            document.close()
    except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
        raise Unreadable("damaged", f"page {number} of the PDF is a picture and cannot be drawn") from error
