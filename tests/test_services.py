"""Lists that stand in no link: what scripts call, what they hold, what forms bring, each on a page of its own."""

import json
import time

import pytest

from crawler.asks import Ask
from crawler.families import forms, hidden, inline, pager, records, service, turned
from tests.lists import HOST, TITLE, page

PAGE = "/nb/list.html"
ROWS = [{"docTitle": TITLE, "docUrl": "/nb/1.html", "docTime": "2023-01-18 09:00"}]
CALLS = {
    "$.get('/api/list?cid=7&page=1', draw)": ("GET", "/api/list?cid=7&page=1", b""),
    "var cid = 7, pageNo = 1; $.getJSON('/api/list', {cid: cid, pageNo: pageNo}, draw)": ("GET", "/api/list?cid=7&pageNo=1", b""),
    "$.post('/site/list.do', {channelId: '7', pageIndex: 0}, draw, 'json')": ("POST", "/site/list.do", b"channelId=7&pageIndex=0"),
    "$.ajax({type: 'post', url: '/list', data: 'cid=7&p=1', success: draw})": ("POST", "/list", b"cid=7&p=1"),
    "axios.post('/v1/query', {columnCode: 'a7', current: 1}).then(draw)": ("POST", "/v1/query", b'{"columnCode": "a7", "current": 1}'),
    "fetch(`/v1/query?id=${id}&page=1`).then(draw); var id = 12;": ("GET", "/v1/query?id=12&page=1", b""),
    "$('#t').bootstrapTable({url: '/annual/list', pageSize: 5, queryParams: function (p) { return {limit: p.limit, offset: p.offset, id: 'a7'}; }})":
        ("GET", "/annual/list?limit=5&offset=0&id=a7", b""),
    "layui.table.render({elem: '#t', url: '/doc/list', where: {channelId: 'a7'}, page: true, cols: [[{field: 'title'}]]})":
        ("GET", "/doc/list?channelId=a7", b""),
    "var sent = {infotypeId: 'B05', currpage: 1}; $.post('/module/list.do', sent, function (html) { draw(html); })":
        ("POST", "/module/list.do", b"infotypeId=B05&currpage=1"),
    "function load(n) { $.getJSON('list_' + n + '.json', draw); } load(1);": ("GET", "/nb/list_1.json", b""),
    "$.ajax({url: 'list.xml', dataType: 'xml', success: draw})": ("GET", "/nb/list.xml", b""),
    "new Vue({data: {query: {channelId: 'a7', pageNum: 1}}, methods: {load() { axios.post('/api/page', this.query).then(draw); }}})":
        ("POST", "/api/page", b'{"channelId": "a7", "pageNum": 1}'),
    "$('.l').pageList({pager: '.p', dataUrl: '/api/articles', param: {channelId: 'a7'}, pageName: 'n'})":
        ("GET", "/api/articles?channelId=a7", b""),
    "const b = 'x7'; function to(n) { $('#b').load(`/blocks/${b}?page=${n}&fix=0`); }": ("GET", "/blocks/x7?page=1&fix=0", b""),
    "var id = 7; $.ajax({url: '/docs', data: {page: 1, classsql: 'chnlid=' + id}, success: draw})": ("GET", "/docs?page=1&classsql=chnlid%3D7", b""),
    "var c = 7; function q(p) { $.ajax({type: 'POST', url: '/q.do', data: 'cid=' + c + '&page=' + p, success: f}); } q(1)": ("POST", "/q.do", b"cid=7&page=1"),
    "var sent = {}; sent.cid = '7'; sent.page = 1; $.post('/q.do', sent, f)": ("POST", "/q.do", b"cid=7&page=1"),
    "var x = new XMLHttpRequest(); x.open('GET', '/data/7.json', true);": ("GET", "/data/7.json", b""),
}  # fmt: skip


@pytest.mark.parametrize("script", CALLS)
def test_a_call_is_asked_for_as_its_script_would(script):
    method, target, body = CALLS[script]
    (ask,) = service.calls(page(PAGE, f"<script>{script}</script>"))
    assert (ask.method, ask.url, ask.body) == (method, HOST + target, body)
    assert ask.guess, "nobody printed it as a list: where it brings nothing, nothing is lost"


@pytest.mark.parametrize(
    "script",
    [
        "$.get('/hits/count?id=7')", "$.getJSON('/js/config.js')", "fetch('/' + ['a', key()].join('/'))",
        "$.post('/user/login', {name: 'x'})", "window.open('/nb/')", "$.get(url + make())",
    ],
)  # fmt: skip
def test_counters_log_ins_and_what_only_a_browser_could_join_are_not_asked_for(script):
    assert service.calls(page(PAGE, f"<script>{script}</script>")) == ()


def test_a_script_of_one_long_word_costs_no_time():
    began = time.process_time()

    assert service.calls(page(PAGE, f"<script>var k = {'a' * 40_000};</script>")) == ()
    assert time.process_time() - began < 5, "it once cost a minute and a half"


