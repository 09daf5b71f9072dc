"""Replay: captures as they were, under rules that let no archived page act.

An archived page may be anybody's: injected, cloned, hostile. It is shown in a sandbox without an origin, without
scripts, forms, cookies or network; only pages, plain text and pictures are shown at all, and all else is handed over
as a file. Nothing is rewritten: links lead where they led.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from archive import mementos
from archive.mementos import PREFIX, Memento
from models.config import Config
from models.errors import Unreadable
from models.evidence import with_bytes
from models.values import Capture

#: Shown in the browser; `kind` attachment never is, whatever its type says.
_SHOWN = frozenset(
    {"text/html", "text/plain", "image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"}
)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:\s*;\s*charset=\"?[\w.:-]+\"?)?", re.ASCII | re.IGNORECASE)
_TIMED = re.compile(r"(\d{1,14})(?:id_|mp_)?/(.+)", re.DOTALL)
_MAP = re.compile(r"timemap/link/(?:([1-9]\d{0,8})/)?(.+)", re.ASCII | re.DOTALL)
SAFE: Mapping[str, str] = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def answer(request: Request, connection: Connection, config: Config) -> Response:
    """TimeMap, Memento or TimeGate: what the path behind /web/ asks for. 404: nothing held; 400: no date."""
    asked, base = _asked(request), str(request.base_url)
    if listed := _MAP.fullmatch(asked):
        return _timemap(connection, _mended(listed[2]), base, int(listed[1] or 1))
    timed = _TIMED.fullmatch(asked)
    url = _mended(timed[2] if timed else asked)
    try:
        at = mementos.stamped_moment(timed[1]) if timed else _negotiated(request)
    except ValueError:
        return _said(
            "that is no date: Accept-Datetime takes `Mon, 02 Feb 2026 08:00:00 GMT`, a path 20260202080000",
            400,
        )
    found = mementos.mementos(connection, url)
    if not found:
        return _nothing(url)
    chosen = mementos.nearest(found, at)
    if timed and timed[1] == mementos.stamp(chosen.at):
        return _replayed(connection, config, chosen, found, base)
    return _to(chosen, found, base, negotiated=not timed)


def _negotiated(request: Request) -> datetime | None:
    wanted = request.headers.get("accept-datetime")
    return mementos.asked_moment(wanted) if wanted else None


def _asked(request: Request) -> str:
    """What stands behind /web/, as it was typed: the server undoes no percent sign of an archived address."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    path = raw.decode("latin-1").partition("?")[0].removeprefix(f"/{PREFIX}")
    query = request.scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path


def _mended(url: str) -> str:
    """With its scheme, and both slashes behind it: some clients take one away."""
    if not re.match(r"[a-z][a-z0-9+.-]*:/", url, re.IGNORECASE):
        return f"http://{url}"
    return re.sub(r"^(https?):/+", r"\1://", url, flags=re.IGNORECASE)


def _to(chosen: Memento, found: list[Memento], base: str, *, negotiated: bool) -> Response:
    """302 to the nearest memento; a TimeGate says that the answer hangs on Accept-Datetime."""
    links = [
        *mementos.original_links(chosen.url, base, timegate=not negotiated),
        *mementos.memento_links(found, base, chosen),
    ]
    headers = {**SAFE, "Link": ", ".join(links), **({"Vary": "accept-datetime"} if negotiated else {})}
    return RedirectResponse(base + chosen.path, 302, headers)


def _timemap(connection: Connection, url: str, base: str, page: int) -> Response:
    found = mementos.mementos(connection, url)
    if len(found) <= (page - 1) * mementos.PAGE:
        return _nothing(url)
    body = mementos.timemap(url, found, base, page)
    return Response(body, media_type=mementos.LINK_FORMAT, headers=SAFE)


def _replayed(
    connection: Connection, config: Config, chosen: Memento, found: list[Memento], base: str
) -> Response:
    try:
        capture = with_bytes(connection, config.warc_dir, chosen.capture_id)
    except Unreadable as error:
        return _said(
            f"the archive holds this capture no more: {error}; `nianbao verify` names the damage", 503
        )
    links = [*mementos.original_links(chosen.url, base), *mementos.memento_links(found, base, chosen)]
    headers = {
        **SAFE, **_disposed(capture, chosen), "Memento-Datetime": mementos.http_date(chosen.at),
        "Link": ", ".join(links),
    }  # fmt: skip
    if capture.location:
        target = urljoin(chosen.url, capture.location)
        headers["Location"] = base + mementos.memento(chosen.at, target)
    status = 200 if capture.status in (304, 206) or not 200 <= capture.status <= 599 else capture.status
    return Response(capture.body, status, headers)


def _disposed(capture: Capture, chosen: Memento) -> Mapping[str, str]:
    """The type as the server said it, if it is one; shown in place only where showing it cannot hurt."""
    told = (_TYPE.match((capture.content_type or "").strip()) or [""])[0]
    bare = told.partition(";")[0].strip().lower()
    if bare in _SHOWN and chosen.kind != "attachment":
        return {"Content-Type": told}
    name = quote(PurePosixPath(urlsplit(chosen.url).path).name or "capture")
    return {
        "Content-Type": "application/octet-stream" if bare in ("", "text/html") else told,
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
    }


def _nothing(url: str) -> Response:
    return _said(f"the archive holds nothing of {url}", 404)


def _said(sentence: str, status: int) -> Response:
    return PlainTextResponse(f"{sentence}\n", status, SAFE)
