"""`nianbao read`: saved documents in, one object a file out, in order; bad files are told, never thrown."""

from __future__ import annotations

import io
import json
import sys

import pytest

from archive.__main__ import main

REPORT = """山丘镇{year}年政府信息公开工作年度报告
发布日期：{next}-01-20 09:00
一、总体情况
{year}年，山丘镇全年主动公开政府信息123条。
二、主动公开政府信息情况
无。
三、收到和处理政府信息公开申请情况
{year}年，本镇未收到政府信息公开申请。
四、政府信息公开行政复议、行政诉讼情况
无。
五、存在的主要问题及改进情况
公开内容还不够丰富，今后将加强学习，把群众关心的事项及时公开。
六、其他需要报告的事项
无。
"""


def report_text(year: int) -> str:
    """A short report of our own words."""
    return REPORT.format(year=year, next=year + 1)


@pytest.fixture
def read(capsys):
    def run(*words: str):
        with pytest.raises(SystemExit) as ended:
            main(["read", *words])
        said = capsys.readouterr()
        return ended.value.code, said.out, said.err

    return run


def test_several_files_are_told_in_their_order(read, tmp_path):
    names = []
    for number in range(4):
        names.append(str(tmp_path / f"{number}.txt"))
        (tmp_path / f"{number}.txt").write_text(report_text(2015 + number), encoding="utf-8")
    code, out, _ = read(*names, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [(row["file"], row["report_year"]) for row in rows] == [(f"{n}.txt", 2015 + n) for n in range(4)]


def test_standard_input_is_a_file_called_dash(read, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report_text(2020).encode())))
    code, out, _ = read("-", "--json")
    assert (code, json.loads(out)["file"]) == (0, "-")


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00" * 100, b"PK\x03\x04 broken", b"%PDF-1.4 broken", b"just words", b"\x1f\x8b\x08 broken"],
)
def test_what_is_no_report_is_told_with_a_problem_and_1(read, tmp_path, body):
    (tmp_path / "x").write_bytes(body)
    code, out, error = read(str(tmp_path / "x"), "--json")
    row = json.loads(out)
    assert (code, error, row["kind"], row["figures"]) == (1, "", "other", [])
    assert row["problems"]


def test_a_file_that_does_not_exist_is_2_and_one_line(read, tmp_path):
    code, out, error = read(str(tmp_path / "none.html"))
    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1


def test_an_address_goes_with_one_file_only(read, tmp_path):
    for name in "ab":
        (tmp_path / name).write_text("x")
    assert read(str(tmp_path / "a"), str(tmp_path / "b"), "--url", "https://www.example.gov.cn/")[0] == 2


def test_the_address_tells_an_original_from_a_copy(read, tmp_path):
    (tmp_path / "a.txt").write_text(report_text(2020), encoding="utf-8")
    for url, trust in (
        ("https://www.example.gov.cn/1.html", "official"),
        ("https://example.com/1.html", "clone"),
        ("http://203.0.113.7/1.html", "unverified_mirror"),
    ):
        _, out, _ = read(str(tmp_path / "a.txt"), "--url", url, "--json")
        assert json.loads(out)["trust"] == trust
    assert json.loads(read(str(tmp_path / "a.txt"), "--json")[1])["trust"] == "unknown"


def test_a_person_reads_a_report_on_paper(read, tmp_path):
    (tmp_path / "a.txt").write_text(report_text(2020), encoding="utf-8")
    code, out, _ = read(str(tmp_path / "a.txt"))
    assert code == 0
    assert "report_year" in out
