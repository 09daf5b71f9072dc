"""Reads the injected corpus through the public door, and prints what is left, lost, flagged, trusted and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.injected.corpus import digest
from bench.injected.scoring import Mark, Overlap, overlap, score
from bench.injected.shapes import Dirty
from models.divisions.load import load
from pipelines.read import Knowledge, read_file

_WIDTH = 24
Extract = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Each page with its marks, and the digest of them all."""

    marks: tuple[Mark, ...]
    digest: str

    def of(self, wanted: Callable[[Dirty], bool]) -> Measured:
        return Measured(tuple(m for m in self.marks if wanted(m.page)), self.digest)

    @property
    def injected(self) -> int:
        return sum(m.injected for m in self.marks)

    @property
    def left(self) -> int:
        return sum(m.left_over for m in self.marks)

    @property
    def removed(self) -> float:
        """Share of the injected characters that are told no more; 1 where none were injected."""
        return 1 - self.left / self.injected if self.injected else 1.0

    @property
    def recorded(self) -> float:
        """Share of the injected characters that `removed` names; 1 where none were injected."""
        return sum(m.recorded for m in self.marks) / self.injected if self.injected else 1.0

    @property
    def lost(self) -> tuple[str, ...]:
        return tuple(f"{m.page.name}: {sentence}" for m in self.marks for sentence in m.lost)

    @property
    def flagged(self) -> tuple[str, ...]:
        return tuple(
            f"{m.page.name}: {m.report.trust}, {[t.text for t in m.report.removed]}"
            for m in self.marks
            if m.flagged
        )

    @property
    def distrusted(self) -> tuple[str, ...]:
        return tuple(
            f"{m.page.name}: {m.report.trust} for {m.page.trust}" for m in self.marks if not m.trusted
        )

    @property
    def overlap(self) -> Overlap:
        return sum((m.overlap for m in self.marks), Overlap())


def measure(found: Iterable[Dirty]) -> Measured:
    """Read pages with an empty sites table, without network or store, and mark each reading."""
    knowledge = Knowledge(divisions=load(), sites=())
    all_pages = tuple(found)
    marks = tuple(score(p, read_file(p.body, knowledge, name="page.html", url=p.url)) for p in all_pages)
    return Measured(marks, digest(all_pages))


def print_injected(measured: Measured) -> None:
    """By category and placement, by skin against other extractors, and the trust that was given for each true one."""
    print(f"\ninjected corpus {measured.digest[:16]}: {len(measured.marks)} pages")
    print(
        f"\n{'category':{_WIDTH}}{'pages':>7}{'removed':>10}{'recorded':>10}{'lost':>6}{'flagged':>9}{'trust':>8}{'cells':>8}{'F1':>8}"
    )
    names = dict.fromkeys(m.page.attack.category for m in measured.marks)
    for name in names:
        print(_line(name, measured.of(lambda p, name=name: p.attack.category == name)))  # type: ignore[misc]
    print(_line("all", measured))
    print(_line("held out", measured.of(lambda p: p.held_out)))
    _print_trust(measured.marks)
    _print_skins(measured.marks)


def _line(name: str, part: Measured) -> str:
    marks = part.marks
    wrong, cells = sum(len(m.cells_wrong) for m in marks), sum(m.cells for m in marks)
    return (
        f"{name:{_WIDTH}}{len(marks):7}{part.removed:10.2%}{part.recorded:10.2%}{len(part.lost):6}"
        f"{len(part.flagged):9}{sum(m.trusted for m in marks) / max(1, len(marks)):8.1%}"
        f"{1 - wrong / max(1, cells):8.1%}{part.overlap.f1:8.4f}"
    )


def _print_trust(marks: Sequence[Mark]) -> None:
    found = Counter((m.page.trust, m.report.trust) for m in marks)
    names = sorted({name for pair in found for name in pair})
    print(f"\n{'trust: true, then given':{_WIDTH}}" + "".join(f"{name:>20}" for name in names))
    for true in names:
        print(f"{true:{_WIDTH}}" + "".join(f"{found[true, given]:20}" for given in names))


def _print_skins(marks: Sequence[Mark]) -> None:
    others = extractors()
    print(
        "\nparagraphs of the body; trafilatura prints the article of a layout table as one row, so none of it matches"
    )
    told = [m for m in marks if m.page.article.report]
    heads = "".join(f"{name:>14}" for name in others)
    print(f"\n{'paragraph F1 by skin':{_WIDTH}}{'pages':>7}{'precision':>11}{'recall':>8}{'ours':>9}{heads}")
    for skin in (*dict.fromkeys(sorted(m.page.skin for m in told)), ""):
        part = [m for m in told if skin in ("", m.page.skin)]
        ours = sum((m.overlap for m in part), Overlap())
        theirs = "".join(f"{_told_by(extract, part).f1:14.4f}" for extract in others.values())
        print(
            f"{skin or 'all':{_WIDTH}}{len(part):7}{ours.precision:11.4f}{ours.recall:8.4f}{ours.f1:9.4f}{theirs}"
        )


def _told_by(extract: Extract, marks: Sequence[Mark]) -> Overlap:
    return sum((overlap(m.page, _paragraphs(extract(m.page.body))) for m in marks), Overlap())


def _paragraphs(text: str) -> list[str]:
    """Lines of an extractor's text; a table's row counts as its cells, a list's item without its dash."""
    return [cell.strip().removeprefix("- ") for line in text.split("\n") for cell in line.split("|")]


def extractors() -> dict[str, Extract]:
    """Other extractors at their defaults, each given what it takes: bytes, or the page decoded."""
    import readability
    import trafilatura
    from lxml import html
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str

    def summary(body: bytes) -> str:
        article = html.fromstring(readability.Document(_decoded(body)).summary())
        return "\n".join(map(str, article.itertext()))

    return {
        "trafilatura": lambda body: trafilatura.extract(body) or "",
        "resiliparse": lambda body: str(extract_plain_text(bytes_to_str(body), main_content=True)),
        "readability": summary,
    }


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")


def cases(measured: Measured) -> str:
    """Every page that is not right and nothing of which is held out, as a Markdown list."""
    lines = []
    for m in measured.marks:
        if m.right or m.page.held_out:
            continue
        taken = "; ".join(f"{t.rule}@{t.where}: {t.text}" for t in m.report.removed)
        facts = {
            "url": m.page.url,
            "kind": m.report.kind if m.report.kind != "annual_report" else "",
            "trust": f"{m.report.trust}, true {m.page.trust}" if not m.trusted else "",
            "left": " | ".join(m.left),
            "lost": " | ".join(m.lost),
            "cells wrong": ", ".join(m.cells_wrong[:5]),
            "taken from an honest page": taken if m.page.attack.honest else "",
            "removed": "" if m.page.attack.honest else taken,
        }
        told = "".join(f"\n  - {what}: {fact}" for what, fact in facts.items() if fact)
        lines.append(f"- `{m.page.name}`{told}")
    return "\n".join(lines) + "\n"
