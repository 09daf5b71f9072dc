"""Places as a report's own time called them: its name tells the county of its year, its code today's."""

import pytest

from models.divisions import load
from models.publishers import key
from models.values import Block, Document, Publisher
from pipelines.parse import publisher

TAIL = "政府信息公开工作年度报告"


@pytest.fixture(scope="module")
def table():
    return load()


def who(table, headline, year, *lines, **fields):
    blocks = tuple(Block("paragraph", line) for line in lines)
    document = Document("html", headline=f"{headline}{year}年{TAIL}", blocks=blocks, **fields)
    found = publisher.identify(document, (), table, year=year)
    return found.name, found.division_code, found.township_code


@pytest.mark.parametrize(
    ("organ", "year", "name", "code"),
    [
        ("枞阳县", 2014, "安徽省安庆市枞阳县人民政府", "340722"),
        (
            "枞阳县",
            2015,
            "安徽省铜陵市枞阳县人民政府",
            "340722",
        ),  # it moved in that year, the report came after
        ("枞阳县财政局", 2014, "安徽省安庆市枞阳县财政局", "340722"),
        ("铜陵市枞阳县", 2014, "安徽省铜陵市枞阳县人民政府", "340722"),  # written anew since
        ("无为县", 2009, "安徽省巢湖市无为县人民政府", "340281"),
        ("无为县", 2012, "安徽省芜湖市无为县人民政府", "340281"),
        ("枣阳市", 2009, "湖北省襄樊市枣阳市人民政府", "420683"),  # the city above changed its name alone
        ("崇明县", 2015, "上海市崇明县人民政府", "310151"),  # the “counties” of 上海市 it lay in are no place
        ("毕节地区黔西县", 2010, "贵州省毕节地区黔西县人民政府", "520581"),
        ("哈密市", 2013, "新疆维吾尔自治区哈密地区哈密市人民政府", "650502"),  # the county of that name
        ("哈密市", 2016, "新疆维吾尔自治区哈密市人民政府", "650500"),
        ("哈密市教育局", 2013, "新疆维吾尔自治区哈密地区哈密市教育局", "650502"),
        ("毕节地区毕节市", 2010, "贵州省毕节地区毕节市人民政府", "520502"),
        ("莱芜市", 2016, "山东省莱芜市人民政府", "371200"),  # dissolved: 莱芜区 is not its heir
        ("巢湖市", 2010, "安徽省巢湖市人民政府", "341400"),
        ("巢湖市", 2012, "安徽省合肥市巢湖市人民政府", "340181"),
        ("淮安市清河区", 2014, "江苏省淮安市清河区人民政府", "320812"),
        ("公主岭市怀德镇", 2018, "吉林省四平市公主岭市怀德镇人民政府", "220184"),
        ("怀化市洪江管理区", 2021, "湖南省怀化市洪江管理区管理委员会", "431271"),
    ],
)
def test_the_name_is_of_the_report_s_year_and_the_code_is_today_s(table, organ, year, name, code):
    assert who(table, organ, year)[:2] == (name, code)


@pytest.mark.parametrize(
    ("year", "site", "code"),
    [(2014, "淮安市清河区", "320812"), (2014, "铁岭市", "211204"), (2014, "", None), (2021, "", "211204")],
)
def test_a_district_of_that_year_stands_beside_its_namesake_of_today(table, year, site, code):
    """清河区 of 淮安 was one until 2016; a report of 2014 is not 铁岭's because that one is left."""
    assert who(table, "清河区", year, meta={"sitename": f"{site}人民政府"})[1] == code


def test_a_county_the_page_names_as_it_then_was_gives_a_lone_town_its_name(table):
    signed = ("星子县白鹿镇人民政府", "2015年2月10日")
    expected = ("江西省九江市星子县白鹿镇人民政府", "360483", "360483102")
    assert who(table, "白鹿镇", 2014, "正文。", *signed) == expected


def test_a_bureau_is_called_after_the_county_that_signed(table):
    label = {"publisher_label": "星子县民政局"}
    found = who(table, "县民政局", 2014, footer="主办：庐山市人民政府", metadata=label)
    assert found == ("江西省九江市星子县民政局", "360483", None)


def test_a_town_that_became_a_street_is_not_taken_for_it_nor_for_a_far_namesake(table):
    """口镇 is 口镇街道 today; the one 口镇 left in the country lies 700 km away."""
    page = {"breadcrumb": ("首页", "口镇"), "metadata": {"publisher_label": "口镇人民政府"}}
    assert who(table, "口镇", 2017, **page)[1:] == (None, None)
    signed = ("莱城区口镇人民政府", "2018年1月12日")
    expected = ("山东省莱芜市莱城区口镇人民政府", "370116", None)
    assert who(table, "口镇", 2017, "正文。", *signed, **page) == expected


@pytest.mark.parametrize(
    ("label", "said", "site", "code"),
    [
        ("新民乡", "根据巴州区政府办要求", "巴州区人民政府", "511902"),
        ("新民乡", "根据要求", "巴州区人民政府", None),  # a portal alone serves any page
        ("新民乡", "根据巴州区和平昌县要求", "巴州区人民政府", None),
        ("昌图县新民乡", "根据巴州区政府办要求", "巴州区人民政府", "211224"),
        ("敖汉旗新民乡", "根据巴州区政府办要求", "巴州区人民政府", "150430"),
    ],
)
def test_a_town_that_was_merged_is_of_the_county_that_text_and_portal_name(table, label, said, site, code):
    """The register lists 新民乡 elsewhere only; what prints it with its county is believed first."""
    page = {"metadata": {"publisher_label": label}, "meta": {"sitename": site}}
    found = who(table, "新民乡", 2016, f"2016年，新民乡{said}公开信息。", **page)
    assert found[1] == code


@pytest.mark.parametrize(("code", "heir"), [("370802", "任城区"), ("140402", "潞州区"), ("140202", "平城区")])
def test_a_district_that_was_merged_has_an_heir(table, code, heir):
    """The packages tell of no heir; without one a report of 市中区 would keep a code nobody has."""
    assert table.current(code).name == heir


def test_a_bureau_stays_one_publisher_when_its_county_goes_to_another_city(table):
    names = ("安徽省安庆市枞阳县财政局", "安徽省铜陵市枞阳县财政局")
    keys = {key(Publisher(name, "department", "340722"), table.full_name) for name in names}
    assert keys == {"340722:财政局"}
