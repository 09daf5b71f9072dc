"""What a visitor may press or choose, and a script looks up, is asked for as if each had been pressed or chosen."""

import pytest

from crawler.families import offered
from tests.lists import HOST, page
from tests.tours import COLUMN, data, rows, sent, toured

YEARS = "<ul id='nd'><li data-nd='20'>2020年</li><li data-nd='21'>2021年</li></ul>"
BOX = "<select id='dw' name='dept'><option value=''>请选择</option><option value='20'>教育局</option><option value='21'>柳溪镇</option></select>"


def by_number(ask):
    number = sent(ask, "n", 0)
    return data(number) if number in (20, 21) else data()


@pytest.mark.parametrize(
    "body",
    [
        YEARS + "<script>$('#nd li').on('click', function () { var n = $(this).attr('data-nd'); $.get('/q.do', {n: n}, draw); });</script>",
        YEARS + "<script>$('#nd li').click(function () { load($(this).data('nd')) }); function load(y) { $.post('/q.do', {n: y}, draw); }</script>",
        YEARS + "<script>tabs.forEach(li => { li.onclick = function () { fetch('/q.do?n=' + this.dataset.nd).then(draw); } });</script>",
        BOX + "<script>$('#dw').change(function () { $.getJSON('/q.do', {n: $(this).val()}, draw); });</script>",
        BOX + "<input type='button' onclick='ask()' value='查询'><script>function ask() { var d = document.getElementById('dw').value;\n"
        "if (d) $.get('/q.do', {n: d}, draw); }</script>",
        BOX + "<script>$('select[name=dept]').on('change', function () { $.get('/q.do?n=' + $(this).val(), draw); });</script>",
    ],
    ids=["an attribute", "through a function", "a dataset", "a box that changes", "a box and a button", "a box by its name"],
)  # fmt: skip
def test_every_tab_and_every_option_is_asked_for(body):
    tour, _, found = toured({COLUMN: body, "/q.do": by_number})
    assert (tour.end().state, found) == ("complete", [20, 21])


def test_two_boxes_are_asked_in_every_way_to_choose():
    body = BOX + (
        "<select id='nd'><option>1</option><option>2</option></select><button onclick='query()'>查询</button><script>function query() {"
        "var dw = $('#dw').val(), nd = $('#nd option:selected').val(); if (dw && nd) location.href = '/nd/' + dw + '/' + nd + '.html'; }</script>"
    )
    _, asks, found = toured({COLUMN: body, "/nd/20/1.html": rows(19), "/nd/21/2.html": rows(22)})
    assert {ask.url[-10:] for ask in asks if "/nd/" in ask.url} == {
        f"/{dw}/{nd}.html"[-10:] for dw in (20, 21) for nd in (1, 2)
    }
    assert found == [19, 22]


def test_what_nothing_looks_up_makes_no_call():
    assert offered.calls(page("/", YEARS + BOX + "<script>var total = 2;</script>")) == ()


def test_a_page_offers_no_more_than_can_be_asked():
    many = "".join(f"<option>{n}</option>" for n in range(60))
    boxes = "".join(f"<select id='{name}'>{many}</select>" for name in "abc")
    script = (
        "function go() { location.href = '/' + $('#a').val() + '/' + $('#b').val() + '/' + $('#c').val(); }"
    )
    assert len(offered.calls(page("/", f"{boxes}<script>{script}</script>"))) == offered.MOST


def test_records_in_an_attribute_are_rows():
    """A component of an application is handed its rows where the markup stands."""
    row = "{&quot;name&quot;:&quot;白苇县柳溪镇2020年政府信息公开工作年度报告&quot;,&quot;linkUrl&quot;:&quot;/a/20.html&quot;}"
    _, _, found = toured({COLUMN: f'<article-list :items="[{row}]"></article-list>'})
    assert found == [20]


def test_a_list_that_counts_its_pages_and_says_no_more_is_turned_under_the_usual_names():
    def paged(ask):
        number = sent(ask, "page", 1)
        return (
            f"{rows(19 + number)}<script>var data = {{currPage: {number}, pageCount: 3}};</script>"
            if number < 4
            else ""
        )

    tour, _, found = toured({COLUMN: paged})
    assert (tour.end().state, found) == ("complete", [20, 21, 22])


def test_a_piece_of_a_page_names_the_next_one():
    body = "<div id='box'></div><script>$('#box').load('/p/1.html #rows'); function more(u) { $('#box').load(u); }</script>"
    pieces = {
        "/p/1.html": f"{rows(20)}<a href=\"javascript:more('/p/2.html')\">下一页</a>",
        "/p/2.html": rows(21),
    }
    tour, _, found = toured({COLUMN: body, **pieces})
    assert (tour.end().state, found) == ("complete", [20, 21])


def test_notices_among_which_all_reports_lie_are_walked_to_the_end():
    def notices(ask):
        number = sent(ask, "p", 1)
        return rows(2 * number, 2 * number + 1) + (
            f"<a href='/tz/?p={number + 1}'>下一页</a>" if number < 9 else ""
        )

    _, _, found = toured(
        {
            "/": "<a href='/tz/'>通知公告</a>" + "".join(f"<a href='/{n}/'>印象{n}</a>" for n in "wxyz"),
            "/tz/": notices,
        }
    )
    assert found == [*range(2, 20)]


def test_a_list_that_no_usual_name_turns_is_turned_in_a_browser():
    """A server that passes over names it does not know shows its first page again."""
    body = f"{rows(20)}<script>var data = {{currPage: 1, pageCount: 2}};</script>"
    _, asks, found = toured({COLUMN: body, f"browser:{COLUMN}": rows(20, 21)}, browser=True)
    assert [ask.browser for ask in asks if ask.url.startswith(f"{HOST}{COLUMN}")] == [False, False, True]
    assert found == [20, 21]


GROWS = "<script>function grow(pid, el) { $.{}('/tree.jsp', {{pid: pid}}, function (html) {{ $(el).next().html(html); }}); }}</script>"


@pytest.mark.parametrize("verb", ["get", "post"])
def test_a_tree_that_grows_where_it_is_pressed_is_followed_to_its_leaves(verb):
    """A branch is fetched by its number; the fold says nothing, its row says what of. 天气 leads nowhere."""
    fold = "<li><span onclick=\"grow('{}', this)\">+</span>{}<ul></ul></li>"
    twigs = {1: fold.format(3, "乡镇街道"), 3: f"<li><a href='{COLUMN}'>政府信息公开年报</a></li>"}

    def tree(ask):
        return twigs[sent(ask, "pid", 0)]

    home = (
        fold.format(1, "政务公开")
        + fold.format(2, "天气")
        + GROWS.replace("{}", verb).replace("{{", "{").replace("}}", "}")
    )
    tour, asks, found = toured({"/": home, "/tree.jsp": tree, COLUMN: rows(20)})
    assert (tour.end().state, found) == ("complete", [20])
    assert [ask.method for ask in asks if "/tree.jsp" in ask.url] == [verb.upper()] * 2
