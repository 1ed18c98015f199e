"""Figures of some years beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from emulation.lib.charts.axes import (
    HUNDRED,
    NARROW_PLOT,
    WIDE_PLOT,
    Figures,
    Scale,
    gutter_class,
    insist_on_length,
    known_values,
    scale_of,
    slot_middles,
    x_ticks,
    y_ticks,
    zero_line,
)
from emulation.lib.charts.labels import text_width
from emulation.lib.charts.marks import Chart, Column, Head, Label, Row, at
from emulation.lib.charts.words import (
    MISSING,
    cell,
    figure_text,
    sentence_of_unit,
    short_figure_text,
    unit_in_drawing,
)
from emulation.lib.text import first_lower


@dataclass(frozen=True)
class Series:
    """Figures of one name, beside another one in the same columns."""

    name: str
    values: Figures


def column_chart(
    *, labels: Sequence[str], series: Sequence[Series], unit: str, title: str, corner: str = "Năm"
) -> Chart:
    """Return figures of some years beside each other, one or two columns a year, from zero.

    Raises ``ValueError`` when a series has not one figure (or None) for each label, and for
    more than two series, which print would not tell apart.
    """
    if len(series) > 2:
        raise ValueError("A column chart tells two series apart, not more.")
    insist_on_length(labels, [one.values for one in series])
    heads = (Head(corner), *(Head(one.name, unit) for one in series))
    rows = tuple(
        Row(label, tuple(cell(one.values[place]) for one in series))
        for place, label in enumerate(labels)
    )
    blank = Chart(title, "", sentence_of_unit(unit), heads, rows)
    known = known_values(value for one in series for value in one.values)
    if not known:
        return replace(blank, description="Chưa có số liệu.")
    scale = scale_of(known, from_zero=True)
    divisor, short_unit = unit_in_drawing(known, unit)
    drawing = _ColumnDrawing(labels, series, scale, divisor)
    return replace(
        blank,
        description=drawing.description(unit),
        caption=drawing.caption(short_unit),
        x_ticks=x_ticks(labels, slot_middles(len(labels))),
        y_ticks=y_ticks(scale, divisor),
        base=zero_line(scale),
        columns=drawing.columns(),
        labels=drawing.labels(),
        gutter=gutter_class(scale, divisor),
    )


class _ColumnDrawing:
    def __init__(
        self, names: Sequence[str], series: Sequence[Series], scale: Scale, divisor: Decimal
    ) -> None:
        self.names = names
        self.series = series
        self.scale = scale
        self.divisor = divisor
        self.slot = HUNDRED / len(names)
        self.width = min(self.slot * Decimal("0.7") / len(series), Decimal(12))

    def columns(self) -> tuple[Column, ...]:
        zero = self.scale.at(Decimal(0))
        drawn = []
        for number, place, value in self._figures():
            top = self.scale.at(value)
            left = self._middle(number, place) - self.width / 2
            height = at(abs(top - zero))
            drawn.append(
                Column(self._css(number), at(left), at(min(top, zero)), at(self.width), height)
            )
        return tuple(drawn)

    def labels(self) -> tuple[Label, ...]:
        """Return the figures over their columns (under them below zero), where there is room."""
        texts = [(one, self._short(one[2])) for one in self._figures()]
        room = float(self.width if len(self.series) > 1 else self.slot) / 100
        widest = max(text_width(text) for _, text in texts)
        if widest > room * WIDE_PLOT:
            return ()
        is_minor = widest > room * NARROW_PLOT
        return tuple(
            Label(
                "on-plan",
                text,
                at(self._middle(number, place)),
                at(self.scale.at(value)),
                "0",
                "-.4em" if value >= 0 else "1.1em",
                "middle",
                is_minor,
            )
            for (number, place, value), text in texts
        )

    def caption(self, unit: str) -> str:
        if len(self.series) < 2:
            return sentence_of_unit(unit)
        hollow, full = self.series
        kinds = f"cột rỗng: {first_lower(hollow.name)}, cột đặc: {first_lower(full.name)}"
        return f"{sentence_of_unit(unit)}; {kinds}"

    def description(self, unit: str) -> str:
        parts = []
        for one in self.series:
            figures = ", ".join(
                f"{name} {MISSING if value is None else figure_text(value)}"
                for name, value in zip(self.names, one.values, strict=True)
            )
            parts.append(f"{one.name}, {unit}: {figures}")
        return f"{'; '.join(parts)}."

    def _figures(self) -> list[tuple[int, int, Decimal]]:
        return [
            (number, place, value)
            for number, one in enumerate(self.series)
            for place, value in enumerate(one.values)
            if value is not None
        ]

    def _middle(self, number: int, place: int) -> Decimal:
        aside = (Decimal(2 * number + 1) - len(self.series)) / 2
        return self.slot * (Decimal(place) + Decimal("0.5")) + aside * self.width

    def _css(self, number: int) -> str:
        """Return the newest series full and the one before it hollow."""
        return "chart-column" if number == len(self.series) - 1 else "chart-column-other"

    def _short(self, value: Decimal) -> str:
        return short_figure_text(value / self.divisor)
