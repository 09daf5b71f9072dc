"""What keeps a site from answering is named for what it is, through the front door: one crawl, a site a trouble."""

import json
import os
import socket
from contextlib import suppress

import pytest
from twisted.internet.error import ConnectError, ConnectionLost, NoRouteError, TCPTimedOutError

from crawler.failures import UNREACHABLE, words
from tests.hostile import Server, answer, running, says, silent, site_of
from tests.test_hostile import told
from tests.town import Crawler

ALERT = bytes.fromhex("15030300020228")  # a TLS record: fatal, handshake failure
TROUBLES = {
    "no-such-name": "the name has no address",
    "inside": "inside.example points to the private address 10.1.2.3",
    "refused": "the server refused the connection",
    "plain": "the TLS greeting failed: wrong version number",
    "alert": "the TLS greeting failed: tls alert handshake failure",
    "hung-up": "the connection broke in the TLS greeting",
    "silent": "no answer in time",
    "silent-in-tls": "no answer in time",
    "cut": "the connection broke",
    "busy": "status 503",
}


class Greeting(Server):
    """Reads what comes first, says *word*, and hangs up."""

    word = b""

    async def serve(self, reader, writer):
        with suppress(ConnectionError):
            await reader.read(1000)
            writer.write(self.word)
        writer.close()


def closed_port():
    """A port of loopback on which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_each_trouble_has_its_own_words(tmp_path):
    """Names, connections, greetings, answers: nothing is asked but robots.txt, and the run says what was wrong."""
    plain, alert, hung_up = (Greeting() for _ in range(3))
    plain.word, alert.word = b"220 plain words, and no HTTP\r\n", ALERT
    cut, busy = Server(anything=says(b"HTTP/1.1 200 O")), Server(anything=says(answer("", "503 Busy")))
    quiet, honest = Server(anything=silent), site_of({}, honest=(2023,))
    with running(plain, alert, hung_up, cut, busy, quiet, honest):
        tls = {"plain": plain, "alert": alert, "hung-up": hung_up, "silent-in-tls": quiet}
        urls = {name: f"https://127.0.0.1:{server.port}/" for name, server in tls.items()}
        urls |= {name: server.url for name, server in {"silent": quiet, "cut": cut, "busy": busy}.items()}
        urls |= {
            "no-such-name": "http://nobody.example/", "inside": "http://inside.example/",
            "refused": f"http://127.0.0.1:{closed_port()}/", "honest": honest.url,
        }  # fmt: skip
        crawl = Crawler(tmp_path)
        rows = "".join(f"9901{at:02},{name},{url},990101,1\n" for at, (name, url) in enumerate(urls.items()))
        (tmp_path / "sites.csv").write_text(f"code,name,url,division_code,verified\n{rows}", "utf-8")
        crawl.env["NIANBAO_SITES"] = str(tmp_path / "sites.csv")
        names = json.dumps({"inside.example": ["10.1.2.3"]})
        bounds = ("-s", "DOWNLOAD_TIMEOUT=2", "-s", "RETRY_TIMES=0")
        done = crawl.run("tests.named", names, "crawl", "reports", *bounds)
    runs = told(crawl)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said = {name: evidence["reasons"] for name, (_, evidence) in runs.items() if name != "honest"}
    assert said == {
        name: [f"{urls[name]}: {words}" + ("" if name == "inside" else " (asked for robots.txt)")]
        for name, words in TROUBLES.items()
    }
    assert {state for name, (state, _) in runs.items() if name != "honest"} == {"failed"}
    assert runs["honest"][0] == "complete"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoRouteError(osError=113), "no way leads to the server"),
        (TCPTimedOutError(osError=110), "no connection in time"),
        (ConnectError(101, "Network is unreachable"), f"ConnectError: {ConnectError(101, 'Network is unreachable')}"),
        (ConnectionLost(), "the connection broke"),
        (OSError(os.EX_IOERR, "reset"), "OSError: [Errno 74] reset"),
    ],
)  # fmt: skip
def test_what_scrapy_has_no_name_for_is_a_loss_like_others(error, said):
    """A network that is not there is no fault of ours: nothing may be asked, and robots.txt is asked for again."""
    assert isinstance(error, UNREACHABLE)
    assert words(error) == said
