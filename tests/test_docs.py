"""The papers say what the program does, in both languages: commands, options, settings, rules, tables, bounds, tour."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from archive.__main__ import cli
from crawler.journey import Journey
from crawler.spiders.replay import Choice
from demo.calendar import LAST
from demo.truth import alive, events
from models.config import SETTINGS
from models.errors import WrongArguments
from models.tables import metadata
from pipelines.check.rules import GROUPS, RULES
from pipelines.clean.attachments import READERS

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def readme(request) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


@pytest.fixture
def english() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def chinese() -> str:
    return (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str = "nianbao") -> dict[str, click.Command]:
    found = {}
    for name, command in group.commands.items():
        found[f"{path} {name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{path} {name}")
    return found


def test_every_command_is_documented(readme):
    missing = [path for path in commands(cli()) if path not in readme]
    assert not missing


def test_every_option_is_documented(readme):
    options = {
        option
        for command in commands(cli()).values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
    }
    assert not [
        option for option in sorted(options) if not re.search(rf"(?<![\w-]){option}(?![\w-])", readme)
    ]


def test_every_setting_stands_with_its_default(readme):
    for name, (default, _) in SETTINGS.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*$", readme, re.MULTILINE)
        assert default in row


def test_every_rule_and_flag_stands_in_one_table(readme):
    told = set(re.findall(r"^\| `([\w-]+)` \|", readme, re.MULTILINE))
    assert not sorted(set(RULES) - told)
    assert not sorted(name for name in GROUPS if f"`{name}`" not in readme)


def test_the_readme_names_no_rule_that_is_gone(readme):
    table = readme.split("<!-- rules -->")[1]
    told = set(re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE))
    assert told == set(RULES)


def test_every_spider_and_verb_of_scrapy_is_documented(readme):
    for words in ("scrapy crawl reports", "scrapy recrawl SITE", "scrapy crawl replay"):
        assert f"| `{words}` |" in readme, words


def test_the_english_table_says_each_rule_as_the_program_does(english):
    told = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", english.split("<!-- rules -->")[1], re.MULTILINE))
    assert told == dict(RULES)


def test_the_chinese_table_says_each_rule_in_chinese(chinese):
    told = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|$", chinese.split("<!-- rules -->")[1], re.MULTILINE))
    assert not [name for name, meaning in told.items() if len(re.findall(r"[\u4e00-\u9fff]", meaning)) < 3]


def test_both_readmes_have_the_same_chapters_and_tables(english, chinese):
    """A chapter, a table row or a block of output that one reader gets, the other gets too; the glossary is free."""
    english, chinese = (text.split("## Glossary")[0].split("## 术语对照")[0] for text in (english, chinese))
    for pattern in (r"^## ", r"^\| `", r"^```"):
        assert [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)] == [
            len(re.findall(pattern, english, re.MULTILINE))
        ] * 2, pattern


def spider_arguments() -> set[str]:
    """What `-a` takes, as the refusals of an unknown argument list it."""
    names = set()
    for take in (Journey.of, Choice.of):
        with pytest.raises(WrongArguments) as refusal:
            take({"nonsense": "1"})
        names |= set(re.findall(r"\w+", re.split(r"use|takes", str(refusal.value))[1]))
    return names


def test_every_argument_of_a_crawl_is_documented(readme):
    names = spider_arguments()
    assert {"site", "max", "form"} <= names
    assert not [name for name in sorted(names) if f"`-a {name}=" not in readme]


def test_every_target_of_make_is_documented(readme):
    (phony,) = re.findall(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    targets = set(phony.split()) - {"installed"}  # a step of the others, no door
    assert "crawl" in targets
    assert not [name for name in sorted(targets) if f"| `make {name}` |" not in readme]


def test_every_table_of_the_database_is_documented_and_no_other(readme):
    told = re.findall(r"^\| `(\w+)` \|", readme.split("<!-- tables -->")[1], re.MULTILINE)
    assert sorted(told) == sorted(metadata.tables)


def test_every_type_of_file_that_is_read_is_named(readme):
    files = readme.split("<!-- files -->")[1]
    assert not [name for name in READERS if f"`{name}`" not in files]


# -- bounds ---------------------------------------------------------------------------------------------
#: Bounds outside the folder of readers; in there every constant that begins with MAX_ is one.
ELSEWHERE = {
    "pipelines/clean/tables.py": ("MOST_COLUMNS", "MOST_ROWS", "MOST_TEXT"),
    "pipelines/worker.py": ("SECONDS", "MEMORY"),
    "crawler/settings.py": ("DOWNLOAD_MAXSIZE", "DOWNLOAD_TIMEOUT", "RETRY_TIMES", "REDIRECT_MAX_TIMES"),
    "crawler/handler.py": ("MOST_HEAD",),
    "crawler/gate.py": ("MOST_BODY", "MOST_BYTES"),
    "crawler/browser.py": ("MOST_ASKED",),
    "crawler/choosing.py": ("MOST_CHOSEN",),
    "crawler/turning.py": ("MOST_TURNED",),
    "crawler/lists.py": ("MOST_PAGES",),
    "crawler/manners.py": ("SILENT", "WALLS", "ORIGINS"),
    "crawler/steps.py": ("DEPTH",),
    "crawler/tour.py": ("COLUMNS",),
    "crawler/frontier.py": ("FIRST", "A_REPORT", "LATER"),
    "models/warc.py": ("DECODED_LIMIT",),
    "archive/opened.py": ("SECONDS",),
}


def constants(path: Path) -> dict[str, float]:
    """The numbers a module names at its top."""
    found = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            for target in node.targets:
                if isinstance(target, ast.Name) and isinstance(node.value.value, int | float):
                    found[target.id] = node.value.value
    return found


def bounds() -> dict[str, float]:
    """module.CONSTANT -> its number."""
    found = {}
    for path in (ROOT / "pipelines" / "clean").rglob("*.py"):
        found |= {f"{path.stem}.{n}": v for n, v in constants(path).items() if n.startswith("MAX_")}
    for name, wanted in ELSEWHERE.items():
        numbers = constants(ROOT / name)
        found |= {f"{Path(name).stem}.{n}": numbers[n] for n in wanted}
    return found


def test_the_bounds_are_those_of_the_code(readme):
    rows = re.findall(
        r"^\| [^|]+ \| ([\d,]+)( MB)?\D* \| [^|]+ \| `(\w+\.\w+)` \|$",
        readme.split("<!-- bounds -->")[1],
        re.MULTILINE,
    )
    told = {name: int(number.replace(",", "")) * (1_000_000 if unit else 1) for number, unit, name in rows}
    assert told == bounds()


# -- the tour -------------------------------------------------------------------------------------------
def test_the_tour_shows_what_the_province_has(readme):
    """The figure revised in silence and the report that goes, as the province itself knows them."""
    tour = readme.split("\n## ")[2]
    for event in events(LAST):
        if event.kind == "revised":
            assert f"{event.code}: {event.before} → {event.after}" in tour
        if event.kind != "new":
            assert re.search(rf"{event.kind} +{event.publisher_full_name} +{event.year} ", tour)
    (together,) = re.findall(
        r"^together +\d+ +\d+ +(\d+) .*\n(?:.*robots.*\n)?^reports by year", tour, re.MULTILINE
    )
    assert int(together) == len(alive(1))
