"""third_makers — known makers whose lists a script asks for: LonSun, Openness, Hebei's blocks, Ucap, truecms, documents."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial

from demo.skins.dress import Press, later
from demo.skins.held_out.third_shelf import Shelf, asked, uuid
from demo.skins.plan import Column
from demo.skins.site import Ask, Page, Route, in_json


def _id(column: Column) -> str:
    return str(column.number)


@dataclass(frozen=True, slots=True)
class Label(Shelf):
    """LonSun: page 1 is printed, the others are fragments that a label of the template answers with."""

    site: int = 6_795_821

    def inner(self, press: Press, column: Column) -> str:
        return f"""<div class="gkwz_contnet"><div id="listContent" class="xxgk_navli">{press.rows(column, self.part(column, 1))}</div>
<div class="j-pagination pagination"></div></div>
<script src="/js/ls.pagination.js"></script>
<script>
var options = {{ siteId: {self.site}, organId: {column.above[-1].number if column.above else 0}, catId: {column.number} }};
Ls.pagination('.j-pagination', function (pageIndex) {{
  $.get('/site/label/8888?IsAjax=1&dataType=html&_=' + Math.random() + '&labelName=publicInfoList&siteId=' + options.siteId
    + '&pageSize={self.per_page}&pageIndex=' + pageIndex + '&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=50&organId='
    + options.organId + '&type=4&catId=' + options.catId + '&cId=&result=%E6%9A%82%E6%97%A0%E7%9B%B8%E5%85%B3%E4%BF%A1%E6%81%AF'
    + '&title=&fileNum=&keyWords=&file=%2Fc1%2Fxxgk%2FpublicInfoList_newest', function (html) {{ $('#listContent').html(html); }});
}}, {{ currPage: 1, pageCount: {self.pages(column)} }});
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        routes: dict[str, Route] = {"/site/label/8888": partial(self._label, press)}
        for branch in press.plan.columns():
            for column in branch.children:
                if column.kind == "信息公开年报":
                    routes[self.column(branch)] = partial(self._typed, press, branch, column)
        return routes

    def _typed(self, press: Press, branch: Column, column: Column, ask: Ask) -> Page:
        """An organ's page: its columns, or its reports where type 3 was asked for."""
        return self._listed(press, column) if ask.told.get("type") == "3" else press.branch(branch)

    def _label(self, press: Press, ask: Ask) -> Page:
        column = asked(press, ask, "catId", _id)
        if column is None or ask.told.get("labelName") != "publicInfoList":
            return press.encoded("暂无相关信息")
        return press.encoded(press.rows(column, self.part(column, ask.number("pageIndex", 1))))


