"""Units that carry too many campaigns at once."""

import datetime as dt

from campaigns.launching.burden import Stretch, burdens


def stretch(name: str, first: int, last: int, *units: int) -> Stretch:
    return Stretch(name, dt.date(2024, 3, first), dt.date(2024, 3, last), frozenset(units))


def test_three_at_once_is_too_many_and_the_day_is_named() -> None:
    found = burdens(
        [
            stretch("Làm đường", 1, 20, 1, 2),
            stretch("Thu vải", 10, 31, 1),
            stretch("Vệ sinh", 15, 18, 1, 2),
        ]
    )
    assert [(one.unit, one.on.day) for one in found] == [(1, 15)]
    assert found[0].names == ("Làm đường", "Thu vải", "Vệ sinh")


def test_one_after_another_is_not_at_once_but_a_shared_day_is() -> None:
    after = [stretch("A", 1, 9, 1), stretch("B", 10, 19, 1), stretch("C", 20, 31, 1)]
    assert burdens(after) == []
    touching = [stretch("A", 1, 10, 1), stretch("B", 10, 20, 1), stretch("C", 10, 10, 1)]
    assert len(burdens(touching)) == 1
