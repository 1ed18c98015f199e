"""How places of a plan are called, and which number an added item gets."""

from __future__ import annotations

import pytest

from campaigns.amending.changes import changes_of
from campaigns.amending.places import places_of
from emulation.lib.markers import DECIMAL, NONE, OUTLINE
from tests.campaigns.amending.contents_made import (
    added,
    content,
    item,
    plan_of_three,
    removed,
    replaced,
)


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("I", "Mục I"),
        ("I1", "khoản 1 Mục I"),
        ("I2b", "điểm b khoản 2 Mục I"),
        ("II-2", "gạch đầu dòng thứ hai Mục II"),
    ],
)
def test_a_place_is_named_from_inside_out(uid, name):
    assert places_of(plan_of_three())[uid].name == name


def test_plans_without_roman_numbers_are_named_by_their_own():
    plan = content(item("1", "", item("1.1"), style=OUTLINE), style=DECIMAL)

    assert places_of(plan)["1.1"].name == "khoản 1.1 Mục 1"


def test_an_item_without_a_number_is_named_by_its_words():
    bare = item("x", "Các thôn, các đoàn thể cùng nhau thi đua làm đường.")
    plan = content(item("I", "", bare, style=NONE))

    assert places_of(plan)["x"].name == ("đoạn “Các thôn, các đoàn thể cùng nhau thi…” Mục I")


@pytest.mark.parametrize(
    ("given", "name", "beside"),
    [
        (added("I3", "n"), "khoản 4 Mục I", "sau khoản 3 Mục I"),
        (added("I1", "n"), "khoản 1a Mục I", "sau khoản 1 Mục I"),
        (added("I2a", "n"), "điểm a1 khoản 2 Mục I", "sau điểm a khoản 2 Mục I"),
        (added("I2b", "n"), "điểm c khoản 2 Mục I", "sau điểm b khoản 2 Mục I"),
        (added("I1", "n", inside=True), "khoản 1 khoản 1 Mục I", "khoản 1 Mục I"),
        (added("I2", "n", inside=True), "điểm c khoản 2 Mục I", "cuối khoản 2 Mục I"),
        (added("II", "n"), "Mục III", "sau Mục II"),
        (added("I", "n"), "Mục Ia", "sau Mục I"),
        (added("", "n"), "Mục III", "cuối phần nội dung Kế hoạch"),
        (added("II-1", "n"), "gạch đầu dòng Mục II", "sau gạch đầu dòng thứ nhất Mục II"),
    ],
)
def test_an_added_item_gets_the_number_that_moves_no_other(given, name, beside):
    (change,) = changes_of(plan_of_three(), [given])

    assert (change["name"], change["beside"]) == (name, beside)


def test_two_items_added_at_one_place_follow_each_other():
    changes = changes_of(plan_of_three(), [added("I1", "n"), added("I1", "m")])

    assert [change["marker"] for change in changes] == ["1a.", "1b."]


def test_two_items_added_at_the_end_follow_each_other():
    changes = changes_of(plan_of_three(), [added("I3", "n"), added("I3", "m")])

    assert [change["marker"] for change in changes] == ["4.", "5."]


def test_changes_stand_in_the_order_of_the_text_they_change():
    given = [removed("II-2"), added("I3", "n"), replaced("I1", "m")]

    changes = changes_of(plan_of_three(), given)

    assert [change["place"] for change in changes] == ["I1", "I3", "II-2"]


def test_a_place_that_is_gone_says_so():
    (change,) = changes_of(plan_of_three(), [replaced("elsewhere", "n")])

    assert change["gone"]
    assert change["name"] == "chỗ không còn trong kế hoạch được sửa đổi"
