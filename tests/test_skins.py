"""The portals of the skins: they serve what their truth says, hide what their systems hide, and fool who does not look."""

import json
import re
import urllib.request
from collections import Counter
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from urllib.parse import urlencode, urljoin

import pytest

from demo.skins import HELD_OUT, ODD, SKINS, TUNED, Skin, truth
from demo.skins.ground import write_divisions
from demo.skins.server import Portals
from demo.skins.site import Ask, Page, Site

ORIGIN = "http://127.0.0.1:1"
SYSTEMS = [
    skin.name for skin in (*HELD_OUT, *TUNED)
]  # the systems of the domain, which are linked throughout
IN_FILES = (
    "odd-files",
    "last-viewers",
    "settle-sent",
    "board-papers",
    "way-trs-htm",
    "lodge-vsb",
    "make-vsb-papers",
    "lodge-cells",
    "folk-trs-igs",
    "folk-jcms-groups",
    "script-vsb-organs",
    "script-gd-growing",
    "willow",
    "webber-attachments",
    "pil-trs-offices",
    "pil-jcms-records",
    "vil-vsb-branches",
    "vil-empire",
)  # their reports are files
_LINK = re.compile(r"""(?:href|src)\s*=\s*["']([^"'#]+)""")
_NO_PAGE = re.compile(r"\.(?:js|css|jpg|pdf|docx)$|/download\.jsp|visitcount|^/login|\$")


def get(site: Site, target: str, **headers: str) -> Page:
    return site.answer(Ask("GET", target, headers))


def text(page: Page, skin: Skin) -> str:
    return page.body.decode(skin.dress.encoding)


def walk(skin: Skin, site: Site) -> set[str]:
    """Every path that plain links lead to from the home page."""
    seen: set[str] = set()
    todo = ["/"]
    while todo:
        target = todo.pop()
        if target in seen:
            continue
        seen.add(target)
        page = get(site, target)
        assert page.status == 200, target
        links = (urljoin(ORIGIN + target, unescape(link)) for link in _LINK.findall(text(page, skin)))
        inside = (link.removeprefix(ORIGIN) for link in links if link.startswith(ORIGIN))
        todo += [link for link in inside if not _NO_PAGE.search(link)]
    return seen


@pytest.mark.parametrize("name", [name for name in SKINS if name not in IN_FILES])
def test_every_report_stands_where_the_truth_says(name: str) -> None:
    """Each address of a report answers with that organ's report of that year, and no address serves two."""
    skin, site = SKINS[name], SKINS[name].pages(ORIGIN)
    owed = truth(name, ORIGIN)
    urls = [url for one in owed for url in one.urls]
    assert 10 <= len(owed) <= 60
    assert {n for n, times in Counter(urls).items() if times > 1} == set()
    for one in owed:
        for url in one.urls:
            page = text(get(site, url.removeprefix(ORIGIN)), skin)
            assert one.publisher.full_name in page
            assert f"自{one.year}年1月1日起至{one.year}年12月31日止" in page


@pytest.mark.parametrize("name", SYSTEMS)
def test_links_of_a_portal_are_alive(name: str) -> None:
    """No plain link of a portal leads to a page that is missing; the home page leads on."""
    assert len(walk(SKINS[name], SKINS[name].pages(ORIGIN))) > 5


@pytest.mark.parametrize("name", SKINS)
def test_columns_have_addresses_of_their_own(name: str) -> None:
    skin = SKINS[name]
    places = Counter(skin.cms.column(column) for column in skin.plan.columns())
    assert {place for place, times in places.items() if times > 1} == set()


def test_a_third_is_held_out() -> None:
    """Names are unique, every family stands in two layouts and on both sides of the line, a third or more held out."""
    assert len(SKINS) == len(HELD_OUT) + len(TUNED) + len(ODD)
    assert len({skin.number for skin in SKINS.values()}) == len(SKINS)
    assert 3 * len(HELD_OUT) >= len(SYSTEMS)
    families = Counter(SKINS[name].family for name in SYSTEMS)
    assert len(families) >= 13
    assert min(families.values()) >= 2
    assert {skin.family for skin in HELD_OUT} == {skin.family for skin in TUNED}


