"""Households that aim at a title: of the own village, living there today, by the thousand."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Aspirant
from campaigns.registering import services
from emulation.org.models import Household
from tests.campaigns.registering.registrations_made import (
    household,
    household_title,
    many_households,
    new_drive,
    pledge,
    return_it,
    save,
    send,
)
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def drive(cast):
    return new_drive(cast)


def tick(registration, by, shown, ticked):
    services.households_tick(
        registration=registration, honour=household_title(), shown=shown, ticked=ticked, by=by
    )


def tick_all(registration, by):
    return services.households_tick_all(registration=registration, honour=household_title(), by=by)


def registered(registration):
    return set(registration.aspirants.values_list("household__code", flat=True))


def test_the_ticks_of_one_page_leave_those_of_others(cast, drive):
    first, second, third = (household(cast, f"Lê Thị {n}", f"H{n}") for n in range(3))
    tick(drive.of(cast.village), cast.unit_head, [first, second], [first, second])

    tick(drive.of(cast.village), cast.unit_head, [second, third], [third])

    assert registered(drive.of(cast.village)) == {"H0", "H2"}


@pytest.mark.parametrize("of_next_commune", [False, True])
def test_a_household_of_elsewhere_is_refused(cast, drive, of_next_commune):
    elsewhere = household(cast, "Lê Thị Xa", "X1", cast.other_village)
    if of_next_commune:
        Household.objects.filter(pk=elsewhere.pk).update(commune=cast.next_commune)
        elsewhere.refresh_from_db()

    with pytest.raises(ValidationError, match="hộ của thôn"):
        tick(drive.of(cast.village), cast.unit_head, [], [elsewhere])

    assert not Aspirant.objects.exists()


def test_a_household_that_left_is_registered_no_more(cast, drive):
    gone, stays = household(cast, "Lê Thị Đi", "H1"), household(cast, "Lê Thị Ở", "H2")
    Household.objects.filter(pk=gone.pk).update(valid_to=dt.date(2024, 1, 31))

    with pytest.raises(ValidationError, match="không còn ở thôn"):
        tick(drive.of(cast.village), cast.unit_head, [gone], [gone])
    tick_all(drive.of(cast.village), cast.unit_head)

    assert registered(drive.of(cast.village)) == {stays.code}


def test_one_that_left_after_it_was_ticked_hinders_nobody(cast, drive):
    gone, stays = household(cast, "Lê Thị Đi", "H1"), household(cast, "Lê Thị Ở", "H2")
    tick(drive.of(cast.village), cast.unit_head, [gone], [gone])
    Household.objects.filter(pk=gone.pk).update(valid_to=dt.date(2024, 1, 31))

    tick(drive.of(cast.village), cast.unit_head, [gone, stays], [gone, stays])

    assert registered(drive.of(cast.village)) == {"H1", "H2"}


@pytest.mark.parametrize("name", ["outsider", "checker", "viewer", "overseer"])
def test_others_tick_nothing(cast, drive, name):
    household(cast, "Lê Thị Ở", "H1")

    with pytest.raises(PermissionDenied):
        tick_all(drive.of(cast.village), getattr(cast, name))

    assert not Aspirant.objects.exists()


def test_approved_households_stay_when_all_are_unticked(cast, drive):
    household(cast, "Lê Thị Một", "H1")
    draft = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    tick_all(draft, cast.unit_head)
    send(draft, cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)
    services.registration_allow(
        registration=drive.of(cast.village),
        until=dt.date(2024, 3, 10),
        reason="Thêm hộ.",
        by=cast.clerk,
    )
    household(cast, "Lê Thị Hai", "H2")
    assert tick_all(drive.of(cast.village), cast.unit_head) == 1

    gone = services.households_untick_all(
        registration=drive.of(cast.village), honour=household_title(), by=cast.unit_head
    )

    assert gone == 1
    assert registered(drive.of(cast.village)) == {"H1"}


def test_returned_with_one_household_named_only_that_one_is_unticked(cast, drive):
    first, second = household(cast, "Lê Thị Một", "H1"), household(cast, "Lê Thị Hai", "H2")
    draft = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    tick_all(draft, cast.unit_head)
    send(draft, cast.unit_head)
    row = draft.aspirants.get(household=first)
    return_it(drive.of(cast.village), cast, {"aspirants": {row.pk: "Vi phạm hương ước."}})

    with pytest.raises(ValidationError, match="Chỉ sửa được các mục bị trả lại"):
        tick(drive.of(cast.village), cast.unit_head, [first, second], [first])
    tick(drive.of(cast.village), cast.unit_head, [first, second], [second])

    assert registered(drive.of(cast.village)) == {"H2"}


def test_two_thousand_households_are_ticked_and_unticked_in_a_moment(cast, drive):
    many_households(cast.village, 2000)
    save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    title, registration = household_title(), drive.of(cast.village)
    # SQLite takes fewer values at a time than PostgreSQL.
    most = 20 if connection.vendor == "postgresql" else 45

    began = time.process_time()
    with CaptureQueriesContext(connection) as asked:
        new = services.households_tick_all(
            registration=registration, honour=title, by=cast.unit_head
        )
    assert (new, len(asked) <= most) == (2000, True), len(asked)
    with CaptureQueriesContext(connection) as asked:
        gone = services.households_untick_all(
            registration=drive.of(cast.village), honour=title, by=cast.unit_head
        )
    assert (gone, len(asked) <= most) == (2000, True), len(asked)
    assert time.process_time() - began < 4  # two seconds each
