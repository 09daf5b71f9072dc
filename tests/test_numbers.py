"""A cell's text is one number, or it is said why not."""

import pytest

from pipelines.parse.digits import only_cut, only_plain_cut
from pipelines.parse.labels import key, printed
from pipelines.parse.numbers import is_value, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("366", 366), ("１２", 12), ("1,234", 1234), ("1，234，567", 1234567), ("630.20", 630.2), ("5.0", 5.0),
        ("+19", 19), ("-22", -22), ("－1", -1), ("−1", -1), ("-0", 0), (" 7\u3000", 7), ("\ufeff8\u200b", 8), ("\xa09\xa0", 9),
    ],
)  # fmt: skip
def test_a_plain_number_is_what_it_prints(text, value):
    reading = read_number(text)
    assert (reading.state, reading.value, reading.flags) == ("printed", value, ())
    assert type(reading.value) is type(value)


@pytest.mark.parametrize(
    ("text", "value", "unit", "flags"),
    [
        ("152790元", 152790, "元", ()), ("1.1 万元", 1.1, "万元", ()), ("68人次", 68, "人次", ()), ("5（件）", 5, "件", ()),
        ("30余", 30, None, ("approx",)), ("30余件", 30, "件", ("approx",)), ("约30件", 30, "件", ("approx",)),
        ("12件/次", 12, "件/次", ()), ("12条次", 12, "条次", ()), ("12（件/次）", 12, "件/次", ()), ("12件。", 12, "件", ()),
        ("3①", 3, None, ("noted",)), ("5[1]", 5, None, ("noted",)), ("5[¹]", 5, None, ("noted",)), ("5【注】", 5, None, ("noted",)),
        ("5件注2", 5, "件", ("noted",)), ("22（其中修订16件）", 22, None, ("noted",)), ("22件(含转发3件)", 22, "件", ("noted",)),
    ],
)  # fmt: skip
def test_units_and_notes_stand_beside_the_number(text, value, unit, flags):
    reading = read_number(text)
    assert (reading.value, reading.unit, reading.flags) == (value, unit, flags)


@pytest.mark.parametrize("text", ["O", "o", "〇", "○", "零"])
def test_a_lone_letter_zero_is_zero_and_says_so(text):
    assert (read_number(text).value, read_number(text).flags) == (0, ("letter_zero",))


@pytest.mark.parametrize("text", ["/", "／", "-", "—", "——", "–", "----", "无", "空", "※"])
def test_a_dash_is_not_zero(text):
    assert (read_number(text).state, read_number(text).value) == ("dash", None)


@pytest.mark.parametrize(
    ("text", "state"),
    [("", "blank"), ("\u3000", "blank"), ("&", "unsure"), ("**", "masked"), ("1**", "masked")],
)
def test_blank_and_masked_are_told_apart(text, state):
    assert read_number(text).state == state


@pytest.mark.parametrize(
    "text",
    [
        "(5)", "减22", "00", "0366", "1 2", "12 3", "1,23", "1234,567", "1.2.3", "5.", "1²", "①", "½", "5%", "三", "12a",
        "2020年", "3-5", "--5", "3①2", "①3", "[5]", "3/2", "0/0", "1e3", "5次6", "1" * 16, "1" * 5000, "共5件", "٣", "–22", "0x1", "1.5万",
    ],
)  # fmt: skip
def test_what_is_not_one_number_for_certain_is_unsure(text):
    assert (read_number(text).state, read_number(text).value) == ("unsure", None)


@pytest.mark.parametrize(
    ("text", "told"), [("减22", True), ("(5)", True), ("规章", False), ("1.属于国家秘密", False), ("", False)]
)
def test_a_damaged_number_is_still_no_label(text, told):
    assert is_value(text) is told


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "主动公开政府信息数"), ("统　计　指　标", "统计指标"),
        ("其中：主动公开规范性文件数", "主动公开规范性文件数"), ("3.危及“三安全一稳定”", "危及三安全一稳定"),
        ("3.危及『三安全、一稳定』", "危及三安全一稳定"), ("⒊危及三安全一稳定", "危及三安全一稳定"), ("①属于国家秘密", "属于国家秘密"),
        ("1、属于國家秘密", "属于国家秘密"), ("本年增/减（指增加或减少数，如-8）", "本年增减"), ("本年收费金额单位:万元", "本年收费金额"),
        ("18.其它", "其他"), ("5.其它方式公开政府信息数", "其他方式公开政府信息数"),
        ("1.政(zhèng)府(fǔ)公报公開（kāi）政府信(xìn)息數", "政府公报公开政府信息数"), ("㈠予以公开", "予以公开"), ("自 然\n人", "自然人"),
    ],
)  # fmt: skip
def test_a_label_has_one_key_however_it_is_printed(label, name):
    assert key(label) == name


def test_a_printed_label_keeps_its_characters():
    assert printed("（四） 申请\n类型数：") == "（四）申请类型数："


@pytest.mark.parametrize(
    ("digits", "cells"),
    [
        ("0000000", (0, 0, 0, 0, 0, 0, 0)), ("1000001", (1, 0, 0, 0, 0, 0, 1)), ("740000074", (74, 0, 0, 0, 0, 0, 74)),
        ("2581211", None), ("88110000099", None), ("1", None), ("11", None), ("12000003", None), ("", None), ("9" * 70, None),
    ],
)  # fmt: skip
def test_glued_digits_are_cut_only_where_one_cut_has_the_sum(digits, cells):
    assert only_cut(digits, [7]) == cells


@pytest.mark.parametrize(
    ("digits", "columns", "cells"),
    [
        ("000", 3, (0, 0, 0)), ("0278", 2, (0, 278)), ("0069", 3, (0, 0, 69)), ("5", 1, (5,)),
        ("115", 3, None), ("00", 3, None), ("1000", 3, None), ("7-74", 3, None), ("0" * 70, 3, None),
    ],
)  # fmt: skip
def test_glued_digits_without_a_sum_are_cut_only_where_no_number_could_begin_otherwise(
    digits, columns, cells
):
    assert only_plain_cut(digits, columns) == cells


@pytest.mark.parametrize("digits", ["204337832532772231377", "3313453732924264482215"])
def test_a_long_run_of_seven_is_cut_by_its_sum(digits):
    cut = only_cut(digits, [7])
    assert cut is not None
    assert "".join(map(str, cut)) == digits
    assert sum(cut[:-1]) == cut[-1]
