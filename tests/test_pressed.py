"""What a portal's scripts open when something is pressed or chosen is found as they are written, in the page or in a file."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.asks import Ask
from crawler.families import external, forms, pager, pressed, service, written
from tests.lists import HOST, TITLE, page
from tests.tours import COLUMN, data, rows, sent, title, toured

ROW = "<li><a href='javascript:void(0)' onclick=\"{}\">" + TITLE + "</a></li><script>{}</script>"


@pytest.mark.parametrize(
    ("call", "script", "target"),
    [
        ("detail('39')", "function detail(id) { window.open('/show/' + id + '.html'); }", "/show/39.html"),
        ("show('7','39');return false;", "var show = function (cid, id) { location.href = '/c/' + cid + '/' + id; }", "/c/7/39"),
        ("go(39)", "const go = (id) => { location.href = `/a/${id}.jsp`; }", "/a/39.jsp"),
        ("show(1)", "var urls = ['/a/', '/b/'];\nfunction show(i) { window.location.href = urls[i]; }", "/b/"),
        ("go(39)", "function go(n) { var u = 'i'; if (n == 1) { u += '.htm'; return; } else if (n > 2) u = '/a/' + (n - 1) + '.htm'; location.href = u; }", "/a/38.htm"),
        ("go(1)", "function go(n) { if (n == 1) { location = '/a/'; } else { location = '/a/' + n; } }", "/a/"),
        ("show('b')", "function show(d) { document.getElementById('f').src = '/a/' + d + '/'; }", "/a/b/"),
        ("detail('39')", "var ctx = '/portal'; function detail(id) { location.assign(ctx + '/view?id=' + id) }", "/portal/view?id=39"),
    ],
)  # fmt: skip
def test_a_row_leads_where_its_function_would_open_it(call, script, target):
    (entry,) = pressed.entries(page("/nb/", ROW.format(call, script)))
    assert (entry.url, entry.title) == (HOST + target, TITLE)


def test_the_node_of_a_drawn_tree_leads_where_its_function_would_go():
    code = "function show(id) { parent.right.location.href = 'search.jsp?type=' + id; }"
    tree = f"d = new dTree('d'); d.add(0,-1,'目录'); d.add(1,0,'{TITLE}','javascript:show(\\'39\\')'); document.write(d);"
    (entry,) = pressed.entries(page("/nb/", f"<script>{code}{tree}</script>"))
    assert (entry.url, entry.title) == (f"{HOST}/nb/search.jsp?type=39", TITLE)


def test_what_stands_between_two_strings_is_not_what_a_function_is_handed():
    script = """function more(p) { $.get('/a.jsp?n=' + p + '&lb=7', draw); } s += "<a onclick='more(" + i + ")'>" + i; more(1);"""
    (call,) = written.calls(script, written.known(script))
    assert call.url == "/a.jsp?n=1&lb=7"


@pytest.mark.parametrize(
    ("call", "script"),
    [
        ("detail(this)", "function detail(e) { open('/a/' + e.id); }"),
        ("detail('39')", "function detail(id) { open(sign(id)); }"),
    ],
)
def test_a_row_that_only_a_browser_could_open_leaves_the_list_open(call, script):
    document = page("/nb/", ROW.format(call, script))
    assert (pressed.entries(document), pressed.shut(document)) == ((), True)


@pytest.mark.parametrize(
    ("script", "second"),
    [
        ("function go(n) { location.href = '/nb/?start=' + (n - 1) * 5; }", "/nb/?start=5"),
        ("var size = 5; function go(n) { location = '/nb/?s=' + parseInt(n) * size; }", "/nb/?s=10"),
        ("function go(n) { if (n < 9) location.href = '/nb/p' + n + '.html'; }", "/nb/p2.html"),
        (
            "function go(n) { location.href = '/nb/index' + (n > 1 ? '_' + n : '') + '.html'; }",
            "/nb/index_2.html",
        ),
    ],
    ids=["a record", "a product", "a name", "one of two"],
)
def test_a_pager_turns_as_its_function_reckons(script, second):
    body = f"{rows(20)}<p><a href='javascript:go(2)'>2</a></p><script>{script}</script>"
    assert [ask.url for ask in pager.following(page("/nb/", body))] == [HOST + second]


def test_each_organ_of_a_drop_down_is_asked_for():
    script = (
        "<select onchange='getList(this.value)'><option value=''>请选择</option><option value='3'>教育局</option>"
        "<option value='4'>柳溪镇</option></select><script>function getList(d) { $.post('/list.do', {dept: d}, draw); }</script>"
    )
    answer = {"/list.do": lambda ask: data(*(20 + n for n in [sent(ask, "dept", 0)] if n))}

    tour, _, found = toured({COLUMN: script, **answer})

    assert (tour.end().state, found) == ("complete", [23, 24])


@pytest.mark.parametrize(
    "script",
    [
        "var organ = '', n = 1; function sel(id) { organ = id; n = 1; load(); }\n%s\nfunction load() { $.get('/list.do', {dept: organ, page: n}, draw); }"
        % ("/* */" * 400),
        "new Vue({ data: {organ: ''}, methods: { load() { axios.get('/list.do', {params: {dept: this.organ}}).then(draw); }, sel: function (d) { this.organ = d; this.load(); } } })",
    ],
    ids=["far below", "a method"],
)
def test_what_a_press_sets_is_what_the_function_sends_that_it_calls(script):
    rows_of = "<li onclick=\"sel('3')\">教育局</li><li onclick=\"sel('4')\">柳溪镇</li>"
    asks = service.chosen(page("/nb/", f"{rows_of}<script>{script}</script>"))
    assert [parse_qs(urlsplit(ask.url).query)["dept"] for ask in asks] == [["3"], ["4"]]


@pytest.mark.parametrize(
    "script",
    [
        "$('li').on('click', function () { var id = $(this).data('id'); load(id, 1); }); function load(d, p) { $.get('/list.do', {dept: d, page: p}, draw); }",
        "$('li').click(function () { dept = $(this).attr('data-id'); load(); }); var dept = ''; function load() { $.get('/list.do', {dept: dept}, draw); }",
    ],
    ids=["handed on", "kept"],
)
def test_what_a_script_looks_up_is_what_the_function_sends_that_it_calls(script):
    asks = service.chosen(
        page("/nb/", f"<li data-id='3'>教育局</li><li data-id='4'>柳溪镇</li><script>{script}</script>")
    )
    assert [parse_qs(urlsplit(ask.url).query)["dept"] for ask in asks] == [["3"], ["4"]]


@pytest.mark.parametrize(
    "click",
    ["onClick: clicked } }; function clicked(e, tree, node) { load(node.id, 1); }", "onClick: function (node) { load(node.id, 1); } } };"],
)  # fmt: skip
def test_the_nodes_of_a_tree_load_their_lists(click):
    code = f"var z = [{{id: 8, name: '机构职能'}}, {{id: 9, pId: 8, name: '2023年'}}]; var s = {{ callback: {{ {click}"
    code += "\nfunction load(c, n) { $.get('/docs.jsp?chnl=' + c + '&page=' + n, draw); }"
    assert [ask.url for ask in service.chosen(page("/gk/", f"<script>{code}</script>"))] == [
        HOST + "/docs.jsp?chnl=9&page=1"
    ]


def test_a_form_is_sent_for_each_organ_that_it_offers():
    form = "<form action='/nb/'><select name='bm'><option value='3'>教育局</option><option value='4'>柳溪镇</option></select></form>"
    _, _, found = toured({COLUMN: lambda ask: form + rows(20 + sent(ask, "bm", 3))})
    assert found == [23, 24]


# -- files ----------------------------------------------------------------------------------------------
def test_what_a_drop_down_is_set_to_is_sent_with_the_next_page():
    """The list of one organ, posted: its next page is that organ's, too."""
    box = "<select name=dw><option value=''>全部</option><option value=7 selected>柳溪镇</option></select>"
    turn = "<a href='javascript:turn(2)'>下一页</a><script>function turn(n) { f.page.value = n; f.submit(); }</script>"
    form = (
        f"<form name=f method=post action='/nb.jsp'><input type=hidden name=page value=1>{box}</form>{turn}"
    )

    (ask,) = forms.following(page("/nb.jsp", form), Ask(f"{HOST}/nb.jsp"))

    assert ask.body == b"page=2&dw=7"


