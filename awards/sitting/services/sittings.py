"""Sittings: planned, given an agenda, opened, written down, closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Attendance, Ballot, Council, CouncilMember, Nomination, Round, Sitting
from awards.sitting.quotas import over_words, quotas_exceeded
from awards.sitting.selectors import ballots_of, sits_already
from awards.sitting.sentences import SITS_ALREADY
from awards.sitting.services.preparing import ballots_refresh, seats_refresh, tables_write
from awards.sitting.services.steps import GOING_ON, hold, keeper_of, ordered_seats, sitting_told
from awards.sitting.voting import quorum_for
from awards.states import (
    NOMINATION_MOVES,
    SITTING_MOVES,
    BallotMode,
    BallotState,
    NominationState,
    SittingState,
)
from awards.tally import quorum
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState, bump, move
from emulation.lib.text import clean_line, clean_paragraphs
from emulation.org.models import User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entries_record

Seat = CouncilMember.Seat


@transaction.atomic
def sitting_plan(
    *,
    council: Council,
    round: Round,
    held_on: dt.date,
    starts_at: dt.time,
    place: str,
    guests: str = "",
    by: User,
) -> Sitting:
    """Plan a sitting on a round; who is a member on its day has a seat."""
    membership = require(by, "awards.keep_councils", council.commune)
    if round.commune_id != council.commune_id:
        raise ValidationError({"round": "Chọn đợt xét của địa phương mình."})
    sitting = Sitting(commune=council.commune, council=council, round=round)
    _fill(sitting, held_on, starts_at, place, guests)
    sitting.full_clean()
    sitting.save(force_insert=True)
    seats_refresh(sitting)
    sitting_told("planned", sitting, by, membership)
    return sitting


@transaction.atomic
def sitting_change(
    *,
    sitting: Sitting,
    held_on: dt.date,
    starts_at: dt.time,
    place: str,
    guests: str = "",
    seen_version: int,
    by: User,
) -> Sitting:
    """Change day, hour, place or guests before it opens; another day may have other rules."""
    membership = keeper_of(sitting, by, (SittingState.PLANNED,))
    _fill(sitting, held_on, starts_at, place, guests)
    sitting.full_clean()
    names = ("held_on", "starts_at", "place", "guests")
    fields = {name: getattr(sitting, name) for name in names}
    bump(sitting, version_field="version", seen=seen_version, **fields)
    hold(sitting, (SittingState.PLANNED,))
    seats_refresh(sitting)
    ballots_refresh(sitting)
    sitting_told("changed", sitting, by, membership)
    return sitting


@transaction.atomic
def sitting_table(
    *, sitting: Sitting, nominations: Sequence[Nomination], mode: str, by: User
) -> list[Ballot]:
    """Put eligible nominations on the agenda, to be voted on in one way.

    Where the rule asks for a ballot, hands are not raised: those are voted on by secret ballot.
    """
    membership = keeper_of(sitting, by)
    if not nominations:
        raise ValidationError({"nominations": "Chọn ít nhất một hồ sơ."})
    if any(row.round_id != sitting.round_id for row in nominations):
        raise ValidationError({"nominations": "Chọn hồ sơ của đợt xét mà phiên họp này xét."})
    hold(sitting)
    for nomination in nominations:
        move(nomination, NominationState.TABLED, moves=NOMINATION_MOVES)
    ballots = tables_write(sitting, nominations, BallotMode(mode))
    by_actor = actor(by, membership)
    told = [(subject(row), None) for row in nominations]
    entries_record("awards.nomination.tabled", actor=by_actor, told=told)
    sitting_told("tabled", sitting, by, membership, f"{len(ballots)} hồ sơ")
    return ballots


@transaction.atomic
def sitting_open(*, sitting: Sitting, by: User) -> Sitting:
    """Open it on its day if enough members are there and one of them presides.

    From then on seats and rules are fixed.
    """
    membership = keeper_of(sitting, by, (SittingState.PLANNED,))
    if sitting.held_on > dates.today():
        raise ValidationError(
            f"Phiên họp ghi ngày {date_short(sitting.held_on)}. Họp sớm hơn thì sửa ngày họp trước."
        )
    hold(sitting, (SittingState.PLANNED,))
    if sits_already(sitting):
        raise WrongState(SITS_ALREADY)
    seats_refresh(sitting)
    ballots = ballots_refresh(sitting)
    if not ballots:
        raise ValidationError("Chương trình chưa có hồ sơ nào. Đưa hồ sơ vào chương trình trước.")
    share = quorum_for(ballots)
    sitting.quorum_num, sitting.quorum_den = share.numerator, share.denominator
    said = quorum_said(sitting, ordered_seats(sitting))
    move(
        sitting,
        SittingState.OPEN,
        moves=SITTING_MOVES,
        opened_at=dates.now(),
        quorum_num=share.numerator,
        quorum_den=share.denominator,
    )
    sitting_told("opened", sitting, by, membership, said)
    return sitting


@transaction.atomic
def sitting_write(
    *, sitting: Sitting, notes: str, conclusion: str, seen_version: int, by: User
) -> Sitting:
    """Write down the course and the conclusion, until the minutes have their number."""
    membership = keeper_of(sitting, by, (*GOING_ON, SittingState.CLOSED))
    if sitting.minutes_id:
        raise WrongState("Biên bản đã ban hành nên diễn biến, kết luận không sửa được nữa.")
    fields = {
        "notes": "\n".join(clean_paragraphs(notes)),
        "conclusion": "\n".join(clean_paragraphs(conclusion)),
    }
    bump(sitting, version_field="version", seen=seen_version, **fields)
    sitting_told("written", sitting, by, membership)
    return sitting


@transaction.atomic
def sitting_close(*, sitting: Sitting, by: User) -> Sitting:
    """End it when every nomination of the agenda was voted on."""
    membership = keeper_of(sitting, by, (SittingState.OPEN,))
    hold(sitting, (SittingState.OPEN,))
    left = sitting.ballots.exclude(state=BallotState.CLOSED).count()
    if left:
        raise WrongState(
            f"Còn {left} hồ sơ chưa có kết quả. Biểu quyết, hoặc rút khỏi chương trình, rồi "
            "kết thúc phiên họp."
        )
    if over := quotas_exceeded(sitting, ballots_of(sitting)):
        raise WrongState(over_words(over))
    move(sitting, SittingState.CLOSED, moves=SITTING_MOVES, closed_at=dates.now())
    sitting_told("closed", sitting, by, membership)
    return sitting


@transaction.atomic
def sitting_cancel(*, sitting: Sitting, reason: str, by: User) -> Sitting:
    """Call off a sitting that has not begun; its nominations wait for another one."""
    membership = keeper_of(sitting, by, (SittingState.PLANNED,))
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do hủy phiên họp."})
    move(sitting, SittingState.CANCELLED, moves=SITTING_MOVES)
    ballots = sitting.ballots.select_related("nomination__commune", *AWARD)
    nominations = [ballot.nomination for ballot in ballots]
    for nomination in nominations:
        move(nomination, NominationState.ELIGIBLE, moves=NOMINATION_MOVES)
    told = [(subject(row), None) for row in nominations]
    by_actor = actor(by, membership)
    entries_record("awards.nomination.untabled", actor=by_actor, told=told, reason=reason)
    sitting_told("cancelled", sitting, by, membership, reason)
    return sitting


AWARD = ("nomination__honour", "nomination__reward_form")


def quorum_said(sitting: Sitting, seats: Sequence[Attendance]) -> str:
    """Return the sentence on the quorum; raises ``ValidationError`` where it cannot sit."""
    inside = [seat for seat in seats if seat.presence == Attendance.Presence.PRESENT]
    share = Fraction(sitting.quorum_num, sitting.quorum_den)
    found = quorum(seats=len(seats), present=len(inside), share=share)
    if not found.passes:
        raise ValidationError(f"{found.sentence_vi} Điểm danh lại, hoặc hoãn phiên họp.")
    if not any(seat.member.seat in (Seat.CHAIR, Seat.VICE) for seat in inside):
        raise ValidationError(
            "Cần Chủ tịch hoặc Phó Chủ tịch Hội đồng có mặt để chủ trì phiên họp."
        )
    return found.sentence_vi


def _fill(sitting: Sitting, held_on: dt.date, starts_at: dt.time, place: str, guests: str) -> None:
    council = sitting.council
    ended = council.valid_to is not None and held_on > council.valid_to
    if held_on < council.valid_from or ended:
        raise ValidationError({"held_on": "Ngày họp nằm ngoài thời gian hoạt động của hội đồng."})
    fields: dict[str, Any] = {
        "held_on": held_on,
        "starts_at": starts_at,
        "place": clean_line(place),
        "guests": "\n".join(clean_paragraphs(guests)),
    }
    for name, value in fields.items():
        setattr(sitting, name, value)
