"""The last result of what a unit pledges on: before the campaign began."""

from __future__ import annotations

from campaigns.models import Registration
from emulation.lib.text import first_lower
from targets.measures import format_short
from targets.models import Result, Target


def last_results(registration: Registration) -> dict[str, str]:
    """Return by uid of the target "năm 2023: 560 tấn", the newest before the campaign.

    Two queries.
    """
    campaign = registration.campaign
    targets = Target.objects.filter(shares__pledges__registration=registration)
    told = list(targets.order_by().values_list("uid", "indicator"))
    rows = Result.objects.filter(
        commune=registration.commune_id,
        unit=registration.unit_id,
        strand=None,
        is_current=True,
        value__isnull=False,
        target__indicator__in={indicator for _, indicator in told},
        period__ends_on__lt=campaign.starts_on,
    ).select_related("target__indicator", "period__span")
    newest = {row.target.indicator_id: row for row in rows.order_by("period__ends_on", "pk")}
    return {str(uid): _words(newest[indicator]) for uid, indicator in told if indicator in newest}


def _words(row: Result) -> str:
    period, span = row.period, row.period.span
    name = span.name if period.ends_on == span.ends_on else f"đến hết {first_lower(period.name)}"
    return f"{first_lower(name)}: {format_short(row.value, row.target.indicator.unit_text)}"
