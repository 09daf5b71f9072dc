"""Copies of one table (print and mobile twins, an attachment): one figure each, or none where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from models.values import Figure, Problem

# What a damaged copy says does not contradict a copy that can be read.
_SILENT = frozenset({"unsure", "lost", "image", "masked", "absent"})


def settle(figures: Sequence[Figure]) -> tuple[list[Figure], list[Problem]]:
    """One figure a code out of *figures* in page order: the first of equal copies, unsure where copies differ.

    A copy without a single number (an empty template beside the filled form) is left out.
    """
    copies = _copies(figures)
    filled = [copy for copy in copies if any(f.state == "printed" for f in copy.values())] or copies
    if len(filled) == 1:
        return list(filled[0].values()), []
    done: dict[str, Figure] = {}
    differing: list[str] = []
    for code in dict.fromkeys(code for copy in filled for code in copy):
        versions = [copy[code] for copy in filled if code in copy]
        readable = [figure for figure in versions if figure.state not in _SILENT] or versions[:1]
        readable = [
            figure for figure in readable if "ocr" not in figure.flags
        ] or readable  # print before scan
        done[code] = readable[0]
        if any((f.value, f.state) != (readable[0].value, readable[0].state) for f in readable):
            done[code] = readable[0]._replace(value=None, state="unsure", flags=())
            differing.append(code)
    if not differing:
        return list(done.values()), []
    message = f"two copies of the table print different values for {len(differing)} cells: {', '.join(differing[:5])}"
    return list(done.values()), [Problem("copies_differ", "hard", message, tuple(differing))]


def _copies(figures: Sequence[Figure]) -> list[dict[str, Figure]]:
    """A new copy begins where a code comes again."""
    copies: list[dict[str, Figure]] = []
    for figure in figures:
        if not copies or figure.code in copies[-1]:
            copies.append({})
        copies[-1][figure.code] = figure
    return copies
