"""Sudden awards of Đồng Tâm in summer: one decision waits for its number, one vote is open.

Invented, as all of it.
"""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.awards_2024.specs import (
    PRAISE,
    DossierSpec,
    PassageSpec,
    RoundSpec,
    SittingSpec,
    VoteSpec,
)
from emulation.demonstration.year_2024_dong_tam import DE_THAM, DONG_MAI, TAN_TIEN

ROUND = RoundSpec(
    name="Khen thưởng đột xuất mùa hè năm 2024",
    procedure="sudden",
    opens_on=dt.date(2024, 6, 20),
    closes_on=dt.date(2024, 7, 11),
    offers=((PRAISE, "person"), (PRAISE, "collective"), (PRAISE, "household")),
    guidance="Người tốt, việc tốt vừa xảy ra. Hồ sơ gọn: tờ trình và bản tóm tắt thành tích.",
)

_FIRE = "Dũng cảm chữa cháy rừng keo thôn Đề Thám ngày 19/6/2024"
_BOTH = (
    DossierSpec(
        DE_THAM,
        _FIRE,
        "Thấy khói lúc 13 giờ, gọi kẻng rồi một mình phát đường cản lửa 60 m đến khi dân quân lên.",
        head_of="DTH-005",
        is_direct_worker=True,
    ),
    DossierSpec(
        DE_THAM,
        _FIRE,
        "Chở nước bằng xe của nhà mười chuyến lên đồi, bị bỏng nhẹ ở tay vẫn ở lại đến khi tắt.",
        head_of="DTH-009",
        is_direct_worker=True,
    ),
)
_SITTING = SittingSpec(
    planned_on=dt.date(2024, 7, 2),
    held_on=dt.date(2024, 7, 5),
    starts_at=dt.time(8),
    ends_at=dt.time(8, 45),
    place="Phòng họp tầng 2, UBND xã Đồng Tâm",
    absent={"Hoàng Đình Phúc": "Dự hội nghị ở Huyện ủy"},
    notes="Ban CHQS xã kể lại diễn biến vụ cháy; Hội đồng biểu dương hai ông.",
)
FIRE = PassageSpec(
    dossiers=_BOTH,
    sent=dt.date(2024, 6, 24),
    received=dt.date(2024, 6, 25),
    checked=dt.date(2024, 6, 26),
    sitting=_SITTING,
    votes=tuple(VoteSpec("open") for _ in _BOTH),
    minutes_issued=dt.date(2024, 7, 8),
    drafted=dt.date(2024, 7, 8),
    submitted=dt.date(2024, 7, 9),
)
FIRE_APPROVED = dt.date(2024, 7, 11)

_RESCUE = "Dũng cảm cứu hai cháu nhỏ bị nước cuốn ở kênh chung ngày 08/7/2024"
RESCUE = (
    DossierSpec(
        TAN_TIEN,
        _RESCUE,
        "Đang cày ruộng nghe tiếng kêu, nhảy xuống kênh nước xiết đưa cháu bé 6 tuổi lên bờ.",
        head_of="TT-008",
        is_direct_worker=True,
    ),
    DossierSpec(
        DONG_MAI,
        _RESCUE,
        "Quăng dây, lội ra giữa kênh giữ cháu lớn; hô hấp nhân tạo đến khi cháu tỉnh.",
        head_of="DM-006",
        is_direct_worker=True,
    ),
)
RESCUE_SENT, RESCUE_RECEIVED = dt.date(2024, 7, 9), dt.date(2024, 7, 10)
RESCUE_SITTING = SittingSpec(
    planned_on=dt.date(2024, 7, 11),
    held_on=dt.date(2024, 7, 12),
    starts_at=dt.time(7, 30),
    ends_at=dt.time(8),
    place="Phòng họp tầng 2, UBND xã Đồng Tâm",
    absent={"Hoàng Đình Phúc": "Đi cơ sở, về dự phiên chiều"},
)
# Who has voted on both this morning; the others still may.
HAVE_VOTED = ("dt-thu", "dt-khoa")
