"""Sections of the prose: the lexicon decides, whatever numerals, glue and layout a page has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.values import Block, Document
from pipelines.parse.headings import HEADINGS, heading_of, marker_of
from pipelines.parse.sections import era_headings, sections

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
FORM_2021 = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
CODES = ["overview", "proactive", "requests", "litigation", "problems", "other"]


def page(*lines: str, headline: str | None = None) -> Document:
    blocks = tuple(Block("table", table=0) if line == "TABLE" else Block("paragraph", line) for line in lines)
    return Document("html", headline=headline, blocks=blocks)


def codes(*lines: str) -> list[str]:
    return [s.code for s in sections(page(*lines))]


@pytest.mark.parametrize(("code", "words"), [(h.code, w) for h in HEADINGS for w in h.reads])
def test_each_heading_is_known_by_its_variants(code, words):
    row = heading_of(words)
    assert row is not None
    assert row.code == code


@pytest.mark.parametrize(("code", "words"), [(h.code, w) for h in HEADINGS for w in h.spares])
def test_a_point_of_the_text_is_no_heading(code, words):
    row = heading_of(words)
    assert row is None or row.code != code


@pytest.mark.parametrize(
    ("line", "level", "length"),
    [
        ("一、总体情况", "part", 2),
        ("第一部分总体情况", "part", 4),
        ("(一)主动公开", "bracketed", 3),
        ("三)咨询情况", "bracketed", 2),
        ("1.公开内容", "numbered", 2),
        ("1.5万元", "bare", 0),
        ("概述", "bare", 0),
    ],
)
def test_markers_are_told_apart(line, level, length):
    assert marker_of(line) == (level, length)


def test_the_six_parts_of_the_form():
    """Sub-headings named like parts (（一）主动公开) stay inside their part."""
    found = sections(
        page(
            "本报告由某镇人民政府编制。",
            FORM_2021[0],
            "（一）主动公开",
            "全年公开信息12条。",
            "（二）依申请公开",
            "未收到申请。",
            FORM_2021[1],
            "TABLE",
            *FORM_2021[2:],
            "无。",
        )
    )
    assert [s.code for s in found] == ["intro", *CODES]
    assert found[1].text == "（一）主动公开\n全年公开信息12条。\n（二）依申请公开\n未收到申请。"
    assert found[1].heading == "一、总体情况"
    assert found[-1].text == "无。"


def test_one_paragraph_with_headings_inside():
    text = "　".join(f"{heading} 这里是正文{i}。" for i, heading in enumerate(FORM_2021))
    found = sections(page("统计期限为2023年1月1日至12月31日。" + text))
    assert [s.code for s in found] == ["intro", *CODES]
    assert [s.text for s in found[1:]] == [f"这里是正文{i}。" for i in range(6)]


def test_headings_glued_to_their_text():
    """一、总体情况2023年… and 二、…情况。全年… lose no word."""
    found = sections(
        page(
            "一、总体情况2023年,我镇公开信息5条。",
            "二、主动公开政府信息情况。全年公开5条。",
            "三、存在问题：人手不足。",
        )
    )
    assert [(s.code, s.heading, s.text) for s in found] == [
        ("overview", "一、总体情况", "2023年,我镇公开信息5条。"),
        ("proactive", "二、主动公开政府信息情况", "全年公开5条。"),
        ("problems", "三、存在问题", "人手不足。"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("一 概 述", "正文。", "二 主动公开政府信息情况", "正文。"),
        ("（一）概述", "正文。", "（二）主动公开政府信息情况", "正文。", "（三）收费及减免情况", "未收费。"),
        ("1．概述", "正文。", "2．主动公开政府信息情况", "正文。", "3．收费及减免情况", "未收费。"),
        ("概述", "正文。", "主动公开政府信息情况", "正文。"),
        ("第一部分 概述", "正文。", "第二部分 主动公开政府信息情况", "正文。"),
        ("一.概述", "正文。", "二.主动公开政府信息情况", "正文。"),
        ("一、概述", "正文。", "三、主动公开政府信息情况", "正文。"),
    ],
)
def test_numerals_do_not_matter(lines):
    assert codes(*lines)[:2] == ["overview", "proactive"]


def test_an_unknown_part_stays_where_it_stands():
    found = sections(
        page("一、总体情况", "正文。", "二、加强监督保障", "考核到位。", "三、存在的不足", "人手少。")
    )
    assert [(s.code, s.text) for s in found] == [
        ("overview", "正文。\n二、加强监督保障\n考核到位。"),
        ("problems", "人手少。"),
    ]


def test_a_list_of_the_parts_in_the_intro_opens_none():
    found = sections(
        page(
            "本报告包括：一、总体情况；二、主动公开政府信息情况；三、其他需要报告的事项。",
            *FORM_2021[:2],
            "正文。",
        )
    )
    assert [s.code for s in found] == ["intro", "overview", "proactive"]


def test_problems_named_by_numerals_open_nothing():
    """The sentence 存在问题：一、…；二、… belongs to the problems, whatever its numerals."""
    text = "存在问题：一、政务公开信息更新不够及时；二、对信息公开认识不足。"
    found = sections(page("全年公开信息5条。", text))
    assert [(s.code, s.heading) for s in found] == [("intro", None), ("problems", "存在问题")]
    assert found[1].text == text.removeprefix("存在问题：")


def test_a_short_denial_is_a_statement_and_no_heading():
    (section,) = sections(page("三、收费及减免情况", "本年度没有收取任何费用。"))
    assert (section.code, section.text) == ("fees", "本年度没有收取任何费用。")


def test_the_annex_is_a_section_of_its_own():
    assert codes("一、概述", "正文。", "二、存在问题", "无。", "附件", "政府信息公开情况统计表", "TABLE") == [
        "overview",
        "problems",
        "annex",
        "annex",
    ]


def test_the_headline_is_no_prose():
    found = sections(
        page(
            "某镇2018年政府信息公开年度报告", "一、概述", "正文。", headline="某镇2018年政府信息公开年度报告"
        )
    )
    assert [s.code for s in found] == ["overview"]


def test_text_is_as_printed():
    """Full-width digits and stops are not folded away."""
    (section,) = sections(page("一、概述", "２０１９年，公开信息　５条。"))
    assert section.text == "２０１９年，公开信息　５条。"


def test_headings_of_2008_alone():
    """收费及减免, 咨询, 申诉 and 不予公开 have no heading in the later forms."""
    old = page(
        "一、概述",
        "三、依申请公开和不予公开政府信息情况",
        "四、咨询处理情况",
        "五、复议、诉讼和申诉情况",
        "六、收费及减免情况",
    )
    assert era_headings(old) == {"refused", "consult", "appeal", "fees"}
    assert era_headings(page(*FORM_2021)) == frozenset()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
def test_the_seeds_have_their_parts():
    expected = {
        "000": [
            "intro",
            "overview",
            "proactive",
            "requests",
            "litigation",
            "org_support",
            "problems",
            "other",
        ],
        "001": ["intro", "problems"],
        "002": ["intro", *CODES],
        "003": CODES[:5],
        "004": ["intro", "overview", "problems", "annex"],
    }
    titles = {n[:3]: r["title"] for n, r in json.loads((SEEDS / "expected.json").read_text("utf-8")).items()}
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines = [
            li.strip()
            for li in text.split("统　计　指　标")[0].split("统 计 指 标")[0].split("\n")
            if li.strip()
        ]
        found = [s.code for s in sections(page(*lines, headline=titles[path.name[:3]]))]
        distinct = list(dict.fromkeys(c for c in found if c != "annex" or path.name.startswith("004")))
        assert distinct == expected[path.name[:3]], path.name
