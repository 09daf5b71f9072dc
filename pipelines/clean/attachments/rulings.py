"""The drawn lines of a page in a picture of its ink: thin, straight, with paper beside them, meeting one another."""

from __future__ import annotations

from typing import Any, TypeAlias

import cv2
import numpy as np

from pipelines.clean.attachments.lattice import Segment

Picture: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"  # grey values, rows first

_TALL_RULE, _WIDE_RULE = 1.0, 2.2  # times the height of characters: no stroke of a letter is as long
_SLIM = 4  # times as long as thick is a line
_JUTS = 0.1  # of a rule: beyond the last that it meets
_BESIDE = 0.15  # share of ink right beside a rule: more, and it is a stroke


def rulings(ink: Picture, em: float) -> tuple[list[Segment], Picture]:
    """The drawn lines that meet one another at both ends, and a mask of them."""
    lying = _runs(ink, round(_WIDE_RULE * em), upright=False)
    upright = _runs(ink, round(_TALL_RULE * em), upright=True)
    near = max(5.0, 0.3 * em)
    while True:  # a stroke of a letter meets no rule, and what met only such strokes meets none any more
        kept = [met for one in lying if (met := _as_far_as_met(one, upright, near))]
        stands = [met for one in upright if (met := _as_far_as_met(one, kept, near))]
        if (kept, stands) == (lying, upright):
            break
        lying, upright = kept, stands
    mask = np.zeros_like(ink)
    width = max(3, round(0.15 * em))
    for one in (*lying, *upright):
        begin, end = (round(one.begin), round(one.end))
        at = round(one.at)
        ends = ((at, begin), (at, end)) if one.upright else ((begin, at), (end, at))
        cv2.line(mask, ends[0], ends[1], 255, width)
    return [*lying, *upright], mask


def _runs(ink: Picture, least: int, *, upright: bool) -> list[Segment]:
    """Straight thin runs of ink with paper beside them, gaps of a few pixels closed."""
    bridge, long = (np.ones((size, 1) if upright else (1, size), np.uint8) for size in (5, least))
    found = cv2.morphologyEx(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge), cv2.MORPH_OPEN, long)
    fat = np.ones((1, 3) if upright else (3, 1), np.uint8)
    _, _, stats, centres = cv2.connectedComponentsWithStats(cv2.dilate(found, fat), connectivity=8)
    segments = []
    for (left, top, width, height, _), (x, y) in zip(stats[1:].tolist(), centres[1:].tolist(), strict=True):
        along, across = (height, width) if upright else (width, height)
        begin, at = (top, x) if upright else (left, y)
        one = Segment(at, float(begin), float(begin + along), upright)
        if along > _SLIM * across and _stands_alone(one, ink, across):
            segments.append(one)
    return _in_one(segments, near=max(4, least // 8), gap=least)


def _in_one(segments: list[Segment], near: float, gap: float) -> list[Segment]:
    """Pieces of one line put together: scanners break hairlines."""
    whole: list[Segment] = []
    for one in sorted(segments, key=lambda one: one.begin):
        at = next(
            (
                at
                for at, other in enumerate(whole)
                if abs(other.at - one.at) <= near and one.begin <= other.end + gap
            ),
            None,
        )
        if at is None:
            whole.append(one)
        else:
            before = whole[at]
            longer = max(before, one, key=lambda piece: piece.end - piece.begin)
            whole[at] = Segment(longer.at, before.begin, max(before.end, one.end), one.upright)
    return whole


def _stands_alone(one: Segment, ink: Picture, across: int) -> bool:
    """Whether paper lies along one side of a line at least: along the stroke of a letter lies the rest of it."""
    plane = ink if one.upright else ink.T
    aside = across // 2 + 3
    span = plane[int(one.begin) : int(one.end)]
    sides = [span[:, min(max(round(one.at) + by, 0), plane.shape[1] - 1)] for by in (-aside, aside)]
    return min(float(side.mean()) for side in sides) < 255 * _BESIDE


def _as_far_as_met(one: Segment, others: list[Segment], near: float) -> Segment | None:
    """The line between the first and the last of those that cross it; None where more than a tenth juts out.

    A little juts out where the stroke of a letter stands in line with a rule.
    """
    crossing = [o.at for o in others if o.begin - near <= one.at <= o.end + near]
    met = [at for at in crossing if one.begin - near <= at <= one.end + near]
    first, last = min(met, default=one.end), max(met, default=one.begin)
    most = max(near, _JUTS * (one.end - one.begin))
    if last - first <= near or first - one.begin > most or one.end - last > most:
        return None
    begin = one.begin if first - one.begin <= near else first
    return Segment(one.at, begin, one.end if one.end - last <= near else last, one.upright)