HIDDEN = (
    "jcms-pages",
    "jpaas-within",
    "truecms-records",
    "trs-tree",
    "ucap-tree",
    "gkmlpt-whole",
    "columns-empty",
    "epoint-zero",
)


@pytest.mark.parametrize("name", HIDDEN)
def test_plain_links_do_not_lead_to_every_report(name: str) -> None:
    """What a script lists is not had for nothing: somebody who only follows links misses reports."""
    skin = SKINS[name]
    seen = walk(skin, skin.pages(ORIGIN))
    reached = [
        one for one in truth(name, ORIGIN) if any(url.removeprefix(ORIGIN) in seen for url in one.urls)
    ]
    assert len(reached) < len(truth(name, ORIGIN))


def _reports(skin: Skin, body: str) -> set[str]:
    addresses = {url.removeprefix(ORIGIN) for one in skin.truth(ORIGIN) for url in one.urls}
    return addresses & {
        unescape(link).removeprefix(ORIGIN) for link in _LINK.findall(body.replace("\\/", "/"))
    }


def _leaf(skin: Skin) -> str:
    """The address of the column with the most pieces."""
    return skin.cms.column(max(skin.plan.leaves(), key=lambda c: len(c.pieces)))


def test_a_proxy_may_ignore_startrecord() -> None:
    """It repeats the first records whatever is asked, and moves on only by `page`; strangers get nothing."""
    skin = SKINS["jcms-pages"]
    site = skin.pages(ORIGIN)
    page = text(get(site, _leaf(skin)), skin)
    proxy, query = re.search(r"dataUrl:'([^?]+)\?([^']+)'", page).groups()

    def ask(**more: int) -> set[str]:
        target = f"{proxy}?{query}&{urlencode(more)}"
        return _reports(skin, text(get(site, target, referer=ORIGIN), skin))

    assert ask(startrecord=1, endrecord=12) == ask(startrecord=13, endrecord=24) == ask(page=1)
    assert len(ask(page=1) | ask(page=2)) == len(truth(skin.name, ORIGIN))
    assert get(site, f"{proxy}?{query}&page=1").status == 403


def test_a_unit_counts_pages_only_where_it_looks() -> None:
    """One jpaas site reads the page from paramJson, another only beside it; either repeats page 1 else."""
    for name, within in (("jpaas-within", True), ("jpaas-plain", False)):
        skin = SKINS[name]
        site = skin.pages(ORIGIN)
        page = text(get(site, _leaf(skin)), skin)
        service, told = re.search(r'unitbuild\.js" url="([^"]+)" queryData="([^"]+)"', page).groups()
        query = json.loads(told.replace("'", '"'))

        def ask(
            more: dict[str, str],
            site: Site = site,
            skin: Skin = skin,
            query: dict = query,
            service: str = service,
        ) -> set[str]:
            answer = json.loads(get(site, f"{service}?{urlencode(query | more)}").body)
            return _reports(skin, answer["data"]["html"])

        inside, beside = {"paramJson": '{"pageNo":2,"pageSize":"15"}'}, {"pageNo": "2"}
        right, wrong = (inside, beside) if within else (beside, inside)
        assert ask(wrong) == ask({})
        assert ask(right).isdisjoint(ask({}))
        assert ask({"pageNo": "99", "paramJson": '{"pageNo":99}'}) == set()


@pytest.mark.parametrize("name", ["ucap-xlist", "trs-shared", "ucap-years"])
def test_a_server_repeats_its_first_page_behind_the_last(name: str) -> None:
    skin = SKINS[name]
    site, column = skin.pages(ORIGIN), max(skin.plan.leaves(), key=lambda c: len(c.pieces))
    last = skin.cms.pages(column)
    pages = [get(site, skin.cms.page(column, k, last)).body for k in (1, last, last + 1, last + 7)]
    assert pages[0] == pages[2] == pages[3] != pages[1]