@dataclass(frozen=True, slots=True)
class Blocks(Shelf):
    """Hebei's columns: a list is a block of its template; *grows*: its end has a button that brings the next ones."""

    grows: bool = False

    def _block(self, column: Column) -> str:
        key = column.key(64)
        return f"/columns/{uuid(key)}/templates/{uuid(key[32:])}/blocks/{uuid(key[16:48])}"

    def inner(self, press: Press, column: Column) -> str:
        block, n = self._block(column), self.pages(column)
        rows = press.rows(column, self.part(column, 1))
        if self.grows:
            return f"""<div class="text-list" id="texts">{rows}</div>
<a class="load-more" id="more" href="javascript:;"{' style="display:none"' if n < 2 else ""}>加载更多</a>
<script>
var page = 1;
$('#more').click(function () {{
  $.get('{block}?page=' + (++page) + '&fix=0', function (html) {{ $('#texts').append(html); if (page >= {n}) $('#more').hide(); }});
}});
</script>"""
        return f"""<div class="page-content" id="page-content">{rows}</div><div id="pagination" class="pagination"></div>
<script src="/js/laypage.js"></script>
<script>
laypage({{ cont: 'pagination', pages: {n}, curr: 1, jump: function (obj, first) {{
  if (!first) $('#page-content').load('{block}?page=' + obj.curr + '&fix=0');
}} }});
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {self._block(c): partial(self._fragment, press, c) for c in press.plan.leaves()}

    def _fragment(self, press: Press, column: Column, ask: Ask) -> Page:
        return press.encoded(press.rows(column, self.part(column, ask.number("page", 1))))


@dataclass(frozen=True, slots=True)
class Aggregate(Shelf):
    """Ucap's newer lists: a search by channel answers in JSON, the page draws its rows."""

    def inner(self, press: Press, column: Column) -> str:
        del press
        return f"""<ul class="xxgk-list" id="docs"></ul><div id="pages" class="page"></div>
<script src="/js/laypage.js"></script>
<script>
var channelId = '{column.key(32)}', pageSize = {self.per_page};
function query(page) {{
  $.getJSON('/common/search/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=' + pageSize
    + '&_template=index&_rangeTimeGte=&_channelName=&page=' + page, function (result) {{
    var html = '';
    for (var i = 0; i < result.data.results.length; i++) {{
      var doc = result.data.results[i];
      html += '<li><a href="' + doc.url + '" title="' + doc.title + '" target="_blank">' + doc.title + '</a><span>' + doc.publishedTimeStr.substr(0, 10) + '</span></li>';
    }}
    $('#docs').html(html);
    if (page === 1) laypage({{ cont: 'pages', pages: Math.ceil(result.data.total / pageSize), curr: 1, jump: function (o) {{ query(o.curr); }} }});
  }});
}}
query(1);
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {f"/common/search/{c.key(32)}": partial(self._search, press, c) for c in press.plan.leaves()}

    def _search(self, press: Press, column: Column, ask: Ask) -> Page:
        k = ask.number("page", 1)
        rows = [
            {"title": p.title, "url": press.address(column, p), "publishedTimeStr": f"{p.published} 10:05:00",
             "manuscriptId": str(p.number), "channelName": column.name, "source": p.source}
            for p in self.part(column, k)
        ]  # fmt: skip
        return in_json(
            {"code": 0, "data": {"page": k, "rows": self.per_page, "total": len(column.pieces), "results": rows}}
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Store(Shelf):
    """truecms: JSONP whose result is a datastore of records; *most* is what an answer holds, whatever is asked for."""

    root: str = "/hmqrmzf"
    plain: bool = False  # the result is the rows themselves

    def inner(self, press: Press, column: Column) -> str:
        del press
        return f"""<div class="list" id="div{column.key(8)}"></div><div id="pageDec"></div>
<script src="/js/laypage.js"></script>
<script>
var columnId = '{column.key(32)}', perpage = {self.per_page};
function rows(result) {{
  var found = result.match(/<!\\[CDATA\\[[\\s\\S]*?\\]\\]>/g);
  return found ? found.map(function (one) {{ return one.slice(9, -3); }}).join('') : result;
}}
function getMessage(curr) {{
  $.ajax({{ url: '{self.root}/messageController/getMessage.do', dataType: 'jsonp', jsonp: 'callback',
    data: {{ startrecord: (curr - 1) * perpage + 1, endrecord: curr * perpage, perpage: perpage, columnId: columnId }},
    success: function (data) {{
      $('#div{column.key(8)}').html(rows(data.result));
      if (curr === 1) laypage({{ cont: 'pageDec', pages: Math.ceil(data.total / perpage), curr: 1, jump: function (o) {{ getMessage(o.curr); }} }});
    }} }});
}}
getMessage(1);
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {f"{self.root}/messageController/getMessage.do": partial(self._message, press)}

    def _message(self, press: Press, ask: Ask) -> Page:
        column = asked(press, ask, "columnId", lambda c: c.key(32))
        if column is None or not ask.from_a_page:
            return press.missing()
        start = max(1, ask.number("startrecord", 1)) - 1
        pieces = column.pieces[start : min(ask.number("endrecord", start + 1), start + self.per_page)]
        rows = "".join(f"<record><![CDATA[{press.row(column, p)}]]></record>" for p in pieces)
        result = (
            press.rows(column, pieces) if self.plain
            else f"<datastore><totalrecord>{len(column.pieces)}</totalrecord><recordset>{rows}</recordset></datastore>"
        )  # fmt: skip
        told = json.dumps({"result": result, "total": len(column.pieces)}, ensure_ascii=False)
        return press.encoded(f"{ask.told.get('callback', 'cb')}({told})", kind="application/javascript")


