"""The pages of a campaign of 100 units: a village of 2,000 households, the list of
registrations, their summary, the ranking by 40 criteria.

Everything happens in a copy of the database, which is thrown away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.urls import reverse

from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import (
    award_add,
    campaign_create,
    campaign_launch_outside,
    participants_choose,
    targets_choose,
)
from campaigns.models import Campaign, Criterion, Score, ScoreSheet, ScoreState
from campaigns.registering.pledged import shares_to_pledge
from campaigns.registering.services import (
    JobInput,
    PledgeInput,
    registration_of,
    registration_save,
    registration_send,
)
from campaigns.scoring.services import scoring_advance, scoring_plan
from emulation.bench_year import Compared, read
from emulation.lib import dates
from emulation.lib.text import search_key, sort_key
from emulation.org.models import Commune, Household, Person, Unit, UnitKind, User
from emulation.org.selectors import commune_unit
from emulation.org.services import unit_create
from targets.models import Target
from targets.services import ShareRow, shares_set, span_for_year, target_create

UNITS, HOUSEHOLDS = 100, 2000
WHOLES, PARTS = 8, 4  # 40 criteria
TARGETS = 3
QUERIES_LIMIT = 20
FAMILY = "gia-dinh-van-hoa"


@dataclass(frozen=True)
class BigCampaign:
    campaign: Campaign
    village: Unit
    units: int
    households: int


@transaction.atomic
def make_big_campaign(
    commune: Commune, by: User, *, units: int = UNITS, households: int = HOUSEHOLDS
) -> BigCampaign:
    """Launch a campaign to so many units; all but the first send what they register."""
    catalogue_load()
    made = [_unit(commune, number) for number in range(1, units + 1)]
    village, *others = made
    fill(village, households)
    campaign = _launch(commune, made, by)
    for unit in others:
        _register(campaign, unit, by)
    _score(campaign, made, by)
    return BigCampaign(campaign, village, units, households)


def pages(client: Client, big: BigCampaign) -> Iterator[Compared]:
    """Return the pages beside bare ones of as many rows."""
    campaign = big.campaign.uid
    village = reverse("registration_households", args=[campaign, big.village.uid, FAMILY])
    shown = read(client, village).content.count(b'name="ho"')
    yield _beside(client, f"village of {big.households:,} households", village, shown, 4)
    for name, address in (
        (f"registrations of {big.units} units", "campaign_registrations"),
        (f"summary of {big.units} units", "registration_summary"),
        (f"ranking of {big.units} units by {WHOLES * (PARTS + 1)} criteria", "score_table"),
    ):
        yield _beside(client, name, reverse(address, args=[campaign]), big.units, 6)


def _beside(client: Client, name: str, address: str, rows: int, columns: int) -> Compared:
    return Compared(
        f"{name}, times a bare page of {rows} rows",
        lambda: read(client, address),
        lambda: read(client, f"/bare/cells/{rows}/{columns}/"),
        "",
        queries_limit=QUERIES_LIMIT,
    )


def _unit(commune: Commune, number: int) -> Unit:
    return unit_create(
        commune=commune,
        name=f"Thôn số {number}",
        kind=UnitKind.VILLAGE,
        code=f"B{number}",
        superior=commune_unit(commune),
        valid_from=dates.today(),
        by=None,
    )


def fill(village: Unit, count: int) -> None:
    """Give a village so many households."""
    names = [f"Nguyễn Văn {number:04d}" for number in range(1, count + 1)]
    keys = [{"search_key": search_key(name), "sort_key": sort_key(name)} for name in names]
    common = {"commune": village.commune}
    heads = Person.objects.bulk_create(
        Person(full_name=name, birth_year=1960 + place % 40, **common, **key)
        for place, (name, key) in enumerate(zip(names, keys, strict=True))
    )
    Household.objects.bulk_create(
        Household(
            village=village,
            code=f"B1-{place:04d}",
            head=head,
            valid_from=dates.today(),
            **common,
            **key,
        )
        for place, (head, key) in enumerate(zip(heads, keys, strict=True), start=1)
    )


def _launch(commune: Commune, units: list[Unit], by: User) -> Campaign:
    today = dates.today()
    campaign = campaign_create(
        commune=commune,
        kind="drive",
        name="Đợt thi đua để đo",
        starts_on=today,
        ends_on=today + dt.timedelta(days=90),
        register_from=today,
        register_until=today + dt.timedelta(days=30),
        paper_kind="outside",
        by=by,
    )
    participants_choose(campaign=campaign, units=units, by=by)
    targets = [_target(campaign, number, units, by) for number in range(1, TARGETS + 1)]
    targets_choose(campaign=campaign, targets=targets, by=by)
    award_add(campaign=campaign, subject="collective", number=3, grade="Giải Nhất", by=by)
    return campaign_launch_outside(
        campaign=campaign, number="Công văn số 1/UBND-VP", signed_on=today, by=by
    )


def _target(campaign: Campaign, number: int, units: list[Unit], by: User) -> Target:
    target = target_create(
        commune=campaign.commune,
        span=span_for_year(commune=campaign.commune, year=campaign.starts_on.year, by=by),
        name=f"Sản lượng cây trồng loại {number}",
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=Decimal(len(units) * 100),
        by=by,
    )
    rows = [ShareRow(unit, Decimal(100)) for unit in units]
    shares_set(target=target, rows=rows, by=by)
    return target


def _register(campaign: Campaign, unit: Unit, by: User) -> None:
    registration = registration_of(campaign=campaign, unit=unit)
    shares = shares_to_pledge(campaign, unit)
    registration_save(
        registration=registration,
        pledges=[PledgeInput(share, Decimal(100 + unit.pk % 7)) for share in shares],
        jobs=[JobInput("Nạo vét kênh chung", "Nước về cuối kênh")],
        note="",
        seen_version=0,
        by=by,
    )
    registration_send(
        registration=registration, seen_version=registration.version, client_uid=uuid4(), by=by
    )


def _score(campaign: Campaign, units: list[Unit], by: User) -> None:
    """Let the office give every unit points for every criterion."""
    common = {"commune": campaign.commune}
    leaves = _criteria(campaign)
    scoring = scoring_plan(campaign=campaign, columns=["office"], ties=["content"], by=by)
    scoring_advance(scoring=scoring, due_on=campaign.ends_on, by=by)
    sheets = ScoreSheet.objects.bulk_create(
        ScoreSheet(campaign=campaign, unit=unit, column="office", state=ScoreState.SENT, **common)
        for unit in units
    )
    Score.objects.bulk_create(
        Score(sheet=sheet, criterion=leaf, points=Decimal((place + step) % 11) / 5, **common)
        for place, sheet in enumerate(sheets)
        for step, leaf in enumerate(leaves)
    )


def _criteria(campaign: Campaign) -> list[Criterion]:
    """Write the tree and return its leaves."""
    common = {"commune": campaign.commune, "campaign": campaign}
    points = Decimal("2.5")
    wholes = Criterion.objects.bulk_create(
        Criterion(name=f"Nội dung {number}", points=points * PARTS, position=number, **common)
        for number in range(1, WHOLES + 1)
    )
    return Criterion.objects.bulk_create(
        Criterion(name=f"Việc {number}", parent=whole, points=points, position=number, **common)
        for whole in wholes
        for number in range(1, PARTS + 1)
    )
