"""A campaign changed after its paper was drafted: the draft says so and is written anew."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from campaigns import services as plans
from campaigns.inputs import BlockInput
from campaigns.launching import services
from campaigns.launching.services.beginning import TYPED
from campaigns.models import Campaign, Item
from emulation.lib.states import WrongState
from tests.campaigns.launching.campaigns_made import fresh as fresh_campaign
from tests.campaigns.launching.campaigns_made import new_target
from tests.campaigns.launching.made import filled, fresh
from tests.campaigns.launching.test_launch_paper import words_of

pytestmark = pytest.mark.django_db
LATER = dt.date(2024, 5, 31)


@pytest.fixture(params=["plan", "letter"])
def drafted(cast, request):
    campaign = filled(cast, paper_kind=request.param)
    plan = plans.launch_paper_draft(campaign=campaign, by=cast.clerk)
    return fresh_campaign(campaign), plan


def change(cast, campaign, **typed):
    given = {name: getattr(campaign, name) for name in TYPED} | typed
    campaign = fresh_campaign(campaign)
    services.campaign_change(
        campaign=campaign, seen_version=campaign.version, by=cast.clerk, **given
    )
    return fresh_campaign(campaign)


def parts(campaign):
    return [change.part for change, _ in plans.launch_paper_changes(campaign)]


def renew(cast, campaign):
    return plans.launch_paper_renew(campaign=fresh_campaign(campaign), by=cast.clerk)


def item_with(plan, words):
    return Item.objects.filter(plan=plan, blocks__text__contains=words).get()


def rewrite(cast, item, text):
    plans.item_change(
        item=item, version=item.version, by=cast.clerk, heading="", run_in=False, numbered=True,
        children_style=item.children_style, blocks=[BlockInput(text)],
    )  # fmt: skip


def test_a_paper_just_drafted_says_what_the_campaign_says(drafted):
    campaign, _ = drafted

    assert parts(campaign) == []


def test_what_changed_is_named_by_part(cast, drafted):
    campaign, _ = drafted

    campaign = change(cast, campaign, name="Đợt thi đua trồng rừng", ends_on=LATER)

    named = parts(campaign)
    assert named[:2] == ["Trích yếu", "Đoạn mở đầu"]
    assert "Đối tượng, thời gian" in named and "Mục đích, yêu cầu" not in named


def test_the_changed_lines_are_written_anew_and_the_others_stay_the_same_rows(cast, drafted):
    campaign, plan = drafted
    kept = item_with(plan, "Phủ xanh đất trống").pk
    campaign = change(cast, campaign, ends_on=LATER, name="Đợt thi đua trồng rừng")
    services.award_add(
        campaign=campaign, subject="person", grade="Giải Nhì", number=3,
        money=Decimal(500_000), by=cast.clerk,
    )  # fmt: skip

    assert renew(cast, campaign) == []

    plan, words = fresh(plan), words_of(plan)
    assert "31/05/2024" in words and "30/04/2024" not in words
    assert "Giải Nhì" in words and "4.500.000" in words
    assert plan.title == "Phát động đợt thi đua trồng rừng"
    assert "trồng rừng" in plan.opening
    assert item_with(plan, "Phủ xanh đất trống").pk == kept
    assert parts(fresh_campaign(campaign)) == []


def test_lines_and_sections_that_come_and_go_stand_where_they_belong(cast, drafted):
    campaign, plan = drafted
    target = new_target(cast)
    services.award_remove(award=campaign.plannedawards.get(), by=cast.clerk)
    services.targets_choose(campaign=campaign, targets=[target], by=cast.clerk)
    campaign = change(cast, campaign, slogan="", content="Trồng cây ven đường.\nTrồng ở trường.")
    renew(cast, campaign)
    campaign = change(cast, campaign, slogan="Mỗi người một cây", content="Trồng cây ven đường.")
    services.award_add(
        campaign=campaign, subject="person", grade="Giải Nhì", number=3, by=cast.clerk
    )

    renew(cast, campaign)

    other = filled_again(cast, campaign)
    assert words_of(fresh(plan)) == words_of(other)
    sections = Item.objects.filter(plan=plan, parent=None).values_list("heading", flat=True)
    again = Item.objects.filter(plan=other, parent=None).values_list("heading", flat=True)
    assert list(sections) == list(again)


def filled_again(cast, campaign):
    """Draft the paper of the same campaign from nothing."""
    Campaign.objects.filter(pk=campaign.pk).update(paper=None)
    return plans.launch_paper_draft(campaign=fresh_campaign(campaign), by=cast.clerk)


def test_what_somebody_wrote_by_hand_is_left_and_named(cast, drafted):
    campaign, plan = drafted
    line = item_with(plan, "Thời gian")
    rewrite(cast, line, "Thời gian: đến khi trồng đủ cây.")
    campaign = change(cast, campaign, ends_on=LATER)

    left = renew(cast, campaign)

    assert [row.part for row in left] == ["Đối tượng, thời gian"]
    words = words_of(fresh(plan))
    assert "đến khi trồng đủ cây" in words and "sau ngày 31/05/2024" in words
    assert parts(fresh_campaign(campaign)) == []  # seen


def test_a_line_written_by_hand_as_the_campaign_says_needs_nothing(cast, drafted):
    campaign, plan = drafted
    line = item_with(plan, "Trồng cây ven đường")
    rewrite(cast, line, "Trồng cây ở trường.")

    campaign = change(cast, campaign, content="Trồng cây ở trường.")

    assert parts(campaign) == []


def test_a_line_that_was_taken_out_does_not_come_back(cast, drafted):
    campaign, plan = drafted
    plans.item_remove(item=item_with(plan, "Trồng cây ven đường"), by=cast.clerk)
    campaign = change(cast, campaign, content="Trồng cây ở trường.")

    left = renew(cast, campaign)

    assert [row.new for row in left] == ["Trồng cây ở trường."]
    assert "ở trường" not in words_of(fresh(plan))


def test_while_the_paper_waits_the_campaign_stays_as_it_is(cast, drafted, client_of):
    campaign, plan = drafted
    plans.plan_submit(plan=plan, reviewers=[], by=cast.clerk, warnings_reason="Đã xem.")
    campaign = fresh_campaign(campaign)

    changes = (
        lambda: change(cast, campaign, ends_on=LATER),
        lambda: services.award_add(campaign=campaign, subject="person", number=1, by=cast.clerk),
        lambda: services.criterion_add(
            campaign=campaign, name="Cây", points=Decimal(1), by=cast.clerk
        ),
        lambda: services.participants_choose(
            campaign=campaign, units=[cast.village], by=cast.clerk
        ),
        lambda: renew(cast, campaign),
    )
    for one in changes:
        with pytest.raises(WrongState, match="Thu hồi văn bản"):
            one()

    clerk = client_of(cast.clerk)
    page = clerk.get(reverse("campaign_read", args=[campaign.uid])).content.decode()
    edit = reverse("campaign_edit", args=[campaign.uid])
    assert "phong trào giữ nguyên như văn bản" in page and edit not in page
    assert clerk.get(edit).status_code == 409
    plans.plan_recall(plan=fresh(plan), by=cast.clerk)
    assert change(cast, campaign, ends_on=LATER).ends_on == LATER


def test_only_the_clerk_renews(cast, drafted):
    campaign, _ = drafted

    for person in (cast.checker, cast.unit_head, cast.outsider):
        with pytest.raises(PermissionDenied):
            plans.launch_paper_renew(campaign=campaign, by=person)


def test_campaign_and_draft_say_it_and_one_action_renews(cast, drafted, client_of):
    campaign, plan = drafted
    clerk = client_of(cast.clerk)
    pages = (reverse("campaign_read", args=[campaign.uid]), reverse("plan_edit", args=[plan.uid]))
    said = "Văn bản phát động đang soạn theo số liệu cũ"
    assert not any(said in clerk.get(page).content.decode() for page in pages)
    change(cast, campaign, ends_on=LATER)

    for page in pages:
        assert said in clerk.get(page).content.decode()
    door = reverse("campaign_paper_renew", args=[campaign.uid])
    assert "31/05/2024" in clerk.get(door).content.decode()
    answer = clerk.post(door, follow=True).content.decode()

    assert "Đã viết lại văn bản phát động" in answer and said not in answer


@pytest.mark.parametrize("name", ["campaign_read", "campaign_paper_renew"])
def test_the_comparison_takes_few_queries(
    cast, drafted, client_of, name, django_assert_max_num_queries
):
    campaign, _ = drafted
    change(cast, campaign, ends_on=LATER)
    page, clerk = reverse(name, args=[campaign.uid]), client_of(cast.clerk)
    clerk.get(page)

    with django_assert_max_num_queries(15):
        clerk.get(page)
