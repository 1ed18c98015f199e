"""The half-year round of Đồng Tâm as it stands on 12 July: a dossier in every state. Invented."""

from __future__ import annotations

import datetime as dt

from emulation.demonstration.awards_2024.specs import (
    PRAISE,
    DossierSpec,
    PassageSpec,
    RoundSpec,
    SittingSpec,
    StaffSpec,
    VoteSpec,
)
from emulation.demonstration.places.dong_tam_units import POLICE, VETERANS, WOMEN, YOUTH
from emulation.demonstration.year_2024_dong_tam import (
    CLINIC,
    CULTURE,
    DE_THAM,
    DONG_MAI,
    FARMERS,
    HONG_LAC,
    KINDERGARTEN,
    LIEN_CO,
    OFFICE,
    SCHOOL,
    TAN_KY,
    TAN_TIEN,
)

ROUND = RoundSpec(
    name="Khen thưởng 6 tháng đầu năm 2024",
    procedure="regular",
    opens_on=dt.date(2024, 6, 17),
    closes_on=dt.date(2024, 7, 20),
    offers=((PRAISE, "person"), (PRAISE, "collective"), (PRAISE, "household")),
    guidance="Mỗi đơn vị đề nghị nhiều nhất một tập thể, hai cá nhân, ba hộ.\n"
    "Ưu tiên người trực tiếp lao động, sản xuất; không đề nghị người vừa được khen cùng "
    "thành tích.",
)
STAFF = (
    StaffSpec("Lý Thị Hương Giang", "female", 1988, SCHOOL, "Giáo viên"),
    StaffSpec("Đỗ Mạnh Tuấn", "male", 1991, SCHOOL, "Giáo viên"),
    StaffSpec("Nông Thị Mơ", "female", 1990, KINDERGARTEN, "Giáo viên"),
    StaffSpec("Giáp Thị Thanh Huyền", "female", 1987, CLINIC, "Điều dưỡng"),
)
RATED_OFFICE = "Kết quả đánh giá quý I, quý II năm 2024 của UBND xã"
RATED_SCHOOL = "Quyết định đánh giá, xếp loại viên chức năm học 2023 - 2024 của nhà trường"
RATED_PARTY = "Kết quả kiểm điểm giữa năm 2024 của cấp ủy"

# --- Decided: the paper is with the chairman

_DECIDED = (
    DossierSpec(
        FARMERS,
        "Dẫn đầu phong trào nông dân sản xuất giỏi 6 tháng đầu năm 2024",
        "Lập hai tổ dịch vụ làm đất, kết nối bán 46 tấn vải sớm; 31 hội viên vay vốn đúng mục "
        "đích, không có nợ quá hạn.",
        completion="good",
        rated_by=RATED_PARTY,
    ),
    DossierSpec(
        CLINIC,
        "Hoàn thành tốt công tác tiêm chủng, khám sức khỏe học sinh 6 tháng đầu năm 2024",
        "Tiêm chủng đủ mũi cho trẻ dưới 1 tuổi; khám cho 1.146 học sinh; không để dịch lan trong "
        "trường mầm non.",
        completion="good",
        rated_by=RATED_PARTY,
    ),
    DossierSpec(
        SCHOOL,
        "Có thành tích xuất sắc trong dạy học năm học 2023 - 2024",
        "Kèm miễn phí 14 em lớp 5 học yếu sau giờ học, cả 14 em lên lớp; giữ lớp đủ sĩ số.",
        person="Lý Thị Hương Giang",
        completion="excellent",
        rated_by=RATED_SCHOOL,
        is_direct_worker=True,
    ),
    DossierSpec(
        OFFICE,
        "Có thành tích trong hướng dẫn người dân làm thủ tục trên mạng 6 tháng đầu năm 2024",
        "Trực 22 buổi tối tại nhà văn hóa sáu thôn, giúp 318 người nộp hồ sơ trực tuyến lần đầu.",
        person="Lâm Quang Tùng",
        completion="good",
        rated_by=RATED_OFFICE,
    ),
    DossierSpec(
        LIEN_CO,
        "Có thành tích trong chuyển đổi giống vải chín sớm 6 tháng đầu năm 2024",
        "Ghép cải tạo 1,2 ha vải cũ, bày lại cho chín nhà; tự đứng ra gom quả bán chung.",
        head_of="LC-005",
        is_direct_worker=True,
    ),
    DossierSpec(
        TAN_TIEN,
        "Hiến 86 m² đất vườn mở rộng đường xóm 6 tháng đầu năm 2024",
        "Dỡ 31 m tường rào, lùi cổng vào trong để đường xóm rộng 4 m; không nhận bồi thường.",
        household="TT-002",
        picture="nha-van-hoa-thon.png",
    ),
)
_FIRST_SITTING = SittingSpec(
    planned_on=dt.date(2024, 7, 2),
    held_on=dt.date(2024, 7, 5),
    starts_at=dt.time(14),
    ends_at=dt.time(15, 40),
    place="Phòng họp tầng 2, UBND xã Đồng Tâm",
    absent={"Hoàng Đình Phúc": "Dự hội nghị ở Huyện ủy"},
    notes="Hội đồng xét sáu hồ sơ gửi trước ngày 25/6.",
)
DECIDED = PassageSpec(
    dossiers=_DECIDED,
    sent=dt.date(2024, 6, 20),
    received=dt.date(2024, 6, 21),
    checked=dt.date(2024, 6, 27),
    sitting=_FIRST_SITTING,
    votes=tuple(VoteSpec("open") for _ in _DECIDED),
    minutes_issued=dt.date(2024, 7, 8),
    drafted=dt.date(2024, 7, 9),
    submitted=dt.date(2024, 7, 10),
)

