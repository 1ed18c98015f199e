"""A plan and its amendments joined into one text. Pure."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.amending.changes import Given
from campaigns.amending.consolidating import STRUCK, WHOLE, PlaceGone, consolidated, note_words
from campaigns.amending.places import places_of
from tests.campaigns.amending.contents_made import (
    added,
    amending,
    content,
    item,
    plan_of_three,
    removed,
    replaced,
    target,
)


def words_of(items) -> list[str]:
    """Every line as it prints, in reading order."""
    lines = []
    for each in items:
        texts = [block["text"] for block in each["blocks"]]
        lines.append(f"{each['marker']} {' '.join(texts)}".strip())
        lines += words_of(each["children"])
    return lines


def find(plan, uid):
    return places_of(plan)[uid].item


def test_without_amendments_the_text_is_the_issued_one():
    plan = plan_of_three()

    assert consolidated(plan, []) is plan


def test_a_replaced_item_keeps_its_place_and_number():
    plan = plan_of_three()
    new = item("new", "Lời mới.", item("new-a", "Điểm mới."))

    after = consolidated(plan, [amending(plan, replaced("I2", "new"), items=(new,))])

    assert words_of(after["items"])[2:5] == ["2. Lời mới.", "Điểm mới.", "3. Lời của I3."]
    (note,) = find(after, "I2")["notes"]
    assert note_words(note) == (
        "Khoản 2 Mục I được sửa đổi theo Kế hoạch số 15/KH-UBND ngày 20 tháng 3 năm 2024."
    )
    assert words_of(note["former"]) == ["2. Lời của I2.", "a) Lời của I2a.", "b) Lời của I2b."]


def test_a_revoked_item_leaves_its_number():
    plan = plan_of_three()

    after = consolidated(plan, [amending(plan, removed("I2"))])

    assert words_of(after["items"])[1:4] == ["1. Lời của I1.", f"2. {STRUCK}", "3. Lời của I3."]
    assert words_of(find(after, "I2")["notes"][0]["former"])[0] == "2. Lời của I2."


def test_added_items_move_no_other_number():
    plan = plan_of_three()
    given = (added("I1", "n"), added("I1", "m"), added("I3", "k"))
    items = tuple(item(uid) for uid in ("n", "m", "k"))

    after = consolidated(plan, [amending(plan, *given, items=items)])

    assert [line.split()[0] for line in words_of(find(after, "I")["children"])] == [
        "1.", "1a.", "1b.", "2.", "a)", "b)", "3.", "4.",
    ]  # fmt: skip


def test_an_item_added_inside_stands_at_the_end():
    plan = plan_of_three()

    after = consolidated(plan, [amending(plan, added("I2", "n", inside=True), items=(item("n"),))])

    assert [each["uid"] for each in find(after, "I2")["children"]] == ["I2a", "I2b", "n"]
    assert find(after, "n")["marker"] == "c)"


def test_the_second_amendment_amends_what_the_first_made():
    plan = plan_of_three()
    first = amending(plan, replaced("I2", "new"), items=(item("new", "Lời thứ nhất."),))
    middle = consolidated(plan, [first])
    second = amending(middle, replaced("I2", "newer"), items=(item("newer", "Lời thứ hai."),))

    after = consolidated(plan, [first, second])

    notes = find(after, "I2")["notes"]
    assert [words_of(note["former"])[0] for note in notes] == ["2. Lời của I2.", "2. Lời thứ nhất."]
    assert "2. Lời thứ hai." in words_of(after["items"])
    assert len(after["amended_by"]) == 2


def test_what_was_added_first_stays_before_what_is_added_later():
    plan = plan_of_three()
    first = amending(plan, added("I1", "n"), items=(item("n"),))
    second = amending(consolidated(plan, [first]), added("I1", "m"), items=(item("m"),))

    after = consolidated(plan, [first, second])

    children = find(after, "I")["children"]
    assert [(each["uid"], each["marker"]) for each in children[:3]] == [
        ("I1", "1."),
        ("n", "1a."),
        ("m", "1b."),
    ]


def test_parts_around_the_items_are_replaced_line_by_line():
    plan = plan_of_three()
    lines = item("r", "UBND huyện (b/c)")
    lines["blocks"].append({"uid": "b2", "text": "- Các thôn (t/h);", "figures": []})

    after = consolidated(
        plan,
        [amending(plan, Given("g", "replace", part="recipients", item="r"), items=(lines,))],
    )

    assert [(row["text"], row["purpose"], row["units"]) for row in after["recipients"]] == [
        ("UBND huyện", "b/c", ["u1"]),
        ("Các thôn", "t/h", []),
    ]
    assert after["notes"]["recipients"][0]["lines"] == ["UBND huyện (b/c)"]


def test_bases_are_read_back_from_their_lines():
    plan = plan_of_three()
    lines = item("c", "Căn cứ Luật Thi đua, khen thưởng;")
    lines["blocks"].append({"uid": "b2", "text": "Theo đề nghị của Văn phòng.", "figures": []})

    after = consolidated(
        plan, [amending(plan, Given("g", "replace", part="bases", item="c"), items=(lines,))]
    )

    assert [(row["uid"], row["lead"], row["text"]) for row in after["bases"]] == [
        ("c1", "Căn cứ", "Luật Thi đua, khen thưởng"),
        ("", "Theo", "đề nghị của Văn phòng"),
    ]


def test_the_whole_text_is_replaced():
    plan = plan_of_three()
    new = amending(plan, Given("g", WHOLE), items=(item("n", "Lời mới."),), closing=["Kết mới."])

    after = consolidated(plan, [new])

    assert [each["uid"] for each in after["items"]] == ["n"]
    assert after["closing"] == ["Kết mới."]
    assert words_of(after["notes"][WHOLE][0]["former"]) == words_of(plan["items"])


def test_an_amendment_of_a_place_that_is_gone_is_told():
    plan = plan_of_three()
    first = amending(plan, replaced("I2", "new"), items=(item("new"),))
    second = amending(plan, replaced("I2a", "newer"), items=(item("newer"),))

    with pytest.raises(PlaceGone):
        consolidated(plan, [first, second])


def with_targets(*uids: str):
    """A plan whose item I1 shows the targets."""
    plan = content(item("I", "", item("I1", target_uids=list(uids)), item("I2")))
    return plan | {"targets": [target(uid, "100") for uid in uids]}


def test_a_changed_value_and_a_new_target_are_told():
    plan = with_targets("t1", "t2")
    new = item("new", target_uids=["t1", "t2", "t3"])
    targets = [target("t1", "100"), target("t2", "150"), target("t3", "9")]

    after = consolidated(
        plan, [amending(plan, replaced("I1", "new"), items=(new,), targets=targets)]
    )

    assert [row["value"] for row in after["targets"]] == ["100", "150", "9"]
    told = [
        (row["uid"], row["deed"], row["before"], row["after"]) for row in after["target_changes"]
    ]
    assert told == [("t2", "replace", "100 tấn", "150 tấn"), ("t3", "add", "", "9 tấn")]


def test_a_target_whose_item_is_revoked_is_struck():
    plan = with_targets("t1")

    after = consolidated(plan, [amending(plan, removed("I1"))])

    assert after["targets"] == []
    assert [(row["deed"], row["before"]) for row in after["target_changes"]] == [
        ("remove", "100 tấn")
    ]


def test_a_target_that_the_new_text_leaves_out_is_struck():
    plan = with_targets("t1", "t2")
    new = item("new", target_uids=["t2"])

    after = consolidated(
        plan,
        [amending(plan, replaced("I1", "new"), items=(new,), targets=[target("t2", "100")])],
    )

    assert [row["uid"] for row in after["targets"]] == ["t2"]


def test_a_target_keeps_its_theme_when_the_amendment_names_none():
    plan = with_targets("t1")
    plan["targets"][0]["theme"] = "Kinh tế"
    new = item("new", target_uids=["t1"])

    after = consolidated(
        plan,
        [amending(plan, replaced("I1", "new"), items=(new,), targets=[target("t1", "120")])],
    )

    assert (after["targets"][0]["value"], after["targets"][0]["theme"]) == ("120", "Kinh tế")


# Properties


@st.composite
def amended(draw):
    """A plan of random shape and random changes that do not lie inside one another."""
    counter = iter(range(10_000))

    def tree(level: int):
        children = draw(st.integers(0, 3)) if level < 3 else 0
        style = draw(st.sampled_from(["decimal", "letter", "dash", "outline"]))
        own = [tree(level + 1) for _ in range(children)]
        return item(f"i{next(counter)}", "", *own, style=style)

    plan = content(*(tree(1) for _ in range(draw(st.integers(1, 3)))))
    given, items, taken = [], [], set()
    for uid, place in places_of(plan).items():
        deed = draw(st.sampled_from(["", "", "replace", "remove", "add", "inside"]))
        if not deed or any(above["uid"] in taken for above in place.above):
            continue
        new = f"n{len(given)}"
        if deed in ("replace", "remove"):
            taken.add(uid)
        if deed != "remove":
            items.append(item(new))
        match deed:
            case "replace":
                given.append(replaced(uid, new))
            case "remove":
                given.append(removed(uid))
            case _:
                given.append(added(uid, new, inside=deed == "inside"))
    return plan, amending(plan, *given, items=tuple(items)), taken


@settings(max_examples=150, deadline=None)
@given(amended())
def test_untouched_items_keep_words_numbers_and_order(made):
    plan, change, taken = made
    before = copy.deepcopy(plan)

    after = consolidated(plan, [change])

    assert plan == before  # nothing issued is changed
    gone = {
        uid
        for uid, place in places_of(plan).items()
        if uid in taken or any(above["uid"] in taken for above in place.above)
    }
    stay = [uid for uid in places_of(plan) if uid not in gone]
    then, now = places_of(plan), places_of(after)
    assert [uid for uid in now if uid in set(stay)] == stay
    for uid in stay:
        assert now[uid].item["marker"] == then[uid].item["marker"]
        assert now[uid].item["blocks"] == then[uid].item["blocks"]


@settings(max_examples=150, deadline=None)
@given(amended())
def test_no_word_is_lost_and_every_change_is_noted(made):
    plan, change, _ = made

    after = consolidated(plan, [change])

    nodes = [place.item for place in places_of(after).values()]
    notes = [note for node in nodes for note in node.get("notes", ())]
    assert len(notes) == len(change.content["amends"]["changes"])
    former = {line for note in notes for line in words_of(note["former"])}
    assert set(words_of(plan["items"])) <= former | set(words_of(after["items"]))
    assert len({node["uid"] for node in nodes}) == len(nodes)


@settings(max_examples=100, deadline=None)
@given(amended())
def test_numbers_of_a_list_stay_apart(made):
    plan, change, _ = made

    after = consolidated(plan, [change])

    for place in places_of(after).values():
        markers = [each["marker"] for each in place.siblings if each["marker"] not in ("", "-")]
        assert len(set(markers)) == len(markers)
