"""Units, their names over time, and who took over from whom."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from emulation.lib.states import WrongState
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, Spell, Succession, Unit, User
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import authorise, subject
from emulation.org.services.rows import cleaned, require_same_commune, set_fields
from emulation.trail.changes import changes_to
from emulation.trail.services import entry_record

ONE_DAY = dt.timedelta(days=1)
UNIT_FIELDS = ("code", "area_ha", "population")
SPELL_FIELDS = ("name", "short_name", "kind", "superior", "position", "paper", "valid_from")


@transaction.atomic
def unit_create(
    *,
    commune: Commune,
    name: str,
    kind: str,
    valid_from: dt.date,
    superior: Unit | None = None,
    short_name: str = "",
    code: str = "",
    position: int = 0,
    area_ha: Decimal | None = None,
    population: int | None = None,
    paper: str = "",
    by: User | None,
) -> Unit:
    actor = authorise(by, "org.administer", commune)
    _require_kind_of_a_part(kind)
    unit = Unit(commune=commune, code=clean_line(code), area_ha=area_ha, population=population)
    unit.full_clean()
    unit.save()
    spell_begin(
        unit,
        name=name,
        short_name=short_name,
        kind=kind,
        superior=superior,
        position=position,
        valid_from=valid_from,
        paper=paper,
    )
    entry_record("org.unit.created", actor=actor, subject=subject(unit))
    return unit


@transaction.atomic
def unit_change(*, unit: Unit, by: User | None, **fields: Any) -> Unit:
    """Correct the unit or its last spell (a slip of the pen, a code, a figure).

    A name that changes by a paper is ``unit_rename``: the old one stays true for its days.
    """
    actor = authorise(by, "org.administer", unit.commune)
    _hold(unit)
    spell = _last_spell(unit)
    fields = cleaned(unit, fields, (*UNIT_FIELDS, *SPELL_FIELDS))
    if "kind" in fields and fields["kind"] != spell.kind:
        _require_same_sort(spell.kind, fields["kind"])
    of_unit = {name: value for name, value in fields.items() if name in UNIT_FIELDS}
    of_spell = {name: value for name, value in fields.items() if name in SPELL_FIELDS}
    changes = changes_to(unit, of_unit) | changes_to(spell, of_spell)
    if not changes:
        return unit
    set_fields(unit, of_unit)
    set_fields(spell, of_spell)
    if "valid_from" in changes:
        _follow_on(unit, spell)
    unit.full_clean()
    unit.save(update_fields=list(of_unit))
    _spell_save(spell)
    entry_record("org.unit.changed", actor=actor, subject=subject(unit), changes=changes)
    return unit


@transaction.atomic
def unit_rename(
    *,
    unit: Unit,
    name: str,
    on: dt.date,
    paper: str,
    short_name: str | None = None,
    kind: str | None = None,
    superior: Unit | None = None,
    by: User | None,
) -> Spell:
    """Close the present name the day before ``on`` and open the new one.

    ``short_name``, ``kind`` and ``superior`` stay as they were unless given.
    """
    actor = authorise(by, "org.administer", unit.commune)
    _hold(unit)
    before = _open_spell(unit)
    _require_later(on, before)
    if kind is not None:
        _require_same_sort(before.kind, kind)
    before.valid_to = on - ONE_DAY
    before.save(update_fields=["valid_to"])
    after = spell_begin(
        unit,
        name=name,
        short_name=before.short_name if short_name is None else short_name,
        kind=kind or before.kind,
        superior=superior or before.superior,
        position=before.position,
        valid_from=on,
        paper=paper,
    )
    changes = {"name": [before.name, after.name], "on": ["", str(on)]}
    entry_record(
        "org.unit.renamed", actor=actor, subject=subject(unit), reason=after.paper, changes=changes
    )
    return after


@transaction.atomic
def unit_close(*, unit: Unit, on: dt.date, paper: str = "", by: User | None) -> Unit:
    """End the unit: ``on`` is its last day. Its rows stay; its name stays true until then."""
    actor = authorise(by, "org.administer", unit.commune)
    _hold(unit)
    spell = _open_spell(unit)
    if on < spell.valid_from:
        raise ValidationError({"on": _from_day(spell.valid_from)})
    spell.valid_to = on
    spell.full_clean()
    spell.save()
    entry_record(
        "org.unit.closed",
        actor=actor,
        subject=subject(unit),
        reason=clean_line(paper),
        changes={"valid_to": ["", str(on)]},
    )
    return unit


@transaction.atomic
def unit_succeed(
    *, predecessor: Unit, successor: Unit, on: dt.date, paper: str, by: User | None
) -> Succession:
    """Say that ``successor`` took over from ``predecessor`` by a named paper.

    The successor's people read what the predecessor did, so a person needs the right in
    both communes. A merger is several rows, a split too; closing is ``unit_close``.
    """
    actor = authorise(by, "org.administer", successor.commune)
    authorise(by, "org.administer", predecessor.commune)
    succession = Succession(
        commune=successor.commune,
        predecessor=predecessor,
        successor=successor,
        on=on,
        paper=clean_line(paper),
    )
    succession.full_clean()
    succession.save()
    entry_record(
        "org.unit.succeeded",
        actor=actor,
        subject=subject(successor),
        reason=succession.paper,
        changes={"predecessor": ["", str(predecessor)], "on": ["", str(on)]},
    )
    return succession


def spell_begin(unit: Unit, *, name: str, valid_from: dt.date, **fields: Any) -> Spell:
    """Open a spell of a unit; for services that have asked for the right."""
    fields = cleaned(unit, fields, SPELL_FIELDS)
    spell = Spell(
        commune=unit.commune, unit=unit, name=clean_line(name), valid_from=valid_from, **fields
    )
    _spell_save(spell)
    return spell


def _spell_save(spell: Spell) -> None:
    _require_fitting_superior(spell)
    spell.search_key = search_key(f"{spell.name} {spell.short_name}")
    spell.sort_key = sort_key(spell.name)
    spell.full_clean()
    spell.save()


def _hold(unit: Unit) -> None:
    """Let a colleague's change of the unit end first; an UPDATE waits on every database."""
    Unit.objects.filter(pk=unit.pk).update(code=F("code"))


