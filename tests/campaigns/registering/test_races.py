"""Two people who act on campaigns and registrations in the same moment."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import ValidationError

from campaigns.launching import services as launching
from campaigns.models import Aspirant, Campaign, RegistrationSending
from campaigns.registering import services
from emulation.lib.states import StaleVersion, WrongState
from targets.models import Share
from tests.campaigns.launching.campaigns_made import (
    fresh,
    launched,
    new_campaign,
    new_target,
    units_in,
)
from tests.campaigns.plans_made import in_state
from tests.campaigns.registering.registrations_made import (
    approved,
    aspire,
    new_drive,
    people_title,
    person,
    pledge,
    save,
    send,
    sent,
    share_now,
    withdrawn,
)
from tests.cast import TODAY, make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def refused(results, *kinds):
    return [result for result in results if isinstance(result, kinds or Exception)]


def test_of_two_clerks_who_begin_the_year_one_does(on_postgresql):
    cast = make_cast()
    plan = in_state(cast, "issued")

    results = at_once(
        *(
            lambda by=by: launching.campaign_begin_from_plan(plan=plan, register_until=TODAY, by=by)
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert len(refused(results, ValidationError)) == len(refused(results)) == 1
    assert Campaign.objects.count() == 1


def test_of_two_clerks_who_launch_one_does(on_postgresql):
    cast = make_cast()
    campaign = new_campaign(cast)

    results = at_once(
        *(
            lambda by=by: launching.campaign_launch(campaign=fresh(campaign), by=by)
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert len(refused(results, WrongState)) == len(refused(results)) == 1
    assert units_in(campaign) == {cast.village, cast.other_village}


def test_two_clerks_who_choose_targets_follow_each_other(on_postgresql):
    cast = make_cast()
    campaign, target = new_campaign(cast), new_target(cast)

    results = at_once(
        *(
            lambda by=by: launching.targets_choose(
                campaign=fresh(campaign), targets=[target], by=by
            )
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert not refused(results)
    assert [row.target for row in campaign.campaigntargets.all()] == [target]


def test_a_campaign_cancelled_while_a_unit_sends_loses_nothing(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    save(drive.of(cast.village), cast.unit_head, pledge(drive.share))

    results = at_once(
        lambda: send(drive.of(cast.village), cast.unit_head),
        lambda: launching.campaign_cancel(
            campaign=fresh(drive.campaign), reason="Nhầm.", by=cast.clerk
        ),
    )

    assert len(refused(results, WrongState)) == len(refused(results)) == 1
    assert fresh(drive.campaign).is_launched == (drive.of(cast.village).state == "sent")


def test_one_sending_that_comes_twice_at_once_is_received_once(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    first, second, mark = drive.of(cast.village), drive.of(cast.village), uuid.uuid4()

    results = at_once(
        *(lambda one=one: send(one, cast.unit_head, client_uid=mark) for one in (first, second))
    )

    assert {result.pk for result in results} == {RegistrationSending.objects.get().pk}


def test_of_two_devices_that_begin_one_registration_one_is_told(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    devices = [drive.of(cast.village), drive.of(cast.village)]

    results = at_once(
        *(lambda one=one: save(one, cast.unit_head, pledge(drive.share)) for one in devices)
    )

    assert len(refused(results, StaleVersion)) == len(refused(results)) == 1
    assert drive.of(cast.village).version == 1


def test_of_recall_and_receive_one_happens(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    sent(drive, cast)

    results = at_once(
        lambda: services.registration_recall(
            registration=drive.of(cast.village), by=cast.unit_head
        ),
        lambda: services.registration_receive(registration=drive.of(cast.village), by=cast.clerk),
    )

    assert len(refused(results, WrongState)) == len(refused(results)) == 1
    again = drive.of(cast.village)
    assert (again.state == "sent") == (again.received_at is not None)


@pytest.mark.parametrize("act", ["approve", "recall", "withdraw"])
def test_an_approval_and_another_act_do_not_both_happen(on_postgresql, act):
    cast = make_cast()
    drive = new_drive(cast)
    first, second = (sent(drive, cast), drive.of(cast.village))
    acts = {
        "approve": lambda: services.registration_approve(registration=second, by=cast.checker),
        "recall": lambda: services.registration_recall(registration=second, by=cast.unit_head),
        "withdraw": lambda: services.registration_withdraw(
            registration=second, reason="Nhầm.", by=cast.unit_head
        ),
    }

    results = at_once(
        lambda: services.registration_approve(registration=first, by=cast.clerk), acts[act]
    )

    assert len(refused(results, WrongState)) == len(refused(results)) == 1
    is_approved = drive.of(cast.village).state == "approved"
    assert share_now(drive.share) == (650 if is_approved else None)


def test_of_two_campaigns_approved_at_once_the_better_pledge_counts(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    first = sent(drive, cast)
    second = services.registration_of(
        campaign=launched(cast, name="Đợt thứ hai"), unit=cast.village
    )
    send(save(second, cast.unit_head, pledge(drive.share, "700")), cast.unit_head)

    results = at_once(
        *(
            lambda one=one: services.registration_approve(registration=one, by=cast.clerk)
            for one in (first, second)
        )
    )

    assert not refused(results)
    share = Share.objects.get(pk=drive.share.pk)
    assert share.pledged == 700
    assert "đăng ký 650" in share.pledged_note


def test_two_units_that_register_one_person_at_once(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    title, someone = people_title(), person(cast)

    results = at_once(
        lambda: aspire(drive.of(cast.village), cast.unit_head, title, someone),
        lambda: aspire(drive.of(cast.other_village), drive.other_head, title, someone),
    )

    assert len(refused(results, ValidationError)) == len(refused(results)) == 1
    assert "đã được" in str(refused(results)[0])
    assert Aspirant.objects.count() == 1


def test_begun_again_while_another_unit_takes_a_name(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    title, someone = people_title(), person(cast)
    aspire(drive.of(cast.village), cast.unit_head, title, someone)
    withdrawn(drive, cast)

    results = at_once(
        lambda: services.registration_begin_again(
            registration=drive.of(cast.village), by=cast.unit_head
        ),
        lambda: aspire(drive.of(cast.other_village), drive.other_head, title, someone),
    )

    assert refused(results) == refused(results, WrongState, ValidationError)
    assert Aspirant.objects.filter(is_standing=True).count() == 1


def test_a_share_withdrawn_and_approved_anew_at_once_is_not_half(on_postgresql):
    cast = make_cast()
    drive = new_drive(cast)
    approved(drive, cast)
    head, clerk = drive.of(cast.village), drive.of(cast.village)

    results = at_once(
        lambda: services.registration_withdraw(
            registration=head, reason="Nhầm.", by=cast.unit_head
        ),
        lambda: services.registration_return(registration=clerk, reason="Xem lại.", by=cast.clerk),
    )

    assert len(refused(results, WrongState)) == len(refused(results)) == 1
    assert share_now(drive.share) is None
