"""An amendment on its way, in force, and beside others."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.amending.in_force import content_in_force
from campaigns.amending.places import places_of
from campaigns.models import Plan, PlanState
from campaigns.selectors import yearly_plans_in_force
from emulation.lib.states import WrongState
from emulation.papers.models import Paper
from targets.models import Target
from targets.services import target_set_value
from tests.campaigns.amending.amendments_made import (
    amend,
    amending_item,
    approve,
    issued_plan,
    put_through,
    retype,
    uid_of,
)
from tests.campaigns.plans_made import draft, fresh, issue, new_target, replace, save_item, told
from tests.cast import TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgres,
    pytest.mark.usefixtures("without_printing"),
]

FRUIT = "khoản 2 Mục II"
MORE = "Vải thiều: 1.200 tấn; nhãn: 240 tấn."


def amended(cast, plan: Plan, text: str = MORE) -> Plan:
    made = amend(cast, plan, FRUIT)
    retype(cast, made.items.get(parent=None), text)
    return put_through(cast, made)


def words_at(plan: Plan, name: str = FRUIT) -> str:
    node = places_of(content_in_force(fresh(plan)))[uid_of(plan, name)].item
    return node["blocks"][0]["text"]


def test_issuing_dates_the_new_value_by_the_amending_paper(cast):
    plan = issued_plan(cast)

    amended(cast, plan)

    fruit, other = Target.objects.get(name="Vải thiều"), Target.objects.get(name="Nhãn")
    now, before = fruit.values.all()
    assert (now.value, now.paper, now.paper_on) == (1200, "Kế hoạch số 02/KH-UBND", TODAY)
    assert (before.value, before.paper) == (1000, "Kế hoạch số 01/KH-UBND")
    assert fruit.current == now
    assert (other.values.count(), other.current.paper) == (1, "Kế hoạch số 01/KH-UBND")


def test_the_amended_plan_stays_in_force_and_its_files_as_they_are(cast):
    plan = issued_plan(cast)
    before = [(file.format, file.sha256) for file in plan.paper.files.order_by("format")]
    revision = plan.revisions.get(reason="issued")

    newer = amended(cast, plan)

    plan = fresh(plan)
    assert (plan.state, plan.paper.force, newer.state) == ("issued", "in_force", "issued")
    for file in plan.paper.files.all():
        assert hashlib.sha256(bytes(file.content)).hexdigest() == file.sha256
    assert [(f.format, f.sha256) for f in plan.paper.files.order_by("format")] == before
    assert plan.revisions.get(reason="issued").sha256 == revision.sha256
    assert plan.paper.amendments.get().amended_by == newer.paper
    assert told(plan)[-1] == "amended"
    assert words_at(plan) == MORE


def test_a_year_counts_its_plan_once(cast):
    plan = issued_plan(cast)
    amended(cast, plan)

    assert list(yearly_plans_in_force([cast.commune])) == [plan]


def test_a_new_target_counts_from_the_issue_of_the_amendment(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    item = made.items.get()
    services.plan_target_add(
        plan=made, target=new_target(cast, made, "Dứa", "50"), item=item, by=cast.clerk
    )
    assert len(content_in_force(plan)["targets"]) == 2

    put_through(cast, made)

    targets = content_in_force(fresh(plan))["targets"]
    assert [row["name"] for row in targets] == ["Vải thiều", "Nhãn", "Dứa"]
    assert Target.objects.get(name="Dứa").current.paper == "Kế hoạch số 02/KH-UBND"


def test_the_second_amendment_amends_the_text_as_amended(cast):
    plan = issued_plan(cast)
    amended(cast, plan)

    made = amend(cast, plan, FRUIT)
    assert made.items.get().blocks.get().text == MORE
    assert made.bases.count() == 3  # the law, the plan, its first amendment
    retype(cast, made.items.get(), "Vải thiều: 1.300 tấn; nhãn: 240 tấn.")
    put_through(cast, made)

    assert words_at(plan) == "Vải thiều: 1.300 tấn; nhãn: 240 tấn."
    values = Target.objects.get(name="Vải thiều").values.values_list("value", "paper")
    assert [(int(value), paper[-10:]) for value, paper in values] == [
        (1300, "03/KH-UBND"),
        (1200, "02/KH-UBND"),
        (1000, "01/KH-UBND"),
    ]


def test_of_two_drafts_of_one_item_the_second_is_looked_at_again(cast):
    plan = issued_plan(cast)
    first, second = amend(cast, plan, FRUIT), amend(cast, plan, FRUIT)
    second = approve(cast, second)
    retype(cast, amending_item(first, "Vải"), MORE)
    put_through(cast, first)

    with pytest.raises(WrongState, match=r"số 02/KH-UBND.*khoản 2 Mục II.*Trả lại để người soạn"):
        issue(cast, second)

    assert fresh(second).state == PlanState.APPROVED
    services.plan_return(plan=fresh(second), reason="Xem lời mới.", by=cast.chairman)
    with pytest.raises(WrongState, match="Chỗ sửa đổi"):
        approve(cast, second)
    services.amended_place_review(place=fresh(second).amended_places.get(), by=cast.clerk)
    services.plan_figures_rewrite(plan=fresh(second), by=cast.clerk)
    put_through(cast, second)
    assert words_at(plan) == MORE


def test_two_drafts_of_different_items_do_not_meet(cast):
    plan = issued_plan(cast)
    first, second = amend(cast, plan, FRUIT), amend(cast, plan, "khoản 2 Mục III")
    save_item(second.items.get(), cast.clerk, "Thôn báo cáo hằng quý.")
    retype(cast, first.items.get(), MORE)
    second = approve(cast, second)
    put_through(cast, first)

    issue(cast, second)

    assert words_at(plan) == MORE
    assert words_at(plan, "khoản 2 Mục III") == "Thôn báo cáo hằng quý."


def test_two_drafts_that_add_at_one_place_get_two_numbers(cast):
    plan = issued_plan(cast)
    drafts = [amend(cast, plan), amend(cast, plan)]
    for number, made in enumerate(drafts):
        services.amended_item_insert(
            plan=fresh(made), place=uid_of(plan, FRUIT), text=f"Mục thêm {number}.", by=cast.clerk
        )
    put_through(cast, drafts[0])

    with pytest.raises(WrongState, match="khoản"):
        approve(cast, drafts[1])
    services.amended_place_review(place=drafts[1].amended_places.get(), by=cast.clerk)
    put_through(cast, drafts[1])

    children = places_of(content_in_force(plan))[uid_of(plan, "Mục II")].item["children"]
    assert [each["marker"] for each in children] == ["1.", "2.", "2a.", "3."]


def test_a_place_inside_what_was_replaced_meanwhile_can_only_be_dropped(cast):
    plan = issued_plan(cast)
    inner = amend(cast, plan, FRUIT)
    put_through(cast, amend(cast, plan, "Mục II"))

    with pytest.raises(WrongState, match="không còn"):
        services.amended_place_review(place=inner.amended_places.get(), by=cast.clerk)
    with pytest.raises(WrongState):
        approve(cast, inner)
    services.amended_place_drop(place=inner.amended_places.get(), by=cast.clerk)
    assert not inner.items.exists()


def test_a_target_that_got_another_value_meanwhile_is_looked_at_again(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    retype(cast, made.items.get(), MORE)
    fruit = Target.objects.get(name="Vải thiều")
    target_set_value(target=fruit, comparator="=", value=1100, by=cast.clerk)

    with pytest.raises(WrongState, match="chỉ tiêu “Vải thiều”"):
        approve(cast, made)
    assert fruit.current.value == 1100


def test_an_amendment_of_a_plan_that_was_replaced_is_refused(cast):
    plan = issued_plan(cast)
    made = approve(cast, amend(cast, plan, FRUIT))
    newer = draft(cast)
    replace(newer, plan, cast)
    put_through(cast, newer)

    with pytest.raises(WrongState, match="đang ở trạng thái “Bị thay thế” nên không sửa đổi"):
        issue(cast, made)
    assert Paper.objects.count() == 2


def test_a_plan_takes_its_amendments_along_when_it_ends(cast):
    plan = issued_plan(cast)
    first = amended(cast, plan)
    newer = draft(cast)
    replace(newer, plan, cast)
    put_through(cast, newer)

    assert (fresh(first).state, fresh(first).paper.force) == ("replaced", "replaced")
    assert words_at(plan) == MORE  # what was in force can still be read


def test_an_amendment_is_summed_up_with_its_plan(cast):
    plan = issued_plan(cast)
    first = amended(cast, plan)

    services.plan_close(plan=fresh(plan), by=cast.clerk)

    assert (fresh(plan).state, fresh(first).state) == ("closed", "closed")


def test_an_amendment_is_not_dated_before_what_it_amends(cast):
    plan = issued_plan(cast)
    made = approve(cast, amend(cast, plan, FRUIT))

    with pytest.raises(ValidationError, match="Chọn từ ngày 19/02/2024"):
        issue(cast, made, issued_on=TODAY - dt.timedelta(days=1))


def test_the_whole_text_is_replaced_on_issue(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, whole=True)
    fruit = made.items.filter(blocks__text__contains="Vải").get()
    retype(cast, fruit, MORE)
    services.item_remove(item=made.items.get(heading="TỔ CHỨC THỰC HIỆN"), by=cast.clerk)

    put_through(cast, made)

    content = content_in_force(plan)
    assert [node["heading"] for node in content["items"]] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "NỘI DUNG THI ĐUA",
    ]
    assert Target.objects.get(name="Vải thiều").current.value == 1200
    assert content["header"]["number"] == "01"


def test_a_recalled_amendment_changes_nothing(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    retype(cast, made.items.get(), MORE)
    approve(cast, made)

    services.plan_return(plan=fresh(made), reason="Thôi.", by=cast.chairman)
    services.plan_abandon(plan=fresh(made), reason="Không sửa nữa.", by=cast.clerk)

    assert Target.objects.get(name="Vải thiều").current.value == 1000
    assert "1.000 tấn" in words_at(plan)


def test_a_target_whose_item_is_struck_is_asked_for_no_longer(cast):
    plan = issued_plan(cast)
    fruit = plan.items.get(blocks__text__contains="Vải")
    made = amend(cast, plan)
    services.amended_items_strike(plan=made, items=[str(fruit.uid)], by=cast.clerk)

    put_through(cast, made)

    ended = Target.objects.get(name="Vải thiều")
    assert (str(ended.ended_on), ended.ended_by) == ("2024-02-19", made_by(made))


def made_by(plan) -> str:
    return f"Kế hoạch số {fresh(plan).paper.full_number}"
