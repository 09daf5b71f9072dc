"""`nianbao export`: the same rows in every format, explained by their data package, inert in a spreadsheet."""

from __future__ import annotations

import csv
import json
import sqlite3

import pytest

from archive.__main__ import main
from archive.actions.export import FORMATS
from archive.hand_over import SHEETS
from demo.calendar import Day
from demo.truth import events, truth


@pytest.fixture
def export(province_archive, tmp_path, monkeypatch, capsys):
    def run(form: str, *words: str):
        monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        folder = tmp_path / form
        with pytest.raises(SystemExit) as ended:
            main(["export", "--format", form, str(folder), *words])
        return ended.value.code, folder, capsys.readouterr()

    return run


def rows_of(form, folder, name):
    if form == "csv":
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if form == "jsonl":
        return [
            json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
    with sqlite3.connect(folder / "nianbao.db") as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_report_and_every_figure_is_handed_on(export, form):
    code, folder, _ = export(form)
    wanted = {(t.publisher_full_name, t.year) for t in truth(Day(5))}
    assert code == 0
    assert {(r["publisher"], int(r["report_year"])) for r in rows_of(form, folder, "reports")} == wanted
    held = [t for t in truth(Day(5)) if t.gone_from is None]
    figures = {
        (r["publisher"], int(r["report_year"]), r["code"]): r["value"]
        for r in rows_of(form, folder, "figures")
    }
    for report in held[::7]:
        for name, value in report.figures.items():
            assert float(figures[report.publisher_full_name, report.year, name]) == value
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["name"]: r["rows"] for r in package["resources"]} == {
        sheet.name: len(rows_of(form, folder, sheet.name)) for sheet in SHEETS
    }


def test_an_export_as_of_a_day_tells_what_stood_that_day(export):
    (event,) = (event for event in events(Day(5)) if event.kind == "revised")
    _, folder, _ = export("jsonl", "--as-of", "2026-01-20")
    (figure,) = (
        row
        for row in rows_of("jsonl", folder, "figures")
        if (row["publisher"], row["report_year"], row["code"])
        == (event.publisher_full_name, event.year, event.code)
    )
    assert figure["value"] == event.before
    assert len(rows_of("jsonl", folder, "reports")) == len(truth(Day(1)))


def test_a_folder_that_holds_something_is_left_alone(export, tmp_path):
    (tmp_path / "csv").mkdir()
    (tmp_path / "csv" / "mine.txt").write_text("mine")
    code, folder, said = export("csv")
    assert code == 2
    assert len(said.err.splitlines()) == 1
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_words_that_look_like_a_formula_run_in_no_spreadsheet(tmp_path):
    with FORMATS["csv"](tmp_path) as write:
        write["facts"](("=cmd|calc", "990101", None, 2020, "n_x", -5, None, "exact", None, None, "@SUM(A1)"))
    (row,) = rows_of("csv", tmp_path, "facts")
    assert row["publisher"] == "'=cmd|calc"
    assert row["quote"] == "'@SUM(A1)"
    assert row["value"] == "-5"
