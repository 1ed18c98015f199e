"""Units of measure, and indicators that last over the years."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import transaction

from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, User
from emulation.org.rights import authorise, subject
from emulation.org.services.rows import cleaned, save_changes, set_fields
from emulation.trail.changes import changes_to
from emulation.trail.services import Actor, entry_record
from targets.measure_units import MEASURE_UNITS
from targets.models import Indicator, MeasureUnit, Target
from targets.selectors import measure_unit_find
from targets.services.results import results_of_targets_refresh

SORT_KEY_LENGTH = 1500
UNIT_FIELDS = frozenset({"symbol", "name", "dimension", "factor"})
INDICATOR_FIELDS = frozenset(
    {"name", "code", "kind", "direction", "direction_confirmed", "field", "unit_text", "is_active"}
)
# What results are computed by.
JUDGED_BY = frozenset({"kind", "direction", "unit_text"})


@transaction.atomic
def measure_units_seed(*, commune: Commune, by: User | None) -> int:
    """Give the commune the usual units that it lacks; return how many were added."""
    actor = authorise(by, "targets.keep_catalogue", commune)
    known = set(MeasureUnit.objects.filter(commune=commune).values_list("symbol", flat=True))
    missing = [spec for spec in MEASURE_UNITS if spec.symbol not in known]
    rows = [
        MeasureUnit(
            commune=commune,
            symbol=spec.symbol,
            name=spec.name,
            dimension=spec.dimension,
            factor=spec.decimal_factor,
        )
        for spec in missing
    ]
    MeasureUnit.objects.bulk_create(rows)
    if rows:
        names = ", ".join(spec.symbol for spec in missing)
        entry_record(
            "targets.measure_unit.created", actor=actor, subject=subject(commune, name=names)
        )
    return len(rows)


@transaction.atomic
def measure_unit_create(
    *,
    commune: Commune,
    symbol: str,
    name: str = "",
    dimension: str,
    factor: Decimal = Decimal(1),
    by: User | None,
) -> MeasureUnit:
    actor = authorise(by, "targets.keep_catalogue", commune)
    unit = MeasureUnit(
        commune=commune,
        symbol=clean_line(symbol),
        name=clean_line(name),
        dimension=clean_line(dimension),
        factor=factor,
    )
    unit.full_clean()
    unit.save()
    # What was typed before the catalogue knew the unit can be converted from now on.
    typed = Indicator.objects.filter(commune=commune, measure_unit=None)
    typed.filter(unit_text__iexact=unit.symbol).update(measure_unit=unit)
    entry_record("targets.measure_unit.created", actor=actor, subject=subject(unit))
    return unit


@transaction.atomic
def measure_unit_change(*, unit: MeasureUnit, by: User | None, **fields: Any) -> MeasureUnit:
    actor = authorise(by, "targets.keep_catalogue", unit.commune)
    save_changes(unit, fields, "targets.measure_unit.changed", actor, allowed=UNIT_FIELDS)
    results_of_targets_refresh(Target.objects.filter(indicator__measure_unit=unit))
    return unit


@transaction.atomic
def indicator_create(
    *,
    commune: Commune,
    name: str,
    kind: str,
    direction: str,
    field: str,
    unit_text: str = "",
    code: str = "",
    direction_confirmed: bool = False,
    by: User | None,
) -> Indicator:
    actor = authorise(by, "targets.keep_catalogue", commune)
    return indicator_make(
        commune,
        actor,
        name=name,
        kind=kind,
        direction=direction,
        direction_confirmed=direction_confirmed,
        field=field,
        unit_text=unit_text,
        code=clean_line(code),
    )


@transaction.atomic
def indicator_change(*, indicator: Indicator, by: User | None, **fields: Any) -> Indicator:
    """Change what lasts over the years: every target of the indicator follows."""
    actor = authorise(by, "targets.keep_catalogue", indicator.commune)
    indicator_update(indicator, actor, fields)
    return indicator


def indicator_make(commune: Commune, actor: Actor, **fields: Any) -> Indicator:
    """Make an indicator inside a service that has asked for the right."""
    indicator = Indicator(commune=commune, **fields)
    _save(indicator)
    entry_record("targets.indicator.created", actor=actor, subject=subject(indicator))
    return indicator


def indicator_update(indicator: Indicator, actor: Actor, fields: dict[str, Any]) -> None:
    """Change an indicator inside a service that has asked for the right."""
    fields = cleaned(indicator, fields, INDICATOR_FIELDS)
    changes = changes_to(indicator, fields)
    if not changes:
        return
    set_fields(indicator, fields)
    _save(indicator)
    entry_record(
        "targets.indicator.changed", actor=actor, subject=subject(indicator), changes=changes
    )
    if changes.keys() & JUDGED_BY:
        results_of_targets_refresh(indicator.targets.all())


def indicator_find(commune: Commune, name: str, unit_text: str) -> Indicator | None:
    """Return the commune's indicator of that name and unit, "m2" and "m²" being one."""
    named = Indicator.objects.filter(commune=commune, search_key=search_key(name))
    found = named.filter(unit_text=clean_line(unit_text)).first()
    unit = None if found or not unit_text else measure_unit_find(commune, unit_text)
    return found or (named.filter(measure_unit=unit).first() if unit else None)


def _save(indicator: Indicator) -> None:
    unit_text = clean_line(indicator.unit_text)
    unit = measure_unit_find(indicator.commune, unit_text) if unit_text else None
    indicator_fill(indicator, unit)
    indicator.full_clean()
    indicator.save()


def indicator_fill(indicator: Indicator, unit: MeasureUnit | None) -> None:
    """Set what follows from the name and the unit of measure that were typed."""
    indicator.name = clean_line(indicator.name)
    indicator.unit_text = clean_line(indicator.unit_text)
    indicator.measure_unit = unit
    indicator.search_key = search_key(indicator.name)
    indicator.sort_key = sort_key(indicator.name)[:SORT_KEY_LENGTH]
