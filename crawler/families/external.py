"""Scripts in files of their own: where a page names them, and what one says. They are no pages and no lists."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

from crawler.asks import Ask, Listing
from models.values import Document

NAME = "script"
_LONGEST = 300_000  # characters of a file; a longer one is a library
_SOURCE = re.compile(r"""(?:^|\s)src="([^"]+)\"""")
#: What everybody uses, and what counts or decorates: nothing of the site's own lists stands there.
_COMMON = re.compile(
    r"jquery|bootstrap|swiper|layui|layer|vue|react|angular|axios|echarts|polyfill|require|webpack|vendor|html5|respond|"
    r"superslide|slide|banner|carousel|scroll|share|stat|count|analytics|hm\.js|tongji|wza|barrier|speech|zoom|lazyload|moment|"
    r"laydate|datepicker|md5|aes|crypto|base64|cookie|weixin|qrcode|font|\.min\.js",
    re.IGNORECASE,
)


def answer(text: str, ask: Ask) -> Listing:
    """The script as it is written; nothing of a library, or of a page that came in its stead."""
    del ask
    return Listing(script=text if len(text) <= _LONGEST and not text.lstrip().startswith("<") else "")


def sources(document: Document) -> list[str]:
    """The addresses of a page's script files, without those that everybody uses."""
    page = document.url or ""
    found = (urljoin(page, unescape(told[1])) for s in document.scripts if (told := _SOURCE.search(s[:1000])))
    files = (url for url in dict.fromkeys(found) if urlsplit(url).path.endswith(".js"))
    return [url for url in files if not _COMMON.search(urlsplit(url).path.rpartition("/")[2])]
