"""Sites are rows: where they come from, how a person names one; the only writer of sites and extra divisions."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, select, update

from models.errors import WrongArguments
from models.places import Division, Site
from models.tables import divisions, sites
from models.upsert import upsert

PORTALS = Path(__file__).with_name(
    "portals.csv"
)  # real ones, as named by pages that were seen; none was visited
_PORTS = {"http": 80, "https": 443}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_TRUE = ("1", "true", "yes")


def seed(connection: Connection, rows: Iterable[Site], now: datetime) -> tuple[Site, ...]:
    """Lay down site rows; one whose code is there takes their name, address and verdict. Returns what was news."""
    known = {site.code: site for site in listed(connection)}
    news = tuple(site for site in rows if known.get(site.code) != site)
    added = {row.code: row.added_at for row in connection.execute(select(sites.c.code, sites.c.added_at))}
    values = [asdict(site) | {"added_at": added.get(site.code, now)} for site in news]
    upsert(connection, sites, values, key=("code",))
    return news


def seed_portals(connection: Connection, now: datetime) -> None:
    """Lay down the packed portals whose code and host no row has yet; what is there stays as it is."""
    known = listed(connection)
    codes, hosts = {site.code for site in known}, {authority(site.url) for site in known}
    fresh = [s for s in read(PORTALS, "packed") if s.code not in codes and authority(s.url) not in hosts]
    if fresh:
        seed(connection, fresh, now)


def keep_divisions(connection: Connection, rows: Iterable[Division]) -> tuple[Division, ...]:
    """Keep further divisions (an invented province) beside what they explain. Returns what was news."""
    known = set(further_divisions(connection))
    news = tuple(row for row in map(_plain, rows) if row not in known)
    values = [{"code": row.code, "name": row.name, "level": row.level, "parent": row.parent} for row in news]
    upsert(connection, divisions, values, key=("code",))
    return news


def _plain(row: Division) -> Division:
    return Division(row.code, row.name, row.level, row.parent)


def further_divisions(connection: Connection) -> tuple[Division, ...]:
    """The divisions that rest in the archive beside the packed table (an invented province)."""
    rows = connection.execute(select(divisions).order_by(divisions.c.code))
    return tuple(Division(row.code, row.name, row.level, row.parent) for row in rows)


def read(path: Path, origin: str) -> tuple[Site, ...]:
    """The sites of a CSV (code,name,url,division_code,verified). WrongArguments: missing file or column."""
    return tuple(
        Site(
            code=row["code"], name=row["name"], url=row["url"],
            division_code=row.get("division_code") or None,
            verified=(row.get("verified") or "").lower() in _TRUE, origin=origin,
        )
        for row in _rows(path, ("code", "name", "url"))
    )  # fmt: skip


def listed(connection: Connection) -> tuple[Site, ...]:
    """All sites, by code."""
    return tuple(_site(row) for row in connection.execute(select(sites).order_by(sites.c.code)))


def site_id(connection: Connection, code: str) -> int:
    """The id of the site with this code."""
    return int(connection.execute(select(sites.c.id).where(sites.c.code == code)).scalar_one())


def known_id(connection: Connection, code: str) -> int | None:
    """The same, None for a code no site has."""
    return connection.scalar(select(sites.c.id).where(sites.c.code == code))


def find(connection: Connection, who: str) -> Site:
    """The site a person means by a code, a name or a URL. WrongArguments names the nearest ones."""
    known = listed(connection)
    for matches in (
        [s for s in known if s.code == who],
        [s for s in known if s.name == who],
        [s for s in known if is_url(who) and authority(s.url) == authority(who)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            names = ", ".join(f"{s.code} ({s.name})" for s in matches)
            raise WrongArguments(f"'{who}' may be several sites: {names}; give the code")
    raise WrongArguments(f"no site '{who}'{_nearest(who, known)}; `nianbao sites` lists them all")


def enlist(connection: Connection, url: str, now: datetime) -> Site:
    """As add; a packed row that waited for somebody to name it is visited from now on, and trusted no more than before."""
    site = add(connection, url, now)
    if site.is_visited:
        return site
    connection.execute(update(sites).where(sites.c.code == site.code).values(origin="added"))
    return replace(site, origin="added")


def add(connection: Connection, url: str, now: datetime) -> Site:
    """The site at this address, added if its host is new. WrongArguments: not an http(s) address."""
    if not is_url(url):
        raise WrongArguments(f"'{url}' is no address of a site: give one such as https://www.example.gov.cn/")
    known = listed(connection)
    for site in known:
        if authority(site.url) == authority(url):
            return site
    host, port = authority(url)
    slug = _NOT_SLUG.sub("-", host.removeprefix("www.")).strip("-") or "site"
    slug += f"-{port}" if port else ""
    codes = {site.code for site in known}
    code = next(c for c in (slug, *(f"{slug}-{n}" for n in range(2, len(known) + 3))) if c not in codes)
    connection.execute(
        sites.insert().values(code=code, name=host, url=url, verified=False, origin="added", added_at=now)
    )
    return Site(code, host, url)


def find_or_add(connection: Connection, who: str, now: datetime) -> Site:
    """As find, but an address not known yet becomes a site."""
    return add(connection, who, now) if is_url(who) else find(connection, who)


def is_url(text: str) -> bool:
    """Whether the text is an http(s) URL with a host and a usable port."""
    try:
        parts = urlsplit(text)
        return parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def authority(url: str) -> tuple[str, int]:
    """(host, port) of a URL; 0 for the web's own ports: a portal is one, with and without TLS."""
    parts = urlsplit(url)
    own = parts.port in (None, *_PORTS.values())
    return (parts.hostname or "").lower(), 0 if own else parts.port or 0


def _site(row: Any) -> Site:
    return Site(row.code, row.name, row.url, row.division_code, row.verified, row.origin)


def _nearest(who: str, known: Iterable[Site]) -> str:
    words = {word: site for site in known for word in (site.code, site.name)}
    close = difflib.get_close_matches(who, words, n=5, cutoff=0.4)
    found = {words[word].code: words[word].name for word in close}
    return f"; nearest: {', '.join(f'{code} ({name})' for code, name in found.items())}" if found else ""


def _rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongArguments(f"cannot read {path}: {error}") from None
    if rows and (missing := [name for name in needed if rows[0].get(name) is None]):
        raise WrongArguments(f"{path} lacks the column {', '.join(missing)}")
    return rows
