"""Printed characters in pictures to text, each with how sure the model is of it.

The model (PP-OCRv6 small, Apache-2.0) lies in rapidocr's wheel; none of that package's code is run, and nothing is
fetched. It gives a probability of each character at each step from left to right, equal neighbours being one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime

from models.errors import Unreadable
from pipelines.clean.attachments.raster import Box
from pipelines.clean.attachments.rulings import Picture

_MODEL = "models/PP-OCRv6_rec_small.onnx"
_HEIGHT = 48  # pixels of a line, as the model was trained
_LEAST_WIDTH, _MOST_WIDTH = 64, 2400
_BATCH = 24  # lines read together
_STEP = 32  # widths are rounded up to it, so that many lines have the same


@dataclass(frozen=True, slots=True)
class Read:
    """The characters of a line and the probability of each, 0 to 1."""

    text: str
    sure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Model:
    session: Any
    entry: str
    alphabet: tuple[str, ...]


def read(picture: Picture, boxes: Sequence[Box], margin: float) -> list[Read]:
    """The text in each of *boxes*, with *margin* pixels of what is around it."""
    lines = [_line(_cut(picture, box, margin)) for box in boxes]
    found: dict[int, Read] = {}
    order = sorted(range(len(lines)), key=lambda at: lines[at].shape[1])
    for start in range(0, len(order), _BATCH):
        places = order[start : start + _BATCH]
        found |= dict(zip(places, _batch([lines[at] for at in places]), strict=True))
    return [found[at] for at in range(len(lines))]


@cache
def _model() -> _Model:
    package = find_spec("rapidocr")
    places = package.submodule_search_locations if package else None
    path = Path(places[0]) / _MODEL if places else None
    if path is None or not path.is_file():
        raise Unreadable("no_text_layer", "the model that reads pictures is not in the installed rapidocr")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a reading process has a core
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return _Model(session, session.get_inputs()[0].name, ("", *characters, " "))


def _cut(picture: Picture, box: Box, margin: float) -> Picture:
    by = round(margin)
    left, top, right, bottom = box
    return picture[max(0, top - by) : bottom + by, max(0, left - by) : right + by]


def _line(cut: Picture) -> Any:
    """A line of the model's height, black on white from 1 to -1."""
    height, width = cut.shape
    target = max(8, min(_MOST_WIDTH, round(_HEIGHT * width / height)))
    return cv2.resize(cut, (target, _HEIGHT)).astype(np.float32) / 127.5 - 1.0


def _batch(lines: Sequence[Any]) -> Iterator[Read]:
    model = _model()
    widest = max(*(line.shape[1] for line in lines), _LEAST_WIDTH)
    width = -(-widest // _STEP) * _STEP
    block = np.zeros((len(lines), 3, _HEIGHT, width), np.float32)
    for at, line in enumerate(lines):
        block[at, :, :, : line.shape[1]] = line
    (steps,) = model.session.run(None, {model.entry: block})
    best, sure = steps.argmax(axis=2), steps.max(axis=2)
    for chosen, chances in zip(best, sure, strict=True):
        yield _collapsed(chosen, chances, model.alphabet)


def _collapsed(chosen: Any, chances: Any, alphabet: Sequence[str]) -> Read:
    """Steps to characters: a run of equal steps is one, the blank parts equal neighbours."""
    fresh = np.flatnonzero((chosen != 0) & (chosen != np.concatenate(([0], chosen[:-1]))))
    return Read("".join(alphabet[chosen[at]] for at in fresh), tuple(float(chances[at]) for at in fresh))
