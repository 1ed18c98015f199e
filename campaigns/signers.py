"""Who may sign a plan, as they are offered."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from campaigns.models import Plan
from emulation.lib import dates
from emulation.org.models import Position, Spell, UnitKind
from emulation.org.rights import holding_on
from emulation.org.selectors import signatories_on

LEADERS, OTHERS = "Lãnh đạo Ủy ban nhân dân", "Người khác"


def signers_of(plan: Plan) -> dict[str, list[Position]]:
    """Return the leaders of the issuing body, then who may sign by its order.

    Heads of villages, schools and organisations sign papers of their own, not this one.
    """
    day = plan.date.as_date() if plan.date.is_whole else dates.today()
    office = Spell.objects.filter(holding_on(day), unit=OuterRef("unit"), kind=UnitKind.OFFICE)
    positions = signatories_on(plan.commune, day).annotate(is_of_office=Exists(office))
    groups: dict[str, list[Position]] = {LEADERS: [], OTHERS: []}
    for position in positions:
        if position.unit_id == plan.issuing_body_id:
            groups[LEADERS].append(position)
        elif position.is_of_office or position.pk == plan.signatory_id:
            groups[OTHERS].append(position)
    if plan.signatory and plan.signatory not in [*groups[LEADERS], *groups[OTHERS]]:
        groups[OTHERS].append(plan.signatory)
    return {name: positions for name, positions in groups.items() if positions}
