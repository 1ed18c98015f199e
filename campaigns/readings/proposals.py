"""What saving a reading would make: shown to the person before, and done by the save.

Known indicators are recognised by name and unit; a target that the span already has is
used again; names that would meet are told apart. Three queries, however many targets.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError

from campaigns.intake.as_json import from_state
from campaigns.intake.drafting import DraftPlan, draft_of
from campaigns.intake.fitting import (
    add_up,
    figures_of,
    fitted,
    headings_above,
    part_rule,
    wholes_first,
)
from campaigns.intake.guesses import (
    FIRST_YEAR,
    LAST_YEAR,
    guess_days,
    guess_field,
    guess_kind,
    guess_year,
)
from campaigns.intake.naming import distinct_name, indicator_key, whole_name
from campaigns.intake.parts import Reading, ReadTarget
from campaigns.models import Intake, PlanKind
from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import Commune
from targets.known import KnownIndicators
from targets.measures import Amount, format_value
from targets.models import Indicator, Span, Target
from targets.selectors import measure_of, span_of_year

# What the person may settle for one target before saving.
TARGET_CHOICES = frozenset(
    {"skip", "name", "unit", "kind", "direction", "field", "part_rule", "indicator"}
)


@dataclass(frozen=True)
class TargetProposal:
    """One target of the reading as it would be saved.

    ``read`` is within the rules of a stored target; ``existing`` is the span's own target
    that is used instead of a new one.
    """

    number: int
    read: ReadTarget
    name: str
    field: str
    parent: int | None = None  # the whole that is saved, too
    part_rule: str = ""
    indicator: Indicator | None = None  # known; None: a new one is proposed
    indicator_name: str = ""
    existing: Target | None = None
    alike: tuple[Indicator, ...] = ()
    problems: tuple[str, ...] = ()
    skipped: bool = False
    direction_confirmed: bool = False

    @property
    def words(self) -> str:
        """What it asks for: "từ 98% trở lên"."""
        return _words(figures_of(self.read), self.read.unit)


@dataclass(frozen=True)
class Proposal:
    kind: str
    year: int
    title: str
    span_name: str = ""
    days: tuple[dt.date, dt.date] | None = None
    draft: DraftPlan = field(default_factory=DraftPlan)
    targets: tuple[TargetProposal, ...] = ()


def intake_proposal(intake: Intake, choices: Mapping[str, Any] | None = None) -> Proposal:
    """Return what saving the intake would make, by the choices made so far.

    ``choices``: kind, year, title, span_name, starts_on, ends_on, and ``targets``, by number
    the choices of ``TARGET_CHOICES``.
    """
    return proposal_of(intake.commune, from_state(intake.reading), choices or {})


def proposal_of(commune: Commune, reading: Reading, choices: Mapping[str, Any]) -> Proposal:
    kind = choices.get("kind") or guess_kind(reading)
    year = _year(choices) or guess_year(reading) or dates.today().year
    draft = draft_of(reading)
    title = clean_line(choices.get("title") or "") or draft.head.title
    span = span_of_year(commune, year) if kind == PlanKind.YEARLY else None
    return Proposal(
        kind=kind,
        year=year,
        title=title or f"Phát động các phong trào thi đua năm {year}",
        span_name=clean_line(choices.get("span_name") or "") or title[:200],
        days=_days(reading, choices),
        draft=draft,
        targets=_Targets(commune, span, reading, choices.get("targets") or {}).proposals(),
    )


def target_proposals(
    commune: Commune, span: Span | None, reading: Reading, choices: Mapping[Any, Any]
) -> tuple[TargetProposal, ...]:
    """Return how the targets of a reading would be set in the span, in their order."""
    return _Targets(commune, span, reading, choices).proposals()


def _year(choices: Mapping[str, Any]) -> int | None:
    given = str(choices.get("year") or "").strip()
    if given and not (given.isdecimal() and FIRST_YEAR <= int(given) <= LAST_YEAR):
        sentence = f"Chọn năm từ {FIRST_YEAR} đến {LAST_YEAR}."
        raise ValidationError({"year": sentence})
    return int(given) if given else None


def _days(reading: Reading, choices: Mapping[str, Any]) -> tuple[dt.date, dt.date] | None:
    first, last = choices.get("starts_on"), choices.get("ends_on")
    return (first, last) if first and last else guess_days(reading)


class _Targets:
    """Makes the proposals one after another, a whole before its parts."""

    def __init__(
        self, commune: Commune, span: Span | None, reading: Reading, choices: Mapping[Any, Any]
    ) -> None:
        self._known = KnownIndicators(commune)
        self._choices = {int(number): dict(given) for number, given in choices.items()}
        self._headings = headings_above(reading.items)
        self._read = [self._fitted(n, target) for n, target in enumerate(reading.targets)]
        self._parts: dict[int | None, list[int]] = defaultdict(list)
        for number, (target, _) in enumerate(self._read):
            if not self._choices.get(number, {}).get("skip"):
                self._parts[target.parent].append(number)
        self._existing = _targets_by_indicator(span)
        self._span = span
        self._taken: set[tuple[str, str]] = set()
        self._next: dict[tuple[str, str], int] = {}
        self._sums: dict[tuple[int | None, str], bool] = {}
        self._done: dict[int, TargetProposal] = {}

    def proposals(self) -> tuple[TargetProposal, ...]:
        for number in wholes_first([read.parent for read, _ in self._read]):
            self._done[number] = self._proposal(number)
        return tuple(self._done[number] for number in range(len(self._read)))

    def _fitted(self, number: int, target: ReadTarget) -> tuple[ReadTarget, tuple[str, ...]]:
        """Apply the person's words before the rules."""
        given = self._choices.get(number, {})
        typed = {
            name: given[name] for name in ("name", "unit", "kind", "direction") if given.get(name)
        }
        return fitted(replace(target, **typed))

    def _proposal(self, number: int) -> TargetProposal:
        read, problems = self._read[number]
        given = self._choices.get(number, {})
        made = TargetProposal(number, read, read.name, self._field(read, given), problems=problems)
        made = replace(made, direction_confirmed=bool(given.get("direction")))
        if given.get("skip"):
            return replace(made, skipped=True)
        parent = self._parent(read)
        made = self._named(made, parent, given)
        if parent:
            rule = given.get("part_rule") or self._part_rule(number, parent.read)
            made = replace(made, parent=parent.number, part_rule=rule)
        return self._with_existing(made)

    def _field(self, read: ReadTarget, given: Mapping[str, Any]) -> str:
        headings = self._headings.get(read.place.block, ())
        return given.get("field") or guess_field((read.name, read.text, *headings))

    def _parent(self, read: ReadTarget) -> TargetProposal | None:
        """Return the nearest whole that is saved."""
        above = self._done.get(read.parent) if read.parent is not None else None
        while above is not None and above.skipped:
            above = self._done.get(above.read.parent) if above.read.parent is not None else None
        return above

    def _named(
        self, made: TargetProposal, parent: TargetProposal | None, given: Mapping[str, Any]
    ) -> TargetProposal:
        """Give it an indicator that no other target of the plan has."""
        read, parent_name = made.read, parent.name if parent else ""
        chosen = self._known.chosen(given.get("indicator"))
        if chosen and self._key_of(chosen) not in self._taken:
            self._taken.add(self._key_of(chosen))
            return replace(made, indicator=chosen, indicator_name=chosen.name)
        symbol = self._known.symbol(read.unit)
        contexts = self._headings.get(read.place.block, ())
        name = distinct_name(read.name, parent_name, symbol, contexts, self._taken, self._next)
        problems = made.problems
        if name != read.name:
            problems += (f"Trùng tên với chỉ tiêu khác của văn bản; đặt là “{name}”.",)
        self._taken.add(indicator_key(name, parent_name, symbol))
        whole = whole_name(name, parent_name)
        known = self._known.find(whole, read.unit)
        alike = () if known else self._known.alike(whole, read.unit)
        return replace(
            made, name=name, indicator=known, indicator_name=whole, alike=alike, problems=problems
        )

    def _key_of(self, indicator: Indicator) -> tuple[str, str]:
        return indicator.search_key, self._known.symbol(indicator.unit_text)

    def _with_existing(self, made: TargetProposal) -> TargetProposal:
        existing = self._existing.get(made.indicator.pk) if made.indicator else None
        if existing is None:
            return made
        made = replace(made, existing=existing)
        if _asks_the_same(existing, made.read):
            return made
        stored = figures_in(existing)
        sentence = (
            f"{self._span} đã có chỉ tiêu này: {_words(stored, existing.indicator.unit_text)}. "
            "Kế hoạch dùng chỉ tiêu đã có; con số trong đoạn văn để nguyên, không gắn."
        )
        return replace(made, problems=(*made.problems, sentence))

    def _part_rule(self, number: int, whole: ReadTarget) -> str:
        read, amount = self._read[number][0], self._amount(whole)
        own = self._amount(read)
        return part_rule(amount, own, read.kind, adds_up=self._adds_up(read.parent, own, amount))

    def _adds_up(self, parent: int | None, own: Amount, whole: Amount) -> bool:
        """Say whether the parts in a unit like this one's make the whole; counted once."""
        key = parent, _dimension(own)
        if key not in self._sums:
            siblings = [self._amount(self._read[n][0]) for n in self._parts[parent]]
            like = [one for one in siblings if _dimension(one) == _dimension(own)]
            self._sums[key] = add_up(whole, like)
        return self._sums[key]

    def _amount(self, read: ReadTarget) -> Amount:
        value = None if read.value_max is not None else read.value
        return Amount(value, measure_of(self._known.unit(read.unit), read.unit))


def _dimension(amount: Amount) -> str:
    return amount.measure.dimension or amount.measure.symbol


def figures_in(target: Target) -> dict[str, Any]:
    """Return what a saved target asks for."""
    current = target.current
    names = ("comparator", "value", "value_max", "numerator", "denominator", "level")
    return {name: getattr(current, name) for name in names}


def _targets_by_indicator(span: Span | None) -> dict[int, Target]:
    if span is None:
        return {}
    rows = Target.objects.filter(span=span).select_related("indicator", "current")
    return {row.indicator_id: row for row in rows}


def _asks_the_same(existing: Target, read: ReadTarget) -> bool:
    stored, asked = figures_in(existing), figures_of(read)
    return all(stored[name] == asked[name] for name in ("comparator", "value", "value_max"))


def _words(figures: Mapping[str, Any], unit: str) -> str:
    given: Sequence[str] = ("value", "value_max", "numerator", "denominator", "level")
    return format_value(figures["comparator"], unit=unit, **{name: figures[name] for name in given})
