"""A launch told by mail, after it is stored for good, to heads of units who have an address."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from campaigns.launching.telling import launch_text
from campaigns.models import Campaign
from emulation.lib import dates
from emulation.org.models import Membership, Role, Unit
from emulation.org.rights import holding_on
from emulation.org.selectors import office_name

logger = logging.getLogger(__name__)


def mail_on_commit(campaign: Campaign, units: Iterable[Unit]) -> None:
    """Send the letters once the launch is stored; a mail server that fails undoes nothing."""
    keys = [unit.pk for unit in units]
    if settings.SENDS_MAIL:
        transaction.on_commit(lambda: _mail(campaign, keys))


def _mail(campaign: Campaign, units: Iterable[int]) -> None:
    rows = Membership.objects.filter(
        holding_on(dates.today()), role=Role.UNIT_HEAD, unit__in=units
    ).exclude(person__email="")
    people = {row.person.email: row.person for row in rows.select_related("person")}
    text = launch_text(campaign, office_name(campaign.commune, dates.today()))
    letters = [
        EmailMessage(
            subject=f"Cổng Thi đua: {campaign.name}",
            body=f"Kính gửi đồng chí {person.full_name},\n\n{text}\n",
            to=[address],
        )
        for address, person in people.items()
    ]
    try:  # one connection for all; the task stands in the portal whatever the server says
        get_connection().send_messages(letters)
    except Exception as error:
        logger.error("A launch could not be mailed: %s", type(error).__name__)
