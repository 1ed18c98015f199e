"""Campaigns for tests, made through the services and brought as far as a test needs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from campaigns.launching import services
from campaigns.launching.catalogue import catalogue_load
from campaigns.models import Campaign, Criterion, Honour
from emulation.org.models import Unit, User
from targets.models import Share, Target
from targets.services import span_for_year, target_create
from tests.cast import Cast
from tests.targets.year_made import SUM, give

FIRST, LAST = dt.date(2024, 2, 1), dt.date(2024, 12, 31)
OPENS, CLOSES = dt.date(2024, 2, 15), dt.date(2024, 2, 29)
AFTER = dt.date(2024, 3, 5)  # the window is closed, the campaign goes on
NAME = "Đợt thi đua chào mừng 49 năm Ngày giải phóng miền Nam năm 2024"


def fresh(campaign: Campaign) -> Campaign:
    """The campaign as another request reads it."""
    return Campaign.objects.get(pk=campaign.pk)


def new_campaign(cast: Cast, **given: Any) -> Campaign:
    """A drive of all villages, to be launched by a paper issued outside of the portal."""
    values = {
        "commune": cast.commune,
        "kind": "drive",
        "name": NAME,
        "starts_on": FIRST,
        "ends_on": LAST,
        "register_from": OPENS,
        "register_until": CLOSES,
        "paper_kind": "outside",
        "outside_citation": "12/CV-UBND ngày 15/02/2024",
        "by": cast.clerk,
    }
    return services.campaign_create(**(values | given))


def launched(cast: Cast, **given: Any) -> Campaign:
    campaign = new_campaign(cast, **given)
    return services.campaign_launch(campaign=campaign, by=cast.clerk)


def new_target(
    cast: Cast, name: str = "Sản lượng vải thiều", *, year: int = 2024, **fields: Any
) -> Target:
    asked: dict[str, Any] = {
        "kind": "amount",
        "direction": "higher",
        "field": "economy",
        "comparator": "=",
        "unit_text": "tấn",
        "value": Decimal(1000),
        **SUM,
    }
    return target_create(
        commune=cast.commune,
        span=span_for_year(commune=cast.commune, year=year, by=None),
        name=name,
        by=cast.clerk,
        **asked | fields,
    )


def given_target(cast: Cast, name: str = "Sản lượng vải thiều", **fields: Any) -> dict[int, Share]:
    """Set a target and give it to both villages; return their shares by unit."""
    parts = ((cast.village, "600"), (cast.other_village, "400"))
    return give(new_target(cast, name, **fields), *parts, by=cast.clerk)


def honour_for(subject: str, place: int = 0) -> Honour:
    """A title of the law for a person, a collective or a household."""
    catalogue_load()
    return Honour.objects.filter(subject=subject).order_by("position")[place]


def criterion(campaign: Campaign, by: User, name: str = "Sản xuất", **typed: Any) -> Criterion:
    return services.criterion_add(
        campaign=campaign, by=by, name=name, **{"points": Decimal(10)} | typed
    )


def units_in(campaign: Campaign) -> set[Unit]:
    return {row.unit for row in campaign.participants.select_related("unit")}
