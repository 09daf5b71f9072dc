"""A queue an origin, four origins an address, patience with an end: the same for one site and for a thousand."""

import asyncio
from collections import Counter

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response

from crawler.failures import GaveUp
from crawler.ledger import Decisions, Ledger
from crawler.manners import ORIGINS, SILENT, WALLS, Patience, Queues, Rooms, origin_of

URL = "http://www.county.example/a.html"


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://www.county.example/a", "www.county.example:80"),
        ("https://WWW.county.example/", "www.county.example:443"),
        ("http://www.county.example.:80/", "www.county.example:80"),
        ("http://www.county.example:8080/", "www.county.example:8080"),
    ],
)
def test_an_origin_is_a_host_and_a_port(url, origin):
    assert origin_of(url) == origin


def test_every_request_waits_in_the_queue_of_its_own_origin():
    """A redirect too: Scrapy would leave it in the queue of the address it came from."""
    slots = {}
    queues = Queues({"127.0.0.1": {"delay": 0.0, "concurrency": 8}}, lambda: slots)
    asked = Request("http://127.0.0.1:8080/", meta={"download_slot": "elsewhere:80"})
    queues.process_request(asked)

    assert asked.meta["download_slot"] == "127.0.0.1:8080"
    assert slots == {"127.0.0.1:8080": {"delay": 0.0, "concurrency": 8}}

    stranger = Request(URL)
    queues.process_request(stranger)

    assert "autothrottle_dont_adjust_delay" not in stranger.meta
    assert list(slots) == ["127.0.0.1:8080"]


def test_no_more_than_four_origins_of_an_address_at_once():
    """Whoever comes first goes first, and another address is another machine."""
    inside, most, order = Counter(), Counter(), []
    rooms = Rooms()

    async def visit(address, origin):
        async with rooms.enter(address, origin):
            inside[address, origin] += 1
            order.append(origin)
            here = {o for a, o in +inside if a == address}
            most[address] = max(most[address], len(here))
            await asyncio.sleep(0.001)
            inside[address, origin] -= 1

    async def all_of_them():
        visits = [visit(f"10.0.0.{n % 2}", f"o{n % 30}:80") for n in range(300)]
        await asyncio.wait_for(asyncio.gather(*visits), 20)

    asyncio.run(all_of_them())

    assert most == {"10.0.0.0": ORIGINS, "10.0.0.1": ORIGINS}
    assert len(order) == 300
    assert order[:8] == [f"o{n}:80" for n in range(8)]
    assert rooms._inside == rooms._waiting == {}


def test_who_waits_for_a_place_and_is_called_off_leaves_none_behind():
    rooms, out = Rooms(), []

    async def stay(origin, event):
        async with rooms.enter("a", origin):
            await event.wait()
            out.append(origin)

    async def play():
        event = asyncio.Event()
        inside = [asyncio.ensure_future(stay(f"o{n}", event)) for n in range(ORIGINS)]
        await asyncio.sleep(0)
        called_off = asyncio.ensure_future(stay("off", event))
        later = asyncio.ensure_future(stay("later", event))
        await asyncio.sleep(0)
        called_off.cancel()
        event.set()
        await asyncio.gather(*inside, later)

    asyncio.run(play())

    assert sorted(out) == ["later", *(f"o{n}" for n in range(ORIGINS))]
    assert rooms._inside == rooms._waiting == {}


def knock(patience, times, status=None, kind="unjudged", role="page"):
    for _ in range(times):
        request = Request(URL, meta={"kind": kind, "role": role})
        patience.process_request(request)
        if status:
            patience.process_response(request, Response(URL, status=status))
        else:
            patience.process_exception(request, DownloadTimeoutError())


def test_a_silent_origin_is_left_alone_and_an_answer_begins_the_count_anew():
    patience = Patience()
    knock(patience, SILENT - 1)
    knock(patience, 1, status=404)
    knock(patience, SILENT)

    with pytest.raises(GaveUp, match="brought no answer"):
        knock(patience, 1)
    assert patience.process_request(Request("http://other.example/")) is None


@pytest.mark.parametrize(
    ("status", "kind"), [(200, "challenge"), (403, "error"), (429, "error"), (503, "error")]
)
def test_walls_and_refusals_in_a_row_end_the_knocking(status, kind):
    patience = Patience()
    knock(patience, WALLS - 1, status, kind)
    knock(patience, 1, 200)
    knock(patience, WALLS, status, kind)
    knock_robots = Request(URL, meta={"role": "robots"})

    with pytest.raises(GaveUp, match="walls or refusals"):
        knock(patience, 1)
    with pytest.raises(GaveUp):
        patience.process_request(knock_robots)


def test_the_receipt_says_what_a_host_bore_and_what_its_robots_txt_decided():
    time = [100.0]
    ledger = Ledger(lambda: time[0])
    for words in ("it speaks TLS 1.0", "its certificate has expired", "it speaks TLS 1.0"):
        ledger.fault("a:80", words)
    ledger.fault("c:443", "its certificate has expired")
    for gap in (0.0, 3.0, 1.5):
        time[0] += gap
        ledger.leaves("990101", "a:80", waited=0.5)
    ledger.came("990101", "a:80", 2048, 0.25)
    ledger.failed("990101", "a:80")
    ledger.browsed("990101", "a:80", 100)
    read = Decisions("file", 200, "2026-01-19T12:00:00+00:00", 4.0)
    for url in ("http://a/1", "http://a/2", "http://a/2"):
        ledger.decided("990101", "a:80", read, url, allowed=url.endswith("1"))
    ledger.leaves("other", "b:80")

    assert ledger.receipt("990101") == {
        "hosts": 1,
        "load": {
            "a:80": {
                "requests": 4, "bytes": 2148, "browser": 1, "failed": 1, "waited": 1.5, "shortest_gap": 1.5,
                "slowest": 0.25,
            }
        },
        "robots": {
            "a:80": {
                "rules": "file", "status": 200, "asked_at": "2026-01-19T12:00:00+00:00", "crawl_delay": 4.0,
                "allowed": 1, "forbidden": 2, "urls": ["http://a/2"],
            }
        },
        "tls": {"a:80": ["it speaks TLS 1.0", "its certificate has expired"]},
    }  # fmt: skip
    assert ledger.receipt("990101")["hosts"] == 0
    assert ledger.receipt("other")["hosts"] == 1
