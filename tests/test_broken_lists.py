"""A browser that shows nothing of a list proves that it is empty only where the page's scripts ran."""

import pytest

from crawler.asks import Ask, Listing
from crawler.lists import Lists, Shown

COLUMN = "http://www.baiwei.example/nb/"


@pytest.mark.parametrize(
    ("broken", "entries", "whole"),
    [(False, (), True), (True, (), False), (True, (f"{COLUMN}1.html",), True)],
    ids=["empty", "its scripts failed", "its scripts failed, and it shows entries"],
)
def test_a_list_that_shows_nothing_where_its_scripts_failed_is_open(broken, entries, whole):
    lists, found = Lists(), frozenset(entries)

    lists.note(Ask(COLUMN, browser=True, broken=broken), "generic", Listing(), Shown(found, found))

    assert lists[COLUMN].whole == whole
    assert [COLUMN in words for words in lists.wanting()] == [True] * (not whole)
