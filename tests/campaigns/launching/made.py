"""Campaigns for tests, made through the services and brought as far as a test needs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from campaigns import services as plans
from campaigns.launching import services
from campaigns.models import Campaign, Plan
from tests.campaigns.plans_made import WARNINGS_REASON, membership_of
from tests.cast import TODAY, Cast
from tests.uploads import pdf_upload

NAME = "Đợt thi đua trồng cây mừng Đảng"
OUTSIDE = {"number": "Kế hoạch số 7/KH-UBND", "signed_on": dt.date(2024, 2, 15)}


def campaign_made(cast: Cast, **given: Any) -> Campaign:
    """A drive that is being prepared, for the villages."""
    values = {
        "commune": cast.commune,
        "kind": "drive",
        "name": NAME,
        "starts_on": TODAY,
        "ends_on": dt.date(2024, 4, 30),
        "register_from": TODAY,
        "register_until": dt.date(2024, 3, 10),
        "paper_kind": "outside",
        "by": cast.clerk,
    }
    return services.campaign_create(**(values | given))


def launched(cast: Cast, **given: Any) -> Campaign:
    campaign = campaign_made(cast, **given)
    return services.campaign_launch_outside(campaign=campaign, by=cast.clerk, **OUTSIDE)


def criterion(cast: Cast, campaign: Campaign, name: str, points: str, **given: Any) -> Any:
    return services.criterion_add(
        campaign=campaign, name=name, points=Decimal(points), by=cast.clerk, **given
    )


def filled(cast: Cast, **given: Any) -> Campaign:
    """A drive with something in every part that its paper prints."""
    campaign = campaign_made(
        cast,
        slogan="Mỗi nhà một cây",
        purpose="Phủ xanh đất trống.",
        content="Trồng cây ven đường.",
        anniversary="kỷ niệm 94 năm Ngày thành lập Đảng",
        **given,
    )
    whole = criterion(cast, campaign, "Trồng cây", "60")
    criterion(cast, campaign, "Cây sống", "50", parent=whole, guide="Đếm cây sống sau một tháng")
    services.award_add(
        campaign=campaign, subject="collective", grade="Giải Nhất", number=2,
        money=Decimal(1_500_000), by=cast.clerk,
    )  # fmt: skip
    return campaign


def put_through(cast: Cast, plan: Plan) -> Plan:
    """Submit, approve and issue the paper of a campaign."""
    turns = [membership_of(cast.checker)]
    plans.plan_submit(plan=plan, reviewers=turns, by=cast.clerk, warnings_reason=WARNINGS_REASON)
    plans.plan_agree(plan=fresh(plan), by=cast.checker)
    plans.plan_approve(plan=fresh(plan), by=cast.chairman)
    plans.plan_issue(plan=fresh(plan), issued_on=TODAY, by=cast.records_clerk)
    return fresh(plan)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.get(pk=plan.pk)


def launching_things(cast: Cast) -> dict[str, Model]:
    """What the access matrix asks about campaigns: one being prepared, one launched."""
    prepared = campaign_made(cast, name="Đợt đang soạn")
    award = services.award_add(
        campaign=prepared, subject="person", grade="Giải Nhì", number=1, by=cast.clerk
    )
    running = launched(cast, name="Đợt đã phát động")
    document = services.document_add(
        campaign=running, name="Hướng dẫn", upload=small_pdf(), by=cast.clerk
    )
    return {
        "campaign_prepared": prepared,
        "campaign": running,
        "criterion": criterion(cast, running, "Trồng cây", "10"),
        "award": award,
        "document": document,
        "anniversary": services.anniversary_add(
            commune=cast.commune, name="Ngày thành lập xã", day=3, month=5, by=cast.clerk
        ),
    }


def small_pdf() -> SimpleUploadedFile:
    return pdf_upload("huong-dan.pdf")
