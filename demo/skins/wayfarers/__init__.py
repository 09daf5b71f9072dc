"""wayfarers — a fifth lot: a fair sample of what counties run, written from the domain's words before a crawler was tried on it."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_lists import by_address
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, county_tree, organ_trees, shared
from demo.skins.skin import Skin
from demo.skins.strange_plans import corners, titled
from demo.skins.wayfarers import services, tables, turns, ways
from demo.skins.wayfarers.street import Wayfarer, Webber
from demo.skins.wayfarers.trees import channels, earlier, mixed, platform, yearless
from demo.skins.wayfarers.turns import turned

_OLD = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_BARE = Dress(tags=False)
_MANY = (
    "{who}{year}年政府信息公开工作年度报告", "{who}关于{year}年政府信息公开工作情况的报告", "{year}年度{who}政府信息公开工作年度报告",
    "{who}政府信息公开工作年度报告（{year}年）",
)  # fmt: skip
_MUTE = "{who}政府信息公开工作年度报告"
_none = turned(lambda *_: "")

WAYFARERS = (
    # systems of the domain
    Skin("way-trs", "trs", 201, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.html", by_address(turned(turns.trs_page("index", "html"), near=True)), "{path}index_{zero}.html", 4, look="gov"),
         titled(platform, *_MANY), Words(report=("政府信息公开年报", "zfxxgknb_61412")), Dress(), range(2020, 2024), 5, 2),
    Skin("way-trs-htm", "trs", 202, Wayfarer("{path}", "{path}{ym}/t{ymd8}_{id}.htm", by_address(turned(turns.trs_page("index", "htm", variables=True), "old", "%Y/%m/%d", near=True)), "{path}index_{zero}.htm", 5,
         around=beside(ways.welcome, turns.enclosed), look="tables", front="tops"), earlier, Words(report=("年度报告", "ndbg"), title="{who}{year}年度信息公开年度报告"), _OLD, range(2018, 2023), 4, 1),
    Skin("way-jcms", "hanweb", 203, Wayfarer("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", services.stored, per_page=3, around=beside(services.proxy, ways.boxes)), titled(channels, *_MANY),
         Words(report=("公开年报", "gknb"), towns=("镇街公开", "zjgk")), Dress(), range(2016, 2024), 3, 2),
    Skin("way-annual", "hanweb-xxgk", 204, Wayfarer("/col/col{number}/index.html", "/module/xxgk/xxgkAnnualReport.jsp?area=11330{number}1K&fbtime={year}", services.annual, per_page=99, around=services.annual_service,
         other="/art/{ymd}/art_{number}_{id}.html"), titled(organ_trees, _MUTE), Words(), Dress(cut=20), range(2019, 2024), 4, 1),
    Skin("way-vsb", "vsb", 205, Webber("{path}", "/info/{number}/{id}.htm", by_address(turned(turns.vsb_page, "cut", "%Y年%m月%d日")), per_page=4), titled(corners, *_MANY),
         Words(open=("政务公开", "zwgk"), report=("信息公开年报", "xxgknb"), towns=("乡镇之窗", "xzzc")), Dress(hand="webber", container="v_news_content"), range(2017, 2024), 3, 1),
    Skin("way-epoint", "epoint", 206, Wayfarer("/zwgk/{up}/{number}/moreinfo.html", "/zwgk/{up}/{number}/{ymd8}/{key}{id}.html", services.categories, per_page=6, around=services.category_service, look="platform", front="banner"),
         titled(platform, *_MANY), Words(report=("信息公开年度报告", "ndbg")), _BARE, range(2020, 2024), 6, 2),
    Skin("way-jpaas", "jpaas", 207, Wayfarer("{path}index.html", "{path}art/{year}/art_{key}{id}.html", services.units, per_page=5, around=services.unit_service), titled(county_tree, *_MANY), Words(), Dress(), range(2019, 2024), 5, 2),
    Skin("way-gkmlpt", "gkmlpt", 208, Wayfarer("/{upslug}/gkmlpt/index#{number}", "/{upslug}/gkmlpt/content/9/{id}/post_{id}.html", services.only_news, per_page=3, around=services.gk_platform,
         branch="{path}index.html", top="/{slug}/index.html", other="/zwxx/content/post_{id}.html"), titled(organ_trees, "{who}{year}年度政府信息公开工作年度报告", _MUTE), Words(towns=("镇街信息公开目录", "zjml")), Dress(), range(2019, 2024), 4, 2),
    # home-made
    Skin("way-layui", "odd", 209, Wayfarer("/portal/column/{number}", "/portal/info/{id}.html", tables.layui, per_page=6, around=tables.layui_service), titled(platform, *_MANY), Words(), _BARE, range(2020, 2024), 6, 2),
    Skin("way-bootstrap", "odd", 210, Wayfarer("/gov/openinfo/catalog/{number}", "/gov/openinfo/detail?id={id}", tables.bootstrap_table, per_page=5, around=beside(tables.bootstrap_service, ways.signpost)), mixed,
         Words(report=("年度报告", "ndbg")), _BARE, range(2020, 2024), 4, 2),
    Skin("way-kkpager", "odd", 211, Wayfarer("/{slug}/{number}/list.shtml", "/{slug}/{ym}/{id}.shtml", by_address(turned(turns.kkpager, "index")), "/{slug}/{number}/list_{k}.shtml", 5, around=ways.tabs), titled(earlier, *_MANY),
         Words(), Dress(), range(2019, 2024), 4, 1),
    Skin("way-dede", "odd", 212, Wayfarer("/a/{slug}/list_{number}_1.html", "/a/{slug}/{ymd8}/{id}.html", by_address(turned(turns.dede, "card")), "/a/{slug}/list_{number}_{k}.html", 5, around=ways.mapped), titled(channels, *_MANY),
         Words(report=("信息公开年报", "nb"), towns=("乡镇", "xz")), _BARE, range(2016, 2024), 4, 1),
    Skin("way-gridview", "odd", 213, Wayfarer("/NewsList.aspx?ClassID={number}", "/NewsShow.aspx?NewsID={id}", turns.grid, per_page=5, look="tables", front="tops"), titled(shared, *_MANY), Words(report=("信息公开年度报告", "nb")), _OLD, range(2017, 2022), 4, 2),
    Skin("way-laypage", "odd", 214, Wayfarer("{path}index.html", "{path}{ymd8}/{id}.html", by_address(turned(turns.laypage, "button")), "{path}index_{k}.html", 5, front="banner"), titled(mixed, *_MANY), Words(), _BARE, range(2019, 2024), 4, 1),
    Skin("way-years", "odd", 215, Wayfarer("/list/{number}.jhtml", "/content/{ym}/{id}.jhtml", by_address(turned(turns.gone_to, "organ")), "/list/{number}_{k}.jhtml", 4, look="platform"), yearless, Words(year=("{year}年度", "{year}"), title=_MUTE), Dress(), range(2019, 2024), 4, 2),
    Skin("way-application", "odd", 216, Wayfarer("/site/channel/{number}", "/site/article/{id}", tables.single_page, per_page=5, around=tables.single_service), titled(county_tree, *_MANY), Words(), _BARE, range(2020, 2024), 5, 2),
)  # fmt: skip
