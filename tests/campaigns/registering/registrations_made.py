"""Registrations for tests, made through the services and brought as far as a test needs."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from campaigns.models import Campaign, Honour, Registration, RegistrationSending
from campaigns.registering import services
from campaigns.registering.services import JobInput, PledgeInput
from emulation.lib.text import search_key, sort_key
from emulation.org.models import Household, Person, Role, Unit, User
from emulation.org.services import household_create, person_create
from targets.models import Share
from tests.campaigns.launching.campaigns_made import given_target, honour_for, launched
from tests.cast import LONG_AGO, Cast, make_user

JOB = JobInput("Hiến đất mở đường ngõ 3", "Mở 300 m")


@dataclass(frozen=True)
class Drive:
    """A launched campaign in which both villages have a share of one target."""

    campaign: Campaign
    share: Share  # of the village
    other_share: Share
    other_head: User  # of the other village

    def of(self, unit: Unit) -> Registration:
        """The unit's registration as another request reads it."""
        return services.registration_of(
            campaign=Campaign.objects.get(pk=self.campaign.pk), unit=unit
        )


def new_drive(cast: Cast, **given: Any) -> Drive:
    shares = given_target(cast)
    head = make_user(cast.other_village, "Lý Văn Sơn", Role.UNIT_HEAD, "0900000104")
    return Drive(
        launched(cast, **given), shares[cast.village.pk], shares[cast.other_village.pk], head
    )


def pledge(share: Share, value: str | None = "650", **given: Any) -> PledgeInput:
    return PledgeInput(share, None if value is None else Decimal(value), **given)


def save(registration: Registration, by: User, *pledges: PledgeInput, **given: Any) -> Registration:
    values = {"jobs": (), "note": "", "seen_version": registration.version}
    return services.registration_save(
        registration=registration, pledges=pledges, by=by, **values | given
    )


def send(registration: Registration, by: User, **given: Any) -> RegistrationSending:
    values = {"seen_version": registration.version, "client_uid": uuid.uuid4()}
    return services.registration_send(registration=registration, by=by, **values | given)


def sent(
    drive: Drive, cast: Cast, *, by: User | None = None, value: str = "650", jobs: Any = ()
) -> Registration:
    """The village's registration, sent by its head unless another is named."""
    sender = by or cast.unit_head
    registration = save(drive.of(cast.village), sender, pledge(drive.share, value), jobs=jobs)
    send(registration, sender)
    return drive.of(cast.village)


def approved(drive: Drive, cast: Cast, **given: Any) -> Registration:
    services.registration_approve(registration=sent(drive, cast, **given), by=cast.clerk)
    return drive.of(cast.village)


def returned(drive: Drive, cast: Cast, named: Any = None, **given: Any) -> Registration:
    registration = sent(drive, cast, **given)
    return_it(registration, cast, named)
    return drive.of(cast.village)


def return_it(registration: Registration, cast: Cast, named: Any = None) -> None:
    services.registration_return(
        registration=registration, reason="Xem lại.", named=named, by=cast.clerk
    )


def withdrawn(drive: Drive, cast: Cast) -> Registration:
    registration = sent(drive, cast)
    services.registration_withdraw(registration=registration, reason="Nhầm.", by=cast.unit_head)
    return drive.of(cast.village)


def in_state(drive: Drive, cast: Cast, state: str) -> Registration:
    """The village's registration in any state."""
    if state == "draft":
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
        return drive.of(cast.village)
    roads = {"sent": sent, "returned": returned, "approved": approved, "withdrawn": withdrawn}
    return roads[state](drive, cast)


def aspire(
    registration: Registration, by: User, honour: Honour, *subjects: Person | Unit
) -> Registration:
    services.aspirants_set(registration=registration, honour=honour, subjects=subjects, by=by)
    return registration


def person(cast: Cast, name: str = "Lê Văn Tám", born: int | None = 1980, **given: Any) -> Person:
    return person_create(commune=cast.commune, full_name=name, birth_year=born, by=None, **given)


def household(cast: Cast, name: str, code: str, village: Unit | None = None) -> Household:
    return household_create(
        village=village or cast.village,
        code=code,
        head=person(cast, name),
        valid_from=LONG_AGO,
        by=None,
    )


def many_households(village: Unit, number: int) -> list[Household]:
    """Households by the thousand, written without their services."""
    named = [f"Nguyễn Văn Hộ {place}" for place in range(number)]
    keys = [{"search_key": search_key(name), "sort_key": sort_key(name)} for name in named]
    heads = Person.objects.bulk_create(
        Person(commune=village.commune, full_name=name, **key)
        for name, key in zip(named, keys, strict=True)
    )
    return Household.objects.bulk_create(
        Household(
            commune=village.commune,
            village=village,
            code=f"H{place}",
            head=head,
            valid_from=dt.date(2020, 1, 1),
            **key,
        )
        for place, (head, key) in enumerate(zip(heads, keys, strict=True))
    )


def people_title() -> Honour:
    return honour_for("person")


def household_title() -> Honour:
    return honour_for("household")


def share_now(share: Share) -> Decimal | None:
    return Share.objects.values_list("pledged", flat=True).get(pk=share.pk)
