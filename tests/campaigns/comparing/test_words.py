"""Words, numbers and places of two texts laid side by side."""

from __future__ import annotations

import time

import pytest

from campaigns.comparing.pairing import pairs_of
from campaigns.comparing.parts import Part
from campaigns.comparing.places import Crumb, item_place
from campaigns.comparing.slips import is_note, without_label
from campaigns.comparing.words import boundary, retyped_numbers, same_words, word_runs
from campaigns.figures import parse_marked


def runs(old, new):
    return [(run.kind, run.text) for run in word_runs(old, new)]


# ---- Words -------------------------------------------------------------------------------------


def test_equal_texts_are_one_run():
    assert runs("Các thôn thi đua.", "Các thôn thi đua.") == [("same", "Các thôn thi đua.")]


def test_a_number_changes_as_a_whole():
    assert runs("đạt 1.880 tấn", "đạt 1.890,5 tấn") == [
        ("same", "đạt "),
        ("out", "1.880"),
        ("in", "1.890,5"),
        ("same", " tấn"),
    ]


def test_neighbouring_words_change_together():
    assert runs("a gửi văn phòng b", "a nộp kế toán b")[1:3] == [
        ("out", "gửi văn phòng"),
        ("in", "nộp kế toán"),
    ]


def test_runs_hold_every_letter_of_both_texts():
    old, new = "Trồng 15 ha; chăm sóc 4 ha.", "Trồng mới 16 ha rừng, chăm sóc 4,5 ha."
    found = runs(old, new)
    assert "".join(text for kind, text in found if kind != "in") == old
    assert "".join(text for kind, text in found if kind != "out") == new


@pytest.mark.parametrize(
    ("old", "new", "in_word", "in_pdf"),
    [
        ("2020 – 2025", "2020 - 2025", True, True),
        ("thi  đua", "thi đua", True, True),
        ("thi đua", "thiđua", False, True),
        ("Thi đua", "thi đua", False, False),
        ("thi đua.", "thi đua;", False, False),
    ],
)
def test_what_counts_as_the_same_line(old, new, in_word, in_pdf):
    assert same_words(old, new, loose=False) is in_word
    assert same_words(old, new, loose=True) is in_pdf


# ---- Numbers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("Trồng từ 14 đến 16 ha.", [("13", "14"), ("15", "16")]),
        ("Trồng từ 13 đến 16 ha.", [("15", "16")]),
        ("Phấn đấu trồng từ 13 đến 15 ha rừng.", []),
        ("Trồng từ 13,0 đến 15 ha.", []),
        ("Trồng nhiều rừng.", [("13", ""), ("15", "")]),
    ],
)
def test_linked_numbers_that_read_otherwise(new, found):
    old, marks = parse_marked("Trồng từ {forest=13} đến {forest.value_max=15} ha.")
    assert [(was, now) for _, was, now in retyped_numbers(old, marks, new)] == found


# ---- Run-in headings ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "head"),
    [
        ("Mục đích: ôn lại truyền thống.", "Mục đích:"),
        ("Mục đích, ý nghĩa: ôn lại truyền thống.", "Mục đích, ý nghĩa:"),
        ("Ôn lại truyền thống", None),
    ],
)
def test_where_a_heading_ends_in_the_new_line(new, head):
    at = boundary("Mục đích: Ôn lại truyền thống.", len("Mục đích:"), new)
    assert (new[:at] if at else None) == head


# ---- Places ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("crumbs", "place"),
    [
        ([("II.", 2)], ("Mục II",)),
        ([("II.", 2), ("2.", 2)], ("Mục II.2",)),
        ([("II.", 2), ("2.", 2), ("2.1.", 1)], ("Mục II.2.1",)),
        ([("1.", 1), ("1.2.", 2)], ("Mục 1.2",)),
        ([("A.", 1), ("I.", 1)], ("Mục A.I",)),
        ([("II.", 2), ("2.", 2), ("a)", 1), ("+", 3)], ("Mục II.2", "điểm a", "dấu cộng thứ 3")),
        ([("III.", 3), ("-", 4)], ("Mục III", "gạch đầu dòng thứ 4")),
        ([("Điều 2.", 1), ("1.", 1)], ("Điều 2", "mục 1")),
        ([("", 1)], ("“Kinh phí thực hiện bố trí…”",)),
    ],
)
def test_a_place_in_the_words_of_an_office(crumbs, place):
    name = "Kinh phí thực hiện bố trí trong dự toán năm"
    assert item_place([Crumb(marker, number, name) for marker, number in crumbs]) == place


