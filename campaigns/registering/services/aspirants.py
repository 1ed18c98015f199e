"""Who aims at which title: people, collectives, and households by the hundred."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from campaigns.launching.scopes import fits, refusal_of, scopes_on
from campaigns.models import Aspirant, Honour, Registration
from campaigns.models.honours import SubjectKind
from campaigns.registering.services.filling import require_named
from campaigns.registering.services.writing import (
    registration_hold,
    registration_writer,
    tell,
)
from emulation.lib import dates
from emulation.lib.text import search_key
from emulation.org.models import Household, Person, Unit, User
from emulation.org.rights import holding_on
from emulation.org.selectors import spells_on, unit_name, unit_names
from emulation.org.selectors.lists import inferiors_on

_BATCH = 500


@transaction.atomic
def aspirants_set(
    *, registration: Registration, honour: Honour, subjects: Sequence[Person | Unit], by: User
) -> None:
    """Let exactly these people (or collectives) of the unit aim at a title.

    Who was approved stays. Raises ``ValidationError`` for one who is registered for the same
    title already, here or by another unit, and for two rows of what seems to be one person.
    """
    membership = registration_writer(registration, by)
    kind = _kind(registration, honour, (SubjectKind.PERSON, SubjectKind.COLLECTIVE))
    _require_own(registration, subjects)
    if kind == SubjectKind.PERSON:
        _require_different(subjects)
    registration_hold(registration)
    stored = {getattr(row, f"{kind}_id"): row for row in _rows(registration, honour)}
    wanted = {subject.pk: subject for subject in subjects}
    new = [one for key, one in wanted.items() if key not in stored]
    _require_open(registration, honour, adds=bool(new))
    if kind == SubjectKind.COLLECTIVE:
        _require_within(registration, new)
        _require_scope(registration, honour, new)
    gone = [row for key, row in stored.items() if key not in wanted]
    if not new and not gone:
        return
    _remove(registration, gone)
    _add(registration, honour, kind, new)
    tell("campaigns.registration.aspirants_set", registration, by, membership, honour.name)


@transaction.atomic
def households_tick(
    *,
    registration: Registration,
    honour: Honour,
    shown: Collection[Household],
    ticked: Collection[Household],
    by: User,
) -> None:
    """Take over the ticks of one page of households; those on other pages stay as they are."""
    registration_writer(registration, by)
    _kind(registration, honour, (SubjectKind.HOUSEHOLD,))
    _require_village(registration, [*shown, *ticked])
    registration_hold(registration)
    stored = {row.household_id: row for row in _rows(registration, honour)}
    wanted = {household.pk for household in ticked}
    new = {one.pk: one for one in ticked if one.pk not in stored}
    _require_open(registration, honour, adds=bool(new))
    _require_living(registration, new.values())
    _remove(
        registration,
        [stored[one.pk] for one in shown if one.pk in stored and one.pk not in wanted],
    )
    _add(registration, honour, SubjectKind.HOUSEHOLD, [*new.values()])


@transaction.atomic
def households_tick_all(*, registration: Registration, honour: Honour, by: User) -> int:
    """Register every household that lives in the village today; return how many are new."""
    membership = registration_writer(registration, by)
    _kind(registration, honour, (SubjectKind.HOUSEHOLD,))
    registration_hold(registration)
    stored = set(_rows(registration, honour).values_list("household", flat=True))
    new = [one for one in households_of(registration.unit) if one.pk not in stored]
    _require_open(registration, honour, adds=bool(new))
    _add(registration, honour, SubjectKind.HOUSEHOLD, new)
    tell("campaigns.registration.households_ticked", registration, by, membership, honour.name)
    return len(new)


@transaction.atomic
def households_untick_all(*, registration: Registration, honour: Honour, by: User) -> int:
    """Take every household out again that was not approved; return how many."""
    membership = registration_writer(registration, by)
    _kind(registration, honour, (SubjectKind.HOUSEHOLD,))
    registration_hold(registration)
    rows = [row for row in _rows(registration, honour) if not row.is_approved]
    _remove(registration, rows)
    tell("campaigns.registration.households_unticked", registration, by, membership, honour.name)
    return len(rows)


def households_of(village: Unit) -> QuerySet[Household]:
    """Return the households that live in a village today, in the Vietnamese order."""
    rows = Household.objects.filter(holding_on(dates.today()), village=village)
    return rows.select_related("head").order_by("sort_key", "pk")


def _kind(registration: Registration, honour: Honour, allowed: Iterable[str]) -> str:
    if not honour.is_active or honour.commune_id not in (None, registration.commune_id):
        raise ValidationError(f"Danh hiệu {honour.name} không dùng ở địa phương.")
    if honour.subject not in allowed:
        raise ValidationError(
            f"Danh hiệu {honour.name} dành cho {honour.get_subject_display().lower()}."
        )
    return honour.subject


def _rows(registration: Registration, honour: Honour) -> QuerySet[Aspirant]:
    return registration.aspirants.filter(honour=honour, is_standing=True)


def _require_open(registration: Registration, honour: Honour, *, adds: bool) -> None:
    """In a returned registration names are added only under a title of which one was named:
    whoever is taken out there is replaced."""
    if adds and honour.pk not in (registration.named_honours or ()):
        require_named(registration, Aspirant(registration=registration))


def _require_own(registration: Registration, subjects: Sequence[Person | Unit]) -> None:
    if any(subject.commune_id != registration.commune_id for subject in subjects):
        raise ValidationError("Chỉ đăng ký người, tập thể của địa phương mình.")


def _require_within(registration: Registration, units: Sequence[Unit]) -> None:
    below = inferiors_on(registration.unit, dates.today()).values_list("unit", flat=True)
    if {unit.pk for unit in units} - {registration.unit_id, *below}:
        raise ValidationError("Chỉ đăng ký đơn vị mình và tập thể trong đơn vị mình.")


def _require_scope(registration: Registration, honour: Honour, units: Sequence[Unit]) -> None:
    """Refuse a title that is for other kinds of units."""
    today = dates.today()
    scopes = scopes_on(today)
    spells = spells_on(registration.commune, today).filter(unit__in=[unit.pk for unit in units])
    for spell in spells:
        if not fits(honour, spell.kind, scopes):
            raise ValidationError(refusal_of(honour, spell.name, scopes))


def _require_living(registration: Registration, households: Iterable[Household]) -> None:
    living = set(households_of(registration.unit).values_list("pk", flat=True))
    gone = [one for one in households if one.pk not in living]
    if gone:
        raise ValidationError(f"Hộ {gone[0]} không còn ở thôn, tổ dân phố nữa.")


def _require_village(registration: Registration, households: Iterable[Household]) -> None:
    if any(one.village_id != registration.unit_id for one in households):
        raise ValidationError("Chỉ đăng ký hộ của thôn, tổ dân phố mình.")


def _require_different(people: Sequence[Any]) -> None:
    """Refuse one person under two spellings: the same name without accents, born in one year.

    Two people who really are two have codes of their own.
    """
    seen: dict[tuple[str, int | None], Person] = {}
    for person in people:
        key = (search_key(person.full_name), person.birth_year)
        twin = seen.setdefault(key, person)
        if twin.pk == person.pk or key[1] is None or (twin.code and person.code):
            continue
        raise ValidationError(
            f"{twin.full_name} và {person.full_name} cùng năm sinh {key[1]}: "
            "có thể là một người ghi hai lần. Chọn một; nếu là hai người thì nhờ xã ghi mã người "
            "cho cả hai."
        )


def _remove(registration: Registration, rows: Sequence[Aspirant]) -> None:
    for row in rows:
        if row.is_approved:
            raise ValidationError(
                "Người, hộ đã được duyệt thì không bỏ được. Nhờ xã trả lại mục ấy."
            )
        require_named(registration, row)
    Aspirant.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _add(registration: Registration, honour: Honour, kind: str, subjects: Sequence[Any]) -> None:
    if not subjects:
        return
    _require_free(registration, honour, kind, subjects)
    try:
        with transaction.atomic():
            Aspirant.objects.bulk_create(
                (
                    Aspirant(
                        commune=registration.commune,
                        registration=registration,
                        campaign=registration.campaign,
                        honour=honour,
                        **{kind: subject},
                    )
                    for subject in subjects
                ),
                batch_size=_BATCH,
            )
    except IntegrityError:  # another unit was faster
        _require_free(registration, honour, kind, subjects)
        raise


def _require_free(
    registration: Registration, honour: Honour, kind: str, subjects: Sequence[Any]
) -> None:
    """Name the first who is registered for the title in this campaign by another unit."""
    taken = Aspirant.objects.filter(
        campaign=registration.campaign_id,
        honour=honour,
        is_standing=True,
        **{f"{kind}__in": [subject.pk for subject in subjects]},
    )
    rows = taken.exclude(registration=registration.pk).select_related("registration")
    by_subject = {getattr(row, f"{kind}_id"): row.registration.unit_id for row in rows}
    for subject in subjects:
        unit = by_subject.get(subject.pk)
        if unit is not None:
            name = unit_names([unit], dates.today())[unit]
            who = unit_name(subject, dates.today()) if isinstance(subject, Unit) else str(subject)
            raise ValidationError(f"{who} đã được {name} đăng ký danh hiệu {honour.name}.")
