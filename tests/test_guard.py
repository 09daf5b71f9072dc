"""No private address is fetched, however it is spelled, named, or reached."""

import pytest
from scrapy import Request
from twisted.internet.error import DNSLookupError

from crawler.guard import Guard, GuardedResolver, OffSite, PrivateAddress, is_private, scope_of

HOME = frozenset({"127.0.0.1", "localhost"})

SPELLINGS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0177.0.0.01", "127.0.0.1.",
    "１２７.０.０.１", "localhost", "LOCALHOST", "printer.local", "db.internal", "",
    "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "[::1]", "::ffff:10.0.0.1", "fe80::1%eth0", "fd00::1", "2002:7f00:1::", "64:ff9b::a00:1",
    "127。0。0。1", "::127.0.0.1", "::ffff:0:127.0.0.1", "64:ff9b:1::7f00:1", "fec0::1", "5f00::1", "::", "ff02::1", "0", "2001:db8::1",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
def test_every_spelling_of_a_private_address_is_private(host):
    assert is_private(host)


@pytest.mark.parametrize(
    "host", ["www.example.gov.cn", "8.8.8.8", "2001:4860:4860::8888", "127.0.0.1.gov.cn"]
)
def test_public_hosts_pass(host):
    assert not is_private(host)


def test_allowed_hosts_pass_in_any_spelling_and_only_they():
    assert not is_private("127.0.0.1", HOME)
    assert not is_private("0x7f.1", HOME)
    assert is_private("127.0.0.2", HOME)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]:8080/x", "http://2130706433/", "ftp://example.org/"]
)
def test_the_request_never_leaves(url):
    """A redirect comes back as a request and meets the same door."""
    with pytest.raises(PrivateAddress):
        Guard(frozenset()).process_request(Request(url))


def test_a_redirect_does_not_leave_the_site():
    guard = Guard(frozenset())
    meta = {"scope": "county.gov.cn"}

    assert guard.process_request(Request("http://xxgk.county.gov.cn/", meta=meta)) is None
    with pytest.raises(OffSite):
        guard.process_request(Request("http://www.other.gov.cn/", meta=meta))


def test_a_public_name_with_a_private_address_is_refused_when_connecting():
    """Rebinding: the address is looked at when it is about to be used."""
    resolver = GuardedResolver.__new__(GuardedResolver)
    resolver.allowed = HOME

    with pytest.raises(DNSLookupError, match=r"private address 10\.1\.2\.3"):
        resolver._check("10.1.2.3", "www.example.gov.cn")
    assert resolver._check("127.0.0.1", "localhost") == "127.0.0.1"
    assert resolver._check("8.8.8.8", "www.example.gov.cn") == "8.8.8.8"


@pytest.mark.parametrize(
    ("url", "scope"),
    [
        ("http://www.county.gov.cn/a", "county.gov.cn"),
        ("https://xxgk.county.gov.cn:8443/", "county.gov.cn"),
        ("http://county.gov.cn", "county.gov.cn"),
        ("http://www.example.org/", "example.org"),
        ("http://127.0.0.1:18901/x", "127.0.0.1:18901"),
        ("http://localhost/x", "localhost:80"),
    ],
)
def test_a_site_is_its_registrable_name(url, scope):
    assert scope_of(url) == scope
