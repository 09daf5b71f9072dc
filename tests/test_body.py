"""pipelines.clean.body: a known container stands for the article only where it holds all that trafilatura finds."""

import pytest

from bench.corpus import STYLES, specimens
from models.values import Capture
from pipelines.clean import body, planted
from pipelines.clean.containers import CONTAINERS
from pipelines.clean.document import open_document
from pipelines.clean.furniture import find
from pipelines.clean.layout import find_tables
from pipelines.clean.lines import read_lines
from pipelines.clean.page import parse
from tests.skins import ARTICLE, NEXT, PARAGRAPH, SKINS, page

BENCH = {
    f"{one.style} {at}": one.body.decode("gb18030" if b"gb" in one.body[:200].lower() else "utf-8", "replace")
    for at, one in enumerate(specimens(7, 1, STYLES[::6]))
    if one.body.lstrip()[:1] == b"<"
}
PAGES = {name: page(skin) for name, skin in SKINS.items()} | BENCH


def read(text):
    root = parse(text)
    hidden = planted.find(root, {}, None).hidden
    lines = read_lines(root, {table: at for at, table in enumerate(find_tables(root))}, hidden)
    return root, lines, find([line.text for line in lines]).roles


@pytest.mark.parametrize("name", PAGES)
def test_a_certified_container_holds_what_the_extractor_finds(name):
    """The gate: where this fails, a row of CONTAINERS or its certificate is wrong."""
    root, lines, roles = read(PAGES[name])
    article = body.choose(root, lines, roles)
    theirs = body.extracted(*read(PAGES[name]))
    if article.way == "known":
        missed = [
            lines[at].text for at in theirs.lines if at not in article.lines and len(lines[at].text) >= 30
        ]
        assert missed == []
    else:
        assert article.lines == theirs.lines


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
    [problem] = body.disagreement(root, lines, roles, narrow)
    assert problem.rule == "body_disagrees"
    assert NEXT[:20] in problem.message


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
