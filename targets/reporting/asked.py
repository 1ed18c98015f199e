"""Which shares are asked for in which period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from emulation.org.models import Unit
from targets.measures.asking import is_asked
from targets.models import Period, Share, Target


def is_asked_in(target: Target, period: Period) -> bool:
    """Say whether units report the target at the end of the period.

    A target that the system counts is never asked for.
    """
    span = period.span
    return not target.counter and is_asked(
        target.frequency,
        period_ends_on=period.ends_on,
        span_starts_on=span.starts_on,
        span_ends_on=span.ends_on,
    )


def asked_shares(period: Period, unit: Unit | None = None) -> list[Share]:
    """Return the shares asked for in a period, of one unit or of all, in the targets' order."""
    rows = Share.objects.filter(commune=period.commune_id, target__span=period.span_id)
    if unit is not None:
        rows = rows.filter(unit=unit)
    rows = rows.select_related(
        "target__indicator__measure_unit", "target__current", "target__parent", "unit"
    ).prefetch_related("target__strands")
    ordered = rows.order_by("target__position", "target__pk", "unit__pk")
    return [share for share in ordered if is_asked_in(share.target, period)]


def asked_units(shares: Iterable[Share]) -> list[Unit]:
    """Return the units that have anything to report, each once."""
    return list({share.unit_id: share.unit for share in shares}.values())


def units_by_target(shares: Iterable[Share]) -> Counter[int]:
    """Return how many units share each of the targets of these shares."""
    targets = {share.target_id for share in shares}
    rows = Share.objects.filter(target__in=targets)
    return Counter(rows.values_list("target", flat=True))
