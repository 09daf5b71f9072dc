"""Each family on a page of its own kind: it knows the page, reads its entries, and asks for the pages behind it.

The pages are ours, written in the manner of each system; a family is only ever handed a Document.
"""

import json
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest

from crawler.asks import Ask
from crawler.families import BY_NAME, FAMILIES, beside, family_of, hanweb_xxgk, trs
from models.errors import Unreadable
from tests.lists import HOST, SPECIMENS, TITLE, page, row


def paths(asks):
    return tuple(ask.url.removeprefix(HOST) for ask in asks)


def test_every_family_has_a_specimen_and_knows_its_own_page_only():
    assert set(SPECIMENS) == {family.name for family in FAMILIES}
    known = {name: family_of(page(s.path, s.body), is_list=True).name for name, s in SPECIMENS.items()}
    assert known == {name: name for name in SPECIMENS}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_family_asks_for_what_lies_behind_the_page(name):
    specimen = SPECIMENS[name]

    listing = BY_NAME[name].listing(page(specimen.path, specimen.body))

    assert paths(listing.following) == specimen.following
    assert paths(listing.columns) == specimen.columns


@pytest.mark.parametrize("name", [n for n, s in SPECIMENS.items() if TITLE in s.body], ids=lambda name: name)
def test_a_family_reads_the_entries_its_page_prints(name):
    specimen = SPECIMENS[name]

    entries = BY_NAME[name].listing(page(specimen.path, specimen.body)).entries

    assert [(e.title, e.date) for e in entries if e.title == TITLE] == [(TITLE, "2023-01-18")]


# -- answers --------------------------------------------------------------------------------------------
def call(name):
    specimen = SPECIMENS[name]
    return BY_NAME[name].listing(page(specimen.path, specimen.body)).following[0]


def test_a_jpaas_unit_is_turned_in_both_places_and_ends_empty():
    ask = call("jpaas")
    answer = json.dumps({"success": True, "data": {"html": f"<ul>{row('/a/art_1.html')}</ul>"}})

    listing = BY_NAME["jpaas"].answer(answer, ask)

    assert [e.url for e in listing.entries] == [f"{HOST}/a/art_1.html"]
    sent = parse_qs(urlsplit(listing.following[0].url).query)
    assert (json.loads(sent["paramJson"][0])["pageNo"], sent["pageNo"]) == (2, ["2"])
    empty = BY_NAME["jpaas"].answer('{"success": true, "data": {"html": ""}}', ask)
    assert (empty.entries, empty.following) == ((), ())


def test_truecms_answers_in_a_call_and_goes_on_behind_its_last_record():
    ask = call("truecms")
    records = "".join(f"<record><![CDATA[{row(f'/content/{n}.html')}]]></record>" for n in range(5))
    answer = f"cb({json.dumps({'result': f'<datastore><totalrecord>7</totalrecord>{records}</datastore>'})})"

    listing = BY_NAME["truecms"].answer(answer, ask)

    assert (len(listing.entries), listing.declared) == (5, 7)
    sent = dict(parse_qsl(urlsplit(listing.following[0].url).query))
    assert (sent["startrecord"], sent["endrecord"], sent["columnId"]) == ("6", "10", "c0ffee1")
    assert dict(ask.headers)["Referer"] == f"{HOST}/zwgk/nb/nb.html"


def test_epoint_learns_the_site_number_first_and_then_posts_page_by_page():
    epoint = BY_NAME["epoint"]
    (post,) = epoint.answer(
        "var siteInfo = {projectName: '/Front', siteGuid: 'g-1'};", call("epoint")
    ).following

    assert (post.method, post.url) == ("POST", f"{HOST}/Front/rest/lightfrontaction/getgovinfolist")
    assert json.loads(post.body) == {
        "deptcode": "A1", "categorynum": "001", "siteGuid": "g-1", "pageIndex": 0, "pageSize": 15,
    }  # fmt: skip
    answer = {
        "custom": {"total": 20, "data": [{"title": TITLE, "infourl": "/a/1.html", "infodate": "2023-01-18"}]}
    }
    listing = epoint.answer(json.dumps(answer), post)
    assert ([e.url for e in listing.entries], listing.declared) == ([f"{HOST}/a/1.html"], 20)
    assert json.loads(listing.following[0].body)["pageIndex"] == 1
    with pytest.raises(Unreadable, match="siteGuid"):
        epoint.answer("var nothing = 1;", call("epoint"))


