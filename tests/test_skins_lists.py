"""A small client of each list mechanism: whoever asks as the page says is told every piece of every column."""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urlencode, urljoin

import pytest

from demo.skins import SKINS, TUNED, Skin
from demo.skins.held_out.first import HELD_OUT
from demo.skins.plan import Column
from demo.skins.site import Ask, Site

ORIGIN = "http://127.0.0.1:1"
_HREF = re.compile(r"""href\s*=\s*["']([^"'#]+)""")
_FORM = {"content-type": "application/x-www-form-urlencoded", "referer": ORIGIN}
_FAR = 12  # pages: more than any column has

Client = Callable[[Callable[..., str], str], Iterator[str]]


def _classic(ask: Callable[..., str], page: str) -> Iterator[str]:
    """Inline records, then the proxy by record and by page; a proxy that refuses leaves the inline ones."""
    yield page
    proxy, query = re.search(r"dataUrl:'([^?]+)\?([^']+)'", page).groups()
    window = int(re.search(r"endrecord:(\d+)", page).group(1))
    for k in range(1, _FAR):
        start = (k - 1) * window + 1
        yield ask(
            f"{proxy}?{query}&{urlencode({'startrecord': start, 'endrecord': start + window - 1, 'page': k})}"
        )


def _unit(ask: Callable[..., str], page: str) -> Iterator[str]:
    service, told = re.search(r'unitbuild\.js" url="([^"]+)" queryData="([^"]+)"', page).groups()
    query = json.loads(told.replace("'", '"'))
    for k in range(1, _FAR):
        both = query | {"paramJson": json.dumps({"pageNo": k}), "pageNo": k}
        yield json.loads(ask(f"{service}?{urlencode(both)}"))["data"]["html"]


def _message(ask: Callable[..., str], page: str) -> Iterator[str]:
    service, column = re.search(r"url: '([^']+)'.*columnId: '([^']+)'", page, re.DOTALL).groups()
    size = int(re.search(r"perpage = (\d+)", page).group(1))
    for start in range(1, _FAR * size, size):
        query = {
            "startrecord": start,
            "endrecord": start + size - 1,
            "perpage": size,
            "columnId": column,
            "callback": "cb",
        }
        yield json.loads(ask(f"{service}?{urlencode(query)}").removeprefix("cb(").removesuffix(")"))["result"]


def _search(ask: Callable[..., str], page: str) -> Iterator[str]:
    address = re.search(r"var url = '([^']+)'", page).group(1)
    form = dict(re.findall(r"(infotypeId|jdid|area|divid):'([^']+)'", page))
    for k in range(1, _FAR):
        yield ask(re.sub(r"currpage=\d+&", "", address), urlencode(form | {"currpage": k}), **_FORM)


def _blocks(ask: Callable[..., str], page: str) -> Iterator[str]:
    block = re.search(r"(/columns/[^'\"?]+/blocks/[^'\"?]+)\?page=", page).group(1)
    for k in range(1, _FAR):
        yield ask(f"{block}?page={k}&fix=0")


def _epoint(ask: Callable[..., str], page: str) -> Iterator[str]:
    site = ask("/js/webBuilderCommon.js")
    project, guid = re.search(r"projectName: '([^']+)', siteGuid: '([^']+)'", site).groups()
    dept, category = re.search(r"deptcode = '(\d+)', categorynum = '(\d+)'", page).groups()
    for k in range(_FAR):
        told = {"deptcode": dept, "categorynum": category, "siteGuid": guid, "pageIndex": k, "pageSize": 5}
        answer = ask(
            f"{project}/rest/lightfrontaction/getgovinfolist",
            json.dumps(told),
            **{"content-type": "application/json"},
        )
        yield "".join(f'href="{row["infourl"]}"' for row in json.loads(answer)["custom"]["data"])


_CLIENTS: dict[str, tuple[str, Client]] = {
    "dataUrl:": ("hanweb", _classic),
    "unitbuild.js": ("jpaas", _unit),
    "getMessage.do": ("truecms", _message),
    "/search.jsp?": ("hanweb-xxgk", _search),
    "/blocks/": ("columns", _blocks),
    "categorynum = ": ("epoint", _epoint),
}
_SCRIPTED = {family for family, _ in _CLIENTS.values()}
SYSTEMS = {
    skin.name: skin.family for skin in (*HELD_OUT, *TUNED)
}  # odd portals and the later lots held out speak otherwise, whatever their family
SCRIPTED = [name for name, family in SYSTEMS.items() if family in _SCRIPTED]


def _asker(skin: Skin, site: Site) -> Callable[..., str]:
    def ask(target: str, body: str = "", **headers: str) -> str:
        method = "POST" if body else "GET"
        page = site.answer(Ask(method, target, {"referer": ORIGIN} | headers, body.encode()))
        return page.body.decode("utf-8" if "json" in page.kind else skin.dress.encoding)

    return ask


def _listed(skin: Skin, ask: Callable[..., str], column: Column) -> set[str]:
    """The addresses a client of the column's mechanism is told."""
    place = skin.cms.column(column)
    page = ask(place)
    client = next((client for mark, (_, client) in _CLIENTS.items() if mark in page), None)
    parts = client(ask, page) if client else iter((page,))
    return {
        urljoin(place, unescape(href)).removeprefix(ORIGIN) for part in parts for href in _HREF.findall(part)
    }


@pytest.mark.parametrize("name", SCRIPTED)
def test_services_tell_every_piece(name: str) -> None:
    """No report of a scripted list is beyond the reach of a client that asks as the page itself does."""
    skin = SKINS[name]
    ask = _asker(skin, skin.pages(ORIGIN))
    for column in skin.plan.leaves():
        addresses = {skin.cms.details(column, piece)[0] for piece in column.pieces}
        if "xxgkAnnualReport" in skin.cms.column(column):
            continue  # the organ's reports are had by year, which test_skins proves
        assert addresses <= _listed(skin, ask, column), column.name


def test_every_mechanism_is_met() -> None:
    """A page whose mark no client knows would be read as a plain list and hide its service."""
    marks = {
        mark for name in SCRIPTED for page in [_pages(SKINS[name])] for mark in _CLIENTS if mark in page
    }  # fmt: skip
    assert marks == set(_CLIENTS)


def _pages(skin: Skin) -> str:
    ask = _asker(skin, skin.pages(ORIGIN))
    return "".join(ask(skin.cms.column(column)) for column in skin.plan.leaves())


def _tree_ids(nodes: list[dict]) -> Iterator[int]:
    for node in nodes:
        yield node["id"]
        yield from _tree_ids(node["children"])


@pytest.mark.parametrize("name", [name for name, family in SYSTEMS.items() if family == "gkmlpt"])
def test_platforms_tell_their_whole_tree(name: str) -> None:
    """Every report stands in a category of the tree that its platform prints, under the platform's own number."""
    skin = SKINS[name]
    ask = _asker(skin, skin.pages(ORIGIN))
    told: set[str] = set()
    for entry in {skin.cms.column(c).partition("#")[0] for c in skin.plan.columns()}:
        page = ask(entry)
        config = re.search(r"SID: '(\d+)',\s+TREE: (\[.*\]),", page)
        for category in _tree_ids(json.loads(config.group(2))) if config else ():
            for k in range(1, _FAR):
                answer = json.loads(ask(f"/gkmlpt/api/all/{category}?page={k}&sid={config.group(1)}"))
                told |= {article["url"] for article in answer.get("articles", ())}
    assert {one.urls[0] for one in skin.truth(ORIGIN)} <= told
