"""What came of every target of a span at the end of a period, computed from its rows.

No query of its own but for targets that the portal counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from emulation.lib import dates
from emulation.lib.text import first_lower
from targets.counters import counted
from targets.measures import Amount, NotConvertible, convert
from targets.measures.rolling import PLACES, Rolled
from targets.measures.standing import Aim, Standing, expected_at, judge, share_gone, why
from targets.models import (
    PartRule,
    Period,
    PeriodRule,
    PeriodState,
    Share,
    Strand,
    Target,
    TargetValue,
    UnitRule,
    Verdict,
)
from targets.reporting.aims import aim_of, aim_of_share
from targets.reporting.year import Place, Year
from targets.selectors import measure_of_target

Key = tuple[int, int | None, int | None]  # target, strand, unit
ValueAt = Callable[[int], Decimal | None]  # by the number of a period

WORST_FIRST = (
    Verdict.BEHIND,
    Verdict.AT_RISK,
    Verdict.NO_DATA,
    Verdict.ON_TRACK,
    Verdict.MET,
    Verdict.EXCEEDED,
)

_NOT_GIVEN = "Xã chưa giao số riêng cho đơn vị này."
_LONGEST = 300


@dataclass(frozen=True)
class Outcome:
    """A row of ``Result`` before it is stored; the fields have the same names."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    in_period: Decimal | None = None
    expected: Decimal | None = None
    reported: int = 0
    asked: int = 0
    is_estimate: bool = False
    words: str = ""
    verdict: str = Verdict.NO_DATA
    why: str = ""


