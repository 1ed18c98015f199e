"""Sheets of points: kept, sent, given back, each by the hand of its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from campaigns.models import (
    Campaign,
    Criterion,
    Score,
    ScoreColumn,
    ScoreEvidence,
    ScoreSheet,
    ScoreState,
    Scoring,
)
from campaigns.scoring.rules import scorer_of
from campaigns.scoring.table import Table, criteria_of, given_to, nearest_before
from campaigns.states import SCORE_MOVES
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.lib.states import StaleVersion, WrongState, bump, move
from emulation.lib.text import clean_line
from emulation.org.models import Membership, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import unit_names
from emulation.papers.services import attachment_add
from emulation.trail.services import Actor, entries_record, entry_record

MOST_FILES = 10  # of one criterion


@dataclass(frozen=True)
class Points:
    """Points for a criterion; ``words`` say why where the column before gave others."""

    criterion: Criterion
    points: Decimal | None
    words: str = ""


class Unfinished(ValidationError):
    """Points are missing or want a reason; ``wrong`` gives the sentences by criterion."""

    def __init__(self, wrong: Mapping[int, str]) -> None:
        self.wrong = dict(wrong)
        super().__init__("Chưa gửi được: còn tiêu chí phải xem lại. Điểm đã nhập vẫn được lưu.")


def sheet_of(
    *, campaign: Campaign, unit: Unit, column: str, scorer: Unit | None = None
) -> ScoreSheet:
    """Return the sheet, or a new one that is not stored yet."""
    found = ScoreSheet.objects.filter(
        campaign=campaign, unit=unit, column=column, scorer=scorer
    ).first()
    sheet = found or ScoreSheet(commune=campaign.commune, column=column, version=0)
    sheet.campaign, sheet.unit, sheet.scorer = campaign, unit, scorer
    return sheet


@transaction.atomic
def sheet_save(
    *, sheet: ScoreSheet, points: Sequence[Points], seen_version: int, by: User
) -> ScoreSheet:
    """Keep the points that were entered."""
    sheet_writer(sheet, by)
    _hold(sheet, seen_version)
    _put(sheet, points)
    return sheet


@transaction.atomic
def sheet_send(
    *, sheet: ScoreSheet, points: Sequence[Points], seen_version: int, by: User
) -> ScoreSheet:
    """Send the sheet: every criterion has points, and a reason where they differ.

    Raises ``Unfinished`` with what is wrong and keeps nothing; see ``sheet_take``.
    """
    if wrong := sheet_take(sheet=sheet, points=points, seen_version=seen_version, by=by):
        raise Unfinished(wrong)
    return sheet


@transaction.atomic
def sheet_take(
    *,
    sheet: ScoreSheet,
    points: Sequence[Points],
    seen_version: int,
    uploads: Sequence[tuple[Criterion, UploadedFile]] = (),
    by: User,
) -> dict[int, str]:
    """Keep the points and proofs, and send the sheet if nothing is missing.

    Returns by criterion what is missing; then the sheet is kept, and not sent.
    """
    membership = sheet_writer(sheet, by)
    _hold(sheet, seen_version)
    _put(sheet, points)
    wrong = uploads_keep(sheet=sheet, uploads=uploads, by=by)
    wrong = missing_of(sheet) | wrong
    if not wrong:
        move(sheet, ScoreState.SENT, moves=SCORE_MOVES, sent_at=dates.now(), sent_by=membership)
        _tell("campaigns.sheet.sent", sheet, by, membership)
    return wrong


@transaction.atomic
def sheet_reopen(*, sheet: ScoreSheet, reason: str, by: User) -> ScoreSheet:
    """Give a sheet back to who scored, while its column is open: the clerk."""
    membership = require(by, "campaigns.keep_campaigns", sheet.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do trả lại phiếu chấm."})
    if not _stage_held(sheet):
        raise WrongState("Cột chấm này không còn mở.")
    move(sheet, ScoreState.DRAFT, moves=SCORE_MOVES)
    _tell("campaigns.sheet.reopened", sheet, by, membership, reason)
    return sheet


@transaction.atomic
def sheets_take_back(sheets: QuerySet[ScoreSheet], acting: Actor, reason: str) -> None:
    """Make sheets that were sent drafts again, with their points; the caller checked the right."""
    rows = list(sheets.select_related("campaign", "commune"))
    ScoreSheet.objects.filter(pk__in=[row.pk for row in rows]).update(state=ScoreState.DRAFT)
    names = _names_of(rows)
    entries_record(
        "campaigns.sheet.taken_back",
        actor=acting,
        told=[(subject(row, _name(row, names)), None) for row in rows],
        reason=reason,
    )


@transaction.atomic
def uploads_keep(
    *, sheet: ScoreSheet, uploads: Sequence[tuple[Criterion, UploadedFile]], by: User
) -> dict[int, str]:
    """Keep the files that are right; return by criterion why others were refused, each named."""
    refused: dict[int, list[str]] = defaultdict(list)
    scores = {row.criterion_id: row for row in sheet.scores.all()} if uploads else {}
    for criterion, upload in uploads:
        score = scores.get(criterion.pk)
        if score is None:
            refused[criterion.pk] = ["Ghi điểm (0 nếu không đạt) rồi chọn lại ảnh, tệp."]
            continue
        try:
            score_evidence_add(score=score, upload=upload, by=by)
        except ValidationError as error:
            refused[criterion.pk].append(f"{upload.name}: {' '.join(error.messages)}")
    return {key: " ".join(sentences) for key, sentences in refused.items()}


@transaction.atomic
def score_evidence_add(*, score: Score, upload: UploadedFile, by: User) -> ScoreEvidence:
    membership = sheet_writer(score.sheet, by)
    if score.evidence.count() >= MOST_FILES:
        raise ValidationError(f"Mỗi tiêu chí kèm nhiều nhất {MOST_FILES} tệp.")
    acting = actor(by, membership)
    attachment = attachment_add(commune=score.commune, upload=upload, by_actor=acting)
    return ScoreEvidence.objects.create(commune=score.commune, score=score, attachment=attachment)


@transaction.atomic
def score_evidence_remove(*, evidence: ScoreEvidence, by: User) -> None:
    """Take a proof back while the sheet is still being filled in."""
    sheet_writer(evidence.score.sheet, by)
    attachment = evidence.attachment
    evidence.delete()
    attachment.delete()


def sheet_writer(sheet: ScoreSheet, by: User) -> Membership:
    """Return the membership by which a person scores; say what is wrong with the moment.

    Within a transaction it holds the column: it stays open until the sheet is kept.
    """
    if sheet.scorer_id is not None and sheet.scorer_id == sheet.unit_id:
        raise PermissionDenied("Đơn vị không chấm điểm cho chính mình.")
    if scorer_of(by, sheet) is None:
        raise PermissionDenied("Cột này không do đồng chí chấm.")
    if not _stage_held(sheet):
        raise WrongState("Cột chấm này chưa mở hoặc đã đóng.")
    if sheet.state != ScoreState.DRAFT:
        raise WrongState("Phiếu này đã gửi. Cần sửa thì nhờ công chức phụ trách trả lại.")
    concerned = {sheet.unit_id} | ({sheet.scorer_id} if sheet.scorer_id else set())
    if sheet.campaign.participants.filter(unit__in=concerned).count() < len(concerned):
        raise PermissionDenied("Đơn vị không tham gia phong trào này.")
    return require(by, "campaigns.write_sheet", sheet)


def missing_of(sheet: ScoreSheet) -> dict[int, str]:
    """Return what keeps the sheet from being sent, by key of the criterion."""
    scores = {row.criterion_id: row for row in sheet.scores.prefetch_related("evidence")}
    _, before = nearest_before(sheet.column, given_to(sheet.campaign, sheet.unit))
    wrong: dict[int, str] = {}
    for criterion in leaves_by_hand(criteria_of(sheet.campaign)):
        score = scores.get(criterion.pk)
        if score is None:
            wrong[criterion.pk] = "Cho điểm tiêu chí này; không có thì ghi 0."
        elif _lacks_reason(score, before):
            points = format_number(before[criterion.pk])
            wrong[criterion.pk] = f"Cột trước cho {points} điểm. Ghi lý do cho điểm khác."
        elif _lacks_evidence(sheet, criterion, score):
            wrong[criterion.pk] = "Tiêu chí này cần minh chứng: ảnh hoặc tệp."
    return wrong


def leaves_by_hand(criteria: Sequence[Criterion]) -> list[Criterion]:
    wholes = {row.parent_id for row in criteria}
    return [row for row in criteria if row.pk not in wholes and not row.rule]


def column_before(table: Table, sheet: ScoreSheet) -> Mapping[int, Decimal]:
    """Return the points of the nearest column before this one that has any for the unit."""
    unit = table.units.get(sheet.unit_id)
    return nearest_before(sheet.column, unit.columns)[1] if unit else {}


def _stage_held(sheet: ScoreSheet) -> bool:
    rows = Scoring.objects.select_for_update(no_key=True)
    return bool(rows.filter(campaign=sheet.campaign, stage=sheet.column).first())


def _hold(sheet: ScoreSheet, seen_version: int) -> None:
    if sheet.pk is not None:
        bump(sheet, version_field="version", seen=seen_version)
        return
    if seen_version:
        raise StaleVersion()
    sheet.version = 1
    try:
        with transaction.atomic():
            sheet.save(force_insert=True)
    except IntegrityError as error:
        sheet.pk, sheet.version = None, 0
        raise StaleVersion() from error


def _put(sheet: ScoreSheet, points: Sequence[Points]) -> None:
    stored = {row.criterion_id: row for row in sheet.scores.prefetch_related("evidence")}
    by_hand = {row.pk: row for row in leaves_by_hand(criteria_of(sheet.campaign))}
    for given in points:
        criterion = by_hand.get(given.criterion.pk)
        if criterion is None:
            raise ValidationError("Có tiêu chí không chấm tay trong phong trào này.")
        row = stored.get(criterion.pk)
        if given.points is None:
            _empty(criterion, row)
            continue
        if given.points < 0 or given.points > criterion.points:
            most = format_number(criterion.points)
            raise ValidationError(f"“{criterion.name}”: điểm từ 0 đến {most}.")
        words = clean_line(given.words)
        if row is not None and (row.points, row.words) == (given.points, words):
            continue
        row = row or Score(commune=sheet.commune, sheet=sheet, criterion=criterion)
        row.points, row.words = given.points, words
        row.clean_fields(exclude=["commune", "sheet", "criterion"])
        row.save()


def _empty(criterion: Criterion, row: Score | None) -> None:
    """Forget points that were taken out; proofs are not thrown away with them."""
    if row is None:
        return
    if row.evidence.all():
        raise ValidationError(
            f"“{criterion.name}” đã có minh chứng: ghi điểm (0 nếu không đạt), "
            "hoặc bỏ minh chứng trước."
        )
    row.delete()


def _lacks_reason(score: Score, before: Mapping[int, Decimal]) -> bool:
    known = before.get(score.criterion_id)
    return known is not None and known != score.points and not score.words


def _lacks_evidence(sheet: ScoreSheet, criterion: Criterion, score: Score) -> bool:
    is_own = sheet.column == ScoreColumn.SELF
    return is_own and criterion.needs_evidence and score.points > 0 and not score.evidence.all()


def _tell(code: str, sheet: ScoreSheet, by: User, membership: Membership, reason: str = "") -> None:
    told = subject(sheet, _name(sheet, _names_of([sheet])))
    entry_record(code, actor=actor(by, membership), subject=told, reason=reason)


def _names_of(sheets: Sequence[ScoreSheet]) -> dict[int, str]:
    units = {key for sheet in sheets for key in (sheet.unit_id, sheet.scorer_id) if key}
    return unit_names(list(units), dates.today())


def _name(sheet: ScoreSheet, names: Mapping[int, str]) -> str:
    scorer = f" của {names[sheet.scorer_id]}" if sheet.scorer_id else ""
    return f"phiếu chấm {names[sheet.unit_id]}{scorer}, {sheet.campaign.name}"[:500]
