"""Rounds: who opens them, what they offer, when they change and end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from awards.models import Round
from awards.nominating.services import (
    Offer,
    RoundInput,
    nomination_withdraw,
    round_change,
    round_end,
    round_open,
)
from awards.states import Procedure
from emulation.lib.states import StaleVersion, WrongState
from tests.awards.made import award_named
from tests.awards.nominating.made import ADVANCED, CULTURE, PRAISE, opened, sent, start, worker
from tests.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def given_of(round_: Round, **fields) -> RoundInput:
    given = RoundInput(
        name=round_.name,
        year=round_.year,
        procedure=round_.procedure,
        opens_on=round_.opens_on,
        closes_on=round_.closes_on,
        offers=tuple(Offer(row.award, row.subject_kind_for) for row in round_.awards.all()),
    )
    return replace(given, **fields)


def test_only_the_clerk_opens_a_round(cast):
    round_ = opened(cast)
    for user in (cast.unit_head, cast.chairman, cast.outsider):
        with pytest.raises(PermissionDenied):
            round_open(commune=cast.commune, given=given_of(round_, name="Đợt 2"), by=user)


def test_a_round_offers_something_and_a_title_to_its_own_kind(cast):
    round_ = opened(cast)
    with pytest.raises(ValidationError, match="Chọn ít nhất một"):
        round_open(
            commune=cast.commune, given=given_of(round_, name="Đợt 2", offers=()), by=cast.clerk
        )
    offer = Offer(award_named(ADVANCED), "household")
    with pytest.raises(ValidationError, match="dành cho cá nhân"):
        round_open(
            commune=cast.commune,
            given=given_of(round_, name="Đợt 2", offers=(offer,)),
            by=cast.clerk,
        )


def test_a_drive_s_round_names_its_drive(cast):
    round_ = opened(cast)
    with pytest.raises(ValidationError, match="Chọn phong trào"):
        round_open(
            commune=cast.commune,
            given=given_of(round_, name="Đợt 2", procedure=Procedure.CAMPAIGN),
            by=cast.clerk,
        )


def test_a_wrong_change_is_refused_in_words_and_changes_nothing(cast):
    round_ = opened(cast)
    wrong = given_of(round_, closes_on=round_.opens_on - dt.timedelta(days=1))
    with pytest.raises(ValidationError, match="từ ngày bắt đầu nhận trở đi"):
        round_change(round_=round_, given=wrong, seen_version=1, by=cast.clerk)
    fresh = Round.objects.get()
    assert (fresh.version, fresh.closes_on) == (1, round_.closes_on)


def test_two_clerks_change_a_round_and_the_second_is_told(cast):
    round_ = opened(cast)
    other = Round.objects.get()
    round_change(round_=round_, given=given_of(round_, name="Đợt một"), seen_version=1,
                 by=cast.clerk)  # fmt: skip
    with pytest.raises(StaleVersion):
        round_change(round_=other, given=given_of(round_), seen_version=1, by=cast.second_clerk)


def test_what_was_nominated_stays_offered(cast):
    round_ = opened(cast)
    start(cast, round_, worker(cast))
    offers = (Offer(award_named(CULTURE), "household"),)
    with pytest.raises(ValidationError, match="Đã có hồ sơ đề nghị Lao động tiên tiến"):
        round_change(round_=round_, given=given_of(round_, offers=offers), seen_version=1,
                     by=cast.clerk)  # fmt: skip
    assert round_.awards.count() == 6


def test_the_ground_stays_once_something_was_sent(cast):
    round_ = opened(cast)
    sent(cast, round_, worker(cast))
    with pytest.raises(ValidationError, match="không đổi năm xét"):
        round_change(round_=round_, given=given_of(round_, year=2023), seen_version=1,
                     by=cast.clerk)  # fmt: skip


def test_a_round_ends_when_everything_came_to_its_end(cast):
    round_ = opened(cast, offers=((ADVANCED, "person"), (PRAISE, "person")))
    [row] = start(cast, round_, worker(cast))
    with pytest.raises(WrongState, match="Còn 1 hồ sơ"):
        round_end(round_=round_, seen_version=1, by=cast.clerk)
    nomination_withdraw(nomination=row, seen_version=1, reason="Nhầm người.", by=cast.unit_head)
    round_end(round_=round_, seen_version=1, by=cast.clerk)
    assert round_.ended_at
    with pytest.raises(PermissionDenied):
        start(cast, round_, worker(cast, "Hà Văn Bốn"))
    assert round_.closes_on >= TODAY