@dataclass(frozen=True, slots=True)
class Documents(Shelf):
    """The 24-hex documents: the channel's page asks a service of the site for the documents of a page."""

    site: str = "site_wzj"

    def inner(self, press: Press, column: Column) -> str:
        del press
        return f"""<table class="gk-list"><tbody id="doclist"></tbody></table><div class="page-nav"><a href="javascript:;" id="prev">上一页</a> <span id="now">1</span> <a href="javascript:;" id="next">下一页</a></div>
<script>
var pageNo = 1, total = 1, base = '/gongkai/', param = {{ site: '{self.site}', channelId: '{column.key(24)}', pageSize: {self.per_page} }};
function draw() {{
  $.post('/gongkai/api/docs/list', {{ site: param.site, channelId: param.channelId, pageSize: param.pageSize, pageNo: pageNo }}, function (back) {{
    total = back.totalPage;
    $('#doclist').empty(); $('#now').text(pageNo + '/' + total);
    back.list.forEach(function (doc) {{
      $('#doclist').append('<tr><td>' + doc.indexNo + '</td><td><a target="_blank" href="' + base + param.site + '/channel_' + doc.channel + '/doc_' + doc.id + '.html">' + doc.title + '</a></td><td>' + doc.pubDate + '</td></tr>');
    }});
  }}, 'json');
}}
$('#prev').click(function () {{ if (pageNo > 1) {{ pageNo--; draw(); }} }});
$('#next').click(function () {{ if (pageNo < total) {{ pageNo++; draw(); }} }});
draw();
</script>"""

    def services(self, press: Press) -> dict[str, Route]:
        return {"/gongkai/api/docs/list": partial(self._list, press)}

    def _list(self, press: Press, ask: Ask) -> Page:
        column = asked(press, ask, "channelId", lambda c: c.key(24))
        if column is None or ask.method != "POST" or ask.told.get("site") != self.site:
            return in_json({"list": [], "totalPage": 0})
        rows = [
            {"id": press.address(column, p).rpartition("doc_")[2].removesuffix(".html"), "channel": column.key(24),
             "title": p.title, "indexNo": f"{column.number}/{p.published.year}-{p.number}", "pubDate": p.published.isoformat()}
            for p in self.part(column, ask.number("pageNo", 1))
        ]  # fmt: skip
        return in_json({"list": rows, "totalPage": self.pages(column), "pageNo": ask.number("pageNo", 1)})


@dataclass(frozen=True, slots=True)
class YearForm(Shelf):
    """Openness with a year to choose: the page shows the newest year, a form asks for another."""

    def inner(self, press: Press, column: Column) -> str:
        return self._of(press, column, self._years(column)[0])

    def _years(self, column: Column) -> list[int]:
        return sorted({p.published.year for p in column.pieces}, reverse=True) or [2024]

    def _of(self, press: Press, column: Column, year: int) -> str:
        years = "".join(
            f'<option value="{y}"{" selected" if y == year else ""}>{y}年</option>'
            for y in self._years(column)
        )
        rows = press.rows(column, [p for p in column.pieces if p.published.year == year])
        return (
            f'<form method="get" action="{self.column(column)}" id="nd">发布年度：<select name="nd" onchange="this.form.submit()">'
            f'{years}</select> <input type="submit" value="查询"></form>{rows}'
        )

    def services(self, press: Press) -> dict[str, Route]:
        return {
            f"{self.column(c)}?nd={year}": later(self._turned, press, c, year)
            for c in press.plan.leaves()
            for year in self._years(c)
        }

    def _turned(self, press: Press, column: Column, year: int) -> Page:
        return press.listing(column, self._of(press, column, year))
