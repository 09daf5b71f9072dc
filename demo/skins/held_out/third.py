"""third — portals nobody tunes a crawler against, as counties have them built by the smaller makers and by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from demo.skins.cms_static import jeecms, rednet
from demo.skins.dress import Dress
from demo.skins.held_out.third_homemade import Arrays, Attached, Fragments, Postback, Posted, Yearly
from demo.skins.held_out.third_looks import Housed, Modules, National, Tables
from demo.skins.held_out.third_makers import Aggregate, Blocks, Documents, Label, Store, YearForm
from demo.skins.held_out.third_plans import (
    archived,
    by_kind,
    mixed,
    notices,
    organ_leaves,
    platform,
    statutory,
    twice,
)
from demo.skins.held_out.third_shelf import buttons, called, files, jump, pictures, typed, written
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin

_FULL = "{who}{year}年政府信息公开工作年度报告"
_YEARLY = "{who}{year}年度政府信息公开年报"
_FRONT = "{year}年{short}政府信息公开工作年度报告"
_SHORT = "{short}{year}年政府信息公开年度报告"
_ABOUT = "{short}关于{year}年度政府信息公开工作的年度报告"
_OLD = "{short}{year}年度政务信息公开工作报告"

_MAKERS = (
    Skin(
        "alder", "lonsun", 371,
        Housed(Label("/public/column/{organ}?type={type}&action=list&catId={number}", "/public/{organ}/{id}.html", 5,
                     "/public/column/{number}"), National),
        mixed(platform, _FULL, _YEARLY, _SHORT),
        Words(("政府信息公开", "public"), towns=("乡镇政府", "xz"), departments=("县政府部门", "bm")), Dress(cut=30, container="gkwz"),
        range(2020, 2024), towns=4,
    ),
    Skin(
        "aspen", "lonsun", 372,
        Housed(files("/content/column/{number}", "/content/column/{number}?pageIndex={k}", "/content/article/{id}", jump, 7)),
        mixed(by_kind, _FULL, _SHORT), Words(report=("政府信息公开年报", "nb"), year=("{year}年度", "{year}nd"), own=("市本级", "sbj")),
        Dress(rows="div", dates="before", container="j-fontContent"), range(2019, 2023), towns=4,
    ),
    Skin(
        "bamboo", "openness", 373,
        Housed(files("/OpennessAnnualReport/showList/{number}/page_1.html", "/OpennessAnnualReport/showList/{number}/page_{k}.html",
                     "/OpennessAnnualReport/show/{id}.html", typed, 4), partial(Modules, fork="select")),
        mixed(organ_leaves, _FULL, _ABOUT), Words(("政府信息公开", "Openness"), ("政府信息公开工作年度报告", "AnnualReport")),
        Dress(rows="table", cut=26), range(2018, 2022), towns=4,
    ),
    Skin(
        "beech", "openness", 374,
        Housed(YearForm("/Xxgknb/showList/{number}.html", "/Xxgknb/show/{id}.html"), Tables, "refresh"), shared,
        Words(("信息公开", "Xxgk"), ("信息公开年报", "Xxgknb"), title="{who}{year}年政府信息公开年度报告"),
        Dress(rows="table", tags=False, hand="bare", cut=32), range(2017, 2021), towns=4,
    ),
    Skin(
        "birch", "doc24", 375,
        Housed(Documents("/gongkai/site_wzj/channel_{key}/index.html", "/gongkai/site_wzj/channel_{key}/doc_{hex}.html", 5), National),
        mixed(statutory, _FRONT, _YEARLY), Words(("政府信息公开", "gongkai"), towns=("镇（街道）", "zjd")),
        Dress(container="wzy-content"), range(2021, 2025), towns=4,
    ),
    Skin(
        "cedar", "doc24", 376,
        Housed(files("{path}index.html", "{path}index_{j}.html", "{path}{long}.html", written("index", "html"), 5)),
        mixed(organ_trees, _SHORT, _FULL, _FRONT), Words(("政务公开", "zwgk"), ("信息公开年报", "xxgknb"), towns=("街镇公开", "jz")),
        Dress(deep=True, rows="ul", cut=24, links="near"), range(2020, 2024), towns=4,
    ),
    Skin(
        "cherry", "columns", 377,
        Housed(Blocks("/columns/{uuid}/index.html", "/columns/{uuid}/{ym}/{dd}/{guid}.html", 4), partial(Modules, fork="tabs")),
        mixed(county_tree, _FULL, _ABOUT), Words(report=("政府信息公开年报", "nb"), departments=("县直部门", "xz")),
        Dress(container="content"), range(2021, 2025), towns=4,
    ),
    Skin(
        "chestnut", "columns", 378,
        Housed(Blocks("/columns/{uuid}/index.html", "/columns/{uuid}/{ym}/{dd}/{guid}.html", 5, grows=True), Modules, "script"),
        archived, Words(("政府信息公开", "xxgk"), ("政府信息公开年度报告", "ndbg"), title="{year}年{who}政府信息公开年度报告"),
        Dress(rows="div", dates="before", titled=False, tags=False), range(2018, 2022), towns=4,
    ),
    Skin(
        "cypress", "xxgkcontent", 379,
        Housed(files("/xxgklist-888888651-{number}.html", "/xxgklist-888888651-{number}-{k}.html", "/xxgkcontent-888888651-{id}.html",
                     jump, 5), partial(Tables, fork="select")),
        mixed(organ_leaves, _OLD, _SHORT), Words(("信息公开", "xxgk"), ("年度报告", "ndbg"), towns=("各乡镇", "gxz")),
        Dress("gbk", "gb2312", rows="table", hand="word", cut=22), range(2018, 2022),
    ),
    Skin(
        "elm", "xxgkcontent", 380,
        Housed(Posted("/zwgklist-888888040-{number}.html", "/zwgkcontent-888{organ}-{id}.html", 6)), twice,
        Words(report=("政府信息公开年报", "nb"), towns=("乡镇信息公开", "xzxxgk"), title=_FULL), Dress(rows="ul", dates="before"),
        range(2021, 2025), towns=4,
    ),
    Skin(
        "fir", "jeecms", 381, Housed(replace(jeecms(pager=buttons), per_page=5)), mixed(archived, _FULL, _FRONT, _OLD),
        Words(("政务公开", "zwgk"), ("政府信息公开工作年报", "gznb")), Dress(rows="ul", cut=20), range(2019, 2023), towns=4,
    ),
    Skin(
        "ginkgo", "jeecms", 382, Housed(Fragments("/{slug}_{number}/index.jhtml", "/{slug}_{number}/{id}.jhtml", 4), National), by_year,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开年报", "zfxxgknb"), year=("{year}", "nb{year}"), title="{who}{year}年政府信息公开工作年度报告"),
        Dress(rows="div", hand="word"), range(2020, 2023), towns=5,
    ),
    Skin(
        "hazel", "rednet", 383,
        Housed(files("/c{number}/index.html", "/c{number}/index_{k}.html", "/c{number}/{ymd}/i{id}.html", called("index", "html"), 5)),
        mixed(platform, _FULL, _SHORT), Words(("政务公开", "zwgk"), ("信息公开年报", "xxgkndbg"), towns=("乡镇街道", "xzjd")),
        Dress(rows="ul", titled=True, cut=25), range(2021, 2025), towns=4,
    ),
    Skin(
        "holly", "rednet", 384, Housed(replace(rednet("34957", pictures), per_page=4), partial(Tables, fork="map")),
        mixed(organ_trees, _OLD, _SHORT), Words(("政务公开", "zwgk"), ("政府信息公开年度报告", "gknb"), towns=("乡镇之窗", "xzzc")),
        Dress("gbk", "gbk", rows="table", hand="bare", tags=False), range(2016, 2021), towns=3,
    ),
    Skin(
        "juniper", "truecms", 385,
        Housed(Store("/hmqrmzf{path}{slug}.html", "/hmqrmzf{path}content/{guid}.html", 10)), mixed(statutory, _YEARLY, _ABOUT),
        Words(("信息公开", "xxgk"), ("信息公开年报", "xxgknb"), own=("区政府", "qzf"), towns=("区镇街道", "qzjd")), Dress(cut=28),
        range(2020, 2024), towns=4,
    ),
    Skin(
        "larch", "truecms", 386,
        Housed(Store("/rdxrmzf{path}{slug}.html", "/rdxrmzf{path}content/{guid}.html", 5, "", "/rdxrmzf", plain=True),
               partial(National, fork="tabs")),
        mixed(year_then_level, _FULL), Words(("政府信息公开", "zfxxgk"), ("政府信息公开年报", "nb"), year=("{year}年", "n{year}")),
        Dress(rows="table", deep=True), range(2022, 2025), towns=5,
    ),
    Skin(
        "linden", "ucap", 387,
        Housed(files("/{top}/c{number}/fg.shtml", "/{top}/c{number}/fg_{k}.shtml", "/{top}/c{number}/{ym}/{hex32}.shtml",
                     called("fg"), 5, past="first"), National),
        mixed(organ_leaves, _SHORT, _FULL), Words(("政府信息公开", "xxgk"), ("政府信息公开年报", "nb"), towns=("乡镇人民政府", "xzzf")),
        Dress(rows="ul", cut=18, titled=False, leaks=True, container="UCAPCONTENT"), range(2020, 2024), towns=4,
    ),
    Skin(
        "magnolia", "ucap", 388,
        Housed(Aggregate("/{top}/c{number}/list.shtml", "/{top}/c{number}/{ym}/{hex32}.shtml", 6)), mixed(county_tree, _FRONT, _FULL),
        Words(("政务公开", "zwgk"), ("政府信息公开年度报告", "ndbg"), departments=("县直部门", "zs"), towns=("乡镇街道", "xzjd")),
        Dress(container="ucap-content"), range(2021, 2025), towns=4,
    ),
    Skin(
        "mulberry", "hanweb-xxgk", 389,
        Housed(Yearly("/col/col{number}/index.html", "/art/{year}/{month}/{day}/art_{number}_{id}.html", 4), National),
        mixed(platform, _FULL, _FRONT), Words(("政府信息公开", "xxgk"), towns=("乡镇（街道）", "xz"), departments=("县级部门", "bm")),
        Dress(hand="word", container="zoom"), range(2020, 2024), towns=4,
    ),
)  # fmt: skip
_OWN = (
    Skin(
        "oak", "unknown", 390,
        Housed(files("/news_list.asp?BigClassID={number}", "/news_list.asp?BigClassID={number}&page={k}", "/shownews.asp?newsid={id}", jump, 8),
               Tables, "enter"),
        mixed(notices, _OLD, _SHORT, _ABOUT), Words(("信息公开", "xxgk")),
        Dress("gbk", "gb2312", rows="table", hand="bare", tags=False, titled=False), range(2016, 2020), towns=3,
    ),
    Skin(
        "pine", "misc", 391,
        Housed(Postback("/InfoPublic.aspx?cid={number}&pid=0", "/GovOpenShow.aspx?id={ymd}{id}", 6, "/GovOpen.aspx?cid={number}"), Tables),
        shared, Words(("信息公开", "xxgk"), ("信息公开年度报告", "ndbg"), title="{who}{year}年度政府信息公开工作报告"),
        Dress(rows="table", hand="bare", tags=False, cut=30), range(2017, 2021), towns=4,
    ),
    Skin(
        "plum", "misc", 392,
        Housed(files("/html{path}", "/html{path}list_{number}_{k}.html", "/html{path}{year}/{month}{dd}/{id}.html", jump, 6)),
        mixed(twice, _FULL, _SHORT), Words(("政务公开", "zwgk"), ("政府信息公开年报", "xxgknb"), towns=("乡镇动态", "xzdt")),
        Dress(rows="dl", titled=False, cut=20, links="full"), range(2020, 2024), towns=4,
    ),
    Skin(
        "poplar", "unknown", 393, Housed(Arrays("/channel/{number}.html", "/show/{number}/{id}.html", 7)), mixed(by_kind, _FULL, _ABOUT),
        Words(("阳光政务", "ygzw"), ("年报专栏", "nbzl"), year=("{year}年年报", "nb{year}")), Dress(tags=False), range(2021, 2025), towns=4,
    ),
    Skin(
        "willow", "unknown", 394,
        Housed(Attached(files("/list-{number}.html", "/list-{number}-{k}.html", "/show-{number}-{id}.html", jump, 6))),
        mixed(statutory, _FULL, _YEARLY), Words(("政务公开", "zwgk"), ("政府信息公开年报", "nb")), Dress(rows="ul"), range(2021, 2024),
        towns=3, moved_on=date(2024, 5, 20),
    ),
)  # fmt: skip


def _named(skin: Skin) -> Skin:
    """The skin, its columns named after what the county is: a city has no 县政府."""
    end, words = skin.ground.county.name[-1], skin.words
    own, offices = ((said.replace("县", end), slug) for said, slug in (words.own, words.departments))
    return replace(skin, words=replace(words, own=own, departments=offices), held_out=True)


HELD_OUT = tuple(_named(row) for row in (*_MAKERS, *_OWN))
