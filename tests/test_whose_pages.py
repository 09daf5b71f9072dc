"""Whole pages of all provinces, a line each in specimens/publishers.tsv: whose report each is, and of which year.

The units are real, the texts written for the purpose: short and former names, namesakes, portals of others, labels of
others, branches, zones, the corps; where a page leaves it open, the line has no code and the reader gives none.
"""

import csv
import html
from pathlib import Path

import pytest

from models.divisions import load
from pipelines.read import Knowledge, read_file

with (Path(__file__).parent / "specimens" / "publishers.tsv").open(encoding="utf-8", newline="") as file:
    PAGES = list(csv.DictReader(file, delimiter="\t"))


def page(row: dict[str, str]) -> bytes:
    said = [html.escape(line) for line in row["said"].split("¶")]
    body = [f"<h3>{line[1:]}</h3>" if line.startswith("#") else f"<p>{line}</p>" for line in said]
    signed = "".join(f"<p>{line}</p>" for line in row["signed"].split("¶") if line)
    trail = " &gt; ".join(row["trail"].split(">"))
    labels = "　".join(row["labels"].split("；"))
    form = f"<p>填报单位（盖章）：{row['form']}</p>{_TABLE}" if row["form"] else ""
    return (
        f"<html><head><title>{row['title']}-{row['site']}</title></head><body><div>当前位置：{trail}</div>"
        f"<h1>{row['title']}</h1><div>{labels}</div><div>{''.join(body)}{form}{signed}</div>"
        f"<div>主办：{row['site']}</div></body></html>"
    ).encode()


_TABLE = (
    "<table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>"
    "<tr><td>制发规范性文件总数</td><td>件</td><td>2</td></tr><tr><td>（一）收到申请数</td><td>件</td><td>0</td></tr></table>"
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return Knowledge(load())


@pytest.mark.parametrize("row", PAGES, ids=[f"{row['year']} {row['name']}" for row in PAGES])
def test_a_page_tells_whose_report_it_is_and_of_which_year(row: dict[str, str], knowledge: Knowledge) -> None:
    report = read_file(page(row), knowledge, url=row["url"])
    who = report.publisher
    found = (report.report_year, who.name, who.level, who.division_code, who.township_code)
    keys = ("name", "level", "division_code", "township_code")
    assert found == (int(row["year"]), *(row[key] or None for key in keys))
