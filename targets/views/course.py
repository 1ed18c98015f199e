"""What the page of one target shows of its year: the line, the units, all that was stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest

from emulation.lib import dates
from targets.following.lines import charts_of, stretches_of
from targets.following.people import ordered_units
from targets.following.readers import readable_units
from targets.following.scope import newest_period, opened_periods
from targets.following.units import results_ever, stored_of, unit_table
from targets.models import Period, Target
from targets.reporting.aims import aim_of


def course_of(request: HttpRequest, target: Target) -> dict[str, Any]:
    """Return the part of the page about the year; eight queries, whatever the units."""
    periods = opened_periods(target.span)
    period = newest_period(periods)
    stretches, results = stretches_of(target, aim_of(target)), results_ever(target)
    shares = {share.unit_id: share for share in target.shares.all()}
    units = {*shares, *(row.unit_id for row in results if row.unit_id)}
    spells = ordered_units(units, _day(period))
    names = {spell.unit_id: spell.name for spell in spells}
    table = unit_table(
        target,
        period,
        stretches,
        results,
        [shares[spell.unit_id] for spell in spells if spell.unit_id in shares],
        readable=readable_units(request.user, target.commune_id),
    )
    return {
        "charts": charts_of(target, stretches) if period else [],
        "period": period,
        "table": table,
        "table_rows": [(names[row.unit], row) for row in table.rows],
        "stored": [
            (each, names.get(each.result.unit_id or 0, "Cả xã"))
            for each in stored_of(target, results)
        ],
    }


def _day(period: Period | None) -> dt.date:
    return min(dates.today(), period.ends_on) if period else dates.today()
