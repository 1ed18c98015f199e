"""Rights over certificates."""

from __future__ import annotations

from awards.models import Decision
from awards.states import DecisionKind, DecisionState
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, permission

PRINTERS = (Role.CLERK, Role.RECORDS_CLERK)


@permission("awards.see_certificates")
def see_certificates(user: User, commune: Commune) -> Membership | None:
    """Open the list of decisions whose certificates can be printed, and how they look."""
    return held(user, PRINTERS, commune)


@permission("awards.keep_layouts")
def keep_layouts(user: User, commune: Commune) -> Membership | None:
    """Say where each line of a certificate stands."""
    return held(user, [Role.CLERK], commune)


@permission("awards.print_certificates")
def print_certificates(user: User, decision: Decision) -> Membership | None:
    """Print the certificates of an issued decision of the commune itself."""
    if decision.kind != DecisionKind.AWARD or decision.state != DecisionState.ISSUED:
        return None
    return held(user, PRINTERS, decision.commune_id)
