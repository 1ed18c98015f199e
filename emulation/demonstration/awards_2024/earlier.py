"""What Đồng Tâm gave, and was given, before the portal: 2021 to 2023. Invented."""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.awards_2024.specs import (
    ADVANCED,
    FAMILY,
    FIGHTER,
    PRAISE,
    CouncilSpec,
    EarlierSpec,
    InitiativeSpec,
)
from emulation.demonstration.places.dong_tam_units import COUNCIL
from emulation.demonstration.year_2024_dong_tam import (
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    KINDERGARTEN,
    TAN_TIEN,
)

COMMUNE_HEAD = "Chủ tịch Ủy ban nhân dân xã Đồng Tâm"
DISTRICT_HEAD = "Chủ tịch Ủy ban nhân dân huyện Yên Thế"
_DONE = "Hoàn thành tốt nhiệm vụ, tích cực tham gia phong trào thi đua"
_OFFICERS = {
    2021: ("Phạm Quốc Huy", "Nông Thị Hiền", "Dương Văn Khoa", "Vi Thị Ngân", "Hà Văn Quý"),
    2022: ("Phạm Quốc Huy", "Nông Thị Hiền", "Lê Thị Thu", "Vi Thị Ngân", "Lâm Quang Tùng"),
    2023: (
        *("Phạm Quốc Huy", "Nông Thị Hiền", "Lê Thị Thu", "Dương Văn Khoa", "Hà Văn Quý"),
        *("Hoàng Thị Mai", "Vũ Thị Lan"),
    ),
}
_FAMILIES = {
    2021: ("LC-001", "LC-007", "TK-002", "HL-001", "DTH-004", "TT-001", "TT-002", "DM-002"),
    2022: (
        *("LC-001", "LC-002", "TK-002", "TK-006", "HL-001", "HL-004", "DTH-004", "TT-001"),
        *("TT-002", "TT-006", "DM-002", "DM-008"),
    ),
    2023: (
        *("LC-001", "LC-002", "LC-003", "TK-002", "TK-006", "HL-001", "HL-004", "HL-010"),
        *("DTH-004", "DTH-011", "TT-001", "TT-002", "TT-006", "DM-002", "DM-008"),
    ),
}
_DAYS = {2021: dt.date(2021, 12, 28), 2022: dt.date(2022, 12, 26), 2023: dt.date(2023, 12, 27)}
_NUMBERS = {2021: 187, 2022: 204, 2023: 215}
_BASE_SALARIES = {2021: 1_490_000, 2022: 1_490_000, 2023: 1_800_000}


def _workers(year: int) -> EarlierSpec:
    return EarlierSpec(
        f"{_NUMBERS[year]}/QĐ-UBND", _DAYS[year], year, ADVANCED, COMMUNE_HEAD, "commune", _DONE,
        people=_OFFICERS[year], amount=_BASE_SALARIES[year] * 3 // 10,
    )  # fmt: skip


def _families(year: int) -> EarlierSpec:
    return EarlierSpec(
        f"{_NUMBERS[year] - 14}/QĐ-UBND", _DAYS[year] - dt.timedelta(days=36), year, FAMILY,
        COMMUNE_HEAD, "commune", "Đạt tiêu chuẩn Gia đình văn hóa", households=_FAMILIES[year],
    )  # fmt: skip


