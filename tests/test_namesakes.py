"""Places of one name, and names with something else in them: what is told beside them says which place is meant."""

import pytest

from models.divisions import load
from models.values import Block, Document
from pipelines.parse import publisher
from pipelines.parse.organs import organ_in_title
from pipelines.parse.titles import judge

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


@pytest.mark.parametrize(
    ("organ", "name", "code"),
    [
        ("广州市公安局白云区分局", "广东省广州市公安局白云区分局", "440111"),
        ("湖州市生态环境局安吉分局", "浙江省湖州市生态环境局安吉分局", "330523"),
        ("广州市公安局交通警察支队", "广东省广州市公安局交通警察支队", "440100"),
        ("成都市公安局高新分局", "四川省成都市公安局高新分局", "510100"),  # of no district
    ],
)
def test_a_branch_of_the_city_s_bureau_sits_in_the_district_it_names(table, organ, name, code):
    found = who(table, f"{organ}2022年{TAIL}")
    assert (found.name, found.level, found.division_code) == (name, "department", code)


@pytest.mark.parametrize(
    ("organ", "code"),
    [
        ("科右前旗财政局", "152221"),
        ("塔县大同乡", "653131210"),
        ("威宁自治县黑石头镇", "520526105"),
        ("循化县道帏乡", "630225200"),  # 县 ends the name, 道 begins another
        ("第八师石河子市北泉镇", "659001100"),
        ("中共江油市武都镇委员会江油市武都镇人民政府", "510781107"),
        ("江油市武都镇党委、江油市武都镇人民政府", "510781107"),
    ],
)
def test_short_and_joint_names_are_read(table, organ, code):
    found = who(table, f"{organ}2022年{TAIL}")
    assert code == (found.township_code or found.division_code)


def test_a_notice_that_issues_a_report_names_the_report_s_organ_and_kind():
    title = f"力洋镇人民政府关于印发《宁海县力洋镇2011年{TAIL}》的通知"
    assert (judge(title).kind, judge(title).year) == ("annual_report", 2011)
    assert organ_in_title(title) == "宁海县力洋镇"
    assert judge(f"关于印发《2021年{TAIL}编写指南》的通知").kind == "notice"


@pytest.mark.parametrize(
    ("organ", "name", "code"),
    [
        ("河北雄安新区管理委员会", "河北雄安新区管理委员会", "130000"),  # not of 天津市河北区
        ("平潭综合实验区管委会", "福建省福州市平潭综合实验区管委会", "350128"),
        ("长岛海洋生态文明综合试验区管委会", "山东省烟台市长岛海洋生态文明综合试验区管委会", "370614"),
        ("固镇经济开发区管委会", "安徽省蚌埠市固镇县经济开发区管委会", "340323"),
        ("兴安盟", "内蒙古自治区兴安盟行政公署", "152200"),
    ],
)
def test_a_zone_called_after_a_place_keeps_its_name(table, organ, name, code):
    found = who(table, f"{organ}2021年{TAIL}")
    assert (found.name, found.division_code) == (name, code)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({"byline": "发布机构 青山区统计局 发布日期 2023-01-18"}, "湖北省武汉市青山区统计局"),
        ({"breadcrumb": ("首页", "区统计局")}, "湖北省武汉市青山区统计局"),
        ({"breadcrumb": ("首页", "区统计局", "红卫路街道")}, "湖北省武汉市青山区统计局"),
        ({"byline": "来源：红卫路街道 发布时间：2023-01-18"}, None),  # where news comes from is no publisher
    ],
)
def test_a_report_without_any_name_is_of_whom_the_line_or_the_path_names(table, told, name):
    said = (Block("paragraph", "2022年，我局公开统计信息26条。"),)
    found = who(table, f"2022年{TAIL}", blocks=said, meta={"sitename": "武汉市青山区人民政府"}, **told)
    assert found.name == name


