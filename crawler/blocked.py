"""What an exchange was: by its status and head alone, then by what reading made of the page.

A firewall's challenge, a log-in, a soft 404 or a redirect home pose as content; as content they would become a
version. They are archived, named with what gave them away, and never kept as one; nobody tries to get past them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from crawler.families import family_of, scripted
from crawler.guard import scope_of
from crawler.links import onward
from models.values import Capture, Page
from models.vocabulary import CaptureKind
from models.warc_records import Role
from pipelines.clean.notices import EMPTY, NOTHING
from pipelines.parse.kinds import fake_of, is_home

#: Status -> kind. Statuses of shields: 521 and 512 (jsl), 412 and 202 (the token wall of `_$` scripts).
BY_STATUS: Mapping[int, CaptureKind] = {
    202: "challenge", 304: "not_modified", 404: "not_found", 410: "not_found", 412: "challenge",
    512: "challenge", 521: "challenge",
}  # fmt: skip
WHOLE = (200, 203)  # a 206 nobody asked for is a part, a 204 nothing, a status beyond the known ones a fault
#: What reading called the page -> kind; what is not here is content.
BY_PAGE: Mapping[str, CaptureKind] = {"challenge": "challenge", "soft_404": "soft_404", "list": "list"}
#: What brought something, by why it was fetched -> kind.
BY_ROLE: Mapping[Role, CaptureKind] = {
    "page": "unjudged", "answer": "list", "attachment": "attachment", "asset": "asset", "robots": "robots",
    "probe": "probe",
}  # fmt: skip
REFUSED: frozenset[CaptureKind] = frozenset({"challenge", "error", "empty"})  # lost for this run
#: In the first bytes of an answer that refuses: whose shield it is.
SHIELDS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("加速乐", re.compile(rb"__jsl|jsluid|jsl_clearance|location\.pathname\s*\+\s*location\.search")),
    ("瑞数", re.compile(rb"\$_ts\b|<meta[^>]+r=.?m")),
    ("acw_sc", re.compile(rb"acw_sc__v|acw_tc")),
    ("Cloudflare", re.compile(rb"cf-chl|challenge-platform|cf-error-details|Attention Required! \| Cloudflare")),
    ("Akamai", re.compile(rb"Reference #[0-9a-f.]+|AkamaiGHost")),
    ("Incapsula", re.compile(rb"_Incapsula_")),
    ("firewall", re.compile(b"|".join(
        words.encode(coding) for coding in ("utf-8", "gb18030")
        for words in ("访问被拦截", "访问被阻断", "疑似攻击", "网站防火墙", "创宇盾", "境外IP", "安全验证", "滑动验证")
    ))),
)  # fmt: skip
HEAD_OF_BODY = 65536  # bytes that are looked at
_LOGIN = re.compile(
    r"(?:^|[/_.])(?:user)?(?:login|log_in|signin|sso|cas|oauth2?|passport|authserver)(?:[/_.?]|$)",
    re.IGNORECASE,
)
BY_ROBOTS = "robots.txt forbids it"
NAMED = 20  # fakes of a run that are named one by one
GONE: frozenset[CaptureKind] = frozenset({"not_found", "soft_404"})


class Fakes:
    """What answered for pages of a site and was none, by address. walls: how many of them keep us out."""

    def __init__(self) -> None:
        self.walls = 0
        self._said: dict[str, str] = {}

    def note(self, url: str, kind: CaptureKind, said: str) -> None:
        """Note an answer if it is a fake; said: its kind, its status, what gave it away."""
        if kind in ("challenge", "soft_404"):
            self.walls += kind == "challenge"
            self._said[url] = said

    def evidence(self) -> dict[str, Any]:
        return {"count": len(self._said), "urls": dict(list(self._said.items())[:NAMED])}


def before_reading(status: int, body: bytes, *, role: Role = "page", whole: bool = True) -> CaptureKind:
    """The kind that needs no reading; `unjudged` where only the page itself can tell."""
    if role == "robots":
        return "robots"
    if status in BY_STATUS:
        return BY_STATUS[status]
    if status >= 400 and shield_of(body):
        return "challenge"
    if 300 <= status < 400:
        return "redirect"
    if status not in WHOLE or not whole:
        return "error"
    return BY_ROLE[role] if body.strip() else "empty"


def shield_of(body: bytes) -> str | None:
    """The shield whose marks an answer bears."""
    return next((name for name, marks in SHIELDS if marks.search(body[:HEAD_OF_BODY])), None)


def led_away(capture: Capture) -> tuple[CaptureKind, str] | None:
    """What a redirect that answers for a page really says: nothing is here (to the home page), or a log-in."""
    if not (300 <= capture.status < 400 and capture.location and capture.url):
        return None
    target = urlsplit(capture.location)
    if _LOGIN.search(target.path) and not _LOGIN.search(urlsplit(capture.url).path):
        return "challenge", "redirect to a log-in"
    if (
        is_home(capture.location)
        and not is_home(capture.url)
        and scope_of(capture.location) == scope_of(capture.url)
    ):
        return "soft_404", "redirect to the home page"
    return None


def mark_of(capture: Capture, page: Page | None = None) -> str:
    """What gave a fake away, in a word or two; empty where it is none."""
    if away := led_away(capture):
        return away[1]
    if page is None:
        return shield_of(capture.body) or ""
    fake = fake_of(page.document, capture)
    return fake.name if fake else ""


def _leads_on(page: Page, *, is_list: bool) -> bool:
    """Whether an empty page is the shell of a list, or of a platform whose scripts name its columns."""
    if is_list and scripted.recognises(page.document):
        return True
    family = family_of(page.document, is_list=is_list)
    return family.answer is not None and bool(family.listing(page.document).columns)


def after_reading(
    page: Page, *, is_list: bool, capture: Capture | None = None, at_start: bool = False
) -> CaptureKind:
    """The kind of a page that was read; a list is one because the tour or the page says so.

    at_start: the page is (on the way to) the home page: a signpost there is no missing page.

    A list whose template a script still has to fill is a list. Trouble of the day is an error: who asks tomorrow
    may find all of it again, so that it is no sign that anything was removed.
    """
    kind = BY_PAGE.get(page.report.kind, "content")
    fake = fake_of(page.document, capture) if capture is not None and kind == "soft_404" else None
    if fake is not None and fake.name == EMPTY.name and _leads_on(page, is_list=is_list):
        return "list"
    if fake is not None and fake.name == NOTHING and is_list:
        return "list"
    if fake is not None and fake.sort == "trouble":
        return "error"
    if page.report.kind != "annual_report" and not at_start and _sends_home(page):
        return "soft_404"
    return "list" if is_list and kind == "content" and page.report.kind != "annual_report" else kind


def _sends_home(page: Page) -> bool:
    """A page that only sends its visitors to the home page, after so many seconds."""
    target, url = onward(page.document), page.document.url
    return bool(target and url) and is_home(target or "") and not is_home(url or "")
