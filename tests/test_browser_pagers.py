"""Lists that exist only after scripts ran, whose further pages no address and no interface brings: a real Chromium turns them."""

import json
from types import SimpleNamespace

import pytest

from crawler.browser import MOST_ASKED
from crawler.choosing import Way, next_page
from crawler.traffic import Traffic
from tests.hostile import HEAD, Server, answer, running, says
from tests.test_browser import browsers
from tests.test_hostile import SECONDS, crawled, told
from tests.town import report

YEARS = tuple(range(2013, 2024))
SIZE = 4  # entries of a page
#: The list lies scrambled in the page; what a script makes of it stands nowhere else.
MAKES = """
<ul id="list"></ul><div id="pager"></div><script>
var rows = {rows}.map(function (n) {{ return n ^ 1365; }}), size = {size}, at = 1, last = Math.ceil(rows.length / size);
function make(name, words, into) {{
  var e = document.createElement(name); e.textContent = words; into.appendChild(e); return e;
}}
function line(year) {{
  make("a", "云沚区" + year + "年政府信息公开工作年度报告", make("li", "", list)).href = "/nb/" + "t" + year + ".html";
}}
function pressed(e, what) {{ e.onclick = what; return e; }}
function asked(parts) {{
  fetch(parts.join("")).then(function (r) {{ return r.json(); }}).then(function () {{ show(at + 1); }});
}}
function rest() {{ rows.slice(at * size, ++at * size).forEach(line); }}
function show(page) {{
  at = page; list.textContent = pager.textContent = "";
  rows.slice((page - 1) * size, page * size).forEach(line);
  {script}
}}
show(+(location.search.slice(3) || 1));
</script>"""
#: How the further pages are reached, a script each.
PAGERS = {
    "a word": "if (at < last) make('a', '下一页', pager).addEventListener('click', function () { show(at + 1); });",
    "a word that stays": "pressed(make('a', '下一页', pager), function () { if (at < last) show(at + 1); }).href = 'javascript:;';",
    "numbers": "for (var n = 1; n <= last; n++) (function (n) { pressed(make('span', n, pager), function () { show(n); }); })(n);",
    "a button for more": (
        "var more = pressed(make('button', '加载更多', pager), function () { rest(); if (at >= last) more.remove(); });"
    ),
    "a fragment": (
        "if (at < last) make('a', '下一页', pager).href = '#p=' + (at + 1);"
        "window.onhashchange = function () { show(+location.hash.slice(3)); };"
    ),
    "an answer without address": "if (at < last) pressed(make('a', '下一页', pager), function () { asked(['/co', 'unt.json']); });",
    "an address a script goes to": (
        "if (at < last) pressed(make('a', '下一页', pager), function () { location.href = ['?', 'p=', at + 1].join(''); });"
    ),
    "a box": (
        "var box = make('select', '', pager); box.onchange = function () { show(+box.value); };"
        "for (var n = 1; n <= last; n++) { var o = make('option', '第' + n + '页', box); o.value = n; o.selected = n == at; }"
    ),
    "a picture": "if (at < last) { var a = pressed(make('a', '', pager), function () { show(at + 1); }); make('img', '', a).alt = '下一页'; }",
    "an arrow": "make('span', at + '/' + last, pager); if (at < last) pressed(make('a', '>', pager), function () { show(at + 1); });",
    "an empty button": (
        "var b = pressed(make('button', '', pager), function () { show(at + 1); }); b.className = 'btn-next'; b.disabled = at >= last;"
        "make('i', '', b).className = 'el-icon-arrow-right';"
    ),
    "a field and a button": (
        "make('span', '共' + last + '页 到第', pager); var field = make('input', '', pager);"
        "pressed(make('button', '确定', pager), function () { if (+field.value <= last) show(+field.value); });"
    ),
    "a field and a key": (
        "make('span', '第', pager); var field = make('input', '', pager); make('span', '页 / ' + last + '页', pager);"
        "field.onkeydown = function (e) { if (e.keyCode == 13 && +field.value <= last) show(+field.value); };"
    ),
    "a finger": "if (at < last) make('a', '下一页', pager).onmousedown = function () { show(at + 1); };",
    "its own end": (
        "list.style.cssText = 'height:80px;overflow:auto';"
        "list.onscroll = function () { if (at < last && list.scrollTop + list.clientHeight >= list.scrollHeight - 5) rest(); };"
    ),
    "addresses a script draws": "for (var n = 1; n <= last; n++) make('a', n, pager).href = '?p=' + n;",
    "its end": "document.body.style.height = '3000px'; window.onscroll = function () { if (at < last) rest(); };",
    "a frame": "list.textContent = ''; if (!window.at2) make('iframe', '', pager).src = ['/in', 'ner'].join(''); at2 = 1;",
}  # fmt: skip
#: What turns no page, or no last one.
BROKEN = {
    "endless": "for (var n = 0; n < 9; n++) line('x' + at + n); pressed(make('a', '下一页', pager), function () { show(at + 1); });",
    "fails": "if (at < last) pressed(make('a', '下一页', pager), function () { asked(['/no', 'where.json']); });",
    "its end fails": (
        "document.body.style.height = '3000px';"
        "window.onscroll = function () { if (at < 2) rest(); else asked(['/no', 'where.json']); };"
    ),
    "counts more": "make('p', '共5页', pager); pressed(make('a', '下一页', pager), function () { if (at < last) show(at + 1); });",
}  # fmt: skip


