"""What the units of both communes registered for the year 2024. All of it is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from emulation.demonstration.places import DONG_TAM, NGO_QUYEN, PlaceSpec
from emulation.demonstration.year_2024_dong_tam import (
    CLINIC,
    CULTURE,
    DE_THAM,
    DONG_MAI,
    FARMERS,
    FINANCE,
    HONG_LAC,
    KINDERGARTEN,
    LAND,
    LIEN_CO,
    OFFICE,
    SCHOOL,
    TAN_KY,
    TAN_TIEN,
)

LAUNCH_DAY = dt.date(2024, 2, 27)
REGISTER_UNTIL = dt.date(2024, 3, 31)
SENT_DAY = dt.date(2024, 3, 18)
CLERKS_DAY = dt.date(2024, 3, 21)  # returned, approved, written down for who telephoned
LEAVE_DAY, LEAVE_UNTIL = dt.date(2024, 4, 2), dt.date(2024, 4, 8)
LATE_DAY, LAST_DAY = dt.date(2024, 4, 4), dt.date(2024, 4, 5)
SLOGANS = "5 rõ"


@dataclass(frozen=True)
class Job:
    """A hard job, who does it, and what it will have come to."""

    name: str
    outcome: str
    due_on: dt.date
    who: str


@dataclass(frozen=True)
class ClusterSpec:
    """The first of the units is the head."""

    name: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class YearCampaign:
    """One commune's campaign of the year and what became of its registrations.

    ``pledges`` are by key of the target, one for each unit that has a share, in their order;
    other shares are pledged as they were given. Who is not in ``jobs`` registers nothing.
    """

    place: PlaceSpec
    plan: int
    clerk: str
    checker: str
    clusters: tuple[ClusterSpec, ...]
    jobs: Mapping[str, Job]
    late: str
    leave_reason: str
    returned: str
    return_reason: str
    never: tuple[str, ...]
    by_telephone: tuple[str, ...]
    pledges: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)  # where the pledge is in words


def _job(name: str, outcome: str, due_on: str, who: str) -> Job:
    return Job(name, outcome, dt.date.fromisoformat(due_on), who)


# --- Xã Đồng Tâm

FRONT, _, WOMEN, YOUTH, VETERANS, TRADE_UNION, ELDERLY = DONG_TAM.unit_names("mass_organisation")
POLICE, MILITARY = DONG_TAM.unit_names("station")[1:]
JUSTICE, RADIO = DONG_TAM.unit_names("office")[4:]

DONG_TAM_JOBS = {
    LIEN_CO: _job(
        "Vận động 4 hộ dịch tường rào, mở rộng ngõ 3 lên 3,5 m",
        "Ngõ 3 dài 180 m đổ xong bê tông, xe chở vải vào tận vườn",
        "2024-06-30",
        "Ban công tác Mặt trận thôn và tổ tự quản ngõ 3",
    ),
    TAN_KY: _job(
        "Gỡ vướng đất làm mương tưới cánh đồng Cầu",
        "300 m mương xây xong, tưới được 8 ha",
        "2024-09-30",
        "Trưởng thôn cùng 11 hộ có ruộng",
    ),
    HONG_LAC: _job(
        "Giúp hộ nghèo cuối cùng của thôn làm lại nhà",
        "Một ngôi nhà 50 m² bàn giao trước mùa mưa bão",
        "2024-08-15",
        "Chi hội Nông dân, Chi hội Phụ nữ thôn",
    ),
    DE_THAM: _job(
        "Xóa bãi rác tự phát sau nhà văn hóa",
        "Bãi rác thành sân bóng chuyền, lắp hai thùng phân loại",
        "2024-05-31",
        "Chi đoàn và đội vệ sinh thôn",
    ),
    TAN_TIEN: _job(
        "Hoàn thành 5 tiêu chí còn thiếu của thôn nông thôn mới kiểu mẫu",
        "Đủ 14 tiêu chí, huyện công nhận trong năm",
        "2024-12-15",
        "Ban phát triển thôn",
    ),
    DONG_MAI: _job(
        "Chuyển 3 ha vườn tạp sang vải chín sớm",
        "3 ha trồng xong, 9 hộ theo quy trình VietGAP",
        "2024-10-31",
        "Tổ hợp tác vải sớm Đồng Mai",
    ),
    FRONT: _job(
        "Hòa giải vụ tranh chấp lối đi kéo dài ở hai thôn",
        "Hai bên ký biên bản thỏa thuận tại thôn",
        "2024-07-31",
        "Thường trực Mặt trận và hai tổ hòa giải",
    ),
    FARMERS: _job(
        "Đưa vải của hội viên lên sàn thương mại điện tử",
        "20 hộ có gian hàng, bán được 15 tấn",
        "2024-07-15",
        "6 chi hội trưởng",
    ),
    WOMEN: _job(
        "Dựng mô hình nhà sạch, vườn đẹp ở nhóm hộ chưa có nhà tiêu hợp vệ sinh",
        "12 hộ xây xong nhà tiêu hợp vệ sinh",
        "2024-11-20",
        "Ban Chấp hành Hội và chi hội các thôn",
    ),
    YOUTH: _job(
        "Thắp sáng đường quê",
        "Các tuyến đường chính có đèn",
        "2024-12-26",
        "Các chi đoàn",
    ),
    TRADE_UNION: _job(
        "Lập quỹ giúp đoàn viên lúc ốm đau",
        "Quỹ có 10 triệu đồng, có quy chế chi",
        "2024-09-30",
        "Ban Chấp hành Công đoàn",
    ),
    ELDERLY: _job(
        "Mở câu lạc bộ liên thế hệ ở thôn chưa có",
        "Thêm một câu lạc bộ 50 người sinh hoạt hằng tháng",
        "2024-10-01",
        "Ban đại diện Hội",
    ),
    SCHOOL: _job(
        "Kèm 9 em lớp 9 học chưa vững Toán",
        "9 em thi đủ điểm vào trường công lập",
        "2024-06-10",
        "Tổ Toán - Tin",
    ),
    KINDERGARTEN: _job(
        "Làm sân chơi cát nước từ vật liệu cũ",
        "Hai góc chơi dùng hằng ngày, không tốn tiền ngân sách",
        "2024-05-20",
        "Tổ mẫu giáo lớn và phụ huynh",
    ),
    CLINIC: _job(
        "Khám, lập hồ sơ cho người trên 80 tuổi tại nhà",
        "147 cụ có hồ sơ, cụ nào cũng được khám một lần",
        "2024-08-31",
        "Trạm Y tế và y tế thôn",
    ),
    POLICE: _job(
        "Lắp camera ở ba ngã tư bằng vốn xã hội hóa",
        "6 camera chạy, nối về trực ban",
        "2024-08-19",
        "Công an xã và tổ an ninh cơ sở",
    ),
    MILITARY: _job(
        "Giúp gia đình chính sách sửa nhà",
        "40 ngày công của dân quân, sửa hai nhà",
        "2024-07-27",
        "Trung đội dân quân cơ động",
    ),
    OFFICE: _job(
        "Trả kết quả trước hạn ở bộ phận một cửa",
        "60% hồ sơ trả trước hạn ít nhất một ngày",
        "2024-12-20",
        "Công chức một cửa",
    ),
    CULTURE: _job(
        "Rà lại thẻ bảo hiểm y tế của từng hộ",
        "Không còn người chưa có thẻ mà không rõ lý do",
        "2024-09-30",
        "Công chức phụ trách và cộng tác viên 6 thôn",
    ),
    FINANCE: _job(
        "Thu xong tiền thuê đất công ích còn nợ",
        "Thu đủ 64 triệu đồng nợ cũ",
        "2024-10-31",
        "Kế toán và Ban quản lý thôn",
    ),
    LAND: _job(
        "Xử lý hồ sơ đất tồn từ các năm trước",
        "22 giấy chứng nhận đến tay người dân",
        "2024-11-30",
        "Công chức địa chính",
    ),
    JUSTICE: _job(
        "Số hóa sổ hộ tịch cũ",
        "Bốn quyển sổ khai sinh nhập xong vào phần mềm",
        "2024-09-15",
        "Công chức Tư pháp - Hộ tịch",
    ),
    RADIO: _job(
        "Sửa hai cụm loa hỏng ở thôn xa",
        "Thôn nào cũng nghe rõ bản tin sáng",
        "2024-04-30",
        "Cán bộ đài",
    ),
}

DONG_TAM_YEAR = YearCampaign(
    place=DONG_TAM,
    plan=1,
    clerk="dt-mai",
    checker="dt-huy",
    clusters=(
        ClusterSpec("Cụm các thôn", DONG_TAM.unit_names("village")),
        ClusterSpec("Khối Mặt trận, đoàn thể", DONG_TAM.unit_names("mass_organisation")),
        ClusterSpec(
            "Khối cơ quan, trường, trạm", (OFFICE, *DONG_TAM.unit_names("school", "station"),
            *DONG_TAM.unit_names("office")[1:]),
        ),
    ),
    jobs=DONG_TAM_JOBS,
    late=DE_THAM,
    leave_reason="Trưởng thôn nằm viện, thôn họp sau hạn.",
    returned=YOUTH,
    return_reason="Ghi rõ mấy tuyến đường, bao nhiêu bóng đèn thì mới chấm được.",
    never=(VETERANS,),
    by_telephone=(TRADE_UNION, ELDERLY, JUSTICE, RADIO),
    pledges={
        "rice": ("20", "17", "14", "21", "16", "15"),
        "lychee": ("220", "160", "195", "150", "145", "150"),
        "poverty": ("0.35", "0.66", "0.66", "0.66", "0.39", "0.43"),
        "malnutrition": ("8.4", "9.5", "7.3", "9.5", "8.2", "9"),
        "waste_collected": ("96", "95", "97", "95", "96", "95"),
        "cultural_families": ("96", "95", "95", "95", "96", "96"),
        "land_titles": ("22",),
    },
    words={
        "schools_national_standard": "Giữ vững chuẩn, không để tiêu chí nào tụt.",
        "education_quality": "Giữ chất lượng đại trà, có học sinh giỏi cấp huyện.",
        "health_standard": "Giữ chuẩn quốc gia về y tế xã.",
        "cultural_commune": "Đủ 5 tiêu chí khi huyện thẩm định.",
        "advanced_rural_commune": "Giữ đủ 19 tiêu chí.",
    },
)  # fmt: skip

# --- Phường Ngô Quyền

GROUPS = NGO_QUYEN.unit_names("village")
NQ_OFFICES = NGO_QUYEN.unit_names("office")
NQ_MASS = NGO_QUYEN.unit_names("mass_organisation")
NQ_SCHOOLS = NGO_QUYEN.unit_names("school")
NQ_STATIONS = NGO_QUYEN.unit_names("station")

# What was given to the twelve tổ dân phố: key of the target, and whether each has it whole.
NGO_QUYEN_GIVEN = {"new_jobs": False, "cultural_families": True}

_GROUP_JOBS = (
    ("Kẻ vạch, xếp lại chỗ để xe hai bên ngõ", "Ngõ 25 thông, xe cứu hỏa vào được"),
    ("Bỏ mái tôn lấn vỉa hè", "17 hộ tự tháo mái, vỉa hè trống"),
    ("Phân loại rác tại nhà ở khu tập thể cũ", "60 hộ có hai thùng rác"),
    ("Dọn chân công trình dang dở đầu tổ", "Hết bãi vật liệu, có rào chắn"),
    ("Lập tổ đón con giúp gia đình làm ca", "15 cháu có người đón"),
    ("Lắp bình chữa cháy cho ngõ sâu", "Mỗi ngõ hai bình, tập một lần"),
    ("Làm đẹp tổ dân phố", "Tổ dân phố sạch hơn"),
    ("Vận động góp đất làm sân chơi", "Sân 120 m² cho trẻ nhỏ"),
    ("Chuyển điểm đổ rác khỏi cổng trường", "Cổng trường không còn xe rác giờ tan học"),
    ("Hạ ngầm dây điện thoại ngõ 8", "Hết dây chùng ở ngõ 8"),
    ("Mở lớp dùng dịch vụ công cho người già", "80 người tự nộp hồ sơ được"),
)
_GROUP_JOBS_BY_UNIT = {
    unit: _job(name, outcome, "2024-10-31", "Tổ trưởng và các ngõ trưởng")
    for unit, (name, outcome) in zip(GROUPS, _GROUP_JOBS, strict=False)
}
_OTHER_JOBS = (
    (NQ_MASS[0], "Đối thoại với các hộ quanh dự án hồ điều hòa", "Hết kiến nghị chưa trả lời"),
    (NQ_MASS[1], "Nối hội viên trồng rau với bếp ăn trường học", "Ba bếp ăn mua rau của hội viên"),
    (NQ_MASS[2], "Giúp phụ nữ đơn thân có nghề", "8 chị có việc sau học nghề"),
    (NQ_MASS[3], "Sơn lại tủ điện thành tranh", "40 tủ điện, không còn tờ dán quảng cáo"),
    (NQ_MASS[4], "Nhận trông một tuyến đường tự quản", "Đường không có bán hàng lấn chiếm"),
    (NQ_SCHOOLS[0], "Bữa ăn nửa buổi không đồ đóng gói", "Năm ngày trong tuần ăn đồ tươi"),
    (NQ_SCHOOLS[1], "Lớp học bơi cho cả khối 5", "Em nào lớp 5 cũng bơi được 25 m"),
    (NQ_SCHOOLS[2], "Tủ sách mở ở sân trường", "1.200 đầu sách, mượn không cần thẻ"),
    (NQ_STATIONS[0], "Tiêm vét cho trẻ ở trọ", "Không còn trẻ dưới 2 tuổi thiếu mũi"),
    (NQ_STATIONS[1], "Làm căn cước tại nhà cho người ốm", "46 người có căn cước"),
    (NQ_STATIONS[2], "Bồi dưỡng dân quân phòng cháy, cứu nạn", "Một tiểu đội biết dùng thiết bị"),
    (NQ_OFFICES[0], "Nhận hồ sơ buổi tối thứ Năm", "40 buổi trong năm"),
    (NQ_OFFICES[1], "Làm lại danh sách người có công", "Danh sách khớp hồ sơ từng người"),
    (NQ_OFFICES[2], "Trả trợ cấp qua tài khoản", "95% người nhận qua tài khoản"),
    (NQ_OFFICES[3], "Đo lại ranh giới vỉa hè", "Bản vẽ vỉa hè của 14 tuyến phố"),
    (NQ_OFFICES[4], "Chứng thực điện tử trong ngày", "Nộp sáng trả chiều"),
    (NQ_OFFICES[5], "Bản tin ngắn đọc chậm cho người già", "Mỗi tuần ba bản tin"),
    (NQ_OFFICES[6], "Trang tin trả lời câu hỏi của dân", "Trả lời trong hai ngày làm việc"),
)
_OTHER_JOBS_BY_UNIT = {
    unit: _job(name, outcome, "2024-11-30", "Người đứng đầu và cả đơn vị")
    for unit, name, outcome in _OTHER_JOBS
}

NGO_QUYEN_YEAR = YearCampaign(
    place=NGO_QUYEN,
    plan=2,
    clerk="nq-trang",
    checker="nq-bach",
    clusters=(
        ClusterSpec("Cụm tổ dân phố số 1 đến số 6", GROUPS[:6]),
        ClusterSpec("Cụm tổ dân phố số 7 đến số 12", GROUPS[6:]),
        ClusterSpec("Khối Mặt trận, đoàn thể", NQ_MASS),
        ClusterSpec("Khối trường, trạm, lực lượng", (*NQ_SCHOOLS, *NQ_STATIONS)),
        ClusterSpec("Khối chuyên môn", NQ_OFFICES),
    ),
    jobs=_GROUP_JOBS_BY_UNIT | _OTHER_JOBS_BY_UNIT,
    late=GROUPS[8],
    leave_reason="Tổ dân phố bầu lại tổ phó, họp đăng ký chậm hai ngày.",
    returned=GROUPS[6],
    return_reason="Ghi rõ làm gì, ở đoạn nào, đẹp là thế nào.",
    never=(GROUPS[11], *NQ_MASS[5:]),
    by_telephone=NQ_OFFICES,
    pledges={
        "new_jobs": ("18", "14", "15", "13", "20", "13", "15", "12", "17", "14", "16", "13"),
        "cultural_families": ("98.5", "98", "98", "98", "99", *("98",) * 7),
    },
)

YEARS = (DONG_TAM_YEAR, NGO_QUYEN_YEAR)

# --- A covenant of two villages

COVENANT_WRITTEN, COVENANT_AGREED = dt.date(2024, 3, 22), dt.date(2024, 3, 25)
COVENANT_NAME = "Giao ước giữa thôn Tân Tiến và thôn Đồng Mai năm 2024"
COVENANT_PLACE = "Nhà văn hóa thôn Tân Tiến"
COVENANT_UNITS = (TAN_TIEN, DONG_MAI)
COVENANT_CONTENT = """Hai thôn cùng giữ đoạn đường giáp ranh sạch, có hoa, mỗi thôn một tuần.
Mùa vải, hai thôn cho nhau mượn cân, thùng xốp và chỗ tập kết.
Thôn nào vận động được hộ thoát nghèo thì kể cách làm cho thôn kia trong buổi họp cuối quý."""
