"""Habits of old portals that a stranger's portals have shown to lose all their reports: each is crawled over real HTTP."""

import asyncio
from urllib.parse import parse_qs

import pytest

from crawler.folders import belongs, shape
from models.divisions.load import load
from pipelines.read import Knowledge, read_file
from tests.hostile import HEAD, Server, answer, redirect, running, says
from tests.test_browser_pagers import line
from tests.test_hostile import crawled, told
from tests.town import report

YEARS = (2015, 2016, 2018)
COLUMN = HEAD.format("栏目", "栏目") + "<ul>{}</ul></body></html>"
PLAIN = "<html><head><meta charset='utf-8'><title>云沚区</title></head><body>{}</body></html>"
NEWS = "".join(
    f'<li><a href="/xw/{day}.html">全区防汛工作会议第{day}次召开</a><span>2016-06-{day}</span></li>'
    for day in range(10, 24)
)


def tree(*nodes):
    """A page that is one script: the tree of a frame, told item by item."""
    told = "".join(
        f"d.add({at}, 0, '{name}', '{url}', '', 'main');\n" for at, (name, url) in enumerate(nodes, 1)
    )
    return f"<html><head><script src='dtree.js'></script></head><body><script>d = new dTree('d');\n{told}document.write(d);</script></body></html>"


def listed(home, **pages):
    """A portal whose column lies at /nb/; *home* leads there."""
    bodies = {"/": home, "/nb/": COLUMN.format("".join(map(line, YEARS)))}
    bodies |= {f"/nb/t{year}.html": report(year) for year in YEARS}
    bodies |= {f"/{name}": body for name, body in pages.items()}
    return Server({path: says(answer(body)) for path, body in bodies.items()})


def by_year():
    """A column of years at another address than the one that leads to it."""
    site = listed(PLAIN.format("<a href='/gknb/'>政府信息公开年报</a>"))
    years = "".join(f'<a href="{year}/">{year}</a>' for year in YEARS)
    site.pages["/gknb/"] = redirect("/xxgk/nb/")
    site.pages["/xxgk/nb/"] = says(answer(PLAIN.format(f"<h2>年报</h2>{years}")))
    for year in YEARS:
        site.pages[f"/xxgk/nb/{year}/"] = says(answer(PLAIN.format(f"<ul>{line(year)}</ul>")))
    return site


PORTALS = {
    "a menu in the cell of the news": lambda: listed(
        PLAIN.format(
            f"<table><tr><td><a href='/'>首页</a> <a href='/xw/'>新闻</a> <a href='/gk/'>政府信息公开</a><br>{NEWS}</td></tr></table>"
        ),
        **{"gk/": PLAIN.format("<a href='/nb/'>信息公开年报</a>")},
    ),
    "a tree in a frame": lambda: listed(
        "<html><head><title>云沚区</title></head><frameset cols='200,*'><frame src='left.htm'><frame src='main.htm'></frameset></html>",
        **{
            "left.htm": tree(
                ("信息公开指南", "/zn/"), ("机构职能与领导分工", "/jg/"), ("信息公开年报", "/nb/")
            ),
            "main.htm": PLAIN.format("<p>欢迎</p>"),
        },
    ),
    "a column that has moved": by_year,
    "a column below 其他法定信息": lambda: listed(
        PLAIN.format("<a href='/gk/'>政务公开</a>"),
        **{
            "gk/": PLAIN.format("<a href='/gk/jg/'>机构职能</a><a href='/gk/qt/'>其他法定信息</a>"),
            "gk/qt/": PLAIN.format("<a href='/nb/'>政府信息公开年报</a>"),
        },
    ),
    "a signpost with the time": lambda: listed(
        "<html><body><script>location.replace('/index.html?v=' + new Date().getTime());</script></body></html>",
        **{"index.html": PLAIN.format("<a href='/nb/'>政府信息公开年报</a>")},
    ),
}


def test_every_report_is_found_whatever_its_old_portal_does(tmp_path):
    servers = {name: make() for name, make in PORTALS.items()}
    with running(*servers.values()):
        crawl, *_ = crawled(tmp_path, servers)

    runs = told(crawl)
    found = {
        name: {path for path in one.count() if path.startswith("/nb/t2")} for name, one in servers.items()
    }
    assert {name: len(paths) for name, paths in found.items()} == dict.fromkeys(PORTALS, len(YEARS))
    assert {name: state for name, (state, _) in runs.items()} == dict.fromkeys(PORTALS, "complete")


ORGANS = ("柳溪镇", "苇塘镇", "青秫镇")
POSTS = """<form method="post" name="f"><input type="hidden" name="organ"></form><script>
function go(organ) {{ document.f.organ.value = organ; document.f.submit(); }}
</script>{}"""


def test_a_form_that_a_page_posts_in_the_browser_says_what_kind_of_body_it_has(tmp_path, browser):
    """Without it a server takes it for an empty one, and shows its first list for ever."""
    del browser
    keys = "".join(
        f"<a href=\"javascript:go(['{at}'].join(''))\">{name}</a> " for at, name in enumerate(ORGANS)
    )

    async def organ(asked, reader, writer):
        size = int(asked.headers.get("content-length") or 0)
        body = await asyncio.wait_for(reader.readexactly(size), 5)
        is_form = asked.headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
        at = int(parse_qs(body.decode()).get("organ", ["0"])[0]) if is_form else 0
        rows = "".join(
            f'<li><a href="/nb/t{2020 + at}{k}.html">{ORGANS[at]}20{k}年政府信息公开年报</a></li>'
            for k in (16, 17)
        )
        writer.write(
            answer(HEAD.format("年报", "年报") + POSTS.format(keys) + f"<ul>{rows}</ul></body></html>")
        )

    site = listed(PLAIN.format("<a href='/nb/'>政府信息公开年报</a>"))
    site.pages["/nb/"] = organ
    with running(site):
        crawled(tmp_path, {"zt": site}, "-s", "DOWNLOAD_TIMEOUT=20")

    lines = {path for path in site.count() if path.startswith("/nb/t20")}
    assert lines == {f"/nb/t{2020 + at}{k}.html" for at in range(len(ORGANS)) for k in (16, 17)}


@pytest.mark.parametrize("number", [3, 5])
def test_a_table_of_titles_that_a_script_opens_is_a_list_and_no_report(number):
    rows = "".join(
        f"<tr><td onclick='show({year})'>柳溪镇{year}年政府信息公开工作年度报告</td><td>{year + 1}-01-18</td></tr>"
        for year in range(2016, 2016 + number)
    )
    page = PLAIN.format(f"<div>信息公开年报</div><table>{rows}</table>").encode()

    assert read_file(page, Knowledge(divisions=load(), sites=())).kind == "list"


def test_codes_of_organs_are_numbers_and_a_menu_of_the_same_page_is_no_line():
    page = "https://a.gov.cn/gk/pub.html?dept=320682&cat=003005"
    assert shape(page) == shape("https://a.gov.cn/gk/pub.html?dept=320682BM02&cat=003005")

    column = "https://a.gov.cn/public/column/6598107?type=3"
    assert belongs("https://a.gov.cn/public/6598107/39013.html", column)
    assert not belongs("https://a.gov.cn/public/column/6598107?type=4&action=list", column)
