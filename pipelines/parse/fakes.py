"""Pages that pose as content: walls, errors, log-ins, empty templates, told by how they are built and what they say.

Phrases alone never come to an end. A page that is bare, that leads nowhere and that speaks of the visit itself is no
page of a site, whoever words it; so is one that keeps nothing of what its title, or the link to it, has promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from models.values import Capture, Document
from pipelines.clean import notices
from pipelines.clean.notices import EMPTY, NOTHING, Mark
from pipelines.parse import titles

_CHALLENGE_STATUS = frozenset((412, 512, 521))
_SMALL = 400  # characters of text under which a page may be nothing but an error message
_FEW_LINKS = 10  # a page with more of them is a page
_MESSAGE = 40  # characters a message on a line of its own has at most
_WAY_BACK = 5  # characters of a link that may stand on such a line: 返回首页
_SAID = 3  # sentences a message has at most
_FRAME = 200  # characters of sentences in a site's frame: who runs it, with what to look at it
_BARE = 0.3  # score of a title that only says what reports are called
_FEW_WORDS = 20  # characters a report has at least
_HAN = 0.2  # share of Chinese characters that the text of a report has at least
_LOST = 0.2  # share of a text whose characters were lost on the way
_NOTICE = re.compile(
    r"^关于.{2,40}的.{0,4}(?:通知|公告|通告|通报|说明|函|公示)|(?<!升级)(?<!维护)(?<!停机)(?:公告|通知)$"
)
_HOME = re.compile(r"/?(?:(?:index|default|main|home)(?:_\d+)?\.\w{2,5})?", re.IGNORECASE)
_PASSWORD = re.compile(rb"<input[^>]{0,200}type\s*=\s*[\"']?password", re.IGNORECASE)
_SHOWS = re.compile(rb"<(?:img|embed|object|canvas|video)\b", re.IGNORECASE)
_PLAYS = re.compile(rb"<(?:embed|object|canvas|video)\b", re.IGNORECASE)
_BUILDS = re.compile(rb"<(?:div|main|section|table|p|ul|i?frame|frameset|a|h\d)\b", re.IGNORECASE)
_GOES = re.compile(r"location")  # a script that only leads on is a signpost
#: a script from a file, one that leads on, asks, writes or names a file: it may show what a page seems to lack
_FILLS = re.compile(
    r"\bsrc=|location|ajax|XMLHttp|fetch\(|query|\$\(|\.(?:load|html|write|append\w*)\(|innerHTML|getElement|\.(?:pdf|swf|docx?)\b",
    re.IGNORECASE,
)
_ALERT = re.compile(r"alert\(\s*[\"']([^\"']{4,80})[\"']")
_OF_REPORT = re.compile(r"公开|[本全今]年|年度|\d{4}年|申请|收费|诉讼|附件")  # 2020年未收到公开申请。
_OF_FORM = re.compile(
    r"公开|申请|概述|总体情况|基本情况|行政复议|存在的?(?:主要)?(?:问题|不足|困难)|改进(?:情况|措施)"
)
_ASKED = re.compile(r"(?:^|(?<=[。！？\n]))[^。！？\n]*？")  # 页面不存在怎么办？
_CJK = re.compile(r"[\u4e00-\u9fff]")
_GARBLED = re.compile(r"锟斤拷|[锟斤拷轿憋解叫]{2,}|烫烫+|屯屯+|\ufffd")  # what wrong decodings leave


def fake_of(document: Document, capture: Capture, *, promised: bool = False) -> Mark | None:
    """What gives a page away that is none: a wall, an error, a template nobody filled. None for every honest page.

    promised: what led here named a report, so that a short page in other words is none of its site's articles.
    """
    if document.source not in ("html", "text") or _has_files(document):
        return None
    if mark := _unprinted(document, capture):
        return mark
    titled = _promises(document)
    if titled and (document.tables or not _breaks_its_word(document)):
        return None
    if not titled and _is_bare(document) and (mark := _message_alone(document, capture)):
        return mark
    if document.tables:
        return None
    if titled:
        return _under_a_title(document, capture)
    return _in_a_frame(document, capture, promised=promised)


def fake_by_status(document: Document, capture: Capture) -> Mark | None:
    """What the status alone says of a page with whatever words."""
    if document.source in ("html", "text") and capture.status in _CHALLENGE_STATUS:
        return Mark(f"status {capture.status}", "wall")
    if document.source == "html" and capture.status in (404, 410):
        return Mark(f"status {capture.status}", "gone")
    return None


def is_home(url: str) -> bool:
    """Whether an address is a home page's."""
    parts = urlsplit(url)
    return not parts.query and _HOME.fullmatch(parts.path) is not None


