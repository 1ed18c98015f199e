"""Dossiers of the village, as they are when the office gets them and after."""

from __future__ import annotations

from typing import Any

from awards.checking.services import (
    Done,
    consultations_ask,
    nominations_find_eligible,
    nominations_receive,
)
from awards.models import Consultation, Nomination, Round
from emulation.org.models import Role, Unit, UnitKind, User
from tests.awards.nominating.made import CULTURE, homes, opened, sent, worker
from tests.cast import TODAY, Cast, make_unit, make_user


def versions(*rows: Nomination) -> dict[int, int]:
    return {row.pk: row.version for row in rows}


def fresh(row: Nomination) -> Nomination:
    return Nomination.objects.get(pk=row.pk)


def receive(cast: Cast, *rows: Nomination, by: User | None = None) -> Done:
    return nominations_receive(nominations=rows, seen_versions=versions(*rows), by=by or cast.clerk)


def find_eligible(
    cast: Cast, round_: Round, *rows: Nomination, note: str = "Đã đối chiếu hồ sơ.",
    by: User | None = None,
) -> Done:  # fmt: skip
    return nominations_find_eligible(
        round_=round_, nominations=rows, seen_versions=versions(*rows), note=note,
        by=by or cast.clerk,
    )  # fmt: skip


def in_check(cast: Cast, round_: Round, *subjects: Any, award: str = CULTURE) -> list[Nomination]:
    """Return dossiers that the office took in hand."""
    rows = sent(cast, round_, *subjects, award=award)
    receive(cast, *map(fresh, rows))
    return [fresh(row) for row in rows]


def eligible(cast: Cast, round_: Round, *subjects: Any, award: str = CULTURE) -> list[Nomination]:
    rows = in_check(cast, round_, *subjects, award=award)
    done = find_eligible(cast, round_, *rows)
    assert not done.refused, done.refused
    return [fresh(row) for row in rows]


def police(cast: Cast) -> tuple[Unit, User]:
    """Return the police of the commune and its chief."""
    unit = make_unit(cast.commune, "Công an xã", UnitKind.STATION)
    return unit, make_user(unit, "Hà Văn Cảnh", Role.UNIT_HEAD, "police", "Trưởng Công an xã")


def ask(cast: Cast, round_: Round, office: Unit, *rows: Nomination) -> Consultation:
    return consultations_ask(
        round_=round_, offices=[office], nominations=rows,
        question="Có vi phạm pháp luật trong năm không?", due_on=TODAY, by=cast.clerk,
    )[0]  # fmt: skip


__all__ = ["homes", "opened", "sent", "worker"]
