"""In which words the demonstration tells of awards."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

PRAISE = "giay-khen-xa"
ADVANCED = "lao-dong-tien-tien"
FIGHTER = "chien-si-thi-dua-co-so"
FAMILY = "gia-dinh-van-hoa"


@dataclass(frozen=True)
class DossierSpec:
    """Who is nominated: the household or its head by the household's code, a person by name,
    else the unit itself."""

    unit: str
    merit: str  # as the decision prints it
    story: str  # the merit report
    household: str = ""
    head_of: str = ""
    person: str = ""
    award: str = PRAISE
    completion: str = ""
    rated_by: str = ""
    is_direct_worker: bool = False
    picture: str = ""  # among papers.PICTURES
    papers: tuple[tuple[str, str], ...] = ()  # code, title of the paper
    warning_reason: str = ""


@dataclass(frozen=True)
class RoundSpec:
    name: str
    procedure: str
    opens_on: dt.date
    closes_on: dt.date
    offers: tuple[tuple[str, str], ...]  # award, kind of subject
    guidance: str = ""
    year: int = 2024


@dataclass(frozen=True)
class VoteSpec:
    """``disagree``: how many of those who vote say no."""

    mode: str = "open"  # secret paper open
    disagree: int = 0


@dataclass(frozen=True)
class SittingSpec:
    planned_on: dt.date
    held_on: dt.date
    starts_at: dt.time
    ends_at: dt.time
    place: str
    absent: dict[str, str] = field(default_factory=dict)  # why, by name
    guests: str = ""
    notes: str = ""


@dataclass(frozen=True)
class PassageSpec:
    """Dossiers that go together from sending to the decision before the chairman, by their days."""

    dossiers: tuple[DossierSpec, ...]
    sent: dt.date
    received: dt.date
    checked: dt.date
    sitting: SittingSpec
    votes: tuple[VoteSpec, ...]
    minutes_issued: dt.date
    drafted: dt.date
    submitted: dt.date


@dataclass(frozen=True)
class CouncilSpec:
    """Members by log-in; the first is the chair, the second the vice-chair."""

    name: str
    decision_number: str
    decided_on: dt.date
    chair: str
    vice: str
    secretary: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class StaffSpec:
    """Somebody without a log-in who works in a unit."""

    name: str
    gender: str
    birth_year: int
    unit: str
    title: str


@dataclass(frozen=True)
class EarlierSpec:
    """One old decision: who was given what."""

    number: str
    on: dt.date
    year: int
    award: str
    decider: str
    level: str
    merit: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    households: tuple[str, ...] = ()
    amount: int | None = None


@dataclass(frozen=True)
class InitiativeSpec:
    person: str
    name: str
    on: dt.date
    by: str
    number: str
