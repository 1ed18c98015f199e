"""Rights over the award fund."""

from __future__ import annotations

from awards.deciding.rules import ON_THE_WAY
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes

READERS = (*ON_THE_WAY, Role.VIEWER)


@permission("awards.view_fund")
def view_fund(user: User, commune: Commune) -> Membership | None:
    """The office, and who reads the commune from above or after it."""
    own = held(user, READERS, commune)
    if own or held(user, Role.values, commune) or commune.pk not in readable_communes(user):
        return own
    return memberships(user)[0]


def opens_fund(user: User) -> bool:
    """Say whether the fund that opens first, that of the own commune, may be read."""
    own = next((one.commune for one in memberships(user)), None)
    return own is not None and view_fund(user, own) is not None


@permission("awards.keep_fund")
def keep_fund(user: User, commune: Commune) -> Membership | None:
    """Write receipts, payments and budgets: the accountant."""
    return held(user, [Role.ACCOUNTANT], commune)
