"""`nianbao serve`: Memento as RFC 7089 has it, captures byte for byte, and no archived page that can act."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from archive import mementos, opened, web
from archive.mementos import Memento, asked_moment
from archive.question import Row
from archive.replay import SAFE, _disposed
from archive.web import app
from models.config import Config
from models.database import at_head, open_archive
from models.values import Capture, WarcPlace
from models.warc import read_record


@pytest.fixture
def client(province_archive):
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{province_archive}/archive.db"})
    with TestClient(app(config), base_url="http://127.0.0.1", follow_redirects=False) as asked:
        yield asked


@pytest.fixture
def revised(client) -> Row:
    (row,) = (row for row in client.get("/api/changes").json() if row["event"] == "revised")
    return row


def links(response) -> dict[str, str]:
    return {rel: url for url, rel in re.findall(r'<([^>]*)>; rel="([^"]*)"', response.headers["link"])}


# -- Memento --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("wanted", "side"),
    [("Mon, 19 Jan 2026 12:00:00 GMT", "before"), ("Sat, 01 Jan 2000 00:00:00 GMT", "before"),
     ("Mon, 02 Feb 2026 08:01:00 GMT", "after")],
)  # fmt: skip
def test_a_timegate_leads_to_the_nearest_capture(client, revised, wanted, side):
    gate = client.get(f"/web/{revised['url']}", headers={"Accept-Datetime": wanted})
    assert gate.status_code == 302
    assert gate.headers["vary"] == "accept-datetime"
    assert "memento-datetime" not in gate.headers
    assert links(gate)["original"] == revised["url"]
    if side == "after":
        assert gate.headers["location"].endswith(revised["captures"]["after"]["memento"])
    shown = client.get(gate.headers["location"])
    assert shown.status_code == 200
    assert asked_moment(shown.headers["memento-datetime"]).month == (1 if side == "before" else 2)
    assert {"original", "timegate", "timemap"} <= set(links(shown))


def test_without_a_moment_the_newest_capture_is_meant(client, revised):
    gate = client.get(f"/web/{revised['url']}")
    newest = client.get(
        f"/web/{revised['url']}", headers={"Accept-Datetime": "Fri, 01 Jan 2100 00:00:00 GMT"}
    )
    assert gate.headers["location"] == newest.headers["location"]


def test_a_timemap_lists_every_capture_once_in_order(client, revised):
    listed = client.get(f"/web/timemap/link/{revised['url']}")
    assert listed.headers["content-type"].startswith("application/link-format")
    dates = re.findall(r'rel="[^"]*memento"; datetime="([^"]+)"', listed.text)
    assert len(dates) == 5  # a day of the province each
    assert [asked_moment(date) for date in dates] == sorted(asked_moment(date) for date in dates)
    assert all(
        f'rel="{rel}"' in listed.text
        for rel in ("original", "self", "timegate", "first memento", "last memento")
    )
    for path in re.findall(r"<http://127.0.0.1(/web/\d{14}/[^>]+)>", listed.text):
        assert client.get(path).status_code == 200


def test_a_moment_without_a_capture_leads_to_the_nearest_one(client, revised):
    found = client.get(f"/web/20260120/{revised['url']}")
    assert found.status_code == 302
    assert "/web/20260119" in found.headers["location"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/web/http://nowhere.example/", {}, 404),
        ("/web/timemap/link/http://nowhere.example/", {}, 404),
        ("/web/20261399000000/http://nowhere.example/", {}, 400),
        ("/web/http://nowhere.example/", {"Accept-Datetime": "yesterday"}, 400),
        ("/web/20260119/http://nowhere.example/?a=%00%0d%0aX: y", {}, 404),
        ("/api/nonsense", {}, 404),
        ("/api/show?nonsense=1", {}, 400),
        ("/api/show?who=990101&year=abc", {}, 400),
        ("/api/show?who=990101&year=2001", {}, 404),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(client, path, headers, status):
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert len(answer.text.splitlines()) == 1
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_twins_of_an_address_find_the_page(client, revised):
    assert client.get(f"/web/{revised['url']}#top").status_code in (302, 404)
    one_slash = revised["url"].replace("http://", "http:/")
    assert client.get(f"/web/{one_slash}").status_code == 302


def test_a_timemap_comes_in_pages_that_lead_to_one_another(client, revised, monkeypatch):
    """Each page names its span and the pages beside it; together they list every capture once."""
    whole = client.get(f"/web/timemap/link/{revised['url']}").text
    monkeypatch.setattr(mementos, "PAGE", 2)
    address, seen = f"/web/timemap/link/{revised['url']}", []
    for number in (1, 2, 3):
        page = client.get(address)
        seen += re.findall(r'rel="[^"]*memento"; datetime="([^"]+)"', page.text)
        beside = re.findall(r'<http://127.0.0.1([^>]+)>; rel="timemap"', page.text)
        assert len(beside) == (2 if number == 2 else 1)
        address = beside[-1]
    assert seen == re.findall(r'rel="[^"]*memento"; datetime="([^"]+)"', whole)
    assert client.get(f"/web/timemap/link/4/{revised['url']}").status_code == 404


# -- raw replay, safely ----------------------------------------------------------------------------------
def test_a_capture_comes_back_byte_for_byte(client, revised, province_archive):
    """Its content codings undone, as every browser does."""
    side = revised["captures"]["after"]
    raw = client.get(f"/{side['memento']}".replace("/http", "id_/http", 1))
    assert raw.status_code == 200
    (row,) = client.get(
        "/api/evidence", params={"who": revised["url"], "year": str(revised["report_year"]),
                                 "code": revised["figures"][0]["code"]},
    ).json()  # fmt: skip
    shown = client.get(f"/web/{row['captured'].translate(str.maketrans('', '', '-:TZ'))}/{row['url']}")
    kept = read_record(province_archive / "warc", WarcPlace(**row["warc"]))
    assert shown.content == kept.body != b""
    assert kept.payload_digest == row["payload_digest"]


def test_an_archived_page_runs_nothing_and_reaches_nothing(client, revised):
    shown = client.get(f"/{revised['captures']['after']['memento']}")
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-" not in policy
    assert "script-src" not in policy
    assert {name.lower() for name in SAFE} <= set(shown.headers)
    assert "set-cookie" not in shown.headers


@pytest.mark.parametrize(
    ("content_type", "kind", "shown"),
    [
        ("text/html; charset=gbk", "content", "text/html; charset=gbk"),
        ("text/html; charset=gbk", "attachment", None),
        ("image/svg+xml", "content", None),
        ("application/xhtml+xml", "content", None),
        ("text/xml", "content", None),
        ("application/pdf", "content", None),
        ("multipart/x-mixed-replace", "content", None),
        (None, "content", None),
        ("nonsense", "content", None),
        ("text/html\r\nSet-Cookie: a=b", "content", "text/html"),
        ("TEXT/HTML", "content", "TEXT/HTML"),
    ],
)
def test_only_pages_text_and_pictures_are_shown_and_an_attachment_never(content_type, kind, shown):
    told = _disposed(
        Capture(b"", content_type=content_type), Memento(1, 'http://a.cn/附件".doc', datetime.now(UTC), kind)
    )
    assert ("Content-Disposition" not in told) == (shown is not None)
    if shown:
        assert told["Content-Type"] == shown
    else:
        assert told["Content-Type"].partition(";")[0] != "text/html"
        assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%~-]+", told["Content-Disposition"], re.ASCII)


def test_a_stranger_host_is_refused(client):
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_nothing_can_be_written(client):
    assert client.post("/api/sites").status_code == 405
    assert client.put("/web/http://a.cn/").status_code == 405


# -- the questions, the feed, the command ----------------------------------------------------------------
def test_the_json_is_what_the_command_says(client, province_archive, monkeypatch, capsys):
    from archive.__main__ import main

    monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
    with pytest.raises(SystemExit):
        main(["reports", "--year", "2020", "--json"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert client.get("/api/reports?year=2020").json() == told != []


def test_answers_come_in_pages(client, monkeypatch):
    """A header leads to the next page; the feed's first page has the newest events."""
    whole, newest = (client.get(f"/api/{name}").json() for name in ("reports", "changes"))
    monkeypatch.setattr(web, "PAGE", 150)
    address, seen = "/api/reports", []
    while address:
        page = client.get(address)
        seen += page.json()
        address = page.links.get("next", {}).get("url")
    assert seen == whole
    feed = client.get("/changes.atom")
    assert feed.text.count("<entry>") == 150
    assert newest[-1]["summary"] in feed.text
    assert client.get(feed.links["next"]["url"]).text.count("<entry>") == 150
    assert client.get("/api/reports?page=0").status_code == 400
    assert client.get("/api/reports?page=900").json() == []


