"""Which sheets of an open column are a person's to fill in."""

from __future__ import annotations

from campaigns.scoring.asking import Asked, ColumnSheets
from campaigns.scoring.rules import OF_COMMUNE, scorer_of_all
from emulation.org.models import Role, User
from emulation.org.rights import memberships


def own_scorings(user: User, commune: int, column: ColumnSheets) -> list[Asked]:
    """Return the sheets in their order; the same that ``rules.scorer_of`` grants."""
    if column.column in OF_COMMUNE:
        return column.asked if scorer_of_all(user, column.column, commune) else []
    return column.of_scorers(headed_units(user, commune))


def headed_units(user: User, commune: int) -> set[int]:
    return {
        row.unit_id
        for row in memberships(user)
        if row.role == Role.UNIT_HEAD and row.commune_id == commune
    }
