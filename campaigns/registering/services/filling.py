"""What a registration holds: its pledges and hard jobs, put in and found whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from campaigns.models import HardJob, Pledge, Registration
from campaigns.registering.pledged import asked_shares, problem_of, shares_to_pledge
from emulation.lib.dates import date_short
from emulation.lib.text import clean_line, nfc
from targets.models import Share


@dataclass(frozen=True)
class PledgeInput:
    """What a unit pledges on a share; ``answers`` are by uid of the slogan's members."""

    share: Share
    value: Decimal | None = None
    words: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class JobInput:
    """A hard job; ``uid`` names the one that it changes."""

    name: str
    outcome: str = ""
    due_on: dt.date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    uid: UUID | None = None


class Incomplete(ValidationError):
    """Something is missing; nothing was sent. ``missing`` gives a sentence by key of a share."""

    def __init__(self, missing: Mapping[int, str], sentence: str = "") -> None:
        self.missing = dict(missing)
        super().__init__(
            sentence or f"Chưa gửi được: còn {len(missing)} chỉ tiêu chưa đăng ký mức."
        )


def put_pledges(registration: Registration, pledges: Sequence[PledgeInput]) -> None:
    """Keep what is pledged on the shares that are named; others stay as they are."""
    known = {
        share.pk: share for share in shares_to_pledge(registration.campaign, registration.unit)
    }
    if any(given.share.pk not in known for given in pledges):
        raise ValidationError("Có chỉ tiêu không thuộc phần của đơn vị trong phong trào này.")
    stored = {row.share_id: row for row in registration.pledges.all()}
    for given in pledges:
        row = stored.setdefault(
            given.share.pk,
            Pledge(commune=registration.commune, registration=registration, share=given.share),
        )
        new = {
            "value": given.value,
            "words": clean_line(given.words),
            "answers": _answers(registration, given.answers),
        }
        if row.pk and all(getattr(row, name) == value for name, value in new.items()):
            continue
        if _is_given(row) or given.share.assigned is None:
            require_named(registration, row)  # what is missing is given, or nothing can be sent
        _require_sound(known[given.share.pk], given)
        for name, value in new.items():
            setattr(row, name, value)
        row.clean_fields(exclude=["commune", "registration", "share"])
        row.save()


def put_jobs(registration: Registration, jobs: Sequence[JobInput]) -> None:
    """Let exactly these hard jobs stand, in this order."""
    stored = {row.uid: row for row in registration.hardjobs.all()}
    kept = {given.uid for given in jobs if given.uid}
    for uid, row in stored.items():
        if uid not in kept:
            if row.is_approved:
                raise ValidationError(
                    f"“{row.name}” đã được duyệt nên không bỏ được. Nhờ xã trả lại mục này."
                )
            require_named(registration, row)
            row.delete()
    for place, given in enumerate(jobs, 1):
        row = stored.get(given.uid) if given.uid else None
        row = row or HardJob(commune=registration.commune, registration=registration)
        new = {
            "name": clean_line(given.name),
            "outcome": clean_line(given.outcome),
            "due_on": given.due_on,
            "answers": _answers(registration, given.answers),
        }
        if row.pk is None or any(getattr(row, name) != value for name, value in new.items()):
            require_named(registration, row)
            _require_due(registration, given)
        row.position = place
        for name, value in new.items():
            setattr(row, name, value)
        if not row.name:
            raise ValidationError("Ghi tên việc khó, hoặc bỏ dòng ấy.")
        row.clean_fields(exclude=["commune", "registration"])
        row.save()


def _answers(registration: Registration, answers: Mapping[str, str]) -> dict[str, str]:
    """Keep answers to the questions of the campaign's slogan set, nothing else."""
    chosen = registration.campaign.slogan_set
    asked = {str(uid) for uid in chosen.members.values_list("uid", flat=True)} if chosen else set()
    return {
        key: nfc(value).strip()[:500]
        for key, value in answers.items()
        if key in asked and value.strip()
    }


def require_named(registration: Registration, row: Any) -> None:
    """In a returned registration only what was named may change, where anything was named."""
    if registration.is_named_only and not row.return_reason:
        raise ValidationError("Chỉ sửa được các mục bị trả lại; các mục khác xã đã nhận.")


def _require_sound(share: Share, given: PledgeInput) -> None:
    problem = problem_of(share, given.value)
    if problem:
        raise ValidationError(f"{share.target.name}: {problem}")


def _require_due(registration: Registration, given: JobInput) -> None:
    campaign = registration.campaign
    if given.due_on and not campaign.starts_on <= given.due_on <= campaign.ends_on:
        raise ValidationError(
            f"“{clean_line(given.name)}”: ngày xong phải trong thời gian phong trào, từ "
            f"{date_short(campaign.starts_on)} đến {date_short(campaign.ends_on)}."
        )


def require_whole(registration: Registration) -> None:
    """Refuse to send while something assigned is not pledged, or nothing is there at all."""
    given = {row.share_id: row for row in registration.pledges.all()}
    missing = {
        share.pk: "Nhập mức đăng ký; bằng mức giao cũng ghi."
        for share in asked_shares(shares_to_pledge(registration.campaign, registration.unit))
        if not _is_given(given.get(share.pk))
    }
    if missing:
        raise Incomplete(missing)
    anything = (
        any(map(_is_given, given.values()))
        or registration.hardjobs.exists()
        or registration.aspirants.filter(is_standing=True).exists()
    )
    if not anything:
        raise Incomplete({}, "Chưa có gì để gửi. Ghi chỉ tiêu, việc khó hoặc danh hiệu đăng ký.")


def _is_given(pledge: Pledge | None) -> bool:
    return pledge is not None and (pledge.value is not None or bool(pledge.words))
