"""A report as a portal serves it, page and files, and the ways in which a test changes what is served."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from pypdfium2 import PdfDocument

from bench.corpus.page import html_page
from bench.corpus.papers import docx, pdf
from models.values import Capture
from tests.packages import draft, repacked

URL = "http://www.linzi.gov.cn/gongkai/channel_11/doc_65.html"
DRAFT = draft(at=1)
_LISTED = '<p>附件：<a href="{0}1.docx">1.统计表.docx</a></p><p><a href="{0}2.pdf">2.报告全文.pdf</a></p>'
END = '</div></div><div class="footer">'
ATTACHED = _LISTED.format("/files/")


@dataclass(frozen=True)
class Served:
    """A page as its server gives it: its text, the address, how it is encoded, and the files it points to."""

    html: str
    files: Mapping[str, bytes]
    url: str = URL
    encoding: str = "utf-8"
    content_type: str = "text/html"

    def capture(self) -> Capture:
        """The fetch; the files lie on the page's own host."""
        parts = tuple(
            Capture(body, urljoin(self.url, path), filename=path.rpartition("/")[2])
            for path, body in self.files.items()
        )
        body = self.html.encode(self.encoding)
        return Capture(body, self.url, content_type=self.content_type, attachments=parts)


Change = Callable[[Served], Served]
DOCX, PDF = "/files/1.docx", "/files/2.pdf"
BASE = Served(html_page(DRAFT).decode().replace(END, ATTACHED + END), {DOCX: docx(DRAFT), PDF: pdf(DRAFT)})


# -- how a change is made -------------------------------------------------------------------------------
def words(old: str, new: str, *, count: int = 1) -> Change:
    """Other words in the page; that the old ones stand there is part of the test."""

    def change(served: Served) -> Served:
        assert old in served.html, old
        return replace(served, html=served.html.replace(old, new, count))

    return change


def every(pattern: str, new: str) -> Change:
    def change(served: Served) -> Served:
        html, times = re.subn(pattern, new, served.html)
        assert times, pattern
        return replace(served, html=html)

    return change


def within(pattern: str, new: Callable[[str], str]) -> Change:
    """What *pattern* finds in the article, made anew."""

    def change(served: Served) -> Served:
        start = served.html.index('<div class="article-content">')
        article, times = re.subn(pattern, lambda found: new(found[0]), served.html[start:])
        assert times, pattern
        return replace(served, html=served.html[:start] + article)

    return change


def file(path: str, new: Callable[[bytes], bytes]) -> Change:
    """Another content of one file."""

    def change(served: Served) -> Served:
        body = new(served.files[path])
        assert body != served.files[path]
        return replace(served, files={**served.files, path: body})

    return change


def at(url: str) -> Change:
    """The same page at another address; its files lie beside it as before."""
    return lambda served: replace(served, url=url)


def then(*changes: Change) -> Change:
    def change(served: Served) -> Served:
        for one in changes:
            served = one(served)
        return served

    return change


def before_article(markup: str) -> Change:
    return words('<div class="article-content">', f'{markup}<div class="article-content">')


def after_article(markup: str) -> Change:
    return words(END, f'</div>{markup}</div><div class="footer">')


def in_head(markup: str) -> Change:
    return words("</head>", f"{markup}</head>")


def in_header(markup: str) -> Change:
    return words('<div class="header">', f'<div class="header">{markup}')


def in_footer(markup: str) -> Change:
    return words('<div class="footer">', f'<div class="footer">{markup}')


def files_at(folder: str) -> Change:
    """The files lie in another folder under the same words."""

    def change(served: Served) -> Served:
        files = {path.replace("/files/", folder): body for path, body in served.files.items()}
        return replace(served, html=served.html.replace("/files/", folder), files=files)

    return change


def files_turned(served: Served) -> Served:
    first, second = ATTACHED.removeprefix("<p>附件：").split("</p><p>")
    turned = f"<p>附件：{second.removesuffix('</p>')}</p><p>{first}</p>"
    return replace(words(ATTACHED, turned)(served), files=dict(reversed(served.files.items())))


def digits(text: str) -> str:
    return text.translate({ord("0") + n: ord("０") + n for n in range(10)})


def member(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def change(body: bytes) -> bytes:
        return repacked(body, {name: lambda data: data.replace(old.encode(), new.encode(), 1)})

    return change


def saved_again(body: bytes) -> bytes:
    out = io.BytesIO()
    PdfDocument(body).save(out, version=17)
    return out.getvalue()


def cell(number: int, new: str) -> Change:
    """The so-many-th cell of digits of the page's tables, counted from 0, printed as *new*."""

    def change(served: Served) -> Served:
        cells = list(re.finditer(r"(?<=>)\d+(?=</td>)", served.html))
        found = cells[number]
        assert found[0] != new
        return replace(served, html=served.html[: found.start()] + new + served.html[found.end() :])

    return change


def turned(first: str, second: str) -> Change:
    """Two pieces of the page in each other's place."""
    return then(words(first, "\0"), words(second, first), words("\0", second))


def without(path: str, entry: str) -> Change:
    """A file that is handed out no more."""

    def change(served: Served) -> Served:
        files = {one: body for one, body in served.files.items() if one != path}
        return replace(words(entry, "")(served), files=files)

    return change


def with_another(served: Served) -> Served:
    further = words("</a></p></div>", '</a></p><p><a href="/files/3.docx">3.补充说明.docx</a></p></div>')(
        served
    )
    return replace(further, files={**served.files, "/files/3.docx": docx(OTHER)})


OTHER = replace(DRAFT, chapters=tuple(
    replace(chapter, paragraphs=tuple(text.replace("182", "183") for text in chapter.paragraphs))
    for chapter in DRAFT.chapters
))  # fmt: skip
