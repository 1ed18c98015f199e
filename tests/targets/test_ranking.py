"""Units in the order of what they reached, and how much of the way is gone."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from targets.measures import Aim
from targets.measures.ranking import ranks
from targets.measures.reach import way_gone


def test_equal_shares_have_the_same_place_and_the_next_counts_all_before_it():
    found = ranks({"a": (4, 4), "b": (2, 4), "c": (1, 2), "d": (0, 3)})

    assert {unit: rank.place for unit, rank in found.items()} == {"a": 1, "b": 2, "c": 2, "d": 4}
    assert (found["b"].tied, found["a"].tied, found["d"].of) == (1, 0, 4)
    assert found["b"].percent == D("50.0")


def test_who_was_asked_for_nothing_has_no_rank():
    assert ranks({"a": (0, 0)}) == {}
    assert ranks({"a": (0, 0), "b": (1, 1)})["b"].of == 1


@pytest.mark.parametrize(
    ("aim", "value", "gone"),
    [
        (Aim("=", "higher", "amount", D(20), period_rule="sum"), D(7), D(35)),
        (Aim("=", "higher", "percentage", D(95)), D(95), D(100)),
        (Aim("=", "lower", "percentage", D("0.5"), baseline=D("1.5")), D(1), D(50)),
        (Aim("=", "lower", "percentage", D("0.5")), D(1), None),
        (Aim("<=", "lower", "amount", D(3), period_rule="sum"), D(1), None),
        (Aim("=", "higher", "amount", D(0)), D(1), None),
        (Aim("=", "higher", "amount", D(5)), None, None),
    ],
)
def test_how_much_of_the_way_is_gone(aim, value, gone):
    assert way_gone(aim, value) == gone
