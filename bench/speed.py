"""How long reading a page takes: CPU time a page, and ratios to other extractors on the same pages in the same run."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count, islice
from statistics import median
from types import ModuleType
from typing import Any
from unittest.mock import patch

from bench.injected.accuracy import extractors
from bench.injected.attacks import HONEST
from bench.injected.corpus import page as drawn
from models.divisions.load import load
from models.values import Capture
from pipelines.clean import page, planted, spam
from pipelines.clean.document import open_document
from pipelines.parse.forms import read_tables
from pipelines.read import Knowledge, open_page

_PAGES = 36  # of each way
_WARMING = 12  # pages read before the clock runs
_SIZES = range(40_000, 50_000)  # bytes of a page: some 45 kB at the median
_FIRST = 1_000_000  # number of a page that no other part of the bench draws
_CELL = re.compile(r"<td([^>]*)><p>(.*?)</p></td>")
_AS_WORD_PASTES = (
    (
        r'<td\1 valign="center" style="padding:0 7px;border:1px solid black"><p class="MsoNormal" align="center" '
        r'style="line-height:15pt"><span style="font-size:12px;font-family:仿宋">\2</span></p></td>'
    ),
    (
        r'<td\1 valign="center"><p style="text-align:center"><span style="font-size:12px;font-family:仿宋">'
        r"\2</span></p></td>"
    ),
)  # the forms of 2019 and 2021 have half as many cells again as that of 2014
#: functions that look for injected words or take them out, where the reading of a page calls them
_CLEANERS: tuple[tuple[ModuleType, str], ...] = (
    (planted, "find"), (planted, "sent_away"), (planted, "baits"), (spam, "footer_shell"), (spam, "known_of"),
    (spam, "clean"), (spam, "clean_line"), (spam, "head_stuffing"), (page, "_clean_metadata"), (page, "_beside"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """By what the article is found in these skins, and the bound for cleaning, grids and figures (milliseconds)."""

    name: str
    skins: tuple[str, ...]
    bound: float


WAYS = (
    Way("a known container", ("trs", "vsb", "jcms", "gkmlpt", "lonsun"), 3.0),
    Way("trafilatura", ("ucap", "old_tables", "bare_spans"), 15.0),
)
CLEANING_BOUND = 0.5  # milliseconds a page


def print_speed(seed: int) -> None:
    """Median CPU milliseconds a page for each step and for other extractors, and the ratios to our own."""
    knowledge = Knowledge(divisions=load())
    for way in WAYS:
        captures = list(islice(captures_of(seed, way), _WARMING + _PAGES))
        size = median(len(one.body) for one in captures) / 1000
        print(
            f"\nspeed, {_PAGES} reports of {size:.0f} kB at the median, their article found by {way.name}\n"
            f"{'CPU milliseconds a page':30}{'median':>8}{'slowest':>9}{'times ours':>12}"
        )
        figures = _times(lambda one: read_tables(open_document(one).tables), captures)
        ours = median(figures)
        _print("clean + grids + figures", figures, ours, f"bound {way.bound:g}")
        for form, times in _by_form(captures[_WARMING:], figures).items():
            _print(f"  {len(times)} of {form}", times, ours)
        _print("injected words alone", _cleaning(captures), ours, f"bound {CLEANING_BOUND:g}")
        _print("reading it whole", _times(lambda one: open_page(one, knowledge), captures), ours)
        for name, extract in extractors().items():
            _print(name, _times(lambda one, read=extract: read(one.body), captures), ours)  # type: ignore[misc]


def captures_of(seed: int, way: Way) -> Iterator[Capture]:
    """Honest reports of every form in the skins of *way* with cells as Word pastes them, each another report."""
    for at in count(_FIRST):
        one = drawn(seed, HONEST[0], at)
        bodies = (_pasted(one.body, cell) for cell in _AS_WORD_PASTES if one.skin in way.skins)
        yield from islice((Capture(body, url=one.url) for body in bodies if len(body) in _SIZES), 1)


def _pasted(body: bytes, cell: str) -> bytes:
    encoding = "gb18030" if b"charset=gb" in body else "utf-8"
    return _CELL.sub(cell, body.decode(encoding)).encode(encoding)


def _print(name: str, times: Sequence[float], ours: float, note: str = "") -> None:
    print(f"{name:30}{median(times):8.2f}{max(times):9.2f}{median(times) / ours:12.1f}   {note}".rstrip())


def _by_form(captures: Sequence[Capture], times: Sequence[float]) -> dict[str, list[float]]:
    """The *times* of *captures* by the form that each report fills in."""
    found: dict[str, list[float]] = {}
    for one, spent in zip(captures, times, strict=True):
        found.setdefault(read_tables(open_document(one).tables).era or "no form", []).append(spent)
    return dict(sorted(found.items()))


def _times(read: Callable[[Capture], object], captures: Sequence[Capture]) -> list[float]:
    """Milliseconds a page, each read once as a crawl does; the first ones warm up."""
    times = []
    for one in captures:
        begin = time.process_time()
        read(one)
        times.append(1000 * (time.process_time() - begin))
    return times[_WARMING:]


def _cleaning(captures: Sequence[Capture]) -> list[float]:
    """Milliseconds a page inside the functions that deal with injected words, measured while it is read."""
    watch = _Watch()
    with ExitStack() as stack:
        for module, name in _CLEANERS:
            stack.enter_context(patch.object(module, name, watch.timed(getattr(module, name))))
        return [watch.spent(one) for one in captures][_WARMING:]


class _Watch:
    """Adds up the time inside some functions; a call within a call counts once."""

    def __init__(self) -> None:
        self._depth = 0
        self._total = 0.0

    def spent(self, one: Capture) -> float:
        self._total = 0.0
        open_document(one)
        return 1000 * self._total

    def timed(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **named: Any) -> Any:
            begin = time.process_time()
            self._depth += 1
            try:
                return function(*arguments, **named)
            finally:
                self._depth -= 1
                if not self._depth:
                    self._total += time.process_time() - begin

        return measured
