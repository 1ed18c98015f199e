"""Where a plan stands, in words, and what a person may do with it next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from campaigns.models import Plan, PlanState, Review
from campaigns.rules import waiting_review
from emulation.lib.dates import date_short
from emulation.org.models import User

MAIN, OTHER, UNDO = "btn-primary", "btn-secondary", "btn-undo"

# (right, words, name of the page); of the first four, the one that is granted is the main one.
STEPS = (
    ("campaigns.issue_plan", "Ban hành", "plan_issue"),
    ("campaigns.approve_plan", "Duyệt", "plan_approve"),
    ("campaigns.agree_plan", "Đồng ý", "plan_agree"),
    ("campaigns.submit_plan", "Trình duyệt", "plan_submit"),
    ("campaigns.edit_plan", "Sửa {noun}", "plan_edit"),
    ("campaigns.receive_plan", "Tiếp nhận", "plan_receive"),
    ("campaigns.return_plan", "Trả lại", "plan_return"),
    ("campaigns.recall_plan", "Thu hồi", "plan_recall"),
    ("campaigns.amend_plan", "Sửa đổi, bổ sung", "plan_amend"),
    ("campaigns.close_plan", "Ghi đã tổng kết", "plan_close"),
    ("campaigns.abandon_plan", "Hủy bản soạn thảo", "plan_abandon"),
)
LEADING = ("plan_issue", "plan_approve", "plan_agree", "plan_submit")
UNDOING = ("plan_abandon",)


@dataclass(frozen=True)
class Step:
    page: str
    words: str
    url: str
    style: str
    is_post: bool = False


def next_steps(user: User, plan: Plan, *, is_ready: bool = True) -> list[Step]:
    """Return what the person may do, the main thing first.

    A draft that is not ready to be submitted, or was returned, is to be written first.
    """
    granted = [row for row in STEPS if user.has_perm(row[0], plan)]
    pages = [page for _, _, page in granted]
    main = next((page for page in LEADING if page in pages), "")
    if main == "plan_submit" and (not is_ready or plan.state == PlanState.RETURNED):
        main = "plan_edit"
    steps = [
        _step(plan, page, words.format(noun=plan.noun), is_main=page == main)
        for _, words, page in granted
    ]
    return sorted(steps, key=lambda step: step.style != MAIN)


def standing(plan: Plan) -> str:
    """Say in a sentence what the state means and who has the next step."""
    match plan.state:
        case PlanState.DRAFT:
            return "Chỉ công chức phụ trách thi đua thấy bản này."
        case PlanState.RECALLED:
            return "Đã thu hồi để sửa; sửa xong thì trình lại."
        case PlanState.RETURNED:
            return "Chờ người soạn sửa theo lý do trả lại rồi trình lại."
        case PlanState.SUBMITTED:
            return f"{waits_for(plan, waiting_review(plan))} {_received(plan)}"
        case PlanState.APPROVED:
            return f"{_by(plan)} đã duyệt. Chờ văn thư cho số, ngày và ban hành."
        case PlanState.ABANDONED:
            return "Không dùng bản này nữa."
    return _issued(plan)


def returned_by(plan: Plan) -> str:
    """Say who returned it, in which office; "" where nobody did."""
    if plan.returned_by is None:
        return ""
    return f"{plan.returned_by.person}, {plan.returned_by.get_role_display()}"


def waits_for(plan: Plan, review: Review | None) -> str:
    """Say whom a submitted plan waits for."""
    if review is None:
        return "Chờ lãnh đạo UBND duyệt."
    return f"Chờ {review.reviewer.person} xem xét, sau đó lãnh đạo UBND duyệt."


def _step(plan: Plan, page: str, words: str, *, is_main: bool) -> Step:
    style = MAIN if is_main else UNDO if page in UNDOING else OTHER
    return Step(page, words, reverse(page, args=[plan.uid]), style, page == "plan_receive")


def _received(plan: Plan) -> str:
    return "Đã tiếp nhận." if plan.received_at else "Chưa tiếp nhận nên còn thu hồi được."


def _by(plan: Plan) -> str:
    return str(plan.approved_by.person) if plan.approved_by else "Lãnh đạo UBND"


def _issued(plan: Plan) -> str:
    paper = plan.paper
    if paper is None:
        return ""
    sentence = f"Số {paper.full_number} ngày {date_short(paper.issued_on)}."
    if paper.force_ended_on:
        sentence += (
            f" {paper.get_force_display()} từ ngày {date_short(paper.force_ended_on)}, "
            f"theo {paper.force_ended_by}."
        )
    return sentence
