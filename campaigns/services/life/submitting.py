"""A plan handed to those above, and taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.content import plan_content
from campaigns.models import Plan, Review, Revision
from campaigns.services.amending.life import amendment_check
from campaigns.services.life.freezing import revision_freeze
from campaigns.services.life.steps import plan_step
from campaigns.services.plans.writing import plan_touch, tell
from campaigns.services.warnings import revision_warn, submission_warnings
from campaigns.states import MOVES, PlanState
from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.org.models import Membership, Role, User
from emulation.org.rights import holding_on


@transaction.atomic
def plan_submit(
    *,
    plan: Plan,
    reviewers: Sequence[Membership],
    by: User,
    note: str = "",
    warnings_reason: str = "",
    warnings_seen: Collection[str] | None = None,
) -> Revision:
    """Freeze the content and hand it to the checkers, in their order, then to the chairman.

    Open warnings ask for one reason, kept with them. ``warnings_seen`` are the keys of those
    that the person read; ``None`` trusts the caller.
    """
    membership = plan_step(plan, "campaigns.submit_plan", by)
    _check_reviewers(plan, reviewers, membership)
    plan_touch(plan)  # a colleague who saves or submits in this moment waits, or is waited for
    plan.refresh_from_db()  # what that colleague saved is submitted, too
    amendment_check(plan)
    content = plan_content(plan)
    warnings = submission_warnings(content, warnings_reason, warnings_seen)
    revision = revision_freeze(plan, content, Revision.Reason.SUBMITTED, membership, note)
    revision_warn(revision, warnings, warnings_reason)
    for position, reviewer in enumerate(reviewers, start=1):
        Review.objects.create(
            commune_id=plan.commune_id,
            plan=plan,
            revision=revision,
            position=position,
            reviewer=reviewer,
        )
    move(
        plan,
        PlanState.SUBMITTED,
        moves=MOVES,
        submitted_revision=revision,
        submitted_by=membership,
        received_at=None,
        return_reason="",
        returned_by=None,
        approved_by=None,
    )
    told = " ".join(words.strip() for words in (note, warnings_reason) if words.strip())
    tell(plan, "campaigns.plan.submitted", by, membership, reason=told)
    return revision


@transaction.atomic
def plan_recall(*, plan: Plan, by: User) -> None:
    """Take the submission back while nobody has received it."""
    membership = plan_step(plan, "campaigns.recall_plan", by)
    untouched = Plan.objects.filter(pk=plan.pk, received_at=None)
    if untouched.update(changed_at=dates.now()) == 0:
        raise WrongState("Cấp trên vừa tiếp nhận, không thu hồi được nữa.")
    move(plan, PlanState.RECALLED, moves=MOVES)
    tell(plan, "campaigns.plan.recalled", by, membership)


def _check_reviewers(plan: Plan, reviewers: Sequence[Membership], proposer: Membership) -> None:
    allowed = Membership.objects.filter(
        holding_on(dates.today()), commune=plan.commune_id, role=Role.CHECKER
    )
    keys = [reviewer.pk for reviewer in reviewers]
    if len(set(keys)) != len(keys) or allowed.filter(pk__in=keys).count() != len(keys):
        raise ValidationError({"reviewers": "Chọn mỗi người xem xét một lần, trong danh sách."})
    if any(reviewer.person_id == proposer.person_id for reviewer in reviewers):
        raise ValidationError({"reviewers": "Người trình không tự xem xét bản của mình."})
