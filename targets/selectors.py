"""Reading targets, their spans and the catalogues they use."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Max, Q, QuerySet

from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import Commune, User
from emulation.org.rights import readable_communes
from targets.measure_units import usual_symbol
from targets.measures import Amount, Check, Measure, Node, check_tree
from targets.models import MeasureUnit, Span, SpanKind, Target, TargetValue


def targets_visible_to(user: User | AnonymousUser) -> QuerySet[Target]:
    """Return the targets that the account may read; twin of the right ``targets.view``."""
    return _whole_rows().filter(commune__in=readable_communes(user))


def targets_of_span(span: Span) -> QuerySet[Target]:
    """Return the targets of a span in their order, with what a list shows of each."""
    return _whole_rows().filter(span=span)


def targets_of_commune(commune: Commune) -> QuerySet[Target]:
    """Return the targets of all spans, span by span in their order."""
    return _whole_rows().filter(commune=commune).order_by("span", "position", "pk")


def kin_of(target: Target) -> tuple[list[Target], list[Target]]:
    """Return the parts of a target in their order, and the targets of other spans that ask
    for the same, newest first; one query."""
    kin = Q(parent=target, span=target.span) | Q(indicator=target.indicator)
    rows = _with_related().filter(kin).exclude(pk=target.pk).order_by("position", "pk")
    parts = [row for row in rows if row.parent_id == target.pk and row.span_id == target.span_id]
    others = [row for row in rows if row.indicator_id == target.indicator_id]
    return parts, sorted(others, key=lambda row: row.span.starts_on, reverse=True)


def spans_visible_to(user: User | AnonymousUser) -> QuerySet[Span]:
    """Return the spans that the account may read, newest first, with ``target_count``."""
    spans = Span.objects.filter(commune__in=readable_communes(user)).select_related("commune")
    return spans.annotate(target_count=Count("targets"))


def span_of_year(commune: Commune, year: int) -> Span | None:
    """Return the commune's span of a calendar year, or ``None`` where it was not opened."""
    spans = Span.objects.filter(commune=commune, kind=SpanKind.YEAR)
    return spans.filter(starts_on__year=year).first()


def present_span(spans: Iterable[Span], commune: Commune | None) -> Span | None:
    """Choose what to show first: the commune's year that is running, else its newest span."""
    ordered = sorted(spans, key=lambda span: span.starts_on, reverse=True)
    own = [span for span in ordered if commune and span.commune_id == commune.pk] or ordered
    running = (span for span in own if span.kind == SpanKind.YEAR and _runs_today(span))
    return next(running, own[0] if own else None)


def next_position(span: Span) -> int:
    """Return the place behind the last target of the span."""
    highest = span.targets.aggregate(highest=Max("position"))["highest"]
    return 1 if highest is None else highest + 1


def measure_units_of(commune: Commune) -> QuerySet[MeasureUnit]:
    return MeasureUnit.objects.filter(commune=commune)


def measure_unit_find(commune: Commune, text: str) -> MeasureUnit | None:
    """Return the unit of measure that was typed, in any usual spelling, or ``None``."""
    symbol = usual_symbol(clean_line(text))
    rows = measure_units_of(commune)
    return rows.filter(symbol=symbol).first() or rows.filter(symbol__iexact=symbol).first()


def values_of(target: Target) -> QuerySet[TargetValue]:
    """Return what the target asked for over time, newest first."""
    return target.values.order_by("-pk")


def measure_of(unit: MeasureUnit | None, typed: str = "") -> Measure:
    """Return a unit of measure as plain values; one outside the catalogue is what was typed."""
    if unit is None:
        return Measure(typed)
    return Measure(typed or unit.symbol, unit.dimension, unit.factor)


def measure_of_target(target: Target) -> Measure:
    """Return the unit in which a target and its results are counted."""
    return measure_of(target.indicator.measure_unit, target.indicator.unit_text)


def amount_of(target: Target) -> Amount:
    """Return the target's one definite figure; a range or no figure has none."""
    current = target.current
    value = None if current is None or current.value_max is not None else current.value
    return Amount(value, measure_of_target(target))


def checks_of(targets: Iterable[Target]) -> dict[Hashable, Check]:
    """Say, by key of the whole, whether the parts agree with it. No query of its own."""
    nodes = [Node(t.pk, amount_of(t), t.parent_id, t.part_rule) for t in targets]
    return check_tree(nodes)


def _runs_today(span: Span) -> bool:
    return span.starts_on <= dates.today() <= span.ends_on


def _whole_rows() -> QuerySet[Target]:
    return _with_related().prefetch_related("strands", "units").order_by("position", "pk")


def _with_related() -> QuerySet[Target]:
    return Target.objects.select_related(
        "commune", "span", "indicator__measure_unit", "current", "answering_unit", "parent"
    )
