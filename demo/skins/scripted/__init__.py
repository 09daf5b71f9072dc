"""scripted — portals of five makers whose scripts truly run, written before a crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, county_tree, organ_trees, shared, year_then_level
from demo.skins.scripted import epoint, guangdong, jpaas, local, looks, webber
from demo.skins.scripted.house import House, in_files
from demo.skins.scripted.webber import Disclosure, Webber
from demo.skins.skin import Skin
from demo.skins.strange_plans import corners, districts, titled
from demo.skins.wayfarers.trees import channels

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_BARE = Dress(tags=False, hand="word")
_VSB = Dress(hand="webber", container="v_news_content")
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{who}{year}年度政府信息公开工作报告", "{year}年{who}政府信息公开年度报告",
    "{who}关于{year}年度政府信息公开工作情况的报告",
)  # fmt: skip
_MUTE = "{who}政府信息公开工作年度报告（{year}年度）"
_EWB_FILES = (
    ("/js/jquery.min.js", "jquery.min.js"), ("/js/webBuilderCommon.js", "webBuilderCommon.js"), ("/js/jquery.pagination.js", "jquery.pagination.js"),
)  # fmt: skip
_JPAAS_FILES = (("/script/0/jquery-1.12.4.min.js", "jquery.min.js"), ("/images/0/vue.min.js", "vue.min.js"))
_VSB_FILES = (
    ("/system/resource/js/jquery/jquery-latest.min.js", "jquery.min.js"), ("/system/resource/js/vsbscreen.min.js", "vsbscreen.min.js"), ("/js/wy.js", "wy.js"),
)  # fmt: skip

SCRIPTED = (
    Skin("script-vsb-menu", "vsb", 461, Webber("{path}", "/info/{number}/{id}.htm", by_address(webber.numbered), per_page=3, around=webber.fetched_menu, look=looks.webber, front=webber.front, files=_VSB_FILES), titled(districts, *_MANY), Words(report=("政府信息公开年报", "zfxxgknb")), _VSB,
         range(2019, 2024), 4, 1),
    Skin("script-vsb-form", "vsb", 462, House("/list_new.jsp?urltype=tree.TreeTempUrl&wbtreeid={number}", "/content.jsp?urltype=news.NewsContentUrl&wbtreeid={number}&wbnewsid={id}", webber.by_form, per_page=4, around=webber.pictured, look=looks.webber_old, front=webber.front,
         files=(("/system/resource/js/vsbscreen.min.js", "vsbscreen.min.js"), ("/js/public.js", "public.js"))), titled(county_tree, *_MANY), Words(report=("信息公开年度报告", "ndbg")), _OLD, range(2016, 2021), 4, 1),
    Skin("script-vsb-organs", "vsb", 463, Disclosure("{path}", "/info/{number}/{id}.htm", webber.plain_pages, per_page=3, around=beside(webber.platform, in_files("/__local/{key}_{id}.{suffix}", webber.paper, lambda p: p.number % 3 == 0)), look=looks.webber, front=webber.front,
         files=(*_VSB_FILES, ("/system/resource/js/egov/xxgk.js", "egov_xxgk.js"))), titled(organ_trees, _MUTE, *_MANY), Words(departments=("部门信息公开", "bmxxgk"), towns=("乡镇街道信息公开", "xzxxgk")), _VSB, range(2019, 2024), 3, 1),
    Skin("script-epoint-letters", "epoint", 464, epoint.Static("/zwgk/{number}/subpage.html", "/zwgk/{number}/{ymd8}/{key}{id}.html", by_address(epoint.paged), per_page=3, around=epoint.lettered, branch="/dept/{number}/subpage.html", top="/{slug}/subpage.html",
         look=looks.epoint, front=epoint.front, files=(*_EWB_FILES, ("/js/moreinfo.js", "moreinfo.js"), ("/js/depts.js", "depts.js"))), titled(channels, *_MANY), Words(report=("信息公开年报", "xxgknb"), towns=("镇街信息公开", "zjgk")), Dress(container="ewb-article-content"), range(2019, 2024), 4, 1),
    Skin("script-epoint-postback", "epoint", 465, House("/zfxxgk/ShowInfo/MoreInfo.aspx?CategoryNum={number}", "/zfxxgk/InfoDetail/?InfoID={key}{id}&CategoryNum={number}", epoint.posted_back, per_page=3, around=epoint.categories, branch="/zfxxgk/ShowInfo/ShowCategory.aspx?CategoryNum={number}",
         look=looks.epoint_old, front=epoint.front_old, files=(("/zfxxgk/js/postback.js", "postback.js"),)), titled(year_then_level, *_MANY), Words(report=("政府信息公开工作年度报告", "nb")), _OLD, range(2017, 2022), 4, 1),
    Skin("script-epoint-search", "epoint", 466, House("/zwgk/{number}/subpage.html", "/zwgk/{up}/{number}/{ymd8}/{key}{id}.html", epoint.searched, per_page=4, around=epoint.search_service, top="/{slug}/subpage.html", look=looks.epoint, front=epoint.front,
         files=(*_EWB_FILES, ("/js/mustache.min.js", "mustache.min.js"), ("/zwgk/js/ndbg.js", "ndbg.js"))), titled(districts, *_MANY), Words(report=("政府信息公开年度报告", "ndbg")), _BARE, range(2019, 2024), 4, 1),
    Skin("script-jpaas-vue", "jpaas", 467, House("{path}index.html", "{path}art/{year}/art_{key}{id}.html", jpaas.drawn, per_page=3, around=jpaas.organ_cards, look=looks.jpaas, front=jpaas.front,
         files=(*_JPAAS_FILES, ("/images/0/list.js", "jpaas_list.js"), ("/images/0/unit.js", "jpaas_unit.js"))), titled(corners, *_MANY), Words(report=("政府信息公开工作年报", "gznb")), Dress(), range(2020, 2024), 4, 2),
    Skin("script-jpaas-policy", "jpaas", 468, House("{path}index.html", "{path}art/{year}/art_{key}{id}.html", jpaas.mixed, per_page=3, around=beside(jpaas.services, jpaas.policies), look=looks.jpaas, front=jpaas.front,
         files=(*_JPAAS_FILES, ("/images/0/unitbuild.js", "unitbuild.js"), ("/script/0/jpolicy.js", "jpolicy.js"))), titled(organ_trees, *_MANY), Words(towns=("镇街政务公开", "zjzwgk"), departments=("部门政务公开", "bmzwgk")), _BARE, range(2019, 2024), 3, 2),
    Skin("script-gk-platforms", "gkmlpt", 469, guangdong.Platforms("/{slug}/index.html", "/{upslug}/gkmlpt/content/2/{id}/post_{id}.html", guangdong.outside, per_page=3, around=guangdong.platforms, other="/xwzx/content/post_{id}.html", look=looks.guangdong, front=guangdong.front,
         files=(("/gkmlpt/js/app.3f1c.js", "gk_app.js"), ("/static/js/common.c61f.js", "gd_common.js"))), titled(organ_trees, *_MANY), Words(departments=("部门信息公开目录", "bmml"), towns=("镇街信息公开目录", "zjml")), Dress(), range(2019, 2024), 4, 1),
    Skin("script-gd-growing", "gkmlpt", 470, House("{path}index.html", "{path}content/post_{id}.html", by_address(guangdong.growing), "{path}index_{k}.html", 3, around=beside(guangdong.organ_index, in_files("/attachment/0/{id}/{key}{id}.{suffix}", guangdong.attached, lambda p: p.number % 5 == 0)), look=looks.guangdong, front=guangdong.front,
         files=(("/static/js/common.c61f.js", "gd_common.js"), ("/static/js/more.0a7d.js", "gd_more.js"), ("/static/js/organ.77b2.js", "gd_organ.js"))), titled(channels, *_MANY), Words(report=("政府信息公开年度报告", "zfxxgkndbg")), Dress(container="article-content"), range(2019, 2024), 4, 1),
    Skin("script-webforms", "odd", 471, House("/Xxgk/List.aspx?cid={number}", "/Xxgk/Show.aspx?id={id}", local.posted, per_page=5, look=looks.plain, front=local.front,
         files=(("/Scripts/site.js", "local_site.js"), ("/Scripts/form.js", "local_form.js"))), titled(shared, *_MANY), Words(report=("信息公开年报", "nb")), _BARE, range(2019, 2024), 4, 1),
    Skin("script-hash-routes", "odd", 472, local.SinglePage("", "/article/{id}.html", local.routed, around=local.single, look=looks.plain, front=local.front,
         files=(("/static/js/chunk-vendors.2d8a41.js", "spa_vendors.js"), ("/static/js/app.71be03.js", "spa_app.js"), ("/Scripts/site.js", "local_site.js"))), titled(districts, *_MANY), Words(), _BARE, range(2019, 2024), 4, 1),
)  # fmt: skip
