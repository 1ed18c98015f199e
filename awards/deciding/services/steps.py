"""The way of papers on awards, and of the nominations that they list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from django.db.models import F

from awards.models import Decision, DecisionLine, Nomination
from awards.states import DECISION_MOVES, NOMINATION_MOVES, DecisionState, NominationState
from campaigns.routing.route import Route, usual_steps
from emulation.lib.states import WrongState
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, subject
from emulation.trail.services import entries_record


def named(decision: Decision) -> str:
    """Return how a sentence names the paper."""
    kind = "tờ trình" if decision.kind == "proposal" else "quyết định"
    return f"{kind} “{decision.subject}”"


RIGHT = "awards.{}_decision"
ROUTE = Route(
    noun="Văn bản",
    right=RIGHT,
    entry="awards.decision.{}",
    states=DecisionState,
    moves=DECISION_MOVES,
    steps={
        **usual_steps(RIGHT, DecisionState),
        "awards.return_names": ((Role.CHAIRMAN,), (DecisionState.SUBMITTED,)),
        "awards.write_outcomes": ((Role.CLERK,), (DecisionState.ISSUED,)),
        "awards.revoke_grants": ((Role.CLERK,), (DecisionState.ISSUED,)),
    },
    named=named,
)
decision_step = ROUTE.step


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


def tell_nominations(
    verb: str, rows: Collection[Nomination], by: User, membership: Membership, *, reason: str
) -> None:
    entries_record(
        f"awards.nomination.{verb}",
        actor=actor(by, membership),
        told=[(subject(row), None) for row in rows],
        reason=reason,
    )


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