def test_scripts_of_everybody_are_not_asked_for():
    tags = "".join(
        f"<script src='/js/{name}'></script>"
        for name in ("jquery-3.6.js", "swiper.js", "a.min.js", "list.js")
    )
    assert external.sources(page("/nb/", tags)) == [f"{HOST}/js/list.js"]


def test_a_file_of_scripts_is_read_once_into_all_pages_that_name_it():
    code = "function show(id) { location.href = '/a/' + id + '.html'; }"
    tag = "<script src='/js/list.js'></script>"

    def column(*numbers):
        lines = "".join(f"<li><a href='#' onclick=\"show('{n}')\">{title(n)}</a></li>" for n in numbers)
        return lines + tag

    parts = "<a href='/nb/z/'>镇</a><a href='/nb/j/'>部门</a>"
    pages = {COLUMN: parts, "/nb/z/": column(20, 21), "/nb/j/": column(22), "/js/list.js": code}

    tour, asked, found = toured(pages)

    assert (tour.end().state, found) == ("complete", [20, 21, 22])
    assert sum(ask.url.endswith("list.js") for ask in asked) == 1

    tour, _, found = toured({**pages, "/js/list.js": lambda _: None})
    assert (tour.end().state, found) == ("partial", []), "its lines were seen, and nobody could open them"


def test_a_column_of_nothing_but_its_siblings_links_is_built_by_a_script():
    """One link of the template made such a page look like a list of one entry, and no browser was asked."""
    parts = "<a href='/nb/1.html'>镇</a><a href='/nb/2.html'>部门</a>"
    builds = parts + "<script>fetch(make()).then(r => list.innerHTML = r)</script>"
    pages = {COLUMN: parts, "/nb/1.html": builds, "/nb/2.html": rows(20)}

    tour, _, found = toured(pages)
    assert (tour.end().state, found) == ("partial", [20])

    tour, _, found = toured({**pages, "browser:/nb/1.html": parts + rows(21)}, browser=True)
    assert (tour.end().state, found) == ("complete", [20, 21])


