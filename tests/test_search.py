"""`nianbao search`: Chinese words are found where they stand, marked, best first, on both databases; names are not."""

import json
import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import text

from archive.__main__ import main
from archive.queries.search import ask as ask_search
from demo.calendar import Day
from demo.truth import events, truth
from models import documents, passages
from models.database import alembic_config, migrate, reading, writing
from models.documents import Keeping
from models.tables import passages as rows
from models.tables import readings
from models.values import Section
from tests.days import START, TOWN, TWIN, URL, Crawler, page_of

SIGNS = (
    '"',
    "'",
    "*",
    "%",
    "_",
    "(",
    ")",
    "AND",
    "OR",
    "NOT",
    "NEAR",
    "-",
    "^",
    ":",
    ";",
    "--",
    "{",
    "\\",
    "\x00",
    "&",
    "|",
    "!",
)


def report(*texts: str, **told):
    sections = tuple(Section(f"s{n}", f"标题{n}", text) for n, text in enumerate(texts))
    return page_of("|".join(texts), sections=sections, **told)


def found(crawler: Crawler, *looked_for: str, **options):
    return ask_search(crawler.connection, words=looked_for, **options)


# -- what is found --------------------------------------------------------------------------------------
def test_a_word_of_two_characters_is_found_and_marked(crawler):
    crawler.day(0, (report("全年主动公开政府信息三条。", "行政复议一件。"), URL))

    (row,) = found(crawler, "复议")

    assert (row["section"], row["marked"]) == ("s1", "标题1 行政【复议】一件。")
    assert row["snippet"][slice(*row["marks"][0])] == "复议"
    assert (row["report_year"], row["division_code"], row["url"], row["version"]) == (2024, "990101", URL, 1)
    assert row["first_seen"] == START + timedelta(seconds=2)


@pytest.mark.parametrize(
    ("word", "times"),
    [("政府信息公开", 1), ("信息公", 1), ("公开信息", 0), ("政府", 1), ("开政", 0), ("ＡＩ", 1), ("ai", 1), ("202", 0), ("２０２４", 1)],
)  # fmt: skip
def test_a_phrase_is_its_characters_side_by_side_and_in_order(crawler, word, times):
    """Not the same characters elsewhere, not a part of a number; widths and cases are one."""
    crawler.day(0, (report("2024年政府信息公开,用AI审核。", title="年报"), URL))

    assert len(found(crawler, word)) == times


def test_no_phrase_runs_over_the_end_of_a_sentence_or_line(crawler):
    crawler.day(0, (report("主动公开。申请人\n数量减少，群众满意"), URL))

    assert [len(found(crawler, word)) for word in ("公开申请", "人数", "减少群众")] == [0, 0, 1]


def test_several_words_must_all_stand_in_the_report(crawler):
    crawler.day(0, (report("行政复议。", "行政诉讼。"), URL), (report("行政复议。", publisher=TOWN), TWIN))

    assert [row["section"] for row in found(crawler, "复议", "诉讼")] == ["s0", "s1"]
    assert {row["url"] for row in found(crawler, "复议")} == {URL, TWIN}
    assert found(crawler, "复议", "仲裁") == []


def test_the_passage_that_tells_most_of_it_comes_first(crawler):
    long = "本年度持续推进各项工作，" * 40
    crawler.day(0, (report(f"{long}培训一次。", "培训班，培训会，培训表。", "培训，考核。"), URL))

    assert [row["section"] for row in found(crawler, "培训")] == ["s1", "s2", "s0"]
    assert found(crawler, "培训", "考核")[0]["section"] == "s2"
    assert len(found(crawler, "培训", limit=2)) == 2


def test_the_title_is_a_passage(crawler):
    crawler.day(0, (report("无。", title="江城县2024年度报告"), URL))

    assert [row["section"] for row in found(crawler, "江城县")] == ["title"]


# -- which version --------------------------------------------------------------------------------------
def test_only_what_stands_is_found_and_as_of_a_day_what_stood(crawler):
    crawler.day(0, (report("旧的说法"), URL))
    crawler.day(14, (report("新的说法"), URL))

    assert (len(found(crawler, "新的")), found(crawler, "旧的")) == (1, [])
    assert [row["version"] for row in found(crawler, "旧的", as_of="2026-01-20")] == [1]
    assert found(crawler, "新的", as_of="2026-01-20") == []
    assert found(crawler, "旧的", as_of="2026-01-18") == []


def test_a_removed_report_is_found_as_of_its_time_only(crawler):
    crawler.day(0, (report("将要消失"), URL))
    for day in (14, 28, 42):
        crawler.day(day, gone=(URL,))

    assert found(crawler, "消失") == []
    assert len(found(crawler, "消失", as_of="2026-02-01")) == 1


def test_another_reader_replaces_what_is_found_but_not_what_was_known(crawler):
    """Known at: the words of the reading made by then, with its own section and place, in the order of the index."""
    crawler.day(
        0,
        (page_of("x", sections=(Section("a", None, "甲乙。"),)), URL),
        (report("甲乙丙丁", publisher=TOWN), TWIN),
    )
    later = page_of("x", reader="reader/2", sections=(Section("b", None, "丙丁。"),))
    keeping = Keeping(crawler.run_id, crawler.site_id, {}.get, crawler.reclean)
    documents.reread(crawler.connection, keeping, 1, later, START + timedelta(days=3))

    assert {row["section"] for row in found(crawler, "丙丁")} == {"b", "s0"}
    assert [row["section"] for row in found(crawler, "甲乙")] == ["s0"]
    assert [row["section"] for row in found(crawler, "甲乙", known_at="2026-01-20")] == ["a", "s0"]
    assert [row["section"] for row in found(crawler, "丙丁", known_at="2026-01-20")] == ["s0"]
    assert found(crawler, "甲乙", known_at="2026-01-18") == []


