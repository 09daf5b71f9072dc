"""villagers — portals as counties have their makers build them, half of them plain files, written before a crawler was tried on them."""

from __future__ import annotations

from datetime import date

from demo.skins.dress import Dress
from demo.skins.pilgrims import hanweb
from demo.skins.pilgrims.portal import pages, shell
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.scripted.house import in_files
from demo.skins.skin import Skin
from demo.skins.strange_plans import corners, districts, titled
from demo.skins.villagers import lists, services
from demo.skins.villagers.lists import Branches, Categories, Public
from demo.skins.villagers.village import Village
from demo.skins.wayfarers.trees import channels, mixed, platform

_OLD = Dress("gb18030", "gb2312", hand="bare", tags=False)
_BARE = Dress(tags=False, hand="word")
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{who}关于{year}年度政府信息公开工作的年度报告", "{year}年度{who}政府信息公开工作报告",
    "{who}政府信息公开年度报告（{year}年）", "{who}{year}年信息公开年报",
)  # fmt: skip
_JQUERY = "../../../pilgrims/shelves/jquery.min.js"

VILLAGERS = (
    Skin("vil-trs-channels", "trs", 217, Village("{path}", "{path}{ym}/t{ymd8}_{id}.html", pages, "{path}index_{zero}.html", 3, shelf="channels", short=30),
         titled(channels, *_MANY), Words(report=("政府信息公开年报", "zfxxgknb"), towns=("镇街之窗", "zjzc"), departments=("部门之窗", "bmzc")), Dress(), range(2019, 2024), 3, 1),
    Skin("vil-trs-filtered", "trs", 218, Village("{path}", "{path}{ym}/t{ymd8}_{id}.html", services.filed, per_page=7, shelf="filtered", short=26,
         assets=(("/xhtml/js/jquery.min.js", _JQUERY), ("/xhtml/js/jqPaginator.min.js", "jqPaginator.min.js"), ("/xhtml/js/nb.js", "nb.js"))), titled(shared, *_MANY), Words(report=("政府信息公开年报", "zfxxgknb")), Dress(), range(2018, 2023), 4, 1),
    Skin("vil-trs-folded", "trs", 219, Village("{path}", "{path}{ym}/t{ymd8}_{id}.html", pages, "{path}index_{zero}.html", 4, shelf="folded",
         assets=(("/images/jquery.min.js", _JQUERY), ("/images/gk.js", "gk.js"))), titled(by_year, *_MANY), Words(open=("政府信息公开", "zfxxgk"), report=("政府信息公开工作年度报告", "ndbg")), Dress(), range(2019, 2024), 4, 1),
    Skin("vil-jcms-icons", "hanweb", 220, Village("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.paged, per_page=4, shelf="icons", short=34,
         assets=(("/script/jquery.min.js", _JQUERY), ("/script/pageturn.js", "pageturn.js"))), titled(organ_trees, *_MANY), Words(report=("年度报告", "ndbg"), towns=("镇（街道）信息公开", "zjd"), departments=("部门信息公开", "bm")), _BARE, range(2018, 2023), 3, 2),
    Skin("vil-jcms-tabs", "hanweb", 221, Village("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.paged, per_page=2, around=hanweb.proxy, shelf="tabs",
         assets=(("/script/0/jquery.min.js", _JQUERY), ("/script/0/slide.js", "slide.js"), ("/script/0/jquery.jpage.js", "jquery.jpage.js"))), titled(year_then_level, *_MANY), Words(report=("政府信息公开年报", "nb"), year=("{year}年度", "{year}")), Dress(), range(2021, 2024), 6, 1),
    Skin("vil-lonsun-organs", "lonsun", 222, Public("", "/public/{up}/{id}.html", lists.around_each, per_page=3, shelf="organs", short=36,
         assets=(("/assets/js/jquery-1.12.4.js", _JQUERY), ("/assets/js/xxgk_all.js", "xxgk_all.js"))), titled(organ_trees, *_MANY), Words(report=("政府信息公开年报", "nb"), towns=("乡镇（街道）", "xz"), departments=("县直单位", "dw")), Dress(), range(2020, 2024), 4, 2),
    Skin("vil-vsb-branches", "vsb", 223, Branches("{path}", "/info/{number}/{id}.htm", lists.counting_down, per_page=3, around=in_files("/__local/{key}/{id}.{suffix}", lists.beside_text, lambda p: p.number % 4 == 0), shelf="branches", short=28,
         assets=(("/system/resource/js/counter.js", "counter.js"),)), titled(districts, *_MANY), Words(report=("公开年报", "gknb"), towns=("镇乡街道", "zxjd")), Dress(hand="webber", container="v_news_content"), range(2019, 2024), 4, 1),
    Skin("vil-epoint-folds", "epoint", 224, Categories("", "", lists.around_each, per_page=3, shelf="accordion", short=30,
         assets=(("/js/jquery.min.js", _JQUERY), ("/js/fold.js", "fold.js"))), titled(corners, *_MANY), Words(report=("信息公开年度报告", "ndbg"), towns=("镇乡街道", "zxjd"), departments=("部门频道", "bmpd")), Dress(), range(2020, 2024), 4, 2),
    Skin("vil-jpaas-levels", "jpaas", 225, Village("{path}index.html", "{path}art/{year}/art_{key}{id}.html", services.printed_once, per_page=4, around=hanweb.unit, shelf="levels", short=34,
         assets=(("/resources/js/jquery-1.12.4.min.js", _JQUERY), ("/images/1/js/way.js", "way.js"), ("/images/1/js/page.js", "page.js"))), titled(county_tree, *_MANY), Words(report=("政府信息公开工作年报", "gznb"), own=("县政府年报", "xzfnb"), departments=("部门年报", "bmnb"), towns=("乡镇（街道）年报", "xznb")), Dress(), range(2018, 2023), 4, 1, moved_on=date(2023, 6, 20)),
    Skin("vil-gk-pager", "gkmlpt", 226, services.Platforms("", "/{upslug}/gkmlpt/content/2/{id}/post_{id}.html", services.outside, per_page=2, around=services.platforms, other="/{slug}/content/post_{id}.html", shelf="platform",
         assets=(("/gkmlpt/js/app.3f1c.js", "app.js"),)), titled(organ_trees, *_MANY), Words(departments=("部门信息公开", "bmgk"), towns=("镇街信息公开", "zjgk"), report=("政府信息公开年报", "nb")), Dress(), range(2020, 2024), 4, 1),
    Skin("vil-local-content", "odd", 227, Village("/portal/list/{number}.html", "/portal/content/{id}.html", shell, around=services.contents, branch="/portal/channel/{number}.html", shelf="service", short=30,
         assets=(("/static/js/jquery.min.js", _JQUERY), ("/static/layui/layui.js", "layui.js"), ("/static/js/infos.js", "infos.js"))), titled(platform, *_MANY), Words(report=("政府信息公开年报", "nb")), _BARE, range(2019, 2024), 4, 1),
    Skin("vil-empire", "odd", 228, Village("{path}", "{path}{ymd8}/{id}.html", lists.counting_up, "{path}index_{k}.html", 10, around=in_files("/d/file/zwgk/{ymd8}/{key}{id}.{suffix}", lists.uploaded, lambda p: p.number % 6 == 0), shelf="empire", short=32,
         assets=(("/e/public/ViewClick/index.js", "click.js"),)), titled(mixed, *_MANY), Words(open=("政务公开", "zwgk"), report=("年度报告", "ndbg")), _OLD, range(2016, 2021), 4, 1),
)  # fmt: skip
