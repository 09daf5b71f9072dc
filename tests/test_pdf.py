"""PDF as it is met: tables without lines, over pages, on their side; what broke over lines is never a number."""

import io
import zlib
from dataclasses import replace
from random import Random

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bench.corpus import styles_cells as cells
from bench.corpus.papers import pdf
from bench.corpus.styles_tables import over_pages, unruled
from models.values import Capture, Cell, Grid
from pipelines.clean.attachments.breaks import with_whole_rows
from pipelines.clean.attachments.lattice import Word
from pipelines.clean.attachments.loose import bands
from pipelines.clean.document import open_document
from pipelines.read import read_file
from pipelines.worker import MEMORY, Readers, Setup
from tests.packages import KNOWLEDGE, draft, printed, truth

FORMS = ("b32_2014", "c60_2019", "d30_2021")


@pytest.mark.parametrize("form", FORMS)
def test_tables_without_lines_read_back_cell_for_cell(form):
    made = unruled(draft(form), Random(0))
    report = read_file(pdf(made), KNOWLEDGE)
    assert (report.era, printed(report), report.problems) == (form, truth(made), ())


@pytest.mark.parametrize("ground", ["cells", "labels", "values", "stripes"])
def test_a_coloured_ground_behind_some_cells_costs_no_row(ground):
    """Only where it lies behind every cell are its edges the table's; no number beside it is lost in silence."""
    made = draft("d30_2021")
    made = replace(made, look=replace(made.look, ruled=False, filled=ground))
    report = read_file(pdf(made), KNOWLEDGE)
    assert (printed(report), report.problems) == (truth(made), ())


@pytest.mark.parametrize("dress", [cells.blanks, cells.dashes, cells.notes])
@pytest.mark.parametrize("form", FORMS)
def test_a_blank_or_broken_cell_pulls_no_neighbour_into_its_place(form, dress):
    """What a table without lines does not settle is unsure; no cell gets another's number."""
    made = unruled(dress(draft(form), Random(3)), Random(0))
    found = printed(read_file(pdf(made), KNOWLEDGE))
    true = truth(made)
    assert {code: value for code, value in found.items() if true.get(code) != value} == {}
    assert len(found) > 0.8 * sum(expected.state == "printed" for expected in made.figures.values())


@pytest.mark.parametrize("dress", [lambda made, _: made, unruled])
def test_tables_go_on_over_pages(dress):
    made = dress(over_pages(draft(), Random(0)), Random(0))
    assert printed(read_file(pdf(made), KNOWLEDGE)) == truth(made)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_pages_that_lie_on_their_side_are_turned(degrees):
    made = draft()
    document = pypdfium2.PdfDocument(pdf(made))
    for page in document:
        page.set_rotation(degrees)
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert printed(read_file(out.getvalue(), KNOWLEDGE)) == truth(made)


def word(text, left, top, size=8.0):
    return Word(text, left, top, left + size * len(text), top + size)


def row(label, numbers, top):
    return [word(label, 50, top), *(word(text, 200 + 60 * at, top) for at, text in enumerate(numbers))]


HEAD = row("信息内容", ["本年制发件数", "本年废止件数", "现行有效件数"], 10)


def texts(words):
    return [line.text for band in bands(words) for line in band.rows]


def test_a_blank_keeps_its_place_between_its_neighbours():
    rules = [word("规章", 50, 30), word("8", 260, 30), word("39", 320, 30)]
    assert texts([*HEAD, *rules, *row("行政规范性文件", "865", 50)])[1:] == [
        "规章 |  | 8 | 39",
        "行政规范性文件 | 8 | 6 | 5",
    ]


def test_a_number_that_broke_over_two_lines_makes_its_row_unreadable():
    broken = [*row("规章", ["12345", "8", "39"], 30), word("67", 200, 38)]
    assert texts([*HEAD, *broken, *row("行政规范性文件", "865", 60)])[1] == "规章 | 12345 67 8 39"


def test_numbers_that_stand_too_close_are_no_number_of_one_column():
    close = [word("规章", 50, 30), word("7", 200, 30), Word("37301", 260, 30, 330, 38)]
    told = texts([*HEAD, *close, *row("行政规范性文件", "865", 50)])[1:]
    assert told == ["规章 | 7 37301", "行政规范性文件 | 8 | 6 | 5"]


def test_a_label_beside_two_rows_of_numbers_names_neither():
    both = Word("（五）2．重复申请不予处理", 50, 30, 190, 66)
    values = [word("3", 200 + 60 * at, top) for top in (36, 56) for at in range(3)]
    assert not any("重复申请" in line for line in texts([*HEAD, both, *values, *row("行政许可", "865", 90)]))


