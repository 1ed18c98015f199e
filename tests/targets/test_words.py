"""What a target asks for, as words and as typed into a cell."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.measures import (
    ReadValue,
    UnreadableValue,
    cell_text,
    format_amount,
    format_value,
    parse_value_cell,
)

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=3, allow_nan=False)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("=", D(475), None, "ha"), "475 ha"),
        (("=", D("0.66"), None, "%"), "0,66%"),
        (("=", D("1880.000000"), None, "tấn"), "1.880 tấn"),
        (("=", D(4786079000), None, "đồng"), "4.786.079.000 đồng"),
        (("<", D(1), None, "%"), "dưới 1%"),
        (("<=", D(3), None, "vụ"), "không quá 3 vụ"),
        ((">", D(99), None, "%"), "trên 99%"),
        ((">=", D(98), None, "%"), "từ 98% trở lên"),
        (("range", D(1), D(2), "người"), "từ 1 đến 2 người"),
        (("range", D(13), D(15), "%"), "từ 13% đến 15%"),
        (("=", D(6), None, "thôn", D(6), D(6)), "6/6 thôn (100%)"),
        (("=", D(100), None, "%", D(6), D(6)), "6/6 (100%)"),
        (("=", D("83.3"), None, "%", D(5), D(6)), "5/6 (83,3%)"),
        ((">=", D(5), None, "trường", D(5), D(6)), "từ 5/6 trường (83,33%) trở lên"),
        (("maintain", D(4), None, "thôn"), "duy trì 4 thôn"),
        (("maintain",), "duy trì"),
        (("maintain", None, None, "", None, None, "mức độ 1"), "duy trì mức độ 1"),
        (("achieve",), "đạt"),
        (("achieve", None, None, "", None, None, "Tập thể lao động tiên tiến"),
         "đạt Tập thể lao động tiên tiến"),
        (("=", D(4), None, "sao", None, None, "chuẩn 04 sao"), "chuẩn 04 sao"),
        (("=", D(5), None, "sao", None, None, "chuẩn 04 sao"), "5 sao (chuẩn 04 sao)"),
        (("=", None, None, "ha"), "chưa có"),
    ],
)  # fmt: skip
def test_value_in_words(asked, words):
    assert format_value(*asked) == words


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("<", D("9.5"), None, "%"), "< 9,5%"),
        ((">=", D(98)), "≥ 98"),
        (("range", D(1), D(2)), "1 - 2"),
        (("=", D(100), None, "%", D(6), D(6)), "6/6 (100%)"),
    ],
)
def test_value_as_figures_of_a_column(asked, words):
    assert format_value(*asked, signs=True) == words


def test_units_stand_close_or_apart():
    assert format_amount(D(5), "‰") == "5‰"
    assert format_amount(D(5), "km²") == "5 km²"
    assert format_amount(D(5)) == "5"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1.880", ReadValue("=", D(1880))),
        ("0,66", ReadValue("=", D("0.66"))),
        ("5000 con", ReadValue("=", D(5000), unit="con")),
        ("<1", ReadValue("<", D(1))),
        ("<9,5%", ReadValue("<", D("9.5"), unit="%")),
        (">99%", ReadValue(">", D(99), unit="%")),
        ("đạt >99%", ReadValue(">", D(99), unit="%")),
        ("≥98", ReadValue(">=", D(98))),
        ("dưới 0,08%", ReadValue("<", D("0.08"), unit="%")),
        ("Không quá 3 vụ", ReadValue("<=", D(3), unit="vụ")),
        ("từ 98% trở lên", ReadValue(">=", D(98), unit="%")),
        ("80 trở lên", ReadValue(">=", D(80))),
        ("13-15", ReadValue("range", D(13), D(15))),
        ("từ 01 đến 02", ReadValue("range", D(1), D(2))),
        ("13% – 15%", ReadValue("range", D(13), D(15), unit="%")),
        ("duy trì 4 thôn", ReadValue("maintain", D(4), unit="thôn")),
        ("duy trì", ReadValue("maintain")),
        ("đạt", ReadValue("achieve")),
        ("giảm còn 0,66%", ReadValue("=", D("0.66"), unit="%")),
        ("tăng 01 bậc", ReadValue("=", D(1), unit="bậc")),
        ("62 triệu đồng/người/năm", ReadValue("=", D(62), unit="triệu đồng/người/năm")),
        ("100 m2", ReadValue("=", D(100), unit="m2")),
        ("6/6", ReadValue("=", D(6), None, D(6), D(6))),
        ("6/6 thôn", ReadValue("=", D(6), None, D(6), D(6), "thôn")),
        ("6/6, đạt 100%", ReadValue("=", D(100), None, D(6), D(6), "%")),
        ("6/6 thôn, đạt 100%", ReadValue("=", D(6), None, D(6), D(6), "thôn")),
    ],
)
def test_cell_is_read(text, read):
    assert parse_value_cell(text) == read


def test_ratio_of_a_percentage_row_has_its_percentage_as_value():
    assert parse_value_cell("5/6", unit="%").value == D("83.33")
    assert parse_value_cell("5/6", unit="trường").value == D(5)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "đang trống"),
        ("1.5", "dấu chấm ngăn hàng nghìn"),
        ("nhiều", "Không đọc được “nhiều”"),
        ("<", "còn thiếu số"),
        ("15-13", "số sau lớn hơn số trước"),
        ("6/0", "Mẫu số phải lớn hơn 0"),
        ("<1-2", "vừa là khoảng"),
        ("5/6 thôn, đạt 100%", "5/6 là 83,33%, khác 100% đã gõ"),
    ],
)
def test_cell_that_cannot_be_read_says_why(text, why):
    with pytest.raises(UnreadableValue, match=why):
        parse_value_cell(text)


@given(st.text(max_size=30))
def test_any_typing_is_read_or_refused_in_words(text):
    try:
        parse_value_cell(text)
    except UnreadableValue as error:
        assert str(error)


@given(st.sampled_from(["=", "<", "<=", ">", ">="]), NUMBERS)
def test_written_cell_is_read_the_same(comparator, value):
    read = parse_value_cell(cell_text(comparator, value))

    assert (read.comparator, read.value) == (comparator, value)


@given(NUMBERS, st.decimals(min_value=D("0.001"), max_value=1000, places=3))
def test_written_range_is_read_the_same(low, width):
    read = parse_value_cell(cell_text("range", low, low + width))

    assert (read.comparator, read.value, read.value_max) == ("range", low, low + width)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_written_ratio_is_read_the_same(numerator, denominator):
    text = cell_text("=", D(numerator), None, D(numerator), D(denominator))
    read = parse_value_cell(text)

    assert (read.numerator, read.denominator) == (numerator, denominator)


@given(NUMBERS)
def test_words_of_a_plain_value_can_be_typed_again(value):
    assert parse_value_cell(format_value("=", value, None, "tấn")).value == value
