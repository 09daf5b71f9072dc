"""Bad pages: as long as is read, a million nodes, deep, broken, full of what strangers write. Read soon, or said why not."""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from pipelines.clean.document import MAX_PAGE_BYTES
from pipelines.clean.page import MAX_REMOVED
from pipelines.clean.tree import MAX_DEPTH
from pipelines.read import read_file
from pipelines.worker import MEMORY, SECONDS
from tests.packages import KNOWLEDGE
from tests.skins import ARTICLE, PARAGRAPH, SKINS, TITLE, page

SMALL = 80_000  # bytes of a page in the short form
SMALL_SECONDS = 4  # of CPU for it; the slowest takes a quarter of that


def full(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode()))


def inside(text: str) -> str:
    return page(f"<h1>{TITLE}</h1><div class='TRS_Editor'>{ARTICLE}{text}</div>")


def after(text: str) -> str:
    return page(SKINS["trs"], after=text)


def drawn(words: list[str], size: int) -> str:
    return "".join(random.Random(7).choices(words, k=size // 6))


TAGS = [
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "公",
    "<!--",
    "-->",
    "<b>",
    '"',
    "&#",
    "<a href=",
]
TRADE = list("公开政府信息的是在官网登录注册最新版下载麻将平台娱乐abc，。123")
#: what such a page is full of, for a page of so many bytes; and what is true of it
PAGES: dict[str, Callable[[int], str | bytes]] = {
    "paragraphs": lambda n: after(full("<p>a</p>", n)),
    "elements in a line": lambda n: inside("<p>" + full("<b>公</b>", n) + "</p>"),
    "one sentence": lambda n: inside("<p>" + full("我镇认真公开信息12条，", n) + "</p>"),
    "one promotion again and again": lambda n: inside(full("<p>各村利用公开栏、天盛娱乐官网最新版下载村民微信群公开。</p>", n)),
    "words of strangers": lambda n: inside("<p>" + drawn(TRADE, n) + "</p>"),
    "a stuffed title": lambda n: page(SKINS["trs"]).replace("<title>", "<title>" + full("棋牌官网_", n)),
    "a menu on one line": lambda n: page(SKINS["trs"], before="<div>当前位置：" + full("<a href=/>首页</a> &gt; ", n) + "</div>"),
    "links to strangers": lambda n: after(full('<a href="http://x1.example/">棋牌官网登录</a>', n)),
    "links nobody closed": lambda n: after(full("<a href=http://x.example/>棋牌官网", n)),
    "hidden boxes": lambda n: after(full('<div style="display:none">公开<a href="http://x.example/">棋</a></div>', n)),
    "headings": lambda n: inside(full("<p>一、总体情况</p>", n)),
    "boxes in boxes": lambda n: page("<div>" * (n // 11) + SKINS["trs"] + "</div>" * (n // 11)),
    "letters nobody closed": lambda n: page("<font>" * 900 + SKINS["trs"]),
    "tables in tables": lambda n: after("<table><tr><td>" * (n // 15)),
    "cells that span": lambda n: inside("<table>" + "<tr><td colspan=60000 rowspan=60000>1</td></tr>" * (n // 48) + "</table>"),
    "one attribute": lambda n: after('<p title="' + "a" * n + '">x</p>'),
    "attributes": lambda n: after("<p " + " ".join(f"a{at}=1" for at in range(n // 10)) + ">x</p>"),
    "a comment nobody closed": lambda n: after("<!--" + full("x<p>", n)),
    "comments in a line": lambda n: inside("<p>" + full("公<!--x-->", n) + "</p>"),
    "entities": lambda n: inside("<p>" + full("&#20844;&#x110000;&#0;&amp;", n) + "</p>"),
    "entities of entities": lambda n: '<!DOCTYPE html [<!ENTITY a "xxxx"><!ENTITY b "' + full("&a;", n // 2) + '">]>' + inside("<p>&b;</p>" * 9),
    "signs of tags": lambda n: full("<", n) + page(SKINS["trs"]),
    "symbols in words": lambda n: inside("<p>" + full("公★开🔥", n) + "</p>"),
    "pinyin in brackets": lambda n: inside("<p>" + full("發(fā)", n) + "</p>"),
    "digits": lambda n: inside("<p>" + "1" * n + "</p>"),
    "a script": lambda n: after("<script>" + full("document.referrer onpopstate fromCharCode(1,2) ", n) + "</script>"),
    "NULs": lambda n: page(SKINS["trs"]).encode().replace("公开".encode(), b"\0\xe5\x85\xac\0\xe5\xbc\x80") + bytes(n),
    "half characters": lambda n: page(SKINS["trs"]).encode() + b"\xff\xfe" * (n // 2),
    "noise": lambda n: b"<html>" + random.Random(3).randbytes(n),
    "tags by chance": lambda n: "<html>" + drawn(TAGS, n),
    "commas": lambda n: TITLE + "\n" + "1," * (n // 2),
}  # fmt: skip
#: bytes that are no text, and elements too deep: what was lost is said
SAID = {
    "boxes in boxes": "cut_short", "tables in tables": "cut_short", "half characters": "characters_replaced",
    "noise": "unsupported_type",
}  # fmt: skip


def made(name: str, size: int) -> bytes:
    found = PAGES[name](size)
    return found if isinstance(found, bytes) else found.encode()


@pytest.mark.parametrize("name", PAGES)
def test_a_bad_page_is_read_soon(name: str) -> None:
    body = made(name, SMALL)
    began = time.process_time()
    report = read_file(body, KNOWLEDGE)
    assert time.process_time() - began < SMALL_SECONDS
    rules = {problem.rule for problem in report.problems}
    assert rules >= ({SAID[name]} if name in SAID else set())


def test_an_article_under_elements_that_nobody_closed_is_read() -> None:
    """Deeper than the parser goes by itself; beyond what it can go at all the page says that it was cut."""
    for depth in (300, MAX_DEPTH - 20):
        report = read_file(page("<font>" * depth + SKINS["trs"]).encode(), KNOWLEDGE)
        assert PARAGRAPH in report.sections[0].text
        assert "cut_short" not in {problem.rule for problem in report.problems}
    lost = read_file(page("<font>" * (MAX_DEPTH + 20) + SKINS["trs"]).encode(), KNOWLEDGE)
    assert "cut_short" in {problem.rule for problem in lost.problems}


def test_of_countless_things_taken_out_the_first_are_listed() -> None:
    """Each is a row of the archive: a page cannot fill it."""
    report = read_file(made("symbols in words", SMALL), KNOWLEDGE)
    assert len(report.removed) == MAX_REMOVED
    [counted] = [problem.message for problem in report.problems if problem.rule == "symbol_noise"]
    assert int(counted.split()[-2]) > MAX_REMOVED


@pytest.mark.prove
def test_bad_pages_of_the_longest_that_is_read_end_in_their_bounds(tmp_path) -> None:
    """Each through `nianbao read`: an object with what was lost, no traceback, in the time and memory of the README."""
    for name in PAGES:
        (tmp_path / name).write_bytes(made(name, MAX_PAGE_BYTES - 60_000))
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "archive", "read", "--json", *map(str, tmp_path.iterdir())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(told) == len(PAGES)
    assert time.monotonic() - began < SECONDS * len(PAGES)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < MEMORY + 500_000_000
    for report in told:
        rules = {problem["rule"] for problem in report["problems"]}
        assert "reader_failed" not in rules
        assert (
            rules >= ({SAID[report["file"]]} if report["file"] in SAID else set())
            or "reader_timeout" in rules
        )
