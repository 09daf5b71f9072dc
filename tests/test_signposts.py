"""Home pages that show nothing and send on, and boxes of a column that do: both lead where a visitor would be led."""

from crawler.asks import Ask
from tests.test_tour import COLUMN, HOME, HOST, document, tour_of, urls


def test_a_home_page_that_sends_telephones_elsewhere_is_followed_both_ways():
    code = "if (/Mobile/.test(navigator.userAgent)) { location.href = '/wap/index.html'; } else { location.href = '/index/main.html'; }"
    tour, (home,) = tour_of()

    asks = tour.read(home, document(HOME, scripts=(code,)), is_report=False)

    assert [(ask.url, ask.role, ask.guess) for ask in asks] == [
        (f"{HOST}/index/main.html", "home", False),
        (f"{HOST}/wap/index.html", "home", True),
    ]


def test_more_of_a_box_is_no_line_of_it_whatever_day_stands_beside():
    asks = document(
        COLUMN, ("/nb2023/7/list.shtml", "更多", "2024-02-28"), ("/wn/8/list.shtml", "更多", "2023-03-18")
    )
    tour, _ = tour_of()

    found = tour.read(Ask(COLUMN, "column"), asks, is_report=False)

    assert urls(found) == ["/nb2023/7/list.shtml", "/wn/8/list.shtml"]
