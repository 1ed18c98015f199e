"""Two people who act on one registration in the same moment: one of them wins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns.covenants.services import covenant_agree, covenant_change, covenant_write
from campaigns.launching.services import campaign_close
from campaigns.models import Campaign, Covenant, RegistrationState
from campaigns.registering.services import (
    registration_approve,
    registration_recall,
    registration_receive,
    registration_return,
)
from campaigns.registering.services.reminding import registrations_remind
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Reminder
from emulation.trail.models import Entry
from targets.models import Share
from tests.campaigns.registering.office_made import UNTIL, Drive
from tests.cast import TODAY, make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres
State = RegistrationState
LATER = UNTIL + dt.timedelta(days=1)


@pytest.fixture
def drive(on_postgresql) -> Drive:
    made = Drive(make_cast())
    made.send("Hồng Lạc", rice="70")
    return made


def acting(drive: Drive, service: Callable, by: str, **more) -> Callable[[], object]:
    """Return the act of a person in a request of his own; a thread has its own clock."""

    def act() -> object:
        with dates.on_day(TODAY):
            registration = drive.registration("Hồng Lạc")
            return service(registration=registration, by=getattr(drive.cast, by), **more)

    return act


def won(results: list[object]) -> int:
    """Count who succeeded; whoever lost was told so in a sentence."""
    errors = [result for result in results if isinstance(result, Exception)]
    assert all(isinstance(error, WrongState) and str(error) for error in errors), errors
    return len(results) - len(errors)


def told(code: str) -> int:
    return Entry.objects.filter(code=f"campaigns.registration.{code}").count()


def test_the_clerk_approves_while_the_unit_takes_it_back(drive):
    results = at_once(
        acting(drive, registration_approve, "clerk"),
        acting(drive, registration_recall, "unit_head"),
    )

    assert won(results) == 1
    registration = drive.registration("Hồng Lạc")
    pledged = Share.objects.get(unit=drive.cast.village, target=drive.rice).pledged
    assert (registration.state, pledged) in [(State.APPROVED, 70), (State.DRAFT, None)]
    assert told("approved") + told("recalled") == 1


def test_two_clerks_approve_one_registration(drive):
    results = at_once(
        acting(drive, registration_approve, "clerk"),
        acting(drive, registration_approve, "second_clerk"),
    )

    assert won(results) == 1
    assert told("approved") == 1
    share = Share.objects.get(unit=drive.cast.village, target=drive.rice)
    assert (share.assigned, share.pledged) == (60, 70)


def test_one_approves_while_another_returns(drive):
    results = at_once(
        acting(drive, registration_approve, "clerk"),
        acting(drive, registration_return, "chairman", reason="Thấp quá."),
    )

    # An approved one may be returned: both may succeed, in that order only.
    registration = drive.registration("Hồng Lạc")
    pledged = Share.objects.get(unit=drive.cast.village, target=drive.rice).pledged
    assert (registration.state, pledged) in [(State.APPROVED, 70), (State.RETURNED, None)]
    assert won(results) == told("approved") + told("returned")


def test_the_clerk_receives_while_the_unit_takes_it_back(drive):
    results = at_once(
        acting(drive, registration_receive, "clerk"),
        acting(drive, registration_recall, "unit_head"),
    )

    assert won(results) == 1
    registration = drive.registration("Hồng Lạc")
    assert (registration.state == State.SENT) == (registration.received_at is not None)


def test_what_is_approved_is_what_was_read(drive):
    """The unit takes it back and sends 10 tấn while the clerk approves 70."""
    read = drive.registration("Hồng Lạc")

    def approve() -> object:
        with dates.on_day(TODAY):
            return registration_approve(registration=read, by=drive.cast.clerk)

    def send_anew() -> object:
        with dates.on_day(TODAY):
            taken = drive.registration("Hồng Lạc")
            registration_recall(registration=taken, by=drive.cast.unit_head)
            return drive.send("Hồng Lạc", rice="10")

    results = at_once(approve, send_anew)

    assert won(results) == 1
    pledged = Share.objects.get(unit=drive.cast.village, target=drive.rice).pledged
    is_approved = drive.registration("Hồng Lạc").state == State.APPROVED
    assert pledged == (70 if is_approved else None)


def test_the_campaign_is_closed_while_a_registration_is_approved(drive):
    def close() -> object:
        with dates.on_day(LATER):
            return campaign_close(
                campaign=Campaign.objects.get(pk=drive.campaign.pk), by=drive.cast.clerk
            )

    def approve() -> object:
        with dates.on_day(LATER):
            registration = drive.registration("Hồng Lạc")
            registration.campaign = Campaign.objects.get(pk=drive.campaign.pk)
            return registration_approve(registration=registration, by=drive.cast.second_clerk)

    closed, approved = at_once(close, approve)

    assert not isinstance(closed, Exception), closed
    won([approved])
    is_approved = drive.registration("Hồng Lạc").state == State.APPROVED
    assert is_approved != isinstance(approved, Exception)


def test_two_clerks_remind_at_once(drive):
    def remind(by: str) -> Callable[[], object]:
        def act() -> object:
            with dates.on_day(TODAY):
                return registrations_remind(campaign=drive.campaign, by=getattr(drive.cast, by))

        return act

    results = at_once(remind("clerk"), remind("second_clerk"))

    assert sorted(number for number, _ in results) == [0, 1]
    assert Reminder.objects.count() == 1


def test_a_head_agrees_while_the_clerk_changes_the_words(drive):
    covenant = covenant_write(
        campaign=drive.campaign, name="Giao ước", content="Lời cũ.",
        units=list(drive.units.values()), by=drive.cast.clerk,
    )  # fmt: skip

    def agree() -> object:
        with dates.on_day(TODAY):
            rows = covenant.parties.select_related("unit", "covenant__campaign")
            party = rows.get(unit=drive.cast.village)
            return covenant_agree(party=party, seen_version=1, by=drive.cast.unit_head)

    def change() -> object:
        with dates.on_day(TODAY):
            return covenant_change(
                covenant=Covenant.objects.get(), name="Giao ước", content="Lời mới.",
                units=list(drive.units.values()), seen_version=1, by=drive.cast.clerk,
            )  # fmt: skip

    at_once(agree, change)

    # Whoever was first, nobody stands as having agreed to words that he did not read.
    assert Covenant.objects.get().content == "Lời mới."
    assert not covenant.parties.exclude(agreed_at=None).exists()
