"""Bad input of every kind of document: refused with a problem that names the reason, soon and in little memory."""

import io
import struct
import time
import tracemalloc
import zipfile

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from bench.corpus.compound import compound
from bench.corpus.files_more import mhtml, ofd, workbook, xlsx, zipped
from bench.corpus.papers import docx, pdf
from models.values import Capture
from pipelines.clean.document import open_document
from pipelines.clean.merge import open_bundles
from pipelines.read import read_file
from tests.packages import KNOWLEDGE, draft, packed, repacked, rules, stored, word

SECONDS = 20  # of CPU; the worst file here takes six


# -- PDF ------------------------------------------------------------------------------------------------
def written(*objects):
    """A PDF of these objects, numbered from 1; the first is its catalog."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def kids(*numbers):
    return b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(numbers), b" ".join(b"%d 0 R" % n for n in numbers))


def with_picture(side):
    """A page that shows a picture of so many pixels on each side, whose data are not even there."""
    return written(
        CATALOG,
        kids(3),
        PAGE[:-2] + b"/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length 34>>stream\nq 595 0 0 842 0 0 cm /I Do Q       \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray/Length 1>>"
        b"stream\n0\nendstream" % (side, side),
    )


def locked(user):
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, "owner"))
    canvas.drawString(50, 700, "printed")
    canvas.save()
    return out.getvalue()


def without_end(body):
    return body[: len(body) // 2]


# -- containers -----------------------------------------------------------------------------------------
def declaring(size):
    """A ZIP whose one member says that it unpacks to *size* bytes."""
    body = bytearray(packed({"report.txt": b"x" * 1000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", body, body.index(mark) + place, size)
    return bytes(body)


def nested(depth):
    body = zipped(draft())
    for _ in range(depth):
        body = packed({"inner.zip": body})
    return body


def many_archives():
    """Archives that are small each, and together unpack to far more than one may."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("a.bin", b"\x01" * 4_900_000)
    return packed({f"{at}.zip": out.getvalue() for at in range(60)})


