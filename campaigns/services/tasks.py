"""Who leads a task tells how far it is; the office takes it as done or sends it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from campaigns.models import PlanState, TaskEvidence, TaskParty, TaskWork, WorkState
from campaigns.states import WORK_MOVES
from campaigns.working.in_force import parties_in_force
from campaigns.working.rules import decider, teller
from campaigns.working.selectors import blank_work, lead_parties, occurrences_of
from emulation.lib import dates
from emulation.lib.fields import MOST_LETTERS
from emulation.lib.states import StaleVersion, WrongState, bump, move
from emulation.lib.text import nfc
from emulation.org.models import Membership, User
from emulation.org.rights import actor, granting, require
from emulation.papers.services import attachment_add
from emulation.trail.services import Subject, entry_record
from targets.models import Period

MOST_FILES = 10


def task_work_of(*, party: TaskParty, period: Period | None) -> TaskWork:
    """Return what was told of a task, or a new row that is not stored yet.

    Raises ``ValidationError`` for a period in which the task is not asked for.
    """
    rows = TaskWork.objects.select_related("told_by__person", "decided_by__person")
    work = rows.filter(party=party, period=period).first()
    if work is None and period not in occurrences_of(party.task, dates.today()):
        raise ValidationError("Nhiệm vụ này không báo theo kỳ ấy. Mở lại từ danh sách nhiệm vụ.")
    work = work or blank_work(party, period)
    work.party, work.period = party, period
    return work


@transaction.atomic
def task_tell(
    *,
    work: TaskWork,
    words: str,
    is_done: bool,
    seen_version: int,
    uploads: Sequence[UploadedFile] = (),
    by: User,
) -> TaskWork:
    """Keep how far the work is, or tell the office that it is done.

    ``seen_version`` is that of the row that was read (0: there was none); raises
    ``StaleVersion`` where somebody told something since. The same told again is taken once.
    """
    membership = _teller(work, by)
    words = _clean(words, is_done)
    if _was_pressed_twice(work, words, is_done, seen_version, membership):
        return work
    _require_open(work)
    _require_in_force(work.party)
    _store(work, words, seen_version, membership)
    for upload in uploads:
        _attach(work, upload, by, membership)
    if is_done:
        first = work.first_done_on or dates.today()
        move(work, WorkState.TOLD, moves=WORK_MOVES, first_done_on=first)
    _tell(work, "told" if is_done else "progressed", by, membership, words)
    return work


@transaction.atomic
def task_accept(*, work: TaskWork, seen_version: int, by: User) -> TaskWork:
    """Take the work as done, as it was read: what was told anew meanwhile is another thing."""
    membership = _decider(work, "campaigns.accept_task", by)
    _decide(work, seen_version, membership)
    move(work, WorkState.ACCEPTED, moves=WORK_MOVES)
    _tell(work, "accepted", by, membership)
    return work


def tasks_accept(
    *, works: Iterable[tuple[TaskWork, int]], by: User
) -> tuple[list[TaskWork], list[tuple[TaskWork, str]]]:
    """Take many as done, each by its own right and as it was read.

    Those that cannot be are returned with why, the others count.
    """
    accepted: list[TaskWork] = []
    refused: list[tuple[TaskWork, str]] = []
    for work, seen_version in works:
        try:
            accepted.append(task_accept(work=work, seen_version=seen_version, by=by))
        except (PermissionDenied, WrongState) as error:
            refused.append((work, str(error)))
    return accepted, refused


@transaction.atomic
def task_return(*, work: TaskWork, reason: str, seen_version: int, by: User) -> TaskWork:
    """Send it back; the reason stands above the form of who leads it."""
    membership = _decider(work, "campaigns.return_task", by)
    reason = nfc(reason).strip()
    if not reason:
        raise ValidationError({"reason": "Ghi lý do trả lại để đơn vị biết còn phải làm gì."})
    _decide(work, seen_version, membership, return_reason=reason)
    move(work, WorkState.RETURNED, moves=WORK_MOVES)
    _tell(work, "returned", by, membership, reason)
    return work


@transaction.atomic
def task_evidence_remove(*, work: TaskWork, uid: UUID, by: User) -> None:
    """Take a file back as long as the work was not told to be done."""
    membership = _teller(work, by)
    _require_open(work)
    row = TaskEvidence.objects.select_related("attachment").filter(work=work, attachment__uid=uid)
    evidence = row.first()
    if evidence is None:
        raise WrongState("Tệp này đã được bỏ.")
    attachment = evidence.attachment
    evidence.delete()
    attachment.delete()
    _tell(work, "evidence_removed", by, membership, attachment.name)


def task_evidence_of(*, party: TaskParty) -> QuerySet[TaskEvidence]:
    """Return the files of whatever a party told; the caller has checked the right."""
    return TaskEvidence.objects.filter(work__party=party).select_related("attachment")


def _teller(work: TaskWork, by: User) -> Membership:
    membership = granting(by, "campaigns.tell_task", work)
    if membership is None and teller(by, work):
        if work.party.task.plan.state != PlanState.ISSUED:
            raise WrongState("Kế hoạch không còn đang thực hiện nên không nhận báo thêm.")
        if _is_own(work, by):
            return teller(by, work)  # a second press of the same button
        raise WrongState(
            f"Nhiệm vụ này đang ở trạng thái “{work.get_state_display()}”. "
            "Muốn báo lại thì đề nghị người nhận trả lại."
        )
    return membership or require(by, "campaigns.tell_task", work)


def _is_own(work: TaskWork, by: User) -> bool:
    membership = teller(by, work)
    is_told = work.state == WorkState.TOLD and work.told_by is not None
    return is_told and work.told_by.person_id == membership.person_id


def _decider(work: TaskWork, right: str, by: User) -> Membership:
    membership = granting(by, right, work)
    if membership is None and decider(by, work):
        raise WrongState(f"Nhiệm vụ này đang ở trạng thái “{work.get_state_display()}”.")
    return membership or require(by, right, work)


def _clean(words: str, is_done: bool) -> str:
    words = nfc(words).strip()
    if not words:
        raise ValidationError(
            {"text": "Ghi đã làm gì, kết quả ra sao." if is_done else "Ghi đang làm đến đâu."}
        )
    if len(words) > MOST_LETTERS:
        raise ValidationError({"text": "Dài quá; rút gọn lại."})
    return words


def _was_pressed_twice(
    work: TaskWork, words: str, is_done: bool, seen: int, membership: Membership
) -> bool:
    """Say whether the same form of the same person has just been taken."""
    if work.told_by is None or work.told_by.person_id != membership.person_id:
        return False
    is_same = work.words == words and (work.state == WorkState.TOLD) is is_done
    return is_same and work.version == seen + 1


def _require_open(work: TaskWork) -> None:
    if work.state == WorkState.TOLD:
        raise WrongState("Đã báo xong và đang chờ nhận. Muốn sửa thì đề nghị người nhận trả lại.")


def _require_in_force(party: TaskParty) -> None:
    if not parties_in_force(list(lead_parties(Q(pk=party.pk)))):
        raise WrongState(
            "Nhiệm vụ này đã được sửa đổi hoặc bãi bỏ. Mở danh sách nhiệm vụ để báo việc mới."
        )


def _store(work: TaskWork, words: str, seen: int, membership: Membership) -> None:
    told = {"words": words, "told_at": dates.now(), "told_by": membership}
    if work.pk is not None:
        bump(work, version_field="version", seen=seen, **told)
        return
    if seen:
        raise StaleVersion()
    for name, value in told.items():
        setattr(work, name, value)
    work.version = 1
    try:
        with transaction.atomic():
            work.save(force_insert=True)
    except IntegrityError as error:
        work.pk = None
        raise StaleVersion() from error


def _decide(work: TaskWork, seen: int, membership: Membership, **fields: str) -> None:
    decided = {"decided_at": dates.now(), "decided_by": membership, **fields}
    try:
        bump(work, version_field="version", seen=seen, **decided)
    except StaleVersion as error:
        raise WrongState(
            "Vừa có người báo thêm hoặc đã quyết định việc này. Đọc bản mới rồi quyết định."
        ) from error


def _attach(work: TaskWork, upload: UploadedFile, by: User, membership: Membership) -> None:
    if work.evidence.count() >= MOST_FILES:
        raise ValidationError({"files": f"Mỗi nhiệm vụ kèm nhiều nhất {MOST_FILES} tệp."})
    try:
        kept = attachment_add(
            commune=work.party.task.plan.commune, upload=upload, by_actor=actor(by, membership)
        )
    except ValidationError as error:
        sentences = [f"{upload.name}: {sentence}" for sentence in error.messages]
        raise ValidationError({"files": sentences}) from error
    TaskEvidence.objects.create(commune_id=work.commune_id, work=work, attachment=kept)


def _tell(work: TaskWork, verb: str, by: User, membership: Membership, reason: str = "") -> None:
    plan = work.party.task.plan
    thing = Subject(work._meta.label_lower, work.uid, str(work), plan.commune.uid)
    entry_record(
        f"campaigns.task.{verb}", actor=actor(by, membership), subject=thing, reason=reason
    )
