"""Phường Ngô Quyền on the eve of an award season: its people, households, council and fund.

The places are the demonstration's; in 2026 the ward goes on as if it had not been merged.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from playwright.sync_api import Page

from awards.funding.services import payment_write, receipt_write
from awards.law.loading import law_load
from awards.models import Round
from awards.registry.services import grant_record, initiative_record
from awards.registry.services.grants import Given
from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import campaign_create, campaign_launch, participants_choose
from campaigns.models import Campaign, Honour, Registration
from campaigns.registering.services import (
    JobInput,
    aspirants_set,
    households_tick,
    registration_of,
    registration_save,
    registration_send,
    registrations_approve,
)
from emulation.demonstration.places import BAC_GIANG, BAC_GIANG_CITY, NGO_QUYEN
from emulation.demonstration.seed_places import BEGINNING, make_communes, user_called
from emulation.demonstration.seed_year import head_of
from emulation.lib import dates
from emulation.org.models import Household, Membership, Person, Role, Unit, User
from emulation.org.selectors import commune_unit
from emulation.org.services import (
    household_create,
    membership_create,
    person_create,
    position_create,
)
from emulation.papers.models import PaperKind
from emulation.papers.services import series_open
from tests.cast import PASSWORD
from tests.journeys.mortal_server import MortalServer
from tests.journeys.season_by_hand import (
    ADVANCED,
    FAMILY,
    GROUPS,
    OFFICE,
    PRAISE,
    Home,
    Nominee,
    SeasonTruth,
)
from tests.journeys.town import Town

COUNCIL = "Hội đồng Thi đua - Khen thưởng Phường Ngô Quyền"
CITY = "Chủ tịch UBND thành phố Bắc Giang"
SUMMER = "214/QĐ-UBND"  # Lao động tiên tiến of the school year
PAPERS = [PaperKind.DECISION, PaperKind.SUBMISSION, PaperKind.MINUTES, PaperKind.REPORT]
JOB = JobInput("Việc khó của đơn vị", "Xong trong năm")


@dataclass
class SeasonTown(Town):
    """The ward with what belongs to a season. ``visitor`` opens a phone without an account."""

    visitor: Callable[[], Page] | None = None
    campaign: Campaign | None = None
    round: Round | None = None  # once the clerk opened it

    def user(self, login: str) -> User:
        with self.quiet():
            return user_called(login)


def season_town(truth: SeasonTruth, seat: Callable, settings, server: MortalServer) -> SeasonTown:
    """Build the ward up to the morning on which the clerk opens the round."""
    units = make_communes((BAC_GIANG, BAC_GIANG_CITY, NGO_QUYEN))
    catalogue_load()
    law_load()
    User.objects.update(password=make_password(PASSWORD))
    commune = units[NGO_QUYEN.unit].commune
    clerk = user_called("nq-trang")
    town = SeasonTown(
        commune, units, clerk,
        user_called("nq-huong"), user_called("nq-khanh"), user_called("nq-nhung"), clerk,
        settings, seat, server.waiting,
    )  # fmt: skip
    with dates.on_day(dt.date(truth.year, 1, 15)):
        series_open(
            commune=commune, body=commune_unit(commune), kinds=PAPERS, year=truth.year,
            name="Sổ quyết định, tờ trình, biên bản, báo cáo", by=None,
        )  # fmt: skip
        people = _make_people(town, truth)
        homes = _make_homes(town, truth, people)
        _give_council_roles(town, truth)
    with dates.on_day(dt.date(truth.year, 2, 15)):
        town.campaign = _launch(town, truth)
    with dates.on_day(dt.date(truth.year, 3, 1)):
        _register(town, truth, people, homes)
    with dates.on_day(dt.date(truth.year, 9, 1)):
        _write_summer(town, truth, people)
        _fill_fund(town, truth)
    town.on(truth.days.opens)
    return town


# People and households


def _make_people(town: SeasonTown, truth: SeasonTruth) -> dict[str, Person]:
    """Write down everybody who is nominated, each with a chức vụ in the unit."""
    known = {row.full_name: row for row in Person.objects.filter(commune=town.commune)}
    for one in _people_of(truth):
        if one.name in known:
            continue
        known[one.name] = person = person_create(
            commune=town.commune, full_name=one.name, gender=one.gender, birth_year=1980, by=None
        )
        if one.award != PRAISE:
            position_create(
                person=person, unit=town.units[one.unit], title="Viên chức",
                valid_from=BEGINNING, by=None,
            )  # fmt: skip
    if any(one.unit == OFFICE for one in truth.advanced):
        membership_create(
            person=user_called("nq-bach").persons.get(), unit=town.units[OFFICE],
            role=Role.UNIT_HEAD, valid_from=BEGINNING, by=None,
        )  # fmt: skip
    return known


def _people_of(truth: SeasonTruth) -> list[Nominee]:
    every = (*truth.fighters, *truth.advanced, *truth.praised)
    return [one for one in every if not one.is_collective]


def _make_homes(
    town: SeasonTown, truth: SeasonTruth, people: dict[str, Person]
) -> dict[Home, Household]:
    """Make the households of the season; who gets a Giấy khen lives in the last of the group."""
    lodgers = defaultdict(list)
    for one in truth.praised:
        if not one.is_collective:
            lodgers[one.unit].append((people[one.name], "Em"))
    made = {}
    for home in all_homes(truth):
        head = person_create(
            commune=town.commune, full_name=home.head, gender="male", birth_year=1970, by=None
        )
        made[home] = household_create(
            village=town.units[home.village], code=home.code, head=head, valid_from=BEGINNING,
            members=lodgers.pop(home.village, []), by=None,
        )  # fmt: skip
    return made


def all_homes(truth: SeasonTruth) -> list[Home]:
    more = [truth.spoken_of] + ([truth.praised_home] if truth.praised_home else [])
    return [*truth.homes, *more]


# Council


def _give_council_roles(town: SeasonTown, truth: SeasonTruth) -> None:
    """Let everybody who will have a seat vote on a device; the clerk writes the council itself."""
    for each in truth.members:
        person = user_called(each.login).persons.get()
        if not Membership.objects.filter(person=person, unit=town.units[COUNCIL]).exists():
            membership_create(
                person=person, unit=town.units[COUNCIL], role=Role.COUNCIL_MEMBER,
                valid_from=dates.today(), by=None,
            )  # fmt: skip


# The campaign of the year, with the names that units registered


def _launch(town: SeasonTown, truth: SeasonTruth) -> Campaign:
    campaign = campaign_create(
        commune=town.commune, kind="year", name=f"Phong trào thi đua năm {truth.year}",
        short_name=f"Thi đua năm {truth.year}",
        starts_on=dt.date(truth.year, 1, 1), ends_on=dt.date(truth.year, 12, 31),
        register_from=dates.today(), register_until=dt.date(truth.year, 3, 31),
        taking="chosen", paper_kind="outside", outside_citation="12/KH-UBND", by=town.clerk,
    )  # fmt: skip
    units = {one.unit for one in (*truth.fighters, *truth.advanced)}
    units |= {GROUPS[group - 1] for group in truth.households}
    chosen = [town.units[name] for name in sorted(units)]
    participants_choose(campaign=campaign, units=chosen, by=town.clerk)
    return campaign_launch(campaign=campaign, by=town.clerk)


def _register(
    town: SeasonTown,
    truth: SeasonTruth,
    people: dict[str, Person],
    homes: dict[Home, Household],
) -> None:
    """Let every unit name its people and households; the office approves."""
    for row in town.campaign.participants.select_related("unit"):
        unit, head = row.unit, head_of(row.unit)
        registration = registration_of(campaign=town.campaign, unit=unit)
        registration_save(
            registration=registration, pledges=[], jobs=[JOB], note="",
            seen_version=registration.version, by=head,
        )  # fmt: skip
        _name_people(registration, unit, truth, people, head)
        registered = [home for home in _registered_homes(truth) if town.units[home.village] == unit]
        if registered:
            ticked = [homes[home] for home in registered]
            households_tick(
                registration=registration, honour=_honour(FAMILY), shown=[], ticked=ticked, by=head
            )
        registration_send(
            registration=registration, seen_version=registration.version,
            client_uid=registration.uid, by=head,
        )  # fmt: skip
    rows = Registration.objects.filter(campaign=town.campaign)
    related = rows.select_related("campaign__commune", "unit", "commune", "sent_by")
    _, refused = registrations_approve(registrations=related, by=town.clerk)
    assert not refused, refused


def _registered_homes(truth: SeasonTruth) -> Iterable[Home]:
    """The group that brings an Excel file registered no names."""
    return (home for home in (*truth.homes, truth.spoken_of) if home.group != truth.sheet.group)


def _name_people(
    registration: Registration,
    unit: Unit,
    truth: SeasonTruth,
    people: dict[str, Person],
    head: User,
) -> None:
    named: dict[str, list[Person]] = defaultdict(list)
    for one in (*truth.fighters, *truth.advanced):
        if unit.spells.get(valid_to=None).name == one.unit:
            named[one.award].append(people[one.name])
    for code, subjects in named.items():
        aspirants_set(registration=registration, honour=_honour(code), subjects=subjects, by=head)


def _honour(code: str) -> Honour:
    return Honour.objects.get(code=code, commune=None)


# Before the season


def _write_summer(town: SeasonTown, truth: SeasonTruth, people: dict[str, Person]) -> None:
    """Chiến sĩ thi đua cơ sở asks for Lao động tiên tiến of the year, or an initiative."""
    for one in truth.earlier:
        given = Given(
            people[one.name], _honour(ADVANCED), truth.year, SUMMER, dt.date(truth.year, 7, 12),
            f"Chủ tịch UBND {NGO_QUYEN.unit}", "commune",
        )  # fmt: skip
        grant_record(commune=town.commune, given=given, by=town.clerk)
        if one.initiative:
            initiative_record(
                commune=town.commune, person=people[one.name], name=one.initiative, level="base",
                recognised_on=dt.date(truth.year, 5, 20), recognised_by=CITY,
                number="77/QĐ-UBND", by=town.clerk,
            )  # fmt: skip


def _fill_fund(town: SeasonTown, truth: SeasonTruth) -> None:
    accountant, day = user_called("nq-van"), dt.date(truth.year, 3, 20)
    for words, amount in truth.receipts.items():
        receipt_write(commune=town.commune, on=day, amount=amount, words=words, by=accountant)
    if truth.spent_before:
        payment_write(
            commune=town.commune, on=day, amount=truth.spent_before,
            words="Tổ chức hội nghị phát động thi đua", by=accountant,
        )  # fmt: skip


def of_unit(nominees: Sequence[Nominee], unit: str) -> list[Nominee]:
    return [one for one in nominees if one.unit == unit]
