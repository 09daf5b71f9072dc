"""Column types whose values mean the same on SQLite and PostgreSQL: UTC times, hex digests, ids, JSON."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, LargeBinary
from sqlalchemy.types import TypeDecorator

#: SQLite counts up only a column of type INTEGER; PostgreSQL's INTEGER ends at 2 billion captures.
ROW_ID = BigInteger().with_variant(Integer(), "sqlite")

#: NULL is SQL's NULL, never JSON's `null`: `IS NULL` then asks what one thinks it asks.
RECORD = JSON(none_as_null=True)


class UtcTime(TypeDecorator[datetime]):
    """An aware UTC time; a naive one is refused, since nobody can say later which zone it meant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone: times rest in UTC")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Hex(TypeDecorator[str]):
    """A digest: hex in Python, half as many bytes at rest."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        del dialect
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else bytes(value).hex()