def test_page_numbers_may_count_down() -> None:
    skin = SKINS["vsb-tree"]
    column = max(skin.plan.leaves(), key=lambda c: len(c.pieces))
    n = skin.cms.pages(column)
    numbers = [
        int(skin.cms.page(column, k, n).rsplit("/", 1)[1].removesuffix(".htm")) for k in range(2, n + 1)
    ]
    assert numbers[-1] == 1
    assert all(a == b + 1 for a, b in pairwise(numbers))


def test_a_year_without_a_report_is_an_empty_frame() -> None:
    """The annual page answers 200 for any year; only the years of the truth hold a report."""
    skin = SKINS["xxgk-annual"]
    site = skin.pages(ORIGIN)
    known = next(url for one in skin.truth(ORIGIN) for url in one.urls if "fbtime" in url).removeprefix(
        ORIGIN
    )
    other = get(site, re.sub(r"fbtime=\d+", "fbtime=2009", known))
    assert other.status == 200
    assert "暂无内容" in text(other, skin)


def test_everything_on_page_one_then_404() -> None:
    skin = SKINS["gkmlpt-whole"]
    site = skin.pages(ORIGIN)
    index = text(get(site, "/gkmlpt/index"), skin)
    sid = re.search(r"SID: '(\d+)'", index).group(1)
    column = max(skin.plan.leaves(), key=lambda c: len(c.pieces))
    api = f"/gkmlpt/api/all/{column.number}?sid={sid}&page="
    assert len(json.loads(get(site, api + "1").body)["articles"]) == len(column.pieces)
    assert get(site, api + "2").status == 404
    assert get(site, f"/gkmlpt/api/all/{column.number}?page=1").status == 403


def _post(column: str, page: int) -> Ask:
    dept, category = re.search(r"deptcode=(\d+)&categorynum=(\d+)", column).groups()
    told = {
        "deptcode": dept,
        "categorynum": category,
        "siteGuid": SKINS["epoint-zero"].cms.guid,
        "pageIndex": page,
        "pageSize": 6,
    }
    return Ask(
        "POST",
        "/EpointWebBuilder/rest/lightfrontaction/getgovinfolist",
        {"content-type": "application/json"},
        json.dumps(told).encode(),
    )


def test_a_post_in_json_lists_page_by_page() -> None:
    skin = SKINS["epoint-zero"]
    site = skin.pages(ORIGIN)
    rows: list[str] = []
    for page in range(9):
        rows += [
            row["infourl"] for row in json.loads(site.answer(_post(_leaf(skin), page)).body)["custom"]["data"]
        ]
    assert len(set(rows)) == len(rows) > len(truth(skin.name, ORIGIN))


def test_truth_knows_what_lies_in_the_wrong_column() -> None:
    """In most portals a report stands outside the columns of reports."""
    strays = [
        name for name, skin in SKINS.items()
        if any(p.year and c.kind != "信息公开年报" for c in skin.plan.columns() for p in c.pieces)
    ]  # fmt: skip
    assert len(strays) > len(SKINS) / 2


def test_portals_count_what_they_are_asked(tmp_path) -> None:
    """Each origin serves its own skin, and the log counts every request by skin."""
    with Portals(("trs-tree", "vsb-shared")) as portals:
        for name, origin in portals.origins.items():
            request: Callable = urllib.request.urlopen
            with request(f"{origin}/") as answer:
                assert SKINS[name].ground.county.name in answer.read().decode()
        assert [portals.requests(name) for name in ("trs-tree", "vsb-shared", "jcms-tree")] == [1, 1, 0]
    table = write_divisions(tuple(skin.ground for skin in SKINS.values()), tmp_path / "divisions.csv")
    codes = [line.split(",")[0] for line in table.read_text(encoding="utf-8").splitlines()]
    assert len(set(codes)) == len(codes)
