"""Rights over what a plan is begun from: older plans, phrasings, templates."""

from __future__ import annotations

from campaigns.models import Phrase, Plan, PlanState
from campaigns.rules import create_plan, view_plan
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import (
    commune_and_predecessors,
    commune_and_superiors,
    granting,
    held,
    memberships,
    permission,
)


@permission("campaigns.carry_over_plan")
def carry_over_plan(user: User, pair: tuple[Plan, Commune]) -> Membership | None:
    """Begin a plan of the commune from an older one, its own or one that it took over."""
    source, commune = pair
    own = source.commune_id in commune_and_predecessors(commune)
    whole = source.amends_id is None and source.state != PlanState.ABANDONED
    whole = whole and source.is_plan
    if not own or not whole or view_plan(user, source) is None:
        return None
    return create_plan(user, commune)


@permission("campaigns.keep_phrases")
def keep_phrases(user: User, commune: Commune) -> Membership | None:
    """Write the commune's phrasings and templates: its clerk; of the province, its office."""
    of_province = commune.level == Commune.Level.PROVINCE
    return held(user, [Role.CLERK, Role.ADMINISTRATOR] if of_province else [Role.CLERK], commune)


@permission("campaigns.view_phrase")
def view_phrase(user: User, phrase: Phrase) -> Membership | None:
    """Clerks read their own and those of the authorities above them."""
    for membership in memberships(user):
        if granting(user, "campaigns.keep_phrases", membership.commune) and (
            phrase.commune_id in commune_and_superiors(membership.commune)
        ):
            return membership
    return None


@permission("campaigns.keep_template")
def keep_template(user: User, plan: Plan) -> Membership | None:
    """Make a template of a plan that one reads; it is kept by one's own office."""
    if not plan.is_plan or view_plan(user, plan) is None:
        return None
    writing = (row for row in memberships(user) if keep_phrases(user, row.commune))
    near = sorted(writing, key=lambda row: row.commune_id != plan.commune_id)
    return keep_phrases(user, near[0].commune) if near else None
