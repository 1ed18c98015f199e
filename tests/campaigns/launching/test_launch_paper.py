"""The paper that launches a campaign: drafted from it, issued, and the campaign is open."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services as plans
from campaigns.content import plan_content, walk
from campaigns.launching import services
from campaigns.models import Campaign, PlanState
from campaigns.paper import plan_document
from emulation.lib.states import WrongState
from emulation.papers.models import PaperKind
from tests.campaigns.launching.made import campaign_made, filled, fresh, put_through
from tests.campaigns.plans_made import issued
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def series(cast):
    return open_series(cast.commune, kinds=[PaperKind.PLAN, PaperKind.LETTER])


def drafted(cast, kind):
    campaign = filled(cast, paper_kind=kind)
    return campaign, plans.launch_paper_draft(campaign=campaign, by=cast.clerk)


def words_of(plan):
    items = walk(plan_content(plan)["items"])
    blocks = [block for item in items for block in item["blocks"]]
    cells = [cell for b in blocks if "table" in b for row in b["table"]["rows"] for cell in row]
    return "\n".join([*(block.get("text", "") for block in blocks), *cells])


def test_the_letter_says_what_the_campaign_says(cast):
    campaign, plan = drafted(cast, "letter")

    words = words_of(plan)

    for part in (
        "Phủ xanh đất trống.", "Trồng cây ven đường.", "Chủ đề: “Mỗi nhà một cây”.",
        "Đếm cây sống sau một tháng", "Giải Nhất", "3.000.000",
        "từ ngày 19/02/2024 đến hết ngày 10/03/2024",
    ):  # fmt: skip
        assert part in words
    assert campaign.paper == plan


def test_the_letter_is_laid_out_as_one(cast):
    _, plan = drafted(cast, "letter")

    document = plan_document(plan_content(plan), is_draft=True)

    assert document.is_letter and document.kind == "CÔNG VĂN"
    assert document.addressees == ("Các thôn, tổ dân phố",)
    assert document.matter == "phát động đợt thi đua trồng cây mừng Đảng"
    assert document.signature.name == "Nguyễn Đức Thắng"


def test_nothing_blocks_the_submission_of_either_paper(cast):
    for kind in ("plan", "letter"):
        _, plan = drafted(cast, kind)
        plans.plan_submit(plan=plan, reviewers=[], by=cast.clerk, warnings_reason="Đã xem.")
        assert fresh(plan).state == PlanState.SUBMITTED
        Campaign.objects.update(cancelled_at=dt.datetime(2024, 2, 19, tzinfo=dt.UTC))


@pytest.mark.parametrize("kind", ["plan", "letter"])
def test_its_issuing_launches_the_campaign_to_every_unit(cast, series, kind):
    campaign, plan = drafted(cast, kind)

    plan = put_through(cast, plan)

    campaign.refresh_from_db()
    assert plan.state == PlanState.ISSUED and campaign.launched_at
    units = {row.unit for row in campaign.participants.exclude(told_at=None)}
    assert units == {cast.village, cast.other_village}
    number = "01/UBND-VHXH" if kind == "letter" else "01/KH-UBND"
    assert plan.paper.full_number == number


def test_a_paper_whose_window_is_over_is_not_issued(cast, series):
    campaign, plan = drafted(cast, "letter")
    past = {"register_from": dt.date(2024, 2, 1), "register_until": dt.date(2024, 2, 10)}
    Campaign.objects.filter(pk=campaign.pk).update(starts_on=dt.date(2024, 2, 1), **past)

    with pytest.raises(ValidationError, match="Hạn đăng ký"):
        put_through(cast, plan)

    assert fresh(plan).state == PlanState.APPROVED


def test_an_abandoned_paper_lets_the_campaign_go(cast):
    campaign, plan = drafted(cast, "letter")

    plans.plan_abandon(plan=plan, reason="Đổi sang kế hoạch.", by=cast.clerk)

    campaign.refresh_from_db()
    assert campaign.paper is None
    assert plans.launch_paper_draft(campaign=campaign, by=cast.clerk).pk != plan.pk


def test_a_second_paper_is_refused_and_so_are_others_than_the_clerk(cast):
    campaign, _ = drafted(cast, "plan")

    with pytest.raises(WrongState, match="đang soạn"):
        plans.launch_paper_draft(campaign=campaign, by=cast.second_clerk)
    with pytest.raises(PermissionDenied):
        plans.launch_paper_draft(campaign=campaign, by=cast.outsider)


def test_a_campaign_of_a_paper_made_outside_has_none_drafted(cast):
    with pytest.raises(WrongState, match="ngoài cổng"):
        plans.launch_paper_draft(campaign=campaign_made(cast), by=cast.clerk)


def test_a_letter_is_neither_amended_nor_closed_nor_carried_over(cast, series):
    _, plan = drafted(cast, "letter")
    plan = put_through(cast, plan)

    rights = ("campaigns.amend_plan", "campaigns.close_plan", "campaigns.keep_template")
    assert not any(cast.clerk.has_perm(right, plan) for right in rights)


def test_the_plan_page_leads_to_the_campaign_and_begins_the_years(cast, series, client_of):
    plan, clerk = issued(cast), client_of(cast.clerk)

    before = clerk.get(f"/ke-hoach/{plan.uid}/").content.decode()
    clerk.post(f"/phong-trao/tu-ke-hoach/{plan.uid}/", {"register_until": "31/3/2024"})
    after = client_of(cast.unit_head).get(f"/ke-hoach/{plan.uid}/").content.decode()

    assert "Lập phong trào cả năm" in before
    assert "Xem phong trào" in after and "Lập phong trào cả năm" not in after
    made = Campaign.objects.get()
    assert (made.kind, made.paper, bool(made.launched_at)) == ("year", plan, True)
    again = clerk.post(f"/phong-trao/tu-ke-hoach/{plan.uid}/", {"register_until": "31/3/2024"})
    assert "Năm này đã có phong trào thi đua cả năm." in again.content.decode()


def test_a_launch_outside_keeps_number_day_and_copy(cast, client_of):
    campaign = campaign_made(cast)
    services.campaign_launch_outside(
        campaign=campaign, number="Kế hoạch số 7/KH-UBND", signed_on=dt.date(2024, 2, 15),
        by=cast.clerk,
    )  # fmt: skip

    text = client_of(cast.viewer).get(f"/phong-trao/{campaign.uid}/").content.decode()

    assert "Kế hoạch số 7/KH-UBND ngày 15/02/2024" in text