@dataclass(frozen=True)
class _Found:
    """An outcome before it is judged by the line of ``period``.

    ``pace`` is what that period added, where it is known. ``is_partial``: somebody still owes
    a figure; ``grows``: what is missing can only add to the value. ``of`` are those who owe.
    """

    outcome: Outcome
    period: Period
    pace: Decimal | None = None
    is_partial: bool = False
    grows: bool = False
    of: str = ""
    owing: int = 0


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
        self._opened = {each.number: each for each in year.periods}
        self._done: dict[Key, Outcome] = {}
        self._found: dict[int, _Found] = {}
        self._so_far: dict[int, list[int]] = {}

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

    def _whole(self, target: Target) -> Outcome:
        if target.counter:
            found = self._counted(target)
        elif self._year.shares.get(target.pk):
            found = self._from_units(target, None)
        else:
            found = self._from_parts(target)
        self._found[target.pk] = found
        return self._judged(target, found)

    def _from_units(self, target: Target, strand: Strand | None) -> _Found:
        shares = self._year.shares.get(target.pk, [])
        places = [_place(target, strand, share) for share in shares]
        for share, place in zip(shares, places, strict=True):
            if self._units is None or share.unit_id in self._units:
                self._done[place] = self._unit(target, share, place)
        told = sum(self._is_told(target, place) for place in places)

        def value_at(number: int) -> Decimal | None:
            return self._year.rolled(target, strand.pk if strand else None, number).value

        is_due = self._is_due(target)
        outcome = replace(
            _of(self._year.rolled(target, strand.pk if strand else None, self._period.number)),
            reported=told,
            asked=len(shares) if is_due else 0,
            in_period=self._in_period(target, places, value_at),
            words=self._words(places),
        )
        stands = self._stands_in(target, places)
        return _Found(
            outcome,
            stands,
            pace=self._pace(target, places, value_at, stands),
            is_partial=told < len(shares),
            grows=target.unit_rule in (UnitRule.SUM, UnitRule.MAX, UnitRule.NONE),
            of="đơn vị",
            owing=len(shares),
        )

    def _unit(self, target: Target, share: Share, place: Place) -> Outcome:
        def value_at(number: int) -> Decimal | None:
            return self._year.through(target, place, number).value

        now = self._year.through(target, place, self._period.number)
        aim = aim_of_share(share, target, self._value_of(target))
        is_judged = self._has_own_aim(share, target)
        is_told = self._is_told(target, place)
        outcome = Outcome(
            value=now.value,
            numerator=now.numerator,
            denominator=now.denominator,
            in_period=self._in_period(target, [place], value_at),
            reported=int(is_told),
            asked=int(self._is_due(target)),
            is_estimate=now.is_estimate,
            words=self._words([place]),
            why="" if is_judged or now.value is None else _NOT_GIVEN,
        )
        stands = self._stands_in(target, [place])
        pace = self._pace(target, [place], value_at, stands)
        found = _Found(outcome, stands, pace, is_partial=not is_told, grows=True)
        if not is_judged:
            aim = replace(aim, value=None, value_max=None)
        return self._stood(target, aim, found, self._unit_milestone(target, aim, found))

    def _unit_milestone(self, target: Target, aim: Aim, found: _Found) -> Decimal | None:
        """Return the unit's part of the commune's milestone, in proportion to what it was given.

        Where the lychees ripen in June, no village owes any in March.
        """
        milestone = self._year.milestones.get((target.pk, found.period.pk))
        whole = self._value_of(target).value if self._value_of(target) else None
        if milestone is None or aim.value is None or not whole:
            return None
        return (milestone * aim.value / whole).quantize(PLACES, ROUND_HALF_UP)

    def _has_own_aim(self, share: Share, target: Target) -> bool:
        """One of several units that add up is not measured by what all of them owe together."""
        if share.assigned is not None or target.unit_rule != UnitRule.SUM:
            return True
        return len(self._year.shares[target.pk]) == 1 or self._value_of(target) is None

    def _in_period(self, target: Target, places: list[Place], value_at: ValueAt) -> Decimal | None:
        """Return the period's own figure of what adds up; of a level, the change.

        Nothing where nobody reported in the period: that is not 0.
        """
        number = self._period.number
        if not any(self._has_figure(place, number) for place in places):
            return None
        now, before = value_at(number), value_at(number - 1)
        if now is not None and target.period_rule == PeriodRule.SUM:
            return now - (before or Decimal(0))
        return None if now is None or before is None else now - before

    def _pace(
        self, target: Target, places: list[Place], value_at: ValueAt, stands: Period
    ) -> Decimal | None:
        """Return what the period added to what adds up; unknown where two were told at once."""
        if target.period_rule != PeriodRule.SUM:
            return None
        earlier = [each for each in self._due(target) if each < stands.number]
        if earlier and not all(self._has_figure(place, earlier[-1]) for place in places):
            return None
        now = value_at(stands.number)
        before = value_at(earlier[-1]) if earlier else None
        return None if now is None else now - (before or Decimal(0))

    def _has_figure(self, place: Place, number: int) -> bool:
        return any(each.period == number for each in self._year.told.get(place, ()))

    def _is_told(self, target: Target, place: Place) -> bool:
        """Say whether a unit owes nothing: neither the last figure asked for nor one before.

        A unit whose share is new left nothing out before its first figure, and a cumulative
        figure makes up for what was left out before it.
        """
        until = self._period.number
        told = [each for each in self._year.told.get(place, ()) if each.period <= until]
        due = self._due_so_far(target)
        if not told or not due:
            return bool(told)
        numbers = {each.period for each in told}
        if max(numbers) < due[-1]:
            return False
        if target.period_rule not in (PeriodRule.SUM, PeriodRule.RATIO):
            return True
        whole = [each.period for each in told if each.is_cumulative]
        since = max(whole, default=min(numbers))
        return numbers.issuperset(each for each in due if each >= since)

    def _is_due(self, target: Target) -> bool:
        return self._period.number in self._year.due[target.pk]

    def _due(self, target: Target) -> list[int]:
        return self._year.due[target.pk]

    def _due_so_far(self, target: Target) -> list[int]:
        if target.pk not in self._so_far:
            until = self._period.number
            self._so_far[target.pk] = [each for each in self._due(target) if each <= until]
        return self._so_far[target.pk]

    def _stands_in(self, target: Target, places: list[Place]) -> Period:
        """Return the period by whose line a target is judged: the last that asked for it.

        Nobody is late in the third quarter with what is asked for twice a year, nor with a
        period that was opened a moment ago and from which nothing has come yet.
        """
        due = [each for each in self._due_so_far(target) if each in self._opened]
        is_new = len(due) > 1 and self._opened[due[-1]].state == PeriodState.OPEN
        if is_new and not any(self._has_figure(place, due[-1]) for place in places):
            due.pop()
        return self._opened[due[-1]] if due else self._period

    def _counted(self, target: Target) -> _Found:
        day = min(self._period.ends_on, dates.today())
        value = counted(target.counter, target.commune, self._year.span.starts_on, day)
        value = None if value is None else _rounded(value)
        outcome = Outcome(value=value, reported=int(value is not None), asked=1)
        return _Found(outcome, self._period)

    def _from_parts(self, target: Target) -> _Found:
        """Add up the parts of a whole that nobody reports itself."""
        done = [(part, self._target(part)) for part in self._parts.get(target.pk, [])]
        done = [(part, one) for part, one in done if not self._is_given_up(part, one)]
        values = [_converted(part, one.value, target) for part, one in done]
        added = [_converted(part, one.in_period, target) for part, one in done]
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
        stands = [self._found[part.pk].period for part, _ in done if part.pk in self._found]
        period = max(stands, key=lambda each: each.number, default=self._period)
        return _Found(
            outcome, period, is_partial=not all(full), grows=True, of="phần", owing=len(done)
        )

    def _is_partial(self, part: Target) -> bool:
        return part.pk in self._found and self._found[part.pk].is_partial

    def _is_given_up(self, part: Target, outcome: Outcome) -> bool:
        """A part that was struck before it had any figure is no longer waited for."""
        ended = part.ended_on is not None and part.ended_on <= self._period.ends_on
        return ended and outcome.value is None

    def _value_of(self, target: Target) -> TargetValue | None:
        return self._year.value_on(target, self._period.ends_on)

    def _judged(self, target: Target, found: _Found) -> Outcome:
        aim = aim_of(target, self._value_of(target))
        milestone = self._year.milestones.get((target.pk, found.period.pk))
        outcome = self._stood(target, aim, found, milestone)
        judgement = self._year.judgement(target, self._period)
        if outcome.verdict == Verdict.NO_DATA and judgement:
            return replace(
                outcome, expected=None, verdict=judgement.verdict, why=_cut(judgement.words)
            )
        return outcome

    def _stood(self, target: Target, aim: Aim, found: _Found, milestone: Decimal | None) -> Outcome:
        span, value = self._year.span, found.outcome.value
        gone = share_gone(span.starts_on, span.ends_on, found.period.ends_on)
        standing = judge(
            aim,
            value,
            share_gone=gone,
            expected=milestone,
            pace=found.pace,
            periods_left=self._left(target, found.period),
        )
        told = found.outcome.why or why(
            aim,
            value,
            share_gone=gone,
            expected=milestone,
            unit=target.indicator.unit_text,
            until=f"hết {first_lower(found.period.name)}",
        )
        if is_unsure := _is_unsure(standing, aim, found):
            standing = Standing.NO_DATA if gone >= 1 else Standing.ON_TRACK
        return replace(
            found.outcome,
            expected=expected_at(aim, gone, milestone),
            verdict=Verdict(standing.value),
            why=_cut(_with_missing(told, found, is_open=is_unsure and gone >= 1)),
        )

    def _left(self, target: Target, period: Period) -> int:
        """Count the periods that are still to come and ask for the target."""
        if target.counter:
            return self._year.last_number - period.number
        return sum(each > period.number for each in self._due(target))

    def _worst(self, target: Target, strands: list[Strand]) -> Outcome:
        """Of several results under one figure the worst speaks for the target."""
        done = [self._done[target.pk, strand.pk, None] for strand in strands]
        return min(done, key=lambda one: WORST_FIRST.index(Verdict(one.verdict)))

    def _words(self, places: list[Place]) -> str:
        """Return the newest words of the units, up to the period."""
        newest = []
        for place in places:
            told = self._year.words.get(place, ())
            newest += [each for each in told if each.period <= self._period.number][-1:]
        return "\n".join(each.words for each in newest)


