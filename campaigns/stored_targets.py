"""A target as the content of a plan stores it: its numbers, its amount, its words. Pure.

``content.py`` writes the dictionary; a number in it is plain text ("1000.5") or ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from emulation.lib.quantities import format_number
from targets.measures import Amount, Measure, format_value

StoredTarget = dict[str, Any]
_FIGURES = ("value", "value_max", "numerator", "denominator")


@dataclass(frozen=True)
class TargetRow:
    """A target as a list shows it."""

    uid: str
    name: str
    words: str
    baseline: str
    theme: str
    is_part: bool


def target_rows(targets: Iterable[StoredTarget]) -> list[TargetRow]:
    return [
        TargetRow(
            uid=target["uid"],
            name=target["name"],
            words=value_words(target),
            baseline=number_words(target["baseline"]),
            theme=target["theme"],
            is_part=target["parent"] is not None,
        )
        for target in targets
    ]


def value_words(target: StoredTarget) -> str:
    """Return what the target asks for, with its unit: "từ 98% trở lên"."""
    return format_value(
        target["op"], unit=target["unit"], level=target["level"], **_figures(target)
    )


def value_signs(target: StoredTarget) -> str:
    """Return what the target asks for in a column of figures, without its unit: "≥ 98"."""
    return format_value(target["op"], level=target["level"], signs=True, **_figures(target))


def amount_of(target: StoredTarget) -> Amount:
    """Return the one definite figure of the target; a range has none."""
    plain = None if target["value_max"] is not None else target["value"]
    dimension, factor = target["measure"]
    return Amount(decimal_of(plain), Measure(target["unit"], dimension, Decimal(factor)))


def number_words(plain: str | None) -> str:
    """Write a stored number the Vietnamese way ("1000.5" → "1.000,5"); ``None`` is ""."""
    return "" if plain is None else format_number(Decimal(plain))


def decimal_of(plain: str | None) -> Decimal | None:
    return None if plain is None else Decimal(plain)


def _figures(target: StoredTarget) -> dict[str, Decimal | None]:
    return {name: decimal_of(target[name]) for name in _FIGURES}
