"""The raw store: nothing of an exchange is lost, other tools accept the files, a kill costs one record at most."""

import gzip
import subprocess
import sys
import tracemalloc
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from models.errors import CannotWrite, Unreadable
from models.values import WarcPlace
from models.warc import Earlier, Exchange, WarcWriter, decoded, payload_digest, read_record
from models.warc_files import members, settle
from tests.hostile import zeros

NOON = datetime(2026, 1, 19, 12, tzinfo=UTC)
INFO = {"software": "nianbao/test", "robots": "obey"}
GBK_NAME = "attachment; filename=\u5e74\u62a5.doc".encode("gbk").decode("latin-1")


def exchange(url="http://county.example/q?a=1&b=2", body=b"<p>366</p>", status=200, headers=(), **more):
    return Exchange(
        url,
        NOON,
        status,
        request_headers=(("Host", "county.example"), ("User-Agent", "nianbao")),
        response_headers=(("Content-Type", "text/html"), *headers),
        body=body,
        **more,
    )


def written(folder, *exchanges, **kwargs):
    with WarcWriter(folder, INFO, **kwargs) as writer:
        return [writer.write(e) for e in exchanges]


def only_file(folder):
    (path,) = folder.glob("*.warc.gz")
    return path


def records_of(path):
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            yield record, record.raw_stream.read()


