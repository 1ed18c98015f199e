"""A plan with an item, targets and a linked number."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.figures import numbers_in
from campaigns.inputs import BlockInput
from campaigns.models import Item, Plan
from targets.services import span_for_year
from tests.campaigns.edit_pages import FRUIT, TITLE, make_target
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def plan(cast) -> Plan:
    return services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title=TITLE, by=cast.clerk
    )


@pytest.fixture
@kept
def item(cast, plan) -> Item:
    section = plan.items.get(heading="NỘI DUNG THI ĐUA")
    return services.item_add(
        plan=plan, parent=section, by=cast.clerk, blocks=[BlockInput(text=FRUIT)]
    )


@pytest.fixture
@kept
def fruit(cast, plan, item):
    """The fruit and its two parts, listed by the plan at the item."""
    span = span_for_year(commune=cast.commune, year=2024, by=None)
    whole = make_target(cast, span, "sản lượng cây ăn quả", 1880)
    parts = [
        make_target(cast, span, name, value, parent=whole, part_rule="adds_up")
        for name, value in (("vải thiều", 1000), ("nhãn", 880))
    ]
    return [
        services.plan_target_add(plan=plan, target=target, item=item, by=cast.clerk)
        for target in (whole, *parts)
    ]


@pytest.fixture
@kept
def linked(cast, item, fruit):
    """The number 1.880 of the paragraph shows the target."""
    block = item.blocks.get()
    number = numbers_in(block.text)[0]
    return services.figure_link(
        block=block,
        start=number.start,
        length=number.length,
        plan_target=fruit[0],
        slot="value",
        by=cast.clerk,
    )
