"""What happened around the figures of the first two quarters of 2024."""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.year_2024_dong_tam.units import (
    CLINIC,
    DE_THAM,
    HONG_LAC,
    KINDERGARTEN,
    LAND,
    LIEN_CO,
    OFFICE,
    SCHOOL,
    TAN_KY,
    TAN_TIEN,
)

DAYS_TO_REPORT = 10

QUARTER_1_SENT = {DE_THAM: dt.date(2024, 4, 12)}  # late; the others
QUARTER_1_DAY = dt.date(2024, 4, 8)
QUARTER_1_LOCK = dt.date(2024, 4, 15)
# Two herds were counted twice: found and corrected after the lock.
CORRECTION_DAY = dt.date(2024, 5, 20)
CORRECTION = (LIEN_CO, "pigs", "1010", "Hai hộ khai trùng đàn 70 con, thôn đã đếm lại.")

QUARTER_2_SENT = {
    LIEN_CO: dt.date(2024, 7, 6),
    HONG_LAC: dt.date(2024, 7, 8),
    SCHOOL: dt.date(2024, 7, 10),
    OFFICE: dt.date(2024, 7, 10),
}
QUARTER_2_DAY = dt.date(2024, 7, 9)
# Nothing has come from these; the first of them has begun to write.
QUARTER_2_MISSING = (TAN_KY, CLINIC)
QUARTER_2_WAITING = (SCHOOL, OFFICE)
BY_TELEPHONE = KINDERGARTEN
CLERKS_DAY = dt.date(2024, 7, 11)  # reports are returned, approved, taken by telephone
# What Hồng Lạc wrote first, and what the clerk answered.
RETURNED = {
    "lychee": ("26", "26 tấn thấp hơn hẳn thôn bên, xem lại đơn vị tính."),
    "waste_collected": ("", "Chưa có số."),
    "cultural_families": ("", "Nếu không đổi, bác bấm Giữ nguyên."),
}
NOT_COUNTED = "Chưa đếm xong."

NOTES = {
    (2, "model_villages_new"): "Đạt 9 trên 14 tiêu chí; còn đường ngõ xóm và nhà văn hóa.",
    (2, "land_titles"): "6 hồ sơ chờ trích đo từ tháng 5.",
    (2, "budget"): "Chưa có khoản thu từ đấu giá đất.",
}

# Files of ``year_proofs`` that came with a report: quarter, unit; key of the target, file.
PROOFS = {
    (2, TAN_TIEN): ("model_villages_new", "duong-hoa-thon-tan-tien.png"),
    (2, LAND): ("land_titles", "ho-so-cho-trich-do.xlsx"),
}