def test_an_archive_is_opened_once_and_anew_where_another_took_its_place(
    province_archive, tmp_path, monkeypatch
):
    path = tmp_path / "archive.db"
    shutil.copy(province_archive / "archive.db", path)
    made = []
    monkeypatch.setattr(opened, "at_head", lambda source: made.append(source) or at_head(source))
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{path}"})
    with TestClient(app(config), base_url="http://127.0.0.1") as asked:
        assert [asked.get("/api/sites").status_code for _ in range(3)] == [200, 200, 200]
        assert len(made) == 1
        open_archive(Config.of({"NIANBAO_DATABASE": f"sqlite:///{tmp_path / 'new.db'}"})).dispose()
        path.unlink()
        assert asked.get("/api/sites").status_code == 503
        (tmp_path / "new.db").rename(path)
        assert asked.get("/api/sites").json() == []


def test_the_first_page_names_every_question_and_runs_no_script(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "/api/coverage" in page.text
    assert "<script" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_the_feed_links_to_this_server(client, revised):
    feed = client.get("/changes.atom", params={"since": "2026-02-01"})
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert f"http://127.0.0.1/{revised['captures']['before']['memento']}" in feed.text


def test_a_damaged_record_is_said_and_never_an_empty_page(client, revised, monkeypatch):
    from archive import replay

    def lost(*_):
        raise replay.Unreadable("warc_damaged", "x.warc.gz at 7: not the bytes that were stored")

    monkeypatch.setattr(replay, "with_bytes", lost)
    answer = client.get(f"/{revised['captures']['after']['memento']}")
    assert answer.status_code == 503
    assert "not the bytes" in answer.text


def test_the_command_listens_on_loopback_and_ends_when_told(province_archive):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "NIANBAO_DATABASE": f"sqlite:///{province_archive}/archive.db"}
    command = [sys.executable, "-m", "archive", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as served:
        try:
            assert f"http://127.0.0.1:{port}/" in served.stdout.readline()
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/sites") as answer:
                assert answer.status == 200
                assert len(json.load(answer)) == 4
        finally:
            served.terminate()
    assert served.wait(10) is not None
