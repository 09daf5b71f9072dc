"""pipelines.parse.titles: what a title promises."""

import pytest

from pipelines.parse.titles import RULES as TITLES
from pipelines.parse.titles import best, judge

TITLE = "柳溪镇2022年政府信息公开工作年度报告"


@pytest.mark.parametrize("rule", TITLES, ids=lambda rule: rule.kind)
def test_a_title_rule_catches_and_spares_what_it_says(rule):
    assert {judge(title).kind for title in rule.catches} == {rule.kind}
    assert rule.kind not in {judge(title).kind for title in rule.spares}


@pytest.mark.parametrize(
    ("title", "year", "organ"),
    [
        ("2020年乌溪区人民政府信息公开工作年度报告", 2020, "乌溪区人民政府"),
        ("关于2021年度政府信息公开工作的年度报告", 2021, None),
        ("２０１９年度柳溪镇政府信息公开年度工作报告", 2019, "柳溪镇"),
        ("二〇一二年南坡乡政府信息公开年度报告", 2012, "南坡乡"),
        ("柳溪镇政务公开2018年年报", 2018, "柳溪镇"),
    ],
)
def test_a_title_tells_year_and_organ(title, year, organ):
    read = judge(title)
    assert (read.kind, read.year, read.organ) == ("annual_report", year, organ)


def test_the_best_part_of_a_title_element_is_the_reports():
    assert best(f"白苇县人民政府_{TITLE}") == TITLE
    assert best(f"{TITLE}-白苇县人民政府门户网站") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "柳溪鎮2022年政府信息公開工作年度報告",
        "柳溪鎮(zhèn)2022年政府信息公開(kāi)工作年度報(bào)告",
        "柳溪镇2022年政府信息公开(kāi)工作年度报(bào)告",
    ],
)
def test_a_disguised_copy_is_judged_as_what_it_copies(title):
    read = judge(title)
    assert (read.kind, read.year, read.organ) == ("annual_report", 2022, "柳溪镇")
    assert judge(title + "解讀").kind == "interpretation"
