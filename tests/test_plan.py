"""The revisit plan says when to come back, a person can set it, and a planned crawl asks for what is due and no more."""

import configparser
import json
import re
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.journey import Journey
from models.errors import WrongArguments
from models.plan import load
from models.visits import waits
from tests.town import Crawler, open_town

ROOT = Path(__file__).resolve().parents[1]
town = pytest.fixture(open_town.__wrapped__)
EVERY = '[[visit]]\nwhat = "lists"\nevery = "1d"\n[[visit]]\nwhat = "reports"\n'


@pytest.mark.parametrize(
    ("what", "month", "year", "days"),
    [
        ("lists", 1, None, 7),
        ("lists", 4, None, 7),
        ("lists", 5, None, 30),
        ("reports", 2, 2025, 7),
        ("reports", 2, 2024, 7),
        ("reports", 2, 2023, 91),
        ("reports", 6, 2025, 30),
        ("reports", 12, 2008, 91),
        ("reports", 3, None, 7),  # of which year it is, nobody knows: perhaps it is new
    ],
)
def test_the_packed_plan(what, month, year, days):
    """Weekly while reports appear, monthly else; what is three years old and more quarterly."""
    assert load().every(what, datetime(2026, month, 15, tzinfo=UTC), year) == timedelta(days=days)


def test_a_nightly_timer_need_not_strike_at_the_same_minute():
    """What was seen at two is due at half past one, a week later; not a day earlier."""
    seen, plan = datetime(2026, 1, 5, 2, tzinfo=UTC), load()

    assert plan.is_due("lists", seen, seen + timedelta(days=6, hours=23, minutes=30))
    assert not plan.is_due("lists", seen, seen + timedelta(days=5, hours=23, minutes=30))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[visit", "cannot read the plan"),
        ("", r"no \[\[visit\]\] lines"),
        (EVERY + 'every = "soon"', "line 2 .* every is 'soon'"),
        (EVERY + 'every = "0d"', "line 2 .* every is '0d'"),
        (EVERY + 'every = "9d"\nmonths = "4-1"', "line 2 .* months is '4-1'"),
        (EVERY + 'every = "9d"\nmonths = "13"', "line 2 .* months is '13'"),
        (EVERY + 'every = "9d"\nnewest = 0', "line 2 .* newest is '0'"),
        (EVERY + 'every = "9d"\ncolour = 1', "line 2 .* 'colour' means nothing"),
        (EVERY + 'every = "9d"\nmonths = "1-11"', "how often to visit reports in month 12"),
        (EVERY + 'every = "9d"\nnewest = 2', "how often to visit reports in month 1"),
        ('[[visit]]\nwhat = "pages"\nevery = "9d"', "line 1 .* what is 'pages'"),
    ],
)
def test_a_plan_that_means_nothing_is_named_by_its_line(tmp_path, text, said):
    path = tmp_path / "plan.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(WrongArguments, match=said):
        load(path)


def test_a_planned_crawl_asks_for_what_is_due(tmp_path, town):
    """Reports of the newest two years and lists after a week, the older one after a quarter, and nothing the next day."""
    town.pages = {
        path: page.replace("2023", "2025") if isinstance(page, str) else page
        for path, page in town.pages.items()
    }
    town.pages["/nb/t2025.html"] = town.pages.pop("/nb/t2023.html")
    town.pages["/nb/"] = town.pages["/nb/"].replace("t2023", "t2025")
    crawl = Crawler(tmp_path).sites(town.url)

    def planned(clock):
        before = len(town.log)
        done = crawl("crawl", "reports", "-a", "due=plan", NIANBAO_CLOCK=clock)
        assert done.returncode == 0, done.stdout + done.stderr
        return [path for path, *_ in town.log[before:] if path.startswith("/nb/")]

    everything = ["/nb/", "/nb/t2021.html", "/nb/t2022.html", "/nb/t2025.html"]
    assert sorted(planned("2026-01-05T02:00:00Z")) == everything
    assert planned("2026-01-06T02:00:00Z") == []
    assert sorted(planned("2026-01-12T01:30:00Z")) == ["/nb/", "/nb/t2025.html"]
    assert crawl.rows("SELECT state FROM runs ORDER BY id") == [("complete",), ("complete",)]
    assert sorted(planned("2026-04-06T02:00:00Z")) == everything


