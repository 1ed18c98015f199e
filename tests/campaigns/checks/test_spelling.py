"""Slips of the pen: each is found, and a click mends exactly it."""

from __future__ import annotations

import pytest

from campaigns.checks import Level
from tests.campaigns.checks.contents_made import content, found, item, mended, sentences


def slip(text, rule="writing"):
    """The only slip of a text that ends with a stop."""
    (check,) = found(content(item(text)), rule)
    return check


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Diện tích 12 km2.", "Diện tích 12 km²."),
        ("Diện tích 300m2.", "Diện tích 300m²."),
        ("Khối lượng 5 m3.", "Khối lượng 5 m³."),
        ("Trồng 12 Ha rừng.", "Trồng 12 ha rừng."),
        ("Thu 20 Kg.", "Thu 20 kg."),
        ("Đạt 100 tan.", "Đạt 100 tấn."),
        ("Thu nhập 62 triệu đ/người/năm.", "Thu nhập 62 triệu đồng/người/năm."),
        ("Vận động 45 trđ.", "Vận động 45 triệu đồng."),
        ("Mỗi hộ 5.000đ.", "Mỗi hộ 5.000 đồng."),
        ("Trên 1ha đất.", "Trên 1 ha đất."),
        ("Tỷ lệ 95 %.", "Tỷ lệ 95%."),
        ("Hộ nghèo còn 0.66%.", "Hộ nghèo còn 0,66%."),
        ("Sản lượng 1.5 tấn.", "Sản lượng 1,5 tấn."),
        ("Thu 4,786,079,000 đồng.", "Thu 4.786.079.000 đồng."),
    ],
)
def test_units_of_measure_and_numbers_are_mended(wrong, right):
    check = slip(wrong, "writing.measures")

    assert mended(wrong, check) == right
    assert check.level == Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "Sản lượng 1.880 tấn, 0,66%, 5000 con, 62 triệu đồng/người/năm.",
        "Bê tông hóa 1,8 km; 300 m; 12 km²; 5 m³.",
        "Quyết định 1880/QĐ-UBND; mục 2.1; điểm 1.2 của Kế hoạch; ngày 1.5.2024.",
        "Hội thi “Tan ca”, phường Hà Nội, Hai Bà Trưng.",
        "Thôn đạt 6/6 (100%).",
    ],
)
def test_right_writing_is_left_alone(text):
    assert not found(content(item(text)), "writing.measures")


def test_a_comma_that_may_group_thousands_is_said_but_not_mended():
    check = slip("Sản lượng 1,880 tấn.", "writing.measures")

    assert check.fix is None
    assert "1,880 là số thập phân" in check.sentence


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Cán bộ bộ đội.", "Cán bộ đội."),
        ("Các ngành ngành nông nghiệp.", "Các ngành nông nghiệp."),
        ("Nêu gương điển hình tiến tiến.", "Nêu gương điển hình tiên tiến."),
    ],
)
def test_a_word_said_twice_is_mended(wrong, right):
    assert mended(wrong, slip(wrong, "writing.doubled")) == right


@pytest.mark.parametrize(
    "text",
    [
        "Nhà nhà thi đua, người người thi đua.",
        "Tăng dần dần, luôn luôn song song.",
        "Kế hoạch năm năm.",
        "Bà Nguyễn Vân Vân.",
        "Đợt một, một lòng.",
    ],
)
def test_words_that_vietnamese_says_twice_are_left_alone(text):
    assert not found(content(item(text)), "writing.doubled")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Thi đua , khen thưởng.", "Thi đua, khen thưởng."),
        ("Đạt chuẩn : 95%.", "Đạt chuẩn: 95%."),
        ("Các thôn ( sáu thôn).", "Các thôn (sáu thôn)."),
        ("Đoàn,hội thi đua.", "Đoàn, hội thi đua."),
        ("Từng ngành.Phấn đấu đạt.", "Từng ngành. Phấn đấu đạt."),
        ("Thi  đua.", "Thi đua."),
    ],
)
def test_spaces_are_mended(wrong, right):
    assert mended(wrong, slip(wrong, "writing.spaces")) == right


@pytest.mark.parametrize(
    "text", ["Nguồn nhân lực... với quan điểm.", "Lúc 8:30; xem https://chinhphu.vn, TP.HCM."]
)
def test_stops_that_stand_right_are_left_alone(text):
    assert not found(content(item(text)), "writing.spaces")


def test_the_end_mark_is_printed_and_not_typed():
    check = slip("Thực hiện nghiêm Kế hoạch này./.", "writing.typed_end")

    assert mended("Thực hiện nghiêm Kế hoạch này./.", check) == "Thực hiện nghiêm Kế hoạch này."


def test_a_paragraph_without_a_stop_gets_one():
    check = slip("Các thôn đăng ký", "writing.unstopped")

    assert mended("Các thôn đăng ký", check) == "Các thôn đăng ký."


def test_words_that_lead_to_a_list_end_with_a_colon():
    made = content(item("Gồm các việc sau", children=(item("Một."), item("Hai.", uid="b"))))
    (check,) = found(made, "writing.unstopped")

    assert check.fix.new == ":"


@pytest.mark.parametrize("text", ["Theo phương châm “về đích.”", "Như sau:", "Việc một;"])
def test_a_stop_of_any_kind_is_enough(text):
    assert not found(content(item(text)), "writing.unstopped")


def test_the_last_paragraph_of_all_needs_no_stop():
    assert not found(content(closing=["Thực hiện nghiêm Kế hoạch này"]), "writing.unstopped")


def test_a_slip_in_the_second_paragraph_of_the_opening_is_mended_there():
    opening = ["UBND xã với chủ đề “Đoàn kết, sáng tạo” phát động:", "Trồng 12 Ha rừng."]
    (check,) = found(content(opening=opening), "writing.measures")
    whole = "\n".join(opening)

    assert check.field == "opening"
    assert whole[check.offset + check.fix.start :][: len(check.fix.old)] == check.fix.old


def test_the_place_of_a_slip_is_told_in_words():
    assert sentences(content(item("Trồng 12 Ha rừng.")), "writing") == [
        "Mục 1: viết ha thay cho Ha"
    ]
