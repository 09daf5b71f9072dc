"""The gkmlpt platform of Guangdong: a page with its site number and category tree, lists from a JSON API.

`window._CONFIG` carries SID and TREE; `GET /gkmlpt/api/all/<category>?page=N&sid=<SID>` answers
`{articles: [{title, url, …}], classify: {post_count}}`. Some sites give all on page 1 and 404 afterwards. The platform
of an organ may stand below a folder of its own; then its lists may, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.asks import OTHERWISE, Ask, Entry, Listing, Role
from crawler.links import is_shelf
from models.errors import Unreadable
from models.values import Document

_SID = re.compile(r"""\bSID['"]?\s*:\s*['"]?(\d+)""")
_TREE = re.compile(r"""\bTREE['"]?\s*[:=]\s*(?=[\[{])""")
COLUMN = re.compile(r"年报|年度报告")
MOST_PAGES = 200


def recognises(document: Document) -> bool:
    return any("_CONFIG" in script and _SID.search(script) for script in document.scripts)


def listing(document: Document) -> Listing:
    """One call for every category of annual reports in the tree, and for those where reports are misfiled."""
    for script in document.scripts:
        sid, tree = _SID.search(script), _TREE.search(script)
        if sid and tree:
            leaves, page = _leaves(_json(script, tree.end())), document.url or ""
            return Listing(
                columns=tuple(
                    Ask(urljoin(page, jump), _role(name), title=name)
                    if jump
                    else _call(page, key, 1, sid[1], name)
                    for key, name, jump in leaves
                )
            )
    return Listing()


def answer(text: str, ask: Ask) -> Listing:
    """A page of the API: its entries, and the page behind it; the tour stops once all that was declared came."""
    data = _json(text.lstrip("\ufeff \r\n\t"), 0)
    if not isinstance(data, dict):
        raise Unreadable("list_unreadable", f"{ask.url}: the answer is no object")
    articles = data.get("articles") or []
    entries = tuple(
        Entry(urljoin(ask.url, a.get("url") or a.get("post_url") or ""), a.get("title") or "", _day(a))
        for a in articles
        if a.get("url") or a.get("post_url")
    )
    declared = (data.get("classify") or {}).get("post_count")
    page = int(parse_qs(urlsplit(ask.url).query).get("page", ["1"])[0])
    following = (_next(ask, page + 1),) if articles and page < MOST_PAGES else ()
    return Listing(entries, following, declared)


def _json(text: str, start: int) -> Any:
    try:
        return json.JSONDecoder().raw_decode(text, start)[0]
    except ValueError as error:
        raise Unreadable("list_unreadable", f"the list's data is no JSON: {error}") from error


def _call(page: str, category: Any, number: int, sid: str, name: str) -> Ask:
    url = urljoin(page, f"/gkmlpt/api/all/{category}?page={number}&sid={sid}")
    folder = urlsplit(page).path.partition("/gkmlpt/")[0]
    own = ((OTHERWISE, url.replace("/gkmlpt/", f"{folder}/gkmlpt/", 1)),) if folder else ()
    return Ask(
        url,
        _role(name),
        column=url,
        title=name,
        headers=(("Referer", page),),
        answer="gkmlpt",
        known=own,
    )


def _role(name: str) -> Role:
    return "shelf" if is_shelf(name) else "column"


def _next(ask: Ask, page: int) -> Ask:
    url = re.sub(r"(?<=[?&]page=)\d+", str(page), ask.url)
    return replace(ask, url=url, known=(), walks=True)


def _leaves(tree: Any) -> Iterator[tuple[Any, str, str]]:
    """(id, name, where else it stands) of every category of annual reports, and of every shelf, that has no further categories below it.

    A category is one if it, or one above it, is named so: 政府信息公开年报 > 市直部门.
    """
    waiting = [(node, False) for node in (tree if isinstance(tree, list) else [tree])]
    while waiting:
        node, named = waiting.pop(0)
        if not isinstance(node, dict):
            continue
        name, below = str(node.get("name") or ""), node.get("children") or []
        named = named or COLUMN.search(name) is not None
        if below:
            waiting.extend((child, named) for child in below)
        elif (named or is_shelf(name)) and "id" in node:
            yield node["id"], name, str(node.get("jump_url") or "")


def _day(article: dict[str, Any]) -> str | None:
    moment = article.get("created_at") or article.get("create_time") or article.get("date")
    return str(moment)[:10] if moment else None
