"""Items that the editor saves: written, placed, removed, each under the version seen."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns import services
from campaigns.drafts import read_batch
from campaigns.models import Block, Figure, Item
from emulation.trail.models import Entry
from tests.campaigns.drafts.batches import (
    figure,
    item_in,
    new_item,
    order_of,
    paragraph,
    posted,
    save,
    state_of,
    words_of,
)
from tests.campaigns.plans_made import WORDS, new_plan
from tests.plumbing.kept import kept

pytestmark = pytest.mark.postgres

FRUIT = "Vải thiều: 1.000 tấn"


@pytest.fixture
@kept
def state(cast, plan):
    return state_of(plan, cast.clerk)


def test_a_changed_item_is_written_under_the_next_version(cast, plan, state):
    item = item_in(state, "Nội dung của mục 1")
    item["blocks"][0]["text"] = "Động viên  mọi người. "

    answer = save(plan, cast.clerk, items=[item])

    after = item_in(state_of(plan, cast.clerk), "Động viên mọi người.")
    assert after["uid"] == item["uid"]
    assert after["version"] == item["version"] + 1
    assert [item["uid"], item["parent"], after["version"]] in answer["order"]
    assert (answer["conflicts"], answer["refused"], answer["items"]) == ([], [], [])


def test_new_items_keep_the_uid_of_their_page_and_stand_where_it_says(cast, plan, state):
    elder = item_in(state, "Nội dung của mục 1")
    parent = new_item("Việc một.", parent=elder["parent"])
    child = new_item("Việc con.", parent=parent["uid"])
    order = order_of(state)
    order[2:2] = [[parent["uid"], parent["parent"]], [child["uid"], parent["uid"]]]

    answer = save(plan, cast.clerk, items=[child, parent], order=order)

    after = state_of(plan, cast.clerk)
    assert order_of(after) == order == [row[:2] for row in answer["order"]]
    assert words_of(after)[1:4] == ["Nội dung của mục 1.", "Việc một.", "Việc con."]


def test_new_items_without_an_order_stand_at_the_end_of_their_parent(cast, plan, state):
    section = state["items"][0]

    save(plan, cast.clerk, items=[new_item("Thêm.", parent=section["uid"])])

    assert words_of(state_of(plan, cast.clerk))[:3] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "Nội dung của mục 1.",
        "Thêm.",
    ]


def test_items_move_without_a_new_version(cast, plan, state):
    order = order_of(state)
    order[1], order[2:2] = [order[1][0], None], []

    save(plan, cast.clerk, order=order)

    after = state_of(plan, cast.clerk)
    assert order_of(after) == order
    assert [i["version"] for i in after["items"]] == [i["version"] for i in state["items"]]


def test_what_a_page_does_not_know_keeps_its_place(cast, plan, state):
    services.item_add(
        plan=plan,
        by=cast.second_clerk,
        after=Item.objects.get(uid=state["items"][1]["uid"]),
        heading="Của đồng nghiệp",
    )

    save(plan, cast.clerk, order=order_of(state))

    assert words_of(state_of(plan, cast.clerk))[1:3] == ["Nội dung của mục 1.", "Của đồng nghiệp"]


def test_a_removed_item_leaves_its_targets_in_the_plan(cast, plan, state):
    item = item_in(state, FRUIT)
    removed = [{"uid": item["uid"], "version": item["version"]}]
    order = [row for row in order_of(state) if row[0] != item["uid"]]

    save(plan, cast.clerk, removed=removed, order=order)

    assert order_of(state_of(plan, cast.clerk)) == order
    assert plan.plantargets.filter(item=None).count() == 2
    assert not Figure.objects.exists()


def test_what_a_colleague_wrote_below_a_removed_item_moves_up(cast, plan, state):
    section = state["items"][0]
    below = Item.objects.get(uid=state["items"][1]["uid"])
    services.item_add(plan=plan, by=cast.second_clerk, parent=below, heading="Của đồng nghiệp")
    removed = [{"uid": i["uid"], "version": i["version"]} for i in state["items"][:2]]

    save(plan, cast.clerk, removed=removed)

    after = state_of(plan, cast.clerk)
    assert item_in(after, "Của đồng nghiệp")["parent"] is None
    assert section["uid"] not in [item["uid"] for item in after["items"]]


def test_an_item_that_a_colleague_saved_is_a_conflict_and_the_others_are_saved(cast, plan, state):
    mine, other = item_in(state, "mục 1"), item_in(state, "mục 3")
    theirs = item_in(state_of(plan, cast.second_clerk), "mục 1")
    theirs["blocks"][0]["text"] = "Lời của đồng nghiệp."
    save(plan, cast.second_clerk, items=[theirs])
    mine["blocks"][0]["text"], other["blocks"][0]["text"] = "Lời của tôi.", "Phần khác."

    answer = save(plan, cast.clerk, items=[mine, other])

    (conflict,) = answer["conflicts"]
    assert (conflict["part"], conflict["uid"]) == ("item", mine["uid"])
    assert conflict["by"] == "Đặng Văn Ba"
    assert conflict["at"]
    assert conflict["theirs"]["blocks"][0]["text"] == "Lời của đồng nghiệp."
    after = state_of(plan, cast.clerk)
    assert item_in(after, "Lời của đồng nghiệp.")["version"] == mine["version"] + 1
    assert item_in(after, "Phần khác.")["uid"] == other["uid"]


def test_an_item_that_a_colleague_removed_is_a_conflict_and_can_be_made_again(cast, plan, state):
    item = item_in(state, "mục 1")
    gone = [{"uid": item["uid"], "version": item["version"]}]
    save(plan, cast.second_clerk, removed=gone)

    answer = save(plan, cast.clerk, items=[item])

    (conflict,) = answer["conflicts"]
    assert (conflict["uid"], conflict["theirs"]) == (item["uid"], None)
    assert conflict["by"] == "Đặng Văn Ba"
    again = save(plan, cast.clerk, items=[item | {"version": None}], order=order_of(state))
    assert again["conflicts"] == []
    assert order_of(state_of(plan, cast.clerk)) == order_of(state)


def test_removing_what_a_colleague_wrote_in_is_a_conflict(cast, plan, state):
    theirs = item_in(state_of(plan, cast.second_clerk), "mục 1")
    theirs["heading"] = "Đề mục mới"
    save(plan, cast.second_clerk, items=[theirs])

    answer = save(plan, cast.clerk, removed=[{"uid": theirs["uid"], "version": theirs["version"]}])

    assert [c["uid"] for c in answer["conflicts"]] == [theirs["uid"]]
    assert item_in(state_of(plan, cast.clerk), "Đề mục mới")


def test_themes_and_work_are_written_changed_and_ended(cast, plan, state):
    village = str(cast.village.uid)
    task = {
        "summary": "Trồng cây",
        "deadline": "2024-05-19",
        "recurring": "hằng quý",
        "lead_units": [village],
        "coordinating_units": [str(cast.office.uid)],
        "lead_positions": ["Trưởng thôn"],
        "coordinating_positions": [],
    }
    item, old = item_in(state, "mục 1"), item_in(state, "NỘI DUNG THI ĐUA")
    item |= {"theme": old["theme"], "task": task}
    old |= {"theme": "", "task": None}

    save(plan, cast.clerk, items=[item, old])

    after = state_of(plan, cast.clerk)
    assert item_in(after, "mục 1")["task"] == task
    assert item_in(after, "mục 1")["theme"] == "Xây dựng nông thôn mới"
    assert item_in(after, "NỘI DUNG THI ĐUA")["task"] is None
    item = item_in(after, "mục 1")
    item["task"] = task | {"summary": "Trồng hai cây", "lead_units": []}
    save(plan, cast.clerk, items=[item])
    assert item_in(state_of(plan, cast.clerk), "mục 1")["task"] == item["task"]


# ---- Paragraphs and the numbers in them -----------------------------------------------------


def test_figures_stand_exactly_where_the_page_says(cast, plan, state):
    item = item_in(state, FRUIT)
    block = item["blocks"][0]
    first, second = block["figures"]
    block["text"] = "  Nhãn: 240 tấn; vải thiều: 1.250 tấn."
    first |= {"start": block["text"].index("1.250"), "length": 5}
    second |= {"start": block["text"].index("240"), "length": 3}

    answer = save(plan, cast.clerk, items=[item])

    stored = item_in(state_of(plan, cast.clerk), "Nhãn: 240")["blocks"][0]
    shown = {f["uid"]: stored["text"][f["start"] :][: f["length"]] for f in stored["figures"]}
    assert shown == {first["uid"]: "1.250", second["uid"]: "240"}
    assert answer["refused"] == []
    assert plan.plantargets.get(target__uid=first["target"]).target.current.value == 1000


def test_a_mark_that_covers_no_number_is_refused_and_the_rest_is_saved(cast, plan, state):
    item, other = item_in(state, FRUIT), item_in(state, "mục 1")
    item["blocks"][0]["text"] = "Vải thiều: nghìn tấn; nhãn: 240 tấn."
    other["blocks"][0]["text"] = "Phần khác."

    answer = save(plan, cast.clerk, items=[item, other])

    (refusal,) = answer["refused"]
    assert (refusal["part"], refusal["uid"]) == ("item", item["uid"])
    assert "Vải thiều" in refusal["sentence"]
    assert item_in(state_of(plan, cast.clerk), WORDS)
    assert item_in(state_of(plan, cast.clerk), "Phần khác.")


def test_a_split_paragraph_takes_its_figures_and_targets_along(cast, plan, state):
    item = item_in(state, FRUIT)
    block = item["blocks"][0]
    litchi, longan = block["figures"]
    cut = WORDS.index("nhãn")
    block |= {"text": WORDS[:cut].strip(), "figures": [litchi]}
    longan["start"] -= cut
    second = new_item(parent=item["parent"], targets=[longan["target"]])
    second["blocks"] = [paragraph(WORDS[cut:], longan)]
    item["targets"] = [litchi["target"]]

    save(plan, cast.clerk, items=[item, second])

    after = state_of(plan, cast.clerk)
    assert item_in(after, "Vải thiều")["targets"] == [litchi["target"]]
    assert item_in(after, "nhãn: 240")["targets"] == [longan["target"]]
    assert item_in(after, "nhãn: 240")["blocks"][0]["figures"] == [longan]


def test_joined_items_keep_their_paragraphs(cast, plan, state):
    first, second = item_in(state, "mục 2"), item_in(state, FRUIT)
    first["blocks"] += second["blocks"]
    first["targets"] = second["targets"]
    removed = [{"uid": second["uid"], "version": second["version"]}]

    answer = save(plan, cast.clerk, items=[first], removed=removed)

    after = item_in(state_of(plan, cast.clerk), "mục 2")
    assert after["blocks"] == first["blocks"]
    assert after["targets"] == second["targets"]
    assert (answer["refused"], answer["items"]) == ([], [])


def test_a_paragraph_is_not_taken_from_an_item_that_a_colleague_saved(cast, plan, state):
    first, second = item_in(state, "mục 2"), item_in(state, FRUIT)
    theirs = item_in(state_of(plan, cast.second_clerk), FRUIT)
    theirs["heading"] = "Cây ăn quả"
    save(plan, cast.second_clerk, items=[theirs])
    first["blocks"] += second["blocks"]
    removed = [{"uid": second["uid"], "version": second["version"]}]

    answer = save(plan, cast.clerk, items=[first], removed=removed)

    after = state_of(plan, cast.clerk)
    assert [b["text"] for b in item_in(after, "mục 2")["blocks"]] == ["Nội dung của mục 2.", WORDS]
    assert item_in(after, "Cây ăn quả")["blocks"][0]["text"] == WORDS
    assert [i["uid"] for i in answer["items"]] == [first["uid"]]
    assert Block.objects.filter(uid=second["blocks"][0]["uid"]).count() == 1


def test_a_figure_of_a_target_that_left_the_plan_becomes_a_plain_number(cast, plan, state):
    item = item_in(state, FRUIT)
    row = plan.plantargets.get(target__name="Nhãn")
    services.plan_target_remove(plan_target=row, by=cast.second_clerk)
    item["heading"] = "Cây ăn quả"

    answer = save(plan, cast.clerk, items=[item])

    (sent_back,) = answer["items"]
    assert [f["target"] for f in sent_back["blocks"][0]["figures"]] == [
        item["blocks"][0]["figures"][0]["target"]
    ]


def test_emptied_paragraphs_fall_away_and_tables_stay(cast, plan, state):
    item = item_in(state, "mục 1")
    table = {"rows": [["TT", "Việc"], ["1", "Trồng cây"]], "head_rows": 1, "caption": "Bảng 1"}
    item["blocks"][0]["text"] = " "
    item["blocks"].append({"uid": item["uid"], "table": table})

    save(plan, cast.clerk, items=[item])

    after = next(i for i in state_of(plan, cast.clerk)["items"] if i["uid"] == item["uid"])
    assert after["blocks"] == [{"uid": item["uid"], "table": table | {"widths": [], "aligns": []}}]


def test_a_changed_answer_rewrites_the_other_places_and_sends_them_back(cast, plan, state):
    item = item_in(state, FRUIT)
    target = item["blocks"][0]["figures"][0]["target"]
    other = new_item("Cả năm đạt 1.000 tấn vải.", parent=item["parent"])
    other["blocks"][0]["figures"] = [figure(target, 11, 5)]
    save(plan, cast.clerk, items=[other])
    item["blocks"][0]["text"] = WORDS.replace("1.000", "1.250")
    answers = [{"target": target, "slot": "value", "number": "1250"}]

    answer = save(plan, cast.clerk, items=[item], answers=answers)

    (sent_back,) = answer["items"]
    assert sent_back["blocks"][0]["text"] == "Cả năm đạt 1.250 tấn vải."
    assert sent_back["version"] == 2
    assert answer["targets"][target]["value"] == "1250"
    after = item_in(state_of(plan, cast.clerk), "Vải thiều: 1.250")
    assert after["version"] == item["version"] + 1


def test_an_answer_about_a_foreign_target_is_refused(cast, plan, state):
    answers = [{"target": state["items"][0]["uid"], "slot": "value", "number": "1"}]

    answer = save(plan, cast.clerk, answers=answers)

    assert [r["part"] for r in answer["refused"]] == ["target"]


# ---- Refusals, limits, the history ----------------------------------------------------------


def test_an_item_too_long_is_refused_in_a_sentence_at_its_field(cast, plan, state):
    first, second = item_in(state, "mục 1"), item_in(state, "mục 3")
    first["heading"], second["heading"] = "Đ" * 501, "Ngắn"

    answer = save(plan, cast.clerk, items=[first, second])

    (refusal,) = answer["refused"]
    assert (refusal["uid"], refusal["field"]) == (first["uid"], "heading")
    assert "500" in refusal["sentence"]
    assert item_in(state_of(plan, cast.clerk), "Ngắn")


def test_two_items_cannot_be_one_theme(cast, plan, state):
    item = item_in(state, "mục 1") | {"theme": "Xây dựng nông thôn mới"}

    answer = save(plan, cast.clerk, items=[item])

    assert "nội dung thi đua tên này" in answer["refused"][0]["sentence"]


def test_an_order_that_goes_too_deep_is_refused_and_the_words_are_saved(cast, plan, state):
    items, parent = [], None
    for depth in range(12):
        items.append(new_item(f"Cấp {depth}.", parent=parent))
        parent = items[-1]["uid"]
    order = order_of(state) + [[item["uid"], item["parent"]] for item in items]

    answer = save(plan, cast.clerk, items=items, order=order)

    assert [r["part"] for r in answer["refused"]] == ["order"]
    assert "nhiều nhất 10 cấp" in answer["refused"][0]["sentence"]
    assert words_of(state_of(plan, cast.clerk))[-1] == "Cấp 11."


def test_items_asked_for_in_a_circle_stand_somewhere(cast, plan):
    first, second = new_item("Một."), new_item("Hai.")
    order = [[first["uid"], second["uid"]], [second["uid"], first["uid"]]]

    save(plan, cast.clerk, items=[first, second], order=order)

    assert {"Một.", "Hai."} <= set(words_of(state_of(plan, cast.clerk)))


def test_an_item_of_another_plan_is_left_alone(cast, plan, state):
    other = state_of(new_plan(cast, year=2025), cast.clerk)["items"][0]
    clash = new_item("Cướp chỗ.", uid=other["uid"])

    answer = save(plan, cast.clerk, items=[clash])

    assert "văn bản khác" in answer["refused"][0]["sentence"]
    assert Item.objects.get(uid=other["uid"]).heading == other["heading"]


def test_an_hour_of_writing_is_one_line_of_the_history(cast, plan, state):
    Entry.objects.all().delete()
    item = item_in(state, "mục 1")
    for number in range(3):
        item["blocks"][0]["text"] = f"Lần {number}."
        save(plan, cast.clerk, items=[item])
        item["version"] += 1
    save(plan, cast.second_clerk, items=[new_item("Thêm.")])

    sentences = [entry.sentence for entry in Entry.objects.order_by("pk")]
    assert sentences == [
        "Hoàng Thị Mai soạn trong trình soạn",
        "Đặng Văn Ba soạn trong trình soạn",
    ]


# ---- Quickness ------------------------------------------------------------------------------


def queries_of_one_change(cast, plan, words) -> int:
    item = item_in(state_of(plan, cast.clerk), words)
    item["blocks"][0]["text"] += " Thêm."
    body = posted(items=[item])
    with CaptureQueriesContext(connection) as asked:
        services.draft_save(plan=plan, batch=read_batch(body), by=cast.clerk)
    return len(asked)


def test_saving_one_item_asks_as_little_in_a_long_plan(cast, plan):
    save(plan, cast.clerk, items=[new_item("Mở đầu.")])
    few = queries_of_one_change(cast, plan, "mục 1")
    save(plan, cast.clerk, items=[new_item(f"Việc số {n}.") for n in range(300)])

    assert queries_of_one_change(cast, plan, "mục 1") == few <= 19


def test_a_paste_of_two_hundred_items_is_written_in_bulk(cast, plan, state):
    section = state["items"][0]["uid"]
    pasted = [new_item(f"Đoạn thứ {n} dán từ Word.", parent=section) for n in range(200)]
    order = order_of(state)
    order[1:1] = [[item["uid"], section] for item in pasted]

    with CaptureQueriesContext(connection) as asked:
        answer = save(plan, cast.clerk, items=pasted, order=order)

    assert len(asked) < 40
    assert [row[:2] for row in answer["order"]] == order
