"""Reads the corpus through the public door and prints what came out right, missed, wrong and unsure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.corpus import digest, specimens
from bench.corpus.scans import scans
from bench.corpus.specimen import Specimen
from bench.scoring import MARKS, MISSED, UNSURE, WRONG, Case, Score, score
from models.divisions.load import load
from pipelines.clean.attachments import scan
from pipelines.read import Knowledge, read_file

_KINDS = (
    "cell", "extra", "computed", "flag", "place", "unit", "regional", "fact",
    "problem", "false problem", "kind", "era", "year", "published", "publisher",
)  # fmt: skip
_HEADS = "".join(f"{mark:>9}" for mark in MARKS)
_HELD_OUT = "(held out)"
_OF_2014 = re.compile(r"b\d_")  # b1_via_weibo, b9_trainees …


@dataclass(frozen=True, slots=True)
class Measured:
    """Each specimen with its score, and the digest of them all."""

    scored: tuple[tuple[Specimen, Score], ...]
    digest: str

    def total(self, wanted: Callable[[Specimen], bool] = lambda _: True) -> Score:
        """The sum over the specimens wanted."""
        whole = Score()
        for specimen, one in self.scored:
            if wanted(specimen):
                whole.add(one)
        return whole

    def cases(self, *, held_out: bool = False) -> tuple[Case, ...]:
        """Every mark that is not `right`; held-out styles only where asked, since nobody tunes against them."""
        return tuple(c for _, one in self.scored for c in one.cases if held_out or not c.held_out)


def measure(seed: int, reports: int) -> Measured:
    """Make the corpus, read it, mark it."""
    return mark(tuple(specimens(seed, reports)))


def measure_scans() -> Measured:
    """The pictures of the corpus, which the extra `ocr` reads: none of them without it."""
    return mark(tuple(scans()) if scan.installed() else ())


def mark(found: Sequence[Specimen]) -> Measured:
    """Read specimens without network or store and mark each reading."""
    knowledge = Knowledge(divisions=load(), sites=())
    scored = tuple((one, score(one, read_file(one.body, knowledge, name=one.name))) for one in found)
    return Measured(scored, digest(found))


def print_table(measured: Measured) -> None:
    """The rates by style, form and type, then everything that is no cell."""
    print(f"corpus {measured.digest[:16]}: {len(measured.scored)} files")
    _rows("style", measured, lambda s: _HELD_OUT if s.style.held_out else s.style.name)
    _rows("form", measured, lambda s: s.form)
    _rows("type", measured, lambda s: s.type)
    _rows("damage", measured, lambda s: "damaged" if s.style.damaged else "undamaged")
    _everything(measured)


def print_scans(measured: Measured) -> None:
    """The same for pictures: what is in doubt there is unsure, which is no fault of the page."""
    if not measured.scored:
        print("\npictures: not read, the extra `ocr` is not installed")
        return
    _rows("picture", measured, lambda s: f"{s.type} {s.form}")
    _everything(measured)


def _everything(measured: Measured) -> None:
    print(f"\n{'everything':22}{_HEADS}")
    whole = measured.total()
    for kind in _KINDS:
        print(_line(kind, whole.of(kind)))


def _rows(title: str, measured: Measured, key: Callable[[Specimen], str]) -> None:
    print(f"\n{title:22}{_HEADS}{'recall':>9}   (cells; extra ones are wrong)")
    for name in dict.fromkeys(sorted(key(s) for s, _ in measured.scored)):
        total = measured.total(lambda s, name=name: key(s) == name)  # type: ignore[misc]
        recall = total.recall("cell")
        share = "       –" if recall is None else f"{recall:8.2%}"
        print(f"{_line(name, _cells(total))} {share}")


def _cells(total: Score) -> dict[str, int]:
    counts = total.of("cell")
    counts[WRONG] += total.marks["extra", WRONG] + total.marks["computed", WRONG]
    return counts


def _line(name: str, counts: dict[str, int]) -> str:
    return f"{name:22}" + "".join(f"{counts[mark]:9}" for mark in MARKS)


def listing(cases: Iterable[Case]) -> str:
    """Cases as a Markdown table, wrong ones first; many of one kind in one file become one line with their count."""
    order = {WRONG: 0, UNSURE: 1, MISSED: 2}
    groups: dict[tuple[int, str, str, str], list[Case]] = {}
    for case in cases:
        table = "b" if _OF_2014.match(case.what) else case.what.split(".")[0]
        groups.setdefault((order[case.mark], case.style, case.specimen, table), []).append(case)
    lines = ["| mark | specimen | cells | what | expected | got |", "|---|---|---|---|---|---|"]
    for (_, _, specimen, _), alike in sorted(groups.items(), key=lambda pair: pair[0]):
        few = alike[:3]
        told = (
            ", ".join(c.what for c in few),
            "; ".join(c.expected for c in few),
            "; ".join(c.got for c in few),
        )
        lines.append(f"| {few[0].mark} | {specimen} | {len(alike)} | " + " | ".join(told) + " |")
    return "\n".join(lines) + "\n"
