"""A report as a page or a device hands it in: figures, files and the sending at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from emulation.org.models import User
from targets.models import Evidence, Sending, Share, UnitReport
from targets.reporting.entries import Entry
from targets.services.evidence import evidence_add
from targets.services.reports import Doubtful, report_save, report_send, sending_received

File = tuple[Share | None, UploadedFile]


@dataclass
class Taken:
    """What became of it. Without ``sending`` it is a draft that the office keeps.

    ``refused`` are sentences by name of file; ``doubtful`` says that figures stand in the way.
    """

    sending: Sending | None = None
    doubtful: bool = False
    attached: list[Evidence] = field(default_factory=list)
    refused: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def report_take(
    *,
    report: UnitReport,
    entries: Sequence[Entry],
    note: str,
    files: Iterable[File] = (),
    seen_version: int,
    client_uid: UUID | None,
    by: User,
) -> Taken:
    """Keep a report with its files and, with a ``client_uid``, send it.

    What cannot be sent yet is kept all the same, without the files that were refused. What
    was received before under the same ``client_uid`` is left as it is.
    """
    earlier = sending_received(report, client_uid, by) if client_uid else None
    if earlier:
        return Taken(earlier)
    report_save(report=report, entries=entries, note=note, seen_version=seen_version, by=by)
    taken = _with_files(report, files, by)
    if client_uid is None or taken.refused:
        return taken
    try:
        taken.sending = report_send(
            report=report,
            entries=entries,
            note=note,
            seen_version=report.version,
            client_uid=client_uid,
            by=by,
        )
    except Doubtful:
        taken.doubtful = True
    return taken


def _with_files(report: UnitReport, files: Iterable[File], by: User) -> Taken:
    taken, refused = Taken(), {}
    for share, upload in files:
        try:
            with transaction.atomic():
                taken.attached.append(
                    evidence_add(report=report, upload=upload, share=share, by=by)
                )
        except ValidationError as error:
            refused[upload.name or "tệp"] = " ".join(error.messages)
    taken.refused = refused
    return taken
