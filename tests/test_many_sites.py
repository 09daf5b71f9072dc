"""One process crawls many sites as it crawls one: each in its own time, some origins of an address at once."""

import asyncio
import time
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from crawler.manners import ORIGINS
from tests.hostile import running, site_of
from tests.test_hostile import told
from tests.town import Crawler

DELAY = 0.2  # seconds between two requests to one origin
SLACK = 0.005  # of our clock
SEEN = DELAY / 2  # where the requests come in: a busy machine is late with some, and in time with the next
AT_AN_ADDRESS = 6  # origins, more than may be asked at once
MEMORY = 400  # MB


class Watch:
    """When each origin was asked, and how many origins of an address at once."""

    def __init__(self, servers):
        self.times, self.inside, self.most = defaultdict(list), defaultdict(Counter), Counter()
        self.late, self.beating = 0.0, None
        for server in servers:
            server.pages = {path: self.watched(server, page) for path, page in server.pages.items()}
            server.anything = self.watched(server, server.anything)

    def watched(self, server, page):
        async def behave(asked, reader, writer):
            self.beating = self.beating or asyncio.ensure_future(self.beat())
            self.times[server.url].append(time.monotonic())
            inside = self.inside[server.host]
            inside[server.port] += 1
            self.most[server.host] = max(self.most[server.host], len(+inside))
            await asyncio.sleep(0.02)
            inside[server.port] -= 1
            await page(asked, reader, writer)

        return behave

    async def beat(self):
        """How late this side is itself: by so much a request may seem to come sooner after another."""
        while True:
            due = time.monotonic() + 0.01
            await asyncio.sleep(0.01)
            self.late = max(self.late, time.monotonic() - due)

    def shortest(self):
        return min(later - sooner for times in self.times.values() for sooner, later in pairwise(times))


def assert_polite(tmp_path, count):
    servers = [site_of({}, honest=(2023,)) for _ in range(count)]
    for at, server in enumerate(servers):
        server.host = f"127.0.{at // AT_AN_ADDRESS // 200}.{at // AT_AN_ADDRESS % 200 + 2}"
    watch = Watch(servers)
    crawl = Crawler(tmp_path)
    with running(*servers):
        rows = "".join(f"{at:06},站点{at},{server.url},,1\n" for at, server in enumerate(servers))
        path = tmp_path / "sites.csv"
        path.write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
        crawl.env |= {
            "NIANBAO_SITES": str(path),
            "NIANBAO_ALLOW_HOSTS": ",".join({server.host for server in servers}),
            "NIANBAO_DELAY": str(DELAY),
        }
        with (tmp_path / "out").open("w+b") as out:
            status, memory = crawl.weighed("crawl", "reports", out=out)

    said = (tmp_path / "out").read_text("utf-8")
    assert status == 0, said
    assert Counter(state for state, _ in told(crawl).values()) == {"complete": count}
    assert {len(server.log) for server in servers} == {4}  # robots.txt, home page, column, report
    assert watch.shortest() >= SEEN - watch.late
    assert max(watch.most.values()) <= ORIGINS
    assert memory < MEMORY
    loads = [next(iter(evidence["load"].values())) for _, evidence in told(crawl).values()]
    assert {load["requests"] for load in loads} == {4}
    assert min(load["shortest_gap"] for load in loads) >= DELAY - SLACK


def test_thirty_six_sites_on_six_addresses(tmp_path):
    assert_polite(tmp_path, 36)


@pytest.mark.prove
def test_a_thousand_sites(tmp_path):
    assert_polite(tmp_path, 1000)
