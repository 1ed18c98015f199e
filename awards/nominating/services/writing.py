"""A dossier while it is with its unit: what is written, and the papers put to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from awards.models import (
    DossierFile,
    Initiative,
    Nomination,
    NominationFile,
    Round,
    UnitDossier,
)
from awards.nominating.drafting import report_drafted
from awards.nominating.services.starting import tell
from awards.states import NOMINATION_WRITABLE, NominationState
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Membership, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.papers.services import attachment_add
from emulation.trail.services import entry_record

MOST_FILES = 20
# What a return may name; each closes or opens the fields under it.
PARTS = {
    "who": ("recipient", "detail", "is_leader", "is_direct_worker"),
    "merit": ("merit", "report"),
    "completion": ("completion", "completion_source"),
    "discipline": ("is_disciplined", "is_under_verification"),
    "files": (),
}
PART_WORDS = {
    "who": "Tên, chức vụ, đơn vị",
    "merit": "Báo cáo thành tích",
    "completion": "Mức độ hoàn thành nhiệm vụ",
    "discipline": "Kỷ luật, thanh tra, tố cáo",
    "files": "Giấy tờ kèm theo",
}


@dataclass(frozen=True)
class NominationInput:
    recipient: str
    detail: str = ""
    merit: str = ""
    report: dict[str, Any] = field(default_factory=dict)
    completion: str = ""
    completion_source: str = ""
    is_leader: bool = False
    is_direct_worker: bool = False
    is_disciplined: bool | None = None
    is_under_verification: bool | None = None
    warning_reason: str = ""


@transaction.atomic
def nomination_save(
    *, nomination: Nomination, given: NominationInput, seen_version: int, by: User
) -> Nomination:
    """Keep what was entered; of a dossier that was returned by parts only these change."""
    require(by, "awards.write_nomination", nomination)
    fields = fields_fitting(given)
    if not fields["recipient"]:
        raise ValidationError({"recipient": "Ghi tên sẽ in trong quyết định."})
    for name in closed_fields(nomination):
        fields.pop(name, None)
    bump(nomination, version_field="version", seen=seen_version, saved_at=dates.now(), **fields)
    return nomination


@transaction.atomic
def report_draft(*, nomination: Nomination, seen_version: int, by: User) -> list[str]:
    """Fill the empty sections of the merit report from what is known; return which.

    What somebody wrote stays.
    """
    require(by, "awards.write_nomination", nomination)
    _require_part(nomination, "merit")
    drafted = report_drafted(nomination)
    new = {name: text for name, text in drafted.items() if not nomination.report.get(name)}
    if new:
        report = nomination.report | new
        bump(
            nomination, version_field="version", seen=seen_version, saved_at=dates.now(),
            report=report,
        )  # fmt: skip
    return list(new)


@transaction.atomic
def initiatives_use(
    *, nomination: Nomination, initiatives: list[Initiative], seen_version: int, by: User
) -> None:
    """Say which recognised initiatives the dossier goes by; each serves one dossier only."""
    require(by, "awards.write_nomination", nomination)
    _require_part(nomination, "merit")
    if any(one.person_id != nomination.person_id for one in initiatives):
        raise ValidationError("Sáng kiến phải là của người được đề nghị.")
    bump(nomination, version_field="version", seen=seen_version, saved_at=dates.now())
    nomination.initiatives.exclude(pk__in=[one.pk for one in initiatives]).update(used_by=None)
    for one in initiatives:
        free = Initiative.objects.filter(pk=one.pk, used_by=None).update(used_by=nomination)
        if not free and one.used_by_id != nomination.pk:
            raise ValidationError(f"Sáng kiến “{one}” đã dùng để xét một khen thưởng khác.")


@transaction.atomic
def nomination_file_add(
    *, nomination: Nomination, code: str, upload: UploadedFile, by: User
) -> NominationFile:
    membership = require(by, "awards.write_nomination", nomination)
    _require_part(nomination, "files")
    _hold(nomination)
    if nomination.files.count() >= MOST_FILES:
        raise ValidationError(f"Mỗi hồ sơ kèm nhiều nhất {MOST_FILES} tệp.")
    attachment = attachment_add(
        commune=nomination.commune, upload=upload, by_actor=actor(by, membership)
    )
    row = NominationFile.objects.create(
        commune=nomination.commune, nomination=nomination, code=code, attachment=attachment
    )
    tell("file_added", nomination, by, membership, reason=attachment.name)
    return row


@transaction.atomic
def nomination_file_remove(*, file: NominationFile, by: User) -> None:
    nomination = file.nomination
    membership = require(by, "awards.write_nomination", nomination)
    _require_part(nomination, "files")
    _hold(nomination)
    if not NominationFile.objects.filter(pk=file.pk).delete()[0]:
        raise WrongState()
    tell("file_removed", nomination, by, membership, reason=str(file))


@transaction.atomic
def dossier_file_add(
    *, round_: Round, unit: Unit, code: str, upload: UploadedFile, by: User
) -> DossierFile:
    """Put a paper to all nominations of the unit in the round: its letter, its minutes."""
    blank = Nomination(commune=round_.commune, round=round_, unit=unit)
    membership = require(by, "awards.nominate", blank)
    dossier, _ = UnitDossier.objects.get_or_create(commune=round_.commune, round=round_, unit=unit)
    if dossier.files.count() >= MOST_FILES:
        raise ValidationError(f"Mỗi đơn vị kèm nhiều nhất {MOST_FILES} tệp chung.")
    attachment = attachment_add(
        commune=round_.commune, upload=upload, by_actor=actor(by, membership)
    )
    row = DossierFile.objects.create(
        commune=round_.commune, dossier=dossier, code=code, attachment=attachment
    )
    _tell_dossier("file_added", dossier, by, membership, attachment.name)
    return row


@transaction.atomic
def dossier_file_remove(*, file: DossierFile, by: User) -> None:
    """Take a common paper out again, as long as no dossier is sent with it."""
    dossier = file.dossier
    blank = Nomination(commune=dossier.commune, round=dossier.round, unit=dossier.unit)
    membership = require(by, "awards.nominate", blank)
    if _sent_with(dossier).exists():
        raise WrongState(
            "Giấy tờ này đã gửi kèm hồ sơ. Thu hồi hồ sơ, hoặc nhờ xã trả lại, rồi mới bỏ được."
        )
    if not DossierFile.objects.filter(pk=file.pk).delete()[0]:
        raise WrongState()
    _tell_dossier("file_removed", dossier, by, membership, str(file))


def _sent_with(dossier: UnitDossier) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(round=dossier.round, unit=dossier.unit)
    return rows.exclude(state__in=[*NOMINATION_WRITABLE, NominationState.WITHDRAWN])


def closed_fields(nomination: Nomination) -> set[str]:
    """Return the fields that a return by parts leaves as they were sent."""
    if nomination.state != NominationState.INCOMPLETE or nomination.returned_parts is None:
        return set()
    closed = PARTS.keys() - set(nomination.returned_parts)
    return {name for part in closed for name in PARTS[part]}


def fields_fitting(given: NominationInput) -> dict[str, Any]:
    """Return the fields in composed letters; refuse what is too long or unknown to its field."""
    fields = asdict(given)
    for name in ("recipient", "detail", "merit", "completion_source", "warning_reason"):
        fields[name] = clean_line(fields[name])
    fields["report"] = {
        name: nfc(value).strip() if isinstance(value, str) else value
        for name, value in given.report.items()
    }
    others = [field.name for field in Nomination._meta.fields if field.name not in fields]
    blanks = [name for name, value in fields.items() if value in ("", None)]
    Nomination(**fields).clean_fields(exclude=[*others, *blanks])
    return fields


def _require_part(nomination: Nomination, part: str) -> None:
    parts = nomination.returned_parts
    is_back = nomination.state == NominationState.INCOMPLETE
    if is_back and parts is not None and part not in parts:
        raise WrongState(f"Hồ sơ chỉ trả lại một số phần; “{PART_WORDS[part]}” giữ nguyên.")


def _hold(nomination: Nomination) -> None:
    """Hold the dossier until the transaction ends, if it still may be written."""
    rows = Nomination.objects.filter(pk=nomination.pk, state=nomination.state)
    if not rows.update(saved_at=dates.now()):
        raise WrongState()


def _tell_dossier(
    verb: str, dossier: UnitDossier, by: User, membership: Membership, name: str
) -> None:
    entry_record(
        f"awards.dossier.{verb}",
        actor=actor(by, membership),
        subject=subject(dossier),
        reason=name,
    )
