"""What year, kind, days and field a reading lets one guess."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns.intake.guesses import guess_days, guess_field, guess_kind, guess_year
from campaigns.intake.parts import ReadHeader, Reading, ReadItem, ReadParagraph


def reading(title: str = "", date: str = "", text: str = "") -> Reading:
    blocks = (ReadParagraph(1, text),) if text else ()
    return Reading(
        header=ReadHeader(title=title, date=date), items=(ReadItem(1, "opening", blocks=blocks),)
    )


@pytest.mark.parametrize(
    ("title", "date", "text", "year"),
    [
        ("Phát động thi đua năm 2024", "2023-12-28", "", 2024),
        ("Phát động thi đua năm học 2023 - 2024", "", "", 2023),
        ("Xây dựng nông thôn mới giai đoạn 2021-2025", "", "", 2025),
        ("Phát động thi đua", "2019-03", "", 2019),
        ("Phát động thi đua", "", "Kết quả năm 2022; năm 2023 phấn đấu; mục tiêu năm 2023.", 2023),
        ("Phát động thi đua", "", "không có năm nào", None),
        ("Quyết định số 3124/QĐ", "", "", None),
    ],
)
def test_the_year_is_that_of_the_title_then_the_date_then_the_text(title, date, text, year):
    assert guess_year(reading(title, date, text)) == year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Phát động các phong trào thi đua năm 2024", "yearly"),
        ("Tổ chức đợt thi đua chào mừng 70 năm Chiến thắng Điện Biên Phủ", "drive"),
        ("Phát động thi đua cao điểm 90 ngày đêm năm 2025", "drive"),
        ("", "yearly"),
    ],
)
def test_an_occasion_makes_a_drive(title, kind):
    assert guess_kind(reading(title)) == kind


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("từ ngày 01/3/2024 đến ngày 07/5/2024", ((2024, 3, 1), (2024, 5, 7))),
        ("Thời gian: từ 11/3 - 31/3/2024.", ((2024, 3, 11), (2024, 3, 31))),
        ("từ ngày 05/01 đến hết ngày 10/02", ((2024, 1, 5), (2024, 2, 10))),
        ("từ ngày 31/02/2024 đến ngày 07/5/2024", None),
        ("từ ngày 07/5/2024 đến ngày 01/3/2024", None),
        ("không có ngày", None),
    ],
)
def test_the_days_of_a_drive(text, days):
    expected = tuple(dt.date(*day) for day in days) if days else None

    assert guess_days(reading("Thi đua năm 2024", text=text)) == expected


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Sản lượng cây ăn quả", "economy"),
        ("Tỷ lệ hộ nghèo", "society"),
        ("Trường đạt chuẩn quốc gia", "society"),
        ("Tỷ lệ rác thải sinh hoạt được thu gom", "environment"),
        ("xã đạt chuẩn nông thôn mới nâng cao", "environment"),
        ("Hoàn thành chỉ tiêu giao quân", "security"),
        ("Kết nạp đảng viên mới", "politics"),
        ("Hồ sơ giải quyết đúng hạn", "politics"),
        ("Xây nhà cho người có công", "society"),
        ("một việc không rõ", "economy"),
    ],
)
def test_the_field_is_told_by_words(name, field):
    assert guess_field([name]) == field


def test_where_the_name_tells_nothing_the_headings_do():
    assert guess_field(["Số buổi tuyên truyền", "", "Quốc phòng, an ninh"]) == "security"
