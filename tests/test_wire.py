"""Everything that came over the wire is in the WARC before anyone reads it, and noted as what it was."""

import asyncio
import gzip
import threading
from datetime import UTC, datetime

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator

from crawler.blocked import after_reading, before_reading
from crawler.manners import slots, user_agent
from crawler.wire import Wire, filename_of
from models.config import Config
from models.values import Capture, Document, Page, Report, WarcPlace
from models.warc import Earlier, WarcWriter, read_record

NOON = datetime(2026, 1, 19, 12, tzinfo=UTC)
URL = "http://county.example/art/1.html?a=1&b=2"


class Bench:
    """A wire with a real WARC file behind it, and lists of what it told."""

    def __init__(self, folder):
        self.folder, self.visits, self.counts, self.confirmed = folder, [], [], {}
        self.writer = WarcWriter(folder, {"software": "nianbao/test"})
        self.wire = Wire(
            self.writer,
            self.visits.append,
            self.confirmed.get,
            lambda: NOON,
            self.counts.append,
        )

    def take(self, status=200, body=b"<p>366</p>", headers=None, meta=None, flags=(), **request):
        asked = Request(URL, meta={"site": "990101", **(meta or {})}, **request)
        response = Response(
            URL, status=status, headers=headers or {}, body=body, request=asked, flags=list(flags)
        )
        asyncio.run(self.wire.process_response(asked, response))
        return asked.meta["capture"]


@pytest.fixture
def bench(tmp_path):
    found = Bench(tmp_path)
    yield found
    found.writer.close()


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<p>366</p>", "unjudged"),
        (200, b"  \n", "empty"),
        (301, b"", "redirect"),
        (404, b"gone", "not_found"),
        (410, b"gone", "not_found"),
        (403, b"no", "error"),
        (503, b"busy", "error"),
        (521, b"<script>", "challenge"),
        (412, b"<script>", "challenge"),
        (99, b"<p>366</p>", "error"),
        (206, b"<p>366</p>", "error"),
        (600, b"<p>366</p>", "error"),
    ],
)
def test_every_exchange_is_kept_and_noted_as_what_its_status_says(bench, status, body, kind):
    capture = bench.take(status, body)

    assert [v.kind for v in bench.visits] == [kind]
    assert read_record(bench.folder, capture.warc).body == body
    assert read_record(bench.folder, capture.warc).status == status


