"""Whether a unit still owes a figure at the end of a period. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def owing_nothing_in(
    told: Mapping[int, bool], due: Collection[int], last: int, *, adds_up: bool
) -> set[int]:
    """Return the periods, of 1 to ``last``, at whose end a unit has left nothing out.

    ``told`` gives by period whether the figure told in it is cumulative, ``due`` the periods
    that ask for one. Before its first figure a unit owes nothing it could have left out, but
    has told nothing either. What ``adds_up`` lacks every period that was skipped, until a
    cumulative figure makes up for it; of a level only the newest counts.
    """
    found = set()
    has_told = is_missing = False
    for number in range(1, last + 1):
        if number in told:
            has_told = True
            if told[number] or not adds_up:
                is_missing = False
        elif has_told and number in due:
            is_missing = True
        if has_told and not is_missing:
            found.add(number)
    return found
