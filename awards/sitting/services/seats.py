"""Who came to a sitting, who did not, and who wrote instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from awards.models import Attendance, NamedVote, Sitting
from awards.sitting.services.steps import hold, keeper_of, ordered_seats, sitting_told
from awards.states import BallotState
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.rights import actor
from emulation.papers.services import attachment_add

Presence = Attendance.Presence


@dataclass(frozen=True)
class SeatInput:
    """``upload`` is the opinion in writing, or the mandate of who came instead."""

    seat: Attendance
    presence: str
    note: str = ""
    upload: UploadedFile | None = None


@transaction.atomic
def presence_set(*, sitting: Sitting, seats: Sequence[SeatInput], by: User) -> None:
    """Write down who is there. Nobody leaves while a ballot is open that asks for his vote.

    What was told by name for an open vote goes with the presence by which it was told.
    """
    membership = keeper_of(sitting, by)
    if any(given.seat.sitting_id != sitting.pk for given in seats):
        raise ValidationError("Chọn thành viên có ghế trong phiên họp này.")
    hold(sitting)
    asked = _asked(sitting)
    for given in seats:
        seat = given.seat
        was, seat.presence, seat.note = seat.presence, given.presence, clean_line(given.note)
        if given.upload is not None:
            seat.attachment = attachment_add(
                commune=sitting.commune, upload=given.upload, by_actor=actor(by, membership)
            )
        if seat.presence != was:
            _check_may_change(seat, asked)
        if seat.presence == Presence.WRITTEN and seat.attachment_id is None:
            raise ValidationError(
                {str(seat.uid): f"Đính kèm văn bản ý kiến của {seat.member.person}."}
            )
        seat.full_clean()
        seat.save(update_fields=["presence", "note", "attachment"])
        if seat.presence != was:
            open_ = NamedVote.objects.filter(seat=seat).exclude(ballot__state=BallotState.CLOSED)
            open_.delete()
    present = sum(row.presence == Presence.PRESENT for row in ordered_seats(sitting))
    words = f"{present}/{sitting.seats.count()} thành viên có mặt"
    sitting_told("attendance_set", sitting, by, membership, words)


def _asked(sitting: Sitting) -> set[str]:
    open_ = sitting.ballots.filter(state=BallotState.OPEN).values_list("voters", flat=True)
    return {key for voters in open_ for key in voters}


def _check_may_change(seat: Attendance, asked: set[str]) -> None:
    if str(seat.uid) in asked:
        raise WrongState(
            f"Đang mở lượt bỏ phiếu có {seat.member.person}. Chốt hoặc hủy lượt ấy trước khi "
            "đổi điểm danh."
        )
