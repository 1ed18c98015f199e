"""Offices are asked, in parallel, what they know against the nominated, and answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.checking.rules import ASKED_ABOUT
from awards.models import Consultation, ConsultedNomination, Nomination, Round
from emulation.lib import dates
from emulation.lib.states import bump
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Unit, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import names_at_home
from emulation.trail.services import entries_record, entry_record

_BATCH = 500


@transaction.atomic
def consultations_ask(
    *,
    round_: Round,
    offices: Sequence[Unit],
    nominations: Sequence[Nomination],
    question: str,
    due_on: dt.date,
    by: User,
) -> list[Consultation]:
    """Ask each office about all these dossiers, to be answered by a day."""
    membership = require(by, "awards.consult_offices", round_)
    question = nfc(question).strip()
    _check(round_, offices, nominations, question, due_on)
    made = [
        Consultation.objects.create(
            commune=round_.commune,
            round=round_,
            office=office,
            question=question,
            due_on=due_on,
            asked_at=dates.now(),
            asked_by=membership,
        )
        for office in dict.fromkeys(offices)
    ]
    ConsultedNomination.objects.bulk_create(
        [
            ConsultedNomination(commune=round_.commune, consultation=one, nomination=row)
            for one in made
            for row in dict.fromkeys(nominations)
        ],
        batch_size=_BATCH,
    )
    names = names_at_home([one.office_id for one in made], dates.today())
    entries_record(
        "awards.consultation.asked",
        actor=actor(by, membership),
        told=[(subject(one, names[one.office_id]), None) for one in made],
        reason=f"{len(set(nominations))} hồ sơ",
    )
    return made


@transaction.atomic
def consultation_answer(
    *,
    consultation: Consultation,
    answer: str,
    objections: Mapping[int, str],
    seen_version: int,
    by: User,
) -> Consultation:
    """Answer once; ``objections`` say by key of the row what the office has against a dossier."""
    membership = require(by, "awards.answer_consultation", consultation)
    objections = {key: clean_line(said) for key, said in objections.items() if clean_line(said)}
    answer = nfc(answer).strip()
    if not answer and not objections:
        raise ValidationError(
            {"answer": "Ghi ý kiến của cơ quan. Không có gì khác thì ghi: Nhất trí."}
        )
    bump(
        consultation,
        version_field="version",
        seen=seen_version,
        answer=answer or "Có ý kiến khác ở các hồ sơ nêu tên.",
        answered_at=dates.now(),
        answered_by=membership,
    )
    rows = {row.pk: row for row in consultation.rows.filter(pk__in=objections)}
    if rows.keys() != objections.keys():
        raise ValidationError("Hồ sơ được nêu không thuộc lần hỏi ý kiến này.")
    for key, row in rows.items():
        row.objection = objections[key]
    ConsultedNomination.objects.bulk_update(rows.values(), ["objection"], batch_size=_BATCH)
    name = names_at_home([consultation.office_id], dates.today())[consultation.office_id]
    entry_record(
        "awards.consultation.answered",
        actor=actor(by, membership),
        subject=subject(consultation, name),
    )
    return consultation


def _check(
    round_: Round,
    offices: Sequence[Unit],
    nominations: Sequence[Nomination],
    question: str,
    due_on: dt.date,
) -> None:
    if not offices:
        raise ValidationError({"offices": "Chọn ít nhất một cơ quan."})
    if any(office.commune_id != round_.commune_id for office in offices):
        raise ValidationError({"offices": "Chọn cơ quan của địa phương mình."})
    if not nominations:
        raise ValidationError({"nominations": "Chọn ít nhất một hồ sơ."})
    if any(row.round_id != round_.pk for row in nominations):
        raise ValidationError({"nominations": "Chọn hồ sơ của đợt xét này."})
    if any(row.state not in ASKED_ABOUT for row in nominations):
        raise ValidationError({"nominations": "Chỉ hỏi ý kiến về hồ sơ đã tiếp nhận."})
    if not question:
        raise ValidationError({"question": "Ghi nội dung cần hỏi."})
    if due_on < dates.today():
        raise ValidationError({"due_on": "Chọn ngày từ hôm nay trở đi."})
