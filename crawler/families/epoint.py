"""Epoint EWB: lists that a script posts for as JSON; the site's name and number stand in a script of their own.

`POST <project>/rest/lightfrontaction/getgovinfolist` with deptcode, categorynum, siteGuid, pageIndex, pageSize.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import fragment, generic, records
from models.errors import Unreadable
from models.values import Document

_ACTION = re.compile(r"([\w./-]*/rest/lightfrontaction/getgovinfolist)", re.IGNORECASE)
_FIELD = r"""(?<![A-Za-z]){}['"]?\s*[:=]\s*['"]?([\w.\-]+)"""  # deptcode = '456795'
_SITE = "/js/webBuilderCommon.js"
_WRAPS = re.compile(r"""params['"]?\s*:\s*(?:JSON\.stringify\s*\(\s*)?\{""")
_TOKEN = re.compile(r"""token['"]?\s*:\s*['"]([\w.\-]+)['"]""", re.IGNORECASE)
_GUID = re.compile(r"""siteGuid['"]?\s*[:=]\s*['"]([\w-]+)['"]""", re.IGNORECASE)
_PROJECT = re.compile(r"""projectName['"]?\s*[:=]\s*['"]([^'"]*)['"]""", re.IGNORECASE)
PER_PAGE = 15
MOST_PAGES = 200


def recognises(document: Document) -> bool:
    return any(_ACTION.search(script) for script in document.scripts)


def listing(document: Document) -> Listing:
    """The call for the first page; the script that names the site is asked first where the page does not say it."""
    scripts = "\n".join(document.scripts)
    known = _known(scripts, document.url or "")
    ask = Ask(
        urljoin(document.url or "", _site_script(document)),
        headers=(("Referer", document.url or ""),),
        column=document.url,
        answer="epoint",
        walks=True,
        known=tuple(known.items()),
    )
    own = _GUID.search(scripts)
    first = _posts(ask, scripts) if own else ask
    return Listing(generic.entries(document), (first,))


def answer(text: str, ask: Ask) -> Listing:
    """The site's own script, or a page of a list: its entries and the call for the next page."""
    if ask.method == "GET":
        return Listing(following=(_posts(ask, text),), prelude=True)
    try:
        data = json.loads(text.lstrip("\ufeff \r\n\t"))
    except ValueError as error:
        raise Unreadable("list_unreadable", f"{ask.url}: the answer is no JSON: {error}") from error
    base = ask.column or ask.url
    pieces = (entry for piece in records.markup(data) for entry in fragment.entries(piece, base))
    found = tuple(dict.fromkeys((*records.entries(data, base), *pieces)))
    total = records.total(data)
    sent = json.loads(ask.body)
    page = int(sent.get("params", sent)["pageIndex"])
    more = (found or page == 0) and page < MOST_PAGES  # some count from 1
    return Listing(found, (_turned(ask, sent, page + 1),) if more else (), total)


def _known(scripts: str, page: str) -> dict[str, str]:
    """What a call must say: from the page's script, else from the address of the page."""
    query = {name.lower(): values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    known = {"action": (_ACTION.search(scripts) or ("", ""))[1]}
    if _WRAPS.search(scripts):  # newer services take what is asked as params, beside a token
        known["token"] = (_TOKEN.search(scripts) or ("", ""))[1]
    for name, otherwise in (
        ("deptcode", ""),
        ("categorynum", ""),
        ("pageSize", str(PER_PAGE)),
        ("pageIndex", "0"),
    ):
        said = [value for value in re.findall(_FIELD.format(name), scripts, re.IGNORECASE) if value != name]
        told = [value for value in said if value.isdigit() or name in ("deptcode", "categorynum")]
        known[name] = query.get(name.lower()) or (told[0] if told else otherwise)
    return known


def _site_script(document: Document) -> str:
    """Where the page loads the script with the site's number from."""
    found = (
        re.search(r"""src=["']([^"']*webBuilderCommon[^"']*)["']""", script) for script in document.scripts
    )
    return next((match[1] for match in found if match), _SITE)


def _posts(ask: Ask, script: str) -> Ask:
    """The call itself, once the site's number is known. Raises Unreadable where the script does not say it."""
    guid, project, known = _GUID.search(script), _PROJECT.search(script), dict(ask.known)
    if not guid:
        raise Unreadable("list_unreadable", f"{ask.url}: no siteGuid in the site's script")
    action = known["action"]
    path = (
        action
        if action.count("/rest/") and not action.startswith("/rest/")
        else (project[1] if project else "") + action
    )
    asked = {
        "deptcode": known["deptcode"], "categorynum": known["categorynum"], "siteGuid": guid[1],
        "pageIndex": int(known["pageIndex"]), "pageSize": int(known["pageSize"]),
    }  # fmt: skip
    body = {"token": known["token"], "params": asked} if "token" in known else asked
    return replace(
        ask,
        url=urljoin(ask.column or ask.url, f"/{path.lstrip('/')}"),
        method="POST",
        body=json.dumps(body).encode(),
        headers=(("Content-Type", "application/json"), *(h for h in ask.headers if h[0] == "Referer")),
        known=(),
    )


def _turned(ask: Ask, sent: Mapping[str, Any], page: int) -> Ask:
    turned = {**sent.get("params", sent), "pageIndex": page}
    return replace(ask, body=json.dumps({**sent, "params": turned} if "params" in sent else turned).encode())
