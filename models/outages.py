"""Outages: a file of a page that cannot be had today is what it was when it was last had, until it counts as gone.

So a file server that is down for a day makes no version of the pages that hand its files out; the rule by which a
file counts as gone is that of removals.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from models import captures
from models.captures import BROUGHT, FAILED
from models.removals import SPAN, VISITS
from models.tables import captures as fetches
from models.values import Capture


def last_had(connection: Connection, url: str) -> Capture | None:
    """The newest good fetch of a file, without body; None where there is none, or where the file counts as gone."""
    where = captures.known_url(connection, url)
    if where is None:
        return None
    own = fetches.c.url_id == where
    newest = (
        select(fetches.c.id, fetches.c.fetched_at)
        .where(own, fetches.c.kind.in_(BROUGHT), fetches.c.status == 200)
        .order_by(fetches.c.id.desc())
        .limit(1)
    )
    good = connection.execute(newest).first()
    if good is None or _gone(connection, own & (fetches.c.id > good.id)):
        return None
    found = captures.find(connection, good.id)
    return found if found and found.warc else None


def _gone(connection: Connection, since: ColumnElement[bool]) -> bool:
    """Whether its server said so in VISITS runs over SPAN; that it could not be reached says nothing of the file."""
    said = select(fetches.c.run_id, fetches.c.fetched_at).where(since, fetches.c.kind.in_(FAILED))
    rows = connection.execute(said.order_by(fetches.c.fetched_at)).all()
    return len({row.run_id for row in rows}) >= VISITS and rows[-1].fetched_at - rows[0].fetched_at >= SPAN
