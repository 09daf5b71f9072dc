"""A draft as RTF, and as a web page that Excel saved: what files named .doc and .xls often are."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from bench.corpus.flow import cells, flow
from bench.corpus.papers import placed
from bench.corpus.specimen import Draft, Sheet

_WIDTH = 9000  # twips of a table
_ESCAPED = str.maketrans({"\\": "\\\\", "{": "\\{", "}": "\\}"})


def rtf(draft: Draft) -> bytes:
    """Paragraphs and rows of cells; every letter that is not ASCII as its code and a question mark for old readers."""
    lines = ["{\\rtf1\\ansi\\ansicpg936\\uc1{\\fonttbl{\\f0\\fcharset134 SimSun;}}"]
    for piece in flow(draft):
        lines += [f"\\pard {_coded(piece)}\\par"] if isinstance(piece, str) else _rows(piece)
    return "\n".join([*lines, "}"]).encode("ascii")


def _coded(text: str) -> str:
    return "".join(
        letter
        if letter.isascii()
        else f"\\u{int.from_bytes(letter.encode('utf-16-le'), 'little', signed=True)}?"
        for letter in text.translate(_ESCAPED)
    )


def _rows(sheet: Sheet) -> Iterator[str]:
    r"""Rows with their shape before them: \clvmgf begins a merge of rows, \clvmrg goes on with it."""
    boxes, width = placed(sheet)
    for y in range(len(sheet.rows)):
        row = sorted(
            (left, right, text, top, last) for top, left, last, right, text in boxes if top <= y <= last
        )
        shape = "".join(
            ("" if top == last else "\\clvmgf" if top == y else "\\clvmrg")
            + f"\\cellx{(right + 1) * _WIDTH // width}"
            for _, right, _, top, last in row
        )
        texts = "".join(f"{_coded(text) if top == y else ''}\\cell " for _, _, text, top, _ in row)
        yield f"\\trowd{shape}\\pard\\intbl {texts}\\row"
    yield "\\pard\\par"


def excel_page(draft: Draft) -> bytes:
    """All in one table in GB18030, prose as cells over its whole width, as Excel saves a sheet for the web."""
    found = cells(draft)
    width = max(max(row) for row in found.rows if row) + 1
    spans = {(top, left): (last - top + 1, right - left + 1) for top, left, last, right in found.merged}
    covered = {
        (y, x)
        for top, left, last, right in found.merged
        for y in range(top, last + 1)
        for x in range(left, right + 1)
    } - spans.keys()
    rows = []
    for y, row in enumerate(found.rows):
        shown = []
        for x in range(width):
            if (y, x) in covered:
                continue
            down, across = spans.get((y, x), (1, width if [*row] == [0] and x == 0 else 1))
            if x and [*row] == [0] and (y, 0) not in spans:
                continue
            shown.append(f"<td rowspan={down} colspan={across} class=xl65>{escape(row.get(x, ''))}</td>")
        rows.append(f"<tr height=19>{''.join(shown)}</tr>")
    head = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=ProgId content=Excel.Sheet>'
        f"<title>{escape(draft.title)}</title></head><body>"
    )
    page = f"{head}<table x:str border=0>{''.join(rows)}</table></body></html>"
    return page.encode("gb18030")
