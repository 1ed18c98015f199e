"""Rights over registrations, and which of them an account reads."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from campaigns.models import Registration, RegistrationState
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import communes_of, held, memberships, permission, readable_communes
from targets.rules import (
    REPORT_READERS,
    confirmer_of,
    decider_of,
    reader_of,
    recaller_of,
    waiting_decider_of,
)


def is_open_for(registration: Registration, day: dt.date) -> bool:
    """Say whether the unit may register on a day: in the window, or with the clerk's leave."""
    campaign = registration.campaign
    if not campaign.is_launched or campaign.closed_at:
        return False
    in_window = campaign.register_from <= day <= campaign.register_until
    leave = registration.leave_until
    return in_window or (leave is not None and day <= leave)


def is_lapsed(registration: Registration, day: dt.date) -> bool:
    """Say whether a unit was let add to what was approved and sent nothing in time."""
    return registration.is_supplement and not is_open_for(registration, day)


@permission("campaigns.view_registration")
def view_registration(user: User, registration: Registration) -> Membership | None:
    """The unit's head, the office, and who reads the commune from above or after it.

    Queryset twin: ``registrations_visible_to``.
    """
    return reader_of(user, registration)


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
    if registration.campaign.is_over:
        return None
    commune = registration.commune_id
    own = held(user, [Role.UNIT_HEAD], commune, registration.unit)
    return own or held(user, [Role.CLERK], commune)


@permission("campaigns.recall_registration")
def recall_registration(user: User, registration: Registration) -> Membership | None:
    """Take back what was sent, as long as the office has not pressed "Tiếp nhận".

    After the window only what was returned: anything else could not be sent again.
    """
    if not registration.was_returned and not is_open_for(registration, dates.today()):
        return None
    return recaller_of(user, registration)


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
    if registration.received_at or registration.campaign.is_over:
        return None
    return waiting_decider_of(user, registration)


@permission("campaigns.return_registration")
def return_registration(user: User, registration: Registration) -> Membership | None:
    """Send it back with reasons; an approved one until the campaign is closed."""
    if registration.state not in (RegistrationState.SENT, RegistrationState.APPROVED):
        return None
    return None if registration.campaign.is_over else decider_of(user, registration)


@permission("campaigns.approve_registration")
def approve_registration(user: User, registration: Registration) -> Membership | None:
    """Approve what was sent in time, until the campaign is closed."""
    return None if registration.campaign.is_over else waiting_decider_of(user, registration)


@permission("campaigns.confirm_registration")
def confirm_registration(user: User, registration: Registration) -> Membership | None:
    """Say "đúng" to what the clerk wrote down: the head of the unit, who is not the clerk."""
    return None if registration.campaign.is_over else confirmer_of(user, registration)


def registrations_visible_to(user: User | AnonymousUser) -> QuerySet[Registration]:
    """Return the registrations that the account reads."""
    held_ = memberships(user)
    office = {one.commune_id for one in held_ if one.role in REPORT_READERS}
    from_above = readable_communes(user) - communes_of(user) if held_ else set()
    own = [one.unit_id for one in held_ if one.role == Role.UNIT_HEAD]
    rows = Registration.objects.filter(Q(commune__in=office | from_above) | Q(unit__in=own))
    return rows.select_related("campaign__commune", "campaign__span", "unit", "commune")
