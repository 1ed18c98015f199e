"""Rows held until a transaction ends, so that two people follow each other.

An UPDATE waits on every database, and what is read after it is what the other one left.
"""

from __future__ import annotations

from django.db.models import F

from targets.models import Period, PeriodState, Span


def hold_span(span_id: int) -> None:
    """Let results of one span be computed by one person after another."""
    Span.objects.filter(pk=span_id).update(kind=F("kind"))


def hold_period(period: Period) -> bool:
    """Hold a period; return whether it is still open."""
    rows = Period.objects.filter(pk=period.pk)
    return bool(rows.filter(state=PeriodState.OPEN).update(number=F("number")))
