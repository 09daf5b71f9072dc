"""Search: the passages that hold the words looked for, best first, the same on SQLite and PostgreSQL.

The database's full-text index says which passages may hold a phrase; the phrase itself is then counted in their
words, so that both databases give the same answer in the same order. A version whose present reading was made after
--known-at is not looked for in the index, which knows that reading alone, but in the record that was known then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
    text,
)  # fmt: skip

from archive.then import Then
from models.errors import WrongArguments
from models.passages import of_record
from models.readings import unpack
from models.tables import (
    assignments,
    captures,
    documents,
    passages,
    periods,
    publishers,
    readings,
    sites,
    urls,
    versions,
)  # fmt: skip
from models.words import spaced

_MOST = 12  # phrases; each is a question of its own to the index
_LONGEST = 200  # characters of them together
_SMOOTH = 200  # added to a passage's length, so that a heading of three words is not always the best
_PER = 1000.0

#: What the index of each database says of a phrase. The phrase holds words and spaces only (models.words).
_INDEXED = {
    "sqlite": "passages.id IN (SELECT rowid FROM passages_fts WHERE passages_fts MATCH '\"' || :{0} || '\"')",
    "postgresql": (
        "(to_tsvector('simple'::regconfig, passages.words) @@ plainto_tsquery('simple'::regconfig, :{0})"
        " OR numnode(plainto_tsquery('simple'::regconfig, :{0})) = 0)"
    ),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds some of the phrases, of a version that holds them all; reading: the one it stands in."""

    version_id: int
    reading_id: int
    position: int
    section: str
    kinds: int
    density: float
    publisher: str | None
    division_code: str | None
    report_year: int | None
    number: int
    first_seen: datetime
    url: str

    @property
    def rank(self) -> tuple[int, float, int, int, int]:
        """Smaller is better: more of the phrases, then more often, then newer."""
        return -self.kinds, -self.density, -(self.report_year or 0), self.version_id, self.position


def phrases_of(looked_for: str) -> tuple[str, ...]:
    """The phrases a person looks for: what white space parts; signs in them mean nothing.

    WrongArguments: no words at all, or more than anybody looks for.
    """
    found = tuple(dict.fromkeys(phrase for word in looked_for.split() if (phrase := spaced(word))))
    if not found:
        raise WrongArguments(
            f"'{looked_for}' holds no words to look for: give Chinese characters, letters or digits"
        )
    if len(found) > _MOST or len(looked_for) > _LONGEST:
        raise WrongArguments(
            f"too much to look for at once: at most {_MOST} words of {_LONGEST} characters together"
        )
    return found


def search(
    connection: Connection, phrases: Sequence[str], then: Then, conditions: Sequence[ColumnElement[bool]], limit: int
) -> list[Hit]:  # fmt: skip
    """The best passages of the versions that stand (or stood then), at most *limit*."""
    indexed = _from_index(connection.dialect.name, phrases, then, conditions).limit(limit)
    hits = [Hit(**row) for row in connection.execute(indexed).mappings()]
    if then.known_at is not None:
        hits += _from_records(connection, phrases, then, conditions)
    return sorted(hits, key=lambda hit: hit.rank)[:limit]


def record_of(connection: Connection, reading_id: int) -> dict[str, Any]:
    """The record of a reading."""
    return unpack(
        connection.execute(select(readings.c.record).where(readings.c.id == reading_id)).scalar_one()
    )


