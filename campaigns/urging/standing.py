"""Where letters to late units stand, in words, and what a person may do with them next."""

from __future__ import annotations

from campaigns.models import Urging, UrgingState
from campaigns.routing.standing import Step, on_its_way, steps_shown
from campaigns.urging.rules import has_a_hand_in
from emulation.org.models import Role, User
from emulation.org.rights import held

# (right, words, name of the page); the first that is granted is the main one.
STEPS = (
    ("campaigns.issue_urging", "Cho số và ban hành", "urging_issue"),
    ("campaigns.approve_urging", "Đọc và duyệt", "urging_approve"),
    ("campaigns.submit_urging", "Trình duyệt", "urging_submit"),
    ("campaigns.edit_urging", "Sửa công văn", "urging_edit"),
    ("campaigns.return_urging", "Trả lại", "urging_return"),
    ("campaigns.recall_urging", "Thu hồi", "urging_recall"),
    ("campaigns.abandon_urging", "Hủy bản soạn thảo", "urging_abandon"),
)
LEADING = ("urging_issue", "urging_approve", "urging_submit")
UNDOING = ("urging_abandon",)


def next_steps(user: User, urging: Urging) -> list[Step]:
    """Return what the person may do, the main thing first; a returned letter is mended first."""
    granted = [(words, page) for right, words, page in STEPS if user.has_perm(right, urging)]
    main = next((page for _, page in granted if page in LEADING), "")
    if urging.state == UrgingState.RETURNED and main == "urging_submit":
        main = "urging_edit"
    return steps_shown(urging, granted, main=main, undoing=UNDOING)


def standing(urging: Urging) -> str:
    """Say in a sentence what the state means and who has the next step."""
    if urging.state == UrgingState.ABANDONED:
        return "Không dùng bản này nữa."
    return on_its_way(urging)


def why_not(user: User, urging: Urging) -> str:
    """Say to a leader why the letter is not his or hers to approve; "" else."""
    is_leader = held(user, [Role.CHAIRMAN], urging.commune_id) is not None
    if urging.state == UrgingState.SUBMITTED and is_leader and has_a_hand_in(user, urging):
        return "Đồng chí soạn hoặc trình công văn này nên lãnh đạo khác duyệt."
    return ""