# -- by how it is built ----------------------------------------------------------------------------------
def _unprinted(document: Document, capture: Capture) -> Mark | None:
    """A page that prints nothing anybody can read: nothing at all, a script alone that says nothing, or lost characters."""
    text = document.text
    lost = sum(len(found[0]) for found in _GARBLED.finditer(text))
    if len(text) >= _FEW_WORDS and lost > _LOST * len(text):
        return notices.GARBLED
    printed = text or document.headline or document.links or document.frames or document.tables
    if document.source != "html" or printed or document.meta.get("refresh"):
        return None
    if document.scripts:
        leads = _alerts(document) or any(map(_GOES.search, document.scripts))
        if leads or _BUILDS.search(capture.body):
            return None
        says = sum(len(_CJK.findall(script)) for script in document.scripts) >= _FEW_WORDS
        return notices.found(("wall",), "", document.scripts) or (None if says else notices.SCRIPT_ALONE)
    return (
        None
        if document.title or _BUILDS.search(capture.body) or _SHOWS.search(capture.body)
        else notices.BLANK
    )


def _is_bare(document: Document) -> bool:
    """A short page without the frame of a site, that leads nowhere on it: what servers and firewalls write."""
    if document.source != "html" or document.frames or (document.url and is_home(document.url)):
        return False
    if _is_article(document) or any(_leads_on(link.url, link.text, document.url) for link in document.links):
        return False
    return len(_told(document)) <= _SMALL


def _leads_on(url: str, words: str, page: str | None) -> bool:
    """Whether a link leads to another page of the site; back, home and to a maker's site leads nowhere."""
    same = not page or urlsplit(url).netloc == urlsplit(page).netloc
    return same and len(words) > _WAY_BACK and not is_home(url)


def _message_alone(document: Document, capture: Capture) -> Mark | None:
    """The mark of a bare page: beside the known phrases, whatever it says about the visit, the server, the address."""
    told = _told(document)
    if _OF_FORM.search(told):
        return None
    small = len(document.text) < _FEW_WORDS and not _SHOWS.search(capture.body)
    mark = _found(told, document.scripts if small else ())
    if mark is None and _PASSWORD.search(capture.body) and notices.LOGIN_WORDS.search(told):
        return notices.LOGIN
    is_shell = document.scripts and not document.text and not _alerts(document)  # a script may fill it yet
    return mark or (None if is_shell else notices.hinted(told))


def _found(told: str, scripts: Iterable[str]) -> Mark | None:
    """The first known mark; a wall before a missing page, that before trouble."""
    known = (notices.found((sort,), told, scripts) for sort in notices.SORTS)
    return next(filter(None, known), None)


def _told(document: Document) -> str:
    """All that a short page says: its title, its text, the cells that are no report's, what its scripts call out."""
    cells = (
        cell.text for grid in document.tables for row in grid.rows for cell in dict.fromkeys(row) if cell
    )
    parts = (document.title, document.headline, document.text, *cells, *_alerts(document))
    return _ASKED.sub("", "\n".join(filter(None, parts)))


def _alerts(document: Document) -> list[str]:
    return [found[1] for script in document.scripts for found in _ALERT.finditer(script)]


# -- under a report's title --------------------------------------------------------------------------------
def _promises(document: Document) -> bool:
    """A page under a report's title speaks of walls and errors only in passing."""
    return titles.judge(document.headline or "").score > _BARE


def _breaks_its_word(document: Document) -> bool:
    """Under a report's title so few words that they may be a message, and none of them a report's."""
    text = document.text
    if document.frames:
        return False
    if text and len(_CJK.findall(text)) < _HAN * len(text):
        return True  # a trace of the server's programs
    return len(text) <= _MESSAGE * _SAID and not (_OF_REPORT.search(text) or _OF_FORM.search(text))


def _under_a_title(document: Document, capture: Capture) -> Mark | None:
    """What stands in a report's place under its title: a message, or nothing."""
    told = _told(document)
    small = len(document.text) < _FEW_WORDS and not document.links and not _SHOWS.search(capture.body)
    found = _found(told, document.scripts if small else ())
    return found or notices.hinted(document.text) or (EMPTY if _is_unfilled(document, capture) else None)


