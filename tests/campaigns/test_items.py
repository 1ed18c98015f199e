"""Items are added, moved and removed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.inputs import BlockInput
from campaigns.models import Figure, Plan
from emulation.lib.states import WrongState
from tests.campaigns.plans_made import (
    draft,
    fresh_item,
    new_plan,
    with_targets,
)

pytestmark = pytest.mark.postgres


def test_an_empty_item_is_refused(cast):
    with pytest.raises(ValidationError, match="đề mục hoặc ít nhất một đoạn văn"):
        services.item_add(plan=draft(cast), by=cast.clerk, blocks=[BlockInput("  ")])


def headings(plan: Plan) -> list[tuple[str, str]]:
    return [
        (item["marker"], item["heading"] or item["blocks"][0]["text"])
        for item in walk(plan_content(plan)["items"])
    ]


def test_items_move_up_down_in_and_out(cast):
    plan = new_plan(cast, with_sections=False)
    first, second, third = (
        services.item_add(plan=plan, by=cast.clerk, heading=name) for name in ("A", "B", "C")
    )

    services.item_move(item=third, to="up", by=cast.clerk)
    assert headings(plan) == [("I.", "A"), ("II.", "C"), ("III.", "B")]
    services.item_move(item=fresh_item(first), to="down", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]
    services.item_move(item=fresh_item(second), to="in", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("-", "B")]
    services.item_move(item=fresh_item(second), to="out", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]


@pytest.mark.parametrize(
    "to, why",
    [
        ("up", "đứng đầu"),
        ("down", "đứng cuối"),
        ("in", "đứng trước"),
        ("out", "ngoài cùng"),
        ("sideways", "lên, xuống"),
    ],
)
def test_a_move_that_leads_nowhere_says_why(cast, to, why):
    plan = new_plan(cast, with_sections=False)
    item = services.item_add(plan=plan, by=cast.clerk, heading="Một mình")

    with pytest.raises(ValidationError, match=why):
        services.item_move(item=item, to=to, by=cast.clerk)


def test_an_item_moves_from_where_it_stands_now(cast):
    plan = new_plan(cast, with_sections=False)
    for name in ("A", "B", "C"):
        services.item_add(plan=plan, by=cast.clerk, heading=name)
    seen_before = plan.items.last()
    services.item_move(item=plan.items.last(), to="up", by=cast.clerk)

    services.item_move(item=seen_before, to="up", by=cast.second_clerk)

    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]


def test_an_item_that_a_colleague_removed_does_not_move(cast):
    plan = new_plan(cast)
    item = plan.items.last()
    services.item_remove(item=fresh_item(item), by=cast.second_clerk)

    with pytest.raises(WrongState, match="vừa được người khác bỏ"):
        services.item_move(item=item, to="up", by=cast.clerk)


def test_an_item_goes_in_right_after_its_sibling(cast):
    plan = new_plan(cast)
    first = plan.items.first()

    services.item_add(plan=plan, by=cast.clerk, after=first, heading="CHEN GIỮA")

    assert headings(plan)[1] == ("II.", "CHEN GIỮA")


def test_removing_an_item_takes_its_branch_and_keeps_its_targets_in_the_plan(cast):
    plan = draft(cast)
    with_targets(cast, plan)
    section = plan.items.get(position=2, parent=None)

    services.item_remove(item=section, by=cast.clerk)

    assert plan.plantargets.filter(item=None).count() == 2
    assert not Figure.objects.exists()
    assert [marker for marker, _ in headings(plan)] == ["I.", "1.", "II.", "1."]
