"""Submitted plans with something said of them."""

from __future__ import annotations

from typing import Any

from campaigns import services
from campaigns.models import Comment, Item, Plan
from emulation.org.models import User
from tests.campaigns.plans_made import fresh

WORDS = "Ghi rõ thôn nào làm."


def some_item(plan: Plan) -> Item:
    """An item with a paragraph."""
    return plan.items.filter(blocks__isnull=False).order_by("pk").first()


def say(plan: Plan, by: User, text: str = WORDS, **given: Any) -> Comment:
    """Comment on the first paragraph, unless the part is named."""
    place = {"part": "item", "about": some_item(plan).uid} if "part" not in given else {}
    values: dict[str, Any] = {"about": None} | place | given
    return services.comment_add(plan=fresh(plan), text=text, by=by, **values)


def again(comment: Comment) -> Comment:
    """The comment as another request reads it."""
    return Comment.objects.get(pk=comment.pk)


def give_back(plan: Plan, by: User, reason: str = "") -> Plan:
    services.plan_return(plan=fresh(plan), reason=reason, by=by)
    return fresh(plan)
