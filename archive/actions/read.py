"""nianbao read: read saved documents; no archive, no network."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click
from pipelines.read import Knowledge, read_file

from archive.answer import console, write_lines
from archive.paper import print_report
from models.config import Config
from models.divisions.load import load
from models.errors import WrongArguments
from models.shapes import report_object
from models.sites import read as read_sites

HELP = """Read saved documents and print what they say: publisher, year, figures, facts, problems.

\b
FILE is an HTML page, a page saved as plain text, a PDF or a DOCX; - is standard input.
Without --url only the text can tell whether the page is the original.
Exit 0 if every file is a report, 1 if one is not, 2 if one does not exist.
"""


def run(files: tuple[str, ...], url: str | None, *, json: bool) -> int:
    if url and len(files) > 1:
        raise WrongArguments("--url names one page: give it with one FILE")
    missing = [name for name in files if name != "-" and not Path(name).is_file()]
    if missing:
        raise WrongArguments(f"no such file: {', '.join(missing)}")
    config = Config.of(os.environ)
    sites = read_sites(config.sites, "packed") if config.sites else ()
    knowledge = Knowledge(divisions=load(config.divisions), sites=sites)
    reports = True
    for name in files:
        record = _read(name, url, knowledge)
        reports = reports and record["kind"] == "annual_report"
        if json:
            write_lines([record])
        else:
            print_report(console(), record)
    return 0 if reports else 1


def _read(name: str, url: str | None, knowledge: Knowledge) -> dict[str, Any]:
    body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return report_object(read_file(body, knowledge, name=name, url=url), Path(name).name)


COMMAND = click.Command(
    "read",
    params=[
        click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
        click.Option(["--url"], metavar="URL", help="The address the page was saved from (one FILE only)."),
        click.Option(["--json"], is_flag=True, help="JSON Lines: one object a file, in order."),
    ],
    callback=run,
    help=HELP,
)
