"""Rights over targets, their spans, shares and reports, and the catalogues they use."""

from __future__ import annotations

from emulation.org.models import Commune, Membership, Role, User
from emulation.org.rights import held, memberships, permission, readable_communes
from targets.models import PeriodState, ReportState, Submission, Target, UnitReport
from targets.states import SENT

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
    return reader_of(user, report)


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
    return recaller_of(user, report)


@permission("targets.receive_report")
def receive_report(user: User, report: UnitReport) -> Membership | None:
    return None if report.received_at else waiting_decider_of(user, report)


@permission("targets.return_report")
def return_report(user: User, report: UnitReport) -> Membership | None:
    """Send it back with reasons; an approved one as long as its period is open."""
    if report.state not in (ReportState.SENT, ReportState.APPROVED):
        return None
    return decider_of(user, report) if report.period.state == PeriodState.OPEN else None


@permission("targets.approve_report")
def approve_report(user: User, report: UnitReport) -> Membership | None:
    return waiting_decider_of(user, report)


@permission("targets.confirm_report")
def confirm_report(user: User, report: UnitReport) -> Membership | None:
    """Say "đúng" to what the clerk wrote down: the head of the unit, who is not the clerk."""
    return confirmer_of(user, report)


def reader_of(user: User, row: Submission) -> Membership | None:
    """The unit's head, the office, and who reads the commune from above or after it."""
    own = held(user, [Role.UNIT_HEAD], row.commune_id, row.unit)
    office = own or held(user, REPORT_READERS, row.commune_id)
    if office or held(user, Role.values, row.commune_id):
        return office
    return memberships(user)[0] if row.commune_id in readable_communes(user) else None


def recaller_of(user: User, row: Submission) -> Membership | None:
    """Who sent it takes it back: the unit's head, or the clerk who wrote it down."""
    if row.state != SENT or row.received_at:
        return None
    if row.taken_by_phone:
        return held(user, [Role.CLERK], row.commune_id)
    return held(user, [Role.UNIT_HEAD], row.commune_id, row.unit)


def waiting_decider_of(user: User, row: Submission) -> Membership | None:
    return decider_of(user, row) if row.state == SENT else None


def decider_of(user: User, row: Submission) -> Membership | None:
    """Nobody decides on what he sent himself.

    What the clerk took down by telephone becomes the unit's own by its head's "đúng".
    """
    membership = held(user, DECIDING, row.commune_id)
    if membership is None or (row.taken_by_phone and row.confirmed_at):
        return membership
    return None if _is_sender(membership, row) else membership


def confirmer_of(user: User, row: Submission) -> Membership | None:
    """The head of the unit, who is not the clerk that wrote it down."""
    if not row.waits_for_head:
        return None
    own = held(user, [Role.UNIT_HEAD], row.commune_id, row.unit)
    return None if own is None or _is_sender(own, row) else own


def _is_sender(membership: Membership, row: Submission) -> bool:
    return row.sent_by is not None and row.sent_by.person_id == membership.person_id
