"""pilgrims — portals of TRS, Hanweb, LonSun and a local maker whose scripts are files that run, written before a crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.pilgrims import hanweb, others, trs
from demo.skins.pilgrims.portal import Portal, enclosed, pages, shell
from demo.skins.plan import Words, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin
from demo.skins.strange_plans import by_publication, corners, districts, titled
from demo.skins.wayfarers.trees import channels, platform

_OLD = Dress("gb18030", "gb2312", hand="bare", tags=False)
_BARE = Dress(tags=False, hand="word")
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{year}年{who}政府信息公开年度报告", "{who}{numeral}年政府信息公开工作年度报告",
    "{who}政府信息公开工作{year}年度报告",
)  # fmt: skip
_SITE = "/jcms/jcms_files/jcms1/web1/site"
_JQUERY = "../jquery.min.js"

PILGRIMS = (
    Skin("pil-trs-offices", "trs", 303, Portal("{path}", "{path}{ym}/t{ymd8}_{id}.htm", pages, "{path}index_{zero}.htm", 3, around=enclosed, shelf="offices", day="%Y/%m/%d", short=26, entry="welcome.html",
         assets=(("/images/nav.js", "nav.js"), ("/images/page.js", "page.js"), ("/images/count.js", "count.js"))), titled(channels, *_MANY), Words(report=("信息公开年度报告", "xxgkndbg")), _OLD, range(2017, 2021), 4, 1),
    Skin("pil-trs-tree", "trs", 304, Portal("{path}index.html", "{path}{ym}/t{ymd8}_{id}.html", trs.catalogued, per_page=6, around=trs.catalogue_tree, shelf="tree",
         assets=(("/images/jquery.min.js", _JQUERY), ("/images/gkml.js", "gkml.js"))), titled(platform, *_MANY), Words(), Dress(), range(2019, 2024), 4, 1),
    Skin("pil-trs-was", "trs", 305, Portal("{path}", "{path}{ym}/t{ymd8}_{id}.htm", shell, per_page=5, around=trs.was, shelf="was", assets=(("/images/was.list.min.js", "was.list.min.js"),)), titled(county_tree, *_MANY),
         Words(report=("政府信息公开年度报告", "zfxxgkndbg")), _BARE, range(2019, 2024), 4, 1),
    Skin("pil-trs-letters", "trs", 306, Portal("{path}", "{path}{ym}/t{ymd8}_{id}.html", shell, per_page=3, around=trs.gateway, shelf="letters",
         assets=(("/images/jquery-1.8.3.min.js", _JQUERY), ("/images/organs.js", "organs.js"), ("/images/zm.js", "zm.js"), ("/images/govpublic.js", "govpublic.js"))), organ_trees, Words(report=("年度报告", "ndbg"), title="{who}{year}年度政府信息公开工作年度报告"), Dress(), range(2019, 2023), 4, 2),
    Skin("pil-trs-years", "trs", 307, Portal("{path}index.html", "{path}{ym}/t{ymd8}_{id}.html", pages, "{path}index_{k}.html", 4, shelf="years", day="%m-%d",
         assets=tuple((f"/assets/js/{name}.js", f"{name}.js") for name in ("nav", "page", "years", "tabs"))), titled(year_then_level, *_MANY), Words(report=("政府信息公开年报", "zfxxgknb")), Dress(), range(2020, 2024), 5, 1),
    Skin("pil-jcms-jpage", "hanweb", 308, Portal("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.paged, per_page=2, around=hanweb.proxy, shelf="jpage", short=24,
         assets=(("/script/jquery-1.8.3.min.js", _JQUERY), ("/script/col.js", "col.js"), ("/script/jpage.js", "jpage.js"), ("/module/visitcount/articlehits.js", "articlehits.js"))), titled(corners, *_MANY), Words(report=("政府信息公开年报", "nb")), Dress(), range(2017, 2022), 4, 1),
    Skin("pil-xxgk-tree", "hanweb-xxgk", 309, Portal("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.chosen, per_page=4, around=hanweb.disclosure, shelf="xxgktree",
         assets=(("/module/jslib/jquery.js", _JQUERY), ("/module/jslib/xxgk/dtree.js", "dtree.js"), ("/module/jslib/xxgk/xxgk.js", "xxgk.js"))), titled(organ_trees, *_MANY), Words(report=("政府信息公开工作年度报告", "nb")), _BARE, range(2019, 2024), 4, 1),
    Skin("pil-jcms-records", "hanweb", 310, Portal(_SITE + "/col/col{number}/index.html", _SITE + "/art/{ymd}/art_{number}_{id}.html", hanweb.recorded, per_page=4, around=hanweb.downloads, shelf="records", day="%Y-%m-%d", short=30,
         assets=((_SITE + "/script/menu.js", "menu.js"), (_SITE + "/script/record.js", "record.js"))), titled(by_publication, *_MANY), Words(report=("年度报告", "ndbg"), year=("{year}年度", "{year}")), _OLD, range(2016, 2021), 4, 1),
    Skin("pil-units", "jpaas", 311, Portal("{path}index.html", "{path}art/{year}/art_{key}{id}.html", shell, per_page=4, around=hanweb.unit, shelf="units",
         assets=(("/resources/js/jquery.min.js", _JQUERY), ("/script/0/unitbuild.js", "unitbuild.js"))), titled(districts, *_MANY), Words(), Dress(), range(2019, 2024), 4, 1),
    Skin("pil-lonsun-label", "lonsun", 312, others.Organs("", "/public/{up}/{id}.html", others.labelled, per_page=3, around=others.label, shelf="label",
         assets=(("/assets/js/jquery-1.8.2.min.js", _JQUERY), ("/assets/js/Page.js", "Page.js"), ("/assets/js/organs.js", "organs.js"), ("/assets/js/public_list.js", "public_list.js"))), titled(organ_trees, *_MANY), Words(report=("政府信息公开年报", "nb")), Dress(), range(2018, 2023), 4, 1),
    Skin("pil-lonsun-lazy", "lonsun", 313, Portal("/public/column/{number}", "/public/content/{id}", shell, per_page=3, around=others.lazy, shelf="lazy", branch="/public/column/{number}", top="/public/{slug}.html",
         assets=(("/static/js/jquery.min.js", _JQUERY), ("/static/js/jquery.ztree.core.min.js", "jquery.ztree.core.min.js"), ("/static/js/open.js", "open.js"))), titled(districts, *_MANY), Words(open=("政府信息公开", "index")), _BARE, range(2019, 2024), 4, 1),
    Skin("pil-local-grid", "odd", 314, Portal("/xxgk/list.do?columnId={number}", "/xxgk/showInfo.do?infoId={id}", shell, per_page=10, around=others.grid, shelf="grid", branch="/xxgk/menu.do?columnId={number}",
         assets=(("/easyui/jquery.min.js", _JQUERY), ("/easyui/jquery.easyui.min.js", "jquery.easyui.min.js"), ("/js/xxgk/list.js", "list.js"))), titled(shared, *_MANY), Words(report=("信息公开年报", "nb")), _BARE, range(2019, 2024), 4, 1),
)  # fmt: skip
