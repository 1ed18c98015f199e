"""What people judge, because figures cannot."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.lib.text import nfc
from emulation.org.models import User
from emulation.org.rights import actor, require, subject
from emulation.papers.services import attachment_add
from emulation.trail.services import entry_record
from targets.models import Judgement, Period, PeriodState, Target, Verdict
from targets.services.results import results_refresh
from targets.services.terms import was_asked_in


@transaction.atomic
def judgement_make(
    *,
    target: Target,
    period: Period,
    verdict: str,
    words: str,
    upload: UploadedFile | None = None,
    by: User,
) -> Judgement:
    """Judge what figures cannot; a later judgement of the same period replaces the earlier."""
    membership = require(by, "targets.keep", target.commune)
    words = nfc(words).strip()
    if verdict not in (Verdict.EXCEEDED, Verdict.MET, Verdict.AT_RISK, Verdict.BEHIND):
        raise ValidationError({"verdict": "Chọn vượt, đạt, có nguy cơ hoặc chưa đạt."})
    if not words:
        raise ValidationError({"words": "Ghi căn cứ đánh giá: việc gì đã làm, theo văn bản nào."})
    if period.state == PeriodState.PLANNED:
        raise WrongState(f"{period.name} chưa mở.")
    if period.span_id != target.span_id:
        raise ValidationError("Chọn kỳ của cùng năm, cùng đợt với chỉ tiêu.")
    if not was_asked_in(target, period):
        raise WrongState(f"{period.name} đã khóa khi chưa có chỉ tiêu này.")
    acting = actor(by, membership)
    attachment = (
        attachment_add(commune=target.commune, upload=upload, by_actor=acting) if upload else None
    )
    old = Judgement.objects.filter(target=target, period=period, is_current=True).first()
    if old and not Judgement.objects.filter(pk=old.pk, is_current=True).update(is_current=False):
        raise WrongState()
    row = Judgement(
        commune=target.commune,
        target=target,
        period=period,
        verdict=verdict,
        words=words,
        attachment=attachment or (old.attachment if old else None),
        replaces=old,
        made_at=dates.now(),
        made_by=membership,
    )
    row.clean_fields(exclude=["commune", "target", "period", "attachment", "replaces"])
    row.save(force_insert=True)
    results_refresh(period=period, targets={target.pk}, reason=words[:200], by=membership)
    entry_record("targets.judgement.made", actor=acting, subject=subject(target), reason=words)
    return row
