"""Plans, and old papers being read, in "Việc của tôi"."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from campaigns.models import Intake, Plan, PlanState
from campaigns.rules import waiting_review
from campaigns.selectors import (
    intakes_to_check,
    plans_waiting,
    with_open_turn,
    with_waiting_comments,
)
from campaigns.standing import waits_for
from campaigns.states import EDITABLE
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, held
from emulation.org.waits import Kind, Wait


def plan_waits(user: User) -> Iterator[Wait]:
    """Yield what the person has to write, look over, approve or issue, then what others have.

    One query, whatever the roles.
    """
    plans = _plans(user)
    to_write = [plan for plan in plans if plan.state in EDITABLE]
    for plan in sorted(to_write, key=lambda plan: (plan.state, plan.changed_at), reverse=True):
        yield from _to_write(user, plan)
    handed_on = [plan for plan in plans if plan.state not in EDITABLE]
    mine = {plan: wait for plan in handed_on if (wait := _to_decide(user, plan))}
    yield from mine.values()
    for plan in handed_on:
        if plan not in mine and held(user, [Role.CLERK], plan.commune_id):
            yield _wait(plan, "plan_read", _next_of_others(plan), None, kind="others")


def intake_waits(user: User) -> Iterator[Wait]:
    """Yield the readings of old papers that were left half-checked."""
    for intake in intakes_to_check(user):
        membership = granting(user, "campaigns.check_intake", intake)
        yield Wait(
            title=f"Bản đọc: {intake}",
            url=reverse("intake_compare" if intake.onto_id else "intake_read", args=[intake.uid]),
            detail=_left_to_check(intake),
            action=_action(intake),
            state_label=intake.get_state_display(),
            badge=intake.badge,
            since=intake.changed_at,
            as_role=membership.get_role_display() if membership else "",
        )


def _plans(user: User) -> list[Plan]:
    rows = with_waiting_comments(plans_waiting(user))
    return with_open_turn(rows.select_related("commune", "submitted_by", "returned_by__person"))


def _to_write(user: User, plan: Plan) -> Iterator[Wait]:
    membership = granting(user, "campaigns.edit_plan", plan)
    yield _wait(plan, "plan_edit", _to_do(plan), membership, f"Soạn tiếp {plan.noun}")
    if plan.waiting_comments:
        words = f"{plan.waiting_comments} góp ý của người xem xét chưa trả lời."
        yield _wait(plan, "comment_list", words, membership, "Trả lời góp ý")


def _to_decide(user: User, plan: Plan) -> Wait | None:
    if plan.state == PlanState.SUBMITTED:
        return _to_review(user, plan)
    issuing = granting(user, "campaigns.issue_plan", plan)
    if issuing is None:
        return None
    words = "Cho số, ngày và ban hành."
    return _wait(plan, "plan_issue", words, issuing, f"Ban hành {plan.noun}")


def _to_review(user: User, plan: Plan) -> Wait | None:
    agreeing = granting(user, "campaigns.agree_plan", plan)
    membership = agreeing or granting(user, "campaigns.approve_plan", plan)
    if membership is None:
        return None
    words = "Xem xét rồi đồng ý hoặc trả lại." if agreeing else "Duyệt hoặc trả lại."
    action = f"{'Xem xét' if agreeing else 'Đọc và duyệt'} {plan.noun}"
    return _wait(plan, "plan_read", words, membership, action)


def _wait(
    plan: Plan,
    page: str,
    detail: str,
    membership: Membership | None,
    action: str = "",
    kind: Kind = "mine",
) -> Wait:
    return Wait(
        title=str(plan),
        url=reverse(page, args=[plan.uid]),
        detail=detail,
        action=action,
        state_label=plan.get_state_display(),
        badge=plan.badge,
        since=plan.changed_at,
        as_role=membership.get_role_display() if membership else "",
        kind=kind,
    )


def _to_do(plan: Plan) -> str:
    if plan.state == PlanState.RETURNED and plan.returned_by:
        return f"{plan.returned_by.person} trả lại: {plan.return_reason}"
    if plan.state == PlanState.RECALLED:
        return "Đã thu hồi; sửa xong thì trình lại."
    return "Đang soạn; xong thì trình duyệt."


def _action(intake: Intake) -> str:
    return f"So với {intake.onto.noun}" if intake.onto else "Kiểm tra rồi lưu thành kế hoạch"


def _left_to_check(intake: Intake) -> str:
    if intake.onto:
        return f"Bản Word đã sửa của {first_lower(str(intake.onto))}."
    counted = f"Đọc được {intake.target_count} chỉ tiêu"
    if intake.doubt_count:
        return f"{counted}, {intake.doubt_count} chỉ tiêu cần xem lại."
    return f"{counted}; xem rồi lưu."


def _next_of_others(plan: Plan) -> str:
    if plan.state == PlanState.APPROVED:
        return "Chờ văn thư cho số và ban hành."
    return waits_for(plan, waiting_review(plan))