# -- in the index ---------------------------------------------------------------------------------------
def _from_index(
    dialect: str, phrases: Sequence[str], then: Then, conditions: Sequence[ColumnElement[bool]]
) -> Select[Any]:
    counts = [_count(phrase) for phrase in phrases]
    kinds = sum((case((count > 0, 1), else_=0) for count in counts), start=literal(0))
    often = sum(counts, start=literal(0))
    density = often * _PER / (func.length(passages.c.words) + _SMOOTH)
    held = [_held(dialect, number, phrase) for number, phrase in enumerate(phrases)]
    everywhere = [
        passages.c.version_id.in_(_versions_with(dialect, n, p))
        for n, p in enumerate(phrases)
        if n or held[1:]
    ]
    query = (
        _versions(then, conditions)
        .add_columns(
            passages.c.reading_id, passages.c.position, passages.c.section,
            kinds.label("kinds"), density.label("density"),
        )
        .join(passages, passages.c.version_id == versions.c.id)
        .where(or_(*held), *everywhere)
    )  # fmt: skip
    if then.known_at is not None:
        query = query.join(readings, readings.c.id == passages.c.reading_id).where(
            readings.c.read_at <= then.known_at
        )
    return query.order_by(
        kinds.desc(), density.desc(), func.coalesce(assignments.c.report_year, 0).desc(), versions.c.id, passages.c.position
    )  # fmt: skip


def _count(phrase: str) -> ColumnElement[int]:
    """How often the phrase stands in a passage's words."""
    left = func.length(func.replace(passages.c.words, phrase, ""))
    return (func.length(passages.c.words) - left) // len(phrase)


def _held(dialect: str, number: int, phrase: str) -> ColumnElement[bool]:
    """Whether a passage holds the phrase: the index says it may, its words that it does."""
    name = f"phrase_{number}"
    may = text(_INDEXED[dialect].format(name)).bindparams(bindparam(name, phrase.strip()))
    return and_(may, _count(phrase) > 0)


def _versions_with(dialect: str, number: int, phrase: str) -> Select[Any]:
    return select(passages.c.version_id).where(_held(dialect, number, phrase)).correlate(None)


def _versions(then: Then, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The versions that stand then, and what is told of each: its address is that of the page it was first seen on."""
    return (
        select(
            versions.c.id.label("version_id"), versions.c.number, versions.c.first_seen, urls.c.url,
            func.coalesce(publishers.c.name, assignments.c.publisher_name).label("publisher"),
            publishers.c.division_code, assignments.c.report_year,
        )
        .select_from(versions)
        .join(periods, and_(periods.c.version_id == versions.c.id, then.stands()))
        .join(documents, documents.c.id == versions.c.document_id)
        .join(sites, sites.c.id == documents.c.site_id)
        .join(assignments, and_(assignments.c.document_id == documents.c.id, then.assigned()))
        .join(captures, captures.c.id == versions.c.first_capture_id)
        .join(urls, urls.c.id == captures.c.url_id)
        .outerjoin(publishers, publishers.c.id == assignments.c.publisher_id)
        .where(*conditions)
    )  # fmt: skip


# -- in the records known then --------------------------------------------------------------------------
def _from_records(
    connection: Connection, phrases: Sequence[str], then: Then, conditions: Sequence[ColumnElement[bool]]
) -> Iterator[Hit]:
    """The hits of versions that were read anew since: in the reading that was known then."""
    now = readings.alias("now")
    anew = select(passages.c.id).join(now, now.c.id == passages.c.reading_id)
    anew = anew.where(passages.c.version_id == versions.c.id, now.c.read_at > then.known_at)
    query = _versions(then, conditions).add_columns(then.reading_of(versions.c.id).label("reading_id"))
    for row in connection.execute(query.where(anew.exists())).mappings():
        found = [
            (position, section, [words.count(phrase) for phrase in phrases], len(words))
            for position, (section, passage) in enumerate(of_record(record_of(connection, row["reading_id"])))
            if (words := spaced(passage))
        ]
        if not all(any(counts[n] for _, _, counts, _ in found) for n in range(len(phrases))):
            continue
        for position, section, counts, length in found:
            kinds = sum(count > 0 for count in counts)
            if kinds:
                density = sum(counts) * _PER / (length + _SMOOTH)
                yield Hit(**row, position=position, section=section, kinds=kinds, density=density)
