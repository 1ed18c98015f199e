"""Where a paper on awards stands, in words, and what a person may do with it next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from awards.deciding.ties import named_in
from awards.models import Decision
from awards.states import DecisionKind, DecisionState
from emulation.lib.dates import date_short, local_day
from emulation.org.models import Role, User
from emulation.org.rights import held, memberships

MAIN, OTHER, UNDO = "btn-primary", "btn-secondary", "btn-undo"

# (right, words, name of the page); the first that is granted is the main one.
STEPS = (
    ("awards.issue_decision", "Cho số và ban hành", "decision_issue"),
    ("awards.approve_decision", "Đọc và duyệt", "decision_approve"),
    ("awards.submit_decision", "Trình duyệt", "decision_submit"),
    ("awards.write_outcomes", "Ghi kết quả của cấp trên", "decision_outcomes"),
    ("awards.edit_decision", "Sửa lời văn", "decision_edit"),
    ("awards.edit_decision", "Sửa danh sách", "decision_names"),
    ("awards.return_decision", "Trả lại", "decision_return"),
    ("awards.recall_decision", "Thu hồi", "decision_recall"),
    ("awards.revoke_grants", "Hủy bỏ khen thưởng", "revocation_create"),
    ("awards.abandon_decision", "Hủy bản soạn thảo", "decision_abandon"),
)
LEADING = ("decision_issue", "decision_approve", "decision_submit")
UNDOING = ("decision_abandon", "revocation_create")


@dataclass(frozen=True)
class Step:
    words: str
    url: str
    style: str


def next_steps(user: User, decision: Decision) -> list[Step]:
    """Return what the person may do, the main thing first; a returned paper is mended first."""
    granted = [
        (words, page)
        for right, words, page in STEPS
        if user.has_perm(right, decision) and _fits(page, decision)
    ]
    main = next((page for _, page in granted if page in LEADING), "")
    if decision.state == DecisionState.RETURNED and main == "decision_submit":
        main = "decision_edit"
    if decision.state == DecisionState.ISSUED and decision.unanswered:
        main = "decision_outcomes"
    steps = [
        Step(words, reverse(page, args=[decision.uid]), _style(page, main))
        for words, page in granted
    ]
    return sorted(steps, key=lambda step: step.style != MAIN)


def standing(decision: Decision) -> str:
    """Say in a sentence what the state means and who has the next step."""
    match decision.state:
        case DecisionState.DRAFT:
            return "Chỉ công chức phụ trách thi đua thấy bản này. Xem lại rồi trình duyệt."
        case DecisionState.RECALLED:
            return "Đã thu hồi để sửa; sửa xong thì trình lại."
        case DecisionState.RETURNED:
            return "Chờ người soạn sửa theo lý do trả lại rồi trình lại."
        case DecisionState.SUBMITTED:
            return f"{submitted_words(decision)} Lãnh đạo UBND chưa duyệt nên còn thu hồi được."
        case DecisionState.APPROVED:
            return f"{_approver(decision)} đã duyệt. Chờ văn thư cho số, ngày và ban hành."
        case DecisionState.ISSUED:
            return _issued_words(decision)
        case DecisionState.ABANDONED:
            return "Không dùng bản này nữa; hồ sơ trong danh sách chờ văn bản khác."
    return ""


def submitted_words(decision: Decision) -> str:
    day = date_short(local_day(decision.submitted_at))
    return f"{decision.submitted_by.person} trình ngày {day}."


def returned_words(decision: Decision) -> str:
    """Say who returned it, in which office; "" where it was not returned."""
    if decision.state != DecisionState.RETURNED or decision.decided_by is None:
        return ""
    day = date_short(local_day(decision.decided_at))
    return f"{decision.decided_by.person}, {decision.decided_by.get_role_display()}, ngày {day}"


def why_not(user: User, decision: Decision) -> str:
    """Say to a leader why the paper is not his or hers to approve; "" else."""
    leader = held(user, [Role.CHAIRMAN], decision.commune_id)
    if decision.state != DecisionState.SUBMITTED or leader is None:
        return ""
    if user.has_perm("awards.approve_decision", decision):
        return ""
    mine = {row.person_id for row in memberships(user)}
    if mine & named_in(decision):
        return "Đồng chí hoặc gia đình có tên trong danh sách nên lãnh đạo khác duyệt."
    return "Đồng chí đề nghị hồ sơ trong danh sách hoặc soạn văn bản nên lãnh đạo khác duyệt."


def _issued_words(decision: Decision) -> str:
    paper = decision.paper
    told = f"{paper.citation} ngày {date_short(paper.issued_on)}."
    if decision.kind == DecisionKind.PROPOSAL and decision.unanswered:
        return f"{told} Cấp trên chưa trả lời {decision.unanswered} tên."
    if paper.force_ended_on:
        day = date_short(paper.force_ended_on)
        return f"{told} {paper.get_force_display()} từ ngày {day} theo {paper.force_ended_by}."
    return told


def _fits(page: str, decision: Decision) -> bool:
    if page == "decision_outcomes":
        return bool(decision.unanswered)
    return page != "decision_names" or decision.kind != DecisionKind.REVOKE


def _approver(decision: Decision) -> str:
    return str(decision.decided_by.person) if decision.decided_by else "Lãnh đạo UBND"


def _style(page: str, main: str) -> str:
    return MAIN if page == main else UNDO if page in UNDOING else OTHER