def _place(target: Target, strand: Strand | None, share: Share) -> Place:
    return target.pk, strand.pk if strand else None, share.unit_id


def _of(rolled: Rolled) -> Outcome:
    return Outcome(
        value=rolled.value,
        numerator=rolled.numerator,
        denominator=rolled.denominator,
        is_estimate=rolled.is_estimate,
        why=rolled.reason if rolled.reported else "",
    )


def _is_unsure(standing: Standing, aim: Aim, found: _Found) -> bool:
    """What is met by a part of the figures is met by all only where these can but add to it."""
    if not found.is_partial or standing not in (Standing.MET, Standing.EXCEEDED):
        return False
    return not (found.grows and aim.adds_up and aim.seeks == "higher")


def _with_missing(sentence: str, found: _Found, *, is_open: bool) -> str:
    """Add who still owes a figure; ``is_open`` where without it nothing can be concluded."""
    outcome = found.outcome
    if not found.is_partial or (outcome.value is None and not outcome.reported):
        return sentence
    missing = "Đơn vị chưa báo đủ số."
    if found.of:
        missing = f"Mới {outcome.reported} trên {found.owing} {found.of} đủ số."
        if not outcome.reported:
            missing = f"Chưa {found.of} nào đủ số."
    return f"Chưa kết luận được. {missing}" if is_open else f"{sentence} {missing}"


def _cut(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1].rstrip()}…"


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    """Add up values of which none is missing."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _parts_by_whole(targets: list[Target]) -> Mapping[int, list[Target]]:
    parts: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        if target.parent_id and target.part_rule == PartRule.ADDS_UP:
            parts[target.parent_id].append(target)
    return parts


def _converted(part: Target, value: Decimal | None, whole: Target) -> Decimal | None:
    if value is None:
        return None
    try:
        return _rounded(convert(Amount(value, measure_of_target(part)), measure_of_target(whole)))
    except NotConvertible:
        return None


def _rounded(value: Decimal) -> Decimal:
    """As fine as it is stored."""
    return value.quantize(PLACES, ROUND_HALF_UP)
