"""Places of one name, and names with something else in them: what is told beside them says which place is meant."""

import pytest

from models.divisions import load
from models.values import Block, Document
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


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("泾县司法局机关2022年", "安徽省宣城市泾县司法局"),
        ("泾县桃花潭镇：2022年", "安徽省宣城市泾县桃花潭镇人民政府"),
        ("泾县人民政府办公室关于泾县人民政府2022年", "安徽省宣城市泾县人民政府"),
    ],
)
def test_words_around_an_organ_s_name_are_no_part_of_it(table, title, name):
    assert who(table, title + TAIL).name == name


def test_a_bureau_of_the_city_is_of_a_city_and_not_of_the_district_that_bore_its_name(table):
    said = Block("paragraph", "如有疑问，请与宣城市数据资源管理局办公室联系。")
    found = who(table, f"市数据资源管理局2022年{TAIL}", blocks=(said,))
    assert (found.name, found.division_code) == ("安徽省宣城市数据资源管理局", "341800")
