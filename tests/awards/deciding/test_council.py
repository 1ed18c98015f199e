"""Nominations that a council really passed, from the sitting into the decision and back."""

from __future__ import annotations

import pytest
from django.urls import reverse

from awards.deciding.ready import candidates_of
from awards.deciding.services import decision_abandon, decision_draft
from awards.models import Nomination
from awards.sitting.counting import Sheets
from awards.sitting.services import ballot_count, minutes_issue, sitting_close
from awards.states import BallotMode, DecisionKind, NominationState
from emulation.papers.models import PaperKind
from tests.awards.made import FIGHTER, Season, make_nomination
from tests.cast import TODAY
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def passed(cast) -> Nomination:
    """One that eight of nine agreed to, in a sitting whose minutes have their number."""
    season = Season(cast)
    row = season.worker("Lê Thị An")
    sitting = season.opened([row], BallotMode.PAPER)
    sheets = Sheets(issued=9, collected=9, valid=9, invalid=0, agree=8, disagree=1)
    ballot_count(ballot=sitting.ballots.get(), sheets=sheets, by=cast.clerk)
    sitting_close(sitting=sitting, by=cast.clerk)
    open_series(cast.commune, name="Biên bản", kinds=[PaperKind.MINUTES])
    sitting.refresh_from_db()
    minutes_issue(sitting=sitting, by=cast.records_clerk)
    return Nomination.objects.get(pk=row.pk)


def draft(cast, row: Nomination):
    return decision_draft(
        round_=row.round, kind=DecisionKind.AWARD, nominations=[row], by=cast.clerk
    )


def test_the_minutes_stand_among_the_bases(cast, passed):
    decision = draft(cast, passed)

    assert "Căn cứ Biên bản họp số 01/BB-HĐTĐKT ngày 19 tháng 02 năm 2024" in decision.bases


def test_the_vote_stands_beside_the_name(cast, passed, client_of):
    decision = draft(cast, passed)

    page = client_of(cast.clerk).get(reverse("decision_read", args=[decision.uid]))

    assert "8/9 đồng ý" in page.content.decode()


def test_given_up_it_is_still_passed(cast, passed):
    decision = draft(cast, passed)
    decision_abandon(decision=decision, seen_version=1, reason="Lập nhầm", by=cast.clerk)

    assert Nomination.objects.get(pk=passed.pk).state == NominationState.PASSED


def test_what_still_needs_a_ballot_says_so(cast, passed):
    fighter = make_nomination(passed.round, passed.person, passed.unit, award=FIGHTER)

    found = {each.nomination: each for each in candidates_of(passed.round, TODAY)}

    assert found[passed].obstacle == ""
    assert "bỏ phiếu" in found[fighter].obstacle
