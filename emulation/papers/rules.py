"""Rights over number series and issued papers."""

from __future__ import annotations

from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from emulation.papers.models import Paper


@permission("papers.keep_series")
def keep_series(user: User, commune: Commune) -> Membership | None:
    """Open number series, reserve and cancel numbers: the records clerk of the commune."""
    return held(user, [Role.RECORDS_CLERK], commune)


@permission("papers.view_paper")
def view_paper(user: User, paper: Paper) -> Membership | None:
    """Read an issued paper: who may read the commune's rows. Twin: ``papers_visible_to``."""
    if paper.commune_id not in readable_communes(user):
        return None
    return held(user, Role.values, paper.commune_id) or memberships(user)[0]
