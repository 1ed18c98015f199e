"""A quantity of a sentence: comparator, number or range or ratio, unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.intake.grammar.units import Unit


@dataclass
class Quantity:
    """Tokens [start, end), with the words that open and close it; ``core``: its first number.

    ``change``: "up" or "down" for a size of change; ``is_end``: "còn", "lên" (what will be);
    ``opener``: the role of the verb before the number (``comparing.Opener``), "" where none;
    ``colon``: a colon stands between subject and number. ``figures``: slot, first letter, end.
    """

    start: int
    end: int
    core: int
    value: Decimal
    op: str = "="
    value_max: Decimal | None = None
    unit: Unit | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    baseline: Decimal | None = None
    change: str = ""
    is_end: bool = False
    opener: str = ""
    colon: bool = False
    figures: list[tuple[str, int, int]] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def unit_text(self) -> str:
        return self.unit.text if self.unit else ""

    @property
    def is_percent(self) -> bool:
        return self.unit is not None and self.unit.kind == "percent"

    @property
    def is_counted(self) -> bool:
        return self.unit is not None and self.unit.is_counted

    @property
    def is_compared(self) -> bool:
        return self.op not in ("=", "range")
