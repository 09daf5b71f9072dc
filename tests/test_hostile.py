"""Hostile and broken servers cost what they sent and nothing else: time, memory and requests stay within bounds,
every loss is named, and honest pages beside them are kept.

Each group is a site of its own; all of them are crawled at once, by one process, through the front door.
"""

import gzip
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.hostile import (
    Asked,
    Behaviour,
    answer,
    drips,
    redirect,
    resets,
    running,
    says,
    silent,
    site_of,
    zeros,
)  # fmt: skip
from tests.town import Crawler, report

LOST, REFUSED, KEPT, UNREAD = "lost", "refused", "kept", "unread"
SECONDS = 90  # for all sites together, on a busy machine; one that waited for a slow server would need hours
MEMORY = 500  # MB of the largest process
TRIES = 2
BARE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
CHUNKED = BARE + b"Transfer-Encoding: chunked\r\n\r\n"


def page(organ="某镇", year=2020):
    return (
        report(year)
        .replace("云沚区2020年政府", f"云沚区{organ}2020年政府")
        .replace("366条", f"{len(organ)}66条")
    )


@dataclass(frozen=True, slots=True)
class Case:
    """source: the row of the list of hostile behaviours it stands for; ends: how its address ends in the run."""

    source: str
    behave: Behaviour
    ends: str
    said: str = ""
    long: bool = False  # only in the long proof


def text(body, **headers):
    return says(answer(body, **headers))


def onward(asked: Asked) -> bytes:
    """A redirect to itself, one number higher."""
    return answer(b"", "302 Found", Location=f"?{int(asked.path.partition('?')[2] or 0) + 1}")


