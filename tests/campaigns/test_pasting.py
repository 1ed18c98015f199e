"""Words pasted into the editor, read as items."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from campaigns.drafts.pasting import MOST_LETTERS, NOTHING, pasted_state
from campaigns.models import Item
from tests.campaigns.plans_made import draft
from tests.cast import Cast

pytestmark = pytest.mark.django_db

PART = """I. NHIỆM VỤ
1. Thôn Liên Cơ trồng 45 ha rừng, xong trước ngày 30/4/2024.
2. Các đơn vị báo cáo kết quả theo bảng:
- Việc đã xong
- Việc đang làm"""
WHOLE = """ỦY BAN NHÂN DÂN
XÃ ĐỒNG TÂM
Số:      /KH-UBND
KẾ HOẠCH
Phát động phong trào thi đua năm 2024
Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;
Ủy ban nhân dân xã phát động phong trào thi đua như sau:
I. MỤC ĐÍCH
Động viên cán bộ, Nhân dân thi đua.
II. CHỈ TIÊU
- Diện tích trồng rừng mới: 45 ha.
Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT."""


def shape(items: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the words of each item with those of its parent."""
    words = {item["uid"]: item["heading"] or item["blocks"][0]["text"] for item in items}
    return [(words.get(item["parent"], ""), words[item["uid"]]) for item in items]


def test_a_part_of_a_plan_becomes_items_with_their_parents(cast: Cast):
    read = pasted_state(PART, cast.commune)

    assert read["items_style"] == "roman"
    tasks = "Các đơn vị báo cáo kết quả theo bảng:"
    assert shape(read["items"])[0] == ("", "NHIỆM VỤ")
    assert shape(read["items"])[2:] == [
        ("NHIỆM VỤ", tasks),
        (tasks, "Việc đã xong"),
        (tasks, "Việc đang làm"),
    ]
    assert read["items"][2]["children_style"] == "dash"
    assert "bases" not in read


def test_a_line_that_rests_on_the_plan_itself_is_no_basis(cast: Cast):
    first = "Căn cứ Kế hoạch này, các thôn làm kế hoạch của mình."
    read = pasted_state(f"- {first}\n- Các thôn báo cáo trước ngày 30/11.", cast.commune)

    assert "bases" not in read
    assert read["items"][0]["blocks"][0]["text"] == first
    assert all(item["numbered"] for item in read["items"])


def test_words_around_the_items_are_kept_apart_only_of_a_whole_paper(cast: Cast):
    whole = pasted_state(WHOLE, cast.commune)
    assert [basis["text"] for basis in whole["bases"]] == [
        "Luật Thi đua, khen thưởng ngày 15/6/2022"
    ]
    assert whole["opening"] == ["Ủy ban nhân dân xã phát động phong trào thi đua như sau:"]
    assert whole["header"]["title"] == "Phát động phong trào thi đua năm 2024"
    assert whole["recipients"][0] == {"text": "UBND huyện", "purpose": "b/c"}
    assert [item["heading"] for item in whole["items"]][:2] == ["MỤC ĐÍCH", "CHỈ TIÊU"]

    # a lead paragraph of a part stays where it was pasted
    lead = "Thực hiện nhiệm vụ năm 2024, các đơn vị làm như sau:"
    part = pasted_state(f"{lead}\n{PART}", cast.commune)
    assert part["items"][0]["blocks"][0]["text"] == lead


def test_nothing_is_read_from_nothing_or_from_a_book(cast: Cast):
    assert pasted_state("", cast.commune) == NOTHING
    assert pasted_state("a " * MOST_LETTERS, cast.commune) == NOTHING


def test_the_page_asks_and_nothing_is_written(client: Client, cast: Cast):
    plan = draft(cast)
    address = f"/ke-hoach/{plan.uid}/soan/dan/"
    before = Item.objects.count()

    client.force_login(cast.clerk)
    answer = client.post(address, {"text": PART})
    assert answer.json()["items"][0]["heading"] == "NHIỆM VỤ"
    assert Item.objects.count() == before

    client.force_login(cast.outsider)
    assert client.post(address, {"text": PART}).status_code == 404
    client.logout()
    assert client.post(address, {"text": PART}).status_code == 401
