"""Which pledge counts where a unit pledged on one share in several campaigns."""

from decimal import Decimal

import pytest

from targets.models import Direction
from targets.services.pledging import PledgeMade, pledge_counting, pledge_note


def made(*rows):
    return [PledgeMade(Decimal(value), source, is_meant) for value, source, is_meant in rows]


@pytest.mark.parametrize(
    ("direction", "counting"),
    [(Direction.HIGHER, 700), (Direction.LOWER, 600), (Direction.EXACTLY, 650)],
)
def test_of_equal_campaigns_the_better_counts_else_the_last(direction, counting):
    pledges = made((700, "Một", False), (600, "Hai", False), (650, "Ba", False))

    assert pledge_counting(pledges, direction).value == counting


def test_the_campaign_for_this_target_goes_before_a_better_one():
    pledges = made((700, "Cả năm", False), (600, "Đợt vải", True))

    counting = pledge_counting(pledges, Direction.HIGHER)

    assert counting.value == 600
    assert pledge_note(counting, pledges, "tấn") == "theo Đợt vải; Cả năm đăng ký 700 tấn"


def test_a_single_pledge_needs_no_note_and_none_counts_for_nothing():
    pledges = made((700, "Cả năm", False))

    assert pledge_note(pledges[0], pledges, "tấn") == ""
    assert pledge_counting([], Direction.HIGHER) is None
