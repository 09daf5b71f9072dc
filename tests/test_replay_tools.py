"""The raw records in the hands of other tools: pywb replays them as `nianbao serve` does, ReplayWeb.page opens the WACZ.

Both are fetched from their registries into folders of the test's own: pywb pins packages that ours need newer, and
ReplayWeb.page is under a licence that ours cannot take in. The short form of these proofs is in test_serve, test_cdxj
and test_wacz.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tarfile
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from archive.__main__ import main
from archive.mementos import asked_moment
from archive.web import app
from models.config import Config
from tests.conftest import lacking

pytestmark = pytest.mark.prove
PYWB = ("pywb==2.10.0", "setuptools<81")  # it still asks setuptools for pkg_resources
REPLAYWEB = "replaywebpage@2.5.3"
MOMENTS = (
    "Sat, 01 Jan 2000 00:00:00 GMT", "Tue, 20 Jan 2026 08:00:00 GMT", "Mon, 02 Feb 2026 07:59:00 GMT",
    "Mon, 09 Mar 2026 12:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT",
)  # fmt: skip


def exported(province_archive: Path, form: str, folder: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
        with pytest.raises(SystemExit) as ended:
            main(["export", "--format", form, str(folder)])
    assert ended.value.code == 0
    return folder


def installed(command: list[str], what: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        lacking(f"{what} cannot be had here: {done.stderr.strip().splitlines()[-1:]}")


# -- pywb ------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def pywb(province_archive, tmp_path_factory) -> Iterator[str]:
    """The address of a pywb that serves our WARC files by our index."""
    folder = tmp_path_factory.mktemp("pywb")
    installed([sys.executable, "-m", "venv", str(folder / "venv")], "a virtual environment")
    installed([str(folder / "venv/bin/python"), "-m", "pip", "install", "-q", *PYWB], "pywb")
    collection = folder / "collections" / "nb"
    (collection / "archive").mkdir(parents=True)
    for path in (province_archive / "warc").glob("*.warc.gz"):
        (collection / "archive" / path.name).symlink_to(path)
    exported(province_archive, "cdxj", collection / "indexes")
    (folder / "config.yaml").write_text("framed_replay: false\nredirect_to_exact: true\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(folder / "venv/bin/wayback"), "-b", "127.0.0.1", "-p", str(port)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(command, cwd=folder, stdout=log, stderr=log) as served,
    ):
        try:
            for _ in range(300):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            else:
                pytest.fail((folder / "log").read_text())
            yield f"http://127.0.0.1:{port}/nb"
        finally:
            served.terminate()


@pytest.fixture(scope="module")
def ours(province_archive) -> Iterator[TestClient]:
    config = Config.of({"NIANBAO_DATABASE": f"sqlite:///{province_archive}/archive.db"})
    with TestClient(app(config), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def dates_of(timemap: str) -> list[str]:
    return re.findall(r'rel="[^"]*memento"; datetime="([^"]+)"', timemap)


def test_pywb_and_we_tell_the_same_past(pywb, ours):
    """TimeMaps, the choice of TimeGates, and the bytes of mementos, over every eleventh report and the revised one."""
    reports = ours.get("/api/reports").json()
    (revised,) = (row["url"] for row in ours.get("/api/changes").json() if row["event"] == "revised")
    with httpx2.Client(follow_redirects=True, timeout=60) as theirs:
        for url in (revised, *(row["url"] for row in reports[::11])):
            compare(theirs, ours, pywb, url)


def compare(theirs, ours, pywb, url) -> None:
    mine = dates_of(ours.get(f"/web/timemap/link/{url}").text)
    assert mine == sorted(dates_of(theirs.get(f"{pywb}/timemap/link/{url}").text), key=asked_moment)
    for moment in MOMENTS:
        gate = ours.get(f"/web/{url}", headers={"Accept-Datetime": moment})
        chosen = theirs.get(f"{pywb}/{url}", headers={"Accept-Datetime": moment})
        assert gate.status_code == 302
        shown = ours.get(gate.headers["location"])
        assert shown.headers["memento-datetime"] == chosen.headers["memento-datetime"], (url, moment)
    compared = 0
    for stamp in (f"{asked_moment(date):%Y%m%d%H%M%S}" for date in mine):
        raw = theirs.get(f"{pywb}/{stamp}id_/{url}")
        if raw.status_code == 304:  # pywb says again what the server said; we give what it confirmed
            continue
        assert raw.content == ours.get(f"/web/{stamp}id_/{url}").content != b""
        compared += 1
    assert compared


def test_pywb_answers_404_where_we_do(pywb, ours):
    url = "http://nowhere.example/"
    assert (
        httpx2.get(f"{pywb}/timemap/link/{url}").status_code
        == ours.get(f"/web/timemap/link/{url}").status_code
    )
    assert httpx2.get(f"{pywb}/{url}").status_code == ours.get(f"/web/{url}").status_code == 404


# -- ReplayWeb.page --------------------------------------------------------------------------------------
VIEWER = """<!doctype html><meta charset="utf-8"><script src="ui.js"></script>
<replay-web-page source="nianbao.wacz" replaybase="./" url="{url}" ts="{ts}" embed="replayonly"></replay-web-page>"""


@pytest.fixture(scope="module")
def viewer(province_archive, tmp_path_factory) -> Path:
    """A folder with the WACZ and ReplayWeb.page."""
    npm = shutil.which("npm")
    if npm is None:
        lacking("no npm here: ReplayWeb.page cannot be fetched")
    folder = tmp_path_factory.mktemp("viewer")
    installed([npm, "pack", "--silent", "--pack-destination", str(folder), REPLAYWEB], "ReplayWeb.page")
    exported(province_archive, "wacz", folder / "made")
    (folder / "made" / "nianbao.wacz").rename(folder / "nianbao.wacz")
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        for name in ("ui.js", "sw.js", "index.html"):
            (folder / name).write_bytes(packed.extractfile(f"package/{name}").read())
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """A file server with byte ranges, which the viewer reads archives by."""

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            super().do_GET()
            return
        start, size = int(wanted[1]), path.stat().st_size
        end = min(int(wanted[2] or size - 1), size - 1)
        with path.open("rb") as file:
            file.seek(start)
            body = file.read(end - start + 1)
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{end}/{size}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def served(viewer) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(viewer))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_replaywebpage_shows_both_texts_of_the_revised_report(viewer, served, ours, browser):
    (revised,) = (row for row in ours.get("/api/changes").json() if row["event"] == "revised")
    (figure,) = revised["figures"]
    with sync_playwright() as playwright, playwright.chromium.launch(**browser.launch_options()) as chromium:
        for side in ("before", "after"):
            capture = revised["captures"][side]
            stamp = re.search(r"\d{14}", capture["memento"])[0]
            (viewer / f"{side}.html").write_text(VIEWER.format(url=capture["url"], ts=stamp), "utf-8")
            page = chromium.new_page()
            page.goto(f"{served}/{side}.html")
            text = _replayed_text(page, revised["title"])
            assert re.search(rf"行政许可\s+{figure[side]}\s", text), text[:2000]
            page.close()


def _replayed_text(page, title: str) -> str:
    """What the innermost frame shows once it shows the report."""
    for _ in range(300):
        for frame in page.frames:
            if frame.url.startswith("http") and "/w/" in frame.url:
                text = frame.locator("body").inner_text()
                if title in text:
                    return text
        page.wait_for_timeout(100)
    pytest.fail(f"not shown: {[frame.url for frame in page.frames]}")
