"""Whose report a page is: votes, contradictions, and silence where the page leaves it open."""

import pytest

from models.divisions import Divisions, load
from models.places import Site
from models.values import Block, Cell, Document, Grid, Section
from pipelines.parse import publisher, uscc
from pipelines.parse.organs import organ_in_title

TAIL = "政府信息公开工作年度报告"


@pytest.fixture(scope="module")
def table() -> Divisions:
    return load()


def page(headline: str | None = None, *lines: str, **fields: object) -> Document:
    blocks = tuple(Block("paragraph", line) for line in lines)
    return Document("html", headline=headline, blocks=blocks, **fields)  # type: ignore[arg-type]


def who(document: Document, table: Divisions) -> tuple[str | None, str | None, str | None, str | None]:
    found = publisher.identify(document, (), table)
    return found.name, found.level, found.division_code, found.township_code


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("上方镇2019年政府信息公开工作年度报告", "上方镇"),
        ("2020年乌当区人民政府信息公开工作年度报告", "乌当区人民政府"),
        ("霍邱县扈胡镇人民政府2023年政府信息公开工作年度报告", "霍邱县扈胡镇人民政府"),
        ("高城镇2018年政务信息公开年度报告", "高城镇"),
        ("万载县财政局关于2021年度政府信息公开工作的年度报告", "万载县财政局"),
        ("关于公布某某街道办事处二〇一三年度政府信息公开年报", "某某街道办事处"),
        ("【年报】某某乡 2022 年度政务公开年报", "某某乡"),
        ("《某某镇2022年政府信息公开工作年度报告》", "某某镇"),
        ("万载县科技局（县知识产权局）2016年政府信息公开工作年度报告", "万载县科技局"),
        ("国家税务总局万载县税务局2021年政府信息公开工作年度报告", "万载县税务局"),
        ("2021年政府信息公开工作年度报告", None),
        ("关于2021年度政府信息公开工作的年度报告", None),
    ],
)
def test_the_title_names_the_organ(title: str, organ: str | None) -> None:
    assert organ_in_title(title) == organ


@pytest.mark.parametrize(
    ("organ", "expected"),
    [
        ("衢州市衢江区湖南镇", ("浙江省衢州市衢江区湖南镇人民政府", "township", "330803", "330803113")),
        ("奉节县龙桥乡人民政府", ("重庆市奉节县龙桥土家族乡人民政府", "township", "500236", "500236209")),
        ("北京市海淀区中关村街道办事处", ("北京市海淀区中关村街道办事处", "street", "110108", "110108011")),
        ("海淀区人民政府中关村街道办事处", ("北京市海淀区中关村街道办事处", "street", "110108", "110108011")),
        ("兖州市", ("山东省济宁市兖州市人民政府", "county", "370812", None)),  # it had two codes before
        ("海淀区中关村街道", ("北京市海淀区中关村街道办事处", "street", "110108", "110108011")),
        ("东莞市虎门镇", ("广东省东莞市虎门镇人民政府", "township", "441900", "441900121")),
        ("奉节县", ("重庆市奉节县人民政府", "county", "500236", None)),
        ("衢州市", ("浙江省衢州市人民政府", "city", "330800", None)),
        ("菏泽市成武县九女集镇", ("山东省菏泽市成武县九女集镇人民政府", "township", "371723", "371723109")),
        ("万载县公安局高城派出所", ("江西省宜春市万载县公安局高城派出所", "department", "360922", None)),
        ("浙江省人民政府", ("浙江省人民政府", "province", "330000", None)),
        ("万载县财政局", ("江西省宜春市万载县财政局", "department", "360922", None)),
        ("万载县人民政府办公室", ("江西省宜春市万载县人民政府办公室", "department", "360922", None)),
        ("衢州市教育局", ("浙江省衢州市教育局", "department", "330800", None)),
        ("衢江区卫生健康委员会", ("浙江省衢州市衢江区卫生健康委员会", "department", "330803", None)),
        ("衢江经济开发区管委会", ("浙江省衢州市衢江区经济开发区管委会", "dev_zone", "330803", None)),
        ("上虞市下管镇", ("浙江省绍兴市上虞市下管镇人民政府", "township", "330604", "330604105")),
        ("万载县白茅乡", ("江西省宜春市万载县白茅乡人民政府", "township", "360922", None)),
    ],
)
def test_a_full_organ_needs_no_other_vote(
    table: Divisions, organ: str, expected: tuple[str | None, ...]
) -> None:
    """白茅乡 is not in the table: its county is, and the town keeps its printed name without a code."""
    assert who(page(f"{organ}2021年{TAIL}"), table) == expected


@pytest.mark.parametrize(
    "window",
    [
        "万载县人民政府门户网站 - 高城镇2018年政务信息公开年度报告",
        "高城镇2018年政务信息公开年度报告_万载县人民政府",
    ],
)
def test_the_window_title_serves_where_the_page_prints_no_headline(table: Divisions, window: str) -> None:
    found = publisher.identify(page(None, "万载县", title=window), (), table)
    assert found.township_code == "360922108"


