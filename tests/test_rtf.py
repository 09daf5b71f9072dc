"""RTF, also called .doc: its text in both its spellings, its tables with merged cells, and what is torn."""

import struct
from itertools import pairwise

import pytest

from bench.corpus.page import signed
from bench.corpus.papers import placed
from models.values import Capture
from pipelines.clean.document import open_document
from pipelines.read import read_file
from tests.packages import KNOWLEDGE, draft, printed, truth


def unicode(text):
    """As Word writes: the signed number of each UTF-16 unit and a question mark for older readers."""
    units = struct.unpack(f"<{len(text.encode('utf-16-le')) // 2}h", text.encode("utf-16-le"))
    return "".join(chr(u) if 31 < u < 127 and chr(u) not in "\\{}" else rf"\u{u} ?" for u in units)


def code_page(text):
    """As WPS and WordPad write: bytes of the code page."""
    return "".join(c if c.isascii() else "".join(rf"\'{b:02x}" for b in c.encode("gb18030")) for c in text)


def table(sheet, spell, nested):
    boxes, width = placed(sheet)
    rows = []
    for y in range(len(sheet.rows)):
        cells = []
        for x in range(width):
            row, column, _, last, text = next(b for b in boxes if b[0] <= y <= b[2] and b[1] <= x <= b[3])
            if x == column:
                cells.append(
                    (last + 1, row < y, "" if row < y else text, row < y or row < _bottom(boxes, row, column))
                )
        shape = "".join(
            (r"\clvmrg" if goes_on else r"\clvmgf" if tall else "") + rf"\cellx{700 * end}"
            for end, goes_on, _, tall in cells
        )
        mark = r"\pard\intbl\itap2 {%s}\nestcell" if nested else r"\pard\intbl {%s}\cell"
        texts = "".join(mark % spell(text) for _, _, text, _ in cells)
        row = (
            r"{1}{{\*\nesttableprops\trowd{0}\nestrow}}{{\nonesttables\par}}"
            if nested
            else r"\trowd\trleft0{}{}\row"
        )
        rows.append(row.format(shape, texts))
    return "\n".join(rows)


def _bottom(boxes, row, column):
    return next(b[2] for b in boxes if (b[0], b[1]) == (row, column))


def rtf(made, spell, boxed=False):
    """boxed: the whole article in the one cell of a table, its own tables nested in it."""
    parts = [rf"\pard\s1\qc {spell(made.title)}\par"]
    for chapter in made.chapters:
        parts += [
            rf"\pard\plain {spell(text)}\par" for text in (chapter.heading, *chapter.paragraphs) if text
        ]
        parts += [table(s, spell, boxed) + "\n\\pard" for s in made.sheets if s.section == chapter.section]
    parts += [rf"\pard {spell(text)}\par" for text in (made.place.full, signed(made))]
    head = (
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\froman Times;}}"
        r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\*\generator Riched20;}{\info{\title x}}\uc1\f0 "
    )
    text = "\n".join(parts)
    if boxed:
        text = r"\trowd\cellx9000" + text.replace(r"\pard", r"\pard\intbl") + r"\cell\row\pard"
    return (head + text + "}").encode("ascii")


@pytest.mark.parametrize("spell", [unicode, code_page])
@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
def test_a_report_as_rtf_reads_back_cell_for_cell(form, spell):
    made = draft(form)
    report = read_file(rtf(made, spell), KNOWLEDGE, name="report.doc")
    assert (report.era, printed(report), report.problems) == (form, truth(made), ())
    assert report.title == made.title


def test_what_stands_on_no_paper_is_not_read():
    body = (
        rb"{\rtf1\ansi{\info{\title secret}}{\header head}{\*\unknown none}{\v hidden}{\field{\*\fldinst LINK x}"
        rb"{\fldrslt shown}}{\pict 00ff{\bin4 }}{}}}\bin3 a}btext\par}"
    )
    assert open_document(Capture(body)).text == "showntext"


def test_characters_outside_the_plane_and_fallbacks():
    assert (
        open_document(Capture(rb"{\rtf1\uc2\u-10179 ??\u-9216 ??\u22909\'ba\'c3!\par}")).text
        == "\U0001f400好!"
    )


@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
def test_a_report_in_the_one_cell_of_a_table_reads_back_cell_for_cell(form):
    made = draft(form)
    report = read_file(rtf(made, code_page, boxed=True), KNOWLEDGE)
    assert (report.era, printed(report), report.problems) == (form, truth(made), ())
    assert report.title == made.title


def test_a_nested_table_of_one_cell_is_a_frame_around_text():
    body = rb"{\rtf1\trowd\cellx100\cellx200\intbl a\nestcell{\*\nesttableprops\nestrow}\cell c\cell\row\pard d\par}"
    (grid,) = open_document(Capture(body)).tables
    assert [cell.text for cell in grid.rows[0]] == ["a", "c"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        (rb"{\rtf1 a\par", "damaged"),
        (rb"{\rtf1\trowd\intbl\itap99 a\nestcell\cell\row}", "too_large"),
        (b"{\\rtf1 " + b"{" * 300 + b"}" * 301, "too_large"),
        (b"{\\rtf1\\trowd" + b"".join(b"\\cellx%d" % n for n in range(100, 30_000, 100)) + b"\\cell" * 299 + b"\\row}", "too_large"),
    ],
)  # fmt: skip
def test_a_torn_or_hostile_rtf_says_so(body, rule):
    assert [problem.rule for problem in open_document(Capture(body)).problems] == [rule]


def test_an_rtf_cut_anywhere_is_a_problem_and_no_error():
    whole = rtf(draft(), code_page)
    cuts = [*range(7, len(whole), len(whole) // 40)]
    for begin, end in pairwise(cuts):
        document = open_document(Capture(whole[:begin] + whole[end:]))
        assert document.blocks or document.tables or document.problems
        assert [p.rule for p in open_document(Capture(whole[:end])).problems] == ["damaged"]
