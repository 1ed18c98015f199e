"""Numbers in a paragraph: found, followed through edits, rewritten."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.figures import (
    Candidate,
    Mark,
    Question,
    carry_over,
    numbers_in,
    parse_marked,
    rewrite,
    suggest_links,
)
from emulation.lib.quantities import format_number

FRUIT = "Sản lượng cây ăn quả: 1.880 tấn (vải: 1.000 tấn; nhãn: 240 tấn)"


def texts(text):
    return [number.text for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FRUIT, ["1.880", "1.000", "240"]),
        ("hộ nghèo còn 0,66%; suy dinh dưỡng <9,5%", ["0,66", "9,5"]),
        ("thu, chi: 4.786.079.000 đồng.", ["4.786.079.000"]),
        ("6/6 thôn, đạt 100%.", ["6", "6", "100"]),
        ("từ 01 đến 02 người", ["01", "02"]),
        ("không có số nào", []),
        ("đàn lợn: 5000 con", ["5000"]),
    ],
)
def test_numbers_are_found_as_they_stand(text, found):
    assert texts(text) == found


def test_marked_text_gives_the_words_and_the_places():
    plain, marks = parse_marked("{a.numerator=6}/{a.denominator=6}, đạt {a=100}%")
    assert plain == "6/6, đạt 100%"
    assert [plain[m.start : m.end] for m in marks] == ["6", "6", "100"]
    assert [m.slot for m in marks] == ["numerator", "denominator", "value"]


def marks_of(text):
    return [Mark(n.start, n.length, n.text) for n in numbers_in(text)]


def carried(old, new):
    return [
        None if mark is None else new[mark.start : mark.end]
        for mark in carry_over(old, marks_of(old), new)
    ]


@pytest.mark.parametrize(
    ("new", "numbers"),
    [
        (FRUIT, ["1.880", "1.000", "240"]),
        ("Trong đó " + FRUIT, ["1.880", "1.000", "240"]),
        (FRUIT.replace("1.880", "1.900"), ["1.900", "1.000", "240"]),
        (FRUIT.replace("vải: 1.000 tấn; ", ""), ["1.880", None, "240"]),
        (FRUIT.replace("240", "250").replace("1.000", "990"), ["1.880", "990", "250"]),
        ("", [None, None, None]),
    ],
)
def test_marks_follow_their_numbers_through_an_edit(new, numbers):
    assert carried(FRUIT, new) == numbers


def test_rewriting_a_number_moves_the_later_marks():
    marks = marks_of(FRUIT)
    text, moved = rewrite(FRUIT, marks[0], "990", marks[1:])
    assert text.startswith("Sản lượng cây ăn quả: 990 tấn")
    assert [text[m.start : m.end] for m in moved] == ["1.000", "240"]


def test_a_link_is_proposed_by_value_and_the_words_around():
    candidates = [
        Candidate("longan", "value", Decimal(240), "Nhãn", "tấn"),
        Candidate("goats", "value", Decimal(240), "Đàn dê", "con"),
        Candidate("fruit", "value", Decimal(1880), "Sản lượng cây ăn quả", "tấn"),
    ]
    proposals = suggest_links(FRUIT, [], candidates)
    assert [(p.number.text, p.candidate.key) for p in proposals] == [
        ("1.880", "fruit"),
        ("240", "longan"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("tăng 13-13,5%/năm", ["13", "13,5"]),
        ("đạt 60%-70%", ["60", "70"]),
        ("từ 1.000-1.200 tấn", ["1.000", "1.200"]),
        ("ngày 25-01-2024", ["25"]),
    ],
)
def test_both_ends_of_a_range_are_numbers_and_the_parts_of_a_date_are_not(text, numbers):
    assert texts(text) == numbers


def test_a_taken_number_is_not_proposed_again():
    taken = marks_of(FRUIT)[:1]
    fruit = Candidate("fruit", "value", Decimal(1880), "Sản lượng cây ăn quả", "tấn")
    assert suggest_links(FRUIT, taken, [fruit]) == []


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8))
def test_every_number_that_we_write_is_found_again(values):
    text = "; ".join(f"phần {format_number(value)} tấn" for value in values)
    assert [number.value for number in numbers_in(text)] == values


@given(
    st.lists(st.integers(0, 10**6), min_size=1, max_size=6),
    st.text(alphabet="abc đ,.", max_size=12),
)
def test_words_typed_in_front_never_lose_a_mark(values, before):
    old = "; ".join(f"phần {format_number(value)} tấn" for value in values)
    new = f"{before} {old}"
    assert carried(old, new) == [number.text for number in numbers_in(old)]


@pytest.mark.parametrize(
    ("typed", "unit", "words"),
    [("1,2", "%", "1,2%"), ("02", "vụ", "02 vụ"), ("1.900", "", "1.900")],
)
def test_a_question_names_the_new_number_with_its_unit(typed, unit, words):
    assert Question("uid", "hộ nghèo", "1", typed, unit).new_words == words
