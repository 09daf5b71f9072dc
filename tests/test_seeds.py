"""The five seeds read exactly as expected.json of ../shared says."""

import json
from pathlib import Path

import pytest

from models.divisions.load import load
from models.shapes import report_object
from pipelines.read import Knowledge, read_file

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
EXPECTED = json.loads((SEEDS / "expected.json").read_text("utf-8")) if SEEDS.is_dir() else {}
EXACT = ("kind", "title", "report_year", "published", "era", "trust")

pytestmark = pytest.mark.skipif(not EXPECTED, reason="../shared/seeds is not there")


@pytest.fixture(scope="module")
def knowledge():
    return Knowledge(load())


@pytest.fixture(scope="module")
def read(knowledge):
    objects = {
        name: report_object(read_file((SEEDS / name).read_bytes(), knowledge, name=name), name)
        for name in EXPECTED
    }
    return objects.__getitem__


def among(wanted, found):
    """The wanted rows that no found row agrees with in every key they name."""
    return [
        row for row in wanted if not any(all(other.get(k) == v for k, v in row.items()) for other in found)
    ]


seeds = pytest.mark.parametrize("name", list(EXPECTED))


@seeds
@pytest.mark.parametrize("key", EXACT)
def test_a_seed_says_what_it_is(read, name, key):
    assert read(name)[key] == EXPECTED[name][key]


@seeds
def test_every_figure_of_a_seed_is_exact_and_none_is_more(read, name):
    found = {figure["code"]: figure for figure in read(name)["figures"]}
    wanted = EXPECTED[name]["figures"]
    assert set(found) == set(wanted)
    wrong = {
        code: found[code]
        for code, cell in wanted.items()
        if any(found[code][k] != v for k, v in cell.items())
    }
    assert wrong == {}


@pytest.mark.skipif(not EXPECTED, reason="../shared/seeds is not there")
def test_the_seeds_hold_514_cells():
    assert sum(len(seed["figures"]) for seed in EXPECTED.values()) == 514


@seeds
def test_regional_rows_of_a_seed_are_exact(read, name):
    rows = [{key: row[key] for key in ("code", "label", "values")} for row in read(name)["regional_rows"]]
    assert rows == EXPECTED[name]["regional_rows"]


@seeds
def test_a_seeds_publisher_is_named_with_or_without_leading_divisions(read, name):
    found, wanted = read(name)["publisher"], EXPECTED[name]
    bare = wanted["publisher"].removesuffix("人民政府")
    assert (found["name"] or "").removesuffix("人民政府").endswith(bare[-6:])
    assert bare in (found["name"] or "")
    assert found["level"] == wanted["level"]


@seeds
def test_a_seeds_facts_are_among_those_found(read, name):
    facts = read(name)["facts"]
    assert among(EXPECTED[name]["facts"], facts) == []
    taboo = [row["value"] for row in EXPECTED[name].get("must_not_be_facts", ())]
    assert [fact for fact in facts if fact["value"] in taboo] == []


@seeds
def test_a_seeds_problems_are_among_those_named(read, name):
    assert set(EXPECTED[name]["problems"]) <= {problem["rule"] for problem in read(name)["problems"]}


@seeds
def test_a_seeds_metadata_are_among_those_found(read, name):
    assert EXPECTED[name]["metadata"].items() <= read(name)["metadata"].items()


@seeds
def test_what_is_removed_from_a_seed_is_exact_and_the_rest_stays(read, name):
    found = read(name)
    assert [removal["text"] for removal in found["removed"]] == EXPECTED[name]["removed"]
    text = "\n".join(section["text"] for section in found["sections"])
    assert EXPECTED[name].get("text_must_contain", "") in text
    assert not [removed for removed in EXPECTED[name]["removed"] if removed in text]


@seeds
def test_a_seed_with_its_address_is_trusted_by_its_host(knowledge, name):
    for url, trust in EXPECTED[name].get("trust_with_url", {}).items():
        report = read_file((SEEDS / name).read_bytes(), knowledge, name=name, url=url)
        assert report.trust == trust