def test_a_town_name_many_counties_share_is_no_identity(table: Divisions) -> None:
    assert who(page(f"高城镇2018年{TAIL}"), table) == ("高城镇人民政府", "township", None, None)


def test_even_a_name_only_one_county_has_waits_for_a_second_vote(table: Divisions) -> None:
    """A town may be older than the table's edition: its name alone proves nothing."""
    assert who(page(f"扈胡镇2018年{TAIL}"), table)[2:] == (None, None)
    assert who(page(f"扈胡镇2018年{TAIL}", "按照霍邱县统一部署,我镇认真开展工作。"), table)[2:] == (
        "341522",
        "341522109",
    )


@pytest.mark.parametrize(
    "evidence",
    [
        page(f"高城镇2018年{TAIL}", "高城镇在万载县人民政府网上公开信息。"),
        page(f"高城镇2018年{TAIL}", "本报告由万载县高城镇党政办编制。"),
        page(f"高城镇2018年{TAIL}", "正文。", "万载县高城镇人民政府", "2019年1月20日"),
        page(f"高城镇2018年{TAIL}", tables=(Grid(((Cell("填报单位(盖章):万载县高城镇人民政府", 0, 0),),)),)),
        page(f"高城镇2018年{TAIL}", metadata={"publisher_label": "万载县高城镇"}),
        page(f"高城镇2018年{TAIL}", metadata={"index_no": "360922-012/2019-00017"}),
        page(f"高城镇2018年{TAIL}", meta={"contentsource": "万载县高城镇人民政府"}),
        page(f"高城镇2018年{TAIL}", meta={"sitename": "万载县人民政府门户网站"}),
        page(f"高城镇2018年{TAIL}", meta={"siteidcode": "3609220003"}),
        page(f"高城镇2018年{TAIL}", footer="网站标识码:3609220003"),
        page(f"高城镇2018年{TAIL}", breadcrumb=("首页", "万载县", "高城镇")),
    ],
)
def test_any_vote_that_gives_the_county_settles_a_short_title(table: Divisions, evidence: Document) -> None:
    assert who(evidence, table) == ("江西省宜春市万载县高城镇人民政府", "township", "360922", "360922108")


def test_the_host_counts_only_through_a_site_row(table: Divisions) -> None:
    document = page(f"高城镇2018年{TAIL}", url="http://www.wanzai.example/a.html")
    site = Site("360922", "万载县", "http://www.wanzai.example/", "360922", verified=True)
    assert publisher.identify(document, (), table).division_code is None
    assert publisher.identify(document, (), table, [site]).township_code == "360922108"


def test_a_body_without_title_is_known_by_what_it_calls_its_own(table: Divisions) -> None:
    document = page(
        None,
        "2019年,龙桥乡按照重庆市、奉节县的部署开展工作。",
        "我乡开设“龙桥土家族乡”微博。",
        "全乡无申请。",
    )
    assert who(document, table) == ("重庆市奉节县龙桥土家族乡人民政府", "township", "500236", "500236209")


def test_nothing_to_go_by_gives_nothing(table: Divisions) -> None:
    found = publisher.identify(page(f"2021年{TAIL}", "我镇认真开展工作。"), (), table)
    assert (found.name, found.level, found.division_code, found.votes) == (None, None, None, ())
    assert [p.rule for p in publisher.contradictions(found, table)] == ["publisher_undecided"]


# -- contradictions met on real portals -----------------------------------------------------------------
def test_a_foreign_portal_does_not_move_the_town(table: Divisions) -> None:
    """On shared platforms the site of one district serves another one's article."""
    document = page(
        f"衢州市衢江区湖南镇2021年{TAIL}",
        meta={"sitename": "温州市龙湾区人民政府", "siteidcode": "3303030001"},
        url="https://dj.longwan.example/art/1.html",
    )
    found = publisher.identify(document, (), table)
    assert found.township_code == "330803113"
    problems = publisher.contradictions(found, table)
    assert [p.rule for p in problems] == ["publisher_contradiction"] * 2
    assert "龙湾区" in problems[0].message


def test_a_portal_that_lacks_the_town_does_not_adopt_it(table: Divisions) -> None:
    document = page(f"湖南镇2021年{TAIL}", meta={"sitename": "温州市龙湾区人民政府"})
    found = publisher.identify(document, (), table)
    assert (found.division_code, found.township_code) == (None, None)
    assert ("site_name", "温州市龙湾区人民政府") in {(v.source, v.value) for v in found.votes}


def test_a_parent_organ_as_publisher_is_no_contradiction(table: Divisions) -> None:
    """The block of a town's report often names the county's government."""
    document = page(
        f"万载县高城镇2018年{TAIL}",
        metadata={"publisher_label": "万载县人民政府"},
        meta={"sitename": "宜春市人民政府"},
    )
    found = publisher.identify(document, (), table)
    assert found.township_code == "360922108"
    assert publisher.contradictions(found, table) == ()


def test_the_folder_of_a_bureau_does_not_make_a_town_a_department(table: Divisions) -> None:
    document = page(
        f"万载县高城镇2018年{TAIL}",
        breadcrumb=("万载县", "万载县发展和改革局"),
        metadata={"publisher_label": "融媒体中心"},
    )
    assert who(document, table)[1] == "township"


