"""What a person starts from when nothing waits: the year, the usual pages, what was done last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from campaigns.amending.in_force import read_with_amendments
from campaigns.models import Plan, PlanState
from campaigns.selectors import plans_visible_to
from emulation.lib import dates
from emulation.lib.text import first_upper
from emulation.org.models import Membership, Role, User
from emulation.org.rights import readable_communes
from emulation.org.selectors import commune_names, home_commune, memberships_on
from emulation.pages.tasks import own_communes
from emulation.trail.kept import newest_beside
from emulation.trail.models import Entry
from emulation.trail.selectors import entries_by
from emulation.trail.sentences import sentence_of, sentence_of_many
from targets.models import Span
from targets.selectors import spans_visible_to

PLANS = 6
# Told a second time by the thing that became the paper, a plan for one.
TOLD_TWICE = ("papers.paper.issued",)
# The pages a role goes to most, beside the places.
USUAL = {
    Role.CLERK: (
        ("Soạn kế hoạch mới", "plan_create"),
        ("Nhiệm vụ các kế hoạch giao", "task_list"),
        ("Tài khoản, phiếu mã", "account_list"),
    ),
    Role.UNIT_HEAD: (("Nhiệm vụ các kế hoạch giao", "task_list"),),
    Role.CHAIRMAN: (("Nhiệm vụ các kế hoạch giao", "task_list"),),
    Role.RECORDS_CLERK: (("Sổ đăng ký văn bản", "series_list"),),
    Role.ADMINISTRATOR: (
        ("Quản trị danh mục", "admin:index"),
        ("Tài khoản, phiếu mã", "account_list"),
    ),
}


# Around the end of the year its clerk sums it up.
SUMMING_UP = (11, 12, 1, 2)
YEAR_REPORT = ("Lập báo cáo tổng kết năm", "year_report_draft")


@dataclass(frozen=True)
class Year:
    """The running year: plans in force, and their spans for which targets were set.

    Before a plan is in force, every running span with targets.

    A row has ``commune_name`` where the person reads more than one commune.
    """

    number: int
    plans: list[Plan]
    spans: list[Span]


@dataclass(frozen=True)
class Line:
    """An entry of the person's own history."""

    at: dt.datetime
    sentence: str


def year_of(user: User) -> Year:
    today = dates.today()
    plans = read_with_amendments(_plans_in_force(user, today.year), PLANS)
    spans = _spans_of(plans, today) or list(_running_spans(user, today)[:PLANS])
    if len(readable_communes(user)) > 1:
        _name_communes([*plans, *spans], today)
    return Year(today.year, plans, spans)


def shortcuts_of(held: Sequence[Membership]) -> list[tuple[str, str]]:
    """Return (words, address) of the pages that the person's roles use most."""
    headed = [membership for membership in held if membership.role == Role.UNIT_HEAD]
    words_at = {reverse("unit_read", args=[one.unit.uid]): one.unit_words for one in headed}
    for membership in held:
        for words, page in _usual(Role(membership.role)):
            words_at[reverse(page)] = words
    return [(words, address) for address, words in words_at.items()]


def _usual(role: Role) -> tuple[tuple[str, str], ...]:
    usual = USUAL.get(role, ())
    is_due = role == Role.CLERK and dates.today().month in SUMMING_UP
    return (YEAR_REPORT, *usual) if is_due else usual


def helpers_of(user: User | AnonymousUser) -> list[Membership]:
    """Return whom to ask in the own commune: its clerks and administrators."""
    home = home_commune(user)
    if home is None:
        return []
    return list(memberships_on(home, [Role.CLERK, Role.ADMINISTRATOR], dates.today()))


def own_entries(user: User) -> QuerySet[Entry]:
    """Return what the person did, newest first, each action once."""
    return entries_by(user.pk).exclude(code__in=TOLD_TWICE)


def latest_of(request: HttpRequest, most: int) -> list[Line]:
    """Return what the person did last; what was done last in the commune is known with it."""
    own = own_entries(request.user)[:most]
    found = newest_beside(request, own_communes(request), own)
    mine = [row for row in found if row.actor_id == request.user.pk and row.stands_for]
    return [own_line(row) for row in mine if row.code not in TOLD_TWICE][:most]


def own_line(entry: Entry) -> Line:
    """Tell an entry to the person who did it: without the own name, with the thing's."""
    is_one = entry.stands_for == 1
    pattern = sentence_of(entry.code) if is_one else sentence_of_many(entry.code)
    sentence = pattern.format(
        actor="", object=entry.object_name, reason=entry.reason, number=entry.stands_for
    ).strip()
    if is_one and "{object}" not in pattern and entry.object_name:
        sentence = f"{sentence} ({entry.object_name})"
    return Line(entry.at, first_upper(sentence))


def _name_communes(rows: list[Plan | Span], today: dt.date) -> None:
    names = commune_names({row.commune for row in rows}, today)
    for row in rows:
        row.commune_name = names[row.commune_id]


def _plans_in_force(user: User, year: int) -> QuerySet[Plan]:
    """An amendment counts with the plan that it amends."""
    plans = plans_visible_to(user).filter(state=PlanState.ISSUED, year=year, amends=None)
    return plans.order_by("kind", "-paper__issued_on")


def _spans_of(plans: Sequence[Plan], today: dt.date) -> list[Span]:
    """Return the running spans of the plans, each once, with ``target_count``: no query."""
    spans = {}
    for plan in plans:
        if plan.target_count and plan.span.starts_on <= today <= plan.span.ends_on:
            plan.span.target_count = plan.target_count
            spans.setdefault(plan.span_id, plan.span)
    return list(spans.values())


def _running_spans(user: User, today: dt.date) -> QuerySet[Span]:
    running = spans_visible_to(user).filter(starts_on__lte=today, ends_on__gte=today)
    return running.filter(target_count__gt=0)
