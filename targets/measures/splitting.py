"""A target's value divided among units, and whether their shares agree with it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from targets.measures.sums import Amount, Check
from targets.measures.words import format_gap, format_short


def split_evenly(whole: Decimal, count: int, step: Decimal = Decimal(1)) -> list[Decimal]:
    """Divide a value among ``count`` units, each part a multiple of ``step``.

    The parts add up to ``whole`` exactly; what is left over goes one step each to the first
    units: 20 among 6 is 4, 4, 3, 3, 3, 3. Raises ``ValueError`` without units.
    """
    return split_by(whole, [Decimal(1)] * count, step)


def split_by(
    whole: Decimal, weights: Sequence[Decimal | None], step: Decimal = Decimal(1)
) -> list[Decimal]:
    """Divide a value in proportion to weights (households, area, last year), in their unit.

    Largest remainder (Hamilton): each unit gets its whole steps, and the steps left over go
    to the largest fractions, the earlier unit first. What is no whole step goes to the
    largest part, so the parts add up to ``whole`` exactly. A weight of 0 or ``None`` gets 0.
    Raises ``ValueError`` with a Vietnamese sentence: no weight above 0, a weight below 0, or
    a step that is not above 0.
    """
    if whole < 0:
        return [-part for part in split_by(-whole, weights, step)]
    sizes = _sizes(weights)
    if step <= 0:
        raise ValueError("Bước chia phải lớn hơn 0.")
    steps, rest = divmod(whole, step)
    parts = [count * step for count in _largest_remainder(int(steps), sizes)]
    largest = max(range(len(parts)), key=lambda place: (parts[place], sizes[place]))
    parts[largest] += rest
    return parts


def step_for(value: Decimal) -> Decimal:
    """Return the step that a value is divided in: 1 for 1.880, 0.01 for 9,75."""
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(min(exponent, 0))


def same_for_all(value: Decimal, count: int) -> list[Decimal]:
    """Give every unit the whole value: rates, averages and levels are not divided."""
    return [value] * count


def shares_check(whole: Amount, parts: Sequence[Decimal | None], rule: str) -> Check:
    """Say whether the units' shares, in the whole's unit, agree with a target.

    ``sum``, ``average`` and ``max`` (rules over units) compare what the shares make; a mean
    may be rounded as the whole is. For ``ratio``, ``latest`` and ``none`` nothing is claimed
    (``agrees`` is ``None``) unless every share is the whole itself. ``None`` is a unit
    without a share yet: named in the sentence, never counted as 0.
    """
    given = [part for part in parts if part is not None]
    if not given:
        return Check(None, "Chưa giao cho đơn vị nào.")
    if whole.value is None:
        return Check(None, "Chưa so được: chỉ tiêu chung chưa có giá trị.")
    missing = len(parts) - len(given)
    note = f" {missing} đơn vị chưa giao." if missing else ""
    match rule:
        case "sum":
            return _sum(whole, sum(given, Decimal(0)), note)
        case "average":
            return _average(whole, sum(given, Decimal(0)) / len(given), note)
        case "max":
            return _compared(whole, max(given), "Đơn vị được giao cao nhất", note)
    return _span(whole, given, note)


def _sizes(weights: Sequence[Decimal | None]) -> list[Fraction]:
    sizes = [Fraction(weight or 0) for weight in weights]
    if any(size < 0 for size in sizes):
        raise ValueError("Chưa chia được: có đơn vị mang số âm.")
    if not any(sizes):
        raise ValueError("Chưa chia được: chưa đơn vị nào có số để chia theo.")
    return sizes


def _largest_remainder(steps: int, sizes: Sequence[Fraction]) -> list[int]:
    total = sum(sizes)
    exact = [size * steps / total for size in sizes]
    counts = [int(count) for count in exact]
    by_fraction = sorted(range(len(sizes)), key=lambda place: counts[place] - exact[place])
    for place in by_fraction[: steps - sum(counts)]:
        counts[place] += 1
    return counts


def _sum(whole: Amount, total: Decimal, note: str) -> Check:
    assert whole.value is not None
    difference = total - whole.value
    if difference == 0:
        return Check(True, f"Các đơn vị cộng lại đúng {whole}.{note}", total, difference)
    unit = whole.measure.symbol
    word = "thiếu" if difference < 0 else "thừa"
    sentence = (
        f"Các đơn vị cộng lại {format_short(total, unit)}, "
        f"{word} {format_gap(difference, unit)} so với {whole}."
    )
    return Check(False, sentence + note, total, difference)


def _average(whole: Amount, mean: Decimal, note: str) -> Check:
    assert whole.value is not None
    if abs(mean - whole.value) * 2 <= step_for(whole.value):
        sentence = f"Bình quân các đơn vị đúng {whole}."
        return Check(True, sentence + note, mean, mean - whole.value)
    return _compared(whole, mean, "Bình quân các đơn vị", note)


def _compared(whole: Amount, made: Decimal, subject: str, note: str) -> Check:
    assert whole.value is not None
    difference = made - whole.value
    if difference == 0:
        return Check(True, f"{subject} đúng {whole}.{note}", made, difference)
    unit = whole.measure.symbol
    word = "thấp" if difference < 0 else "cao"
    sentence = (
        f"{subject} {format_short(made, unit)}, "
        f"{word} hơn {whole} là {format_gap(difference, unit)}."
    )
    return Check(False, sentence + note, made, difference)


def _span(whole: Amount, given: Sequence[Decimal], note: str) -> Check:
    low, high = min(given), max(given)
    if low == high == whole.value:
        who = "Đơn vị nhận" if len(given) == 1 else "Các đơn vị đều"
        return Check(True, f"{who} được giao {whole}.{note}", low, Decimal(0))
    unit = whole.measure.symbol
    told = f"từ {format_short(low, unit)} đến {format_short(high, unit)}"
    if low == high:
        told = f"đều là {format_short(low, unit)}"
    return Check(None, f"Số giao cho các đơn vị {told}; chỉ tiêu chung {whole}.{note}")
