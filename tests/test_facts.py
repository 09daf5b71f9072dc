"""Facts of the prose: every row of every table reads its examples and spares its look-alikes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values import Block, Document, Section
from pipelines.parse.facts import ROWS, facts
from pipelines.parse.facts.counts import chinese, mentions
from pipelines.parse.facts.disclosure import CHANNELS, channels_in
from pipelines.parse.facts.guards import GUARDS, not_this_year
from pipelines.parse.facts.zeros import NOTHINGS
from pipelines.parse.sections import sections

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def read(text: str, year: int | None = None, code: str = "overview", heading: str | None = None):
    return facts((Section(code, heading, text),), year)


def pairs(text: str, year: int | None = None, code: str = "overview"):
    return {(f.code, f.value) for f in read(text, year, code)}


# -- the tables' own examples ---------------------------------------------------------------------------
@pytest.mark.parametrize(("code", "text", "value"), [(r.code, t, v) for r in ROWS for t, v in r.reads])
def test_each_row_reads_its_examples(code, text, value):
    assert (code, value) in pairs(text)


@pytest.mark.parametrize(("code", "text"), [(r.code, t) for r in ROWS for t in r.spares])
def test_each_row_spares_its_look_alikes(code, text):
    stated = {(f.code, f.value) for f in read(text) if f.code == code}
    allowed = {("n_applications", 5)} if "申请5件" in text else set()  # the clause before the look-alike
    assert stated <= allowed


@pytest.mark.parametrize(("code", "text"), [(n.code, t) for n in NOTHINGS for t in n.reads])
def test_each_statement_of_nothing_is_a_zero(code, text):
    assert (code, 0) in pairs(text)


@pytest.mark.parametrize(("code", "text"), [(n.code, t) for n in NOTHINGS for t in n.spares])
def test_a_not_about_something_else_is_no_zero(code, text):
    assert (code, 0) not in pairs(text)


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda c: c.words)
def test_each_channel_knows_its_words(channel):
    name = channel.code or channel.words
    assert all(name in channels_in(t) for t in channel.reads)
    assert not any(name in channels_in(t) for t in channel.spares)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda g: g.name)
def test_each_guard_catches_and_spares(guard):
    def verdict(text: str) -> str | None:
        before = text[: mentions(text)[-1].start]
        return not_this_year(before, before, 2019)

    assert [verdict(t) for t in guard.catches] == [guard.name] * len(guard.catches)
    assert [verdict(t) for t in guard.spares] == [None] * len(guard.spares)


# -- sentences as counties write them -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年,我镇主动公开政府信息共计512条。", {("n_proactive_total", 512)}),
        ("全年主动公开信息总数为1,028条。", {("n_proactive_total", 1028)}),
        ("本年度共发布各类政务信息二百三十条。", {("n_proactive_total", 230)}),
        ("我乡共主动公开366条政府信息。", {("n_proactive_total", 366)}),
        ("政府信息公开数量88条。", {("n_proactive_total", 88)}),
        ("截至2019年12月31日,我镇主动公开政府信息134条。", {("n_proactive_total", 134)}),
        (
            "其中,政府网站公开53条,政务微信公开137条,政务微博公开12条。",
            {("n_via_website", 53), ("n_via_wechat", 137), ("n_via_weibo", 12)},
        ),
        (
            "全年主动公开政府信息300条,其中通过县政府门户网站公开信息200条,通过微信公众号推送信息80条,通过公开栏公开20条。",
            {
                ("n_proactive_total", 300),
                ("n_via_website", 200),
                ("n_via_wechat", 80),
                ("n_via_board", 20),
            },
        ),
        ("通过新闻媒体发布信息12篇。", {("n_via_media", 12)}),
        ("借助“某某发布”客户端发布信息45条。", {("n_via_app", 45)}),
        (
            "主动公开信息60条,其中:机构职能类3条、政策法规类5条、工作动态类52条。",
            {("n_proactive_total", 60), ("n_by_category", 3), ("n_by_category", 5), ("n_by_category", 52)},
        ),
        ("不断加强政府网站建设,全年共公开政府信息366条。", {("n_proactive_total", 366)}),
    ],
)
def test_counts_of_disclosure(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "主动公开信息比2018年增加58条。",
        "2018年主动公开政府信息300条。",
        "去年共公开政府信息300条。",
        "自2008年条例施行以来累计公开政府信息3000条。",
        "截至2019年底,累计公开政府信息3000条。",
        "历年累计公开政府信息3000条。",
        "上半年公开政府信息120条。",
        "平均每月公开政府信息20条。",
        "明年计划公开政府信息500条。",
        "公开率达95%,群众满意度95%。",
        "网上服务有42个部门进驻共3664个政务服务事项,累计在线办结服务事项280484件。",
        "面向群众召开政府信息公开专题评议会24场,发放调查问卷1200余份,搜集公开不及时等问题9条。",
        "向县政府信息公开办公室报送信息45条。",
        "公开栏3个,微信公众号2个。",
        "公开政府常务会议7期。",
        "认真落实《关于公开信息300条的通知》(国办发〔2018〕36号)。",
        "先后3-5次公开信息。",
    ],
)
def test_traps_give_no_fact(text):
    """Growth, other years, sums since the beginning, plans, rates and services are no facts of the year."""
    assert pairs(text, 2019) == set()


def test_the_kind_is_printed_as_it_stands():
    """A category is the words right before the number, 公示公开 as much as “两化”试点领域公开信息."""
    text = "主动公开信息 287条，其中乡镇信息167条，公示公开101条；“两化”试点领域公开信息1568条，财政专项资金信息199条。"
    kinds = [(f.category, f.value, f.quote) for f in read(text) if f.code == "n_by_category"]
    assert kinds == [
        ("乡镇信息", 167, "乡镇信息167条"),
        ("公示公开", 101, "公示公开101条"),
        ("“两化”试点领域公开信息", 1568, "“两化”试点领域公开信息1568条"),
        ("财政专项资金信息", 199, "财政专项资金信息199条"),
    ]


def test_a_channel_reaches_the_next_clause_only():
    text = "特别是在政务微信“上方聚焦”，全年发布的信息数量高达290余条。全年共公开信息366条。"
    found = {f.code: f for f in read(text)}
    assert found["n_via_wechat"].quote == "在政务微信“上方聚焦”，全年发布的信息数量高达290余条"
    assert found["n_via_wechat"].qualifier == "at_least"
    assert found["n_proactive_total"].value == 366


def test_the_only_channel_named_states_the_total_too():
    assert pairs("2024 年，我区在政府网站平台主动发布各类政府信息 2428 条。", 2024) == {
        ("n_via_website", 2428),
        ("n_proactive_total", 2428),
    }


@pytest.mark.parametrize(
    ("words", "value", "qualifier"),
    [
        ("30余条", 30, "at_least"),
        ("约30条", 30, "approx"),
        ("约30余条", 30, "at_least"),
        ("近百条", 100, "approx"),
        ("3.5万条", 35000, "exact"),
        ("1.2万余条", 12000, "at_least"),
        ("两百三十条", 230, "exact"),
        ("超过500条", 500, "at_least"),
        ("120条左右", 120, "approx"),
    ],
)
def test_the_number_keeps_its_modesty(words, value, qualifier):
    (fact,) = read(f"全年共公开政府信息{words}。")
    assert (fact.value, fact.qualifier) == (value, qualifier)


@pytest.mark.parametrize("words", ["三四条", "数十条", "几百条", "2-3条", "第3条", "不足10条", "一条龙"])
def test_what_states_no_single_number_is_left_out(words):
    assert read(f"全年共公开政府信息{words}。") == ()


@given(st.integers(0, 99_999))
def test_chinese_numerals_come_back(number):
    """Every numeral below a hundred thousand, written the Chinese way, is read as itself."""
    assert chinese(_in_chinese(number)) == number


@given(st.integers(0, 10**9), st.sampled_from(["条", "件", "次", "人次"]), st.booleans())
def test_arabic_numbers_come_back(number, unit, commas):
    printed = f"{number:,}" if commas else str(number)
    (mention,) = mentions(f"公开信息{printed}{unit}")
    assert (mention.value, mention.unit, mention.qualifier) == (number, unit, "exact")


def test_staff_is_the_sum_of_its_parts():
    (fact,) = read("全镇从事政府信息公开工作的全职人员1人,兼职人员2人。")
    assert (fact.value, fact.parts) == (3, {"full_time": 1, "part_time": 2})
    assert fact.quote == "全镇从事政府信息公开工作的全职人员1人,兼职人员2人。"


def test_a_section_of_nothing_but_no_is_zero():
    """The heading says what there was none of."""
    found = read("无。", code="litigation", heading="四、政府信息公开行政复议、行政诉讼情况")
    assert {(f.code, f.value, f.quote) for f in found} == {("n_reviews", 0, "无。"), ("n_suits", 0, "无。")}
    assert read("无。", code="other", heading="六、其他需要报告的事项") == ()


def test_a_plan_in_the_section_of_problems_ends_the_reading():
    text = "2019年培训人员较少。下一步工作:一是组织政务公开培训4次。二是召开政务公开工作会议12次。"
    assert read(text, 2019, code="problems") == ()


def test_every_quote_is_printed_in_its_section():
    text = "２０１９年，全镇共收到 政府信息公开申请 ５ 件（其中：信函申请３件，网络申请２件）。"
    found = read(text, 2019)
    assert {(f.code, f.value) for f in found} == {
        ("n_applications", 5),
        ("n_applications_mail", 3),
        ("n_applications_online", 2),
    }
    assert all(f.quote in text for f in found)


# -- the seeds ------------------------------------------------------------------------------------------
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not there")
def test_the_seeds_state_their_facts():
    """Every fact verified by hand is found, with its quote; what must be no fact is none."""
    expected = json.loads((SEEDS / "expected.json").read_text(encoding="utf-8"))
    for name, report in expected.items():
        document = _prose_of((SEEDS / name).read_text(encoding="utf-8"), report["title"])
        found = facts(sections(document), report["report_year"])
        stated = [(f.code, f.value, f.qualifier, f.quote, f.category, f.parts) for f in found]
        wanted = [
            (f["code"], f["value"], f["qualifier"], f["quote"], f.get("category"), f.get("parts"))
            for f in report["facts"]
        ]
        assert [w for w in wanted if w not in stated] == [], name
        forbidden = {m["value"] for m in report.get("must_not_be_facts", [])}
        assert not forbidden & {f.value for f in found}, name
    assert sum(len(r["facts"]) for r in expected.values()) == 37


def _prose_of(text: str, title: str | None) -> Document:
    """The lines of a saved page without those that are cells of its tables."""
    cell = re.compile(r"[\d—\-. ]+|条|件|次|个|人|万元|人次|篇|.*\|.*")
    lines = [line.strip() for line in text.split("\n")]
    blocks = tuple(Block("paragraph", line) for line in lines if line and not cell.fullmatch(line))
    return Document("text", headline=title, blocks=blocks)


def _in_chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    if number < 10:
        return digits[number]
    out, pending = "", False
    for scale, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            out += ("零" if pending else "") + digits[digit] + name
            pending = False
        elif out and number:
            pending = True
    return out


def test_channels_may_follow_in_a_sentence_of_their_own():
    text = "共收到政府信息公开申请2件。其中收到当面申请0件，网络申请2件。"
    assert pairs(text) == {
        ("n_applications", 2),
        ("n_applications_in_person", 0),
        ("n_applications_online", 2),
    }


@pytest.mark.parametrize(
    "text",
    [
        "受理行政许可申请1200件,办结1198件,公开结果1198条。",
        "2020—2022年共公开政府信息1500条。",
        "政府信息公开申请中,予以公开1件,信息不存在1件。",
        "全县公开招聘教师120名,公开招标项目35个。",
        "依法公开行政执法信息,其中行政许可35件,行政处罚12件。",
        "2022年度主动公开政府信息较去年的200条增加到366条。",
        "未收到有关信息公开的投诉、举报。",
        "把政务公开纳入每年2次的考核。",
    ],
)
def test_more_traps(text):
    """Services, shares of years, several years at once and outcomes of requests are none of the published facts."""
    assert pairs(text, 2022) == set()


def test_a_sentence_without_end_is_read_in_pieces():
    """No page costs more than its length: what stands behind five thousand characters is still read."""
    assert ("n_proactive_total", 12) in pairs("加强学习," * 1000 + "。全年主动公开政府信息12条")
