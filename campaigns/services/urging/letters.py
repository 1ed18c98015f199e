"""Letters to late units: written and changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import UrgedUnit, Urging
from campaigns.services.urging.steps import ROUTE
from campaigns.urging.wording import late_words
from emulation.lib import dates
from emulation.lib.states import StaleVersion, bump
from emulation.lib.text import clean_line, clean_paragraphs
from emulation.org.models import Position, Unit, User
from emulation.org.rights import require
from emulation.org.services.rows import save_many
from emulation.papers.signing import HEAD_TITLE, signing_mistake
from targets.following.late import punctuality_of
from targets.models import Period


@transaction.atomic
def urging_make(*, period: Period, units: Sequence[Unit], by: User, **words: Any) -> Urging:
    """Write one text to several units; ``words`` as in ``urging_change``."""
    membership = require(by, "campaigns.write_urging", period.commune)
    urging = Urging(
        commune_id=period.commune_id,
        period=period,
        made_at=dates.now(),
        made_by=membership,
        **_cleaned(period, words),
    )
    urging.full_clean()
    urging.save(force_insert=True)
    _write_units(urging, units)
    ROUTE.tell(urging, "made", by, membership)
    return urging


@transaction.atomic
def urging_change(
    *, urging: Urging, version: int, units: Sequence[Unit], by: User, **words: Any
) -> Urging:
    """Change subject, text, answer_by, symbol, recipients, signing_mode, signatory or units."""
    membership = ROUTE.step(urging, "campaigns.edit_urging", by)
    if version != urging.version:
        raise StaleVersion()
    fields = _cleaned(urging.period, words)
    for name, value in fields.items():
        setattr(urging, name, value)
    urging.full_clean()
    bump(urging, version_field="version", seen=version, **fields)
    urging.units.all().delete()
    _write_units(urging, units)
    ROUTE.tell(urging, "changed", by, membership)
    return urging


def _cleaned(period: Period, words: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(words)
    for name in ("subject", "symbol"):
        fields[name] = clean_line(fields[name])
    for name in ("text", "recipients"):
        fields[name] = "\n".join(clean_paragraphs(fields[name]))
    if not fields["text"]:
        raise ValidationError({"text": "Viết nội dung công văn."})
    if fields["answer_by"] < dates.today():
        raise ValidationError({"answer_by": "Hạn mới phải từ hôm nay trở đi."})
    _check_signing(period, fields["signing_mode"], fields["signatory"])
    return fields


def _check_signing(period: Period, mode: str, signatory: Position | None) -> None:
    if signatory and (signatory.commune_id != period.commune_id or not signatory.signature_title):
        raise ValidationError({"signatory": "Chọn người có chức vụ ký văn bản của địa phương."})
    mistake = signing_mistake(
        mode,
        head_title=HEAD_TITLE,
        signer_title=signatory.signature_title if signatory else "",
    )
    if mistake:
        raise ValidationError({"signing_mode": mistake})


def _write_units(urging: Urging, units: Sequence[Unit]) -> None:
    if not units:
        raise ValidationError({"units": "Chọn ít nhất một đơn vị."})
    if any(unit.commune_id != urging.commune_id for unit in units):
        raise ValidationError({"units": "Chọn đơn vị của địa phương mình."})
    period = urging.period
    told = punctuality_of(period, period.span)
    states = {one.unit: one for one in (*told.owing, *told.returned)}
    rows = [
        UrgedUnit(
            commune_id=urging.commune_id,
            urging=urging,
            unit=unit,
            position=position,
            late=_late(states.get(unit.pk)),
        )
        for position, unit in enumerate(units, start=1)
    ]
    save_many((str(row.unit), row) for row in rows)


def _late(state: Any) -> str:
    if state is None:
        return late_words(0, None)
    return late_words(state.days, state.returned_on)
