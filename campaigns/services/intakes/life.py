"""Old papers that are uploaded, read and corrected before they become a plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.intake.as_json import from_state, to_state
from campaigns.intake.child import READER, Limits, read_apart
from campaigns.intake.corrections import NotPossible, correct
from campaigns.intake.doubting import is_doubtful
from campaigns.intake.parts import Reading
from campaigns.intake.refusals import EMPTY, MAX_BYTES, TOO_LARGE, Unreadable
from campaigns.models import Intake, IntakeState, Plan
from campaigns.services.plans.writing import plan_writer
from campaigns.states import INTAKE_MOVES
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState, bump, move
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import actor, held, require, subject
from emulation.papers.models import Attachment
from emulation.papers.sniffing import CONTENT_TYPES
from emulation.trail.services import entry_record

PASTED = "Văn bản dán"
NOTHING_PASTED = "Chưa có chữ nào. Dán nội dung kế hoạch vào ô rồi gửi lại."
_NAME_LENGTH = 200
_ENDINGS = {"text": "txt", "word": "docx", "pdf": "pdf"}
_CONTENT_TYPES = {
    "text": "text/plain; charset=utf-8",
    "word": CONTENT_TYPES["docx"],
    "pdf": CONTENT_TYPES["pdf"],
}


def intake_start(
    *,
    commune: Commune,
    data: bytes,
    name: str,
    by: User,
    onto: Plan | None = None,
    limits: Limits = Limits(),  # noqa: B008 (a frozen value)
    reader: str = READER,
) -> Intake:
    """Read a file and keep it with its reading; a refused file leaves nothing behind.

    With ``onto`` it is a corrected copy of that draft. The reading is done in a process of
    its own before anything is written, so no transaction waits for it. Raises
    ``ValidationError`` with the sentence that refuses the file.
    """
    membership = _starter(commune, by, onto)
    state = _read(data, name, is_text=False, limits=limits, reader=reader)
    return _keep(commune, data, name, state, membership, by, onto)


def intake_start_text(
    *,
    commune: Commune,
    text: str,
    by: User,
    onto: Plan | None = None,
    limits: Limits = Limits(),  # noqa: B008 (a frozen value)
    reader: str = READER,
) -> Intake:
    """Read pasted text; it is kept as a text file."""
    membership = _starter(commune, by, onto)
    data = nfc(text).encode("utf-8", "replace")
    state = _read(data, PASTED, is_text=True, limits=limits, reader=reader)
    return _keep(commune, data, PASTED, state, membership, by, onto)


@transaction.atomic
def intake_correct(*, intake: Intake, version: int, change: Mapping[str, Any], by: User) -> Intake:
    """Make one correction, named and described by ``change`` (see ``intake.corrections``).

    Raises ``ValidationError`` where it cannot be made and ``StaleVersion`` when another
    clerk corrected meanwhile. Small steps: the trail tells of the whole when it is saved.
    """
    intake_checker(intake, by)
    try:
        corrected = correct(reading_at(intake, version), change)
    except NotPossible as error:
        raise ValidationError(str(error)) from error
    _save_reading(intake, version, corrected)
    return intake


@transaction.atomic
def intake_restore(*, intake: Intake, version: int, by: User) -> Intake:
    """Go back to what was read from the file: all corrections are given up."""
    membership = intake_checker(intake, by)
    _save_reading(intake, version, from_state(intake.original))
    intake_tell(intake, "campaigns.intake.restored", by, membership)
    return intake


@transaction.atomic
def intake_finish(*, intake: Intake, by: User) -> Intake:
    """Close a corrected copy whose differences were taken one by one."""
    membership = intake_checker(intake, by)
    if intake.onto_id is None:
        raise ValidationError("Bản đọc này để lập kế hoạch mới. Kiểm tra xong thì lưu.")
    _move(intake, IntakeState.SAVED, plan=intake.onto)
    intake_tell(intake, "campaigns.intake.compared", by, membership)
    return intake


@transaction.atomic
def intake_abandon(*, intake: Intake, by: User) -> Intake:
    """Put a reading aside; it can be taken up again."""
    membership = intake_checker(intake, by)
    _move(intake, IntakeState.ABANDONED)
    intake_tell(intake, "campaigns.intake.abandoned", by, membership)
    return intake


@transaction.atomic
def intake_resume(*, intake: Intake, by: User) -> Intake:
    membership = require(by, "campaigns.view_intake", intake)
    _move(intake, IntakeState.READ)
    intake_tell(intake, "campaigns.intake.resumed", by, membership)
    return intake


@transaction.atomic
def intake_remove(*, intake: Intake, by: User) -> None:
    """Delete a reading that did not become a plan, and its file with it."""
    if intake.plan_id is not None and held(by, [Role.CLERK], intake.commune_id):
        raise WrongState("Bản đọc này đã lưu thành kế hoạch, nên được giữ cùng kế hoạch.")
    membership = require(by, "campaigns.remove_intake", intake)
    told, file = subject(intake, intake_name(intake)), intake.file_id
    if Intake.objects.filter(pk=intake.pk, plan=None).delete()[0] == 0:
        raise WrongState()
    Attachment.objects.filter(pk=file).delete()
    entry_record("campaigns.intake.removed", actor=actor(by, membership), subject=told)


def intake_checker(intake: Intake, by: User) -> Membership:
    """Return the membership by which the account may correct the reading now.

    A clerk who comes too late gets ``WrongState``; others 403.
    """
    if not intake.is_open and held(by, [Role.CLERK], intake.commune_id):
        raise _too_late(intake)
    return require(by, "campaigns.check_intake", intake)


def _too_late(intake: Intake) -> WrongState:
    state = intake.get_state_display()
    return WrongState(f"Bản đọc đang ở trạng thái “{state}” nên không sửa được.")


def intake_name(intake: Intake) -> str:
    return f"“{intake.name}”"


def intake_tell(intake: Intake, code: str, by: User, membership: Membership) -> None:
    entry_record(code, actor=actor(by, membership), subject=subject(intake, intake_name(intake)))


def _starter(commune: Commune, by: User, onto: Plan | None) -> Membership:
    membership = require(by, "campaigns.start_intake", commune)
    if onto is not None:
        plan_writer(onto, by)
        if onto.commune_id != commune.pk:
            raise ValidationError("Kế hoạch này thuộc địa phương khác.")
    return membership


def _read(data: bytes, name: str, *, is_text: bool, limits: Limits, reader: str) -> dict[str, Any]:
    if not data.strip():
        raise ValidationError(NOTHING_PASTED if is_text else EMPTY, code="empty")
    if len(data) > MAX_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        return read_apart(data, name, is_text=is_text, limits=limits, reader=reader)
    except Unreadable as refusal:
        raise ValidationError(str(refusal), code="unreadable") from refusal


@transaction.atomic
def _keep(
    commune: Commune,
    data: bytes,
    name: str,
    state: dict[str, Any],
    membership: Membership,
    by: User,
    onto: Plan | None,
) -> Intake:
    if onto is not None:
        onto.refresh_from_db(fields=["state"])  # reading takes its time
        plan_writer(onto, by)
    reading, now = from_state(state), dates.now()
    kind = reading.file_kind
    file = Attachment(
        commune=commune,
        name=_file_name(name, kind),
        content_type=_CONTENT_TYPES[kind],
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        content=data,
        added_at=now,
    )
    file.full_clean()
    file.save()
    intake = Intake(
        commune=commune,
        name=file.name,
        kind=kind,
        file=file,
        original=state,
        reading=state,
        onto=onto,
        started_by=membership,
        created_at=now,
        changed_at=now,
        **_shown_in_lists(reading),
    )
    intake.full_clean()
    intake.save()
    intake_tell(intake, "campaigns.intake.started", by, membership)
    return intake


def _file_name(name: str, kind: str) -> str:
    """Return the name without its folders, with the ending of what the file is."""
    stem = PurePosixPath(clean_line(name).replace("\\", "/")).stem or "ke-hoach"
    return f"{stem[: _NAME_LENGTH - 5]}.{_ENDINGS[kind]}"


def _shown_in_lists(reading: Reading) -> dict[str, Any]:
    return {
        "title": clean_line(reading.header.title)[:300],
        "target_count": len(reading.targets),
        "doubt_count": sum(map(is_doubtful, reading.targets)),
    }


def reading_at(intake: Intake, version: int) -> Reading:
    """Return the reading that the person saw; raises ``StaleVersion`` where it went on.

    A colleague may have saved it, put it aside or removed it since the row was read.
    """
    try:
        intake.refresh_from_db(fields=["version", "reading", "state"])
    except Intake.DoesNotExist as error:
        raise WrongState("Bản đọc này vừa được người khác xóa.") from error
    if intake.version != version:
        raise StaleVersion()
    if not intake.is_open:
        raise _too_late(intake)
    return from_state(intake.reading)


def _save_reading(intake: Intake, version: int, reading: Reading) -> None:
    bump(
        intake,
        version_field="version",
        seen=version,
        reading=to_state(reading),
        changed_at=dates.now(),
        **_shown_in_lists(reading),
    )


def _move(intake: Intake, to: str, plan: Plan | None = None) -> None:
    move(intake, to, moves=INTAKE_MOVES, plan=plan, changed_at=dates.now())
