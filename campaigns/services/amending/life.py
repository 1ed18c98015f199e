"""What an amendment needs from the plan it amends, on its way and when it is issued."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import F

from campaigns.amending.consolidating import Amending, consolidated, lost_changes
from campaigns.amending.in_force import (
    amendments_of,
    amends_content,
    content_in_force,
    papers_in_words,
    places_to_look_at,
)
from campaigns.content import plan_content
from campaigns.models import Plan, PlanTarget
from campaigns.services.amending.values import values_enact, values_to_look_at
from campaigns.services.plans.writing import tell
from campaigns.states import MOVES, PlanState
from emulation.lib.dates import date_short
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, User
from emulation.org.rights import actor
from emulation.papers.models import Paper
from emulation.papers.services import paper_amend, paper_end
from targets.models import Target
from targets.services import targets_end


def amendment_check(plan: Plan) -> None:
    """Hold the amended plan until the transaction ends; refuse what was overtaken by others.

    Does nothing for a plan that amends none.
    """
    if plan.amends_id is None:
        return
    in_force = Plan.objects.filter(pk=plan.amends_id, state=PlanState.ISSUED)
    if in_force.update(changed_at=F("changed_at")) == 0:
        raise WrongState(_ended(plan))
    base = content_in_force(plan.amends)
    places = places_to_look_at(plan, base)
    targets = values_to_look_at(plan)
    if places or targets:
        raise WrongState(_overtaken(plan, {str(row.uid) for row in places}, targets))
    if lost := lost_changes(base, _as_amending(plan)):
        raise WrongState(_lost(plan, lost))


def amendment_day_check(plan: Plan, issued_on: dt.date) -> None:
    """Refuse a day before that of the amended plan, or of its last amendment."""
    if plan.amends_id is None:
        return
    for earlier in [plan.amends, *amendments_of(plan.amends)]:
        if issued_on < earlier.paper.issued_on:
            day = date_short(earlier.paper.issued_on)
            raise ValidationError(
                {"issued_on": f"Chọn từ ngày {day}, ngày của {earlier.paper.citation}, trở đi."}
            )


def amendment_enact(plan: Plan, paper: Paper, by: User, membership: Membership) -> None:
    """Let an issued amendment take effect: its values, and the word on the amended paper."""
    if plan.amends_id is None:
        return
    name = f"Kế hoạch số {paper.full_number}"
    values_enact(plan, paper=name, paper_on=paper.issued_on, by=by, membership=membership)
    targets_end(
        targets=_struck_targets(plan),
        paper=name,
        paper_on=paper.issued_on,
        by_actor=actor(by, membership),
    )
    paper_amend(paper=plan.amends.paper, amended_by=paper, by_actor=actor(by, membership))
    tell(plan.amends, "campaigns.plan.amended", by, membership, name=name)


def amendments_end(plan: Plan, paper: Paper, ending: str, by: User, membership: Membership) -> None:
    """End the amendments of a plan together with it."""
    for amendment in amendments_of(plan).filter(state=PlanState.ISSUED):
        move(amendment, ending, moves=MOVES)
        paper_end(
            paper=amendment.paper,
            force=ending,
            on=paper.issued_on,
            by_text=f"Kế hoạch số {paper.full_number}",
            by_actor=actor(by, membership),
        )
        tell(amendment, f"campaigns.plan.{ending}", by, membership)


def amendments_close(plan: Plan, by: User, membership: Membership) -> None:
    """Sum the amendments up together with their plan."""
    for amendment in amendments_of(plan).filter(state=PlanState.ISSUED):
        move(amendment, PlanState.CLOSED, moves=MOVES)
        tell(amendment, "campaigns.plan.closed", by, membership)


def _as_amending(plan: Plan) -> Amending:
    """Return the amendment as it would be issued now: what was submitted, or the draft."""
    content = plan_content(plan) if plan.is_editable else plan.submitted_revision.content
    return Amending(str(plan.uid), "", content)


def _struck_targets(plan: Plan) -> list[Target]:
    """Return the targets that the plan in force loses, and that no other plan lists."""
    before = content_in_force(plan.amends, before=plan)
    after = consolidated(before, [_as_amending(plan)])
    kept = {target["uid"] for target in after["targets"]}
    gone = [target["uid"] for target in before["targets"] if target["uid"] not in kept]
    listed = Plan.objects.filter(state=PlanState.ISSUED).exclude(pk=plan.amends_id)
    elsewhere = PlanTarget.objects.filter(plan__in=listed.exclude(amends=plan.amends_id))
    targets = Target.objects.filter(uid__in=gone, ended_on=None)
    return list(targets.exclude(pk__in=elsewhere.values("target")))


def _lost(plan: Plan, names: list[str]) -> str:
    return (
        f"Chỗ sửa sau đây không vào được kế hoạch được sửa đổi: {'; '.join(names)}. Lời mới của "
        "mỗi chỗ phải đứng ngoài cùng trong bản soạn thảo, và không nằm trong chỗ khác mà bản "
        f"này sửa hay bãi bỏ. {_way_back(plan)}chuyển mục ấy ra ngoài, hoặc mở “Chỗ sửa đổi” bỏ "
        "chỗ ấy, rồi trình lại."
    )


def _ended(plan: Plan) -> str:
    amended = Plan.objects.select_related("paper__number").get(pk=plan.amends_id)
    return (
        f"{amended.paper.citation} đang ở trạng thái “{amended.get_state_display()}” nên không "
        f"sửa đổi được nữa. {_way_back(plan)}hủy bản soạn thảo này; cần thì sửa đổi kế hoạch "
        "đang có hiệu lực."
    )


def _overtaken(plan: Plan, places: set[str], targets: list) -> str:
    changes = amends_content(plan)["changes"]
    names = [change["name"] for change in changes if change["uid"] in places]
    names += [f"chỉ tiêu “{row.target}”" for row in targets]
    papers = papers_in_words(amendments_of(plan.amends))
    by = f" (kế hoạch sửa đổi số {papers})" if papers else ""
    return (
        f"Lời đang có hiệu lực vừa thay đổi{by} ở: {'; '.join(names)}. {_way_back(plan)}mở “Chỗ "
        "sửa đổi” của bản soạn thảo, xem lời mới rồi giữ hay bỏ từng chỗ, sau đó trình lại."
    )


def _way_back(plan: Plan) -> str:
    """What comes before the clerk can write again."""
    on_the_way = plan.state in (PlanState.SUBMITTED, PlanState.APPROVED)
    return "Trả lại để người soạn " if on_the_way else "Người soạn "
