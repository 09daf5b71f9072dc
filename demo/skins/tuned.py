"""tuned — skins a crawler may be improved against: each system in further layouts, names and traps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from demo.skins.cms_api import Blocks, Epoint, Gkmlpt, LonSun
from demo.skins.cms_hanweb import Classic, Message, Unit
from demo.skins.cms_static import (
    baoding,
    counted,
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

_HANWEB = (
    Skin(
        "jcms-tree", "hanweb", 41, Classic(per_page=3, inline=6), county_tree,
        Words(report=("政府信息公开年报", "zfxxgknb"), title="{who}{year}年政府信息公开工作年度报告"),
        Dress(rows="ul", hand="word", container="bt_content", turns=True), range(2020, 2024), towns=4,
    ),
    Skin(
        "jcms-sealed", "hanweb", 42, Classic(honours="refuses", inline=45), organ_trees,
        Words(towns=("镇街公开", "zjgk"), report=("公开年报", "gknb")),
        Dress("gbk", "gb2312", rows="table", cut=20, hand="bare", menu="table"), range(2021, 2024),
    ),
    Skin(
        "jcms-shared", "hanweb", 43, Classic("/module/jpage/dataproxy.jsp", per_page=5, inline=15, web_id=77), shared,
        Words(report=("政府信息公开工作年度报告", "ndbg"), title="{year}年{who}政府信息公开工作年度报告"),
        Dress(rows="ul", cut=26, dates="before", tags=False, deep=True, links="full"), range(2018, 2023),
    ),
    Skin(
        "xxgk-annual", "hanweb-xxgk", 44, Module(by_year=True, twins=False), organ_trees,
        Words(towns=("乡镇街道", "xzjd"), departments=("政府部门", "zfbm")), Dress(hand="word"), range(2021, 2024), towns=4,
    ),
    Skin(
        "xxgk-twins", "hanweb-xxgk", 45, Module(by_year=True, twins=True, internal=True), organ_trees,
        Words(("政府信息公开", "zfxxgk"), title="{who}{year}年度政府信息公开年报"), Dress(rows="table", hand="bare"),
        range(2018, 2021),
    ),
    Skin(
        "xxgk-tree", "hanweb-xxgk", 46, Module(per_page=4), county_tree,
        Words(report=("政府信息公开年度报告", "zfxxgkndbg")), Dress(rows="table", deep=True), range(2020, 2024),
    ),
    Skin(
        "jpaas-within", "jpaas", 47, Unit(per_page=5), shared, Words(title="{who}{year}年政府信息公开年度工作报告"),
        Dress(rows="ul", cut=24, container="xxgk-content"), range(2019, 2023), towns=4,
    ),
    Skin(
        "jpaas-printed", "jpaas", 48, Unit(parse_type="buildstatic", per_page=3, inline=True), year_then_level,
        Words(year=("{year}年", "n{year}n"), towns=("乡镇街道", "xzjd")), Dress(rows="table", tags=False, turns=True),
        range(2022, 2025), towns=5,
    ),
    Skin(
        "truecms-records", "truecms", 49, Message(most=5), shared,
        Words(("信息公开", "xxgk"), ("信息公开年报", "xxgknb"), title="{who}{year}年度政府信息公开年报"),
        Dress(rows="ul", hand="webber"), range(2020, 2024),
    ),
    Skin(
        "truecms-tree", "truecms", 50, Message("/ntsrmzf", 3), county_tree, Words(towns=("街道乡镇", "jdxz")),
        Dress(rows="div", deep=True), range(2021, 2024), towns=4,
    ),
)  # fmt: skip
_FILES = (
    Skin(
        "trs-tree", "trs", 51, replace(trs(), per_page=4), county_tree, Words(),
        Dress(rows="ul", hand="word", container="TRS_Editor", leaks=True, links="near"), range(2021, 2025),
    ),
    Skin(
        "trs-organs", "trs", 52, replace(trs("index", "shtml", "_{number}"), per_page=2), organ_trees,
        Words(title="{year}年{who}政府信息公开工作年度报告"), Dress("gbk", "gb2312", rows="table", hand="bare", cut=18, links="full"),
        range(2017, 2021),
    ),
    Skin(
        "trs-shared", "trs", 53, replace(trs("index", "htm"), past="first"), shared,
        Words(("政务公开", "zwgk"), ("政府信息公开工作年报", "gknb")), Dress(rows="dl", tags=False, deep=True),
        range(2018, 2022), moved_on=date(2022, 2, 17),
    ),
    Skin(
        "ucap-tree", "ucap", 54, replace(ucap(), per_page=3), county_tree, Words(report=("政府信息公开年报", "zfxxgknb")),
        Dress(rows="ul", container="ucap-content", leaks=True, links="near"), range(2020, 2024),
    ),
    Skin(
        "ucap-years", "ucap", 55, replace(ucap("common_list", "first"), per_page=3), by_year,
        Words(report=("政府信息公开年度报告", "ndbg"), title="{who}政府信息公开工作年度报告（{year}年度）"),
        Dress(rows="div", cut=18, titled=False), range(2021, 2024), towns=4,
    ),
    Skin(
        "vsb-tree", "vsb", 56, replace(vsb(), per_page=4), county_tree, Words(report=("年度报告", "ndbg")),
        Dress(rows="ul", hand="webber", container="v_news_content", turns=True), range(2020, 2024), towns=4,
    ),
    Skin(
        "vsb-shared", "vsb", 57, replace(vsb(counted), per_page=5), shared,
        Words(("信息公开", "xxgk"), ("信息公开年报", "xxgknb"), title="{who}{year}年政务信息公开工作报告"),
        Dress(rows="ul", cut=16, dates="before", hand="webber", leaks=True), range(2018, 2023),
    ),
    Skin(
        "openness-path", "openness", 58,
        paths("/XxgkContent/showList/{number}/0/page_{k}.html", "/XxgkAnnualReport/show/{id}.html"), organ_trees,
        Words(towns=("乡镇", "xz")), Dress(rows="ul"), range(2021, 2024), towns=4,
    ),
    Skin(
        "openness-shared", "openness", 59,
        paths("/XxgkContent/showList/{number}/0/page_{k}.html", "/xxgk/openness/detail/annual_report/{hex}.html", onward),
        shared, Words(title="{who}{year}年度政府信息公开年报"), Dress(rows="table", cut=20, deep=True), range(2019, 2023),
    ),
    Skin(
        "doc-pages", "doc24", 60, document("site_xyxx"), county_tree, Words(report=("年报", "nb")),
        Dress(rows="div", hand="word"), range(2021, 2024), towns=5,
    ),
    Skin(
        "doc-shared", "doc24", 61, document("site_caq", "pageNo"), shared, Words(("政府信息公开", "zfxxgk")),
        Dress(rows="dl", cut=20, tags=False), range(2019, 2023),
    ),
    Skin(
        "baoding-tree", "xxgkcontent", 62, baoding(), county_tree, Words(report=("政府信息公开年报", "nb")),
        Dress(rows="ul"), range(2021, 2024), towns=4,
    ),
    Skin(
        "baoding-shared", "xxgkcontent", 63, baoding("888888801", "zwgk", onward), shared,
        Words(report=("年报专栏", "nbzl"), title="{year}年度{who}政务信息公开工作报告"),
        Dress(rows="table", cut=22, deep=True), range(2018, 2022),
    ),
    Skin(
        "jeecms-shared", "jeecms", 64, jeecms(), shared, Words(report=("信息公开年报", "xxgknb")), Dress(rows="ul"),
        range(2019, 2023),
    ),
    Skin(
        "jeecms-organs", "jeecms", 65, replace(jeecms(pager=onward), per_page=2), organ_trees,
        Words(towns=("街道苏木镇", "smz")), Dress(rows="div", dates="none", deep=True), range(2020, 2024),
    ),
    Skin(
        "rednet-tree", "rednet", 66, rednet(), county_tree, Words(report=("政府信息公开年报", "nb")),
        Dress(rows="ul", hand="bare", links="near"), range(2020, 2024),
    ),
    Skin(
        "rednet-years", "rednet", 67, replace(rednet("48117", onward), per_page=4), by_year,
        Words(report=("信息公开年度报告", "ndbg"), year=("{year}年", "n{year}")), Dress(rows="table", cut=20, titled=False),
        range(2021, 2024), towns=5,
    ),
)  # fmt: skip
_SERVICES = (
    Skin(
        "gkmlpt-whole", "gkmlpt", 68, Gkmlpt(whole=True), county_tree, Words(title="{who}{year}年度政府信息公开年报"),
        Dress(rows="div"), range(2020, 2024), towns=4,
    ),
    Skin(
        "gkmlpt-paged", "gkmlpt", 69, Gkmlpt(per_page=5), shared, Words(report=("政府信息公开年度报告", "zfxxgknb")),
        Dress(rows="ul", deep=True), range(2019, 2023),
    ),
    Skin(
        "lonsun-shared", "lonsun", 70, LonSun(per_page=6), shared, Words(("信息公开", "xxgk")), Dress(rows="ul"),
        range(2019, 2023),
    ),
    Skin(
        "lonsun-towns", "lonsun", 71, LonSun(), organ_trees, Words(towns=("乡镇人民政府", "xzrmzf")),
        Dress(rows="table", cut=18, tags=False, deep=True), range(2021, 2024), towns=4,
    ),
    Skin(
        "columns-script", "columns", 72, Blocks(), shared, Words(title="{year}年{who}政府信息公开工作年度报告"),
        Dress(rows="ul", container="content"), range(2019, 2023),
    ),
    Skin(
        "columns-empty", "columns", 73, Blocks(inline=False, per_page=4), county_tree, Words(),
        Dress(rows="div", deep=True), range(2021, 2025),
    ),
    Skin(
        "epoint-zero", "epoint", 74, Epoint(), shared, Words(report=("政府信息公开年报", "nb")),
        Dress(rows="ul", container="ewb-article"), range(2019, 2023),
    ),
    Skin(
        "epoint-organs", "epoint", 75, Epoint("/EWB-FRONT", per_page=2), organ_trees, Words(),
        Dress(rows="table", deep=True), range(2020, 2023), towns=4,
    ),
)  # fmt: skip
_OTHERS = (
    Skin(
        "aspx-tree", "misc", 76, queries("/InfoPublic.aspx?cid={number}&pid=0", "/ShowInfo.aspx?dept=158&id={id}", "page"),
        county_tree, Words(), Dress("gbk", "gb2312", rows="table", hand="bare", menu="table"), range(2018, 2022),
    ),
    Skin(
        "ilist-shared", "misc", 77,
        queries("/iList.jsp?node_id=GKxxgk&cat_id={number}", "/zwgk/{slug}/ct/{id}.htm", "cur_page", onward), shared,
        Words(report=("政府信息公开年度报告", "ndbg")), Dress(rows="ul", cut=20), range(2019, 2023),
    ),
    Skin(
        "php-organs", "misc", 78, queries("/list.php?cid={number}", "/show.php?id={id}", "p"), organ_trees,
        Words(towns=("乡镇", "xz"), report=("年度报告", "ndbg")), Dress(rows="div", titled=False), range(2021, 2024),
    ),
    Skin(
        "cid-aid", "misc", 79, paths("/list/cid/{number}/p/{k}.html", "/detail/cid/{number}/aid/{id}"), by_year,
        Words(), Dress(rows="dl", splash=True), range(2021, 2024), towns=4,
    ),
    Skin(
        "unknown-dash", "unknown", 80, paths("{path}list-{k}.html", "{path}show-{id}.html", numbered, "{path}"),
        county_tree, Words(("政务信息", "zwxx"), ("政府信息公开年报", "tbnb")), Dress(rows="div", cut=18, leaks=True),
        range(2020, 2024),
    ),
    Skin(
        "unknown-framed", "unknown", 81, paths("{path}p/{k}.html", "/a/{ym}/{id}.html", numbered, "{path}"), shared,
        Words(report=("信息公开工作年报", "xtjdbnb")), Dress(rows="ul", frame=True, splash=True), range(2019, 2023),
    ),
)  # fmt: skip
TUNED = (*_HANWEB, *_FILES, *_SERVICES, *_OTHERS)