def line(year):
    return f'<li><a href="/nb/t{year}.html">云沚区{year}年政府信息公开工作年度报告</a></li>'


def built(script, size=SIZE):
    """A site whose one column is made by a script."""
    column = HEAD.format("信息公开年报", "年报")
    rows = json.dumps([year ^ 1365 for year in reversed(YEARS)])
    home = HEAD.format("首页", "云沚区") + '<a href="/nb/">政府信息公开年报</a></body></html>'
    bodies = {
        "/": home,
        "/nb/": column + MAKES.format(rows=rows, size=size, script=script) + "</body></html>",
        "/inner": column + "".join(map(line, YEARS)) + "</body></html>",
        "/count.json": "{}",
    }
    bodies |= {f"/nb/t{year}.html": report(year) for year in YEARS}
    return Server({path: says(answer(body)) for path, body in bodies.items()})


def nameless(script, crumb):
    """A site whose reports stand in a page of another name, which calls itself *crumb*, among others that hold nothing."""
    site = built(script)
    ways = {
        "/zt/": "政务公开",
        "/xw/": "新闻中心",
        "/fw/": "办事服务",
        "/hd/": "互动交流",
        "/ld/": "领导之窗",
    }
    links = "".join(f'<a href="{path}">{words}</a>' for path, words in ways.items())
    rows = json.dumps([year ^ 1365 for year in reversed(YEARS)])
    bodies = {path: HEAD.format(words, words) + "<p>无</p></body></html>" for path, words in ways.items()}
    bodies["/"] = HEAD.format("首页", "云沚区") + links + "</body></html>"
    bodies["/zt/"] = (
        HEAD.format(crumb, crumb) + MAKES.format(rows=rows, size=SIZE, script=script) + "</body></html>"
    )
    site.pages |= {path: says(answer(body)) for path, body in bodies.items()}
    return site


@pytest.mark.parametrize("crumb", ["信息公开年报", pytest.param("政务公开", marks=pytest.mark.prove)])
def test_a_list_that_a_browser_comes_to_as_to_any_page_is_turned_as_well(tmp_path, browser, crumb):
    """What the page is, its script shows; it was looked at once, and never turned."""
    del browser
    server = nameless(PAGERS["a word that stays"], crumb)
    with running(server):
        crawl, *_ = crawled(tmp_path, {"zt": server}, "-s", "DOWNLOAD_TIMEOUT=20")

    assert told(crawl)["zt"][0] == "complete"
    assert len({path for path in server.count() if path.startswith("/nb/t2")}) == len(YEARS)


#: 下一页 of a list that has but one page: it may ask for the same again, or do nothing at all.
ALONE = {
    "asks": ("pressed(make('a', '下一页', pager), function () { fetch('/count.json'); }).href = 'javascript:;';", "complete"),
    "is dead": ("make('a', '下一页', pager).href = 'javascript:turn()';", "partial"),
}  # fmt: skip


