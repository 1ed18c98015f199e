"""The submitted content: frozen with its hash, and held while somebody decides on it."""

from __future__ import annotations

from django.db.models import F, Max

from campaigns.content import Content, content_sha256
from campaigns.models import Plan, Revision
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Membership


def revision_freeze(
    plan: Plan,
    content: Content,
    reason: str,
    membership: Membership,
    note: str = "",
    based_on: Revision | None = None,
) -> Revision:
    last = plan.revisions.aggregate(last=Max("number"))["last"] or 0
    return Revision.objects.create(
        commune_id=plan.commune_id,
        plan=plan,
        number=last + 1,
        reason=reason,
        content=content,
        sha256=content_sha256(content),
        based_on=based_on,
        made_at=dates.now(),
        made_by=membership,
        note=note,
    )


def hold_submission(plan: Plan) -> None:
    """Hold the plan until the transaction ends, if it still stands at the submission read.

    The state alone would not tell: taken back and submitted anew, it is the same again.
    """
    read = Plan.objects.filter(
        pk=plan.pk, state=plan.state, submitted_revision=plan.submitted_revision_id
    )
    if read.update(changed_at=F("changed_at")) == 0:
        raise WrongState()
