"""The store's rooms one by one: captures, sites, runs, publishers, readings."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models import captures, publishers, readings, runs, sites
from models.column_types import UtcTime
from models.config import Config
from models.database import engine as open_engine
from models.errors import WrongArguments
from models.places import Site
from models.tables import captures as rows
from models.tables import runs as run_rows
from models.tables import sites as site_rows
from models.tables import urls
from models.values import Capture, Publisher, Visit, WarcPlace
from tests.days import START, Crawler, page_of


def fetched(
    url: str = "http://a.gov.cn/", *, offset: int = 0, kind: str = "response", **told: object
) -> Capture:
    place = WarcPlace("a.warc.gz", offset, 100, kind, "ab" * 32)
    values = {"content_type": "text/html", "payload_digest": "sha1:A", "fetched_at": START, "warc": place}
    return Capture(b"", url, **{**values, **told})  # type: ignore[arg-type]


def kept(crawler: Crawler, capture: Capture, kind: str = "content", page: object = None) -> captures.Stored:
    visit = Visit("c", capture, kind, page)  # type: ignore[arg-type]
    return captures.keep(crawler.connection, None, crawler.site_id, visit)


# -- captures -------------------------------------------------------------------------------------------
def test_a_judgement_does_not_make_a_second_capture(crawler: Crawler) -> None:
    """Raw first: the row is there before the page is read, and is told later what it was."""
    raw = kept(crawler, fetched(), "unjudged")
    assert captures.unjudged(crawler.connection, crawler.site_id) == [raw.id]

    judged = kept(crawler, fetched(), "content", page_of("text"))

    assert judged.id == raw.id
    assert crawler.rows(rows.c.kind, rows.c.clean_digest) == [("content", page_of("text").clean_digest)]
    assert captures.unjudged(crawler.connection, crawler.site_id) == []


def test_an_unchanged_fetch_is_a_packed_row(crawler: Crawler) -> None:
    """A revisit record and a 304 point to the fetch that brought the bytes; what it told is not told twice."""
    first = kept(crawler, fetched())
    same = kept(crawler, fetched(offset=100, kind="revisit", fetched_at=START + timedelta(days=14)))
    unmodified = kept(
        crawler, fetched(offset=200, kind="revisit", status=304, payload_digest="sha1:E"), "not_modified"
    )

    assert (same.origin, unmodified.origin) == (first.id, first.id)
    told = crawler.rows(rows.c.same_as, rows.c.payload_digest, rows.c.content_type)
    assert told == [(None, "sha1:A", "text/html"), (first.id, None, None), (first.id, None, None)]
    assert captures.find(crawler.connection, unmodified.id) == captures.find(crawler.connection, first.id)


def test_a_capture_comes_back_as_it_was_fetched(crawler: Crawler) -> None:
    """With the attachments it was read with, in order, and without any body."""
    parts = tuple(fetched(f"http://a.gov.cn/{n}.pdf", offset=n) for n in (10, 20))
    whole = fetched(filename="报告.html", etag='"1"', last_modified="Mon", attachments=parts)
    kept(crawler, parts[1], "attachment")

    stored = kept(crawler, whole)

    assert captures.find(crawler.connection, stored.id) == whole
    assert crawler.count(rows) == 3


def test_a_repeated_page_keeps_the_files_it_was_read_with(crawler: Crawler) -> None:
    """The page's own bytes lie with an earlier fetch, of another address even; its address and its files are today's."""
    files = [fetched("http://a.gov.cn/1.pdf", offset=n, payload_digest=f"sha1:{n}") for n in (10, 20)]
    kept(crawler, fetched("http://twin.cn/", attachments=(files[0],)))
    later = START + timedelta(days=14)
    again = fetched(offset=30, kind="revisit", fetched_at=later, location="/next")
    with_the_new, with_none = (
        kept(crawler, again if file is None else replace(again, attachments=(file,), warc=place(31)))
        for file in (files[1], None)
    )
    repeated = fetched("http://a.gov.cn/1.pdf", offset=40, kind="revisit", payload_digest="sha1:20")
    with_the_same = kept(crawler, replace(again, attachments=(repeated,), warc=place(32)))

    found = captures.find(crawler.connection, with_the_new.id)
    assert found == replace(again, attachments=(files[1],), warc=fetched().warc)
    found = captures.find(crawler.connection, with_the_same.id)
    assert found is not None
    assert [part.warc for part in found.attachments] == [files[1].warc]
    found = captures.find(crawler.connection, with_none.id)
    assert found is not None
    assert found.attachments == ()


def place(offset: int) -> WarcPlace:
    return WarcPlace("a.warc.gz", offset, 100, "revisit", "ab" * 32)


def test_the_next_visit_asks_with_the_newest_good_fetch(crawler: Crawler) -> None:
    """A 404 in between says nothing; a fetch nobody has judged must not be confirmed as the text that is known."""
    kept(crawler, fetched(etag='"1"'))
    kept(crawler, fetched(offset=1, etag='"2"'))
    kept(crawler, fetched(offset=2, status=404, etag='"404"'), "not_found")
    kept(crawler, fetched("http://a.gov.cn/plain", offset=3, kind="revisit"))
    kept(crawler, fetched("http://a.gov.cn/raw", offset=4, etag='"4"'))
    kept(crawler, fetched("http://a.gov.cn/raw", offset=5, etag='"5"'), "unjudged")

    assert captures.last_good(crawler.connection, crawler.site_id) == {
        "http://a.gov.cn/": captures.LastGood('"2"', None, "sha1:A"),
        "http://a.gov.cn/plain": captures.LastGood(None, None, "sha1:A"),
    }


def test_a_payload_is_found_where_it_was_first_kept(crawler: Crawler) -> None:
    kept(crawler, fetched("http://a.gov.cn/1"))
    kept(crawler, fetched("http://a.gov.cn/2", offset=1, kind="revisit"))

    found = captures.by_payload(crawler.connection, "sha1:A")

    assert found is not None
    assert (found.url, found.warc) == ("http://a.gov.cn/1", fetched().warc)
    assert captures.by_payload(crawler.connection, "sha1:B") is None


@pytest.mark.parametrize("url", ["http://a.gov.cn/" + "长" * 5000, "http://a.gov.cn/\udcff", ""])
def test_any_url_has_a_row(crawler: Crawler, url: str) -> None:
    """However long or broken: an index over the URL itself would refuse some of these."""
    if "\udcff" in url and crawler.connection.dialect.name:
        url = url.encode("utf-8", "surrogatepass").decode("latin-1")
    assert captures.url_id(crawler.connection, url) == captures.url_id(crawler.connection, url)
    assert crawler.count(urls) == 1


# -- sites ----------------------------------------------------------------------------------------------
def test_a_site_is_found_by_code_name_and_url(crawler: Crawler) -> None:
    for who in ("c", "江城县", "http://COUNTY.gov.cn:80/some/page.html"):
        assert sites.find(crawler.connection, who).code == "c"


def test_an_unknown_site_names_the_nearest(crawler: Crawler) -> None:
    with pytest.raises(WrongArguments, match=r"no site '江城'; nearest: c \(江城县\)"):
        sites.find(crawler.connection, "江城")


def test_an_ambiguous_name_names_the_candidates(crawler: Crawler) -> None:
    sites.seed(crawler.connection, [Site("d", "江城县", "http://d.gov.cn/")], START)

    with pytest.raises(WrongArguments, match=r"c \(江城县\), d \(江城县\)"):
        sites.find(crawler.connection, "江城县")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.new.gov.cn/xxgk/", "new-gov-cn"),
        ("http://new.gov.cn:8080/", "new-gov-cn-8080"),
        ("http://county.gov.cn/deep/page.html", "c"),
        ("http://[::1]:9/", "1-9"),
        ("http://政府.中国/", "site"),
    ],
)
def test_an_address_becomes_a_site(crawler: Crawler, url: str, code: str) -> None:
    """Unverified, and once: the same host and port are the same site."""
    site = sites.find_or_add(crawler.connection, url, START)

    assert (site.code, sites.find_or_add(crawler.connection, url, START).code) == (code, code)
    assert site.code == "c" or not site.verified


@pytest.mark.parametrize(
    "url", ["", "county", "ftp://a.gov.cn/", "http://", "http://a:99999/", "http://[bad/"]
)
def test_what_is_no_address_is_refused(crawler: Crawler, url: str) -> None:
    with pytest.raises(WrongArguments, match="no address of a site"):
        sites.add(crawler.connection, url, START)


def test_seeding_twice_takes_the_newer_words(crawler: Crawler) -> None:
    sites.seed(crawler.connection, [Site("c", "澄江县", "http://new.gov.cn/", verified=True)], START)

    assert crawler.rows(site_rows.c.name, site_rows.c.url) == [("澄江县", "http://new.gov.cn/")]


def test_a_csv_without_its_columns_is_named(tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("code,name\n1,a\n")

    with pytest.raises(WrongArguments, match=r"sites\.csv lacks the column url"):
        sites.read(tmp_path / "sites.csv", "packed")
    with pytest.raises(WrongArguments, match="cannot read"):
        sites.read(tmp_path / "none.csv", "packed")


# -- runs, publishers, readings -------------------------------------------------------------------------
def test_a_run_that_was_killed_is_closed_as_failed(crawler: Crawler) -> None:
    crawler.begin()
    crawler.begin(1)

    assert crawler.rows(run_rows.c.state) == [("failed",), ("running",)]
    last = runs.last(crawler.connection, crawler.site_id, before=crawler.run_id)
    assert last is not None
    assert "stopped" in last.evidence


def test_due_are_sites_without_a_complete_run(crawler: Crawler) -> None:
    """Partial runs and replays do not count."""
    crawler.begin()
    crawler.end("partial")
    assert runs.without_complete_since(crawler.connection, START) == {"c"}

    crawler.begin(1)
    crawler.end("complete")
    assert runs.without_complete_since(crawler.connection, START) == set()
    assert runs.without_complete_since(crawler.connection, START + timedelta(days=2)) == {"c"}


@pytest.mark.parametrize(
    ("name", "level", "town", "key"),
    [
        ("江城县人民政府", "county", None, "990101"),
        ("江城县教育局", "department", None, "990101:教育局"),
        ("华东省澄江市江城县教育局", "department", None, "990101:教育局"),
        ("澄江市江城县市场监督管理局", "department", None, "990101:市场监督管理局"),
        ("教育局", "department", None, "990101:教育局"),
        ("江城县石桥镇人民政府", "township", "990101101", "990101101"),
        ("江城县石桥镇人民政府", "township", None, "990101:石桥镇"),
        ("石桥镇", "township", None, "990101:石桥镇"),
        ("东城街道办事处", "street", None, "990101:东城街道"),
        ("东城街道", "street", None, "990101:东城街道"),
    ],
)
def test_spellings_of_one_organ_are_one_publisher(name: str, level: str, town: str | None, key: str) -> None:
    publisher = Publisher(name, level, "990101", town)  # type: ignore[arg-type]

    assert publishers.key(publisher, {"990101": "华东省澄江市江城县"}.get) == key


def test_the_fullest_name_is_the_publishers(crawler: Crawler) -> None:
    for name in ("江城县", "澄江市江城县人民政府", "江城县人民政府"):
        publishers.keep(crawler.connection, Publisher(name, "county", "990101"), lambda _: None)

    assert crawler.rows(publishers.publishers.c.name) == [("澄江市江城县人民政府",)]


def test_a_record_rests_packed_and_comes_back_whole() -> None:
    record = {"title": "上方镇2019年", "figures": [{"value": 630.2}], "publisher": None}

    assert readings.unpack(readings.pack(record)) == record


def test_a_time_without_zone_is_refused() -> None:
    dialect = open_engine(Config.of({"NIANBAO_DATABASE": "sqlite://"}), write=False).dialect

    with pytest.raises(ValueError, match="no time zone"):
        UtcTime().process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001
    assert UtcTime().process_bind_param(datetime(2026, 1, 1, tzinfo=UTC), dialect) == datetime(2026, 1, 1)  # noqa: DTZ001
