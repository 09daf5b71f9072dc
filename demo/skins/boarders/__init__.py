"""boarders — a seventh lot: functions that fill frames, objects that applications send, files in tables; committed before they were tried."""

from __future__ import annotations

from demo.skins.boarders import lists, ways
from demo.skins.dress import Dress
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import beside
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared
from demo.skins.settlers import homes
from demo.skins.settlers.plans import called, platforms, yearly
from demo.skins.skin import Skin
from demo.skins.strange_plans import by_publication, corners, districts

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div", cut=20, titled=False)
_MANY = (
    "{who}{year}年政府信息公开工作年度报告",
    "{year}年度{who}政府信息公开工作年度报告",
    "{who}{year}年信息公开年报",
)

BOARDERS = (
    Skin("board-frame", "lonsun", 420, Odd("/public/column/{number}?type=3", "/public/{number}/{id}.html", plain_pages(), per_page=99, around=beside(homes.modules(homes.hover, "公开"), ways.frame_of("/public/column/{}?type=3"))),
         called(organ_trees, *_MANY), Words(), Dress(), range(2019, 2023)),
    Skin("board-called", "openness", 421, Odd("/openness/branch/{number}", "/openness/OpennessAnnualReport/show/{id}.html", lists.called_back, per_page=3, around=beside(homes.modules(homes.hover, "公开"), lists.rows)),
         called(districts, *_MANY), Words(), Dress(), range(2020, 2024), 4),
    Skin("board-object", "doc24", 422, Odd("/gongkai/channel_{key}/", "/gongkai/channel_{key}/doc_{id}.html", lists.own_object, per_page=5, around=beside(homes.modules(homes.tops, "公开"), lists.objects)),
         called(platforms, *_MANY), Words(), Dress(), range(2019, 2023)),
    Skin("board-literal", "columns", 423, Odd("/columns/{key}/index.html", "/columns/{key}/{ym}/{id}.html", lists.literal, per_page=4, around=homes.modules(homes.hover, "年报")),
         called(shared, *_MANY), Words(report=("政府信息公开年度报告", "nb")), Dress(), range(2019, 2023)),
    Skin("board-grid", "xxgkcontent", 424, Odd("/xxgklist.aspx?cid={number}", "/xxgkcontent-{number}-{id}.html", lists.grid, per_page=4, around=ways.array_menu),
         called(county_tree, *_MANY), Words(), _OLD, range(2018, 2022)),
    Skin("board-form", "jeecms", 425, Odd("{path}index.jhtml", "{path}{id}.jhtml", lists.table_form, per_page=3, around=beside(homes.modules(homes.hover, "公开"), ways.chosen_organ)),
         called(organ_trees, *_MANY), Words(report=("公开年报", "gknb")), Dress(), range(2018, 2022)),
    Skin("board-papers", "rednet", 426, Odd("/35048/{number}/index.htm", "/upload/{ym}/{id}.pdf", lists.beside_names, around=beside(homes.modules(homes.tops, "公开"), lists.papers)),
         called(by_year, *_MANY), Words(), _PLAIN, range(2021, 2024)),
    Skin("board-variable", "truecms", 427, Odd("/qdsrmzf{path}{slug}.html", "/qdsrmzf{path}content/{id}.html", lists.variables, around=homes.modules(homes.hover, "公开")),
         called(by_publication, *_MANY), Words(), Dress(), range(2020, 2024)),
    Skin("board-plugin", "ucap", 428, Odd("{path}c{number}/list.shtml", "{path}c{number}/{ym}/{key}{id}.shtml", lists.parameters, per_page=4, around=beside(homes.modules(homes.hover, "公开"), lists.articles)),
         called(yearly, *_MANY), Words(), Dress(rows="dl"), range(2020, 2024)),
    Skin("board-years", "xxgk", 429, Odd("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", lists.framed_years, around=homes.modules(homes.hover, "公开")),
         called(corners, *_MANY), Words(), Dress(), range(2019, 2023)),
)  # fmt: skip
