"""A page in traditional characters, or with pinyin behind them, reads as its simplified original; words stay as printed."""

from __future__ import annotations

import re
from functools import cache

import pytest
from opencc import OpenCC

from models.divisions.load import load
from models.values import Report
from pipelines.parse import script, titles
from pipelines.parse.folding import fold
from pipelines.parse.forms import b32_2014, c60_2019, d30_2021, regional
from pipelines.parse.forms.applications import COLUMNS, OUTCOME_COLUMNS
from pipelines.parse.labels import key
from pipelines.read import Knowledge, read_file

TO_TRADITIONAL, TO_TAIWAN = OpenCC("s2t"), OpenCC("s2twp")
SOUNDS = {"鎮": "zhèn", "發": "fā", "開": "kāi", "請": "qǐng", "數": "shù", "報": "bào", "機": "jī", "條": "tiáo", "會": "huì", "況": "kuàng"}  # fmt: skip
PAGE = """<html><head><title>{title}-万载县人民政府</title></head><body>
<div>您当前的位置：首页 &gt; 高城镇 &gt; 政府信息公开年报</div>
<table><tr><td>索引号：</td><td>F13029-0307-2019-0001</td><td>发布机构：</td><td>万载县高城镇人民政府</td></tr>
<tr><td>公开方式：</td><td>主动公开</td><td>发布日期：</td><td>2019-01-21</td></tr></table>
<h1>{title}</h1><div>发布时间：2019-01-21 来源：高城镇 浏览次数：17次</div>
<div id="zoom"><p>根据《中华人民共和国政府信息公开条例》规定，由万载县高城镇人民政府编制本报告，数据统计期限为2018年1月1日至2018年12月31日。</p>
<p>一、总体情况</p><p>2018年，我镇共主动公开政府信息190条，其中通过政府网站公开53条，通过微信公众号公开137条。全年召开政务公开工作会议3次。</p>
<p>二、依申请公开政府信息情况</p><p>2018年，我镇共收到政府信息公开申请14件，其中当面申请4件。</p>
<p>三、行政复议、行政诉讼情况</p><p>未发生因政府信息公开引起的行政复议、行政诉讼。</p>
<p>四、存在的主要问题及改进情况</p><p>公开的内容还不够全面，下一步将进一步规范，计划公开信息300条。</p>
<table>{rows}</table><p>万载县高城镇人民政府</p><p>2019年1月18日</p></div></body></html>"""


@cache
def simplified_page() -> str:
    rows = [f"<tr><td>{'</td><td>'.join(b32_2014.HEADS)}</td></tr>"]
    rows += [
        f"<tr><td>{row.label}</td><td>{row.unit}</td><td>{n + 1}</td></tr>"
        for n, row in enumerate(b32_2014.ROWS)
    ]
    return PAGE.format(title="高城镇2018年政府信息公开工作年度报告", rows="".join(rows))


def glossed(text: str) -> str:
    return "".join(f"{c}({SOUNDS[c]})" if c in SOUNDS else c for c in text)


DISGUISES = {
    "traditional": TO_TRADITIONAL.convert,
    "glossed": lambda text: glossed(TO_TRADITIONAL.convert(text)),
    "wide glosses, twice": lambda text: re.sub(r"\((\w+)\)", r"（\1）(\1)", glossed(TO_TRADITIONAL.convert(text))),
}  # fmt: skip


def read(page: str) -> Report:
    return read_file(
        page.encode(), Knowledge(load()), name="page.html", url="http://www.wanzai.gov.cn/1.html"
    )


@pytest.fixture(scope="module")
def original() -> Report:
    return read(simplified_page())


@pytest.fixture(scope="module", params=list(DISGUISES))
def disguised(request: pytest.FixtureRequest) -> Report:
    return read(DISGUISES[request.param](simplified_page()))


def undisguised(text: str | None) -> str:
    return script.plain(text or "")


def test_the_original_is_read_at_all(original: Report) -> None:
    """Else the comparisons below would compare nothing with nothing."""
    assert (original.kind, original.report_year, original.publisher.township_code) == (
        "annual_report", 2018, "360922108",
    )  # fmt: skip
    assert [s.code for s in original.sections][:5] == [
        "intro", "overview", "requests", "litigation", "problems",
    ]  # fmt: skip
    assert {f.value for f in original.figures} >= set(range(1, 59))
    assert {"n_proactive_total", "n_via_wechat", "n_applications", "n_reviews", "n_meetings"} <= {
        f.code for f in original.facts
    }
    assert not {"pinyin_gloss", "traditional"} & {p.rule for p in original.problems}


def test_kind_whose_and_when_are_those_of_the_original(original: Report, disguised: Report) -> None:
    for name in ("kind", "report_year", "published", "era"):
        assert getattr(disguised, name) == getattr(original, name), name
    for name in ("name", "level", "division_code", "township_code"):
        assert getattr(disguised.publisher, name) == getattr(original.publisher, name), name


def test_every_cell_is_that_of_the_original(original: Report, disguised: Report) -> None:
    def cells(report: Report) -> list[tuple[object, ...]]:
        return [(f.code, f.value, f.state, f.unit, f.computed) for f in report.figures]

    assert cells(disguised) == cells(original)


