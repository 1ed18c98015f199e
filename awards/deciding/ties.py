"""Who is bound up with a paper on awards: named in its list, or a proposer of what it lists."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from awards.models import Decision, DecisionLine
from emulation.lib import dates
from emulation.org.models import HouseholdMember, Membership, Role
from emulation.org.rights import holding_on

_NOMINATIONS = ("nomination", "revoked_line__nomination")
_NAMED = ("person", "household__head")
_PROPOSERS = ("made_by__person", "sent_by__person")


def named_in(decision: Decision) -> set[int]:
    """Return the people in the list, they or their household; two queries.

    The names that were taken out of the list bind nobody.
    """
    lines = _standing(decision)
    people = lines.values_list(*_paths(_NAMED))
    found = {person for row in people for person in row if person}
    households = [lines.values(path) for path in _paths(("household",))]
    members = HouseholdMember.objects.filter(holding_on(dates.today()))
    asked = Q(household__in=households[0]) | Q(household__in=households[1])
    return found | set(members.filter(asked).values_list("person", flat=True))


def deciders_of(decision: Decision) -> set[int]:
    """Return which leaders may approve: nobody named, and nobody who proposed; one query.

    Where all others are named, who proposed decides: it must go to somebody. Kept with the
    paper as read: every change of its list raises its version.
    """
    kept = getattr(decision, "_deciders", None)
    if kept is None or kept[0] != decision.version:
        kept = decision._deciders = (decision.version, _deciders(decision))
    return kept[1]


def _deciders(decision: Decision) -> set[int]:
    leaders = Membership.objects.filter(
        holding_on(dates.today()), commune=decision.commune_id, role=Role.CHAIRMAN
    ).annotate(
        is_named=Exists(_about(decision, (*_NAMED, "household__members__person"))),
        has_proposed=Exists(_about(decision, _PROPOSERS)),
    )
    hands = {one.person_id for one in (decision.made_by, decision.submitted_by) if one}
    rows = list(leaders.values_list("person", "is_named", "has_proposed"))
    free = {person for person, is_named, _ in rows if not is_named} - hands
    return free - {person for person, _, has_proposed in rows if has_proposed} or free


def _about(decision: Decision, roles: tuple[str, ...]) -> QuerySet[DecisionLine]:
    """Return the lines in which the person of an outer row has one of the roles.

    Who once lived in a household that is named stays bound, too.
    """
    asked = Q()
    for path in _paths(roles):
        asked |= Q(**{path: OuterRef("person")})
    return _standing(decision).filter(asked)


def _standing(decision: Decision) -> QuerySet[DecisionLine]:
    return DecisionLine.objects.filter(decision=decision, return_reason="").order_by()


def _paths(roles: tuple[str, ...]) -> list[str]:
    return [f"{where}__{role}" for where in _NOMINATIONS for role in roles]
