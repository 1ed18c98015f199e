"""One task of one party, as its page shows it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from campaigns.models import PlanState, TaskEvidence, TaskParty, TaskWork, WorkState
from campaigns.working.rules import decider, membership_for, teller
from campaigns.working.selectors import Line, party_name
from emulation.lib import dates
from emulation.lib.dates import date_short, local_day
from emulation.org.models import User
from emulation.org.selectors import unit_names
from emulation.trail.selectors import entries_of

HISTORY_ROWS = 15


def task_page(user: User, work: TaskWork) -> dict[str, Any]:
    """Return the context of the page; who may not read the work is told its state alone."""
    day = dates.today()
    line = Line(work.party, work.period, work, day)
    parties = list(work.party.task.parties.all())
    names = unit_names({party.unit_id for party in parties if party.unit_id}, day)
    reads = user.has_perm("campaigns.view_task_work", work)
    return {
        "title": line.title,
        "line": line,
        "work": work,
        "plan": line.plan,
        "leading": party_name(work.party, names),
        "also_leading": _others(work, parties, names, leads=True),
        "helping": _others(work, parties, names, leads=False),
        "reads": reads,
        "evidence": _evidence(work) if reads and work.pk else [],
        "history": entries_of(work.uid)[:HISTORY_ROWS] if reads and work.pk else [],
        "returned_by": _returned_by(work),
        **_steps(user, work),
    }


def _steps(user: User, work: TaskWork) -> dict[str, Any]:
    may_tell = user.has_perm("campaigns.tell_task", work)
    return {
        "may_tell": may_tell,
        "for_another": may_tell and membership_for(user, work.party) is None,
        "may_accept": user.has_perm("campaigns.accept_task", work),
        "may_return": user.has_perm("campaigns.return_task", work),
        "why_not": _why_not(user, work),
    }


def _why_not(user: User, work: TaskWork) -> str:
    """Say to who tells or decides otherwise why nothing is to be done now."""
    if work.party.task.plan.state != PlanState.ISSUED:
        state = work.party.task.plan.get_state_display().lower()
        return f"Kế hoạch {state} nên không nhận báo thêm."
    if work.state == WorkState.TOLD and teller(user, work) and not decider(user, work):
        return "Đã báo xong; người khác ở văn phòng hoặc lãnh đạo xem rồi nhận."
    return ""


def _others(
    work: TaskWork, parties: list[TaskParty], names: dict[int, str], *, leads: bool
) -> list[str]:
    others = (party for party in parties if party.leads is leads and party.pk != work.party_id)
    return [party_name(party, names) for party in others]


def _evidence(work: TaskWork) -> QuerySet[TaskEvidence]:
    return work.evidence.select_related("attachment").defer("attachment__content")


def _returned_by(work: TaskWork) -> str:
    if work.state != WorkState.RETURNED or work.decided_by is None or work.decided_at is None:
        return ""
    return f"{work.decided_by.person} trả lại ngày {date_short(local_day(work.decided_at))}."
