"""Đồng Tâm with all its reporting units and 42 targets, and what its figures must come to.

The computation here is this file's own: plain fractions of the raw figures, so that it can
disagree with the portal's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from emulation.demonstration import dong_tam_2024, seed_year
from emulation.demonstration.places import DONG_TAM
from emulation.demonstration.seed_plans import make_targets
from emulation.demonstration.year_2024_dong_tam import FOLLOWED, Followed, Row
from emulation.org.models import Role, Spell
from targets.models import Span
from tests.cast import Cast, make_unit, make_user

SPECS = {spec.key: spec for spec in dong_tam_2024.PLAN.targets}
PARTS = {"grain": ("rice", "maize"), "fruit": ("lychee", "longan", "citrus", "other_fruit")}


def begin(cast: Cast, span: Span) -> seed_year.Work:
    """Make the units with their heads, set the targets, divide them and plan the quarters."""
    names = {name for followed in FOLLOWED.values() for name in followed.units}
    for spec in DONG_TAM.units:
        if spec.name in names and not Spell.objects.filter(commune=cast.commune, name=spec.name):
            make_unit(cast.commune, spec.name, spec.kind)
    _make_heads(cast, names)
    targets = make_targets(SPECS.values(), cast.commune, span, cast.clerk)
    return seed_year.begin_year(span, targets, cast.clerk)


def _make_heads(cast: Cast, names: set[str]) -> None:
    for person in DONG_TAM.people:
        for name, role in person.memberships:
            if role != Role.UNIT_HEAD or name not in names:
                continue
            unit = Spell.objects.get(commune=cast.commune, name=name).unit
            if not unit.memberships.filter(role=role):
                make_user(unit, person.name, role, person.login)


@dataclass
class Truth:
    """What the units said, and what this file makes of it.

    ``unsaid`` are reports that never came; ``corrected`` figures that were set right, both by
    quarter and unit.
    """

    unsaid: set[tuple[int, str]] = field(default_factory=set)
    corrected: dict[tuple[int, str, str], str] = field(default_factory=dict)  # quarter, unit, key

    def commune(self, key: str, through: int, strand: str = "") -> Fraction | None:
        """Return a target's result from the start of the year to the end of a quarter."""
        if key in PARTS:
            parts = [self.commune(part, through) for part in PARTS[key]]
            return None if None in parts else sum(parts, Fraction(0))
        followed = FOLLOWED[key]
        known = [
            figure
            for unit in followed.units
            if (figure := self._unit(followed, key, unit, through, strand)) is not None
        ]
        if not known:
            return None
        if followed.unit_rule == "ratio":
            return Fraction(100 * sum(n for n, _ in known), sum(d for _, d in known))
        if len(followed.units) > 1:
            assert followed.unit_rule == "sum"
        return sum((_plain(*figure) for figure in known), Fraction(0))

    def unit(self, key: str, unit: str, through: int, strand: str = "") -> Fraction | None:
        figure = self._unit(FOLLOWED[key], key, unit, through, strand)
        return None if figure is None else _plain(*figure)

    def _unit(
        self, followed: Followed, key: str, unit: str, through: int, strand: str
    ) -> tuple[Fraction, Fraction | None] | None:
        quarters = followed.strands[strand] if strand else followed.quarters
        told = [
            _read(text)
            for number, row in enumerate(quarters[:through], start=1)
            if (text := self._said(number, unit, key, row, followed))
        ]
        if not told:
            return None
        match followed.period_rule:
            case "sum":
                return sum((value for value, _ in told), Fraction(0)), None
            case "max":
                return max(told)
        return told[-1]

    def _said(self, number: int, unit: str, key: str, row: Row, followed: Followed) -> str:
        if not row or (number, unit) in self.unsaid:
            return ""
        text = row[followed.units.index(unit)]
        return self.corrected.get((number, unit, key), text)


def final_word(key: str, result: Fraction) -> str:
    """Say how a target ended: by its own words in the plan, nothing else."""
    spec = SPECS[key]
    asked = Fraction(spec.value)
    if spec.op == "<":
        return "met" if result < asked else "behind"
    if spec.op == ">":
        return "met" if result > asked else "behind"
    better = result < asked if spec.direction == "lower" else result > asked
    if better and spec.op != "maintain" and not (spec.kind == "percentage" and asked == 100):
        return "exceeded"
    return "met" if better or result == asked else "behind"


def stored(value: Fraction | None) -> Decimal | None:
    """Write a result as the portal stores it, to six decimals."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.000001"), ROUND_HALF_UP)


def is_in_words(key: str) -> bool:
    return not SPECS[key].value


def strands_of(key: str) -> Mapping[str, object]:
    return FOLLOWED[key].strands if key in FOLLOWED else {}


def _read(text: str) -> tuple[Fraction, Fraction | None]:
    numerator, _, denominator = text.partition("/")
    return Fraction(numerator), Fraction(denominator) if denominator else None


def _plain(numerator: Fraction, denominator: Fraction | None) -> Fraction:
    """Return one unit's figure; its percentage has two decimals, as a person writes it."""
    if denominator is None:
        return numerator
    return Fraction(round(Fraction(100 * numerator, denominator), 2))