def test_the_capture_is_unpacked_and_the_record_is_not(bench):
    packed = gzip.compress("政府信息公开".encode("gbk"))

    capture = bench.take(body=packed, headers={"Content-Encoding": "gzip", "ETag": '"7"'})

    assert capture.body == "政府信息公开".encode("gbk")
    assert capture.etag == '"7"'
    bench.writer.close()
    (path,) = bench.folder.glob("*.warc.gz")
    with path.open("rb") as file:
        raw = [r.raw_stream.read() for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert raw == [packed]


def test_a_body_is_unpacked_by_another_thread_and_kept_by_ours(bench, monkeypatch):
    """Unpacking a bomb takes a while, in which other sites go on; a WARC file has one writer."""
    unpacks, writes = [], []
    write = bench.writer.write
    monkeypatch.setattr(
        "crawler.wire.decoded", lambda body, _: unpacks.append(threading.current_thread()) or body
    )
    monkeypatch.setattr(
        bench.writer, "write", lambda *a: writes.append(threading.current_thread()) or write(*a)
    )

    bench.take(headers={"Content-Encoding": "gzip"})

    assert unpacks[0] is not threading.main_thread()
    assert writes == [threading.main_thread()]


def test_the_request_record_has_the_host_and_the_headers_that_were_sent(bench):
    bench.take(headers={}, method="POST")
    bench.writer.close()

    (path,) = bench.folder.glob("*.warc.gz")
    with path.open("rb") as file:
        (request,) = [r for r in ArchiveIterator(file) if r.rec_type == "request"]
    assert request.http_headers.protocol == "POST"
    assert request.http_headers.statusline == "/art/1.html?a=1&b=2 HTTP/1.1"
    assert request.http_headers.get_header("Host") == "county.example"


def test_repeated_headers_of_an_answer_are_all_kept(bench):
    capture = bench.take(headers={"Set-Cookie": ["a=1", "b=2"]})
    bench.writer.close()

    data = next(bench.folder.glob("*.warc.gz")).read_bytes()
    member = gzip.decompress(data[capture.warc.offset : capture.warc.offset + capture.warc.length])
    assert member.count(b"Set-Cookie: ") == 2


def test_a_304_is_a_revisit_of_what_it_confirms(bench):
    first = bench.take()
    bench.confirmed[URL] = Earlier(URL, NOON, first.warc)

    again = bench.take(status=304, body=b"")

    assert again.warc.record_type == "revisit"
    assert read_record(bench.folder, again.warc).body == b"<p>366</p>"
    assert bench.visits[-1].kind == "not_modified"


def test_a_cut_answer_is_kept_as_cut_and_never_as_content(bench):
    bench.take(body=b"<p>half", flags=("dataloss",))
    bench.writer.close()

    (path,) = bench.folder.glob("*.warc.gz")
    with path.open("rb") as file:
        (record,) = [r for r in ArchiveIterator(file) if r.rec_type == "response"]
    assert record.rec_headers["WARC-Truncated"] == "disconnect"
    assert bench.visits[-1].kind == "error"


def test_a_rendered_page_is_a_conversion_record(bench):
    capture = bench.take(body=b"<ul><li>DOM</li></ul>", flags=("playwright",))

    assert (capture.warc.record_type, bench.visits[-1].kind) == ("conversion", "rendered")
    assert read_record(bench.folder, capture.warc).body == b"<ul><li>DOM</li></ul>"


def test_failures_without_an_exchange_are_counted_and_refusals_are_not(bench):
    bench.wire.process_exception(Request(URL), DownloadTimeoutError())
    bench.wire.process_exception(Request(URL), IgnoreRequest())

    assert bench.counts == ["wire/failed/DownloadTimeoutError"]


@pytest.mark.parametrize(
    "value",
    [
        'attachment; filename="年报.doc"'.encode("gbk").decode("latin-1"),
        "attachment; filename=年报.doc".encode().decode("latin-1"),
        "attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5.doc",
    ],
    ids=["gbk", "utf-8", "rfc 5987"],
)
def test_a_file_keeps_its_chinese_name(value):
    assert filename_of({"content-disposition": value}) == "年报.doc"


@pytest.mark.parametrize(
    ("kind", "is_list", "expected"),
    [
        ("annual_report", True, "content"),
        ("list", False, "list"),
        ("other", True, "list"),
        ("notice", False, "content"),
        ("challenge", True, "challenge"),
        ("soft_404", False, "soft_404"),
    ],
)
def test_what_reading_says_of_a_page_is_what_it_was(kind, is_list, expected):
    page = Page(Document("html"), Report(kind), "", "", "", "")

    assert after_reading(page, is_list=is_list) == expected


def test_robots_txt_is_robots_whatever_its_status():
    assert before_reading(404, b"", role="robots") == "robots"


def test_a_redirect_to_no_address_is_kept_and_noted(bench):
    """A record without its row would make the archive unsound."""
    capture = bench.take(302, headers={"Location": "http://[::1"})

    assert (capture.location, len(bench.visits)) == (None, 1)


def test_only_allowed_hosts_go_without_delay():
    """NIANBAO_DELAY=0 must never reach a stranger's server."""
    ours = Config.of({"NIANBAO_DELAY": "0", "NIANBAO_ALLOW_HOSTS": "127.0.0.1"})

    assert list(slots(ours)) == ["127.0.0.1"]
    assert slots(ours)["127.0.0.1"]["delay"] == 0
    assert slots(Config.of({"NIANBAO_ALLOW_HOSTS": "127.0.0.1"})) == {}


def test_the_user_agent_says_how_to_reach_us():
    assert "webmaster@example.org" in user_agent(Config.of({"NIANBAO_CONTACT": "webmaster@example.org"}))


def test_places_are_those_of_the_file(bench):
    capture = bench.take()

    assert isinstance(capture, Capture)
    assert isinstance(capture.warc, WarcPlace)
    assert capture.warc.offset > 0  # warcinfo stands first