def test_prose_that_names_labels_is_no_table():
    lines = ["本年度共制发规章 3件、行政规范性文件 8件。", "行政许可 7件，行政处罚 3件，行政强制 9件。"]
    assert bands([word(text, 50, 20 * at) for at, text in enumerate(lines)]) == []


def test_a_page_of_countless_lines_is_told_and_its_text_is_read():
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    for at in range(5200):
        canvas.rect(50 + at % 100 * 5, 50 + at // 100 * 5, 5, 5)
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(50, 400, "柳溪镇政府信息公开")
    canvas.save()
    document = open_document(Capture(out.getvalue()))
    assert [problem.rule for problem in document.problems] == ["cut_short"]
    assert document.text == "柳溪镇政府信息公开"


def test_a_file_for_which_memory_runs_out_says_so(monkeypatch):
    def hungry(_body, *, name):
        raise MemoryError(name)

    monkeypatch.setattr("pipelines.clean.document.READERS", {"pdf": hungry})
    assert [problem.rule for problem in open_document(Capture(b"%PDF-1.7")).problems] == ["too_large"]


@pytest.mark.prove
def test_a_small_file_that_unpacks_without_end_is_too_large_and_the_next_file_is_read():
    """Read as the crawl and `nianbao read` do, in a process of bounded memory."""
    readers = Readers(Setup(None, ()), count=1)
    try:
        bomb = readers.read_now(Capture(unpacking_to(MEMORY)))
        after = readers.read_now(Capture(pdf(draft())))
    finally:
        readers.close()
    assert [problem.rule for problem in bomb.report.problems] == ["too_large"]
    assert after.report.kind == "annual_report"


def unpacking_to(size):
    packer = zlib.compressobj(9)
    packed = b"".join(
        [*(packer.compress(b" " * 10_000_000) for _ in range(size // 10_000_000)), packer.flush()]
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream" % (len(packed), packed),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + end


def halves(upper, lower, *, page=2):
    """The last row of one page's table and the first of the next, cells parted by bars; “~” is no cell."""

    def drawn(text, number):
        row = tuple(None if cell == "~" else Cell(cell, 0, x) for x, cell in enumerate(text.split("|")))
        return Grid((row,), "pdf", number)

    return [drawn(upper, 1), drawn(lower, page)]


def shown(grid):
    return [cell.text if cell else None for cell in grid.rows[0]]


@pytest.mark.parametrize(
    ("upper", "lower", "joined"),
    [
        ("~|（三|1.属|0|4|4", "|）不予公开|于国家秘密|||", [None, "（三）不予公开", "1.属于国家秘密", "0", "4", "4"]),
        ("2.没有现|||", "成信息需要另行制作|7|0|7", ["2.没有现成信息需要另行制作", "7", "0", "7"]),
        ("~|（二）部分公|5||5", "理结果|开（区分处理的）||||", [None, "（二）部分公开（区分处理的）", "5", "", "5"]),
    ],
)  # fmt: skip
def test_a_row_that_a_page_break_cut_is_one_row(upper, lower, joined):
    whole = with_whole_rows(halves(upper, lower))
    assert shown(whole[0]) == joined
    assert not any(shown(whole[1]))


@pytest.mark.parametrize(
    ("upper", "lower", "page"),
    [
        ("1.属于国家秘密|3|3", "2.其他法律行政法规禁止公开|4|4", 2),  # two whole rows
        ("2.没有现|3|3", "成信息需要另行制作|4|4", 2),  # numbers in both
        ("2.没有现|3|3", "成信息需要另行制作||", 3),  # not the next page
        ("2.没有现|3|3", "重复申请||", 2),  # no label together
    ],
)
def test_rows_of_two_pages_that_are_not_one_stay_two(upper, lower, page):
    before = halves(upper, lower, page=page)
    assert with_whole_rows(before) == before


@pytest.mark.parametrize("open_end", ["top", "bottom"])
def test_a_table_whose_outer_rule_a_page_break_swallowed_keeps_its_outer_row(open_end):
    """Browsers draw no rule where they cut a table; its row was lost in silence."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("STSong-Light", 10)
    left, heights = [50, 150, 250, 350, 450], [700, 720, 740, 760]
    for x in left:
        canvas.line(x, heights[0], x, heights[-1])
    for y in heights[:-1] if open_end == "top" else heights[1:]:
        canvas.line(left[0], y, left[-1], y)
    for at, y in enumerate(heights[:-1]):
        for column, x in enumerate(left[:-1]):
            canvas.drawString(x + 5, y + 5, f"{at}{column}")
    canvas.save()
    (grid,) = open_document(Capture(out.getvalue())).tables
    assert [[cell.text for cell in row] for row in grid.rows] == [
        [f"{at}{column}" for column in range(4)] for at in (2, 1, 0)
    ]
