"""Tokens, numbers and units."""

from decimal import Decimal as D

import pytest

from campaigns.intake.grammar.lexer import tokens_of
from campaigns.intake.grammar.numbers import number_of, words_at
from campaigns.intake.grammar.units import unit_after, unit_at


@pytest.mark.parametrize(
    ("text", "value", "is_sure"),
    [
        ("1.880", D(1880), True),
        ("4.786.079.000", D(4786079000), True),
        ("1.234,5", D("1234.5"), True),
        ("0,66", D("0.66"), True),
        ("5000", D(5000), True),
        ("01", D(1), True),
        ("1.5", D("1.5"), False),
        ("0.125", D("0.125"), False),
        ("12.50", D("12.5"), False),
        ("3,098", D("3.098"), False),
        ("4,786,079,000", D(4786079000), False),
    ],
)
def test_number_is_read(text, value, is_sure):
    read, doubt = number_of(text)

    assert (read, not doubt) == (value, is_sure)


@pytest.mark.parametrize("text", ["1.2.3", "1,2,3", "1.12.2024", "9" * 40])
def test_what_is_no_number_is_refused(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("một", 1), ("mười", 10), ("mười hai", 12), ("mười lăm", 15), ("hai mươi", 20),
     ("hai mươi mốt", 21), ("chín mươi tư", 94), ("ba trăm", 300)],
)  # fmt: skip
def test_number_in_words_is_read(text, value):
    number, end = words_at(tokens_of(text), 0)

    assert (number.value, end) == (value, len(text.split()))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("62 triệu đồng/người/năm.", "triệu đồng/người/năm"),
        ("700kg/ năm", "kg/năm"),
        ("107 trai/100 gái", "trai/100 gái"),
        ("3,7% GDP", "% GDP"),
        ("12 %/năm", "%/năm"),
        ("2 điểm %/năm", "điểm %/năm"),
        ("02 cán bộ, công chức đạt", "cán bộ, công chức"),
        ("172 lao động, hộ nghèo còn 2%", "lao động"),
        ("1,2 triệu lượt khách du lịch", "triệu lượt khách"),
        ("2,5 triệu tỷ đồng", "triệu tỷ đồng"),
        ("3 - 3,2 tấn nhân/ha", ""),
        ("34 tấn nhân/ha", "tấn nhân/ha"),
        ("32 m²sàn/người", "m²sàn/người"),
        ("15 công trình", "công trình"),
        ("15 công", "công"),
        ("5 đồng chí", "đồng chí"),
        ("396 tỷ.đ", "tỷ.đ"),
        ("15.600 căn nhà ở xã hội", "căn"),
        ("5 tỷ lệ", ""),
    ],
)
def test_unit_stands_right_behind_the_number(text, unit):
    position = len(text.split()[0]) if text[0].isdecimal() else 0
    position = next(at for at, sign in enumerate(text) if sign not in "0123456789.,")

    assert unit_after(text, position)[0] == unit


def test_unknown_noun_is_guessed_only_if_asked():
    tokens = tokens_of("03 cổng trào")

    assert unit_at(tokens, 1, "03 cổng trào") is None
    assert unit_at(tokens, 1, "03 cổng trào", guess=True).kind == "guess"


def test_brackets_and_quotations_are_one_token():
    tokens = tokens_of("A (b (c) d) “3 dám, 5 rõ” e")

    assert [token.kind for token in tokens] == ["word", "group", "quote", "word"]
    assert [token.kind for token in tokens[1].inner] == ["word", "group", "word"]


def test_lone_brackets_stay_signs():
    assert [token.text for token in tokens_of("a) b ( c")] == ["a", ")", "b", "(", "c"]


def test_tone_marks_are_compared_in_one_way():
    old, new = tokens_of("hoà thuỷ xoá tỉ quý"), tokens_of("hòa thủy xóa tỷ quý")

    assert [token.low for token in old] == [token.low for token in new]
