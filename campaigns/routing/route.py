"""The steps of a paper's way: whose each is, on what was read, what it writes and tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from campaigns.content import Content, content_sha256
from campaigns.models import RoutedPaper
from emulation.lib import dates
from emulation.lib.states import Moves, StaleVersion, WrongState, bump, move
from emulation.lib.text import nfc
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, granting, held, require, subject
from emulation.trail.services import entry_record

Steps = Mapping[str, tuple[Sequence[str], Sequence[str]]]


class Frozen(Protocol):
    content: Content
    sha256: str


@dataclass(frozen=True)
class Route:
    """What the papers of one kind have of their own.

    ``steps`` says whose each step is and in which states: who holds the role but comes in
    another state is too late (``WrongState``), not without the right. ``right`` and ``entry``
    are the names of rights and of entries in the trail, with "{}" for the step. Every method
    that writes belongs in the transaction of a service.
    """

    noun: str
    right: str
    entry: str
    states: Any  # the paper's TextChoices
    moves: Moves
    steps: Steps
    named: Callable[[Any], str] = str

    def step(self, paper: RoutedPaper, right: str, by: User) -> Membership:
        """Return the membership by which the account may take a step of the paper's way now.

        Raises ``WrongState`` where it is too late for somebody whose step it is, else
        ``PermissionDenied``.
        """
        roles, states = self.steps[right]
        membership = granting(by, right, paper)
        if membership is None and paper.state not in states and held(by, roles, paper.commune_id):
            state = paper.get_state_display()
            raise WrongState(f"{self.noun} đang ở trạng thái “{state}”.", moved_on=True)
        return membership or require(by, right, paper)

    def take_in_hand(self, paper: RoutedPaper, seen: int) -> None:
        """Hold the paper until the transaction ends, if it still is what the person read.

        The state alone would not tell: taken back and submitted anew, it is the same again.
        """
        try:
            if seen != paper.version:
                raise StaleVersion()
            bump(paper, version_field="version", seen=seen)
        except StaleVersion as error:
            raise WrongState(
                f"{self.noun} vừa được sửa hoặc xử lý. Đọc bản hiện nay rồi quyết định.",
                moved_on=True,
            ) from error

    def submit(self, paper: RoutedPaper, content: Content, by: User, of: Membership) -> None:
        """Freeze what the paper says, with its hash, and hand it to those who approve."""
        sha256 = content_sha256(content)
        move(
            paper,
            self.states.SUBMITTED,
            moves=self.moves,
            content=content,
            sha256=sha256,
            submitted_at=dates.now(),
            submitted_by=of,
            return_reason="",
            decided_at=None,
            decided_by=None,
        )
        self.tell(paper, "submitted", by, of, changes={"sha256": sha256})

    def recall(self, paper: RoutedPaper, *, seen: int, by: User) -> None:
        """Take the submission back while nobody has decided on it."""
        membership = self.step(paper, self.right.format("recall"), by)
        self.take_in_hand(paper, seen)
        move(paper, self.states.RECALLED, moves=self.moves)
        self.tell(paper, "recalled", by, membership)

    def send_back(self, paper: RoutedPaper, *, seen: int, reason: str, by: User) -> None:
        """Return it to the clerk, with the reason on top of it."""
        membership = self.step(paper, self.right.format("return"), by)
        reason = reason_given(reason, "Ghi lý do trả lại để người soạn biết cần sửa gì.")
        self.take_in_hand(paper, seen)
        self._decide(paper, self.states.RETURNED, membership, return_reason=reason)
        self.tell(paper, "returned", by, membership, reason=reason)

    def approve(self, paper: RoutedPaper, by: User, of: Membership, note: str) -> None:
        """Approve what was submitted, by its hash; the number and the day alone are added."""
        self._decide(paper, self.states.APPROVED, of)
        self.tell(paper, "approved", by, of, reason=note, changes={"sha256": paper.sha256})

    def abandon(self, paper: RoutedPaper, by: User, of: Membership, reason: str) -> None:
        move(paper, self.states.ABANDONED, moves=self.moves)
        self.tell(paper, "abandoned", by, of, reason=reason)

    def tell(
        self,
        paper: RoutedPaper,
        verb: str,
        by: User,
        of: Membership,
        *,
        reason: str = "",
        changes: dict[str, Any] | None = None,
    ) -> None:
        entry_record(
            self.entry.format(verb),
            actor=actor(by, of),
            subject=subject(paper, self.named(paper)),
            reason=reason,
            changes=changes,
        )

    def _decide(self, paper: RoutedPaper, to: str, of: Membership, **also: Any) -> None:
        move(paper, to, moves=self.moves, decided_at=dates.now(), decided_by=of, **also)


def usual_steps(right: str, states: Any) -> Steps:
    """Return the steps that every route has, of the clerk, a leader and the records clerk."""
    editable = (states.DRAFT, states.RECALLED, states.RETURNED)
    steps = {
        "edit": ((Role.CLERK,), editable),
        "submit": ((Role.CLERK,), editable),
        "abandon": ((Role.CLERK,), editable),
        "recall": ((Role.CLERK,), (states.SUBMITTED,)),
        "approve": ((Role.CHAIRMAN,), (states.SUBMITTED,)),
        "return": ((Role.CHAIRMAN, Role.RECORDS_CLERK), (states.SUBMITTED, states.APPROVED)),
        "issue": ((Role.RECORDS_CLERK,), (states.APPROVED,)),
    }
    return {right.format(step): whose for step, whose in steps.items()}


def reason_given(reason: str, asked: str) -> str:
    """Return the reason as it is kept; the sentence ``asked`` at the field where it is empty."""
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": asked})
    return reason


def check_hash(frozen: Frozen) -> None:
    """Refuse to decide on, or print, what is no longer what was submitted."""
    if content_sha256(frozen.content) != frozen.sha256:
        raise WrongState("Nội dung bản trình không còn khớp với mã băm đã lưu. Báo quản trị.")
