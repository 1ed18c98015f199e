"""The province, the district and the city above the two communes."""

from __future__ import annotations

from emulation.demonstration.places.specs import PersonSpec, PlaceSpec, UnitSpec

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
