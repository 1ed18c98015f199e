"""Who may sign a paper on awards: never somebody who is named in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from awards.models import Decision
from awards.states import DecisionKind
from emulation.lib import dates
from emulation.org.models import Commune
from emulation.org.selectors import signatories_on
from emulation.papers.signing import HEAD_TITLE, signing_mistake

BY_DEPUTY = (Commune.SigningMode.DEPUTY, Commune.SigningMode.COLLECTIVE_DEPUTY)


def signing_refusal(decision: Decision, named: Collection[int]) -> dict[str, str]:
    """Return what keeps the paper from being signed so, by field; {} if nothing does.

    ``named``: the people in its list.
    """
    position = decision.signatory
    if position and position.person_id in named:
        return {
            "signatory": f"{position.person} có tên trong danh sách nên không ký được. Chọn cấp "
            "phó ký thay (KT.)."
        }
    if decision.signing_mode not in BY_DEPUTY and _head_is_among(decision, named):
        return {
            "signing_mode": "Chủ tịch có tên trong danh sách. Chọn thể thức KT. và cấp phó ký thay."
        }
    mistake = signing_mistake(
        decision.signing_mode,
        head_title=HEAD_TITLE,
        signer_title=position.signature_title if position else "",
    )
    return {"signing_mode": mistake} if mistake else {}


def usual_signing(decision: Decision, named: Collection[int]) -> dict[str, Any]:
    """Return the mode and the signer of a new paper: the chairman, a deputy where he is named.

    The award is the chairman's own act; the committee proposes as a body.
    """
    modes = Commune.SigningMode
    is_body = decision.kind == DecisionKind.PROPOSAL
    rows = list(signatories_on(decision.commune, dates.today()))
    heads = [row for row in rows if row.signature_title == HEAD_TITLE]
    if not any(row.person_id in named for row in heads):
        mode = modes.COLLECTIVE if is_body else modes.OWN
        return {"signing_mode": mode, "signatory": heads[0] if heads else None}
    free = [row for row in rows if row not in heads and row.person_id not in named]
    mode = modes.COLLECTIVE_DEPUTY if is_body else modes.DEPUTY
    return {"signing_mode": mode, "signatory": free[0] if free else None}


def _head_is_among(decision: Decision, named: Collection[int]) -> bool:
    if not named:
        return False
    rows = signatories_on(decision.commune, dates.today())
    return rows.filter(signature_title=HEAD_TITLE, person__in=named).exists()
