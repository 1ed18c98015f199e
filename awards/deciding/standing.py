"""Where a paper on awards stands, in words, and what a person may do with it next."""

from __future__ import annotations

from awards.deciding.ties import named_in
from awards.models import Decision
from awards.states import DecisionKind, DecisionState
from campaigns.routing.standing import Step, on_its_way, steps_shown
from emulation.lib.dates import date_short
from emulation.org.models import Role, User
from emulation.org.rights import held, memberships

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
    return steps_shown(decision, granted, main=main, undoing=UNDOING)


def standing(decision: Decision) -> str:
    """Say in a sentence what the state means and who has the next step."""
    match decision.state:
        case DecisionState.ISSUED:
            return _issued_words(decision)
        case DecisionState.ABANDONED:
            return "Không dùng bản này nữa; hồ sơ trong danh sách chờ văn bản khác."
    return on_its_way(decision)


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
