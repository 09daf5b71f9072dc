"""pipelines.clean: bytes to text, and files told by their first bytes."""

import pytest

from models.values import Capture
from pipelines.clean.decode import decode
from pipelines.clean.document import MAX_PAGE_BYTES, clipped, open_document
from pipelines.clean.sniff import sniff


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "gb2312"), ("gb18030", "utf-8"), ("gb18030", "gb2312"), ("gbk", None), ("utf-8", None), ("utf-8-sig", "gbk"), ("utf-16", None), ("big5", "big5")],
)  # fmt: skip
def test_bytes_speak_louder_than_declarations(encoding, declared):
    text = "政府信息公開工作報告" if encoding == "big5" else "政府信息公开工作年度报告，共215条"
    head = f"<meta charset={declared}>" if declared else ""
    decoded = decode((head + text).encode(encoding))
    assert decoded.text == head + text
    assert decoded.replaced == 0


@pytest.mark.parametrize(
    ("body", "rule"),
    [(b"", "empty"), (b" \r\n\x00 ", "empty"), (b"PK\x03\x04broken", "damaged"), (b"%PDF-1.7 broken", "damaged"),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"), (b"\x89PNG\r\n\x1a\n", "damaged"),
     (bytes(range(256)) * 8, "unsupported_type"), (b"<html>" + b" " * MAX_PAGE_BYTES, "too_large")],
    ids=["nothing", "blanks", "zip", "pdf", "ole", "png", "noise", "huge"],
)  # fmt: skip
def test_what_cannot_be_read_says_why(body, rule):
    document = open_document(Capture(body))
    assert document.source == "unreadable"
    assert [problem.rule for problem in document.problems] == [rule]


def test_the_type_is_told_by_bytes_and_not_by_name():
    assert sniff("　　一、总体情况\n无".encode()) == "text"
    assert sniff(b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>") == "html"
    assert sniff("<div>片段</div>".encode("gbk")) == "html"


def test_radicals_in_the_place_of_characters_are_the_characters():
    """As PDF printed by a browser has them, and what is pasted from one: 民 has no decomposition in Unicode."""
    assert decode("⾼城镇⼈⺠政府2018年政府信息公开⼯作年度报告，⾏政许可4件".encode()).text == (
        "高城镇人民政府2018年政府信息公开工作年度报告，行政许可4件"
    )


def test_what_is_refused_for_its_length_is_not_held_until_then():
    """A bomb that unpacks to zeros or to a page is cut where its refusal is sure; a file is not."""
    assert len(clipped(b"<html>" + b" " * 2 * MAX_PAGE_BYTES)) == MAX_PAGE_BYTES + 1
    assert len(clipped(bytes(2 * MAX_PAGE_BYTES))) == MAX_PAGE_BYTES + 1
    assert len(clipped(b"%PDF-1.4" + bytes(2 * MAX_PAGE_BYTES))) == 2 * MAX_PAGE_BYTES + 8
    assert clipped(b"<html>") == b"<html>"
