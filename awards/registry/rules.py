"""Rights over the register. Awards are public in their commune: whoever works there reads them."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from awards.models import Grant, Initiative
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes


@permission("awards.keep_register")
def keep_register(user: User, commune: Commune) -> Membership | None:
    """Write old awards and initiatives in, one by one or from Excel."""
    return held(user, [Role.CLERK], commune)


@permission("awards.correct_grant")
def correct_grant(user: User, grant: Grant) -> Membership | None:
    """Correct or strike out what was written in from paper, never what a decision wrote."""
    if grant.line_id is not None:
        return None
    return held(user, [Role.CLERK], grant.commune_id)


@permission("awards.view_grant")
def view_grant(user: User, grant: Grant) -> Membership | None:
    """Twin of ``grants_visible_to``."""
    return _reader(user, grant.commune_id)


@permission("awards.view_initiative")
def view_initiative(user: User, initiative: Initiative) -> Membership | None:
    """Twin of ``initiatives_visible_to``."""
    return _reader(user, initiative.commune_id)


def grants_visible_to(user: User | AnonymousUser) -> QuerySet[Grant]:
    return Grant.objects.filter(commune__in=_communes(user))


def initiatives_visible_to(user: User | AnonymousUser) -> QuerySet[Initiative]:
    return Initiative.objects.filter(commune__in=_communes(user))


def _communes(user: User | AnonymousUser) -> set[int]:
    return readable_communes(user) if memberships(user) else set()


def _reader(user: User, commune: int) -> Membership | None:
    if commune not in _communes(user):
        return None
    return held(user, Role.values, commune) or memberships(user)[0]
