"""No private address is reached after its name is resolved: not by the crawler, not by anything a browser asks for."""

import asyncio
import socket

import pytest

from crawler.frontier import FIRST
from crawler.gate import Gate, Refused, wanted
from crawler.lists import MOST_PAGES
from tests.hostile import HEAD, Server, answer, redirect, running, says, site_of
from tests.test_hostile import crawled, told

HOME_ADDRESS = "127.0.0.1"
HOME = frozenset({HOME_ADDRESS})


@pytest.fixture
def names(monkeypatch):
    """Names that point where the test says, one address after another: the last stands."""
    told = {}

    async def getaddrinfo(_loop, host, port, **_):
        addresses = told.get(host, [host])
        if isinstance(addresses, tuple):  # all of them at once
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return told


def through(gate, request):
    """What the gate answers to the bytes of a request."""

    async def ask():
        port = int((await gate.open()).rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        try:
            return await asyncio.wait_for(reader.read(), 10)
        finally:
            writer.close()
            gate.close()

    return asyncio.run(ask())


def get(url, method="GET"):
    return f"{method} {url} HTTP/1.1\r\nHost: x\r\nProxy-Connection: keep-alive\r\nConnection: keep-alive\r\n\r\n".encode()


@pytest.mark.parametrize(
    "request_",
    [get("http://{}/"), get("http://{}:8080/a?b"), get("{}:443", "CONNECT"), get("{}:22", "CONNECT")],
)
@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.8",
        "127.0.0.2",
        "169.254.169.254",
        "localhost",
        "0x7f.2",
        "2130706434",
        "[::1]",
        "www.rebound.example",
    ],
)
def test_nothing_passes_to_a_private_address(names, host, request_):
    """As written, in any spelling, and as a public name that points there."""
    names["www.rebound.example"] = ["192.168.1.1"]
    gate = Gate(HOME)

    assert through(gate, request_.replace(b"{}", host.encode())) == b""
    assert gate.refused == {host.strip("[]")}


@pytest.mark.parametrize("addresses", [("127.0.0.2", HOME_ADDRESS), (HOME_ADDRESS, "127.0.0.2")])
def test_of_several_addresses_the_first_alone_is_judged_and_asked(names, addresses):
    """Nobody falls back on the other one when the first does not answer: it may be any machine of ours."""
    victim = Server(host="127.0.0.2", anything=says(answer("secret")))
    with running(victim):
        names["two.example"] = addresses

        assert through(Gate(HOME), get(f"http://two.example:{victim.port}/")) == b""
    assert victim.log == []


def test_a_name_that_cannot_be_one_is_broken_off():
    """Two dots in a row, or a label of a hundred letters: no resolver takes them, and no fault of ours is shown."""
    for host in ("a..b", f"{'a' * 100}.example"):
        assert through(Gate(HOME), get(f"http://{host}/")) == b""


def test_a_body_without_measure_is_not_taken():
    request = get("http://127.0.0.1:9/", "POST").replace(b"Host:", b"Content-Length: 900000000\r\nHost:")

    assert through(Gate(HOME), request) == b""


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(names):
    """Rebinding: a name that points elsewhere the second time is asked for but once."""
    server = site_of({})
    with running(server):
        names["allowed.example"] = ["127.0.0.1", "10.0.0.1"]
        gate = Gate(HOME | {"allowed.example"})
        found = through(gate, get(f"http://allowed.example:{server.port}/nb/t2021.html"))

    assert found.startswith(b"HTTP/1.1 200 OK\r\nConnection: close\r\n")
    assert "366条".encode() in found
    assert server.log[0].headers["connection"] == "close"
    assert "proxy-connection" not in server.log[0].headers
    assert gate.refused == set()


@pytest.mark.parametrize(
    "head",
    [
        b"GET ftp://127.0.0.1/ HTTP/1.1\r\n\r\n",
        b"GET file:///etc/passwd HTTP/1.1\r\n\r\n",
        b"\x00\xff\r\n\r\n",
        b"GET /\r\n\r\n",
    ],
)
def test_what_is_no_request_of_a_proxy_is_refused(head):
    with pytest.raises(Refused):
        wanted(head)


