"""trs — lists of TRS portals: pagers that a script reckons, the gateway's JSONP, WAS, IGS, createPageHTML with a place of its own."""

from __future__ import annotations

import json
from html import escape

from demo.files import docx
from demo.skins.dress import Press, later
from demo.skins.lodgers.lists import lines, of_number
from demo.skins.odd_lists import Odd
from demo.skins.odd_mixed import script
from demo.skins.plan import Column, Piece
from demo.skins.site import Ask, Page, Route, fixed, in_json
from demo.skins.townsfolk.doors import bare

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def reckoned(cms: Odd, press: Press, column: Column, k: int) -> str:
    """The template's oldest pager: how many pages there are and which this is are variables, every way is written by a script."""
    folder = cms.column(column)
    rows = "".join(
        f'<li><span class="rq">[{p.published:%Y-%m-%d}]</span><a href=".{press.address(column, p).removeprefix(folder.rstrip("/"))}">{p.title}</a></li>'
        for p in cms.pieces(column, k)
    )
    code = (
        """<script>
var currentPage = @now;//所在页从0开始
var prevPage = currentPage-1//上一页
var nextPage = currentPage+1//下一页
var countPage = @all//共多少页
//设置上一页代码
if(countPage>1&&currentPage!=0&&currentPage!=1)
	document.write("<a href=\\"index"+"_" + prevPage + "."+"htm\\"><span>上一页</span></a>&nbsp;");
else if(countPage>1&&currentPage!=0&&currentPage==1)
	document.write("<a href=\\"index.htm\\"><span>上一页</span></a>&nbsp;");
//循环
var num = 5;
for(var i=0+(currentPage-1-(currentPage-1)%num) ; i<=(num+(currentPage-1-(currentPage-1)%num))&&(i<countPage) ; i++){
	if(countPage >1){
		if(currentPage==i)
			document.write("<span class=\\"current\\">"+(i+1)+"</span>&nbsp;");
		else if(i==0)
			document.write("<a href=\\"index"+"."+"htm\\">"+(i+1)+"</a>&nbsp;");
		else
			document.write("<a href=\\"index"+"_" + i + "."+"htm\\">"+(i+1)+"</a>&nbsp;");
	}
}
//设置下一页代码
if(countPage>1&&currentPage!=(countPage-1))
	document.write("<a href=\\"index"+"_" + nextPage + "."+"htm\\"><span>下一页</span></a>&nbsp;");
</script>"""
        .replace("@now", str(k - 1))
        .replace("@all", str(cms.pages(column)))
    )  # fmt: skip
    return f'<ul class="erji">{rows}</ul><div class="page">{code}</div>'


def placed(cms: Odd, press: Press, column: Column, k: int) -> str:
    """CreatePageHTML counts from 1 and is told its place first; titles are cut, the whole one is an attribute of the row."""
    rows = "".join(
        f'<li title="{escape(p.title)}"><a href="{press.address(column, p)}">{p.title[:16]}…</a><i>{p.published:%m-%d}</i></li>'
        for p in cms.pieces(column, k)
    )
    call = f"createPageHTML('page_div',{cms.pages(column)}, {k},'default','htm',{len(column.pieces)});"
    return f'<ul>{rows}</ul><div id="page_div"></div><script src="/images/fenye.js"></script><script>{call}</script>'


# -- the gateway's search --------------------------------------------------------------------------------
_SEARCH = "/govsearch/jsonp/zf_jd_list.jsp"