@pytest.mark.parametrize("wrap", ["{}", "cb({});", "{}  "], ids=["json", "jsonp", "spaced"])
def test_an_answer_is_read_by_what_it_holds(wrap):
    ask = Ask(f"{HOST}/api?page=1", answer=service.NAME, column=HOST + PAGE, walks=True)
    answer = wrap.format(json.dumps({"code": 200, "data": {"rows": ROWS, "total": 31}}, ensure_ascii=False))

    listing = service.answer(answer, ask)

    assert [(e.url, e.title, e.date) for e in listing.entries] == [(f"{HOST}/nb/1.html", TITLE, "2023-01-18")]
    assert listing.declared == 31
    assert [further.url for further in listing.following] == [f"{HOST}/api?page=2"]


def test_a_number_gets_its_address_as_the_script_makes_it():
    script = (
        "$.get('/api?page=1', function (r) { add('<a href=\"/detail/' + r.id + '.html\">' + r.title); });"
    )
    (ask,) = service.calls(page(PAGE, f"<script>{script}</script>"))
    listing = service.answer(json.dumps([{"id": 48, "title": TITLE}]), ask)
    assert [entry.url for entry in listing.entries] == [f"{HOST}/detail/48.html"]


@pytest.mark.parametrize(
    "made",
    [
        "'<a href=\"detail.html?aid=' + res.rows[i].articleId + '\">'",
        '`<a href="/detail/${res.data.rows[0].id}.html">`',
        '<a href="/detail/{{ d.infoId }}.html">{{ d.title }}</a>',
        "<a href='/detail/<%= item.guid %>'>",
    ],
)
def test_a_template_of_any_make_shows_where_the_number_of_a_row_belongs(made):
    assert records.template(f"var html = {made};").count("{}") == 1


@pytest.mark.parametrize(
    "looks",
    ["getQueryString('cid')", 'Util.getUrlParams("cid")', "new URLSearchParams(location.search).get('cid')"],
)
def test_what_a_script_looks_up_in_the_address_of_its_page_is_its_value(looks):
    script = f"var cid = {looks};\n$.get('/api/list', {{channel: cid, page: 1}}, draw);"
    (ask,) = service.calls(hidden.told(page("/list.html?cid=77", f"<script>{script}</script>")))
    assert ask.url == f"{HOST}/api/list?channel=77&page=1"


def test_a_page_is_no_answer_and_an_empty_one_ends_the_list():
    ask = Ask(f"{HOST}/api?page=3", answer=service.NAME, column=HOST + PAGE)
    assert service.answer(f"<!DOCTYPE html><a href='/nb/1.html'>{TITLE}</a>", ask).entries == ()
    assert service.answer('{"rows": [], "total": 20}', ask).following == ()


@pytest.mark.parametrize(
    "script",
    [
        f'var list = [{{"TITLE": "{TITLE}", "URL": "\\/nb\\/1.html"}}];',
        f"var rows = [{{title: '{TITLE}', href: '/nb/1.html', id: 3}}];",
        f"d.add(3, 1, '{TITLE}', '/nb/1.html', '', 'main');",
        f"document.write(\"<li><a href='/nb/1.html'>{TITLE}</a></li>\");",
        f'<record><![CDATA[<a href="/nb/1.html" title="{TITLE}">{TITLE}</a>]]></record>',
    ],
    ids=["json", "object", "call", "written", "records"],
)
def test_rows_in_scripts_are_entries(script):
    found = inline.entries(page(PAGE, f"<script>{script}</script>"))
    assert {(entry.url, entry.title) for entry in found} == {(f"{HOST}/nb/1.html", TITLE)}


def test_a_row_that_a_script_would_still_have_to_make_is_none():
    script = "html += '<li><a href=\"/nb/' + id + '.html\">年度报告' + title + '</a></li>';"
    assert inline.entries(page(PAGE, f"<script>{script}</script>")) == ()


@pytest.mark.parametrize(
    ("script", "sent"),
    [
        ("fetch('/api/kids', {method: 'POST', body: 'node=' + n.dataset.node})", [b"node=0", b"node=1", b"node="]),
        ("fetch('/api/kids', {method: 'POST', body: sealed(n)})", []),
        ("$.post('/api/kids', {cid: '7'}, function (d) { box.innerHTML = d; }, box)", [b"cid=7"]),
        ("$.post('/api/kids', {}, draw)", [b""]),
    ],
    ids=["written", "made by a function", "beside what is drawn", "empty as it is written"],
)  # fmt: skip
def test_a_call_is_sent_with_what_its_script_sends_or_not_at_all(script, sent):
    """A question without its words has no answer; and what is drawn with the answer is no word of it."""
    tree = "<li class='node' data-node='0'>砚渚镇</li><li class='node' data-node='1'>柳溪镇</li>"
    press = f"<script>tree.onclick = function (e) {{ var n = e.target; {script}; }};</script>"
    asks = (*service.chosen(page(PAGE, tree + press)), *service.calls(page(PAGE, tree + press)))
    assert [ask.body for ask in asks] == sent


def test_an_address_that_nobody_can_press_is_none():
    """What a list's script asks for next: its answer is data, and a run that asked for it as a page had lost it."""
    group = '<nextgroup><![CDATA[<a href="/jpage/dataproxy.jsp?page=1&columnid=12"></a>]]></nextgroup>'
    assert inline.entries(page(PAGE, f'<script type="text/xml">{group}</script>')) == ()


