"""What the third screen hands in: the note with the sending, once."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from campaigns.models import Registration, RegistrationSending
from campaigns.models.honours import SubjectKind
from campaigns.registering.frozen import far_words
from campaigns.registering.own.rows import stored_job
from campaigns.registering.services import registration_save, registration_send
from campaigns.registering.services.writing import registration_writer, sending_received
from emulation.lib.text import nfc
from emulation.org.models import User

# More names than these are counted, not listed, where a page only gives a survey.
SURVEYED = 12


@transaction.atomic
def note_and_send(
    registration: Registration, *, note: str, seen_version: int, client_uid: UUID, by: User
) -> RegistrationSending:
    """Keep the note and send; what was received under this mark before is not touched."""
    received = sending_received(registration, client_uid, by)
    if received:
        return received
    version = seen_version
    if registration.pk and registration.is_writable and nfc(note).strip() != registration.note:
        _note(registration, note, seen_version, by)
        version = registration.version
    return registration_send(
        registration=registration, seen_version=version, client_uid=client_uid, by=by
    )


def note_keep(registration: Registration, *, note: str, by: User) -> None:
    registration_writer(registration, by)
    if nfc(note).strip() != registration.note:
        _note(registration, note, registration.version, by)


def with_names(content: dict[str, Any]) -> dict[str, Any]:
    """Return a content for a page that gives a survey: long lists of names are cut."""
    honours = []
    for honour in content["honours"]:
        is_long = len(honour["who"]) > SURVEYED
        honours.append(
            {
                **honour,
                "is_household": honour["subject"] == SubjectKind.HOUSEHOLD,
                "count": len(honour["who"]),
                "shown": [one["name"] for one in honour["who"][:SURVEYED]],
                "more": len(honour["who"]) - SURVEYED if is_long else 0,
            }
        )
    pledges = [{**pledge, "far_words": far_words(pledge)} for pledge in content["pledges"]]
    return {**content, "pledges": pledges, "honours": honours}


def _note(registration: Registration, note: str, seen_version: int, by: User) -> None:
    jobs = [stored_job(row) for row in registration.hardjobs.all()] if registration.pk else []
    registration_save(
        registration=registration,
        pledges=(),
        jobs=jobs,
        note=note,
        seen_version=seen_version,
        by=by,
    )
