"""How many reports a crawl finds from a portal's address alone, how many of what it keeps are reports, at what cost.

`python -m bench.discovery [SKIN …]` crawls these alone, prints them and what was missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from demo.skins import HELD_OUT, SKINS, TUNED, ReportTruth, truth
from demo.skins.ground import write_divisions
from demo.skins.server import Portals

ROOT = Path(__file__).resolve().parents[1]
ALLOWED, A_REPORT = 200, 2  # the requests a first crawl may use: so many a site, and so many a report
_SECONDS = 3000
_SHOWN = 6  # lines of a list of cases
_HEAD = " recall  precision  organ  requests  a report  run"


@dataclass(frozen=True, slots=True)
class Found:
    """What a crawl made of one portal; *missed* and *wrong* are for a person to read."""

    name: str
    owed: int
    kept: int
    right: int  # reports of the truth that were kept, each once
    named: int  # of these, how many bear the right organ's whole name
    wrong: tuple[str, ...]
    missed: tuple[str, ...]
    requests: int
    state: str

    @property
    def recall(self) -> float:
        return self.right / self.owed

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / self.kept if self.kept else 0.0

    @property
    def over(self) -> bool:
        return self.requests > ALLOWED + A_REPORT * self.owed

    @property
    def fails(self) -> bool:
        return bool(self.missed or self.wrong or self.over or self.state != "complete")


@dataclass(frozen=True, slots=True)
class Crawl:
    """An archive after its crawl: the rows of its reports and of its runs, and how the crawl ended."""

    exit_code: int
    reports: Sequence[Mapping[str, object]]
    states: Mapping[str, str]  # of the runs, by the address of their sites
    log: str = field(repr=False, default="")


def alike(url: str) -> str:
    """The address with the parameters of its query in order and without a fragment."""
    parts = urlsplit(url)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return parts._replace(query=query, fragment="").geturl()


def _environment(folder: Path, names: Iterable[str]) -> dict[str, str]:
    divisions = write_divisions(tuple(SKINS[name].ground for name in names), folder / "divisions.csv")
    sites = folder / "sites.csv"
    sites.write_text("code,name,url,division_code,verified\n", encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NIANBAO_")}
    return kept | {
        "NIANBAO_WORLD": "demo",
        "NIANBAO_DATABASE": f"sqlite:///{(folder / 'archive.db').as_posix()}",
        "NIANBAO_WARC_DIR": str(folder / "warc"),
        "NIANBAO_ALLOW_HOSTS": "127.0.0.1",
        "NIANBAO_DELAY": "0",
        "NIANBAO_DIVISIONS": str(divisions),
        "NIANBAO_SITES": str(sites),
    }


def _run(words: Sequence[str], env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).with_name(words[0]))
    return subprocess.run(
        [program, *words[1:]],
        cwd=ROOT,
        env=dict(env),
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )


def _rows(words: Sequence[str], env: Mapping[str, str]) -> list[Mapping[str, object]]:
    """The rows of a reading command; nothing found is no row, anything worse is an error."""
    answer = _run(words, env)
    if answer.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(words)}: exit {answer.returncode}: {answer.stderr.strip()}")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def crawl(portals: Portals, folder: Path) -> Crawl:
    """Crawl all portals at once into a new archive in *folder*, from their addresses alone.

    A crawl that could not begin or ended abnormally raises `RuntimeError` with its last words.
    """
    env = _environment(folder, portals.origins)
    addresses = ",".join(f"{origin}/" for origin in portals.origins.values())
    answer = _run(["scrapy", "crawl", "reports", "-a", f"site={addresses}"], env)
    if answer.returncode not in (0, 1):
        raise RuntimeError(f"the crawl ended with {answer.returncode}: {answer.stderr.strip()[-500:]}")
    reports = _rows(["nianbao", "reports", "--json"], env)
    states = {str(row["url"]): str(row["state"]) for row in _rows(["nianbao", "sites", "--json"], env)}
    return Crawl(answer.returncode, reports, states, answer.stdout + answer.stderr)


def judge(name: str, origin: str, requests: int, done: Crawl) -> Found:
    """Hold what the archive has of one portal against the truth: address and report year must both agree."""
    owed = truth(name, origin)
    places = {(alike(url), one.year): one for one in owed for url in one.urls}
    mine = [row for row in done.reports if str(row["url"]).startswith(f"{origin}/")]
    right: dict[ReportTruth, bool] = {}
    wrong: list[str] = []
    for row in mine:
        one = places.get((alike(str(row["url"])), row["report_year"]))  # type: ignore[arg-type]
        if one is None:
            wrong.append(f"{row['url']} as {row['publisher']} {row['report_year']}")
        else:
            right[one] = row["publisher"] == one.publisher.fullest_name
    missed = tuple(f"{one.publisher.full_name} {one.year}: {one.urls[0]}" for one in owed if one not in right)
    state = done.states.get(f"{origin}/", "none")
    named = sum(right.values())
    return Found(name, len(owed), len(mine), len(right), named, tuple(wrong), missed, requests, state)


def measure(names: Sequence[str]) -> tuple[Found, ...]:
    """Crawl the portals of *names* together and judge each."""
    with tempfile.TemporaryDirectory() as folder, Portals(names) as portals:
        done = crawl(portals, Path(folder))
        return tuple(
            judge(name, origin, portals.requests(name), done) for name, origin in portals.origins.items()
        )


def together(name: str, found: Sequence[Found]) -> Found:
    """Several portals as one sum; its state is that of all, or how many runs were complete."""
    complete = sum(one.state == "complete" for one in found)
    return Found(
        name,
        sum(one.owed for one in found),
        sum(one.kept for one in found),
        sum(one.right for one in found),
        sum(one.named for one in found),
        tuple(line for one in found for line in one.wrong),
        tuple(line for one in found for line in one.missed),
        sum(one.requests for one in found),
        f"{complete} of {len(found)} complete",
    )


def _line(one: Found, label: str = "") -> str:
    organ = one.named / one.right if one.right else 0.0
    mark = " over its budget" if one.over and label not in ("", "all") else ""
    return (
        f"{label:13}{one.name:20}{one.recall:7.1%}{one.precision:11.1%}{organ:7.0%}{one.requests:10}"
        f"{one.requests / one.owed:10.1f}  {one.state}{mark}"
    )


def _sum(word: str, found: Sequence[Found]) -> str:
    """The line of several portals; each has a budget of its own."""
    over = sum(one.over for one in found)
    return _line(together(f"{word}, {len(found)}", found), "all") + f", {over} over their budget"


def print_found(found: Sequence[Found]) -> None:
    """A line for each tuned portal and for all of them; of the portals held out nothing but their sum."""
    apart = {skin.name for skin in HELD_OUT}
    tuned = [one for one in found if one.name not in apart]
    held_out = [one for one in found if one.name in apart]
    print(f"\ndiscovery from the address alone, {len(found)} portals\n{'family':13}{'skin':20}{_HEAD}")
    for one in tuned:
        print(_line(one, SKINS[one.name].family))
    if tuned:
        print(_sum("tuned", tuned))
    if held_out:
        print(_sum("held out", held_out))


def _some(word: str, lines: Sequence[str]) -> list[str]:
    """The first few lines, and how many there are besides."""
    more = [f"- {word} {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return [f"- {word} {line}" for line in lines[:_SHOWN]] + more


def cases(found: Sequence[Found]) -> str:
    """What the tuned portals hide, as text; the portals held out stay closed."""
    apart = {skin.name for skin in HELD_OUT}
    parts = []
    for one in found:
        if one.fails and one.name not in apart:
            lines = _some("missed", one.missed) + _some("wrong", one.wrong)
            parts.append(f"## {SKINS[one.name].family} {_line(one).strip()}\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def main(names: Sequence[str]) -> None:
    """Crawl the portals of *names*, or all; where some are named, print what they hide too."""
    strange = [name for name in names if name not in SKINS]
    if strange:
        raise SystemExit(f"no such skin: {', '.join(strange)}; there are {', '.join(s.name for s in TUNED)}")
    found = measure(names or tuple(SKINS))
    print_found(found)
    if names:
        print(cases(found))


if __name__ == "__main__":
    main(sys.argv[1:])