@pytest.mark.parametrize(
    ("said", "signed", "name"),
    [
        ("本报告由山东省栖霞市水利局编制。", (), "山东省烟台市栖霞市水利局"),
        ("本报告由栖霞市水利局（市海洋局）根据条例编制。", (), "山东省烟台市栖霞市水利局"),
        ("本报告由栖霞市人民政府办公室编制。", (), None),  # for the government or for itself
        ("全市各级行政机关公开信息。", ("栖霞市人民政府办公室",), "山东省烟台市栖霞市人民政府"),
        ("我办指导全市各级行政机关。", ("栖霞市人民政府办公室",), "山东省烟台市栖霞市人民政府办公室"),
        ("办公室公开信息。", ("栖霞市人民政府办公室",), "山东省烟台市栖霞市人民政府办公室"),
    ],
)
def test_a_title_without_an_organ_leaves_it_to_who_wrote_and_signed(table, said, signed, name):
    lines = (said, "正文。", *signed, *("2023年1月12日" for _ in signed))
    blocks = tuple(Block("paragraph", line) for line in lines)
    assert who(table, f"2022年{TAIL}", blocks=blocks).name == name


@pytest.mark.parametrize("bureau", ["城市管理委员会", "国有资产监督管理委员会"])
def test_a_bureau_called_a_managing_committee_is_no_zone(table, bureau):
    found = who(table, f"北京市朝阳区{bureau}2021年{TAIL}")
    assert (found.level, found.division_code) == ("department", "110105")


def test_a_street_of_a_zone_is_a_street(table):
    found = who(table, f"潍坊高新技术产业开发区新城街道办事处2021年{TAIL}")
    name = "山东省潍坊市高新技术产业开发区新城街道办事处"
    assert (found.name, found.level, found.division_code) == (name, "street", "370700")


@pytest.mark.parametrize(
    ("organ", "told", "name"),
    [
        ("绥阳林业局", {"publisher_label": "东宁市绥阳林业局"}, "黑龙江省牡丹江市东宁市绥阳林业局"),
        ("绥阳林业局", {"publisher_label": "牡丹江市东宁市人民政府"}, "黑龙江省牡丹江市东宁市绥阳林业局"),
        ("绥阳林业局", {"publisher_label": "绥阳县人民政府"}, "贵州省遵义市绥阳县林业局"),
        ("绥阳林业局", {}, "贵州省遵义市绥阳县林业局"),
        ("红旗泡水库管理所", {"publisher_label": "安达市人民政府"}, "黑龙江省绥化市安达市红旗泡水库管理所"),
        ("恩施州林业局", {"publisher_label": "恩施市人民政府"}, "湖北省恩施土家族苗族自治州林业局"),
        ("呼兰农垦", {"publisher_label": "哈尔滨市呼兰区人民政府"}, "黑龙江省哈尔滨市呼兰区呼兰农垦"),
        ("某某分场", {"publisher_label": "哈尔滨市呼兰区人民政府"}, None),  # the label is not whose it is
        ("我县", {"publisher_label": "哈尔滨市呼兰区人民政府"}, "黑龙江省哈尔滨市呼兰区人民政府"),
    ],
)
def test_a_name_that_begins_like_a_place_or_tells_nothing_is_settled_by_the_label_or_not_at_all(
    table, organ, told, name
):
    assert who(table, f"{organ}2021年{TAIL}", metadata=told).name == name


def test_a_town_written_with_a_rare_character_is_read(table):
    assert who(table, f"丰顺县𨻧隍镇2021年{TAIL}").township_code == "441423115"


@pytest.mark.parametrize(
    ("site", "label", "code"),
    [
        ("海淀区人民政府", "", None),  # the body tells of one, the portal is of the other
        ("海淀区人民政府", "绩溪县人民政府", "341824103"),
        ("海淀区人民政府", "海淀区人民政府", "110108030"),
        ("宣城市人民政府", "", "341824103"),
        ("", "", "341824103"),
    ],
)
def test_a_namesake_in_the_body_alone_does_not_outvote_the_portal_nor_the_portal_it(table, site, label, code):
    said = (Block("paragraph", "2021年，上庄镇在绩溪县上庄镇公开信息。"),)
    told = {"meta": {"sitename": site}, "metadata": {"publisher_label": label}}
    assert who(table, f"上庄镇2021年{TAIL}", blocks=said, **told).township_code == code
