"""lodgers — an eighth lot: systems of the domain and home-made ones, in another imagination, written before they were tried."""

from __future__ import annotations

from functools import partial

from demo.skins.dress import Dress
from demo.skins.lodgers import doors, lists
from demo.skins.lodgers.platform import Guangdong
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin
from demo.skins.strange_plans import districts, titled
from demo.skins.wayfarers.street import Wayfarer, Webber
from demo.skins.wayfarers.trees import channels, earlier, platform

_OLD = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_BARE = Dress(tags=False, hand="word")
_MANY = (
    "{who}{year}年度政府信息公开工作年度报告", "{who}政府信息公开{year}年年度报告", "{year}年{who}政府信息公开年度报告",
    "{who}{numeral}年度政府信息公开工作报告",
)  # fmt: skip
_MUTE = "{who}政府信息公开年报"
_none = partial(lambda *_: {})

LODGERS = (
    Skin("lodge-trs", "trs", 281, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.shtml", by_address(lists.written_titles), "{path}list_{zero}.shtml", 4, around=doors.small_sites, front="tops"),
         titled(channels, *_MANY), Words(report=("年报", "zfxxgknb"), towns=("乡镇街道网站群", "wzq")), Dress(), range(2018, 2024), 3, 2),
    Skin("lodge-jcms", "hanweb", 282, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", lists.units, per_page=4, around=lists.many_units, look="tables"), county_tree, Words(), _OLD, range(2018, 2024), 4, 2),
    Skin("lodge-xxgk", "hanweb-xxgk", 283, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", lists.units, per_page=3, around=beside(lists.many_units, doors.node_tree)), titled(districts, *_MANY), Words(),
         Dress(), range(2018, 2024), 4, 2),
    Skin("lodge-vsb", "vsb", 284, Webber("{path}", "/info/{number}/{id}.htm", by_address(lists.vsb_lines), per_page=4, around=beside(doors.by_letters, lists.enclosed), look="tables", front="tops"), titled(channels, *_MANY),
         Words(report=("信息公开年度报告", "ndbg")), _OLD, range(2018, 2023), 3, 1),
    Skin("lodge-epoint", "epoint", 285, Wayfarer("/zwgk/{number}/moreinfo.html", "/zwgk/{number}/{ymd8}/{key}{id}.html", lists.ajax_pages, per_page=4, around=lists.page_script, look="platform"), titled(year_then_level, *_MANY), Words(), Dress(),
         range(2020, 2024), 9, 3),
    Skin("lodge-jpaas", "jpaas", 286, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", lists.jpaas, per_page=4, around=beside(lists.jpaas_service, doors.welcome)), titled(by_year, _MUTE), Words(), Dress(), range(2020, 2024), 7, 2),
    Skin("lodge-gkmlpt", "gkmlpt", 287, Guangdong("{path}", "{path}content/post_{id}.html", _none, "{path}index_{k}.html", 5), titled(earlier, *_MANY), Words(), Dress(), range(2018, 2024), 4, 2),
    Skin("lodge-php", "odd", 288, Wayfarer("/index.php/Home/Index/lists/cid/{number}.html", "/index.php/Home/Index/show/id/{id}.html", by_address(lists.thinkphp), "/index.php/Home/Index/lists/cid/{number}/p/{k}.html", 5, around=doors.folding), titled(organ_trees, *_MANY),
         Words(), _BARE, range(2016, 2024), 4, 2),
    Skin("lodge-cells", "odd", 289, Wayfarer("/nbzl/{number}.html", "/uploadfile/{ym}/{key}{id}.pdf", lists.cells, per_page=99, around=lists.files, other="/wz/{id}.html", front="banner"), shared, Words(report=("政府信息公开年报", "nbzl")), _BARE, range(2020, 2024), 4, 1),
    Skin("lodge-address", "odd", 290, Wayfarer("/list.html?cid={number}", "/detail.html?aid={id}", _none, per_page=5, around=lists.from_address, branch="/channel/{number}.html"), titled(platform, *_MANY), Words(), _BARE, range(2019, 2024), 4, 2),
)  # fmt: skip
