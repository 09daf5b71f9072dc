"""Attachments of a page, from its links: a file by its suffix, by its visible name, or by a viewer's address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from models.values import Attachment, Block, Link
from pipelines.clean.links import absolute

_SUFFIX = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|rar|zip|7z)$", re.IGNORECASE)
_MAY_BE_FILE = re.compile(
    r"\.(?:pdf|doc|xls|wps|et|ofd|rtf|rar|zip|7z)|%", re.IGNORECASE
)  # asked of a whole address
_NAMED = re.compile(
    r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|rtf|rar|zip|7z|jpe?g|png|tiff?)(?:\s*[\])】）]|\s|$)", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|tiff?)(?:$|\?)", re.IGNORECASE)
# the sign of a file's type beside its name
_SIGN = re.compile(
    r"/fileTypeImages/|/(?:icon[_-]?)?(?:docx?|word|pdf|xlsx?|excel|rar|zip|wps|file|fj|attach\w*)\.(?:gif|png|jpe?g)(?:$|\?)",
    re.IGNORECASE,
)
_LITTLE_TEXT = 300  # characters: a page with more says itself what it has to say
_LABEL = re.compile(
    r"^(?:相关)?附(?:件|表)(?:下载)?\s*[\d一二三四五六七八九十]{0,2}\s*[:：.、]?|^文件下载|^点击下载|下载(?:附件|文件)"
)
_DOWNLOADS = re.compile(
    r"/download\.jsp|downfile\.jsp|/attach(?:ment)?s?/|DownloadAttachUrl|[?&]wbfileid=", re.IGNORECASE
)
_VIEWER = ("file", "src", "url")
# each part bounded: a script may be one long word. showPdfIframe("/files/1.pdf", "100%", …), PDFObject.embed('1.pdf'), var pdfUrl = '1.pdf': viewers that scripts write
_SHOWN = re.compile(
    r"""(?:pdf|iframe|viewer|embed|office|ofd|preview)[\w$.]{0,40}\s{0,9}[(:=]\s{0,9}(?:['"]#?[\w-]{1,60}['"]\s{0,9},\s{0,9})?"""
    r"""['"]([^'"\s<>]{1,500}\.(?:pdf|docx?|xlsx?|wps|et|ofd))['"]""",
    re.IGNORECASE,
)
_WRITES = 40_000  # characters of a script that may show a file; a longer one is a library
_ELSEWHERE = re.compile(r"\.(?:html?|shtml|jhtml|aspx?)(?:$|\?)|/$", re.IGNORECASE)


def read_attachments(
    links: Iterable[Link], frames: Iterable[str], base: str | None
) -> tuple[Attachment, ...]:
    """Files a page hands out, names as shown, one an address, in order."""
    found: dict[str, Attachment] = {}
    for link in links:
        if is_file(link):
            found.setdefault(link.url, Attachment(_name(link), link.url))
    for frame in frames:
        url = _viewed(frame, base)
        if url:
            found.setdefault(url, Attachment(_file_name(url), url))
    return tuple(found.values())


def written_viewers(scripts: Iterable[str], base: str | None) -> tuple[str, ...]:
    """The files that scripts of a page show in it, as if each stood in a frame."""
    found = (name for script in scripts if len(script) <= _WRITES for name in _SHOWN.findall(script))
    return tuple(dict.fromkeys(url for name in found if (url := absolute(base, name))))


def read_pictures(blocks: Sequence[Block], base: str | None) -> tuple[Attachment, ...]:
    """The pictures of an article that has hardly any text: its pages, scanned; one an address, in order."""
    if sum(len(block.text) for block in blocks if block.kind != "image") >= _LITTLE_TEXT:
        return ()
    sources = dict.fromkeys(block.text for block in blocks if block.kind == "image")
    urls = [
        absolute(base, source) for source in sources if _PICTURE.search(source) and not _SIGN.search(source)
    ]
    return tuple(Attachment(_file_name(url), url) for url in urls if url)


def is_file(link: Link) -> bool:
    """Whether a link hands out a file: by its suffix, its words, or the address of a script that sends files."""
    return _is_file(link.url, link.text, link.title)


@lru_cache(maxsize=4096)  # the pages of a site have the same menus
def _is_file(url: str, text: str, title: str) -> bool:
    if _MAY_BE_FILE.search(url) and _SUFFIX.search(unquote(urlsplit(url).path)):
        return True
    if ("." in text and _NAMED.search(text)) or ("." in title and _NAMED.search(title)):
        return True
    if _DOWNLOADS.search(url):
        return True
    return bool(_LABEL.search(text)) and not _ELSEWHERE.search(urlsplit(url).path)


def _name(link: Link) -> str:
    """The name as shown; a bare 下载 takes the title attribute or the file's own name."""
    shown = link.text if len(link.text) > 4 else ""
    return shown or link.title or link.text or _file_name(link.url)


def _file_name(url: str) -> str:
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1]) or url


def _viewed(frame: str, base: str | None) -> str | None:
    """The file an embedded viewer shows: `viewer.html?file=…`, or the frame itself where it is one."""
    parts = urlsplit(frame)
    if _SUFFIX.search(unquote(parts.path)):
        return frame
    query = parse_qs(parts.query)
    for key in _VIEWER:
        for value in query.get(key, ()):
            if _SUFFIX.search(unquote(urlsplit(value).path)) or _DOWNLOADS.search(value):
                return absolute(base or frame, value)
    return None
