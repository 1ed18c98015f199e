"""Rights over the law of awards."""

from __future__ import annotations

from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, permission


@permission("awards.keep_law")
def keep_law(user: User, commune: Commune | None) -> Membership | None:
    """Add and correct the rules of one's own authority; the country's (``None``) stay."""
    if commune is None:
        return None
    return held(user, [Role.ADMINISTRATOR], commune)
