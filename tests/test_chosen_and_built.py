"""What only scripts lead to: menus that units build, tabs that are categories, boxes of a form, folders, viewers of files."""

import json

import pytest

from crawler.families import BY_NAME, hidden
from crawler.steps import adds_nothing
from models.values import Document
from tests.lists import HOST, page
from tests.tours import COLUMN, data, rows, sent, toured

UNIT = "/front/page/build/unit"
SITE = "var siteInfo = {projectName: '/EWB-FRONT', siteGuid: 'g-1'};"
LIST = "/EWB-FRONT/rest/secaction/getSecInfoListYzm"


def unit(tag, key="p"):
    return f"<script src='/js/unitbuild.js' url='{UNIT}' queryData=\"{{'tagId': '{tag}', 'pageId': '{key}'}}\"></script>"


def told_of(ask, name):
    return json.loads(ask.body)[name] if ask.body[:1] == b"{" else sent(ask, name, 0)


def test_a_home_page_of_units_has_its_menu_from_them_and_no_page_of_it_is_turned():
    menu = {"data": {"html": f"<a href='{COLUMN}'>政府信息公开年报</a>"}}
    home = unit("导航", "home") + unit("轮播图", "home")
    tour, asks, found = toured({"/": home, UNIT: lambda _: menu, COLUMN: rows(20, 21)})
    assert (tour.end().state, found) == ("complete", [20, 21])
    assert sum(UNIT in ask.url for ask in asks) == 1


def test_tabs_are_categories_of_a_service_and_each_has_pages_of_its_own():
    """What the service says of the first tab is not said of the others."""
    tabs = "<li class='tab' data-num='1'>县政府</li><li class='tab' data-num='2'>乡镇街道</li>"
    script = (
        "var getData = function (cate, index) { $.ajax({url: siteInfo.projectName + '/rest/secaction/getSecInfoListYzm', type: 'post',"
        "data: {siteGuid: siteInfo.siteGuid, categoryNum: cate, pageIndex: index, pageSize: 2}, success: draw}); };"
        "$('.tab').on('click', function () { getData($(this).data('num'), 0); });"
    )
    held = {1: (10, 11, 12), 2: (13, 14, 15, 16, 17)}

    def answer(ask):
        own, k = held.get(int(told_of(ask, "categoryNum") or 0), ()), int(told_of(ask, "pageIndex"))
        return {"custom": {"count": len(own), "infodata": data(*own[2 * k : 2 * k + 2])["rows"]}}

    body = f"<ul>{tabs}</ul><script>{SITE}</script><script>{script}</script>"
    tour, _, found = toured({COLUMN: body, LIST: answer, "/js/webBuilderCommon.js": lambda _: SITE})
    assert (tour.end().state, found) == ("complete", [10, 11, 12, 13, 14, 15, 16, 17])


def test_a_box_of_a_form_is_asked_by_the_names_of_both():
    box = "<form name='f'><select name='dw'><option value='7'>柳溪镇</option></select><input type=button onclick='jump()' value='进入'></form>"
    script = "<script>function jump() { var id = document.f.dw.options[document.f.dw.selectedIndex].value; window.open('/list.jsp?id=' + id); }</script>"
    assert toured({COLUMN: box + script, "/list.jsp": lambda _: rows(20)})[2] == [20]


def test_what_a_function_adds_to_a_folder_is_opened():
    body = "<li onclick=\"toUnit('/nb/lxz/')\">柳溪镇</li><script>function toUnit(p) { window.location.href = p + 'index.html'; }</script>"
    assert toured({COLUMN: body, "/nb/lxz/": "", "/nb/lxz/index.html": rows(20)})[2] == [20]


def test_a_page_that_shows_nothing_new_waits_for_its_own_script():
    """Its menu is every page's; the columns of the organ stand in a file."""
    code = "$('.c').click(function () { location.href = '/list?dept=' + getUrlParam('dept') + '&num=' + $(this).data('num'); });"
    way = "<a href='/gk?dept=7'>柳溪镇</a>"
    organ = (
        f"{way}<ul><li class='c' data-num='6'>政府信息公开年报</li></ul><script src='/js/gov.js'></script>"
    )
    pages = {
        "/": way,
        "/gk": organ,
        "/js/gov.js": code,
        "/list": lambda ask: rows(20) if sent(ask, "num") == 6 else "",
    }
    assert toured(pages)[2] == [20]


