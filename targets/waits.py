"""What reports wait for: from a unit's head, and from who decides on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Q
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, memberships
from emulation.org.selectors import memberships_on, unit_names
from emulation.org.waits import Wait
from targets.models import Period, PeriodState, ReportState, UnitReport
from targets.reporting.asked import units_asked
from targets.rules import DECIDING
from targets.states import REPORT_BADGES

DRAFT, SENT, RETURNED = ReportState.DRAFT, ReportState.SENT, ReportState.RETURNED


def report_waits(user: User) -> list[Wait]:
    """Return the reports that a person owes, confirms or decides on, in few queries."""
    held = memberships(user)
    headed = {one.unit_id: one for one in held if one.role == Role.UNIT_HEAD}
    deciding = {one.commune_id for one in held if one.role in DECIDING}
    if not headed and not deciding:
        return []
    reports = _reports(headed, deciding)
    waits = list(_owed(headed, reports)) if headed else []
    return waits + list(_to_decide(user, deciding, reports))


def _reports(headed: Collection[int], deciding: Collection[int]) -> list[UnitReport]:
    """Return the units' own reports of open periods, and those that somebody decides on."""
    wanted = Q(unit__in=list(headed)) | Q(commune__in=list(deciding), state=SENT)
    rows = UnitReport.objects.filter(wanted, period__state=PeriodState.OPEN)
    return list(rows.select_related("period__span", "period__commune", "sent_by", "unit"))


def _owed(headed: Mapping[int, Membership], reports: Iterable[UnitReport]) -> Iterator[Wait]:
    periods = _periods_open_to(headed)
    asked = units_asked(periods, headed) if periods else {}
    if not any(asked.values()):
        return
    names = unit_names(headed, dates.today())
    of_unit = {(one.period_id, one.unit_id): one for one in reports}
    for period in periods:
        for key in sorted(asked[period.pk]):
            report = of_unit.get((period.pk, key))
            name = f"Báo cáo {first_lower(period.name)}, {first_lower(names[key])}"
            if report is None or report.state in (DRAFT, RETURNED):
                yield _to_send(period, headed[key], report, name)
            elif report.state == SENT and report.taken_by_phone and not report.confirmed_at:
                yield _to_confirm(period, headed[key], report, name)


def _periods_open_to(headed: Mapping[int, Membership]) -> list[Period]:
    communes = {one.commune_id for one in headed.values()}
    rows = Period.objects.filter(commune__in=communes, state=PeriodState.OPEN)
    return list(rows.select_related("span"))


def _to_send(period: Period, head: Membership, report: UnitReport | None, name: str) -> Wait:
    is_back = report is not None and report.state == RETURNED
    return Wait(
        title=name,
        url=reverse("report_write", args=[period.uid, head.unit.uid]),
        detail="Xã trả lại, sửa rồi gửi lại." if is_back else "",
        action="Gửi lại báo cáo" if is_back else "Gửi báo cáo",
        state_label=report.get_state_display() if report else "Chưa gửi",
        badge=REPORT_BADGES[RETURNED if is_back else DRAFT],
        since=report.returned_at if is_back and report else period.opened_at,
        due=period.due_on,
        as_role=head.get_role_display(),
    )


def _to_confirm(period: Period, head: Membership, report: UnitReport, name: str) -> Wait:
    return Wait(
        title=name,
        url=reverse("report_read", args=[report.uid]),
        detail="Xã ghi thay theo điện thoại, giấy: xem số rồi xác nhận.",
        action="Xác nhận đúng",
        state_label="Chờ xác nhận",
        badge="is-waiting",
        since=report.sent_at,
        due=period.due_on,
        as_role=head.get_role_display(),
    )


def _to_decide(user: User, deciding: set[int], reports: Iterable[UnitReport]) -> Iterator[Wait]:
    """One line a period: what may be decided now, and what waits for a unit's "đúng"."""
    waiting: dict[Period, list[UnitReport]] = defaultdict(list)
    for report in reports:
        if report.commune_id in deciding and report.state == SENT:
            waiting[report.period].append(report)
    lone = _without_second_clerk(user, waiting.values())
    for period, found in waiting.items():
        mine = [one for one in found if _is_mine(user, one, lone)]
        phoned = [one for one in found if one.taken_by_phone and not one.confirmed_at]
        if mine:
            yield _many(period, mine, "chờ duyệt", "Duyệt báo cáo")
        others = [one for one in phoned if one not in mine]
        if others and _is_clerk(user, period):
            yield _many(period, others, "ghi thay, chờ đơn vị xác nhận", "")


def _many(period: Period, found: list[UnitReport], words: str, action: str) -> Wait:
    return Wait(
        title=f"{len(found)} báo cáo {first_lower(period.name)} {words}",
        url=reverse("period_reports", args=[period.uid]) + "?nhom=cho-duyet",
        action=action,
        state_label="Chờ duyệt",
        badge="is-waiting",
        since=min((one.sent_at for one in found if one.sent_at), default=None),
        kind="mine" if action else "others",
    )


def _is_mine(user: User, report: UnitReport, lone: set[int]) -> bool:
    """The clerks decide; those above them only where no other clerk could."""
    if granting(user, "targets.approve_report", report) is None:
        return False
    return _is_clerk(user, report.period) or report.pk in lone


def _is_clerk(user: User, period: Period) -> bool:
    return any(
        one.role == Role.CLERK and one.commune_id == period.commune_id for one in memberships(user)
    )


def _without_second_clerk(user: User, groups: Iterable[list[UnitReport]]) -> set[int]:
    """Return the phoned reports that their only clerk wrote down: somebody above approves."""
    phoned = [one for group in groups for one in group if one.taken_by_phone]
    if not phoned or _is_clerk(user, phoned[0].period):
        return set()
    clerks = memberships_on(phoned[0].period.commune, [Role.CLERK], dates.today())
    persons = {row.person_id for row in clerks}
    return {one.pk for one in phoned if persons <= {one.sent_by.person_id}}
