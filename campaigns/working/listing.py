"""The list of tasks as its page and its Excel file show it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import tablib
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from campaigns.forms.tasks import MINE, TaskFilterForm
from campaigns.models import Plan, PlanState
from campaigns.selectors import plans_visible_to
from campaigns.states import PUBLISHED
from campaigns.working.due import STANDING_BADGES, Standing
from campaigns.working.rules import membership_for
from campaigns.working.selectors import Line, task_lines
from emulation.lib import dates
from emulation.lib.dates import date_short
from emulation.lib.pages import site_address
from emulation.lib.text import search_key
from emulation.lib.zalo import zalo_text
from emulation.org.models import Role, User
from emulation.org.rights import memberships, readable_communes
from emulation.org.selectors import commune_names
from targets.reporting.visible import offices_read

HEADS = [
    "Nhiệm vụ",
    "Kỳ",
    "Chủ trì",
    "Phối hợp",
    "Kế hoạch",
    "Hạn",
    "Trạng thái",
    "Báo xong ngày",
    "Chậm (ngày)",
    "Kết quả",
]


@dataclass
class Listing:
    """Lines that the filter leaves; ``of_any_standing`` are what the counters count."""

    form: TaskFilterForm
    all: list[Line]
    of_any_standing: list[Line]
    lines: list[Line]

    @property
    def is_narrowed(self) -> bool:
        return len(self.lines) != len(self.all)

    @property
    def is_of_several_plans(self) -> bool:
        return len({line.plan.pk for line in self.all}) > 1


def listing(user: User, data: QueryDict, plan: Plan | None) -> Listing:
    """Return the tasks of one published plan, or of all that are running."""
    day = dates.today()
    lines = task_lines(_plans(user, plan), day)
    form = TaskFilterForm(data, None if plan else _plan_choices(lines))
    left = [line for line in lines if _fits(line, form, user)]
    standing = form.value("tinh_trang")
    shown = [line for line in left if not standing or line.standing == standing]
    return Listing(form, lines, left, shown)


def name_communes(user: User, lines: Iterable[Line]) -> None:
    """Give each line ``commune_name``, for who reads several communes."""
    names = commune_names(readable_communes(user), dates.today())
    for line in lines:
        line.commune_name = names.get(line.plan.commune_id, "")


def counters(found: Listing, data: QueryDict) -> list[dict[str, Any]]:
    """Count where the tasks stand among what the other filters leave; their sum first."""
    counts = Counter(line.standing for line in found.of_any_standing)
    rows = [("", "Tất cả", len(found.of_any_standing), "")]
    rows += [(s, s.label, counts[s], STANDING_BADGES[s]) for s in Standing if counts[s]]
    chosen = found.form.value("tinh_trang")
    return [
        {
            "figure": figure,
            "label": label,
            "kind": badge,
            "current": standing == chosen,
            "url": _address(data, standing),
        }
        for standing, label, figure, badge in rows
    ]


def late_message(user: User, found: Listing, plan: Plan | None) -> str:
    """Return what a clerk copies into Zalo about late tasks; "" for others."""
    kept = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    late = [line for line in found.of_any_standing if line.standing == Standing.LATE]
    late = [line for line in late if line.plan.commune_id in kept]
    if not late:
        return ""
    path = reverse("plan_tasks", args=[plan.uid]) if plan else reverse("task_list")
    return zalo_text(
        subject=f"Nhắc việc: {len(late)} nhiệm vụ quá hạn đến ngày {date_short(dates.today())}",
        lines=_late_lines(late),
        closing="Đề nghị các đơn vị báo kết quả trên cổng.",
        url=f"{site_address(path)}?tinh_trang={Standing.LATE}",
    )


def _late_lines(late: Iterable[Line]) -> list[str]:
    """Return a line for each task, with all who owe it: one task may be everybody's."""
    owing: dict[tuple[str, dt.date | None], list[str]] = {}
    for line in late:
        owing.setdefault((line.title, line.due), []).append(line.name)
    return [
        f"{title}, hạn {date_short(due)}: {', '.join(names)}"
        for (title, due), names in owing.items()
    ]


def sheet_of(user: User, found: Listing) -> tablib.Dataset:
    """Return the list for Excel; results in words for who may read them everywhere."""
    office = offices_read(user)
    dataset = tablib.Dataset(headers=HEADS, title="Nhiệm vụ")
    for line in found.lines:
        dataset.append(
            [
                line.task.summary,
                line.period.name if line.period else line.task.recurring,
                line.name,
                line.helping,
                str(line.plan),
                line.due,
                line.label,
                _done_on(line),
                line.days_late or None,
                line.work.words if line.plan.commune_id in office else "",
            ]
        )
    return dataset


def _plans(user: User, plan: Plan | None) -> QuerySet[Plan]:
    visible = plans_visible_to(user)
    one = Q(pk=plan.pk) | Q(amends=plan.pk) if plan else Q(state=PlanState.ISSUED)
    return visible.filter(one, state__in=PUBLISHED)


def _plan_choices(lines: list[Line]) -> list[tuple[str, str]]:
    return sorted({str(line.plan.uid): str(line.plan) for line in lines}.items())


def _fits(line: Line, form: TaskFilterForm, user: User) -> bool:
    key = search_key(f"{line.title} {line.name} {line.helping}")
    if not all(word in key for word in search_key(form.value("q")).split()):
        return False
    if form.value("ke_hoach") not in ("", str(line.plan.uid)):
        return False
    return form.value("cua") != MINE or membership_for(user, line.party) is not None


def _done_on(line: Line) -> dt.date | None:
    return line.work.first_done_on if line.standing in (Standing.TOLD, Standing.DONE) else None


def _address(data: QueryDict, standing: str) -> str:
    query = data.copy()
    query.pop("page", None)
    query["tinh_trang"] = standing
    return f"?{query.urlencode()}"
