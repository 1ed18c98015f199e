"""Rights over rounds and nominations, and which of them an account reads."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from awards.models import Nomination, Round
from awards.states import NominationState
from emulation.lib import dates
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.rules import REPORT_READERS, reader_of

State = NominationState
# Before that the dossier can still be given up by its unit.
GIVEN_UP_FROM = (State.DRAFT, State.RECALLED, State.SENT, State.CHECKING, State.INCOMPLETE)
DRAFTS = (State.DRAFT, State.RECALLED)
# Nothing of it was ever handed in, or it was taken back.
_KEPT_BY_UNIT = Q(state__in=DRAFTS) | Q(state=State.WITHDRAWN, first_sent_at=None)


def is_open_on(round_: Round, day: dt.date) -> bool:
    """Say whether units may send nominations on a day."""
    return round_.ended_at is None and round_.opens_on <= day <= round_.closes_on


@permission("awards.keep_rounds")
def keep_rounds(user: User, commune: Commune) -> Membership | None:
    """Open rounds, say what may be nominated, end them."""
    return held(user, [Role.CLERK], commune)


@permission("awards.view_round")
def view_round(user: User, round_: Round) -> Membership | None:
    """Who nominates or works on it, and who reads the commune from above or after it."""
    inside = held(user, Role.values, round_.commune_id)
    if inside or round_.commune_id not in readable_communes(user):
        return inside
    return memberships(user)[0]


@permission("awards.nominate")
def nominate(user: User, nomination: Nomination) -> Membership | None:
    """Begin a nomination: the head of the unit; the clerk for who brings paper.

    ``nomination`` names round and unit, stored or not.
    """
    if not is_open_on(nomination.round, dates.today()):
        return None
    return _writer(user, nomination)


@permission("awards.view_unit_nominations")
def view_unit_nominations(user: User, nomination: Nomination) -> Membership | None:
    """Open the page of a unit in a round: its head, the office, and from above.

    ``nomination`` names round and unit.
    """
    return reader_of(user, nomination)


@permission("awards.view_nomination")
def view_nomination(user: User, nomination: Nomination) -> Membership | None:
    """The unit's head and the office; a draft is the unit's and the clerk's.

    Queryset twin: ``nominations_visible_to``.
    """
    is_gone = nomination.state == State.WITHDRAWN and nomination.first_sent_at is None
    if is_gone or nomination.state in DRAFTS:
        return _writer(user, nomination)
    return reader_of(user, nomination)


@permission("awards.write_nomination")
def write_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Write on: what was returned also after the round's last day."""
    if not nomination.is_writable or nomination.round.ended_at:
        return None
    is_back = nomination.state == State.INCOMPLETE
    if not is_back and not is_open_on(nomination.round, dates.today()):
        return None
    return _writer(user, nomination)


@permission("awards.recall_nomination")
def recall_nomination(user: User, nomination: Nomination) -> Membership | None:
    """Take back what was sent, as long as the office has not pressed "Tiếp nhận"."""
    if nomination.state != State.SENT or not is_open_on(nomination.round, dates.today()):
        return None
    sender = nomination.sent_by
    if sender is not None and sender.role == Role.CLERK:
        return held(user, [Role.CLERK], nomination.commune_id)
    return held(user, [Role.UNIT_HEAD], nomination.commune_id, nomination.unit)


@permission("awards.withdraw_nomination")
def withdraw_nomination(user: User, nomination: Nomination) -> Membership | None:
    return _writer(user, nomination) if nomination.state in GIVEN_UP_FROM else None


def nominations_visible_to(user: User | AnonymousUser) -> QuerySet[Nomination]:
    """Return the nominations that the account may open (twin of ``view_nomination``)."""
    if not user.is_authenticated:
        return Nomination.objects.none()
    mine = memberships(user)
    own = Q(unit__in=[row.unit_id for row in mine if row.role == Role.UNIT_HEAD])
    clerk = Q(commune__in=[row.commune_id for row in mine if row.role == Role.CLERK])
    inside = {row.commune_id for row in mine}
    office = {row.commune_id for row in mine if row.role in REPORT_READERS}
    reading = (readable_communes(user) - inside) | office
    handed_in = Q(commune__in=reading) & ~_KEPT_BY_UNIT
    return Nomination.objects.filter(own | clerk | handed_in)


def rounds_visible_to(user: User | AnonymousUser) -> QuerySet[Round]:
    """Return the rounds of the communes that the account reads (twin of ``view_round``)."""
    communes = readable_communes(user) if user.is_authenticated else ()
    return Round.objects.filter(commune__in=communes)


def _writer(user: User, nomination: Nomination) -> Membership | None:
    own = held(user, [Role.UNIT_HEAD], nomination.commune_id, nomination.unit)
    return own or held(user, [Role.CLERK], nomination.commune_id)
