"""The invented province: its figures are true, its pages print them, its days bring what the calendar says."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from lxml import html

from demo import calendar, labels, reports, truth
from demo.names import COUNTIES, DIVISIONS, PUBLISHERS, division_rows
from demo.server import Province

ROOT = Path(__file__).resolve().parents[1]
QUINTET = ("upheld", "corrected", "other", "pending", "total")
PAGES = """
import hashlib, sys
from demo.calendar import Day
from demo.server import _ORIGINS
from demo.web import Request
digest = hashlib.sha256()
for build in _ORIGINS.values():
    origin = build(Day(2))
    for path in origin.routes:
        digest.update(path.encode() + origin.answer(Request(path, {}, {}, 1, False)).body)
print(digest.hexdigest())
"""


@pytest.fixture
def province():
    with Province(1, base_port=0) as running:
        yield running


def fetch(url, **headers):
    with urlopen(Request(url, headers=headers), timeout=10) as answer:
        return answer.read()


def status(url, **headers):
    try:
        with urlopen(Request(url, headers=headers), timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        error.close()
        return error.code


def page(url):
    """A page as a person sees its source; GBK only where UTF-8 fails."""
    raw = fetch(url)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gbk")


def body_of(url):
    """Words and cells of the article alone, in order, whitespace aside."""
    containers = "//*[contains(@class,'TRS_Editor') or @id='content' or @id='zoom' or @class='article-content' or @id='vsb_content']"
    (found,) = html.fromstring(page(url).removeprefix('<?xml version="1.0"?>')).xpath(containers)
    for junk in found.xpath(".//comment()"):
        junk.drop_tree()
    return [re.sub(r"\s+", "", text) for text in found.itertext() if text.strip()]


def on(day, kind="html", **wanted):
    """The living reports of *day* whose text stands in a *kind*, with the given fields."""
    rows = [r for r in truth.alive(day) if r.source == kind]
    return [r for r in rows if all(getattr(r, k) == v for k, v in wanted.items())]


def at(province, report):
    """The report's address on this run's ports."""
    return next(
        r.url
        for r in truth.truth(province.day, province.base_port)
        if (r.publisher_full_name, r.year) == (report.publisher_full_name, report.year)
    )


def special(key, day=1):
    found = reports.report_of(*key)
    return next(
        r
        for r in truth.truth(day)
        if (r.publisher_full_name, r.year) == (found.publisher.fullest_name, found.year)
    )


@pytest.mark.parametrize("day", [1, 2, 5])
def test_every_sum_of_the_national_forms_holds(day):
    sums_b = {
        "b3_received": "b3_recv_", "b3_closed": "b3_closed_", "b3_replies": "b3_rep_", "b3_rep_refused": "b3_ref_",
        "b4_reconsiderations": "b4_[uco]", "b5_lawsuits": "b5_[uco]", "b8_staff": "b8_staff_",
    }  # fmt: skip
    seen = set()
    for report in truth.truth(day):
        f = report.figures
        seen.add((report.era, len(f)))
        if report.era == "b32_2014":
            for total, parts in sums_b.items():
                assert f[total] == sum(f[c] for c in f if re.match(parts, c)), (report.title, total)
            ways = [f[c] for c in f if c.startswith("b1_via_")]
            assert max(ways) <= f["b1_proactive_total"] <= sum(ways)
        elif f:
            groups = labels.T3_GROUPS_C if report.era == "c60_2019" else labels.T3_GROUPS_D
            leaves = labels.t3_leaves(groups)
            for column in labels.T3_COLUMNS:
                assert f[f"t3.handled_total.{column}"] == sum(f[f"t3.{leaf}.{column}"] for leaf in leaves)
                came = f[f"t3.new_received.{column}"] + f[f"t3.carried_in.{column}"]
                assert came == f[f"t3.handled_total.{column}"] + f[f"t3.carried_out.{column}"]
            for row in (*leaves, "new_received", "carried_in", "carried_out", "handled_total"):
                assert f[f"t3.{row}.total"] == sum(f[f"t3.{row}.{c}"] for c in labels.T3_COLUMNS[:-1])
            for quintet in labels.T4_QUINTETS:
                assert f[f"t4.{quintet}.total"] == sum(f[f"t4.{quintet}.{p}"] for p, _ in labels.T4_PARTS)
    assert seen == {("a_2008", 0), ("b32_2014", 58), ("c60_2019", 198), ("d30_2021", 200)}


def test_each_year_stands_on_the_one_before():
    found = {(r.publisher_full_name, r.year): r.figures for r in truth.truth(5)}
    pairs = [
        (found[who, year - 1], f)
        for (who, year), f in found.items()
        if year > 2019 and (who, year - 1) in found
    ]
    assert len(pairs) > 100
    for before, after in pairs:
        assert all(after[f"t3.carried_in.{c}"] == before[f"t3.carried_out.{c}"] for c in labels.T3_COLUMNS)
        if "t2.normative_docs.in_force" in before:
            stock, new = before["t2.normative_docs.in_force"], after["t2.normative_docs.issued"]
            assert after["t2.normative_docs.in_force"] == stock + new - after["t2.normative_docs.repealed"]
    assert any(f["t3.carried_in.total"] for _, f in pairs)


def test_the_province_is_as_large_as_promised():
    assert len(PUBLISHERS) >= 24
    assert {p.level for p in PUBLISHERS} == {"county", "township", "street", "department"}
    assert {r.year for r in truth.truth(1)} == set(range(2008, 2026))
    written = DIVISIONS.read_text(encoding="utf-8").splitlines()
    assert written == ["code,name,level,parent", *(",".join(row) for row in division_rows())]
    assert all(code.startswith("99") for code, *_ in division_rows())


def test_the_same_seed_makes_the_same_pages_in_any_process():
    runs = [
        subprocess.run([sys.executable, "-c", PAGES], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
                       capture_output=True).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]


@pytest.mark.parametrize("day", [1, 5])
def test_truth_is_what_the_pages_print(province, day):
    """Read back with another hand: by row label and column place, not by the code that printed it."""
    province.day = day
    picked = [r for r in on(day) if r.year in {2016, 2019, 2021, 2024} and not r.injected][::4]
    assert {r.division_code for r in picked} == {c.code for c in COUNTIES}
    for report in picked:
        tables = html.fromstring(page(at(province, report))).xpath("//table[not(.//table)]")
        rows = [
            ["".join(td.itertext()).strip() for td in tr.xpath("./td")]
            for t in tables
            for tr in t.xpath(".//tr")
        ]
        if report.era == "b32_2014":
            names = [code for code, _, unit in labels.B_ROWS if unit]
            values = [
                float(r[2]) for r in rows if len(r) == 3 and r[1] in set("条件次篇个人") | {"万元", "人次"}
            ]
            assert values == [report.figures[n] for n in names], report.title
            continue
        granted = next(r for r in rows if "（一）予以公开" in r)
        assert [int(v) for v in granted[-7:]] == [
            report.figures[f"t3.granted.{c}"] for c in labels.T3_COLUMNS
        ]
        quintets = [f"t4.{q}.{p}" for q in labels.T4_QUINTETS for p in QUINTET]
        (disputes,) = [r for r in rows if len(r) == 15 and r[0].isdigit()]
        assert [int(v) for v in disputes] == [report.figures[c] for c in quintets]
        licences = next(r for r in rows if r[0] == "行政许可")
        assert int(licences[-1]) == report.figures["t2.licences.decisions"]


def test_prose_tells_the_numbers_of_the_tables(province):
    for report in [r for r in on(1) if not r.injected][::9]:
        text = "".join(body_of(at(province, report)))
        asked = report.facts["n_applications"]
        assert f"主动公开政府信息{report.facts['n_proactive_total']}条" in text
        assert (f"政府信息公开申请{asked}件" if asked else "未收到政府信息公开申请") in text
        if asked and report.era == "b32_2014":
            assert f"信函申请{report.figures['b3_recv_mail']}件" in text
        assert report.facts["n_applications"] == report.figures.get(
            "t3.new_received.total", report.figures.get("b3_received", asked)
        )


def test_on_day_two_one_figure_is_revised_and_one_page_only_reskinned(province):
    revised, reskinned = special(reports.REVISED), special(reports.RESKINNED)
    before = [body_of(at(province, r)) for r in (revised, reskinned)]
    old_skin = fetch(at(province, reskinned))
    province.day = 2
    after = [body_of(at(province, r)) for r in (revised, reskinned)]
    changed = [(a, b) for a, b in zip(before[0], after[0], strict=True) if a != b]
    (event,) = [e for e in truth.events(2) if e.kind == "revised"]
    assert changed == [(str(event.before), str(event.after))]
    assert before[1] == after[1]
    assert b"TRS_Editor" in old_skin
    assert b"TRS_Editor" not in fetch(at(province, reskinned))


def test_from_day_three_one_report_is_gone_for_ever(province):
    gone = special(reports.GONE)
    for day, expected in ((2, 200), (3, 404), (5, 404), (9, 404)):
        province.day = day
        assert status(at(province, gone)) == expected
    assert [e.day for e in truth.events(9) if e.kind == "removed"] == [calendar.REMOVED_ON]
    assert not [e for e in truth.events(4) if e.kind == "removed"]


def test_on_day_four_the_third_county_moves_and_keeps_its_texts(province):
    report, older = on(3, year=2024, division_code="990103")[0], on(3, year=2015, division_code="990103")[0]
    old = at(province, report)
    text = body_of(old)
    old_path = at(province, older)
    province.day = 4
    assert at(province, report) != old
    assert body_of(at(province, report)) == text
    assert body_of(old) == text, "the newest of the old addresses lead on"
    assert status(old_path) == 404