# --- On the agenda of this afternoon

TABLED = (
    DossierSpec(
        VETERANS,
        "Có thành tích trong giữ gìn an ninh thôn xóm 6 tháng đầu năm 2024",
        "Sáu tổ tuần tra đêm do hội viên đảm nhận, hòa giải xong 7 vụ việc ở cơ sở.",
        completion="good",
        rated_by=RATED_PARTY,
    ),
    DossierSpec(
        YOUTH,
        "Có thành tích trong Tháng Thanh niên năm 2024",
        "Làm 900 m đường hoa, sửa hai sân chơi; vận động 64 đoàn viên hiến máu.",
        completion="good",
        rated_by=RATED_PARTY,
    ),
    DossierSpec(
        OFFICE,
        "Có thành tích trong sắp xếp, số hóa hồ sơ lưu trữ 6 tháng đầu năm 2024",
        "Chỉnh lý 41 mét giá hồ sơ cũ, số hóa xong sổ hộ tịch từ năm 1998.",
        person="Vi Thị Ngân",
        completion="excellent",
        rated_by=RATED_OFFICE,
    ),
    DossierSpec(
        DONG_MAI,
        "Có thành tích trong nuôi ong dưới tán vải 6 tháng đầu năm 2024",
        "Gây 120 đàn ong, cho năm hộ nghèo mượn 30 đàn làm giống và dạy cách chăm.",
        household="DM-001",
    ),
    DossierSpec(
        LIEN_CO,
        "Có thành tích trong giúp nhau giảm nghèo 6 tháng đầu năm 2024",
        "Bán chịu cây giống cho bốn hộ cận nghèo, hẹn trả sau khi bán quả.",
        household="LC-004",
    ),
)
TABLED_SENT, TABLED_RECEIVED = dt.date(2024, 6, 28), dt.date(2024, 7, 1)
TABLED_CHECKED, TABLED_ON = dt.date(2024, 7, 5), dt.date(2024, 7, 10)
NEXT_SITTING = SittingSpec(
    planned_on=dt.date(2024, 7, 8),
    held_on=dt.date(2024, 7, 12),
    starts_at=dt.time(14),
    ends_at=dt.time(16),
    place="Phòng họp tầng 2, UBND xã Đồng Tâm",
)

# --- Posted for opinions

POSTED = (
    DossierSpec(
        TAN_TIEN,
        "Có thành tích trong phát triển kinh tế vườn đồi 6 tháng đầu năm 2024",
        "Trồng xen 2 ha na dai, thu 180 triệu đồng từ đầu năm; thuê tám lao động trong xóm.",
        household="TT-004",
    ),
    DossierSpec(
        TAN_TIEN,
        "Có thành tích trong xây dựng nếp sống văn minh 6 tháng đầu năm 2024",
        "Cưới con không mời thuốc lá, không lấn đường dựng rạp; được xóm nêu gương.",
        household="TT-007",
    ),
    DossierSpec(
        DONG_MAI,
        "Có thành tích trong chăn nuôi an toàn dịch bệnh 6 tháng đầu năm 2024",
        "Đệm lót sinh học cho 3.000 gà, mời thôn đến xem; không có dịch trong ba lứa.",
        household="DM-003",
    ),
)
POSTED_SENT, POSTED_RECEIVED = dt.date(2024, 7, 1), dt.date(2024, 7, 2)
POSTED_CHECKED = dt.date(2024, 7, 8)
POSTED_ON, POSTED_UNTIL = dt.date(2024, 7, 9), dt.date(2024, 7, 19)
POSTING_TITLE = "Danh sách hộ gia đình đề nghị khen thưởng 6 tháng đầu năm 2024"
OPINION_ON, OPINION_ABOUT = dt.date(2024, 7, 11), "DM-003"
OPINION = (
    "Tôi ở cạnh trại gà, mùa nồm tháng 3 vẫn còn mùi. Gia đình có làm đệm lót thật nhưng từ tháng "
    "4 trở đi. Đề nghị xã đến xem rồi hãy khen."
)
OPINION_AUTHOR, OPINION_CONTACT = "Lương Văn Hiệu", "xóm giữa, thôn Đồng Mai"

# --- Being checked; offices are asked

