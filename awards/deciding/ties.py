"""Who is bound up with a paper on awards: named in its list, or a proposer of what it lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from awards.models import Decision, DecisionLine
from emulation.lib import dates
from emulation.org.models import HouseholdMember, Membership, Role
from emulation.org.rights import holding_on

_NAMED = ("person", "household__head")
_PROPOSED = ("made_by__person", "sent_by__person")
_WHERE = ("nomination", "revoked_line__nomination")


@dataclass(frozen=True)
class Ties:
    """People by key: ``named`` in the list, they or their household; ``proposers`` of it."""

    named: set[int] = field(default_factory=set)
    proposers: set[int] = field(default_factory=set)


def ties_of(decision: Decision) -> Ties:
    """Return the ties; every change of the list raises the version, until then they are kept."""
    kept = getattr(decision, "_ties", None)
    if kept is None or kept[0] != decision.version:
        kept = decision._ties = (decision.version, ties_of_many([decision])[decision.pk])
    return kept[1]


def ties_of_many(decisions: Sequence[Decision]) -> dict[int, Ties]:
    """Return the ties by key of the paper; two queries."""
    keys = [each.pk for each in decisions]
    found: dict[int, Ties] = defaultdict(Ties)
    for decision, *people in _lines(keys):
        found[decision].named.update(filter(None, people[: len(_WHERE) * len(_NAMED)]))
        found[decision].proposers.update(filter(None, people[len(_WHERE) * len(_NAMED) :]))
    for decision, other, person in _members(keys):
        for key in {decision, other} & set(keys):
            found[key].named.add(person)
    for each in decisions:
        found[each.pk].proposers.update(_hands(each))
    return {key: found[key] for key in keys}


def deciders_of(decision: Decision) -> set[int]:
    """Return which leaders may approve: nobody named, and nobody who proposed.

    Where all others are named, who proposed decides: it must go to somebody. The names that
    were taken out of the list bind nobody.
    """
    kept = getattr(decision, "_deciders", None)
    if kept is None or kept[0] != decision.version:
        kept = decision._deciders = (decision.version, _deciders(decision, ties_of(decision)))
    return kept[1]


def _deciders(decision: Decision, ties: Ties) -> set[int]:
    leaders = Membership.objects.filter(
        holding_on(dates.today()), commune=decision.commune_id, role=Role.CHAIRMAN
    )
    free = set(leaders.values_list("person", flat=True)) - ties.named
    return free - ties.proposers or free - set(_hands(decision))


def _hands(decision: Decision) -> set[int]:
    """Return who wrote the paper itself or submitted it."""
    return {one.person_id for one in (decision.made_by, decision.submitted_by) if one}


def _lines(keys: list[int]) -> list[tuple]:
    rows = DecisionLine.objects.filter(decision__in=keys, return_reason="")
    people = [f"{where}__{who}" for each in (_NAMED, _PROPOSED) for where in _WHERE for who in each]
    return list(rows.order_by().values_list("decision", *people))


def _members(keys: list[int]) -> list[tuple]:
    """Return the members of the households in the lists, by paper."""
    direct = "household__nominations__lines"
    through = f"{direct}__revoking_lines"
    asked = Q(**{f"{direct}__decision__in": keys, f"{direct}__return_reason": ""})
    asked |= Q(**{f"{through}__decision__in": keys, f"{through}__return_reason": ""})
    rows = HouseholdMember.objects.filter(holding_on(dates.today())).filter(asked)
    return list(
        rows.order_by().values_list(f"{direct}__decision", f"{through}__decision", "person")
    )
