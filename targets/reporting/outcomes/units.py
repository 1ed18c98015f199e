"""A target's outcome for its units, and what they make together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from targets.measures.rolling import PLACES, Rolled
from targets.measures.standing import Aim
from targets.models import (
    IndicatorKind,
    Period,
    PeriodRule,
    PeriodState,
    Strand,
    Target,
    TargetValue,
    UnitRule,
)
from targets.reporting.aims import aim_of_share
from targets.reporting.outcomes.rows import Found, Outcome
from targets.reporting.outcomes.verdicts import judged
from targets.reporting.year import Given, Place, Year

_ValueAt = Callable[[int], Decimal | None]  # by the number of a period
_NOT_GIVEN = "Xã chưa giao số riêng cho đơn vị này."


class UnitsOfTarget:
    """The units that are asked for a target, or for one strand of it, up to a period."""

    def __init__(self, year: Year, period: Period, target: Target, strand: Strand | None) -> None:
        self._year, self._period, self._target = year, period, target
        self._strand = strand.pk if strand else None
        self._ledger = year.ledger(target, self._strand)
        self.shares = year.shares.get(target.pk, [])
        self._due = year.due[target.pk]

    def place(self, share: Given) -> Place:
        return self._target.pk, self._strand, share.unit_id

    def together(self) -> Found:
        """Return what the units make for the commune, before it is judged."""
        number, units = self._period.number, self._ledger.units
        owing = self._ledger.owing[number]

        def value_at(number: int) -> Decimal | None:
            return self._ledger.together_at(number).value

        outcome = replace(
            _of(self._ledger.together_at(number)),
            reported=len(units) - len(owing),
            asked=len(units) if number in self._due else 0,
            in_period=self._in_period(units, value_at),
            words=self._ledger.words_at(units, number),
        )
        stands = self._stands_in(units)
        return Found(
            outcome,
            stands,
            pace=self._pace(units, value_at, stands),
            is_partial=bool(owing),
            grows=bool(owing) and self._only_grows(owing),
            of="đơn vị",
            owing=len(units),
        )

    def alone(self, share: Given, value: TargetValue | None) -> Outcome:
        """Return the outcome of one unit, judged; ``value`` is what the whole target asks."""
        unit, number = share.unit_id, self._period.number

        def value_at(number: int) -> Decimal | None:
            return self._ledger.at(unit, number).value

        now = self._ledger.at(unit, number)
        is_judged = self._has_own_aim(share, value)
        is_told = unit not in self._ledger.owing[number]
        outcome = Outcome(
            value=now.value,
            numerator=now.numerator,
            denominator=now.denominator,
            in_period=self._in_period([unit], value_at),
            reported=int(is_told),
            asked=int(number in self._due),
            is_estimate=now.is_estimate,
            words=self._ledger.words_at([unit], number),
            why="" if is_judged or now.value is None else _NOT_GIVEN,
        )
        stands = self._stands_in([unit])
        found = Found(
            outcome,
            stands,
            pace=self._pace([unit], value_at, stands),
            is_partial=not is_told,
            grows=self._never_falls(),
        )
        aim = aim_of_share(share, self._target, value)
        if not is_judged:
            aim = replace(aim, value=None, value_max=None)
        milestone = self._milestone(aim, value, stands)
        return judged(self._year, self._target, aim, found, milestone)

    def _milestone(self, aim: Aim, value: TargetValue | None, stands: Period) -> Decimal | None:
        """Return the unit's part of the commune's milestone, in proportion to what it was given.

        Where the lychees ripen in June, no village owes any in March.
        """
        milestone = self._year.milestones.get((self._target.pk, stands.pk))
        whole = value.value if value else None
        if milestone is None or aim.value is None or not whole:
            return None
        return (milestone * aim.value / whole).quantize(PLACES, ROUND_HALF_UP)

    def _has_own_aim(self, share: Given, value: TargetValue | None) -> bool:
        """One of several units that add up is not measured by what all of them owe together."""
        if share.assigned is not None or self._target.unit_rule != UnitRule.SUM:
            return True
        return len(self.shares) == 1 or value is None

    def _only_grows(self, owing: Sequence[int]) -> bool:
        """Say whether what these units still owe can but add to what all make together.

        It does where they are added or the highest counts, and where none of them stands at
        an older level that may have come down since.
        """
        target = self._target
        adds = {
            UnitRule.SUM: not self._is_change,
            UnitRule.RATIO: target.indicator.unit_text not in ("%", "‰"),
            UnitRule.MAX: True,
            UnitRule.NONE: True,
        }
        if not adds.get(UnitRule(target.unit_rule), False):
            return False
        return self._never_falls() or not any(self._ledger.has_told(unit) for unit in owing)

    def _never_falls(self) -> bool:
        """Say whether a unit's standing can only rise with what it tells later."""
        rule = self._target.period_rule
        return rule == PeriodRule.MAX or (rule == PeriodRule.SUM and not self._is_change)

    @property
    def _is_change(self) -> bool:
        return self._target.indicator.kind == IndicatorKind.CHANGE

    def _in_period(self, units: Sequence[int], value_at: _ValueAt) -> Decimal | None:
        """Return the period's own figure of what adds up; of a level, the change.

        Nothing where nobody reported in the period: that is not 0.
        """
        number = self._period.number
        if not any(self._ledger.has_told(unit, number) for unit in units):
            return None
        now, before = value_at(number), value_at(number - 1)
        if now is not None and self._target.period_rule == PeriodRule.SUM:
            return now - (before or Decimal(0))
        return None if now is None or before is None else now - before

    def _pace(self, units: Sequence[int], value_at: _ValueAt, stands: Period) -> Decimal | None:
        """Return what the period added to what adds up; unknown where two were told at once."""
        if self._target.period_rule != PeriodRule.SUM:
            return None
        earlier = [each for each in self._due if each < stands.number]
        if earlier and not all(self._ledger.has_told(unit, earlier[-1]) for unit in units):
            return None
        now = value_at(stands.number)
        before = value_at(earlier[-1]) if earlier else None
        return None if now is None else now - (before or Decimal(0))

    def _stands_in(self, units: Sequence[int]) -> Period:
        """Return the period by whose line a target is judged: the last that asked for it.

        Nobody is late in the third quarter with what is asked for twice a year, nor with a
        period that was opened a moment ago and from which nothing has come yet.
        """
        opened = {each.number: each for each in self._year.periods}
        until = self._period.number
        due = [each for each in self._due if each <= until and each in opened]
        is_open = self._period.state == PeriodState.OPEN
        is_new = is_open and len(due) > 1 and opened[due[-1]].state == PeriodState.OPEN
        if is_new and not any(self._ledger.has_told(unit, due[-1]) for unit in units):
            due.pop()
        return opened[due[-1]] if due else self._period


def _of(rolled: Rolled) -> Outcome:
    return Outcome(
        value=rolled.value,
        numerator=rolled.numerator,
        denominator=rolled.denominator,
        is_estimate=rolled.is_estimate,
        why=rolled.reason if rolled.reported else "",
    )
