"""robots.txt by RFC 9309: what it forbids is not fetched, and trouble forbids everything."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response

from crawler.failures import Unreachable
from crawler.manners import MOST_GAP, MOST_REST, Pace
from crawler.robots import MOST_BYTES, Forbidden, Robots, rules
from models.values import Capture

NOON = datetime(2026, 1, 19, 12, tzinfo=UTC)
AGENT = "nianbao/0.1 (contact: webmaster@example.org)"
FILE = b"User-agent: *\nDisallow: /neibu/\nAllow: /\n"


class Counts(Counter):
    def inc_value(self, key):
        self[key] += 1


class Server:
    """Answers the question with a capture, or fails, and counts how often it was asked."""

    def __init__(self, status=200, body=FILE, failure=None):
        self.status, self.body, self.failure, self.asked = status, body, failure, []

    async def __call__(self, request):
        self.asked.append(request.url)
        await asyncio.sleep(0)
        if self.failure:
            raise self.failure
        request.meta["capture"] = Capture(self.body, request.url, self.status)
        return Response(request.url, status=self.status, request=request)


def robots(server, clock=lambda: NOON):
    counts = Counts()
    return Robots(server, AGENT, clock, counts), counts


def ask(door, *urls):
    async def all_of_them():
        return await asyncio.gather(*(door.process_request(Request(u)) for u in urls), return_exceptions=True)

    return asyncio.run(all_of_them())


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (200, FILE, False),
        (200, b"", True),
        (404, FILE, True),
        (403, FILE, True),
        (301, FILE, True),
        (500, b"", False),
        (503, FILE, False),
        (None, b"", False),
    ],
)
def test_the_status_decides_before_the_words(status, body, allowed):
    assert rules(status, body, NOON).allow("http://county.example/neibu/1.html", AGENT) is allowed


def test_rules_for_us_by_name_beat_rules_for_all():
    body = b"User-agent: *\nDisallow:\n\nUser-agent: nianbao\nDisallow: /\n"

    assert not rules(200, body, NOON).allow("http://county.example/", AGENT)


def test_only_the_first_500_kib_count():
    body = b"User-agent: *\n" + b"#" * MOST_BYTES + b"\nDisallow: /\n"

    assert rules(200, body, NOON).allow("http://county.example/", AGENT)


def test_a_forbidden_page_is_refused_and_counted():
    door, counts = robots(Server())

    open_page, closed = ask(door, "http://county.example/a", "http://county.example/neibu/1.html")

    assert open_page is None
    assert isinstance(closed, Forbidden)
    assert counts == {"robots/asked": 1, "robots/allowed": 1, "robots/forbidden": 1}


def test_an_origin_is_asked_once_and_others_wait_for_the_answer():
    server = Server()
    door, _ = robots(server)

    ask(door, *(f"http://county.example/{n}" for n in range(5)), "http://county.example:8080/")

    assert server.asked == ["http://county.example/robots.txt", "http://county.example:8080/robots.txt"]


@pytest.mark.parametrize("failure", [DownloadTimeoutError(), OSError("reset by peer")])
def test_a_server_that_cannot_be_reached_forbids_all(failure):
    door, _ = robots(Server(failure=failure))

    (refusal,) = ask(door, "http://county.example/")

    assert isinstance(refusal, Unreachable)


def test_more_than_five_redirects_count_as_no_file():
    door, _ = robots(Server(failure=IgnoreRequest("max redirections reached")))

    assert ask(door, "http://county.example/") == [None]


def test_after_a_day_the_file_is_asked_for_again():
    server, now = Server(), [NOON]
    door, _ = robots(server, lambda: now[0])

    async def two_days():
        await door.process_request(Request("http://county.example/"))
        now[0] = NOON + timedelta(hours=23)
        await door.process_request(Request("http://county.example/"))
        now[0] = NOON + timedelta(hours=24)
        await door.process_request(Request("http://county.example/"))

    asyncio.run(two_days())

    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("status", "asked", "seconds"),
    [
        (503, "7", 7),
        (429, "Mon, 19 Jan 2026 12:00:30 GMT", 30),
        (503, "Mon, 19 Jan 2026 11:00:00 GMT", 0),
        (503, "86400", MOST_REST),
        (429, "soon", 0),
        (503, None, 0),
        (200, "7", 0),
    ],
)
def test_a_busy_server_is_left_alone_as_long_as_it_asks(status, asked, seconds):
    """In both forms of Retry-After, capped; and only the host that asked."""
    pace = Pace(clock=lambda: 1000.0, now=lambda: NOON)
    pace.heed("county.example", status, asked)

    assert max(0.0, pace.wait("county.example")) == seconds
    assert pace.wait("other.example") <= 0


def test_a_crawl_delay_is_a_gap_between_two_requests():
    """Read from robots.txt, capped; the first request goes at once."""
    pace, time = Pace(clock=lambda: time[0]), [1000.0]
    door = Robots(
        Server(body=b"User-agent: *\nCrawl-delay: 4\n"), AGENT, lambda: NOON, Counts(), space=pace.space
    )
    assert ask(door, "http://county.example/") == [None]

    assert pace.wait("county.example") <= 0
    asyncio.run(pace.turn("county.example:80", lambda: False))
    assert pace.wait("county.example:80") == 4
    pace.space("county.example:80", 600)
    assert pace.wait("county.example:80") == MOST_GAP
    asyncio.run(
        asyncio.wait_for(pace.turn("county.example:80", lambda: True), 1)
    )  # a crawl that ends waits no more
