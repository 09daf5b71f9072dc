"""Every figure and fact of the archive leads to bytes in a WARC file, and read again from them alone it is the same."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from archive.answer import console
from archive.divisions import known_divisions
from archive.queries.evidence import ask, show
from models import documents
from models.config import Config
from models.database import reading
from models.evidence import with_bytes
from models.readings import unpack
from models.shapes import report_object
from models.sites import listed
from models.tables import periods, readings, versions
from models.values import Capture, Figure, Visit, WarcPlace
from pipelines.read import Knowledge, open_page
from tests.days import START, URL, Crawler, page_of

PARTS = ("figures", "facts", "regional_rows")


@pytest.fixture
def config(province_archive: Path) -> Config:
    return Config.of(
        {
            "NIANBAO_DATABASE": f"sqlite:///{province_archive}/archive.db",
            "NIANBAO_WARC_DIR": str(province_archive / "warc"),
            "NIANBAO_WORLD": "demo",
        }
    )


def test_all_figures_and_facts_of_the_province_are_read_again_from_the_warc_alone(config: Config) -> None:
    """A version at a time: what its newest reading told, against its capture's bytes read now."""
    differing, told = [], 0
    with reading(config) as connection:
        knowledge = Knowledge(known_divisions(connection), listed(connection))
        rows = connection.execute(
            select(readings.c.version_id, readings.c.capture_id, readings.c.record).order_by(readings.c.id)
        ).all()
        assert {row.version_id for row in rows} == set(connection.scalars(select(versions.c.id)))
        for row in rows:
            record = unpack(row.record)
            again = report_object(
                open_page(with_bytes(connection, config.warc_dir, row.capture_id), knowledge).report
            )
            told += sum(len(record[part]) for part in PARTS)
            differing += [(row.version_id, part) for part in PARTS if record[part] != again[part]]

    assert differing == []
    assert len(rows) >= 400
    assert told >= 10_000


def test_evidence_shows_place_reader_and_bytes(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell of a table by row and column, a fact by its clause; the bytes named are the page's."""
    with reading(config) as connection:
        records = connection.execute(
            select(readings.c.record).join(periods, periods.c.version_id == readings.c.version_id)
            .where(periods.c.valid_to.is_(None))
        )  # fmt: skip
        record = next(
            r
            for row in records
            if (r := unpack(row.record))["figures"] and r["facts"] and r["publisher"]["name"]
        )
        about = {"who": record["publisher"]["name"], "year": record["report_year"]}
        printed = next(figure for figure in record["figures"] if figure["state"] == "printed")
        for told in (printed, record["facts"][0]):
            rows = ask(connection, config=config, code=told["code"], **about)
            assert all(row["same"] for row in rows)
            assert told in [row["told"] for row in rows]
            warc = rows[0]["warc"]
            body = (config.warc_dir / warc["file"]).read_bytes()[warc["offset"] :][: warc["length"]]
            assert body.startswith(b"\x1f\x8b")
            show(console(), rows)
        out = capsys.readouterr().out

    assert f"row {printed['row']} column {printed['column']}" in out
    assert "nianbao-read/" in out
    assert "the same" in out


def test_evidence_names_the_files_a_page_was_read_with(crawler: Crawler, tmp_path: Path) -> None:
    """A page that stays as it was, its file replaced: the digest of the repeated page, and the record of the new file."""
    crawler.begin()
    for number, text in enumerate(("one", "two")):
        file = told("http://county.gov.cn/1.pdf", 10 + number, "response", f"sha1:{number}")
        page = told(URL, number, ("response", "revisit")[number], "sha1:page", attachments=(file,))
        made = page_of(text, figures=(Figure("t4.total", number, "printed"),), published=None)
        documents.keep(crawler.connection, crawler.keeping, Visit("c", page, "content", made))

    config = Config.of({"NIANBAO_WARC_DIR": str(tmp_path)})
    [row] = ask(crawler.connection, config=config, who=URL, year=2024, code="t4.total")

    assert (row["told"]["value"], row["payload_digest"], row["warc"]["offset"]) == (1, "sha1:page", 1)
    assert [(one["warc"]["offset"], one["payload_digest"]) for one in row["files"]] == [(11, "sha1:1")]
    assert row["read_again"] is None


def told(url: str, offset: int, kind: str, digest: str, **more: Any) -> Capture:
    place = WarcPlace("a.warc.gz", offset, 1, kind, "ab" * 32)
    return Capture(
        b"", url, fetched_at=START + timedelta(days=offset % 10), payload_digest=digest, warc=place, **more
    )
