"""Heads agree to a covenant while the clerk changes it: nobody has agreed to words unseen."""

from __future__ import annotations

import pytest

from campaigns.covenants.services import covenant_agree, covenant_change, covenant_write
from campaigns.models import Covenant, CovenantParty
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from tests.campaigns.registering.office_made import Drive
from tests.cast import TODAY, make_cast
from tests.plumbing.kept import kept
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres

OLD, NEW = "Hai thôn cùng làm đường.", "Hai thôn cùng làm đường và trồng cây."


@pytest.fixture
def drive(on_postgresql: None) -> Drive:
    return Drive(make_cast(), ("Ao",))


@pytest.fixture
@kept
def covenant(drive: Drive) -> Covenant:
    return covenant_write(
        campaign=drive.campaign,
        name="Giao ước số 1",
        content=OLD,
        units=list(drive.units.values()),
        by=drive.cast.clerk,
    )


def agree(covenant: Covenant, drive: Drive, name: str) -> CovenantParty:
    row = covenant.parties.select_related("covenant__campaign", "unit").get(unit=drive.units[name])
    return covenant_agree(party=row, seen_version=1, by=fresh(drive.heads[name]))


def change(covenant: Covenant, drive: Drive, content: str, units: list[str]) -> Covenant:
    return covenant_change(
        covenant=Covenant.objects.select_related("campaign", "commune").get(pk=covenant.pk),
        name="Giao ước số 1",
        content=content,
        units=[drive.units[name] for name in units],
        seen_version=1,
        by=fresh(drive.cast.clerk),
    )


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def on_the_day(call):
    def run() -> object:
        with dates.on_day(TODAY):
            return call()

    return run


@pytest.mark.parametrize("again", range(3))
def test_two_heads_and_the_clerk(drive, covenant, again):
    heads = ["Hồng Lạc", "Đề Thám"]
    calls = [lambda name=name: agree(covenant, drive, name) for name in heads]
    calls.insert(again, lambda: change(covenant, drive, NEW, list(drive.units)))

    found = at_once(*(on_the_day(call) for call in calls))

    assert isinstance(found[again], Covenant), found
    others = [one for place, one in enumerate(found) if place != again]
    assert {type(one) for one in others} <= {CovenantParty, WrongState}
    covenant.refresh_from_db()
    assert (covenant.content, covenant.version) == (NEW, 2)
    # Whoever was in time agreed to the old words, and is asked again.
    assert not covenant.parties.exclude(agreed_at=None).exists()


def test_a_head_whose_unit_is_taken_out_meanwhile(drive, covenant):
    left = ["Đề Thám", "Ao"]
    found = at_once(
        on_the_day(lambda: agree(covenant, drive, "Hồng Lạc")),
        on_the_day(lambda: change(covenant, drive, OLD, left)),
    )
    assert isinstance(found[1], Covenant), found
    assert isinstance(found[0], CovenantParty | WrongState), found
    assert set(covenant.parties.values_list("unit", flat=True)) == {
        drive.units[name].pk for name in left
    }


def test_who_agreed_stays_agreed_where_only_the_day_of_signing_is_written(drive, covenant):
    agree(covenant, drive, "Hồng Lạc")
    changed = covenant_change(
        covenant=covenant,
        name=covenant.name,
        content=OLD,
        units=list(drive.units.values()),
        signed_on=TODAY,
        seen_version=1,
        by=drive.cast.clerk,
    )
    assert changed.parties.exclude(agreed_at=None).count() == 1
    stale = covenant.parties.select_related("covenant__campaign", "unit").get(
        unit=drive.units["Đề Thám"]
    )
    with pytest.raises(WrongState, match="Đọc lại rồi đồng ý"):
        covenant_agree(party=stale, seen_version=1, by=drive.heads["Đề Thám"])
