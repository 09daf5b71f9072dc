"""`nianbao export`: the same rows in every format, explained by their data package, inert in a spreadsheet."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys

import pytest
from pyarrow import parquet

from archive.__main__ import main
from archive.data_package import COLUMNS
from archive.formats import FORMATS, file_of
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
    if form == "parquet":
        return parquet.read_table(folder / f"{name}.parquet").to_pylist()
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


# -- validated by Frictionless -------------------------------------------------------------------------
#: Frictionless runs as a program of its own. It cannot open JSON Lines without a line; what its core does not
#: read (Parquet, SQLite) is opened table by table.
CHECK = """
import json, sys
from pathlib import Path
from frictionless import Package, Resource, Schema, formats
form, folder = sys.argv[1], Path(sys.argv[2])
package = json.loads((folder / "datapackage.json").read_text("utf-8"))
def opened(told):
    schema = Schema.from_descriptor(told["schema"])
    if form == "sqlite":
        control = formats.SqlControl(table=told["name"])
        return Resource(path=f"sqlite:///{folder}/nianbao.db", control=control, schema=schema)
    from pyarrow import parquet
    table = parquet.read_table(folder / told["path"])
    names = [field["name"] for field in told["schema"]["fields"]]
    assert table.schema.names == names
    return Resource(data=[names, *zip(*(table[name].to_pylist() for name in names))], schema=schema)
if form in ("csv", "jsonl"):
    empty = [told for told in package["resources"] if form == "jsonl" and not told["rows"]]
    assert all(told["bytes"] == (folder / told["path"]).stat().st_size == 0 for told in empty)
    package["resources"] = [told for told in package["resources"] if told not in empty]
    reports = [Package.from_descriptor(package, basepath=str(folder)).validate()]
else:
    Package.validate_descriptor(package)
    reports = [opened(told).validate() for told in package["resources"]]
print(json.dumps({
    "errors": [error for report in reports for error in report.flatten(["rowNumber", "fieldName", "message"])][:5],
    "valid": all(report.valid for report in reports),
    "rows": sum(task.stats.get("rows") or 0 for report in reports for task in report.tasks),
}))
"""


def frictionless(form: str, folder) -> dict:
    command = [sys.executable, "-W", "ignore", "-c", CHECK, form, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_frictionless_finds_every_table_as_its_package_says(export, form):
    _, folder, _ = export(form)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    told = frictionless(form, folder)
    assert (told["errors"], told["valid"]) == ([], True)
    assert told["rows"] == sum(resource["rows"] for resource in package["resources"]) > 10_000


def test_frictionless_notices_a_changed_digit(export):
    """The check above could fail: the digest of each file stands in the package."""
    _, folder, _ = export("csv")
    path = folder / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",1,", b",7,", 1))
    assert not frictionless("csv", folder)["valid"]


def test_the_package_says_units_licence_source_date_and_world(export):
    _, folder, _ = export("jsonl")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "other-pd"
    assert package["sources"]
    assert package["created"]
    assert package["world"] == "demo"
    for sheet, resource in zip(SHEETS, package["resources"], strict=True):
        assert resource["path"] == file_of("jsonl", sheet)
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert not set(COLUMNS) - {
        name for sheet in SHEETS for column, _ in sheet.columns for name in (column, f"{sheet.name}.{column}")
    }


def test_parquet_has_typed_columns(export):
    _, folder, _ = export("parquet")
    schema = parquet.read_schema(folder / "reports.parquet")
    assert {name: str(schema.field(name).type) for name in ("report_year", "published", "captured")} == {
        "report_year": "int64", "published": "date32[day]", "captured": "timestamp[us, tz=UTC]",
    }  # fmt: skip


# -- opened by Datasette ---------------------------------------------------------------------------------
BROWSE = """
import asyncio, json, sys
from datasette.app import Datasette
async def look(path):
    datasette = Datasette([path], settings={"num_sql_threads": 1})
    await datasette.invoke_startup()
    client = datasette.client
    tables = (await client.get("/nianbao.json")).json()["tables"]
    page = await client.get("/nianbao/figures?report_year=2020&_facet=state")
    rows = (await client.get("/nianbao/reports.json?_shape=array&_size=max&report_year=2020")).json()
    return {"tables": {t["name"]: t["count"] for t in tables}, "page": page.status_code,
            "faceted": "printed" in page.text, "publishers": sorted(row["publisher"] for row in rows)}
print(json.dumps(asyncio.run(look(sys.argv[1]))))
"""


def test_datasette_opens_the_sqlite_export(export):
    """Its own client inside its own process: tables, rows and a faceted page."""
    _, folder, _ = export("sqlite")
    command = [sys.executable, "-W", "ignore", "-c", BROWSE, str(folder / "nianbao.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["tables"] == {sheet.name: len(rows_of("sqlite", folder, sheet.name)) for sheet in SHEETS}
    assert (told["page"], told["faceted"]) == (200, True)
    assert told["publishers"] == sorted(t.publisher_full_name for t in truth(Day(5)) if t.year == 2020)
