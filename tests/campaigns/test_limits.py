"""Sizes and shapes that no real plan has: refused with a sentence before they are kept."""

from __future__ import annotations

import time

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns import services
from campaigns.figures import Mark, carry_over
from campaigns.inputs import BlockInput, TaskInput
from campaigns.models import Item
from campaigns.services import blocks, items
from tests.campaigns.plans_made import add_item, draft, new_plan, save_item

HIDDEN = "\x01\x1b\u202e\u200b\ufeff\uffff"


def table(rows: int = 1, columns: int = 2, **given: object) -> BlockInput:
    cells = [["ô"] * columns for _ in range(rows)]
    return BlockInput(table={"rows": cells, "head_rows": 0, **given})


@pytest.mark.parametrize(
    "block",
    [
        BlockInput("a" * (blocks.MOST_LETTERS + 1)),
        table(rows=blocks.MOST_ROWS + 1),
        table(columns=blocks.MOST_COLUMNS + 1),
        table(rows=blocks.MOST_ROWS, columns=blocks.MOST_COLUMNS),
        table(widths=[0.0, 1.0]),
        table(widths=[1.0]),
    ],
)
def test_a_block_that_would_not_print_is_refused(cast, block):
    plan = new_plan(cast)

    with pytest.raises(ValidationError):
        services.item_add(plan=plan, by=cast.clerk, heading="Bảng", blocks=[block])

    assert not plan.items.filter(heading="Bảng").exists()


def test_an_item_has_no_more_blocks_than_a_person_reads(cast):
    many = [BlockInput("Một đoạn.")] * (blocks.MOST_BLOCKS + 1)

    with pytest.raises(ValidationError, match="Chia thành nhiều mục"):
        services.item_add(plan=new_plan(cast), by=cast.clerk, blocks=many)


def test_the_tree_is_no_deeper_than_pages_can_show(cast, client_of):
    plan = draft(cast)
    parent = None
    for level in range(items.MOST_LEVELS):
        parent = add_item(plan, cast.clerk, heading=f"Cấp {level}", parent=parent)
    younger = add_item(plan, cast.clerk, "Đoạn.", after=parent)

    with pytest.raises(ValidationError, match="cấp mục"):
        add_item(plan, cast.clerk, "Sâu hơn nữa.", parent=parent)
    with pytest.raises(ValidationError, match="cấp mục"):
        services.item_move(item=younger, to="in", by=cast.clerk)

    browser = client_of(cast.clerk)
    assert browser.get(reverse("plan_read", args=[plan.uid])).status_code == 200
    assert browser.get(reverse("plan_edit", args=[plan.uid])).status_code == 200


def test_a_branch_moves_in_only_with_room_for_all_of_it(cast, monkeypatch):
    monkeypatch.setattr(items, "MOST_LEVELS", 3)
    plan = new_plan(cast, with_sections=False)
    add_item(plan, cast.clerk, heading="Anh")
    branch = add_item(plan, cast.clerk, heading="Em")
    child = add_item(plan, cast.clerk, heading="Con", parent=branch)

    services.item_move(item=Item.objects.get(pk=branch.pk), to="in", by=cast.clerk)
    services.item_move(item=Item.objects.get(pk=branch.pk), to="out", by=cast.clerk)
    add_item(plan, cast.clerk, heading="Cháu", parent=child)

    with pytest.raises(ValidationError, match="cấp mục"):
        services.item_move(item=Item.objects.get(pk=branch.pk), to="in", by=cast.clerk)


def test_a_plan_has_a_last_item(cast, monkeypatch):
    monkeypatch.setattr(items, "MOST_ITEMS", 3)

    with pytest.raises(ValidationError, match="nhiều nhất 3 mục"):
        add_item(new_plan(cast), cast.clerk, "Mục thứ tư.")


def test_hidden_signs_are_not_kept(cast):
    item = add_item(new_plan(cast), cast.clerk, f"Đoạn{HIDDEN} văn.", heading=f"Đề{HIDDEN} mục")

    assert item.heading == "Đề mục"
    assert item.blocks.get().text == "Đoạn văn."
    save_item(item, cast.clerk, f"{HIDDEN}Sửa")
    assert item.blocks.get().text == "Sửa"


def test_a_long_text_that_repeats_itself_is_carried_over_at_once():
    words = "một hai 12 " * 900
    started = time.monotonic()

    carry_over(words, [Mark(8, 2, "a", "value")], words.replace("2", "3"))

    assert time.monotonic() - started < 2


@pytest.mark.parametrize("side", ["lead_units", "coordinating_units"])
def test_work_is_given_to_own_units_only(cast, side):
    item = add_item(new_plan(cast), cast.clerk, "Phát động ở thôn.")
    stranger = cast.unit_of(cast.next_commune)

    with pytest.raises(ValidationError, match="địa phương mình"):
        save_item(
            item, cast.clerk, "Phát động.", task=TaskInput("Phát động", **{side: (stranger,)})
        )
