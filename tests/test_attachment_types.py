"""Every attachment type: chosen by its bytes, its tables read back cell for cell; what is torn or hostile says so."""

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path
from random import Random

import pytest

from bench.corpus import STYLES, specimen
from bench.corpus.files_more import mhtml, ofd, xlsx, zipped
from bench.corpus.page import html_page
from bench.corpus.papers import docx
from models.divisions.load import load
from models.values import Capture
from pipelines.clean.attachments import archive
from pipelines.clean.merge import open_bundles
from pipelines.clean.sniff import sniff
from pipelines.read import Knowledge, read_file

KNOWLEDGE = Knowledge(load(None))
FOLDER = Path(__file__).parent / "specimens" / "attachments"
CLEAN = next(style for style in STYLES if style.name == "clean")
MADE = {"docx": docx, "html": html_page, "mhtml": mhtml, "ofd": ofd, "xlsx": xlsx, "zip": zipped}
STORED = {path.name: path for path in sorted(FOLDER.iterdir()) if path.suffix not in (".md", ".json")}


def stored(name):
    body = STORED[name].read_bytes()
    return gzip.decompress(body) if name.endswith(".gz") else body


def draft(form="d30_2021", at=0, seed=5):
    return specimen(seed, CLEAN, form, "html", at).draft


def packed(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def repacked(body, changes):
    """A package with some members replaced: name -> function of its bytes."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    return packed({name: changes.get(name, lambda data: data)(data) for name, data in members.items()})


def printed(report):
    return {figure.code: figure.value for figure in report.figures if figure.state == "printed"}


def truth(made):
    return {code: expected.value for code, expected in made.figures.items()}


def rules(body):
    return [problem.rule for problem in read_file(body, KNOWLEDGE).problems]


# -- cell for cell --------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", STORED)
def test_a_real_office_file_reads_back_cell_for_cell(name):
    told = json.loads((FOLDER / f"{name.split('.')[0]}.json").read_text(encoding="utf-8"))
    report = read_file(stored(name), KNOWLEDGE)
    assert (report.kind, report.title, report.report_year) == ("annual_report", told["title"], told["year"])
    assert printed(report) == told["figures"]
    assert report.problems == ()


@pytest.mark.parametrize("form", ["b32_2014", "c60_2019", "d30_2021"])
@pytest.mark.parametrize("kind", MADE)
def test_each_type_reads_back_each_form(kind, form):
    made = draft(form)
    report = read_file(MADE[kind](made), KNOWLEDGE)
    assert (report.kind, report.era, report.report_year) == ("annual_report", form, made.year)
    assert printed(report) == truth(made)
    assert {(fact.code, fact.value) for fact in made.facts} <= {(f.code, f.value) for f in report.facts}
    assert report.problems == ()


@pytest.mark.parametrize(
    ("name", "kind"), [("年报.wps", "docx"), ("年报.doc", "html"), ("年报.xls", "mhtml"), ("年报.et", "xlsx"), ("年报.pdf", "ofd")]
)  # fmt: skip
def test_bytes_and_not_the_name_say_what_a_file_is(name, kind):
    made = draft()
    assert printed(read_file(MADE[kind](made), KNOWLEDGE, name=name)) == truth(made)


def test_a_table_of_a_wide_sheet_has_no_cells_beyond_its_own():
    """Table 2 has four columns although Table 4, in the same sheet, has fifteen."""
    document = open_bundles(Capture(xlsx(draft())))[0]
    assert {len([c for c in row if c]) for row in document.tables[0].rows} == {4}
    assert document.tables[0].rows[0][0].colspan == 4


def test_a_merged_cell_of_a_doc_goes_over_its_rows_and_columns():
    document = open_bundles(Capture(stored("report_2021.doc")))[0]
    rows = document.tables[1].rows
    assert (rows[0][0].rowspan, rows[0][0].colspan) == (3, 3)
    assert rows[2][2] is rows[0][0]
    assert rows[3][0].text == "一、本年新收政府信息公开申请数量"


# -- archives -------------------------------------------------------------------------------------------
def two_reports():
    return {"甲/报告.docx": docx(draft(at=0)), "乙/报告.ofd": ofd(draft("b32_2014"))}


def test_an_archive_of_several_reports_is_a_list_of_them():
    report = read_file(packed(two_reports()), KNOWLEDGE)
    assert (report.kind, report.figures) == ("list", ())
    assert [printed(part) for part in report.parts] == [truth(draft()), truth(draft("b32_2014"))]
    assert [attachment.name for attachment in report.attachments] == list(two_reports())


def test_copies_of_one_report_in_an_archive_are_one_report():
    made = draft()
    report = read_file(packed({"报告.docx": docx(made), "报告.ofd": ofd(made)}), KNOWLEDGE)
    assert (report.kind, report.parts) == ("annual_report", ())
    assert printed(report) == truth(made)
    assert "copies_differ" not in {problem.rule for problem in report.problems}


def test_an_archive_in_an_archive_is_opened_once_and_no_deeper():
    made = draft()
    once = packed({"内.zip": zipped(made)})
    assert printed(read_file(once, KNOWLEDGE)) == truth(made)
    assert rules(packed({"外.zip": once})) == ["unsupported_type"]


def test_an_archive_hanging_on_a_page_is_its_files():
    made = draft()
    url = "http://www.baiwei.gov.cn/nb/1.html"
    page = (
        f"<html><body><h1>{made.title}</h1><p>报告全文见附件。</p><a href='nb.zip'>年报.zip</a></body></html>"
    )
    file = Capture(zipped(made), url="http://www.baiwei.gov.cn/nb/nb.zip")
    _, opened, _ = open_bundles(Capture(page.encode(), url=url, attachments=(file,)))
    assert [one.attachment.name for one in opened] == ["年报.zip/年报/报告.docx"]


def test_a_name_in_an_archive_is_a_label_and_a_gbk_one_is_read():
    """Nothing is written anywhere, so a name that climbs folders is only odd."""
    names = ["年报.docx", "../../etc/passwd"]
    body = packed({name.encode("gb18030").decode("cp437"): b"root" for name in names})
    assert [name for name, _ in archive.files(body)] == names


def test_an_archive_of_nothing_says_so():
    assert rules(packed({})) == ["empty"]
    assert rules(packed({"__MACOSX/._a": b"\x00"})) == ["empty"]


# -- what a cell shows ----------------------------------------------------------------------------------
def sheet(cells, formats=("General",), state="visible"):
    """A workbook of one sheet: (place, value, style) each, styles numbered by their format code."""
    from bench.corpus.files_more import workbook

    rows = "".join(
        f'<row><c r="{place}" s="{style}"><v>{value}</v></c></row>' for place, value, style in cells
    )
    codes = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(len(formats)))
    body = repacked(
        workbook(rows, []),
        {
            "xl/workbook.xml": lambda data: data.replace(
                b'sheetId="1"', f'sheetId="1" state="{state}"'.encode()
            )
        },
    )
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    members["xl/styles.xml"] = f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>'.encode()  # fmt: skip
    return packed(members)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (36, "General", "36"), (0.30000000000000004, "General", "0.3"), (630.2, "0.00", "630.20"), (12.5, "0", "13"),
        (0, "#,##0;-#,##0;", ""), (0, "_ * #,##0_ ;_ * -#,##0_ ;_ * &quot;-&quot;??_ ;_ @_ ", "-"), (-5, "0_ ", "-5"),
        (5, "0&quot;件&quot;", "5件"), (44561, "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "2021-12-31"),
        (-3, "#,##0_);(#,##0)", "(3)"), (1234567, "#,##0", "1234567"), (0.5, "0%", "50%"), (7, "[Red]0", "7"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_cell_shows_it(value, code, text):
    """A format that hides zeros leaves a blank cell on paper, and the accountants' prints a dash."""
    body = sheet([("A1", "1", 1), ("B1", value, 0), ("C1", "2", 1)], (code, "General"))
    document = open_bundles(Capture(body))[0]
    assert [cell.text for cell in document.tables[0].rows[0]] == ["1", text, "2"]


def test_a_hidden_sheet_is_told_and_not_read():
    document = open_bundles(Capture(sheet([("A1", 1, 0), ("B1", 2, 0)], state="hidden")))[0]
    assert document.tables == ()
    assert [problem.rule for problem in document.problems] == ["hidden_sheets"]


# -- Word -----------------------------------------------------------------------------------------------
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body):
    text = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": text.encode()})