def gateway(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A table that a function fills from the gateway; the column is a number of it."""
    code = f"""<table class="zly_xxmu"><thead><tr><th>标题</th><th>发文机关</th><th>发布日期</th></tr></thead><tbody id="list"></tbody></table>
<div id="pageNav"></div>
<script type="text/javascript">
var lanmu = '{column.number}';
function getData(p) {{
  $.ajax({{ url: "{_SEARCH}?page=" + p + "&lb=" + lanmu + "&sword=&searchColumn=all&searchYear=all&pubURL=&SType=1&searchColumnYear=all", type: "get", dataType: "jsonp", jsonp: "callback", jsonpCallback: "result",
    success: function (data) {{
      var html = "";
      $.each(data.data, function (i, n) {{ html += "<tr><td><a href='" + n.puburl + "' title='" + n.tip.title + "'>" + n.title + "</a></td><td>" + n.tip.publisher + "</td><td>" + n.tip.dates + "</td></tr>"; }});
      $("#list").html(html); fenye(data.page, data.pagenums);
    }} }});
}}
function fenye(now, all) {{
  var s = "";
  for (var i = 1; i <= all; i++) {{ s += "<a href='javascript:void(0)' onclick='getData(" + i + ")'>" + i + "</a>"; }}
  $("#pageNav").html(s);
}}
getData(1);
</script>"""
    return {cms.column(column): later(press.listing, column, code)}


def gateway_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("lb"))
        own = cms.pieces(column, ask.number("page", 1)) if column else ()
        rows = [
            {"MetaDataId": str(p.number), "title": p.title, "puburl": press.origin + press.address(column, p) if column else "",
             "tip": {"title": p.title, "dates": f"{p.published:%Y年%m月%d日}", "publisher": p.source, "fileNum": ""}}
            for p in own
        ]  # fmt: skip
        value = {"data": rows, "num": len(column.pieces) if column else 0, "page": ask.number("page", 1), "pagenums": cms.pages(column) if column else 0}  # fmt: skip
        text = f"{ask.told.get('callback', 'result')}({json.dumps(value, ensure_ascii=False)})"
        return press.encoded(text, kind="text/javascript")

    return {_SEARCH: answer}


# -- WAS -------------------------------------------------------------------------------------------------
def was(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A frame shows what WAS finds in a channel; its pager writes addresses that stand in its own folder; years are a drop-down."""
    frame = f"/was5/web/search?channelid={column.number}&templet=nb_list.jsp&searchword="
    inner = f'<iframe id="ifr" src="{escape(frame)}" width="100%" height="600" frameborder="0" scrolling="no"></iframe>'
    return {cms.column(column): later(press.listing, column, inner)}


def was_service(cms: Odd, press: Press) -> dict[str, Route]:
    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("channelid"))
        if column is None:
            return press.missing()
        year = ask.told.get("searchword", "").removeprefix("nd=")
        own = [p for p in column.pieces if year in ("", str(p.published.year))]
        k, size = ask.number("page", 1), cms.per_page
        n = max(1, -(-len(own) // size))
        told = f"channelid={column.number}&amp;templet=nb_list.jsp&amp;searchword={ask.told.get('searchword', '')}"
        years = sorted({p.published.year for p in column.pieces}, reverse=True)
        options = "".join(f'<option value="nd={y}">{y}</option>' for y in years)
        rows = lines(press, column, tuple(own[(k - 1) * size : k * size]), '<tr><td class="bt"><a href="{href}" target="_blank">{title}</a></td><td width="90">{on}</td></tr>')  # fmt: skip
        ways = "".join(
            f'<span class="cur">{i}</span>' if i == k else f'<a href="search?page={i}&amp;{told}">{i}</a>'
            for i in range(1, n + 1)
        )
        more = f'<a class="next-page" href="search?page={k + 1}&amp;{told}">下一页</a>' if k < n else ""
        inner = (
            f'<body><form name="sf" action="search"><input type="hidden" name="channelid" value="{column.number}"><input type="hidden" name="templet" value="nb_list.jsp"><select name="searchword" onchange="document.sf.submit()"><option value="">全部年份</option>{options}</select></form>'
            f'<table>{rows}</table><div class="outline">共 {len(own)} 条 {ways}{more}</div></body>'
        )
        return bare(press, inner)

    return {"/was5/web/search": answer}


# -- IGS -------------------------------------------------------------------------------------------------
_IGS = "/igs/front/search/publish/data/list.html"


def igs(cms: Odd, press: Press, column: Column) -> dict[str, Route]:
    """A file of the template asks IGS for the documents of a channel; the page tells it by hidden fields."""
    inner = (
        f'<input type="hidden" id="channelId" value="{column.number}"><input type="hidden" id="siteId" value="57">'
        '<ul id="docList" class="list"></ul><div class="pagination" id="page"></div><script src="/images/gk_list.js"></script>'
    )
    return {cms.column(column): later(press.listing, column, inner)}


def igs_service(cms: Odd, press: Press) -> dict[str, Route]:
    """Pages are counted from 1 in the question and from 0 in the answer; addresses are whole."""
    code = f"""$(function () {{ loadDocs(1); }});
function loadDocs(pageNumber) {{
  var channelId = $("#channelId").val();
  $.ajax({{
    url: "{_IGS}?index=govdoc-index&type=govdoc&siteId=" + $("#siteId").val() + "&pageNumber=" + pageNumber + "&pageSize={cms.per_page}&filter[AVAILABLE]=true&filter[CHANNELID]=" + channelId + "&orderProperty=PUBDATE&orderDirection=desc",
    type: "get", dataType: "json",
    success: function (data) {{
      var list = data.page.content, html = "";
      for (var i = 0; i < list.length; i++) {{
        html += '<li><a href="' + list[i].DOCPUBURL + '" target="_blank">' + list[i].DOCTITLE + '</a><span>' + list[i].PUBDATE.substring(0, 10) + '</span></li>';
      }}
      $("#docList").html(html);
      $("#page").pagination({{ currentPage: data.page.number + 1, totalPage: data.page.totalPages, callback: function (current) {{ loadDocs(current); }} }});
    }}
  }});
}}"""

    def answer(ask: Ask) -> Page:
        column = of_number(press, ask.told.get("filter[CHANNELID]"))
        k = ask.number("pageNumber", 1)
        own = cms.pieces(column, k) if column else ()
        rows = [
            {"DOCTITLE": p.title, "DOCPUBURL": press.origin + press.address(column, p) if column else "", "PUBDATE": f"{p.published} 10:21:00", "_id": str(p.number)}
            for p in own
        ]  # fmt: skip
        page = {"content": rows, "number": k - 1, "size": cms.per_page, "totalPages": cms.pages(column) if column else 0, "total": len(column.pieces) if column else 0}  # fmt: skip
        return in_json({"page": page, "status": 1})

    return {"/images/gk_list.js": fixed(script(code)), _IGS: answer}


def papers(cms: Odd, press: Press) -> dict[str, Route]:
    """A report's page holds its title and the way to a Word file that lies beside it."""
    routes: dict[str, Route] = {}
    for column in press.plan.columns():
        for p in column.pieces:
            if p.publisher is None:
                continue
            here = cms.details(column, p)[0]
            file = f"P0{p.published:%Y%m%d}{p.number:015d}.docx"
            inner = (
                f'<div class="xl"><h1>{p.title}</h1><div class="sj">日期：{p.published} 来源：{p.source}</div><div class="TRS_Editor"></div>'
                f'<div class="fj"><b>附件：</b><a href="./{file}" oldsrc="/protect/{file}">{p.title}.docx</a></div></div>'
            )
            routes[here] = later(press.page, p.title, "", press.crumbs(column), inner)
            routes[here.rpartition("/")[0] + "/" + file] = word(p)
    return routes


def word(piece: Piece) -> Route:
    return lambda _: Page(docx(piece.article), kind=_WORD)
