"""Two contents of one plan: whatever changed is told, and nothing else."""

from __future__ import annotations

import copy
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.comparing.revisions import RevisionChanges, revision_changes
from campaigns.comparing.telling import single_changes, summary, tally
from campaigns.comparing.texts import moved_among
from tests.campaigns.comparing.contents_made import (
    add_item,
    content,
    edited,
    item,
    places,
    same,
    shuffled,
    target,
    task,
)

EDITS = list(places(content()))


def changes(new, old=None) -> RevisionChanges:
    return revision_changes(old or content(), new)


def sentence(new) -> str:
    return summary(changes(new), "bản trình lần 1").sentence


# Everything is told


@pytest.mark.parametrize("path", EDITS, ids=lambda path: ".".join(map(str, path)))
def test_every_single_value_that_changes_is_told(path):
    assert not changes(edited(path)).is_empty


def test_equal_contents_differ_in_nothing():
    found = changes(copy.deepcopy(content()))

    assert found.is_empty
    assert summary(found, "bản trình lần 1").sentence == "Không có gì khác so với bản trình lần 1."


def test_versions_and_numbers_of_items_are_no_change():
    new = content()
    new["items"][1] |= {"version": 7, "marker": "V."}

    assert changes(new).is_empty


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_random_edits_are_told_and_only_they(seed, edits):
    new = shuffled(Random(seed), edits)

    assert changes(new).is_empty == same(new, content())


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_totals_agree(seed, edits):
    found = changes(shuffled(Random(seed), edits))
    counted = tally(found)

    assert counted.total() == len(list(single_changes(found)))
    assert summary(found, "").total == counted.total() + len(found.targets) + bool(
        found.order_of_targets
    )
    gone = {part.placed.about for part in found.parts if part.kind == "removed"}
    assert all(part.kind != "same" or not part.changes for part in found.parts)
    assert not gone & {part.placed.about for part in found.parts if part.kind != "removed"}


@given(st.integers(0, 2**32))
def test_every_item_of_the_new_side_stands_in_the_list_once(seed):
    random = Random(seed)
    new = content()
    add_item(new, random)
    parts = [part for part in changes(new).parts if part.placed.part == "item"]

    shown = sum(1 + part.below for part in parts)
    assert shown == 10  # eight items, and a new one with one below
    assert len({part.placed.about for part in parts}) == len(parts)


# What is told, and how


def test_a_new_value_says_by_how_much_and_which_way():
    new = content()
    new["targets"][0]["value"] = "1250"
    new["targets"][1]["value"] = "0.5"

    fruit, poverty = changes(new).targets

    assert (fruit.old, fruit.new, fruit.arrow) == ("1.000 tấn", "1.250 tấn", "1.000 → 1.250 tấn")
    assert (fruit.difference, fruit.course) == ("tăng 250 tấn (25%)", "better")
    assert (poverty.difference, poverty.course) == ("giảm 0,16 điểm %", "better")


def test_a_lower_figure_of_what_should_be_high_is_worse():
    new = content()
    new["targets"][0]["value"] = "900"

    assert changes(new).targets[0].course == "worse"


def test_a_paragraph_that_only_follows_its_target_says_so():
    new = content()
    new["targets"][0]["value"] = "1250"
    new["items"][1]["children"][0]["blocks"][0]["text"] = "Vải thiều: 1.250 tấn."

    found = changes(new)

    assert tally(found) == {"follows": 1}
    assert "1 chỉ tiêu đổi số (Vải thiều 1.000 → 1.250 tấn)" in sentence(new)


def test_words_beside_a_number_are_a_change_of_their_own():
    new = content()
    block = new["items"][1]["children"][0]["blocks"][0]
    block["text"] = "Vải thiều muộn: 1.250 tấn."
    block["figures"][0]["start"] = 16

    assert tally(changes(new)) == {"text_changed": 1}


def test_an_item_that_comes_is_one_with_all_below_it():
    new = content()
    new["items"].append(item("n1", "VIỆC MỚI", children=[item("n11", text="Làm ngay.")]))

    (part,) = changes(new).changed_parts

    assert (part.kind, part.below, part.what) == ("added", 1, "Thêm mục, kèm 1 mục con")
    assert [one.new for one in part.changes] == ["VIỆC MỚI", "Làm ngay."]
    assert "thêm 2 mục" in sentence(new)


def test_an_item_that_went_stands_behind_the_one_before_it():
    new = content()
    del new["items"][1]["children"][1]

    kinds = [(part.placed.about, part.kind) for part in changes(new).parts]

    at = kinds.index(("i22", "removed"))
    assert kinds[at - 1][0] == "i21"
    assert kinds[at + 1][0] == "i23"


def test_of_a_moved_item_only_itself_is_told():
    new = content()
    new["items"].insert(0, new["items"].pop(2))

    assert [(part.placed.about, one.field) for part, one in single_changes(changes(new))] == [
        ("i3", "place")
    ]


def test_a_paragraph_joined_to_another_item_is_carried_not_lost():
    new = content()
    joined = new["items"][1]["children"]
    joined[1]["blocks"] += joined.pop(2)["blocks"]

    found = changes(new)

    (moved,) = [part for part in found.changed_parts if part.placed.about == "i22"]
    assert [one.kind for one in moved.changes] == ["moved"]
    (gone,) = [part for part in found.changed_parts if part.kind == "removed"]
    assert "Làm đường." not in [one.old for one in gone.changes]


def test_deadline_and_signer_are_told_by_name():
    new = content()
    new["items"][1]["children"][2]["task"]["deadline"] = "2024-03-30"
    new["signature"]["name"] = "Lương Thị Hạnh"

    words = sentence(new)

    assert "đổi từ 15/03/2024 sang 30/03/2024" in words
    assert "Lương Thị Hạnh" in words


def test_many_deadlines_are_counted_not_listed():
    old = content()
    old["items"].append(
        item(
            "i4",
            "VIỆC",
            children=[
                item(f"i4{n}", text="Việc.", task=task("Việc", "2024-03-01")) for n in range(5)
            ],
        )
    )
    new = copy.deepcopy(old)
    for each in new["items"][3]["children"]:
        each["task"]["deadline"] = "2024-04-01"

    assert "5 thời hạn đổi" in summary(revision_changes(old, new), "bản trình lần 1").clauses


def test_a_table_tells_its_rows():
    new = content()
    new["items"][2]["children"][0]["blocks"][0]["table"]["rows"].append(["2", "Sơ kết"])

    (part,) = changes(new).changed_parts

    assert [(row.kind, row.new) for row in part.changes[0].rows] == [("added", "2 | Sơ kết")]


def test_targets_that_come_and_go_are_named():
    new = content()
    new["targets"] = [new["targets"][1], target("t3", "trồng rừng", "15", "ha")]

    words = sentence(new)

    assert "thêm 1 chỉ tiêu (Trồng rừng)" in words
    assert "bỏ 1 chỉ tiêu (Vải thiều)" in words


@given(st.permutations(range(8)))
def test_the_fewest_that_moved(order):
    numbers = [str(number) for number in range(8)]
    new = [numbers[number] for number in order]
    carried = moved_among(numbers, new)

    assert [key for key in new if key not in carried] == [
        key for key in numbers if key not in carried
    ]
    assert bool(carried) == (new != numbers)
