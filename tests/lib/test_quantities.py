from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.lib.quantities import NotANumber, format_like, format_number, parse_number, percent


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.880", "1880"),
        ("0,66", "0.66"),
        ("5000", "5000"),
        ("4.786.079.000", "4786079000"),
        ("14,87", "14.87"),
        ("-3,5", "-3.5"),
        ("1 880", "1880"),
        ("1\u00a0234\u202f567,5", "1234567.5"),
        ("- 3,5", "-3.5"),
        ("04", "4"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text, number):
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1.5", "1,880,000", "12.34", "", "sáu", "1..000", "1,5,2", "--1"])
def test_what_could_be_misread_is_refused_with_a_sentence(text):
    with pytest.raises(NotANumber, match="Viết như"):
        parse_number(text)


@pytest.mark.parametrize("text", ["13 14", "13\t14", "13 14,5", "1 880 5", "1\n880"])
def test_two_numbers_pasted_together_are_not_read_as_a_third(text):
    with pytest.raises(NotANumber, match="Viết như"):
        parse_number(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1880", "1.880"),
        ("0.660000", "0,66"),
        ("4786079000", "4.786.079.000"),
        ("-1234.5", "-1.234,5"),
        ("1E+3", "1.000"),
        ("0", "0"),
    ],
)
def test_numbers_are_written_the_vietnamese_way(number, text):
    assert format_number(Decimal(number)) == text


@pytest.mark.parametrize(
    ("value", "sample", "text"),
    [
        ("5", "04", "05"),
        ("5500", "5000", "5500"),
        ("2000", "1.880", "2.000"),
        ("9", "9,50", "9,00"),
        ("0.7", "0,66", "0,70"),
        ("12", "4", "12"),
        ("1200", "475", "1.200"),
    ],
)
def test_a_number_is_written_in_the_manner_of_the_one_it_replaces(value, sample, text):
    assert format_like(Decimal(value), sample) == text


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12
    )
)
def test_what_is_written_reads_back_as_itself(number):
    assert parse_number(format_number(number)) == number
    assert parse_number(format_number(number, grouped=False)) == number


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**9),
    st.sampled_from(["04", "5000", "1.880", "9,50", "0,66", "475"]),
)
def test_any_manner_of_writing_keeps_the_value(number, sample):
    assert parse_number(format_like(number, sample)) == number


def test_percent_keeps_parts_exact_and_refuses_an_empty_whole():
    assert percent(Decimal(6), Decimal(6)) == 100
    with pytest.raises(ZeroDivisionError):
        percent(Decimal(1), Decimal(0))
