"""Targets: an indicator, for a commune and a span."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, ProtectedError

from emulation.lib import dates
from emulation.lib.states import bump
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, Unit, User
from emulation.org.rights import authorise, subject
from emulation.org.selectors import unit_names
from emulation.org.services.rows import cleaned, set_fields
from emulation.trail.changes import changes_to
from emulation.trail.services import Actor, entry_record
from targets.measures import indicator_name, propose_period_rule, propose_unit_rule
from targets.models import Frequency, Indicator, Span, Strand, Target
from targets.selectors import next_position
from targets.services.catalogues import (
    SORT_KEY_LENGTH,
    indicator_find,
    indicator_make,
    indicator_update,
)
from targets.services.results import results_of_open_refresh
from targets.services.values import (
    FIGURE_FIELDS,
    figures_differ,
    value_add,
    value_record,
    words_of,
)

OWN_FIELDS = frozenset(
    {
        "name",
        "parent",
        "part_rule",
        "note",
        "baseline",
        "baseline_year",
        "assigned_value",
        "assigned_by",
        "answering_unit",
        "frequency",
        "unit_rule",
        "period_rule",
        "counter",
        "position",
    }
)
# What results are computed by, beside the indicator and the figures asked for.
JUDGED_BY = frozenset(
    {"frequency", "unit_rule", "period_rule", "counter", "baseline", "parent", "part_rule"}
    | {"strands", "unit_text"}
)
LASTING_FIELDS = frozenset({"kind", "direction", "direction_confirmed", "field"})
OTHER_FIELDS = frozenset({"unit_text", "strands", "units", "paper", "paper_on", *FIGURE_FIELDS})
ALL_FIELDS = OWN_FIELDS | LASTING_FIELDS | OTHER_FIELDS


@transaction.atomic
def target_create(
    *,
    commune: Commune,
    span: Span,
    name: str,
    kind: str,
    direction: str,
    field: str,
    unit_text: str = "",
    comparator: str,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    level: str = "",
    parent: Target | None = None,
    part_rule: str = "",
    note: str = "",
    baseline: Decimal | None = None,
    baseline_year: int | None = None,
    assigned_value: Decimal | None = None,
    assigned_by: str = "",
    strands: Iterable[str] = (),
    units: Collection[Unit] = (),
    answering_unit: Unit | None = None,
    frequency: str = Frequency.HALF_YEAR,
    unit_rule: str = "",
    period_rule: str = "",
    counter: str = "",
    indicator: Indicator | None = None,
    position: int | None = None,
    direction_confirmed: bool = False,
    paper: str = "",
    paper_on: Any = None,
    by: User | None,
) -> Target:
    """Set a target. The indicator is found by name and unit of measure, or made.

    Rules of adding up that are left blank are proposed from the name and kind.
    """
    actor = authorise(by, "targets.keep", commune)
    lasting = {
        "kind": kind,
        "direction": direction,
        "direction_confirmed": direction_confirmed,
        "field": field,
    }
    target = target_draft(
        commune,
        span,
        units,
        kind,
        name=name,
        parent=parent,
        part_rule=part_rule,
        note=note,
        baseline=baseline,
        baseline_year=baseline_year,
        assigned_value=assigned_value,
        assigned_by=assigned_by,
        answering_unit=answering_unit,
        frequency=frequency,
        unit_rule=unit_rule,
        period_rule=period_rule,
        counter=counter,
        position=next_position(span) if position is None else position,
    )
    target.indicator = indicator or _indicator_for(target, unit_text, lasting, actor)
    target.full_clean()
    target.save()
    figures = {
        "comparator": comparator,
        "value": value,
        "value_max": value_max,
        "numerator": numerator,
        "denominator": denominator,
        "level": clean_line(level),
    }
    value_add(target, figures, paper=paper, paper_on=paper_on)
    _set_strands(target, strands)
    target.units.set(units, through_defaults={"commune": target.commune})
    changes = {"value": ["", words_of(target.current, target)]}
    entry_record("targets.target.created", actor=actor, subject=subject(target), changes=changes)
    results_of_open_refresh(span, {target.pk})
    return target


@transaction.atomic
def target_change(*, target: Target, version: int, by: User | None, **fields: Any) -> Target:
    """Change a target that was read at ``version``; raises ``StaleVersion`` if it moved on.

    A changed figure becomes a new value. Kind, direction and field belong to the indicator,
    so they change for every year of it.
    """
    actor = authorise(by, "targets.keep", target.commune)
    fields = cleaned(target, fields, ALL_FIELDS)
    own = {name: value for name, value in fields.items() if name in OWN_FIELDS}
    lasting = {name: value for name, value in fields.items() if name in LASTING_FIELDS}
    _require_own_units(target.commune, [*fields.get("units", ()), *_given(own, "answering_unit")])
    before = target.parent_id
    changed = copy.copy(target)
    set_fields(changed, own)
    if own.get("parent"):
        _hold(target.span)
    _require_place(changed)
    _set_keys(changed)
    unit_text = fields.get("unit_text", target.indicator.unit_text)
    changed.indicator = _renamed_indicator(target, changed, unit_text, actor)
    changed.full_clean()
    changes = changes_to(target, own) | _set_changes(target, fields)
    bump(
        target,
        version_field="version",
        seen=version,
        indicator=changed.indicator,
        search_key=changed.search_key,
        sort_key=changed.sort_key,
        **own,
    )
    indicator_update(target.indicator, actor, lasting)
    if "strands" in fields:
        _set_strands(target, fields["strands"])
    if "units" in fields:
        target.units.set(fields["units"], through_defaults={"commune": target.commune})
    if changes:
        entry_record(
            "targets.target.changed", actor=actor, subject=subject(target), changes=changes
        )
    has_new_value = _change_figures(target, fields, actor)
    if has_new_value or changes.keys() & JUDGED_BY:
        wholes = {before, target.parent_id} - {None}
        results_of_open_refresh(target.span, {target.pk, *wholes})
    return target


@transaction.atomic
def target_remove(*, target: Target, by: User | None, reason: str = "") -> None:
    """Delete a target that has no parts and that no plan lists; the trail keeps its name."""
    actor = authorise(by, "targets.keep", target.commune)
    if target.parts.exists():
        raise ValidationError("Chỉ tiêu này còn có các phần. Bỏ hoặc chuyển các phần trước.")
    told = subject(target)
    changes = {"value": [words_of(target.current, target), ""]}
    Target.objects.filter(pk=target.pk).update(current=None)
    try:
        with transaction.atomic():
            target.delete()
    except ProtectedError as error:
        raise ValidationError(
            "Kế hoạch hoặc báo cáo đang dùng chỉ tiêu này. Gỡ chỉ tiêu khỏi đó trước."
        ) from error
    entry_record(
        "targets.target.removed",
        actor=actor,
        subject=told,
        reason=clean_line(reason),
        changes=changes,
    )


def target_draft(
    commune: Commune, span: Span, units: Iterable[Unit], kind: str, **own: Any
) -> Target:
    """Make a target that waits for its indicator, with the rules that follow from its kind."""
    target = Target(commune=commune, span=span, **cleaned(Target(), own, OWN_FIELDS))
    target.unit_rule = own.get("unit_rule") or propose_unit_rule(target.name, kind)
    target.period_rule = own.get("period_rule") or propose_period_rule(target.name, kind)
    _require_place(target)
    _require_own_units(commune, [*units, *_given(own, "answering_unit")])
    _set_keys(target)
    return target


def indicator_settle(found: Indicator, lasting: dict[str, Any], actor: Actor) -> None:
    """Let an indicator follow its newest target; a direction once confirmed stays."""
    if found.direction_confirmed and not lasting["direction_confirmed"]:
        lasting = {key: lasting[key] for key in ("kind", "field")}
    indicator_update(found, actor, lasting)


def _indicator_for(
    target: Target, unit_text: str, lasting: dict[str, Any], actor: Actor
) -> Indicator:
    name = indicator_name(target.name, target.parent.name if target.parent else "")
    found = indicator_find(target.commune, name, unit_text)
    if found is None:
        return indicator_make(target.commune, actor, name=name, unit_text=unit_text, **lasting)
    indicator_settle(found, lasting, actor)
    return found


def _renamed_indicator(target: Target, changed: Target, unit_text: str, actor: Actor) -> Indicator:
    """Return the indicator of the new name or unit.

    An indicator of this target alone is renamed in place; one that other years use stays.
    """
    indicator = target.indicator
    same_place = target.name == changed.name and target.parent_id == changed.parent_id
    if same_place and clean_line(unit_text) == indicator.unit_text:
        return indicator
    name = indicator_name(changed.name, changed.parent.name if changed.parent else "")
    if same_place:
        name = indicator.name
    found = indicator_find(target.commune, name, unit_text)
    if found and found != indicator:
        return found
    if found is None and indicator.targets.exclude(pk=target.pk).exists():
        lasting = {key: getattr(indicator, key) for key in LASTING_FIELDS}
        return indicator_make(target.commune, actor, name=name, unit_text=unit_text, **lasting)
    indicator_update(indicator, actor, {"name": name, "unit_text": unit_text})
    return indicator


def _change_figures(target: Target, fields: dict[str, Any], actor: Actor) -> bool:
    if "comparator" not in fields:
        return False
    figures = {name: fields.get(name) for name in FIGURE_FIELDS}
    figures["level"] = clean_line(figures["level"] or "")
    if not figures_differ(target.current, figures):
        return False
    before = words_of(target.current, target)
    row = value_add(target, figures, paper=fields.get("paper", ""), paper_on=fields.get("paper_on"))
    value_record(target, actor, before, reason=row.paper)
    return True


def _set_changes(target: Target, fields: dict[str, Any]) -> dict[str, Any]:
    """Return what changes among the strands, the units named and the unit of measure."""
    old_new = {}
    if "strands" in fields:
        names = [strand.name for strand in target.strands.all()]
        old_new["strands"] = (", ".join(names), ", ".join(fields["strands"]))
    if "units" in fields:
        before, after = list(target.units.all()), list(fields["units"])
        names = unit_names([*before, *after], dates.today())
        old_new["units"] = tuple(
            ", ".join(sorted(names[unit.pk] for unit in units)) for units in (before, after)
        )
    if "unit_text" in fields:
        old_new["unit_text"] = (target.indicator.unit_text, clean_line(fields["unit_text"]))
    return {name: list(pair) for name, pair in old_new.items() if pair[0] != pair[1]}


def _set_strands(target: Target, names: Iterable[str]) -> None:
    wanted = strand_names(names)
    target.strands.exclude(name__in=wanted).delete()
    for position, name in enumerate(wanted):
        Strand.objects.update_or_create(
            commune=target.commune, target=target, name=name, defaults={"position": position}
        )


def strand_names(names: Iterable[str]) -> list[str]:
    """Return the names of strands as they are kept, each once."""
    return list(dict.fromkeys(clean_line(name) for name in names if clean_line(name)))


def _set_keys(target: Target) -> None:
    target.search_key = search_key(target.name)
    target.sort_key = sort_key(target.name)[:SORT_KEY_LENGTH]


def _require_place(target: Target) -> None:
    """A part lies in the same span as its whole, and never under itself."""
    if target.span.commune_id != target.commune_id:
        raise ValidationError({"span": "Chọn thời gian của địa phương mình."})
    above = target.parent
    if above and above.span_id != target.span_id:
        raise ValidationError({"parent": "Chỉ tiêu cha phải thuộc cùng thời gian."})
    if target.pk is not None and target.pk in _chain_above(above):
        raise ValidationError({"parent": "Chỉ tiêu không thể là phần của chính nó."})


def _chain_above(parent: Target | None) -> Iterator[int]:
    """Read the wholes as they are stored now; what came with the row may be older."""
    above = parent.pk if parent else None
    while above is not None:
        yield above
        above = Target.objects.filter(pk=above).values_list("parent", flat=True).first()


def _hold(span: Span) -> None:
    """Let a colleague's new tree of parts end first; an UPDATE waits on every database."""
    Span.objects.filter(pk=span.pk).update(kind=F("kind"))


def _require_own_units(commune: Commune, units: Iterable[Unit]) -> None:
    if any(unit.commune_id != commune.pk for unit in units):
        raise ValidationError("Chọn đơn vị của địa phương mình.")


def _given(fields: dict[str, Any], name: str) -> list[Any]:
    return [fields[name]] if fields.get(name) else []
