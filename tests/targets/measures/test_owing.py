"""Who still owes a figure, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.measures.owing import owing_nothing_in

PART, WHOLE = False, True  # of a period, cumulative


@pytest.mark.parametrize(
    ("told", "due", "sums", "levels"),
    [
        ({}, [1, 2, 3, 4], set(), set()),
        ({1: PART, 2: PART}, [1, 2, 3, 4], {1, 2}, {1, 2}),
        ({1: PART, 3: PART}, [1, 2, 3, 4], {1}, {1, 3}),
        ({1: PART, 3: WHOLE}, [1, 2, 3, 4], {1, 3}, {1, 3}),
        ({3: PART, 4: PART}, [1, 2, 3, 4], {3, 4}, {3, 4}),  # a share of July
        ({2: PART}, [2, 4], {2, 3}, {2, 3}),
        ({1: PART}, [], {1, 2, 3, 4}, {1, 2, 3, 4}),
    ],
)
def test_what_adds_up_lacks_every_hole_and_a_level_only_the_newest(told, due, sums, levels):
    assert owing_nothing_in(told, due, 4, adds_up=True) == sums
    assert owing_nothing_in(told, due, 4, adds_up=False) == levels


@given(
    st.dictionaries(st.integers(1, 12), st.booleans()),
    st.sets(st.integers(1, 12)),
    st.booleans(),
)
@settings(max_examples=60)
def test_it_says_the_same_as_looking_back_from_each_period(told, due, adds_up):
    found = owing_nothing_in(told, due, 12, adds_up=adds_up)

    for number in range(1, 13):
        assert (number in found) == _looking_back(told, due, number, adds_up)


def _looking_back(told, due, number, adds_up) -> bool:
    so_far = {each for each in told if each <= number}
    owed = {each for each in due if each <= number}
    if not so_far or not owed:
        return bool(so_far)
    if max(so_far) < max(owed):
        return False
    since = max((each for each in so_far if told[each]), default=min(so_far))
    return not adds_up or so_far >= {each for each in owed if each >= since}
