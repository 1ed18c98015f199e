"""Rights over targets, their spans, shares and reports, and the catalogues they use."""

from __future__ import annotations

from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.models import PeriodState, ReportState, Target, UnitReport

# Who reads what units report, beside the units themselves.
REPORT_READERS = (
    Role.CLERK,
    Role.CHECKER,
    Role.CHAIRMAN,
    Role.COUNCIL_SECRETARY,
    Role.COUNCIL_MEMBER,
    Role.VIEWER,
)
# Who decides on a report; those above the clerk where the clerk has sent it.
DECIDING = (Role.CLERK, Role.CHECKER, Role.CHAIRMAN)


@permission("targets.keep")
def keep(user: User, commune: Commune) -> Membership | None:
    """Set targets, divide them among units, run periods and judge what figures cannot."""
    return held(user, [Role.CLERK], commune)


@permission("targets.keep_catalogue")
def keep_catalogue(user: User, commune: Commune) -> Membership | None:
    """Keep units of measure and kinds of targets."""
    return held(user, [Role.CLERK, Role.ADMINISTRATOR], commune)


@permission("targets.view")
def view(user: User, target: Target) -> Membership | None:
    """Read a target: whoever may read its commune. Queryset twin: ``targets_visible_to``."""
    if target.commune_id not in readable_communes(user):
        return None
    return held(user, Role.values, target.commune_id) or memberships(user)[0]


@permission("targets.view_report")
def view_report(user: User, report: UnitReport) -> Membership | None:
    """Read a unit's report with its evidence: the unit's head and the office.

    Who reads the commune from above or after it reads them as well. Queryset twin:
    ``reports_visible_to``.
    """
    own = held(user, [Role.UNIT_HEAD], report.commune_id, report.unit)
    office = own or held(user, REPORT_READERS, report.commune_id)
    if office or held(user, Role.values, report.commune_id):
        return office
    return memberships(user)[0] if report.commune_id in readable_communes(user) else None


@permission("targets.write_report")
def write_report(user: User, report: UnitReport) -> Membership | None:
    """Write and send: the head of the unit; the clerk for who telephones or brings paper."""
    if not report.is_writable or report.period.state != PeriodState.OPEN:
        return None
    own = held(user, [Role.UNIT_HEAD], report.commune_id, report.unit)
    return own or held(user, [Role.CLERK], report.commune_id)


@permission("targets.recall_report")
def recall_report(user: User, report: UnitReport) -> Membership | None:
    """Take back what was sent, as long as the office has not pressed "Tiếp nhận"."""
    if report.state != ReportState.SENT or report.received_at:
        return None
    if report.taken_by_phone:
        return held(user, [Role.CLERK], report.commune_id)
    return held(user, [Role.UNIT_HEAD], report.commune_id, report.unit)


@permission("targets.receive_report")
def receive_report(user: User, report: UnitReport) -> Membership | None:
    if report.state != ReportState.SENT or report.received_at:
        return None
    return _decider(user, report)


@permission("targets.return_report")
def return_report(user: User, report: UnitReport) -> Membership | None:
    """Send it back with reasons; an approved one as long as its period is open."""
    if report.state not in (ReportState.SENT, ReportState.APPROVED):
        return None
    return _decider(user, report) if report.period.state == PeriodState.OPEN else None


@permission("targets.approve_report")
def approve_report(user: User, report: UnitReport) -> Membership | None:
    if report.state != ReportState.SENT:
        return None
    return _decider(user, report)


@permission("targets.confirm_report")
def confirm_report(user: User, report: UnitReport) -> Membership | None:
    """Say "đúng" to what the clerk wrote down: the head of the unit, who is not the clerk."""
    if report.state != ReportState.SENT or not report.taken_by_phone or report.confirmed_at:
        return None
    own = held(user, [Role.UNIT_HEAD], report.commune_id, report.unit)
    return None if own is None or _is_sender(own, report) else own


def _decider(user: User, report: UnitReport) -> Membership | None:
    """Nobody decides on what he sent himself.

    What the clerk took down by telephone becomes the unit's own by its head's "đúng".
    """
    membership = held(user, DECIDING, report.commune_id)
    if membership is None or (report.taken_by_phone and report.confirmed_at):
        return membership
    return None if _is_sender(membership, report) else membership


def _is_sender(membership: Membership, report: UnitReport) -> bool:
    return report.sent_by is not None and report.sent_by.person_id == membership.person_id