def test_evidence_for_two_counties_leaves_it_open(table: Divisions) -> None:
    document = page(
        f"高城镇2018年{TAIL}", metadata={"publisher_label": "万载县"}, meta={"contentsource": "高青县"}
    )
    found = publisher.identify(document, (), table)
    assert (found.name, found.division_code) == ("高城镇人民政府", None)
    assert {v.source for v in found.votes} >= {"title", "publisher_label", "content_source"}


def test_a_bureau_without_its_county_takes_it_from_the_votes(table: Divisions) -> None:
    document = page(
        f"财政局2020年{TAIL}",
        metadata={"index_no": "330803-011/2021-1"},
        meta={"sitename": "衢江区政府门户网站"},
    )
    assert who(document, table) == ("浙江省衢州市衢江区财政局", "department", "330803", None)


# -- codes ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "code",
    [
        "1133102400268125XW",
        "11370883004325769B",
        "11370828004332205r",
        "113325000026455663",
        "113708000043110332",
    ],
)
def test_real_credit_codes_pass_their_check_character(code: str) -> None:
    assert uscc.find(f"{code}/2024-104757") == code.upper()
    broken = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert uscc.find(f"area={broken}&fbtime=2018") is None


def test_former_codes_inside_credit_codes_and_index_numbers_count(table: Divisions) -> None:
    """The Lishui code of before 2000 stands in a code of today; it is followed, not refused."""
    code = "113325000026455663"
    document = page(
        f"2017年{TAIL}", metadata={"publisher_label": "丽水市人民政府", "index_no": f"{code}/2018-1"}
    )
    found = publisher.identify(document, (), table)
    assert (found.division_code, found.uscc) == ("331100", code)
    town = page(f"下管镇2009年{TAIL}", metadata={"index_no": "330682-021/2010-4"})
    assert who(town, table)[2:] == ("330604", "330604105")


def test_sections_named_as_introduction_are_the_opening(table: Divisions) -> None:
    sections = (Section("intro", None, "公众如有疑问,请与贵阳市乌当区人民政府办公室联系。"),)
    found = publisher.identify(page(f"2020年{TAIL}"), sections, table)
    assert ("intro", "贵阳市乌当区") in {(v.source, v.value) for v in found.votes}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("龙桥乡2022年", "重庆市奉节县龙桥土家族乡人民政府"),
        ("县农业农村局2022年", "重庆市奉节县农业农村局"),
        ("市场监督管理局2022年", "重庆市奉节县市场监督管理局"),
    ],
)
def test_the_foot_of_the_portal_says_of_which_county_a_short_name_is(table, title, name) -> None:
    assert who(page(title + TAIL, footer="主办单位：奉节县人民政府办公室"), table)[0] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "根据条例规定和县政府办公室要求编制。",
        "受理县长信箱来信12件，办理县人大代表建议3件。",
        "涉县级以上项目全部公开。",
        "推进老城区改造和城区道路建设。",
    ],
)
def test_an_everyday_word_that_is_also_a_countys_name_is_no_vote(table: Divisions, sentence: str) -> None:
    found = publisher.identify(page(f"高城镇2022年{TAIL}", sentence, "落款：万载县人民政府"), (), table)
    assert {v.value for v in found.votes if v.source == "text"} == {"万载县"}
    assert found.division_code == "360922"


def test_a_short_county_is_named_behind_its_city(table: Divisions) -> None:
    document = page(f"乌江镇2022年{TAIL}", "马鞍山市和县乌江镇位于长江岸边。")
    assert publisher.identify(document, (), table).township_code == "340523109"


@pytest.mark.parametrize(
    ("title", "name", "level"),
    [
        ("宝清县八五三农场2011年", "黑龙江省双鸭山市宝清县八五三农场", "township"),
        ("北方某林场2011年", "北方某林场", "township"),
        ("黄陂区前川街2021年", "湖北省武汉市黄陂区前川街道办事处", "street"),
        ("万载县第三中学2021年", "江西省宜春市万载县第三中学", "department"),
        ("万载县红十字会2021年", "江西省宜春市万载县红十字会", "department"),
        ("中共万载县委办公室2021年", "江西省宜春市万载县委办公室", "department"),
        ("岚溪县人民政府2021年", "岚溪县人民政府", "county"),
    ],
)
def test_farms_schools_streets_and_unknown_counties_keep_their_kind(table, title, name, level) -> None:
    assert who(page(title + TAIL), table)[:2] == (name, level)


def test_who_signs_with_a_date_under_the_title_or_at_the_end_is_known_and_a_bare_head_is_not(table):
    organ, text = "霍邱县扈胡镇人民政府", "全年工作有序推进。"
    for lines in ((organ, "（二○一二年三月一日）", text), (text, organ, "二〇一二年三月")):
        assert who(page("2011年年报", *lines), table)[3] == "341522109"
    assert who(page("2011年年报", "霍邱县人民政府", text), table)[2] is None