SLOW = {
    "slow-head": Case("B1", drips(b"HTTP/1.1 200 OK\r\n", b"X"), LOST, "no answer in time"),
    "slow-body": Case("B1", drips(BARE + b"Content-Length: 100000\r\n\r\n", b"x"), LOST, "no answer in time"),
    "silence": Case("B1", silent, LOST, "no answer in time", long=True),
    "reset-head": Case("B1", resets(b"HTTP/1.1 200 OK\r\nConte"), LOST, "the connection broke"),
    "hung-up": Case("B1", says(b""), LOST, "the connection broke"),
}
LENGTHS = {
    "reset-body": Case("B1", resets(answer(page(), declared=90_000)), LOST, "error, status 200"),
    "half-a-chunk": Case("B1", says(CHUNKED + b"FFF\r\n<p>half"), LOST, "error, status 200"),
    "longer": Case("B2", says(answer(page(), declared=99_999)), LOST, "error, status 200"),
    "shorter": Case("B2", says(answer(page(), declared=9)), LOST, "empty, status 200"),
    "negative": Case("B2", says(answer(page(), declared=-5)), LOST, "the connection broke"),
    "two-lengths": Case(
        "B2", says(BARE + b"Content-Length: 10\r\nContent-Length: 90\r\n\r\n<p>"), LOST, "the connection broke"
    ),
    "endless": Case("B3", drips(BARE + b"\r\n", b"x" * 65536, pause=0), LOST, "the answer was too large"),
    "endless-chunks": Case(
        "B3", drips(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n", pause=0), LOST, "the answer was too large",
        long=True,
    ),
    "endless-chunk-line": Case("B3", drips(CHUNKED, b"1;" + b"x" * 65536, pause=0), LOST, "error, status 200"),
    "endless-trailer": Case("B3", drips(CHUNKED + b"0\r\n", b"X-Fill: y\r\n" * 5000, pause=0), LOST, "error, status 200"),
    "said-to-be-2-gb": Case(
        "B3", drips(BARE + b"Content-Length: 2000000000\r\n\r\n", b"x", pause=1), LOST, "the answer was too large"
    ),
}  # fmt: skip
BOMBS = {
    "gzip": Case("B4", text(zeros(300_000_000, "gzip"), Content_Encoding="gzip"), UNREAD),
    "deflate": Case("B4", text(zeros(300_000_000, "deflate"), Content_Encoding="deflate"), UNREAD, long=True),
    "br": Case("B4", text(zeros(300_000_000, "br"), Content_Encoding="br"), UNREAD, long=True),
    "nested": Case(
        "B4", text(gzip.compress(zeros(300_000_000, "gzip")), Content_Encoding="gzip, gzip"), UNREAD, long=True
    ),
    "not-gzip": Case("B4", text(page("没有压缩的镇"), Content_Encoding="gzip"), KEPT),
    "one-line": Case("B3", text(f"<html><body>{'x' * 1_500_000}</body></html>"), UNREAD),
    "deep": Case("B3", text("<div>" * 200_000), UNREAD),
    "wide": Case("B3", text("<table><tr><td colspan=1000000000 rowspan=1000000000>1</td></tr></table>"), UNREAD),
}  # fmt: skip
HEADS = {
    "endless-head": Case(
        "B12", drips(b"HTTP/1.1 200 OK\r\n", b"X-Fill: " + b"y" * 8000 + b"\r\n", pause=0), LOST, "connection broke|no answer in time"
    ),
    "continues": Case("B12", drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 4000, pause=0), LOST, "connection broke|no answer in time"),
    "two-types": Case("B12", says(BARE.replace(b"text/html", b"text/html; charset=x-nobody\r\nContent-Type: image/png") + b"\r\n" + page("两种类型的镇").encode()), KEPT),
    "nul-in-head": Case("B12", says(answer(page("头部空字节的镇")).replace(b"Connection", b"X-N: \x00\x1b[31m\r\nConnection", 1)), KEPT),
    "long-line": Case(
        "B12", says(BARE + b"X-Fill: " + b"y" * 1_000_000 + b"\r\n\r\n<p>"), LOST, "the connection broke"
    ),
    "http-0.9": Case("B12", says(b"<p>366"), LOST, "the connection broke"),
    "garbage": Case("B12", says(b"\x00\xff\x13garbage\r\n\r\n"), LOST, "connection broke|no answer in time", long=True),
    "no-reason": Case("B12", says(answer(page("没有理由的镇"), "200")), KEPT),
    "status-600": Case("B12", says(answer(page(), "600 What")), LOST, "error, status 600"),
    "status-99": Case("B12", says(answer(page(), "99 What")), LOST, "error, status 99"),
    "gbk-folded-twice": Case(
        "B12",
        says(
            answer(page("头部折叠的镇")).replace(
                b"\r\n\r\n", b"\r\nX-Name: " + "年报".encode("gbk") + b"\r\nX-Name: a\r\n  b\r\n\r\n", 1
            )
        ),
        KEPT,
    ),
    "cookies": Case(
        "B12",
        says(answer(page("饼干很多的镇")).replace(b"\r\n\r\n", b"\r\n" + b"Set-Cookie: c=v\r\n" * 2000 + b"\r\n", 1)),
        KEPT,
    ),
}  # fmt: skip
AWAY = {
    "loop": Case("B5", redirect("loop"), LOST, "max redirections reached"),
    "cookie-loop": Case("B5", redirect("cookie-loop", Set_Cookie="a=1"), LOST, "max redirections reached"),
    "chain": Case("B5", says(onward), LOST, "max redirections reached"),
    "refresh-loop": Case("B5", text('<meta http-equiv="refresh" content="0;url=refresh-loop">'), UNREAD),
    "to-file": Case("B5", redirect("file:///etc/passwd"), LOST, "redirect, status 302"),
    "to-ftp": Case("B5", redirect("ftp://127.0.0.1/x"), LOST, "redirect, status 302"),
    "to-data": Case("B5", redirect("data:text/html,<p>366"), LOST, "redirect, status 302"),
    "to-script": Case("B5", redirect("javascript:alert(1)"), LOST, "to-script"),
    "to-nobody": Case("B5", redirect("http://www.example.org/"), REFUSED, "outside"),
    "fat-redirect": Case(
        "B5", says(answer(b"x" * 25_000_000, "302 Found", Location="/nb/t2021.html")), LOST, "too large"
    ),
    "long-redirect": Case("B5", redirect("/" + "a" * 15_000), UNREAD),
    "to-control": Case("B5", redirect("/nb/\x01\x0b\x7f"), UNREAD),
    "to-nul": Case("B5", redirect("/nb/%00\x00x"), UNREAD),
    "no-address": Case("B5", redirect("http://[::1"), LOST, "ValueError"),
    "to-metadata": Case("D2", redirect("http://169.254.169.254/latest/"), REFUSED, "a private address"),
    "to-ipv6": Case("D1", redirect("http://[::1]/"), REFUSED, "a private address"),
    "to-mapped": Case("D1", redirect("http://[::ffff:127.0.0.2]/"), REFUSED, "a private address"),
    "to-octal": Case("D1", redirect("http://0177.0.0.2/"), REFUSED, "a private address"),
    "to-decimal": Case("D1", redirect("http://2130706434/"), REFUSED, "a private address"),
    "to-tabs": Case("D1", redirect("ht\ttp://10.0.0.1/"), REFUSED, "a private address"),
    "to-slashes": Case("D1", redirect("//10.0.0.1/"), REFUSED, "a private address"),
    "to-one-slash": Case("D1", redirect("http:/10.0.0.1/"), UNREAD),
    "to-backslashes": Case("D1", redirect("/\\10.0.0.1/"), UNREAD),
    "to-wide-dots": Case("D1", redirect("http://10%E3%80%820%E3%80%820%E3%80%821/"), REFUSED),
    "to-translated": Case("D1", redirect("http://[::ffff:0:127.0.0.2]/"), REFUSED, "a private address"),
    "to-compatible": Case("D1", redirect("http://[::127.0.0.2]/"), REFUSED, "a private address"),
    "to-hexadecimal": Case("D1", redirect("http://0x7f.0x2/"), REFUSED, "a private address"),
    "to-zero": Case("D1", redirect("http://0/"), REFUSED, "a private address"),
    "to-final-dot": Case("D1", redirect("http://127.0.0.2./"), REFUSED, "a private address"),
    "to-user": Case("D1", redirect("http://127.0.0.1:1@10.0.0.1/"), REFUSED, "a private address"),
    "to-backslash": Case("D1", redirect("http://10.0.0.1\\@127.0.0.1/"), REFUSED, "a private address"),
}
TEXTS = {
    "gbk-as-utf-8": Case("B11", text(page("编码错报的镇").encode("gb18030")), KEPT),
    "charset-of-nobody": Case(
        "B11", text(page("编码不明的镇"), Content_Type='text/html; charset="x-nobody'), KEPT
    ),
    "utf-7": Case("B11", text(page("七位编码的镇"), Content_Type="text/html; charset=utf-7"), KEPT),
    "nul": Case("B11", text(page("空字节的镇").replace("一、", "\x00一、")), KEPT),
    "bom": Case("B11", text(b"\xef\xbb\xbf" + page("有标记的镇").encode(), Content_Type="text/html"), KEPT),
    "utf-16": Case(
        "B11",
        text(page("双字节的镇").replace("utf-8", "utf-16").encode("utf-16"), Content_Type="text/html"),
        KEPT,
    ),
    "mojibake": Case("B11", text(b"\xff\xfe\xfd" * 3000), LOST, "lost characters"),
    "blank": Case("B8", text("  \n "), LOST, "empty, status 200"),
    "flag.pdf": Case("F4", text(page("文件名错的镇")), KEPT),
}
GROUPS: Mapping[str, Mapping[str, Case]] = {
    "slow": SLOW, "lengths": LENGTHS, "bombs": BOMBS, "heads": HEADS, "away": AWAY, "texts": TEXTS,
}  # fmt: skip


