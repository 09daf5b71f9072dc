"""`nianbao changes` as a feed: a sentence an event with both captures, and Atom that keeps the rules of RFC 4287."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from archive.__main__ import main
from archive.atom import NAMESPACE, SERVED_AT, atom
from archive.labels import LABELS
from demo.calendar import Day
from demo.truth import events
from pipelines.parse.forms.statutory import _CODES, _UNITS

ATOM = f"{{{NAMESPACE}}}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture
def feed(province_archive, monkeypatch, capsys):
    def run(*words: str) -> tuple[int, str]:
        monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        with pytest.raises(SystemExit) as ended:
            main(["changes", *words])
        return ended.value.code, capsys.readouterr().out

    return run


def broken_rules(text: str) -> list[str]:
    """What RFC 4287 asks of a feed (sections 3 and 4) and this one lacks."""
    root = etree.fromstring(text.encode())
    broken = [] if root.tag == f"{ATOM}feed" else ["the root is no feed"]
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            if len(element.findall(ATOM + name)) != 1:
                broken.append(f"exactly one {name}")
        if not RFC_3339.fullmatch(element.findtext(f"{ATOM}updated") or ""):
            broken.append("updated is a date of RFC 3339")
        if not re.match(r"[a-z][a-z0-9+.-]*:", element.findtext(f"{ATOM}id") or ""):
            broken.append("id is an absolute IRI")
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        if len(alternates) > 1:
            broken.append("one alternate of a type and language")
        if not alternates and element.find(f"{ATOM}content") is None:
            broken.append("an entry without content has an alternate")
    for link in root.iter(f"{ATOM}link"):
        if not link.get("href") or re.search(r"[^\x21-\x7e]|[<>\"]", link.get("href")):
            broken.append(f"href is an IRI: {link.get('href')}")
    if root.find(f"{ATOM}author/{ATOM}name") is None:
        broken.append("an author")
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    if len(ids) != len(set(ids)):
        broken.append("an id names one entry")
    return broken


def revised():
    (event,) = (event for event in events(Day(5)) if event.kind == "revised")
    return event


def test_the_feed_keeps_the_rules_and_readers_take_it(feed):
    code, text = feed("--atom")
    assert code == 0
    assert broken_rules(text) == []
    read = feedparser.parse(text)
    assert not read.bozo
    assert len(read.entries) == len(events(Day(5)))


def test_a_silent_revision_says_what_became_what_and_links_both_captures(feed):
    event = revised()
    (entry,) = (
        e
        for e in feedparser.parse(feed("--atom", "https://n.example/")[1]).entries
        if e.title[:7] == "revised"
    )
    assert f"{LABELS[event.code]} {event.before} → {event.after} on 20" in entry.summary
    before, after = (link.href for link in entry.links if link.rel == "related")
    assert before.startswith("https://n.example/web/202601")
    assert after.startswith("https://n.example/web/202602")
    assert all(link.endswith(entry.link) for link in (before, after))


def test_json_lines_name_the_warc_record_of_both_captures(feed):
    (row,) = (r for r in map(json.loads, feed("--json")[1].splitlines()) if r["event"] == "revised")
    places = [row["captures"][side]["warc"] for side in ("before", "after")]
    assert all(place["file"].endswith(".warc.gz") and place["offset"] > 0 for place in places)
    assert places[0] != places[1]


def test_nothing_new_is_a_feed_without_entries(feed):
    code, text = feed("--since", "2030-01-01", "--atom")
    assert code == 1
    assert broken_rules(text) == []


def test_hostile_words_break_no_feed():
    row = {
        "event": "new", "at": datetime(2026, 1, 1, tzinfo=UTC), "publisher": None, "title": "a\x00<b>&\ud800",
        "report_year": None, "site": "s", "url": 'http://例子.中国/年报 1.html?a="<x>', "summary": "]]>",
        "captures": {"before": None, "after": None},
    }  # fmt: skip
    text = atom([row], SERVED_AT).decode()
    assert broken_rules(text) == []
    assert etree.fromstring(text.encode()).findtext(f"{ATOM}entry/{ATOM}title") == "new: a\ufffd<b>&\ufffd"


def test_every_cell_of_every_form_has_words():
    codes = {code for group in _CODES.values() for code in group} | set(_UNITS)
    assert len(codes) > 200
    assert not [code for code in sorted(codes) if not re.search(r"[\u4e00-\u9fff]", LABELS.get(code, ""))]