BACK = (
    "<form method='post' action='list.aspx' name='f'><input type='hidden' name='__VIEWSTATE' value='dDw='>"
    "<a href=\"javascript:__doPostBack('Pager','2')\">2</a><a href=\"javascript:__doPostBack('Pager','3')\">3</a></form>"
)
FILLED = (
    "<form method='post' action='/list.do'><input type='hidden' name='cid' value='7'><input type='hidden' name='pageNo' value='1'></form>"
    "<a href='javascript:gotoPage(2)'>下一页</a>"
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "target", "sent"),
    [
        (BACK, "/nb/list.aspx", "__VIEWSTATE=dDw%3D&__EVENTTARGET=Pager&__EVENTARGUMENT=2"),
        (FILLED, "/list.do", "cid=7&pageNo=2"),
    ],
    ids=["posts itself", "is filled"],
)
def test_a_form_brings_the_next_page_only(body, target, sent):
    document = page(PAGE, body)
    (ask,) = forms.following(document, Ask(HOST + PAGE))
    assert (ask.method, ask.url, ask.body.decode()) == ("POST", HOST + target, sent)
    assert forms.page_of(ask) == 2
    last = forms.following(page(PAGE, FILLED), ask)
    assert last == (), "its 下一页 leads to page 2, where we are"


def test_a_form_that_a_function_posts_elsewhere_brings_a_piece_of_the_page():
    code = "function go(p) { $('#cur').val(p); $.post('/find.jsp', $('#f').serialize(), function (d) { $('#l').html(d); }); }"
    body = f"<form id='f' method='post'><input type='hidden' name='currpage' id='cur' value='1'><input type='hidden' name='t' value='7'></form><p><a href='javascript:go(2)'>2</a></p><script>{code}</script>"
    (ask,) = forms.following(page(PAGE, body), Ask(HOST + PAGE))
    assert (ask.url, ask.method, ask.body, ask.answer) == (
        f"{HOST}/find.jsp",
        "POST",
        b"currpage=2&t=7",
        "service",
    )
    assert turned.turned(ask, 3).body == b"currpage=3&t=7"


def test_of_two_numbers_the_one_that_says_the_page_turns_it():
    """pg is the number of rows here: the fifth page of five rows is told from it by what turned before."""
    ask = Ask(f"{HOST}/find", method="POST", body=b'{"pg": 5, "p": 1}')
    for number in range(2, 8):
        ask = turned.turned(ask, 5)
        assert json.loads(ask.body) == {"pg": 5, "p": number}


def test_each_year_of_a_drop_down_is_a_list():
    body = "<form action='/gk.jsp'><input type='hidden' name='id' value='7'><select name='nd'><option value=''>年份</option><option>2023</option><option value='2022'>2022年</option><option value='2021'>2021年</option></select></form>"
    asks = forms.parts(page(PAGE, body))
    assert [ask.url for ask in asks] == [f"{HOST}/gk.jsp?id=7&nd={year}" for year in (2023, 2022, 2021)]


WAYS = {
    "<li onclick=\"window.open('/nb/1.html')\"><span>{}</span></li>": "/nb/1.html",
    '<tr data-href="/nb/1.html"><td>{}</td></tr>': "/nb/1.html",
    '<select onchange="location.href=this.value"><option value="/nb/list_2.html">{}</option></select>': "/nb/list_2.html",
    "<select onchange=\"location.href='/nb/'+this.value+'.html'\"><option value='2021'>{}</option></select>": "/nb/2021.html",
    '<a href="#" data-href="/nb/1.html">{}</a>': "/nb/1.html",
    '<a href="\\nb\\1.html">{}</a>': "/nb/1.html",
    '<a href=" /nb/\t1.html ">{}</a>': "/nb/1.html",
    f'<a href="{HOST.upper()}/nb/1.html">{{}}</a>': "/nb/1.html",
    "<a href=\"javascript:goUrl('/nb/1.html')\">{}</a>": "/nb/1.html",
    "<a href='#' onclick=\"show('box','/nb/','1.html')\">{}</a>": "/nb/1.html",
}


@pytest.mark.parametrize("markup", WAYS)
def test_a_way_onward_need_not_be_a_link(markup):
    whole = f"<table>{markup}</table>" if markup.startswith("<tr") else markup
    links = page(PAGE, whole.format(TITLE)).links
    assert [(link.url, link.text) for link in links] == [(HOST + WAYS[markup], TITLE)]


def test_a_file_that_is_called_by_the_number_of_a_page_is_that_page():
    """2.html beside moreinfo.html; a year's or an article's number is none."""
    ways = (
        "<a href='1.html'>1</a><a href='2.html'>2</a><a href='2023.html'>3</a><a href='/other/4.html'>4</a>"
    )
    found = pager.following(page("/zwgk/003/moreinfo.html", ways))
    assert [ask.url for ask in found] == [f"{HOST}/zwgk/003/1.html", f"{HOST}/zwgk/003/2.html"]
