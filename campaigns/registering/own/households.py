"""Households of the village and the ticks at their names, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from campaigns.models import Aspirant, Honour, Registration
from campaigns.registering.own.people import EARLIEST
from campaigns.registering.people import person_meant
from campaigns.registering.services import households_tick
from campaigns.registering.services.aspirants import households_of
from emulation.lib import dates
from emulation.lib.fields import LineField
from emulation.lib.text import search_key
from emulation.org.models import Household, HouseholdMember, Person, UnitKind, User
from emulation.org.rights import holding_on
from emulation.org.services import household_create, person_create

A_PAGE = 100
_NUMBERED = re.compile(r"(.*?)(\d+)")
NAME_TWICE = "Thôn đã có hộ {} (mã {}). Hộ khác trùng tên thì ghi năm sinh chủ hộ."


def households_shown(registration: Registration, honour: Honour, words: str) -> QuerySet[Household]:
    """Return the village's households by words of the head's name or the code.

    Each carries ``is_ticked``, ``is_settled`` (approved, so it stays) and ``why`` it was
    returned, from one query.
    """
    own = _aspirants(registration, honour).filter(household=OuterRef("pk"))
    rows = households_of(registration.unit)
    if words.strip():
        key = search_key(words)
        rows = rows.filter(Q(search_key__contains=key) | Q(code__icontains=words.strip()))
    return rows.annotate(
        is_ticked=Exists(own),
        is_settled=Exists(own.filter(is_approved=True)),
        is_named=Exists(own.exclude(return_reason="")),
    )


def households_counted(registration: Registration, honour: Honour) -> tuple[int, int]:
    """Return how many of the village's households are registered, and how many there are."""
    return (
        _aspirants(registration, honour).count(),
        households_of(registration.unit).order_by().count(),
    )


def ticks_take(
    registration: Registration,
    honour: Honour,
    shown: Iterable[str],
    ticked: Iterable[str],
    by: User,
) -> None:
    """Take over the ticks of one page; ``shown`` and ``ticked`` are uids as they were posted."""
    wanted = _uids([*shown, *ticked])
    rows = {
        one.uid: one
        for one in Household.objects.filter(uid__in=wanted, commune=registration.commune_id)
    }
    if len(rows) != len(wanted):
        raise ValidationError("Có hộ không còn trong danh sách. Tải lại trang rồi tích lại.")
    households_tick(
        registration=registration,
        honour=honour,
        shown=[rows[one] for one in _uids(shown)],
        ticked=[rows[one] for one in _uids(ticked)],
        by=by,
    )


class HouseholdForm(forms.Form):
    """One household that is not in the list yet."""

    head = LineField(label="Họ và tên chủ hộ", max_length=120)
    born = forms.IntegerField(
        label="Năm sinh chủ hộ",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    address = LineField(label="Địa chỉ", required=False, max_length=200)
    code = LineField(
        label="Mã hộ",
        required=False,
        max_length=20,
        help_text="Để trống thì cổng đặt mã tiếp theo của thôn.",
    )

    def clean_born(self) -> int | None:
        born = self.cleaned_data["born"]
        if born is not None and not EARLIEST <= born <= dates.today().year:
            raise ValidationError(f"Năm sinh từ {EARLIEST} đến năm nay.")
        return born


@transaction.atomic
def household_take(
    registration: Registration, honour: Honour, fields: dict[str, Any], by: User
) -> Household:
    """Write a new household of the village down and register it."""
    household = household_write(registration, by=by, **fields)
    households_tick(registration=registration, honour=honour, shown=(), ticked=[household], by=by)
    return household


def household_write(
    registration: Registration,
    *,
    head: str,
    born: int | None = None,
    address: str = "",
    code: str = "",
    by: User,
) -> Household:
    """Make a household whose head is written down with it, unless known and free."""
    village = registration.unit
    if same := household_named(registration, head, born):
        raise ValidationError({"head": NAME_TWICE.format(same.head, same.code)})
    person = _head(registration, head, born) or person_create(
        commune=registration.commune, full_name=head, birth_year=born, by=by
    )
    return household_create(
        village=village,
        code=code or Numbering(registration).take(),
        head=person,
        address=address,
        valid_from=dates.today(),
        by=by,
    )


def household_named(registration: Registration, head: str, born: int | None) -> Household | None:
    """Return a household of the village whose head has this name, born in the same year or
    not known when."""
    rows = households_of(registration.unit).filter(search_key=search_key(head))
    return next((one for one in rows if born is None or one.head.birth_year in (None, born)), None)


class Numbering:
    """The codes of a village's next households: that of its last one, counted on."""

    def __init__(self, registration: Registration) -> None:
        village = registration.unit
        commune = Household.objects.filter(commune=registration.commune_id)
        rows = list(commune.values_list("village", "code"))
        self.taken = {code for _, code in rows}
        own = (code for unit, code in rows if unit == village.pk)
        numbered = [found for code in own if (found := _NUMBERED.fullmatch(code))]
        last = max(numbered, key=lambda found: int(found[2]), default=None)
        self._begin, digits = (
            (last[1], last[2]) if last else (f"{village.uid.hex[:4].upper()}-", "000")
        )
        self._length, self._number = len(digits), int(digits)

    def take(self, code: str = "") -> str:
        """Return this code, or the next one, and give it to nobody else."""
        if code in self.taken:
            raise ValidationError({"code": "Mã hộ này đã dùng cho hộ khác."})
        while not code or code in self.taken:
            self._number += 1
            code = f"{self._begin}{self._number:0{self._length}d}"
        self.taken.add(code)
        return code


def is_village(registration: Registration) -> bool:
    return registration.unit.spells.filter(
        holding_on(dates.today()), kind=UnitKind.VILLAGE
    ).exists()


def _head(registration: Registration, name: str, born: int | None) -> Person | None:
    """Return the known person, if free to head a household; ``None`` is a new one."""
    try:
        person = person_meant(registration.unit, name, born)
    except ValidationError:
        return None  # several of one name, or nobody: without a year it is a new one
    if person is None or born is None:
        return None
    at_home = HouseholdMember.objects.filter(person=person, valid_to=None)
    return None if at_home.exists() else person


def _aspirants(registration: Registration, honour: Honour) -> QuerySet[Aspirant]:
    return Aspirant.objects.filter(
        registration=registration.pk, honour=honour, is_standing=True
    ).exclude(household=None)


def _uids(words: Iterable[str]) -> set[UUID]:
    try:
        return {UUID(word) for word in words}
    except ValueError:
        raise ValidationError("Có hộ không đọc được. Tải lại trang rồi tích lại.") from None