# ---- Labels of appendices ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Phụ lục II BẢNG CHỈ TIÊU", "BẢNG CHỈ TIÊU"),
        ("PHỤ LỤC 1. PHÂN CÔNG", "PHÂN CÔNG"),
        ("Phụ lục PHỤ LỤC BẢNG CHẤM ĐIỂM", "BẢNG CHẤM ĐIỂM"),
        ("PHÂN CÔNG PHỤ LỤC", "PHÂN CÔNG PHỤ LỤC"),
        ("Phụ lục", "Phụ lục"),
        ("(Kèm theo Kế hoạch số 12/KH-UBND)", ""),
    ],
)
def test_the_label_of_an_appendix_is_not_its_title(title, bare):
    assert without_label(title) == bare


def test_only_the_note_of_the_frame_is_one():
    assert is_note("(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/02/2024 của Ủy ban nhân dân xã)")
    assert not is_note("(Kèm theo Quyết định số 5 của huyện)")


# ---- Pairs ---------------------------------------------------------------------------------------


def lines(*texts):
    return [Part("text", text, node=str(n), opens=True) for n, text in enumerate(texts)]


def paired(old, new):
    found = pairs_of(lines(*old), lines(*new))
    return [(a.text if a else None, b.text if b else None) for a, b in found]


def test_a_changed_line_stands_beside_its_like():
    old = ("Các thôn đăng ký", "Văn phòng tổng hợp kết quả của xã", "Họp dân")
    new = ("Các thôn đăng ký", "Trường học báo cáo", "Văn phòng tổng hợp kết quả xã", "Họp dân")

    assert paired(old, new) == [
        (old[0], new[0]),
        (None, new[1]),
        (old[1], new[2]),
        (old[2], new[3]),
    ]


def test_order_is_kept_whatever_is_more_alike():
    old = ("một hai ba bốn", "năm sáu bảy tám")
    new = ("năm sáu bảy chín", "một hai ba chín")

    pairs = [pair for pair in paired(old, new) if None not in pair]

    assert len(pairs) == 1


def test_lines_that_share_nothing_are_gone_and_new():
    assert paired(("Trồng rừng vụ xuân", "Họp dân"), ("Thu gom rác thải", "Tổng kết năm")) == [
        ("Trồng rừng vụ xuân", None),
        ("Họp dân", None),
        (None, "Thu gom rác thải"),
        (None, "Tổng kết năm"),
    ]


def test_rows_of_tables_are_no_paragraphs():
    row = Part("row", "Các thôn | họp dân", cells=("Các thôn", "họp dân"), row=0)
    assert pairs_of([row], lines("Các thôn họp dân")) == [
        (row, None),
        (None, lines("Các thôn họp dân")[0]),
    ]


PAPERS = {
    "one line again and again": (["Các thôn họp dân"] * 3_000, ["Các thôn họp dân"] * 2_900),
    "every line rewritten": (
        [f"Thôn số {n} đăng ký việc khó của năm" for n in range(2_000)],
        [f"Thôn số {n} đăng ký và làm việc khó trong năm" for n in range(2_000)],
    ),
    "another paper altogether": (
        [f"mục {n} {n * 7} cũ" for n in range(2_000)],
        [f"phần {n + 5_000} mới" for n in range(2_000)],
    ),
}


@pytest.mark.parametrize("old_and_new", PAPERS.values(), ids=PAPERS)
def test_long_papers_are_paired_in_seconds(old_and_new):
    started = time.process_time()

    found = pairs_of(lines(*old_and_new[0]), lines(*old_and_new[1]))

    assert time.process_time() - started < 5
    assert sum(a is not None for a, _ in found) == len(old_and_new[0])
    assert sum(b is not None for _, b in found) == len(old_and_new[1])
