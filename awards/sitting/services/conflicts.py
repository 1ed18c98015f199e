"""Members who leave one vote: what the portal cannot know is typed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Attendance, Ballot, Conflict
from awards.sitting.conflicts import conflicts_found
from awards.sitting.services.preparing import ABOUT
from awards.sitting.services.steps import ballot_told, hold, keeper_of, ordered_seats
from awards.states import BallotState
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line
from emulation.org.models import User

TYPED = (Conflict.Why.FAMILY, Conflict.Why.OTHER)


@transaction.atomic
def conflict_add(
    *, ballot: Ballot, seat: Attendance, why: str, note: str = "", by: User
) -> Conflict:
    """Write down that a member leaves a vote that has not begun, and its base."""
    membership = keeper_of(ballot.sitting, by)
    if seat.sitting_id != ballot.sitting_id:
        raise ValidationError({"seat": "Chọn thành viên có ghế trong phiên họp này."})
    if why not in TYPED:
        raise ValidationError({"why": "Chọn người thân hoặc lý do khác."})
    note = clean_line(note)
    if not note:
        raise ValidationError({"note": "Ghi rõ quan hệ hoặc lý do, để in vào biên bản."})
    _before_the_vote(ballot)
    row = Conflict(commune_id=ballot.commune_id, ballot=ballot, seat=seat, why=why, note=note)
    if ballot.conflicts.filter(seat=seat).exists():
        raise ValidationError({"seat": "Người này đã được ghi là không tham gia."})
    row.full_clean()
    row.save(force_insert=True)
    ballot_told("conflict_added", ballot, by, membership, f"{seat.member.person}, {note}")
    return row


@transaction.atomic
def conflict_remove(*, conflict: Conflict, by: User) -> None:
    """Take back what was typed; what the portal found itself stays."""
    ballot = conflict.ballot
    membership = keeper_of(ballot.sitting, by)
    _before_the_vote(ballot)
    if is_found(conflict):
        raise WrongState(
            "Cổng tự xác định người này không được biểu quyết hồ sơ ấy nên không bỏ được."
        )
    ballot_told("conflict_removed", ballot, by, membership, str(conflict.seat.member.person))
    conflict.delete()


def is_found(conflict: Conflict) -> bool:
    """Say whether the portal itself knows why; four queries."""
    ballot = Ballot.objects.select_related(*ABOUT).get(pk=conflict.ballot_id)
    sitting = conflict.ballot.sitting
    found = conflicts_found([ballot], ordered_seats(sitting), sitting.held_on)
    return conflict.seat_id in {row.seat_id for row in found}


def _before_the_vote(ballot: Ballot) -> None:
    hold(ballot.sitting)
    ballot.refresh_from_db(fields=["state"])
    if ballot.state != BallotState.WAITING:
        raise WrongState("Hồ sơ này đang hoặc đã biểu quyết.")
