"""scripted — portals of five makers whose scripts truly run, written before a crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, county_tree, organ_trees, year_then_level
from demo.skins.scripted import epoint, looks, webber
from demo.skins.scripted.house import House, in_files
from demo.skins.scripted.webber import Disclosure, Webber
from demo.skins.skin import Skin
from demo.skins.strange_plans import districts, titled
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
)  # fmt: skip
