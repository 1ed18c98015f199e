"""A plan is entered and edited with ordinary forms."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.figures import numbers_in
from campaigns.inputs import BlockInput, RecipientInput
from campaigns.models import Item, Plan, PlanState
from campaigns.workshop import Place
from emulation.org.models import Commune
from targets.services import span_for_year, target_create

pytestmark = pytest.mark.django_db

TITLE = "Phát động các phong trào thi đua năm 2024"
MOST_QUERIES = 45  # of the frame, the workshop and its forms together
FRUIT = "Sản lượng cây ăn quả: 1.880 tấn (vải thiều: 1.000 tấn; nhãn: 880 tấn)."


@pytest.fixture
def plan(cast) -> Plan:
    return services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title=TITLE, by=cast.clerk
    )


@pytest.fixture
def item(cast, plan) -> Item:
    section = plan.items.get(heading="NỘI DUNG THI ĐUA")
    return services.item_add(
        plan=plan, parent=section, by=cast.clerk, blocks=[BlockInput(text=FRUIT)]
    )


@pytest.fixture
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


def make_target(cast, span, name, value, **more):
    return target_create(
        commune=cast.commune,
        span=span,
        name=name,
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=value,
        by=cast.clerk,
        **more,
    )


def address(name, plan, *more) -> str:
    return reverse(name, args=[plan.uid, *(row.uid for row in more)])


def fields_of(page, **changes):
    """Return what a browser would send back from the page's main form."""
    form = page.context["form"]
    data = {}
    for bound in form:
        data |= _sent(bound)
    for rows in (getattr(form, name, None) for name in ("blocks", "bases")):
        for row in rows.forms if rows is not None else ():
            for bound in row:
                data |= _sent(bound)
        if rows is not None:
            data |= {bound.html_name: bound.value() for bound in rows.management_form}
    return data | changes


def _sent(bound):
    value = bound.value()
    if value is None or value is False:
        return {}
    if isinstance(value, list | tuple):
        return {bound.html_name: [str(each) for each in value]} if value else {}
    if value is True:
        return {bound.html_name: "on"}
    return {bound.html_name: bound.field.widget.format_value(value) or ""}


def text_of(page) -> str:
    return re.sub(r"\s+", " ", page.content.decode())


# --- Who may


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


# --- The parts around the items


def test_create_leads_to_the_workshop(cast, client_of):
    client = client_of(cast.clerk)
    sent = {"kind": "yearly", "year": "2024", "title": TITLE, "with_sections": "on"}
    answer = client.post(reverse("plan_create"), sent)
    plan = Plan.objects.get()
    assert answer["Location"] == address("plan_edit", plan)
    assert plan.commune == cast.commune
    page = text_of(client.get(answer["Location"]))
    assert "ỦY BAN NHÂN DÂN" in page
    assert "Mục đích, yêu cầu" in page


def test_create_asks_a_drive_for_its_days(cast, client_of):
    client = client_of(cast.clerk)
    sent = {"kind": "drive", "year": "2024", "title": "Thi đua mừng Xuân", "ends_on": "29/2/2024"}
    page = client.post(reverse("plan_create"), sent)
    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"span_name", "starts_on"}
    assert "Thi đua mừng Xuân" in text_of(page)
    sent |= {"span_name": "Đợt mừng Xuân", "starts_on": "01/02/2024"}
    client.post(reverse("plan_create"), sent)
    assert Plan.objects.get().span.name == "Đợt mừng Xuân"


