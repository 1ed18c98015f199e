"""Layouts of certificates are saved, or given up for the portal's own."""

from __future__ import annotations

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from awards.certifying.layout import Box, layout_problems
from awards.certifying.layouts import boxes_content, layout_of
from awards.models import CertificateLayout
from campaigns.models import Honour, RewardForm
from emulation.lib.states import StaleVersion, bump
from emulation.org.models import Commune, User
from emulation.org.rights import actor, require, subject
from emulation.trail.services import entry_record

_FIELDS = ("mode", "page", "shift_x_mm", "shift_y_mm", "has_emblem", "has_flags", "boxes")


@transaction.atomic
def layout_save(
    *,
    commune: Commune,
    award: Honour | RewardForm,
    subject_kind: str,
    mode: str,
    page: str,
    shift_x_mm: Decimal,
    shift_y_mm: Decimal,
    has_emblem: bool,
    has_flags: bool,
    boxes: dict[str, Box],
    seen_version: int,
    by: User,
) -> CertificateLayout:
    """Save where each line stands; ``seen_version`` 0 is the portal's own layout."""
    membership = require(by, "awards.keep_layouts", commune)
    row = CertificateLayout(
        commune=commune,
        subject_kind_for=subject_kind,
        mode=mode,
        page=page,
        shift_x_mm=shift_x_mm,
        shift_y_mm=shift_y_mm,
        has_emblem=has_emblem,
        has_flags=has_flags,
        boxes=boxes_content(boxes),
        **{"honour" if isinstance(award, Honour) else "reward_form": award},
    )
    if problems := layout_problems(layout_of(row)):
        raise ValidationError(problems)
    row.clean_fields(exclude=["commune", "honour", "reward_form"])
    row = _stored(row, seen_version)
    entry_record("awards.layout.saved", actor=actor(by, membership), subject=subject(row))
    return row


@transaction.atomic
def layout_reset(*, layout: CertificateLayout, by: User) -> None:
    membership = require(by, "awards.keep_layouts", layout.commune)
    told = subject(layout)
    layout.delete()
    entry_record("awards.layout.reset", actor=actor(by, membership), subject=told)


def _stored(row: CertificateLayout, seen_version: int) -> CertificateLayout:
    """Of two who save at once the second gets ``StaleVersion``, on every database."""
    if not seen_version:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as taken:
            raise StaleVersion from taken
        return row
    known = CertificateLayout.objects.filter(
        commune=row.commune,
        honour=row.honour,
        reward_form=row.reward_form,
        subject_kind_for=row.subject_kind_for,
    ).first()
    if known is None:
        raise StaleVersion
    fields = {name: getattr(row, name) for name in _FIELDS}
    bump(known, version_field="version", seen=seen_version, **fields)
    return known
