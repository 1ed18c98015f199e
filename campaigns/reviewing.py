"""A submitted plan as those above read it: what changed, what is warned of, the targets, the words.

Made for five minutes on a phone: what decides stands first, all else behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from campaigns.commenting import counts_by_place, in_order, links_around, with_comment_links
from campaigns.comparing.sides import changes_since
from campaigns.content import Content
from campaigns.models import Comment, Plan, Review
from campaigns.selectors import comments_on
from campaigns.standing import Step
from campaigns.stored_targets import TargetRow
from emulation.org.models import User
from emulation.org.rights import memberships

RECEIVE = "plan_receive"
# So many targets are read at once; the table of all is one tap away.
SHOWN_TARGETS = 8


def review_of(
    user: User, plan: Plan, content: Content, steps: Sequence[Step], targets: Sequence[TargetRow]
) -> dict[str, Any]:
    """Return what the page of a submission shows beside the paper."""
    comments = in_order(comments_on(user, plan), content)
    counts = counts_by_place(comments)
    may_comment = user.has_perm("campaigns.comment_plan", plan)
    whole = [row for row in targets if not row.is_part]
    return {
        "bar": [step for step in steps if step.page != RECEIVE],
        "receive": next((step for step in steps if step.page == RECEIVE), None),
        "since": _since(plan),
        "revision": plan.submitted_revision,
        "open_comments": [comment for comment in comments if comment.is_open],
        "answered": _answered(user, comments),
        "comment_total": len(comments),
        "may_comment": may_comment,
        "links_around": links_around(plan, counts) if may_comment else [],
        "counts": counts,
        "first_targets": whole[:SHOWN_TARGETS],
        "more_targets": len(targets) > len(whole[:SHOWN_TARGETS]),
    }


def linked_paper(plan: Plan, paper: str, review: dict[str, Any]) -> str:
    return with_comment_links(paper, plan, review["counts"]) if review["may_comment"] else paper


def agreeing(reviews: Sequence[Review], plan: Plan) -> list[Review]:
    """Return what checkers said of the present submission, in their turn."""
    return [
        review
        for review in reviews
        if review.revision_id == plan.submitted_revision_id and review.decision
    ]


def _since(plan: Plan) -> dict[str, Any] | None:
    told = changes_since(plan)
    if told is None:
        return None
    summary, old, new = told
    page = reverse("plan_compare", args=[plan.uid])
    return {"summary": summary, "url": f"{page}?tu={old}&den={new}"}


def _answered(user: User, comments: Sequence[Comment]) -> list[Comment]:
    """Return the answers to the account's own words, which it may want to look at again."""
    own = {membership.person_id for membership in memberships(user)}
    return [
        comment
        for comment in comments
        if comment.made_by.person_id in own and comment.state in ("mended", "kept")
    ]
