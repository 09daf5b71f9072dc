"""Portals with broken certificates and old protocols are crawled like others, and the receipt says what was wrong."""

import ssl

from tests.certificates import made, serving
from tests.hostile import running, site_of
from tests.test_browser import evidence, scripted_site
from tests.test_hostile import crawled, told
from tests.town import Crawler

SELF = "its certificate is signed by itself"


def test_any_certificate_and_any_protocol_will_do_and_is_put_on_record(tmp_path):
    """Expired, of another host, of nobody's issuer, signed by itself; TLS 1.0, a short key and a cipher of old."""
    whole = made(tmp_path)
    old = ssl.TLSVersion
    kinds = {
        "self": (serving(whole), [SELF]),
        "expired": (serving(made(tmp_path, days=-1)), ["its certificate has expired", SELF]),
        "other": (
            serving(made(tmp_path, host="www.other.gov.cn")),
            ["its certificate is another host's", SELF],
        ),
        "unknown": (
            serving(made(tmp_path, issuer="云沚区证书中心", days=31)),
            ["its issuer is not known here"],
        ),
        "tls-1.1": (serving(whole, newest=old.TLSv1_1), ["it speaks TLS 1.1", SELF]),
        "tls-1.0": (serving(whole, newest=old.TLSv1), ["it speaks TLS 1.0", SELF]),
        "weak": (
            serving(made(tmp_path, bits=1024, days=32), newest=old.TLSv1_2, ciphers="AES128-SHA"),
            [SELF],
        ),
    }
    servers = {name: site_of({}, honest=(2023,)) for name in kinds}
    for name, (context, _) in kinds.items():
        servers[name].tls = context
    plain = servers["plain"] = site_of({}, honest=(2023,))
    archive = tmp_path / "archive"
    archive.mkdir()
    with running(*servers.values()):
        crawl, code, *_ = crawled(archive, servers)
        runs = told(crawl)

    said = (archive / "out").read_text("utf-8")
    assert code == 0, said
    assert "WARNING" not in said  # once in the receipt, not once a connection
    assert {state for state, _ in runs.values()} == {"complete"}
    faults = {name: runs[name][1]["tls"].get(f"127.0.0.1:{servers[name].port}") for name in kinds}
    assert faults == {name: sorted(words) for name, (_, words) in kinds.items()}
    assert runs["plain"][1]["tls"] == {}
    assert plain.count()["/nb/t2023.html"] == 1


def test_a_browser_takes_them_too(tmp_path, browser):
    """What the plain wire may read of a portal, its scripts may build."""
    del browser
    (tmp_path / "archive").mkdir()
    server = scripted_site()
    server.tls = serving(made(tmp_path, days=-1))
    crawl = Crawler(tmp_path / "archive")
    with running(server):
        done = crawl.sites(server.url)("crawl", "reports")

    assert done.returncode == 0, done.stdout + done.stderr
    assert crawl.counters() == {"new": 3}
    assert evidence(crawl)["browser"]["pages"] == 1
