"""Files that are torn, locked or hostile: refused with a problem that names the reason, never a traceback."""

import struct
from random import Random

import pytest

from bench.corpus.compound import compound
from bench.corpus.files_more import zipped
from bench.corpus.page import html_page
from models.values import Capture
from pipelines.clean.attachments import scan
from pipelines.clean.merge import open_bundles
from pipelines.clean.sniff import sniff
from pipelines.read import read_file
from tests.packages import (
    KNOWLEDGE,
    MADE,
    STORED,
    draft,
    packed,
    printed,
    repacked,
    rules,
    sheet,
    stored,
    truth,
    word,
)  # fmt: skip

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
    assert rules(b"\x89PNG\r\n\x1a\n" + bytes(40)) == ["damaged" if scan.installed() else "no_text_layer"]
    assert rules(b"Rar!\x1a\x07\x00" + bytes(40)) == ["unsupported_type"]
    assert rules(packed({"META-INF/manifest.xml": b"<a/>", "content.xml": b"<a/>"})) == ["unsupported_type"]


def test_a_page_with_characters_that_no_tree_may_hold_is_read():
    made = draft()
    page = html_page(made).decode().replace("</td>", "\x01&#11;&#31;</td>").replace("</p>", "\x00</p>\x02")
    assert printed(read_file(page.encode(), KNOWLEDGE)) == truth(made)
