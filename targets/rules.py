"""Rights over targets, their spans and the catalogues they use."""

from __future__ import annotations

from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.models import Target


@permission("targets.keep")
def keep(user: User, commune: Commune) -> Membership | None:
    """Set, change and remove targets of the commune, and open spans for them."""
    return held(user, [Role.CLERK], commune)


@permission("targets.keep_catalogue")
def keep_catalogue(user: User, commune: Commune) -> Membership | None:
    """Keep units of measure and kinds of targets."""
    return held(user, [Role.CLERK, Role.ADMINISTRATOR], commune)


@permission("targets.view")
def view(user: User, target: Target) -> Membership | None:
    """Read a target: whoever may read its commune. Queryset twin: ``targets_visible_to``."""
    if target.commune_id not in readable_communes(user):
        return None
    return held(user, Role.values, target.commune_id) or memberships(user)[0]
