"""pipelines.clean: what was planted into sentences and pages goes whole and alone; what only looks like it stays."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.divisions.load import load
from models.values import Report
from pipelines.clean.lexicon import injected
from pipelines.clean.spam import clean_line
from pipelines.read import Knowledge, read_file

_SENTENCES = Path(__file__).parent / "specimens" / "sentences"
_PLANTED = re.compile(r"(?P<before>.*)⟦(?P<foreign>.*)⟧(?P<after>.*)")
KNOWLEDGE = Knowledge(divisions=load(), sites=())
TITLE = "白苇县柳溪镇2023年政府信息公开工作年度报告"
OFFICE = "http://www.bwx.gov.cn/zwgk/xxgknb/202401/t20240112_1234567.html"
TEXT = (
    "2023年，柳溪镇认真贯彻落实《中华人民共和国政府信息公开条例》，全年主动公开政府信息215条，未收到信息公开申请。",
    "及时公开财政预决算、惠农补贴等信息，在便民服务中心设立政务公开专区，提供查询、咨询服务。",
    "下一步，将加大业务培训力度，把公开工作纳入村（社区）年度考核，不断提高公开质量。",
)


def lines(name: str) -> list[str]:
    told = (_SENTENCES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in told if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("planted.txt"))
def test_only_the_planted_words_go(line: str) -> None:
    found = _PLANTED.fullmatch(line)
    assert found
    text, taken = clean_line(f"{found['before']}{found['foreign']}{found['after']}", "body")
    assert text == found["before"] + found["after"]
    assert "".join(removal.text for removal in taken) == found["foreign"]


@pytest.mark.parametrize("line", lines("honest.txt"))
def test_honest_words_stay(line: str) -> None:
    assert clean_line(line, "body") == (line, ())


def test_there_are_enough_of_them_to_mean_something() -> None:
    assert len(lines("planted.txt")) + len(PHRASES) * len(PLACES) >= 150
    assert len(lines("honest.txt")) >= 150


# -- whole pages ----------------------------------------------------------------------------------------
PHRASES = (
    "云巅体育官网登录入口",
    "蓝蝎电竞app下载安装",
    "开云体育(中国)官方网站",
    "樱花影院无码在线观看",
)
#: where a phrase is put on a page; {} is its place
PLACES = {
    "title": ("<title>{}_{}-{}_" + TITLE, "<title>" + TITLE),
    "description": (f'<meta name="description" content="{{}},{{}}|{{}} {TITLE}">', ""),
    "headline": (f"<h1>{TITLE}_{{}}|{{}}|{{}}</h1>", f"<h1>{TITLE}</h1>"),
    "line": ("<p>{}、{}、{}</p></div>", "</div>"),
    "sentence": ("便民服务中心{}设立", "便民服务中心设立"),
    "hidden": ('<div style="display:none"><a href="http://x1.top/">{}</a> {} {}</div></body>', "</body>"),
    "far_away": ('<p style="position:absolute;left:-3000px">{} {} {}</p></body>', "</body>"),
    "footer": ("<p>Copyright © {}(中国)官方网站 版权所有</p><p>电话：020-88888888</p></body>", "</body>"),
    "comment": ('<div class="comment"><p>网友：{}，{}，{}，加微信送彩金</p></div></body>', "</body>"),
}


def page(place: str | None = None, phrase: str = "") -> bytes:
    paragraphs = "".join(f"<p>　　{text}</p>" for text in TEXT)
    html = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f'<div class="TRS_Editor">{paragraphs}</div></body></html>'
    )
    if place == "description":
        return html.replace("<head>", "<head>" + PLACES[place][0].replace("{}", phrase)).encode()
    if place:
        soiled, clean = PLACES[place]
        assert clean in html
        html = html.replace(clean, soiled.replace("{}", phrase), 1)
    return html.encode()


def read(body: bytes) -> Report:
    return read_file(body, KNOWLEDGE, name="page.html", url=OFFICE)


def told(report: Report) -> str:
    return "\n".join(section.text for section in report.sections)


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("place", [place for place in PLACES if place != "description"])
def test_a_phrase_goes_from_every_place_of_a_page(place: str, phrase: str) -> None:
    """The report reads as if nothing had happened, but that what happened is told, and the office's page is marked."""
    report, honest = read(page(place, phrase)), read(page())
    assert told(report) == told(honest) == "\n".join(TEXT)
    assert report.title == honest.title == TITLE
    assert (report.publisher.name, report.report_year) == (honest.publisher.name, honest.report_year)
    assert any(phrase[:2] in removal.text for removal in report.removed)
    assert (honest.trust, report.trust) == ("official", "official_injected")


@pytest.mark.parametrize("phrase", PHRASES)
def test_words_for_search_engines_reach_no_reader(phrase: str) -> None:
    report = read(page("description", phrase))
    assert told(report) == told(read(page()))
    assert phrase not in repr((report.title, report.metadata, report.facts))


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_cell_is_never_touched(phrase: str) -> None:
    """Numbers and labels of a table stay as printed whatever else stands in their cells."""
    cells = f"<table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章{phrase}</td><td>12</td></tr></table>"
    report = read(page().replace(b"</div>", cells.encode() + b"</div>"))
    assert not any(removal.where == "body" for removal in report.removed)


# -- anything -------------------------------------------------------------------------------------------
WORDS = "官网 电子 体育 看片 观看片区 名下注册 棋牌 平台 (中国) 会 真人 K8 云巅 开云 政府 公开 信息 网站 ， 。 12 （ ） · 6 在线 观看 登录".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=14))
def test_any_words_in_any_order_are_cut_without_trouble(words: list[str]) -> None:
    """What is cut lies in the line, in order and apart; what is left is the line without it."""
    line = "".join(words)
    spans = injected(line)
    assert all(0 <= start < end <= len(line) for start, end, _ in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    text, taken = clean_line(line, "body")
    assert len(text) + sum(len(removal.text) for removal in taken) == len(line)
