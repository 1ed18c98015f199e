"""Axes in round steps, and as many labels under them as there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from emulation.lib.charts.labels import text_width
from emulation.lib.charts.marks import Line, Tick, at
from emulation.lib.quantities import format_number

Figures = Sequence[Decimal | None]
NARROW_PLOT: Final = 208  # px: a phone of 320 px without the page's margins and the axis
WIDE_PLOT: Final = 400
HUNDRED: Final = Decimal(100)


@dataclass(frozen=True)
class Scale:
    """A vertical axis from ``low`` to ``high`` in round steps (1, 2 or 5 times a power of ten)."""

    low: Decimal
    high: Decimal
    step: Decimal

    def at(self, value: Decimal) -> Decimal:
        """Return how far below the top ``value`` stands, in per cent of the height."""
        return (self.high - value) * HUNDRED / (self.high - self.low)

    def values(self) -> list[Decimal]:
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]

    @property
    def has_zero(self) -> bool:
        return self.low <= 0 <= self.high


def scale_of(values: Sequence[Decimal], *, from_zero: bool = False) -> Scale:
    """Return the axis on which ``values`` (at least one) stand.

    It holds zero, unless ``from_zero`` is false and all values lie together far above it
    (91, 93, 95 %), where a line from zero would be flat.
    """
    low, high = min(values), max(values)
    lie_together = low > 0 and high > low and (high - low) * 4 < high
    if from_zero or not lie_together:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = low + 1
    step = _round_step((high - low) / 5)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    return Scale(
        low=(low / step).to_integral_value(ROUND_FLOOR) * step,
        high=(high / step).to_integral_value(ROUND_CEILING) * step,
        step=step,
    )


def x_ticks(labels: Sequence[str], places: Sequence[Decimal]) -> tuple[Tick, ...]:
    """Return the labels there is room for, counted from the last one back."""
    widest = max(text_width(label) for label in labels) + 10
    wide = _every(widest, len(labels), WIDE_PLOT)
    narrow = wide * _every(widest, -(-len(labels) // wide), NARROW_PLOT)
    last = len(labels) - 1
    return tuple(
        Tick(at(places[place]), label, is_minor=(last - place) % narrow != 0)
        for place, label in enumerate(labels)
        if (last - place) % wide == 0
    )


def _every(text: float, count: int, plot: int) -> int:
    return max(1, int(-(-text * count // plot)))


def y_ticks(scale: Scale, divisor: Decimal) -> tuple[Tick, ...]:
    return tuple(Tick(at(scale.at(value)), _axis_text(value / divisor)) for value in scale.values())


def _axis_text(value: Decimal) -> str:
    return format_number(value).replace("-", "−")


def gutter_class(scale: Scale, divisor: Decimal) -> str:
    longest = max(len(_axis_text(value / divisor)) for value in scale.values())
    if longest <= 2:
        return "chart-gutter-s"
    return "" if longest <= 5 else "chart-gutter-l"


def zero_line(scale: Scale) -> Line | None:
    if not scale.has_zero:
        return None
    zero = at(scale.at(Decimal(0)))
    return Line("chart-base", "0%", zero, "100%", zero)


def _round_step(rough: Decimal) -> Decimal:
    power = Decimal(1).scaleb(rough.adjusted())
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def slot_middles(count: int) -> list[Decimal]:
    return [(Decimal(place) + Decimal("0.5")) * HUNDRED / count for place in range(count)]


def period_ends(count: int) -> list[Decimal]:
    return [Decimal(place + 1) * HUNDRED / count for place in range(count)]


def known_values(values: Iterable[Decimal | None]) -> list[Decimal]:
    return [value for value in values if value is not None]


def insist_on_length(labels: Sequence[str], columns: Iterable[Figures]) -> None:
    if any(len(values) != len(labels) for values in columns):
        raise ValueError("Each label of a chart needs one figure, or None, in each series.")
