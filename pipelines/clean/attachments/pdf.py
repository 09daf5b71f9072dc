"""PDF with a text layer to a Document: lines to paragraphs, ruled tables to grids, page by page."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from models.errors import Unreadable
from models.values import Block, Cell, Document, Grid, Problem
from pipelines.clean import spam
from pipelines.clean.attachments.paragraphs import Printed, paragraphs
from pipelines.clean.blocks import find_title, text_block
from pipelines.clean.furniture import find
from pipelines.clean.lines import squeeze

_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, NotImplementedError, OSError, EOFError,
    RecursionError,
)  # the reader trips over broken objects with whatever it stands on  # fmt: skip
MAX_PAGES = 120
MAX_CHARACTERS = 400_000  # drawn characters of all pages
_FEWEST_COLUMNS = 2
_WHITE = 0.98  # of 1: how bright a fill is that nobody sees
_WIDE_GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])"
)  # set between scripts


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a PDF. Raises Unreadable: encrypted, damaged."""
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(body)) as pdf:
            return _document(pdf.pages, name)
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if type(cause).__name__ == "PDFPasswordIncorrect":
            raise Unreadable("encrypted", "the PDF is locked with a password") from error
        raise Unreadable("damaged", f"the PDF cannot be read: {type(cause).__name__}") from error
    except (MalformedPDFException, *_BROKEN) as error:
        raise Unreadable("damaged", f"the PDF cannot be read: {type(error).__name__}") from error


def _document(pages: Sequence[Any], name: str | None) -> Document:
    grids: list[Grid] = []
    printed: list[list[Printed]] = []
    problems: list[Problem] = []
    drawn = 0
    for number, page in enumerate(pages, start=1):
        drawn += len(page.chars)
        if number > MAX_PAGES or drawn > MAX_CHARACTERS:
            problems.append(Problem("cut_short", "soft", f"read up to page {number - 1} of {len(pages)}"))
            break
        printed.append(_page(page, number, name, grids))
        page.close()
    if drawn == 0:
        problems.append(Problem("no_text_layer", "soft", "the PDF holds pictures of pages and no text"))
    blocks, headline = _flow(printed)
    cleaned = spam.clean(blocks, has_tables=bool(grids))
    return Document(
        source="pdf",
        headline=headline,
        blocks=cleaned.blocks,
        tables=tuple(grids),
        removed=cleaned.removed,
        problems=(*problems, *cleaned.problems),
    )


def _page(page: Any, number: int, name: str | None, grids: list[Grid]) -> list[Printed]:
    """The lines and tables of a page from top to bottom; what stands in a table is no line."""
    found: list[Printed] = []
    rest = page = page.filter(_is_drawn)
    for table in page.find_tables():
        rows = table.extract()
        if (
            max(map(len, rows), default=0) < _FEWEST_COLUMNS
            or sum(bool(cell) for row in rows for cell in row) < 2
        ):
            continue  # a frame around something
        found.append(Printed(table.bbox[1], table=len(grids)))
        grids.append(Grid(_grid_rows(rows), "pdf", number, name))
        rest = rest.outside_bbox(_inside(table.bbox, page.bbox))
    for line in rest.extract_text_lines(return_chars=False):
        text = _WIDE_GAP.sub("", squeeze(line["text"]))
        if text:
            found.append(Printed(line["top"], text, line["x0"], line["x1"]))
    return sorted(found, key=lambda piece: piece.top)


def _is_drawn(thing: dict[str, Any]) -> bool:
    """Word processors paint white boxes behind every line of a paragraph: they rule no table."""
    if thing["object_type"] != "rect" or thing.get("stroke") or not thing.get("fill"):
        return True
    colour = thing.get("non_stroking_color")
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if len(parts) not in (1, 3):
        return True  # CMYK white is 0, patterns have no number
    return not all(isinstance(part, (int, float)) and part >= _WHITE for part in parts)


def _inside(box: tuple[float, ...], page: tuple[float, ...]) -> tuple[float, float, float, float]:
    """A box cut to the page: a ruling may stick out."""
    return max(box[0], page[0]), max(box[1], page[1]), min(box[2], page[2]), min(box[3], page[3])


def _grid_rows(rows: Sequence[Sequence[str | None]]) -> tuple[tuple[Cell | None, ...], ...]:
    """Cells at their places; the None of a merged cell stays a gap."""
    return tuple(
        tuple(None if text is None else Cell(re.sub(r"\s+", "", text), y, x) for x, text in enumerate(row))
        for y, row in enumerate(rows)
    )


def _flow(pages: Sequence[Sequence[Printed]]) -> tuple[list[Block], str | None]:
    """Printed lines joined to paragraphs across pages, the title taken out."""
    lines: list[str] = []
    tables: dict[int, int] = {}
    for text, table in paragraphs(pages):
        if table is not None:
            tables[len(lines)] = table
        lines.append(text)
    furniture = find(lines)
    place = find_title(lines, furniture.roles)
    title = range(*place) if place else range(0)
    headline = "".join(lines[at] for at in title) or None
    blocks = [
        Block("table", table=tables[at]) if at in tables else text_block(text)
        for at, text in enumerate(lines)
        if at not in title and (at in tables or text)
    ]
    return blocks, headline
