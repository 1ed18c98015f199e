"""Letters to late units: written, changed, issued with a number each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.content import content_sha256
from campaigns.models import UrgedUnit, Urging
from campaigns.urging.letters import contents_of, letter_document
from campaigns.urging.wording import late_words
from emulation.lib import dates
from emulation.lib.states import WrongState, bump
from emulation.lib.text import clean_line, clean_paragraphs
from emulation.org.models import Position, Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import commune_unit
from emulation.org.services.rows import save_many
from emulation.papers.document import Verification
from emulation.papers.models import Paper, PaperKind
from emulation.papers.pdf import render_pdf
from emulation.papers.services import paper_issue
from emulation.papers.signing import HEAD_TITLE, signing_mistake
from emulation.papers.verification import verification_url
from emulation.papers.word import render_docx
from emulation.trail.services import entry_record
from targets.following.late import punctuality_of
from targets.models import Period

ISSUED = "Công văn đã có số nên không sửa được. Cần thì lập công văn khác."


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
    entry_record("campaigns.urging.made", actor=actor(by, membership), subject=subject(urging))
    return urging


@transaction.atomic
def urging_change(
    *, urging: Urging, version: int, units: Sequence[Unit], by: User, **words: Any
) -> Urging:
    """Change subject, text, answer_by, symbol, recipients, signing_mode, signatory or units."""
    membership = require(by, "campaigns.write_urging", urging.commune)
    _check_unissued(urging)
    fields = _cleaned(urging.period, words)
    for name, value in fields.items():
        setattr(urging, name, value)
    urging.full_clean()
    bump(urging, version_field="version", seen=version, **fields)
    urging.units.all().delete()
    _write_units(urging, units)
    entry_record("campaigns.urging.changed", actor=actor(by, membership), subject=subject(urging))
    return urging


@transaction.atomic
def urging_issue(
    *,
    urging: Urging,
    issued_on: dt.date,
    numbers: Mapping[int, int] | None = None,
    by: User,
) -> list[Paper]:
    """Give every letter its number, print and store it, all or nothing.

    ``numbers`` are those of the records clerk's book by key of the letter, where the series
    is kept by hand.
    """
    membership = require(by, "campaigns.issue_urging", urging)
    if issued_on < dates.local_day(urging.made_at):
        raise ValidationError({"issued_on": "Ngày ban hành không thể trước ngày soạn."})
    bump(urging, version_field="version", seen=urging.version)
    _check_unissued(urging)
    rows = list(urging.units.select_related("unit"))
    papers = []
    for row, content in zip(rows, contents_of(urging, rows), strict=True):
        paper = _issue(urging, row, content, issued_on, (numbers or {}).get(row.pk), by)
        row.paper = paper
        papers.append(paper)
    UrgedUnit.objects.bulk_update(rows, ["paper"])
    entry_record("campaigns.urging.issued", actor=actor(by, membership), subject=subject(urging))
    return papers


def _issue(
    urging: Urging,
    row: UrgedUnit,
    content: dict[str, Any],
    issued_on: dt.date,
    number: int | None,
    by: User,
) -> Paper:
    def files(paper: Paper) -> dict[str, bytes]:
        document = letter_document(
            content,
            number=paper.number_text,
            day=issued_on,
            verification=Verification(paper.code, verification_url(paper.code)),
        )
        return {"pdf": render_pdf(document), "docx": render_docx(document)}

    return paper_issue(
        commune=urging.commune,
        body=commune_unit(urging.commune),
        kind=PaperKind.LETTER,
        symbol=urging.symbol,
        issued_on=issued_on,
        subject=f"{urging.subject} ({content['unit']})",
        issuer=" ".join(content["issuer"]),
        signer_title=", ".join(content["signature"]["lines"]),
        signer_name=content["signature"]["name"],
        source_type=row._meta.label_lower,
        source_uid=row.uid,
        content_sha256=content_sha256(content),
        number=number,
        files=files,
        by_actor=actor(by, require(by, "campaigns.issue_urging", urging)),
    )


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


def _check_unissued(urging: Urging) -> None:
    if urging.units.exclude(paper=None).exists():
        raise WrongState(ISSUED)
