"""strangers — portals written from the domain's words by somebody who had not seen the crawler: known systems in other layouts, and none at all."""

from __future__ import annotations

from dataclasses import replace

from demo.skins.cms_api import Gkmlpt
from demo.skins.cms_static import numbered, paths, ucap
from demo.skins.dress import Dress
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared
from demo.skins.skin import Skin
from demo.skins.strange_homes import (
    branches,
    by_query,
    easy_tree,
    inert,
    jee_calls,
    loaded_menu,
    tagged,
    turning,
    uid_pages,
    vsb_dynamic,
)
from demo.skins.strange_lists import (
    arrays,
    guarded,
    hydrated,
    label_service,
    labelled,
    nested,
    pieced,
    reckoned,
    rest,
    two_boxes,
    year_pieces,
    year_tabs,
)
from demo.skins.strange_plans import by_publication, corners, districts, titled, unfiled

_OLD = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div")
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{year}年度{who}信息公开年报", "{who}关于{year}年度政府信息公开工作的年度报告",
    "{who}{year}年度政府信息公开年度工作报告", "{who}政务信息公开工作报告（{year}年度）",
)  # fmt: skip
_TR = "<tr id='line_u7_0'><td>{a}</td><td>{on}</td></tr>"

STRANGERS = (
    # systems of the domain in layouts of their own
    Skin("far-vsb-dynamic", "vsb", 111, Odd("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid={number}",
        "/content.jsp?urltype=news.NewsContentUrl&wbtreeid={number}&wbnewsid={id}", lambda *_: {}, per_page=4,
        around=by_query("/list.jsp", "wbtreeid", "a2p", turning(vsb_dynamic, "[%Y/%m/%d]", _TR))), districts,
        Words(report=("信息公开年度报告", "xxgkndbg")), Dress(hand="webber", container="v_news_content", rows="table"), range(2021, 2024), 4, 2),
    Skin("far-jcms-uid", "hanweb", 112, Odd("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html",
        by_address(turning(uid_pages, "%m-%d")), "/col/col{number}/index.html?uid={unit}&pageNum={k}", 4), corners,
        Words(towns=("乡镇风采", "xzfc"), departments=("部门子站", "bmzz"), report=("公开年报", "gknb")), _OLD, range(2020, 2024), 3, 2),
    Skin("far-trs-loop", "trs", 113, Odd("{path}", "{path}{ym}/t{ymd8}_{id}.htm", reckoned, "{path}index_{zero}.htm", 3), districts,
        Words(report=("政府信息公开工作报告", "zfxxgkgzbg"), title="{year}年度{who}信息公开年报"), _OLD, range(2019, 2022), 4, 2),
    Skin("far-lonsun-label", "lonsun", 114, Odd("/public/column/{up}?type=3&catId={number}", "/public/content/{id}", labelled,
        per_page=4, around=label_service), titled(organ_trees, *_MANY), Words(), Dress(rows="ul"), range(2019, 2024)),
    Skin("far-gkmlpt-folders", "gkmlpt", 115, Gkmlpt(subs=True, per_page=3), corners,
        Words(towns=("镇街信息公开", "zjxxgk"), departments=("部门信息公开", "bmxxgk"), title="{who}{year}年度政府信息公开年度工作报告"),
        Dress(rows="ul"), range(2021, 2024), 3, 2),
    Skin("far-openness-press", "openness", 116, Odd("/opennessAnnualReport/?branch_id={key}", "/XxgkAnnualReport/show/{id}.html",
        plain_pages(), per_page=99, around=branches), county_tree, Words(towns=("乡镇、街道", "xz"), own=("本级政府", "bj")), _PLAIN, range(2020, 2024)),
    Skin("far-jeecms-calls", "jeecms", 117, Odd("{path}index.jhtml", "{path}{id}.jhtml", by_address(turning(jee_calls, "%Y年%m月%d日")),
        "{path}index_{k}.jhtml", 3), titled(by_year, "{who}政府信息公开工作年度报告（{year}）", "{year}年{who}政务公开年度报告"),
        Words(year=("{year}年度", "{year}nd")), Dress(rows="dl"), range(2020, 2024)),
    Skin("far-ucap-named", "ucap", 118, replace(ucap("zfxxgknb", long_id=False), per_page=3), by_publication,
        Words(report=("年报专栏", "nbzl"), title="{who}关于{year}年度政府信息公开工作的年度报告"), Dress(rows="div", cut=22), range(2020, 2024)),
    # systems of nobody
    Skin("far-rest", "odd", 119, Odd("/channel/{number}", "/article/{id}", rest, per_page=4), districts, Words(), _PLAIN, range(2021, 2024), 4, 2),
    Skin("far-token", "odd", 120, Odd("/gk/list.action?lm={number}", "/gk/view.action?id={id}", guarded, per_page=4), titled(shared, *_MANY),
         Words(report=("政务公开年报", "zwgknb")), _OLD, range(2020, 2024)),
    Skin("far-year-tabs", "odd", 121, Odd("/c{number}/", "/c{number}/{ym}/{id}.html", year_tabs, around=year_pieces), shared,
         Words(report=("信息公开报告", "xxgkbg")), Dress(), range(2019, 2023)),
    Skin("far-easy-tree", "odd", 122, Odd("/gk/list.do?catId={number}", "/gk/info.do?id={id}", plain_pages(), per_page=99, around=easy_tree),
         districts, Words(), _PLAIN, range(2021, 2024), 4, 2),
    Skin("far-two-boxes", "odd", 123, Odd("/zt/{slug}{number}.html", "/nr/{ym}/{id}.html", two_boxes), shared, Words(), _OLD, range(2020, 2024)),
    Skin("far-nested", "odd", 124, Odd("/col/{number}.html", "/show/{id}.jsp", nested, per_page=4), titled(corners, *_MANY),
         Words(report=("年度报告", "ndbg"), towns=("乡镇街道", "xzjd")), _OLD, range(2020, 2024), 3, 2),
    Skin("far-pieces", "odd", 125, Odd("/p/{number}.html", "/d/{ym}/{id}.html", pieced, per_page=4, around=loaded_menu), county_tree,
         Words(), Dress(), range(2019, 2023)),
    Skin("far-arrays", "odd", 126, Odd("/more_{number}.html", "/view_{id}.html", arrays, per_page=99), districts, Words(), _OLD, range(2021, 2024), 4, 2),
    Skin("far-hydrated", "odd", 127, Odd("/ch/{number}", "/doc/{id}", hydrated, per_page=4), titled(by_publication, *_MANY), Words(), _PLAIN,
         range(2020, 2024)),
    Skin("far-unfiled", "odd", 128, Odd("/{slug}/{number}/", "/{slug}/{ym}/c{id}.html", by_address(turning(inert, "%Y/%m/%d")), "/{slug}/{number}/{k}.html", 4),
         unfiled, Words(), Dress(), range(2020, 2024)),
    Skin("far-tagged", "odd", 129, Odd("/sub/{number}.html", "/sub/{number}/{id}.html", by_address(turning(tagged, "", "")), per_page=99),
         titled(corners, "{who}{numeral}年政府信息公开工作年度报告", "{numeral}年{who}政府信息公开年度报告"), Words(), Dress(), range(2020, 2024), 3, 2),
    Skin("far-folders", "odd", 130, paths("/site/{number}/more{k}.shtml", "/html/{ym}/{id}.shtml", numbered, "/site/{number}/"), districts,
         Words(("政务信息公开", "zwxxgk"), ("年报", "nb"), title="{who}{year}年政务信息公开年度报告"), Dress(links="full", cut=16, titled=False), range(2021, 2024), 4, 2),
)  # fmt: skip
