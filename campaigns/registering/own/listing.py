"""The campaigns in which a person's own units register."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse

from campaigns.models import Campaign, Participant, Pledge, Registration, RegistrationState
from campaigns.registering.own.places import is_open, until_words
from campaigns.registering.pledged import asked_in_many
from campaigns.registering.telling import state_words
from emulation.lib import dates
from emulation.org.models import Role, User
from emulation.org.rights import memberships
from emulation.org.selectors import unit_names

State = RegistrationState


@dataclass(frozen=True)
class OwnRow:
    campaign: Campaign
    registration: Registration  # not stored where nothing was written yet
    unit_name: str
    label: str
    badge: str
    missing: int  # asked pledges that are not given
    is_open: bool

    @property
    def missing_words(self) -> str:
        if not self.is_open:
            return ""
        return f"Thiếu {self.missing} chỉ tiêu" if self.missing else "Đủ chỉ tiêu, chưa gửi"

    @property
    def until(self) -> str:
        return until_words(self.registration).rstrip(".")

    @property
    def url(self) -> str:
        name = "registration_write" if self.is_open else "registration_receipt"
        return reverse(name, args=[self.campaign.uid, self.registration.unit.uid])

    @property
    def action(self) -> str:
        if not self.is_open:
            return "Xem"
        if self.registration.state == State.RETURNED:
            return "Sửa, gửi lại"
        return "Viết tiếp" if self.registration.pk else "Đăng ký"

    @property
    def order(self) -> tuple[bool, dt.date]:
        return not self.is_open, self.campaign.register_until


def own_rows(user: User) -> list[OwnRow]:
    """Return what the units that the person heads register for; six queries at most."""
    units = {one.unit_id for one in memberships(user) if one.role == Role.UNIT_HEAD}
    if not units:
        return []
    taking = Participant.objects.filter(
        unit__in=units, campaign__launched_at__isnull=False, campaign__cancelled_at=None
    )
    taking = list(taking.select_related("campaign__commune", "unit").order_by("-campaign"))
    registrations = _registrations(taking)
    names = unit_names(units, dates.today())
    pairs = [(one.campaign, one.unit) for one in taking]
    asked, given = asked_in_many(pairs), _given(registrations)
    rows = [
        _row(registration, names, len(asked[key] - given[registration.pk]))
        for key, registration in registrations.items()
    ]
    return sorted(rows, key=lambda row: row.order)


def _registrations(taking: list[Participant]) -> dict[tuple[int, int], Registration]:
    stored = Registration.objects.filter(
        campaign__in={one.campaign_id for one in taking}, unit__in={one.unit_id for one in taking}
    )
    by_key = {(row.campaign_id, row.unit_id): row for row in stored.select_related("commune")}
    found = {}
    for one in taking:
        key = (one.campaign_id, one.unit_id)
        row = by_key.get(key) or Registration(commune=one.campaign.commune, version=0)
        row.campaign, row.unit = one.campaign, one.unit
        found[key] = row
    return found


def _given(registrations: dict[tuple[int, int], Registration]) -> dict[int | None, set[int]]:
    keys = [row.pk for row in registrations.values() if row.pk]
    given: dict[int | None, set[int]] = defaultdict(set)
    rows = Pledge.objects.filter(registration__in=keys).exclude(value=None, words="")
    for registration, share in rows.values_list("registration", "share"):
        given[registration].add(share)
    return given


def _row(registration: Registration, names: dict[int, str], missing: int) -> OwnRow:
    campaign, open_now = registration.campaign, is_open(registration)
    label, badge = state_words(registration)
    if registration.pk is None and not open_now:
        late = dates.today() > campaign.register_until
        label, badge = ("Không đăng ký", "is-late") if late else ("Chưa mở", "is-draft")
    return OwnRow(
        campaign=campaign,
        registration=registration,
        unit_name=names[registration.unit_id],
        label=label,
        badge=badge,
        missing=missing,
        is_open=open_now,
    )
