"""homesteads — a sixth lot: whole records on one page, handlers instead of links, lists in files of data, committed before they were tried."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.homesteads import lists, tables, ways
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared
from demo.skins.settlers import homes
from demo.skins.settlers.plans import called, platforms, yearly
from demo.skins.skin import Skin
from demo.skins.strange_plans import corners, districts

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div", cut=18, titled=False)
_MANY = (
    "{who}{year}年度政府信息公开工作情况年度报告",
    "{who}{year}年政府信息公开年度报告",
    "{year}年度{who}政府信息公开工作报告",
)
_SHORT = ("{short}{year}年年报", "{short}", "{who}年度报告")

HOMESTEADS = (
    Skin("home-charted", "lonsun", 415, Odd("/public/column/{number}?type=3", "/public/{number}/{id}.html", lists.data_pages, per_page=3, around=beside(homes.modules(homes.hover, "公开"), ways.charted)),
         called(organ_trees, *_MANY), Words(), Dress(), range(2018, 2022)),
    Skin("home-cards", "openness", 401, Odd("/xxgk/openness/branch/{key}", "/Xxgknb/show/{id}.html", lists.handled, around=beside(homes.modules(homes.hover, "年报"), ways.two_pages)),
         called(organ_trees, *_MANY), Words(report=("历年年报", "lnnb")), Dress(), range(2020, 2024), 4),
    Skin("home-data", "doc24", 402, Odd("/gongkai/channel_{key}/", "/gongkai/channel_{key}/doc_{id}.html", lists.static_data, per_page=4, around=homes.modules(homes.tops, "公开")),
         called(county_tree, *_MANY), Words(), Dress(), range(2019, 2023)),
    Skin("home-matrix", "columns", 403, Odd("/columns/{key}/index.html", "/columns/{key}/{ym}/{id}.html", tables.matrix, around=homes.modules(homes.hover, "公开")),
         called(shared, *_MANY), Words(report=("政府信息公开年报", "nb")), Dress(), range(2019, 2023)),
    Skin("home-headed", "xxgkcontent", 404, Odd("/xxgklist-888888702-{number}.html", "/xxgkcontent-888888702-{id}.html", tables.headed, around=homes.modules(homes.tops, "政务")),
         called(districts, *_SHORT, headed=True), Words(), _OLD, range(2021, 2024), 4, 2),
    Skin("home-request", "jeecms", 405, Odd("{path}index.jhtml", "{path}{id}.jhtml", lists.requested, per_page=4, around=beside(homes.modules(homes.hover, "公开"), lists.contents)),
         called(platforms, *_MANY), Words(report=("信息公开工作年报", "gznb")), Dress(rows="dl"), range(2020, 2024)),
    Skin("home-pieces", "rednet", 406, Odd("/48117/{number}/index.htm", "/48117/{number}/content_{id}.html", lists.next_piece, per_page=4, around=beside(homes.modules(homes.hover, "公开", head=ways.AGED), ways.aged)),
         called(county_tree, *_MANY), Words(), _PLAIN, range(2019, 2023)),
    Skin("home-windows", "truecms", 407, Odd("/rdsrmzf{path}{slug}.html", "/rdsrmzf{path}content/{id}.html", lists.in_frame, per_page=5, around=beside(homes.modules(homes.tops, "公开"), lists.windows)),
         called(corners, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("home-xml", "ucap", 408, Odd("{path}c{number}/common_list.shtml", "{path}c{number}/{ym}/{key}{id}.shtml", lists.xml_pages, around=homes.modules(homes.hover, "年报")),
         called(yearly, *_MANY), Words(year=("{year}", "{year}n")), _PLAIN, range(2020, 2024)),
    Skin("home-area", "xxgk", 409, Odd("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", lists.year_area, around=homes.modules(homes.hover, "公开"), twin="/module/xxgk/xxgkAnnualReport.jsp?area=001008{number}&fbtime={year}"),
         called(organ_trees, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("home-boxed", "jeecms", 410, Odd("/{slug}{number}.htm", "/{slug}{number}/{id}.htm", lists.boxed, "/{slug}{number}-{k}.htm", 4, around=beside(homes.refreshed("/main/index.htm"), homes.modules(homes.tops, "公开", path="/main/index.htm"))),
         called(shared, *_MANY), Words(report=("信息公开年度报告", "ndbg")), _OLD, range(2018, 2022)),
    Skin("home-tabs", "doc24", 411, Odd("/gongkai/site_lz/channel_{key}/", "/gongkai/site_lz/{key}{id}.html", tables.hidden_tabs, around=homes.modules(homes.hover, "公开")),
         called(districts, *_SHORT, headed=True), Words(), Dress(), range(2021, 2024), 4, 2),
    Skin("home-deep", "openness", 412, Odd("/XxgkContent/showList/{number}/0/page_1.html", "/XxgkAnnualReport/show/{id}.html", plain_pages(), per_page=99, around=homes.modules(homes.tops, "要闻")),
         called(ways.deep, *_MANY), Words(year=("{year}年", "{year}n")), Dress(deep=True), range(2019, 2023)),
    Skin("home-loaded", "columns", 413, Odd("/columns/{key}/list.html", "/columns/{key}/{ym}/{id}.html", plain_pages(), per_page=99, around=beside(homes.modules(homes.hover, "公开"), lists.organ_tabs)),
         called(organ_trees, *_MANY), Words(), Dress(rows="dl"), range(2019, 2023)),
    Skin("home-folders", "lonsun", 414, Odd("/public/column/{number}?type=3&page=1", "/public/content/{id}", lists.data_pages, per_page=3, around=homes.modules(homes.hover, "公开")),
         called(by_year, *_SHORT, headed=True), Words(report=("年报公示", "nbgs"), year=("{year}年度", "n{year}")), _PLAIN, range(2020, 2024)),
)  # fmt: skip
