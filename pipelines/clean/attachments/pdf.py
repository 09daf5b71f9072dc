"""PDF with a text layer to a Document: lines to paragraphs, ruled tables to grids, page by page."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from models.errors import Unreadable
from models.values import Cell, Document, Grid, Problem
from pipelines.clean import radicals
from pipelines.clean.attachments import scan
from pipelines.clean.attachments.assembly import assemble
from pipelines.clean.attachments.breaks import with_whole_rows
from pipelines.clean.attachments.halves import with_whole_columns
from pipelines.clean.attachments.lattice import Word, text_lines
from pipelines.clean.attachments.loose import bands
from pipelines.clean.attachments.paragraphs import Printed, paragraphs, with_tables
from pipelines.clean.lines import squeeze
from pipelines.parse.forms.vocabulary import is_label
from pipelines.parse.numbers import is_value

_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, NotImplementedError, OSError, EOFError,
    RecursionError,
)  # the reader trips over broken objects with whatever it stands on  # fmt: skip
# Its remarks on crooked files are no errors of ours, and nothing else may stand on standard error.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
MAX_PAGES = 120
MAX_CHARACTERS = 400_000  # drawn characters of all pages
MAX_EDGES = 20_000  # drawn lines of a page: a table of boxes has a few thousand, a map a hundred thousand
_FEWEST_COLUMNS = 2
_ROW_OF_NUMBERS = 3
_SAME_LINE = 5.0  # points: digits of a large title have another font, and another top
_FEWEST_OPEN = 4  # upright rules that end together where nothing is drawn across
_THICKEST_RULE = 3.0  # points; a filled rectangle this thin is a drawn line
_CELL_GAP = 0.25  # of a character's height: narrow columns stand that close
_SET_APART = 0.9  # of a character's height: the letters of one word are set apart no wider
_FEW_CHARACTERS = 20
_WHITE = 0.98  # of 1: how bright a fill is that nobody sees
_WIDE_GAP = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])"
)  # set between scripts

Table = tuple[Any, list[list[str | None]]]  # as found by its lines, and the texts of its rows


def read(body: bytes, *, name: str | None = None) -> Document:
    """Read a PDF. Raises Unreadable: encrypted, damaged; MemoryError where it unpacks to more than there is."""
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(body), pages=[*range(1, MAX_PAGES + 2)]) as pdf:
            return _document(body, pdf.pages, name)
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if type(cause).__name__ == "PDFPasswordIncorrect":
            raise Unreadable("encrypted", "the PDF is locked with a password") from error
        if isinstance(cause, MemoryError):
            raise cause from error
        raise Unreadable("damaged", f"the PDF cannot be read: {type(cause).__name__}") from error
    except (MalformedPDFException, *_BROKEN) as error:
        raise Unreadable("damaged", f"the PDF cannot be read: {type(error).__name__}") from error


def _document(body: bytes, pages: Sequence[Any], name: str | None) -> Document:
    grids: list[Grid] = []
    printed: list[Sequence[Printed]] = []
    problems: list[Problem] = []
    scans: list[scan.Scan] = []
    pictures: list[int] = []
    drawn = 0
    if not pages:
        raise Unreadable("empty", "the PDF has no pages")
    for number, page in enumerate(map(_upright, pages), start=1):
        drawn += len(page.chars)
        if number > MAX_PAGES or drawn > MAX_CHARACTERS:
            problems.append(Problem("cut_short", "soft", f"only the first {number - 1} pages were read"))
            break
        if len(page.edges) > MAX_EDGES:
            problems.append(
                Problem("cut_short", "soft", f"page {number} draws too many lines to find tables by")
            )
        if _is_scan(page):
            pictures.append(number)
        if pictures[-1:] == [number] and scan.installed() and len(pictures) <= scan.MAX_SCANS:
            _weigh(page, number)
            scans.append(scan.page(scan.drawn(body, number), number, name, grids))
            printed.append(scans[-1].lines)
        else:
            printed.append(_page(page, number, name, grids))
        page.close()
    blank = drawn == 0 and not any(one.lines for one in scans)
    problems += [*_unread(pictures, blank=blank), *scan.doubts(scans)]
    source = "scan" if pictures else "pdf"
    return assemble(
        with_tables([*paragraphs(printed)], with_whole_columns(with_whole_rows(grids))), source, problems
    )


def _is_scan(page: Any) -> bool:
    """A picture with no more text than a scanner's name; its own invisible text is text."""
    return bool(page.images) and sum(not char["text"].isspace() for char in page.chars) < _FEW_CHARACTERS


