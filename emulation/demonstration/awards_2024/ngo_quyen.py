"""The school year's titles of phường Ngô Quyền: decided here, or proposed to the city. Invented."""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.awards_2024.specs import (
    ADVANCED,
    FIGHTER,
    CouncilSpec,
    DossierSpec,
    EarlierSpec,
    InitiativeSpec,
    RoundSpec,
    SittingSpec,
    StaffSpec,
    VoteSpec,
)
from emulation.demonstration.places.ngo_quyen_units import COUNCIL

KINDERGARTEN, PRIMARY, LOWER = (
    "Trường Mầm non Ngô Quyền",
    "Trường Tiểu học Ngô Quyền",
    "Trường THCS Ngô Quyền",
)
STAFF = (
    StaffSpec("Nguyễn Thị Bảo Ngọc", "female", 1989, KINDERGARTEN, "Giáo viên"),
    StaffSpec("Trần Thị Mỹ Linh", "female", 1992, KINDERGARTEN, "Giáo viên"),
    StaffSpec("Phạm Thị Thu Phương", "female", 1985, PRIMARY, "Giáo viên"),
    StaffSpec("Vũ Hoài Nam", "male", 1990, PRIMARY, "Giáo viên"),
    StaffSpec("Lê Thị Quỳnh Chi", "female", 1986, LOWER, "Giáo viên"),
    StaffSpec("Hoàng Minh Đăng", "male", 1988, LOWER, "Giáo viên"),
)
ROUND = RoundSpec(
    name="Danh hiệu thi đua năm học 2023 - 2024",
    procedure="regular",
    opens_on=dt.date(2024, 5, 20),
    closes_on=dt.date(2024, 6, 7),
    offers=((ADVANCED, "person"), (FIGHTER, "person")),
    guidance="Các trường họp bình xét xong trước ngày 31/5; Chiến sĩ thi đua cơ sở phải có sáng "
    "kiến được công nhận, phường trình thành phố.",
)
_RATED = "Quyết định đánh giá, xếp loại viên chức năm học 2023 - 2024"
_TAUGHT = "Hoàn thành tốt nhiệm vụ năm học 2023 - 2024"
_LED = "Hoàn thành xuất sắc nhiệm vụ, có sáng kiến được công nhận năm học 2023 - 2024"


def _worker(unit: str, person: str, story: str, completion: str = "good") -> DossierSpec:
    return DossierSpec(
        unit,
        _TAUGHT,
        story,
        person=person,
        award=ADVANCED,
        completion=completion,
        rated_by=_RATED,
        is_direct_worker=True,
    )


def _fighter(unit: str, person: str, story: str) -> DossierSpec:
    return DossierSpec(
        unit,
        _LED,
        story,
        person=person,
        award=FIGHTER,
        completion="excellent",
        rated_by=_RATED,
        is_direct_worker=True,
        papers=(("sang-kien", "Quyết định công nhận sáng kiến"),),
        warning_reason="Lao động tiên tiến cùng năm học đang xét trong đợt này.",
    )


