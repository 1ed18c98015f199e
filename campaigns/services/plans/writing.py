"""What every change of a plan shares: who may write it, its versions, its history."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from campaigns.models import Plan
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import first_upper
from emulation.org.models import Membership, Role, User
from emulation.org.rights import actor, held, require, subject
from emulation.trail.services import entry_record


def plan_writer(plan: Plan, by: User) -> Membership:
    """Return the membership by which the account may write the plan now.

    A clerk who comes too late gets ``WrongState`` with the reason; others 403.
    """
    if not plan.is_editable and held(by, [Role.CLERK], plan.commune_id):
        raise WrongState(
            f"{first_upper(plan.noun)} đang ở trạng thái “{plan.get_state_display()}” nên không "
            f"sửa được. Bản đã trình thì thu hồi trước khi sửa{_way_after_issue(plan)}."
        )
    return require(by, "campaigns.edit_plan", plan)


def _way_after_issue(plan: Plan) -> str:
    return "" if not plan.is_plan else "; bản đã ban hành thì lập bản sửa đổi, bổ sung"


def plan_touch(plan: Plan) -> None:
    """Note that the plan was written to, unless it left the clerks' hands meanwhile."""
    now = dates.now()
    rows = Plan.objects.filter(pk=plan.pk, state=plan.state)
    if rows.update(changed_at=now) == 0:
        raise WrongState()
    plan.changed_at = now


def tell(
    plan: Plan,
    code: str,
    by: User,
    membership: Membership,
    *,
    name: str = "",
    reason: str = "",
    changes: dict[str, Any] | None = None,
) -> None:
    """Write an entry of the plan's history."""
    entry_record(
        code,
        actor=actor(by, membership),
        subject=subject(plan, name),
        reason=reason,
        changes=changes,
    )


def part_save(plan: Plan, version_field: str, seen: int, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(plan, name, value)
    plan_clean(plan)
    plan_touch(plan)
    bump(plan, version_field=version_field, seen=seen, **fields)


def plan_clean(plan: Plan) -> None:
    if not plan.title:
        raise ValidationError({"title": f"Nhập trích yếu của {plan.noun}."})
    if not plan.issuer:
        raise ValidationError({"issuer": "Nhập tên cơ quan ban hành."})
    plan.full_clean(exclude=["submitted_revision", "submitted_by", "paper"])
