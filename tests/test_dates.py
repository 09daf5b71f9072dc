"""Report year and publication day: strongest claim first, the implausible and the damaged set aside."""

from datetime import date

import pytest

from models.values import Block, Cell, Document, Grid, Section
from pipelines.parse import dates


def page(*lines: str, **fields: object) -> Document:
    return Document("html", blocks=tuple(Block("paragraph", line) for line in lines), **fields)  # type: ignore[arg-type]


def published(document: Document) -> date | None:
    return dates.published(document, dates.report_year(document, ())[0])


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某某镇2019年政府信息公开工作年度报告", 2019),
        ("2020年某某区人民政府信息公开工作年度报告", 2020),
        ("关于2021年度政府信息公开工作的年度报告", 2021),
        ("某某县二〇一九年政府信息公开年度报告", 2019),
        ("某某县二○一二年度政府信息公开工作年度报告", 2012),
        ("某某镇二0一七年政府信息公开工作年度报告", 2017),
        ("某某区2013信息公开年报", 2013),
        ("２０１８年度政府信息公开年报", 2018),
        ("2018年公开：某某镇2017年政府信息公开年度报告", 2017),
        ("某某镇2019年度政府信息公开工作报告及2020年工作计划", 2019),
        ("2012年1月1日至2012年12月31日某某镇政府信息公开年度报告", 2012),
        ("某某镇政府信息公开工作年度报告（2022年1月—12月）", 2022),
        ("某某镇21年政府信息公开工作年度报告", 2021),
        ("某某镇政府信息公开年报(2020年1月)", None),
        ("某某镇政府信息公开工作年度报告", None),
        ("2008-2010年政府信息公开情况", None),
    ],
)
def test_the_title_names_the_report_year(title: str, year: int | None) -> None:
    assert dates.year_in_title(title) == year


def test_the_title_outweighs_period_folder_and_breadcrumb() -> None:
    document = page(
        "本报告数据统计期限为2023年1月1日至2023年12月31日。",
        headline="某某镇2023年政府信息公开工作年度报告",
        breadcrumb=("政务公开", "2022年"),
        url="https://www.example.gov.cn/zfxxgknb/2022n/t1.html",
    )
    year, votes = dates.report_year(document, ())
    assert year == 2023
    assert {(v.source, v.value) for v in votes} >= {
        ("title", "2023"),
        ("period", "2023"),
        ("breadcrumb", "2022"),
        ("folder", "2022"),
    }
    assert dates.year_contradictions(votes) == ()


def test_words_of_the_report_that_disagree_are_a_problem() -> None:
    document = page("统计期限为2021年1月1日至12月31日。", headline="某某镇2022年政府信息公开年度报告")
    year, votes = dates.report_year(document, ())
    assert year == 2022
    assert [p.rule for p in dates.year_contradictions(votes)] == ["year_contradiction"]


@pytest.mark.parametrize(("published", "year"), [("2021-01-15", 2020), ("2022-01-15", 2021), (None, 2021)])
def test_a_title_that_bears_the_year_of_publication_yields_to_the_period(published, year) -> None:
    """Nobody can report on 2021 in January of it; a year later the period is a copy of the last report's."""
    metadata = {"date_published": published} if published else {}
    period = "统计期限自2020年1月1日起至2020年12月31日止。"
    document = page(period, headline="某某镇2021年政府信息公开工作年度报告", metadata=metadata)
    assert dates.report_year(document, ())[0] == year


@pytest.mark.parametrize(
    ("document", "year"),
    [
        (page("2019年,我乡认真学习条例。", "2020年,我乡将继续努力。"), 2019),
        (
            page(tables=(Grid(((Cell("政府信息公开情况统计表", 0, 0),), (Cell("（2018年度）", 1, 0),))),)),
            2018,
        ),
        (page(url="https://www.example.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2017"), 2017),
        (page(url="https://www.example.gov.cn/art/2022/1/5/art_1_2.html"), None),
        (page(url="https://www.example.gov.cn/zwgk/2022/01/5.html"), None),
        (page(url="https://www.example.gov.cn/gb2025/t20260127_1.html"), 2025),
        (page("统计期限自2008年5月1日起至2008年12月31日止。"), 2008),
        (page("自2008年《条例》施行以来，制度健全。2010年，我镇公开信息120条。"), 2010),
        (page("根据2014年印发的通知编制。2016年，我镇公开信息120条。"), 2016),
        (page("按照2019年新修订的《条例》要求，现公布我镇2020年度报告。"), 2020),
        (page("2012年公开120条，比2011年多20条，2011年为100条。截至2012年12月31日无申请。"), 2012),
        (page("今年以来，我镇积极公开。", "某某镇人民政府", "2017年1月5日"), 2016),
        (page("今年以来，我镇积极公开。", "某某镇人民政府", "2016年12月30日"), 2016),
        (page("今年以来，我镇积极公开。", "某某镇人民政府", "2016年7月30日"), None),
        (page("本年度无数据。"), None),
        (page("统计期限为201711日至20171231日。"), None),
    ],
)
def test_the_year_without_a_title(document: Document, year: int | None) -> None:
    """Folders of publication dates and damaged periods give no year."""
    assert dates.report_year(document, ())[0] == year


