"""Two clerks at one campaign in the same moment, on PostgreSQL: one of them wins."""

from __future__ import annotations

import pytest

from campaigns import services as plans
from campaigns.launching import services
from campaigns.models import Campaign, Participant, Plan
from emulation.lib import dates
from emulation.lib.states import WrongState
from tests.campaigns.launching.made import OUTSIDE, campaign_made
from tests.cast import TODAY, make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def on_the_day(*steps):
    """Run the steps at once; a thread has a clock of its own."""

    def dated(step):
        def run():
            with dates.on_day(TODAY):
                return step()

        return run

    return at_once(*map(dated, steps))


def twice(campaign):
    """The campaign as two requests read it."""
    rows = Campaign.objects.select_related("commune")
    return [rows.get(pk=campaign.pk), rows.get(pk=campaign.pk)]


def test_of_two_who_launch_one_wins_and_every_unit_is_told_once(on_postgresql):
    cast = make_cast()
    copies = twice(campaign_made(cast))

    results = on_the_day(
        *(
            lambda copy=copy, by=by: services.campaign_launch_outside(
                campaign=copy, by=by, **OUTSIDE
            )
            for copy, by in zip(copies, (cast.clerk, cast.second_clerk), strict=True)
        )
    )

    assert sorted(type(result).__name__ for result in results) == ["Campaign", WrongState.__name__]
    assert Participant.objects.count() == 2


def test_of_two_who_draft_the_paper_one_wins(on_postgresql):
    cast = make_cast()
    copies = twice(campaign_made(cast, paper_kind="letter"))

    results = on_the_day(
        *(
            lambda copy=copy, by=by: plans.launch_paper_draft(campaign=copy, by=by)
            for copy, by in zip(copies, (cast.clerk, cast.second_clerk), strict=True)
        )
    )

    assert sorted(type(result).__name__ for result in results) == ["Plan", WrongState.__name__]
    assert Plan.objects.count() == 1


def test_of_two_who_write_the_paper_anew_each_line_comes_once(on_postgresql):
    cast = make_cast()
    campaign = campaign_made(cast, paper_kind="letter")
    plan = plans.launch_paper_draft(campaign=campaign, by=cast.clerk)
    services.award_add(
        campaign=campaign, subject="person", grade="Giải Nhì", number=1, by=cast.clerk
    )
    copies = twice(campaign)

    results = on_the_day(
        *(
            lambda copy=copy, by=by: plans.launch_paper_renew(campaign=copy, by=by)
            for copy, by in zip(copies, (cast.clerk, cast.second_clerk), strict=True)
        )
    )

    assert results == [[], []]
    assert plan.items.filter(heading="Khen thưởng").count() == 1
    assert plans.launch_paper_changes(twice(campaign)[0]) == []
