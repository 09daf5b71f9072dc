"""A page whose file cannot be had for a while is kept, and is no revision; a file that is gone for good is one."""

import pytest

from bench.corpus.papers import docx
from tests.packages import draft
from tests.town import Crawler, open_town, report, small_site

town = pytest.fixture(open_town.__wrapped__)
PAGE, FILE = "/nb/t2023.html", "/files/1.docx"
LINK = f'<p>附件：<a href="{FILE}">统计表.docx</a></p></div></body>'
DAYS = ("2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16", "2026-03-30", "2026-04-13")


def events(crawl):
    """(event, day) of the page with the file."""
    return crawl.rows(
        "SELECT event, substr(at, 1, 10) FROM events JOIN locations ON locations.document_id = events.document_id"
        f" JOIN urls ON urls.id = url_id WHERE url LIKE '%{PAGE}' ORDER BY at"
    )


def met(crawl, town, day, file):
    """One crawl on a day on which the file is answered so."""
    town.pages[FILE] = file
    return crawl("crawl", "reports", NIANBAO_CLOCK=f"{DAYS[day]}T08:00:00Z")


@pytest.fixture
def crawl(tmp_path, town):
    town.pages = small_site((2023,))
    town.pages[PAGE] = report(2023).replace("</div></body>", LINK)
    town.tags = False  # the page is read in every run
    return Crawler(tmp_path).sites(town.url)


def test_a_file_makes_no_revision_until_it_counts_as_gone(crawl, town):
    """Away once: the page is kept with the file as it was, and the run names it. Away again: no news, and soon not asked for.

    Away in three runs: a revision, with what was said of the file.
    """
    there, away = docx(draft()), (404, {}, "<p>nothing</p>")
    answers = (there, away, there, away, away, away, away)
    done = [met(crawl, town, day, file) for day, file in enumerate(answers)]

    assert events(crawl) == [("new", DAYS[0]), ("revised", DAYS[6])]
    assert [one.returncode for one in done] == [0, 1, 0, 1, 0, 0, 0]
    assert all("attachment" in one.stdout + one.stderr for one in done if one.returncode)
    assert len(town.asked(FILE)) == len(answers) - 1
    assert [row[0] for row in crawl.rows("SELECT rule FROM problems WHERE scope = 'page'")] == [
        "attachment_dead"
    ]
    assert crawl.rows(
        f"SELECT count(*) FROM captures JOIN urls ON urls.id = url_id WHERE url LIKE '%{PAGE}' AND kind = 'content'"
    ) == [(7,)]
    assert crawl.verify() == 0


def test_a_page_that_changes_while_its_file_is_away_is_revised_once(crawl, town):
    there = docx(draft())
    met(crawl, town, 0, there)
    town.pages[PAGE] = report(2023, count=367).replace("</div></body>", LINK)
    for day, file in ((1, (404, {}, "<p>nothing</p>")), (2, there)):
        met(crawl, town, day, file)

    assert events(crawl) == [("new", DAYS[0]), ("revised", DAYS[1])]
