"""What the page of one target shows of its year: the line, the units, all that was stored."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest

from emulation.lib import dates
from emulation.org.models import Spell
from targets.following.lines import charts_of, stretches_of
from targets.following.people import ordered_units
from targets.following.readers import readable_units
from targets.following.scope import newest_period, opened, periods_of
from targets.following.units import results_ever, shares_given, stored_of, unit_table
from targets.models import Period, Target
from targets.reporting.aims import aim_of


def course_of(request: HttpRequest, target: Target, spells: list[Spell]) -> dict[str, Any]:
    """Return the part of the page about the year; four queries, whatever the units.

    ``spells`` are all of the commune's units, oldest first.
    """
    periods = periods_of(target.span, target)
    period = newest_period(opened(periods))
    stretches = stretches_of(target, aim_of(target), periods)
    results, drawn = results_ever(target)
    shares = shares_given(target, period)
    units = {*shares, *(row.unit_id for row in results if row.unit_id)}
    held = ordered_units(units, _day(period), spells)
    names = {spell.unit_id: spell.home_name for spell in held}
    table = unit_table(
        target,
        period,
        stretches,
        results,
        [shares[spell.unit_id] for spell in held if spell.unit_id in shares],
        readable=readable_units(request.user, target.commune_id),
    )
    return {
        "charts": charts_of(target, stretches, drawn) if period else [],
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
