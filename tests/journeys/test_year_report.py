"""The year-end report of the small season on a phone, from a register that is written already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from awards.funding.services import money_recovered, payment_write
from awards.models import Grant, Round
from awards.registry.services import Given, grant_record
from awards.states import GrantState, NominationState
from campaigns.models import PlanState
from emulation.demonstration.seed_places import user_called
from emulation.lib import dates
from emulation.org.models import Household, Person
from tests.awards.made import award_named, make_nomination
from tests.journeys.mortal_server import MortalServer
from tests.journeys.season_by_hand import FAMILY, SHORT, Nominee
from tests.journeys.season_report import write_year_report
from tests.journeys.season_town import SeasonTown, season_town

pytestmark = pytest.mark.browser

DAYS = SHORT.days
NUMBER = "301/QĐ-UBND"


@pytest.fixture
def live_server(transactional_db: None) -> Iterator[MortalServer]:
    server = MortalServer()
    yield server
    server.stop()


@pytest.fixture
def town(seat, settings, live_server: MortalServer) -> SeasonTown:
    town = season_town(SHORT, seat, settings, live_server)
    with dates.on_day(dt.date.fromisoformat(DAYS.revoked)):
        _nominate(town)
        _give(town)
        _pay(town)
    return town


def _person(nominee: Nominee) -> Person:
    return Person.objects.get(full_name=nominee.name)


def _nominate(town: SeasonTown) -> None:
    """Everybody of the season is nominated: 13 households and 6 people."""
    round_ = Round.objects.create(
        commune=town.commune, name="Xét khen thưởng năm 2026", year=SHORT.year,
        procedure="regular", opens_on=dates.today(), closes_on=dates.today(),
    )  # fmt: skip
    sent = {"state": NominationState.SENT}
    for home in Household.objects.filter(commune=town.commune, code__startswith="GV"):
        make_nomination(round_, home, home.village, award=FAMILY, **sent)
    for one in (*SHORT.fighters, *SHORT.advanced):
        make_nomination(round_, _person(one), town.units[one.unit], award=one.award, **sent)


def _give(town: SeasonTown) -> None:
    """The decision of the season: 12 households, two and two people; one is revoked."""
    homes = [Household.objects.get(code=home.code) for home in SHORT.homes]
    passed = [one.nominee for one in (*SHORT.secret, *SHORT.paper) if one.passes]
    given = [(home, FAMILY, SHORT.prize_of(FAMILY, "household").each) for home in homes]
    given += [(_person(one), one.award, SHORT.prize_of(one.award, "person").each) for one in passed]
    for subject, award, amount in given:
        grant = Given(
            subject, award_named(award), SHORT.year, NUMBER, dt.date.fromisoformat(DAYS.decided),
            "Chủ tịch UBND Phường Ngô Quyền", "commune", amount=amount,
        )  # fmt: skip
        grant_record(commune=town.commune, given=grant, by=town.clerk)
    rows = Grant.objects.filter(person=_person(SHORT.revoked), decision_number=NUMBER)
    rows.update(state=GrantState.REVOKED, revoked_on=dates.today())


def _pay(town: SeasonTown) -> None:
    accountant = user_called("nq-van")
    payment_write(
        commune=town.commune, on=dates.today(), amount=SHORT.total, words="Chi tiền thưởng",
        by=accountant,
    )  # fmt: skip
    grant = Grant.objects.get(person=_person(SHORT.revoked), decision_number=NUMBER)
    money_recovered(grant=grant, on=dates.today(), by=accountant)


@pytest.mark.slow
def test_the_year_is_told_completed_agreed_and_issued(town: SeasonTown):
    plan = write_year_report(town, SHORT)
    with town.quiet():
        plan.refresh_from_db()
        assert plan.state == PlanState.ISSUED
