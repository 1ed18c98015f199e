"""Items and the numbers in their text are edited with ordinary forms."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from campaigns import services
from campaigns.models import Item
from campaigns.workshop import Place
from tests.campaigns.edit_pages import (
    FRUIT,
    address,
    fields_of,
    items_of,
    text_of,
)

pytestmark = pytest.mark.django_db


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
    assert "3 chỉ tiêu vẫn ở trong bảng chỉ tiêu" in page
    assert client.post(url).status_code == 302
    assert not plan.items.filter(pk=item.pk).exists()
    assert plan.plantargets.count() == 3


def test_deadline_of_a_task_is_read_beside_its_item():
    place = Place({"task": {"deadline": "2025-11-30"}}, "Mục 1", 0, False, True, True)
    assert place.deadline == dt.date(2025, 11, 30)
    assert Place({"task": None}, "Mục 2", 0, False, True, True).deadline is None


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
