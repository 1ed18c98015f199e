"""Questions that a form asks before a figure is sent, and figures that it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from targets.measures.sums import Amount, parts_check, ratio_check
from targets.measures.words import format_short

LARGEST = Decimal(10) ** 15
# What is counted one by one: half a household is a slip of the hand.
COUNTED = frozenset(
    (
        "hộ", "gia đình", "nhà", "người", "trẻ", "học sinh", "lao động", "cán bộ, công chức",
        "đảng viên", "đoàn viên", "hội viên", "thôn", "tổ dân phố", "trường", "lớp", "cơ quan",
        "tập thể", "câu lạc bộ", "mô hình", "sản phẩm", "công trình", "giấy", "vụ", "cuộc",
        "buổi", "lần", "cặp", "con", "cây", "tiêu chí",
    )
)  # fmt: skip
# The unit that a figure is easily written in instead.
MISTAKEN_FOR = {
    "tấn": "tạ",
    "tạ": "kg",
    "ha": "sào",
    "km": "m",
    "tỷ đồng": "triệu đồng",
    "triệu đồng": "nghìn đồng",
    "nghìn đồng": "đồng",
    "nghìn con": "con",
    "nghìn cây": "cây",
    "triệu kWh": "kWh",
}
_WHOLE = {"%": Decimal(100), "‰": Decimal(1000)}
_FAR = Decimal("0.5")
_ABOVE_SHARE = Decimal("1.2")
_UNIT_SLIP = 10


@dataclass(frozen=True)
class Doubt:
    """A question about a figure; ``refuses`` where no tick helps."""

    code: str
    sentence: str
    refuses: bool


@dataclass(frozen=True)
class _Typed:
    kind: str
    unit: str
    period_rule: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    is_cumulative: bool
    last_cumulative: Decimal | None
    last_value: Decimal | None
    assigned: Decimal | None
    needs_parts: bool

    @property
    def is_part_of_whole(self) -> bool:
        return self.kind in ("percentage", "count")

    @property
    def own(self) -> Decimal | None:
        """The figure that can be set beside the last one: of this period alone, or a level."""
        if self.value is None or not (self.period_rule == "sum" and self.is_cumulative):
            return self.value
        return None if self.last_cumulative is None else self.value - self.last_cumulative

    def amount(self, figure: Decimal) -> str:
        return format_short(figure, self.unit)


def doubts_about(
    *,
    kind: str,
    unit: str,
    period_rule: str,
    value: Decimal | None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    is_cumulative: bool = False,
    last_cumulative: Decimal | None = None,
    last_value: Decimal | None = None,
    assigned: Decimal | None = None,
    needs_parts: bool = False,
) -> list[Doubt]:
    """Return what is wrong or odd about one figure, in Vietnamese; an empty list is fine.

    All figures are in ``unit``. ``last_value`` is of one period (or the last level),
    ``last_cumulative`` the last lũy kế, ``assigned`` the unit's share for the whole span.
    ``needs_parts``: the figure is joined with others through numerator and denominator. A
    refused figure is asked nothing more; of the questions about its size the weightiest is
    put. A figure that is not reported (``None``) is no doubt.
    """
    typed = _Typed(
        kind, unit, period_rule, value, numerator, denominator, is_cumulative,
        last_cumulative, last_value, assigned, needs_parts,
    )  # fmt: skip
    if too_long := _too_long(typed):
        return [too_long]
    refused = [doubt for check in _REFUSALS if (doubt := check(typed))]
    if refused:
        return refused
    asked = [check(typed) for check in (_over_hundred, _not_whole, _parts_disagree, _size)]
    return [doubt for doubt in asked if doubt]


def parts_doubt(whole: Amount, parts: Sequence[Amount], rule: str) -> Doubt | None:
    """Ask about parts that disagree with their whole; ``rule`` as in ``parts_check``."""
    check = parts_check(whole, parts, rule)
    return _asked("parts", f"{check.sentence} Xem lại các số.") if check.agrees is False else None


def _asked(code: str, sentence: str) -> Doubt:
    return Doubt(code, sentence, refuses=False)


def _refused(code: str, sentence: str) -> Doubt:
    return Doubt(code, sentence, refuses=True)


def _too_long(typed: _Typed) -> Doubt | None:
    figures = (typed.value, typed.numerator, typed.denominator)
    if all(figure is None or abs(figure) < LARGEST for figure in figures):
        return None
    return _refused("too_long", "Số quá dài: nhiều nhất 15 chữ số. Xem lại đơn vị tính.")


def _negative(typed: _Typed) -> Doubt | None:
    figures = (typed.value, typed.numerator, typed.denominator)
    if typed.kind == "change" or all(figure is None or figure >= 0 for figure in figures):
        return None
    return _refused("negative", "Số báo cáo không được âm. Không có thì ghi 0.")


def _part_missing(typed: _Typed) -> Doubt | None:
    if (typed.numerator is None) != (typed.denominator is None):
        missing = "số đạt" if typed.numerator is None else "tổng số"
        return _refused("part_missing", f"Còn thiếu {missing}. Ghi cả hai số, như 131 trên 142.")
    if typed.needs_parts and typed.value is not None and typed.numerator is None:
        sentence = "Ghi cả số đạt và tổng số, như 131 trên 142, để xã tính tỷ lệ chung."
        return _refused("part_missing", sentence)
    return None


def _denominator_zero(typed: _Typed) -> Doubt | None:
    if typed.denominator is None or typed.denominator != 0:
        return None
    return _refused("denominator_zero", "Tổng số phải lớn hơn 0.")


def _numerator_over(typed: _Typed) -> Doubt | None:
    if typed.numerator is None or not typed.denominator or not typed.is_part_of_whole:
        return None
    if typed.numerator <= typed.denominator:
        return None
    shown = f"{format_short(typed.numerator)} trên {format_short(typed.denominator)}"
    return _refused("numerator_over", f"{shown}: số đạt lớn hơn tổng số. Xem lại hai số này.")


def _share_over_hundred(typed: _Typed) -> Doubt | None:
    if typed.numerator is not None and typed.denominator and _numerator_over(typed) is None:
        return _over_hundred(typed, refuses=True)
    return None


def _over_hundred(typed: _Typed, *, refuses: bool = False) -> Doubt | None:
    whole = _WHOLE.get(typed.unit)
    if typed.kind != "percentage" or typed.value is None or whole is None or typed.value <= whole:
        return None
    shown, limit = typed.amount(typed.value), typed.amount(whole)
    if refuses:
        sentence = f"{shown} lớn hơn {limit}: một phần không thể lớn hơn cả tổng số."
    else:
        sentence = f"{shown} lớn hơn {limit}. Xem lại số này."
    return Doubt("over_hundred", sentence, refuses)


def _not_whole(typed: _Typed) -> Doubt | None:
    value = typed.value
    if value is None or typed.unit.lower() not in COUNTED or value == value.to_integral_value():
        return None
    return _asked(
        "not_whole", f"{typed.amount(value)} là số lẻ; {typed.unit} đếm bằng số tròn. Xem lại."
    )


def _parts_disagree(typed: _Typed) -> Doubt | None:
    if not typed.is_part_of_whole or typed.unit == "‰":
        return None
    check = ratio_check(typed.value, typed.numerator, typed.denominator, typed.unit)
    return _asked("ratio", check.sentence) if check.agrees is False else None


def _size(typed: _Typed) -> Doubt | None:
    checks = (_below_last, _unit_slip, _above_share, _far_from_last)
    return next((doubt for check in checks if (doubt := check(typed))), None)


def _below_last(typed: _Typed) -> Doubt | None:
    if not (typed.period_rule == "sum" and typed.is_cumulative):
        return None
    if typed.value is None or typed.last_cumulative is None:
        return None
    if typed.value >= typed.last_cumulative:
        return None
    return _asked(
        "below_last",
        f"Lũy kế {typed.amount(typed.value)} thấp hơn lũy kế kỳ trước "
        f"({typed.amount(typed.last_cumulative)}). Xem lại: số lũy kế hay số của riêng kỳ này?",
    )


def _unit_slip(typed: _Typed) -> Doubt | None:
    if _is_over(typed.value, typed.assigned, _UNIT_SLIP):
        figure, beside = typed.value, f"số xã giao ({typed.amount(typed.assigned)})"
    elif _is_over(typed.own, typed.last_value, _UNIT_SLIP):
        figure, beside = typed.own, f"kỳ trước ({typed.amount(typed.last_value)})"
    else:
        return None
    sentence = f"{typed.amount(figure)} gấp hơn 10 lần {beside}. {_ask_for_unit(typed.unit)}"
    return _asked("unit_slip", sentence)


def _above_share(typed: _Typed) -> Doubt | None:
    if typed.period_rule != "sum" or not _is_over(typed.value, typed.assigned, _ABOVE_SHARE):
        return None
    return _asked(
        "above_share",
        f"{typed.amount(typed.value)} cao hơn cả số xã giao cho năm "
        f"({typed.amount(typed.assigned)}). {_ask_for_unit(typed.unit, 'Xem lại số này.')}",
    )


def _far_from_last(typed: _Typed) -> Doubt | None:
    own, last = typed.own, typed.last_value
    if own is None or not last or abs(own - last) <= _FAR * abs(last):
        return None
    word = "cao" if own > last else "thấp"
    beside = f"kỳ trước ({typed.amount(last)})"
    return _asked("far_from_last", f"{typed.amount(own)} {word} hơn hẳn {beside}. Xem lại số này.")


def _is_over(figure: Decimal | None, beside: Decimal | None, times: Decimal | int) -> bool:
    return figure is not None and beside is not None and 0 < beside * times < figure


def _ask_for_unit(unit: str, otherwise: str = "Xem lại đơn vị tính.") -> str:
    other = MISTAKEN_FOR.get(unit)
    return f"Xem lại: {unit} hay {other}?" if other else otherwise


_REFUSALS = (
    _negative,
    _part_missing,
    _denominator_zero,
    _numerator_over,
    _share_over_hundred,
)
