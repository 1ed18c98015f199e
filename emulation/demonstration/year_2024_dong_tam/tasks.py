"""What was told of the plan's tasks of 2024."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from emulation.demonstration.year_2024_dong_tam.units import (
    FARMERS,
    HONG_LAC,
    LIEN_CO,
    SCHOOL,
    TAN_TIEN,
)


@dataclass(frozen=True)
class Told:
    """``accepted_on`` is when the clerk took it as done; ``quarter`` is 0 for what is due once."""

    task: str
    unit: str
    on: dt.date
    words: str
    quarter: int = 0
    is_done: bool = True
    accepted_on: dt.date | None = None
    proof: str = ""


LAUNCH = "Phát động thi đua, xây dựng kế hoạch riêng"
HALF_YEAR = "Phát động thi đua, báo cáo kết quả, giới thiệu điển hình"
MARCH, JULY = dt.date(2024, 3, 18), dt.date(2024, 7, 10)
TASKS_TOLD = (
    Told(
        LAUNCH,
        HONG_LAC,
        dt.date(2024, 3, 12),
        "Phát động tại nhà văn hóa thôn ngày 10/3; 131 trên 142 hộ dự và ký giao ước.",
        accepted_on=MARCH,
        proof="le-phat-dong-thon-hong-lac.png",
    ),
    Told(
        LAUNCH,
        SCHOOL,
        dt.date(2024, 3, 14),
        "Đã phát động ở hội đồng sư phạm, ban hành kế hoạch riêng của trường.",
        accepted_on=MARCH,
    ),
    Told(
        LAUNCH,
        FARMERS,
        dt.date(2024, 3, 15),
        "Đang lấy ý kiến 6 chi hội về kế hoạch riêng.",
        is_done=False,
    ),
    Told(
        HALF_YEAR,
        LIEN_CO,
        dt.date(2024, 7, 5),
        "Báo cáo gửi cùng số liệu quý II; giới thiệu 01 hộ làm vườn mẫu.",
        quarter=2,
        accepted_on=JULY,
    ),
    Told(
        HALF_YEAR,
        TAN_TIEN,
        dt.date(2024, 7, 9),
        "Đã làm xong đường hoa dài 600 m; giới thiệu tổ tự quản ngõ 2.",
        quarter=2,
        accepted_on=JULY,
    ),
    Told(
        HALF_YEAR,
        SCHOOL,
        dt.date(2024, 7, 10),
        "Đã sơ kết học kỳ II; giới thiệu 02 cô giáo dạy giỏi.",
        quarter=2,
    ),
)
