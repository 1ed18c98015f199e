"""Which rows of the law hold on a day, for a commune: its own before its province's before all.

``law_of`` reads every table once; its methods ask the database nothing more. The functions
below are the same for one question.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import FilteredRelation, Q

from awards.eligibility import NOT_ASKED
from awards.law.small_tables import GENERAL, general_rows
from awards.law.workdays import Workdays, workdays
from awards.models import (
    Authority,
    AuthorityLevel,
    AwardRow,
    BaseSalary,
    Cap,
    CommendationKind,
    Condition,
    Deadline,
    Holiday,
    LawRow,
    MoneyRate,
    PaperRule,
    Rounding,
    TimeLimit,
    Transition,
    VoteRule,
)
from awards.money import Exact, Reckoning, reckoning
from campaigns.models import Honour, RewardForm
from emulation.lib import dates
from emulation.org.models import Commune, Spell
from emulation.org.models.units import OWN_KINDS
from emulation.org.rights import holding_on

Award = Honour | RewardForm
Row = TypeVar("Row", bound=LawRow)
AWARD_TABLES: tuple[type[AwardRow], ...] = (
    Authority,
    Condition,
    MoneyRate,
    VoteRule,
    PaperRule,
    Cap,
)
AwardKey = tuple[str, int] | None


@dataclass(frozen=True)
class Prize:
    """What goes with an award: the rows it comes from, and the arithmetic where there is any."""

    rate: MoneyRate
    salary: BaseSalary | None
    rounding: Rounding | Exact
    reckoning: Reckoning | None

    @property
    def amount(self) -> int | None:
        """In đồng; ``None`` where another level pays, or no base salary is known."""
        return self.reckoning.amount if self.reckoning else None

    @property
    def is_none(self) -> bool:
        """Whether the law gives no money at all."""
        return self.rate.coefficient == 0


@dataclass(frozen=True)
class Law:
    """The tables of a commune: rows by table and award, and how near each authority is."""

    nearness: Mapping[int | None, int]
    rows: Mapping[type[LawRow], Mapping[AwardKey, tuple[LawRow, ...]]]

    # --- Chosen by the day of the decision

    def authority_of(self, award: Award, subject: str, day: dt.date) -> Authority | None:
        return self._one(Authority, award, subject, day)

    def rate_of(self, award: Award, subject: str, day: dt.date) -> MoneyRate | None:
        return self._one(MoneyRate, award, subject, day)

    def base_salary_on(self, day: dt.date) -> BaseSalary | None:
        return self._first(self._rows(BaseSalary, None), day)

    def rounding_on(self, day: dt.date) -> Rounding | Exact:
        return self._first(self._rows(Rounding, None), day) or Exact()

    def prize_of(self, award: Award, subject: str, day: dt.date) -> Prize | None:
        """Return the money of a decision of that day; ``None`` where no rate is known."""
        rate = self.rate_of(award, subject, day)
        if rate is None:
            return None
        salary, rounding = self.base_salary_on(day), self.rounding_on(day)
        reckoned = None
        if rate.coefficient is not None and salary is not None:
            reckoned = reckoning(salary.amount, rate.coefficient, rate.factor, rounding)
        return Prize(rate, salary, rounding, reckoned)

    def decided_by_commune(self, award: Award, subject: str, day: dt.date) -> bool:
        """Say whether the chairman of the commune decides; else the dossier goes up."""
        authority = self.authority_of(award, subject, day)
        return authority is not None and authority.level == AuthorityLevel.COMMUNE

    # --- Chosen by the day the dossier was received

    def conditions_of(self, award: Award, subject: str, day: dt.date) -> list[Condition]:
        """Return the standards in order; what a nearer authority does not ask is left out."""
        rows = self._each(Condition, award, subject, day, lambda row: row.code)
        asked = (row for row in rows if row.check_slug != NOT_ASKED)
        return sorted(asked, key=lambda row: (row.position, row.pk))

    def condition_days(self, received: dt.date, judged: dt.date) -> list[dt.date]:
        """Return the days whose conditions apply: of receipt, and of a newer, kinder law.

        ``eligibility.more_favourable`` chooses between the two.
        """
        day = self.transition_of(received, judged)
        return [received] if day is None else [received, day]

    def transition_of(self, received: dt.date, judged: dt.date) -> dt.date | None:
        for row in self.transitions():
            if row.valid_from <= judged and received <= row.old_until:
                return row.new_from
        return None

    def papers_required(
        self, award: Award, subject: str, procedure: str, day: dt.date
    ) -> list[PaperRule]:
        """Return the papers of the dossier, also those that may be left out."""
        rows = self._each(PaperRule, award, subject, day, lambda row: (row.code, row.procedure))
        fitting = [row for row in rows if row.procedure in ("", procedure)]
        own = {row.code for row in fitting if row.procedure}
        chosen = (row for row in fitting if row.procedure or row.code not in own)
        return sorted(chosen, key=lambda row: (row.position, row.pk))

    def limits_of(
        self, procedure: str, day: dt.date, award: Award | None = None
    ) -> dict[str, TimeLimit]:
        """Return the limits by step: of the award where it has one, of the procedure, of all."""
        known: dict[str, TimeLimit] = {}
        for key in [None] if award is None else [None, _key(award)]:
            for own in ("", procedure):
                rows = [row for row in self._rows(TimeLimit, key) if row.procedure == own]
                known |= {row.step: row for row in self._nearest(rows, day, lambda row: row.step)}
        return known

    # --- Chosen by the day of the sitting, and of the round

    def vote_rule_of(self, award: Award, subject: str, day: dt.date) -> VoteRule | None:
        return self._one(VoteRule, award, subject, day)

    def caps_of(self, award: Award, subject: str, day: dt.date) -> list[Cap]:
        """Return the caps; only those that are ``is_on`` count."""
        return list(self._each(Cap, award, subject, day, lambda row: (row.of_honour_id, row.scope)))

    # --- Days

    @cached_property
    def workdays(self) -> Workdays:
        """Return the calendar of the offices; what a nearer authority says of a day wins."""
        rows = sorted(
            self._rows(Holiday, None),
            key=lambda row: (self.nearness[row.commune_id], row.valid_from, row.pk),
        )
        return workdays((row.valid_from, row.last_day, row.is_worked) for row in rows)

    # --- To be shown

    def authorities_of(self, award: Award) -> list[Authority]:
        """Return all rows on who decides, the latest first."""
        rows = self._rows(Authority, _key(award))
        return sorted(rows, key=lambda row: row.valid_from, reverse=True)

    def subjects_told(self, award: Award) -> set[str]:
        """Return the kinds of subjects that some table tells apart for the award."""
        tables = (Condition, MoneyRate, PaperRule, Authority)
        rows = (row for table in tables for row in self._rows(table, _key(award)))
        return {row.subject for row in rows if row.subject}

    def transitions(self) -> tuple[Transition, ...]:
        return self._rows(Transition, None)

    # --- Choosing

    def _rows(self, model: type[Row], key: AwardKey) -> tuple[Row, ...]:
        return self.rows[model].get(key, ())

    def _one(self, model: type[Row], award: Award, subject: str, day: dt.date) -> Row | None:
        return next(self._each(model, award, subject, day, lambda row: None), None)

    def _each(
        self,
        model: type[Row],
        award: Award,
        subject: str,
        day: dt.date,
        name: Callable[[Any], Hashable],
    ) -> Iterator[Row]:
        rows = self._rows(model, _key(award))
        return self._nearest((row for row in rows if row.subject in ("", subject)), day, name)

    def _first(self, rows: Iterable[Row], day: dt.date) -> Row | None:
        return next(self._nearest(rows, day, lambda row: None), None)

    def _nearest(
        self, rows: Iterable[Row], day: dt.date, name: Callable[[Any], Hashable]
    ) -> Iterator[Row]:
        return iter(_nearest(rows, day, name, self.nearness))


def _nearest(
    rows: Iterable[Row],
    day: dt.date,
    name: Callable[[Any], Hashable],
    nearness: Mapping[int | None, int],
) -> list[Row]:
    """Return of each name the row that holds: the nearest, the most particular, the latest."""

    def rank(row: Row) -> tuple[int, bool, dt.date, int]:
        is_particular = bool(getattr(row, "subject", ""))
        return (nearness[row.commune_id], is_particular, row.valid_from, row.pk)

    best: dict[Hashable, Row] = {}
    for row in rows:
        if not holds(row, day):
            continue
        other = best.get(name(row))
        if other is None or rank(row) > rank(other):
            best[name(row)] = row
    return list(best.values())


def holds(row: LawRow, day: dt.date) -> bool:
    return row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)


def law_of(
    commune: Commune,
    award: Award | None = None,
    tables: Sequence[type[AwardRow]] = AWARD_TABLES,
) -> Law:
    """Read the tables as they are for the commune, of all awards or of one: eight queries.

    ``tables`` leaves some of the six about awards unread, each a query less.
    """
    nearness = nearness_of(commune)
    mine = _mine(nearness)
    rows: dict[type[LawRow], dict[AwardKey, list[LawRow]]] = {
        model: defaultdict(list) for model in (*AWARD_TABLES, *GENERAL)
    }
    for model in tables:
        for row in model.objects.filter(mine & _about(award)).defer("loaded_as", "key"):
            rows[model][_key_of(row)].append(row)
    for row in general_rows(mine):
        rows[type(row)][_key_of(row)].append(row)
    return Law(
        nearness,
        {
            model: {key: tuple(each) for key, each in by_award.items()}
            for model, by_award in rows.items()
        },
    )


def nearness_of(commune: Commune) -> dict[int | None, int]:
    """Return how near each authority is whose rules apply: the commune's own are nearest."""
    today = dates.today()
    above = (
        Spell.objects.filter(holding_on(today), commune=commune, kind__in=OWN_KINDS)
        .annotate(
            its=FilteredRelation(
                "superior__spells", condition=holding_on(today, "superior__spells__")
            )
        )
        .values_list("superior__commune", "its__superior__commune")
        .first()
    )
    chain = [commune.pk, *(pk for pk in above or () if pk)]
    return {None: 0} | {pk: len(chain) - place for place, pk in enumerate(chain)}


