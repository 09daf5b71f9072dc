"""odd — portals of systems no family describes, written before a crawler was tried on them: the small, old and home-made."""

from __future__ import annotations

from demo.skins.dress import Dress
from demo.skins.odd_homes import (
    application,
    files,
    frameset,
    late,
    map_page,
    mapped,
    more,
    moved,
    pictures,
    plain_pages,
    tabs,
    years,
    ztree,
)
from demo.skins.odd_lists import (
    Odd,
    Service,
    at,
    buttons,
    by_address,
    by_post,
    clicked,
    dropped,
    island,
    older,
    posted,
    scripted,
    sloppy,
    stepped,
    template,
    told,
    webforms,
    written,
)
from demo.skins.plan import Words, by_year, county_tree, organ_trees, shared, year_then_level
from demo.skins.skin import Skin

_GBK = Dress("gbk", "gb2312", rows="table", hand="bare", menu="table")
records = Service(
    "channelId", "current", lambda rows, total: {"code": 200, "data": {"records": rows, "total": total, "size": 5}},
    lambda p, url: {"contentTitle": p.title, "contentUrl": url, "releaseTime": f"{p.published} 00:00:00"},
)  # fmt: skip
_brief = Service(
    "cid",
    "p",
    lambda rows, _: {"list": rows},
    lambda p, url: {"t": p.title, "u": url, "d": str(p.published)},
)
_by_form = Service(
    "channelId", "pageNo", lambda rows, total: {"success": True, "rows": rows, "count": total},
    lambda p, url: {"subject": p.title, "link": url, "createTime": f"{p.published:%Y/%m/%d}"}, post=True,
)  # fmt: skip
_by_json = Service(
    "columnCode", "pageNum", lambda rows, total: {"state": "ok", "result": {"content": rows, "totalElements": total}},
    lambda p, url: {"id": p.number, "docTitle": p.title, "docPuburl": url, "docRelTime": str(p.published)}, 0, True,
)  # fmt: skip
_by_id = Service(
    "nodeId", "pageIndex", lambda rows, total: {"data": rows, "totalCount": total},
    lambda p, _: {"id": p.number, "title": p.title, "pubTime": f"{p.published}T08:00:00"},
)  # fmt: skip
_called = Service(
    "channel", "page", lambda rows, total: {"total": total, "items": rows},
    lambda p, url: {"name": p.title, "href": url, "date": str(p.published)}, callback="jsoncallback",
)  # fmt: skip