CONSULTED = (
    DossierSpec(
        DE_THAM,
        "Có thành tích trong phòng chống cháy rừng 6 tháng đầu năm 2024",
        "Giữ bốn bể nước trên đồi, phát dọn 1,5 km đường băng cản lửa cùng tổ bảo vệ rừng.",
        head_of="DTH-008",
        is_direct_worker=True,
    ),
    DossierSpec(
        DE_THAM,
        "Có thành tích trong phát triển kinh tế trang trại 6 tháng đầu năm 2024",
        "Đào ao 2.400 m² nuôi cá, chia nước cho cánh đồng dưới khi hạn.",
        household="DTH-002",
    ),
)
CONSULTED_SENT, CONSULTED_RECEIVED = dt.date(2024, 7, 4), dt.date(2024, 7, 5)
ASKED_ON, ASKED_UNTIL, ANSWERED_ON = (
    dt.date(2024, 7, 8),
    dt.date(2024, 7, 16),
    dt.date(2024, 7, 10),
)
ASKED_OFFICES = (POLICE, CULTURE)
QUESTION = (
    "Đề nghị cho biết từ đầu năm 2024 các trường hợp sau có vi phạm, đơn thư hoặc việc gì cần lưu "
    "ý khi xét khen thưởng không."
)
ANSWERING, ANSWER = CULTURE, "Nhất trí. Hai gia đình đều đăng ký Gia đình văn hóa năm 2024."

# --- Returned, eligible, waiting, taken back, given up, not sent yet

RETURNED = DossierSpec(
    TAN_KY,
    "Có thành tích trong xây dựng nông thôn mới 6 tháng đầu năm 2024",
    "Làm được nhiều việc, nhân dân đồng tình.",
    completion="good",
    rated_by=RATED_PARTY,
)
RETURNED_SENT, RETURNED_RECEIVED = dt.date(2024, 7, 5), dt.date(2024, 7, 8)
RETURNED_ON, RETURNED_UNTIL = dt.date(2024, 7, 9), dt.date(2024, 7, 17)
RETURN_REASONS = {
    "merit": "Ghi rõ việc gì, bao nhiêu mét đường, bao nhiêu ngày công; đối chiếu với kết quả quý "
    "II của thôn.",
    "files": "Biên bản họp thôn thiếu số người dự; kèm lại bản có đủ chữ ký.",
}
ELIGIBLE = DossierSpec(
    KINDERGARTEN,
    "Hoàn thành tốt nhiệm vụ nuôi dạy trẻ năm học 2023 - 2024",
    "Bếp ăn một chiều không để xảy ra ngộ độc; tỷ lệ trẻ chuyên cần 96%.",
    completion="good",
    rated_by=RATED_PARTY,
)
ELIGIBLE_CHECKED = dt.date(2024, 7, 11)
WAITING = (
    DossierSpec(
        SCHOOL,
        "Có thành tích trong xây dựng thư viện xanh năm học 2023 - 2024",
        "Vận động 1.900 cuốn sách, mở thư viện ngoài trời cho 412 học sinh.",
        person="Đỗ Mạnh Tuấn",
        completion="good",
        rated_by=RATED_SCHOOL,
        is_direct_worker=True,
    ),
    DossierSpec(
        CLINIC,
        "Có thành tích trong chăm sóc người già neo đơn 6 tháng đầu năm 2024",
        "Đến nhà đo huyết áp, thay băng cho 17 cụ mỗi tuần ngoài giờ trực.",
        person="Giáp Thị Thanh Huyền",
        completion="excellent",
        rated_by=RATED_OFFICE,
        is_direct_worker=True,
    ),
    DossierSpec(
        LIEN_CO,
        "Có thành tích trong giữ nghề mây tre đan 6 tháng đầu năm 2024",
        "Dạy nghề cho 11 người trong thôn, bao tiêu hàng đan đến cuối năm.",
        household="LC-006",
    ),
)
WAITING_SENT = dt.date(2024, 7, 11)
RECALLED = DossierSpec(
    WOMEN,
    "Có thành tích trong phong trào giúp phụ nữ phát triển kinh tế 6 tháng đầu năm 2024",
    "Góp 126 triệu đồng vốn xoay vòng cho 23 chị; mở hai lớp nấu ăn.",
    completion="good",
    rated_by=RATED_PARTY,
)
RECALLED_SENT, RECALLED_ON = dt.date(2024, 7, 10), dt.date(2024, 7, 11)
WITHDRAWN = DossierSpec(
    DONG_MAI,
    "Có thành tích trong phát triển kinh tế 6 tháng đầu năm 2024",
    "Mở xưởng xẻ gỗ, có việc cho năm người.",
    household="DM-005",
)
WITHDRAWN_SENT, WITHDRAWN_ON = dt.date(2024, 7, 3), dt.date(2024, 7, 9)
WITHDRAW_REASON = "Gia đình xin rút: xưởng chưa xong giấy tờ môi trường, để năm sau."
DRAFTS = (
    DossierSpec(
        HONG_LAC,
        "Có thành tích trong nạo vét kênh mương 6 tháng đầu năm 2024",
        "Đứng ra mượn máy xúc, nạo vét 400 m kênh trước vụ chiêm.",
        head_of="HL-002",
        is_direct_worker=True,
    ),
    DossierSpec(HONG_LAC, "", "", household="HL-009"),
)
DRAFTED_ON = dt.date(2024, 7, 11)