def test_tracked_insertions_are_printed_and_deletions_and_hidden_words_are_not():
    runs = (
        "<w:r><w:t>共</w:t></w:r><w:ins><w:r><w:t>36</w:t></w:r></w:ins><w:del><w:r><w:delText>35</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r><w:t>条</w:t></w:r>"
    )
    assert open_bundles(Capture(word(f"<w:p>{runs}</w:p>")))[0].text == "共36条"


def test_a_table_inside_a_layout_table_or_a_content_control_is_read():
    def cell(inner):
        return f"<w:tc>{inner}</w:tc>"

    words = [cell(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>") for text in ("规章", "3")]
    table = f"<w:tbl><w:tr>{''.join(words)}</w:tr></w:tbl>"
    framed = word(f"<w:tbl><w:tr>{cell(table)}</w:tr></w:tbl>")
    held = word(f"<w:sdt><w:sdtContent>{table}</w:sdtContent></w:sdt>")
    for body in (framed, held):
        (grid,) = open_bundles(Capture(body))[0].tables
        assert [c.text for c in grid.rows[0]] == ["规章", "3"]


# -- torn, locked, hostile ------------------------------------------------------------------------------
ENTITIES = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">]>'


def declaring(data):
    start = data.index(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:start] + ENTITIES + data[start:]


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("docx", "word/document.xml"),
        ("xlsx", "xl/worksheets/sheet1.xml"),
        ("ofd", "Doc_0/Pages/Page_0/Content.xml"),
    ],
)
def test_xml_that_declares_entities_is_refused(kind, member):
    assert rules(repacked(MADE[kind](draft()), {member: declaring})) == ["damaged"]
    wide = repacked(MADE[kind](draft()), {member: lambda data: declaring(data).decode().replace("UTF-8", "UTF-16").encode("utf-16")})  # fmt: skip
    assert rules(wide) == ["damaged"]


