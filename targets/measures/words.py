"""Values of targets in Vietnamese words."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from emulation.lib.quantities import format_number, percent

TIGHT_UNITS = ("%", "‰")
# What is measured, not counted: half of it makes sense. Of all else there are only whole ones.
_WEIGHTS_AND_AREAS = ("kg", "yến", "tạ", "tấn", "m²", "sào", "mẫu", "ha", "km²")
_OTHER_MEASURED = ("m", "km", "lít", "m³", "kWh", "%", "‰", "điểm", "lần", "giờ", "ngày công")
_MEASURED = frozenset((*_WEIGHTS_AND_AREAS, *_OTHER_MEASURED, "năm", "tuổi"))
_MULTIPLES = ("nghìn ", "triệu ", "tỷ ")
_SIGNS = {"<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}
_POINTS = {"%": "điểm phần trăm", "‰": "điểm phần nghìn"}
_TYPED_PLACES = 3
_RATIO_PLACES = Decimal("0.01")


def is_counted(unit: str) -> bool:
    """Say whether there are only whole ones of a unit: "con", "hộ", "giấy", "đồng"."""
    is_part = "/" in unit or unit.startswith(_MULTIPLES)
    return bool(unit) and unit not in _MEASURED and not is_part


def format_amount(value: Decimal, unit: str = "") -> str:
    """Write a number with its unit: "475 ha", "0,66%" (no space before % and ‰)."""
    number = format_number(value)
    if not unit:
        return number
    return f"{number}{unit}" if unit in TIGHT_UNITS else f"{number} {unit}"


def format_short(value: Decimal, unit: str = "") -> str:
    """Write a figure for a sentence: "95,07%" for 95.071429, "0,079%" for 0.078912.

    Up to three decimals are kept, as people type them. What has more was computed: two
    decimals, or two digits that say something where the number is smaller than 0.1.
    """
    if int(value.normalize().as_tuple().exponent) >= -_TYPED_PLACES:
        return format_amount(value, unit)
    places = max(2, 1 - value.adjusted())
    return format_amount(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), unit)


def format_gap(gap: Decimal, unit: str = "") -> str:
    """Write how far two figures are apart: "249 triệu đồng", "0,15 điểm phần trăm"."""
    return format_short(abs(gap), _POINTS.get(unit, unit))


def format_value(
    comparator: str,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    unit: str = "",
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    level: str = "",
    *,
    signs: bool = False,
) -> str:
    """Write what a target asks for.

    In words: "475 ha", "dưới 1%", "không quá 3 vụ", "trên 99%", "từ 98% trở lên",
    "từ 1 đến 2 người", "6/6 thôn (100%)", "duy trì 4 thôn", "đạt", "chuẩn 04 sao".
    With ``signs``, for a column of figures: "< 1%", "≥ 98%", "1 - 2 người".
    A comparator that needs a value and has none is "chưa có".
    """
    figures = _figures(value, unit, numerator, denominator, level)
    match comparator:
        case "maintain":
            return f"duy trì {figures}".strip()
        case "achieve":
            return _achieve(figures)
        case _ if not figures:
            return "chưa có"
        case "range" if value is not None and value_max is not None:
            return _range(value, value_max, unit, signs)
    return _compared(comparator, figures, signs)


def _figures(
    value: Decimal | None,
    unit: str,
    numerator: Decimal | None,
    denominator: Decimal | None,
    level: str,
) -> str:
    if numerator is not None and denominator:
        return _ratio(value, unit, numerator, denominator)
    amount = "" if value is None else format_amount(value, unit)
    if not level or not amount:
        return level or amount
    return level if value in _numbers_in(level) else f"{amount} ({level})"


def _ratio(value: Decimal | None, unit: str, numerator: Decimal, denominator: Decimal) -> str:
    share = value
    if unit != "%" or value is None:
        share = percent(numerator, denominator).quantize(_RATIO_PLACES)
    parts = f"{format_number(numerator)}/{format_number(denominator)}"
    counted = parts if unit in ("", "%") else f"{parts} {unit}"
    return f"{counted} ({format_amount(share, '%')})"


def _numbers_in(level: str) -> set[Decimal]:
    return {Decimal(digits) for digits in re.findall(r"\d+", level)}


def _achieve(figures: str) -> str:
    return f"đạt {figures}".strip() if not figures.startswith("đạt") else figures


def _range(value: Decimal, value_max: Decimal, unit: str, signs: bool) -> str:
    low = format_amount(value, unit if unit in TIGHT_UNITS else "")
    high = format_amount(value_max, unit)
    return f"{low} - {high}" if signs else f"từ {low} đến {high}"


def _compared(comparator: str, figures: str, signs: bool) -> str:
    if signs:
        return _SIGNS.get(comparator, "") + figures
    match comparator:
        case "<":
            return f"dưới {figures}"
        case "<=":
            return f"không quá {figures}"
        case ">":
            return f"trên {figures}"
        case ">=":
            return f"từ {figures} trở lên"
    return figures
