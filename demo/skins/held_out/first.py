"""held_out — skins nobody tunes a crawler against: written from the description of the web alone, before any family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from demo.skins.cms_api import Blocks, Epoint, Gkmlpt, LonSun
from demo.skins.cms_hanweb import Classic, Message, Unit
from demo.skins.cms_static import (
    baoding,
    document,
    jeecms,
    numbered,
    onward,
    paths,
    queries,
    rednet,
    trs,
    ucap,
    vsb,
)
from demo.skins.cms_xxgk import Module
from demo.skins.dress import Dress
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin

_ROWS = (
    Skin(
        "jcms-pages", "hanweb", 11,
        Classic("/module/jpage/dataproxy.jsp", "page", 4, 12, 3409, needs_page=True), shared,
        Words(report=("信息公开年度报告", "xxgkndbg"), title="{who}{year}年度政府信息公开年报"),
        Dress("gbk", "gb2312", rows="table", cut=20, hand="bare", menu="table", container="bt_content", deep=True),
        range(2018, 2022),
    ),
    Skin(
        "xxgk-search", "hanweb-xxgk", 12, Module(whole_area=True, per_page=5), organ_trees,
        Words(("信息公开", "xxgk"), ("政府信息公开工作年度报告", "zfxxgkgzndbg"), departments=("部门信息公开目录", "bmml"),
              towns=("乡（镇）信息公开目录", "xzml"), title="{year}年{who}政府信息公开工作年度报告"),
        Dress(rows="table", hand="word"), range(2020, 2023), towns=4,
    ),
    Skin(
        "jpaas-plain", "jpaas", 13, Unit(within=False, parse_type="buildstatic", per_page=4), county_tree,
        Words(report=("公开年报", "gknb"), own=("本级", "bj"), towns=("乡镇年报", "xznb")),
        Dress(rows="div", dates="before", container="content-text", deep=True), range(2021, 2025),
    ),
    Skin(
        "truecms-bare", "truecms", 14, Message("/sjxrmzf", 4, records=False), by_year,
        Words(report=("政府信息公开年度报告", "zfxxgkndbg"), year=("{year}年度", "n{year}n"),
              title="{who}{year}年政府信息公开年度工作报告"),
        Dress(rows="dl", titled=False, hand="webber"), range(2022, 2025), towns=4,
    ),
    Skin(
        "trs-levels", "trs", 15, trs("list", "shtml", "_{number}"), year_then_level,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开工作年报", "zfxxgkgznb"), year=("{year}", "gb{year}"),
              towns=("乡镇（街道）", "xzgb"), title="{who}政府信息公开年度报告"),
        Dress(rows="ul", cut=14, leaks=True, hand="word", container="TRS_Editor", links="near"), range(2021, 2024), towns=4,
    ),
    Skin(
        "ucap-xlist", "ucap", 16, replace(ucap("xlist", "first", long_id=False), per_page=7), shared,
        Words(("阳光政务", "ygzw"), ("年报", "nb"), title="{who}{year}年政务信息公开工作报告"),
        Dress(rows="ul", cut=22, dates="before", tags=False, leaks=True, container="ucap-content", links="full"), range(2019, 2023),
        moved_on=date(2023, 6, 14),
    ),
    Skin(
        "gkmlpt-towns", "gkmlpt", 17, Gkmlpt(subs=True, per_page=2), organ_trees,
        Words(title="{year}年度{who}政府信息公开工作年度报告", towns=("镇街政府信息公开", "zjgk")), Dress(rows="div"),
        range(2021, 2025), departments=2,
    ),
    Skin(
        "vsb-onward", "vsb", 18, replace(vsb(onward), per_page=3), organ_trees,
        Words(report=("信息公开年度报告", "xxgkndbg"), towns=("街乡部门", "jxbm"), departments=("区直部门", "qzbm")),
        Dress("gbk", "gbk", rows="ul", cut=18, hand="webber", container="v_news_content", deep=True), range(2019, 2024),
    ),
    Skin(
        "lonsun-organs", "lonsun", 19, LonSun(3, "page"), organ_trees,
        Words(towns=("乡镇信息公开", "xzxxgk"), departments=("部门信息公开", "bmxxgk"), title="{who}{year}年度政府信息公开年报"),
        Dress(rows="table", dates="none", tags=True), range(2020, 2024), towns=4,
    ),
    Skin(
        "anhui-branch", "openness", 20,
        paths("/opennessAnnualReport/?branch_id={key}&page={k}", "/openness/OpennessAnnualReport/show/{id}.html",
              numbered, "/opennessAnnualReport/?branch_id={key}"),
        county_tree, Words(departments=("县直单位", "xzdw"), title="{who}政府信息公开工作年度报告（{year}年度）"),
        Dress(rows="ul", titled=False, container="j-fontContent"), range(2021, 2024), towns=4,
    ),
    Skin(
        "doc-query", "doc24", 21, document("site_zgxzf", "pageIndex"), by_year,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开工作年度报告", "zfxxgkgzndbg")),
        Dress(rows="div", cut=16, hand="bare", tags=False), range(2018, 2022), towns=4,
    ),
    Skin(
        "columns-attribute", "columns", 22, Blocks(inline=False, attribute=True, per_page=3), county_tree,
        Words(report=("政府信息公开年报", "nb"), title="{year}年{who}政府信息公开工作年度报告"),
        Dress(rows="dl", dates="before"), range(2021, 2025),
    ),
    Skin(
        "epoint-one", "epoint", 23, Epoint("/xxgkWebBuilder", "d1f0b8a4-53c2-4f0e-9a7b-20c1e55aa001", 1, 5), county_tree,
        Words(report=("年度报告", "ndbg"), towns=("乡镇", "xz")), Dress(rows="div", container="ewb-article"),
        range(2021, 2024), departments=2,
    ),
    Skin(
        "aspx-onward", "misc", 24, queries("/GovOpen.aspx?cid={number}", "/GovOpenShow.aspx?id={id}", "page", onward),
        shared, Words(("信息公开", "xxgk"), ("年报专栏", "nbzl"), title="关于{who}{year}年度政府信息公开工作的年度报告"),
        Dress("gbk", "gb2312", rows="table", cut=24, titled=False, hand="bare", menu="div", tags=False), range(2017, 2020),
    ),
    Skin(
        "unknown-frames", "unknown", 25, paths("{path}more_{k}.html", "{path}{ym}/{id}.html", numbered), by_year,
        Words(("公开透明", "gktm"), ("政府信息公开年度报告", "annual_report"), year=("{year}年年报", "y{year}")),
        Dress(rows="table", splash=True, frame=True, deep=True, menu="table", hand="word"), range(2020, 2024),
    ),
    Skin(
        "rednet-organs", "rednet", 26, replace(rednet("35901", onward), per_page=2), organ_trees,
        Words(("信息公开", "xxgk"), ("政府信息公开年度报告", "ndbg"), towns=("乡镇街道", "xzjd")),
        Dress("gbk", "gbk", rows="table", cut=18, hand="bare", tags=False, links="near"), range(2018, 2021), towns=4,
    ),
    Skin(
        "baoding-years", "xxgkcontent", 27, replace(baoding("777777701"), per_page=3), by_year,
        Words(report=("信息公开年报", "xxgknb"), year=("{year}年度", "y{year}"), title="{year}年度{who}政府信息公开年报"),
        Dress(rows="div", dates="none", cut=20, deep=True, leaks=True), range(2020, 2024), towns=4,
    ),
    Skin(
        "jeecms-levels", "jeecms", 28, replace(jeecms(), per_page=2), year_then_level,
        Words(("政务公开", "zwgk"), ("年度报告", "gknb"), own=("旗政府", "qzf"), towns=("苏木乡镇", "smxz")),
        Dress(rows="dl", dates="before", hand="word", deep=True), range(2021, 2024), towns=5,
    ),
    Skin(
        "xxgk-annual-inside", "hanweb-xxgk", 29, Module(by_year=True, internal=True, per_page=5), organ_trees,
        Words(("政府信息公开", "zfxxgk"), ("政府信息公开年度报告", "zfxxgkndbg"), title="{who}{year}年政府信息公开年度工作报告",
              departments=("县级部门", "xjbm"), towns=("镇（街道）", "zjd")),
        Dress("gbk", "gb2312", rows="ul", hand="bare", tags=False, deep=True), range(2019, 2023),
    ),
    Skin(
        "unknown-items", "unknown", 30,
        paths("/index.php/cms/item-list-category-{number}-page-{k}.shtml", "/index.php/cms/item-view-id-{id}.shtml",
              onward, "/index.php/cms/item-list-category-{number}.shtml"),
        shared, Words(("信息公开", "xxgk"), ("信息公开工作报告", "tbnb"), title="{who}{year}年度政务信息公开工作报告"),
        Dress(rows="div", cut=15, leaks=True, menu="div", tags=False), range(2019, 2023), towns=4,
    ),
)  # fmt: skip
HELD_OUT = tuple(replace(row, held_out=True) for row in _ROWS)
