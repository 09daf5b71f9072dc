"""The index of the WARC files is, line for line, what cdxj-indexer makes of them.

cdxj-indexer runs as a command of its own: the index library under it is under a licence that ours cannot take in.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.__main__ import main
from archive.cdxj import index, warc_files
from archive.surt import surt

HOSTS = (
    "www.a.gov.cn", "A.gov.cn", "www3.b.cn", "1.2.3.4", "127.0.0.1:81", "x.cn:443", "x.cn:80", "例子.中国", "www.www.cn",
    "a_b.cn", "xn--fsqu00a.cn", "www.cn", "u:p@h.cn:80", "h.cn.", "localhost:18900", "x.cn:", "a..b", "2130706433",
)  # fmt: skip
SESSION = "0123456789abcdefghijklmn"
STEPS = (
    "a", "B", "..", ".", "", "信息", "%E4%BF%A1", "%e4", "%25", "%2525", "x;jsessionid=0123456789ABCDEF0123456789ABCDEF",
    f"({SESSION})", f"(a({SESSION}))", "p.aspx", "P.ASPX", "i.html", "~", "a+b", "%2F", "%3f", "%23", "%20", "'", "|",
    "a=1", "{x}", "*", "art_1_2.html",
)  # fmt: skip
PARTS = (
    "", "a=1", "b=2", "a-b=1", "A=0", "a", "c=", f"sid={SESSION}01234567", f"xsid={SESSION}01234567", "q=a+b", "x=%26",
    "jsessionid=0123456789ABCDEF0123456789ABCDEF", f"PHPSESSID={SESSION}01234567", "cfid=1&cftoken=2", "q=年报", "?",
    "aspsessionidabcdefgh=abcdefghabcdefghabcdefgh", "q=%E5%B9%B4", "x=%3D", "u=http://x.cn/?a=1", "y=%", "z=%zz",
)  # fmt: skip


def odd_urls(count: int) -> Iterator[str]:
    """Addresses that a key may be made of in more than one way; the same ones at every run."""
    draw = random.Random(9)
    for _ in range(count):
        path = "".join(f"/{draw.choice(STEPS)}" for _ in range(draw.randint(0, 4)))
        query = "&".join(draw.choice(PARTS) for _ in range(draw.randint(0, 4)))
        scheme = draw.choice(("http", "https", "HTTP"))
        yield f"{scheme}://{draw.choice(HOSTS)}{path}{f'?{query}' if draw.random() < 0.6 else ''}"
    yield from ("urn:x:y", "dns:a.gov.cn", "nianbao:run/1", "ftp://a.gov.cn/x", "http://a.gov.cn/x#!y?z")


def by_their_tool(paths: list[Path], out: Path) -> list[str]:
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "cdxj_indexer.main",
        "-s",
        "-o",
        str(out),
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return out.read_text("utf-8").splitlines()


def test_the_index_of_the_province_is_theirs(province_archive, tmp_path, monkeypatch):
    monkeypatch.setenv("NIANBAO_DATABASE", f"sqlite:///{province_archive}/archive.db")
    with pytest.raises(SystemExit) as ended:
        main(["export", "--format", "cdxj", str(tmp_path / "made")])
    assert ended.value.code == 0
    made = (tmp_path / "made" / "index.cdxj").read_text("utf-8").splitlines()
    assert made == by_their_tool(warc_files(province_archive / "warc"), tmp_path / "theirs.cdxj")
    assert len(made) > 1_000
    assert sum('"warc/revisit"' in line for line in made) > 100


#: Type, WARC headers, HTTP status line (None: no HTTP head), HTTP headers.
RECORDS = (
    ("response", {}, "200 OK", [("Content-Type", "text/html; charset=gbk")]),
    ("response", {}, "200 OK", [("Content-Type", "text/html;charset=gbk")]),
    ("response", {}, "200 OK", []),
    ("response", {}, "302 Found", [("Content-Type", ""), ("Location", "/x")]),
    ("response", {}, "999", [("content-type", "x y")]),
    ("resource", {"Content-Type": "image/png"}, None, []),
    ("metadata", {"Content-Type": "application/json"}, None, []),
    ("metadata", {"Content-Type": "application/warc-fields"}, None, []),
    ("metadata", {"Content-Type": "application/x-ndjson", "WARC-Target-URI": "-"}, None, []),
    ("conversion", {"Content-Type": "text/html"}, None, []),
    ("request", {}, "GET / HTTP/1.1", []),
    ("revisit", {"WARC-Profile": "x"}, "304 Not Modified", []),
    ("revisit", {"WARC-Profile": "x", "WARC-Payload-Digest": "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"}, "200 OK", []),
)  # fmt: skip


def test_the_index_of_odd_records_and_odd_addresses_is_theirs(tmp_path):
    path = tmp_path / "odd.warc.gz"
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for number, url in enumerate(odd_urls(1_500)):
            kind, headers, line, fields = RECORDS[number % len(RECORDS)] if number % 3 else RECORDS[0]
            http = StatusAndHeaders(line, list(fields), "HTTP/1.1") if line else None
            record = writer.create_warc_record(
                url, kind, BytesIO(b"%d" % (number % 7)), length=1, http_headers=http,
                warc_headers_dict={"WARC-Date": "2026-02-02T08:00:00.123456Z", **headers},
            )  # fmt: skip
            if "WARC-Target-URI" in headers:
                record.rec_headers.remove_header("WARC-Target-URI")
            writer.write_record(record)
    theirs = by_their_tool([path], tmp_path / "theirs.cdxj")
    assert list(index([path], tmp_path)) == [f"{line}\n" for line in theirs]
    assert len(theirs) > 1_000


def test_twins_of_a_page_have_one_key():
    twins = (
        "http://www.a.gov.cn/B/?y=2&x=1", "https://a.gov.cn:443/b?x=1&y=2#top",
        "HTTP://WWW2.A.GOV.CN//b/?x=1&jsessionid=0123456789abcdef0123456789abcdef&y=2",
    )  # fmt: skip
    assert {surt(url) for url in twins} == {"cn,gov,a)/b?x=1&y=2"}


@given(st.text())
def test_every_text_has_a_key_of_one_line(rest):
    key = surt(f"http://{rest}")
    assert key.isascii()
    assert "\n" not in key
