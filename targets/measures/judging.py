"""Whether a result meets a target, and what name and words propose."""

from __future__ import annotations

import re
from decimal import Decimal

from emulation.lib.text import clean_line, nfc

_IMPLIED = {"<": "lower", "<=": "lower", ">": "higher", ">=": "higher", "range": "within"}
_LOWER_WORDS = re.compile(
    r"\b(giảm|hộ nghèo|hộ cận nghèo|suy dinh dưỡng|tai nạn|tảo hôn|hôn nhân cận huyết"
    r"|sinh con thứ (?:ba|3)|nợ|phát triển dân số|tăng dân số|không quá|không vượt"
    r"|thất nghiệp|thiếu việc làm|bỏ học|tử vong|tội phạm|phạm tội|vi phạm|cháy, nổ|tệ nạn"
    r"|bạo lực|ô nhiễm|quá hạn|chậm muộn|tồn đọng|mất cân bằng giới tính|mắc nghiện)\b"
    r"|\bdưới\b(?! \d+ (?:tuổi|tháng))"
)
# Work done about a bad thing is better the more of it there is.
_DONE_ABOUT_IT = re.compile(
    r"\b(giải quyết|xử lý|khám phá|thu hồi|thu nợ|trả nợ|hỗ trợ|giúp đỡ|tuyên truyền"
    r"|được|thoát nghèo|phòng, chống)\b"
)
_LOWER_AT_ONCE = re.compile(r"\b(giảm|không quá|không vượt)\b")
_WITHIN_WORDS = re.compile(r"\btừ \d[\d.,]*%? đến \d[\d.,]*%?(?![\d.,%]| ?(?:tuổi|tháng|năm))")
_YEAR_AT_END = re.compile(
    r"(?<!so với)(?<!cùng kỳ)(?<! đến)(?<! từ),? (?:trong )?năm (?:học )?\d{4}(?: ?[-–] ?\d{4})?$",
    re.I,
)
_FLOW_WORDS = re.compile(
    r"^(sản lượng|tổng thu|thu|chi|cấp|giải quyết|trồng|xây dựng|kết nạp|tuyển|vận động|đào tạo)\b"
)


def is_met(
    *,
    comparator: str,
    direction: str,
    value: Decimal | None,
    value_max: Decimal | None = None,
    result: Decimal | None,
    kind: str = "amount",
) -> bool | None:
    """Say whether a result meets a target; ``None`` when figures alone cannot tell.

    "<", "<=", ">" and ">=" are taken at their word. A plain figure is met by the target's
    direction: "hộ nghèo còn 0,66%" (lower) at or below. A range is met inside it or, where
    the direction says so, beyond its better end. Levels and qualitative targets are judged
    by people.
    """
    if result is None or value is None or kind in ("level", "qualitative"):
        return None
    match comparator:
        case "<":
            return result < value
        case "<=":
            return result <= value
        case ">":
            return result > value
        case ">=":
            return result >= value
        case "range":
            return _in_range(direction, value, value_max, result)
    match direction:
        case "lower":
            return result <= value
        case "higher":
            return result >= value
    return result == value


def propose_direction(
    name: str, words: str = "", *, comparator: str = "=", kind: str = "amount"
) -> str:
    """Propose a direction ("higher", "lower", "within") from the comparator, name and words.

    A change ("giảm 5%") is measured by its own size, so more of it is better. The clerk
    confirms: words alone can mislead.
    """
    if implied := implied_direction(comparator):
        return implied
    text = nfc(f"{name} {words}").lower()
    if _WITHIN_WORDS.search(text):
        return "within"
    if kind == "change" or not _LOWER_WORDS.search(text):
        return "higher"
    if _DONE_ABOUT_IT.search(text) and not _LOWER_AT_ONCE.search(text):
        return "higher"
    return "lower"


def implied_direction(comparator: str) -> str:
    """Return the direction that a comparator alone settles, or ""."""
    return _IMPLIED.get(comparator, "")


def propose_unit_rule(name: str, kind: str = "amount") -> str:
    """Propose how units' results make the commune's: sum, average, ratio or none."""
    if kind in ("level", "qualitative", "change"):
        return "none"
    if kind == "percentage":
        return "ratio"
    return "average" if "bình quân" in nfc(name).lower() else "sum"


def propose_period_rule(name: str, kind: str = "amount") -> str:
    """Propose how periods make the year: what is produced or done adds up, the rest is latest."""
    done = _FLOW_WORDS.match(nfc(name).lower())
    return "sum" if done and kind in ("amount", "count") else "latest"


def indicator_name(name: str, parent_name: str = "") -> str:
    """Return the name that lasts over the years and stands alone.

    "Tổng thu, chi ngân sách xã năm 2024" → "Tổng thu, chi ngân sách xã";
    "Nhãn" under "Sản lượng cây ăn quả" → "Sản lượng cây ăn quả: Nhãn". At most 300 letters.
    """
    own = _YEAR_AT_END.sub("", clean_line(name)) or clean_line(name)
    whole = f"{indicator_name(parent_name)}: {own}" if parent_name else own
    return whole[:300].rstrip()


def _in_range(direction: str, low: Decimal, high: Decimal | None, result: Decimal) -> bool | None:
    if high is None:
        return None
    if direction == "higher":
        return result >= low
    if direction == "lower":
        return result <= high
    return low <= result <= high


def propose_kind(
    *,
    value: Decimal | None,
    denominator: Decimal | None = None,
    unit: str = "",
    level: str = "",
) -> str:
    """Propose the kind of a target from what was typed."""
    if level:
        return "level"
    if value is None:
        return "qualitative"
    if unit in ("%", "‰"):
        return "percentage"
    if unit == "bậc":
        return "change"
    return "amount" if denominator is None else "count"
