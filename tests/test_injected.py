"""bench: what was pushed into a report goes, what is honest stays, and a page is trusted for what it is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from bench.injected import Dirty, digest, page, pages
from bench.injected.accuracy import Measured, cases, measure
from bench.injected.attacks import ATTACKS, HONEST
from bench.injected.scoring import overlap, score
from bench.injected.skins import SKINS
from models.values import Publisher, Removal, Report, Section

SEED = 5
CATEGORIES = tuple(dict.fromkeys(a.category for a in ATTACKS))


# -- the corpus -----------------------------------------------------------------------------------------
def decoded(one: Dirty) -> str:
    body = one.body.decode("gb18030" if b"gb2312" in one.body[:600] else "utf-8")
    return unescape(re.sub(r"<[^>]*>", "", body))


def test_pages_are_the_same_bytes_every_time():
    once, again, other = (digest(pages(seed, 12)) for seed in (SEED, SEED, SEED + 1))
    assert once == again != other


def test_every_category_is_there_and_a_third_of_everything_is_held_out():
    assert tuple(f"K{n}" for n in range(1, 15)) == CATEGORIES
    for rows in (ATTACKS, SKINS):
        assert len(rows) * 0.3 <= sum(row.held_out for row in rows) <= len(rows) * 0.5
    brands = [one for one in pages(SEED, 300) if not one.attack.honest]
    assert sum(one.held_out for one in brands) > len(brands) // 3


def test_half_of_the_pages_are_honest_and_nothing_is_pushed_into_them():
    honest = [one for one in pages(SEED, 200) if one.attack.honest]
    assert len(honest) == 100
    assert not any(one.injected for one in honest)
    assert Counter(one.attack.category for one in honest)["look-alike"] > 50


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.name)
def test_truth_stands_on_the_page(attack):
    """Every foreign span is printed, and so is every honest paragraph, with the spans where they were put."""
    made = page(SEED, attack, 0)
    text = decoded(made)
    assert all(span in text for span in made.injected)
    printed = [line.printed for line in made.article.lines if not line.markup]
    assert all(line.strip() in text for line in printed)
    assert len(made.paragraphs) >= 5


def test_hosts_say_what_the_contract_says():
    """Official hosts, numbers, strangers and no host at all, for honest pages and soiled ones."""
    by_host = {
        (one.name.split("-")[-2], one.trust) for one in pages(SEED, 400) if one.attack.category != "K10"
    }
    assert by_host == {
        ("gov", "official"), ("gov", "official_injected"), ("ip", "unverified_mirror"), ("clone", "clone"),
        ("none", "unknown"), ("none", "clone"), ("none", "masked_copy"), ("clone", "masked_copy"),
    }  # fmt: skip


# -- the marks ------------------------------------------------------------------------------------------
def reading(one: Dirty, text: str | None = None, **changes: object) -> Report:
    """A perfect reading of a page without tables, but for the changes given."""
    told = "\n".join(hole for hole, _ in one.paragraphs) if text is None else text
    perfect = Report(
        kind="annual_report",
        title=one.article.draft.title,
        publisher=Publisher(),
        trust=one.trust,
        sections=(Section("overview", None, told),),
        removed=tuple(Removal(span, "brand_injection", "body") for span in one.injected),
    )
    return replace(perfect, **changes)


@pytest.fixture(scope="module")
def soiled() -> Dirty:
    attack = next(a for a in ATTACKS if a.name == "K8/with_phrase_and_shell")  # no tables
    return page(SEED, attack, 0)


def test_a_perfect_reading_is_right(soiled):
    mark = score(soiled, reading(soiled))
    assert mark.right
    assert mark.recorded == mark.injected > 30
    assert mark.overlap.f1 == 1


def test_what_is_left_is_counted_in_letters_also_where_it_is_a_part(soiled):
    phrase = soiled.injected[0]
    told = "\n".join(hole for hole, _ in soiled.paragraphs)
    assert score(soiled, reading(soiled, f"{told}\n{phrase}")).left_over == len(phrase)
    assert score(soiled, reading(soiled, f"{told}\n{phrase[-6:]}")).left_over == 6


def test_a_lost_letter_loses_its_sentence(soiled):
    told = "\n".join(hole for hole, _ in soiled.paragraphs)
    sentence = re.findall(r"[^。\n]{12,}。", told)[0]
    mark = score(soiled, reading(soiled, told.replace(sentence, sentence.replace(sentence[5], "", 1))))
    assert mark.lost == (sentence.strip("　"),)
    assert mark.overlap.f1 < 1


def test_an_honest_page_is_flagged_by_a_removal_or_by_its_trust():
    clean = page(SEED, HONEST[0], 0)
    assert not score(clean, reading(clean)).flagged
    assert score(clean, reading(clean, removed=(Removal("下载", "brand_injection", "body"),))).flagged
    assert score(clean, reading(clean, trust="official_injected")).flagged


def test_substituted_words_may_stay_open_or_be_put_back():
    attack = next(a for a in ATTACKS if a.name == "K2/affairs")
    made = page(SEED, attack, 0)
    for text in ("\n".join(forms) for forms in zip(*made.paragraphs, strict=True)):
        assert not score(made, reading(made, text)).lost
        assert overlap(made, text.split("\n")).f1 == 1


def test_paragraphs_count_as_often_as_they_stand():
    clean = page(SEED, HONEST[0], 0)
    told = [hole for hole, _ in clean.paragraphs]
    assert overlap(clean, told).f1 == 1
    assert overlap(clean, [*told, told[0], "相关链接"]).told == len(told) + 2
    assert overlap(clean, told[1:]).common == len(told) - 1


# -- the gate -------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def measured() -> Measured:
    """A fixed sample: two pages of every attack, one of every honest kind; held-out ones too."""
    soiled = [page(SEED, attack, at) for attack in ATTACKS for at in range(2)]
    return measure((*soiled, *(page(SEED, kind, at) for at, kind in enumerate(HONEST))))


def of(measured: Measured, category: str) -> Measured:
    return measured.of(lambda one: one.attack.category == category)


def test_the_sample_is_the_one_the_gates_were_measured_on(measured):
    assert measured.digest[:16] == "780a893617f05c3a"


@pytest.mark.parametrize("category", CATEGORIES)
def test_injected_characters_go(measured, category):
    part = of(measured, category)
    assert part.removed >= 0.995, cases(part)


@pytest.mark.parametrize("category", CATEGORIES)
def test_no_honest_sentence_is_lost_beside_an_injection(measured, category):
    assert of(measured, category).lost == ()


@pytest.mark.parametrize("category", CATEGORIES)
def test_a_page_is_trusted_for_what_it_is(measured, category):
    assert of(measured, category).distrusted == ()


def test_no_cell_is_touched(measured):
    touched = [m.page.name for m in measured.marks if m.cells_wrong and not m.page.attack.honest]
    assert touched == []


def test_cells_are_read_through_an_official_gateway(measured):
    assert [m.page.name for m in measured.marks if m.cells_wrong and m.page.attack.honest] == []


def test_look_alikes_and_clean_pages_are_left_alone(measured):
    honest = measured.of(lambda one: one.attack.honest)
    assert honest.flagged == ()
    assert honest.lost == ()


@pytest.mark.parametrize("skin", [skin.name for skin in SKINS])
def test_the_body_of_honest_pages_is_whole_in_every_skin(measured, skin):
    honest = measured.of(lambda one: one.attack.honest and one.skin == skin)
    assert honest.marks
    assert honest.overlap.f1 >= 0.995


@pytest.mark.prove
def test_four_thousand_pages():
    """The whole gate in one: two thousand injected pages and as many honest ones, held-out brands and places too."""
    whole = measure(pages(SEED, 4000))
    assert whole.digest[:16] == "801d94d3a9f9fecc"
    assert whole.removed >= 0.999
    assert whole.lost == ()
    assert whole.flagged == ()
    assert whole.distrusted == ()
    assert whole.of(lambda one: one.attack.honest).overlap.f1 >= 0.995