WORKERS = (
    _worker(KINDERGARTEN, "Nguyễn Thị Bảo Ngọc", "Lớp 5 tuổi đạt chuẩn phát triển 100%."),
    _worker(KINDERGARTEN, "Trần Thị Mỹ Linh", "Làm 40 bộ đồ chơi từ vật liệu bỏ đi."),
    _worker(PRIMARY, "Phạm Thị Thu Phương", "Cả lớp hoàn thành chương trình lớp học.", "excellent"),
    _worker(PRIMARY, "Vũ Hoài Nam", "Dạy bơi miễn phí cho 62 học sinh mùa hè.", "excellent"),
    _worker(LOWER, "Lê Thị Quỳnh Chi", "Có 5 học sinh giỏi cấp thành phố.", "excellent"),
    _worker(LOWER, "Hoàng Minh Đăng", "Phụ trách câu lạc bộ khoa học của trường."),
)
FIGHTERS = (
    _fighter(PRIMARY, "Phạm Thị Thu Phương", "Bộ phiếu đọc theo chặng giúp học sinh đọc trôi."),
    _fighter(PRIMARY, "Vũ Hoài Nam", "Dạy toán bằng bản đồ phường, áp dụng ở ba lớp."),
    _fighter(LOWER, "Lê Thị Quỳnh Chi", "Bài ôn theo nhóm năng lực, áp dụng ở toàn khối 9."),
)
ALL = (*WORKERS, *FIGHTERS)
# Seven of nine are 77,8%, less than the four fifths of all members that the title asks for.
VOTES = (
    *(VoteSpec("open") for _ in WORKERS),
    VoteSpec("paper"),
    VoteSpec("paper", disagree=1),
    VoteSpec("paper"),
)
SENT, RECEIVED, CHECKED = dt.date(2024, 5, 31), dt.date(2024, 6, 3), dt.date(2024, 6, 7)
SITTING = SittingSpec(
    planned_on=dt.date(2024, 6, 10),
    held_on=dt.date(2024, 6, 14),
    starts_at=dt.time(8, 30),
    ends_at=dt.time(10, 15),
    place="Hội trường UBND phường Ngô Quyền",
    absent={"Vũ Trí Khánh": "Đi công tác"},
    notes="Phó Chủ tịch Hội đồng chủ trì. Hội đồng nghe thường trực báo cáo kết quả thẩm định.",
)
MINUTES_ISSUED, DRAFTED, SUBMITTED = (
    dt.date(2024, 6, 17),
    dt.date(2024, 6, 17),
    dt.date(2024, 6, 18),
)
APPROVED, ISSUED = dt.date(2024, 6, 19), dt.date(2024, 6, 20)
PROPOSED, PROPOSAL_ISSUED = dt.date(2024, 6, 25), dt.date(2024, 6, 27)
DECISION_NUMBER, PROPOSAL_NUMBER, MINUTES_NUMBER = 156, 42, 3
CHECK_NOTE = "Đã đối chiếu quyết định xếp loại và quyết định công nhận sáng kiến của từng người."

ASSEMBLY = CouncilSpec(
    name=COUNCIL,
    decision_number="21/QĐ-UBND",
    decided_on=dt.date(2024, 1, 22),
    chair="nq-khanh",
    vice="nq-diep",
    secretary="nq-trang",
    members=("nq-truong", "0900000213", "nq-bach", "nq-huong", "nq-van", "nq-phong"),
)
WRITTEN_ON = dt.date(2024, 3, 5)
WARD_HEAD = "Chủ tịch Ủy ban nhân dân phường Ngô Quyền"
CITY_HEAD = "Chủ tịch Ủy ban nhân dân thành phố Bắc Giang"
DECISIONS = (
    EarlierSpec(
        "143/QĐ-UBND", dt.date(2022, 6, 24), 2022, ADVANCED, WARD_HEAD, "commune",
        "Hoàn thành tốt nhiệm vụ năm học 2021 - 2022",
        people=("Phạm Thị Thu Phương", "Lê Thị Quỳnh Chi", "Nguyễn Thị Bảo Ngọc"), amount=447_000,
    ),
    EarlierSpec(
        "150/QĐ-UBND", dt.date(2023, 6, 23), 2023, ADVANCED, WARD_HEAD, "commune",
        "Hoàn thành tốt nhiệm vụ năm học 2022 - 2023",
        people=("Phạm Thị Thu Phương", "Lê Thị Quỳnh Chi", "Vũ Hoài Nam"), amount=447_000,
    ),
    EarlierSpec(
        "2215/QĐ-UBND", dt.date(2023, 7, 28), 2023, FIGHTER, CITY_HEAD, "district",
        "Có sáng kiến được công nhận", people=("Lê Thị Quỳnh Chi",), amount=1_800_000,
    ),
)  # fmt: skip
INITIATIVES = tuple(
    InitiativeSpec(person, name, dt.date(2024, 5, 24), by, number)
    for person, name, by, number in (
        (
            "Phạm Thị Thu Phương",
            "Phiếu đọc theo chặng cho học sinh lớp 2",
            "Phòng Giáo dục và Đào tạo thành phố Bắc Giang",
            "311/QĐ-PGDĐT",
        ),
        (
            "Vũ Hoài Nam",
            "Học toán bằng bản đồ phường",
            "Phòng Giáo dục và Đào tạo thành phố Bắc Giang",
            "312/QĐ-PGDĐT",
        ),
        (
            "Lê Thị Quỳnh Chi",
            "Bài ôn theo nhóm năng lực cho lớp 9",
            "Phòng Giáo dục và Đào tạo thành phố Bắc Giang",
            "315/QĐ-PGDĐT",
        ),
    )
)
RECEIPTS = (
    (dt.date(2024, 1, 25), 80_000_000, "Ngân sách phường trích lập quỹ năm 2024", "PT 05/2024"),
)
YEARS_BUDGET = 70_000_000
BUDGETED_ON = dt.date(2024, 3, 6)
