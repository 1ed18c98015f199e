"""What came of every target of a span at the end of a period, computed from its rows.

No query of its own but for targets that the portal counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from emulation.lib import dates
from emulation.lib.text import first_lower
from targets.counters import counted
from targets.measures import Amount, Measure, NotConvertible, convert
from targets.measures.rolling import Figure, Rolled, over_periods, over_units
from targets.measures.standing import Aim, Standing, expected_at, judge, share_gone, why
from targets.models import Comparator, PartRule, Period, Share, Strand, Target, Verdict
from targets.reporting.asked import is_asked_in
from targets.reporting.year import Year

Key = tuple[int, int | None, int | None]  # target, strand, unit

WORST_FIRST = (
    Verdict.BEHIND,
    Verdict.AT_RISK,
    Verdict.NO_DATA,
    Verdict.ON_TRACK,
    Verdict.MET,
    Verdict.EXCEEDED,
)


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


def outcomes_of(year: Year, period: Period) -> dict[Key, Outcome]:
    """Return the outcome of every target, strand and unit at the end of a period."""
    return _Computation(year, period).outcomes()


def aim_of(target: Target) -> Aim:
    """Return what a target asks for as plain values."""
    current, indicator = target.current, target.indicator
    return Aim(
        comparator=current.comparator if current else Comparator.ACHIEVE,
        direction=indicator.direction,
        kind=indicator.kind,
        value=current.value if current else None,
        value_max=current.value_max if current else None,
        baseline=target.baseline,
        period_rule=target.period_rule,
    )


def aim_of_share(share: Share, target: Target) -> Aim:
    """Return what a unit's part asks for; without a figure of its own, the target's."""
    aim = replace(aim_of(target), baseline=None)
    if share.assigned is None:
        return aim
    comparator = "=" if aim.comparator == Comparator.RANGE else aim.comparator
    return replace(aim, comparator=comparator, value=share.assigned, value_max=None)


class _Computation:
    def __init__(self, year: Year, period: Period) -> None:
        self._year, self._period = year, period
        span = year.span
        self._gone = share_gone(span.starts_on, span.ends_on, period.ends_on)
        self._left = len([each for each in year.periods if each.number > period.number])
        self._until = f"hết {first_lower(period.name)}"
        self._parts = _parts_by_whole(year.targets)
        self._done: dict[Key, Outcome] = {}

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
            self._done[target.pk, strand.pk, None] = self._judged(
                target, self._from_units(target, strand)
            )
        outcome = self._worst(target, strands) if strands else self._whole(target)
        self._done[key] = outcome
        return outcome

    def _whole(self, target: Target) -> Outcome:
        if target.counter:
            return self._judged(target, self._counted(target))
        if self._year.shares.get(target.pk):
            return self._judged(target, self._from_units(target, None))
        return self._judged(target, self._from_parts(target))

    def _from_units(self, target: Target, strand: Strand | None) -> Outcome:
        shares = self._year.shares.get(target.pk, [])
        unit_text = target.indicator.unit_text
        now, before = [], []
        for share in shares:
            figure = self._unit(target, strand, share)
            now.append(figure)
            before.append(self._through(target, strand, share, self._period.number - 1))
        asked = len(shares) if is_asked_in(target, self._period) else 0
        rolled = over_units(_oldest_first(now), target.unit_rule, asked=len(shares), unit=unit_text)
        earlier = over_units(
            _oldest_first(before), target.unit_rule, asked=len(shares), unit=unit_text
        )
        return replace(
            _of(rolled),
            asked=asked,
            in_period=_in_period(target, rolled.value, earlier.value),
            words=self._words(target, strand, shares),
        )

    def _unit(self, target: Target, strand: Strand | None, share: Share) -> Figure:
        """Put down the outcome of one unit and return its figure."""
        now = self._through(target, strand, share, self._period.number)
        before = self._through(target, strand, share, self._period.number - 1)
        aim = aim_of_share(share, target)
        pace = _difference(now.value, before.value)
        outcome = Outcome(
            value=now.value,
            numerator=now.numerator,
            denominator=now.denominator,
            in_period=_in_period(target, now.value, before.value),
            expected=expected_at(aim, self._gone),
            reported=int(now.value is not None),
            asked=int(is_asked_in(target, self._period)),
            is_estimate=now.is_estimate,
            words=self._words(target, strand, [share]),
            verdict=self._verdict(aim, now.value, None, pace),
            why=self._why(aim, now.value, None, target),
        )
        self._done[target.pk, strand.pk if strand else None, share.unit_id] = outcome
        return now

    def _through(self, target: Target, strand: Strand | None, share: Share, through: int) -> Figure:
        place = (target.pk, strand.pk if strand else None, share.unit_id)
        figures = self._year.figures.get(place, [])
        return over_periods(
            figures, target.period_rule, through=through, unit=target.indicator.unit_text
        )

    def _counted(self, target: Target) -> Outcome:
        span = self._year.span
        day = min(self._period.ends_on, dates.today())
        value = counted(target.counter, target.commune, span.starts_on, day)
        return Outcome(value=value, reported=int(value is not None), asked=1)

    def _from_parts(self, target: Target) -> Outcome:
        """Add up the parts of a whole that nobody reports itself."""
        parts = self._parts.get(target.pk, [])
        done = [self._target(part) for part in parts]
        values = [_converted(part, one, target) for part, one in zip(parts, done, strict=True)]
        known = [value for value in values if value is not None]
        if not known:
            return Outcome(asked=int(bool(parts) and any(one.asked for one in done)))
        return Outcome(
            value=sum(known, Decimal(0)) if len(known) == len(parts) else None,
            reported=len(known),
            asked=len(parts),
            is_estimate=any(one.is_estimate for one in done),
            why="" if len(known) == len(parts) else "Chưa đủ số của các phần.",
        )

    def _judged(self, target: Target, outcome: Outcome) -> Outcome:
        aim = aim_of(target)
        milestone = self._year.milestones.get((target.pk, self._period.pk))
        pace = outcome.in_period if target.period_rule == "sum" else None
        verdict = self._verdict(aim, outcome.value, milestone, pace)
        judgement = self._year.judgement(target, self._period)
        if verdict == Verdict.NO_DATA and judgement:
            return replace(outcome, verdict=judgement.verdict, why=judgement.words[:300])
        sentence = outcome.why or self._why(aim, outcome.value, milestone, target)
        return replace(
            outcome,
            expected=expected_at(aim, self._gone, milestone),
            verdict=verdict,
            why=_with_missing(sentence, outcome),
        )

    def _verdict(
        self, aim: Aim, value: Decimal | None, milestone: Decimal | None, pace: Decimal | None
    ) -> str:
        standing = judge(
            aim,
            value,
            share_gone=self._gone,
            expected=milestone,
            pace=pace,
            periods_left=self._left,
        )
        return Verdict(Standing(standing).value)

    def _why(
        self, aim: Aim, value: Decimal | None, milestone: Decimal | None, target: Target
    ) -> str:
        return why(
            aim,
            value,
            share_gone=self._gone,
            expected=milestone,
            unit=target.indicator.unit_text,
            until=self._until,
        )[:300]

    def _worst(self, target: Target, strands: list[Strand]) -> Outcome:
        """Of several results under one figure the worst speaks for the target."""
        done = [self._done[target.pk, strand.pk, None] for strand in strands]
        return min(done, key=lambda one: WORST_FIRST.index(Verdict(one.verdict)))

    def _words(self, target: Target, strand: Strand | None, shares: list[Share]) -> str:
        """Return the newest words of the units, up to the period."""
        newest = []
        for share in shares:
            place = (target.pk, strand.pk if strand else None, share.unit_id)
            told = [
                each
                for each in self._year.words.get(place, ())
                if each.period <= self._period.number
            ]
            newest += told[-1:]
        return "\n".join(each.words for each in newest)


def _of(rolled: Rolled) -> Outcome:
    return Outcome(
        value=rolled.value,
        numerator=rolled.numerator,
        denominator=rolled.denominator,
        reported=rolled.reported,
        is_estimate=rolled.is_estimate,
        why=rolled.reason if rolled.reported else "",
    )


def _with_missing(sentence: str, outcome: Outcome) -> str:
    if not 0 < outcome.reported < outcome.asked:
        return sentence
    return f"{sentence} Mới {outcome.reported} trên {outcome.asked} đơn vị có số.".strip()[:300]


def _in_period(target: Target, now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """Return the period's own figure of what adds up; of a level, the change."""
    if now is None:
        return None
    if target.period_rule == "sum":
        return now - (before or Decimal(0))
    return _difference(now, before)


def _difference(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if now is None or before is None else now - before


def _oldest_first(figures: list[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda figure: figure.period)


def _parts_by_whole(targets: list[Target]) -> Mapping[int, list[Target]]:
    parts: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        if target.parent_id and target.part_rule == PartRule.ADDS_UP:
            parts[target.parent_id].append(target)
    return parts


def _converted(part: Target, outcome: Outcome, whole: Target) -> Decimal | None:
    if outcome.value is None:
        return None
    try:
        return convert(Amount(outcome.value, _measure(part)), _measure(whole))
    except NotConvertible:
        return None


def _measure(target: Target) -> Measure:
    indicator = target.indicator
    unit = indicator.measure_unit
    if unit is None:
        return Measure(indicator.unit_text)
    return Measure(indicator.unit_text, unit.dimension, unit.factor)
