"""Which sheets of an open column are a person's to fill in."""

from __future__ import annotations

from campaigns.models import ScoreColumn
from campaigns.scoring.asking import Asked, ColumnSheets
from emulation.org.models import Role, User
from emulation.org.rights import held, memberships

OF_COMMUNE = {
    ScoreColumn.OFFICE: (Role.CLERK, Role.CHECKER),
    ScoreColumn.COUNCIL: (Role.COUNCIL_SECRETARY,),
}


def own_scorings(user: User, commune: int, column: ColumnSheets) -> list[Asked]:
    """Return the sheets in their order; the same that ``rules.scorer_of`` grants."""
    roles = OF_COMMUNE.get(ScoreColumn(column.column))
    if roles:
        return column.asked if held(user, roles, commune) else []
    return column.of_scorers(headed_units(user, commune))


def headed_units(user: User, commune: int) -> set[int]:
    return {
        row.unit_id
        for row in memberships(user)
        if row.role == Role.UNIT_HEAD and row.commune_id == commune
    }
