"""The workshop of a plan: who may, where it opens, a whole plan by forms alone."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.inputs import BlockInput, RecipientInput
from campaigns.models import Plan, PlanState
from tests.campaigns.edit_pages import (
    FRUIT,
    TITLE,
    address,
    fields_of,
    text_of,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 48  # of the frame, the workshop and its forms together
PAGES = (
    "plan_edit",
    "plan_header",
    "plan_opening",
    "plan_recipients",
    "plan_signature",
    "item_add",
    "plan_targets",
    "appendix_add",
)


@pytest.mark.parametrize("name", PAGES)
def test_page_answers_each_person(name, cast, plan, client_of):
    url = address(name, plan)
    assert client_of(cast.clerk).get(url).status_code == 200
    assert client_of(cast.second_clerk).get(url).status_code == 200
    assert client_of(cast.unit_head).get(url).status_code == 403
    assert client_of(cast.chairman).get(url).status_code == 403
    assert client_of(cast.outsider).get(url).status_code == 404
    assert client_of(cast.visitor).get(url).status_code == 302


@pytest.mark.parametrize("name", ["item_edit", "item_remove"])
def test_item_page_answers_each_person(name, cast, plan, item, client_of):
    url = address(name, plan, item)
    assert client_of(cast.clerk).get(url).status_code == 200
    assert client_of(cast.unit_head).get(url).status_code == 403
    assert client_of(cast.outsider).get(url).status_code == 404
    assert client_of(cast.visitor).get(url).status_code == 302


@pytest.mark.parametrize("name", ["plan_target_edit", "plan_target_remove"])
def test_target_page_answers_each_person(name, cast, plan, fruit, client_of):
    url = address(name, plan, fruit[0])
    assert client_of(cast.clerk).get(url).status_code == 200
    assert client_of(cast.unit_head).get(url).status_code == 403
    assert client_of(cast.outsider).get(url).status_code == 404
    assert client_of(cast.visitor).get(url).status_code == 302


def test_only_a_clerk_begins_a_plan(cast, client_of):
    url = reverse("plan_create")
    assert client_of(cast.clerk).get(url).status_code == 200
    assert client_of(cast.unit_head).get(url).status_code == 403
    assert client_of(cast.visitor).get(url).status_code == 302


@pytest.mark.parametrize("name", ["item_move", "figures_link"])
def test_changing_by_get_is_refused(name, cast, plan, item, client_of):
    assert client_of(cast.clerk).get(address(name, plan, item)).status_code == 405


def test_item_of_another_plan_is_unknown(cast, plan, item, client_of):
    other = services.plan_create(
        commune=cast.commune, kind="yearly", year=2025, title="Kế hoạch khác", by=cast.clerk
    )
    assert client_of(cast.clerk).get(address("item_edit", other, item)).status_code == 404
    odd = address("item_add", plan) + "?cha=khong-phai-ma"
    assert client_of(cast.clerk).get(odd).status_code == 404


def test_what_was_typed_into_an_issued_plan_is_shown_again(cast, plan, client_of):
    # given a header that is open on the screen
    client = client_of(cast.clerk)
    sent = fields_of(client.get(address("plan_header", plan)), title="Trích yếu vừa gõ xong")
    # when the plan leaves the clerk's hands before it is saved
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.SUBMITTED)
    page = client.post(address("plan_header", plan), sent)
    # then
    assert page.status_code == 409
    assert "Trích yếu vừa gõ xong" in text_of(page)
    assert "Đã trình" in text_of(page)


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.ISSUED])
def test_a_plan_that_left_the_clerk_says_why_it_is_not_edited(state, cast, plan, client_of):
    Plan.objects.filter(pk=plan.pk).update(state=state)
    page = client_of(cast.clerk).get(address("plan_edit", plan))
    assert page.status_code == 409
    assert state.label in text_of(page)


@pytest.mark.parametrize("name", ["plan_edit", "item_edit"])
def test_workshop_asks_the_same_number_of_questions_of_a_plan_of_sixty_items(
    name, cast, plan, item, linked, client_of
):
    client = client_of(cast.clerk)
    url = address("plan_edit", plan) if name == "plan_edit" else address(name, plan, item)
    before = queries_of(client, url)
    for number in range(60):
        services.item_add(
            plan=plan,
            parent=item.parent,
            by=cast.clerk,
            blocks=[BlockInput(text=f"Đoạn {number}")],
        )
    assert queries_of(client, url) == before
    assert before <= MOST_QUERIES


def queries_of(client, url) -> int:
    client.get(url)  # puts together what stands around every page
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_workshop_opens_where_work_is_left(cast, plan, item, client_of):
    page = client_of(cast.clerk).get(address("plan_edit", plan) + f"?phan={item.uid}")
    assert FRUIT in text_of(page)
    assert page.context["part"] == str(item.parent.uid)
    assert "Chưa có nơi nhận" in text_of(page)
    assert address("plan_recipients", plan) in text_of(page)
    assert "DỰ THẢO" in text_of(page)


def test_submitting_waits_for_what_must_be_there(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("plan_edit", plan)
    page = text_of(client.get(url))
    assert "Trình được khi xong: " in page
    assert address("plan_submit", plan) not in page
    for section in plan.items.filter(parent=None, children=None):
        services.item_add(plan=plan, parent=section, by=cast.clerk, blocks=[BlockInput("Xong.")])
    services.plan_change_recipients(
        plan=plan, version=1, by=cast.clerk, recipients=[RecipientInput("Các thôn", "t/h")]
    )
    assert address("plan_submit", plan) in text_of(client.get(url))


def test_whole_plan_is_entered_by_forms_alone(cast, client_of):
    client = client_of(cast.clerk)
    client.post(reverse("plan_create"), {"kind": "yearly", "year": "2024", "title": TITLE})
    plan = Plan.objects.get()

    def send(name, **changes):
        url = address(name, plan)
        answer = client.post(url, fields_of(client.get(url), **changes))
        assert answer.status_code == 302, text_of(answer)

    def add(query="", **fields):
        sent = {"lines_as": "paragraphs", "children_style": "decimal", "numbered": "on"}
        answer = client.post(address("item_add", plan) + query, sent | fields)
        assert answer.status_code == 302, text_of(answer)
        return plan.items.order_by("-pk").first()

    send("plan_header", motto="Đoàn kết, sáng tạo", date_month="2")
    send(
        "plan_opening",
        **{
            "bases-0-text": "Luật Thi đua, khen thưởng",
            "opening": "Ủy ban nhân dân xã ban hành kế hoạch.",
            "closing": "Đề nghị các thôn thực hiện.",
        },
    )
    first = add(heading="MỤC ĐÍCH")
    add(f"?cha={first.uid}", heading="Mục đích", text="Vì người dân.", run_in="on")
    second = add(heading="CHỈ TIÊU", children_style="dash")
    add(f"?cha={second.uid}", text="Lúa: 100 tấn;\nNgô: 75 tấn.", lines_as="children")
    send("plan_recipients", lines="Các thôn (t/h)\nLưu: VT")
    send("plan_signature", signing_mode="TM")

    content = plan_content(Plan.objects.get())
    assert content["header"]["date"] == [2024, 2, None]
    assert content["header"]["motto"] == "Đoàn kết, sáng tạo"
    assert [basis["text"] for basis in content["bases"]] == ["Luật Thi đua, khen thưởng"]
    outline = [
        (row["marker"], row["heading"], [block["text"] for block in row["blocks"]])
        for row in walk(content["items"])
    ]
    assert outline == [
        ("I.", "MỤC ĐÍCH", []),
        ("1.", "Mục đích", ["Vì người dân."]),
        ("II.", "CHỈ TIÊU", []),
        ("-", "", ["Lúa: 100 tấn;"]),
        ("-", "", ["Ngô: 75 tấn."]),
    ]
    assert [row["purpose"] for row in content["recipients"]] == ["t/h", ""]
    assert content["closing"] == ["Đề nghị các thôn thực hiện."]
    assert content["signature"]["mode"] == "TM"