def test_words_of_an_address_are_sent_in_the_charset_of_its_page():
    """A GBK page's 年报 in a query is %C4%EA%B1%A8 to its server, and nothing else is found there."""
    asked = []

    def column(ask):
        asked.append(ask.url)
        return rows(20)

    home = (
        "<meta charset='gbk'><a href='/list.asp?lm=年报&p=1'>政府信息公开年报</a>" + "<a href='/w/'>印象</a>"
    )
    _, _, found = toured({"/": home, "/list.asp": column}, charset="gbk")

    assert found == [20]
    assert asked == [f"{HOST}/list.asp?lm=%C4%EA%B1%A8&p=1"]


def test_a_drop_down_that_is_handed_over_itself_is_asked_for_each_of_its_pages():
    body = rows(20) + (
        "<select onchange='turnTo(this)'><option value='1'>1</option><option value='2'>2</option></select><script>function turnTo(box) {"
        "var n = box.options[box.selectedIndex].value; location.href = '/nb/list' + (n > 1 ? '-' + n : '') + '.html'; }</script>"
    )
    _, _, found = toured({COLUMN: body, "/nb/list-2.html": rows(21)})
    assert found == [20, 21]


@pytest.mark.parametrize(
    ("body", "is_open"),
    [
        ("<a href='javascript:void(0)'>下一页</a>", False),
        ("<a href='#'>下一页</a><script>var hits = 3;</script>", False),
        ("<a href='javascript:nextPage()'>下一页</a>", True),
        ("<a href='#'>下一页</a><script>$('.pager a').on('click', turn);</script>", True),
    ],
    ids=["no code", "a script of something else", "a call", "a script that waits"],
)
def test_a_way_onward_that_nothing_could_answer_leaves_no_list_open(body, is_open):
    """A template prints its pager in full under a list of one page, too."""
    tour, _, found = toured({COLUMN: rows(20) + body})
    assert (found, tour.end().state) == ([20], "partial" if is_open else "complete")


def test_requests_of_objects_in_objects_and_feeds_are_read():
    """The page of the list stands inside one object, the column inside another; a feed has items for rows."""
    script = (
        "axios.post('/api/page', {pageInfo: {pageNo: 1, pageSize: 1}, condition: {channel: '77'}}).then(show)"
    )

    def answer(ask):
        told = json.loads(ask.body)
        number = told["pageInfo"]["pageNo"]
        return (
            data(19 + number, total=2) if str(told["condition"]["channel"]) == "77" and number < 3 else data()
        )

    _, _, found = toured({COLUMN: f"<script>{script}</script>", "/api/page": answer})
    assert found == [20, 21]

    feed = "".join(
        f"<item><title><![CDATA[{title(n)}]]></title><link>/a/{n}.html</link></item>" for n in (20, 21)
    )
    call = "$.ajax({url: '/x/77.xml', dataType: 'xml', success: function (xml) { draw(xml); }});"
    _, _, found = toured(
        {COLUMN: f"<script>{call}</script>", "/x/77.xml": f"<rss><channel>{feed}</channel></rss>"}
    )
    assert found == [20, 21]


def test_a_script_file_is_called_one_and_none_is_fetched_where_the_system_is_known():
    page_of = "<div></div><script src='/js/list.js'></script>{}"
    _, asks, _ = toured({COLUMN: page_of.format("")})
    (file,) = (ask for ask in asks if ask.url.endswith("/js/list.js"))
    assert "script of the page" in file.step.why

    unit = "<script src='/s/unitbuild.js' url='/front/page/build/unit' queryData=\"{'webId': 'w', 'pageId': 'p'}\"></script>"
    _, asks, _ = toured({COLUMN: page_of.format(unit)})
    assert not [ask for ask in asks if ask.url.endswith(".js")]


def test_rows_of_an_applications_state_have_the_address_that_its_script_makes():
    state = json.dumps({"list": {"20": {"id": 20, "title": title(20)}}}, ensure_ascii=False)
    _, _, found = toured(
        {COLUMN: f"<script>window.__STATE__ = {state}; const link = (row) => `/a/${{row.id}}.html`;</script>"}
    )
    assert found == [20]


def test_a_script_that_is_added_by_hand_and_calls_back_is_asked_for():
    script = "var s = document.createElement('script'), pn = 1; s.src = '/list?lm=7&pn=' + pn + '&callback=show'; body.appendChild(s);"

    def answer(ask):
        number = sent(ask, "pn")
        told = data(*([19 + number] if number < 3 else []), total=2)
        return f"show({json.dumps(told, ensure_ascii=False)})"

    _, _, found = toured({COLUMN: f"<script>{script}</script>", "/list": answer})
    assert found == [20, 21]
