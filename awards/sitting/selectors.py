"""Reading councils, sittings and their ballots; a fixed number of queries each."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from awards.models import (
    Attendance,
    Ballot,
    Conflict,
    Council,
    CouncilMember,
    NamedVote,
    Nomination,
    Sitting,
)
from awards.paper_names import name_on_paper
from awards.states import NominationState, SittingState
from emulation.org.models import Commune, Membership, Person, Position, Role
from emulation.org.rights import holding_on
from emulation.org.selectors import commune_and_unit_names

COUNCIL_ROLES = (Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY)
AWARD = ("nomination__honour", "nomination__reward_form", "nomination__unit")


def seats_of(sitting: Sitting) -> list[Attendance]:
    """Return the seats in the order of the council, with their people."""
    return list(sitting.seats.select_related("member__person", "attachment"))


def ballots_of(sitting: Sitting) -> list[Ballot]:
    """Return the agenda in order, with who leaves which vote and what is told by name.

    Each carries what it was called on the day: ``unit_name`` the unit that nominates,
    ``award_name`` the award on paper.
    """
    rows = sitting.ballots.select_related(*AWARD)
    conflicts = Conflict.objects.select_related("seat__member__person")
    votes = NamedVote.objects.select_related("seat__member__person")
    named = votes.order_by("seat__member__position", "pk")
    rows = rows.prefetch_related(
        Prefetch("conflicts", conflicts.order_by("seat__member__position", "pk")),
        Prefetch("named_votes", named),
    )
    ballots = list(rows.order_by("position", "pk"))
    units = {each.nomination.unit_id for each in ballots}
    commune, names = commune_and_unit_names(sitting.commune, units, sitting.held_on)
    for ballot in ballots:
        about = ballot.nomination
        ballot.sitting, ballot.unit_name = sitting, names[about.unit_id]
        ballot.award_name = name_on_paper(about.award.name, commune)
    return ballots


def sits_already(sitting: Sitting) -> bool:
    """Say whether the council sits at another sitting now."""
    others = Sitting.objects.filter(council=sitting.council_id, state=SittingState.OPEN)
    return others.exclude(pk=sitting.pk).exists()


def eligible_for(sitting: Sitting) -> QuerySet[Nomination]:
    """Return the nominations that can be put on the agenda: households last, for there are many;
    titles before forms of reward."""
    rows = Nomination.objects.filter(round=sitting.round_id, state=NominationState.ELIGIBLE)
    rows = rows.select_related("honour", "reward_form", "unit", "commune", "made_by", "sent_by")
    rows = rows.annotate(
        of_household=Q(household__isnull=False), of_form=Q(reward_form__isnull=False)
    )
    places = ("of_household", "of_form", "honour__subject", "honour__position")
    return rows.order_by(*places, "reward_form__position", "unit", "recipient", "pk")


def members_of(council: Council) -> QuerySet[CouncilMember]:
    """Return everybody who has or had a seat, in the order of the seats."""
    return council.members.select_related("person__user").order_by("position", "pk")


def without_role(council: Council, day: dt.date) -> set[int]:
    """Return the people of the council who cannot vote on a device: no role, or no account."""
    roles = Membership.objects.filter(
        holding_on(day), person=OuterRef("person"), commune=council.commune_id
    )
    rows = council.members.filter(holding_on(day))
    able = rows.filter(Exists(roles), person__user__isnull=False)
    return set(rows.exclude(pk__in=able.values("pk")).values_list("person", flat=True))


def people_to_seat(commune: Commune, day: dt.date) -> QuerySet[Person]:
    """Return who may be given a seat: who holds a role or a chức vụ in the commune."""
    roles = Membership.objects.filter(holding_on(day), person=OuterRef("pk"))
    posts = Position.objects.filter(holding_on(day), person=OuterRef("pk"))
    rows = Person.objects.filter(Exists(roles) | Exists(posts), commune=commune)
    return rows.annotate(is_named=Exists(roles.filter(role__in=COUNCIL_ROLES))).order_by(
        "-is_named", "sort_key", "pk"
    )


def with_agenda(sittings: QuerySet[Sitting]) -> QuerySet[Sitting]:
    """Add ``tabled``: how many nominations are on the agenda."""
    return sittings.annotate(tabled=Count("ballots"))
