"""Who is nominated in a round: leaders against direct workers, women, villages never rewarded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from awards.models import Grant, Nomination, Round
from awards.states import GrantState, NominationState
from campaigns.models import SubjectKind
from emulation.lib import dates
from emulation.lib.quantities import format_number
from emulation.org.models import Person, UnitKind
from emulation.org.selectors import spells_on

State = NominationState
# On the way to the council, or there.
COUNTED = (State.SENT, State.CHECKING, State.ELIGIBLE, State.POSTED, State.TABLED, State.PASSED)


@dataclass(frozen=True)
class Share:
    """A part of the people nominated for an award."""

    part: int
    whole: int

    @property
    def words(self) -> str:
        """Write "3 trên 12 (25%)"."""
        if not self.whole:
            return "–"
        return (
            f"{self.part} trên {self.whole} ({format_number(round(100 * self.part / self.whole))}%)"
        )


@dataclass(frozen=True)
class AwardFigures:
    award: str
    people: int
    leaders: Share
    workers: Share
    women: Share
    unknown_gender: int
    collectives: int
    households: int


@dataclass(frozen=True)
class Village:
    name: str
    proposed: int
    is_rewarded: bool  # ever, by the register

    @property
    def is_forgotten(self) -> bool:
        return not self.is_rewarded


def figures_by_award(round_: Round) -> list[AwardFigures]:
    """Return the figures of each award, and of all of them last; one query."""
    rows = list(_counted(round_).select_related("honour", "reward_form", "person"))
    by_award: dict[str, list[Nomination]] = {}
    for row in sorted(rows, key=lambda row: (row.honour_id is None, row.award.position)):
        by_award.setdefault(row.award.name, []).append(row)
    found = [_figures(award, each) for award, each in by_award.items()]
    return [*found, _figures("Tất cả", rows)] if len(found) > 1 else found


def villages_of(round_: Round) -> list[Village]:
    """Return the villages of the commune, those never rewarded first; three queries."""
    spells = spells_on(round_.commune, dates.today()).filter(kind=UnitKind.VILLAGE)
    proposed = _proposed(round_)
    rewarded = _rewarded(round_)
    found = [
        Village(spell.home_name, proposed.get(spell.unit_id, 0), spell.unit_id in rewarded)
        for spell in spells
    ]
    return sorted(found, key=lambda village: village.is_rewarded)


def _counted(round_: Round) -> QuerySet[Nomination]:
    return Nomination.objects.filter(round=round_, state__in=COUNTED).defer("content", "report")


def _figures(award: str, rows: Iterable[Nomination]) -> AwardFigures:
    kinds = [row.subject_kind for row in rows]
    people = [row for row in rows if row.person]
    genders = [row.person.gender for row in people]
    return AwardFigures(
        award=award,
        people=len(people),
        leaders=Share(sum(row.is_leader for row in people), len(people)),
        workers=Share(sum(row.is_direct_worker for row in people), len(people)),
        women=Share(genders.count(Person.Gender.FEMALE), len(people)),
        unknown_gender=genders.count(""),
        collectives=kinds.count(SubjectKind.COLLECTIVE),
        households=kinds.count(SubjectKind.HOUSEHOLD),
    )


def _proposed(round_: Round) -> dict[int, int]:
    counts: dict[int, int] = {}
    for unit in _counted(round_).order_by().values_list("unit", flat=True):
        counts[unit] = counts.get(unit, 0) + 1
    return counts


def _rewarded(round_: Round) -> set[int]:
    """Return the villages of which the register has the village, a household, or somebody whom
    it nominated."""
    rows = Grant.objects.filter(
        Q(collective__isnull=False) | Q(household__isnull=False) | Q(line__isnull=False),
        commune=round_.commune_id,
        state=GrantState.STANDING,
    )
    found = rows.order_by().values_list(
        "collective", "household__village", "line__nomination__unit"
    )
    return {unit for each in found.distinct() for unit in each if unit}
