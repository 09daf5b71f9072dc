"""What a question to the archive is: its words, its parameters, and the function that answers it with rows.

One Question makes a command (`nianbao NAME`), its JSON Lines (`--json`) and later its web page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click
from rich.console import Console

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A command of `nianbao` that reads.

    ask(connection, **parameters) gives the rows that `--json` prints, one a line; show prints the same rows
    for a person (default: a table of columns). Wrong arguments raise models.errors.WrongArguments.
    """

    name: str
    help: str
    ask: Callable[..., Sequence[Row]]
    params: Callable[[], list[click.Parameter]] = list
    columns: tuple[str, ...] = ()
    nothing: str = "nothing found"
    show: Callable[[Console, Sequence[Row]], None] | None = None
    atom: Callable[[Sequence[Row], str | None], bytes] | None = None  # the rows as a feed, for --atom
    takes_config: bool = False  # ask also wants config=, to find the WARC files


def who() -> click.Argument:
    return click.Argument(["who"], metavar="WHO")


def site() -> click.Option:
    return click.Option(["--site"], metavar="S", help="Only this site: its code, name or URL.")


def year(*, required: bool = False) -> click.Option:
    text = "The report year: the year the figures are about."
    return click.Option(
        ["--year"], type=click.IntRange(2000, 2100), required=required, metavar="Y", help=text
    )


def moment(name: str, text: str, *, to: str | None = None) -> click.Option:
    """A DATE option; to is the parameter's name where the option's own is a word of Python."""
    text = f"{text} A day (2026-02-02: as it ended) or an ISO time, UTC."
    return click.Option([f"--{name}", *([to] if to else [])], metavar="DATE", help=text)
