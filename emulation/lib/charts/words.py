"""The figures of charts as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from emulation.lib.charts.marks import Cell, rounded
from emulation.lib.quantities import format_number
from emulation.lib.text import first_upper

MISSING: Final = "chưa có"
_TYPED_DECIMALS: Final = 4  # nobody types more
_MAGNITUDES: Final = ((Decimal(10) ** 9, "tỷ"), (Decimal(10) ** 6, "triệu"))


def unit_in_drawing(values: Sequence[Decimal], unit: str) -> tuple[Decimal, str]:
    """Return by what the figures of the drawing are divided, and the unit they then have."""
    if unit == "%" or unit.startswith(("nghìn", "triệu", "tỷ")):
        return Decimal(1), unit
    biggest = max(abs(value) for value in values)
    for size, word in _MAGNITUDES:
        if biggest >= size:
            return size, f"{word} {unit}"
    return Decimal(1), unit


def cell(value: Decimal | None) -> Cell:
    return Cell(MISSING, is_missing=True) if value is None else Cell(figure_text(value))


def with_unit(value: Decimal | None, unit: str) -> str:
    text = figure_text(value or Decimal(0))
    return f"{text}%" if unit == "%" else f"{text} {unit}"


def sentence_of_unit(unit: str) -> str:
    return "Phần trăm" if unit == "%" else first_upper(unit)


def figure_text(value: Decimal) -> str:
    """Write a reported figure with all its digits, and a computed one (1.000 : 12) with two."""
    digits = -value.normalize().as_tuple().exponent
    shown = rounded(value, 2) if digits > _TYPED_DECIMALS else value
    return format_number(shown).replace("-", "−")


def short_figure_text(value: Decimal) -> str:
    """Write a figure inside the drawing; the table has all its digits."""
    return figure_text(value if abs(value) < 1 else rounded(value, 2))


def one_decimal(value: Decimal) -> str:
    """Write 100 as 100,0: a column of comparisons stands under one comma."""
    whole, _, tenth = f"{rounded(value, 1):f}".partition(".")
    return f"{format_number(Decimal(whole))},{tenth}".replace("-", "−")


def percent(value: Decimal) -> str:
    return f"{figure_text(rounded(value, 1))}%"
