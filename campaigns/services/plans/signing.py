"""Who signs a paper that the portal drafts."""

from __future__ import annotations

from campaigns.models import Plan
from campaigns.services.plans.parts import plan_change_signature
from campaigns.signers import LEADERS, signers_of
from emulation.org.models import Commune, Position, User
from emulation.papers.signing import HEAD_TITLE, signing_mistake

_MODES = (
    Commune.SigningMode.COLLECTIVE,
    Commune.SigningMode.COLLECTIVE_DEPUTY,
    Commune.SigningMode.OWN,
)


def plan_sign_as_usual(*, plan: Plan, before: Plan | None = None, by: User) -> None:
    """Let the collective sign by its head, or by whoever signed the paper ``before``."""
    signatory = _signatory(plan, before)
    title = signatory.signature_title if signatory else ""
    mode = next(
        mode
        for mode in _MODES
        if not signing_mistake(mode, head_title=HEAD_TITLE, signer_title=title)
    )
    plan_change_signature(
        plan=plan,
        version=plan.signature_version,
        signing_mode=mode.value,
        signatory=signatory,
        told=False,
        by=by,
    )


def _signatory(plan: Plan, before: Plan | None) -> Position | None:
    leaders = signers_of(plan).get(LEADERS, [])
    signed = before.signatory if before else None
    same = [row for row in leaders if signed and row.person_id == signed.person_id]
    head = [row for row in leaders if row.signature_title.upper() == HEAD_TITLE]
    return (same or head or [None])[0]
