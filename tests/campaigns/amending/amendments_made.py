"""Issued plans and their amendments for tests, made through the services."""

from __future__ import annotations

from typing import Any

from campaigns import services
from campaigns.amending.in_force import content_in_force
from campaigns.amending.places import places_of
from campaigns.figures import FigureQuestions
from campaigns.models import Item, Plan
from tests.campaigns.plans_made import (
    add_item,
    draft,
    fresh,
    issue,
    save_item,
    unprinted,
    with_targets,
)
from tests.cast import Cast
from tests.papers.papers_made import open_series

REASON = "Huyện giao thêm chỉ tiêu."


def issued_plan(cast: Cast, **given: Any) -> Plan:
    """An issued plan whose section II holds a paragraph with two targets, as khoản 2."""
    open_series(cast.commune)
    plan = draft(cast, **given)
    with_targets(cast, plan)
    section = plan.items.get(position=3, parent=None)
    add_item(plan, cast.clerk, "Thôn báo cáo hằng tháng.", parent=section)
    return put_through(cast, plan)


def put_through(cast: Cast, plan: Plan) -> Plan:
    """Submit, approve and issue; the plan as another request reads it."""
    approve(cast, plan)
    with unprinted():
        issue(cast, fresh(plan))
    return fresh(plan)


def approve(cast: Cast, plan: Plan) -> Plan:
    services.plan_submit(
        plan=fresh(plan), reviewers=[], by=cast.clerk, warnings_reason="Đã xem từng chỗ."
    )
    services.plan_approve(plan=fresh(plan), by=cast.chairman)
    return fresh(plan)


def uid_of(plan: Plan, name: str) -> str:
    """The item of the text in force that amendments call by this name."""
    places = places_of(content_in_force(plan))
    return next(uid for uid, place in places.items() if place.name == name)


def amend(cast: Cast, plan: Plan, *names: str, **given: Any) -> Plan:
    items = [uid_of(plan, name) for name in names]
    return services.plan_amend(
        plan=fresh(plan), items=items, **({"reason": REASON, "by": cast.clerk} | given)
    )


def amending_item(draft: Plan, words: str) -> Item:
    """The item of the draft whose paragraph holds these words."""
    return draft.items.filter(blocks__text__contains=words).get()


def retype(cast: Cast, item: Item, text: str) -> None:
    """Write a paragraph anew; its numbers are the targets' new ones."""
    try:
        save_item(item, cast.clerk, text)
    except FigureQuestions as asked:
        answers = {question.figure_uid: "change" for question in asked.questions}
        item.refresh_from_db()
        save_item(item, cast.clerk, text, answers=answers)
