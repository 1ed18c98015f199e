"""The places, units and people of the demonstration, as they were in February 2024.

The units' names follow the public administrative map of that day. People, figures and
log-ins are invented, with one exception: Vũ Trí Khánh, who signed the 2024 plan of
Ngô Quyền as its chairman.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class UnitSpec:
    """A unit; ``superior`` is the name of another unit, "" at the top.

    ``population``, ``households`` and ``farmland_ha`` are example figures of a village.
    """

    name: str
    kind: str  # a value of emulation.org's UnitKind
    superior: str = ""
    short_name: str = ""
    code: str = ""
    population: int | None = None
    households: int | None = None
    farmland_ha: int | None = None


@dataclass(frozen=True)
class PersonSpec:
    """A person: memberships are (unit, role), positions (unit, title, title as signed).

    ``login`` is a code, or a telephone number that no network gives out.
    """

    name: str
    gender: str  # male female
    birth_year: int | None
    login: str
    positions: tuple[tuple[str, str, str], ...]
    memberships: tuple[tuple[str, str], ...] = ()
    phone: str = ""  # of the same kind; "" takes a log-in that is one


@dataclass(frozen=True)
class PlaceSpec:
    """A local authority with its own units and people."""

    unit: str  # name of its own unit among ``units``
    level: str  # province district commune
    location: str  # địa danh on its papers
    code: str  # short, for codes of units and log-ins
    units: tuple[UnitSpec, ...]
    people: tuple[PersonSpec, ...] = ()

    def unit_names(self, *kinds: str) -> tuple[str, ...]:
        """Return the names of the units of these kinds, in the order of ``units``."""
        return tuple(unit.name for unit in self.units if unit.kind in kinds)

    @property
    def villages(self) -> tuple[UnitSpec, ...]:
        return tuple(unit for unit in self.units if unit.kind == "village")


def _unit_head(
    name: str, gender: str, birth_year: int, login: str, unit: str, title: str
) -> PersonSpec:
    return PersonSpec(
        name,
        gender,
        birth_year,
        login,
        positions=((unit, title, title.upper()),),
        memberships=((unit, "unit_head"),),
    )


# --- The province, the district and the city above the two communes

BAC_GIANG = PlaceSpec(
    unit="Tỉnh Bắc Giang",
    level="province",
    location="Bắc Giang",
    code="BG",
    units=(
        UnitSpec("Tỉnh Bắc Giang", "province", short_name="Bắc Giang"),
        UnitSpec(
            "Sở Nội vụ tỉnh Bắc Giang",
            "office",
            "Tỉnh Bắc Giang",
            short_name="Sở Nội vụ",
            code="SNV",
        ),
    ),
    people=(
        PersonSpec(
            "Đào Minh Tuệ",
            "male",
            1983,
            "bg-tue",
            positions=(("Sở Nội vụ tỉnh Bắc Giang", "Chuyên viên Sở Nội vụ", ""),),
            # Also keeps the province's phrases, which the clerks of its communes take over.
            memberships=(("Tỉnh Bắc Giang", "overseer"), ("Tỉnh Bắc Giang", "administrator")),
        ),
    ),
)

YEN_THE = PlaceSpec(
    unit="Huyện Yên Thế",
    level="district",
    location="Yên Thế",
    code="YT",
    units=(
        UnitSpec("Huyện Yên Thế", "district", "Tỉnh Bắc Giang", short_name="Yên Thế"),
        UnitSpec(
            "Phòng Nội vụ huyện Yên Thế",
            "office",
            "Huyện Yên Thế",
            short_name="Phòng Nội vụ",
            code="PNV",
        ),
    ),
)

BAC_GIANG_CITY = PlaceSpec(
    unit="Thành phố Bắc Giang",
    level="district",
    location="Bắc Giang",
    code="TPBG",
    units=(
        UnitSpec("Thành phố Bắc Giang", "district", "Tỉnh Bắc Giang", short_name="Bắc Giang"),
        UnitSpec(
            "Phòng Nội vụ thành phố Bắc Giang",
            "office",
            "Thành phố Bắc Giang",
            short_name="Phòng Nội vụ",
            code="PNV",
        ),
        UnitSpec(
            "Hội đồng Thi đua - Khen thưởng thành phố Bắc Giang",
            "council",
            "Thành phố Bắc Giang",
            short_name="Hội đồng TĐKT thành phố",
            code="HDTP",
        ),
    ),
)


# --- Xã Đồng Tâm

_DT = "Xã Đồng Tâm"
_DT_PARTY = "Đảng ủy xã Đồng Tâm"
_DT_ASSEMBLY = "HĐND xã Đồng Tâm"
_DT_FRONT = "Ủy ban MTTQ xã Đồng Tâm"
_DT_FARMERS = "Hội Nông dân xã Đồng Tâm"
_DT_WOMEN = "Hội Liên hiệp Phụ nữ xã Đồng Tâm"
_DT_YOUTH = "Đoàn Thanh niên xã Đồng Tâm"
_DT_VETERANS = "Hội Cựu chiến binh xã Đồng Tâm"
_DT_COUNCIL = "Hội đồng Thi đua - Khen thưởng xã Đồng Tâm"
_DT_OFFICE = "Văn phòng UBND xã Đồng Tâm"
_DT_CULTURE = "Bộ phận Văn hóa - Xã hội xã Đồng Tâm"
_DT_FINANCE = "Bộ phận Tài chính - Kế toán xã Đồng Tâm"
_DT_LAND = "Bộ phận Địa chính - Nông nghiệp - Xây dựng và Môi trường xã Đồng Tâm"
_DT_POLICE = "Công an xã Đồng Tâm"
_DT_MILITARY = "Ban CHQS xã Đồng Tâm"

_DT_UNITS = (
    UnitSpec(_DT, "commune", "Huyện Yên Thế", "Đồng Tâm"),
    UnitSpec("Thôn Liên Cơ", "village", _DT, "Liên Cơ", "LC", 1041, 288, 88),
    UnitSpec("Thôn Tân Kỳ", "village", _DT, "Tân Kỳ", "TK", 957, 265, 82),
    UnitSpec("Thôn Hồng Lạc", "village", _DT, "Hồng Lạc", "HL", 513, 142, 61),
    UnitSpec("Thôn Đề Thám", "village", _DT, "Đề Thám", "DTH", 1088, 301, 96),
    UnitSpec("Thôn Tân Tiến", "village", _DT, "Tân Tiến", "TT", 918, 254, 77),
    UnitSpec("Thôn Đồng Mai", "village", _DT, "Đồng Mai", "DM", 838, 232, 71),
    UnitSpec(_DT_FRONT, "mass_organisation", _DT, "Ủy ban MTTQ", "MTTQ"),
    UnitSpec(_DT_FARMERS, "mass_organisation", _DT, "Hội Nông dân", "HND"),
    UnitSpec(_DT_WOMEN, "mass_organisation", _DT, "Hội Liên hiệp Phụ nữ", "HPN"),
    UnitSpec(_DT_YOUTH, "mass_organisation", _DT, "Đoàn Thanh niên", "DTN"),
    UnitSpec(_DT_VETERANS, "mass_organisation", _DT, "Hội Cựu chiến binh", "CCB"),
    UnitSpec("Công đoàn xã Đồng Tâm", "mass_organisation", _DT, "Công đoàn", "CD"),
    UnitSpec(
        "Hội Người cao tuổi xã Đồng Tâm", "mass_organisation", _DT, "Hội Người cao tuổi", "NCT"
    ),
    UnitSpec("Trường TH&THCS Đồng Tâm", "school", _DT, "Trường TH&THCS", "TH"),
    UnitSpec("Trường Mầm non Đồng Tâm", "school", _DT, "Trường Mầm non", "MN"),
    UnitSpec("Trạm Y tế xã Đồng Tâm", "station", _DT, "Trạm Y tế", "TYT"),
    UnitSpec(_DT_POLICE, "station", _DT, "Công an xã", "CA"),
    UnitSpec(_DT_MILITARY, "station", _DT, "Ban CHQS xã", "CHQS"),
    UnitSpec(_DT_OFFICE, "office", _DT, "Văn phòng UBND xã", "VP"),
    UnitSpec(_DT_CULTURE, "office", _DT, "Văn hóa - Xã hội", "VHXH"),
    UnitSpec(_DT_FINANCE, "office", _DT, "Tài chính - Kế toán", "TCKT"),
    UnitSpec(_DT_LAND, "office", _DT, "Địa chính", "DC"),
    UnitSpec("Bộ phận Tư pháp - Hộ tịch xã Đồng Tâm", "office", _DT, "Tư pháp - Hộ tịch", "TPHT"),
    UnitSpec("Đài Truyền thanh xã Đồng Tâm", "office", _DT, "Đài Truyền thanh", "DTT"),
    UnitSpec(_DT_PARTY, "party", _DT, "Đảng ủy", "DU"),
    UnitSpec("Chi bộ Thôn Liên Cơ", "party", _DT_PARTY, "Chi bộ Liên Cơ", "CB-LC"),
    UnitSpec("Chi bộ Thôn Tân Kỳ", "party", _DT_PARTY, "Chi bộ Tân Kỳ", "CB-TK"),
    UnitSpec("Chi bộ Thôn Hồng Lạc", "party", _DT_PARTY, "Chi bộ Hồng Lạc", "CB-HL"),
    UnitSpec("Chi bộ Thôn Đề Thám", "party", _DT_PARTY, "Chi bộ Đề Thám", "CB-DTH"),
    UnitSpec("Chi bộ Thôn Tân Tiến", "party", _DT_PARTY, "Chi bộ Tân Tiến", "CB-TT"),
    UnitSpec("Chi bộ Thôn Đồng Mai", "party", _DT_PARTY, "Chi bộ Đồng Mai", "CB-DM"),
    UnitSpec(_DT_ASSEMBLY, "party", _DT, "HĐND xã", "HDND"),
    UnitSpec(_DT_COUNCIL, "council", _DT, "Hội đồng TĐKT xã", "HDTDKT"),
)

_DT_OFFICERS = (
    PersonSpec(
        "Nguyễn Đức Thắng",
        "male",
        1972,
        "dt-thang",
        positions=(
            (_DT, "Chủ tịch UBND xã", "CHỦ TỊCH"),
            (_DT_COUNCIL, "Chủ tịch Hội đồng TĐKT", "CHỦ TỊCH"),
        ),
        memberships=((_DT, "chairman"), (_DT_COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Lương Thị Hạnh",
        "female",
        1980,
        "dt-hanh",
        positions=((_DT, "Phó Chủ tịch UBND xã", "PHÓ CHỦ TỊCH"),),
        memberships=((_DT, "chairman"),),
    ),
    PersonSpec(
        "Hoàng Thị Mai",
        "female",
        1989,
        "dt-mai",
        positions=(
            (_DT_OFFICE, "Công chức Văn phòng - Thống kê", ""),
            (_DT_COUNCIL, "Thư ký Hội đồng TĐKT", "THƯ KÝ"),
        ),
        memberships=((_DT, "clerk"), (_DT_COUNCIL, "council_secretary")),
        phone="0900000100",
    ),
    PersonSpec(
        "Phạm Quốc Huy",
        "male",
        1979,
        "dt-huy",
        positions=((_DT_OFFICE, "Phụ trách Văn phòng UBND xã", "PHỤ TRÁCH VĂN PHÒNG"),),
        memberships=((_DT, "checker"), (_DT_OFFICE, "unit_head")),
    ),
    PersonSpec(
        "Nông Thị Hiền",
        "female",
        1985,
        "dt-hien",
        positions=((_DT_CULTURE, "Công chức Văn hóa - Xã hội", ""),),
        memberships=((_DT, "checker"), (_DT_COUNCIL, "council_member"), (_DT_CULTURE, "unit_head")),
    ),
    PersonSpec(
        "Vi Thị Ngân",
        "female",
        1993,
        "dt-ngan",
        positions=((_DT_OFFICE, "Văn thư - Lưu trữ", ""),),
        memberships=((_DT, "records_clerk"),),
    ),
    PersonSpec(
        "Lê Thị Thu",
        "female",
        1986,
        "dt-thu",
        positions=((_DT_FINANCE, "Công chức Tài chính - Kế toán", ""),),
        memberships=(
            (_DT, "accountant"),
            (_DT_COUNCIL, "council_member"),
            (_DT_FINANCE, "unit_head"),
        ),
    ),
    PersonSpec(
        "Dương Văn Khoa",
        "male",
        1982,
        "dt-khoa",
        positions=((_DT_LAND, "Công chức Địa chính", ""),),
        memberships=((_DT_COUNCIL, "council_member"), (_DT_LAND, "unit_head")),
    ),
    PersonSpec(
        "Hoàng Đình Phúc",
        "male",
        1970,
        "dt-phuc",
        positions=((_DT_PARTY, "Phó Bí thư Thường trực Đảng ủy", "PHÓ BÍ THƯ"),),
        memberships=((_DT_PARTY, "viewer"),),
    ),
    PersonSpec(
        "Triệu Kim Oanh",
        "female",
        1978,
        "dt-oanh",
        positions=((_DT_ASSEMBLY, "Phó Chủ tịch HĐND xã", "PHÓ CHỦ TỊCH"),),
        memberships=((_DT_ASSEMBLY, "viewer"),),
    ),
    PersonSpec(
        "Giáp Thị Liên",
        "female",
        1984,
        "dt-lien",
        positions=((_DT_FRONT, "Phó Chủ tịch Ủy ban MTTQ xã", "PHÓ CHỦ TỊCH"),),
        memberships=((_DT_FRONT, "viewer"),),
    ),
    PersonSpec(
        "Lâm Quang Tùng",
        "male",
        1995,
        "dt-tung",
        positions=((_DT_OFFICE, "Cán bộ công nghệ thông tin", ""),),
        memberships=((_DT, "administrator"),),
    ),
)

_DT_HEADS = (
    _unit_head("Hoàng Văn Thành", "male", 1966, "0900000101", "Thôn Liên Cơ", "Trưởng thôn"),
    _unit_head("Lý Văn Sơn", "male", 1971, "0900000102", "Thôn Tân Kỳ", "Trưởng thôn"),
    _unit_head("Trần Văn Lượng", "male", 1963, "0900000103", "Thôn Hồng Lạc", "Trưởng thôn"),
    _unit_head("Vi Thị Hoa", "female", 1976, "0900000104", "Thôn Đề Thám", "Trưởng thôn"),
    _unit_head("Nguyễn Văn Đạt", "male", 1980, "0900000105", "Thôn Tân Tiến", "Trưởng thôn"),
    _unit_head("Giáp Văn Minh", "male", 1969, "0900000106", "Thôn Đồng Mai", "Trưởng thôn"),
    PersonSpec(
        "Trần Thị Nga",
        "female",
        1975,
        "0900000107",
        positions=((_DT_FRONT, "Chủ tịch Ủy ban MTTQ xã", "CHỦ TỊCH"),),
        memberships=((_DT_FRONT, "unit_head"), (_DT_COUNCIL, "council_member")),
    ),
    _unit_head("Đỗ Văn Hải", "male", 1974, "0900000108", _DT_FARMERS, "Chủ tịch Hội Nông dân"),
    _unit_head("Nguyễn Thị Yến", "female", 1981, "0900000109", _DT_WOMEN, "Chủ tịch Hội LHPN"),
    _unit_head("Lưu Quang Duy", "male", 1994, "0900000110", _DT_YOUTH, "Bí thư Đoàn Thanh niên"),
    _unit_head("Phạm Văn Ngọ", "male", 1962, "0900000111", _DT_VETERANS, "Chủ tịch Hội CCB"),
    _unit_head(
        "Bùi Thị Hằng", "female", 1977, "0900000112", "Trường TH&THCS Đồng Tâm", "Hiệu trưởng"
    ),
    _unit_head(
        "Ngô Thị Bích", "female", 1979, "0900000113", "Trường Mầm non Đồng Tâm", "Hiệu trưởng"
    ),
    _unit_head("Vũ Thị Lan", "female", 1983, "0900000114", "Trạm Y tế xã Đồng Tâm", "Trạm trưởng"),
    _unit_head("Đinh Trọng Nghĩa", "male", 1985, "0900000115", _DT_POLICE, "Trưởng Công an xã"),
    _unit_head("Hà Văn Quý", "male", 1982, "0900000116", _DT_MILITARY, "Chỉ huy trưởng Ban CHQS"),
)

DONG_TAM = PlaceSpec(
    unit=_DT,
    level="commune",
    location="Đồng Tâm",
    code="DT",
    units=_DT_UNITS,
    people=_DT_OFFICERS + _DT_HEADS,
)


# --- Phường Ngô Quyền

_NQ = "Phường Ngô Quyền"
_NQ_PARTY = "Đảng ủy Phường Ngô Quyền"
_NQ_ASSEMBLY = "HĐND Phường Ngô Quyền"
_NQ_FRONT = "Ủy ban MTTQ Phường Ngô Quyền"
_NQ_FARMERS = "Hội Nông dân Phường Ngô Quyền"
_NQ_WOMEN = "Hội Liên hiệp Phụ nữ Phường Ngô Quyền"
_NQ_YOUTH = "Đoàn Thanh niên Phường Ngô Quyền"
_NQ_VETERANS = "Hội Cựu chiến binh Phường Ngô Quyền"
_NQ_COUNCIL = "Hội đồng Thi đua - Khen thưởng Phường Ngô Quyền"
_NQ_OFFICE = "Văn phòng UBND Phường Ngô Quyền"
_NQ_CULTURE = "Bộ phận Văn hóa - Xã hội Phường Ngô Quyền"
_NQ_FINANCE = "Bộ phận Tài chính - Kế toán Phường Ngô Quyền"
_NQ_LAND = "Bộ phận Địa chính - Xây dựng - Đô thị và Môi trường Phường Ngô Quyền"
_NQ_POLICE = "Công an Phường Ngô Quyền"
_NQ_MILITARY = "Ban CHQS Phường Ngô Quyền"

_NQ_POPULATIONS = (1012, 864, 938, 790, 1105, 842, 917, 733, 1026, 885, 951, 808)
_NQ_HOUSEHOLDS = (281, 238, 262, 221, 305, 233, 255, 204, 287, 246, 266, 225)
_NQ_VILLAGES = tuple(
    UnitSpec(
        f"Tổ dân phố số {number}",
        "village",
        _NQ,
        f"TDP số {number}",
        f"TDP{number:02d}",
        population,
        households,
    )
    for number, (population, households) in enumerate(
        zip(_NQ_POPULATIONS, _NQ_HOUSEHOLDS, strict=True), start=1
    )
)
_NQ_CELLS = tuple(
    UnitSpec(
        f"Chi bộ Tổ dân phố số {number}",
        "party",
        _NQ_PARTY,
        f"Chi bộ TDP số {number}",
        f"CB{number:02d}",
    )
    for number in range(1, len(_NQ_VILLAGES) + 1)
)

_NQ_UNITS = (
    UnitSpec(_NQ, "commune", "Thành phố Bắc Giang", "Ngô Quyền"),
    *_NQ_VILLAGES,
    UnitSpec(_NQ_FRONT, "mass_organisation", _NQ, "Ủy ban MTTQ", "MTTQ"),
    UnitSpec(_NQ_FARMERS, "mass_organisation", _NQ, "Hội Nông dân", "HND"),
    UnitSpec(_NQ_WOMEN, "mass_organisation", _NQ, "Hội Liên hiệp Phụ nữ", "HPN"),
    UnitSpec(_NQ_YOUTH, "mass_organisation", _NQ, "Đoàn Thanh niên", "DTN"),
    UnitSpec(_NQ_VETERANS, "mass_organisation", _NQ, "Hội Cựu chiến binh", "CCB"),
    UnitSpec("Công đoàn Phường Ngô Quyền", "mass_organisation", _NQ, "Công đoàn", "CD"),
    UnitSpec(
        "Hội Người cao tuổi Phường Ngô Quyền", "mass_organisation", _NQ, "Hội Người cao tuổi", "NCT"
    ),
    UnitSpec("Trường Mầm non Ngô Quyền", "school", _NQ, "Trường Mầm non", "MN"),
    UnitSpec("Trường Tiểu học Ngô Quyền", "school", _NQ, "Trường Tiểu học", "TH"),
    UnitSpec("Trường THCS Ngô Quyền", "school", _NQ, "Trường THCS", "THCS"),
    UnitSpec("Trạm Y tế Phường Ngô Quyền", "station", _NQ, "Trạm Y tế", "TYT"),
    UnitSpec(_NQ_POLICE, "station", _NQ, "Công an phường", "CA"),
    UnitSpec(_NQ_MILITARY, "station", _NQ, "Ban CHQS phường", "CHQS"),
    UnitSpec(_NQ_OFFICE, "office", _NQ, "Văn phòng UBND phường", "VP"),
    UnitSpec(_NQ_CULTURE, "office", _NQ, "Văn hóa - Xã hội", "VHXH"),
    UnitSpec(_NQ_FINANCE, "office", _NQ, "Tài chính - Kế toán", "TCKT"),
    UnitSpec(_NQ_LAND, "office", _NQ, "Địa chính - Đô thị", "DCDT"),
    UnitSpec(
        "Bộ phận Tư pháp - Hộ tịch Phường Ngô Quyền", "office", _NQ, "Tư pháp - Hộ tịch", "TPHT"
    ),
    UnitSpec("Đài Truyền thanh Phường Ngô Quyền", "office", _NQ, "Đài Truyền thanh", "DTT"),
    UnitSpec("Tổ Thông tin điện tử Phường Ngô Quyền", "office", _NQ, "Tổ TTĐT", "TTDT"),
    UnitSpec(_NQ_PARTY, "party", _NQ, "Đảng ủy", "DU"),
    *_NQ_CELLS,
    UnitSpec(_NQ_ASSEMBLY, "party", _NQ, "HĐND phường", "HDND"),
    UnitSpec(_NQ_COUNCIL, "council", _NQ, "Hội đồng TĐKT phường", "HDTDKT"),
)

_NQ_OFFICERS = (
    PersonSpec(
        "Vũ Trí Khánh",
        "male",
        None,
        "nq-khanh",
        positions=(
            (_NQ, "Chủ tịch UBND phường", "CHỦ TỊCH"),
            (_NQ_COUNCIL, "Chủ tịch Hội đồng TĐKT", "CHỦ TỊCH"),
        ),
        memberships=((_NQ, "chairman"), (_NQ_COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Thân Thị Ngọc Diệp",
        "female",
        1981,
        "nq-diep",
        positions=((_NQ, "Phó Chủ tịch UBND phường", "PHÓ CHỦ TỊCH"),),
        memberships=((_NQ, "chairman"),),
    ),
    PersonSpec(
        "Đặng Thu Trang",
        "female",
        1990,
        "nq-trang",
        positions=(
            (_NQ_OFFICE, "Công chức Văn phòng - Thống kê", ""),
            (_NQ_COUNCIL, "Thư ký Hội đồng TĐKT", "THƯ KÝ"),
        ),
        memberships=((_NQ, "clerk"), (_NQ_COUNCIL, "council_secretary")),
    ),
    PersonSpec(
        "Trịnh Xuân Bách",
        "male",
        1977,
        "nq-bach",
        positions=((_NQ_OFFICE, "Phụ trách Văn phòng UBND phường", "PHỤ TRÁCH VĂN PHÒNG"),),
        memberships=((_NQ, "checker"),),
    ),
    PersonSpec(
        "Phan Thị Hường",
        "female",
        1984,
        "nq-huong",
        positions=((_NQ_CULTURE, "Công chức Văn hóa - Xã hội", ""),),
        memberships=((_NQ, "checker"), (_NQ_COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Cao Thị Nhung",
        "female",
        1992,
        "nq-nhung",
        positions=((_NQ_OFFICE, "Văn thư - Lưu trữ", ""),),
        memberships=((_NQ, "records_clerk"),),
    ),
    PersonSpec(
        "Hồ Thị Thanh Vân",
        "female",
        1987,
        "nq-van",
        positions=((_NQ_FINANCE, "Công chức Tài chính - Kế toán", ""),),
        memberships=((_NQ, "accountant"), (_NQ_COUNCIL, "council_member")),
    ),
    PersonSpec(
        "Tạ Hữu Phong",
        "male",
        1983,
        "nq-phong",
        positions=((_NQ_LAND, "Công chức Địa chính", ""),),
        memberships=((_NQ_COUNCIL, "council_member"),),
    ),
    PersonSpec(
        "Mai Xuân Trường",
        "male",
        1971,
        "nq-truong",
        positions=((_NQ_PARTY, "Phó Bí thư Thường trực Đảng ủy", "PHÓ BÍ THƯ"),),
        memberships=((_NQ_PARTY, "viewer"),),
    ),
    PersonSpec(
        "Đoàn Thị Lụa",
        "female",
        1979,
        "nq-lua",
        positions=((_NQ_ASSEMBLY, "Phó Chủ tịch HĐND phường", "PHÓ CHỦ TỊCH"),),
        memberships=((_NQ_ASSEMBLY, "viewer"),),
    ),
    PersonSpec(
        "Chu Văn Hiệp",
        "male",
        1976,
        "nq-hiep",
        positions=((_NQ_FRONT, "Phó Chủ tịch Ủy ban MTTQ phường", "PHÓ CHỦ TỊCH"),),
        memberships=((_NQ_FRONT, "viewer"),),
    ),
    PersonSpec(
        "Quách Hải Nam",
        "male",
        1996,
        "nq-nam",
        positions=((_NQ_OFFICE, "Cán bộ công nghệ thông tin", ""),),
        memberships=((_NQ, "administrator"),),
    ),
)

_NQ_VILLAGE_HEADS = tuple(
    _unit_head(
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

_NQ_HEADS = (
    PersonSpec(
        "Lương Thị Thảo",
        "female",
        1974,
        "0900000213",
        positions=((_NQ_FRONT, "Chủ tịch Ủy ban MTTQ phường", "CHỦ TỊCH"),),
        memberships=((_NQ_FRONT, "unit_head"), (_NQ_COUNCIL, "council_member")),
    ),
    _unit_head(
        "Nguyễn Văn Thuật", "male", 1970, "0900000214", _NQ_FARMERS, "Chủ tịch Hội Nông dân"
    ),
    _unit_head("Trần Thị Hải Yến", "female", 1982, "0900000215", _NQ_WOMEN, "Chủ tịch Hội LHPN"),
    _unit_head("Phùng Gia Bảo", "male", 1995, "0900000216", _NQ_YOUTH, "Bí thư Đoàn Thanh niên"),
    _unit_head("Lưu Văn Kiên", "male", 1961, "0900000217", _NQ_VETERANS, "Chủ tịch Hội CCB"),
    _unit_head(
        "Đinh Thị Xuyến", "female", 1978, "0900000218", "Trường Mầm non Ngô Quyền", "Hiệu trưởng"
    ),
    _unit_head(
        "Hà Thị Minh Nguyệt",
        "female",
        1976,
        "0900000219",
        "Trường Tiểu học Ngô Quyền",
        "Hiệu trưởng",
    ),
    _unit_head("Tống Văn Ích", "male", 1973, "0900000220", "Trường THCS Ngô Quyền", "Hiệu trưởng"),
    _unit_head(
        "Lại Thị Hồng Thắm",
        "female",
        1985,
        "0900000221",
        "Trạm Y tế Phường Ngô Quyền",
        "Trạm trưởng",
    ),
    _unit_head("Kiều Anh Dũng", "male", 1984, "0900000222", _NQ_POLICE, "Trưởng Công an phường"),
    _unit_head("Doãn Văn Lâm", "male", 1981, "0900000223", _NQ_MILITARY, "Chỉ huy trưởng Ban CHQS"),
)

NGO_QUYEN = PlaceSpec(
    unit=_NQ,
    level="commune",
    location="Phường Ngô Quyền",
    code="NQ",
    units=_NQ_UNITS,
    people=_NQ_OFFICERS + _NQ_VILLAGE_HEADS + _NQ_HEADS,
)

PLACES = (BAC_GIANG, YEN_THE, BAC_GIANG_CITY, DONG_TAM, NGO_QUYEN)
