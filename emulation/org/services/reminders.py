"""Reminders: told once a person and day, in the portal and by e-mail where there is one."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import asdict
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.pages import site_address
from emulation.lib.zalo import zalo_text
from emulation.org.models import Person, User
from emulation.org.models.reminders import MailState, Reminder
from emulation.org.reminding import Thing, due_things, subject_of, turn_of
from emulation.org.rights import actor, memberships
from emulation.org.waits import waits_of
from emulation.trail.services import Subject, entry_record

logger = logging.getLogger(__name__)
TRY_AGAIN = dt.timedelta(days=7)


@transaction.atomic
def reminding_choose(*, user: User, often: str) -> None:
    """Set how often the account's own person is reminded."""
    user.remind = often
    user.full_clean(exclude=["password"])
    user.save(update_fields=["remind"])
    own = memberships(user)
    commune = own[0].commune.uid if own else None
    thing = Subject(user._meta.label_lower, user.uid, user.name, commune)
    entry_record("org.account.reminding_chosen", actor=actor(user), subject=thing)


class MailServerDown(Exception):
    """The server refused, or did not answer in ``EMAIL_TIMEOUT``: other letters can wait."""


def reminder_make(*, user: User, day: dt.date) -> Reminder | None:
    """Remind a person of what is due; ``None`` where nothing is, or it was told before.

    Of two runs at once one makes the row. Its mail waits in ``reminders_unsent`` until the
    row is stored for good: no request and no transaction waits for a mail server.
    """
    turn, held = turn_of(user.remind, day), memberships(user)
    if turn is None or not held:
        return None
    person = held[0].person
    if Reminder.objects.filter(person=person, on__gte=turn).exists():
        return None
    things = due_things(waits_of(user), day)
    return _store(person, things, day) if things else None


def reminder_tell(*, person: Person, thing: Thing, day: dt.date) -> Reminder | None:
    """Remind a person of one thing at once, because somebody asked for it.

    ``None`` where it was told that day. What was told of other things stands beside it, and
    goes out by mail once more. The caller has checked the right and sends the mail.
    """
    with transaction.atomic():
        told = Reminder.objects.filter(person=person, on=day).first()
        if told is None:
            return _store(person, [thing], day)
        if any(each["url"] == thing.url for each in told.things):
            return None
        things = [*(Thing(**each) for each in told.things), thing]
        told.things, told.subject = [asdict(each) for each in things], subject_of(things)
        told.mail_state = _mail_state(person)
        seen = Reminder.objects.filter(pk=told.pk, made_at=told.made_at)
        told.made_at = dates.now()
        fields = ("things", "subject", "mail_state", "made_at")
        is_mine = seen.update(**{name: getattr(told, name) for name in fields})
    return told if is_mine else None


def reminders_unsent(day: dt.date) -> QuerySet[Reminder]:
    """Return the mails of the last days still to go, unless a later one told it all anew."""
    later = Reminder.objects.filter(person=OuterRef("person"), on__gt=OuterRef("on"))
    waiting = Reminder.objects.filter(
        mail_state__in=[MailState.WAITING, MailState.FAILED], on__gt=day - TRY_AGAIN, on__lte=day
    )
    return waiting.filter(~Exists(later)).select_related("person")


def reminders_mail(reminders: Iterable[Reminder]) -> tuple[int, int]:
    """Send mails one after another; return how many went and how many did not.

    Once the server does not answer the others are left in the queue, so that a run ends
    after one ``EMAIL_TIMEOUT`` and not after as many as there are people.
    """
    waiting = list(reminders)
    went = 0
    for reminder in waiting:
        try:
            went += _mail(reminder)
        except MailServerDown:
            break
    return went, len(waiting) - went


def _mail(reminder: Reminder) -> bool:
    """Send one mail, or say that it did not go; raises ``MailServerDown``.

    Whoever takes it out of the queue sends it, so that it never goes twice.
    """
    queue = Reminder.objects.filter(
        pk=reminder.pk, mail_state__in=[MailState.WAITING, MailState.FAILED]
    )
    if queue.update(mail_state=MailState.SENDING) == 0:
        return True
    try:
        send_mail(
            subject=f"Cổng Thi đua: {reminder.subject}",
            message=_letter(reminder),
            from_email=None,
            recipient_list=[reminder.person.email],
        )
    except Exception as error:  # any fault of a mail server: told, tried again at the next run
        logger.error("A reminder could not be mailed: %s", type(error).__name__)
        _settle(reminder, MailState.FAILED)
        if _is_of_the_server(error):
            raise MailServerDown from error
        return False
    _settle(reminder, MailState.SENT)
    return True


def _is_of_the_server(error: Exception) -> bool:
    """Say whether no other letter would go either; a wrong address is that letter's own fault.

    All errors of ``smtplib`` are an ``OSError``, as those of a socket are.
    """
    of_the_letter = isinstance(error, SMTPRecipientsRefused | SMTPDataError)
    return isinstance(error, OSError) and not of_the_letter


def _store(person: Person, things: list[Thing], day: dt.date) -> Reminder | None:
    reminder = Reminder(
        commune_id=person.commune_id,
        person=person,
        on=day,
        subject=subject_of(things),
        things=[asdict(thing) for thing in things],
        made_at=dates.now(),
        mail_state=_mail_state(person),
    )
    try:
        with transaction.atomic():
            reminder.save(force_insert=True)
    except IntegrityError:
        return None
    return reminder


def _mail_state(person: Person) -> MailState:
    return MailState.WAITING if person.email and settings.SENDS_MAIL else MailState.NONE


def _settle(reminder: Reminder, state: str) -> None:
    mailed_at = dates.now() if state == MailState.SENT else None
    Reminder.objects.filter(pk=reminder.pk).update(mail_state=state, mailed_at=mailed_at)


def _letter(reminder: Reminder) -> str:
    greeting = f"Kính gửi đồng chí {reminder.person.full_name},"
    things = [Thing(**each) for each in reminder.things]
    lines = [f"{thing.line}\n  {site_address(thing.url)}" for thing in things]
    text = zalo_text(subject=f"Đồng chí có {reminder.subject}:", lines=lines)
    settings_page = site_address(reverse("own_account"))
    return f"{greeting}\n\n{text}\n\nNhận thư thưa hơn, hoặc thôi nhận: {settings_page}\n"
