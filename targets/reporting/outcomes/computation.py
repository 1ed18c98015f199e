"""The outcomes of a whole span: of units, of wholes from their parts, of what is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from targets.measures import Amount, NotConvertible, convert
from targets.models import PartRule, Period, PeriodRule, Strand, Target, TargetValue, Verdict
from targets.reporting.aims import aim_of
from targets.reporting.outcomes.rows import Found, Key, Outcome, rounded
from targets.reporting.outcomes.units import UnitsOfTarget
from targets.reporting.outcomes.verdicts import cut, judged, worst_of
from targets.reporting.year import Year
from targets.selectors import measure_of_target


def outcomes_of(
    year: Year, period: Period, units: Collection[int] | None = None
) -> dict[Key, Outcome]:
    """Return the outcome of every target, strand and unit at the end of a period.

    With ``units``, only these units' are put down beside the commune's.
    """
    return _Computation(year, period, units).outcomes()


class _Computation:
    def __init__(self, year: Year, period: Period, units: Collection[int] | None) -> None:
        self._year, self._period, self._units = year, period, units
        self._parts = _parts_by_whole(year.targets)
        self._done: dict[Key, Outcome] = {}
        self._found: dict[int, Found] = {}

    def outcomes(self) -> dict[Key, Outcome]:
        for target in self._year.targets:
            self._target(target)
        return self._done

    def _target(self, target: Target) -> Outcome:
        key = (target.pk, None, None)
        if key in self._done:
            return self._done[key]
        strands = list(target.strands.all())
        for strand in strands:
            found = self._from_units(target, strand)
            self._done[target.pk, strand.pk, None] = self._judged(target, found)
        outcome = self._worst(target, strands) if strands else self._whole(target)
        self._done[key] = outcome
        return outcome

    def _worst(self, target: Target, strands: Sequence[Strand]) -> Outcome:
        return worst_of(self._done[target.pk, strand.pk, None] for strand in strands)

    def _whole(self, target: Target) -> Outcome:
        if target.counter:
            found = self._counted(target)
        elif self._year.shares.get(target.pk):
            found = self._from_units(target, None)
        else:
            found = self._from_parts(target)
        self._found[target.pk] = found
        return self._judged(target, found)

    def _from_units(self, target: Target, strand: Strand | None) -> Found:
        units = UnitsOfTarget(self._year, self._period, target, strand)
        value = self._value_of(target)
        for share in units.shares:
            if self._units is None or share.unit_id in self._units:
                self._done[units.place(share)] = units.alone(share, value)
        return units.together()

    def _counted(self, target: Target) -> Found:
        value = self._year.counted(target, self._period)
        outcome = Outcome(value=value, reported=int(value is not None), asked=1)
        return Found(outcome, self._period)

    def _from_parts(self, target: Target) -> Found:
        """Add up the parts of a whole that nobody reports itself."""
        done = [(part, self._target(part)) for part in self._parts.get(target.pk, [])]
        done = [(part, one) for part, one in done if not self._is_given_up(part, one)]
        values = [_converted(part, one.value, target) for part, one in done]
        added = [_converted(part, one.in_period, target) for part, one in done]
        found = [self._found[part.pk] for part, _ in done if part.pk in self._found]
        full = [
            value is not None and not self._is_partial(part)
            for value, (part, _) in zip(values, done, strict=True)
        ]
        outcome = Outcome(
            value=_sum(values),
            in_period=_sum(added) if target.period_rule == PeriodRule.SUM else None,
            reported=sum(full),
            asked=len(done) if any(one.asked for _, one in done) else 0,
            is_estimate=any(one.is_estimate for _, one in done),
        )
        stands = [each.period for each in found]
        return Found(
            outcome,
            max(stands, key=lambda each: each.number, default=self._period),
            is_partial=not all(full),
            grows=all(each.grows for each in found if each.is_partial),
            of="phần",
            owing=len(done),
        )

    def _is_partial(self, part: Target) -> bool:
        return part.pk in self._found and self._found[part.pk].is_partial

    def _is_given_up(self, part: Target, outcome: Outcome) -> bool:
        """A part that was struck before it had any figure is no longer waited for."""
        ended = part.ended_on is not None and part.ended_on <= self._period.ends_on
        return ended and outcome.value is None

    def _value_of(self, target: Target) -> TargetValue | None:
        return self._year.value_on(target, self._period.ends_on)

    def _judged(self, target: Target, found: Found) -> Outcome:
        aim = aim_of(target, self._value_of(target))
        milestone = self._year.milestones.get((target.pk, found.period.pk))
        outcome = judged(self._year, target, aim, found, milestone)
        judgement = self._year.judgement(target, self._period)
        if outcome.verdict == Verdict.NO_DATA and judgement:
            return replace(
                outcome, expected=None, verdict=judgement.verdict, why=cut(judgement.words)
            )
        return outcome


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """Add up values of which none is missing."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _parts_by_whole(targets: Sequence[Target]) -> Mapping[int, list[Target]]:
    parts: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        if target.parent_id and target.part_rule == PartRule.ADDS_UP:
            parts[target.parent_id].append(target)
    return parts


def _converted(part: Target, value: Decimal | None, whole: Target) -> Decimal | None:
    if value is None:
        return None
    try:
        return rounded(convert(Amount(value, measure_of_target(part)), measure_of_target(whole)))
    except NotConvertible:
        return None