@pytest.mark.parametrize("member", ["word/document.xml", "xl/workbook.xml", "OFD.xml", "a.txt"])
def test_a_bomb_is_refused_by_its_ratio(member):
    assert rules(packed({member: b" " * 20_000_000})) == ["too_large"]


def test_a_member_that_unpacks_to_more_than_it_declares_is_damaged():
    body = bytearray(packed({"word/document.xml": b"<a>" + b"0123456789" * 1000 + b"</a>"}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", body, body.index(mark) + place, 100)
    assert rules(bytes(body)) == ["damaged"]


def test_two_cells_at_the_ends_of_a_sheet_take_no_memory():
    assert rules(sheet([("A1", 1, 0), ("XFD1048576", 2, 0)])) == ["too_large"]


def test_a_word_cell_that_claims_to_span_a_million_columns_is_refused():
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc>'
    assert rules(word(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>")) == ["too_large"]


def compound(streams):
    """A minimal OLE2 file: header, one sector of allocation, the directory, the streams (each over 4096 bytes)."""
    sectors, entries = [], []
    chain = [0xFFFFFFFD]
    first = 1 + (len(streams) + 4) // 4

    def entry(name, kind, start, size, *, child=0xFFFFFFFF, right=0xFFFFFFFF):
        wide = name.encode("utf-16-le")
        return wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", start, size)  # fmt: skip

    entries.append(entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1))
    for at, (name, data) in enumerate(streams.items(), start=1):
        data = data.ljust(4096, b"\0")  # noqa: PLW2901
        count = -(-len(data) // 512)
        right = at + 1 if at < len(streams) else 0xFFFFFFFF
        entries.append(entry(name, 2, first + len(sectors), len(data), right=right))
        sectors += [data[i : i + 512].ljust(512, b"\0") for i in range(0, 512 * count, 512)]
    folder = b"".join(entries).ljust(512 * (first - 1), b"\0")
    chain += [*range(2, first), 0xFFFFFFFE]
    for data in streams.values():
        count = -(-max(len(data), 4096) // 512)
        chain += [*range(len(chain) + 1, len(chain) + count), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 432
    return header + table + folder + b"".join(sectors)


@pytest.mark.parametrize(
    ("stream", "kind", "rule"),
    [
        ("EncryptedPackage", "locked", "encrypted"), ("WordDocument", "doc", "unsupported_type"),
        ("Workbook", "xls", "damaged"), ("Message", "ole", "unsupported_type"),
    ],
)  # fmt: skip
def test_an_old_container_is_what_its_streams_say(stream, kind, rule):
    body = compound({stream: b""})
    assert sniff(body) == kind
    assert rules(body) == [rule]


def test_locked_files_are_told_from_torn_ones():
    doc = bytearray(stored("report_2021.doc"))
    at = doc.index(b"\xec\xa5")  # the first words of the text stream
    struct.pack_into("<H", doc, at + 10, struct.unpack_from("<H", doc, at + 10)[0] | 0x100)
    xls = bytearray(stored("report_2021.xls"))
    at = xls.index(struct.pack("<HH", 0x42, 2))  # the code page becomes a password's record
    struct.pack_into("<H", xls, at, 0x2F)
    zip_ = bytearray(zipped(draft()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        zip_[zip_.index(mark) + place] |= 1
    assert [rules(bytes(body)) for body in (doc, xls, zip_)] == [["encrypted"]] * 3


@pytest.mark.parametrize("name", [*STORED, *MADE])
def test_a_torn_file_is_read_or_says_so_and_never_raises(name):
    """Cut off, and with bytes changed at random places: what cannot be read is a problem."""
    whole = stored(name) if name in STORED else MADE[name](draft())
    rng = Random(name)
    for turn in range(30):
        torn = bytearray(whole)
        for _ in range(rng.choice((1, 8, 200))):
            torn[rng.randrange(len(torn) if turn % 2 else 1500)] = rng.choice((0, 255, rng.randrange(256)))
        body = bytes(torn[: rng.randrange(1, len(torn))] if turn % 5 == 0 else torn)
        document, _, bundles = open_bundles(Capture(body))
        assert document.source != "unreadable" or document.problems
        assert bundles


def test_what_is_not_read_is_named():
    assert rules(b"\x89PNG\r\n\x1a\n" + bytes(40)) == ["no_text_layer"]
    assert rules(b"Rar!\x1a\x07\x00" + bytes(40)) == ["unsupported_type"]
    assert rules(packed({"META-INF/manifest.xml": b"<a/>", "content.xml": b"<a/>"})) == ["unsupported_type"]


def test_a_page_with_characters_that_no_tree_may_hold_is_read():
    made = draft()
    page = html_page(made).decode().replace("</td>", "\x01&#11;&#31;</td>").replace("</p>", "\x00</p>\x02")
    assert printed(read_file(page.encode(), KNOWLEDGE)) == truth(made)
