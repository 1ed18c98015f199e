"""Two clerks who move, remove and fill the same items in the same moment."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.models import Item, Plan
from emulation.lib.states import WrongState
from tests.campaigns.plans_made import add_item, draft, fresh
from tests.cast import Cast, make_cast
from tests.plumbing.postgres import at_once

GONE = "vừa được người khác bỏ"


def read(item: Item) -> Item:
    """The item as another request reads it."""
    return Item.objects.select_related("plan", "parent").get(pk=item.pk)


def sections(plan: Plan) -> list[Item]:
    return list(plan.items.filter(parent=None))


def all_stand_once(plan: Plan) -> bool:
    """No item stands in a circle, which no page would show."""
    return len(list(walk(plan_content(fresh(plan))["items"]))) == plan.items.count()


@pytest.mark.postgres
@pytest.mark.parametrize("first", ["up", "down", "in"])
@pytest.mark.parametrize("second", ["up", "down", "in"])
def test_two_moves_of_one_item_follow_each_other(on_postgresql, first, second):
    cast = make_cast()
    plan = draft(cast)
    item = sections(plan)[1]

    results = at_once(
        *(
            lambda to=to, by=by: services.item_move(item=read(item), to=to, by=by)
            for to, by in ((first, cast.clerk), (second, cast.second_clerk))
        )
    )

    errors = [result for result in results if isinstance(result, Exception)]
    assert all(hasattr(error, "messages") for error in errors), errors
    assert all_stand_once(plan)


@pytest.mark.postgres
def test_two_items_are_not_put_into_each_other(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    one, other, _ = sections(plan)

    results = at_once(
        lambda: services.item_place(item=read(one), parent=read(other), after=None, by=cast.clerk),
        lambda: services.item_place(
            item=read(other), parent=read(one), after=None, by=cast.second_clerk
        ),
    )

    assert sum(isinstance(result, Exception) for result in results) == 1
    assert all_stand_once(plan)


def remove(cast: Cast, item: Item) -> None:
    services.item_remove(item=read(item), by=cast.second_clerk)


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["parent", "after"])
def test_nothing_is_put_below_or_behind_an_item_that_went(cast, where):
    plan = draft(cast)
    one, near, _ = sections(plan)
    seen, place = read(near), {"parent": None, "after": None}
    remove(cast, near)

    with pytest.raises(WrongState, match=GONE):
        add_item(plan, cast.clerk, "Thêm.", **{where: seen})
    with pytest.raises(WrongState, match=GONE):
        services.item_place(item=one, by=cast.clerk, **place | {where: seen})
    assert not plan.items.filter(blocks__text="Thêm.").exists()


@pytest.mark.django_db
def test_an_item_is_removed_once(cast):
    plan = draft(cast)
    seen = read(sections(plan)[0])
    remove(cast, seen)

    with pytest.raises(WrongState, match=GONE):
        services.item_remove(item=seen, by=cast.clerk)


@pytest.mark.postgres
def test_a_move_against_a_removal_leaves_no_loose_item(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    _, item, _ = sections(plan)

    moved, removed = at_once(
        lambda: services.item_move(item=read(item), to="up", by=cast.clerk),
        lambda: remove(cast, item),
    )

    assert removed is None
    assert isinstance(moved, Item | WrongState | Item.DoesNotExist)
    assert all_stand_once(plan)
    assert not plan.items.filter(pk=item.pk).exists()
