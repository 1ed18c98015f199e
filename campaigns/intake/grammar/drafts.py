"""A target while it is being read, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.intake.grammar.givers import Giver
from campaigns.intake.grammar.quantities import Quantity
from campaigns.intake.parts import Place, ReadFigure, ReadTarget
from targets.measures import propose_direction

NO_UNIT = "Không rõ đơn vị."
GUESSED_UNIT = "Đơn vị “{}” là suy đoán."
LONG_NAME = "Tên dài, có thể gồm cả lời dẫn."
IN_PROSE = "Nằm ngoài mục chỉ tiêu."
PAST = "Có thể là số của năm trước."
ONLY_URGES = "Có thể chỉ là lời nhắc chung: không nêu điều gì để đếm hay để xét."
NO_VERB = "Không có động từ: có thể chỉ là lời dẫn."
_LONGEST_NAME = 30  # words
_LEVEL = re.compile(r"(?:đạt |chuẩn |hạng |tiêu chuẩn )*\d+ sao", re.I)
_PENALTY = Decimal("0.15")


@dataclass
class Draft:
    """A target in the making. ``start`` and ``end`` are letters of the paragraph."""

    name: str
    start: int
    end: int
    op: str = "="
    value: Decimal | None = None
    value_max: Decimal | None = None
    unit: str = ""
    unit_kind: str = ""
    parent: int | None = None
    change: str = ""
    subject: str = ""  # what a clause without a subject goes on with
    note: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    baseline: Decimal | None = None
    baseline_year: int | None = None
    giver: Giver | None = None
    assigned_by: str = ""
    assigned_value: Decimal | None = None
    assigned_rank: int = 99
    figures: list[tuple[str, int, int]] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    penalty: int = 0  # each lowers how sure the reading is

    def take(self, quantity: Quantity) -> None:
        """Take over what a quantity says."""
        self.op = quantity.op if self.op != "maintain" or quantity.is_compared else self.op
        self.value, self.value_max = quantity.value, quantity.value_max
        self.unit = quantity.unit_text
        self.unit_kind = quantity.unit.kind if quantity.unit else ""
        self.numerator, self.denominator = quantity.numerator, quantity.denominator
        self.baseline = quantity.baseline
        self.change = quantity.change
        self.figures = list(quantity.figures)
        self.how += quantity.how
        self.doubts += [doubt for doubt in quantity.doubts if doubt not in self.doubts]

    def take_percentage(self, quantity: Quantity) -> None:
        """Make "24/45 trường …, đạt 53,3%" one target in per cent."""
        self.value, self.op = quantity.value, quantity.op
        self.unit, self.unit_kind = quantity.unit_text, "percent"
        self.figures += quantity.figures
        self.how.append("percentage of the ratio")

    def assign(self, giver: Giver, value: Decimal) -> None:
        """Note the figure of a superior; the nearest one counts."""
        if giver.rank <= self.assigned_rank:
            self.assigned_by, self.assigned_value = giver.name, value
            self.assigned_rank = giver.rank

    def finished(self, text: str, block: int) -> ReadTarget:
        """Return the target; its text is the letters of its place."""
        if self.giver and not self.giver.is_own and self.giver.name and not self.assigned_by:
            self.assign(self.giver, self.value)
        phrase = text[self.start : self.end]
        self._doubt()
        kind = self._kind(phrase)
        return ReadTarget(
            name=self.name, op=self.op, place=Place(block, self.start, self.end), text=phrase,
            value=self.value, value_max=self.value_max, unit=self.unit, parent=self.parent,
            kind=kind, direction=self._direction(phrase, kind),
            level=_level(phrase) if kind == "level" else "", note=self.note,
            numerator=self.numerator, denominator=self.denominator, baseline=self.baseline,
            baseline_year=self.baseline_year, assigned_by=self.assigned_by,
            assigned_value=self.assigned_value,
            figures=tuple(
                ReadFigure(slot, Place(block, start, end)) for slot, start, end in self.figures
            ),
            sure=self._sure(), how=tuple(dict.fromkeys(self.how)), doubts=tuple(self.doubts),
        )  # fmt: skip

    def _doubt(self) -> None:
        if self.value is not None and not self.unit:
            self.doubts.append(NO_UNIT)
        if self.unit_kind == "guess":
            self.doubts.append(GUESSED_UNIT.format(self.unit))
        if len(self.name.split()) > _LONGEST_NAME and self.value is not None:
            self.doubts.append(LONG_NAME)

    def _sure(self) -> float:
        doubtful = len(self.doubts) + self.penalty
        return float(max(Decimal("0.1"), Decimal("0.97") - _PENALTY * doubtful))

    def _kind(self, phrase: str) -> str:
        if self.value is None:
            return "qualitative"
        if self.unit == "sao" and _LEVEL.search(phrase):
            return "level"
        if self.change:
            return "change"
        if self.unit_kind == "percent" or self.unit.startswith("điểm "):
            return "percentage"
        counted = self.denominator is not None or self.unit_kind in ("count", "event", "guess")
        return "count" if counted else "amount"

    def _direction(self, phrase: str, kind: str) -> str:
        if kind in ("level", "qualitative"):
            return "higher"
        if self.baseline is not None and self.op == "=" and self.value != self.baseline:
            return "lower" if self.value < self.baseline else "higher"
        return propose_direction(self.name, phrase, comparator=self.op, kind=kind)


def _level(phrase: str) -> str:
    found = _LEVEL.search(phrase)
    return found[0].removeprefix("đạt ") if found else ""
