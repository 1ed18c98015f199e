"""Who may sign a plan, as they are offered."""

from __future__ import annotations

from campaigns.models import Plan
from emulation.lib import dates
from emulation.org.models import Position, UnitKind
from emulation.org.selectors import signatories_on, spells_on

LEADERS, OTHERS = "Lãnh đạo Ủy ban nhân dân", "Người khác"


def signers_of(plan: Plan) -> dict[str, list[Position]]:
    """Return the leaders of the issuing body, then who may sign by its order.

    Heads of villages, schools and organisations sign papers of their own, not this one.
    """
    day = plan.date.as_date() if plan.date.is_whole else dates.today()
    offices = set(
        spells_on(plan.commune, day).filter(kind=UnitKind.OFFICE).values_list("unit", flat=True)
    )
    groups: dict[str, list[Position]] = {LEADERS: [], OTHERS: []}
    for position in signatories_on(plan.commune, day):
        if position.unit_id == plan.issuing_body_id:
            groups[LEADERS].append(position)
        elif position.unit_id in offices or position.pk == plan.signatory_id:
            groups[OTHERS].append(position)
    if plan.signatory and plan.signatory not in [*groups[LEADERS], *groups[OTHERS]]:
        groups[OTHERS].append(plan.signatory)
    return {name: positions for name, positions in groups.items() if positions}