@pytest.mark.parametrize(
    "script",
    [
        'showVsbpdfIframe("/__local/1.pdf","100%","600","0","","1","vsb_1");',
        "PDFObject.embed('/__local/1.pdf', '#box');",
        "new Pdfh5('#box', {pdfurl: '/__local/1.pdf'});",
        "var pdfUrl = '/__local/1.pdf'; view(pdfUrl);",
    ],
)
def test_a_file_that_a_script_shows_is_an_attachment(script):
    body = f"<h1>白苇县2022年政府信息公开工作年度报告</h1><div class='v_news_content'><script>{script}</script></div>"
    assert [one.url for one in page("/a/1.html", body).attachments] == [f"{HOST}/__local/1.pdf"]


def test_a_file_that_only_stands_in_data_is_no_attachment():
    body = "<h1>白苇县2022年政府信息公开工作年度报告</h1><script>var rows = [{'name': '/1.pdf'}];</script>"
    assert page("/a/1.html", body).attachments == ()


@pytest.mark.parametrize(
    "look",
    [
        "$('#list').attr('data-id')",
        "$('#list').data('id')",
        "document.getElementById('list').dataset.id",
        "document.getElementById('list').getAttribute('data-id')",
    ],
)
def test_a_script_that_looks_up_what_a_named_element_tells_is_told(look):
    widgets = page("/", "<div id='list' data-id='51' data-size='4'></div>").widgets
    assert hidden.told(Document("html", scripts=(f"var c = {look};",), widgets=widgets)).scripts == (
        "var c = '51';",
    )


def test_a_node_of_guangdongs_tree_may_send_elsewhere():
    tree = '[{"id": 7, "name": "往年年报", "jump_url": "/zwgk/wnnb/"}]'
    config = f"<script>window._CONFIG = {{SID: '175', TREE: {tree}}}</script>"
    (column,) = BY_NAME["gkmlpt"].listing(page("/gkmlpt/index", config)).columns
    assert (column.url, column.role, column.answer) == (f"{HOST}/zwgk/wnnb/", "column", None)


def test_of_epoints_services_the_one_that_sends_a_list_is_asked():
    body = (
        f"<script>{SITE} post('/rest/lightfrontaction/getgovdeptlist', {{siteGuid: siteInfo.siteGuid}});"
        "post('/rest/lightfrontaction/getgovinfolist', {siteGuid: siteInfo.siteGuid});</script>"
    )
    (ask,) = BY_NAME["epoint"].listing(page("/gk.html?deptcode=7&categorynum=6", body)).following
    assert ask.url.endswith("/getgovinfolist")


def test_organs_that_only_a_service_names_are_found_on_a_page_that_shows_nothing_new():
    """Their addresses are made of codes, by a script; the menu above stands on every page."""
    code = (
        "<ul id='depts'></ul><script>$.post('/rest/getdeptlist', {site: 1}, function (d) { $.each(d.data, function (i, o) {"
        "$('#depts').append('<li><a href=\"/gk?dept=' + o.deptcode + '\">' + o.deptname + '</a></li>'); }); });</script>"
    )
    way = "<a href='/xz/'>乡镇街道</a>"
    pages = {
        "/": way,
        "/xz/": way + code,
        "/rest/getdeptlist": lambda _: {"data": [{"deptcode": "7", "deptname": "柳溪镇"}]},
        "/gk": lambda ask: f"<a href='/nb/{sent(ask, 'dept')}.html'>政府信息公开年报</a>",
        "/nb/7.html": rows(20),
    }
    assert toured(pages)[2] == [20]


def test_a_list_that_its_script_still_has_to_fill_is_no_missing_report():
    """A link with the words of a report led there, and what it shows stands on every page."""
    fills = "<script>$.post('/cate.do', {p: 1, cateid: 7}, draw);</script>"
    listed, empty = (page("/nb/", f"<a href='/'>首页</a>{more}") for more in (fills, ""))
    shown = {f"{HOST}/"}
    assert not adds_nothing(listed, shown, ())
    assert adds_nothing(empty, shown, ())
