"""Places of one name, and names with something else in them: what is told beside them says which place is meant."""

import pytest

from models.divisions import load
from models.values import Document
from pipelines.parse import publisher

TAIL = "政府信息公开工作年度报告"


@pytest.fixture(scope="module")
def table():
    return load()


def who(table, headline, **fields):
    return publisher.identify(Document("html", headline=headline, **fields), (), table)


@pytest.mark.parametrize(
    ("county", "name", "code"),
    [("上饶县", "江西省上饶市上饶县人民政府", "361104"), ("黔西县", "贵州省毕节市黔西县人民政府", "520581")],
)
def test_a_county_that_was_coded_anew_is_one_county(table, county, name, code):
    """Nobody tells what became of its first code."""
    found = who(table, f"{county}2015年{TAIL}")
    assert (found.name, found.division_code) == (name, code)


def test_the_portal_s_part_of_the_window_title_says_of_which_county_a_town_is(table):
    found = who(table, f"高城镇2018年{TAIL}", title=f"高城镇2018年{TAIL}-万载县人民政府")
    assert found.township_code == "360922108"


@pytest.mark.parametrize("time", ["21年", "2012年1月1日至2012年12月31日", "二〇一八年"])
def test_no_time_is_part_of_the_organ_s_name(table, time):
    assert who(table, f"万载县高城镇{time}{TAIL}").township_code == "360922108"


def test_no_date_before_a_title_is_part_of_the_organ_s_name(table):
    assert who(table, f"20200120万载县高城镇2019年{TAIL}").township_code == "360922108"
