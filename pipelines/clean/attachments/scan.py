"""Pictures of pages (PNG, JPEG, scanned PDF) to their words and tables, each number with how surely it was recognised.

Needs the extra `ocr`. A word that holds digits is read three times, as it is, smaller and softer; where the readings
differ nobody knows the number. What a drawn table holds carries its confidence to the checks of the form; elsewhere a
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
from pipelines.parse.numbers import SURE

if TYPE_CHECKING:
    from pipelines.clean.attachments.raster import Box, Layout
    from pipelines.clean.attachments.recognise import Read
    from pipelines.clean.attachments.rulings import Picture

MAX_SCANS = 20  # pages of a file that are recognised: a page takes about three seconds
MAX_PIXELS = 60_000_000  # of a picture as it is stored: an A3 page at 400 dpi has 31 million
MAX_SIDE = 2600  # pixels of the longer side while a page is read: A4 at 220 dpi
MISSING = "it is a picture of a page; to have it recognised install the extra: pip install 'nianbao[ocr]'"
_DPI = 200
_LONG = 2.0  # times as high as wide: no sheet of paper, but several under one another
_SHEET = 1.5  # heights of a sheet to its width, of a long picture
_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy", "PIL", "pypdfium2")
_READABLE = 0.85  # mean confidence of a page that stands upright
_SAMPLE = 40  # words that tell whether it does
_MARGIN = 0.15  # of the height of characters, around a word
_ILLEGIBLE = "□"
_NUMBER = re.compile(r"\d(?:[\d.,:%]*\d)?")
_LOOK_ALIKES = str.maketrans("lIiL|OoQ", "11111000")
_ALIKE = re.compile(r"(?=.*\d)[\dlIiL|OoQ]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
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
    shown, readings = _upright(picture)
    words = dict(_words(shown, readings))
    placed = tables(shown.segments, [*words], shown.near)
    inside = frozenset().union(*(table.words for table in placed))
    masked = {word: _masked(read) for word, read in words.items() if word not in inside}
    outside = [Word(text, w.left, w.top, w.right, w.bottom) for w, (text, _) in masked.items()]
    lines = printed([*inside, *outside], placed, grids, partial(_grid, number, name))
    said = tuple(replace(line, text=_STROKE.sub("，", line.text)) for line in lines)
    return Scan(said, sum(count for _, count in masked.values()))


def doubts(found: Sequence[Scan]) -> Iterator[Problem]:
    """Says how many numbers of the text are illegible."""
    if count := sum(scan.doubts for scan in found):
        yield Problem("ocr_doubtful", "soft", f"{count} numbers of the text cannot be read with certainty: □")


def _grid(number: int, name: str | None, table: Table) -> Grid:
    return Grid(table.rows, "ocr", number, name)


# -- words ----------------------------------------------------------------------------------------------
def _upright(picture: Picture) -> tuple[Layout, list[Read]]:
    """The page as it is, or turned by a quarter or more where only so its words can be read."""
    from pipelines.clean.attachments import raster, recognise

    def read(shown: Layout, boxes: Sequence[Box]) -> list[Read]:
        return recognise.read(shown.picture, boxes, _MARGIN * shown.em)

    shown = raster.layout(picture)
    readings = read(shown, shown.boxes)
    if not readings or _legible(readings) >= _READABLE:
        return shown, readings
    turned = [raster.layout(raster.turned(picture, quarters)) for quarters in (1, 2, 3)]
    chances = [_legible(read(one, one.boxes[:_SAMPLE])) for one in turned]
    best = max(range(3), key=lambda at: chances[at])
    if chances[best] <= _legible(readings):
        return shown, readings
    return turned[best], read(turned[best], turned[best].boxes)


def _legible(readings: Sequence[Read]) -> float:
    """The mean confidence of the characters."""
    chances = [chance for one in readings for chance in one.sure]
    return sum(chances) / len(chances) if chances else 0.0


def _words(shown: Layout, readings: Sequence[Read]) -> Iterator[tuple[Word, Read]]:
    """The words of a page; one with digits, or without any word of Chinese, is read again in two other ways."""
    from pipelines.clean.attachments import raster, recognise
    from pipelines.clean.attachments.recognise import Read

    again = [at for at, one in enumerate(readings) if _NUMBER.search(one.text) or not _HAN.search(one.text)]
    boxes = [shown.boxes[at] for at in again]
    views = [
        recognise.read(picture, places, _MARGIN * shown.em * scale)
        for picture, places, scale in raster.views(shown, boxes)
    ]
    others = dict(zip(again, zip(*views, strict=True), strict=True)) if again else {}
    for at, (box, one) in enumerate(zip(shown.boxes, readings, strict=True)):
        read = _agreed(_as_digits(one), [*map(_as_digits, others.get(at, ()))])
        if raster.is_dash(box, shown):
            read = Read("—", (1.0,))
        if read.text[:1].isdigit() and raster.begins_with_stroke(box, shown):  # -1 read as 1
            read = Read(read.text, (0.0,) * len(read.sure))
        if raster.touches_rule(box, shown):  # a part of the rule, or cut by it
            read = Read(read.text, (0.0,) * len(read.sure))
        left, top, right, bottom = map(float, box)
        yield Word(read.text or _ILLEGIBLE, left, top, right, bottom, _confidence(read)), read


def _as_digits(read: Read) -> Read:
    """Letters that look like digits as these, where nothing but digits stands beside them; as unsure as they are."""
    from pipelines.clean.attachments.recognise import Read

    return Read(read.text.translate(_LOOK_ALIKES), read.sure) if _ALIKE.fullmatch(read.text) else read


def _agreed(first: Read, others: Sequence[Read]) -> Read:
    """The first reading, as sure as the least sure of all; not at all where they differ in a number."""
    from pipelines.clean.attachments.recognise import Read

    sure = first.sure
    for other in others:
        if other.text == first.text:
            sure = tuple(map(min, sure, other.sure))
        elif not _HAN.search(first.text) or _NUMBER.findall(first.text) != _NUMBER.findall(other.text):
            sure = (0.0,) * len(sure)
    return Read(first.text, sure)


def _confidence(read: Read) -> float:
    """The least of the digits'; of all characters where no Chinese stands among them, since a cell may be all number."""
    every = not _HAN.search(read.text)
    told = [
        sure for character, sure in zip(read.text, read.sure, strict=True) if every or character.isdigit()
    ]
    return min(told, default=0.0 if every else 1.0)


def _masked(read: Read) -> tuple[str, int]:
    """The text with □ for the digits of numbers in doubt, and how many numbers these are."""
    text, count = read.text or _ILLEGIBLE, 0
    for match in _NUMBER.finditer(read.text):
        if min(read.sure[match.start() : match.end()]) < SURE:
            blotted = re.sub(r"\d", _ILLEGIBLE, match[0])
            text = text[: match.start()] + blotted + text[match.end() :]
            count += 1
    return text, count


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
