"""The papers say what the program does: every command, option, setting, rule and flag stands in both READMEs."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from archive.__main__ import cli
from models.config import SETTINGS
from pipelines.check.rules import GROUPS, RULES

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def readme(request) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


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
        option for option in sorted(options) if f"`{option}" not in readme and f" {option}" not in readme
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


def test_crawl_commands_and_their_arguments_are_documented(readme):
    for words in ("scrapy crawl reports", "scrapy recrawl", "scrapy crawl replay", "-a site=", "-a province=", "-a due=",
                  "-a max=", "-a full=1", "-a year=", "-a form="):  # fmt: skip
        assert words in readme, words
