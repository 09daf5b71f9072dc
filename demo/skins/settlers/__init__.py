"""settlers — a fifth lot: county portals of today by the plugins and modules they are built of, committed before the crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, county_tree, organ_trees, shared, year_then_level
from demo.skins.settlers import copies, homes, lists, turns
from demo.skins.settlers.plans import called, platforms, yearly
from demo.skins.skin import Skin
from demo.skins.strange_homes import branches
from demo.skins.strange_plans import corners, districts

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div", cut=20)
_MANY = (
    "{who}{year}年度政府信息公开工作年度报告",
    "{who}政府信息公开工作{year}年年度报告",
    "{year}年{who}政府信息公开年报",
)
_YEARLESS = ("{who}政府信息公开工作年度报告", "{who}信息公开年报", "{short}政府信息公开年度报告")
_SHORT = ("{short}", "{who}", "{short}年报")
_FILED = ("{short}政发〔{next}〕{count}号", "{who}〔{next}〕{count}号")
_jump = "if(this.value!='0')window.location.href='/public/column/'+this.value+'?type=3'"
_open = "window.open(this.options[this.selectedIndex].value,'_self')"

SETTLERS = (
    Skin("settle-plugin", "lonsun", 340, lists.Typed("", "/public/content/{id}", lists.ls_pages, per_page=4, around=beside(homes.modules(homes.hover, "年报", "公开"), homes.boxes(lambda c: str(c.number), _jump))),
         called(organ_trees, *_MANY), Words(), Dress(), range(2018, 2023), 2),
    Skin("settle-frames", "lonsun", 341, lists.Typed("", "/public/{upslug}/{id}.html", lists.ls_framed, per_page=4, around=beside(homes.modules(homes.tops, "政务公开"), turns.organ_pages)),
         called(platforms, *_MANY), Words(report=("政府信息公开年报", "nb"), open=("政府信息公开", "zfxxgk")), _PLAIN, range(2019, 2023)),
    Skin("settle-branches", "openness", 342, Odd("/opennessAnnualReport/?branch_id={key}", "/openness/detail/annual_report/{id}.html", lists.bootstrap_table, around=lambda c, p: lists.bootstrap_rows(c, p) | homes.modules(homes.hover, "公开")(c, p) | branches(c, p)),
         called(organ_trees, *_MANY), Words(), Dress(), range(2019, 2023)),
    Skin("settle-rest", "openness", 343, Odd("/XxgkContent/showList/{number}/page/1.html", "/XxgkAnnualReport/show/{id}.html", turns.folders, "/XxgkContent/showList/{number}/page/{k}.html", 3, around=homes.modules(homes.hover, "年报")),
         called(yearly, *_YEARLESS), Words(year=("{year}年度", "n{year}")), _OLD, range(2018, 2022)),
    Skin("settle-laypage", "doc24", 344, Odd("/gongkai/site_zdq/channel_{key}/", "/gongkai/site_zdq/channel_{key}/doc_{id}.html", lists.laypage, around=beside(homes.waiting("/index_main.html"), homes.modules(homes.hover, "公开", path="/index_main.html"))),
         called(shared, *_MANY), Words(report=("政府信息公开年度报告", "ndbg")), _PLAIN, range(2019, 2023)),
    Skin("settle-table", "doc24", 345, Odd("/gongkai/channel_{key}/", "/gongkai/channel_{key}/doc_{id}.html", lists.layui_table, around=beside(homes.modules(homes.hover, "公开"), lists.layui_rows)),
         called(platforms, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("settle-callback", "columns", 346, Odd("/columns/{key}/index.html", "/columns/{key}/{ym}/{id}.html", lists.callback, per_page=4, around=homes.modules(homes.tops, "政务")),
         called(districts, *_MANY), Words(), Dress(rows="dl"), range(2021, 2024), 4, 2),
    Skin("settle-jumps", "xxgkcontent", 347, Odd("/zwgklist-888888040-{number}.html", "/zwgkcontent-888888040-{id}.html", lists.typed_in, "/zwgklist-888888040-{number}-{k}.html", 4, around=beside(homes.refreshed("/zwgkindex-888888040.html"), homes.modules(homes.tops, "公开", path="/zwgkindex-888888040.html"), homes.town_map)),
         called(organ_trees, *_MANY), Words(), _OLD, range(2018, 2023), 2),
    Skin("settle-sites", "xxgkcontent", 348, Odd("/xxgklist-{up}-{number}.html", "/xxgkcontent-{up}-{id}.html", lists.typed_in, "/xxgklist-{up}-{number}-{k}.html", 3, around=beside(homes.modules(homes.hover, "公开"), turns.organ_pages)),
         called(corners, *_MANY), Words(towns=("乡镇街道", "xzjd")), Dress(), range(2020, 2024)),
    Skin("settle-kkpager", "jeecms", 349, Odd("{path}index.jhtml", "{path}{id}.jhtml", lists.kkpager, "{path}index_{k}.jhtml", 2, around=homes.modules(homes.hover, "年报")),
         called(year_then_level, *_SHORT), Words(year=("{year}年度", "n{year}")), Dress(rows="ul"), range(2021, 2024)),
    Skin("settle-wap", "jeecms", 350, Odd("{path}index.jhtml", "{path}{id}.jhtml", copies.twins(plain_pages()), per_page=99, twin="/wap{path}{id}.jhtml", around=beside(copies.wap_home, homes.modules(homes.hover, "公开", head=copies.PHONE))),
         called(county_tree, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("settle-opened", "rednet", 351, Odd("/25074/{number}/index.htm", "/25074/{number}/content_{id}.html", turns.create_page, "/25074/{number}/index_{k}.htm", 3, around=beside(homes.framed("/25074/index.htm"), homes.modules(homes.hover, "公开", path="/25074/index.htm"), homes.boxes(lambda c: f"/25074/{c.number}/index.htm", _open))),
         called(organ_trees, *_MANY), Words(), _PLAIN, range(2018, 2022)),
    Skin("settle-jsonp", "truecms", 352, Odd("/rgsrmzf{path}{slug}.html", "/rgsrmzf{path}content/{id}.html", lists.jsonp_records, per_page=5, around=beside(homes.modules(homes.scripted, "要闻"), homes.menu_script, lists.jsonp_service)),
         called(county_tree, *_MANY), Words(), Dress(), range(2019, 2023)),
    Skin("settle-search", "ucap", 353, Odd("{path}c{number}/xxgk_list.shtml", "{path}c{number}/{ym}/{key}{id}.shtml", lists.aggregated, per_page=5, around=homes.modules(homes.hover, "公开")),
         called(platforms, *_FILED, headed=True), Words(report=("政府信息公开工作年度报告", "gzndbg")), Dress(), range(2020, 2024)),
    Skin("settle-sent", "ucap", 354, Odd("/c{number}/list.shtml", "/c{number}/{ym}/{key}{id}.shtml", turns.sending, per_page=4, around=beside(homes.modules(homes.hover, "年报"), copies.attached), twin="/c{number}/{ym}/files/{key}{id}.docx"),
         called(yearly, *_MANY), Words(), _PLAIN, range(2020, 2024)),
    Skin("settle-objects", "xxgk", 355, Odd("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", lists.searched, per_page=5, around=beside(homes.modules(homes.hover, "公开"), lists.search_service)),
         called(platforms, *_MANY), Words(), Dress(rows="table"), range(2020, 2024)),
)  # fmt: skip
