"""The units of xã Đồng Tâm."""

from __future__ import annotations

from emulation.demonstration.places.specs import UnitSpec

COMMUNE = "Xã Đồng Tâm"
PARTY = "Đảng ủy xã Đồng Tâm"
ASSEMBLY = "HĐND xã Đồng Tâm"
FRONT = "Ủy ban MTTQ xã Đồng Tâm"
FARMERS = "Hội Nông dân xã Đồng Tâm"
WOMEN = "Hội Liên hiệp Phụ nữ xã Đồng Tâm"
YOUTH = "Đoàn Thanh niên xã Đồng Tâm"
VETERANS = "Hội Cựu chiến binh xã Đồng Tâm"
COUNCIL = "Hội đồng Thi đua - Khen thưởng xã Đồng Tâm"
OFFICE = "Văn phòng UBND xã Đồng Tâm"
CULTURE = "Bộ phận Văn hóa - Xã hội xã Đồng Tâm"
FINANCE = "Bộ phận Tài chính - Kế toán xã Đồng Tâm"
LAND = "Bộ phận Địa chính - Nông nghiệp - Xây dựng và Môi trường xã Đồng Tâm"
POLICE = "Công an xã Đồng Tâm"
MILITARY = "Ban CHQS xã Đồng Tâm"

UNITS = (
    UnitSpec(COMMUNE, "commune", "Huyện Yên Thế", "Đồng Tâm"),
    UnitSpec("Thôn Liên Cơ", "village", COMMUNE, "Liên Cơ", "LC", 1041, 288, 88),
    UnitSpec("Thôn Tân Kỳ", "village", COMMUNE, "Tân Kỳ", "TK", 957, 265, 82),
    UnitSpec("Thôn Hồng Lạc", "village", COMMUNE, "Hồng Lạc", "HL", 513, 142, 61),
    UnitSpec("Thôn Đề Thám", "village", COMMUNE, "Đề Thám", "DTH", 1088, 301, 96),
    UnitSpec("Thôn Tân Tiến", "village", COMMUNE, "Tân Tiến", "TT", 918, 254, 77),
    UnitSpec("Thôn Đồng Mai", "village", COMMUNE, "Đồng Mai", "DM", 838, 232, 71),
    UnitSpec(FRONT, "mass_organisation", COMMUNE, "Ủy ban MTTQ", "MTTQ"),
    UnitSpec(FARMERS, "mass_organisation", COMMUNE, "Hội Nông dân", "HND"),
    UnitSpec(WOMEN, "mass_organisation", COMMUNE, "Hội Liên hiệp Phụ nữ", "HPN"),
    UnitSpec(YOUTH, "mass_organisation", COMMUNE, "Đoàn Thanh niên", "DTN"),
    UnitSpec(VETERANS, "mass_organisation", COMMUNE, "Hội Cựu chiến binh", "CCB"),
    UnitSpec("Công đoàn xã Đồng Tâm", "mass_organisation", COMMUNE, "Công đoàn", "CD"),
    UnitSpec(
        "Hội Người cao tuổi xã Đồng Tâm", "mass_organisation", COMMUNE, "Hội Người cao tuổi", "NCT"
    ),
    UnitSpec("Trường TH&THCS Đồng Tâm", "school", COMMUNE, "Trường TH&THCS", "TH"),
    UnitSpec("Trường Mầm non Đồng Tâm", "school", COMMUNE, "Trường Mầm non", "MN"),
    UnitSpec("Trạm Y tế xã Đồng Tâm", "station", COMMUNE, "Trạm Y tế", "TYT"),
    UnitSpec(POLICE, "station", COMMUNE, "Công an xã", "CA"),
    UnitSpec(MILITARY, "station", COMMUNE, "Ban CHQS xã", "CHQS"),
    UnitSpec(OFFICE, "office", COMMUNE, "Văn phòng UBND xã", "VP"),
    UnitSpec(CULTURE, "office", COMMUNE, "Văn hóa - Xã hội", "VHXH"),
    UnitSpec(FINANCE, "office", COMMUNE, "Tài chính - Kế toán", "TCKT"),
    UnitSpec(LAND, "office", COMMUNE, "Địa chính", "DC"),
    UnitSpec(
        "Bộ phận Tư pháp - Hộ tịch xã Đồng Tâm", "office", COMMUNE, "Tư pháp - Hộ tịch", "TPHT"
    ),
    UnitSpec("Đài Truyền thanh xã Đồng Tâm", "office", COMMUNE, "Đài Truyền thanh", "DTT"),
    UnitSpec(PARTY, "party", COMMUNE, "Đảng ủy", "DU"),
    UnitSpec("Chi bộ Thôn Liên Cơ", "party", PARTY, "Chi bộ Liên Cơ", "CB-LC"),
    UnitSpec("Chi bộ Thôn Tân Kỳ", "party", PARTY, "Chi bộ Tân Kỳ", "CB-TK"),
    UnitSpec("Chi bộ Thôn Hồng Lạc", "party", PARTY, "Chi bộ Hồng Lạc", "CB-HL"),
    UnitSpec("Chi bộ Thôn Đề Thám", "party", PARTY, "Chi bộ Đề Thám", "CB-DTH"),
    UnitSpec("Chi bộ Thôn Tân Tiến", "party", PARTY, "Chi bộ Tân Tiến", "CB-TT"),
    UnitSpec("Chi bộ Thôn Đồng Mai", "party", PARTY, "Chi bộ Đồng Mai", "CB-DM"),
    UnitSpec(ASSEMBLY, "party", COMMUNE, "HĐND xã", "HDND"),
    UnitSpec(COUNCIL, "council", COMMUNE, "Hội đồng TĐKT xã", "HDTDKT"),
)
