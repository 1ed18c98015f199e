"""A launched campaign in which the village pledges rice and fewer poor households."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from decimal import Decimal
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from campaigns.launching.catalogue import catalogue_load
from campaigns.launching.services import campaign_create, campaign_launch
from campaigns.models import Campaign, Registration, SloganMember, SloganSet
from campaigns.registering.services import (
    PledgeInput,
    registration_of,
    registration_save,
    registration_send,
)
from emulation.org.models import Household, Unit
from emulation.org.services import household_create, person_create
from targets.models import Share, Span
from targets.services import ShareRow, shares_set, span_for_year, target_create
from tests.cast import LONG_AGO, Cast

CULTURE = "gia-dinh-van-hoa"
LABOUR = "lao-dong-tien-tien"
VILLAGE_TITLE = "thon-to-dan-pho-van-hoa"
JSON = {"Accept": "application/json"}


def make_campaign(cast: Cast, **typed: Any) -> Campaign:
    catalogue_load()
    given = {
        "name": "Thi đua xây dựng nông thôn mới năm 2024",
        "starts_on": dt.date(2024, 2, 1),
        "ends_on": dt.date(2024, 12, 31),
        "register_from": dt.date(2024, 2, 1),
        "register_until": dt.date(2024, 3, 15),
        "paper_kind": "outside",
        "outside_citation": "Kế hoạch số 12/KH-UBND ngày 30/01/2024",
        "slogan_set": make_questions(cast),
    } | typed
    campaign = campaign_create(commune=cast.commune, kind="topic", by=cast.clerk, **given)
    return campaign_launch(campaign=campaign, by=cast.clerk)


def make_questions(cast: Cast) -> SloganSet:
    found = SloganSet.objects.create(commune=cast.commune, name="5 rõ")
    for place, name in enumerate(("Rõ người", "Rõ việc"), 1):
        SloganMember.objects.create(
            commune=cast.commune, slogan_set=found, position=place, name=name
        )
    return found


def make_shares(cast: Cast, unit: Unit | None = None) -> dict[str, Share]:
    """Rice, of which more is better, and poor households, of which fewer are."""
    span = span_for_year(commune=cast.commune, year=2024, by=None)
    wanted = {"Sản lượng thóc": ("higher", "260"), "Số hộ nghèo còn lại": ("lower", "6")}
    shares = {}
    for name, (direction, assigned) in wanted.items():
        target = _target(cast, span, name, direction)
        row = ShareRow(unit or cast.village, Decimal(assigned))
        shares[name] = shares_set(target=target, rows=[row], by=cast.clerk)[0]
    return shares


def _target(cast: Cast, span: Span, name: str, direction: str) -> Any:
    return target_create(
        commune=cast.commune,
        span=span,
        name=name,
        kind="amount",
        direction=direction,
        field="economy",
        unit_text="tấn" if direction == "higher" else "hộ",
        comparator="=",
        value=Decimal(1000),
        by=cast.clerk,
    )


def make_households(
    cast: Cast, number: int, village: Unit | None = None, code: str = "HL"
) -> list[Household]:
    return [
        household_create(
            village=village or cast.village,
            code=f"{code}-{place:03d}",
            head=person_create(
                commune=cast.commune, full_name=_name(place, code), birth_year=1960, by=None
            ),
            address=f"Ngõ {place}",
            valid_from=LONG_AGO,
            by=None,
        )
        for place in range(1, number + 1)
    ]


def _name(place: int, code: str) -> str:
    letters = "ABCDEGHIKLMNOPQRSTUVXY"
    return f"{code} Văn {letters[place // 22 % 22]}{letters[place % 22].lower()}"


def url(name: str, campaign: Campaign, unit: Unit, *more: Any) -> str:
    return reverse(name, args=[campaign.uid, unit.uid, *more])


def fields(campaign: Campaign, unit: Unit, pledges: dict[Share, str], **also: Any) -> dict:
    registration = registration_of(campaign=campaign, unit=unit)
    typed = {f"muc-{share.uid.hex}-value": value for share, value in pledges.items()}
    return {"version": str(registration.version), "action": "save", **typed, **also}


def sent(cast: Cast, campaign: Campaign, shares: dict[str, Share]) -> Registration:
    """The village's registration at its shares, sent."""
    registration = registration_of(campaign=campaign, unit=cast.village)
    registration_save(
        registration=registration,
        pledges=[PledgeInput(share, share.assigned) for share in shares.values()],
        jobs=(),
        note="",
        seen_version=registration.version,
        by=cast.unit_head,
    )
    registration_send(
        registration=registration,
        seen_version=registration.version,
        client_uid=uuid.uuid4(),
        by=cast.unit_head,
    )
    return registration


def book(*rows: tuple, heads: tuple[str, ...]) -> SimpleUploadedFile:
    sheet = openpyxl.Workbook()
    sheet.active.append(heads)
    for row in rows:
        sheet.active.append(row)
    stream = io.BytesIO()
    sheet.save(stream)
    return SimpleUploadedFile("ho.xlsx", stream.getvalue())


def registering(cast: Cast) -> dict[str, Any]:
    """For the access matrix: a campaign in which the village writes, one in which it sent."""
    shares = make_shares(cast)
    pledged = make_campaign(cast, name="Thi đua trồng rừng đầu xuân")
    sent(cast, pledged, shares)
    return {"pledging": make_campaign(cast), "pledged": pledged}
