"""The units of phường Ngô Quyền."""

from __future__ import annotations

from emulation.demonstration.places.specs import UnitSpec

COMMUNE = "Phường Ngô Quyền"
PARTY = "Đảng ủy Phường Ngô Quyền"
ASSEMBLY = "HĐND Phường Ngô Quyền"
FRONT = "Ủy ban MTTQ Phường Ngô Quyền"
FARMERS = "Hội Nông dân Phường Ngô Quyền"
WOMEN = "Hội Liên hiệp Phụ nữ Phường Ngô Quyền"
YOUTH = "Đoàn Thanh niên Phường Ngô Quyền"
VETERANS = "Hội Cựu chiến binh Phường Ngô Quyền"
COUNCIL = "Hội đồng Thi đua - Khen thưởng Phường Ngô Quyền"
OFFICE = "Văn phòng UBND Phường Ngô Quyền"
CULTURE = "Bộ phận Văn hóa - Xã hội Phường Ngô Quyền"
FINANCE = "Bộ phận Tài chính - Kế toán Phường Ngô Quyền"
LAND = "Bộ phận Địa chính - Xây dựng - Đô thị và Môi trường Phường Ngô Quyền"
POLICE = "Công an Phường Ngô Quyền"
MILITARY = "Ban CHQS Phường Ngô Quyền"

POPULATIONS = (1012, 864, 938, 790, 1105, 842, 917, 733, 1026, 885, 951, 808)
HOUSEHOLDS = (281, 238, 262, 221, 305, 233, 255, 204, 287, 246, 266, 225)
VILLAGES = tuple(
    UnitSpec(
        f"Tổ dân phố số {number}",
        "village",
        COMMUNE,
        f"TDP số {number}",
        f"TDP{number:02d}",
        population,
        households,
    )
    for number, (population, households) in enumerate(
        zip(POPULATIONS, HOUSEHOLDS, strict=True), start=1
    )
)
CELLS = tuple(
    UnitSpec(
        f"Chi bộ Tổ dân phố số {number}",
        "party",
        PARTY,
        f"Chi bộ TDP số {number}",
        f"CB{number:02d}",
    )
    for number in range(1, len(VILLAGES) + 1)
)

UNITS = (
    UnitSpec(COMMUNE, "commune", "Thành phố Bắc Giang", "Ngô Quyền"),
    *VILLAGES,
    UnitSpec(FRONT, "mass_organisation", COMMUNE, "Ủy ban MTTQ", "MTTQ"),
    UnitSpec(FARMERS, "mass_organisation", COMMUNE, "Hội Nông dân", "HND"),
    UnitSpec(WOMEN, "mass_organisation", COMMUNE, "Hội Liên hiệp Phụ nữ", "HPN"),
    UnitSpec(YOUTH, "mass_organisation", COMMUNE, "Đoàn Thanh niên", "DTN"),
    UnitSpec(VETERANS, "mass_organisation", COMMUNE, "Hội Cựu chiến binh", "CCB"),
    UnitSpec("Công đoàn Phường Ngô Quyền", "mass_organisation", COMMUNE, "Công đoàn", "CD"),
    UnitSpec(
        "Hội Người cao tuổi Phường Ngô Quyền",
        "mass_organisation",
        COMMUNE,
        "Hội Người cao tuổi",
        "NCT",
    ),
    UnitSpec("Trường Mầm non Ngô Quyền", "school", COMMUNE, "Trường Mầm non", "MN"),
    UnitSpec("Trường Tiểu học Ngô Quyền", "school", COMMUNE, "Trường Tiểu học", "TH"),
    UnitSpec("Trường THCS Ngô Quyền", "school", COMMUNE, "Trường THCS", "THCS"),
    UnitSpec("Trạm Y tế Phường Ngô Quyền", "station", COMMUNE, "Trạm Y tế", "TYT"),
    UnitSpec(POLICE, "station", COMMUNE, "Công an phường", "CA"),
    UnitSpec(MILITARY, "station", COMMUNE, "Ban CHQS phường", "CHQS"),
    UnitSpec(OFFICE, "office", COMMUNE, "Văn phòng UBND phường", "VP"),
    UnitSpec(CULTURE, "office", COMMUNE, "Văn hóa - Xã hội", "VHXH"),
    UnitSpec(FINANCE, "office", COMMUNE, "Tài chính - Kế toán", "TCKT"),
    UnitSpec(LAND, "office", COMMUNE, "Địa chính - Đô thị", "DCDT"),
    UnitSpec(
        "Bộ phận Tư pháp - Hộ tịch Phường Ngô Quyền", "office", COMMUNE, "Tư pháp - Hộ tịch", "TPHT"
    ),
    UnitSpec("Đài Truyền thanh Phường Ngô Quyền", "office", COMMUNE, "Đài Truyền thanh", "DTT"),
    UnitSpec("Tổ Thông tin điện tử Phường Ngô Quyền", "office", COMMUNE, "Tổ TTĐT", "TTDT"),
    UnitSpec(PARTY, "party", COMMUNE, "Đảng ủy", "DU"),
    *CELLS,
    UnitSpec(ASSEMBLY, "party", COMMUNE, "HĐND phường", "HDND"),
    UnitSpec(COUNCIL, "council", COMMUNE, "Hội đồng TĐKT phường", "HDTDKT"),
)
