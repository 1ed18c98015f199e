"""The way of letters to late units: submitted, taken back, returned, approved, given up."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.content import content_sha256
from campaigns.models import Urging, UrgingState
from campaigns.services.urging.steps import take_in_hand, tell, urging_step
from campaigns.states import URGING_MOVES
from campaigns.urging.letters import urging_content
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState, move
from emulation.lib.text import nfc
from emulation.org.models import User


@transaction.atomic
def urging_submit(*, urging: Urging, seen_version: int, by: User) -> None:
    """Freeze what all letters say, with its hash, and hand it to those who approve."""
    membership = urging_step(urging, "campaigns.submit_urging", by)
    take_in_hand(urging, seen_version)
    if urging.answer_by < dates.today():
        raise ValidationError(f"Hạn mới {date_short(urging.answer_by)} đã qua. Sửa hạn rồi trình.")
    content = urging_content(urging, list(urging.units.select_related("unit")))
    sha256 = content_sha256(content)
    move(
        urging,
        UrgingState.SUBMITTED,
        moves=URGING_MOVES,
        content=content,
        sha256=sha256,
        submitted_at=dates.now(),
        submitted_by=membership,
        return_reason="",
        decided_at=None,
        decided_by=None,
    )
    tell(urging, "submitted", by, membership, changes={"sha256": sha256})


@transaction.atomic
def urging_recall(*, urging: Urging, seen_version: int, by: User) -> None:
    """Take the submission back while nobody has decided on it."""
    membership = urging_step(urging, "campaigns.recall_urging", by)
    take_in_hand(urging, seen_version)
    move(urging, UrgingState.RECALLED, moves=URGING_MOVES)
    tell(urging, "recalled", by, membership)


@transaction.atomic
def urging_return(*, urging: Urging, seen_version: int, reason: str, by: User) -> None:
    """Send it back to the clerk, with the reason on top of it."""
    membership = urging_step(urging, "campaigns.return_urging", by)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do trả lại để người soạn biết cần sửa gì."})
    take_in_hand(urging, seen_version)
    move(
        urging,
        UrgingState.RETURNED,
        moves=URGING_MOVES,
        return_reason=reason,
        decided_at=dates.now(),
        decided_by=membership,
    )
    tell(urging, "returned", by, membership, reason=reason)


@transaction.atomic
def urging_approve(*, urging: Urging, seen_version: int, by: User, note: str = "") -> None:
    """Approve what was submitted, by its hash; the number and the day alone are added."""
    membership = urging_step(urging, "campaigns.approve_urging", by)
    take_in_hand(urging, seen_version)
    check_hash(urging)
    move(
        urging,
        UrgingState.APPROVED,
        moves=URGING_MOVES,
        decided_at=dates.now(),
        decided_by=membership,
    )
    changes = {"sha256": urging.sha256}
    tell(urging, "approved", by, membership, reason=note.strip(), changes=changes)


@transaction.atomic
def urging_abandon(*, urging: Urging, seen_version: int, reason: str, by: User) -> None:
    membership = urging_step(urging, "campaigns.abandon_urging", by)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do hủy bản soạn thảo."})
    take_in_hand(urging, seen_version)
    move(urging, UrgingState.ABANDONED, moves=URGING_MOVES)
    tell(urging, "abandoned", by, membership, reason=reason)


def check_hash(urging: Urging) -> None:
    if content_sha256(urging.content) != urging.sha256:
        raise WrongState("Nội dung bản trình không còn khớp với mã băm đã lưu. Báo quản trị.")
