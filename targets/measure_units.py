"""The catalogue of units of measure that a commune starts with.

Units of one dimension convert into each other through their factor. Old units that differ
from region to region are left out, but for the sào and mẫu of Bắc Bộ (1 sào = 360 m²,
1 mẫu = 10 sào), which northern communes still report in; elsewhere the administrator
changes the factor (Trung Bộ: 1 sào = 499,95 m²; Nam Bộ: 1 công = 1.000 m²). Decimal
multiples: Phụ lục I, Nghị định 86/2012/NĐ-CP (hệ đơn vị đo lường pháp định).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class UnitSpec(NamedTuple):
    symbol: str  # as printed
    name: str
    dimension: str
    factor: str = "1"  # to the base unit of the dimension

    @property
    def decimal_factor(self) -> Decimal:
        return Decimal(self.factor)


MEASURE_UNITS: tuple[UnitSpec, ...] = (
    UnitSpec("kg", "ki-lô-gam", "khối lượng"),
    UnitSpec("yến", "yến", "khối lượng", "10"),
    UnitSpec("tạ", "tạ", "khối lượng", "100"),
    UnitSpec("tấn", "tấn", "khối lượng", "1000"),
    UnitSpec("m²", "mét vuông", "diện tích"),
    UnitSpec("sào", "sào Bắc Bộ (360 m²)", "diện tích", "360"),
    UnitSpec("mẫu", "mẫu Bắc Bộ (3.600 m²)", "diện tích", "3600"),
    UnitSpec("ha", "héc-ta", "diện tích", "10000"),
    UnitSpec("km²", "ki-lô-mét vuông", "diện tích", "1000000"),
    UnitSpec("m", "mét", "độ dài"),
    UnitSpec("km", "ki-lô-mét", "độ dài", "1000"),
    UnitSpec("lít", "lít", "thể tích", "0.001"),
    UnitSpec("m³", "mét khối", "thể tích"),
    UnitSpec("đồng", "đồng", "tiền"),
    UnitSpec("nghìn đồng", "nghìn đồng", "tiền", "1000"),
    UnitSpec("triệu đồng", "triệu đồng", "tiền", "1000000"),
    UnitSpec("tỷ đồng", "tỷ đồng", "tiền", "1000000000"),
    UnitSpec("triệu đồng/người/năm", "triệu đồng một người một năm", "thu nhập bình quân"),
    UnitSpec("triệu đồng/ha", "triệu đồng một héc-ta", "giá trị trên diện tích"),
    UnitSpec("tạ/ha", "tạ một héc-ta", "năng suất"),
    UnitSpec("tấn/ha", "tấn một héc-ta", "năng suất", "10"),
    UnitSpec("%", "phần trăm", "tỷ lệ", "0.01"),
    UnitSpec("‰", "phần nghìn", "tỷ lệ", "0.001"),
    UnitSpec("kWh", "ki-lô-oát giờ", "điện năng"),
    UnitSpec("triệu kWh", "triệu ki-lô-oát giờ", "điện năng", "1000000"),
    UnitSpec("con", "con", "vật nuôi"),
    UnitSpec("nghìn con", "nghìn con", "vật nuôi", "1000"),
    UnitSpec("cây", "cây", "cây trồng"),
    UnitSpec("nghìn cây", "nghìn cây", "cây trồng", "1000"),
    UnitSpec("người", "người", "người"),
    UnitSpec("lao động", "lao động", "lao động"),
    UnitSpec("cán bộ, công chức", "cán bộ, công chức", "cán bộ"),
    UnitSpec("đảng viên", "đảng viên", "đảng viên"),
    UnitSpec("hộ", "hộ", "hộ"),
    UnitSpec("nhà", "nhà", "nhà"),
    UnitSpec("thôn", "thôn", "thôn"),
    UnitSpec("tổ dân phố", "tổ dân phố", "tổ dân phố"),
    UnitSpec("trường", "trường", "trường"),
    UnitSpec("cơ quan", "cơ quan", "cơ quan"),
    UnitSpec("tập thể", "tập thể", "tập thể"),
    UnitSpec("mô hình", "mô hình", "mô hình"),
    UnitSpec("sản phẩm", "sản phẩm", "sản phẩm"),
    UnitSpec("công trình", "công trình", "công trình"),
    UnitSpec("giấy", "giấy chứng nhận", "giấy"),
    UnitSpec("vụ", "vụ", "vụ"),
    UnitSpec("buổi", "buổi", "buổi"),
    UnitSpec("lần", "lần", "lần"),
    UnitSpec("tiêu chí", "tiêu chí", "tiêu chí"),
    UnitSpec("sao", "sao", "sao"),
    UnitSpec("bậc", "bậc", "bậc"),
    UnitSpec("điểm", "điểm", "điểm"),
)

# Other ways in which the same unit is typed, in lower case.
OTHER_SPELLINGS: dict[str, str] = {
    "m2": "m²",
    "m3": "m³",
    "km2": "km²",
    "hecta": "ha",
    "héc ta": "ha",
    "héc-ta": "ha",
    "phần trăm": "%",
    "tr.đ": "triệu đồng",
    "trđ": "triệu đồng",
    "tr đồng": "triệu đồng",
    "tỉ đồng": "tỷ đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "tdp": "tổ dân phố",
}


def usual_symbol(text: str) -> str:
    """Return the catalogue's symbol for another spelling, or the text as typed."""
    return OTHER_SPELLINGS.get(text.lower(), text)
