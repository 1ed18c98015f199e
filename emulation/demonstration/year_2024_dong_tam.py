"""How xã Đồng Tâm followed its 42 targets of 2024: who was given what, and what was reported.

Figures are invented; those that the pictures of the product show are the same here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from emulation.demonstration.places import DONG_TAM

VILLAGES = DONG_TAM.unit_names("village")
LIEN_CO, TAN_KY, HONG_LAC, DE_THAM, TAN_TIEN, DONG_MAI = VILLAGES
OFFICE = "Văn phòng UBND xã Đồng Tâm"
CULTURE = "Bộ phận Văn hóa - Xã hội xã Đồng Tâm"
FINANCE = "Bộ phận Tài chính - Kế toán xã Đồng Tâm"
LAND = "Bộ phận Địa chính - Nông nghiệp - Xây dựng và Môi trường xã Đồng Tâm"
SCHOOL = "Trường TH&THCS Đồng Tâm"
KINDERGARTEN = "Trường Mầm non Đồng Tâm"
CLINIC = "Trạm Y tế xã Đồng Tâm"
FARMERS = "Hội Nông dân xã Đồng Tâm"
FARMS = (LIEN_CO, DE_THAM, TAN_TIEN, DONG_MAI)

DAYS_TO_REPORT = 10

Row = tuple[str, ...]
NOT_ASKED: Row = ()


@dataclass(frozen=True)
class Followed:
    """One target through the year.

    ``given`` divides it: "area", "households" or "even" split its value, "same" gives it
    whole to every unit, "" asks without a figure, and figures stand for themselves. A quarter
    has one figure for each unit, in their order: "12", "131/142", or words; "" was not
    reported. Of a target with strands each strand has its quarters.
    """

    units: tuple[str, ...]
    given: str
    frequency: str
    unit_rule: str
    period_rule: str
    quarters: tuple[Row, Row, Row, Row] = (NOT_ASKED,) * 4
    strands: dict[str, tuple[Row, Row, Row, Row]] = field(default_factory=dict)
    milestones: Row = ()
    baseline: str = ""


def _rows(*quarters: str) -> tuple[Row, Row, Row, Row]:
    first, second, third, fourth = (tuple(quarter.split()) for quarter in quarters)
    return first, second, third, fourth


def _added(given: str, *quarters: str, units: Row = VILLAGES, milestones: str = "") -> Followed:
    """What grows through the year and is added up over the villages."""
    return Followed(
        units,
        given,
        "quarter",
        "sum",
        "sum",
        _rows(*quarters),
        milestones=tuple(milestones.split()),
    )


def _herd(given: str, *quarters: str, baseline: str) -> Followed:
    return Followed(
        VILLAGES, given, "quarter", "sum", "latest", _rows(*quarters), baseline=baseline
    )


def _rate(*quarters: str, baseline: str = "") -> Followed:
    """What every village counts among its own households or people."""
    return Followed(
        VILLAGES, "same", "quarter", "ratio", "latest", _rows(*quarters), baseline=baseline
    )


def _answer(unit: str, *quarters: str, frequency: str = "quarter", baseline: str = "") -> Followed:
    """What one unit answers for alone."""
    rows = _rows(*quarters)
    return Followed((unit,), "same", frequency, "none", "latest", rows, baseline=baseline)


def _at_the_end(unit: str, figure: str) -> Followed:
    return _answer(unit, "", "", "", figure, frequency="year")


def _told(*units: str, half: Row = NOT_ASKED, end: Row, frequency: str = "half_year") -> Followed:
    """What is told in words and judged by the clerk."""
    quarters = (NOT_ASKED, half, NOT_ASKED, end)
    return Followed(units, "", frequency, "none", "latest", quarters)


# By the key of the target in dong_tam_2024. Those that are not here are made of their parts.
FOLLOWED: dict[str, Followed] = {
    "growth": _at_the_end(FINANCE, "10.3"),
    "growth_agriculture": _at_the_end(LAND, "4.4"),
    "growth_industry": _at_the_end(FINANCE, "15.1"),
    "farmland": Followed(
        VILLAGES,
        "area",
        "quarter",
        "sum",
        "latest",
        _rows(*["88 82 61 96 77 71"] * 4),
    ),
    "rice": _added(
        "area", "0 0 0 0 0 0", "10 9 7 11 8 8", "0 0 0 0 0 0", "9 8 6 10 8 7",
        milestones="0 40 40 100",
    ),
    "maize": _added(
        "area", "0 0 0 0 0 0", "7 5 4 8 6 6", "2 2 1 2 2 2", "6 5 4 6 5 5", milestones="0 25 35 75"
    ),
    "tea": _added("8 6 6", "1 0.5 0.5", "3.5 2.6 2.4", "3 2 2.2", "1.2 1 1", units=FARMS[1:]),
    "lychee": _added(
        "210 160 190 150 140 150", "0 0 0 0 0 0", "132 118 96 96 101 78", "86 55 99 61 47 70",
        "0 0 0 0 0 0", milestones="0 400 1000 1000",
    ),
    "longan": _added(
        "55 45 40 38 32 30", "0 0 0 0 0 0", "0 0 0 0 0 0", "58 44 39 41 33 31", "0 0 0 0 0 0",
        milestones="0 0 230 240",
    ),
    "citrus": _added(
        "60 50 45 55 42 38", "4 3 2 3 2 2", "0 0 0 0 0 0", "6 5 4 6 4 4", "47 40 33 44 35 30",
        milestones="15 15 45 290",
    ),
    "other_fruit": _added(
        "households", "14 12 6 15 12 11", "19 16 9 20 17 16", "21 19 10 22 18 17",
        "16 15 8 17 15 13", milestones="60 140 250 350",
    ),
    "value_per_hectare": _at_the_end(LAND, "112"),
    "cattle": _herd(
        "36 35 32 40 28 26", "35 34 33 39 28 27", "36 34 34 40 29 27", "36 35 34 41 29 27",
        "37 35 34 41 29 27", baseline="192",
    ),
    "pigs": _herd(
        "1050 900 480 1060 810 700", "1080 860 450 990 760 660", "1120 880 465 1010 790 690",
        "1030 890 470 1030 800 700", "1060 910 485 1075 815 705", baseline="4600",
    ),
    "sows": _herd(
        "44 38 20 44 34 30", "44 37 20 44 34 30", "45 38 20 44 34 30", "45 38 20 45 34 30",
        "45 38 20 45 34 31", baseline="205",
    ),
    "piglets": _added(
        "12 11 9 8", "5.6 5.2 4.4 3.9", "6.4 6.1 5 4.6", "3.1 2.8 2.3 2.1", "3.3 3 2.5 2.2",
        units=FARMS,
    ),
    "poultry": _added(
        "260 280 240 220", "60 66 55 50", "72 78 66 61", "63 70 59 55", "80 84 72 66", units=FARMS
    ),
    "income": _at_the_end(FINANCE, "62.4"),
    "budget": Followed(
        (FINANCE,),
        "same",
        "quarter",
        "none",
        "sum",
        strands={
            "thu": _rows("1214000000", "837000000", "1310000000", "1502000000"),
            "chi": _rows("1096000000", "1134000000", "1205000000", "1360000000"),
        },
        milestones=("1150000000", "2300000000", "3500000000", "4786079000"),
    ),
    "land_titles": Followed(
        (LAND,), "same", "quarter", "none", "sum", _rows("3", "4", "5", "7")
    ),
    "poverty": _rate(
        "2/288 3/265 1/142 4/301 2/254 2/232",
        "1/288 3/265 1/142 4/301 2/254 1/232",
        "1/288 2/265 1/142 4/301 2/254 1/232",
        "1/288 2/265 1/142 3/301 1/254 1/232",
        baseline="0.94",
    ),
    "population_growth": _answer(CLINIC, "0.24", "0.41", "0.6", "0.83"),
    "malnutrition": _rate(
        "7/83 7/77 3/41 9/87 7/73 6/67",
        "7/83 7/77 3/41 9/87 6/73 6/67",
        "7/83 6/77 3/41 8/87 6/73 6/67",
        "7/83 6/77 3/41 8/87 6/73 5/67",
    ),
    "insurance": Followed(
        (CULTURE,),
        "same",
        "quarter",
        "none",
        "latest",
        strands={
            "BHYT": _rows("5129/5355", "5152/5355", "5264/5355", "5355/5355"),
            "BHXH": _rows("205/220", "212/220", "217/220", "220/220"),
        },
    ),
    "schools_national_standard": _told(
        SCHOOL,
        KINDERGARTEN,
        half=("Giữ mức độ 1, đã tự đánh giá tháng 5.", "Giữ mức độ 2."),
        end=("Giữ mức độ 1.", "Giữ mức độ 2."),
    ),
    "education_quality": _told(
        SCHOOL,
        KINDERGARTEN,
        half=(
            "100% học sinh lớp 9 xét tốt nghiệp; 3 giải học sinh giỏi cấp huyện.",
            "Bé chuyên cần đạt 97%; 2 cô đạt giáo viên giỏi cấp huyện.",
        ),
        end=("Giữ vững chất lượng đại trà; 4 giải cấp huyện.", "Giữ vững; bé chuyên cần 97%."),
    ),
    "school_rank": _at_the_end(SCHOOL, "1"),
    "health_standard": _told(
        CLINIC,
        half=("Tự chấm 92 điểm theo bộ tiêu chí.",),
        end=("Huyện chấm 93 điểm, giữ chuẩn.",),
    ),
    "trained_workers": _answer(CULTURE, "73.9", "74.3", "74.7", "75.2", baseline="73.5"),
    "trained_employed": _answer(CULTURE, "", "100", "", "100", frequency="half_year"),
    "clean_water": _rate(
        "286/288 263/265 142/142 297/301 252/254 229/232",
        "286/288 263/265 142/142 298/301 252/254 230/232",
        "286/288 264/265 142/142 298/301 253/254 230/232",
        "287/288 264/265 142/142 299/301 253/254 231/232",
    ),
    "waste_collected": _rate(
        "268/288 225/265 131/142 274/301 232/254 213/232",
        "270/288 221/265 135/142 277/301 233/254 215/232",
        "274/288 247/265 136/142 283/301 240/254 220/232",
        "276/288 252/265 137/142 288/301 243/254 223/232",
    ),
    "waste_treated": _answer(LAND, "100", "100", "100", "100"),
    "cultural_villages": _at_the_end(CULTURE, "6/6"),
    "cultural_families": _rate(
        "272/288 250/265 134/142 283/301 240/254 219/232",
        "274/288 251/265 134/142 286/301 242/254 220/232",
        "274/288 251/265 135/142 287/301 242/254 221/232",
        "276/288 253/265 136/142 290/301 244/254 223/232",
        baseline="94",
    ),
    "cultural_offices": _at_the_end(CULTURE, "7/7"),
    "cultural_commune": _told(
        CULTURE, end=("Huyện đã thẩm định, đạt 5 trên 5 tiêu chí.",), frequency="year"
    ),
    "advanced_rural_commune": _told(
        OFFICE,
        half=("Giữ đủ 19 tiêu chí; tiêu chí môi trường còn phải theo dõi.",),
        end=("Giữ đủ 19 tiêu chí.",),
    ),
    "model_villages_kept": _answer(OFFICE, "4", "4", "4", "4"),
    "model_villages_new": Followed(
        (TAN_TIEN,),
        "same",
        "quarter",
        "none",
        "max",
        _rows("0", "0", "0", "1"),
        milestones=("0", "0", "0", "1"),
    ),
}  # fmt: skip

# The plan's line of what is made of its parts.
LINES_OF_WHOLES: dict[str, Row] = {
    "grain": ("0", "65", "75", "175"),
    "fruit": ("75", "555", "1525", "1880"),
}

# What the clerk said of targets that figures cannot judge: quarter, key, verdict, words.
JUDGEMENTS = (
    (2, "schools_national_standard", "met", "Hai trường còn trong hạn công nhận chuẩn quốc gia."),
    (2, "education_quality", "met", "Kết quả năm học 2023 - 2024 giữ vững so với năm trước."),
    (
        2,
        "advanced_rural_commune",
        "at_risk",
        "Tiêu chí môi trường: rác thu gom mới đạt 91%, dưới mức 95% của chuẩn.",
    ),
)

# --- What happened around the figures of the first two quarters

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

# --- What was told of the plan's tasks


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

# --- The year before: what was asked, and the figures of its quarters

LAST_YEAR_FRUIT = "1800"
LAST_YEAR_BUDGET = "Tổng thu, chi ngân sách xã năm 2023"
LAST_YEAR: dict[str, tuple[str, Followed]] = {
    "lychee": (
        "950",
        _added(
            "200 155 180 140 135 140", "0 0 0 0 0 0", "110 96 108 88 82 74", "80 52 66 55 50 60",
            "0 0 0 0 0 0",
        ),
    ),
    "longan": (
        "230",
        _added(
            "52 43 38 38 32 27", "0 0 0 0 0 0", "0 0 0 0 0 0", "52 43 38 38 32 29", "0 0 0 0 0 0"
        ),
    ),
    "citrus": (
        "280",
        _added(
            "58 48 43 53 41 37", "3 3 2 3 2 2", "0 0 0 0 0 0", "5 5 3 6 4 4", "44 38 33 44 36 33"
        ),
    ),
    "other_fruit": (
        "340",
        _added(
            "households", "12 11 6 14 12 10", "17 15 8 18 15 14", "20 18 10 21 17 16",
            "15 14 8 16 14 12",
        ),
    ),
    "cattle": (
        "192",
        _herd(
            "35 35 32 39 28 26", "33 34 32 38 27 26", "34 34 32 38 27 26", "34 34 32 38 27 26",
            "34 34 32 39 27 26", baseline="",
        ),
    ),
    "pigs": (
        "4600",
        _herd(
            "1000 840 450 980 760 670", "960 800 430 930 730 640", "980 820 440 950 740 650",
            "990 820 440 950 740 650", "990 820 440 960 740 650", baseline="",
        ),
    ),
    "budget": (
        "4520000000",
        Followed(
            (FINANCE,),
            "same",
            "quarter",
            "none",
            "sum",
            strands={
                "thu": _rows("1080000000", "1105000000", "1096000000", "1302000000"),
                "chi": _rows("1010000000", "1090000000", "1130000000", "1300000000"),
            },
        ),
    ),
    "land_titles": (
        "18",
        Followed((LAND,), "same", "quarter", "none", "sum", _rows("4", "5", "4", "6")),
    ),
    "poverty": (
        "0.95",
        _rate(
            "4/288 4/265 2/142 5/301 3/254 3/232",
            "3/288 4/265 2/142 5/301 3/254 3/232",
            "3/288 3/265 1/142 5/301 2/254 2/232",
            "2/288 3/265 1/142 4/301 2/254 2/232",
        ),
    ),
    "waste_collected": (
        "90",
        _rate(
            "250/288 220/265 122/142 260/301 218/254 200/232",
            "254/288 222/265 124/142 262/301 221/254 203/232",
            "258/288 226/265 126/142 266/301 224/254 206/232",
            "264/288 230/265 128/142 270/301 228/254 210/232",
        ),
    ),
}  # fmt: skip