def _follow_on(unit: Unit, spell: Spell) -> None:
    """The name before ends on the day before, so that no day has two names or none."""
    before = unit.spells.exclude(pk=spell.pk).order_by("-valid_from").first()
    if before is None:
        return
    _require_later(spell.valid_from, before, field="valid_from")
    before.valid_to = spell.valid_from - ONE_DAY
    before.save(update_fields=["valid_to"])


def _last_spell(unit: Unit) -> Spell:
    return unit.spells.select_related("superior").latest("valid_from")


def _open_spell(unit: Unit) -> Spell:
    spell = _last_spell(unit)
    if spell.valid_to is not None:
        raise WrongState(f"Đơn vị này đã kết thúc ngày {spell.valid_to:%d/%m/%Y}.")
    return spell


def _require_later(on: dt.date, spell: Spell, field: str = "on") -> None:
    if on <= spell.valid_from:
        raise ValidationError({field: _from_day(spell.valid_from + ONE_DAY)})


def _from_day(day: dt.date) -> str:
    return f"Chọn từ ngày {day:%d/%m/%Y} trở đi."


def _require_kind_of_a_part(kind: str) -> None:
    if kind in OWN_KINDS:
        raise ValidationError({"kind": "Tỉnh, huyện, xã được lập riêng, không lập như một đơn vị."})


def _require_same_sort(old: str, new: str) -> None:
    if (old in OWN_KINDS) != (new in OWN_KINDS):
        raise ValidationError({"kind": "Không đổi được giữa địa phương và đơn vị bên trong."})


def _require_fitting_superior(spell: Spell) -> None:
    """The chain above stays in the commune (or is the authority above) and never returns."""
    superior, unit = spell.superior, spell.unit
    if superior is None:
        return
    if spell.kind not in OWN_KINDS:
        require_same_commune("superior", superior, unit.commune)
    elif not superior.spells.filter(kind__in=OWN_KINDS).exists():
        raise ValidationError({"superior": "Cấp trên phải là tỉnh, huyện hoặc xã, phường."})
    seen = {unit.pk}
    above: Unit | None = superior
    while above is not None:
        if above.pk in seen:
            raise ValidationError({"superior": "Đơn vị không thể nằm dưới chính mình."})
        seen.add(above.pk)
        above = _superior_now(above)


def _superior_now(unit: Unit) -> Unit | None:
    last = unit.spells.select_related("superior").order_by("-valid_from").first()
    return last.superior if last else None
