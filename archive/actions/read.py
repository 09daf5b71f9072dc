"""nianbao read: read saved documents; no archive, no network."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from archive.answer import console, write_lines
from archive.paper import print_report
from models.config import Config
from models.errors import Unreadable, WrongArguments
from models.shapes import report_object
from models.sites import read as read_sites
from models.values import Capture, Report
from pipelines.read import MOST_BYTES
from pipelines.slim import unread
from pipelines.worker import Readers, Setup

HELP = """Read saved documents and print what they say: publisher, year, figures, facts, problems.

\b
FILE is an HTML page, a page saved as plain text, PDF, DOC, DOCX, XLS, XLSX, WPS, ET, OFD, MHTML or a ZIP
of these; - is standard input.
Without --url only the text can tell whether the page is the original.
Exit 0 if every file is a report, 1 if one is not, 2 if one does not exist.
"""


def run(files: tuple[str, ...], url: str | None, *, json: bool) -> int:
    if url and len(files) > 1:
        raise WrongArguments("--url names one page: give it with one FILE")
    missing = [name for name in files if name != "-" and not Path(name).is_file()]
    if missing:
        raise WrongArguments(f"no such file: {', '.join(missing)}")
    reports = True
    for record in _records(files, url):
        reports = reports and record["kind"] == "annual_report"
        if json:
            write_lines([record])
        else:
            print_report(console(), record)
    return 0 if reports else 1


def _records(files: Sequence[str], url: str | None) -> Iterator[dict[str, Any]]:
    """The files read side by side in processes that may fall or hang, told in their order."""
    config = Config.of(os.environ)
    sites = read_sites(config.sites, "packed") if config.sites else ()
    count = min(len(files), config.workers or os.cpu_count() or 1)
    readers = Readers(Setup(config.divisions, sites), count=count)
    try:
        with ThreadPoolExecutor(count) as side_by_side:
            reports = side_by_side.map(lambda name: _report(readers, name, url), files)
            for name, report in zip(files, reports, strict=True):
                yield report_object(report, Path(name).name)
    finally:
        readers.close()


def _report(readers: Readers, name: str, url: str | None) -> Report:
    """What a file says; one that takes too long or fells its reader says so by a problem."""
    capture = Capture(body=_bytes(name), url=url, filename=name)
    try:
        return readers.read_now(capture).report
    except Unreadable as error:
        return unread(capture, error).report


def _bytes(name: str) -> bytes:
    """The file's bytes, one more than reading takes at most: the reader then says that it is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


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
