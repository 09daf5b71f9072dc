"""makers — portals as four makers deliver them to counties (VSB, Epoint, jpaas, gkmlpt), written before a crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.makers import epoint, guangdong, jpaas, services, webber
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, county_tree, organ_trees, year_then_level
from demo.skins.skin import Skin
from demo.skins.strange_plans import corners, districts, titled
from demo.skins.wayfarers.street import Wayfarer, Webber
from demo.skins.wayfarers.trees import channels, earlier, platform

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_BARE = Dress(tags=False, hand="word")
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{year}年度{who}政府信息公开年报", "{who}关于{year}年度政府信息公开工作的年度报告",
    "{who}{numeral}年信息公开工作年度报告",
)  # fmt: skip

MAKERS = (
    Skin("make-vsb-query", "vsb", 481, Wayfarer("/list.jsp?urltype=tree.TreeTempUrl&wbtreeid={number}", "/content.jsp?urltype=news.NewsContentUrl&wbtreeid={number}&wbnewsid={id}", by_address(webber.numbered),
         "/list.jsp?a57t={pages}&a57p={k}&a57c=4&urltype=tree.TreeTempUrl&wbtreeid={number}", 4, around=webber.boxes, look="tables", front="tops"), titled(channels, *_MANY), Words(report=("年度报告", "ndbg")), _OLD, range(2016, 2022), 4, 2),
    Skin("make-vsb-catalogue", "vsb", 482, Wayfarer("/xxgk_list.jsp?urltype=egovinfo.EgovCatalogURL&wbtreeid={number}", "/info/egovinfo/1001/xgkcontent/{number}_/{ym}-{id}.htm", webber.catalogue, per_page=3, around=webber.tree, branch="{path}index.htm", top="/{slug}.htm",
         front="banner"), titled(districts, *_MANY), Words(report=("信息公开年度报告", "nb")), Dress(hand="webber", container="v_news_content"), range(2018, 2024), 4, 2),
    Skin("make-vsb-papers", "vsb", 483, Webber("{path}", "/info/{number}/{id}.htm", by_address(webber.dated), per_page=4, around=beside(webber.year_tabs, webber.papers, webber.opening)), titled(year_then_level, *_MANY), Words(year=("{year}", "a{year}")),
         Dress(hand="webber", container="v_news_content"), range(2020, 2024), 7, 3),
    Skin("make-epoint-organs", "epoint", 484, epoint.Organs("/govxxgk/govInfoPub.html?deptcode={up}&categorynum={number}", "/govxxgk/{up}/{ymd8}/{key}{id}.html", epoint.by_dept, per_page=4, around=epoint.dept_service, branch="/govxxgk/govInfoPub.html?deptcode={number}",
         top="/{slug}/subpage.html", look="tables"), titled(organ_trees, *_MANY), Words(), Dress(), range(2019, 2024), 4, 2),
    Skin("make-epoint-frames", "epoint", 485, Wayfarer("/Front_gov/MoreInfo.aspx?CategoryNum={number}", "/Front_gov/InfoContent.aspx?infoid={key}{id}&siteid=1", by_address(epoint.paging), "/Front_gov/MoreInfo.aspx?CategoryNum={number}&Paging={k}", 5,
         around=epoint.frames, look="tables"), titled(county_tree, *_MANY), Words(report=("信息公开年报", "nb")), _OLD, range(2016, 2021), 4, 2),
    Skin("make-epoint-tabs", "epoint", 486, epoint.Tabs("/zwgk/{number}/subpage.html", "/zwgk/{up}/{number}/{ymd8}/{key}{id}.html", epoint.secured, per_page=5, around=epoint.tab_service, look="platform", front="banner"), titled(platform, *_MANY),
         Words(report=("政府信息公开年度报告", "ndbg")), _BARE, range(2019, 2024), 5, 3),
    Skin("make-jpaas-menu", "jpaas", 487, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", jpaas.units, per_page=4, around=jpaas.unit_service), titled(corners, *_MANY), Words(), Dress(), range(2017, 2024), 3, 2),
    Skin("make-jpaas-search", "jpaas", 488, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", jpaas.searched, per_page=4, around=jpaas.search_around, look="platform", front="banner"), titled(channels, *_MANY), Words(report=("公开年报", "gknb")), _BARE,
         range(2018, 2024), 4, 1),
    Skin("make-gk-organs", "gkmlpt", 489, Wayfarer("/{upslug}/gkmlpt/index#{number}", "/{upslug}/gkmlpt/content/1/{id}/post_{id}.html", guangdong.plain, per_page=3, around=guangdong.many_sites, branch="/{slug}/gkmlpt/index", top="/{slug}/index.html",
         other="/xwzx/content/post_{id}.html", look="tables"), titled(organ_trees, *_MANY), Words(), Dress(), range(2019, 2024), 4, 2),
    Skin("make-gk-tree", "gkmlpt", 490, guangdong.OneTree("{path}index.html", "{path}content/post_{id}.html", guangdong.on_platform, "{path}index_{k}.html", 6, around=guangdong.one_site), titled(earlier, *_MANY), Words(), Dress(), range(2018, 2024), 4, 2),
    # a second helping, after the crawler was mended for the first
    Skin("make-vsb-demand", "vsb", 491, Wayfarer("{path}index.htm", "/info/{number}/{id}.htm", services.on_demand, per_page=4, around=services.demand_service, top="/{slug}.htm", front="tops"), titled(county_tree, *_MANY), Words(), Dress(container="v_news_content"),
         range(2018, 2024), 5, 2),
    Skin("make-epoint-only", "epoint", 492, epoint.Organs("/govxxgk/govInfoPub.html?deptcode={up}&categorynum={number}", "/govxxgk/{up}/{ymd8}/{key}{id}.html", epoint.by_dept, per_page=4, around=epoint.dept_service, branch="/govxxgk/govInfoPub.html?deptcode={number}",
         top="/{slug}/subpage.html", look="tables", front="tops"), titled(organ_trees, *_MANY), Words(), Dress(), range(2019, 2024), 4, 2),
    Skin("make-epoint-action", "epoint", 493, Wayfarer("/{slug}/{number}/list.html", "/{slug}/{number}/{ymd8}/{key}{id}.html", services.actions, per_page=4, around=services.action_service, front="banner"), titled(platform, *_MANY), Words(report=("信息公开年报", "nb")), _BARE,
         range(2019, 2024), 5, 2),
    Skin("make-jpaas-cate", "jpaas", 494, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", services.cate_search, per_page=5, around=services.cate_service, look="tables", front="banner"), titled(channels, *_MANY), Words(), Dress(), range(2018, 2024), 4, 2),
    Skin("make-gk-folders", "gkmlpt", 495, Wayfarer("/{upslug}/gkmlpt/index#{number}", "/{upslug}/gkmlpt/content/1/{id}/post_{id}.html", guangdong.plain, per_page=99, around=services.whole_sites, branch="/{slug}/gkmlpt/index", top="/{slug}/index.html",
         other="/xwzx/content/post_{id}.html", look="tables", front="banner"), titled(organ_trees, *_MANY), Words(), Dress(), range(2019, 2024), 4, 2),
)  # fmt: skip
