"""townsfolk — a ninth lot: portals of TRS and Hanweb in twenty ages and layouts, written before they were tried."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin
from demo.skins.strange_plans import by_publication, corners, districts, titled
from demo.skins.townsfolk import cousins, doors, hanweb, strollers, trs
from demo.skins.wayfarers.street import Wayfarer
from demo.skins.wayfarers.trees import channels, earlier, platform

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_BARE = Dress(tags=False, hand="word")
_MANY = (
    "{who}{year}年度政府信息公开工作年度报告", "{who}关于{year}年政府信息公开工作情况的年度报告", "{year}年{who}政府信息公开年度报告",
    "{who}{numeral}年政府信息公开年报",
)  # fmt: skip
_SITE = "/jcms/jcms_files/jcms1/web1/site"
_XXGK = "/xxgk/jcms_files/jcms1/web3/site"


TOWNSFOLK = (
    Skin("folk-trs-reckoned", "trs", 441, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.htm", by_address(trs.reckoned), "{path}index_{zero}.htm", 4, around=doors.tabs, front="tops"), titled(districts, *_MANY), Words(), Dress(), range(2018, 2024), 4, 3),
    Skin("folk-trs-gateway", "trs", 442, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.html", trs.gateway, per_page=5, around=trs.gateway_service, look="platform"), titled(platform, *_MANY), Words(), Dress(), range(2018, 2024), 5, 3),
    Skin("folk-trs-was", "trs", 443, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.html", trs.was, per_page=8, around=beside(trs.was_service, doors.refreshed), look="tables", front="tops"), shared, Words(report=("信息公开年度报告", "ndbg")), _OLD, range(2016, 2024), 4, 1),
    Skin("folk-trs-igs", "trs", 444, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.shtml", trs.igs, per_page=4, around=beside(trs.igs_service, trs.papers, doors.map_areas)), organ_trees, Words(), _BARE, range(2018, 2024), 4, 2),
    Skin("folk-trs-tree", "trs", 445, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.htm", by_address(trs.placed), "{path}default_{k}.htm", 5, around=doors.tree_frame, front="banner"), titled(by_year, *_MANY), Words(report=("年度报告", "nb")), Dress(), range(2019, 2024), 7, 2),
    Skin("folk-jcms-groups", "hanweb", 446, Wayfarer(_SITE + "/col/col{number}/index.html", _SITE + "/art/{ymd}/art_{number}_{id}.html", hanweb.groups, per_page=3, around=beside(hanweb.groups_service, hanweb.downloads, doors.scripted), look="tables"), county_tree, Words(), _OLD, range(2016, 2024), 4, 2),
    Skin("folk-xxgk-frames", "hanweb-xxgk", 447, Wayfarer(_XXGK + "/zfxxgk/search.jsp?showsub=1&infotypeid={number}", _XXGK + "/art/{ymd}/art_{number}_{id}.html", hanweb.framed, per_page=3, around=hanweb.organ_frames, branch=_XXGK + "/zfxxgk/index.jsp?area={number}"), organ_trees, Words(), _BARE, range(2016, 2024), 4, 2),
    Skin("folk-xxgk-custom", "hanweb-xxgk", 448, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.custom, per_page=4, around=beside(hanweb.custom_service, doors.selects)), titled(corners, *_MANY), Words(), Dress(), range(2018, 2024), 4, 2),
    Skin("folk-xxgk-years", "hanweb-xxgk", 449, hanweb.ByYear("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", hanweb.chosen, around=beside(hanweb.empty_years, doors.scripted), look="platform"), county_tree, Words(), Dress(), range(2019, 2024), 5, 3),
    Skin("folk-units", "jpaas", 450, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", hanweb.unit, per_page=6, around=beside(hanweb.unit_service, doors.tabs), look="platform"), titled(by_publication, *_MANY), Words(), Dress(), range(2019, 2024), 7, 2),
    Skin("folk-trs-named", "trs", 451, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.shtml", by_address(cousins.named), "{path}list_{zero}.shtml", 4, around=doors.map_areas, front="banner"), titled(channels, "{year}年度报告"), Words(), _OLD, range(2016, 2024), 4, 2),
    Skin("folk-trs-clause", "trs", 452, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.htm", cousins.clause, per_page=5, around=cousins.clause_service, front="tops"), titled(earlier, *_MANY), Words(report=("公开年报", "gknb")), Dress(), range(2018, 2024), 4, 2),
    Skin("folk-trs-shelved", "trs", 453, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.html", cousins.shelved, per_page=6, around=doors.refreshed, look="platform"), titled(year_then_level, *_MANY), Words(), Dress(), range(2020, 2024), 9, 3),
    Skin("folk-xxgk-printed", "hanweb-xxgk", 454, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", cousins.printed, per_page=4, around=beside(cousins.printed_service, doors.selects)), titled(districts, *_MANY), Words(), _BARE, range(2016, 2024), 4, 2),
    Skin("folk-xxgk-tabbed", "hanweb-xxgk", 455, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", cousins.tabbed, around=cousins.tabbed_service, look="tables", front="tops"), titled(county_tree, "{who}政府信息公开年度报告"), Words(), Dress(), range(2018, 2024), 5, 3),
    Skin("folk-application", "jpaas", 456, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", cousins.application, per_page=5, around=beside(cousins.application_service, doors.scripted)), titled(platform, *_MANY), Words(), Dress(), range(2019, 2024), 6, 3),
    Skin("folk-trs-framing", "trs", 457, Wayfarer("{path}list.htm", "{path}{ym}/t{ymd8}_{id}.htm", strollers.unframed, "{path}list_{zero}.htm", 5, around=strollers.framing, branch="{path}"), county_tree, Words(), _OLD, range(2018, 2024), 4, 2),
    Skin("folk-xxgk-steps", "hanweb-xxgk", 458, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", strollers.steps, per_page=4, around=strollers.steps_service, front="tops"), titled(county_tree, *_MANY), Words(), Dress(), range(2018, 2024), 5, 2),
    Skin("folk-trs-clicking", "trs", 459, Wayfarer("{path}index.html", "{path}{ym}/t{ymd8}_{id}.html", strollers.clicked, per_page=6, around=strollers.clicking, front="tops"), titled(by_year, *_MANY), Words(), _BARE, range(2019, 2024), 6, 2),
    Skin("folk-trs-nested", "trs", 460, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.html", strollers.nested, per_page=8, around=strollers.nested_service, look="platform"), titled(platform, *_MANY), Words(), Dress(), range(2019, 2024), 6, 2),
)  # fmt: skip