def check(tool, path):
    command = {
        "warcio": [sys.executable, "-m", "warcio.cli", "check", "-v"],
        "fastwarc": ["fastwarc", "check"],
    }
    argv = command[tool]
    if tool == "fastwarc":
        argv = [str(__import__("pathlib").Path(sys.executable).parent / "fastwarc"), "check"]
    return subprocess.run([*argv, str(path)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("tool", ["warcio", "fastwarc"])
def test_independent_checkers_accept_every_record_type(tmp_path, tool):
    seen = Earlier("http://county.example/a", NOON, WarcPlace("x.warc.gz", 0, 9))
    with WarcWriter(tmp_path, INFO, earlier={payload_digest(b"same"): seen}.get) as writer:
        writer.write(exchange())
        writer.write(exchange(body=b"same"))
        writer.write(exchange(body=b"", status=302, headers=(("Location", "/b"),)))
        writer.write(exchange(body=b"", status=304), confirms=seen)
        writer.write(exchange(body=gzip.compress(b"x" * 999), headers=(("Content-Encoding", "gzip"),)))
        writer.write(
            exchange(method="POST", request_body=b"page=2", headers=(("Content-Disposition", GBK_NAME),))
        )
        writer.convert("http://county.example/js", NOON, b"<p>DOM</p>", "chromium")

    result = check(tool, only_file(tmp_path))

    assert result.returncode == 0, result.stdout + result.stderr


def test_warcinfo_comes_first_and_names_software_and_header_notes(tmp_path):
    written(tmp_path, exchange())

    record, payload = next(records_of(only_file(tmp_path)))

    assert record.rec_type == "warcinfo"
    assert record.rec_headers.protocol == "WARC/1.1"
    for word in (b"software: nianbao/test", b"robots: obey", b"headers: "):
        assert word in payload


def test_request_keeps_query_string_and_real_headers_and_is_paired(tmp_path):
    """The extension others use loses the query string."""
    written(tmp_path, exchange())

    _, (response, _), (request, _), _journal = records_of(only_file(tmp_path))

    assert (request.http_headers.protocol, request.http_headers.statusline) == ("GET", "/q?a=1&b=2 HTTP/1.1")
    assert request.http_headers.get_header("User-Agent") == "nianbao"
    assert request.rec_headers["WARC-Concurrent-To"] == response.rec_headers["WARC-Record-ID"]


def test_repeated_headers_and_gbk_header_bytes_survive(tmp_path):
    cookies = (("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"))
    (place,) = written(tmp_path, exchange(headers=(*cookies, ("Content-Disposition", GBK_NAME))))

    raw = gzip.decompress(only_file(tmp_path).read_bytes()[place.offset : place.offset + place.length])

    assert raw.count(b"Set-Cookie: ") == 2
    assert "filename=\u5e74\u62a5.doc".encode("gbk") in raw


def test_a_record_is_one_gzip_member_with_its_digest_and_place(tmp_path):
    places = written(tmp_path, *(exchange(body=bytes([n]) * 50) for n in range(3)))

    with only_file(tmp_path).open("rb") as file:
        spans = set(members(file))

    assert {(p.offset, p.offset + p.length) for p in places} < spans
    assert len(spans) == 1 + 2 * 3 + 1, "warcinfo, response and request of each, the journal"


@given(body=st.binary(max_size=300), gzipped=st.booleans())
def test_what_was_kept_is_read_back(tmp_path_factory, body, gzipped):
    folder = tmp_path_factory.mktemp("warc")
    wire = gzip.compress(body) if gzipped else body
    headers = (("Content-Encoding", "gzip"),) if gzipped else (("Content-Encoding", "identity"),)
    (place,) = written(folder, exchange(body=wire, headers=headers))

    capture = read_record(folder, place)

    assert (capture.body, capture.url) == (body, "http://county.example/q?a=1&b=2")
    assert (capture.status, capture.content_type, capture.fetched_at) == (200, "text/html", NOON)
    assert capture.payload_digest == payload_digest(wire)


def test_same_payload_is_stored_once_and_read_through_the_revisit(tmp_path):
    kept = {}
    with WarcWriter(tmp_path, INFO, earlier=kept.get) as writer:
        first = writer.write(exchange(body=b"x" * 40_000))
        kept[payload_digest(b"x" * 40_000)] = Earlier("http://county.example/q", NOON, first)
        again = writer.write(exchange(url="http://county.example/other", body=b"x" * 40_000))

    assert again.record_type == "revisit"
    assert read_record(tmp_path, again).body == b"x" * 40_000
    assert read_record(tmp_path, again).url == "http://county.example/other"


def test_not_modified_reads_as_the_capture_it_confirms(tmp_path):
    with WarcWriter(tmp_path, INFO) as writer:
        first = writer.write(exchange(body=b"text"))
        confirmed = writer.write(exchange(status=304, body=b""), confirms=Earlier("http://x/", NOON, first))

    capture = read_record(tmp_path, confirmed)

    assert (capture.status, capture.body) == (304, b"text")


def test_files_rotate_and_the_last_is_closed(tmp_path):
    places = written(tmp_path, *(exchange(body=bytes([n]) * 10) for n in range(4)), rotate_at=1)

    assert len({p.file for p in places}) == 4
    assert not list(tmp_path.glob("*.open"))


def test_a_torn_tail_is_cut_and_the_file_closed_at_the_next_start(tmp_path):
    writer = WarcWriter(tmp_path, INFO)
    first, last = writer.write(exchange()), writer.write(exchange(body=b"second"))
    writer._file.close()  # what a kill leaves: no rename, no lock
    (path,) = tmp_path.glob("*.open")
    with path.open("r+b") as file:
        file.truncate(last.offset + last.length - 3)

    assert settle(tmp_path) == [first.file]
    assert read_record(tmp_path, first).body == b"<p>366</p>"
    assert check("fastwarc", only_file(tmp_path)).returncode == 0
    with pytest.raises(Unreadable):
        read_record(tmp_path, last)


def test_a_file_being_written_is_readable_and_left_alone_by_others(tmp_path):
    writer = WarcWriter(tmp_path, INFO)
    place = writer.write(exchange())

    assert settle(tmp_path) == []
    assert read_record(tmp_path, place).body == b"<p>366</p>"
    writer.close()


def test_changed_bytes_are_noticed(tmp_path):
    (place,) = written(tmp_path, exchange())
    path = only_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[place.offset + 40] ^= 1
    path.write_bytes(data)

    with pytest.raises(Unreadable, match="not the bytes"):
        read_record(tmp_path, place)


def test_full_disk_leaves_whole_records_and_says_what_to_do(tmp_path, monkeypatch):
    with WarcWriter(tmp_path, INFO) as writer:
        first = writer.write(exchange())
        real = writer._file

        class Full:
            def __init__(self):
                self.half = True

            def write(self, data):
                if self.half:
                    self.half = False
                    return real.write(data[:10])
                raise OSError(28, "No space left on device")

            def __getattr__(self, name):
                return getattr(real, name)

        monkeypatch.setattr(writer, "_file", Full())
        with pytest.raises(CannotWrite, match="NIANBAO_WARC_DIR"):
            writer.write(exchange(body=b"lost"))
        monkeypatch.setattr(writer, "_file", real)
        second = writer.write(exchange(body=b"kept"))

    assert [read_record(tmp_path, p).body for p in (first, second)] == [b"<p>366</p>", b"kept"]
    assert check("fastwarc", only_file(tmp_path)).returncode == 0


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_unpacking_is_bounded(coding):
    """A bomb of zeros costs its limit, not its size."""
    bomb = zeros(100_000_000, coding)
    tracemalloc.start()
    try:
        assert decoded(bomb, coding, limit=1000) == bytes(1000)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_what_unpacks_within_the_limit_is_whole(coding):
    """However little of it is packed: page after page of the same words."""
    packed = zeros(3_000_000, coding)

    assert decoded(packed, coding) == bytes(3_000_000)
    assert set(decoded(packed[:-5], coding)) <= {0}  # cut on its way: what arrived


def test_gzip_without_its_header_is_unpacked():
    assert decoded(gzip.compress(b"page"), None) == b"page"


def test_warcio_reads_what_we_wrote(tmp_path):
    (place,) = written(tmp_path, exchange(body=b"abc"))
    data = only_file(tmp_path).read_bytes()[place.offset : place.offset + place.length]

    (record,) = ArchiveIterator(BytesIO(data))

    assert record.rec_headers["WARC-Payload-Digest"] == payload_digest(b"abc")