def _weigh(page: Any, number: int) -> None:
    """Pictures are unpacked whole where a page is drawn. Raises Unreadable: too_large."""
    width, height = max((image["srcsize"] for image in page.images), key=lambda size: size[0] * size[1])
    if width * height > scan.MAX_PIXELS:
        raise Unreadable("too_large", f"a picture on page {number} of the PDF has {width} x {height} pixels")


def _unread(pictures: Sequence[int], *, blank: bool) -> Iterator[Problem]:
    """Says which pages are pictures that were not recognised."""
    missed = pictures[scan.MAX_SCANS :] if scan.installed() else pictures
    if missed and scan.installed():
        yield Problem("cut_short", "soft", f"only the first {scan.MAX_SCANS} scanned pages were recognised")
    elif missed:
        numbers = ", ".join(map(str, missed[:10]))
        yield Problem("no_text_layer", "soft", f"pages without text ({numbers}): {scan.MISSING}")
    elif blank:
        yield Problem("no_text_layer", "soft", "no printed words were found on its pages")


def _upright(page: Any) -> Any:
    """The page turned so that most of its words run from left to right: scanners and printers leave some on a side."""
    from pdfplumber.page import Page

    turns = Counter(_turn(char["matrix"]) for char in page.chars)
    turn = max(turns, key=lambda one: turns[one], default=0)
    if turn == 0:
        return page
    page.close()
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    return Page(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _turn(matrix: tuple[float, ...]) -> int:
    """Degrees clockwise by which a character must be turned to stand upright."""
    across, up = matrix[0], matrix[1]
    if abs(across) >= abs(up):
        return 0 if across >= 0 else 180
    return 90 if up > 0 else 270


def _page(page: Any, number: int, name: str | None, grids: list[Grid]) -> list[Printed]:
    """The lines and tables of a page from top to bottom; what stands in a table is no line."""
    for char in page.chars:
        char["text"] = radicals.CHARACTERS.get(char["text"], char["text"])
    page = page.filter(_is_drawn)
    tables, rest = _tables(page)
    words = _words(rest)
    if any(map(_is_area, page.rects)) and _cut_short(words, tables):
        tables, rest = _tables(page.filter(lambda thing: not _is_area(thing)))
        words = _words(rest)
    found: list[Printed] = []
    for table, rows in tables:
        found.append(Printed(table.bbox[1], table=len(grids)))
        grids.append(Grid(_grid_rows(rows), "pdf", number, name))
    loose = bands(words)
    found += [Printed(row.top, row.text, row=True) for band in loose for row in band.rows]
    if loose:
        rest = rest.filter(lambda thing: not any(band.holds(thing["top"], thing["bottom"]) for band in loose))
    for line in rest.extract_text_lines(return_chars=False, y_tolerance=_SAME_LINE):
        text = _WIDE_GAP.sub("", squeeze(line["text"]))
        if text:
            found.append(Printed(line["top"], text, line["x0"], line["x1"]))
    return sorted(found, key=lambda piece: piece.top)


def _tables(page: Any) -> tuple[list[Table], Any]:
    """The ruled tables with their rows, and the page without what stands in them."""
    found = []
    rest = page
    ruled = len(page.edges) <= MAX_EDGES
    ends = {"explicit_horizontal_lines": [*_open_ends(page)]} if ruled else {}
    for table in page.find_tables(ends) if ruled else ():
        rows = table.extract()
        if (
            max(map(len, rows), default=0) < _FEWEST_COLUMNS
            or sum(bool(cell) for row in rows for cell in row) < 2
        ):
            continue  # a frame around something
        found.append((table, rows))
        rest = rest.filter(_outside(table))
    return found, rest


def _open_ends(page: Any) -> Iterator[dict[str, Any]]:
    """The rules that browsers leave out where a page cuts a table: above the first row and below the last one."""
    upright = page.vertical_edges
    for end, outermost in (("top", min), ("bottom", max)):
        level = outermost((edge[end] for edge in upright), default=0.0)
        columns = {round(edge["x0"]) for edge in upright if abs(edge[end] - level) < _THICKEST_RULE / 2}
        if len(columns) < _FEWEST_OPEN:
            continue
        left, right = min(columns), max(columns)
        drawn = (e["x1"] - e["x0"] for e in page.horizontal_edges if abs(e["top"] - level) < _THICKEST_RULE)
        if sum(width for width in drawn if width > _THICKEST_RULE) < (right - left) / 2:
            yield {
                "object_type": "rect_edge", "orientation": "h", "x0": left, "x1": right, "width": right - left,
                "top": level, "bottom": level, "height": 0, "doctop": level,
            }  # fmt: skip


def _outside(table: Any) -> Callable[[dict[str, Any]], bool]:
    """Whether a thing stands in none of the table's cells: what its frame alone holds is not lost with it."""
    rows = [(row.bbox[1], row.bbox[3], [cell for cell in row.cells if cell]) for row in table.rows]

    def outside(thing: dict[str, Any]) -> bool:
        x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        cells = (cell for top, bottom, cells in rows if top <= y < bottom for cell in cells)
        return not any(left <= x < right and top <= y < bottom for left, top, right, bottom in cells)

    return outside


def _cut_short(words: Sequence[Word], tables: Sequence[Table]) -> bool:
    """Whether words stand beside tables, or rows of a form by themselves: fills behind some cells rule no table."""
    heights = [(table.bbox[1], table.bbox[3]) for table, _ in tables]
    for line in text_lines(words):
        numbers = sum(is_value(word.text) for word in line)
        beside = any(top < word.middle[1] < bottom for top, bottom in heights for word in line)
        if beside or numbers >= _ROW_OF_NUMBERS or (numbers and any(is_label(word.text) for word in line)):
            return True
    return False


def _is_area(thing: dict[str, Any]) -> bool:
    """A coloured rectangle without a border; a thin one is a line."""
    return (
        thing["object_type"] == "rect"
        and bool(thing.get("fill"))
        and not thing.get("stroke")
        and min(thing["width"], thing["height"]) > _THICKEST_RULE
    )


def _words(page: Any) -> list[Word]:
    """What no gap parts; letters set apart one by one are a word, digits never."""
    pieces = page.extract_words(x_tolerance_ratio=_CELL_GAP, use_text_flow=False)
    found: list[Word] = []
    letter = False  # whether the piece before is one
    for w in pieces:
        word = Word(w["text"], w["x0"], w["top"], w["x1"], w["bottom"])
        goes_on = letter and _is_next_letter(found[-1], word)
        letter = _is_letter(word)
        if goes_on:
            before = found.pop()
            word = Word(before.text + word.text, before.left, before.top, word.right, word.bottom)
        found.append(word)
    return found


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and not is_value(word.text)


def _is_next_letter(before: Word, word: Word) -> bool:
    """Whether *word* is the next letter of a word whose letters are set apart: 统 计 指 标."""
    near = word.left - before.right <= _SET_APART * (word.bottom - word.top)
    return _is_letter(word) and near and before.top < word.middle[1] < before.bottom


def _is_drawn(thing: dict[str, Any]) -> bool:
    """Word processors paint white boxes behind every line of a paragraph: they rule no table."""
    if thing["object_type"] != "rect" or thing.get("stroke") or not thing.get("fill"):
        return True
    colour = thing.get("non_stroking_color")
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if len(parts) not in (1, 3):
        return True  # CMYK white is 0, patterns have no number
    return not all(isinstance(part, (int, float)) and part >= _WHITE for part in parts)


def _grid_rows(rows: Sequence[Sequence[str | None]]) -> tuple[tuple[Cell | None, ...], ...]:
    """Cells at their places; the None of a merged cell stays a gap."""
    return tuple(
        tuple(None if text is None else Cell(re.sub(r"\s+", "", text), y, x) for x, text in enumerate(row))
        for y, row in enumerate(rows)
    )
