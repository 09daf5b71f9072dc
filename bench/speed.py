"""How long reading a page takes, as a ratio to trafilatura's extraction of the same pages in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

from bench.corpus import STYLES, specimens
from models.divisions.load import load
from pipelines.read import Knowledge, read_file

_ROUNDS = 3


def print_speed(seed: int) -> None:
    """Median CPU milliseconds a page for both, and their ratio (smaller is faster), light pages and heavy ones."""
    for name in ("clean", "lettered_labels"):
        _compare(name, [one.body for one in specimens(seed, 4, [s for s in STYLES if s.name == name])])


def _compare(name: str, pages: Sequence[bytes]) -> None:
    import trafilatura

    knowledge = Knowledge(divisions=load(), sites=())
    ours = _median(lambda body: read_file(body, knowledge), pages)
    theirs = _median(trafilatura.extract, pages)
    size = median(len(body) for body in pages) / 1000
    print(f"\nspeed, {len(pages)} pages of style {name}, {size:.0f} kB at the median, CPU time a page")
    print(f"reading it whole      {ours:8.1f} ms\ntrafilatura.extract   {theirs:8.1f} ms")
    print(f"ratio                 {ours / theirs:8.2f}")


def _median(reads: Callable[[bytes], object], pages: Sequence[bytes]) -> float:
    """Median over the pages of the best of some rounds, in milliseconds; the first round warms up."""
    for body in pages[:2]:
        reads(body)
    return median(min(_timed(reads, body) for _ in range(_ROUNDS)) for body in pages)


def _timed(reads: Callable[[bytes], object], body: bytes) -> float:
    begin = time.process_time()
    reads(body)
    return 1000 * (time.process_time() - begin)
