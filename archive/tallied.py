"""Does each thing have the rows that were laid down for it: the tallies (models.tallies) beside the tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select, true

from models.problems import KEY, kind
from models.tables import (
    assignments,
    documents,
    injections,
    locations,
    problems,
    publishers,
    readings,
    reports,
    runs,
    sightings,
    tallies,
    urls,
    version_digests,
    version_metadata,
    versions,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows that are tallied: under which word, by which column, and how the thing they hang on is named to a person."""

    word: str
    of: Column[Any]
    name: Column[Any]
    where: ColumnElement[bool] = field(default_factory=true)

    @property
    def table(self) -> str:
        return str(self.of.table.name)


_NAMES = {"url_id": urls.c.url, "version_id": versions.c.id, "run_id": runs.c.id}

#: Every kind of row that is tallied.
KINDS: tuple[Kind, ...] = (
    *(Kind(table.name, table.c.document_id, documents.c.id) for table in (locations, assignments)),
    *(
        Kind(table.name, table.c.version_id, versions.c.id)
        for table in (readings, version_digests, sightings, version_metadata)
    ),
    Kind("reports", reports.c.publisher_id, publishers.c.name),
    Kind("injections", injections.c.url_id, urls.c.url),
    *(
        Kind(kind(scope), problems.c[column], _NAMES[column], problems.c.scope == scope)
        for scope, column in KEY.items()
    ),
)


def uncounted(connection: Connection) -> Iterator[tuple[str, str]]:
    """The table that lacks rows, and of what it has how many instead of how many."""
    for found in KINDS:
        for of, held, there in connection.execute(_differing(found)):
            yield found.table, f"{_named(connection, found, of)} has {there} of its {held} {found.word}"
        for of, there in connection.execute(_untold(found)):
            yield "tallies", f"{_named(connection, found, of)} has {there} {found.word}, told of nowhere"


def _counted(found: Kind) -> Any:
    counted = select(found.of.label("of"), func.count().label("there"))
    return counted.where(found.where, found.of.is_not(None)).group_by(found.of).subquery()


def _said(found: Kind) -> Any:
    return select(tallies.c.of, tallies.c.held).where(tallies.c.kind == found.word).subquery()


def _differing(found: Kind) -> Any:
    said, counted = _said(found), _counted(found)
    there = func.coalesce(counted.c.there, 0)
    both = said.outerjoin(counted, counted.c.of == said.c.of)
    return select(said.c.of, said.c.held, there).select_from(both).where(said.c.held != there)


def _untold(found: Kind) -> Any:
    said, counted = _said(found), _counted(found)
    both = counted.outerjoin(said, said.c.of == counted.c.of)
    return select(counted.c.of, counted.c.there).select_from(both).where(said.c.of.is_(None))


def _named(connection: Connection, found: Kind, of: int) -> str:
    """What a person knows the thing by; its number where it is gone itself."""
    thing: Any = found.name.table
    name = connection.scalar(select(found.name).where(thing.c.id == of))
    return f"{thing.name.removesuffix('s')} {of if name is None else name}"