def test_each_list_has_its_own_rhythm(tmp_path, town):
    """A list that could not be had is tried the next night, and alone; with it the others are due a week after they were seen."""
    home, column = town.pages["/"], "/zx/"
    town.pages["/"] = home.replace("</body>", f"<a href='{column}'>年报专栏</a></body>")
    assert town.pages["/"] != home
    town.pages[column] = town.pages["/nb/"].replace("t2021", "x2021")
    crawl = Crawler(tmp_path).sites(town.url)

    def planned(clock):
        before = len(town.log)
        done = crawl("crawl", "reports", "-a", "due=plan", NIANBAO_CLOCK=clock)
        return done.returncode, {path for path, *_ in town.log[before:] if path in ("/nb/", column)}

    assert planned("2026-01-05T02:00:00Z") == (0, {"/nb/", column})
    whole, town.pages[column] = town.pages[column], (503, {}, "")
    assert planned("2026-01-12T02:00:00Z") == (1, {"/nb/", column})
    town.pages[column] = whole
    assert planned("2026-01-13T02:00:00Z") == (0, {column})
    assert planned("2026-01-14T02:00:00Z") == (0, set())
    assert planned("2026-01-19T02:00:00Z") == (0, {"/nb/"})
    assert planned("2026-01-20T02:00:00Z") == (0, {column})


def test_a_list_that_is_lost_for_good_costs_fewer_and_fewer_visits():
    """It is tried the next night, then after as long as it has been due, in the end no more often than a list that is well."""
    plan, seen = load(), datetime(2026, 5, 1, 2, tzinfo=UTC)
    tried, nights = seen, []
    for night in range(130):
        now = seen + timedelta(days=night)
        if plan.is_due("lists", seen, now) and not waits(plan, seen, tried, now):
            tried = now
            nights.append(night)
    assert nights == [30, 31, 32, 34, 38, 46, 62, 92, 122]


def test_a_plan_of_ones_own_is_followed_and_shown(tmp_path, town):
    crawl = Crawler(tmp_path).sites(town.url)
    path = tmp_path / "plan.toml"
    path.write_text(EVERY + 'every = "2d"', "utf-8")
    crawl.env["NIANBAO_PLAN"] = str(path)
    assert crawl("crawl", "reports", "-a", "due=plan").returncode == 0

    rest = crawl.run("archive", "plan", "--json", NIANBAO_CLOCK="2026-01-19T10:00:00Z")
    due = crawl.run("archive", "plan", "--json", NIANBAO_CLOCK="2026-01-20T10:00:00Z")

    assert [json.loads(line)["every_days"] for line in rest.stdout.splitlines()] == [1, 2]
    assert [json.loads(out.stdout.splitlines()[0])["due"] for out in (rest, due)] == [[], ["990101"]]

    path.write_text("nonsense", "utf-8")
    wrong = crawl("crawl", "reports", "-a", "due=plan")
    assert (wrong.returncode, "cannot read the plan" in wrong.stderr) == (2, True)


# -- the units of the papers ----------------------------------------------------------------------------
@pytest.fixture(params=["README.md", "README.zh-CN.md"])
def readme(request):
    return (ROOT / request.param).read_text("utf-8")


def blocks(text, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def asks_for_what_is_due(command):
    """The words behind `scrapy crawl reports` are arguments that it takes."""
    words = shlex.split(command)
    start = next(n for n, word in enumerate(words) if word.endswith("/scrapy"))
    assert words[start + 1 : start + 3] == ["crawl", "reports"]
    given = dict(word.split("=", 1) for word in words[start + 4 :: 2])
    assert set(words[start + 3 :: 2]) == {"-a"}
    journey = Journey.of(given)
    return journey.by_plan and journey.seconds == 5 * 3600


def test_the_lines_for_cron_are_lines_of_a_crontab(readme):
    (block,) = blocks(readme, "cron")
    lines = block.splitlines()
    (job,) = [line for line in lines if not re.match(r"[A-Z_]+=\S+$", line)]

    times, command = job.split(None, 5)[:5], job.split(None, 5)[5]
    assert all(re.fullmatch(r"\*|\d+", time) for time in times)
    assert "%" not in command  # cron ends a line there
    assert asks_for_what_is_due(command)


def test_the_units_for_systemd_are_units(readme):
    service, timer = (configparser.ConfigParser(strict=False, interpolation=None) for _ in range(2))
    for unit, text in zip((service, timer), blocks(readme, "ini"), strict=True):
        unit.optionxform = str
        unit.read_string(text)

    assert list(service) == ["DEFAULT", "Unit", "Service"]
    assert service["Service"]["Type"] == "oneshot"
    assert asks_for_what_is_due(service["Service"]["ExecStart"])
    assert list(timer) == ["DEFAULT", "Unit", "Timer", "Install"]
    assert re.fullmatch(r"\*-\*-\* \d\d:\d\d:\d\d", timer["Timer"]["OnCalendar"])
