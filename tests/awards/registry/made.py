"""Old awards of a commune, one issued decision, and what their pages are about."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Model

from awards.certifying.layouts import layout_of, start_of
from awards.certifying.services import layout_save
from awards.deciding.services import (
    decision_approve,
    decision_draft,
    decision_issue,
    decision_submit,
)
from awards.models import CertificateLayout, Decision, Grant, Initiative, Nomination, Round
from awards.registry.services import Given, grant_record, initiative_record
from awards.states import DecisionKind, NominationState
from campaigns.models import SubjectKind
from emulation.lib import dates
from emulation.org.models import Household, Person, Unit
from emulation.org.services import household_create, person_create
from tests.awards.made import (
    ADVANCED,
    FIGHTER,
    award_named,
    law_and_catalogue,
    make_nomination,
    make_round,
)
from tests.cast import LONG_AGO, Cast

FAMILY, VILLAGE = "gia-dinh-van-hoa", "thon-to-dan-pho-van-hoa"


def person(cast: Cast, name: str, **fields: Any) -> Person:
    return person_create(commune=cast.commune, full_name=name, by=None, **fields)


def household(cast: Cast, head: str, code: str, **fields: Any) -> Household:
    usual = {"village": cast.village, "valid_from": LONG_AGO, "by": None}
    return household_create(head=person(cast, head), code=code, **{**usual, **fields})


def given(subject: Person | Unit | Household, award: str = ADVANCED, **fields: Any) -> Given:
    usual = {
        "year": 2022,
        "decision_number": "105/QĐ-UBND",
        "decided_on": dt.date(2022, 12, 20),
        "decider": "Chủ tịch UBND xã Đồng Tâm",
        "level": "commune",
    }
    return Given(subject=subject, award=award_named(award), **{**usual, **fields})


def old(
    cast: Cast, subject: Person | Unit | Household, award: str = ADVANCED, **fields: Any
) -> Grant:
    told = given(subject, award, **fields)
    return grant_record(commune=cast.commune, given=told, by=cast.clerk)


def initiative(cast: Cast, author: Person, **fields: Any) -> Initiative:
    usual = {
        "name": "Sổ theo dõi hộ nghèo bằng mã màu",
        "level": "base",
        "recognised_on": dt.date(2023, 11, 1),
        "recognised_by": "Hội đồng sáng kiến xã",
        "number": "07/QĐ-HĐSK",
    }
    return initiative_record(
        commune=cast.commune, person=author, by=cast.clerk, **{**usual, **fields}
    )


def issued(cast: Cast, round_: Round, nominations: list[Nomination]) -> Decision:
    """Put a decision on passed nominations through; its series is open already."""
    decision = decision_draft(
        round_=round_, kind=DecisionKind.AWARD, nominations=nominations, by=cast.clerk
    )
    decision_submit(decision=decision, seen_version=decision.version, by=cast.clerk)
    decision = Decision.objects.get(pk=decision.pk)
    decision_approve(decision=decision, seen_version=decision.version, by=cast.chairman)
    decision = Decision.objects.get(pk=decision.pk)
    decision_issue(
        decision=decision,
        seen_version=decision.version,
        issued_on=dates.today(),
        by=cast.records_clerk,
    )
    return Decision.objects.get(pk=decision.pk)


def layout(cast: Cast, award: str = FIGHTER, kind: str = "person", **fields: Any):
    row = start_of("a4")
    usual = {
        "mode": CertificateLayout.Mode.PLAIN,
        "page": CertificateLayout.Page.A4,
        "shift_x_mm": Decimal(0),
        "shift_y_mm": Decimal(0),
        "has_emblem": False,
        "has_flags": False,
        "boxes": dict(layout_of(row).boxes),
        "seen_version": 0,
        "by": cast.clerk,
    }
    return layout_save(
        commune=cast.commune,
        award=award_named(award),
        subject_kind=SubjectKind(kind),
        **{**usual, **fields},
    )


def register_things(cast: Cast) -> dict[str, Model]:
    """For the access matrix, which has a series of decisions open."""
    law_and_catalogue()
    awarded, home = person(cast, "Nông Thị Sổ"), household(cast, "Lý Văn Hộ", "SO-1")
    round_ = make_round(cast, name="Xét khen để in giấy")
    worker = make_nomination(round_, awarded, cast.village, state=NominationState.PASSED)
    old(cast, home, FAMILY)
    layout(cast)
    return {
        "grant": old(cast, awarded),
        "awarded_person": awarded,
        "awarded_household": home,
        "initiative": initiative(cast, awarded),
        "certified": issued(cast, round_, [worker]),
    }