def test_epoint_sends_what_it_asks_as_params_beside_a_token_where_the_page_does():
    epoint, script = BY_NAME["epoint"], (
        "$.ajax({url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist', data: JSON.stringify({'token': 'T-1',"
        " 'params': {'deptcode': dept, 'categorynum': cat, 'pageIndex': 0, 'pageSize': 8}})});"
    )  # fmt: skip
    body = f"<script>var siteGuid = 'g-1';{script}</script>"

    (post,) = epoint.listing(page("/govInfoPub.html?deptcode=A1&categorynum=001", body)).following
    data = [{"title": TITLE, "infourl": "/a/1.html"}]
    (turned,) = epoint.answer(json.dumps({"custom": {"data": data}}), post).following

    told = {"deptcode": "A1", "categorynum": "001", "siteGuid": "g-1", "pageIndex": 0, "pageSize": 8}
    assert json.loads(post.body) == {"token": "T-1", "params": told}
    assert json.loads(turned.body) == {"token": "T-1", "params": {**told, "pageIndex": 1}}


def test_epoint_sends_what_another_service_of_it_is_told_in_a_field_of_a_form():
    epoint, script = BY_NAME["epoint"], (
        "var params = {siteGuid: siteInfo.siteGuid, categoryNum: num, kw: '', pageIndex: 0, pageSize: 6};"
        "$.ajax({url: '/search/rest/frontAppCustomAction/getPageInfoListNew', data: {params: JSON.stringify(params)}});"
    )  # fmt: skip
    body = f"<script>var siteInfo = {{siteGuid: 'g-1'}};{script}</script>"

    (post,) = epoint.listing(page("/zwgk/003/003002/moreinfo.html", body)).following
    data = {"custom": {"infodata": [{"title": TITLE, "infourl": "/a/1.html"}]}}
    (turned,) = epoint.answer(json.dumps(data), post).following

    told = {"siteGuid": "g-1", "categoryNum": "003002", "pageIndex": 0, "pageSize": 6, "kw": ""}
    assert json.loads(dict(parse_qsl(post.body.decode()))["params"]) == told
    assert json.loads(dict(parse_qsl(turned.body.decode()))["params"]) == {**told, "pageIndex": 1}


def test_a_group_of_records_names_the_next_one():
    record = f"<record><![CDATA[{row('/art/2023/1/18/art_1_7.html')}]]></record>"
    group = "<nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?page=2&amp;columnid=1'></a>]]></nextgroup>"
    body = f"<script type='text/xml'><datastore>{group}{record}</datastore></script><script>$('#5').jpage({{totalRecord:2, proxyUrl:'/module/web/jpage/dataproxy.jsp'}})</script>"

    (call,) = BY_NAME["hanweb"].listing(page("/col/col1/index.html", body)).following
    (further,) = (
        BY_NAME["hanweb"]
        .answer(f"<datastore>{group.replace('page=2', 'page=3')}{record}</datastore>", call)
        .following
    )

    assert (call.method, call.url) == ("GET", f"{HOST}/module/web/jpage/dataproxy.jsp?page=2&columnid=1")
    assert further.url.endswith("page=3&columnid=1")
    assert not BY_NAME["hanweb"].answer(f"<datastore>{record}</datastore>", call).following


