"""Numbers in words: the cases in which spoken Vietnamese changes a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.lib.number_words import money_words, number_words

UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5}
UNITS |= {"lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Không"),
        (5, "Năm"),
        (10, "Mười"),
        (11, "Mười một"),
        (14, "Mười bốn"),
        (15, "Mười lăm"),
        (20, "Hai mươi"),
        (21, "Hai mươi mốt"),
        (24, "Hai mươi tư"),
        (25, "Hai mươi lăm"),
        (101, "Một trăm linh một"),
        (104, "Một trăm linh bốn"),
        (105, "Một trăm linh năm"),
        (110, "Một trăm mười"),
        (115, "Một trăm mười lăm"),
        (320, "Ba trăm hai mươi"),
        (999, "Chín trăm chín mươi chín"),
        (1000, "Một nghìn"),
        (1005, "Một nghìn không trăm linh năm"),
        (1015, "Một nghìn không trăm mười lăm"),
        (10_021, "Mười nghìn không trăm hai mươi mốt"),
        (1_000_000, "Một triệu"),
        (1_000_005, "Một triệu không trăm linh năm"),
        (1_138_500, "Một triệu một trăm ba mươi tám nghìn năm trăm"),
        (2_530_000, "Hai triệu năm trăm ba mươi nghìn"),
        (320_000_000, "Ba trăm hai mươi triệu"),
        (1_005_000_000, "Một tỷ không trăm linh năm triệu"),
        (4_786_079_000, "Bốn tỷ bảy trăm tám mươi sáu triệu không trăm bảy mươi chín nghìn"),
        (1_000_000_000_000, "Một nghìn tỷ"),
        (25_000_000_000_001, "Hai mươi lăm nghìn tỷ không trăm linh một"),
        (10**18, "Một tỷ tỷ"),
        (5 * 10**18 + 3 * 10**9, "Năm tỷ tỷ không trăm linh ba tỷ"),
        (-21, "Âm hai mươi mốt"),
    ],
)
def test_a_number_is_written_as_it_is_read(number, words):
    assert number_words(number) == words


def test_money_ends_in_dong():
    assert money_words(320_000_000) == "Ba trăm hai mươi triệu đồng"
    assert money_words(0) == "Không đồng"


@given(st.integers(min_value=0, max_value=10**27 - 1))
def test_words_read_back_give_the_number(number):
    assert _read(number_words(number).lower().split()) == number


def _read(words: list[str]) -> int:
    """Read words back: what stands before "tỷ" counts a thousand million times as much."""
    total = block = group = 0
    for place, word in enumerate(words):
        if word in UNITS:
            group += UNITS[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":
            last = UNITS[words[place - 1]]
            group += 9 * last
        elif word == "trăm":
            group *= 100
        elif word in ("nghìn", "triệu"):
            block += group * {"nghìn": 10**3, "triệu": 10**6}[word]
            group = 0
        elif word == "tỷ" and words[place - 1] != "tỷ":
            value, block, group = block + group, 0, 0
            total += value * 10 ** (9 * _run_of_billions(words[place:]))
    return total + block + group


def _run_of_billions(words: list[str]) -> int:
    run = 0
    while run < len(words) and words[run] == "tỷ":
        run += 1
    return run
