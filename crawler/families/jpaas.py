"""Hanweb jpaas: a list is a unit that a script fetches from the publish server, a page of HTML in JSON.

The page names the unit in the tag of the script itself: `<script src="…unitbuild.js" url="…" queryData="{'webId': …}">`.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import fragment, generic
from models.errors import Unreadable
from models.values import Document

_UNIT = re.compile(r"""(?<![\w-])url=["']([^"']*/build/unit[^"']*)["']""", re.IGNORECASE)
_QUERY = re.compile(r"""querydata=["'](\{.*?\})["'](?=\s|$)""", re.IGNORECASE)
_PAIR = re.compile(r"""['"]([\w-]+)['"]\s*:\s*['"]([^'"]*)['"]""")  # 'webId': '8a2f'
# units that hold no list and no menu, by the names their tags are given
_FURNITURE = re.compile(r"位置|面包屑|轮播|友情|页脚|底部|版权|浏览量|二维码|分享|搜索框")
PER_PAGE = 15
MOST_PAGES = 200


def recognises(document: Document) -> bool:
    return any(_UNIT.search(script) for script in document.scripts)


def listing(document: Document) -> Listing:
    """What the page prints itself, and a call for the first page of each unit."""
    calls = (_call(script, document.url or "") for script in document.scripts)
    return Listing(generic.entries(document), tuple(call for call in calls if call))


def answer(text: str, ask: Ask) -> Listing:
    """A page of a unit; an empty one is the end."""
    try:
        data = json.loads(text.lstrip("\ufeff \r\n\t"))
    except ValueError as error:
        raise Unreadable("list_unreadable", f"{ask.url}: the answer is no JSON: {error}") from error
    inner = data.get("data") if isinstance(data, dict) else None
    markup = inner.get("html") if isinstance(inner, dict) else None
    found = fragment.entries(str(markup or ""), ask.column or ask.url)
    page = int(parse_qs(urlsplit(ask.url).query)["pageNo"][0])
    more = found and page < MOST_PAGES
    return Listing(found, (_turned(ask, page + 1),) if more else ())


def _call(script: str, page: str) -> Ask | None:
    unit, query = _UNIT.search(script), _QUERY.search(script)
    if not unit or not query:
        return None
    parameters = dict(_PAIR.findall(query[1]))
    if _FURNITURE.search(parameters.get("tagId", "")):
        return None
    url = f"{urljoin(page, unit[1])}?{urlencode({**parameters, **_number(1)})}"
    return Ask(url, headers=(("Referer", page),), column=page, answer="jpaas", walks=True)


def _number(page: int) -> dict[str, str]:
    """Most sites want the number within paramJson, some beside it."""
    return {"paramJson": json.dumps({"pageNo": page, "pageSize": str(PER_PAGE)}), "pageNo": str(page)}


def _turned(ask: Ask, page: int) -> Ask:
    address, _, query = ask.url.partition("?")
    fields = {name: values[0] for name, values in parse_qs(query, keep_blank_values=True).items()}
    return replace(ask, url=f"{address}?{urlencode({**fields, **_number(page)})}")