def test_an_area_without_a_year_is_asked_for_years_and_those_it_offers_are_reports():
    report = "/module/xxgk/xxgkAnnualReport.jsp?area=11370828004332205R"
    body = f"<a href='{report}&fbtime=2022'>2022年</a>"

    offered = hanweb_xxgk.listing(page(report, body)).columns
    named = hanweb_xxgk.listing(page(report, "<p>请选择年度</p>")).columns

    assert paths(offered) == (f"{report}&fbtime=2022",)
    assert paths(named) == tuple(f"{report}&fbtime={year}" for year in hanweb_xxgk.ANCHORS)


def test_organs_that_a_page_offers_are_asked_for_the_year_it_shows():
    report = "/module/xxgk/xxgkAnnualReport.jsp?area="
    organ = "<li><a href='javascript:;' onclick=\"sel('00100304{}')\">柳溪镇</a></li>"
    code = "<script>function sel(a) { f.src = '/module/xxgk/xxgkAnnualReport.jsp?area=' + a + '&fbtime=' + y; }</script>"
    body = f"<iframe src='{report}001003041&fbtime=2023'></iframe>{organ.format(1)}{organ.format(2)}{code}"
    assert paths(hanweb_xxgk.listing(page("/col/1/", body)).columns) == (f"{report}001003042&fbtime=2023",)


def test_a_search_is_told_what_names_and_forms_hold():
    code = "var kind = 'B7'; $.ajax({url: '/module/xxgk/search_custom.jsp', type: 'post', data: {infotypeId: kind}})"
    form = "<form><input type='hidden' name='jdid' value='5'></form>"
    (ask,) = hanweb_xxgk.listing(page("/col/1/", f"{form}<script>{code}</script>")).following
    assert dict(parse_qsl(ask.body.decode())).items() >= {"infotypeId": "B7", "jdid": "5"}.items()


def test_a_block_of_columns_is_asked_until_it_is_empty():
    ask = call("columns")

    listing = BY_NAME["columns"].answer(row("/columns/a/202301/18/b.html"), ask)

    assert paths(listing.following)[0].endswith("?page=2&fix=0")
    assert BY_NAME["columns"].answer("", ask).following == ()


def test_the_xxgk_search_says_how_many_pages_it_has():
    ask = call("hanweb_xxgk")
    rows = f"<tr class='tr_main_value_odd'><td><a class='bt_link' href='/art/1.html'>{TITLE}</a></td></tr>"

    listing = BY_NAME["hanweb_xxgk"].answer(f"{rows} 共2页", ask)

    assert [e.title for e in listing.entries] == [TITLE]
    (second,) = listing.following
    assert ("currpage=2" in second.url, b"currpage=2" in second.body) == (True, True)
    assert hanweb_xxgk.answer(f"{rows} 共2页", second).following == ()


def test_beside_a_report_by_area_and_year_lie_other_years():
    """Nobody prints which years there are: two years that bring nothing end the search."""
    url = f"{HOST}/module/xxgk/xxgkAnnualReport.jsp?area=01251010-066&fbtime=2009"

    asks = beside(url)

    assert [dict(parse_qsl(urlsplit(a.url).query))["fbtime"] for a in asks] == ["2008", "2010"]
    assert all(a.guess and a.role == "maybe" for a in asks)
    assert beside(f"{HOST}/art/2009/1.html") == []


def test_organs_of_a_tree_are_asked_for_by_year():
    tree = page(
        "/module/xxgk/tree.jsp?area=", "<a href='/module/xxgk/list.jsp?area=11370883004325769B'>柳溪镇</a>"
    )

    asks = hanweb_xxgk.listing(tree).columns

    assert {dict(parse_qsl(urlsplit(a.url).query))["area"] for a in asks} == {"11370883004325769B"}
    assert all(a.guess for a in asks)