def test_year_and_site_narrow(crawler):
    crawler.day(0, (report("培训"), URL), (report("培训", year=2023), TWIN))

    assert [row["report_year"] for row in found(crawler, "培训", year=2023)] == [2023]
    assert len(found(crawler, "培训", site="江城县")) == 2


# -- inert ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("sign", SIGNS)
def test_no_sign_is_an_operator(crawler, sign):
    """Glued to a word it means nothing; a word of Latin letters is looked for as a word."""
    crawler.day(0, (report("培训一次"), URL), (report("考核一次", publisher=TOWN), TWIN))
    wanted = 0 if sign.isalpha() else 1

    assert len(found(crawler, f"培训 {sign} 仲裁")) == 0
    assert len(found(crawler, f"{sign}培训{sign}")) == wanted
    assert len(found(crawler, f"培训 {sign}")) == wanted
    assert len(found(crawler, f"培{sign}训")) == (0 if sign.isalpha() or sign in ";!" else 1)


# -- applicants -----------------------------------------------------------------------------------------
def test_a_name_is_neither_indexed_nor_shown(crawler):
    crawler.day(0, (report("共收到申请1件，申请人张建国申请公开低保名单。"), URL))

    assert found(crawler, "张建国") == found(crawler, "建国") == []
    assert found(crawler, "低保名单")[0]["marked"].startswith(
        "标题0 共收到申请1件，申请人×××申请公开【低保名单】"
    )
    assert not [words for (words,) in crawler.rows(rows.c.words) if "建 国" in words]


# -- the index ------------------------------------------------------------------------------------------
def test_an_archive_from_before_the_index_is_found_in_after_migrate(database_url, monkeypatch):
    """`nianbao migrate` lays what older readings say; the index and its table agree."""
    from alembic import command

    from models.config import Config
    from models.database import engine as engine_of

    config = Config.of({"NIANBAO_DATABASE": database_url})
    migrate(config)
    target = engine_of(config, write=True)
    with target.begin() as connection:
        from models import sites
        from models.places import Site

        sites.seed(connection, [Site("c", "江城县", "http://county.gov.cn/", "990101", verified=True)], START)
        walker = Crawler(connection, sites.site_id(connection, "c"))
        walker.day(0, (report("行政复议一件"), URL))
        walker.day(14, (report("行政复议两件"), URL))
    with writing(target) as connection:
        command.downgrade(alembic_config(connection), "0003")
    target.dispose()

    migrate(config)

    with reading(config) as connection:
        assert len(ask_search(connection, words=("两件",))) == 1
        assert len(ask_search(connection, words=("一件",), as_of="2026-01-20")) == 1


def test_replaying_lays_the_index_anew_and_leaves_no_word_behind(crawler):
    crawler.day(0, (report("甲乙丙。" * 30), URL))
    for number in range(3):
        page = report(*(["丁戊己。"] * number), reader=f"reader/{number + 2}")
        passages_now = documents.reread(
            crawler.connection,
            Keeping(crawler.run_id, crawler.site_id, {}.get, crawler.reclean),
            1,
            page,
            crawler.now,
        )
        assert passages_now
    if crawler.connection.dialect.name == "sqlite":
        crawler.connection.execute(
            text("INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)")
        )
    assert (len(found(crawler, "丁戊")), found(crawler, "甲乙")) == (2, [])


def test_laying_what_is_missing_lays_nothing_twice(crawler):
    crawler.day(0, (report("甲乙"), URL))

    assert passages.lay_missing(crawler.connection) == 0
    assert crawler.count(rows) == 2
    assert crawler.count(readings) == 1


# -- the front door -------------------------------------------------------------------------------------
@pytest.fixture
def ask(province_archive, monkeypatch, capsys):
    def run(*arguments: str):
        monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        with pytest.raises(SystemExit) as ended:
            main(["search", *arguments])
        return ended.value.code, *capsys.readouterr()

    return run


def test_the_province_is_searched_through_the_front_door(ask):
    """Each report held is found by the words of its title; the removed one as of a day before it went."""
    code, out, _ = ask("年度报告", "--year", "2021", "--limit", "1000", "--json")
    held = {(row["publisher"], row["report_year"]) for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert held <= {(t.publisher_full_name, t.year) for t in truth(Day(5)) if t.gone_from is None}
    (gone,) = (event for event in events(Day(5)) if event.kind == "removed")
    assert (gone.publisher_full_name, gone.year) not in held
    out = ask("年度报告", "--year", str(gone.year), "--as-of", "2026-01-20", "--limit", "1000", "--json")[1]
    assert gone.publisher_full_name in {row["publisher"] for row in map(json.loads, out.splitlines())}


def test_a_person_sees_the_words_between_brackets(ask):
    code, out, _ = ask("行政复议", "--limit", "2")
    assert (code, out.count("【行政复议】") >= 2) == (0, True)


def test_what_is_not_there_is_exit_1_and_no_words_are_exit_2(ask):
    assert ask("独角兽")[0] == 1
    for words_given in (["。"], ["--limit", "0", "公开"], []):
        code, out, err = ask(*words_given)
        assert (code, out, len(err.splitlines())) == (2, "", 1)


def test_an_index_is_read_where_nothing_may_be_written(province_archive):
    """SQLite's own full-text tables work over a connection that cannot write."""
    with sqlite3.connect(f"file:{province_archive}/archive.db?mode=ro", uri=True) as connection:
        query = "SELECT count(*) FROM passages_fts WHERE passages_fts MATCH '\"公 开\"'"
        assert connection.execute(query).fetchone()[0] > 100
    connection.close()
