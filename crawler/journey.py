"""What a crawl was asked for: the spider arguments, checked before anything starts, and the sites they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import Connection

from models import runs, sites, visits
from models.errors import WrongArguments
from models.places import Site
from models.plan import Plan
from models.runs import RunKind

_SPAN = re.compile(r"(\d+)([smhd]?)")  # 90, 30m, 2h, 30d
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True, slots=True)
class Journey:
    """Which sites, for how long, and whether with validators and a probe."""

    who: tuple[str, ...] = ()
    province: str | None = None
    due: timedelta | None = None
    by_plan: bool = False
    seconds: float | None = None
    full: bool = False
    probe: bool = False  # ask each report's page again, as a search engine's visitor would
    kind: RunKind = "crawl"

    @classmethod
    def of(cls, arguments: Mapping[str, str], kind: RunKind = "crawl") -> Self:
        """Read `-a NAME=VALUE`. Raises WrongArguments for names and values that mean nothing."""
        known = ("site", "province", "due", "max", "full", "probe")
        if unknown := sorted(set(arguments) - set(known)):
            raise WrongArguments(f"unknown argument '{unknown[0]}': use {', '.join(known)}")
        province = arguments.get("province")
        if province is not None and not re.fullmatch(r"\d{2}|\d{4}|\d{6}", province):
            raise WrongArguments(
                f"province '{province}': give the first two digits of a division code, such as 33"
            )
        probe = arguments.get("probe")
        if probe not in (None, "cloak"):
            raise WrongArguments(f"probe '{probe}': the only probe is cloak")
        return cls(
            who=tuple(w.strip() for w in arguments.get("site", "").split(",") if w.strip()),
            province=province,
            due=_due(arguments.get("due")),
            by_plan=arguments.get("due") == "plan",
            seconds=_span("max", arguments["max"]).total_seconds() if "max" in arguments else None,
            full=arguments.get("full", "0") not in ("", "0", "no", "false")
            or probe is not None,  # what is not sent again cannot be compared
            probe=probe is not None,
            kind=kind,
        )

    def chosen(self, connection: Connection, now: datetime, plan: Plan | None = None) -> tuple[Site, ...]:
        """The sites meant (plan: only those it says are due); addresses not known yet are added. Raises WrongArguments where nothing is meant."""
        if self.who:
            found = tuple(
                {s.code: s for w in self.who for s in (sites.find_or_add(connection, w, now),)}.values()
            )
        else:
            found = tuple(site for site in sites.listed(connection) if site.is_visited)
            if not found:
                raise WrongArguments(
                    "no sites to visit yet: add one with `nianbao sites add URL`, or name one that `nianbao sites` lists (-a site=CODE)"
                )
        if self.province:
            found = tuple(s for s in found if (s.division_code or "").startswith(self.province))
            if not found:
                raise WrongArguments(f"no site of province {self.province}; `nianbao sites` lists them all")
        if self.due is not None:
            late = runs.without_complete_since(connection, now - self.due)
            found = tuple(s for s in found if s.code in late)
        if plan is not None:
            due = visits.due(connection, plan, now)
            found = tuple(s for s in found if s.code in due)
        return found


def _due(value: str | None) -> timedelta | None:
    return None if value in (None, "plan") else _span("due", value or "")


def _span(name: str, value: str) -> timedelta:
    found = _SPAN.fullmatch(value.strip())
    if not found:
        raise WrongArguments(f"{name} '{value}': give a time such as 30d, 2h or 90m")
    return timedelta(seconds=int(found[1]) * _SECONDS[found[2]])
