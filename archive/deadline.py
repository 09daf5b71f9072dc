"""When a report was due: the Regulation's dates, old law and new.

Old law (2008, Art. 31): every organ before 31 March. New law (in force 2019-05-15, Art. 49): departments and
towns by 31 January, the county's own report by 31 March; the first reports under it are those of 2019.
"""

from __future__ import annotations

from datetime import UTC, datetime

_NEW_LAW_FROM = 2019
_OWN_REPORT = frozenset(("province", "city", "county"))


def due(level: str | None, report_year: int) -> datetime:
    """The first moment at which the report is late (UTC)."""
    if report_year >= _NEW_LAW_FROM and level not in _OWN_REPORT:
        return datetime(report_year + 1, 2, 1, tzinfo=UTC)
    return datetime(report_year + 1, 4, 1, tzinfo=UTC)
