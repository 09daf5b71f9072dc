"""How far a page is trusted: its host first, its text where no host is known."""

import pytest

from models.places import Site
from models.values import Block, Document, Link, Removal
from models.vocabulary import Kind
from pipelines.check.rules import GROUPS
from pipelines.check.trust import INJECTED, judge
from pipelines.clean.spam import MEANINGS

DEMO = Site("990101", "青浦川县", "http://127.0.0.1:8801/", "990101", verified=True, origin="demo")
ADDED = Site("x", "x", "http://news.example.com/", origin="added")
BRAND = Removal("某某最新官方版下载", "brand_injection", "body")
SHELL = Removal("Copyright © 某某(中国)官方网站 版权所有", "footer_shell", "footer")


def page(*lines: str, url: str | None = None, **fields: object) -> Document:
    return Document("html", url=url, blocks=tuple(Block("paragraph", x) for x in lines), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "trust"),
    [
        ("http://www.qjq.gov.cn/art/2020/1/23/art_1229075110_3081785.html", "official"),
        ("https://gov.cn/x", "official"),
        ("https://www.gzwd.gov.cn:8443/x", "official"),
        ("http://127.0.0.1:8801/zfxxgk/1.html", "official"),  # the demo's own verified row
        ("http://127.0.0.1:8802/zfxxgk/1.html", "unverified_mirror"),  # another port is another origin
        ("http://123.56.154.50:9104/zwgk/content_318292", "unverified_mirror"),
        ("http://[2001:db8::1]/x", "unverified_mirror"),
        ("http://ztkycw.com/xinxigongkai/4832.html", "clone"),
        ("http://www.gov.cn.example.com/x", "clone"),
        ("http://fakegov.cn/x", "clone"),
        ("http://news.example.com/x", "clone"),  # a row added by its URL proves nothing
        ("https://www.qjq.gov.cn@evil.example/x", "clone"),
        (None, "unknown"),
        ("saved.html", "unknown"),
    ],
)
def test_the_host_decides(url: str | None, trust: str) -> None:
    assert judge(page("正文", url=url), [DEMO, ADDED], "annual_report", ())[0] == trust


@pytest.mark.parametrize("removal", [BRAND, SHELL, Removal("六合彩", "hidden_links", "hidden")])
def test_an_injection_on_an_official_host_is_named(removal: Removal) -> None:
    trust, votes = judge(page("正文", url="http://www.a.gov.cn/"), [], "annual_report", [removal])
    assert trust == "official_injected"
    assert (votes[0].source, votes[0].value) == ("host", "www.a.gov.cn")


def test_a_cut_sentence_is_no_injection() -> None:
    cut = Removal("", "text_truncated", "body")
    assert judge(page("正文", url="http://www.a.gov.cn/"), [], "annual_report", [cut])[0] == "official"


@pytest.mark.parametrize(
    ("kind", "trust"),
    [("annual_report", "clone"), ("doorway", "doorway"), ("list", "unknown"), ("other", "unknown")],
)
def test_another_host_is_a_clone_only_where_it_serves_a_report(kind: Kind, trust: str) -> None:
    assert judge(page("正文", url="http://shop.example/"), [], kind, ())[0] == trust


@pytest.mark.parametrize(
    ("removed", "trust"),
    [
        ((BRAND, SHELL), "clone"),
        ((BRAND,) * 3, "clone"),
        ((BRAND,) * 2, "unknown"),
        ((BRAND,), "unknown"),
        ((SHELL,), "unknown"),
        ((), "unknown"),
    ],
)
def test_without_a_host_two_signs_make_a_clone(removed: tuple[Removal, ...], trust: str) -> None:
    """One injected word may stand on a real portal; a brand and a company's footer together do not."""
    assert judge(page("某某镇2023年主动公开信息12条。"), [], "annual_report", removed)[0] == trust


def test_glosses_make_a_clone_and_a_rare_place_name_does_not() -> None:
    copied = page("某某鎮(zhèn)政府信息公開(kāi)工作報(bào)告,發(fā)布信息十條(tiáo)。")
    assert judge(copied, [], "annual_report", ())[0] == "clone"
    rare = page("大峃(xué)镇政府信息公开工作年度报告。" + "我镇认真开展工作。" * 60)
    assert judge(rare, [], "annual_report", ())[0] == "unknown"


def test_starred_out_words_are_a_masked_copy() -> None:
    masked = ("2021年主动***息公开,全年公开**条,由****政府编制,依申请***开。",)
    assert judge(page(*masked), [], "annual_report", ())[0] == "masked_copy"
    assert judge(page(*masked, url="http://bids.example/x"), [], "annual_report", ())[0] == "masked_copy"
    assert judge(page("联系电话:0851-****2295"), [], "annual_report", ())[0] == "unknown"


def test_a_copied_site_domain_is_recorded() -> None:
    document = page("正文", url="http://clone.example/a", meta={"sitedomain": "www.qjq.gov.cn"})
    trust, votes = judge(document, [], "annual_report", ())
    assert trust == "clone"
    assert ("meta", "site_domain") in {(v.source, v.value) for v in votes}
    own = page("正文", url="http://www.qjq.gov.cn/a", meta={"sitedomain": "http://qjq.gov.cn/"})
    assert judge(own, [], "annual_report", ())[1] == (judge(own, [], "annual_report", ())[1][0],)


def test_a_gambling_campaign_is_no_sign() -> None:
    """Words about fighting gambling and fraud are ordinary content of a town's report."""
    document = page("我镇开展打击跨境赌博和反诈宣传,整治棋牌室麻将馆,公示福利彩票公益金使用情况。")
    assert judge(document, [], "annual_report", ()) == ("unknown", ())


def test_what_a_copy_keeps_of_its_office_is_recorded() -> None:
    links = tuple(Link(f"http://www.qjq.gov.cn/c{n}/") for n in range(3))
    copy = page("正文", url="http://clone.example/art/2020/1/23/art_1_2.html", links=links)
    votes = {(vote.source, vote.value) for vote in judge(copy, [], "annual_report", ())[1]}
    assert {("links", "office_host"), ("url", "office_path")} <= votes
    own = page("正文", url="http://www.qjq.gov.cn/art/2020/1/23/art_1_2.html", links=links)
    assert [vote.source for vote in judge(own, [], "annual_report", ())[1]] == ["host"]


@pytest.mark.parametrize("rule", sorted(INJECTED))
def test_every_rule_of_the_group_makes_an_official_page_an_injected_one(rule: str) -> None:
    soiled = page("正文", url="http://www.a.gov.cn/")
    assert judge(soiled, [], "annual_report", [Removal("x", rule, "body")])[0] == "official_injected"


def test_the_group_of_injections_is_the_rules_that_take_something_out() -> None:
    assert set(GROUPS["injected"]) == INJECTED == set(MEANINGS)
