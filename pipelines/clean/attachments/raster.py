"""A picture of a page as lines and words in their boxes: straightened, ink told from paper, rules from letters.

Pictures are arrays of grey values (0 black, 255 white), rows first; boxes are pixels, down and to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from models.errors import Unreadable
from pipelines.clean.attachments.lattice import Segment
from pipelines.clean.attachments.rulings import Picture, rulings

Box = tuple[int, int, int, int]  # left, top, right, bottom; ends excluded

MAX_BOXES = 4_000  # words of a page: a page of table cells has a few hundred
_MOST_TILT = 6.0  # degrees to either side
_STEPS = (1.0, 0.2, 0.05)  # degrees
_SMALL = 900  # pixels of the longer side that are enough to find the tilt by
_INK = 18  # grey values by which ink is darker than the paper around it
_RULE_INK = 6  # hairlines are faint
_LEAST_EM, _MOST_EM = 8, 90  # pixels
_WORD_GAP = 0.6  # of the height of characters: what is further apart is two words
_DUST = 0.3  # of the height of characters
_FLAT = 0.6  # of it: no character but strokes and points is as flat
_THIN = 0.3  # of it: a dash
_SPECK = 4  # pixels; less ink is dust
_LINE = 1.5  # of it: the tallest line
_CLOSER, _WIDER = 2.0, 1.25  # scales of closer looks
_FRAYS = 2  # pixels by which a rule is thicker in places than it is drawn


@dataclass(frozen=True, slots=True)
class Layout:
    """A straightened picture with what is drawn on it; em is the height of its characters in pixels."""

    picture: Picture
    rules: Picture  # 255 where a rule is drawn
    em: float
    segments: tuple[Segment, ...]
    boxes: tuple[Box, ...]

    @property
    def near(self) -> float:
        """The distance that is none."""
        return max(5.0, 0.3 * self.em)


def layout(picture: Picture) -> Layout:
    """Find the rules and the words of a page. Raises Unreadable: too_large."""
    straight = _straightened(picture)
    soft: Picture = cv2.GaussianBlur(straight, (3, 3), 0)  # type: ignore[assignment]
    grain = _grain(soft)
    ink = _ink(soft, max(_INK, round(3.0 * grain)))
    em = _em(ink)
    segments, rules = rulings(_ink(soft, max(_RULE_INK, round(2.5 * grain))), em)
    return Layout(straight, rules, em, tuple(segments), tuple(_boxes(ink, rules, em)))


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by quarters of a circle."""
    return np.ascontiguousarray(np.rot90(picture, quarters))


def views(shown: Layout, boxes: Sequence[Box]) -> Iterator[tuple[Picture, list[Box], float]]:
    """Other looks at the same words, each a picture, the boxes on it and its scale: smaller; softer and wider.

    The wider one shows a faint digit beside the others, where there is one.
    """
    smaller = 0.8
    shrunk = cv2.resize(shown.picture, None, fx=smaller, fy=smaller, interpolation=cv2.INTER_AREA)
    yield shrunk, [_scaled(box, smaller) for box in boxes], smaller  # type: ignore[misc]
    soft = cv2.GaussianBlur(shown.picture, (0, 0), 1.0)
    yield soft, [_widened(box, shown) for box in boxes], 1.0  # type: ignore[misc]


def closer(shown: Layout, boxes: Sequence[Box]) -> Iterator[tuple[Picture, list[Box], float]]:
    """Three more looks, each a picture without rules, the boxes on it and the margin around them in pixels.

    Twice as large; so with thicker strokes, which closes what the scanner broke; a quarter wider.
    """
    near = cv2.dilate(shown.rules, np.ones((5, 5), np.uint8))
    alone = np.where(near > 0, np.uint8(np.median(shown.picture)), shown.picture)
    large = cv2.resize(alone, None, fx=_CLOSER, fy=_CLOSER, interpolation=cv2.INTER_CUBIC)
    places = [_scaled(box, _CLOSER) for box in boxes]
    yield large, places, 0.35 * shown.em * _CLOSER  # type: ignore[misc]
    pen = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    thick = cv2.GaussianBlur(cv2.erode(large, pen), (0, 0), 1.2)
    yield thick, places, 0.25 * shown.em * _CLOSER  # type: ignore[misc]
    wide = cv2.resize(alone, None, fx=_WIDER, fy=1.0, interpolation=cv2.INTER_CUBIC)
    spread = [
        (round(left * _WIDER), top, round(right * _WIDER), bottom) for left, top, right, bottom in boxes
    ]
    yield wide, spread, 0.25 * shown.em  # type: ignore[misc]


