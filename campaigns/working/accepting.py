"""Several told tasks that are taken as done at once: which may be, and which were ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from campaigns.models import TaskWork
from campaigns.selectors import plans_visible_to
from campaigns.states import PUBLISHED
from campaigns.working.rules import accept_task
from campaigns.working.selectors import Line, lead_parties, party_name
from emulation.lib import dates
from emulation.org.models import User
from emulation.org.selectors import unit_names

Ticked = tuple[TaskWork, int]  # the work, and the version of it that was read


def tick_of(user: User, line: Line) -> str:
    """Return what the tick of a line posts; "" where it is not the person's to accept."""
    return f"{line.work.uid}:{line.work.version}" if accept_task(user, line.work) else ""


def ticked_works(user: User, ticks: Iterable[str]) -> list[Ticked]:
    """Return the works that were ticked, as far as the account may open their tasks.

    Three queries, whatever the number.
    """
    versions = dict(read for tick in ticks if (read := _read(tick)))
    plans = plans_visible_to(user).filter(state__in=PUBLISHED).order_by()
    works = TaskWork.objects.filter(uid__in=versions).select_related(
        "told_by__person", "decided_by__person", "period"
    )
    parties = {
        party.pk: party
        for party in lead_parties(Q(task__plan__in=plans, works__uid__in=list(versions))).distinct()
    }
    found = [work for work in works if work.party_id in parties]
    for work in found:
        work.party = parties[work.party_id]
    return [(work, versions[work.uid]) for work in found]


def named(works: Sequence[TaskWork]) -> dict[int, str]:
    """Return by key of the work its task and who leads it, as a message names it."""
    day = dates.today()
    names = unit_names({work.party.unit_id for work in works if work.party.unit_id}, day)
    lines = {work.pk: Line(work.party, work.period, work, day) for work in works}
    return {pk: f"{line.title}, {party_name(line.party, names)}" for pk, line in lines.items()}


def _read(tick: str) -> tuple[UUID, int] | None:
    uid, _, version = tick.partition(":")
    try:
        return UUID(uid), int(version)
    except ValueError:
        return None
