"""A share pledged in two campaigns: one pledge counts, the other is told beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.models import Campaign, Pledge
from campaigns.registering.services.showing import shares_show
from targets.models import Share
from tests.campaigns.launching.campaigns_made import launched
from tests.campaigns.registering.registrations_made import Drive, approved, new_drive
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def twice(cast):
    """The village pledged 650 and then 620 in two campaigns; more is better."""
    first = new_drive(cast)
    approved(first, cast, value="650")
    second = Drive(
        launched(cast, name="Đợt vải sớm", short_name="Vải sớm"),
        Share.objects.get(pk=first.share.pk),
        first.other_share,
        first.other_head,
    )
    approved(second, cast, value="620")
    return first, second


def shown(drive):
    shares_show([drive.share.pk])
    return Share.objects.get(pk=drive.share.pk)


def name_the_target(campaign, share):
    campaign.campaigntargets.create(commune=campaign.commune, target=share.target, position=1)


def test_of_two_alike_the_better_counts_whichever_was_approved_last(twice):
    share = shown(twice[0])

    assert share.pledged == Decimal(650)
    assert share.pledged_note.endswith("Vải sớm đăng ký 620 tấn")


def test_the_campaign_launched_for_this_target_goes_first(twice):
    name_the_target(twice[1].campaign, twice[1].share)

    share = shown(twice[0])

    assert (share.pledged, share.pledged_note[:12]) == (Decimal(620), "theo Vải sớm")


def test_the_campaign_of_the_year_names_none_in_particular(twice):
    name_the_target(twice[1].campaign, twice[1].share)
    Campaign.objects.filter(pk=twice[1].campaign.pk).update(kind="year")

    assert shown(twice[0]).pledged == Decimal(650)


def test_a_pledge_that_is_taken_back_leaves_the_other_alone(twice):
    shown(twice[0])
    Pledge.objects.filter(registration__campaign=twice[0].campaign).update(approved_value=None)

    share = shown(twice[0])
    assert (share.pledged, share.pledged_note) == (Decimal(620), "")
    Pledge.objects.update(approved_value=None)

    assert shown(twice[0]).pledged is None


def test_the_page_of_shares_tells_the_other_beside(twice, cast, client_of):
    share = shown(twice[0])

    page = reverse("share_edit", args=[share.target.uid])
    text = client_of(cast.clerk).get(page).content.decode()

    assert "Vải sớm đăng ký 620 tấn" in text
