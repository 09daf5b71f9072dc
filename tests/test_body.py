"""pipelines.clean.body: a known container stands for the article only where it holds all that trafilatura finds."""

from functools import partial

import pytest

from bench.corpus import STYLES, specimens
from bench.injected import page as drawn
from bench.injected.attacks import HONEST
from bench.injected.skins import SKINS as INJECTED_SKINS
from demo.skins import SKINS as DEMO
from demo.skins.site import Ask
from models.values import Capture
from pipelines.clean import body, planted
from pipelines.clean.containers import CONTAINERS
from pipelines.clean.document import open_document
from pipelines.clean.elements import Elements
from pipelines.clean.furniture import find
from pipelines.clean.layout import find_tables
from pipelines.clean.lines import read_lines
from pipelines.clean.tree import parse
from tests.skins import ARTICLE, NEXT, PARAGRAPH, SKINS, TITLE, page

ORIGIN = "http://127.0.0.1:1"


def decoded(body):
    return body.decode("gb18030" if b"charset=gb" in body[:999].lower() else "utf-8", "replace")


def of_portal(name):
    """A report page of a portal of the skins; nothing where its reports are files."""
    skin = DEMO[name]
    site = skin.pages(ORIGIN)
    for one in skin.truth(ORIGIN):
        found = site.answer(Ask("GET", one.urls[0].removeprefix(ORIGIN), {})).body
        if found.lstrip()[:1] == b"<":
            return decoded(found)
    return ""


def of_template(name):
    return decoded(next(p.body for p in (drawn(7, HONEST[0], at) for at in range(200)) if p.skin == name))


BENCH = {
    f"{one.style} {at}": decoded(one.body)
    for at, one in enumerate(specimens(7, 1, STYLES[::6]))
    if one.body.lstrip()[:1] == b"<"
}
PAGES = {name: partial(page, skin) for name, skin in SKINS.items()}
PAGES |= {name: partial(str, text) for name, text in BENCH.items()}
PAGES |= {f"template {skin.name}": partial(of_template, skin.name) for skin in INJECTED_SKINS}
IN_FILES = ("odd-files", "board-papers", "lodge-cells")  # none of their reports is a page
PAGES |= {f"portal {name}": partial(of_portal, name) for name in DEMO if name not in IN_FILES}


def read(text):
    root = parse(text.encode())
    hidden = planted.find(Elements(root), {}, None, root.xpath("//@style")).hidden
    lines = read_lines(root, {table: at for at, table in enumerate(find_tables(root))}, hidden)
    return root, lines, find([line.text for line in lines]).roles


@pytest.mark.parametrize("name", PAGES)
def test_a_certified_container_holds_what_the_extractor_finds(name):
    """The gate: where this fails, a row of CONTAINERS or its certificate is wrong."""
    text = PAGES[name]()
    assert text
    root, lines, roles = read(text)
    article = body.choose(root, lines, roles)
    theirs = body.extracted(*read(text))
    if article.way == "known":
        missed = [lines[at].text for at in theirs.lines if at not in article.lines]
        assert [text for text in missed if len(text) >= 30 or "。" in text] == []
    else:
        assert set(theirs.lines) <= set(article.lines)


@pytest.mark.parametrize("row", CONTAINERS, ids=lambda row: row.value)
def test_every_container_is_found_and_certified(row):
    root, lines, roles = read(
        page(
            f"<h1>题</h1><div {row.attribute}='x {row.value}'>{ARTICLE}</div>"
            if row.attribute == "class"
            else f"<div id='{row.value}'>{ARTICLE}</div>"
        )
    )
    article = body.choose(root, lines, roles)
    assert article.way == "known"
    text = [lines[at].text for at in article.lines]
    assert text[0] == PARAGRAPH
    assert text[-1] == "2023年1月18日"


def test_a_container_with_half_the_article_is_not_certified():
    text = page(
        f"<div class='TRS_Editor'><p>{PARAGRAPH}</p></div><div><p>{NEXT}</p><p>{NEXT[::-1]}</p></div>"
    )
    root, lines, roles = read(text)
    assert body.choose(root, lines, roles).way != "known"
    assert NEXT in open_document(Capture(text.encode())).text


def test_a_container_without_the_tables_is_not_certified():
    table = ARTICLE[ARTICLE.index("<table") : ARTICLE.index("</table>") + 8]
    root, lines, roles = read(page(f"<div class='TRS_Editor'><p>{PARAGRAPH}</p></div><div>{table}</div>"))
    assert body.choose(root, lines, roles).way != "known"


def test_what_the_extractor_finds_outside_is_a_problem():
    root, lines, roles = read(page(f"<div><div id='zoom'><p>{PARAGRAPH}</p></div><p>{NEXT}</p></div>"))
    held = next(at for at, line in enumerate(lines) if line.text == PARAGRAPH)
    narrow = body.Body((held,), None, "known")
    [problem] = body.disagreement(root, lines, roles, narrow, drawn=False)
    assert problem.rule == "body_disagrees"
    assert NEXT[:20] in problem.message


def second_looks(monkeypatch, text):
    """How often the extractor is asked of a page."""
    asked = []
    monkeypatch.setattr(body, "_extract", lambda root, recall: asked.append(recall) or "")
    open_document(Capture(text.encode()))
    return len(asked)


def test_the_extractor_is_asked_wherever_a_paragraph_stands_outside_the_container(monkeypatch):
    """Within the certificate's tolerance too: nobody tosses a coin about a paragraph."""
    long = "".join(f"<p>{number}．{PARAGRAPH}</p>" for number in range(40))
    whole = f"<h1>{TITLE}</h1><div id='zoom'>{long}</div>"
    assert second_looks(monkeypatch, page(whole)) == 0
    assert second_looks(monkeypatch, page(f"{whole}<p>{NEXT}</p>")) == 1


def test_of_all_other_pages_one_in_fifty_is_read_both_ways(monkeypatch):
    """Drawn by the page's own text: the same pages at every reading."""
    texts = [page(SKINS["trs"].replace("215条", f"{number}条")) for number in range(150)]
    looked = [second_looks(monkeypatch, text) for text in texts]
    assert looked == [second_looks(monkeypatch, text) for text in texts]
    assert 1 <= sum(looked) <= 8


def test_a_report_of_short_sentences_is_read_to_its_foot():
    """The shortest real reports have four sentences, none of them as long as a paragraph."""
    told = ["一、概述", "2010年主动公开信息12条。", "二、依申请公开情况", "全年未收到申请。"]
    lines = "".join(f"<p>{line}</p>" for line in told)
    head = "<h1>某某乡2010年政府信息公开工作年度报告</h1><div>发布时间：2011-01-12</div>"
    text = (
        f"<body><div class=main>{head}<div class=x>{lines}</div></div><div>主办：某某县人民政府</div></body>"
    )
    read_back = open_document(Capture(body=text.encode()))
    assert [block.text for block in read_back.blocks] == told
