"""The people of xã Đồng Tâm."""

from __future__ import annotations

from emulation.demonstration.places.dong_tam_units import (
    ASSEMBLY,
    COMMUNE,
    COUNCIL,
    CULTURE,
    FARMERS,
    FINANCE,
    FRONT,
    LAND,
    MILITARY,
    OFFICE,
    PARTY,
    POLICE,
    VETERANS,
    WOMEN,
    YOUTH,
)
from emulation.demonstration.places.specs import PersonSpec, unit_head

OFFICERS = (
    PersonSpec(
        "Nguyễn Đức Thắng",
        "male",
        1972,
        "dt-thang",
        positions=(
            (COMMUNE, "Chủ tịch UBND xã", "CHỦ TỊCH"),
            (COUNCIL, "Chủ tịch Hội đồng TĐKT", "CHỦ TỊCH"),
        ),
        memberships=((COMMUNE, "chairman"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Lương Thị Hạnh",
        "female",
        1980,
        "dt-hanh",
        positions=((COMMUNE, "Phó Chủ tịch UBND xã", "PHÓ CHỦ TỊCH"),),
        memberships=((COMMUNE, "chairman"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Hoàng Thị Mai",
        "female",
        1989,
        "dt-mai",
        positions=(
            (OFFICE, "Công chức Văn phòng - Thống kê", ""),
            (COUNCIL, "Thư ký Hội đồng TĐKT", "THƯ KÝ"),
        ),
        memberships=((COMMUNE, "clerk"), (COUNCIL, "council_secretary")),
        phone="0900000100",
    ),
    PersonSpec(
        "Phạm Quốc Huy",
        "male",
        1979,
        "dt-huy",
        positions=((OFFICE, "Phụ trách Văn phòng UBND xã", "PHỤ TRÁCH VĂN PHÒNG"),),
        memberships=((COMMUNE, "checker"), (COUNCIL, "council_member"), (OFFICE, "unit_head")),
    ),
    PersonSpec(
        "Nông Thị Hiền",
        "female",
        1985,
        "dt-hien",
        positions=((CULTURE, "Công chức Văn hóa - Xã hội", ""),),
        memberships=((COMMUNE, "checker"), (COUNCIL, "council_member"), (CULTURE, "unit_head")),
    ),
    PersonSpec(
        "Vi Thị Ngân",
        "female",
        1993,
        "dt-ngan",
        positions=((OFFICE, "Văn thư - Lưu trữ", ""),),
        memberships=((COMMUNE, "records_clerk"),),
    ),
    PersonSpec(
        "Lê Thị Thu",
        "female",
        1986,
        "dt-thu",
        positions=((FINANCE, "Công chức Tài chính - Kế toán", ""),),
        memberships=(
            (COMMUNE, "accountant"),
            (COUNCIL, "council_member"),
            (FINANCE, "unit_head"),
        ),
    ),
    PersonSpec(
        "Dương Văn Khoa",
        "male",
        1982,
        "dt-khoa",
        positions=((LAND, "Công chức Địa chính", ""),),
        memberships=((COUNCIL, "council_member"), (LAND, "unit_head")),
    ),
    PersonSpec(
        "Hoàng Đình Phúc",
        "male",
        1970,
        "dt-phuc",
        positions=((PARTY, "Phó Bí thư Thường trực Đảng ủy", "PHÓ BÍ THƯ"),),
        memberships=((PARTY, "viewer"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Triệu Kim Oanh",
        "female",
        1978,
        "dt-oanh",
        positions=((ASSEMBLY, "Phó Chủ tịch HĐND xã", "PHÓ CHỦ TỊCH"),),
        memberships=((ASSEMBLY, "viewer"),),
    ),
    PersonSpec(
        "Giáp Thị Liên",
        "female",
        1984,
        "dt-lien",
        positions=((FRONT, "Phó Chủ tịch Ủy ban MTTQ xã", "PHÓ CHỦ TỊCH"),),
        memberships=((FRONT, "viewer"),),
    ),
    PersonSpec(
        "Lâm Quang Tùng",
        "male",
        1995,
        "dt-tung",
        positions=((OFFICE, "Cán bộ công nghệ thông tin", ""),),
        memberships=((COMMUNE, "administrator"),),
    ),
)

HEADS = (
    unit_head("Hoàng Văn Thành", "male", 1966, "0900000101", "Thôn Liên Cơ", "Trưởng thôn"),
    unit_head("Lý Văn Sơn", "male", 1971, "0900000102", "Thôn Tân Kỳ", "Trưởng thôn"),
    unit_head("Trần Văn Lượng", "male", 1963, "0900000103", "Thôn Hồng Lạc", "Trưởng thôn"),
    unit_head("Vi Thị Hoa", "female", 1976, "0900000104", "Thôn Đề Thám", "Trưởng thôn"),
    unit_head("Nguyễn Văn Đạt", "male", 1980, "0900000105", "Thôn Tân Tiến", "Trưởng thôn"),
    unit_head("Giáp Văn Minh", "male", 1969, "0900000106", "Thôn Đồng Mai", "Trưởng thôn"),
    PersonSpec(
        "Trần Thị Nga",
        "female",
        1975,
        "0900000107",
        positions=((FRONT, "Chủ tịch Ủy ban MTTQ xã", "CHỦ TỊCH"),),
        memberships=((FRONT, "unit_head"), (COUNCIL, "council_member")),
    ),
    unit_head("Đỗ Văn Hải", "male", 1974, "0900000108", FARMERS, "Chủ tịch Hội Nông dân"),
    unit_head("Nguyễn Thị Yến", "female", 1981, "0900000109", WOMEN, "Chủ tịch Hội LHPN"),
    unit_head("Lưu Quang Duy", "male", 1994, "0900000110", YOUTH, "Bí thư Đoàn Thanh niên"),
    unit_head("Phạm Văn Ngọ", "male", 1962, "0900000111", VETERANS, "Chủ tịch Hội CCB"),
    unit_head(
        "Bùi Thị Hằng", "female", 1977, "0900000112", "Trường TH&THCS Đồng Tâm", "Hiệu trưởng"
    ),
    unit_head(
        "Ngô Thị Bích", "female", 1979, "0900000113", "Trường Mầm non Đồng Tâm", "Hiệu trưởng"
    ),
    unit_head("Vũ Thị Lan", "female", 1983, "0900000114", "Trạm Y tế xã Đồng Tâm", "Trạm trưởng"),
    unit_head("Đinh Trọng Nghĩa", "male", 1985, "0900000115", POLICE, "Trưởng Công an xã"),
    unit_head("Hà Văn Quý", "male", 1982, "0900000116", MILITARY, "Chỉ huy trưởng Ban CHQS"),
)

PEOPLE = OFFICERS + HEADS
