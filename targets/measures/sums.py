"""Whether figures agree: parts with their whole, a percentage with its parts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from emulation.lib.quantities import percent
from targets.measures.words import format_amount


@dataclass(frozen=True)
class Measure:
    """A unit of measure as plain values.

    An amount times ``factor`` is the amount in the base unit of ``dimension``
    (1 tấn = 1 × 1000 kg). A unit outside the catalogue has no dimension.
    """

    symbol: str = ""
    dimension: str = ""
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Amount:
    value: Decimal | None
    measure: Measure = Measure()

    def __str__(self) -> str:
        if self.value is None:
            return "chưa có"
        return format_amount(self.value, self.measure.symbol)


class NotConvertible(ValueError):
    """The two units measure different things; the message is a Vietnamese sentence."""


@dataclass(frozen=True)
class Check:
    """What a check found. ``agrees`` is ``None`` when it cannot tell, or need not."""

    agrees: bool | None
    sentence: str
    total: Decimal | None = None
    difference: Decimal | None = None  # total less whole, in the whole's unit


def convert(amount: Amount, to: Measure) -> Decimal:
    """Return the amount in another unit of its dimension: 5 tạ → 0,5 tấn.

    Raises ``NotConvertible`` between dimensions, and ``ValueError`` without a value.
    """
    if amount.value is None:
        raise ValueError("An amount without a value has no other unit.")
    own = amount.measure
    if own.symbol == to.symbol:
        return amount.value
    if not own.dimension or own.dimension != to.dimension:
        raise NotConvertible(f"Không đổi được “{own.symbol}” sang “{to.symbol}”.")
    return amount.value * own.factor / to.factor


def parts_check(whole: Amount, parts: Sequence[Amount], rule: str = "adds_up") -> Check:
    """Say whether parts agree with their whole.

    ``adds_up``: their sum is the whole. ``share_of``: no part is more than the whole.
    ``detail``: nothing is claimed. Parts in other units of the dimension are converted.
    """
    if rule == "detail" or not parts:
        return Check(None, "")
    if whole.value is None:
        return Check(None, "Chưa so được: chỉ tiêu chung chưa có giá trị.")
    if any(part.value is None for part in parts):
        return Check(None, "Chưa cộng được: có phần chưa có một giá trị cụ thể.")
    try:
        values = [convert(part, whole.measure) for part in parts]
    except NotConvertible as error:
        return Check(None, f"Chưa cộng được: {str(error)[:1].lower()}{str(error)[1:]}")
    if rule == "share_of":
        return _shares(whole, max(values))
    return _sum(whole, sum(values, Decimal(0)))


def ratio_check(
    value: Decimal | None,
    numerator: Decimal | None,
    denominator: Decimal | None,
    unit: str = "%",
) -> Check:
    """Say whether a value agrees with its numerator and denominator.

    A percentage may be rounded: 5/6 agrees with 83, with 83,3 and with 83,33. In any other
    unit the value is the numerator itself.
    """
    if value is None or numerator is None or not denominator:
        return Check(None, "")
    parts = f"{format_amount(numerator)}/{format_amount(denominator)}"
    if unit != "%":
        return _numerator_check(value, numerator, parts, unit)
    share = percent(numerator, denominator)
    difference = value - share
    if abs(difference) <= _half_last_digit(value):
        return Check(True, f"{parts} đúng bằng {format_amount(value, '%')}.", share, difference)
    shown = format_amount(share.quantize(Decimal("0.01")), "%")
    return Check(
        False, f"{parts} là {shown}, khác {format_amount(value, '%')} đã ghi.", share, difference
    )


@dataclass(frozen=True)
class Node:
    """A target of a tree, saved or still being typed."""

    key: Hashable
    amount: Amount
    parent: Hashable | None = None
    rule: str = ""


def check_tree(nodes: Iterable[Node]) -> dict[Hashable, Check]:
    """Check every whole against its parts; targets without parts that matter are left out.

    Where some parts add up and others are shares, the first disagreement is told.
    """
    by_key = {node.key: node for node in nodes}
    groups: dict[Hashable, dict[str, list[Amount]]] = {}
    for node in by_key.values():
        if node.parent in by_key:
            groups.setdefault(node.parent, {}).setdefault(node.rule, []).append(node.amount)
    found = {}
    for key, by_rule in groups.items():
        checks = [
            parts_check(by_key[key].amount, by_rule[rule], rule)
            for rule in ("adds_up", "share_of")
            if rule in by_rule
        ]
        if checks:
            found[key] = min(checks, key=lambda check: (check.agrees is True, check.agrees is None))
    return found


def _sum(whole: Amount, total: Decimal) -> Check:
    assert whole.value is not None
    difference = total - whole.value
    if difference == 0:
        return Check(True, f"Các phần cộng lại đúng {whole}.", total, difference)
    unit = whole.measure.symbol
    word = "thiếu" if difference < 0 else "thừa"
    sentence = (
        f"Các phần cộng lại {format_amount(total, unit)}, "
        f"{word} {format_amount(abs(difference), unit)} so với {whole}."
    )
    return Check(False, sentence, total, difference)


def _shares(whole: Amount, largest: Decimal) -> Check:
    assert whole.value is not None
    if largest <= whole.value:
        return Check(True, f"Không phần nào vượt {whole}.", largest, largest - whole.value)
    shown = format_amount(largest, whole.measure.symbol)
    return Check(False, f"Có phần {shown}, vượt {whole}.", largest, largest - whole.value)


def _numerator_check(value: Decimal, numerator: Decimal, parts: str, unit: str) -> Check:
    difference = value - numerator
    if difference == 0:
        return Check(
            True, f"{parts} đúng bằng {format_amount(value, unit)}.", numerator, difference
        )
    shown = format_amount(value, unit)
    return Check(False, f"Tử số của {parts} khác {shown} đã ghi.", numerator, difference)


def _half_last_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(5).scaleb(min(int(exponent), 0) - 1)
