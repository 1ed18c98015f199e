"""Every word of an amendment that is issued stands in the text in force."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.amending.consolidating import part_lines
from campaigns.amending.in_force import content_in_force
from campaigns.models import AmendedPlace, Plan
from emulation.lib.states import WrongState
from tests.campaigns.amending.amendments_made import (
    amend,
    approve,
    issued_plan,
    put_through,
    uid_of,
)
from tests.campaigns.drafts.batches import order_of, save, state_of
from tests.campaigns.plans_made import add_item, fresh, issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_printing")]

SECTION, FRUIT = "Mục II", "khoản 2 Mục II"


def insert(cast, plan: Plan, made: Plan, name: str, *, inside: bool = False) -> None:
    services.amended_item_insert(
        plan=fresh(made), place=uid_of(plan, name), inside=inside, text="Thêm.", by=cast.clerk
    )


@pytest.mark.parametrize(("name", "inside"), [(FRUIT, False), (FRUIT, True), (SECTION, True)])
@pytest.mark.parametrize("verb", ["items_add", "items_strike"])
def test_nothing_is_added_inside_what_the_draft_writes_anew_or_revokes(cast, verb, name, inside):
    plan = issued_plan(cast)
    made = amend(cast, plan, "Mục I")
    choose = getattr(services, f"amended_{verb}")
    choose(plan=fresh(made), items=[uid_of(plan, SECTION)], by=cast.clerk)

    with pytest.raises(ValidationError, match="lời mới của mục ấy"):
        insert(cast, plan, made, name, inside=inside)


@pytest.mark.parametrize(("name", "inside"), [(FRUIT, False), (FRUIT, True), (SECTION, True)])
@pytest.mark.parametrize("verb", ["items_add", "items_strike"])
def test_what_is_around_an_added_item_is_not_written_anew_or_revoked(cast, verb, name, inside):
    plan = issued_plan(cast)
    made = amend(cast, plan, "Mục I")
    insert(cast, plan, made, name, inside=inside)
    choose = getattr(services, f"amended_{verb}")

    with pytest.raises(ValidationError, match="Bỏ chỗ bổ sung ấy trước"):
        choose(plan=fresh(made), items=[uid_of(plan, SECTION)], by=cast.clerk)


def test_an_item_is_added_right_after_one_that_is_written_anew_or_revoked(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    uid = uid_of(plan, "khoản 1 Mục II")
    services.amended_items_strike(plan=fresh(made), items=[uid], by=cast.clerk)
    insert(cast, plan, made, FRUIT)
    insert(cast, plan, made, "khoản 1 Mục II")

    put_through(cast, made)

    section = next(i for i in content_in_force(plan)["items"] if i["marker"] == "II.")
    words = [item["blocks"][0]["text"] for item in section["children"]]
    assert [word.split(":")[0] for word in words] == [
        "(được bãi bỏ)",
        "Thêm.",
        "Vải thiều",
        "Thêm.",
    ]


def test_a_draft_that_replaces_everything_takes_no_single_places(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, whole=True)

    with pytest.raises(ValidationError, match="thay toàn bộ nội dung"):
        insert(cast, plan, made, FRUIT)


def nest(cast, made: Plan) -> None:
    """Tab in the editor: the second amended item goes into the first."""
    state = state_of(made, cast.clerk)
    first, second = [item["uid"] for item in state["items"] if item["parent"] is None]
    order = [[uid, first if uid == second else parent] for uid, parent in order_of(state)]
    save(made, cast.clerk, order=order)


def test_a_change_whose_words_went_into_another_is_not_submitted(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, "Mục I", "Mục III")
    nest(cast, made)

    with pytest.raises(WrongState, match="không vào được kế hoạch được sửa đổi: Mục III"):
        approve(cast, made)
    assert fresh(made).is_editable


def test_a_change_that_would_be_lost_is_not_issued(cast):
    """However it came about, the plan in force stays readable."""
    plan = issued_plan(cast)
    made = amend(cast, plan, "Mục I")
    insert(cast, plan, made, SECTION, inside=True)
    approved = approve(cast, made)
    revision = approved.submitted_revision
    change = revision.content["amends"]["changes"][-1]
    change["place"] = change["follows"] = change["uid"]
    type(revision).objects.filter(pk=revision.pk).update(content=revision.content)

    with pytest.raises(WrongState, match="không vào được kế hoạch được sửa đổi"):
        issue(cast, fresh(approved))
    assert "amended_by" not in content_in_force(plan)


def test_all_lines_of_an_amended_part_come_into_force(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, parts=["opening"])
    item = made.items.get()
    add_item(fresh(made), cast.clerk, "Dòng con.", parent=item, heading="Đầu dòng")

    put_through(cast, made)

    assert part_lines(content_in_force(plan), "opening")[-2:] == ["Đầu dòng", "Dòng con."]


def test_an_amended_item_removed_from_the_draft_is_no_change(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, "Mục I", "Mục III")
    services.item_remove(item=made.items.filter(parent=None).first(), by=cast.clerk)

    put_through(cast, made)

    assert AmendedPlace.objects.count() == 1
    assert len(content_in_force(plan)["items"]) == 3
