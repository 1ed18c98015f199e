"""A target's course through its span against the plan's line, the year before beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import F, FilteredRelation, Q, QuerySet

from emulation.lib.charts import Chart, Names, line_chart
from targets.measures import Aim, expected_at, share_gone
from targets.models import Period, Result, Span, Strand, Target
from targets.reporting.aims import aim_of

_WHOLE = Decimal(1)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Stretch:
    """A period as a place of the line: what was set for its end, if anything."""

    pk: int
    number: int
    label: str
    expected: Decimal | None


def charts_of(
    target: Target,
    stretches: list[Stretch] | None = None,
    results: list[Result] | None = None,
) -> list[Chart]:
    """Return the chart of a target, or one for each of its strands.

    A query each for stretches and results that are not given. Targets that figures do not
    tell have none.
    """
    aim = aim_of(target)
    stretches = stretches_of(target, aim) if stretches is None else stretches
    results = list(results_drawn(target)) if results is None else results
    own = [row for row in results if row.target_id == target.pk]
    before = _year_before(results, target.span)
    if not stretches or (aim.goal is None and all(row.value is None for row in own)):
        return []
    # A target with strands has a row of its own, too: the worst of them, which is no line.
    strands = _strands(own) or [None]
    return [_chart(target, aim, strand, stretches, own, before) for strand in strands]


def stretches_of(
    target: Target, aim: Aim, periods: Iterable[Period] | None = None
) -> list[Stretch]:
    """Return all periods of the target's span with the plan's line, planned ones included.

    ``periods`` are these with their ``mark``, where they are known already.
    """
    span = target.span
    if periods is None:
        periods = with_marks(Period.objects.filter(span=span), target).order_by("number")
    return [
        Stretch(
            each.pk,
            each.number,
            short_name(each.name, span),
            expected_at(aim, share_gone(span.starts_on, span.ends_on, each.ends_on), each.mark),
        )
        for each in periods
    ]


def with_marks(periods: QuerySet[Period], target: Target) -> QuerySet[Period]:
    """Add ``mark``: what was set for the target at the end of the period, if anything."""
    milestone = FilteredRelation("milestones", condition=Q(milestones__target=target))
    return periods.annotate(milestone=milestone).annotate(mark=F("milestone__value"))


def short_name(name: str, span: Span) -> str:
    """Return the name of a period inside its year: "Quý I/2024" is "Quý I"."""
    year = span.starts_on.year
    return name.removesuffix(f"/{year}").removesuffix(f" năm {year}")


def rounded_line(values: Iterable[Decimal | None], like: Sequence[Decimal]) -> list[Decimal | None]:
    """Round a computed line as its figures are: whole things to whole ones."""
    step = _WHOLE if all(one == one.to_integral_value() for one in like) else _CENT
    return [None if one is None else _rounded(one, step) for one in values]


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    if step == _CENT and abs(value) < 1:
        step = Decimal("0.001")
    return value.quantize(step, ROUND_HALF_UP)


def _chart(
    target: Target,
    aim: Aim,
    strand: Strand | None,
    stretches: list[Stretch],
    own: list[Result],
    before: list[Result],
) -> Chart:
    key = strand.pk if strand else None
    done = {row.period_id: row.value for row in own if row.strand_id == key}
    # Strands of two years are told apart by their names.
    name = strand.name if strand else None
    earlier = {
        row.period.number: row.value
        for row in before
        if (row.strand.name if row.strand else None) == name
    }
    known = [value for value in done.values() if value is not None]
    goal = [aim.goal] if aim.goal is not None else []
    baseline = [target.baseline] if target.baseline is not None else []
    plan = rounded_line((each.expected for each in stretches), [*known, *goal, *baseline])
    return line_chart(
        labels=[each.label for each in stretches],
        plan=plan,
        done=[done.get(each.pk) for each in stretches],
        last_year=[earlier.get(each.number) for each in stretches],
        unit=target.indicator.unit_text,
        title=_title(target, strand, aim),
        start=Decimal(0) if aim.adds_up else target.baseline,
        is_lower_better=aim.seeks == "lower",
        names=Names(before=_before_name(before)),
    )


def _strands(rows: list[Result]) -> list[Strand]:
    strands = {row.strand_id: row.strand for row in rows if row.strand}
    return sorted(strands.values(), key=lambda strand: strand.position)


def _title(target: Target, strand: Strand | None, aim: Aim) -> str:
    name = f"{target.name}: {strand.name}" if strand else target.name
    return f"{name}, cộng dồn" if aim.adds_up else name


def _before_name(before: list[Result]) -> str:
    return f"Năm {before[0].period.span.starts_on.year}" if before else "Năm trước"


def results_drawn(target: Target) -> QuerySet[Result]:
    """Return the commune's current results of the indicator, this span's and the earlier ones'."""
    ordered = Result.objects.filter(is_drawn(target)).select_related("period__span", "strand")
    return ordered.order_by("period__span__starts_on", "period__number")


def is_drawn(target: Target) -> Q:
    """Return the condition that a result stands in the target's chart."""
    return Q(
        commune=target.commune_id,
        target__indicator=target.indicator_id,
        target__span__kind=target.span.kind,
        period__span__ends_on__lte=target.span.ends_on,
        unit=None,
        is_current=True,
    )


def _year_before(results: list[Result], span: Span) -> list[Result]:
    """Return the results of the newest earlier span of the same kind."""
    earlier = [row for row in results if row.period.span.ends_on < span.starts_on]
    return [row for row in earlier if row.period.span_id == earlier[-1].period.span_id]
