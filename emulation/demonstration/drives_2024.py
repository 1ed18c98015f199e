"""Two short drives of xã Đồng Tâm in 2024: one that is over, one that has begun. Invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from emulation.demonstration.campaigns_2024 import Job
from emulation.demonstration.year_2024_dong_tam import (
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    LIEN_CO,
    TAN_KY,
    TAN_TIEN,
)


@dataclass(frozen=True)
class CriterionSpec:
    """``key`` names a leaf that is scored by hand; ``target`` is the key of one with a rule."""

    name: str
    points: str
    key: str = ""
    kind: str = "content"  # content bonus penalty
    guide: str = ""
    needs_evidence: bool = False
    rule: str = ""
    target: str = ""
    parts: tuple[CriterionSpec, ...] = ()


@dataclass(frozen=True)
class AwardSpec:
    subject: str  # person collective household
    grade: str
    number: int
    money: str
    reward_form: str = ""


@dataclass(frozen=True)
class DriveSpec:
    fields: dict[str, object]
    paper: tuple[str, dt.date]  # number and day of the letter that launched it
    targets: tuple[str, ...]
    criteria: tuple[CriterionSpec, ...]
    awards: tuple[AwardSpec, ...]
    jobs: dict[str, Job]
    pledges: dict[str, str]  # by village, on its only target


CERTIFICATE = "giay-khen-xa"

# --- Spring: the lanes, until 30/4

SPRING_LAUNCH = dt.date(2024, 3, 5)
SPRING_SENT, SPRING_APPROVED = dt.date(2024, 3, 12), dt.date(2024, 3, 14)
_LANES_DONE = dt.date(2024, 4, 28)

SPRING = DriveSpec(
    fields={
        "name": "Đợt thi đua “Sạch ngõ, xanh đường” chào mừng ngày 30/4",
        "short_name": "Sạch ngõ, xanh đường",
        "slogan": "Mỗi tuần một buổi, mỗi ngõ một hàng cây",
        "purpose": "Ngõ nào cũng sạch trước ngày lễ; người dân quen phân loại rác từ bếp nhà mình.",
        "content": "Dọn vệ sinh chiều thứ Sáu hằng tuần.\n"
        "Trồng, chăm hoa và cây bóng mát dọc đường thôn.\n"
        "Sơn, sửa cổng thôn, tường rào, nhà văn hóa.",
        "anniversary_on": dt.date(2024, 4, 30),
        "starts_on": dt.date(2024, 3, 15),
        "ends_on": dt.date(2024, 4, 30),
        "register_from": SPRING_LAUNCH,
        "register_until": dt.date(2024, 3, 14),
        "taking": "villages",
        "paper_kind": "outside",
    },
    paper=("Công văn số 41/UBND-VP", dt.date(2024, 3, 4)),
    targets=("waste_collected",),
    criteria=(
        CriterionSpec(
            "Vệ sinh đường làng, ngõ xóm",
            "50",
            parts=(
                CriterionSpec(
                    "Ra quân hằng tuần",
                    "25",
                    key="weekly",
                    guide="Đủ 7 buổi được 25 điểm; thiếu một buổi trừ 3 điểm.",
                ),
                CriterionSpec(
                    "Rác thải sinh hoạt được thu gom so với mức đăng ký",
                    "25",
                    rule="proportional",
                    target="waste_collected",
                ),
            ),
        ),
        CriterionSpec(
            "Làm đẹp thôn",
            "40",
            parts=(
                CriterionSpec(
                    "Đường hoa, cây bóng mát trồng mới và còn sống",
                    "25",
                    key="flowers",
                    needs_evidence=True,
                ),
                CriterionSpec("Cổng thôn, tường rào, nhà văn hóa", "15", key="painting"),
            ),
        ),
        CriterionSpec("Gửi tin, ảnh đúng hẹn", "10", key="telling"),
        CriterionSpec("Cách làm hay, thôn khác học theo", "5", key="new_way", kind="bonus"),
        CriterionSpec("Để đổ rác sai chỗ bị nhắc nhở", "5", key="dumping", kind="penalty"),
    ),
    awards=(
        AwardSpec("collective", "Giải Nhất", 1, "1000000", CERTIFICATE),
        AwardSpec("collective", "Giải Nhì", 2, "600000", CERTIFICATE),
        AwardSpec("household", "Hộ có ngõ đẹp nhất thôn", 6, "200000"),
    ),
    jobs={
        village: Job(name, outcome, _LANES_DONE, "Tổ vệ sinh thôn và các hộ trong ngõ")
        for village, name, outcome in (
            (LIEN_CO, "Thông cống ngõ 5 ứ nước hai năm", "Cống chảy, ngõ không ngập sau mưa"),
            (TAN_KY, "Vận động bỏ tám bãi củi lấn đường", "Đường trục thôn rộng đủ 5 m"),
            (HONG_LAC, "Trồng 120 cây lộc vừng dọc kênh", "Cây sống trên 110 gốc"),
            (DE_THAM, "Kè bờ ao giữa thôn", "45 m bờ ao có lan can"),
            (TAN_TIEN, "Làm đường hoa 600 m nối hai xóm", "Hoa liền hai xóm, hộ nào chăm đoạn ấy"),
            (DONG_MAI, "Sơn lại tường rào dọc đường vào thôn", "400 m tường sơn, vẽ tranh quê"),
        )
    },
    pledges={LIEN_CO: "96", TAN_KY: "95", HONG_LAC: "97", DE_THAM: "95", TAN_TIEN: "96",
             DONG_MAI: "95"},
)  # fmt: skip

SCORING_TIES = ("content", "exceeded", "punctual", "self")
# When each column is opened, and until when it may be filled.
COLUMNS = (
    ("self", dt.date(2024, 5, 2), dt.date(2024, 5, 6)),
    ("cluster", dt.date(2024, 5, 7), dt.date(2024, 5, 10)),
    ("office", dt.date(2024, 5, 11), dt.date(2024, 5, 15)),
    ("council", dt.date(2024, 5, 16), dt.date(2024, 5, 18)),
)
RANKED_DAY, PUBLISHED_DAY = dt.date(2024, 5, 20), dt.date(2024, 5, 21)
OFFICE_SCORER, COUNCIL_SCORER = "dt-huy", "dt-mai"

LEAVES = ("weekly", "flowers", "painting", "telling", "new_way", "dumping")
SELF_POINTS = {
    LIEN_CO: ("25", "22", "13", "10", "0", "0"),
    TAN_KY: ("22", "20", "13", "9", "0", "0"),
    HONG_LAC: ("25", "23", "14", "10", "3", "0"),
    DE_THAM: ("22", "19", "12", "8", "0", "0"),
    TAN_TIEN: ("25", "25", "14", "10", "5", "0"),
    DONG_MAI: ("22", "21", "15", "9", "0", "0"),
}
# What a village gave another one otherwise than that one itself: scorer, unit.
CLUSTER_POINTS = {
    (HONG_LAC, LIEN_CO): ("flowers", "20", "Đoạn đầu thôn cây chết nhiều, chưa trồng dặm."),
    (LIEN_CO, TAN_TIEN): ("new_way", "3", "Cách làm hay nhưng mới một thôn đến xem."),
    (DONG_MAI, TAN_KY): ("weekly", "19", "Thấy ba chiều thứ Sáu đường vắng người."),
    (TAN_KY, DONG_MAI): ("painting", "13", "Tường phía chợ chưa sơn xong."),
}
OFFICE_POINTS = {
    LIEN_CO: ("flowers", "21", "Đã trồng dặm được một nửa ngày 08/5."),
    TAN_TIEN: ("new_way", "4", "Một cách làm, đến nay hai thôn học theo."),
    DE_THAM: ("dumping", "2", "Ngày 12/4 còn bãi rác sau nhà văn hóa, xã đã nhắc."),
}
COUNCIL_POINTS = {
    HONG_LAC: ("new_way", "4", "Trồng cây theo nhóm hộ là cách nên nhân ra cả xã."),
}
FLOWERS_PICTURE = "duong-hoa-thon-tan-tien.png"

# --- Summer: the canals, until 02/9

SUMMER_LAUNCH, SUMMER_SENT = dt.date(2024, 7, 8), dt.date(2024, 7, 10)
SUMMER_APPROVED = dt.date(2024, 7, 11)
SUMMER_SENDERS = (TAN_TIEN, LIEN_CO)  # the first is approved, the other waits
_CANALS_DONE = dt.date(2024, 8, 28)

SUMMER = DriveSpec(
    fields={
        "name": "Đợt thi đua “Kênh trong, đường sáng” chào mừng Quốc khánh 02/9",
        "short_name": "Kênh trong, đường sáng",
        "slogan": "Nước chảy khắp đồng, đèn sáng khắp thôn",
        "purpose": "Khơi thông kênh mương trước mưa bão; đường thôn sáng trước năm học mới.",
        "content": "Nạo vét kênh, mương nội đồng.\n"
        "Lắp mới, sửa đèn đường bằng công và tiền góp của dân.",
        "anniversary_on": dt.date(2024, 9, 2),
        "starts_on": dt.date(2024, 7, 15),
        "ends_on": dt.date(2024, 8, 30),
        "register_from": SUMMER_LAUNCH,
        "register_until": dt.date(2024, 7, 20),
        "taking": "villages",
        "paper_kind": "outside",
    },
    paper=("Công văn số 138/UBND-VP", dt.date(2024, 7, 5)),
    targets=("rice",),
    criteria=(
        CriterionSpec(
            "Kênh mương",
            "50",
            parts=(
                CriterionSpec("Số mét nạo vét so với đăng ký", "30", key="dredging"),
                CriterionSpec("Nước về cuối kênh", "20", key="flowing", needs_evidence=True),
            ),
        ),
        CriterionSpec(
            "Đường sáng",
            "40",
            parts=(
                CriterionSpec("Số đèn lắp mới, đèn sửa được", "25", key="lamps"),
                CriterionSpec("Có người trông, có quỹ trả tiền điện", "15", key="keeping"),
            ),
        ),
        CriterionSpec("Gửi tin, ảnh đúng hẹn", "10", key="telling"),
        CriterionSpec("Vận động được người xa quê góp sức", "5", key="away", kind="bonus"),
    ),
    awards=(
        AwardSpec("collective", "Giải Nhất", 1, "1500000", CERTIFICATE),
        AwardSpec("collective", "Giải Nhì", 1, "1000000", CERTIFICATE),
        AwardSpec("person", "Người góp nhiều ngày công", 6, "300000", CERTIFICATE),
    ),
    jobs={
        TAN_TIEN: Job(
            "Nạo vét 900 m kênh chung với thôn Đồng Mai",
            "Nước về đến ruộng cuối kênh",
            _CANALS_DONE,
            "Tổ thủy nông và 60 hộ có ruộng",
        ),
        LIEN_CO: Job(
            "Lắp 24 đèn năng lượng mặt trời ở ngõ chưa có điện",
            "Ngõ nào cũng sáng đến 22 giờ",
            _CANALS_DONE,
            "Chi đoàn thôn và nhóm người Liên Cơ xa quê",
        ),
    },
    pledges={TAN_TIEN: "16", LIEN_CO: "20"},
)
