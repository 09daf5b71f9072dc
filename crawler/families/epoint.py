"""Epoint EWB: lists that a script posts for as JSON; the site's name and number stand in a script of their own.

`POST <project>/rest/lightfrontaction/getgovinfolist` with deptcode, categorynum, siteGuid, pageIndex, pageSize. Other
services of it (`/rest/<action>/<list>`) take whatever object with a siteGuid the page's script writes, as JSON or as a
field `params` of a form that holds JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

from crawler.asks import Ask, Listing
from crawler.families import fragment, generic, records, written
from models.errors import Unreadable
from models.values import Document

_ACTION = re.compile(
    r"([\w./-]*/rest/lightfrontaction/getgovinfolist|[\w./-]*/rest/\w+/\w*(?:list|info|page)\w*)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\{[^{}]*\bsiteGuid\b[^{}]*\}")  # what a script of the page sends
_MEMBER = re.compile(
    r"""['"]?(\w+)['"]?\s*:\s*(?:'([^'\n]*)'|"([^"\n]*)"|(-?\d+)|([A-Za-z_$][\w$.]*))(?=\s*[,}])"""
)
_IN_FORM = re.compile(r"""\bdata['"]?\s*:\s*\{\s*['"]?params['"]?\s*:\s*JSON""")
_FIELD = r"""(?<![A-Za-z]){}['"]?\s*[:=]\s*['"]?([\w.\-]+)"""  # deptcode = '456795'
_FOLDER = re.compile(r"/(\d{3,})(?=/)")  # /zwgk/003/003002/moreinfo.html: the number of the category
_SITE = "/js/webBuilderCommon.js"
_WRAPS = re.compile(r"""params['"]?\s*:\s*(?:JSON\.stringify\s*\(\s*)?\{""")
_TOKEN = re.compile(r"""token['"]?\s*:\s*['"]([\w.\-]+)['"]""", re.IGNORECASE)
_GUID = re.compile(r"""siteGuid['"]?\s*[:=]\s*['"]([\w-]+)['"]""", re.IGNORECASE)
_PROJECT = re.compile(r"""projectName['"]?\s*[:=]\s*['"]([^'"]*)['"]""", re.IGNORECASE)
_FORM = "application/x-www-form-urlencoded; charset=UTF-8"
PER_PAGE = 15
MOST_PAGES = 200


def recognises(document: Document) -> bool:
    return any(
        (found := _action(script)) and ("siteGuid" in script or _is_old(found)) for script in document.scripts
    )


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
    sent = _sent(ask)
    page = int(sent.get("params", sent)["pageIndex"])
    more = (found or page == 0) and page < MOST_PAGES  # some count from 1
    return Listing(found, (_turned(ask, sent, page + 1),) if more else (), total)


def _action(scripts: str) -> str:
    """The service that sends a list, before those that send organs and categories; empty where there is none."""
    found = _ACTION.findall(scripts)
    return next((a for a in found if "info" in a.rpartition("/")[2].lower()), next(iter(found), ""))


def _is_old(action: str) -> bool:
    """Whether the service is the one whose five fields the domain knows."""
    return action.lower().endswith("getgovinfolist")


def _known(scripts: str, page: str) -> dict[str, str]:
    """What a call must say: from the page's script, else from the address of the page."""
    query = {name.lower(): values[0] for name, values in parse_qs(urlsplit(page).query).items()}
    action = _action(scripts)
    known = {"action": action}
    if not _is_old(action):
        known["form"] = "1" if _IN_FORM.search(scripts) else ""
        known["asked"] = json.dumps(_written(scripts, page, query))
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


def _written(scripts: str, page: str, query: Mapping[str, str]) -> dict[str, Any]:
    """The object with a siteGuid that a script writes: its names have the values that scripts, or the address, give them."""
    told, names = max(_TOLD.findall(scripts), key=len, default=""), written.known(scripts)
    asked: dict[str, Any] = {"siteGuid": "", "categoryNum": "", "pageIndex": 0, "pageSize": PER_PAGE}
    for name, one, two, number, held in _MEMBER.findall(told):
        value = query.get(name.lower()) or one or two or number or names.get(held.rpartition(".")[2], "")
        counts = name in ("pageIndex", "pageSize") or (number and not (one or two))
        asked[name] = int(value) if counts and value.isdigit() else asked.get(name, "") if counts else value
    folders = _FOLDER.findall(urlsplit(page).path)
    key = next((name for name in asked if name.lower() == "categorynum"), "")
    return {**asked, key: asked[key] or (folders[-1] if folders else "")} if key else asked


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
    if "asked" in known:
        asked = json.loads(known["asked"])
        asked["siteGuid"] = asked["siteGuid"] or guid[1]
    else:
        asked = {
            "deptcode": known["deptcode"], "categorynum": known["categorynum"], "siteGuid": guid[1],
            "pageIndex": int(known["pageIndex"]), "pageSize": int(known["pageSize"]),
        }  # fmt: skip
    form = bool(known.get("form"))
    body = {"token": known["token"], "params": asked} if "token" in known and not form else asked
    return replace(
        ask,
        url=urljoin(ask.column or ask.url, f"/{path.lstrip('/')}"),
        method="POST",
        body=_body(body, form=form),
        headers=(
            ("Content-Type", _FORM if form else "application/json"),
            *(h for h in ask.headers if h[0] == "Referer"),
        ),
        known=(),
    )


def _body(sent: Mapping[str, Any], *, form: bool) -> bytes:
    told = json.dumps(sent, ensure_ascii=False)
    return (urlencode({"params": told}) if form else told).encode()


def _sent(ask: Ask) -> dict[str, Any]:
    """What a call sent."""
    body = ask.body.decode()
    sent: dict[str, Any] = json.loads(body if body[:1] == "{" else dict(parse_qsl(body))["params"])
    return sent


def _turned(ask: Ask, sent: Mapping[str, Any], page: int) -> Ask:
    turned = {**sent.get("params", sent), "pageIndex": page}
    told = {**sent, "params": turned} if "params" in sent else turned
    return replace(ask, body=_body(told, form=ask.body[:1] != b"{"))
