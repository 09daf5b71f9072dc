"""Reports of the corpus on paper: scans and page images, drawn once and kept, so that no reader needs a font.

`python -m bench.corpus.scans` draws them again (with the extra `ocr` and a Chinese font on the machine); until
then a change of the drafts is told, since the truth beside a picture is the draft that drew it.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from bench.corpus.drafts import draft
from bench.corpus.papers import pdf
from bench.corpus.specimen import Draft, FileType, Specimen, Style
from bench.corpus.styles_forms import clean

_KEPT = Path(__file__).parent / "kept"
_INDEX = _KEPT / "drafts.json"
_PRINTED = 170  # dots to the inch: a sheet-fed scanner's default lies at 150 to 200
_PAPER, _INK = 255, 150

STYLE = Style("scanned", ("b32_2014", "c60_2019", "d30_2021"), clean, ("scan", "image"))
_SUFFIX: Mapping[FileType, str] = {"scan": ".pdf", "image": ".png"}


class Stale(Exception):
    """A kept picture was drawn from another draft than today's: its truth is gone."""


def scans() -> Iterator[Specimen]:
    """Every kept picture with its truth: a full and a mostly-zero report by turns."""
    drawn: dict[str, str] = json.loads(_INDEX.read_text("utf-8"))
    for name, kind, made in _drafts():
        if drawn[name] != _digest(made):
            raise Stale(f"{name}: the drafts changed since it was drawn; run python -m bench.corpus.scans")
        yield Specimen(name, STYLE, made.form, kind, (_KEPT / name).read_bytes(), made)


def _drafts() -> Iterator[tuple[str, FileType, Draft]]:
    """The name of each picture, its type, and the report on it."""
    for at, (kind, form) in enumerate(product(STYLE.types, STYLE.forms)):
        rng = Random(f"{STYLE.name}/{form}/{kind}")
        yield f"{STYLE.name}-{form}{_SUFFIX[kind]}", kind, draft(form, rng, sparse=bool(at % 2))


def _digest(made: Draft) -> str:
    return hashlib.sha256(repr(made).encode()).hexdigest()[:16]


def _pages(made: Draft, turned: float) -> list[Any]:
    """The report's pages as grey pictures, turned by so many degrees."""
    import pypdfium2
    from PIL import Image

    paper = pypdfium2.PdfDocument(pdf(made))
    drawn = [page.render(scale=_PRINTED / 72, grayscale=True).to_pil() for page in paper]
    return [page.rotate(turned, Image.Resampling.BICUBIC, fillcolor=_PAPER) for page in drawn]


def _scan(made: Draft) -> bytes:
    """Pages of black and white, one a side, a little askew, as the office's scanner makes them."""
    first, *others = [
        page.point(lambda grey: grey > _INK and _PAPER).convert("1") for page in _pages(made, 0.6)
    ]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=_PRINTED)
    return out.getvalue()


def _image(made: Draft) -> bytes:
    """All pages under one another in one grey picture, as reports are posted to be read on a telephone."""
    from PIL import Image

    pages = _pages(made, 0)
    whole = Image.new("L", (pages[0].width, sum(page.height for page in pages)), _PAPER)
    for at, page in enumerate(pages):
        whole.paste(page, (0, at * page.height))
    out = io.BytesIO()
    whole.quantize(8).save(out, "PNG", optimize=True)
    return out.getvalue()


_DRAWN: Mapping[FileType, Callable[[Draft], bytes]] = {"scan": _scan, "image": _image}


def _draw() -> None:
    _KEPT.mkdir(exist_ok=True)
    index = {}
    for name, kind, made in _drafts():
        (_KEPT / name).write_bytes(_DRAWN[kind](made))
        index[name] = _digest(made)
    _INDEX.write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _draw()
