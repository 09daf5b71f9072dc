"""newcomers — a second lot of strange portals: they tell whether what was learned from the first holds for others."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.newcomer_lists import (
    asked_deep,
    by_telephone,
    data_files,
    deep_service,
    feeds,
    folded,
    grown_tree,
    headed,
    in_a_file,
    jumped,
    leaves,
    plugin,
)
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared
from demo.skins.skin import Skin
from demo.skins.strange_homes import turning
from demo.skins.strange_plans import by_publication, corners, districts, titled, unfiled

_OLD = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div")
_MANY = (
    "{year}年度{who}政府信息公开工作年度报告", "{who}{year}年信息公开年报", "{who}{year}年度政务信息公开工作报告",
    "关于{who}{year}年政府信息公开工作情况的报告",
)  # fmt: skip

NEWCOMERS = (
    Skin("new-plugin", "epoint", 131, Odd("{path}moreinfo.html", "{path}{ym}/{key}{id}.html", by_address(turning(plugin, "%Y-%m-%d")), "{path}{k}.html", 4),
         districts, Words(), Dress(rows="ul"), range(2021, 2024), 4, 2),
    Skin("new-leaves", "xxgkcontent", 132, Odd("/zwgklist-888888661-{number}.html", "/zwgkcontent-888888661-{id}.html",
         by_address(turning(leaves, "%Y/%m/%d")), "/zwgklist-888888661-{number}-{k}.html", 4), titled(shared, *_MANY),
         Words(report=("政府信息公开工作年报", "nb")), _OLD, range(2020, 2024)),
    Skin("new-data-files", "doc24", 133, Odd("/gongkai/site_xx/channel_{key}/", "/gongkai/site_xx/channel_{key}/doc_{id}.html", data_files, per_page=4),
         county_tree, Words(), _PLAIN, range(2020, 2024)),
    Skin("new-deep-body", "odd", 134, Odd("/lm/{number}", "/xq/{id}", asked_deep, per_page=5, around=deep_service), titled(organ_trees, *_MANY),
         Words(), Dress(), range(2020, 2024)),
    Skin("new-feeds", "odd", 135, Odd("/list/{number}.htm", "/{ym}/{id}.htm", feeds, per_page=99), corners, Words(report=("信息公开年报", "xxgknb")),
         Dress(), range(2021, 2024), 4, 2),
    Skin("new-in-a-file", "ucap", 136, Odd("/xx/c{number}/list.shtml", "/xx/c{number}/{ym}/{key}{id}.shtml", in_a_file, per_page=99), by_publication,
         Words(title="{year}年度{who}信息公开年报"), Dress(tags=False), range(2020, 2024)),
    Skin("new-folded", "odd", 137, Odd("/zwgk/{number}.shtml", "/zwgk/{ym}/{id}.shtml", folded, per_page=99), titled(shared, *_MANY), Words(), Dress(),
         range(2019, 2023)),
    Skin("new-headed", "odd", 138, Odd("/a/{number}.html", "/a/{number}/{id}.html", headed, per_page=99), shared, Words(report=("年报专栏", "nbzl")),
         _PLAIN, range(2020, 2024)),
    Skin("new-grown", "odd", 139, Odd("/ml/{number}.jsp", "/xx/{id}.jsp", plain_pages(), per_page=99, around=grown_tree), districts, Words(), _OLD,
         range(2021, 2024), 4, 2),
    Skin("new-jumped", "odd", 140, Odd("/lanmu/{number}.html", "/wz/{ym}{id}.html", plain_pages(), per_page=99, around=jumped), by_year,
         Words(year=("{year}年度", "{year}nd")), _PLAIN, range(2020, 2024)),
    Skin("new-telephone", "odd", 141, Odd("/pc{path}", "/pc{path}{id}.html", by_address(turning(lambda *_: "", "%Y-%m-%d")), per_page=99, around=by_telephone,
         twin="/m/show.jsp?id={id}"),
         titled(county_tree, "{who}政府信息公开工作年度报告", "{year}年政府信息公开工作年度报告（{who}）"), Words(), Dress(tags=False), range(2020, 2024)),
    Skin("new-unfiled", "odd", 142, Odd("/tz/{number}.html", "/tz/{ym}/{id}.html", folded, per_page=99), titled(unfiled, *_MANY), Words(), _OLD,
         range(2019, 2023)),
)  # fmt: skip
