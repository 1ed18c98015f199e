"""More passed of a title than a cap leaves room for: the votes decide, at a tie the chair."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from awards.models import Cap
from awards.sitting.counting import Sheets
from awards.sitting.papers.minutes import minutes_document
from awards.sitting.quotas import quotas_exceeded
from awards.sitting.selectors import ballots_of
from awards.sitting.services import ballot_count, quota_settle, sitting_close
from awards.states import BallotMode, NominationState, SittingState
from emulation.lib.states import WrongState
from emulation.papers.document import Paragraph
from tests.awards.made import FIGHTER, Season
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def season(cast) -> Season:
    return Season(cast)


def switch_on(numerator: int, denominator: int, **fields) -> None:
    """A cap in force since before: so many fighters of those who are advanced workers."""
    caps = Cap.objects.filter(honour__code=FIGHTER)
    assert caps.update(is_on=True, ratio_num=numerator, ratio_den=denominator, **fields)


def held(season: Season, *agreed: int, advanced: int = 4):
    """A sitting in which everybody was voted on: fighters with these votes, advanced workers."""
    fighters = [season.worker(f"Lê Thị {n}", award=FIGHTER) for n in "ABCDE"[: len(agreed)]]
    workers = [season.worker(f"Vũ Văn {n}") for n in "ABCDE"[:advanced]]
    sitting = season.opened([*fighters, *workers], BallotMode.PAPER)
    counts = {row.pk: votes for row, votes in zip(fighters, agreed, strict=True)}
    for ballot in sitting.ballots.order_by("position"):
        if ballot.mode != BallotMode.PAPER:
            ballot.mode = BallotMode.PAPER
            ballot.save(update_fields=["mode"])
        yes = counts.get(ballot.nomination_id, 9)
        sheets = Sheets(issued=9, collected=9, valid=9, invalid=0, agree=yes, disagree=9 - yes)
        ballot_count(ballot=ballot, sheets=sheets, by=season.cast.clerk)
    return sitting


def over(sitting):
    return quotas_exceeded(sitting, ballots_of(sitting))


def names(ballots) -> list[str]:
    return [each.nomination.recipient for each in ballots]


def test_a_cap_that_is_off_or_is_kept_asks_nothing(season):
    sitting = held(season, 9, 8)
    assert over(sitting) == []
    switch_on(1, 2)  # two of four
    assert over(sitting) == []
    sitting_close(sitting=sitting, by=season.cast.clerk)


def test_the_most_votes_are_taken_and_the_rest_is_told(season):
    switch_on(1, 2)
    sitting = held(season, 8, 9, 8, 7)  # the last one failed: 7 of 9 is below 80 %
    (quota,) = over(sitting)
    assert (quota.places, names(quota.ballots)) == (2, ["Lê Thị B", "Lê Thị A", "Lê Thị C"])
    with pytest.raises(WrongState, match="vượt tỷ lệ"):
        sitting_close(sitting=sitting, by=season.cast.clerk)
    sitting.refresh_from_db()

    tied = [each for each in quota.ballots if each.pk in quota.taken().tied]
    assert names(tied) == ["Lê Thị A", "Lê Thị C"]
    with pytest.raises(ValidationError, match="Còn 1 suất"):
        quota_settle(sitting=sitting, first=quota.first, chosen=[], by=season.cast.clerk)
    with pytest.raises(ValidationError, match="Ghi lý do"):
        quota_settle(sitting=sitting, first=quota.first, chosen=tied[1:], by=season.cast.clerk)
    with pytest.raises(ValidationError, match="chọn nhiều hơn"):
        quota_settle(
            sitting=sitting, first=quota.first, chosen=tied, reason="x", by=season.cast.clerk
        )

    left = quota_settle(
        sitting=sitting, first=quota.first, chosen=tied[1:],
        reason="Trực tiếp giảng dạy", by=season.cast.council_secretary,
    )  # fmt: skip
    assert names(left) == ["Lê Thị A"]
    states = {each.nomination.recipient: each.nomination.state for each in ballots_of(sitting)}
    assert states["Lê Thị A"] == states["Lê Thị D"] == NominationState.FAILED
    assert states["Lê Thị B"] == states["Lê Thị C"] == NominationState.PASSED
    sitting_close(sitting=sitting, by=season.cast.clerk)
    sitting.refresh_from_db()
    assert sitting.state == SittingState.CLOSED
    said = " ".join(
        each.text for each in minutes_document(sitting).body if isinstance(each, Paragraph)
    )
    assert "Không lấy Lê Thị A: không quá 50%" in said
    assert "Trực tiếp giảng dạy" in said
    assert "thông qua 6 trên 8 đề nghị" in said


def test_what_was_settled_is_not_asked_again_and_only_its_keepers_settle(season):
    switch_on(1, 4)
    sitting = held(season, 9, 8)
    (quota,) = over(sitting)
    for user in (season.cast.chairman, season.cast.unit_head, season.cast.outsider):
        with pytest.raises(PermissionDenied):
            quota_settle(sitting=sitting, first=quota.first, chosen=[], by=user)
    quota_settle(sitting=sitting, first=quota.first, chosen=[], by=season.cast.clerk)
    assert over(sitting) == []
    with pytest.raises(WrongState, match="không còn vượt"):
        quota_settle(sitting=sitting, first=quota.first, chosen=[], by=season.cast.clerk)


def test_those_of_another_sitting_of_the_year_take_their_places(season):
    switch_on(1, 2)
    first = held(season, 9, 9)
    sitting_close(sitting=first, by=season.cast.clerk)
    late = season.worker("Lê Thị Muộn", award=FIGHTER)
    sitting = season.opened([late], BallotMode.PAPER)
    ballot = sitting.ballots.get()
    ballot.mode = BallotMode.PAPER
    ballot.save(update_fields=["mode"])
    sheets = Sheets(issued=9, collected=9, valid=9, invalid=0, agree=9, disagree=0)
    ballot_count(ballot=ballot, sheets=sheets, by=season.cast.clerk)
    (quota,) = over(sitting)
    assert quota.places == 0
    assert "đã lấy 2 ngoài phiên này" in quota.words


def test_a_cap_within_a_unit_counts_unit_by_unit(season):
    switch_on(1, 2, scope=Cap.Scope.UNIT)
    sitting = held(season, 9, 9, 9, advanced=2)
    (quota,) = over(sitting)
    assert (quota.places, len(quota.ballots)) == (1, 3)


def test_the_page_shows_the_order_and_keeps_what_was_chosen(season, client):
    switch_on(1, 2)
    sitting = held(season, 8, 9, 8)
    (quota,) = over(sitting)
    page = reverse("quota_settle", args=[sitting.uid, quota.first.uid])
    client.force_login(season.cast.clerk)
    assert page in client.get(reverse("sitting_read", args=[sitting.uid])).text
    shown = client.get(page).text
    assert shown.index("Lê Thị B") < shown.index("Lê Thị A") < shown.index("Lê Thị C")
    assert "Chủ tịch Hội đồng chọn 1 trong 2 người bằng phiếu" in shown

    tied = [each for each in quota.ballots if each.pk in quota.taken().tied]
    both = client.post(page, {"chosen": [str(each.uid) for each in tied], "reason": "Thâm niên"})
    assert "đã chọn nhiều hơn" in both.text
    assert "Thâm niên" in both.text
    done = client.post(page, {"chosen": [str(tied[0].uid)], "reason": "Thâm niên"}, follow=True)
    assert "Đã ghi người được lấy theo phiếu" in done.text
    assert "Không lấy: vượt tỷ lệ" in done.text
    assert client.get(page).status_code == 409

    client.force_login(season.cast.outsider)
    assert client.get(page).status_code == 404
