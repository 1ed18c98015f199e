"""Where letters to late units stand, in words, and what a person may do with them next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from campaigns.models import Urging, UrgingState
from campaigns.urging.rules import has_a_hand_in
from emulation.lib.dates import date_short, local_day
from emulation.org.models import Role, User
from emulation.org.rights import held

MAIN, OTHER, UNDO = "btn-primary", "btn-secondary", "btn-undo"

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


@dataclass(frozen=True)
class Step:
    words: str
    url: str
    style: str


def next_steps(user: User, urging: Urging) -> list[Step]:
    """Return what the person may do, the main thing first; a returned letter is mended first."""
    granted = [(words, page) for right, words, page in STEPS if user.has_perm(right, urging)]
    main = next((page for _, page in granted if page in LEADING), "")
    if urging.state == UrgingState.RETURNED and main == "urging_submit":
        main = "urging_edit"
    steps = [
        Step(words, reverse(page, args=[urging.uid]), _style(page, main)) for words, page in granted
    ]
    return sorted(steps, key=lambda step: step.style != MAIN)


def standing(urging: Urging) -> str:
    """Say in a sentence what the state means and who has the next step."""
    match urging.state:
        case UrgingState.DRAFT:
            return "Chỉ công chức phụ trách thi đua thấy bản này. Xem lại rồi trình duyệt."
        case UrgingState.RECALLED:
            return "Đã thu hồi để sửa; sửa xong thì trình lại."
        case UrgingState.RETURNED:
            return "Chờ người soạn sửa theo lý do trả lại rồi trình lại."
        case UrgingState.SUBMITTED:
            return f"{submitted_words(urging)} Lãnh đạo UBND chưa duyệt nên còn thu hồi được."
        case UrgingState.APPROVED:
            return f"{_approver(urging)} đã duyệt. Chờ văn thư cho số, ngày và ban hành."
        case UrgingState.ABANDONED:
            return "Không dùng bản này nữa."
    return ""


def submitted_words(urging: Urging) -> str:
    day = date_short(local_day(urging.submitted_at))
    return f"{urging.submitted_by.person} trình ngày {day}."


def returned_words(urging: Urging) -> str:
    """Say who returned it, in which office; "" where it was not returned."""
    if urging.state != UrgingState.RETURNED or urging.decided_by is None:
        return ""
    day = date_short(local_day(urging.decided_at))
    return f"{urging.decided_by.person}, {urging.decided_by.get_role_display()}, ngày {day}"


def why_not(user: User, urging: Urging) -> str:
    """Say to a leader why the letter is not his or hers to approve; "" else."""
    is_leader = held(user, [Role.CHAIRMAN], urging.commune_id) is not None
    if urging.state == UrgingState.SUBMITTED and is_leader and has_a_hand_in(user, urging):
        return "Đồng chí soạn hoặc trình công văn này nên lãnh đạo khác duyệt."
    return ""


def _approver(urging: Urging) -> str:
    return str(urging.decided_by.person) if urging.decided_by else "Lãnh đạo UBND"


def _style(page: str, main: str) -> str:
    return MAIN if page == main else UNDO if page in UNDOING else OTHER
