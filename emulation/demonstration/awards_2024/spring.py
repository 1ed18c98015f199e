"""Awards of the spring's drive of Đồng Tâm: from the ranking to the certificates. Invented."""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.awards_2024.specs import (
    PRAISE,
    DossierSpec,
    RoundSpec,
    SittingSpec,
    VoteSpec,
)
from emulation.demonstration.year_2024_dong_tam import (
    DE_THAM,
    DONG_MAI,
    HONG_LAC,
    LIEN_CO,
    TAN_KY,
    TAN_TIEN,
)

OPENED, SENT, RECEIVED = dt.date(2024, 5, 22), dt.date(2024, 5, 27), dt.date(2024, 5, 28)
CHECKED = dt.date(2024, 5, 31)
POSTED, POSTED_UNTIL, POSTING_ENDED = (
    dt.date(2024, 6, 3),
    dt.date(2024, 6, 9),
    dt.date(2024, 6, 10),
)
MINUTES_ISSUED, DRAFTED = dt.date(2024, 6, 12), dt.date(2024, 6, 12)
SUBMITTED, APPROVED = dt.date(2024, 6, 13), dt.date(2024, 6, 14)
ISSUED, PAID, ENDED = dt.date(2024, 6, 17), dt.date(2024, 6, 20), dt.date(2024, 6, 24)

ROUND = RoundSpec(
    name="Khen thưởng đợt thi đua “Sạch ngõ, xanh đường”",
    procedure="campaign",
    opens_on=OPENED,
    closes_on=dt.date(2024, 5, 31),
    offers=((PRAISE, "person"), (PRAISE, "collective"), (PRAISE, "household")),
    guidance="Ba thôn đứng đầu bảng xếp hạng; mỗi thôn một hộ có ngõ đẹp nhất, một người góp "
    "nhiều ngày công.\nThôn họp bình xét rồi gửi tờ trình và biên bản.",
)
POSTING_TITLE = "Danh sách đề nghị khen thưởng đợt thi đua “Sạch ngõ, xanh đường”"
_MERIT = "Có thành tích xuất sắc trong đợt thi đua “Sạch ngõ, xanh đường”"
_LANE = "Giữ ngõ sạch đẹp nhất thôn trong đợt thi đua “Sạch ngõ, xanh đường”"
_WORK = "Góp nhiều ngày công trong đợt thi đua “Sạch ngõ, xanh đường”"

