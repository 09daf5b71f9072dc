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


@needs_ocr
def test_a_rule_that_is_thicker_in_places_prints_nothing_but_a_sign_beside_it_stays():
    """What a turned scan leaves along a rule was read as dashes before the number below it."""
    import numpy as np

    from pipelines.clean.attachments.raster import _without_frays

    rules = np.zeros((60, 60), np.uint8)
    rules[10:13] = rules[:, 5:8] = 255
    thick, sign, letter = np.zeros_like(rules), np.zeros_like(rules), np.zeros_like(rules)
    thick[13, 20:34] = thick[8:10, 40:50] = 255
    sign[30:32, 8:16] = 255  # a minus at an upright rule: without it -5 were 5
    letter[16:30, 20:22] = 255
    assert (_without_frays(thick | sign | letter, rules) == sign | letter).all()


@needs_ocr
def test_a_unit_is_mended_only_where_a_cell_holds_nothing_else_and_a_cell_that_spans_stays_one():
    from models.values import Cell
    from pipelines.clean.attachments.lattice import Table

    wide, unit = Cell("-118", 0, 1, 1, 2), Cell("作", 0, 0)
    (row,) = scan._grid(1, None, Table(0, 0, 0, 0, ((unit, wide, wide),), frozenset())).rows
    assert [cell.text for cell in row] == ["件", "-118", "-118"]
    assert row[1] is row[2]
    assert scan._UNITS.get("作3") is None
