"""odder — portals written from the domain's words alone, each with several oddities at once, before a crawler was tried on them."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd import records
from demo.skins.odd_homes import plain_pages
from demo.skins.odd_lists import Odd, at, by_address, scripted
from demo.skins.odd_mixed import (
    CUT,
    beside,
    chinese_branches,
    chosen,
    computed,
    files,
    in_chinese,
    lazy,
    loaded,
    matrix,
    organ_service,
    organs,
    pressed,
    searched,
    short,
    stepping,
    submitted,
)
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared
from demo.skins.skin import Skin

_GBK = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table")
_LIST_JS = (
    "$(function () {\n  loadList(1);\n});\nfunction loadList(pageNum) {\n  $.ajax({ url: ctx + '/info/query', type: 'get', "
    "data: { channelId: channelId, current: pageNum, size: 5 }, success: function (r) { draw(r.data.records); } });\n}\n"
)
_SHOW_JS = "function show(cid, id) {\n  window.location.href = '/news/' + cid + '/' + id + '.shtml';\n}\n"
_DETAIL = (
    "function detail(id) { window.open('/nr/' + id + '.jsp'); }\n"
    "function go(n) { location.href = '/lb.jsp?lm=@number&start=' + (n - 1) * @size; }"
)

ODDER = (
    Skin("odd-far", "odd", 92, Odd("/ch/{number}.html", "/info/{id}.html", scripted(
        "<div id=list></div><script>var ctx = '/gov', channelId = '@number';</script><script src=\"/js/jquery.min.js\"></script>"
        '<script src="/js/list.js"></script>'),
        around=beside(at("/gov/info/query", records), files(list=_LIST_JS))), county_tree, Words(), Dress(), range(2020, 2024)),
    Skin("odd-detail", "odd", 93, Odd("/lb.jsp?lm={number}", "/nr/{id}.jsp", stepping(pressed("detail('@id')"), _DETAIL)), county_tree,
         Words(), Dress(), range(2020, 2024)),
    Skin("odd-detail-far", "odd", 94, Odd("/news/{number}/index.shtml", "/news/{number}/{id}.shtml",
        by_address(lambda cms, press, column, k: pressed("show('@number','@id');return false;")(cms, press, column, k)
                   + '<script src="/js/show.js"></script>'), per_page=99, around=files(show=_SHOW_JS)),
        organ_trees, Words(), _GBK, range(2020, 2024)),
    Skin("odd-organs", "odd", 95, Odd("/gk/{number}.html", "/gk/{ym}/{id}.html", organs, around=organ_service), shared, Words(),
         Dress(), range(2021, 2024)),
    Skin("odd-chosen", "odd", 96, Odd("/list.jsp?id={number}", "/view.jsp?id={id}", chosen), shared,
         Words(report=("年度报告", "ndbg")), _GBK, range(2021, 2024)),
    Skin("odd-lazy", "odd", 97, Odd("/node/{number}.html", "/node/{number}/{id}.html", plain_pages(), per_page=99, around=lazy),
         organ_trees, Words(), Dress(), range(2021, 2024), towns=4),
    Skin("odd-matrix", "odd", 98, Odd("/zt/{number}/", "/zt/{number}/{id}.htm", matrix), shared, Words(), Dress(rows="table"),
         range(2019, 2023)),
    Skin("odd-short", "odd", 99, Odd("{path}index.html", "{path}{id}.html", by_address(short("年度报告")), per_page=99), organ_trees,
         Words(report=("年度报告", "ndbg")), Dress(tags=False), range(2020, 2024)),
    Skin("odd-folders", "odd", 107, Odd("{path}", "/wj/{ym}/{id}.html", by_address(short("政府信息公开年报")), "{path}p_{k}.html"), by_year,
         Words(year=("{year}", "n{year}n")), Dress(tags=False), range(2021, 2024), towns=5),
    Skin("odd-chinese", "odd", 101, Odd("/list.asp?lm={name}&id={number}", "/show.asp?id={id}", in_chinese(by_address(
        lambda cms, press, column, k: press.rows(column, cms.pieces(column, k))
        + "".join(f'<a href="{cms.page(column, i)}">[{i}]</a>' for i in range(1, cms.pages(column) + 1)))),
        "/list.asp?lm={name}&id={number}&page={k}", around=chinese_branches), county_tree, Words(), _GBK, range(2020, 2024)),
    Skin("odd-loaded", "odd", 102, Odd("/c/{number}", "/c/{number}/{id}", loaded), county_tree, Words(), Dress(rows="dl"), range(2020, 2024)),
    Skin("odd-submitted", "odd", 103, Odd("/list.php?c={number}", "/show.php?id={id}", submitted), county_tree, Words(), _GBK, range(2020, 2024)),
    Skin("odd-computed", "odd", 104, Odd("/zw/{number}.action", "/zw/show_{id}.action", computed), county_tree, Words(), Dress(tags=False),
         range(2019, 2024)),
    Skin("odd-cut", "odd", 105, Odd("/l/{number}", "/d/{id}.html", scripted(
        "<ul id=u></ul><script>$.getJSON('/api/lm', {lm: '@number', rows: @size}, show);</script>"), around=at("/api/lm", CUT)), county_tree,
        Words(), Dress(), range(2020, 2024)),
    Skin("odd-searched", "odd", 106, Odd("/lm/{number}.html", "/xx/{id}.html", plain_pages(), per_page=99, around=searched), county_tree,
         Words(), _GBK, range(2020, 2024)),
)  # fmt: skip