DECISIONS = (
    *(each(year) for year in (2021, 2022, 2023) for each in (_families, _workers)),
    EarlierSpec(
        "3318/QĐ-UBND", dt.date(2023, 1, 12), 2022, FIGHTER, DISTRICT_HEAD, "district",
        "Có sáng kiến được công nhận, hoàn thành xuất sắc nhiệm vụ", people=("Nông Thị Hiền",),
        amount=1_490_000,
    ),
    EarlierSpec(
        "118/QĐ-UBND", dt.date(2024, 1, 16), 2023, FIGHTER, DISTRICT_HEAD, "district",
        "Có sáng kiến được công nhận, hoàn thành xuất sắc nhiệm vụ",
        people=("Phạm Quốc Huy", "Nông Thị Hiền"), amount=1_800_000,
    ),
    EarlierSpec(
        "119/QĐ-UBND", dt.date(2024, 1, 16), 2023, "tap-the-lao-dong-tien-tien", DISTRICT_HEAD,
        "district", "Hoàn thành tốt nhiệm vụ năm học, nội bộ đoàn kết", units=(KINDERGARTEN,),
    ),
    EarlierSpec(
        "4102/QĐ-UBND", dt.date(2023, 11, 30), 2023, "thon-to-dan-pho-van-hoa", DISTRICT_HEAD,
        "district", "Đạt tiêu chuẩn Thôn văn hóa", units=(HONG_LAC, TAN_TIEN, DONG_MAI),
    ),
    EarlierSpec(
        "96/QĐ-UBND", dt.date(2022, 6, 30), 2022, PRAISE, COMMUNE_HEAD, "commune",
        "Có thành tích trong phòng, chống dịch bệnh", units=(DE_THAM,),
        people=("Vũ Thị Lan", "Trần Văn Lượng", "Vi Thị Hoa"), amount=223_500,
    ),
    EarlierSpec(
        "141/QĐ-UBND", dt.date(2023, 9, 5), 2023, PRAISE, COMMUNE_HEAD, "commune",
        "Có thành tích trong xây dựng nông thôn mới nâng cao",
        people=("Nguyễn Văn Đạt", "Đỗ Văn Hải"), households=("TT-001", "HL-008"), amount=270_000,
    ),
)  # fmt: skip
INITIATIVES = (
    InitiativeSpec(
        "Nông Thị Hiền",
        "Tủ sách dòng họ cho nhà văn hóa thôn",
        dt.date(2022, 11, 18),
        "Hội đồng Sáng kiến huyện Yên Thế",
        "2207/QĐ-HĐSK",
    ),
    InitiativeSpec(
        "Phạm Quốc Huy",
        "Bảng theo dõi việc giao của Chủ tịch bằng mã màu",
        dt.date(2023, 11, 20),
        "Hội đồng Sáng kiến huyện Yên Thế",
        "2391/QĐ-HĐSK",
    ),
    InitiativeSpec(
        "Bùi Thị Hằng",
        "Giờ đọc mở đầu ngày học ở vùng đồi",
        dt.date(2024, 5, 30),
        "Phòng Giáo dục và Đào tạo huyện Yên Thế",
        "164/QĐ-PGDĐT",
    ),
    InitiativeSpec(
        "Vũ Thị Lan",
        "Sổ tiêm chủng treo cửa cho nhà có trẻ dưới hai tuổi",
        dt.date(2024, 6, 14),
        "Hội đồng Sáng kiến huyện Yên Thế",
        "1088/QĐ-HĐSK",
    ),
)
ASSEMBLY = CouncilSpec(
    name=COUNCIL,
    decision_number="16/QĐ-UBND",
    decided_on=dt.date(2024, 1, 18),
    chair="dt-thang",
    vice="dt-hanh",
    secretary="dt-mai",
    members=("dt-phuc", "0900000107", "dt-huy", "dt-hien", "dt-thu", "dt-khoa"),
)
WRITTEN_ON = dt.date(2024, 3, 4)

# --- The fund: day, đồng, words, document

RECEIPTS = (
    (dt.date(2024, 1, 22), 60_000_000, "Ngân sách xã trích lập quỹ năm 2024", "PT 03/2024"),
    (dt.date(2024, 5, 23), 5_000_000, "Hợp tác xã Nông nghiệp Đồng Tâm ủng hộ", "PT 27/2024"),
)
YEARS_BUDGET, DRIVES_BUDGET = 45_000_000, 7_000_000
BUDGETED_ON = dt.date(2024, 3, 6)
FRAMES_PAID = (dt.date(2024, 6, 14), 1_350_000, "Mua phôi, khung giấy khen", "PC 31/2024")
PRIZES_DOCUMENT = "PC 34/2024"