def test_the_opening_section_speaks_before_a_plan_for_next_year() -> None:
    sections = (Section("overview", "一、总体情况", "2020年,某某区扎实推进公开。"),)
    assert dates.report_year(page("2021年工作打算"), sections)[0] == 2020


@pytest.mark.parametrize(
    ("titled", "published", "year"),
    [
        (2021, "2023-01-15", 2022),  # the title of the year before was copied
        (2021, "2022-01-15", 2021),  # the sentence was: the day agrees with the title
        (2021, "2024-01-15", 2021),  # published anew, whenever
    ],
)
def test_a_title_copied_from_the_year_before_yields_to_period_text_and_day(titled, published, year) -> None:
    lines = ("统计期限从2022年1月1日起至2022年12月31日止。", "2022年，天门镇公开信息85条。")
    head = f"天门镇{titled}年政府信息公开工作年度报告"
    document = page(*lines, headline=head, metadata={"date_published": published})
    assert dates.report_year(document, ())[0] == year


@pytest.mark.parametrize(
    ("told", "claim", "year"),
    [
        ("2021年，我镇公开信息20条。", {"metadata": {"date_published": "2022-01-12"}}, 2021),
        ("2022年，我镇公开信息20条。", {"metadata": {"date_published": "2022-01-12"}}, 2022),
        ("2021年，我镇公开信息20条。", {"metadata": {"date_published": "2023-01-12"}}, 2022),
    ],
)
def test_a_title_s_year_that_was_not_over_yields_to_the_year_the_text_tells_of(told, claim, year) -> None:
    document = page(told, headline="柳溪镇2022年政府信息公开工作年度报告", **claim)
    assert dates.report_year(document, ())[0] == year


def test_a_day_before_the_source_under_the_title_is_the_day_of_publication() -> None:
    document = page("2018-01-25 来源：土桥镇", "正文。", headline="土桥镇2017年政府信息公开年度报告")
    assert published(document) == date(2018, 1, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-01-23 10:40", date(2020, 1, 23)),
        ("发布时间：2020年1月3日", date(2020, 1, 3)),
        ("2020 年 1 月 3 日", date(2020, 1, 3)),
        ("2021/1/30", date(2021, 1, 30)),
        ("2021.01.30", date(2021, 1, 30)),
        ("二〇二〇年一月二十三日", date(2020, 1, 23)),
        ("二○一二年十二月三十一日", date(2012, 12, 31)),
        ("二〇一三年三月十日", date(2013, 3, 10)),
        ("2020122日", None),
        ("202511 1231日", None),
        ("2021-02-30", None),
        ("2021-1/30", None),
        ("12020-01-23", None),
        ("2020年13月1日", None),
        ("", None),
    ],
)
def test_only_whole_dates_are_read(text: str, day: date | None) -> None:
    assert dates.first_date(text) == day


def test_the_earliest_plausible_claim_wins() -> None:
    """Migration stamps a new date; a signature before the end of the year is a slip of the pen."""
    document = page(
        "正文。",
        "某某镇人民政府",
        "2018年1月8日",
        headline="某某镇2018年政府信息公开年度报告",
        meta={"pubdate": "2020-06-04 09:00"},
        metadata={"date_written": "2019-01-04", "date_published": "2020-06-04"},
    )
    assert published(document) == date(2019, 1, 4)
    assert ("signature", "2018-01-08") in {(v.source, v.value) for v in dates.published_votes(document)}


def test_a_sentence_with_a_date_is_no_signature() -> None:
    document = page(
        "公众可于2021年1月20日起到便民服务中心查阅。", headline="某某镇2020年政府信息公开年度报告"
    )
    assert published(document) is None


def test_without_a_claim_there_is_no_publication_day() -> None:
    assert published(page("正文", headline="某某镇2018年报")) is None
    assert published(page(headline="某某镇2019年报", byline="发布日期:2020-01-23 10:40 浏览次数:7")) == date(
        2020, 1, 23
    )


@pytest.mark.parametrize("line", ["2019年1月23日", "（2019年1月23日）", "二〇一九年一月二十三日"])
def test_a_date_of_its_own_below_the_title_is_a_claim(line: str) -> None:
    document = page(line, "正文。", *["又一段。"] * 5, headline="某某镇2018年政府信息公开年度报告")
    assert published(document) == date(2019, 1, 23)
