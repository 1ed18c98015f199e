"""Tasks of issued plans with what was told of them: one line a party and occurrence.

A constant number of queries, whatever the number of tasks.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.shortcuts import get_object_or_404

from campaigns.models import Plan, PlanState, Task, TaskParty, TaskWork
from campaigns.selectors import plans_visible_to
from campaigns.states import PUBLISHED
from campaigns.working.due import STANDING_BADGES, Standing, days_late, standing_of
from campaigns.working.in_force import parties_in_force, with_struck
from campaigns.working.rhythm import rhythm_of
from emulation.org.models import Commune, Spell, User
from emulation.org.selectors import spells_held
from targets.measures.asking import is_asked
from targets.models import Period

Periods = Mapping[int, Sequence[Period]]  # by span


@dataclass
class Line:
    """A task as one leading party has to do it, once or in one period.

    ``name`` is that of the party on the day, ``home_name`` what the commune calls it in rows;
    ``work`` is not stored as long as nothing was told; ``tick`` is what its tick posts.
    """

    party: TaskParty
    period: Period | None
    work: TaskWork
    day: dt.date
    name: str = ""
    helping: str = ""
    home_name: str = ""
    home_helping: str = ""
    commune_name: str = ""
    tick: str = ""

    @property
    def task(self) -> Task:
        return self.party.task

    @property
    def plan(self) -> Plan:
        return self.party.task.plan

    @property
    def title(self) -> str:
        return f"{self.task.summary} ({self.period.name})" if self.period else self.task.summary

    @property
    def query(self) -> str:
        """What is added to the address of the task's page."""
        return f"?ky={self.period.uid}" if self.period else ""

    @property
    def due(self) -> dt.date | None:
        """A period that was put off puts off no work."""
        return self.period.original_due_on if self.period else self.task.deadline

    @cached_property
    def standing(self) -> Standing:
        return standing_of(
            self.work.state, due=self.due, done_on=self.work.first_done_on, day=self.day
        )

    @property
    def badge(self) -> str:
        return STANDING_BADGES[self.standing]

    @property
    def label(self) -> str:
        return self.standing.label

    @property
    def days_late(self) -> int:
        return days_late(due=self.due, done_on=self.work.first_done_on, day=self.day)

    @property
    def order(self) -> tuple:
        """Undone work by due date, then what waits for the office, then what is done."""
        rank = {Standing.TOLD: 1, Standing.DONE: 2}.get(self.standing, 0)
        return rank, self.due or dt.date.max, self.task.position, self.party.pk


def overdue_tasks(
    commune: Commune,
    day: dt.date,
    spells: Mapping[int, Spell] | None = None,
    periods: Periods | None = None,
) -> list[Line]:
    """Return what leading parties owe on the day and have not told to be done, oldest first."""
    plans = Plan.objects.filter(commune=commune, state=PlanState.ISSUED)
    lines = task_lines(plans, day, spells, periods)
    return [line for line in lines if line.standing == Standing.LATE]


def task_lines(
    plans: QuerySet[Plan],
    day: dt.date,
    spells: Mapping[int, Spell] | None = None,
    periods: Periods | None = None,
) -> list[Line]:
    """Return every line of published plans on the day, undone ones by due date first.

    ``spells`` are those of the day, by unit, ``periods`` all those of spans, by span, where
    they are known already.
    """
    rows = parties_of(Q(task__plan__in=plans.filter(state__in=PUBLISHED).order_by()))
    rows = list(with_works(rows))
    lines = lines_of(parties_in_force([party for party in rows if party.leads]), day, periods)
    if spells is None:
        spells = spells_held({party.unit_id for party in rows if party.unit_id}, day)
    _name(lines, rows, spells)
    return sorted(lines, key=lambda line: line.order)


def parties_of(which: Q) -> QuerySet[TaskParty]:
    """Return who leads tasks or helps, with the task, its item and its plan."""
    rows = with_struck(TaskParty.objects.filter(which))
    return rows.select_related("task__plan__span", "task__plan__commune", "task__item", "unit")


