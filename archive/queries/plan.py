"""nianbao plan: how often lists and reports are visited, and what is due now."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from archive.question import Question, Row
from models import visits
from models.config import Config
from models.plan import Line, load


def ask(connection: Connection, *, config: Config) -> list[Row]:
    """A row a line of the plan; now: whether the line counts in this month. due: sites a planned crawl would visit."""
    plan, now = load(config.plan), config.now()
    due = sorted(visits.due(connection, plan, now))
    return [{**_row(line, now), "due": due if number == 0 else []} for number, line in enumerate(plan.lines)]


def _row(line: Line, now: datetime) -> dict[str, object]:
    days = line.every.total_seconds() / 86400
    return {
        "what": line.what, "newest": line.newest, "months": ",".join(str(m) for m in sorted(line.months)),
        "every_days": int(days) if days.is_integer() else days, "now": now.month in line.months,
    }  # fmt: skip


QUESTION = Question(
    name="plan",
    help="The revisit plan that `-a due=plan` follows, the first line that fits counting, and the sites that are due now.",
    ask=ask,
    columns=("what", "newest", "months", "every_days", "now", "due"),
    takes_config=True,
)
