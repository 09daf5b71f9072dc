"""stragglers — a fourth lot: modules and versions of the domain's systems that no earlier portal showed, committed before they were tried."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from demo.skins.cms_static import paths, rednet, ucap
from demo.skins.dress import Dress
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd, by_address
from demo.skins.plan import Words, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin
from demo.skins.straggler_lists import (
    annual_home,
    block_pager,
    chosen_page,
    dept_list,
    gateways,
    jcms_home,
    message_service,
    messages,
    to_area,
    unit_places,
    unit_service,
    viewers,
)
from demo.skins.strange_homes import turning
from demo.skins.strange_plans import by_publication, corners, districts, titled

_OLD = Dress("gb18030", "gb2312", rows="table", hand="bare", menu="table", tags=False)
_PLAIN = Dress(tags=False, rows="div")
_MANY = (
    "{who}{year}年度政务信息公开工作年度报告", "关于{who}{year}年政府信息公开工作的年度报告", "{year}年度{who}政府信息公开年度工作报告",
    "{who}信息公开年报（{year}年）",
)  # fmt: skip
_none = partial(lambda *_: {})  # its pages come from *around*

STRAGGLERS = (
    Skin("last-jcms", "hanweb", 161, Odd("/xxgk/jcms_files/jcms1/web7/site/zfxxgk/ml.jsp?infotypeId={number}&jdid=7", "/art/{ymd}/art_{number}_{id}.html", _none, per_page=4, around=jcms_home),
         county_tree, Words(), _OLD, range(2017, 2021)),
    Skin("last-areas", "xxgk", 162, Odd("/col/col{number}/index.html", "/art/{ymd}/art_{number}_{id}.html", to_area, per_page=99, around=annual_home, twin="/module/xxgk/xxgkAnnualReport.jsp?area=11370828{number}205R&fbtime={year}"), organ_trees,
         Words(), Dress(), range(2020, 2024)),
    Skin("last-units", "jpaas", 163, Odd("{path}index.html", "{path}art/{ym}/art_{key}{id}.html", unit_places, per_page=4, around=unit_service), titled(districts, *_MANY),
         Words(), _PLAIN, range(2021, 2024), 4, 2),
    Skin("last-messages", "truecms", 164, Odd("/ntsrmzf{path}{slug}.html", "/ntsrmzf{path}content/{key}{id}.html", messages, around=message_service), titled(by_publication, *_MANY),
         Words(), Dress(rows="dl"), range(2020, 2024)),
    Skin("last-blocks", "columns", 165, Odd("/columns/{key}/index.html", "/columns/{key}/{ym}/{id}.html", block_pager, per_page=4), titled(shared, *_MANY),
         Words(report=("年报专栏", "nbzl")), Dress(), range(2020, 2024)),
    Skin("last-depts", "epoint", 166, Odd("/govxxgk/govInfoPub.html?deptcode={upslug}&categorynum={number}", "/govxxgk/{ymd8}/{key}{id}.html", _none, per_page=8, around=dept_list), corners,
         Words(), Dress(rows="table"), range(2020, 2024)),
    Skin("last-frozen", "rednet", 167, Odd("/35048/{number}/index.htm", "/35048/{number}/content_{id}.html", by_address(turning(chosen_page, "%Y-%m-%d")), "/35048/{number}/index_{k}.htm", 4),
         titled(shared, *_MANY), Words(report=("信息公开报告", "xxgkbg")), _OLD, range(2018, 2022)),
    Skin("last-rednet", "rednet", 168, replace(rednet("25074"), per_page=2), year_then_level, Words(year=("{year}", "n{year}")), Dress(rows="dl", cut=20, tags=False), range(2021, 2024)),
    Skin("last-gateway", "trs", 169, Odd("{path}", "{path}{ym}/t{ymd8}_{id}.html", _none, per_page=99, around=gateways), county_tree, Words(), Dress(), range(2021, 2024)),
    Skin("last-viewers", "vsb", 170, Odd("/lm{number}.htm", "/info/{number}/{id}.htm", plain_pages(), per_page=99, around=viewers,
         twin="/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1424576281&wbfileid={id}"), districts, Words(), Dress(tags=False), range(2021, 2024)),
    Skin("last-item-view", "misc", 171, paths("/index.php/cms/item-list-category-{number}-page-{k}.shtml", "/index.php/cms/item-view-id-{id}.shtml"), titled(shared, *_MANY),
         Words(report=("年度报告", "annualreport")), _PLAIN, range(2019, 2023)),
    Skin("last-days", "misc", 172, Odd("/c{number}/", "/c{number}/{ymd8}/i{id}.html", plain_pages(), per_page=99), titled(corners, *_MANY), Words(report=("公开年报", "gknb")), Dress(dates="none"),
         range(2020, 2024)),
    Skin("last-xlist", "ucap", 173, replace(ucap("xlist", "first"), per_page=3), titled(organ_trees, *_MANY), Words(towns=("乡（镇）信息公开目录", "xzml")), Dress(rows="div", cut=22, leaks=True),
         range(2020, 2024), 4),
    Skin("last-secure", "trs", 174, Odd("{path}", "{path}{ym}/t{ymd8}_{id}.htm", plain_pages(), per_page=99), county_tree, Words(), Dress(links="secure"), range(2021, 2024)),
)  # fmt: skip