def crawled(folder, servers, *words, **env):
    """One crawl of all servers, its time and the memory of its largest process in MB."""
    rows = [
        f"9901{at:02},站点{name},{server.url},990101,1\n"
        for at, (name, server) in enumerate(servers.items(), 1)
    ]
    path = folder / "sites.csv"
    path.write_text("code,name,url,division_code,verified\n" + "".join(rows), "utf-8")
    crawl = Crawler(folder)
    crawl.env["NIANBAO_SITES"] = str(path)
    started = time.monotonic()
    bounds = ("-s", "DOWNLOAD_TIMEOUT=3", "-s", f"RETRY_TIMES={TRIES - 1}", "-s", "DOWNLOAD_MAXSIZE=20000000")
    with (folder / "out").open("w+b") as out:
        status, memory = crawl.weighed("crawl", "reports", *bounds, *words, out=out, **env)
        out.seek(0)
        said = out.read().decode()
    assert "Traceback" not in said, said
    return crawl, status, time.monotonic() - started, memory


def told(crawl):
    """The evidence of each site's run, by its name."""
    found = crawl.rows("SELECT s.name, r.state, r.evidence FROM runs r JOIN sites s ON s.id = r.site_id")
    return {name.removeprefix("站点"): (state, json.loads(evidence)) for name, state, evidence in found}


def ended(crawl, url, evidence):
    """How an address ended, and what was said of it."""
    if url in evidence["forbidden"]["urls"]:
        return REFUSED, evidence["forbidden"]["urls"][url]
    for reason in evidence["reasons"]:
        if reason.startswith(f"{url}: "):
            return LOST, reason
    kept = crawl.rows(
        "SELECT count(*) FROM locations l JOIN urls u ON u.id = l.url_id JOIN versions v ON v.document_id = l.document_id "
        f"WHERE u.url = '{url}'"
    )
    return (KEPT if kept[0][0] else UNREAD), ""


def assert_bounded(tmp_path, groups):
    servers = {name: site_of({n: c.behave for n, c in cases.items()}) for name, cases in groups.items()}
    with running(*servers.values()):
        crawl, code, seconds, memory = crawled(tmp_path, servers)
        runs = told(crawl)
        wrong = {}
        for name, cases in groups.items():
            for row, case in cases.items():
                how, said = ended(crawl, f"{servers[name].url}nb/{row}", runs[name][1])
                if how != case.ends or not re.search(case.said, said):
                    wrong[f"{case.source} {row}"] = (how, said)
        most = {name: server.count().most_common(1)[0] for name, server in servers.items()}

    assert wrong == {}
    assert code == 1
    assert seconds < SECONDS
    assert memory < MEMORY
    assert all(count <= TRIES * 6 for _, count in most.values()), most  # five redirects, each tried again
    honest = crawl.rows(
        "SELECT count(*) FROM locations l JOIN urls u ON u.id = l.url_id WHERE u.url LIKE '%/t202_.html'"
    )
    assert honest == [(3 * len(groups),)]
    assert crawl.verify() == 0
    assert {p.name for p in tmp_path.iterdir()} <= {
        "archive.db", "archive.db-shm", "archive.db-wal", "warc", "out", "sites.csv",
    }  # fmt: skip


def test_broken_and_hostile_servers_are_bounded_and_named(tmp_path):
    assert_bounded(
        tmp_path, {name: {n: c for n, c in cases.items() if not c.long} for name, cases in GROUPS.items()}
    )


@pytest.mark.prove
def test_every_hostile_behaviour(tmp_path):
    assert_bounded(tmp_path, GROUPS)