def _mine(nearness: Mapping[int | None, int]) -> Q:
    return Q(commune=None) | Q(commune__in=[pk for pk in nearness if pk])


def _about(award: Award | None) -> Q:
    if award is None:
        return Q()
    return Q(honour=award) if isinstance(award, Honour) else Q(reward_form=award)


def _key(award: Award) -> AwardKey:
    return ("honour" if isinstance(award, Honour) else "form", award.pk)


def _key_of(row: LawRow) -> AwardKey:
    if getattr(row, "honour_id", None):
        return ("honour", row.honour_id)
    if getattr(row, "reward_form_id", None):
        return ("form", row.reward_form_id)
    return None


# --- One question


def authority_of(award: Award, subject: str, day: dt.date, commune: Commune) -> Authority | None:
    return law_of(commune, award).authority_of(award, subject, day)


def conditions_of(award: Award, subject: str, day: dt.date, commune: Commune) -> list[Condition]:
    return law_of(commune, award).conditions_of(award, subject, day)


def rate_of(award: Award, subject: str, day: dt.date, commune: Commune) -> MoneyRate | None:
    return law_of(commune, award).rate_of(award, subject, day)


def base_salary_on(day: dt.date, commune: Commune) -> BaseSalary | None:
    return law_of(commune).base_salary_on(day)


def rounding_on(day: dt.date, commune: Commune) -> Rounding | Exact:
    return law_of(commune).rounding_on(day)


def vote_rule_of(award: Award, subject: str, day: dt.date, commune: Commune) -> VoteRule | None:
    return law_of(commune, award).vote_rule_of(award, subject, day)


def papers_required(
    award: Award, subject: str, procedure: str, day: dt.date, commune: Commune
) -> list[PaperRule]:
    return law_of(commune, award).papers_required(award, subject, procedure, day)


def limits_of(
    procedure: str, day: dt.date, commune: Commune, award: Award | None = None
) -> dict[str, TimeLimit]:
    return law_of(commune).limits_of(procedure, day, award)


def deadlines_on(day: dt.date, law: Law) -> list[Deadline]:
    """Return the days of the year by which things are due; one of a code, the nearest."""
    return _of_each_code(Deadline, day, law)


def commendation_kinds_on(day: dt.date, law: Law) -> list[CommendationKind]:
    return _of_each_code(CommendationKind, day, law)


def _of_each_code(model: type[Row], day: dt.date, law: Law) -> list[Row]:
    rows = model.objects.filter(_mine(law.nearness))
    return _nearest(rows, day, lambda row: row.code, law.nearness)
