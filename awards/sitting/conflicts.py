"""Who may not vote on a nomination, as far as the portal can know: oneself, one's household,
one's own unit, and who proposed it. Other family is typed by the secretary.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from awards.models import Attendance, Ballot, Conflict, Nomination
from emulation.org.models import HouseholdMember, Membership, Position, Spell, UnitKind
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import holding_on

Why = Conflict.Why
# Everybody of the commune belongs to these.
_NOT_OWN = (*OWN_KINDS, UnitKind.COUNCIL)
Ties = dict[int, set[int]]  # by key of the person


def conflicts_found(
    ballots: Sequence[Ballot], seats: Sequence[Attendance], day: dt.date
) -> list[Conflict]:
    """Return the conflicts of all ballots, not stored; four queries."""
    persons = {seat.member.person_id for seat in seats}
    units = _units(persons, day)
    households = _households(persons | {ballot.nomination.person_id for ballot in ballots}, day)
    return [
        Conflict(commune_id=ballot.commune_id, ballot=ballot, seat=seat, why=why, note=note)
        for ballot in ballots
        for seat in seats
        for why, note in _first(_reasons(ballot.nomination, seat, units, households))
    ]


def _reasons(
    nomination: Nomination, seat: Attendance, units: Ties, households: Ties
) -> Iterator[tuple[str, str]]:
    person = seat.member.person_id
    own = households[person]
    if nomination.person_id == person or nomination.household_id in own:
        yield Why.SELF, ""
    if nomination.person_id and own & households[nomination.person_id]:
        yield Why.FAMILY, "Cùng hộ gia đình"
    if units[person] & {nomination.unit_id, nomination.collective_id}:
        yield Why.UNIT, ""
    proposers = {row.person_id for row in (nomination.made_by, nomination.sent_by) if row}
    if person in proposers:
        yield Why.OTHER, "Là người lập, gửi hồ sơ đề nghị"


def _first(reasons: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [*reasons][:1]


def _units(persons: set[int], day: dt.date) -> Ties:
    """Return the units in which people hold a role or a chức vụ, without the commune itself."""
    found: Ties = defaultdict(set)
    for model in (Membership, Position):
        rows = model.objects.filter(holding_on(day), person__in=persons)
        for person, unit in rows.values_list("person", "unit"):
            found[person].add(unit)
    all_units = set().union(*found.values())
    spells = Spell.objects.filter(unit__in=all_units, kind__in=_NOT_OWN)
    common = set(spells.values_list("unit", flat=True))
    return defaultdict(set, {person: units - common for person, units in found.items()})


def _households(persons: set[int | None], day: dt.date) -> Ties:
    found: Ties = defaultdict(set)
    rows = HouseholdMember.objects.filter(holding_on(day), person__in=persons - {None})
    for person, household in rows.values_list("person", "household"):
        found[person].add(household)
    return found