# -- createPageHTML -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("script", "sure", "guessed"),
    [
        ('createPageHTML(3, 0, "index", "html")', ["index_1.html", "index_2.html"], []),
        ("createPageHTML('p', 3, 1, 'list', 'shtml', 58)", ["list_2.shtml", "list_3.shtml"], []),
        ('createPageHTML(3, 1, "index", "html")', ["index_2.html", "index_3.html"], ["index_1.html"]),
        ("createPageHTML('p', 3, 0, 'list', 'shtml')", ["list_1.shtml", "list_2.shtml"], ["list_3.shtml"]),
        ("var countPage = 3; createPageHTML(countPage, 0, 'i', 'htm')", ["i_1.htm", "i_2.htm"], []),
        (
            "var n = '3', sName = \"i\", sExt = 'htm';\ncreatePageNew(n, 0, sName, sExt)",
            ["i_1.htm", "i_2.htm"],
            [],
        ),
    ],
    ids=["trs", "ucap", "four arguments from one", "an id from zero", "a variable", "words in variables"],
)
def test_the_two_createPageHTML_are_told_apart(script, sure, guessed):  # noqa: N802
    asks = trs.listing(page("/nb/", f"<script>{script}</script>")).following

    assert [a.url.rpartition("/")[2] for a in asks if not a.guess] == sure
    assert [a.url.rpartition("/")[2] for a in asks if a.guess] == guessed


def test_a_further_page_of_a_static_list_asks_for_nothing():
    further = page("/nb/index_2.html", "<script>createPageHTML(3, 2, 'index', 'html')</script>")

    assert trs.listing(further).following == ()


@pytest.mark.parametrize(
    ("path", "script", "following"),
    [
        (
            "/InfoPublic.aspx?cid=7&page=2",
            "location.href = '/InfoPublic.aspx?cid=7&page=' + n; var pageCount = 3;",
            "/InfoPublic.aspx?cid=7&page=3",
        ),
        (
            "/InfoPublic.aspx?cid=7&page=3",
            "location.href = '/InfoPublic.aspx?cid=7&page=' + n; var pageCount = 3;",
            None,
        ),
        ("/nb/", "location = 'index_' + n + '.html'; totalPage = 4", "/nb/index_2.html"),
        (
            "/nb/index_2.htm",
            "$('.pg').createPage({pageCount: 4, current: 2, backFn: function (p) { location.href = p == 1 ? 'index.htm' : 'index_' + p + '.htm'; }})",
            "/nb/index_3.htm",
        ),
        (
            "/nb/index.htm",
            "kkpager.generPageHtml({pno: 1, total: 2, hrefFormer: 'index', hrefLatter: '.htm', getLink: function (n) { return this.hrefFormer + '_' + n + this.hrefLatter; }})",
            "/nb/index_2.htm",
        ),
        (
            "/nb/?n=2",
            "laypage.render({count: 9, limit: 5, jump: function (obj, first) { if (!first) location.href = '/nb/?n=' + obj.curr; }})",
            None,
        ),
    ],
    ids=["a field", "the last", "a name", "a plugin", "its function", "its last page"],
)
def test_a_pager_that_a_script_draws_is_turned_by_its_number(path, script, following):
    listing = BY_NAME["generic"].listing(page(path, f"{row('/a/1.html')}<script>{script}</script>"))

    assert paths(listing.following) == ((following,) if following else ())


def test_a_button_that_bears_the_next_page_as_data_is_a_way_to_it():
    body = f"{row('/a/1.html')}<div class='more' data-next='/nb/index_2.htm'>点击加载更多</div>"

    assert paths(BY_NAME["generic"].listing(page("/nb/index.htm", body)).following) == ("/nb/index_2.htm",)


def test_an_answer_that_is_no_answer_is_a_lost_list():
    for name in ("jpaas", "truecms", "epoint"):
        ask = call(name) if name != "epoint" else Ask(f"{HOST}/x", method="POST", body=b'{"pageIndex": 0}')
        with pytest.raises(Unreadable):
            BY_NAME[name].answer("<html>403 Forbidden</html>", ask)
