"""Sites are rows: what comes packed waits until it is named, what a person names is visited, one host is one site."""

import csv
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest

from crawler.journey import Journey
from models import sites
from models.config import Config
from models.database import open_archive, writing
from models.divisions.load import load
from models.errors import WrongArguments
from models.sites import PORTALS
from tests.town import Crawler, open_town

NOW = datetime(2026, 1, 19, 8, tzinfo=UTC)
town = pytest.fixture(open_town.__wrapped__)


@pytest.fixture
def connection(database_url):
    engine = open_archive(Config.of({"NIANBAO_DATABASE": database_url}))
    with writing(engine) as connection:
        yield connection
    engine.dispose()


def chosen(connection, **arguments):
    return {site.code for site in Journey.of(arguments).chosen(connection, NOW)}


def test_the_packed_portals_are_addresses_of_divisions_that_exist_and_none_is_verified():
    rows = list(csv.DictReader(PORTALS.read_text("utf-8").splitlines()))
    table = load()

    assert len(rows) > 100
    for row in rows:
        parts = urlsplit(row["url"])
        assert (parts.scheme, parts.path, row["verified"]) == ("https", "/", "0")
        assert parts.netloc.endswith(".gov.cn")
        if row["division_code"]:
            assert table.by_code(row["division_code"]).name == row["name"]
            assert row["code"] == row["division_code"]
    for name in ("code", "url"):
        assert len({row[name] for row in rows}) == len(rows)


def test_a_crawl_takes_packed_portals_only_when_they_are_named(connection):
    sites.seed_portals(connection, NOW)

    with pytest.raises(WrongArguments, match="nianbao sites add"):
        chosen(connection)
    assert chosen(connection, site="330803") == {"330803"}
    assert chosen(connection, site="https://www.longyou.gov.cn/art/1.html,衢江区") == {"330825", "330803"}

    sites.add(connection, "https://www.example.gov.cn/", NOW)
    assert chosen(connection) == {"example-gov-cn"}


def test_adding_a_packed_portal_names_it_for_good_and_verifies_nothing(connection):
    sites.seed_portals(connection, NOW)

    site = sites.enlist(connection, "http://www.qjq.gov.cn/col/col1/index.html", NOW)
    sites.seed_portals(connection, NOW)

    assert (site.code, site.verified) == ("330803", False)
    assert chosen(connection) == {"330803"}


def test_a_portal_somebody_added_first_is_not_packed_beside_it(connection):
    mine = sites.add(connection, "http://www.qjq.gov.cn/", NOW)
    sites.seed_portals(connection, NOW)

    assert [s.code for s in sites.listed(connection) if "qjq" in s.url] == [mine.code]


def test_the_sites_are_listed_with_what_they_run_on(tmp_path, town):
    """A new archive of the real world brings the packed portals along; the invented one does not."""
    crawl = Crawler(tmp_path)
    added = crawl.run("archive", "sites", "add", town.url, NIANBAO_WORLD="real")
    rows = crawl.rows("SELECT count(*), sum(verified) FROM sites")
    assert (added.returncode, rows) == (0, [(len(PORTALS.read_text("utf-8").splitlines()), 0)])

    assert crawl("crawl", "reports", NIANBAO_WORLD="real").returncode == 0
    listed = crawl.run("archive", "sites")
    line = next(line for line in listed.stdout.splitlines() if town.url in line)

    assert line.split()[3:7] == ["trs", "complete", "False", "added"]
    assert next(line for line in listed.stdout.splitlines() if " 衢江区 " in line).split()[3:5] == [
        "—",
        "new",
    ]
    assert crawl.rows("SELECT count(*) FROM runs") == [(1,)]

    town.pages = {"/": (521, {}, "<script>document.cookie='__jsl_clearance_s=1'</script>")}
    assert crawl("crawl", "reports", NIANBAO_WORLD="real").returncode == 1
    listed = crawl.run("archive", "sites")
    line = next(line for line in listed.stdout.splitlines() if town.url in line)
    assert line.split()[4] == "blocked", "a wall is no fault of the run, and more than a partial one"
    assert crawl.rows("SELECT state FROM runs ORDER BY id DESC LIMIT 1") == [("partial",)]


def test_the_invented_province_knows_no_real_portal(tmp_path, town):
    crawl = Crawler(tmp_path).sites(town.url)

    assert crawl("crawl", "reports").returncode == 0
    assert crawl.rows("SELECT code FROM sites") == [("990101",)]