_PAGERS = (
    Skin("odd-webforms", "odd", 1, Odd("/Info/List.aspx?cid={number}", "/Info/Show.aspx?id={id}", by_post(webforms, "__EVENTARGUMENT")),
         shared, Words(), _GBK, range(2018, 2022)),
    Skin("odd-posted", "odd", 2, Odd("/zfxxgk/list_{number}.do", "/zfxxgk/show_{id}.do", by_post(posted, "pageNo")), county_tree,
         Words(report=("政府信息公开年度报告", "ndbg")), Dress(rows="ul"), range(2019, 2024)),
    Skin("odd-asp", "odd", 3, Odd("/list.asp?id={number}", "/show.asp?id={id}", by_address(dropped), "/list.asp?id={number}&page={k}"),
         shared, Words(("信息公开", "xxgk"), ("年报", "nb")), _GBK, range(2018, 2022)),
    Skin("odd-buttons", "odd", 4, Odd("/node_{number}.htm", "/{ym}/content_{id}.htm", by_address(buttons), "/node_{number}_{k}.htm"),
         county_tree, Words(), Dress(rows="table"), range(2020, 2025)),
    Skin("odd-blog", "odd", 5, Odd("/category/{slug}-{number}/", "/archives/{id}", by_address(older), "/category/{slug}-{number}/page/{k}/"),
         shared, Words(report=("政府信息公开工作年报", "gknb")), Dress(tags=False), range(2020, 2024)),
    Skin("odd-stepped", "odd", 6, Odd("/index.php?m=content&c=index&a=lists&catid={number}",
         "/index.php?m=content&c=index&a=show&catid={number}&id={id}", by_address(stepped),
         "/index.php?m=content&c=index&a=lists&catid={number}&page={k}"), county_tree, Words(), Dress(rows="dl", cut=16), range(2020, 2024)),
    Skin("odd-empire", "odd", 7, Odd("/e/action/ListInfo/?classid={number}", "/e/action/ShowInfo.php?classid={number}&id={id}",
         by_address(dropped), "/e/action/ListInfo/?classid={number}&page={zero}"), by_year, Words(), _GBK, range(2021, 2024), towns=5),
    Skin("odd-late", "odd", 8, Odd("/channels/{number}.html", "/contents/{number}/{id}.html", by_address(late), around=more, per_page=4),
         shared, Words(), Dress(rows="div"), range(2020, 2024)),
    Skin("odd-years", "odd", 9, Odd("/gk.jsp?id={number}", "/gk/{ym}/{id}.html", years), shared,
         Words(report=("公开年报", "gknb")), Dress(rows="ul"), range(2019, 2023)),
)  # fmt: skip
_ROWS = (
    Skin("odd-clicked", "odd", 10, Odd("/Category_{number}/Index.aspx", "/Item/{id}.aspx", by_address(clicked), "/Category_{number}/Index_{k}.aspx"),
         shared, Words(), Dress(), range(2020, 2024)),
    Skin("odd-told", "odd", 31, Odd("{path}list_1.html", "{path}{id}.html", by_address(told), "{path}list_{k}.html"), county_tree,
         Words(report=("政府信息公开年报", "nb")), Dress(), range(2020, 2024)),
    Skin("odd-sloppy", "odd", 32, Odd("/lanmu.php?lm={number}", "/nr/{id}.html", by_address(sloppy), "/lanmu.php?lm={number}&pn={k}"),
         shared, Words(), Dress(tags=False), range(2020, 2024)),
    Skin("odd-island", "odd", 33, Odd("/a/{slug}{number}.html", "/a/d/{id}.html", by_address(island), per_page=99), county_tree, Words(),
         Dress(), range(2020, 2024)),
    Skin("odd-written", "odd", 34, Odd("/wz/{slug}/index_{number}.shtml", "/wz/{ym}/{id}.shtml", by_address(written), per_page=99),
         organ_trees, Words(), _GBK, range(2020, 2024)),
    Skin("odd-template", "odd", 35, Odd("/lm{number}/", "/lm{number}/{id}.html", by_address(template), per_page=99), year_then_level,
         Words(), Dress(), range(2021, 2024), towns=5),
    Skin("odd-files", "odd", 36, Odd("/xxgk/{number}.html", "/upload/{ym}/{id}.{suffix}", plain_pages(), per_page=99, around=files), shared,
         Words(), Dress(), range(2021, 2024)),
)  # fmt: skip
_SERVICES = (
    Skin("odd-records", "odd", 37, Odd("/channel/{number}", "/content/{id}", scripted(
        "<div id=list></div><script>axios.get('/api/content/page', {params: {channelId: '@number', current: 1, size: @size}}).then(draw)</script>"),
        around=at("/api/content/page", records)), shared, Words(), Dress(), range(2020, 2024)),
    Skin("odd-brief", "odd", 38, Odd("/c/{number}/", "/c/{number}/{id}", scripted(
        '<div class="list" data-api="/openapi/articles.json?cid=@number&amp;p=1"></div><script src="/js/list.js"></script>'),
        around=at("/openapi/articles.json", _brief)), county_tree, Words(), Dress(), range(2020, 2024)),
    Skin("odd-form", "odd", 39, Odd("/site/{number}/list.html", "/site/{ym}/{id}.html", scripted(
        "<ul id=u></ul><script>$.post('/site/getList', { channelId: '@number', pageNo: 1, pageSize: @size }, function (d) { fill(d); }, 'json');</script>"),
        around=at("/site/getList", _by_form)), shared, Words(), Dress(), range(2020, 2024)),
    Skin("odd-json", "odd", 40, Odd("/gov/column/{number}.html", "/gov/article/{id}.html", scripted(
        "<script>var columnCode = '@number', pageNum = 0;\nfetch('/gov/api/queryList', { method: 'POST', headers: {'Content-Type': 'application/json'}, "
        "body: JSON.stringify({ columnCode: columnCode, pageNum: pageNum, pageSize: @size }) }).then(r => r.json()).then(show);</script>"),
        around=at("/gov/api/queryList", _by_json)), county_tree, Words(), Dress(), range(2020, 2024)),
    Skin("odd-ids", "odd", 82, Odd("/jump/{number}.html", "/detail/{id}.html", scripted(
        "<script>$.ajax({ url: '/service/doclist', type: 'get', data: { nodeId: @number, pageIndex: 1 }, success: function (r) { "
        "$.each(r.data, function (i, item) { html += '<li><a href=\"/detail/' + item.id + '.html\">' + item.title + '</a></li>'; }); } });</script>"),
        around=at("/service/doclist", _by_id)), shared, Words(), Dress(), range(2020, 2024)),
    Skin("odd-called", "odd", 83, Odd("/l/{number}.html", "/n/{ym}/{id}.html", scripted(
        '<script>function show(d) { draw(d.items); }</script><script src="/jsonp/list?channel=@number&amp;page=1&amp;jsoncallback=show"></script>'),
        around=at("/jsonp/list", _called)), shared, Words(), Dress(), range(2020, 2024)),
)  # fmt: skip
_HOMES = (
    Skin("odd-frames", "odd", 84, Odd("/list.asp?classid={number}", "/read.asp?id={id}", by_address(dropped),
         "/list.asp?classid={number}&page={k}", around=frameset), county_tree, Words(), _GBK, range(2017, 2021)),
    Skin("odd-ztree", "odd", 85, Odd("/zwgk/{number}/list.html", "/zwgk/{ym}/{id}.html", plain_pages(), per_page=99, around=ztree),
         organ_trees, Words(), Dress(), range(2021, 2024), towns=4),
    Skin("odd-pictures", "odd", 86, Odd("{path}index.htm", "{path}{id}.htm", plain_pages(), per_page=99, around=pictures), county_tree,
         Words(), _GBK, range(2020, 2024)),
    Skin("odd-mapped", "odd", 87, Odd("{path}index.html", "{path}{ym}/{id}.html", plain_pages(), per_page=99, around=mapped), county_tree,
         Words(), Dress(), range(2020, 2024)),
    Skin("odd-map-page", "odd", 88, Odd("/k{number}.html", "/d/{id}.html", plain_pages(), per_page=99, around=map_page), shared, Words(),
         Dress(tags=False), range(2020, 2024)),
    Skin("odd-moved", "odd", 89, Odd("/portal/col{number}.htm", "/portal/{id}.htm", plain_pages(), per_page=99, around=moved), county_tree,
         Words(), Dress(), range(2020, 2024)),
    Skin("odd-application", "odd", 90, Odd("/portal/list/{number}", "/portal/detail/{id}", scripted(
        "<div id=app></div><script>api.get('/portal/article/page?channelId=@number&current=1&size=@size').then(r => draw(r.data.data.records))</script>"),
        around=lambda cms, press: application(cms, press) | at("/portal/article/page", records)(cms, press)), shared, Words(), Dress(),
        range(2020, 2024)),
    Skin("odd-tabs", "odd", 91, Odd("/gongkai/{up}/{number}.html", "/gongkai/nr/{id}.html", tabs), organ_trees, Words(), Dress(),
         range(2021, 2024), towns=4),
)  # fmt: skip
ODD = (*_PAGERS, *_ROWS, *_SERVICES, *_HOMES)