# -- through the front door ----------------------------------------------------------------------------------
ROBOTS = {
    "none": (says(answer("no", "404 Not Found")), True),
    "forbidden": (says(answer("no", "403 Forbidden")), True),
    "asks-for-login": (says(answer("no", "401 Unauthorized")), True),
    "broken": (says(answer("no", "500 Internal Server Error")), False),
    "busy": (says(answer("no", "503 Service Unavailable")), False),
    "cut": (says(b""), False),
    "closed": (says(answer("User-agent: *\nDisallow: /\n", Content_Type="text/plain")), False),
    "for-us": (says(answer("User-agent: *\nDisallow:\n\nUser-agent: nianbao\nDisallow: /\n")), False),
    "a-page": (says(answer("<html><body>Disallow: /</body></html>")), True),
    "with-mark": (says(answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n")), False),
    "utf-16": (says(answer("User-agent: *\nDisallow: /\n".encode("utf-16"))), False),
    "longest-wins": (says(answer("User-agent: *\nDisallow: /nb\nAllow: /nb/\n")), True),
    "wild": (says(answer("User-agent: *\nDisallow: /*b/$\n")), True),  # the column alone
    "moved": (redirect("/r/robots.txt"), False),
    "moved-for-ever": (redirect("/robots.txt"), True),
}


def test_robots_txt_of_every_kind(tmp_path):
    """One crawl of a site for each: what is forbidden is not asked for, and each run logs what decided."""
    servers = {}
    for name, (behave, _) in ROBOTS.items():
        servers[name] = site_of({}, honest=(2023,))
        servers[name].pages["/robots.txt"] = behave
        servers[name].pages["/r/robots.txt"] = says(answer("User-agent: *\nDisallow: /\n"))
    with running(*servers.values()):
        crawl, *_ = crawled(tmp_path, servers)
        runs = told(crawl)
        asked = {name: server.count() for name, server in servers.items()}

    reached = {name: counts["/"] > 0 for name, counts in asked.items()}
    assert reached == {name: allowed for name, (_, allowed) in ROBOTS.items()}
    assert asked["wild"]["/nb/"] == 0
    assert asked["longest-wins"]["/nb/t2023.html"] == 1
    assert max(counts["/robots.txt"] for name, counts in asked.items() if name != "moved-for-ever") <= 2
    assert asked["moved-for-ever"]["/robots.txt"] == 6  # five redirects
    rules = {
        name: next(iter(evidence["robots"].values()), {}).get("rules") for name, (_, evidence) in runs.items()
    }
    assert {name for name, said in rules.items() if said == "unreachable"} == {"broken", "busy", "cut"}
    assert runs["closed"][1]["robots"][servers["closed"].url[7:-1]]["forbidden"] >= 1
    assert runs["closed"][0] == runs["cut"][0] == "failed"


def linked(name, *hrefs):
    """Links of one name, with a year each where it takes one."""
    return "".join(
        f'<li><a href="{href}">{name.format(2000 + at % 20)}</a></li>' for at, href in enumerate(hrefs)
    )


def numbered(asked):
    return int(asked.path.rpartition("=")[2]) if "=" in asked.path else 1


REPORT = "云沚区{}年政府信息公开工作年度报告"
YEARBOOK = HEAD.format("信息公开年报", "年报")
#: What every address of a site answers: links to more of the same.
TRAPS = {
    "calendar": lambda asked: linked("政务公开日历", *(f"/rl?n={numbered(asked) * 9 + n}" for n in range(9))),
    "maze": lambda asked: linked("信息公开", *(f"{asked.path.rstrip('/')}/{name}/" for name in "abcdefghij")),
    "maze of reports": lambda asked: YEARBOOK + linked(REPORT, *(f"{asked.path.rstrip('/')}/{n}.html" for n in range(10))),
    "flood": lambda _: YEARBOOK + linked(REPORT, *(f"/nb/{n}.html" for n in range(5000))),
    "pages": lambda asked: (
        YEARBOOK + linked(REPORT, f"/nb/{numbered(asked)}.html") + f'<a href="/nb/?page={numbered(asked) + 1}">下一页</a>'
    ),
    "sessions": lambda asked: linked("信息公开", f"/s{len(asked.path)}{asked.path}", f"{asked.path}?s={asked.port}"),
}  # fmt: skip


def test_traps_end_with_the_allowance(tmp_path):
    """Calendars and lists without end, reports that lead to nothing but reports: no more requests than a site is allowed."""
    servers = {}
    for name, trap in TRAPS.items():
        behave = says(lambda asked, trap=trap: answer(trap(asked)))
        home = says(answer('<a href="/nb/">政府信息公开年报</a>'))
        nowhere = says(answer("", "404 Not Found"))
        servers[name] = (
            Server({"/": home, "/nb/": behave})
            if name in ("flood", "pages")
            else Server({"/robots.txt": nowhere}, anything=behave)
        )
    with running(*servers.values()):
        crawl, code, *_ = crawled(tmp_path, servers)
        runs = told(crawl)

    assert code == 1
    most = {name: MOST_PAGES if name == "pages" else 0 for name in TRAPS}
    assert {name: len(servers[name].log) > FIRST + 10 + most[name] for name in TRAPS} == dict.fromkeys(
        TRAPS, False
    )
    assert {name: state for name, (state, _) in runs.items() if state == "complete"} == {}
    left = {name: told["not_looked_at"] > 0 for name, (_, told) in runs.items()}
    assert left == {name: name not in ("pages", "sessions") for name in TRAPS}  # which end by themselves
    assert f"?page={MOST_PAGES}, and nobody could turn that page" in runs["pages"][1]["reasons"][0]
