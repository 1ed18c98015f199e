"""Dossiers are sent, one or many at once, and taken back while nobody has received them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, Prefetch, QuerySet

from awards.eligibility import Finding, Outcome, Verdict, together
from awards.models import (
    DossierFile,
    Nomination,
    NominationFile,
    NominationSending,
    PaperRule,
    Round,
)
from awards.nominating.frozen import Content, content_of
from awards.nominating.judging import (
    Judged,
    attached_codes,
    common_files,
    judged_of,
    missing_papers,
    nominating_law,
)
from awards.nominating.services.starting import tell
from awards.states import NOMINATION_MOVES, NOMINATION_WRITABLE, NominationState
from campaigns.content import content_sha256
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState, bump, move
from emulation.lib.text import first_lower
from emulation.org.models import Membership, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entries_record

State = NominationState
_BATCH = 100
_FROZEN = (
    "content", "sha256", "state", "version", "sent_at", "first_sent_at", "sent_by",
    "in_hand_on", "figures_changed_at",
)  # fmt: skip


class NotReady(ValidationError):
    """What keeps dossiers from being sent: sentences by key of the nomination."""

    def __init__(self, rows: Sequence[Nomination], sentences: Mapping[int, Sequence[str]]) -> None:
        said = [
            f"{row.recipient}: {first_lower(each)}"
            for row in rows
            for each in sentences.get(row.pk, ())
        ]
        super().__init__(said)
        self.by_nomination = dict(sentences)


@transaction.atomic
def nominations_send(
    *,
    round_: Round,
    nominations: Sequence[Nomination],
    seen_versions: Mapping[int, int],
    client_uid: UUID,
    by: User,
) -> list[NominationSending]:
    """Freeze and send dossiers of one round, all or none; what a device sends twice counts once.

    The number of queries does not grow with the dossiers, but for batches. Raises
    ``NotReady`` with a sentence for each that a standard forbids, that warns without a
    reason, or that lacks a paper.
    """
    if not nominations:
        raise ValidationError("Chọn ít nhất một hồ sơ để gửi.")
    if received := _received_before(nominations, client_uid):
        return received
    membership = _sender(round_, nominations, by)
    if not _held(nominations):
        # Perhaps the same device, a moment ago.
        if received := _received_before(nominations, client_uid):
            return received
        raise WrongState()
    rows = _read(round_, nominations)
    if any(row.version != seen_versions.get(row.pk) for row in rows):
        raise StaleVersion()
    ready = look_at(round_, rows)
    if ready.obstacles:
        raise NotReady(rows, ready.obstacles)
    sent = _send(rows, ready, client_uid, membership)
    _tell_sent(rows, by, membership)
    _follow(nominations, rows)
    return sent


@dataclass(frozen=True)
class Ready:
    """What dossiers are sent with, and what keeps some of them: sentences by key."""

    judged: Mapping[int, Judged]
    missing: Mapping[int, Sequence[PaperRule]]
    common: Sequence[DossierFile]
    obstacles: Mapping[int, Sequence[str]]


def look_at(
    round_: Round, rows: Sequence[Nomination], live: Sequence[Nomination] | None = None
) -> Ready:
    """Return what a sending would find; ``rows`` come ``with_all``, ``live`` by ``live_of``."""
    law = nominating_law(round_.commune)
    judged = judged_of(round_, rows, law, live)
    common = common_files(round_, {row.unit_id for row in rows})
    missing = missing_papers(rows, law, attached_codes(rows, common))
    obstacles = {
        row.pk: said for row in rows if (said := _obstacles(row, judged[row.pk], missing[row.pk]))
    }
    return Ready(judged, missing, common, obstacles)


def with_all(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Add what a dossier is judged and told by, files without their bytes."""
    files = NominationFile.objects.select_related("attachment").defer("attachment__content")
    return rows.select_related(
        "commune", "round__commune", "unit", "honour", "reward_form", "person", "collective",
        "household__head", "aspirant",
    ).prefetch_related(Prefetch("files", files))  # fmt: skip


@transaction.atomic
def nomination_recall(*, nomination: Nomination, seen_version: int, by: User) -> Nomination:
    """Take a dossier back that the office has not received yet."""
    if nomination.state != State.SENT:
        raise WrongState("Xã đã tiếp nhận hồ sơ này. Muốn sửa thì nhờ xã trả lại.")
    membership = require(by, "awards.recall_nomination", nomination)
    bump(nomination, version_field="version", seen=seen_version)
    back = State.INCOMPLETE if nomination.return_reason else State.RECALLED
    move(nomination, back, moves=NOMINATION_MOVES)
    tell("recalled", nomination, by, membership)
    return nomination


