"""Who has not registered: the unit, its head, what is missing, when it was and will be told."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign, Pledge, Registration, RegistrationState
from campaigns.registering.office.listing import is_late
from campaigns.registering.pledged import campaign_shares
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.pages import site_address
from emulation.lib.zalo import zalo_text
from emulation.org.models import Person, Position, Reminder, Role, Unit, User
from emulation.org.reminding import Thing, due_words, next_turn
from emulation.org.rights import held, holding_on
from emulation.org.selectors import memberships_on
from targets.following.people import ordered_units
from targets.rules import DECIDING

State = RegistrationState


@dataclass(frozen=True)
class MissingRow:
    """A unit that has sent nothing, or took back what it sent."""

    unit: Unit
    name: str
    person: Person | None
    head: str  # "Trưởng thôn Lý Văn Sơn"
    phone: str  # "" for who may not see it
    lacks: str
    is_late: bool
    reminded_on: dt.date | None
    next_words: str

    @property
    def can_be_told(self) -> bool:
        return self.person is not None and self.person.user_id is not None


@dataclass(frozen=True)
class LateSender:
    """A unit that first sent after the last day of registering."""

    name: str
    registration: Registration


@dataclass(frozen=True)
class Answers:
    missing: list[MissingRow]
    total: int  # units that take part
    late: list[LateSender]


def answers_of(campaign: Campaign, reader: User) -> Answers:
    """Return who owes a registration and who sent late, in the commune's order.

    Seven queries, whatever the number. Who is returned something owes it again.
    """
    today = dates.today()
    registrations = {row.unit_id: row for row in campaign.registrations.all()}
    units = {row.unit_id: row.unit for row in campaign.participants.select_related("unit")}
    owing = {key for key in units if owes(registrations.get(key))}
    late = {
        key for key, row in registrations.items() if row.first_sent_at and is_late(campaign, row)
    }
    spells = ordered_units(owing | late, today)
    heads = heads_of(campaign, owing, today)
    told = _told(campaign, heads.values())
    lacking = _lacking(campaign, registrations)
    shows_phone = held(reader, DECIDING, campaign.commune_id) is not None
    rows = []
    for spell in (one for one in spells if one.unit_id in owing):
        person, words = heads.get(spell.unit_id, (None, ""))
        on, last = told.get(person.pk, (None, None)) if person else (None, None)
        registration = registrations.get(spell.unit_id)
        rows.append(
            MissingRow(
                unit=units[spell.unit_id],
                name=spell.home_name,
                person=person,
                head=words,
                phone=person.phone if person and shows_phone else "",
                lacks=_lacks(registration, lacking[spell.unit_id]),
                is_late=is_late(campaign, registration),
                reminded_on=on,
                next_words=_next(campaign, person, today, last),
            )
        )
    senders = [
        LateSender(spell.home_name, registrations[spell.unit_id])
        for spell in spells
        if spell.unit_id in late
    ]
    return Answers(rows, len(units), senders)


def owes(registration: Registration | None) -> bool:
    """Say whether a unit still has to send; what was approved stands while it adds to it."""
    if registration is None:
        return True
    if registration.state == State.DRAFT:
        return registration.approved_at is None
    return registration.state == State.RETURNED


def heads_of(
    campaign: Campaign, units: Iterable[int], day: dt.date
) -> dict[int, tuple[Person, str]]:
    """Return who heads each unit, with the chức vụ; two queries."""
    units = set(units)
    rows = [
        row
        for row in memberships_on(campaign.commune, [Role.UNIT_HEAD], day)
        if row.unit_id in units
    ]
    posts = Position.objects.filter(holding_on(day), commune=campaign.commune_id, unit__in=units)
    titles = {(row.unit_id, row.person_id): row.title for row in posts}
    heads: dict[int, tuple[Person, str]] = {}
    for row in sorted(rows, key=lambda one: (one.valid_from, one.pk)):
        title = titles.get((row.unit_id, row.person_id), "")
        words = f"{title} {row.person.full_name}".strip()
        heads.setdefault(row.unit_id, (row.person, words))
    return heads


def thing_of(campaign: Campaign, unit: Unit, name: str) -> Thing:
    """Return what the unit's head is reminded of."""
    today = dates.today()
    return Thing(
        title=f"Đăng ký {campaign.short_name or campaign.name}, {name}",
        url=reverse("registration_write", args=[campaign.uid, unit.uid]),
        words=due_words(campaign.register_until, today),
        is_late=today > campaign.register_until,
    )


def message_of(campaign: Campaign, rows: Iterable[MissingRow]) -> str:
    """Return the text to copy into the units' Zalo group."""
    rows = list(rows)
    due = date_short(campaign.register_until)
    late = dates.today() > campaign.register_until
    return zalo_text(
        subject=f"{campaign.name}: hạn đăng ký {due}{' đã qua' if late else ''}, "
        f"còn {len(rows)} đơn vị chưa gửi.",
        lines=[f"{row.name}: {row.lacks}" for row in rows],
        url=site_address(reverse("registration_list")),
    )


def _lacks(registration: Registration | None, lacking: int) -> str:
    if registration is None:
        return "chưa bắt đầu"
    if registration.state == State.RETURNED:
        return "xã trả lại, chưa gửi lại"
    begun = "đã thu hồi, chưa gửi lại" if registration.first_sent_at else "đang soạn, chưa gửi"
    return f"{begun}; còn {lacking} chỉ tiêu chưa ghi mức" if lacking else begun


def _lacking(campaign: Campaign, registrations: Mapping[int, Registration]) -> Counter[int]:
    """Return by unit how many of its assigned shares have no pledge yet."""
    asked = campaign_shares(campaign).filter(assigned__isnull=False, unit__in=list(registrations))
    pledges = Pledge.objects.filter(registration__campaign=campaign)
    given = set(
        pledges.filter(Q(value__isnull=False) | ~Q(words="")).values_list("share", flat=True)
    )
    pairs = asked.order_by().values_list("pk", "unit")
    return Counter(unit for share, unit in pairs if share not in given)


def _told(
    campaign: Campaign, heads: Iterable[tuple[Person, str]]
) -> dict[int, tuple[dt.date | None, dt.date]]:
    """Return by person when this registration was last told of, and when anything was."""
    people = [person.pk for person, _ in heads]
    rows = Reminder.objects.filter(person__in=people, on__gte=campaign.register_from)
    told: dict[int, tuple[dt.date | None, dt.date]] = {}
    for row in rows.order_by("on"):
        is_this = any(str(campaign.uid) in thing["url"] for thing in row.things)
        before = told.get(row.person_id, (None, row.on))[0]
        told[row.person_id] = (row.on if is_this else before, row.on)
    return told


def _next(campaign: Campaign, person: Person | None, day: dt.date, last: dt.date | None) -> str:
    if person is None:
        return "chưa có người đứng đầu"
    if person.user_id is None:
        return "chưa có tài khoản, gọi điện"
    if not campaign.is_open:
        return "hết hạn, cổng không tự nhắc"
    turn = next_turn(person.user.remind, campaign.register_until, day, last)
    return date_short(turn) if turn else "đã tắt nhắc, gọi điện"
