"""Headings told from text."""

import pytest

from .sources_made import OPENING, read


def first_item(*lines, **options):
    return read(OPENING, "I. NỘI DUNG", *lines, **options).items[1].children[0]


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("1. Mục đích", "Phát huy truyền thống."),
        ("1. Mục đích:", "- Phát huy truyền thống."),
        ("1. Nội dung thi đua.", "- Phát huy truyền thống."),
        ("a) Về kinh tế", "- Trồng mới 45 ha rừng."),
        ("1. CÁC CHỈ TIÊU CHỦ YẾU", "2. NHIỆM VỤ"),
        ("* Lĩnh vực xã hội", "- Giữ vững 03 trường chuẩn."),
    ],
)
def test_short_words_with_something_below_are_a_heading(line, following):
    item = first_item(line, following)
    assert item.heading == line.partition(" ")[2]
    assert not item.run_in


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("1. Thôn Đông Lạc", "2. Thôn Tây Lạc"),
        ("1. Các thôn đăng ký thi đua, gửi về xã.", "2. Các tổ đăng ký thi đua."),
        ("- Trồng trọt:", "+ Lúa nước."),
        ("1. các thôn đăng ký", "- Thôn Đông Lạc."),
        (
            "1. Các cơ quan, đơn vị, trường học, thôn, bản tổ chức thực hiện tốt những việc sau:",
            "- A.",
        ),
    ],
)
def test_a_sentence_a_list_and_a_dash_are_no_headings(line, following):
    item = first_item(line, following)
    assert item.heading == ""
    assert item.blocks[0].text == line.partition(" ")[2]


def test_words_that_state_a_target_are_no_heading():
    line = "1. Tỷ lệ hộ nghèo dưới 2%"
    item = first_item(line, "Riêng các thôn vùng cao dưới 5%.", states_target=lambda t: "%" in t)
    assert (item.heading, item.blocks[0].text) == ("", "Tỷ lệ hộ nghèo dưới 2%")


@pytest.mark.parametrize(
    ("line", "heading", "text"),
    [
        (
            "1. Mục đích: Phát huy truyền thống.",
            "Mục đích:",
            "Phát huy truyền thống.",
        ),
        (
            "1. Mục đích. Phát huy truyền thống.",
            "Mục đích.",
            "Phát huy truyền thống.",
        ),
        (
            "1. Phòng Nội vụ: Hướng dẫn, đôn đốc.",
            "Phòng Nội vụ:",
            "Hướng dẫn, đôn đốc.",
        ),
        ("1. THỜI GIAN: từ ngày 01/3 đến ngày 30/4.", "THỜI GIAN:", "từ ngày 01/3 đến ngày 30/4."),
    ],
)
def test_a_heading_may_run_into_its_text(line, heading, text):
    item = first_item(line, "2. Yêu cầu: Các thôn nghiêm túc.")
    assert (item.heading, item.run_in, item.blocks[0].text) == (heading, True, text)


@pytest.mark.parametrize(
    "line",
    [
        "1. Thu ngân sách: Đạt 5 tỷ đồng, tăng 10%.",
        "1. Tỷ lệ hộ nghèo: dưới 2%.",
        "1. Sản lượng lúa: 500 tấn.",
        "1. Gia đình văn hóa: Trên 90% số hộ.",
        "1. Giữ vững 03 trường; trong đó: Trường Mầm non.",
        "1. Kết quả học tập: Tốt 85%, Khá 14%, Đạt 1%.",
    ],
)
def test_a_subject_with_its_measure_stays_whole(line):
    item = first_item(line, "2. Việc khác.")
    assert (item.heading, item.blocks[0].text) == ("", line[3:])


def test_a_paper_without_numbers_has_its_usual_headings():
    reading = read(OPENING, "MỤC TIÊU CHUNG", "Phát huy.", "Tổ chức thực hiện", "Các thôn đăng ký.")
    assert reading.items[1].heading == "MỤC TIÊU CHUNG"
    assert reading.items[1].children[0].heading == "Tổ chức thực hiện"
