"""A pledge beside what was assigned, in both directions."""

from decimal import Decimal as D

import pytest

from campaigns.registering.better import Beside, beside_share, is_far


@pytest.mark.parametrize(
    ("pledged", "assigned", "direction", "wanted"),
    [
        ("212", "210", "higher", Beside.BETTER),  # more rice
        ("200", "210", "higher", Beside.WORSE),
        ("3", "4", "lower", Beside.BETTER),  # fewer poor households
        ("5", "4", "lower", Beside.WORSE),
        ("4", "4.000", "lower", Beside.SAME),
        ("7", "6", "exactly", Beside.WORSE),
        ("6", "6", "exactly", Beside.SAME),
        (None, "4", "lower", Beside.NONE),
        ("4", None, "lower", Beside.NONE),
        ("0", "0", "lower", Beside.SAME),
    ],
)
def test_more_rice_and_fewer_poor_households_are_better(
    pledged: str | None, assigned: str | None, direction: str, wanted: Beside
) -> None:
    values = [None if text is None else D(text) for text in (pledged, assigned)]
    assert beside_share(*values, direction) == wanted


@pytest.mark.parametrize(
    ("pledged", "assigned", "wanted"),
    [
        ("130", "13", True),
        ("129.9", "13", False),
        ("0", "0", False),
        ("5", "0", False),
        (None, "13", False),
        ("13", None, False),
    ],
)
def test_ten_times_the_share_asks_for_a_second_look(
    pledged: str | None, assigned: str | None, wanted: bool
) -> None:
    values = [None if text is None else D(text) for text in (pledged, assigned)]
    assert is_far(*values) is wanted