def warnings_of(judged: Judged) -> list[Finding]:
    """Return what a reason is asked for: standards not met, and those without data."""
    return [
        finding
        for asked in together(judged.findings)
        if asked.verdict == Verdict.NOT_MET
        or (asked.verdict == Verdict.CANNOT_TELL and not asked.by_people)
        for finding in asked.findings
    ]


def _obstacles(row: Nomination, judged: Judged, missing: Sequence) -> list[str]:
    said = [f"Chưa kèm {first_lower(rule.name)}." for rule in missing]
    if judged.outcome == Outcome.BLOCKS:
        said += [
            f"Không đạt “{finding.words}” ({'; '.join(finding.facts_used)})."
            for asked in together(judged.findings)
            if asked.verdict == Verdict.NOT_MET and asked.is_hard
            for finding in asked.findings
        ]
    elif judged.outcome == Outcome.WARNS and not row.warning_reason:
        said.append("Còn tiêu chuẩn chưa đạt hoặc chưa có số liệu. Ghi lý do vẫn đề nghị rồi gửi.")
    return said


def _sender(round_: Round, nominations: Sequence[Nomination], by: User) -> Membership:
    for row in nominations:
        if row.round_id != round_.pk:
            raise ValidationError("Chỉ gửi hồ sơ của một đợt xét.")
    granted = [require(by, "awards.write_nomination", row) for row in nominations]
    return granted[0]


def _held(nominations: Sequence[Nomination]) -> bool:
    """Hold the dossiers until the transaction ends; say whether all may still be sent."""
    rows = Nomination.objects.filter(
        pk__in=[row.pk for row in nominations], state__in=NOMINATION_WRITABLE
    )
    return rows.update(saved_at=F("saved_at")) == len({row.pk for row in nominations})


def _read(round_: Round, nominations: Sequence[Nomination]) -> list[Nomination]:
    """Read the dossiers as they stand now that they are held."""
    rows = with_all(Nomination.objects.filter(pk__in=[row.pk for row in nominations]))
    found = list(rows.annotate(times_sent=Count("sendings")).order_by("pk"))
    for row in found:
        row.round = round_
    return found


def _send(
    rows: Sequence[Nomination], ready: Ready, client_uid: UUID, membership: Membership
) -> list[NominationSending]:
    now = dates.now()
    common: dict[int, list[DossierFile]] = defaultdict(list)
    for file in ready.common:
        common[file.dossier.unit_id].append(file)
    for row in rows:
        papers = _papers([*row.files.all(), *common[row.unit_id]])
        row.content = content_of(row, ready.judged[row.pk], papers)
        row.sha256 = content_sha256(row.content)
        row.state, row.version = State.SENT, row.version + 1
        row.sent_at, row.first_sent_at = now, row.first_sent_at or now
        row.sent_by, row.in_hand_on, row.figures_changed_at = membership, None, None
    Nomination.objects.bulk_update(rows, _FROZEN, batch_size=_BATCH)
    return NominationSending.objects.bulk_create(
        [_receipt(row, client_uid) for row in rows], batch_size=_BATCH
    )


def _receipt(row: Nomination, client_uid: UUID) -> NominationSending:
    return NominationSending(
        commune=row.commune,
        nomination=row,
        number=row.times_sent + 1,
        client_uid=uuid5(client_uid, str(row.uid)),
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        content=row.content,
        sha256=row.sha256,
    )


def _follow(nominations: Sequence[Nomination], rows: Sequence[Nomination]) -> None:
    """Let the rows that the caller holds say what is stored now."""
    stored = {row.pk: row for row in rows}
    for nomination in nominations:
        for name in _FROZEN:
            setattr(nomination, name, getattr(stored[nomination.pk], name))


def _received_before(
    nominations: Sequence[Nomination], client_uid: UUID
) -> list[NominationSending]:
    """Return the receipts of what a device sent before under this mark."""
    marks = [uuid5(client_uid, str(row.uid)) for row in nominations]
    rows = NominationSending.objects.filter(client_uid__in=marks)
    return list(rows.select_related("nomination"))


def _papers(files: Iterable[NominationFile | DossierFile]) -> list[Content]:
    return [
        {
            "code": file.code,
            "name": file.attachment.name,
            "sha256": file.attachment.sha256,
            "is_common": isinstance(file, DossierFile),
        }
        for file in files
    ]


def _tell_sent(nominations: Sequence[Nomination], by: User, membership: Membership) -> None:
    entries_record(
        "awards.nomination.sent",
        actor=actor(by, membership),
        told=[(subject(row), {"sha256": row.sha256}) for row in nominations],
    )
