"""What a killed crawl left behind: records without rows get them, pages nobody has judged are read before the next crawl.

So an interrupted crawl goes on where it was: what it had fetched is known, and asked for with validators.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from functools import partial

from crawler.blocked import after_reading, before_reading
from crawler.links import is_column
from models import captures, sites
from models.errors import Unreadable
from models.places import Site
from models.takeup import Untold
from models.values import Page, Visit
from models.vocabulary import CaptureKind
from models.warc_files import alone, settle
from pipelines.desk import OpenDesk
from pipelines.retell import Retelling

AT_ONCE = 16  # captures in memory and in the reading processes


def take_up(desk: OpenDesk) -> int:
    """Close the WARC files a kill left open; do again what the database was not told of. Returns how many records that was."""
    again = Retelling(desk, _kind)
    with alone(desk.config.warc_dir):
        settle(desk.config.warc_dir)
        again.run()
    return again.counts["left"] + again.counts["judged"] + again.counts["found"]


async def judge(desk: OpenDesk, site: Site) -> Counter[str]:
    """Read the fetches of a site that no run has judged, in the order in which they were made.

    Counts `read`, `unreadable` (the bytes are not what they were) and `left`: a page with files of its own
    is no version without them, so it stays as it is until a crawl fetches all of it again.
    """
    site_id = desk.call(partial(sites.site_id, code=site.code))
    waiting = desk.call(partial(captures.unjudged, site_id=site_id))
    counts: Counter[str] = Counter()
    for start in range(0, len(waiting), AT_ONCE):
        some = waiting[start : start + AT_ONCE]
        visits = await asyncio.gather(*(_judged(desk, site, capture) for capture in some))
        counts.update(_kept(desk, visits))
    if waiting:
        await asyncio.to_thread(desk.writer.flush)
    return counts


def _kept(desk: OpenDesk, visits: Iterable[Visit | str]) -> list[str]:
    words = []
    for visit in visits:
        if isinstance(visit, Visit):
            desk.note(visit)
        words.append("read" if isinstance(visit, Visit) else visit)
    return words


async def _judged(desk: OpenDesk, site: Site, capture_id: int) -> Visit | str:
    """What an unjudged fetch was, or the word for why nobody can say."""
    try:
        capture = await asyncio.to_thread(desk.raw, capture_id)
    except Unreadable:
        return "unreadable"
    page = await desk.read(capture)
    if page.document.attachments:
        return "left"
    kind = after_reading(page, is_list=is_column(page.document))
    return Visit(site.code, capture, kind, page if _tells(page) else None)


def _tells(page: Page) -> bool:
    """Whether a page is to be kept as read: what is no report was perhaps never meant as a page (a list's data)."""
    return page.report.kind == "annual_report" or page.document.source == "unread"


def _kind(found: Untold) -> CaptureKind:
    """What a record is, as the wire would have said."""
    capture = found.capture
    if capture.warc and capture.warc.record_type == "conversion":
        return "rendered"
    return before_reading(capture.status, capture.body, role=found.role, whole=found.whole)
