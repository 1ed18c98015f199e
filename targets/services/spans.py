"""The times that targets are set for."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from emulation.lib.text import clean_line
from emulation.org.models import Commune, User
from emulation.org.rights import authorise, subject
from emulation.trail.services import entry_record
from targets.models import Span, SpanKind
from targets.selectors import span_of_year


@transaction.atomic
def span_for_year(*, commune: Commune, year: int, by: User | None) -> Span:
    """Return the commune's span of the calendar year, opened if need be."""
    found = span_of_year(commune, year) or _opened_meanwhile(commune, year)
    if found:
        return found
    return span_open(
        commune=commune,
        kind=SpanKind.YEAR,
        name=f"Năm {year}",
        starts_on=dt.date(year, 1, 1),
        ends_on=dt.date(year, 12, 31),
        by=by,
    )


def _opened_meanwhile(commune: Commune, year: int) -> Span | None:
    """Let a colleague who opens the year in this moment end first."""
    Commune.objects.filter(pk=commune.pk).update(place=F("place"))
    return span_of_year(commune, year)


FIRST_YEAR, LAST_YEAR = 1990, 2100


@transaction.atomic
def span_open(
    *,
    commune: Commune,
    kind: str,
    name: str,
    starts_on: dt.date,
    ends_on: dt.date,
    by: User | None,
) -> Span:
    actor = authorise(by, "targets.keep", commune)
    span = Span(
        commune=commune, kind=kind, name=clean_line(name), starts_on=starts_on, ends_on=ends_on
    )
    if not (starts_on.year >= FIRST_YEAR and ends_on.year <= LAST_YEAR):
        raise ValidationError({"ends_on": f"Chọn ngày từ năm {FIRST_YEAR} đến năm {LAST_YEAR}."})
    if kind == SpanKind.YEAR and span_of_year(commune, starts_on.year):
        raise ValidationError({"starts_on": f"Năm {starts_on.year} đã mở rồi."})
    span.full_clean()
    span.save()
    entry_record("targets.span.opened", actor=actor, subject=subject(span))
    return span