def test_a_list_whose_next_page_brings_nothing_new_is_at_its_end(tmp_path, browser):
    """Its site was asked and had nothing more; where nobody was asked, nobody knows."""
    del browser
    servers = {name: built(script, size=len(YEARS)) for name, (script, _) in ALONE.items()}
    with running(*servers.values()):
        crawl, *_ = crawled(tmp_path, servers, "-s", "DOWNLOAD_TIMEOUT=20")

    assert {name: run[0] for name, run in told(crawl).items()} == {
        name: state for name, (_, state) in ALONE.items()
    }


class Requested(SimpleNamespace):
    """A request as a browser tells of it: each is one, whatever it asks for."""

    __hash__ = object.__hash__


def test_what_was_refused_once_and_answered_later_is_not_owed():
    """A busy server says no, and yes to the same question a moment later; to another one is no answer to the first."""
    heard, traffic = {}, Traffic()
    page = SimpleNamespace(url="http://www.baiwei.example/", on=heard.__setitem__)
    first, again, other = (
        Requested(
            method="GET",
            url=f"{page.url}list_{n}.xml",
            post_data_buffer=None,
            resource_type="xhr",
        )
        for n in (1, 1, 2)
    )
    traffic.watch(page)
    owed = []
    for request, status in ((first, 503), (other, 200), (again, 200)):
        heard["request"](request)
        heard["response"](SimpleNamespace(request=request, status=status))
        heard["requestfinished"](request)
        owed.append(traffic.owes)

    assert owed == [True, True, False]


def assert_turned(folder, pagers, broken):
    """Every report of the first is found in a whole list; of the others what can be had, and nobody calls that all."""
    servers = {name: built(script) for name, script in {**pagers, **broken}.items()}
    with running(*servers.values()):
        crawl, _, seconds, _ = crawled(folder, servers, "-s", "DOWNLOAD_TIMEOUT=20")
    runs = told(crawl)
    reports = {
        name: {path for path in servers[name].count() if path.startswith("/nb/t2")} for name in servers
    }

    assert {name: (runs[name][0], len(reports[name])) for name in pagers} == dict.fromkeys(
        pagers, ("complete", len(YEARS))
    )
    assert {name: runs[name][0] for name in broken} == dict.fromkeys(broken, "partial")
    assert all("nobody could turn that page" in runs[name][1]["reasons"][-1] for name in broken)
    assert all(server.count().total() < MOST_ASKED * 5 for server in servers.values())
    assert seconds < SECONDS
    assert browsers(crawl) == []
    assert crawl.verify() == 0


def test_a_list_whose_pages_only_a_script_turns_is_turned_in_a_browser(tmp_path, browser):
    del browser
    broken = {name: BROKEN[name] for name in ("fails", "its end fails")}
    assert_turned(tmp_path, {name: PAGERS[name] for name in ("an answer without address", "a box")}, broken)


@pytest.mark.prove
def test_every_way_to_turn_a_list(tmp_path, browser):
    del browser
    assert_turned(tmp_path, PAGERS, BROKEN)


@pytest.mark.parametrize(
    ("ways", "number", "expected"),
    [
        ([("", "首页", False), ("", "上一页", False), ("", "下一页", False)], 2, 2),
        ([("", "2", True), ("", "下页", False)], 2, 1),
        ([("", "1", False), ("", "2", True), ("", "3", True)], 3, 2),
        ([("", "2", False)], 2, None),  # a 2 somewhere on the page
        ([("slide(1)", "›", False), ("", ">>", False)], 2, None),  # pictures turn by those
        ([("turn(1)", "下一页", False)], 2, None),  # it names the page that is shown
        ([("turn(2)", "下一页", False)], 2, 0),
        ([("", "加载更多", False)], 5, 0),
        ([("", "2", True), ("", "3", True)], 2, 0),
        ([], 2, None),
    ],
)  # fmt: skip
def test_what_is_pressed_is_the_way_to_the_next_page_and_nothing_else(ways, number, expected):
    shown = [Way(*way, seen=True, option=False, born=0) for way in ways]
    assert next_page(shown, number) == expected
