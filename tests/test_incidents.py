"""nianbao incidents: what was injected is told with its dates, and nothing of it acts or links when shown."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from archive.answer import table_of
from archive.queries import incidents
from models.errors import WrongArguments
from models.values import Removal
from tests.days import URL, Crawler, page_of

PHRASE = Removal("灰鹭棋牌最新官方版下载", "brand_injection", "body")
SCRIPT = Removal("location.href='https://fei.example.com/a'\u202e\x1b[31m", "cloaking_script", "script")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://fei.example.com/a", "hxxp://fei[.]example[.]com/a"),
        ("见 HTTPS://x.cn", "见 HxxPS://x[.]cn"),
        ("javascript:alert(1)", "j[avascript]:alert(1)"),
        ("a\u202eb\x1b[31mc\u200bd", "a\\u202eb\\u001b[31mc\\u200bd"),
        ("灰鹭最新官方版下载", "灰鹭最新官方版下载"),
    ],
)
def test_words_of_strangers_are_shown_without_effect(text, shown):
    assert incidents.inert(text) == shown


def test_a_row_a_span_with_its_dates_and_whether_it_is_still_there(crawler: Crawler) -> None:
    both = page_of("text", removed=(PHRASE, SCRIPT), trust="official_injected")
    crawler.day(0, (both, URL))
    crawler.day(14, (replace(both, report=replace(both.report, removed=(PHRASE,))), URL))
    rows = {row["rule"]: row for row in incidents.ask(crawler.connection)}
    assert set(rows) == {"brand_injection", "cloaking_script"}
    first, gone = rows["brand_injection"], rows["cloaking_script"]
    assert (first["there"], gone["there"]) == (True, False)
    assert first["last_seen"] - first["first_seen"] == timedelta(days=14)
    assert (gone["text"], gone["url"]) == (SCRIPT.text, URL)
    assert "\x1b" not in gone["shown"]
    assert [row["rule"] for row in incidents.ask(crawler.connection, rule="brand_injection")] == [
        "brand_injection"
    ]
    with pytest.raises(WrongArguments):
        incidents.ask(crawler.connection, rule="no-such-rule")


def test_a_table_prints_the_words_of_a_page_and_follows_none_of_their_markup():
    out = StringIO()
    words = "[link=https://fei.example.com]灰鹭[/link] [/b]"
    Console(file=out, force_terminal=True, width=200).print(table_of(("text",), [{"text": words}]))
    assert words in out.getvalue()
    assert "\x1b]8" not in out.getvalue()
