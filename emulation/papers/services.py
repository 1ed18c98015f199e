"""Numbers are taken, papers are issued and end, files are attached."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Greatest

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import clean_line, search_key
from emulation.org.models import Commune, Unit, User
from emulation.org.rights import authorise, subject
from emulation.org.selectors import unit_name
from emulation.papers.models import (
    Attachment,
    NumberSeries,
    Paper,
    PaperAmendment,
    PaperFile,
    PaperKind,
    PaperNumber,
    SeriesKind,
)
from emulation.papers.sniffing import checked_upload
from emulation.papers.verification import new_code
from emulation.trail.changes import changes_to
from emulation.trail.services import Actor, Subject, entry_record

Files = Callable[[Paper], Mapping[str, bytes]]


# Series


@transaction.atomic
def series_open(
    *,
    commune: Commune,
    body: Unit,
    kinds: Iterable[str],
    year: int,
    name: str,
    mode: str = NumberSeries.Mode.ALLOT,
    first_number: int = 1,
    by: User | None,
) -> NumberSeries:
    """Open a series for kinds of papers of a body in a year; a kind has one series."""
    actor = authorise(by, "papers.keep_series", commune)
    if body.commune_id != commune.pk:
        raise ValidationError({"body": "Chọn cơ quan của địa phương mình."})
    kinds = list(dict.fromkeys(kinds))
    _check_kinds_are_free(body, kinds, year)
    series = NumberSeries(
        commune=commune,
        body=body,
        year=year,
        name=clean_line(name),
        mode=mode,
        first_number=first_number,
        next_number=first_number,
    )
    _save(series)
    for kind in kinds:
        _save(SeriesKind(commune=commune, series=series, body=body, year=year, kind=kind))
    entry_record("papers.series.opened", actor=actor, subject=subject(series))
    return series


@transaction.atomic
def series_change(
    *, series: NumberSeries, name: str, mode: str, next_number: int, by: User | None
) -> NumberSeries:
    """Rename a series, change how it gives numbers, or skip numbers.

    A slip upward can be taken back as far as no number was taken.
    """
    actor = authorise(by, "papers.keep_series", series.commune)
    _lock(series)
    lowest = _lowest_next(series)
    if next_number < lowest:
        raise ValidationError({"next_number": f"Số kế tiếp phải từ {lowest:02d} trở lên."})
    new = {"name": clean_line(name), "mode": mode, "next_number": next_number}
    changes = changes_to(series, new)
    for field, value in new.items():
        setattr(series, field, value)
    _save(series)
    if changes:
        entry_record("papers.series.changed", actor=actor, subject=subject(series), changes=changes)
    return series


def series_for(*, body: Unit, kind: str, year: int) -> NumberSeries:
    """Return the series that numbers this kind of paper; raises ``ValidationError`` if none."""
    row = (
        SeriesKind.objects.filter(commune=body.commune_id, body=body, kind=kind, year=year)
        .select_related("series__commune")
        .first()
    )
    if row is None:
        raise ValidationError(
            f"Chưa có sổ năm {year} để lấy số {PaperKind(kind).label} của "
            f"“{unit_name(body, dates.today())}”. Văn thư mở sổ ở mục Văn bản, "
            "Sổ đăng ký văn bản, rồi ban hành lại.",
            code="no_series",
        )
    return row.series


# Numbers


@transaction.atomic
def number_take(
    *, series: NumberSeries, number: int | None = None, purpose: str = ""
) -> PaperNumber:
    """Take the next number (``ALLOT``) or the typed one (``TYPED``).

    Call it inside the transaction of what the number is for: if that fails, the number is
    free again. The series stays locked until then, so two people never get one number.
    """
    _lock(series)
    if series.mode == NumberSeries.Mode.ALLOT:
        number = _allotted(series, number)
    else:
        number = _typed(series, number)
    taken = PaperNumber(
        commune=series.commune,
        series=series,
        number=number,
        purpose=clean_line(purpose),
        taken_at=dates.now(),
    )
    _save(taken)
    return taken


@transaction.atomic
def number_reserve(
    *, series: NumberSeries, number: int | None = None, purpose: str, by: User | None
) -> PaperNumber:
    """Take a number for a paper that is made outside the portal."""
    actor = authorise(by, "papers.keep_series", series.commune)
    if not clean_line(purpose):
        raise ValidationError({"purpose": "Ghi số này dùng cho văn bản nào."})
    taken = number_take(series=series, number=number, purpose=purpose)
    entry_record(
        "papers.number.reserved",
        actor=actor,
        subject=_number_subject(taken),
        reason=taken.purpose,
    )
    return taken


@transaction.atomic
def number_cancel(*, number: PaperNumber, reason: str, by: User | None) -> PaperNumber:
    """Mark a number as cancelled; it stays in its series and is never given again.

    Raises ``WrongState`` for the number of an issued paper (that one is revoked by another
    paper) and for a number that was cancelled before.
    """
    actor = authorise(by, "papers.keep_series", number.commune)
    reason = clean_line(reason)
    if not reason:
        raise ValidationError({"reason": "Ghi lý do hủy số."})
    free = PaperNumber.objects.filter(pk=number.pk, paper=None, cancelled_at=None)
    now = dates.now()
    # The row is asked for by key alone: an UPDATE cannot join the paper.
    if not free.exists() or not _cancel(number, reason, now):
        raise WrongState(
            "Số này không hủy được: đã hủy rồi, hoặc đã dùng cho một văn bản ban hành. "
            "Muốn bỏ một văn bản đã ban hành thì ban hành văn bản bãi bỏ."
        )
    number.cancelled_at, number.cancel_reason = now, reason
    entry_record(
        "papers.number.cancelled", actor=actor, subject=_number_subject(number), reason=reason
    )
    return number


# Papers


@transaction.atomic
def paper_issue(
    *,
    commune: Commune,
    body: Unit,
    kind: str,
    symbol: str,
    issued_on: dt.date,
    subject: str,
    issuer: str,
    signer_title: str,
    signer_name: str,
    source_type: str,
    source_uid: UUID,
    content_sha256: str,
    files: Files,
    by_actor: Actor,
    number: int | None = None,
) -> Paper:
    """Give a paper its number and code, render it by ``files`` and store those bytes.

    The caller has checked the right and frozen the content (``content_sha256``). ``files``
    gets the paper with number and code and returns the bytes by format ("pdf", "docx").
    """
    if issued_on > dates.today():
        raise ValidationError({"issued_on": "Ngày ban hành không được sau hôm nay."})
    series = series_for(body=body, kind=kind, year=issued_on.year)
    paper = Paper(
        commune=commune,
        kind=kind,
        number=number_take(series=series, number=number),
        symbol=clean_line(symbol),
        issued_on=issued_on,
        subject=clean_line(subject),
        issuer=clean_line(issuer),
        signer_title=clean_line(signer_title),
        signer_name=clean_line(signer_name),
        code=new_code(),
        source_type=source_type,
        source_uid=source_uid,
        content_sha256=content_sha256,
    )
    paper.search_key = search_key(f"{paper.citation} {paper.subject}")
    _save(paper)
    for format, content in files(paper).items():
        _store(paper, format, content)
    entry_record("papers.paper.issued", actor=by_actor, subject=_paper_subject(paper))
    return paper


@transaction.atomic
def paper_end(*, paper: Paper, force: str, on: dt.date, by_text: str, by_actor: Actor) -> Paper:
    """Write down that a paper is replaced or revoked, from a day, by a named paper.

    The caller has checked the right. Raises ``WrongState`` if its force has ended before.
    """
    if force == Paper.Force.IN_FORCE:
        raise ValueError("A paper ends by being replaced or revoked.")
    if on < paper.issued_on:
        raise ValidationError("Ngày hết hiệu lực không được trước ngày ban hành.")
    ended = {"force": force, "force_ended_on": on, "force_ended_by": clean_line(by_text)}
    if not Paper.objects.filter(pk=paper.pk, force=Paper.Force.IN_FORCE).update(**ended):
        raise WrongState(f"{paper.citation} đã hết hiệu lực từ trước.")
    for field, value in ended.items():
        setattr(paper, field, value)
    entry_record(
        f"papers.paper.{force}",
        actor=by_actor,
        subject=_paper_subject(paper),
        reason=paper.force_ended_by,
    )
    return paper


@transaction.atomic
def paper_amend(
    *,
    paper: Paper,
    amended_by: Paper,
    by_actor: Actor,
    deed: PaperAmendment.Deed = PaperAmendment.Deed.AMENDED,
) -> PaperAmendment:
    """Write down that a paper in force is changed by another; it stays in force.

    The caller has checked the right. Raises ``WrongState`` if its force has ended.
    """
    if not Paper.objects.filter(pk=paper.pk, force=Paper.Force.IN_FORCE).exists():
        raise WrongState(f"{paper.citation} đã hết hiệu lực từ trước.")
    row = PaperAmendment(commune=paper.commune, paper=paper, amended_by=amended_by, deed=deed)
    _save(row)
    entry_record(
        f"papers.paper.{deed}",
        actor=by_actor,
        subject=_paper_subject(paper),
        reason=amended_by.citation,
    )
    return row


# Attached files


@transaction.atomic
def attachment_add(*, commune: Commune, upload: UploadedFile, by_actor: Actor) -> Attachment:
    """Keep an uploaded file (see ``sniffing`` for what is taken).

    The caller has checked the right on the object that the file is attached to.
    """
    kept = checked_upload(upload)
    attachment = Attachment(
        commune=commune,
        name=kept.name,
        content_type=kept.content_type,
        size=len(kept.content),
        sha256=_sha256(kept.content),
        content=kept.content,
        added_at=dates.now(),
    )
    _save(attachment)
    entry_record("papers.attachment.added", actor=by_actor, subject=subject(attachment))
    return attachment


def _save(row: Any) -> None:
    row.full_clean()
    row.save()


def _lock(series: NumberSeries) -> None:
    """Hold the series until the transaction ends, and read it as it is now.

    An UPDATE waits for a colleague's on every database; ``select_for_update`` would not on
    SQLite.
    """
    NumberSeries.objects.filter(pk=series.pk).update(next_number=F("next_number"))
    series.refresh_from_db(fields=["name", "mode", "next_number"])


def _lowest_next(series: NumberSeries) -> int:
    """Return the first number after those that were taken."""
    highest = series.numbers.aggregate(highest=Max("number"))["highest"]
    return max(series.first_number, (highest or 0) + 1)


def _allotted(series: NumberSeries, number: int | None) -> int:
    if number not in (None, series.next_number):
        raise ValidationError(
            {"number": f"Sổ này do cổng cấp số; số kế tiếp là {series.next_number:02d}."}
        )
    _raise_next(series, series.next_number + 1)
    return series.next_number - 1


def _typed(series: NumberSeries, number: int | None) -> int:
    if number is None:
        raise ValidationError({"number": "Gõ số lấy ở sổ của văn thư."})
    if number < series.first_number:
        raise ValidationError({"number": f"Sổ này bắt đầu từ số {series.first_number:02d}."})
    _check_number_is_free(series, number)
    _raise_next(series, number + 1)
    return number


def _raise_next(series: NumberSeries, number: int) -> None:
    rows = NumberSeries.objects.filter(pk=series.pk)
    rows.update(next_number=Greatest(F("next_number"), Value(number)))
    series.next_number = max(series.next_number, number)


def _check_number_is_free(series: NumberSeries, number: int) -> None:
    taken = series.numbers.filter(number=number).select_related("paper").first()
    if taken is None:
        return
    if taken.is_cancelled:
        why = f"Số {taken} đã hủy, không dùng lại."
    elif hasattr(taken, "paper"):
        why = f"Số {taken} đã cấp cho {taken.paper.citation}."
    else:
        why = f"Số {taken} đã lấy cho văn bản khác: {taken.purpose}."
    raise ValidationError({"number": f"{why} Gõ số khác."}, code="taken")


def _check_kinds_are_free(body: Unit, kinds: list[str], year: int) -> None:
    if not kinds:
        raise ValidationError({"kinds": "Chọn ít nhất một loại văn bản."})
    taken = SeriesKind.objects.filter(
        commune=body.commune_id, body=body, year=year, kind__in=kinds
    ).select_related("series")
    sentences = [f"{row.get_kind_display()} đã thuộc {row.series}." for row in taken]
    if sentences:
        raise ValidationError({"kinds": sentences})


def _cancel(number: PaperNumber, reason: str, now: dt.datetime) -> bool:
    rows = PaperNumber.objects.filter(pk=number.pk, cancelled_at=None)
    return bool(rows.update(cancelled_at=now, cancel_reason=reason))


def _store(paper: Paper, format: str, content: bytes) -> None:
    _save(
        PaperFile(
            commune=paper.commune,
            paper=paper,
            format=format,
            content=content,
            sha256=_sha256(content),
        )
    )


def _paper_subject(paper: Paper) -> Subject:
    return subject(paper, paper.citation)


def _number_subject(number: PaperNumber) -> Subject:
    """Told in the history of the series."""
    return subject(number.series, f"{number} của sổ {number.series}")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
