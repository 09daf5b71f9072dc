"""From a bare address to every report, and at what cost: a few portals at every test, all of them in the long proof."""

import pytest

from bench.discovery import crawl, measure, together
from demo.skins import HELD_OUT, ODD, SKINS, TUNED
from demo.skins.server import Portals

#: static pages, a form, an interface nobody documents, one that a script file names, what only the search knows
FEW = ("trs-tree", "odd-posted", "odd-records", "odd-far", "odd-searched")
#: recall and precision that the crawl has reached, by group; a change may only better them
FLOORS = {"tuned": (TUNED, 1.0, 1.0), "odd": (ODD, 0.99, 0.99), "held out": (HELD_OUT, 0.975, 0.99)}


def test_a_crawl_finds_every_report_of_a_few_portals_and_calls_that_complete():
    for one in measure(FEW):
        assert (one.missed, one.wrong, one.over, one.state) == ((), (), False, "complete"), one.name


def test_a_later_crawl_asks_for_what_is_known_and_little_besides(tmp_path):
    """Every report is asked for once, every list is read, nothing is new, and what was walked in vain is not walked again."""
    with Portals(("odd-posted",)) as portals:
        first = crawl(portals, tmp_path)
        asked = portals.requests("odd-posted")
        again = crawl(portals, tmp_path)

    assert len(again.reports) == len(first.reports) == len(SKINS["odd-posted"].truth(""))
    assert set(again.states.values()) == {"complete"}
    assert portals.requests("odd-posted") - asked <= asked


@pytest.mark.prove
def test_every_group_of_portals_stays_above_its_floor():
    names = [skin.name for skins, _, _ in FLOORS.values() for skin in skins]
    found = {one.name: one for one in measure(names)}
    for group, (skins, recall, precision) in FLOORS.items():
        whole = together(group, [found[skin.name] for skin in skins])
        assert whole.recall >= recall, group
        assert whole.precision >= precision, group
        assert not [skin.name for skin in skins if found[skin.name].over], group
