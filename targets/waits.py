"""What reports wait for: from a unit's head, and from who decides on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from emulation.lib import dates
from emulation.lib.text import first_lower, name_inside
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, holding_on, memberships
from emulation.org.waits import Wait
from targets.models import Period, PeriodState, ReportState, UnitReport
from targets.reporting.asked import open_periods_asking
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
    rows = rows.annotate(has_second_clerk=Exists(_other_clerks()))
    return list(rows.select_related("period__span", "period__commune", "sent_by", "unit"))


def _other_clerks() -> QuerySet[Membership]:
    """Return the clerks of a report's commune but for who wrote it down."""
    clerks = Membership.objects.filter(holding_on(dates.today()), role=Role.CLERK)
    others = clerks.exclude(person=OuterRef("sent_by__person"))
    return others.filter(commune=OuterRef("commune"))


def _owed(headed: Mapping[int, Membership], reports: Iterable[UnitReport]) -> Iterator[Wait]:
    of_unit = {(one.period_id, one.unit_id): one for one in reports}
    for period, asked in open_periods_asking(headed).items():
        for key in sorted(asked):
            report = of_unit.get((period.pk, key))
            name = f"Báo cáo {first_lower(period.name)}, {name_inside(headed[key].unit_words)}"
            if report is None or report.state in (DRAFT, RETURNED):
                yield _to_send(period, headed[key], report, name)
            elif report.state == SENT and report.taken_by_phone and not report.confirmed_at:
                yield _to_confirm(period, headed[key], report, name)


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
    for period, found in waiting.items():
        mine = [one for one in found if _is_mine(user, one)]
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


def _is_mine(user: User, report: UnitReport) -> bool:
    """The clerks decide; those above them only what the only clerk wrote down."""
    if granting(user, "targets.approve_report", report) is None:
        return False
    is_lone = report.taken_by_phone and not report.has_second_clerk
    return is_lone or _is_clerk(user, report.period)


def _is_clerk(user: User, period: Period) -> bool:
    return any(
        one.role == Role.CLERK and one.commune_id == period.commune_id for one in memberships(user)
    )