VILLAGES = (
    DossierSpec(
        TAN_TIEN,
        _MERIT,
        "Đứng đầu bảng xếp hạng của xã. Đường hoa 600 m nối hai xóm do từng hộ nhận chăm, đến "
        "nay còn sống hơn chín phần mười. Chiều thứ Sáu nào cũng có trên 120 người ra ngõ.",
        picture="duong-hoa-thon-tan-tien.png",
    ),
    DossierSpec(
        HONG_LAC,
        _MERIT,
        "Đứng thứ hai. Trồng 120 cây lộc vừng dọc kênh theo nhóm hộ, sống 114 cây; ba thôn đã "
        "đến xem để làm theo.",
        picture="nha-van-hoa-thon.png",
    ),
    DossierSpec(
        LIEN_CO,
        _MERIT,
        "Đứng thứ ba. Thông cống ngõ 5 ứ nước hai năm, sau các trận mưa tháng 4 ngõ không ngập.",
    ),
)
HOUSEHOLDS = (
    DossierSpec(
        LIEN_CO,
        _LANE,
        "Dọn bãi rác cũ đầu ngõ 3, xây bồn hoa dài 12 m và tưới hằng ngày.",
        household="LC-003",
    ),
    DossierSpec(
        TAN_KY,
        _LANE,
        "Bỏ bãi củi lấn đường của nhà, vận động bốn nhà bên cùng làm; lùi tường rào nửa mét.",
        household="TK-005",
    ),
    DossierSpec(
        HONG_LAC,
        _LANE,
        "Nhận chăm 18 cây lộc vừng dọc kênh, không chết cây nào; phân loại rác từ bếp.",
        household="HL-004",
    ),
    DossierSpec(
        DE_THAM,
        _LANE,
        "Trồng hàng hoa mười giờ dọc 40 m bờ ao, dọn rêu lối đi chung.",
        household="DTH-003",
    ),
    DossierSpec(
        TAN_TIEN,
        _LANE,
        "Ươm giống hoa cho cả xóm, hướng dẫn 22 nhà cùng trồng.",
        household="TT-006",
        picture="duong-hoa-thon-tan-tien.png",
    ),
    DossierSpec(
        DONG_MAI,
        _LANE,
        "Sơn, vẽ 60 m tường rào bằng tiền nhà; tường giữ sạch đến nay.",
        household="DM-007",
    ),
)
PEOPLE = (
    DossierSpec(
        LIEN_CO,
        _WORK,
        "Có mặt đủ bảy buổi ra quân, chui cống cùng tổ vệ sinh hai ngày liền.",
        head_of="LC-002",
        is_direct_worker=True,
    ),
    DossierSpec(
        HONG_LAC,
        _WORK,
        "Cho mượn xe kéo chở 140 bầu cây, góp 11 ngày công.",
        head_of="HL-001",
        is_direct_worker=True,
    ),
    DossierSpec(
        DE_THAM,
        _WORK,
        "Góp 9 ngày công kè bờ ao, nhận trông lan can.",
        head_of="DTH-007",
        is_direct_worker=True,
    ),
    DossierSpec(
        DONG_MAI,
        _WORK,
        "Góp 5 ngày công sơn tường rào phía chợ.",
        head_of="DM-004",
        is_direct_worker=True,
    ),
)
# The chairman's office knows that this family was praised for the same work already.
INELIGIBLE = DossierSpec(
    TAN_KY,
    _WORK,
    "Góp 6 ngày công dọn đường trục thôn.",
    head_of="TK-007",
    is_direct_worker=True,
)
WHY_INELIGIBLE = (
    "Chỉ có mặt ba trên bảy buổi ra quân theo sổ chấm công của thôn; chưa thuộc nhóm góp nhiều "
    "ngày công như hướng dẫn của đợt xét."
)
ALL = (*VILLAGES, *HOUSEHOLDS, *PEOPLE)

SITTING = SittingSpec(
    planned_on=POSTING_ENDED,
    held_on=dt.date(2024, 6, 11),
    starts_at=dt.time(14),
    ends_at=dt.time(16, 20),
    place="Phòng họp tầng 2, UBND xã Đồng Tâm",
    guests="Đại diện Ban Công tác Mặt trận các thôn",
    notes="Thường trực Hội đồng đọc tóm tắt 13 hồ sơ, kết quả niêm yết từ 03/6 đến hết 09/6: "
    "không có ý kiến.\nCác thành viên trao đổi về hồ sơ của thôn Đồng Mai: số ngày công "
    "ít hơn mặt bằng chung.",
)
# In the order of ALL: hands for villages and households, ballots for people.
VOTES = (
    *(VoteSpec("paper", disagree) for disagree in (0, 0, 1)),
    *(VoteSpec("open") for _ in HOUSEHOLDS),
    *(VoteSpec("secret", disagree) for disagree in (0, 1, 1, 6)),
)

# --- One of them is revoked

REVOKED = "DTH-003"
REVOKE_REASON = (
    "Hàng hoa kê trong hồ sơ do nhóm phụ nữ của thôn trồng và chăm từ năm 2023; gia đình đã xin "
    "rút và trả lại giấy khen (biên bản làm việc ngày 28/6/2024)."
)
REVOKE_DRAFTED, REVOKE_APPROVED = dt.date(2024, 7, 2), dt.date(2024, 7, 3)
REVOKE_ISSUED = dt.date(2024, 7, 4)
