"""Local authorities."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from emulation.lib.text import clean_line
from emulation.org.models import Commune, Unit, User
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import authorise, subject
from emulation.org.services.rows import save_changes
from emulation.org.services.units import spell_begin
from emulation.trail.services import Actor, entry_record

CHANGEABLE = ("code", "place", "superior_line", "signing_mode")


@transaction.atomic
def commune_create(
    *,
    level: str,
    name: str,
    kind: str,
    place: str,
    valid_from: dt.date,
    superior: Unit | None = None,
    code: str = "",
    superior_line: str = "",
    signing_mode: str = Commune.SigningMode.OWN,
    by: User | None,
) -> Commune:
    """Make a local authority with its own unit (``selectors.commune_unit``) and first name.

    ``superior`` is the unit of the district or province above. The system makes it, or the
    administrator of the authority above.
    """
    actor = _authorise_above(by, superior)
    if kind not in OWN_KINDS:
        raise ValidationError({"kind": "Chọn tỉnh, huyện hoặc xã, phường."})
    commune = Commune(
        level=level,
        code=clean_line(code),
        place=clean_line(place),
        superior_line=clean_line(superior_line),
        signing_mode=signing_mode,
    )
    commune.full_clean()
    commune.save()
    unit = Unit.objects.create(commune=commune)
    spell_begin(unit, name=name, kind=kind, valid_from=valid_from, superior=superior)
    entry_record("org.commune.created", actor=actor, subject=subject(commune, clean_line(name)))
    return commune


@transaction.atomic
def commune_change(*, commune: Commune, by: User | None, **fields: Any) -> Commune:
    actor = authorise(by, "org.administer", commune)
    save_changes(commune, fields, "org.commune.changed", actor, allowed=CHANGEABLE)
    return commune


def _authorise_above(by: User | None, superior: Unit | None) -> Actor:
    if by is not None and superior is None:
        raise PermissionDenied("Chỉ cấp trên lập được địa phương mới.")
    return authorise(by, "org.administer", superior.commune if superior else None)
