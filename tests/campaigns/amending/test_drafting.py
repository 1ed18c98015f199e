"""Beginning an amendment, and choosing its places on the draft."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.models import AmendedPlace, Plan, PlanState
from emulation.lib.states import WrongState
from emulation.trail.models import Entry
from targets.models import Target
from tests.campaigns.amending.amendments_made import (
    REASON,
    amend,
    amending_item,
    issued_plan,
    retype,
    uid_of,
)
from tests.campaigns.plans_made import add_item, draft, fresh, replace, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_printing")]

FRUIT = "khoản 2 Mục II"


def sentences(plan: Plan) -> list[tuple[str, str]]:
    changes = plan_content(fresh(plan))["amends"]["changes"]
    return [(change["deed"], change["name"]) for change in changes]


def test_a_draft_holds_only_the_named_items_with_targets_and_figures(cast):
    plan = issued_plan(cast)

    made = amend(cast, plan, FRUIT)

    content = plan_content(made)
    assert (made.amends, made.state, made.kind, made.span) == (plan, "draft", "yearly", plan.span)
    assert [node["marker"] for node in content["items"]] == ["2."]
    assert content["items"][0]["blocks"][0]["text"].startswith("Vải thiều: 1.000 tấn")
    assert len(content["items"][0]["blocks"][0]["figures"]) == 2
    assert [row["name"] for row in content["targets"]] == ["Vải thiều", "Nhãn"]
    assert sentences(made) == [("replace", FRUIT)]


def test_title_and_bases_name_the_amended_plan(cast):
    plan = issued_plan(cast)

    made = amend(cast, plan, FRUIT)

    cited = "Kế hoạch số 01/KH-UBND ngày 19 tháng 02 năm 2024 của Ủy ban nhân dân xã Đồng Tâm"
    assert made.title == f"Sửa đổi, bổ sung {cited}"
    assert made.bases.last().text == f"{cited} phát động phong trào thi đua năm 2024"
    assert made.recipients.get().text == "UBND huyện"


def test_a_section_takes_its_tasks_themes_and_all_below_along(cast):
    plan = issued_plan(cast)

    made = amend(cast, plan, "Mục II", FRUIT)

    content = plan_content(made)
    assert len(content["items"]) == 1  # khoản 2 goes with its section
    assert content["items"][0]["theme"] == "Xây dựng nông thôn mới"
    assert content["items"][0]["task"]["summary"] == "Phát động thi đua ở thôn"
    assert [node["marker"] for node in walk(content["items"])] == ["II.", "1.", "2."]


def test_the_whole_text_is_copied_and_numbered_by_itself(cast):
    plan = issued_plan(cast)

    made = amend(cast, plan, whole=True)

    content = plan_content(made)
    assert content["amends"]["whole"]
    assert [node["marker"] for node in content["items"]] == ["I.", "II.", "III."]
    assert content["closing"] == ["Các đơn vị thực hiện kế hoạch này."]
    assert len(content["targets"]) == 2


def test_the_reason_is_asked_for_and_kept(cast):
    plan = issued_plan(cast)

    with pytest.raises(ValidationError, match="lý do"):
        amend(cast, plan, FRUIT, reason="  ")
    made = amend(cast, plan, FRUIT)

    assert told(made)[0] == "amendment_begun"
    assert Entry.objects.get(code="campaigns.plan.amendment_begun").reason == REASON


def test_only_a_clerk_amends_and_only_an_issued_plan(cast):
    plan = issued_plan(cast)

    for user in (cast.chairman, cast.viewer, cast.outsider):
        with pytest.raises(PermissionDenied):
            amend(cast, plan, FRUIT, by=user)
    services.plan_close(plan=fresh(plan), by=cast.clerk)
    with pytest.raises(WrongState, match="Đã tổng kết"):
        amend(cast, plan, FRUIT)
    with pytest.raises(WrongState, match="Soạn thảo"):
        services.plan_amend(plan=draft(cast), reason=REASON, by=cast.clerk)


def test_an_item_that_is_not_there_is_refused(cast):
    plan = issued_plan(cast)

    with pytest.raises(ValidationError, match="không còn"):
        services.plan_amend(
            plan=plan, items=["00000000-0000-0000-0000-000000000000"], reason=REASON, by=cast.clerk
        )
    assert Plan.objects.filter(amends=plan).count() == 0


def test_items_and_parts_are_chosen_struck_and_added_on_the_draft(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan)
    section = uid_of(plan, "Mục III")

    services.amended_items_add(
        plan=fresh(made), items=[uid_of(plan, FRUIT)], parts=["closing"], by=cast.clerk
    )
    services.amended_items_strike(
        plan=fresh(made), items=[uid_of(plan, "khoản 1 Mục III")], by=cast.clerk
    )
    services.amended_item_insert(
        plan=fresh(made), place=section, inside=True, text="Trạm y tế báo cáo.", by=cast.clerk
    )

    assert sentences(made) == [
        ("replace", FRUIT),
        ("add", "khoản 3 Mục III"),
        ("remove", "khoản 1 Mục III"),
        ("replace", "đoạn kết"),
    ]
    codes = [code for code in told(made) if code.startswith("place_")]
    assert codes == ["place_chosen", "place_struck", "place_added"]


def test_places_inside_one_another_are_refused(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)

    for name in (FRUIT, "Mục II"):
        with pytest.raises(ValidationError, match="đã được chọn, hoặc nằm trong"):
            services.amended_items_strike(
                plan=fresh(made), items=[uid_of(plan, name)], by=cast.clerk
            )
    assert AmendedPlace.objects.filter(plan=made).count() == 1


def test_a_dropped_place_takes_its_text_and_its_targets_along(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    retype(cast, amending_item(made, "Vải"), "Vải thiều: 1.200 tấn; nhãn: 240 tấn.")

    services.amended_place_drop(place=made.amended_places.get(), by=cast.clerk)

    content = plan_content(fresh(made))
    assert (content["items"], content["targets"], content["amends"]["changes"]) == ([], [], [])


def test_an_item_written_without_a_place_is_asked_for_one(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    loose = add_item(made, cast.clerk, "Thi đua chuyển đổi số.")

    with pytest.raises(ValidationError, match="chưa có chỗ trong kế hoạch được sửa đổi"):
        services.plan_submit(
            plan=fresh(made), reviewers=[], by=cast.clerk, warnings_reason="Đã xem."
        )
    services.amended_item_insert(
        plan=fresh(made), item=loose, place=uid_of(plan, FRUIT), by=cast.clerk
    )

    assert ("add", "khoản 3 Mục II") in sentences(made)


def test_an_amendment_without_any_place_is_not_submitted(cast):
    made = amend(cast, issued_plan(cast))

    with pytest.raises(ValidationError, match="Chưa chọn chỗ nào của Kế hoạch số 01/KH-UBND"):
        services.plan_submit(
            plan=fresh(made), reviewers=[], by=cast.clerk, warnings_reason="Đã xem."
        )
    assert fresh(made).state == PlanState.DRAFT


def test_a_retyped_number_only_proposes_a_value(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)

    retype(cast, amending_item(made, "Vải"), "Vải thiều: 1.200 tấn; nhãn: 240 tấn.")

    fruit = Target.objects.get(name="Vải thiều")
    assert fruit.current.value == 1000
    assert fruit.values.count() == 1
    (shown, _) = plan_content(fresh(made))["targets"]
    assert shown["value"] == "1200"


def test_a_value_proposed_by_itself_is_written_into_the_text(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    row = made.plantargets.get(target__name="Nhãn")

    services.value_propose(plan_target=row, comparator="=", value=300, by=cast.clerk)

    (block,) = plan_content(fresh(made))["items"][0]["blocks"]
    assert block["text"] == "Vải thiều: 1.000 tấn; nhãn: 300 tấn."
    assert row.target.current.value == 240


def test_the_value_in_force_withdraws_a_proposal(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)
    row = made.plantargets.get(target__name="Nhãn")
    services.value_propose(plan_target=row, comparator="=", value=300, by=cast.clerk)

    row = made.plantargets.get(target__name="Nhãn")
    services.value_propose(plan_target=row, comparator="=", value=240, by=cast.clerk)

    (block,) = plan_content(fresh(made))["items"][0]["blocks"]
    assert block["text"].endswith("nhãn: 240 tấn.")
    assert not hasattr(made.plantargets.get(target__name="Nhãn"), "proposal")


def test_a_range_that_runs_backwards_is_no_proposal(cast):
    made = amend(cast, issued_plan(cast), FRUIT)
    row = made.plantargets.get(target__name="Nhãn")

    with pytest.raises(ValidationError, match="số sau lớn hơn số trước"):
        services.value_propose(
            plan_target=row, comparator="range", value=300, value_max=200, by=cast.clerk
        )


def test_amendments_replace_no_plan_and_are_replaced_by_none(cast):
    plan = issued_plan(cast)
    made = amend(cast, plan, FRUIT)

    with pytest.raises(ValidationError, match="đi cùng kế hoạch gốc"):
        replace(made, plan, cast)


def test_a_proposal_for_a_target_that_stands_nowhere_is_not_submitted(cast):
    made = amend(cast, issued_plan(cast), FRUIT)
    row = made.plantargets.get(target__name="Nhãn")
    services.value_propose(plan_target=row, comparator="=", value=300, by=cast.clerk)
    item = made.items.get()
    services.figure_unlink(figure=item.blocks.get().figures.get(plan_target=row), by=cast.clerk)
    services.plan_target_change(
        plan_target=fresh_row(row), item=None, theme=None, words="", by=cast.clerk
    )

    with pytest.raises(ValidationError, match="“Nhãn” có giá trị đề nghị nhưng không đứng"):
        services.plan_submit(
            plan=fresh(made), reviewers=[], by=cast.clerk, warnings_reason="Đã xem."
        )


def fresh_row(row):
    return type(row).objects.select_related("plan").get(pk=row.pk)
