"""What of a text belongs to a year, and what it becomes in the next."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.carrying.dated import Kind, Turn, carried_date, find_dated, roundness

NEXT = Turn(2024, 2025, dt.date(2024, 12, 20))
AFTER_DISTRICTS = Turn(2024, 2025, dt.date(2025, 12, 20))


def found(text, turn=NEXT):
    return [(p.kind.value, p.text, p.proposal) for p in find_dated(text, turn)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Thi đua năm 2024", [("year", "2024", "2025")]),
        ("THI ĐUA NĂM 2024.", [("year", "2024", "2025")]),
        ("so với năm 2023", [("year", "2023", "2024")]),
        ("quý I/2024", [("year", "2024", "2025")]),
        ("kế hoạch năm 2025", [("year", "2025", "2026")]),
        ("đến năm 2025", [("year", "2025", "")]),
        ("tầm nhìn 2045", [("year", "2045", "")]),
        ("Cách mạng tháng Tám năm 1945", []),
        ("sản lượng 2024 tấn; 2.024 ha; 2024%", []),
        ("mã 24-2024-7", []),
        ("giai đoạn 2021-2025", [("range", "2021-2025", "")]),
        ("giai đoạn 2020 - 2024", [("range", "2020 - 2024", "2025 - 2029")]),
        ("giai đoạn 2011-2015", []),
        ("năm học 2023-2024", [("range", "2023-2024", "2024-2025")]),
        ("ngày 19/5/2024", [("date", "19/5/2024", "19/5/2025")]),
        ("trước ngày 29/02/2024", [("date", "29/02/2024", "28/02/2025")]),
        ("ngày 19 tháng 5 năm 2024", [("date", "19 tháng 5 năm 2024", "19 tháng 5 năm 2025")]),
        ("tháng 6/2024", [("date", "6/2024", "6/2025")]),
        ("ngày 02/9/1945", []),
        ("ngày 31/02/2024", []),
        ("70 năm Ngày Chiến thắng Điện Biên Phủ", [("anniversary", "70 năm", "71 năm")]),
        ("kỷ niệm lần thứ 134 Ngày sinh của Bác", [("anniversary", "134", "135")]),
        ("sau 05 năm thực hiện", []),
        ("có 70 năm tuổi Đảng", []),
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022", []),
        ("Luật Đất đai ngày 18 tháng 01 năm 2024", []),
        ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023", []),
        (
            "Kế hoạch số 25/KH-UBND ngày 29/01/2024",
            [("cited", "số 25/KH-UBND ngày 29/01/2024", "")],
        ),
        ("Chỉ thị số 26-CT/TU ngày 25/01/2021", []),
        ("đồng chí Trần Văn An phụ trách", [("person", "Trần Văn An", "")]),
        ("học tập Chủ tịch Hồ Chí Minh", []),
    ],
)
def test_places_of_a_year(text, places):
    assert found(text) == places


def test_papers_that_prepare_the_year_are_of_the_year():
    decision = "Quyết định số 88/QĐ-UBND ngày {} của UBND tỉnh giao chỉ tiêu"

    assert found(decision.format("15/12/2023")) != []
    assert found(decision.format("15/5/2023")) == []


def test_the_year_in_the_title_of_a_cited_paper_changes_with_the_paper():
    text = "Kế hoạch số 25/KH-UBND ngày 29/01/2024 về thi đua năm 2024, Chủ tịch UBND xã ban hành"

    (cited, year) = find_dated(text, NEXT)

    assert (cited.kind, year.kind, year.proposal) == (Kind.CITED, Kind.YEAR, "")


def test_districts_are_listed_once_they_are_abolished():
    text = "báo cáo UBND huyện Yên Thế, Ban Thường vụ Huyện ủy và thành phố Hà Nội"

    assert found(text) == []
    assert [words for _, words, _ in found(text, AFTER_DISTRICTS)] == [
        "UBND huyện Yên Thế",
        "Huyện ủy",
    ]


def test_people_are_found_by_the_names_of_the_office():
    turn = Turn(2024, 2025, NEXT.on, ("Hoàng Thị Mai",))

    assert found("giao Hoàng Thị Mai tổng hợp", turn) == [("person", "Hoàng Thị Mai", "")]


@pytest.mark.parametrize(
    ("count", "words"), [(70, "tròn"), (75, "lẻ 5"), (71, "không phải năm tròn")]
)
def test_an_anniversary_says_how_round_it_is(count, words):
    assert words in roundness(count)


def test_years_ahead_move_by_as_many_years_as_the_plan():
    turn = Turn(2023, 2026, dt.date(2025, 12, 1))

    assert found("năm 2023, so với năm 2022", turn) == [
        ("year", "2023", "2026"),
        ("year", "2022", "2025"),
    ]


PIECES = st.sampled_from(
    [
        "năm 2024",
        "29/02/2024",
        "giai đoạn 2021-2025",
        "70 năm Ngày thành lập",
        "số 25/KH-UBND ngày 29/01/2024",
        "1.880 tấn",
        "đồng chí Trần Văn An",
        "UBND huyện Yên Thế",
        "đạt 98,5%",
        "Nhân dân",
        "ngày 2024",
        "/2024/",
        "2023-2024-2025",
        ", ",
        "; ",
        "\n",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=80)
TURNS = st.sampled_from([NEXT, AFTER_DISTRICTS, Turn(2022, 2024, dt.date(2024, 1, 5))])


@given(TEXTS, TURNS)
def test_places_are_words_of_the_text_in_order_and_apart(text, turn):
    places = find_dated(text, turn)

    assert all(text[place.start : place.end] == place.text != "" for place in places)
    assert all(one.end <= other.start for one, other in pairwise(places))


@given(TEXTS, TURNS)
def test_a_proposal_always_says_something_else(text, turn):
    assert all(place.proposal != place.text for place in find_dated(text, turn))


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.integers(1, 5))
def test_a_carried_day_is_the_same_day_or_the_28th(day, years):
    carried = carried_date(day, years)

    assert (carried.year, carried.month) == (day.year + years, day.month)
    assert carried.day in (day.day, 28)
