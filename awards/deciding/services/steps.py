"""Whose step of a paper's way it is, on what was read, and how it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import F

from awards.models import Decision, DecisionLine, Nomination
from awards.states import (
    DECISION_EDITABLE,
    NOMINATION_MOVES,
    DecisionState,
    NominationState,
)
from emulation.lib.states import StaleVersion, WrongState, bump
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, granting, held, require, subject
from emulation.trail.services import entries_record, entry_record

# Whose step it is and in which states: who holds the role but comes in another state is
# too late (``WrongState``), not without the right.
STEPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "awards.edit_decision": ((Role.CLERK,), DECISION_EDITABLE),
    "awards.submit_decision": ((Role.CLERK,), DECISION_EDITABLE),
    "awards.abandon_decision": ((Role.CLERK,), DECISION_EDITABLE),
    "awards.recall_decision": ((Role.CLERK,), (DecisionState.SUBMITTED,)),
    "awards.approve_decision": ((Role.CHAIRMAN,), (DecisionState.SUBMITTED,)),
    "awards.return_names": ((Role.CHAIRMAN,), (DecisionState.SUBMITTED,)),
    "awards.return_decision": (
        (Role.CHAIRMAN, Role.RECORDS_CLERK),
        (DecisionState.SUBMITTED, DecisionState.APPROVED),
    ),
    "awards.issue_decision": ((Role.RECORDS_CLERK,), (DecisionState.APPROVED,)),
    "awards.write_outcomes": ((Role.CLERK,), (DecisionState.ISSUED,)),
    "awards.revoke_grants": ((Role.CLERK,), (DecisionState.ISSUED,)),
}


def decision_step(decision: Decision, right: str, by: User) -> Membership:
    """Return the membership by which the account may take a step of the paper's way now.

    Raises ``WrongState`` where it is too late for somebody whose step it is, else
    ``PermissionDenied``.
    """
    roles, states = STEPS[right]
    membership = granting(by, right, decision)
    if membership is None and decision.state not in states and held(by, roles, decision.commune_id):
        raise WrongState(f"Văn bản đang ở trạng thái “{decision.get_state_display()}”.")
    return membership or require(by, right, decision)


def take_in_hand(decision: Decision, seen: int) -> None:
    """Hold the paper until the transaction ends, if it still is what the person read.

    The state alone would not tell: taken back and submitted anew, it is the same again.
    """
    try:
        if seen != decision.version:
            raise StaleVersion()
        bump(decision, version_field="version", seen=seen)
    except StaleVersion as error:
        raise WrongState(
            "Văn bản vừa được người khác sửa hoặc xử lý. Đọc bản hiện nay rồi quyết định."
        ) from error


def move_many(rows: Iterable[Nomination], to: Callable[[Nomination], str] | str) -> None:
    """Move nominations each from the state it was read in; ``WrongState`` if one has moved on."""
    by_step: dict[tuple[str, str], list[Nomination]] = defaultdict(list)
    for row in rows:
        by_step[row.state, to(row) if callable(to) else to].append(row)
    for (seen, target), each in by_step.items():
        if target not in NOMINATION_MOVES.get(seen, ()):
            raise WrongState(_moved_on(each))
        asked = Nomination.objects.filter(pk__in=[row.pk for row in each], state=seen)
        if asked.update(state=target, version=F("version") + 1) != len(each):
            raise WrongState(_moved_on(each))
        for row in each:
            row.state, row.version = target, row.version + 1


def back_to(row: Nomination) -> str:
    """Return where a nomination stands without the paper; read by ``ready.with_history``."""
    return NominationState.PASSED if row.council_passed else NominationState.ELIGIBLE


def numbered(lines: Sequence[DecisionLine]) -> None:
    """Write the ordinals 1, 2, 3 of a list."""
    for position, line in enumerate(lines, start=1):
        line.position = position
    DecisionLine.objects.bulk_update(lines, ["position"])


def tell(
    decision: Decision,
    verb: str,
    by: User,
    membership: Membership,
    *,
    reason: str = "",
    changes: dict[str, Any] | None = None,
) -> None:
    entry_record(
        f"awards.decision.{verb}",
        actor=actor(by, membership),
        subject=subject(decision, named(decision)),
        reason=reason,
        changes=changes,
    )


def tell_nominations(
    verb: str, rows: Collection[Nomination], by: User, membership: Membership, *, reason: str
) -> None:
    entries_record(
        f"awards.nomination.{verb}",
        actor=actor(by, membership),
        told=[(subject(row), None) for row in rows],
        reason=reason,
    )


def named(decision: Decision) -> str:
    """Return how a sentence names the paper."""
    kind = "tờ trình" if decision.kind == "proposal" else "quyết định"
    return f"{kind} “{decision.subject}”"


def names_words(lines: Iterable[DecisionLine], most: int = 5) -> str:
    """Name the first few of a list: "Vi Thị A, Lê Văn B và 3 trường hợp nữa"."""
    names = [line.recipient for line in lines]
    shown = ", ".join(names[:most])
    return f"{shown} và {len(names) - most} trường hợp nữa" if len(names) > most else shown


def _moved_on(rows: Sequence[Nomination]) -> str:
    return (
        f"Hồ sơ {', '.join(row.recipient for row in rows[:3])} vừa được người khác xử lý. Xem lại "
        "danh sách rồi làm tiếp."
    )
