"""The people of phường Ngô Quyền."""

from __future__ import annotations

from emulation.demonstration.places.ngo_quyen_units import (
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
        "Vũ Trí Khánh",
        "male",
        None,
        "nq-khanh",
        positions=(
            (COMMUNE, "Chủ tịch UBND phường", "CHỦ TỊCH"),
            (COUNCIL, "Chủ tịch Hội đồng TĐKT", "CHỦ TỊCH"),
        ),
        memberships=((COMMUNE, "chairman"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Thân Thị Ngọc Diệp",
        "female",
        1981,
        "nq-diep",
        positions=((COMMUNE, "Phó Chủ tịch UBND phường", "PHÓ CHỦ TỊCH"),),
        memberships=((COMMUNE, "chairman"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Đặng Thu Trang",
        "female",
        1990,
        "nq-trang",
        positions=(
            (OFFICE, "Công chức Văn phòng - Thống kê", ""),
            (COUNCIL, "Thư ký Hội đồng TĐKT", "THƯ KÝ"),
        ),
        memberships=((COMMUNE, "clerk"), (COUNCIL, "council_secretary")),
    ),
    PersonSpec(
        "Trịnh Xuân Bách",
        "male",
        1977,
        "nq-bach",
        positions=((OFFICE, "Phụ trách Văn phòng UBND phường", "PHỤ TRÁCH VĂN PHÒNG"),),
        memberships=((COMMUNE, "checker"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Phan Thị Hường",
        "female",
        1984,
        "nq-huong",
        positions=((CULTURE, "Công chức Văn hóa - Xã hội", ""),),
        memberships=((COMMUNE, "checker"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Cao Thị Nhung",
        "female",
        1992,
        "nq-nhung",
        positions=((OFFICE, "Văn thư - Lưu trữ", ""),),
        memberships=((COMMUNE, "records_clerk"),),
    ),
    PersonSpec(
        "Hồ Thị Thanh Vân",
        "female",
        1987,
        "nq-van",
        positions=((FINANCE, "Công chức Tài chính - Kế toán", ""),),
        memberships=((COMMUNE, "accountant"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Tạ Hữu Phong",
        "male",
        1983,
        "nq-phong",
        positions=((LAND, "Công chức Địa chính", ""),),
        memberships=((COUNCIL, "council_member"),),
    ),
    PersonSpec(
        "Mai Xuân Trường",
        "male",
        1971,
        "nq-truong",
        positions=((PARTY, "Phó Bí thư Thường trực Đảng ủy", "PHÓ BÍ THƯ"),),
        memberships=((PARTY, "viewer"), (COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Đoàn Thị Lụa",
        "female",
        1979,
        "nq-lua",
        positions=((ASSEMBLY, "Phó Chủ tịch HĐND phường", "PHÓ CHỦ TỊCH"),),
        memberships=((ASSEMBLY, "viewer"),),
    ),
    PersonSpec(
        "Chu Văn Hiệp",
        "male",
        1976,
        "nq-hiep",
        positions=((FRONT, "Phó Chủ tịch Ủy ban MTTQ phường", "PHÓ CHỦ TỊCH"),),
        memberships=((FRONT, "viewer"),),
    ),
    PersonSpec(
        "Quách Hải Nam",
        "male",
        1996,
        "nq-nam",
        positions=((OFFICE, "Cán bộ công nghệ thông tin", ""),),
        memberships=((COMMUNE, "administrator"),),
    ),
)

VILLAGE_HEADS = tuple(
    unit_head(
        name,
        gender,
        year,
        f"09000002{number:02d}",
        f"Tổ dân phố số {number}",
        "Tổ trưởng tổ dân phố",
    )
    for number, (name, gender, year) in enumerate(
        (
            ("Nguyễn Thị Kim Dung", "female", 1962),
            ("Trần Đức Lộc", "male", 1959),
            ("Phạm Thị Thoa", "female", 1966),
            ("Lê Quý Hợp", "male", 1961),
            ("Thân Văn Chiến", "male", 1964),
            ("Vũ Thị Nhài", "female", 1968),
            ("Đỗ Đình Khải", "male", 1960),
            ("Ngô Thị Tuyết", "female", 1965),
            ("Hoàng Xuân Lập", "male", 1963),
            ("Bùi Thị Hợi", "female", 1971),
            ("Dương Quang Vinh", "male", 1967),
            ("Nguyễn Hữu Toản", "male", 1958),
        ),
        start=1,
    )
)

HEADS = (
    PersonSpec(
        "Lương Thị Thảo",
        "female",
        1974,
        "0900000213",
        positions=((FRONT, "Chủ tịch Ủy ban MTTQ phường", "CHỦ TỊCH"),),
        memberships=((FRONT, "unit_head"), (COUNCIL, "council_member")),
    ),
    unit_head("Nguyễn Văn Thuật", "male", 1970, "0900000214", FARMERS, "Chủ tịch Hội Nông dân"),
    unit_head("Trần Thị Hải Yến", "female", 1982, "0900000215", WOMEN, "Chủ tịch Hội LHPN"),
    unit_head("Phùng Gia Bảo", "male", 1995, "0900000216", YOUTH, "Bí thư Đoàn Thanh niên"),
    unit_head("Lưu Văn Kiên", "male", 1961, "0900000217", VETERANS, "Chủ tịch Hội CCB"),
    unit_head(
        "Đinh Thị Xuyến", "female", 1978, "0900000218", "Trường Mầm non Ngô Quyền", "Hiệu trưởng"
    ),
    unit_head(
        "Hà Thị Minh Nguyệt",
        "female",
        1976,
        "0900000219",
        "Trường Tiểu học Ngô Quyền",
        "Hiệu trưởng",
    ),
    unit_head("Tống Văn Ích", "male", 1973, "0900000220", "Trường THCS Ngô Quyền", "Hiệu trưởng"),
    unit_head(
        "Lại Thị Hồng Thắm",
        "female",
        1985,
        "0900000221",
        "Trạm Y tế Phường Ngô Quyền",
        "Trạm trưởng",
    ),
    unit_head("Kiều Anh Dũng", "male", 1984, "0900000222", POLICE, "Trưởng Công an phường"),
    unit_head("Doãn Văn Lâm", "male", 1981, "0900000223", MILITARY, "Chỉ huy trưởng Ban CHQS"),
)

PEOPLE = OFFICERS + VILLAGE_HEADS + HEADS
