"""The page "Kiểm tra", its twin for the editor, and the short list in the workshop."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from targets.models import TargetValue
from tests.campaigns.edit_pages import address, text_of
from tests.campaigns.plans_made import add_item, draft, fresh, submit, with_targets
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

WRONG = "Hoàn thành nhiệm vụ năm 2023, trồng 12 Ha rừng."


@pytest.fixture
@kept
def plan(cast):
    return draft(cast)


@pytest.fixture
@kept
def item(cast, plan):
    return add_item(plan, cast.clerk, WRONG, parent=plan.items.filter(parent=None).first())


def test_checks_stand_by_level_and_lead_to_their_place(cast, client_of, plan, item):
    page = text_of(client_of(cast.clerk).get(address("plan_check", plan)))

    assert page.index("Nên xem") < page.index("ghi năm 2023") < page.index("viết ha thay cho Ha")
    assert f"?phan={item.uid}&amp;kiem-tra=" in page
    assert f"#doan-{item.uid}" in page


def test_a_check_of_a_form_leads_to_its_field(cast, client_of, plan):
    page = text_of(client_of(cast.clerk).get(address("plan_check", plan)))

    assert f"{address('plan_header', plan)}#id_motto" in page


def test_a_plan_with_an_empty_item_says_why_it_cannot_be_submitted(cast, client_of, plan):
    item = add_item(plan, cast.clerk, "x", heading="TRỐNG")
    item.blocks.all().delete()

    page = text_of(client_of(cast.clerk).get(address("plan_check", plan)))

    assert "Trình được khi xong: Mục IV “TRỐNG” chưa có nội dung." in page


def test_numbers_that_differ_lead_to_writing_them_anew(cast, client_of, plan):
    with_targets(cast, plan)
    browser = client_of(cast.clerk)
    before = text_of(browser.get(address("plan_check", plan)))
    TargetValue.objects.filter(target__name="Nhãn").update(value=250)

    page = text_of(browser.get(address("plan_check", plan)))

    assert "Trong đoạn văn ghi 240, chỉ tiêu “Nhãn” đã khác: 250" in page
    assert address("figures_rewrite", plan) in page
    assert address("figures_rewrite", plan) not in before


def test_one_click_mends_and_comes_back(cast, client_of, plan, item):
    browser = client_of(cast.clerk)
    rows = browser.get(address("plan_check", plan)).context["mendable"]

    response = browser.post(
        address("draft_mend", plan), {"cho": [row.key for row in rows]}, follow=True
    )

    assert "Đã sửa giúp 1 chỗ." in text_of(response)
    assert item.blocks.get().text == WRONG.replace("Ha", "ha")


def test_a_click_that_came_too_late_is_told(cast, client_of, plan, item):
    response = client_of(cast.clerk).post(
        address("draft_mend", plan), {"cho": "0000000000000000"}, follow=True
    )

    assert "vừa được sửa rồi" in text_of(response)


def test_the_twin_gives_the_places_to_the_editor(cast, client_of, plan, item):
    answer = client_of(cast.clerk).get(address("draft_checks", plan)).json()

    by_rule = {row["sentence"].rpartition(": ")[2]: row for row in answer["rows"]}
    slip = by_rule["viết ha thay cho Ha"]
    assert slip["item"] == str(item.uid)
    assert slip["block"] == str(item.blocks.get().uid)
    assert slip["fix"] == {
        "field": f"block:{slip['block']}",
        "start": WRONG.index(" Ha"),
        "old": " Ha",
        "new": " ha",
    }
    assert by_rule["ghi năm 2023, có thể còn lại của kế hoạch trước"]["fix"] is None
    assert sum(each["count"] for each in answer["counts"]) == len(answer["rows"])


def test_the_editor_hears_why_the_plan_cannot_be_submitted_yet(cast, client_of, plan, item):
    browser = client_of(cast.clerk)
    way = address("plan_submit", plan)
    ready = browser.get(address("draft_checks", plan)).json()
    assert ready["submit"] == {"why_not": "", "url": way}

    for heading in ("TRỐNG", "VẮNG", "THIẾU"):
        add_item(plan, cast.clerk, "x", heading=heading).blocks.all().delete()
    blocked = browser.get(address("draft_checks", plan)).json()

    assert "“TRỐNG” chưa có nội dung; " in blocked["submit"]["why_not"]
    assert blocked["submit"]["why_not"].endswith("; và 1 chỗ khác ở danh sách Kiểm tra.")


def test_the_workshop_shows_the_first_five_and_the_way_to_all(cast, client_of, plan, item):
    response = client_of(cast.clerk).get(address("plan_header", plan))

    page = text_of(response)
    assert address("plan_check", plan) in page
    assert page.count('<span class="sign is-') >= 5
    assert len(response.context["open_checks"]) > 5


@pytest.mark.parametrize("name", ["plan_check", "draft_checks", "draft_suggest"])
def test_the_clerk_of_the_next_commune_finds_nothing(cast, client_of, plan, name):
    assert client_of(cast.outsider).get(address(name, plan)).status_code == 404
    assert client_of(cast.outsider).post(address("draft_mend", plan)).status_code == 404


@pytest.mark.parametrize("name", ["plan_check", "draft_checks", "draft_suggest"])
def test_of_a_submitted_plan_the_clerk_is_told_that_it_is_closed(cast, client_of, plan, name):
    submit(cast, plan)

    assert client_of(cast.clerk).get(address(name, fresh(plan))).status_code == 409


def test_the_page_asks_the_same_queries_for_one_item_and_for_thirty(cast, client_of, plan, item):
    browser = client_of(cast.clerk)
    section = plan.items.filter(parent=None).first()

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(address("plan_check", plan))
        return len(asked)

    queries()
    few = queries()
    for _ in range(29):
        add_item(plan, cast.clerk, WRONG, parent=section)
    queries()
    assert queries() == few
