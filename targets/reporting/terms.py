"""A span as it stood when one of its periods was locked: kept then, read for corrections."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Model

from targets.models import MeasureUnit, Period, Share, Target, TargetValue, Terms
from targets.reporting.year import Given, Year

# What a result is computed by, beside figures, judgements and the days of periods.
_OF_TARGET = (
    "baseline",
    "unit_rule",
    "period_rule",
    "frequency",
    "counter",
    "part_rule",
    "ended_on",
)
_OF_INDICATOR = ("kind", "direction", "unit_text")
_OF_MEASURE = ("symbol", "dimension", "factor")
_OF_VALUE = ("comparator", "value", "value_max")


def content_of(
    year: Year, target: Target, period: Period, units: Mapping[int, UUID]
) -> dict[str, Any]:
    """Return what is kept of a target; ``units`` are the uids of units by key."""
    value, indicator = year.value_on(target, period.ends_on), target.indicator
    measure = indicator.measure_unit
    return {
        "target": _kept(target, _OF_TARGET),
        "indicator": _kept(indicator, _OF_INDICATOR),
        "measure": _kept(measure, _OF_MEASURE) if measure else None,
        "value": _kept(value, _OF_VALUE) if value else None,
        "strands": [str(strand.uid) for strand in target.strands.all()],
        "due": year.due[target.pk],
        "counted": year.counted(target, period) if target.counter else None,
        "milestones": {
            str(each.number): year.milestones[target.pk, each.pk]
            for each in year.periods
            if (target.pk, each.pk) in year.milestones
        },
        "shares": {
            str(units[share.unit_id]): share.assigned for share in year.shares.get(target.pk, ())
        },
    }


def as_locked(year: Year, terms: Iterable[Terms], units: Mapping[str, int]) -> Year:
    """Return the year with its targets as they were by ``terms``, without later ones.

    Figures and judgements are those of today. ``units`` are the keys of units by uid.
    """
    kept = {row.target_id: row for row in terms}
    locked = Year(
        span=year.span,
        targets=[_target(t, kept[t.pk]) for t in year.targets if t.pk in kept],
        periods=year.periods,
        last_number=year.last_number,
        figures=year.figures,
        words=year.words,
        judgements=year.judgements,
    )
    keys = {str(each.number): each.pk for each in year.periods}
    milestone = TargetValue._meta.get_field("value")
    for target in locked.targets:
        content = kept[target.pk].content
        locked.due[target.pk] = content["due"]
        locked.shares[target.pk] = sorted(
            Given(units[uid], value) for uid, value in assigned_as_locked(content).items()
        )
        for number, value in content["milestones"].items():
            locked.milestones[target.pk, keys[number]] = milestone.to_python(value)
        if target.counter:
            locked.counts[target.pk] = milestone.to_python(content["counted"])
    return locked


def target_as_locked(today: Target, content: Mapping[str, Any]) -> Target:
    """Return a target with what it asked for by the content of its terms."""
    target, target.indicator = copy.copy(today), copy.copy(today.indicator)
    _set(target, content["target"])
    _set(target.indicator, content["indicator"])
    measure, value = content["measure"], content["value"]
    target.indicator.measure_unit = _set(MeasureUnit(), measure) if measure else None
    target.current = _set(TargetValue(), value) if value else None
    return target


def assigned_as_locked(content: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """Return what units were given, by their uid."""
    assigned = Share._meta.get_field("assigned")
    return {unit: assigned.to_python(value) for unit, value in content["shares"].items()}


def _target(today: Target, terms: Terms) -> Target:
    content = terms.content
    target = target_as_locked(today, content)
    target.parent_id = terms.whole_id
    strands = [each for each in today.strands.all() if str(each.uid) in content["strands"]]
    target._prefetched_objects_cache = {"strands": strands}
    return target


def _kept(row: Model, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _set(row: Any, kept: Mapping[str, Any]) -> Any:
    for name, value in kept.items():
        setattr(row, name, row._meta.get_field(name).to_python(value))
    return row
