"""Whose step of a letter's way it is, on what was read, and how it is told."""

from __future__ import annotations

from campaigns.models import Urging, UrgingState
from campaigns.states import URGING_EDITABLE
from emulation.lib.states import StaleVersion, WrongState, bump
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, granting, held, require, subject
from emulation.trail.services import entry_record

# Whose step it is and in which states: who holds the role but comes in another state is
# too late (``WrongState``), not without the right.
STEPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "campaigns.edit_urging": ((Role.CLERK,), URGING_EDITABLE),
    "campaigns.submit_urging": ((Role.CLERK,), URGING_EDITABLE),
    "campaigns.abandon_urging": ((Role.CLERK,), URGING_EDITABLE),
    "campaigns.recall_urging": ((Role.CLERK,), (UrgingState.SUBMITTED,)),
    "campaigns.approve_urging": ((Role.CHAIRMAN,), (UrgingState.SUBMITTED,)),
    "campaigns.return_urging": (
        (Role.CHAIRMAN, Role.RECORDS_CLERK),
        (UrgingState.SUBMITTED, UrgingState.APPROVED),
    ),
    "campaigns.issue_urging": ((Role.RECORDS_CLERK,), (UrgingState.APPROVED,)),
}


def urging_step(urging: Urging, right: str, by: User) -> Membership:
    """Return the membership by which the account may take a step of the letter's way now.

    Raises ``WrongState`` where it is too late for somebody whose step it is, else
    ``PermissionDenied``.
    """
    roles, states = STEPS[right]
    membership = granting(by, right, urging)
    if membership is None and urging.state not in states and held(by, roles, urging.commune_id):
        raise WrongState(f"Công văn đang ở trạng thái “{urging.get_state_display()}”.")
    return membership or require(by, right, urging)


def take_in_hand(urging: Urging, seen: int) -> None:
    """Hold the letter until the transaction ends, if it still is what the person read.

    The state alone would not tell: taken back and submitted anew, it is the same again.
    """
    try:
        if seen != urging.version:
            raise StaleVersion()
        bump(urging, version_field="version", seen=seen)
    except StaleVersion as error:
        raise WrongState(
            "Công văn vừa được người khác sửa hoặc xử lý. Đọc bản hiện nay rồi quyết định."
        ) from error


def tell(
    urging: Urging,
    verb: str,
    by: User,
    membership: Membership,
    *,
    reason: str = "",
    changes: dict[str, str] | None = None,
) -> None:
    entry_record(
        f"campaigns.urging.{verb}",
        actor=actor(by, membership),
        subject=subject(urging),
        reason=reason,
        changes=changes,
    )
