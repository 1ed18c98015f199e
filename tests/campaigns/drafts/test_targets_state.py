"""What the editor knows of the targets of a plan."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.drafts.targets import targets_state
from campaigns.models import PlanTarget
from targets.models import Target
from targets.services import NewTarget, span_open, target_change, target_set_value
from tests.campaigns.edit_pages import TITLE, address, make_target, text_of
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db


@pytest.fixture
@kept
def plan(cast):
    """A plan without targets."""
    return services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title=TITLE, by=cast.clerk
    )


@pytest.fixture
@kept
def last_year(cast):
    return span_open(
        commune=cast.commune,
        kind="year",
        name="Năm 2023",
        starts_on=dt.date(2023, 1, 1),
        ends_on=dt.date(2023, 12, 31),
        by=cast.clerk,
    )


def state_of(plan, row):
    return targets_state(plan)[str(row.target.uid)]


def test_target_is_told_in_words_and_numbers(plan, fruit, item):
    told = state_of(plan, fruit[0])

    assert told["name"] == "sản lượng cây ăn quả"
    assert (told["words"], told["value"], told["unit"]) == ("1.880 tấn", "1880", "tấn")
    assert told["item"] == str(item.uid)
    assert told["row"] == str(fruit[0].uid)
    assert told["url"] == reverse("target_read", args=[fruit[0].target.uid])


def test_whole_says_whether_its_parts_add_up(plan, fruit):
    whole, litchi = state_of(plan, fruit[0]), state_of(plan, fruit[1])

    assert whole["sum"] == {"agrees": True, "sentence": "Các phần cộng lại đúng 1.880 tấn."}
    assert litchi["parent"] == whole["uid"]
    assert litchi["whole"]["rule"] == "Cộng lại bằng chỉ tiêu cha"
    assert litchi["whole"]["sum"] == whole["sum"]


def test_part_outside_the_plan_still_counts(cast, plan, fruit):
    make_target(cast, plan.span, "cam", Decimal(20), parent=fruit[0].target, part_rule="adds_up")

    assert state_of(plan, fruit[0])["sum"]["agrees"] is False


def test_last_years_target_and_result_are_told(cast, plan, last_year, fruit):
    make_target(cast, last_year, "sản lượng cây ăn quả", Decimal(1700))
    target = fruit[0].target
    target_change(
        target=target, version=target.version, by=cast.clerk,
        baseline=Decimal(1750), baseline_year=2023, assigned_value=Decimal(1800),
        assigned_by="huyện",
    )  # fmt: skip

    told = state_of(plan, fruit[0])

    assert told["last"] == {"year": 2023, "words": "1.700 tấn", "result": "1.750 tấn"}
    assert (told["assigned"], told["assigned_by"]) == ("1800", "huyện")
    assert (told["baseline"], told["baseline_year"]) == ("1750", 2023)


def test_first_year_has_no_last(plan, fruit):
    assert state_of(plan, fruit[0])["last"] is None


def test_new_value_concerns_the_family_alone(cast, plan, fruit):
    stranger = make_target(cast, plan.span, "đàn lợn", Decimal(90))
    services.plan_target_add(plan=plan, target=stranger, by=cast.clerk)

    told = targets_state(plan, around={str(fruit[1].target.uid)})

    assert set(told) == {str(row.target.uid) for row in fruit}


def test_other_plans_that_show_the_target_are_named(cast, plan, fruit):
    other = services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title="Kế hoạch khác", by=cast.clerk
    )
    services.plan_target_add(plan=other, target=fruit[0].target, by=cast.clerk)

    assert [each["title"] for each in state_of(plan, fruit[0])["others"]] == ["Kế hoạch khác"]


@pytest.mark.parametrize("count", [1, 30])
def test_number_of_queries_does_not_grow(cast, plan, count, django_assert_num_queries):
    for number in range(count):
        target = make_target(cast, plan.span, f"cây thứ {number}", Decimal(number))
        services.plan_target_add(plan=plan, target=target, by=cast.clerk)

    with django_assert_num_queries(4):
        assert len(targets_state(plan)) == count


# ---- The list of the plan's targets, and the table they are entered in ---------------------------


def test_list_shows_last_year_beside_this(cast, client_of, plan, last_year, fruit):
    make_target(cast, last_year, "sản lượng cây ăn quả", Decimal(1700))

    page = text_of(client_of(cast.clerk).get(address("plan_targets", plan)))

    assert "1.700 tấn (2023)" in page


def test_list_leads_back_to_the_item_it_was_opened_from(cast, client_of, plan, item, fruit):
    here = f"{address('plan_targets', plan)}?muc={item.uid}"

    page = client_of(cast.clerk).get(here).content.decode()

    assert f'href="{reverse("plan_edit", args=[plan.uid])}?phan={item.uid}#doan-{item.uid}"' in page
    assert f"{address('plan_targets_enter', plan)}?muc={item.uid}" in page


def rows(*given, button="luu"):
    data = {"dong-TOTAL_FORMS": "10", "dong-INITIAL_FORMS": "0", "viec": button}
    for number, row in enumerate(given):
        data |= {f"dong-{number}-{name}": text for name, text in row.items()}
    return data


def test_entered_targets_stand_in_the_plan_at_once(cast, client_of, plan, item):
    enter = f"{address('plan_targets_enter', plan)}?muc={item.uid}"
    given = rows({"name": "Trồng rừng", "value": "45", "unit_text": "ha"})

    answer = client_of(cast.clerk).post(enter, given)

    assert answer.url == f"{address('plan_targets', plan)}?muc={item.uid}"
    row = PlanTarget.objects.get(plan=plan)
    assert (row.target.name, row.item) == ("Trồng rừng", item)


def test_target_of_the_span_is_listed_not_doubled(cast, client_of, plan, fruit):
    pigs = make_target(cast, plan.span, "đàn lợn", Decimal(90))
    given = rows(
        {"name": "Đàn lợn", "value": "90", "unit_text": "tấn"},
        {"name": "Sản lượng cây ăn quả", "value": "1880", "unit_text": "tấn"},
    )

    client_of(cast.clerk).post(address("plan_targets_enter", plan), given)

    assert Target.objects.count() == 4
    assert PlanTarget.objects.filter(plan=plan, target=pigs).exists()
    assert PlanTarget.objects.filter(plan=plan).count() == 4


def test_entering_is_all_or_nothing(cast, client_of, plan, fruit):
    given = rows(
        {"name": "Trồng rừng", "value": "45", "unit_text": "ha"},
        {"name": "Đường bê tông", "value": "đang rà soát"},
    )

    page = client_of(cast.clerk).post(address("plan_targets_enter", plan), given)

    assert page.status_code == 200
    assert Target.objects.count() == 3


def test_outsider_finds_nothing(cast, client_of, plan):
    assert client_of(cast.outsider).get(address("plan_targets_enter", plan)).status_code == 404
    assert client_of(cast.checker).get(address("plan_targets_enter", plan)).status_code == 403


@pytest.mark.postgres
def test_service_lists_what_was_set_and_what_was_known(cast, plan, item):
    known = make_target(cast, plan.span, "đàn lợn", Decimal(90))
    fields = {
        "name": "Trồng rừng", "kind": "amount", "direction": "higher", "field": "economy",
        "unit_text": "ha", "comparator": "=", "value": Decimal(45),
    }  # fmt: skip

    listed = services.plan_targets_enter(
        plan=plan, rows=[NewTarget(row=1, fields=fields)], known=[known], item=item, by=cast.clerk
    )
    again = services.plan_targets_enter(plan=plan, rows=[], known=[known], by=cast.clerk)

    assert [row.target.name for row in listed] == ["Trồng rừng", "đàn lợn"]
    assert again == []


def test_value_set_elsewhere_is_seen(cast, plan, fruit):
    target_set_value(target=fruit[1].target, comparator="=", value=Decimal(1250), by=cast.clerk)

    assert state_of(plan, fruit[1])["words"] == "1.250 tấn"