def _is_unfilled(document: Document, capture: Capture) -> bool:
    """The title of one report, and nothing under it that is shown; a list of reports says what is in it."""
    if len(document.text) >= _FEW_WORDS or document.meta.get("refresh"):
        return False
    if any(block.kind == "image" for block in document.blocks) or any(map(_FILLS.search, document.scripts)):
        return False
    if not document.links:
        return not _SHOWS.search(capture.body)
    whose = titles.judge(document.headline or "")
    one = whose.year is not None and whose.organ is not None
    return one and not _PLAYS.search(capture.body) and not _names_reports(document)


def _names_reports(document: Document) -> bool:
    """Whether links name reports of a year: a list, or a page that shows others."""
    own = document.headline or ""
    return any(
        titles.judge(name).score >= 1
        for link in document.links
        if (name := link.title or link.text) and name not in own
    )


# -- in the frame of a site ------------------------------------------------------------------------------
def _in_a_frame(document: Document, capture: Capture, *, promised: bool) -> Mark | None:
    """A message in the frame of a site, or as short as one."""
    if len(document.text) > _SMALL:
        return _message_of(document)
    told = _told(document)
    headed = document.source == "html" and any(
        map(notices.heads, filter(None, (document.headline, document.title)))
    )
    published = _is_article(document) and not headed and not promised
    bare = len(document.text) < _FEW_WORDS and not document.links and not _SHOWS.search(capture.body)
    scripts = document.scripts if bare else ()
    if mark := notices.found(("wall",), "" if published else told, scripts):
        return mark
    if document.source != "html":
        return None
    if (mark := notices.found(("gone",), told, scripts)) and not (
        mark.name == NOTHING and _names_reports(document)
    ):
        return mark
    if promised or headed:
        return notices.found(("trouble",), told) or notices.hinted(document.text if promised else told)
    if published or len(document.links) > _FEW_LINKS:
        return None
    if _PASSWORD.search(capture.body) and notices.LOGIN_WORDS.search(told):
        return notices.LOGIN
    return notices.found(("trouble",), told) or (EMPTY if _is_empty(document) else None)


def _message_of(document: Document) -> Mark | None:
    """The mark of a page that is nothing but its site's frame, however long, around a message.

    The message is the page's title or a line of its own; beside it no more is said than a frame says.
    """
    if document.source != "html" or _is_article(document) or (document.url and is_home(document.url)):
        return None
    if _prose(document) > _FRAME:
        return None
    heads = (text for text in (document.headline, document.title) if text and len(text) <= _MESSAGE)
    if mark := notices.found(("wall", "gone"), "\n".join(heads)):
        return mark
    linked = [link.text for link in document.links if len(link.text) > _WAY_BACK]
    lines = (b.text for b in document.blocks if len(b.text) <= _MESSAGE)
    mark = notices.found(("wall", "gone"), "\n".join(t for t in lines if not any(one in t for one in linked)))
    return mark if mark and mark.name in notices.ALONE else None


def _prose(document: Document) -> int:
    """Characters of its sentences, the few left out that say the page is a wall or an error: a law says so often."""
    sentences = [b.text for b in document.blocks if "。" in b.text]
    telling = [text for text in sentences if notices.tells(text)]
    return sum(map(len, sentences)) - sum(map(len, telling[:_SAID]))


def _is_article(document: Document) -> bool:
    """A page that was published, with a date or as a notice, tells of trouble and is not in it."""
    dated = document.metadata or any(document.meta.get(name) for name in ("pubdate", "articletitle"))
    return bool(dated) or bool(_NOTICE.search(document.headline or document.title or ""))


def _is_empty(document: Document) -> bool:
    """A template without its title and its text; what scripts or frames fill is another matter."""
    beside = document.scripts or document.frames or document.meta.get("refresh")
    named = document.title or document.headline
    return not beside and not named and 0 < len(document.text) < _FEW_WORDS


def _has_files(document: Document) -> bool:
    """Whether files hang on the page that are no pictures of its text: a captcha is such a picture, too."""
    pictures = {block.text.rpartition("/")[2] for block in document.blocks if block.kind == "image"}
    return any(attachment.name not in pictures for attachment in document.attachments)
