"""The commune's targets at the end of a period: how many stand where, and which need a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, FilteredRelation, Q

from emulation.lib.charts import Bar, DueBar, due_bar, state_bar
from targets.following.locked import Held
from targets.following.standings import (
    ALL,
    NEEDS_A_WORD,
    standing_badge,
    standing_label,
    standing_of,
    standing_targets,
    state_counts,
)
from targets.listing import value_words
from targets.measures import Aim, format_short, percent_of
from targets.measures.reach import way_gone
from targets.models import Comparator, Period, Span, Target
from targets.reporting.aims import aim_of


@dataclass(frozen=True)
class Stand:
    """One target of the span and where it stands; without a result it is not asked for yet."""

    target: Target
    standing: str
    value: Decimal | None = None
    expected: Decimal | None = None
    why: str = ""
    is_estimate: bool = False

    @property
    def pk(self) -> int:
        return self.target.pk

    @property
    def uid(self) -> str:
        return str(self.target.uid)

    @property
    def name(self) -> str:
        return self.target.name


@dataclass(frozen=True)
class Line:
    """A target with its figures in words, for a list and for "Cần chỉ đạo"."""

    target: Target
    label: str
    badge: str
    result: str  # "7", "0,81%"; "" for none
    goal: str  # "trên 20 giấy", "mục tiêu không quá 0,66%"
    asked: str  # "20 giấy"
    asked_now: str  # where the period is locked and something else was set since
    percent: Decimal | None
    why: str
    who: str
    bar: DueBar | None
    is_estimate: bool = False


def stands_of(span: Span, period: Period | None) -> list[Stand]:
    """Return every target of the span in its order, with all that lines need; one query."""
    told = ("verdict", "asked", "value", "expected", "why", "is_estimate")
    rows = (
        Target.objects.filter(standing_targets(period), span=span)
        .annotate(now=FilteredRelation("results", condition=whole_now(period)))
        .annotate(**{f"now_{name}": F(f"now__{name}") for name in told})
        .select_related("indicator", "current")
        .order_by("position", "pk")
    )
    return [_stand(target, span) for target in rows]


def _stand(target: Target, span: Span) -> Stand:
    target.span, target.commune = span, span.commune
    return Stand(
        target,
        standing_of(target.now_verdict, target.now_asked),
        target.now_value,
        target.now_expected,
        target.now_why,
        target.now_is_estimate,
    )


def bar_of(stands: Iterable[Stand], *, is_final: bool) -> Bar:
    numbers = Counter(stand.standing for stand in stands)
    return state_bar([row[1:] for row in state_counts(numbers, is_final=is_final)])


def counters_of(stands: Iterable[Stand], *, is_final: bool) -> list[tuple[str, str, str, int]]:
    """Return (standing, label, class, number), all of them first."""
    numbers = Counter(stand.standing for stand in stands)
    return [(ALL, "Tất cả", "", numbers.total()), *state_counts(numbers, is_final=is_final)]


def wanted(stands: Iterable[Stand], standing: str) -> list[Stand]:
    """Return the targets of a standing, or of all."""
    return [each for each in stands if standing in (ALL, each.standing)]


def needing_a_word(stands: Iterable[Stand]) -> list[Stand]:
    """Return the targets that are behind, then those at risk."""
    told = [each for each in stands if each.standing in NEEDS_A_WORD]
    return sorted(told, key=lambda one: NEEDS_A_WORD.index(one.standing))


def lines_of(
    stands: Iterable[Stand], people: Mapping[int, str], held: Mapping[int, Held], *, is_final: bool
) -> list[Line]:
    """Return the lines in the order given; no query."""
    return [_line(each, held[each.pk].target, is_final, people) for each in stands]


def figure_words(aim: Aim, target: Target, value: Decimal) -> tuple[str, str]:
    """Return what was reached and what is asked: "7" and "trên 20 giấy"."""
    unit, asked = target.indicator.unit_text, value_words(target.current, _unit(target))
    if aim.adds_up and aim.seeks == "higher" and aim.comparator in ("=", ">=", "achieve"):
        return format_short(value), f"trên {asked.removeprefix('từ ').removesuffix(' trở lên')}"
    falls = aim.seeks == "lower" and aim.comparator == Comparator.EQUAL
    return format_short(value, unit), f"mục tiêu {'còn ' if falls else ''}{asked}"


def _line(stand: Stand, target: Target, is_final: bool, people: Mapping[int, str]) -> Line:
    """Return the line of what the period holds the ``target`` to."""
    value, asked = stand.value, value_words(target.current, _unit(target))
    now = value_words(stand.target.current, _unit(stand.target))
    aim = aim_of(target)
    figure, goal = figure_words(aim, target, value) if value is not None else ("", "")
    return Line(
        target=target,
        label=standing_label(stand.standing, is_final=is_final),
        badge=standing_badge(stand.standing),
        result=figure,
        goal=goal,
        asked=asked,
        asked_now="" if now == asked else now,
        percent=percent_of(value, aim.goal) if aim.seeks == "higher" else None,
        why=stand.why or "",
        who=people.get(target.answering_unit_id or 0, ""),
        bar=_bar(aim, stand),
        is_estimate=bool(stand.is_estimate),
    )


def _bar(aim: Aim, stand: Stand) -> DueBar | None:
    done = way_gone(aim, stand.value)
    return due_bar(done, way_gone(aim, stand.expected)) if done is not None else None


def _unit(target: Target) -> str:
    return target.indicator.unit_text


def whole_now(period: Period | None) -> Q:
    """Return the condition of a target's current result for the whole commune."""
    return Q(
        results__period=period,
        results__unit__isnull=True,
        results__strand__isnull=True,
        results__is_current=True,
    )
