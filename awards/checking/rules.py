"""Rights over the check of nominations and over what offices are asked."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from awards.models import Consultation, Nomination, Round
from awards.nominating.rules import nominations_visible_to
from awards.states import NominationState
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import held, holding_on, memberships, permission
from targets.rules import DECIDING, REPORT_READERS

State = NominationState
# Found eligible or not, it may have to be looked at again.
FOUND = (State.ELIGIBLE, State.INELIGIBLE, State.POSTED)
HANDS = ("made_by__person", "sent_by__person", "person", "household__head")
ASKED_ABOUT = (State.CHECKING, State.ELIGIBLE, State.POSTED)


@permission("awards.receive_nomination")
def receive_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Take in hand what a unit sent; from then on it cannot take it back."""
    return checker_of(user, nomination) if nomination.state == State.SENT else None


@permission("awards.check_nomination")
def check_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Find it eligible or not."""
    return checker_of(user, nomination) if nomination.state == State.CHECKING else None


@permission("awards.return_nomination")
def return_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Send it back to be completed."""
    is_here = nomination.state in (State.SENT, State.CHECKING)
    return checker_of(user, nomination) if is_here else None


@permission("awards.recheck_nomination")
def recheck_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Look again at what was found."""
    return checker_of(user, nomination) if nomination.state in FOUND else None


@permission("awards.consult_offices")
def consult_offices(user: User, round_: Round) -> Membership | None:
    """Ask offices what they know against the nominated."""
    return None if round_.ended_at else held(user, [Role.CLERK], round_.commune)


@permission("awards.view_consultation")
def view_consultation(user: User, consultation: Consultation) -> Membership | None:
    """The office that is asked, and those who read what units send.

    Queryset twin: ``consultations_visible_to``.
    """
    return _of_the_office(user, consultation) or held(user, REPORT_READERS, consultation.commune_id)


@permission("awards.answer_consultation")
def answer_consultation(user: User, consultation: Consultation) -> Membership | None:
    """The office that is asked; the clerk for an answer that came on paper."""
    if consultation.answered_at or consultation.round.ended_at:
        return None
    own = _of_the_office(user, consultation)
    return own or held(user, [Role.CLERK], consultation.commune_id)


def checker_of(user: User, nomination: Nomination) -> Membership | None:
    """The clerk; those above where the only clerk proposed it. Nobody checks his or her own."""
    if nomination.round.ended_at or has_a_hand_in(user, nomination):
        return None
    return held(user, DECIDING, nomination.commune_id)


def has_a_hand_in(user: User, nomination: Nomination) -> bool:
    """Say whether the person proposed it or is rewarded by it."""
    hands = {one.person_id for one in (nomination.made_by, nomination.sent_by) if one}
    hands.add(nomination.person_id)
    if nomination.household is not None:
        hands.add(nomination.household.head_id)
    return not hands.isdisjoint(row.person_id for row in memberships(user))


def in_hands_of(user: User, prefix: str = "") -> Q:
    """Return ``has_a_hand_in`` as a condition."""
    own = {row.person_id for row in memberships(user)}
    found = Q()
    for name in HANDS:
        found |= Q(**{f"{prefix}{name}__isnull": False, f"{prefix}{name}__in": own})
    return found


def checked_by(user: User) -> QuerySet[Nomination]:
    """Return what waits for the person in the office: to be received or checked.

    The clerks check; those above them only where no clerk is free to.
    """
    held_ = memberships(user)
    clerk = {row.commune_id for row in held_ if row.role == Role.CLERK}
    above = {row.commune_id for row in held_ if row.role in DECIDING} - clerk
    if not clerk and not above:
        return Nomination.objects.none()
    whose = Q(commune__in=clerk)
    if above:
        whose |= Q(commune__in=above) & ~free_clerks()
    rows = Nomination.objects.filter(whose, state__in=[State.SENT, State.CHECKING])
    return rows.filter(round__ended_at=None).exclude(in_hands_of(user))


def checked_visible_to(user: User | AnonymousUser) -> QuerySet[Nomination]:
    """Return the nominations with what the rights over their check go by."""
    return with_hands(nominations_visible_to(user))


def with_hands(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Add what a dossier is judged by, and who has a hand in it."""
    return rows.select_related(
        "commune", "round__commune", "unit", "honour", "reward_form", "person", "collective",
        "household__head", "made_by", "sent_by",
    )  # fmt: skip


def consultations_visible_to(user: User | AnonymousUser) -> QuerySet[Consultation]:
    """Return what the account asks, answers or reads (twin of ``view_consultation``)."""
    if not user.is_authenticated:
        return Consultation.objects.none()
    office = {row.commune_id for row in memberships(user) if row.role in REPORT_READERS}
    rows = Consultation.objects.filter(
        Q(commune__in=office) | Q(office__in=offices_answered_for(user))
    )
    return rows.select_related(
        "round", "commune", "office", "asked_by__person", "answered_by__person"
    )


def offices_answered_for(user: User) -> set[int]:
    """Return the units for which the person answers: heads them, or is a chief there."""
    found = set()
    for row in memberships(user):
        if row.role == Role.UNIT_HEAD:
            found.add(row.unit_id)
        elif row.role == Role.CHECKER:
            own = (post.unit_id for post in row.posts if post.commune_id == row.commune_id)
            found |= {row.unit_id, *own}
    return found


def _of_the_office(user: User, consultation: Consultation) -> Membership | None:
    if consultation.office_id not in offices_answered_for(user):
        return None
    head = held(user, [Role.UNIT_HEAD], consultation.commune_id, consultation.office)
    return head or held(user, [Role.CHECKER, Role.UNIT_HEAD], consultation.commune_id)


def free_clerks(prefix: str = "") -> Exists:
    """Say as a condition whether the commune has a clerk with no hand in the nomination."""
    clerks = Membership.objects.filter(holding_on(dates.today()), role=Role.CLERK)
    for name in HANDS:
        # NULL compares to nothing: nobody is meant then.
        clerks = clerks.exclude(person=Coalesce(OuterRef(f"{prefix}{name}"), 0))
    return Exists(clerks.filter(commune=OuterRef("commune")))
