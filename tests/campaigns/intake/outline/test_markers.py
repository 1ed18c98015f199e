"""What counts as the number of an item."""

import pytest

from campaigns.intake.outline.markers import find_marker


@pytest.mark.parametrize(
    ("text", "marker", "style", "number", "rest"),
    [
        ("I. MỤC ĐÍCH", "I.", "roman", 1, "MỤC ĐÍCH"),
        ("II- NỘI DUNG", "II-", "roman", 2, "NỘI DUNG"),
        ("IV - Tổ chức", "IV -", "roman", 4, "Tổ chức"),
        ("III/ Giải pháp", "III/", "roman", 3, "Giải pháp"),
        ("I.MỤC ĐÍCH", "I.", "roman", 1, "MỤC ĐÍCH"),
        ("A. THỰC TRẠNG", "A.", "capital", 1, "THỰC TRẠNG"),
        ("Đ. TỔ CHỨC", "Đ.", "capital", 5, "TỔ CHỨC"),
        ("1. Mục đích", "1.", "decimal .", 1, "Mục đích"),
        ("1/ Mục đích", "1/", "decimal .", 1, "Mục đích"),
        ("3- Lãnh đạo", "3-", "decimal .", 3, "Lãnh đạo"),
        ("2) Yêu cầu", "2)", "decimal )", 2, "Yêu cầu"),
        ("(4) Thu ngân sách", "(4)", "(decimal)", 4, "Thu ngân sách"),
        ("1.2. Văn hóa", "1.2.", "decimal parts 1", 2, "Văn hóa"),
        ("1.2 Văn hóa", "1.2", "decimal parts 1", 2, "Văn hóa"),
        ("2.1.3. Y tế", "2.1.3.", "decimal parts 2", 3, "Y tế"),
        ("II.1. Kinh tế", "II.1.", "roman parts 1", 1, "Kinh tế"),
        ("a) nông nghiệp", "a)", "letter )", 1, "nông nghiệp"),
        ("đ) Nước sạch", "đ)", "letter )", 5, "Nước sạch"),
        ("b. Thương mại", "b.", "letter .", 2, "Thương mại"),
        ("ii) Khen thưởng", "ii)", "small roman", 2, "Khen thưởng"),
        ("- Tỷ lệ hộ nghèo", "-", "dash", None, "Tỷ lệ hộ nghèo"),
        ("–Tỷ lệ hộ nghèo", "–", "dash", None, "Tỷ lệ hộ nghèo"),
        ("+ Ngô: 75 tấn", "+", "plus", None, "Ngô: 75 tấn"),
        ("* Về kinh tế:", "*", "*", None, "Về kinh tế:"),
        ("• Trồng rừng", "•", "bullet", None, "Trồng rừng"),
        ("Điều 12. Hiệu lực", "Điều 12.", "article", 12, "Hiệu lực"),
        ("Chương II", "Chương II", "chapter", 2, ""),
        ("CHƯƠNG III: KHEN THƯỞNG", "CHƯƠNG III:", "chapter", 3, "KHEN THƯỞNG"),
        ("Phần thứ hai", "Phần thứ hai", "part", 2, ""),
        ("PHẦN I. ĐÁNH GIÁ", "PHẦN I.", "part", 1, "ĐÁNH GIÁ"),
        ("Mục 1. Đối tượng", "Mục 1.", "part of chapter", 1, "Đối tượng"),
    ],
)
def test_a_number_or_dash_before_text_is_a_marker(text, marker, style, number, rest):
    found = find_marker(text)
    assert (found.text, found.style, found.number, found.rest) == (marker, style, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.880 tấn cây ăn quả",
        "4,5% so với cùng kỳ",
        "2024 của địa phương",
        "2024. Các thôn đăng ký",
        "15/12/2024 hoàn thành",
        "6/6 thôn đạt chuẩn",
        "34-CT/TW ngày 07/4/2014",
        "02/QĐ-BCĐ; họp giao ban",
        "16–17%; đón khách",
        "5 - 10 tấn",
        "13.30 giờ cùng ngày",
        "-5% so với năm trước",
        "Điều 5 của Luật",
        "Chương II của Nghị định",
        "Phần mềm quản lý",
        "IIII. Sai số La Mã",
        "V/v phát động thi đua",
        "m2/người",
        "-----",
        "Các thôn",
        "",
    ],
)
def test_figures_codes_and_mentions_are_no_markers(text):
    assert find_marker(text) is None
