"""A page whose file cannot be had for a while is kept, and is no revision; a file that is gone for good is one."""

import pytest

from bench.corpus.papers import docx
from tests.packages import draft
from tests.town import Crawler, open_town, report, small_site

town = pytest.fixture(open_town.__wrapped__)
PAGE, FILE = "/nb/t2023.html", "/files/1.docx"
CHANGED, ITS_FILE = "/nb/t2022.html", "/files/2.docx"  # a page that changes while its file is away
DAYS = ("2026-01-19", "2026-02-02", "2026-02-16", "2026-03-02", "2026-03-16", "2026-03-30", "2026-04-13")


def page(year, file, **words):
    """A report that hands out a file."""
    link = f'<p>附件：<a href="{file}">统计表.docx</a></p></div></body>'
    return report(year, **words).replace("</div></body>", link)


def events(crawl, page):
    """(event, day) of a page with a file."""
    return crawl.rows(
        "SELECT event, substr(at, 1, 10) FROM events JOIN locations ON locations.document_id = events.document_id"
        f" JOIN urls ON urls.id = url_id WHERE url LIKE '%{page}' ORDER BY at"
    )


def met(crawl, town, day, file):
    """One crawl on a day on which the file is answered so; the other page's until the third day, too."""
    town.pages[FILE] = file
    if day < 3:
        town.pages[ITS_FILE] = file
    if day == 1:
        town.pages[CHANGED] = page(2022, ITS_FILE, count=367)
    return crawl("crawl", "reports", NIANBAO_CLOCK=f"{DAYS[day]}T08:00:00Z")


@pytest.fixture
def crawl(tmp_path, town):
    town.pages = small_site((2022, 2023))
    town.pages |= {PAGE: page(2023, FILE), CHANGED: page(2022, ITS_FILE)}
    town.tags = False  # the page is read in every run
    return Crawler(tmp_path).sites(town.url)


def test_a_file_makes_no_revision_until_it_counts_as_gone(crawl, town):
    """Away once: the page is kept with the file as it was, and the run names it. Away again: no news, and soon not asked for.

    Away in three runs: a revision, with what was said of the file. A page that changes meanwhile is revised once.
    """
    there, away = docx(draft()), (404, {}, "<p>nothing</p>")
    answers = (there, away, there, away, away, away, away)
    done = [met(crawl, town, day, file) for day, file in enumerate(answers)]

    assert events(crawl, PAGE) == [("new", DAYS[0]), ("revised", DAYS[6])]
    assert events(crawl, CHANGED) == [("new", DAYS[0]), ("revised", DAYS[1])]
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
