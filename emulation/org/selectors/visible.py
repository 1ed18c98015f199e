"""What an account may see. Another commune's row is not in here, so it is a 404."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from emulation.lib import dates
from emulation.org.models import (
    Commune,
    Household,
    HouseholdMember,
    Membership,
    Person,
    Position,
    Role,
    Unit,
    User,
)
from emulation.org.models.people import DECIDING_ROLES
from emulation.org.rights import holding_on, memberships, readable_communes
from emulation.org.rules import OFFICE


def communes_visible_to(user: User | AnonymousUser) -> QuerySet[Commune]:
    """Return the communes whose rows the account may read."""
    return Commune.objects.filter(pk__in=readable_communes(user))


def home_commune(user: User | AnonymousUser) -> Commune | None:
    """Return the commune that the account works in (the first, where there are several)."""
    held = memberships(user)
    return held[0].commune if held else None


def units_visible_to(user: User | AnonymousUser) -> QuerySet[Unit]:
    return Unit.objects.filter(commune__in=readable_communes(user))


def people_visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """Return the people whom the account may read of.

    Who holds or held something in a readable commune; every person of the own commune for
    its clerk and administrator; the households of the own village for its head; oneself.
    """
    acts = Exists(Position.objects.filter(person=OuterRef("pk"))) | Exists(
        Membership.objects.filter(person=OuterRef("pk"))
    )
    households = _kept_households(user)
    lives = Exists(HouseholdMember.objects.filter(person=OuterRef("pk"), household__in=households))
    own = Q(user=user) if user.is_authenticated else Q(pk__in=[])
    return Person.objects.filter(
        (Q(commune__in=readable_communes(user)) & acts)
        | Q(commune__in=_office_communes(user))
        | lives
        | own
    )


def households_visible_to(user: User | AnonymousUser) -> QuerySet[Household]:
    """Return the households that the account maintains; nobody else reads the list."""
    return _kept_households(user)


def account_people_visible_to(user: User | AnonymousUser) -> QuerySet[Person]:
    """Return the people with an account to whom the account may hand a one-time code.

    The administrator to everybody; the clerk not to those who decide on the clerk's work.
    """
    deciders = Membership.objects.filter(holding_on(dates.today()), role__in=DECIDING_ROLES)
    others = Person.objects.filter(commune__in=_office_communes(user)).exclude(
        user__in=deciders.exclude(person__user=None).values("person__user")
    )
    return (others | people_administered_by(user)).exclude(user=None)


def people_administered_by(user: User | AnonymousUser) -> QuerySet[Person]:
    """Return everybody written down in the commune that the account administers."""
    rows = [row for row in memberships(user) if row.role == Role.ADMINISTRATOR]
    return Person.objects.filter(commune__in={row.commune_id for row in rows})


def _kept_households(user: User | AnonymousUser) -> QuerySet[Household]:
    villages = {row.unit_id for row in memberships(user) if row.role == Role.UNIT_HEAD}
    return Household.objects.filter(Q(commune__in=_office_communes(user)) | Q(village__in=villages))


def _office_communes(user: User | AnonymousUser) -> set[int]:
    return {row.commune_id for row in memberships(user) if row.role in OFFICE}
