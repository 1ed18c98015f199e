"""Where items stand after a save that knew only some of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.drafts.ordering import arrange, levels_of, positions_in

STORED = [("A", None), ("a1", "A"), ("a2", "A"), ("B", None), ("b1", "B")]


def read(tree, parent=None):
    """Return the items in reading order, each with its parent."""
    found = []
    for uid in tree.get(parent, []):
        found += [(uid, parent), *read(tree, uid)]
    return found


def test_nothing_asked_leaves_all_as_it_is():
    assert read(arrange(STORED, [], {uid for uid, _ in STORED})) == STORED


def test_an_unknown_item_follows_the_sibling_it_followed():
    asked = [("B", None), ("b1", "B"), ("A", None), ("a1", "A")]

    tree = arrange(STORED, asked, {uid for uid, _ in STORED})

    assert read(tree) == [*asked, ("a2", "A")]


def test_an_unknown_item_whose_sibling_moved_away_stands_first_below_its_parent():
    asked = [("A", None), ("B", None), ("a1", "B"), ("b1", "B")]

    tree = arrange(STORED, asked, {uid for uid, _ in STORED})

    assert read(tree) == [("A", None), ("a2", "A"), *asked[1:]]


def test_what_stood_below_a_gone_item_moves_up():
    tree = arrange(STORED, [], {"a1", "a2", "B", "b1"})

    assert read(tree) == [("B", None), ("b1", "B"), ("a1", None), ("a2", None)] or read(tree) == [
        ("a1", None), ("a2", None), ("B", None), ("b1", "B"),
    ]  # fmt: skip


def test_levels_are_counted():
    assert levels_of(arrange(STORED, [], {uid for uid, _ in STORED})) == 2
    assert levels_of({}) == 0


def test_positions_stay_where_they_can():
    now = {"A": 1, "B": 2, "C": 5}

    assert list(positions_in(["A", "new", "B", "C"], now)) == [
        ("A", 1), ("new", 2), ("B", 3), ("C", 5),
    ]  # fmt: skip


names = st.sampled_from([*"ABCDEFGH"])
places = st.lists(st.tuples(names, st.none() | names), unique_by=lambda place: place[0])


@given(stored=places, asked=places, standing=st.sets(names))
def test_whatever_is_asked_everything_stands_exactly_once(stored, asked, standing):
    tree = arrange(stored, asked, standing)

    found = [uid for uid, _ in read(tree)]
    known = {uid for uid, _ in [*stored, *asked]}
    assert sorted(found) == sorted(standing & known)
