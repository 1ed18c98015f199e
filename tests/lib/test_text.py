import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.lib.text import (
    clean_line,
    clean_paragraphs,
    given_name,
    name_sort_key,
    search_key,
    sort_key,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Hồng Lạc", "hong lac"),
        ("ĐỀ THÁM", "de tham"),
        ("  Vũ  Trí Khánh ", "vu tri khanh"),
        (unicodedata.normalize("NFD", "Tân Kỳ"), "tan ky"),
    ],
)
def test_search_key_has_no_accents(text, key):
    assert search_key(text) == key


def test_letters_sort_in_the_order_of_the_vietnamese_alphabet():
    words = ["ân", "ăn", "an", "dê", "đê", "đe", "oan", "ôn", "ơn", "un", "ưng"]
    assert sorted(reversed(words), key=sort_key) == [
        *("an", "ăn", "ân", "dê", "đe", "đê", "oan", "ôn", "ơn", "un", "ưng")
    ]


def test_tones_decide_only_between_equal_letters():
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == [
        *("ma", "mà", "mả", "mã", "má", "mạ")
    ]
    assert sort_key("mạ") < sort_key("man")


def test_numbers_in_names_sort_as_numbers():
    names = ["Tổ dân phố số 10", "Tổ dân phố số 2", "Tổ dân phố số 1"]
    assert sorted(names, key=sort_key) == [names[2], names[1], names[0]]


def test_people_sort_by_given_name_first():
    people = ["Nguyễn Văn Đạt", "Trần Văn An", "Lê Thị Dung", "Hoàng Thị An"]
    assert sorted(people, key=name_sort_key) == [
        "Hoàng Thị An",
        "Trần Văn An",
        "Lê Thị Dung",
        "Nguyễn Văn Đạt",
    ]


def test_given_name_is_the_last_word():
    assert given_name("Hoàng Thị Mai ") == "Mai"


def test_paragraphs_are_clean_and_never_empty():
    assert clean_paragraphs(" Một  đoạn \r\n\n  \nHai") == ["Một đoạn", "Hai"]


@given(st.text())
def test_clean_line_is_composed_and_stays_as_it_is(text):
    once = clean_line(text)
    assert clean_line(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_signs_that_nobody_sees_are_left_out():
    assert clean_line("Hồng\u200b \x01\u202eLạc\ufeff\uffff") == "Hồng Lạc"
    assert clean_paragraphs("một\x1b\nhai") == ["một", "hai"]
