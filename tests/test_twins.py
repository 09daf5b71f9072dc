"""One site at several addresses: nothing is asked twice for its scheme or its www., nothing lost where one address is dead."""

import pytest

from crawler.families import hidden
from crawler.tour import Tour
from crawler.twins import twins
from models.places import Site
from models.values import Document, Link

HOME = "http://www.county.gov.cn/"
REPORT = "柳溪镇2022年政府信息公开工作年度报告"
LIST = "https://www.county.gov.cn/zfxxgknb/"


def tour_of(*links):
    """A tour whose home page has shown *links*, and what it asks for next."""
    tour = Tour(Site("x", "白苇县", HOME))
    (home,) = tour.begin()
    tour.waiting -= 1
    return tour, tour.read(home, Document("html", HOME, links=links), is_report=False)


def test_the_twins_of_an_address_are_the_other_scheme_and_the_host_with_www_or_without():
    assert list(twins("https://county.gov.cn/a?b=1")) == [
        "http://county.gov.cn/a?b=1",
        "http://www.county.gov.cn/a?b=1",
        "https://www.county.gov.cn/a?b=1",
    ]
    assert list(twins("http://10.0.0.1:8080/a")) == ["https://10.0.0.1:8080/a"]


def test_a_column_at_two_addresses_of_the_site_is_asked_for_once():
    same = [
        Link(url, "政府信息公开年报")
        for url in (LIST, LIST.replace("https", "http"), LIST.replace("www.", ""))
    ]

    _, asks = tour_of(*same)

    assert [ask.url for ask in asks] == [LIST]


def test_a_column_at_a_dead_scheme_is_read_at_the_one_that_lives_and_is_no_loss():
    tour, (ask,) = tour_of(Link(LIST, "政府信息公开年报"))

    (twin,) = tour.missed(ask, "the server refused the connection", silent=True)
    tour.waiting -= 1
    again = tour.read(
        twin, Document("html", twin.url, links=(Link(f"{LIST}1.html", REPORT),)), is_report=False
    )

    assert (twin.url, twin.role) == ("http://www.county.gov.cn/zfxxgknb/", "column")
    assert twin.step is not None
    assert (twin.step.url, twin.step.via) == (twin.url, HOME)
    assert twin.step.why.endswith("; asked for here, since https://www.county.gov.cn did not answer")
    assert [one.url for one in again] == ["http://www.county.gov.cn/zfxxgknb/1.html"]
    assert not tour.losses.lost


def test_a_page_that_fails_on_an_origin_that_lives_is_a_loss():
    tour, (ask,) = tour_of(Link(LIST.replace("https", "http"), "政府信息公开年报"))

    instead = tour.missed(ask, "no answer in time", silent=True)

    assert [one.url for one in instead] == [f"{HOME}sitemap.xml"]
    assert list(tour.losses.lost) == [ask.url]


def test_a_home_page_is_sought_at_all_its_addresses_before_the_site_is_called_dead():
    tour = Tour(Site("x", "白苇县", HOME))
    asks, asked = tour.begin(), []
    while asks:
        (ask,) = asks
        asked.append(ask.url)
        asks = tour.missed(ask, "the name has no address", silent=True)
        tour.waiting -= 1

    assert asked == [
        HOME,
        "https://www.county.gov.cn/",
        "http://county.gov.cn/",
        "https://county.gov.cn/",
        f"{HOME}sitemap.xml",
    ]
    assert tour.end().state == "failed"


def test_a_signpost_to_the_same_page_under_https_is_followed():
    tour = Tour(Site("x", "白苇县", HOME))
    (home,) = tour.begin()

    asks = tour.read(
        home,
        Document("html", HOME, meta={"refresh": f"0; url={HOME.replace('http', 'https')}"}),
        is_report=False,
    )

    assert "https://www.county.gov.cn/" in [ask.url for ask in asks]


@pytest.mark.parametrize(
    "look",
    ["$('#columnId').val()", 'document.getElementById("columnId").value', "$('input[name=columnId]').val()"],
)
def test_what_a_script_looks_up_in_a_hidden_field_is_its_value(look):
    fields = ('id="columnId" value="51"', 'name="columnId" value="51"')

    told = hidden.told(Document("html", scripts=(f"var c = {look};", "$('#other').val()"), widgets=fields))

    assert told.scripts == ("var c = '51';", "$('#other').val()")