def lead_parties(which: Q) -> QuerySet[TaskParty]:
    return parties_of(which & Q(leads=True))


def with_works(parties: QuerySet[TaskParty]) -> QuerySet[TaskParty]:
    """Return a party once for each work that was told of it, as ``told``; else once."""
    return parties.annotate(told=FilteredRelation("works")).select_related("told__told_by__person")


def lines_of(rows: Sequence[TaskParty], day: dt.date, known: Periods | None = None) -> list[Line]:
    """Return the lines of parties that were read ``with_works``: one query, for the periods."""
    parties = {party.pk: party for party in rows}.values()
    told = [work for party in rows if (work := getattr(party, "told", None))]
    works = {(work.party_id, work.period_id): work for work in told}
    periods = _periods(parties, known or {})
    told_periods = {work.period_id for work in told}
    lines = []
    for party in parties:
        for period in _occurrences(party.task, periods, told_periods, day):
            work = works.get((party.pk, period.pk if period else None))
            work = work or blank_work(party, period)
            work.party, work.period = party, period
            lines.append(Line(party, period, work, day))
    return lines


def blank_work(party: TaskParty, period: Period | None) -> TaskWork:
    return TaskWork(commune_id=party.commune_id, party=party, period=period)


def occurrences_of(task: Task, day: dt.date) -> list[Period | None]:
    """Return the periods for which a task is to be told of by the day; one ``None``: once."""
    periods = {task.plan.span_id: list(task.plan.span.periods.order_by("number"))}
    return _occurrences(task, periods, set(), day)


def _periods(parties: Iterable[TaskParty], known: Periods) -> Periods:
    spans = {party.task.plan.span_id for party in parties if party.task.recurring}
    found: dict[int, list[Period]] = defaultdict(list)
    if left := spans - known.keys():
        for period in Period.objects.filter(span__in=left).order_by("number"):
            found[period.span_id].append(period)
    return {**known, **found}


def _occurrences(
    task: Task, periods: Periods, told: set[int | None], day: dt.date
) -> list[Period | None]:
    """A recurring task is told of in the periods of its rhythm; once where none were made.

    Those that have begun, or the first one to come.
    """
    rows = periods.get(task.plan.span_id, [])
    if not task.recurring or not rows:
        return [None]
    asked = [period for period in rows if period.pk in told or _is_asked(task, period)]
    begun = [period for period in asked if period.starts_on <= day]
    return begun or asked[:1]


def _is_asked(task: Task, period: Period) -> bool:
    if task.deadline and period.starts_on > task.deadline:
        return False
    span = task.plan.span
    return is_asked(
        rhythm_of(task.recurring),
        period_ends_on=period.ends_on,
        span_starts_on=span.starts_on,
        span_ends_on=span.ends_on,
    )


def _name(lines: Sequence[Line], parties: Sequence[TaskParty], spells: Mapping[int, Spell]) -> None:
    """Name the parties, and who helps."""
    names = {unit: spell.name for unit, spell in spells.items()}
    home = {unit: spell.home_name for unit, spell in spells.items()}
    helping: dict[int, list[TaskParty]] = defaultdict(list)
    for party in parties:
        if not party.leads:
            helping[party.task_id].append(party)
    for line in lines:
        helpers = helping[line.task.pk]
        line.name, line.home_name = party_name(line.party, names), party_name(line.party, home)
        line.helping = ", ".join(party_name(each, names) for each in helpers)
        line.home_helping = ", ".join(party_name(each, home) for each in helpers)


def party_name(party: TaskParty, names: dict[int, str]) -> str:
    return party.position_title or names.get(party.unit_id or 0, "")


def task_party_for(user: User, uid: UUID) -> TaskParty:
    """Return who leads a task of a published plan that the account may open; else 404."""
    plans = plans_visible_to(user).filter(state__in=PUBLISHED)
    return get_object_or_404(lead_parties(Q(task__plan__in=plans.order_by())), uid=uid)
