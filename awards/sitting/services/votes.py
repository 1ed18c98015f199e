"""A member's secret vote, of which nothing is kept but that it was given.

One UPDATE of the ballot's row puts the seat among those that have voted and raises a counter.
It has the same words for either choice. No other row is written in its transaction, and no
version, time or entry of the trail.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.views.decorators.debug import sensitive_variables

from awards.models import Attendance, Ballot
from awards.sitting.rules import seat_of
from awards.states import BallotMode, BallotState
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.rights import require

ALREADY = "Đồng chí đã bỏ phiếu cho hồ sơ này. Mỗi người chỉ bỏ một phiếu."


class AlreadyVoted(WrongState):
    """The seat has voted: on another device, or the answer to its vote was lost on the way."""


@sensitive_variables("agrees")
@transaction.atomic
def vote_cast(*, ballot: Ballot, agrees: bool, by: User) -> None:
    """Give the vote of the person's seat; of two devices one is told that it came second."""
    seat = seat_of(by, ballot.sitting)
    if seat is None:
        raise PermissionDenied("Chỉ thành viên Hội đồng có ghế trong phiên họp mới bỏ phiếu.")
    # Of members who vote in the same moment all but one read the row again.
    for _ in range(ballot.sitting.seats.count() + 1):
        seen = Ballot.objects.select_related("sitting").get(pk=ballot.pk)
        _check(seen, seat, by)
        same = Ballot.objects.filter(
            pk=seen.pk, state=BallotState.OPEN, voters=seen.voters, voted=seen.voted
        )
        voted = {*seen.voted, str(seat.uid)}
        if same.update(
            voted=[key for key in seen.voters if key in voted],
            agree=F("agree") + int(agrees),
            disagree=F("disagree") + int(not agrees),
        ):
            return
    raise WrongState("Nhiều người bỏ phiếu cùng lúc. Phiếu này chưa được ghi; bỏ lại một lần nữa.")


def _check(ballot: Ballot, seat: Attendance, by: User) -> None:
    key = str(seat.uid)
    if key in ballot.voted:
        raise AlreadyVoted(ALREADY)
    if ballot.mode != BallotMode.SECRET or ballot.state != BallotState.OPEN:
        raise WrongState("Lượt bỏ phiếu này chưa mở hoặc đã chốt. Phiếu chưa được ghi.")
    if key not in ballot.voters:
        raise WrongState("Đồng chí không tham gia biểu quyết hồ sơ này.")
    require(by, "awards.vote", ballot)
