"""Pictures of pages before a word is read: where long ones are cut, and which strokes are rules."""

import io

import pytest

from pipelines.clean.attachments import scan

needs_ocr = pytest.mark.skipif(not scan.installed(), reason="the extra `ocr` is not installed")


@needs_ocr
def test_a_long_picture_is_cut_between_its_lines():
    """Sheets under one another in one picture: none is cut through a line, none is lost, none is made smaller."""
    import numpy as np
    from PIL import Image

    ink = np.full((5000, 700), 255, np.uint8)
    for top in range(20, 4980, 40):
        ink[top : top + 25, 60:640] = 0
    out = io.BytesIO()
    Image.fromarray(ink).save(out, "PNG")
    sheets = [*scan._frames(out.getvalue(), [])]
    assert all(sheet.shape[0] <= 1400 and (sheet[[0, -1]] == 255).all() for sheet in sheets)
    assert (np.vstack(sheets) == ink).all()


@needs_ocr
def test_a_rule_in_line_with_the_stroke_of_a_letter_is_a_rule():
    """It juts out by the stroke beyond the last rule that it meets, and took every rule that ends at it away."""
    import numpy as np

    from pipelines.clean.attachments.rulings import rulings

    ink = np.zeros((420, 420), np.uint8)
    for at in (20, 200, 380):
        ink[at : at + 2, 20:382] = 255
        ink[20:382, at : at + 2] = 255
    ink[385:405, 200:202] = 255  # below the table
    segments, _ = rulings(ink, 20.0)
    assert sorted(round(one.at) for one in segments) == [20, 20, 200, 200, 380, 380]
