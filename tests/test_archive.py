"""The archive's questions, asked through the command line of an archive that met the province for five days."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from archive.__main__ import main
from demo.calendar import Day
from demo.truth import events, truth

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def ask(province_archive, monkeypatch, capsys):
    """Run `nianbao …` against the archive: (exit code, JSON rows or text, standard error)."""

    def run(*words: str, json_lines: bool = True, **settings: str):
        monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main([*words, *(["--json"] if json_lines else [])])
        said = capsys.readouterr()
        rows = [json.loads(line) for line in said.out.splitlines()] if json_lines else said.out
        return ended.value.code, rows, said.err

    return run


def revised():
    (event,) = (event for event in events(Day(5)) if event.kind == "revised")
    return event


def test_reports_are_exactly_those_of_the_province(ask):
    code, rows, _ = ask("reports")
    assert code == 0
    assert {(r["publisher"], r["report_year"]) for r in rows} == {
        (t.publisher_full_name, t.year) for t in truth(Day(5))
    }


def test_every_report_names_its_form_its_place_and_its_trust(ask):
    rows = {(r["publisher"], r["report_year"]): r for r in ask("reports")[1]}
    for wanted in truth(Day(5)):
        row = rows[wanted.publisher_full_name, wanted.year]
        assert row["era"] == wanted.era
        assert row["division_code"] == wanted.division_code
        assert row["trust"] == ("official_injected" if wanted.injected else "official")


def test_a_silent_revision_makes_two_versions_and_diff_names_its_one_figure(ask):
    event = revised()
    _, versions, _ = ask("versions", event.publisher_full_name, "--year", str(event.year))
    assert [row["version"] for row in versions] == [1, 2]
    code, (difference,), _ = ask("diff", event.publisher_full_name, "--year", str(event.year))
    assert code == 0
    assert [(f["code"], f["before"], f["after"]) for f in difference["figures"]] == [
        (event.code, event.before, event.after)
    ]
    assert difference["text"] == []


def test_new_skins_counters_and_a_move_to_another_system_make_no_version(ask):
    _, rows, _ = ask("reports")
    assert Counter(row["versions"] for row in rows) == {1: len(rows) - 1, 2: 1}


def test_changes_are_those_of_the_calendar(ask):
    _, rows, _ = ask("changes")
    told = {(r["event"], r["publisher"], r["report_year"]) for r in rows}
    assert told == {(e.kind, e.publisher_full_name, e.year) for e in events(Day(5))}
    assert len(rows) == len(told)


def test_changes_since_a_day_leave_the_earlier_ones_out(ask):
    _, rows, _ = ask("changes", "--since", "2026-03-16")
    assert {row["event"] for row in rows} <= {"new", "removed"}
    assert all(row["at"] >= "2026-03-16" for row in rows)


def test_a_removed_report_keeps_its_evidence(ask):
    _, rows, _ = ask("changes")
    (gone,) = (row for row in rows if row["event"] == "removed")
    assert len(gone["evidence"]["failed"]) >= 3
    (state,) = {
        r["state"] for r in ask("reports", "--year", str(gone["report_year"]))[1] if r["url"] == gone["url"]
    }
    assert state == "removed"


def test_show_as_of_a_day_gives_what_was_published_that_day(ask):
    event = revised()
    for day, value in (("2026-01-20", event.before), ("2026-03-20", event.after)):
        _, (row,), _ = ask("show", event.publisher_full_name, "--year", str(event.year), "--as-of", day)
        (figure,) = (f for f in row["figures"] if f["code"] == event.code)
        assert figure["value"] == value
        assert row["warc"]["file"]
        assert row["schema"] == "nianbao.report/1"


def test_show_before_the_first_visit_finds_nothing(ask):
    event = revised()
    code, rows, error = ask(
        "show", event.publisher_full_name, "--year", str(event.year), "--as-of", "2020-01-01"
    )
    assert (code, rows) == (1, [])
    assert len(error.splitlines()) == 1


def test_six_digits_mean_the_countys_own_government(ask):
    _, rows, _ = ask("versions", "990101", "--year", "2020")
    assert {row["publisher"] for row in rows} == {t.publisher_full_name for t in truth(Day(5)) if (
        t.division_code == "990101" and t.level == "county")}  # fmt: skip


def test_an_ambiguous_name_lists_the_candidates(ask):
    code, _, error = ask("versions", "镇")
    assert code == 2
    assert "may be" in error
    assert len(error.splitlines()) == 1


def test_coverage_of_a_year_names_who_is_missing(ask):
    code, rows, _ = ask("coverage", "--year", "2021")
    states = Counter(row["state"] for row in rows)
    assert code == 0
    assert states["removed"] == 1
    assert {row["publisher"] for row in rows} >= {
        t.publisher_full_name for t in truth(Day(5)) if t.year == 2021
    }


def test_coverage_without_a_year_lists_the_years_of_each_body(ask):
    _, rows, _ = ask("coverage")
    assert all({"published", "late", "removed", "missing"} <= set(row) for row in rows)


def test_the_injected_page_is_found_by_the_group_of_its_rules(ask):
    code, rows, _ = ask("problems", "--rule", "injected")
    assert code == 0
    injected = {(t.publisher_full_name, t.year) for t in truth(Day(5)) if t.injected}
    assert injected <= {(row["publisher"], row["report_year"]) for row in rows}


def test_every_run_of_the_province_was_complete(ask):
    _, rows, _ = ask("runs")
    assert {row["state"] for row in rows} == {"complete"}
    assert len(rows) == 5 * len({row["site"] for row in rows})


def test_sites_show_how_their_last_run_ended(ask):
    code, rows, _ = ask("sites")
    assert code == 0
    assert {"990101", "990102", "990103", "clone-1"} == {row["code"] for row in rows}


def test_the_archive_of_five_days_is_sound(ask):
    code, rows, _ = ask("verify")
    assert (code, rows) == (0, [])


def test_a_flipped_byte_is_named_by_verify(ask, province_archive, tmp_path):
    import shutil

    shutil.copytree(province_archive / "warc", tmp_path / "warc")
    victim = min((tmp_path / "warc").glob("*.warc.gz"))
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 0xFF
    victim.write_bytes(bytes(data))
    code, rows, _ = ask("verify", NIANBAO_WARC_DIR=str(tmp_path / "warc"))
    assert code == 3
    assert {row["file"] for row in rows} == {victim.name}


@pytest.mark.parametrize(
    "words",
    [
        ("reports",), ("versions", "990101"), ("show", "990101", "--year", "2024"), ("changes",), ("coverage",),
        ("problems",), ("runs",), ("sites",), ("coverage", "--year", "2024"),
    ],
)  # fmt: skip
def test_every_question_prints_for_people_too(ask, words):
    code, text, error = ask(*words, json_lines=False)
    assert (code, error) == (0, "")
    assert text.strip()


def test_an_unknown_rule_is_a_wrong_argument(ask):
    code, _, error = ask("problems", "--rule", "no-such-rule")
    assert code == 2
    assert len(error.splitlines()) == 1


def test_an_unknown_publisher_is_nothing_found(ask):
    assert ask("versions", "不存在镇")[0] == 1


def test_a_missing_archive_is_one_line_and_3(ask, tmp_path):
    code, rows, error = ask("reports", NIANBAO_DATABASE=f"sqlite:///{tmp_path}/none.db")
    assert (code, rows) == (3, [])
    assert len(error.splitlines()) == 1
    assert not list(tmp_path.iterdir()), "a reading command makes no archive"


def test_a_file_that_is_no_archive_is_one_line_and_3(ask, tmp_path):
    (tmp_path / "a.db").write_bytes(b"no database at all" * 100)
    code, _, error = ask("reports", NIANBAO_DATABASE=f"sqlite:///{tmp_path}/a.db")
    assert code == 3
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("words", [("show",), ("show", "990101"), ("reports", "--year", "x"), ("nonsense",),
                                   ("changes", "--since", "yesterday")])  # fmt: skip
def test_wrong_arguments_are_one_line_and_2(ask, words):
    code, _, error = ask(*words)
    assert code == 2
    assert len(error.splitlines()) == 1


def test_no_reading_command_imports_scrapy_or_a_browser():
    program = (
        "import sys; from archive.__main__ import cli; cli(); "
        "print([m for m in ('scrapy', 'twisted', 'playwright') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_figure_read_again_from_the_warc_alone_is_the_same(ask):
    reports = [t for t in truth(Day(5)) if t.source != "html"] + [
        t for t in truth(Day(5)) if t.era == "c60_2019"
    ][:2]
    for wanted in reports:
        code = "t3.new_received.total"
        _, (row,), _ = ask("evidence", wanted.publisher_full_name, "--year", str(wanted.year), "--code", code)
        assert row["same"]
        assert row["read_again"]["value"] == wanted.figures[code]
        assert row["warc"]["length"] > 0


def test_evidence_of_an_earlier_version_comes_from_its_own_capture(ask):
    event = revised()
    _, (row,), _ = ask("evidence", event.publisher_full_name, "--year", str(event.year), "--code", event.code,
                       "--as-of", "2026-01-20")  # fmt: skip
    assert (row["told"]["value"], row["same"], row["version"]) == (event.before, True, 1)


def test_the_votes_for_a_pages_trust_are_kept(ask):
    """The original by its host, a stranger's copy of it by what the copy kept and gained; both read again say the same."""
    copied = next(row for row in ask("problems", "--site", "clone-1")[1] if row["publisher"])
    who = (copied["publisher"], "--year", str(copied["report_year"]))
    _, rows, _ = ask("evidence", *who, "--code", "trust")
    told = {row["told"]["value"]: [vote["source"] for vote in row["told"]["votes"]] for row in rows}
    assert all(row["same"] and row["warc"]["file"] for row in rows)
    assert told["official"][:2] == ["host", "site"]
    assert told["clone"][0] == "host"
    assert "site" not in told["clone"]
    assert len(told["clone"]) > 1


def test_a_code_a_report_does_not_state_is_nothing_found(ask):
    assert ask("evidence", "990101", "--year", "2024", "--code", "b1_proactive_total")[0] == 1


def test_without_a_command_the_help_is_shown(capsys):
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "Commands:" in capsys.readouterr().out
