"""Reading the register: its rows, and all that one subject was given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from awards.models import Grant, Initiative, Nomination
from awards.nominating.rules import nominations_visible_to
from awards.registry.rules import grants_visible_to, initiatives_visible_to
from awards.states import GrantState
from emulation.org.models import Household, Person, Unit, User
from emulation.org.rights import readable_communes
from emulation.org.selectors import households_visible_to, people_visible_to

RELATED = ("honour", "reward_form", "person", "collective", "household__head", "commune")


def register_rows(user: User) -> QuerySet[Grant]:
    """Return the rows that the account reads, the latest decision first."""
    return grants_visible_to(user).select_related(*RELATED)


def initiative_rows(user: User) -> QuerySet[Initiative]:
    rows = initiatives_visible_to(user).select_related(
        "person", "commune", "used_by__honour", "used_by__reward_form"
    )
    return rows.order_by("-recognised_on", "person__sort_key", "pk")


@dataclass(frozen=True)
class Run:
    """Years in which a title was given, one after another."""

    name: str
    first: int
    last: int

    @property
    def words(self) -> str:
        if self.first == self.last:
            return f"{self.name}: năm {self.last}"
        years = self.last - self.first + 1
        return f"{self.name}: {years} năm liền, {self.first} – {self.last}"


@dataclass(frozen=True)
class History:
    """What one subject was given and is nominated for."""

    grants: list[Grant]
    runs: list[Run]
    initiatives: list[Initiative]
    nominations: list[Nomination]

    @property
    def standing(self) -> int:
        return sum(grant.state == GrantState.STANDING for grant in self.grants)


def person_read_by(user: User, uid: UUID) -> Person:
    """Return a person whom the account knows, or who stands in a register that it reads."""
    known = Q(pk__in=people_visible_to(user).values("pk"))
    named = Exists(Initiative.objects.filter(person=OuterRef("pk")))
    return _named(user, Person.objects.select_related("commune"), "person", known, uid, named)


def collective_read_by(user: User, uid: UUID) -> Unit:
    known = Q(commune__in=readable_communes(user))
    return _named(user, Unit.objects.select_related("commune"), "collective", known, uid)


def household_read_by(user: User, uid: UUID) -> Household:
    known = Q(pk__in=households_visible_to(user).values("pk"))
    rows = Household.objects.select_related("commune", "head", "village")
    return _named(user, rows, "household", known, uid)


def _named(
    user: User, rows: QuerySet, kind: str, known: Q, uid: UUID, also: Exists | None = None
) -> Model:
    awarded = Exists(Grant.objects.filter(**{kind: OuterRef("pk")}))
    in_register = Q(awarded) | Q(also) if also else Q(awarded)
    seen = known | (in_register & Q(commune__in=readable_communes(user)))
    return get_object_or_404(rows.filter(seen), uid=uid)


def history_of(user: User, kind: str, subject: Person | Unit | Household) -> History:
    """Return all of a subject; four queries at most."""
    grants = list(register_rows(user).filter(**{kind: subject}))
    initiatives = list(initiative_rows(user).filter(person=subject)) if kind == "person" else []
    nominations = nominations_visible_to(user).filter(**{kind: subject})
    return History(
        grants=grants,
        runs=runs_of(grants),
        initiatives=initiatives,
        nominations=list(
            nominations.select_related("honour", "reward_form", "round").order_by(
                "-round__year", "-pk"
            )
        ),
    )


def runs_of(grants: Iterable[Grant]) -> list[Run]:
    """Return by title the years that follow each other, the latest first; titles only."""
    years: dict[str, set[int]] = defaultdict(set)
    for grant in grants:
        if grant.honour and grant.state == GrantState.STANDING:
            years[grant.honour.name].add(grant.year)
    runs = [run for name, found in years.items() for run in _runs(name, sorted(found))]
    return sorted(runs, key=lambda run: (-run.last, run.name))


def _runs(name: str, years: list[int]) -> list[Run]:
    runs: list[Run] = []
    for year in years:
        if runs and runs[-1].last == year - 1:
            runs[-1] = Run(name, runs[-1].first, year)
        else:
            runs.append(Run(name, year, year))
    return runs
