"""Rights over decisions and proposals on awards, and which of them an account reads."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from awards.deciding.ties import deciders_of
from awards.models import Decision
from awards.states import DECISION_EDITABLE, DecisionKind, DecisionState
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes

State = DecisionState
# Through whose hands the paper goes; the council's secretary knows what the council passed.
ON_THE_WAY = (
    Role.CLERK,
    Role.CHECKER,
    Role.CHAIRMAN,
    Role.RECORDS_CLERK,
    Role.COUNCIL_SECRETARY,
    Role.ACCOUNTANT,
)
FROZEN = (State.SUBMITTED, State.APPROVED, State.ISSUED)


@permission("awards.draft_decisions")
def draft_decisions(user: User, commune: Commune) -> Membership | None:
    """Write decisions, proposals to those above, and decisions that revoke."""
    return held(user, [Role.CLERK], commune)


@permission("awards.view_decision")
def view_decision(user: User, decision: Decision) -> Membership | None:
    """An issued one: who reads the commune. On its way: the office. A draft: its clerks.

    Queryset twin: ``decisions_visible_to``.
    """
    if decision.state == State.ISSUED and decision.commune_id in readable_communes(user):
        return held(user, Role.values, decision.commune_id) or memberships(user)[0]
    roles = ON_THE_WAY if decision.state in FROZEN else (Role.CLERK,)
    return held(user, roles, decision.commune_id)


@permission("awards.view_grounds")
def view_grounds(user: User, decision: Decision) -> Membership | None:
    """Read the votes, the conditions and the dossiers behind the list: the office alone."""
    if view_decision(user, decision) is None:
        return None
    return held(user, ON_THE_WAY, decision.commune_id)


@permission("awards.edit_decision")
def edit_decision(user: User, decision: Decision) -> Membership | None:
    if decision.state not in DECISION_EDITABLE:
        return None
    return held(user, [Role.CLERK], decision.commune_id)


@permission("awards.submit_decision")
def submit_decision(user: User, decision: Decision) -> Membership | None:
    return edit_decision(user, decision)


@permission("awards.abandon_decision")
def abandon_decision(user: User, decision: Decision) -> Membership | None:
    return edit_decision(user, decision)


@permission("awards.recall_decision")
def recall_decision(user: User, decision: Decision) -> Membership | None:
    """The clerks take it back as long as nobody has decided."""
    if decision.state != State.SUBMITTED:
        return None
    return held(user, [Role.CLERK], decision.commune_id)


@permission("awards.approve_decision")
def approve_decision(user: User, decision: Decision) -> Membership | None:
    """A leader who neither stands in the list, nor proposed it, nor wrote the paper."""
    if decision.state != State.SUBMITTED:
        return None
    leader = held(user, [Role.CHAIRMAN], decision.commune_id)
    return leader if leader and leader.person_id in deciders_of(decision) else None


@permission("awards.return_names")
def return_names(user: User, decision: Decision) -> Membership | None:
    """Take single names out of what was submitted, so that the rest can be approved."""
    return approve_decision(user, decision)


@permission("awards.return_decision")
def return_decision(user: User, decision: Decision) -> Membership | None:
    if decision.state == State.APPROVED:
        return held(user, [Role.CHAIRMAN, Role.RECORDS_CLERK], decision.commune_id)
    return approve_decision(user, decision)


@permission("awards.issue_decision")
def issue_decision(user: User, decision: Decision) -> Membership | None:
    if decision.state != State.APPROVED:
        return None
    return held(user, [Role.RECORDS_CLERK], decision.commune_id)


@permission("awards.write_outcomes")
def write_outcomes(user: User, decision: Decision) -> Membership | None:
    """Write down what those above decided on a proposal."""
    if decision.state != State.ISSUED or decision.kind != DecisionKind.PROPOSAL:
        return None
    return held(user, [Role.CLERK], decision.commune_id)


@permission("awards.revoke_grants")
def revoke_grants(user: User, decision: Decision) -> Membership | None:
    """Begin a decision that revokes names of this one."""
    if decision.state != State.ISSUED or decision.kind != DecisionKind.AWARD:
        return None
    return held(user, [Role.CLERK], decision.commune_id)


def decisions_visible_to(user: User | AnonymousUser) -> QuerySet[Decision]:
    """Return the papers that the account reads; twin of ``awards.view_decision``."""
    rows = memberships(user)
    own = {one.commune_id for one in rows if one.role == Role.CLERK}
    on_the_way = {one.commune_id for one in rows if one.role in ON_THE_WAY}
    readable = readable_communes(user) if rows else set()
    return whole(
        Decision.objects.filter(
            Q(commune__in=own)
            | Q(commune__in=on_the_way, state__in=FROZEN)
            | Q(commune__in=readable, state=State.ISSUED)
        )
    )


def decisions_in_hand(user: User) -> QuerySet[Decision]:
    """Return the papers of which the account takes a step, now or too late.

    Who decides also gets one that the clerk took back meanwhile, so as to be told so.
    """
    communes = {one.commune_id for one in memberships(user) if one.role in ON_THE_WAY}
    return whole(Decision.objects.filter(commune__in=communes))


def whole(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    return rows.select_related(
        "commune",
        "round__campaign",
        "signatory__person",
        "made_by__person",
        "submitted_by__person",
        "decided_by__person",
        "paper__number",
        "revokes__paper__number",
    )
