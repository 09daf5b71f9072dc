"""How surely a word of a picture was recognised: several looks at it, and what the ink around it says.

A word that holds digits is read three times: as it is, smaller, and softer with more paper beside it, which shows a
faint digit that the others cut off. A number that they read alike but not surely is looked at three times more.
Numbers on which two looks differ are known to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.clean.attachments import raster, recognise
from pipelines.clean.attachments.lattice import Word
from pipelines.clean.attachments.raster import Box, Layout
from pipelines.clean.attachments.recognise import Read
from pipelines.clean.attachments.rulings import Picture
from pipelines.parse.numbers import SURE

_NUMBER = re.compile(r"\d(?:[\d.,:%]*\d)?")
_ILLEGIBLE = "□"
_READABLE = 0.85  # mean confidence of a page that stands upright
_SAMPLE = 40  # words that tell whether it does
_MARGIN = 0.15  # of the height of characters, around a word
_DOUBTERS = 2  # of six looks that read alike may be unsure
_LOOK_ALIKES = str.maketrans("lIiL|OoQ", "11111000")
_ALIKE = re.compile(r"(?=.*\d)[\dlIiL|OoQ]+")
_ALONE = re.compile(r"[-−]?\d[\d.,]*")
_HAN = re.compile(r"[\u3400-\u9fff]")


def upright(picture: Picture) -> tuple[Layout, list[Read]]:
    """The page as it is, or turned by a quarter or more where only so its words can be read."""

    def read(shown: Layout, boxes: Sequence[Box]) -> list[Read]:
        return recognise.read(shown.picture, boxes, _MARGIN * shown.em)

    shown = raster.layout(picture)
    readings = read(shown, shown.boxes)
    if not readings or _legible(readings) >= _READABLE:
        return shown, readings
    turned = [raster.layout(raster.turned(picture, quarters)) for quarters in (1, 2, 3)]
    chances = [_legible(read(one, one.boxes[:_SAMPLE])) for one in turned]
    best = max(range(3), key=lambda at: chances[at])
    if chances[best] <= _legible(readings):
        return shown, readings
    return turned[best], read(turned[best], turned[best].boxes)


def words(shown: Layout, readings: Sequence[Read]) -> Iterator[tuple[Word, Read]]:
    """The words of a page with their readings; one with digits, or without any word of Chinese, is read again."""
    found = [_as_digits(one) for one in readings]
    again = [at for at, one in enumerate(found) if _NUMBER.search(one.text) or not _HAN.search(one.text)]
    looks = _looks(shown, again)
    agreed = {at: _agreed(found[at], smaller, wider) for at, (smaller, wider) in looks.items()}
    doubtful = [
        at for at in again if _ALONE.fullmatch(found[at].text) and 0 < min(agreed[at].sure, default=0) < SURE
    ]
    for at, more in _closer(shown, doubtful).items():
        agreed[at] = _by_most(found[at], [*looks[at], *more])
    for at, (box, one) in enumerate(zip(shown.boxes, found, strict=True)):
        read = _drawn(box, agreed.get(at, one), shown)
        left, top, right, bottom = map(float, box)
        yield Word(read.text or _ILLEGIBLE, left, top, right, bottom, _confidence(read)), read


def masked(read: Read) -> tuple[str, int]:
    """The text with □ for the digits of numbers in doubt, and how many numbers these are."""
    text, count = read.text or _ILLEGIBLE, 0
    for match in _NUMBER.finditer(read.text):
        if min(read.sure[match.start() : match.end()]) < SURE:
            blotted = re.sub(r"\d", _ILLEGIBLE, match[0])
            text = text[: match.start()] + blotted + text[match.end() :]
            count += 1
    return text, count


def _legible(readings: Sequence[Read]) -> float:
    """The mean confidence of the characters."""
    chances = [chance for one in readings for chance in one.sure]
    return sum(chances) / len(chances) if chances else 0.0


def _looks(shown: Layout, again: Sequence[int]) -> dict[int, tuple[Read, Read]]:
    """What the smaller and the wider look read, by the place of the box."""
    if not again:
        return {}
    smaller, wider = (
        recognise.read(picture, boxes, _MARGIN * shown.em * scale)
        for picture, boxes, scale in raster.views(shown, [shown.boxes[at] for at in again])
    )
    return dict(zip(again, zip(smaller, wider, strict=True), strict=True))


def _closer(shown: Layout, doubtful: Sequence[int]) -> dict[int, tuple[Read, ...]]:
    if not doubtful:
        return {}
    boxes = [shown.boxes[at] for at in doubtful]
    views = [recognise.read(*view) for view in raster.closer(shown, boxes)]
    return dict(zip(doubtful, zip(*views, strict=True), strict=True))


def _as_digits(read: Read) -> Read:
    """Letters that look like digits as these, where nothing but digits stands beside them; as unsure as they are."""
    return Read(read.text.translate(_LOOK_ALIKES), read.sure) if _ALIKE.fullmatch(read.text) else read


def _alike(first: Read, other: Read) -> bool:
    """Whether the other look reads the same; of a number, letters that look like its digits are these."""
    if _ALONE.fullmatch(first.text):
        return other.text.strip().translate(_LOOK_ALIKES) == first.text
    return _as_digits(other).text == first.text


def _agreed(first: Read, smaller: Read, wider: Read) -> Read:
    """The first reading, as sure as the least sure of all; not at all where they differ in a number.

    The wider look shows a number that stands alone between more paper than the model knows: it must read the same,
    however surely.
    """
    sure = first.sure
    for other in (smaller, wider):
        if _alike(first, other):
            if other is smaller or not _ALONE.fullmatch(first.text):
                sure = tuple(map(min, sure, other.sure))
        elif not _HAN.search(first.text) or _NUMBER.findall(first.text) != _NUMBER.findall(other.text):
            sure = (0.0,) * len(sure)
    return Read(first.text, sure)


def _by_most(first: Read, others: Sequence[Read]) -> Read:
    """The first reading, as sure as most of six looks that read the same; not at all where one reads another."""
    if not all(_alike(first, other) for other in others):
        return Read(first.text, (0.0,) * len(first.sure))
    least = sorted(min(one.sure) for one in (first, *others))[_DOUBTERS]
    return Read(first.text, (least,) * len(first.sure))


def _drawn(box: Box, read: Read, shown: Layout) -> Read:
    """What the ink says beside the model: a lying stroke is a dash, a number with a sign or a rule at it is in doubt."""
    if raster.is_dash(box, shown):
        read = Read("—", (1.0,))
    signed = read.text[:1].isdigit() and raster.begins_with_stroke(box, shown)  # -1 read as 1
    if signed or raster.touches_rule(box, shown):  # a part of the rule, or cut by it
        read = Read(read.text, (0.0,) * len(read.sure))
    return read


def _confidence(read: Read) -> float:
    """The least of the digits'; of all characters where no Chinese stands among them, since a cell may be all number."""
    every = not _HAN.search(read.text)
    told = [
        sure for character, sure in zip(read.text, read.sure, strict=True) if every or character.isdigit()
    ]
    return min(told, default=0.0 if every else 1.0)
