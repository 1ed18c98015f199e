"""Heads and captions of tables."""

import pytest

from campaigns.intake.outline.grids import head_rows, is_caption


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((("STT", "Chỉ tiêu", "Kế hoạch"), ("1", "Thu ngân sách", "5")), 1),
        ((("STT", "Chỉ tiêu", "Năm", ""), ("", "", "2023", "Kế hoạch"), ("1", "Thu", "4", "5")), 2),
        ((("STT", "Chỉ tiêu", "ĐVT"), ("(1)", "(2)", "(3)"), ("I", "Kinh tế", "")), 2),
        ((("STT", "Chỉ tiêu", "ĐVT"), ("A", "B", "1"), ("1", "Thu", "Tỷ đồng")), 2),
        ((("TT", "Nội dung"), ("I", "Kinh tế")), 1),
        ((("Đơn vị", "Hộ nghèo"), ("Thôn Đông", "12")), 1),
        ((("Một dòng", "duy nhất"),), 0),
        ((), 0),
    ],
)
def test_the_head_ends_where_the_rows_begin(rows, count):
    assert head_rows(rows) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bảng 1. Các chỉ tiêu chủ yếu", True),
        ("Biểu số 02: Giao chỉ tiêu", True),
        ("Đơn vị tính: triệu đồng", True),
        ("(ĐVT: %)", True),
        ("Các chỉ tiêu chủ yếu", False),
        ("Bảng vàng danh dự", False),
    ],
)
def test_a_caption_is_told_by_its_first_words(text, expected):
    assert is_caption(text) is expected
