"""Lists that stand behind what a visitor has to choose, with no address and no interface that a page tells: a real Chromium chooses."""

import json

import pytest

from tests.hostile import HEAD, Server, answer, running, says
from tests.test_browser import browsers
from tests.test_hostile import SECONDS, crawled, told
from tests.town import report

ORGANS = ("某镇", "某乡", "某街道办事处")
YEARS = tuple(range(2018, 2023))
#: What is chosen lies scrambled in the page; what a script makes of it stands nowhere else.
MAKES = """
<div id="tabs"></div><div id="tabs2"></div><ul id="list"></ul><script>
var organs = {organs}.map(function (name) {{ return name.split("").reverse().join(""); }}), years = {years}.map(function (n) {{ return n ^ 1365; }});
function make(name, words, into, what) {{
  var e = document.createElement(name); e.textContent = words; into.appendChild(e);
  if (what) e.addEventListener("click", what); return e;
}}
function path(at, year) {{ return ["/nb/", "t", at, year, ".html"].join(""); }}
function title(at, year) {{ return organs[at] + year + "年政府信息公开工作年度报告"; }}
function clear(e) {{ e.textContent = ""; return e; }}
function line(at, year) {{ make("a", title(at, year), make("li", "", list)).href = path(at, year); }}
function all(at) {{ clear(list); years.forEach(function (year) {{ line(at, year); }}); }}
{script}
</script>"""
#: How a visitor comes to the lists of the organs, a script each.
WAYS = {
    "tabs": "organs.forEach(function (name, at) { make('li', name, tabs, function () { all(at); }); });",
    "a first tab that is open": "organs.forEach(function (name, at) { make('li', name, tabs, function () { all(at); }); }); all(0);",
    "a tree": (
        "make('b', '乡镇街道', tabs, function () { clear(tabs2); organs.forEach(function (name, at) {"
        " make('span', name, tabs2, function () { all(at); }); }); });"
    ),
    "years of an organ": (
        "organs.forEach(function (name, at) { make('li', name, tabs, function () { clear(tabs2); clear(list);"
        " years.forEach(function (year) { make('em', year + '年', tabs2, function () { clear(list); line(at, year); }); }); }); });"
    ),
    "organs of a year": (
        "years.forEach(function (year) { make('li', year + '年', tabs, function () { clear(list);"
        " organs.forEach(function (name, at) { make('a', name, make('li', '', list)).href = path(at, year); }); }); });"
    ),
    "two rows of tabs": (
        "var at = 0, year = years[0]; function show() { clear(list); line(at, year); }"
        "organs.forEach(function (name, n) { make('li', name, tabs, function () { at = n; show(); }); });"
        "years.forEach(function (n) { make('li', n + '年', tabs2, function () { year = n; show(); }); });"
    ),
    "a box": (
        "var box = make('select', '', tabs); organs.forEach(function (name, at) { make('option', name, box).value = at; });"
        "box.onchange = function () { all(box.value); };"
    ),
    "a box and a button": (
        "var box = make('select', '', tabs); organs.forEach(function (name, at) { make('option', name, box).value = at; });"
        "make('button', '查询', tabs, function () { all(box.value); });"
    ),
    "a hidden menu": (
        "var menu = make('div', '', tabs); menu.style.display = 'none';"
        "organs.forEach(function (name, at) { make('li', name, menu, function () { all(at); }); });"
    ),
    "lines that open beside": (
        "organs.forEach(function (name, at) { years.forEach(function (year) {"
        " make('li', title(at, year), list, function () { window.open(path(at, year)); }); }); });"
    ),
    "lines that lead away": (
        "organs.forEach(function (name, at) { years.forEach(function (year) {"
        " make('td', title(at, year), make('tr', '', list), function () { location.href = path(at, year); }); }); });"
    ),
    "a press that waits": (
        "organs.forEach(function (name, at) { make('li', name, tabs, function () { setTimeout(function () { all(at); }, 450); }); });"
    ),
    "lines without address over pages": (
        "function page(at, from) { clear(list); years.slice(from, from + 2).forEach(function (year) {"
        " make('li', title(at, year), list, function () { window.open(path(at, year)); }); }); clear(tabs2);"
        " if (from + 2 < years.length) make('a', '下一页', tabs2, function () { page(at, from + 2); }); }"
        "organs.forEach(function (name, at) { make('li', name, tabs, function () { page(at, 0); }); });"
    ),
    "a tree beside a catalogue": (
        "make('b', '乡镇街道', tabs, function () { clear(tabs2); organs.forEach(function (name, at) {"
        " make('span', name, tabs2, function () { clear(cat); ['指南', '信息公开年报'].forEach(function (words, n) {"
        " make('li', words, cat, function () { clear(list); n && all(at); }); }); }); }); }); var cat = make('ul', '', document.body);"
    ),
    "tabs with pages": (
        "function page(at, from) { clear(list); years.slice(from, from + 2).forEach(function (year) { line(at, year); }); clear(tabs2);"
        " if (from + 2 < years.length) make('a', '下一页', tabs2, function () { page(at, from + 2); }); }"
        "organs.forEach(function (name, at) { make('li', name, tabs, function () { page(at, 0); }); });"
    ),
}  # fmt: skip


def reports(folder):
    """The report of each organ and year, by its path: *folder* and t02018.html."""
    return {
        f"{folder}t{at}{year}.html": report(year)
        .replace("云沚区2", f"云沚区{name}2")
        .replace("366条", f"{at}66条")
        for at, name in enumerate(ORGANS)
        for year in YEARS
    }


def built(script):
    """A site whose one column shows what is chosen in it."""
    column = HEAD.format("信息公开年报", "年报")
    organs, years = json.dumps([name[::-1] for name in ORGANS]), json.dumps([year ^ 1365 for year in YEARS])
    home = HEAD.format("首页", "云沚区") + '<a href="/nb/">政府信息公开年报</a></body></html>'
    bodies = {
        "/": home,
        "/nb/": column + MAKES.format(organs=organs, years=years, script=script) + "</body></html>",
    }
    bodies |= reports("/nb/")
    return Server({path: says(answer(body)) for path, body in bodies.items()})


def assert_chosen(folder, ways):
    """Every report is found behind each way, and the list is called whole."""
    servers = {name: built(script) for name, script in ways.items()}
    with running(*servers.values()):
        crawl, _, seconds, _ = crawled(folder, servers, "-s", "DOWNLOAD_TIMEOUT=20")
    runs = told(crawl)
    seen = {name: {path for path in servers[name].count() if path.startswith("/nb/t")} for name in servers}

    owed = len(ORGANS) * len(YEARS)
    assert {name: (runs[name][0], len(seen[name])) for name in ways} == dict.fromkeys(
        ways, ("complete", owed)
    )
    assert seconds < SECONDS
    assert browsers(crawl) == []


def test_what_stands_behind_a_choice_is_chosen_in_a_browser(tmp_path, browser):
    del browser
    assert_chosen(tmp_path, {name: WAYS[name] for name in ("years of an organ", "lines that lead away")})


@pytest.mark.prove
def test_every_way_to_choose(tmp_path, browser):
    del browser
    assert_chosen(tmp_path, WAYS)
