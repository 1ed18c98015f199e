"""Issued plans with tasks, for the tests of what is told of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q

from campaigns import services
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Item, Plan, TaskParty, TaskWork
from campaigns.working.selectors import lead_parties
from emulation.papers.models import NumberSeries
from tests.campaigns.plans_made import add_item, approved, draft, issue, submit, unprinted
from tests.cast import Cast
from tests.papers.papers_made import open_series

# Of a drive, which may be issued beside the yearly plan.
DRIVE = {
    "kind": "drive",
    "title": "Phát động đợt thi đua tháng 3",
    "span_name": "Đợt tháng 3",
    "starts_on": dt.date(2024, 3, 1),
    "ends_on": dt.date(2024, 3, 31),
}
FIRST = "Phát động thi đua ở thôn"  # of the village, due 15/3/2024
MARCH_10 = dt.date(2024, 3, 10)
MARCH_20 = dt.date(2024, 3, 20)


def issued_with(cast: Cast, *tasks: TaskInput, **given: Any) -> Plan:
    """An issued plan with the task of the village (see ``draft``) and others."""
    if not NumberSeries.objects.filter(commune=cast.commune).exists():
        open_series(cast.commune)
    if not tasks:
        plan = approved(cast, **given)
    else:
        plan = draft(cast, **given)
        for task in tasks:
            give_task(plan, cast, task)
        submit(cast, plan)
        services.plan_approve(plan=plan, by=cast.chairman)
    with unprinted():
        issue(cast, plan)
    return Plan.objects.get(pk=plan.pk)


def give_task(plan: Plan, cast: Cast, task: TaskInput) -> Item:
    item = add_item(plan, cast.clerk, f"{task.summary}.")
    block = item.blocks.get()
    services.item_change(
        item=item,
        version=item.version,
        by=cast.clerk,
        heading="",
        run_in=False,
        numbered=True,
        children_style=item.children_style,
        blocks=[BlockInput(block.text, uid=str(block.uid))],
        task=task,
    )
    return item


def party_of(plan: Plan, summary: str = FIRST) -> TaskParty:
    return TaskParty.objects.get(task__plan=plan, task__summary=summary, leads=True)


def work_of(plan: Plan, summary: str = FIRST, period: Any = None) -> TaskWork:
    """The work as another request reads it."""
    party = lead_parties(Q(pk=party_of(plan, summary).pk)).get()
    return services.task_work_of(party=party, period=period)


def tell(cast: Cast, work: TaskWork, **given: Any) -> TaskWork:
    values = {
        "words": "Đã họp thôn ngày 5/3, 42 hộ dự.",
        "is_done": True,
        "seen_version": work.version,
        "by": cast.unit_head,
    }
    return services.task_tell(work=work, **(values | given))
