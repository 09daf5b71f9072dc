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
from pipelines.clean.document import UNKNOWN
from pipelines.clean.notices import BLANK, EMPTY, NOTHING
from pipelines.parse.fakes import fake_of, is_home
from pipelines.parse.titles import judge

#: Status -> kind. Statuses of shields: 521 and 512 (jsl), 412 and 202 (the token wall of `_$` scripts), 418, 468, 493.
BY_STATUS: Mapping[int, CaptureKind] = {
    202: "challenge", 304: "not_modified", 404: "not_found", 410: "not_found", 412: "challenge",
    418: "challenge", 468: "challenge", 493: "challenge", 512: "challenge", 521: "challenge",
}  # fmt: skip
WHOLE = (200, 203)  # a 206 nobody asked for is a part, a 204 nothing, a status beyond the known ones a fault
#: What reading called the page -> kind; what is not here is content.
BY_PAGE: Mapping[str, CaptureKind] = {"challenge": "challenge", "soft_404": "soft_404", "list": "list"}
BY_SORT: Mapping[str, CaptureKind] = {"wall": "challenge", "gone": "soft_404", "trouble": "error"}
BY_NAME: Mapping[str, CaptureKind] = {BLANK.name: "empty"}
NO_PAGE = "no page, but data or bytes of no known type"
NOTHING_OWN = "nothing of its own, only what the home page shows"
UNFILLED = "nothing of its own before its scripts have run"
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
        for words in ("拦截", "阻断", "阻止", "攻击", "防火墙", "安全网关", "创宇盾", "雷池", "境外IP", "安全验证", "安全检测", "滑动验证", "检查您的浏览器")
    ))),
)  # fmt: skip
FEW_WORDS = 20  # characters a report has at least
HEAD_OF_BODY = 65536  # bytes that are looked at
_ERROR_PAGE = re.compile(
    r"(?:^|/)(?:40[34]|50[0234]|error|err|(?:page)?not_?found)(?:\.\w{2,5})?/?$", re.IGNORECASE
)
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
    if _ERROR_PAGE.search(target.path) and not _ERROR_PAGE.search(urlsplit(capture.url).path):
        return "soft_404", "redirect to an error page"
    if (
        is_home(capture.location)
        and not is_home(capture.url)
        and scope_of(capture.location) == scope_of(capture.url)
    ):
        return "soft_404", "redirect to the home page"
    return None


def mark_of(
    capture: Capture,
    page: Page | None = None,
    *,
    promised: bool = False,
    nothing_new: bool = False,
    unfilled: bool = False,
) -> str:
    """What gave a fake away, in a word or two; empty where it is none. The rest as for `after_reading`."""
    if away := led_away(capture):
        return away[1]
    if page is None:
        return shield_of(capture.body) or ""
    if unfilled:
        return UNFILLED
    if fake := fake_of(page.document, capture, promised=promised):
        return fake.name
    if _is_no_page(page):
        return NO_PAGE
    return NOTHING_OWN if nothing_new else ""


def is_unfilled(capture: Capture, page: Page, *, built: bool, broken: bool) -> bool:
    """Whether what was named as a report is the shell of one: no words yet, and scripts that may bring them.

    built: a browser has run them; then it still is one where an empty place is left, or one of them broke.
    """
    document = page.document
    shows = document.tables or document.attachments or document.frames
    if page.report.kind == "annual_report" or document.source != "html" or shows:
        return False
    fake = fake_of(document, capture, promised=True)
    bare = fake.name == EMPTY.name if fake else len(document.text) < FEW_WORDS
    left = broken or fake is not None or bool(document.waiting.hollow)
    waits = left if built else scripted.builds(document)
    return bare and waits


def _is_no_page(page: Page) -> bool:
    """Data of an interface where a page was asked for, or bytes that nothing reads."""
    document = page.document
    data = document.source == "text" and not document.text and bool(document.scripts)
    return data or (
        document.source == "unreadable" and any(p.message.endswith(UNKNOWN) for p in document.problems)
    )


def _leads_on(page: Page, *, is_list: bool) -> bool:
    """Whether an empty page is the shell of a list, or of a platform whose scripts name its columns."""
    if is_list and scripted.recognises(page.document):
        return True
    family = family_of(page.document, is_list=is_list)
    return family.answer is not None and bool(family.listing(page.document).columns)


def after_reading(
    page: Page,
    *,
    is_list: bool,
    capture: Capture | None = None,
    at_start: bool = False,
    promised: bool = False,
    nothing_new: bool = False,
    unfilled: bool = False,
) -> CaptureKind:
    """The kind of a page that was read; a list is one because the tour or the page says so.

    at_start: the page is (on the way to) the home page: a signpost there is no missing page.
    promised: what led here named a report. nothing_new: all its links stand on other pages of the site.
    unfilled: see is_unfilled; nothing was had of such a report, and nothing is wrong with it.

    A list whose template a script still has to fill is a list. Trouble of the day is an error: who asks tomorrow
    may find all of it again, so that it is no sign that anything was removed.
    """
    kind = BY_PAGE.get(page.report.kind, "content")
    if page.report.kind == "annual_report":
        return kind
    if unfilled:
        return "error"
    fake = fake_of(page.document, capture, promised=promised) if capture is not None else None
    if fake is not None:
        shows = page.document.links or page.document.offers  # its rows, which may be all that it says
        titled = judge(page.document.headline or "").kind == "annual_report"
        waits = bool(page.document.waiting.hollow) and not (promised or titled)
        shell = fake.name == EMPTY.name and (waits or _leads_on(page, is_list=is_list) or (is_list and shows))
        if shell or (fake.name == NOTHING and is_list):
            return "list"
        return BY_NAME.get(fake.name, BY_SORT[fake.sort])
    if not at_start and _sends_home(page):
        return "soft_404"
    if promised and nothing_new and kind == "list":
        return "soft_404"
    if capture is not None and not is_list and _is_no_page(page):
        return "error"
    return "list" if is_list and kind == "content" else kind


def _sends_home(page: Page) -> bool:
    """A page that only sends its visitors to the home page, after so many seconds."""
    target, url = onward(page.document), page.document.url
    return bool(target and url) and is_home(target or "") and not is_home(url or "")
