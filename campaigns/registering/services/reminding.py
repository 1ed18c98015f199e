"""Units that have not registered are reminded at once, because the clerk asks for it."""

from __future__ import annotations

from functools import partial

from django.db import transaction

from campaigns.models import Campaign
from campaigns.registering.office.missing import MissingRow, answers_of, thing_of
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from emulation.org.models.reminders import MailState
from emulation.org.rights import actor, require, subject
from emulation.org.services import reminder_tell, reminders_mail
from emulation.trail.services import entry_record


@transaction.atomic
def registrations_remind(*, campaign: Campaign, by: User) -> tuple[int, list[MissingRow]]:
    """Remind the heads of all units that owe a registration, in the portal and by e-mail.

    Return how many were, and the units whose head has no account: they are to be called. Who
    was told today is not told again.
    """
    membership = require(by, "campaigns.keep_campaigns", campaign.commune)
    if not campaign.is_launched or campaign.closed_at:
        raise WrongState("Phong trào chưa phát động, đã hủy hoặc đã tổng kết.")
    today, rows = dates.today(), answers_of(campaign, by).missing
    told = [
        reminder_tell(person=row.person, thing=thing_of(campaign, row.unit, row.name), day=today)
        for row in rows
        if row.person is not None and row.can_be_told
    ]
    reminders = [reminder for reminder in told if reminder is not None]
    waiting = [one for one in reminders if one.mail_state == MailState.WAITING]
    transaction.on_commit(partial(reminders_mail, waiting))
    if reminders:
        entry_record(
            "campaigns.registration.reminded",
            actor=actor(by, membership),
            subject=subject(campaign, campaign.name),
            reason=f"{len(reminders)} đơn vị",
        )
    return len(reminders), [row for row in rows if not row.can_be_told]