def _widened(box: Box, shown: Layout) -> Box:
    """A box with up to a character's height on both sides, as far as no rule stands there."""
    left, top, right, bottom = box
    by = round(shown.em)
    rules = shown.rules[top:bottom]
    before, after = rules[:, max(0, left - by) : left], rules[:, right : right + by]
    ends = np.flatnonzero(before.any(axis=0)), np.flatnonzero(after.any(axis=0))
    start = max(0, left - by) + (int(ends[0][-1]) + 1 if len(ends[0]) else 0)
    return start, top, right + (int(ends[1][0]) if len(ends[1]) else after.shape[1]), bottom


def is_dash(box: Box, shown: Layout) -> bool:
    """Whether the box is one lying stroke: alone in its place it is a dash, whatever numeral it looks like."""
    left, top, right, bottom = box
    return (
        bottom - top <= _THIN * shown.em
        and right - left >= 2 * (bottom - top)
        and right - left >= _DUST * shown.em
    )


def begins_with_stroke(box: Box, shown: Layout) -> bool:
    """Whether a short lying stroke stands before all else in the box, at half its height: a sign, read or not."""
    left, top, right, bottom = box
    cut = shown.picture[top:bottom, left:right]
    _, ink = cv2.threshold(cut, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    pieces = [piece for piece in stats[1:].tolist() if piece[4] >= _SPECK]
    if len(pieces) < 2:
        return False
    _, above, wide, high, _ = min(pieces)
    low, tall = 0.2 * (bottom - top), 0.8 * (bottom - top)
    return bool(high <= _THIN * shown.em and wide > high and above > low and above + high < tall)


def touches_rule(box: Box, shown: Layout) -> bool:
    left, top, right, bottom = box
    return bool(shown.rules[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2].any())


def _scaled(box: Box, by: float) -> Box:
    left, top, right, bottom = box
    return round(left * by), round(top * by), round(right * by), round(bottom * by)


def _grain(picture: Picture) -> float:
    """The spread of grey values on blank paper: how noisy the scan is."""
    rough = cv2.absdiff(picture, cv2.GaussianBlur(picture, (0, 0), 3.0))
    return 1.48 * float(np.median(rough))


def _ink(picture: Picture, darker: int) -> Picture:
    """255 where a pixel is darker than the paper around it."""
    size = max(31, (max(picture.shape) // 60) | 1)
    return cv2.adaptiveThreshold(  # type: ignore[return-value]
        picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, darker
    )


def _straightened(picture: Picture) -> Picture:
    angle = _tilt(picture)
    if abs(angle) < _STEPS[-1]:
        return picture
    return _rotated(picture, angle, white=255)


def _rotated(picture: Picture, angle: float, white: int) -> Picture:
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(  # type: ignore[return-value]
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white
    )


def _tilt(picture: Picture) -> float:
    """Degrees by which the page must be turned: there the ink lies in the sharpest rows."""
    scale = min(1.0, _SMALL / max(picture.shape))
    small = cv2.resize(_ink(picture, _INK), None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

    def sharpness(angle: float) -> float:
        rows = _rotated(small, angle, white=0).sum(axis=1, dtype=np.float64)  # type: ignore[arg-type]
        return float(np.square(np.diff(rows)).sum())

    best, reach = 0.0, _MOST_TILT
    for step in _STEPS:
        angles = [best + step * at for at in range(-round(reach / step), round(reach / step) + 1)]
        best, reach = max(angles, key=lambda angle: (sharpness(angle), -abs(angle))), step
    return best


def _em(ink: Picture) -> float:
    """The height of most characters."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = stats[1:, cv2.CC_STAT_HEIGHT]
    widths = stats[1:, cv2.CC_STAT_WIDTH]
    letters = heights[(heights >= _LEAST_EM) & (heights <= _MOST_EM) & (widths <= 2 * _MOST_EM)]
    return float(np.percentile(letters, 75)) if len(letters) else 24.0


# -- words ----------------------------------------------------------------------------------------------
def _boxes(ink: Picture, rules: Picture, em: float) -> list[Box]:
    """Words: ink that no wide gap and no rule parts, dust left out."""
    paper = cv2.bitwise_not(rules)
    ink = _without_frays(cv2.bitwise_and(ink, paper), rules)  # type: ignore[arg-type]
    gap = np.ones((max(1, round(0.25 * em)), max(1, round(_WORD_GAP * em))), np.uint8)
    joined: Picture = cv2.bitwise_and(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, gap), paper)  # type: ignore[assignment]
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    letters = {int(label) for label in np.unique(labels[_letters(ink, em)])}
    found: list[Box] = []
    for label, (left, top, width, height, _) in enumerate(stats.tolist()):
        if label == 0 or label not in letters:
            continue
        for above, below in _lines(joined[top : top + height, left : left + width], em):
            found.append((left, top + above, left + width, top + below))
        if len(found) > MAX_BOXES:
            raise Unreadable("too_large", f"a picture shows more than {MAX_BOXES} words")
    return _with_strokes(found, rules, em)


def _without_frays(ink: Picture, rules: Picture) -> Picture:
    """Ink without what lies flat along a lying rule: the rule is thicker there, no word begins so near."""
    reach = np.ones((2 * _FRAYS + 1, 1), np.uint8)
    beside = cv2.dilate(rules, reach) > 0
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= _FRAYS) & (
        stats[:, cv2.CC_STAT_WIDTH] >= 2 * stats[:, cv2.CC_STAT_HEIGHT]
    )
    flat[0] = False
    apart = np.unique(labels[(ink > 0) & ~beside])
    flat[apart] = False
    return np.where(flat[labels], np.uint8(0), ink)


def _letters(ink: Picture, em: float) -> Any:
    """Where pieces of ink are that may be letters: what is smaller in both ways is dust or a point."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= _DUST * em
    large[0] = False
    return large[labels]


def _lines(ink: Picture, em: float) -> Iterator[tuple[int, int]]:
    """A box as tall as one line, or cut where its rows are blank: lines of a cell may touch at a corner."""
    height = ink.shape[0]
    filled = np.flatnonzero((ink > 0).sum(axis=1) > 0.02 * ink.shape[1])
    if height < 1.8 * em or not len(filled):
        yield 0, height
        return
    cuts = [0, *(int(b) for a, b in pairwise(filled) if b - a > 0.1 * em), height]
    yield from pairwise(cuts)


def _with_strokes(boxes: Sequence[Box], rules: Picture, em: float) -> list[Box]:
    """Flat boxes are strokes of 一, 二, 三 or points: each goes to the word on its line that it stands at or in."""
    whole = [box for box in boxes if box[3] - box[1] >= _FLAT * em]
    flat = sorted((box for box in boxes if box[3] - box[1] < _FLAT * em), key=lambda box: (box[1], box[0]))
    for one in flat:
        for at, other in enumerate(whole):
            both = _union(one, other)
            near = both[2] - both[0] <= one[2] - one[0] + other[2] - other[0] + _WORD_GAP * em
            if near and both[3] - both[1] <= _LINE * em and not _ruled(both, rules):
                whole[at] = both
                break
        else:
            whole.append(one)
    return whole


def _union(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _ruled(box: Box, rules: Picture) -> bool:
    left, top, right, bottom = box
    return bool(rules[top:bottom, left:right].any())