def test_every_fact_is_that_of_the_original_and_quoted_as_printed(
    original: Report, disguised: Report
) -> None:
    told = [(f.code, f.value, f.unit, f.qualifier, f.section) for f in original.facts]
    assert [(f.code, f.value, f.unit, f.qualifier, f.section) for f in disguised.facts] == told
    words = "\n".join(section.text for section in disguised.sections)
    for one, other in zip(disguised.facts, original.facts, strict=True):
        assert one.quote in words
        assert one.quote != other.quote
        assert undisguised(one.quote) == other.quote


def test_sections_are_those_of_the_original_with_their_own_characters(
    original: Report, disguised: Report
) -> None:
    assert [s.code for s in disguised.sections] == [s.code for s in original.sections]
    for one, other in zip(disguised.sections, original.sections, strict=True):
        assert undisguised(one.heading) == undisguised(other.heading)
        assert undisguised(one.text) == other.text
    assert "公開" in re.sub(r"[(（][^)）]*[)）]", "", disguised.sections[1].text)


def test_title_and_metadata_stay_as_printed(original: Report, disguised: Report) -> None:
    assert disguised.title != original.title
    assert undisguised(disguised.title) == original.title
    assert disguised.metadata.keys() == original.metadata.keys() >= {"index_no", "publisher_label"}
    assert {k: undisguised(v) for k, v in disguised.metadata.items()} == dict(original.metadata)
    assert disguised.metadata["publisher_label"] != original.metadata["publisher_label"]


def test_the_disguise_is_told_and_no_other_problem_is_made(original: Report, disguised: Report) -> None:
    told = {(p.rule, p.severity) for p in disguised.problems} - {
        (p.rule, p.severity) for p in original.problems
    }
    assert ("traditional", "info") in told
    assert told <= {("traditional", "info"), ("pinyin_gloss", "info")}
    glosses = any("(zh" in s.text or "（zh" in s.text for s in disguised.sections)
    assert (("pinyin_gloss", "info") in told) == glosses


@pytest.mark.parametrize(
    "honest",
    [
        "峃(xué)口镇2018年政府信息公开工作年度报告",  # one gloss for one rare character
        "濛江镇、於潜镇、乾县", "通过“掌上万载”手机(APP)公开", "附件(pdf)、表格(doc)、(1)", "后于发里干征云只面系钟",
    ],
)  # fmt: skip
def test_an_honest_page_is_not_called_disguised(honest: str) -> None:
    page = simplified_page().replace("公开的内容还不够全面", honest)
    assert not {"pinyin_gloss", "traditional"} & {p.rule for p in read(page).problems}
    assert any(honest in s.text for s in read(page).sections)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("政(zhèng)府（fǔ）信息公開(kāi)", "政府信息公开"), ("合(he)(he)同", "合同"), ("答覆數", "答复数"),
        ("手机(APP)", "手机(APP)"), ("附件(pdf)(1)", "附件(pdf)(1)"), ("於潛鎮", "於潜镇"), ("乾縣", "乾县"),
        ("濛江镇", "蒙江镇"), ("裝(zhuāng)雙(shuāng)兒(ér)女(nǚ)", "装双儿女"),
    ],
)  # fmt: skip
def test_glosses_are_syllables_and_words_go_before_characters(text: str, seen: str) -> None:
    assert script.plain(text) == seen
    traced = script.traced(text)
    assert traced.text == seen
    assert "".join(text[place] for place in traced.places) == script.GLOSS.sub("", text)


def test_a_folded_line_knows_where_a_gloss_ends() -> None:
    """The words before and behind a cut meet, and no gloss is left over."""
    raw = "一、總體情況(kuàng) 全年(nián)召開會議3次(cì)"
    line = fold(raw)

    assert line.text == "一、总体情况全年召开会议3次"
    assert line.printed(0, 6) == "一、總體情況(kuàng)"
    assert raw[line.after(5) :] == " 全年(nián)召開會議3次(cì)"
    assert line.printed(6, len(line.text)) == "全年(nián)召開會議3次(cì)"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("大蘆鎮(zhèn)2023年政府信息公開工作年度報告", "annual_report"),
        ("《大芦镇2023年政府信息公开工作年度报告》解讀", "interpretation"),
        ("大蘆鎮2023年政務公開工作要點", "other"),
    ],
)
def test_a_disguised_title_is_judged_by_what_it_hides(title: str, kind: str) -> None:
    assert titles.judge(title).kind == kind


def test_every_label_of_every_form_is_known_in_traditional_characters() -> None:
    """Also with a gloss behind each character that has one here, and with the words of Taiwan that gateways put."""
    blocks = (*c60_2019.BLOCKS, *d30_2021.BLOCKS)
    rows = (*b32_2014.ROWS, *b32_2014.HEADINGS, *c60_2019.APPLICATIONS, *d30_2021.APPLICATIONS, *regional.ZHEJIANG,
            *regional.HUBEI, *regional.FUJIAN, *COLUMNS, *OUTCOME_COLUMNS,
            *(part for block in blocks for part in (*block.rows, *block.columns)))  # fmt: skip
    traditional = {row.label: TO_TRADITIONAL.convert(row.label) for row in rows}

    assert [label for label, words in traditional.items() if key(words) != key(label)] == []
    assert [label for label, words in traditional.items() if key(glossed(words)) != key(label)] == []
    assert [row.label for row in rows if key(TO_TAIWAN.convert(row.label)) != key(row.label)] == []
    assert titles.judge("萬載縣檔案局2021年政府資訊公開工作年度報告").organ == "万载县档案局"
