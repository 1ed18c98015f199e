"""Rights over registrations, and which of them an account reads."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from campaigns.models import Registration, RegistrationState
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import communes_of, held, memberships, permission, readable_communes
from targets.rules import DECIDING, REPORT_READERS


def is_open_for(registration: Registration, day: dt.date) -> bool:
    """Say whether the unit may register on a day: in the window, or with the clerk's leave."""
    campaign = registration.campaign
    if not campaign.is_launched or campaign.closed_at:
        return False
    in_window = campaign.register_from <= day <= campaign.register_until
    leave = registration.leave_until
    return in_window or (leave is not None and day <= leave)


@permission("campaigns.view_registration")
def view_registration(user: User, registration: Registration) -> Membership | None:
    """The unit's head, the office, and who reads the commune from above or after it.

    Queryset twin: ``registrations_visible_to``.
    """
    commune = registration.commune_id
    own = held(user, [Role.UNIT_HEAD], commune, registration.unit)
    office = own or held(user, REPORT_READERS, commune)
    if office or held(user, Role.values, commune):
        return office
    return memberships(user)[0] if commune in readable_communes(user) else None


@permission("campaigns.write_registration")
def write_registration(user: User, registration: Registration) -> Membership | None:
    """The head of the unit; the clerk for who telephones or brings paper.

    What was returned is mended after the window, too.
    """
    if not registration.is_writable:
        return None
    is_back = registration.state == RegistrationState.RETURNED
    if not is_back and not is_open_for(registration, dates.today()):
        return None
    if registration.campaign.closed_at or registration.campaign.cancelled_at:
        return None
    commune = registration.commune_id
    own = held(user, [Role.UNIT_HEAD], commune, registration.unit)
    return own or held(user, [Role.CLERK], commune)


@permission("campaigns.recall_registration")
def recall_registration(user: User, registration: Registration) -> Membership | None:
    """Take back what was sent, as long as the office has not pressed "Tiếp nhận".

    After the window only what was returned: anything else could not be sent again.
    """
    if registration.state != RegistrationState.SENT or registration.received_at:
        return None
    if not registration.was_returned and not is_open_for(registration, dates.today()):
        return None
    if registration.taken_by_phone:
        return held(user, [Role.CLERK], registration.commune_id)
    return held(user, [Role.UNIT_HEAD], registration.commune_id, registration.unit)


@permission("campaigns.withdraw_registration")
def withdraw_registration(user: User, registration: Registration) -> Membership | None:
    """Give it up, before the window closes."""
    sent = (RegistrationState.SENT, RegistrationState.RETURNED, RegistrationState.APPROVED)
    if registration.state not in sent or not is_open_for(registration, dates.today()):
        return None
    return held(user, [Role.UNIT_HEAD], registration.commune_id, registration.unit)


@permission("campaigns.return_to_registration")
def return_to_registration(user: User, registration: Registration) -> Membership | None:
    """Begin anew what was withdrawn, while the window is open."""
    if registration.state != RegistrationState.WITHDRAWN:
        return None
    if not is_open_for(registration, dates.today()):
        return None
    return held(user, [Role.UNIT_HEAD], registration.commune_id, registration.unit)


@permission("campaigns.receive_registration")
def receive_registration(user: User, registration: Registration) -> Membership | None:
    if registration.state != RegistrationState.SENT or registration.received_at:
        return None
    return _decider(user, registration)


@permission("campaigns.return_registration")
def return_registration(user: User, registration: Registration) -> Membership | None:
    """Send it back with reasons; an approved one until the campaign is closed."""
    if registration.state not in (RegistrationState.SENT, RegistrationState.APPROVED):
        return None
    return None if registration.campaign.closed_at else _decider(user, registration)


@permission("campaigns.approve_registration")
def approve_registration(user: User, registration: Registration) -> Membership | None:
    if registration.state != RegistrationState.SENT:
        return None
    return _decider(user, registration)


@permission("campaigns.confirm_registration")
def confirm_registration(user: User, registration: Registration) -> Membership | None:
    """Say "đúng" to what the clerk wrote down: the head of the unit, who is not the clerk."""
    if registration.state != RegistrationState.SENT or not registration.taken_by_phone:
        return None
    if registration.confirmed_at:
        return None
    own = held(user, [Role.UNIT_HEAD], registration.commune_id, registration.unit)
    return None if own is None or _is_sender(own, registration) else own


def registrations_visible_to(user: User | AnonymousUser) -> QuerySet[Registration]:
    """Return the registrations that the account reads."""
    held_ = memberships(user)
    office = {one.commune_id for one in held_ if one.role in REPORT_READERS}
    from_above = readable_communes(user) - communes_of(user) if held_ else set()
    own = [one.unit_id for one in held_ if one.role == Role.UNIT_HEAD]
    rows = Registration.objects.filter(Q(commune__in=office | from_above) | Q(unit__in=own))
    return rows.select_related("campaign__commune", "campaign__span", "unit", "commune")


def _decider(user: User, registration: Registration) -> Membership | None:
    """Nobody decides on what he sent himself, unless the unit's head said "đúng" to it."""
    membership = held(user, DECIDING, registration.commune_id)
    if membership is None or (registration.taken_by_phone and registration.confirmed_at):
        return membership
    return None if _is_sender(membership, registration) else membership


def _is_sender(membership: Membership, registration: Registration) -> bool:
    sender = registration.sent_by
    return sender is not None and sender.person_id == membership.person_id
