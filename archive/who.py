"""WHO and DATE: what a person types for a publisher, a page or a moment, made into what the tables know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Connection, and_, select

from models.errors import NothingFound, WrongArguments
from models.tables import assignments, locations, publishers, urls

_TAIL = re.compile(r"(人民政府|政府)?(办事处)?$")
_CODE = re.compile(r"\d{6}(\d{3}(000)?)?$")


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom a question is about: publishers, or the one document at an address."""

    publisher_ids: tuple[int, ...] = ()
    document_id: int | None = None


def whom(connection: Connection, who: str, assigned: ColumnElement[bool]) -> Whom:
    """Resolve WHO among those some assignment names (assigned: which of them count); an ambiguous name raises WrongArguments with the candidates, an unknown one NothingFound."""
    if "://" in who:
        return Whom(document_id=_document_at(connection, who))
    found = _by_code(connection, who) if _CODE.match(who) else _by_name(connection, who, assigned)
    if not found:
        raise NothingFound(f"no publisher '{who}' in this archive: `nianbao reports` lists whom it knows")
    if len(found) > 1:
        names = ", ".join(sorted(name for _, name in found)[:8])
        raise WrongArguments(
            f"'{who}' may be {len(found)} publishers: {names}; give the fuller name or the code"
        )
    return Whom(publisher_ids=(found[0][0],))


def _document_at(connection: Connection, url: str) -> int:
    row = connection.execute(
        select(locations.c.document_id)
        .join(urls, urls.c.id == locations.c.url_id)
        .where(urls.c.url == url)
        .order_by(locations.c.valid_from.desc())
    ).first()
    if row is None:
        raise NothingFound(
            f"no report at {url} in this archive: `nianbao reports --json` lists the addresses"
        )
    return int(row.document_id)


def _by_code(connection: Connection, code: str) -> list[tuple[int, str]]:
    """Six digits: the county's own government; nine (or twelve): the town's."""
    table = publishers.c
    if len(code) == 6:
        matches: ColumnElement[bool] = and_(
            table.division_code == code, table.level.in_(("county", "city", "province"))
        )
    else:
        matches = table.township_code == code[:9]
    return [(row.id, row.name) for row in connection.execute(select(table.id, table.name).where(matches))]


def _by_name(connection: Connection, name: str, assigned: ColumnElement[bool]) -> list[tuple[int, str]]:
    """Publishers whose name ends with this one, 人民政府 and 办事处 left aside; an exact name goes first."""
    rows = connection.execute(
        select(publishers.c.id, publishers.c.name).where(
            publishers.c.id.in_(select(assignments.c.publisher_id).where(assigned))
        )
    ).all()
    exact = [(row.id, row.name) for row in rows if row.name == name]
    return exact or [(row.id, row.name) for row in rows if stem(row.name).endswith(stem(name))]


def stem(name: str) -> str:
    """A name without its legal tail: 万载县高城镇人民政府 and 万载县高城镇 are one."""
    return _TAIL.sub("", name.strip())


def moment(text: str | None, *, end_of_day: bool = True) -> datetime | None:
    """A DATE: an ISO time, or a day (its end for "as of", its start for "since"), UTC.

    A time to the second means as that second ended: what began in it is printed so, and asked for so.
    """
    if text is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            day = datetime.combine(date.fromisoformat(text), time(), UTC)
            return day + timedelta(days=1) - datetime.resolution if end_of_day else day
        told = datetime.fromisoformat(text)
        found = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, OverflowError):
        raise WrongArguments(f"'{text}' is no date: give a day such as 2026-02-02 or an ISO time") from None
    to_the_second = end_of_day and not re.search(r"[.,]\d+", text)
    return found.replace(microsecond=999_999) if to_the_second else found