def test_header_is_saved(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_header", plan)
    changes = {"date_month": "2", "date_day": "", "motto": "“Đoàn kết, sáng tạo”"}
    answer = client.post(url, fields_of(client.get(url), **changes))
    assert answer.status_code == 302
    plan.refresh_from_db()
    assert (plan.date_year, plan.date_month, plan.date_day) == (2024, 2, None)
    assert plan.motto == "Đoàn kết, sáng tạo"


def test_what_was_typed_survives_an_error(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_header", plan)
    changes = {"date_month": "2", "date_day": "31", "motto": "Chữ còn nguyên đây"}
    page = client.post(url, fields_of(client.get(url), **changes))
    assert page.status_code == 200
    assert "Chữ còn nguyên đây" in text_of(page)
    assert 'href="#id_date_day"' in text_of(page)


def test_second_clerk_sees_both_texts(cast, plan, client_of):
    # given the header open at both clerks
    first, second = client_of(cast.clerk), client_of(cast.second_clerk)
    url = address("plan_header", plan)
    sent, late = fields_of(first.get(url)), fields_of(second.get(url))
    # when both save
    first.post(url, sent | {"motto": "Bản của chị Mai"})
    page = second.post(url, late | {"motto": "Bản của anh Ba"})
    # then the second gets both, and may save hers with the new version
    assert page.status_code == 409
    assert "Bản của chị Mai" in text_of(page)
    assert "Bản của anh Ba" in text_of(page)
    assert second.post(url, fields_of(page)).status_code == 302
    plan.refresh_from_db()
    assert plan.motto == "Bản của anh Ba"


def test_opening_takes_bases_in_the_order_of_their_numbers(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_opening", plan)
    changes = {
        "opening": "Ủy ban nhân dân xã ban hành kế hoạch này.",
        "bases-0-text": "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "bases-1-text": "Luật Tổ chức chính quyền địa phương",
        "bases-1-order": "1",
    }
    assert client.post(url, fields_of(client.get(url), **changes)).status_code == 302
    texts = [basis.text for basis in plan.bases.all()]
    assert texts == [
        "Luật Tổ chức chính quyền địa phương",
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    ]
    # and an emptied row falls away
    page = client.get(url)
    client.post(url, fields_of(page, **{"bases-0-text": ""}))
    assert [basis.text for basis in plan.bases.all()] == texts[1:]


def test_one_more_basis_keeps_what_was_typed_and_saves_nothing(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_opening", plan)
    sent = fields_of(client.get(url), **{"bases-0-text": "Chỉ thị vừa gõ", "them": "basis"})
    page = client.post(url, sent)
    assert page.status_code == 200
    assert len(page.context["form"].bases.forms) == 3
    assert "Chỉ thị vừa gõ" in text_of(page)
    assert not plan.bases.exists()


def test_recipients_are_lines_and_keep_their_units(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_recipients", plan)
    lines = "- UBND huyện (để b/c);\nCác thôn (t/h);\nLưu: VT."
    assert client.post(url, fields_of(client.get(url), lines=lines)).status_code == 302
    found = list(plan.recipients.values_list("text", "purpose"))
    assert found == [("UBND huyện", "b/c"), ("Các thôn", "t/h"), ("Lưu: VT", "")]
    # units of a line
    page = client.get(url)
    field = page.context["units_form"].lines()[1][1].html_name
    version = page.context["units_form"]["version"].value()
    sent = {"don-vi": "1", "version": version, field: [str(cast.village.uid)]}
    assert client.post(url, sent).status_code == 302
    # and another line leaves them
    sent = fields_of(client.get(url), lines="Các thôn (t/h)\nThường trực Đảng ủy (b/c)")
    client.post(url, sent)
    assert list(plan.recipients.get(text="Các thôn").units.all()) == [cast.village]


def test_recipients_answer_a_late_save(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_recipients", plan)
    late = fields_of(client.get(url), lines="Bản gõ sau (b/c)")
    services.plan_change_recipients(
        plan=plan, version=1, by=cast.second_clerk, recipients=[RecipientInput("Bản lưu trước")]
    )
    page = client.post(url, late)
    assert page.status_code == 409
    assert "Bản lưu trước" in text_of(page)
    assert "Bản gõ sau (b/c)" in text_of(page)


def test_signature_may_stay_blank(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("plan_signature", plan)
    chairman = cast.person_of(cast.chairman).positions.get()
    changes = {"signing_mode": Commune.SigningMode.COLLECTIVE, "signatory": chairman.uid}
    client.post(url, fields_of(client.get(url), **changes))
    plan.refresh_from_db()
    assert plan.signatory == chairman
    assert "Nguyễn Đức Thắng" in text_of(client.get(url))
    client.post(url, fields_of(client.get(url), signatory=""))
    plan.refresh_from_db()
    assert plan.signatory is None


# --- Items


def test_item_is_added_under_its_parent_and_after_its_sibling(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    section = item.parent
    sent = {"text": "Đoạn một.\nĐoạn hai.", "lines_as": "paragraphs", "children_style": "dash"}
    client.post(f"{address('item_add', plan)}?cha={section.uid}", sent | {"heading": "Chỉ tiêu"})
    last = section.children.last()
    assert last.heading == "Chỉ tiêu"
    assert [block.text for block in last.blocks.all()] == ["Đoạn một.", "Đoạn hai."]
    client.post(f"{address('item_add', plan)}?sau={item.uid}", sent | {"heading": "Giữa"})
    assert [row.heading for row in section.children.all()] == ["", "Giữa", "Chỉ tiêu"]


def test_numbers_typed_by_hand_are_not_printed_twice(cast, plan, item, client_of):
    section = item.parent
    sent = {
        "heading": "1. Mục đích",
        "text": "- Dòng một\n- Dòng hai",
        "lines_as": "children",
        "numbered": "on",
        "children_style": "dash",
    }
    client_of(cast.clerk).post(f"{address('item_add', plan)}?cha={section.uid}", sent)
    last = section.children.last()
    assert last.heading == "Mục đích"
    assert [row.blocks.get().text for row in last.children.all()] == ["Dòng một", "Dòng hai"]


def test_numbers_of_an_unnumbered_item_stay_as_typed(cast, plan, item, client_of):
    section = item.parent
    sent = {"heading": "1. Mục đích", "lines_as": "paragraphs", "children_style": "dash"}
    client_of(cast.clerk).post(f"{address('item_add', plan)}?cha={section.uid}", sent)
    assert section.children.last().heading == "1. Mục đích"


def test_lines_become_items_of_their_own(cast, plan, client_of):
    client = client_of(cast.clerk)
    section = plan.items.first()
    sent = {
        "text": "Dòng một\n\nDòng hai",
        "lines_as": "children",
        "children_style": "dash",
        "numbered": "on",
    }
    url = f"{address('item_add', plan)}?cha={section.uid}"
    answer = client.post(url, sent | {"nua": "1"})
    assert [row.blocks.get().text for row in section.children.all()] == ["Dòng một", "Dòng hai"]
    assert f"?sau={section.children.last().uid}" in answer["Location"]
    client.post(url, sent | {"heading": "Có đề mục"})
    assert section.children.last().children.count() == 2


def test_item_without_words_is_asked_for_some(cast, plan, client_of):
    page = client_of(cast.clerk).post(address("item_add", plan), {"lines_as": "paragraphs"})
    assert page.status_code == 200
    assert "Ghi đề mục hoặc nội dung" in text_of(page)


def test_item_takes_a_theme_a_task_and_a_table(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    more = client.post(url, fields_of(client.get(url), them="table"))
    assert more.status_code == 200
    assert Item.objects.get(pk=item.pk).blocks.count() == 1
    changes = {
        "theme_name": "Nông nghiệp",
        "summary": "Theo dõi sản lượng",
        "deadline": "30/6/2024",
        "lead_units": [str(cast.office.uid)],
        "coordinating_positions": "Trưởng thôn\nCông chức Địa chính",
        "blocks-2-cells": "TT | Cây | Tấn\n1 | Vải | 1.000",
        "blocks-2-widths": "10 | 60 | 30",
        "blocks-2-aligns": "g | t | p",
    }
    answer = client.post(url, fields_of(more, **changes))
    assert answer.status_code == 302, text_of(answer)
    content = next(row for row in items_of(plan) if row["uid"] == str(item.uid))
    assert content["theme"] == "Nông nghiệp"
    assert content["task"]["deadline"] == "2024-06-30"
    names = [(party["name"], party["leads"]) for party in content["task"]["parties"]]
    assert names == [
        ("Văn phòng UBND xã Đồng Tâm", True),
        ("Trưởng thôn", False),
        ("Công chức Địa chính", False),
    ]
    table = content["blocks"][1]["table"]
    assert table["rows"] == [["TT", "Cây", "Tấn"], ["1", "Vải", "1.000"]]
    assert (table["head_rows"], table["aligns"]) == (1, ["center", "left", "right"])
    # the page shows it all again, and a save of the page changes nothing
    page = client.get(url)
    assert "TT | Cây | Tấn" in page.content.decode()
    client.post(url, fields_of(page))
    again = next(row for row in items_of(plan) if row["uid"] == str(item.uid))
    assert again | {"version": 0} == content | {"version": 0}


def test_wrong_table_keeps_its_cells(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    more = client.post(url, fields_of(client.get(url), them="table"))
    changes = {"blocks-2-cells": "Một | Hai", "blocks-2-widths": "100"}
    page = client.post(url, fields_of(more, **changes))
    assert page.status_code == 200
    assert "Một | Hai" in text_of(page)
    assert "Bảng có 2 cột: ghi đủ 2 số" in text_of(page)


def test_paragraph_of_two_lines_becomes_two(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    client.post(url, fields_of(client.get(url), **{"blocks-0-text": f"{FRUIT}\nThêm một đoạn."}))
    assert [block.text for block in item.blocks.all()] == [FRUIT, "Thêm một đoạn."]


def test_item_answers_a_late_save_with_both_texts(cast, plan, item, client_of):
    first, second = client_of(cast.clerk), client_of(cast.second_clerk)
    url = address("item_edit", plan, item)
    sent, late = fields_of(first.get(url)), fields_of(second.get(url))
    first.post(url, sent | {"blocks-0-text": "Bản lưu trước."})
    page = second.post(url, late | {"blocks-0-text": "Bản gõ sau."})
    assert page.status_code == 409
    assert "Bản lưu trước." in text_of(page)
    assert "Bản gõ sau." in text_of(page)
    assert second.post(url, fields_of(page)).status_code == 302
    assert item.blocks.get().text == "Bản gõ sau."


def test_words_for_an_item_that_went_are_shown_again(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    sent = fields_of(client.get(url), **{"blocks-0-text": "Câu viết công phu còn đây."})
    services.item_remove(item=item, by=cast.second_clerk)
    page = client.post(url, sent)
    assert page.status_code == 409
    assert "Câu viết công phu còn đây." in text_of(page)


def test_item_moves(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    url = address("item_move", plan, item)
    client.post(url, {"toi": "ra"})
    item.refresh_from_db()
    assert item.parent is None
    client.post(url, {"toi": "len"})
    item.refresh_from_db()
    assert list(plan.items.filter(parent=None))[1] == item
    answer = client.post(url, {"toi": "bay"}, follow=True)
    assert answer.status_code == 200


def test_removing_an_item_says_what_goes_with_it(cast, plan, item, fruit, client_of):
    client = client_of(cast.clerk)
    url = address("item_remove", plan, item.parent)
    page = text_of(client.get(url))
    assert "1 mục con" in page
    assert "3 chỉ tiêu vẫn ở trong kế hoạch" in page
    assert client.post(url).status_code == 302
    assert not plan.items.filter(pk=item.pk).exists()
    assert plan.plantargets.count() == 3


# --- Figures


def test_numbers_are_proposed_and_linked(cast, plan, item, fruit, client_of):
    client = client_of(cast.clerk)
    page = client.get(address("item_edit", plan, item))
    assert "1.880 tấn" in text_of(page)
    form = page.context["links_form"]
    chosen = {bound.html_name: bound.value() for _, bound in form.rows()}
    assert [value.partition(":")[0] for value in chosen.values()] == [str(r.uid) for r in fruit]
    sent = chosen | {"version": form["version"].value()}
    answer = client.post(address("figures_link", plan, item), sent, follow=True)
    assert "Đã gắn 3 số" in text_of(answer)
    figures = item.blocks.get().figures
    assert figures.count() == 3
    unlink = reverse("figure_unlink", args=[plan.uid, item.uid, figures.first().uid])
    client.post(unlink)
    assert figures.count() == 2


def test_retyped_number_asks_before_the_target_changes(cast, plan, item, fruit, linked, client_of):
    # given
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    sent = fields_of(client.get(url), **{"blocks-0-text": FRUIT.replace("1.880", "1.900")})
    # when
    page = client.post(url, sent)
    # then it asks, and nothing is saved yet
    assert "Đổi chỉ tiêu theo không?" in text_of(page)
    assert item.blocks.get().text == FRUIT
    assert "1.900" in page.context["form"].blocks.forms[0]["text"].value()
    # and follows the answer
    client.post(url, fields_of(page, **{f"tra-loi-{linked.uid}": "change"}))
    target = fruit[0].target
    target.refresh_from_db()
    assert target.current.value == 1900
    assert "1.900 tấn" in item.blocks.get().text


def test_retyped_number_may_be_words_only(cast, plan, item, fruit, linked, client_of):
    client = client_of(cast.clerk)
    url = address("item_edit", plan, item)
    changes = {
        "blocks-0-text": FRUIT.replace("1.880", "1.900"),
        f"tra-loi-{linked.uid}": "unlink",
    }
    client.post(url, fields_of(client.get(url), **changes))
    assert fruit[0].target.current.value == 1880
    assert not item.blocks.get().figures.exists()


def test_sums_of_the_targets_are_said(cast, plan, item, fruit, client_of):
    page = text_of(client_of(cast.clerk).get(address("item_edit", plan, item)))
    assert "Chỉ tiêu ở mục này" in page
    assert "1.880 tấn" in page
    assert 'class="sign is-done">' in page


# --- Targets and appendices


def test_targets_are_listed_placed_and_taken_off(cast, plan, item, client_of):
    client = client_of(cast.clerk)
    span = span_for_year(commune=cast.commune, year=2024, by=None)
    target = make_target(cast, span, "chè búp tươi", 20)
    url = address("plan_targets", plan)
    page = client.post(url, {"item": str(item.uid)})
    assert "Chọn ít nhất một chỉ tiêu." in text_of(page)
    client.post(url, {"item": str(item.uid), "targets": [str(target.uid)]})
    row = plan.plantargets.get()
    assert row.item == item
    assert "20 tấn" in text_of(client.get(url))
    edit = address("plan_target_edit", plan, row)
    client.post(edit, fields_of(client.get(edit), item="", words="Chè búp tươi: 20 tấn"))
    row.refresh_from_db()
    assert (row.item, row.words) == (None, "Chè búp tươi: 20 tấn")
    client.post(address("plan_target_remove", plan, row))
    assert not plan.plantargets.exists()


def test_appendix_is_added_changed_and_removed(cast, plan, client_of):
    client = client_of(cast.clerk)
    url = address("appendix_add", plan)
    page = client.post(url, fields_of(client.get(url), them="table"))
    changes = {
        "title": "Danh mục việc",
        "orientation": "landscape",
        "blocks-1-cells": "TT\tViệc\n1\tTrồng cây",
    }
    assert client.post(url, fields_of(page, **changes)).status_code == 302
    appendix = plan.appendices.get()
    assert appendix.blocks.get().table["rows"] == [["TT", "Việc"], ["1", "Trồng cây"]]
    edit = address("appendix_edit", plan, appendix)
    late = fields_of(client.get(edit), title="Bản gõ sau")
    client.post(edit, fields_of(client.get(edit), title="Danh mục công việc"))
    page = client.post(edit, late)
    assert page.status_code == 409
    assert "Danh mục công việc" in text_of(page)
    assert "Trồng cây" in text_of(client.get(address("appendix_remove", plan, appendix)))
    client.post(address("appendix_remove", plan, appendix))
    assert not plan.appendices.exists()


# --- The whole


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


def items_of(plan):
    return walk(plan_content(Plan.objects.get(pk=plan.pk))["items"])


def test_deadline_of_a_task_is_read_beside_its_item():
    place = Place({"task": {"deadline": "2025-11-30"}}, "Mục 1", 0, False, True, True)
    assert place.deadline == dt.date(2025, 11, 30)
    assert Place({"task": None}, "Mục 2", 0, False, True, True).deadline is None


def test_page_of_targets_says_where_to_begin(cast, plan, client_of):
    page = text_of(client_of(cast.clerk).get(address("plan_targets", plan)))
    assert "Năm 2024 chưa có chỉ tiêu nào." in page
