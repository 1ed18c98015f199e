import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.lib.markers import LETTERS, STYLE_CHOICES, letter, marker, roman


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")]
)
def test_roman(number, text):
    assert roman(number) == text


def test_letters_follow_the_vietnamese_alphabet():
    assert [letter(n) for n in range(1, 8)] == ["a", "b", "c", "d", "đ", "e", "g"]
    assert letter(len(LETTERS) + 1) == "aa"


@pytest.mark.parametrize(
    ("style", "number", "parent", "text"),
    [
        ("roman", 2, "", "II."),
        ("decimal", 3, "II.", "3."),
        ("outline", 1, "2.", "2.1."),
        ("outline", 2, "1.3.", "1.3.2."),
        ("outline", 2, "II.", "2."),
        ("letter", 5, "1.", "đ)"),
        ("dash", 7, "", "-"),
        ("plus", 1, "", "+"),
        ("none", 1, "", ""),
    ],
)
def test_markers(style, number, parent, text):
    assert marker(style, number, parent) == text


def test_an_unknown_style_is_an_error():
    with pytest.raises(ValueError):
        marker("stars", 1)


@given(st.sampled_from([style for style, _ in STYLE_CHOICES][:4]), st.integers(1, 400))
def test_neighbours_have_different_markers(style, number):
    assert marker(style, number, "1.") != marker(style, number + 1, "1.")