def locked_zip():
    body = bytearray(zipped(draft()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(mark) + place] |= 1
    return bytes(body)


def swollen(kind, member, fill):
    """A sound package one member of which holds 40 MB of incompressible-looking XML."""
    noise = b"".join(b"<!-- %d -->" % (at * 7919) for at in range(2_600_000))
    return repacked(kind(draft()), {member: lambda data: data.replace(fill, fill + noise, 1)})


def ten_million_cells():
    row = b'<row r="%d">' + b"<c><v>1</v></c>" * 1000 + b"</row>"
    rows = b"".join(row % at for at in range(1, 10_001))
    return repacked(
        workbook("", []),
        {"xl/worksheets/sheet1.xml": lambda data: data.replace(b"<sheetData>", b"<sheetData>" + rows)},
    )


def nested_tables(depth):
    return word("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


NO_WORDS = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'

BAD = {
    "PDF: locked": (lambda: locked("secret"), "encrypted"),
    "PDF: no pages": (lambda: written(CATALOG, kids()), "empty"),
    "PDF: pages that hold themselves": (lambda: written(CATALOG, kids(2)), "empty"),
    "PDF: blank page": (lambda: written(CATALOG, kids(3), PAGE), "no_text_layer"),
    "PDF: huge sheet": (lambda: written(CATALOG, kids(3), PAGE.replace(b"595", b"9" * 9)), "no_text_layer"),
    "PDF: brackets in brackets": (
        lambda: written(CATALOG, kids(3), PAGE[:-2] + b"/X " + b"[" * 99_999 + b"]" * 99_999 + b">>"),
        "no_text_layer",
    ),
    "PDF: picture of a thousand million pixels": (lambda: with_picture(32_000), "too_large"),
    "PDF: only its first bytes": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "damaged"),
    "PDF: no catalog": (lambda: written(b"<<>>"), "empty"),
    "DOCX: locked": (lambda: compound({"EncryptedPackage": b"", "EncryptionInfo": b""}), "encrypted"),
    "DOCX: cut off": (lambda: without_end(docx(draft())), "damaged"),
    "DOCX: empty": (lambda: word(""), "empty"),
    "DOCX: tables in tables": (lambda: nested_tables(3000), "damaged"),
    "DOCX: no XML": (lambda: packed({"word/document.xml": b"\x00" * 50}), "damaged"),
    "DOCX: swollen": (lambda: swollen(docx, "word/document.xml", b"<w:body>"), "too_large"),
    "XLSX: cut off": (lambda: without_end(xlsx(draft())), "damaged"),
    "XLSX: empty": (lambda: workbook("", []), "empty"),
    "XLSX: ten million cells": (ten_million_cells, "too_large"),
    "XLSX: no sheets named": (lambda: packed({"xl/workbook.xml": b"<a/>"}), "damaged"),
    "OFD: cut off": (lambda: without_end(ofd(draft())), "damaged"),
    "OFD: no pages": (lambda: packed({"OFD.xml": NO_WORDS}), "empty"),
    "DOC: cut off": (lambda: stored("report_2021.doc")[:4000], "damaged"),
    "DOC: empty streams": (lambda: compound({"WordDocument": b"", "1Table": b""}), "unsupported_type"),
    "XLS: cut off": (lambda: stored("report_2021.xls")[:9000], "damaged"),
    "XLS: empty stream": (lambda: compound({"Workbook": b""}), "damaged"),
    "OLE: header only": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(40), "damaged"),
    "RTF: cut off": (lambda: stored("report_2021.rtf")[:50_000], "damaged"),
    "RTF: empty": (lambda: b"{\\rtf1}", "empty"),
    "MHTML: no page in it": (lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", "damaged"),
    "MHTML: too long": (lambda: mhtml(draft()) + b"\n" * 16_000_000, "too_large"),
    "ZIP: locked": (locked_zip, "encrypted"),
    "ZIP: cut off": (lambda: without_end(zipped(draft())), "damaged"),
    "ZIP: no file": (lambda: packed({}), "empty"),
    "ZIP: 2 GB when unpacked": (lambda: declaring(2_000_000_000), "too_large"),
    "ZIP: archives in archives": (lambda: nested(4), "unsupported_type"),
    "ZIP: too many files": (lambda: packed({f"{at}.txt": b"a" for at in range(300)}), "too_large"),
    "ZIP: many archives": (many_archives, "too_large"),
    "HTML: too long": (lambda: b"<html>" + b"<p>a</p>" * 1_100_000, "too_large"),
    "text: only spaces": (lambda: b" \n\t" * 100, "empty"),
    "nothing": (lambda: b"", "empty"),
    "zeros": (lambda: bytes(5000), "empty"),
    "noise": (lambda: bytes(range(256)) * 40, "unsupported_type"),
    "too long for any file": (lambda: b"%PDF-1.4" + b"\n" * 64_000_000, "too_large"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_and_says_why(name):
    make, rule = BAD[name]
    body = make()
    began = time.process_time()
    report = read_file(body, KNOWLEDGE)
    assert time.process_time() - began < SECONDS
    assert rule in {problem.rule for problem in report.problems}, report.problems
    assert report.kind != "annual_report"
    assert report.figures == ()
    assert all(problem.message for problem in report.problems)


def test_a_pdf_that_opens_without_a_password_is_read():
    assert open_document(Capture(locked(""))).text == "printed"


@pytest.mark.parametrize("count", [3_000, pytest.param(100_000, marks=pytest.mark.prove)])
def test_countless_pages_are_cut_short(count):
    made = written(CATALOG, kids(*range(3, count + 3)), *[PAGE] * count)
    began = time.process_time()
    assert rules(made)[0] == "cut_short"
    assert time.process_time() - began < SECONDS


def test_a_refused_bomb_takes_no_memory():
    body = declaring(2_000_000_000)
    tracemalloc.start()
    try:
        open_bundles(Capture(body))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_bad_file_beside_a_report_costs_only_itself():
    """A ZIP with a torn and a locked file beside the report is that report, and says what it could not read."""
    made = draft()
    body = packed(
        {"report.docx": docx(made), "torn.xlsx": without_end(xlsx(made)), "locked.pdf": locked("x")}
    )
    report = read_file(body, KNOWLEDGE)
    assert report.kind == "annual_report"
    assert {"damaged", "encrypted"} <= {problem.rule for problem in report.problems}
    assert len(report.figures) == len(read_file(pdf(made), KNOWLEDGE).figures)
