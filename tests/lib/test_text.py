import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.lib.text import (
    clean_line,
    clean_paragraphs,
    first_lower,
    given_name,
    joined,
    name_inside,
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


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Quý II năm 2024", "quý II năm 2024"),
        ("Đàn trâu, bò", "đàn trâu, bò"),
        ("Ô nhiễm", "ô nhiễm"),
        ("Ý kiến", "ý kiến"),
        ("BHYT", "BHYT"),
        ("UBND xã Đồng Tâm", "UBND xã Đồng Tâm"),
        ("THCS đạt chuẩn", "THCS đạt chuẩn"),
        ("ĐVTN tham gia", "ĐVTN tham gia"),
        ("A1", "A1"),
        ("H'Mông", "H'Mông"),
        ("", ""),
        ("5 rõ", "5 rõ"),
    ],
)
def test_inside_a_sentence_a_word_is_lowered_and_an_abbreviation_stays(text, inside):
    assert first_lower(text) == inside


@given(st.text(alphabet="aăâđôơưABĐÔƠƯ xyz1'’-", max_size=8))
def test_at_most_the_first_letter_is_lowered(text):
    lowered = first_lower(text)
    assert lowered in (text, text[:1].lower() + text[1:])
    assert first_lower(lowered) == lowered
    if text[1:2].isupper():
        assert lowered == text


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Thôn Hồng Lạc", "thôn Hồng Lạc"),
        ("Tổ dân phố số 3", "tổ dân phố số 3"),
        ("Bản 2", "bản 2"),
        ("Xã Đồng Tâm", "xã Đồng Tâm"),
        ("Xã đoàn Đồng Tâm", "Xã đoàn Đồng Tâm"),
        ("Hội Nông dân xã Đồng Tâm", "Hội Nông dân xã Đồng Tâm"),
        ("Trường TH&THCS Đồng Tâm", "Trường TH&THCS Đồng Tâm"),
        ("HĐND xã Đồng Tâm", "HĐND xã Đồng Tâm"),
    ],
)
def test_a_villages_word_is_lowered_and_an_offices_name_stays(name, inside):
    assert name_inside(name) == inside


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")],
)
def test_names_are_joined_as_they_are_said(names, words):
    assert joined(names) == words
