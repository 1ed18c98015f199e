"""Many nominations from a list, each with its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from awards.models import Nomination, Round
from awards.nominating.naming import Subject
from awards.nominating.services.starting import Award, kind_of, nominations_start
from emulation.lib.text import clean_line, nfc
from emulation.org.models import Unit, User

_BATCH = 100
_OWN = ("merit", "completion", "completion_source", "warning_reason")


@dataclass(frozen=True)
class Line:
    """One nomination of a list: fields of the dossier, and the text of its merit report."""

    subject: Subject
    award: Award
    fields: dict[str, str] = field(default_factory=dict)
    merit_report: str = ""


@transaction.atomic
def nominations_take(
    *, round_: Round, unit: Unit, lines: Sequence[Line], by: User
) -> list[Nomination]:
    """Begin a dossier for each line and write its words; return the new ones."""
    by_award: dict[tuple, list[Line]] = defaultdict(list)
    for line in lines:
        by_award[type(line.award), line.award.pk, kind_of(line.subject)].append(line)
    made = [row for found in by_award.values() for row in _begin(round_, unit, found, by)]
    Nomination.objects.bulk_update(made, (*_OWN, "report"), batch_size=_BATCH)
    return made


def _begin(round_: Round, unit: Unit, lines: Sequence[Line], by: User) -> list[Nomination]:
    words = {line.subject.pk: line for line in lines}
    rows = nominations_start(
        round_=round_,
        unit=unit,
        award=lines[0].award,
        subjects=[line.subject for line in lines],
        by=by,
    )
    for row in rows:
        line = words[row.subject.pk]
        for name in _OWN:
            setattr(row, name, clean_line(line.fields.get(name, "")))
        row.report = {"merit": text} if (text := nfc(line.merit_report).strip()) else {}
        _require_fitting(row)
    return rows


def _require_fitting(row: Nomination) -> None:
    others = [one.name for one in Nomination._meta.fields if one.name not in _OWN]
    try:
        row.clean_fields(exclude=[*others, *(name for name in _OWN if not getattr(row, name))])
    except ValidationError as error:
        raise ValidationError([f"{row.recipient}: {words}" for words in error.messages]) from error
