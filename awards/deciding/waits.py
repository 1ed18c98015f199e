"""Papers on awards in "Việc của tôi": to begin, to write, to approve, to number, with others."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from awards.deciding.ready import rounds_with_ready
from awards.deciding.rules import ON_THE_WAY, decisions_visible_to
from awards.models import Decision, Round
from awards.states import DecisionKind, DecisionState
from awards.waitlines import COLUMNS, NO_DAY, NO_MOMENT, NO_UNIT, Line, counted, words
from emulation.lib.text import first_lower
from emulation.org.models import Membership, Role, User
from emulation.org.rights import granting, held, memberships
from emulation.org.waits import Kind, Wait

BEGIN = "decide.begin"
WAITED_FOR = (Role.CLERK, Role.CHAIRMAN, Role.RECORDS_CLERK)
OPEN = (
    DecisionState.DRAFT,
    DecisionState.SUBMITTED,
    DecisionState.RECALLED,
    DecisionState.RETURNED,
    DecisionState.APPROVED,
)
# (right, page, what is to be done, words of the button)
OWN_STEPS = (
    ("awards.issue_decision", "decision_issue", "Cho số, ngày và ban hành.", "Cho số, ban hành"),
    ("awards.approve_decision", "decision_approve", "Duyệt, trả lại từng tên hoặc cả.", "Duyệt"),
)


def decisions_concerning(user: User) -> list[QuerySet]:
    """Return the papers on their way, and those that wait for an answer."""
    if not any(row.role in WAITED_FOR for row in memberships(user)):
        return []
    return [_open(user)]


def waiting_rows(user: User) -> list[QuerySet]:
    """Return lines (``COLUMNS``): rounds with nominations passed that no paper lists yet."""
    return [
        _passed(_clerks(user))
        .order_by()
        .annotate(
            kind=words(BEGIN),
            title=F("name"),
            detail=counted(F("passed")),
            state=words(""),
            due=NO_DAY,
            since=NO_MOMENT,
            unit=NO_UNIT,
        )
        .values(*COLUMNS)
    ]


def waits_of(line: Line, user: User) -> list[Wait]:
    begun = Wait(
        title=f"Lập quyết định, tờ trình: {first_lower(line.title)}",
        url=reverse("decision_create", args=[line.uid]),
        detail=f"{line.detail} hồ sơ Hội đồng đã thông qua.",
        action="Lập quyết định, tờ trình",
        state_label="Hội đồng thông qua",
        badge="is-ontrack",
        as_role=_clerks(user)[line.commune].get_role_display(),
    )
    return [begun]


def decision_waits(user: User) -> Iterator[Wait]:
    """Yield what the person has to write, approve or number, then what others have."""
    if not decisions_concerning(user):
        return
    for decision in _open(user):
        if decision.is_editable:
            yield _to_write(user, decision)
        elif decision.state == DecisionState.ISSUED:
            yield _answer_awaited(decision)
        else:
            yield from _with_those_above(user, decision)


def _clerks(user: User) -> dict[int, Membership]:
    mine = reversed(memberships(user))
    return {row.commune_id: row for row in mine if row.role == Role.CLERK}


def _passed(clerks: Collection[int]) -> QuerySet[Round]:
    return rounds_with_ready(clerks).filter(passed__gt=0)


def _open(user: User) -> QuerySet[Decision]:
    """Return what is on its way, and the proposals that those above have not answered."""
    own = {row.commune_id for row in memberships(user) if row.role in ON_THE_WAY}
    clerk = {row.commune_id for row in memberships(user) if row.role == Role.CLERK}
    unanswered = Q(lines__return_reason="", lines__is_granted=None)
    rows = decisions_visible_to(user).defer("content", "bases", "articles", "recipients")
    rows = rows.annotate(
        names=Count("lines", filter=Q(lines__return_reason=""), distinct=True),
        unanswered=Count("lines", filter=unanswered, distinct=True),
    )
    awaited = Q(
        state=DecisionState.ISSUED,
        kind=DecisionKind.PROPOSAL,
        commune__in=clerk,
        unanswered__gt=0,
    )
    return rows.filter(Q(commune__in=own, state__in=OPEN) | awaited).order_by("made_at", "pk")


def _to_write(user: User, decision: Decision) -> Wait:
    is_new = decision.state == DecisionState.DRAFT
    page = "decision_read" if is_new else "decision_edit"
    membership = granting(user, "awards.edit_decision", decision)
    return _wait(decision, page, _to_do(decision), membership, "Soạn tiếp")


def _with_those_above(user: User, decision: Decision) -> Iterator[Wait]:
    for right, page, to_do, action in OWN_STEPS:
        if membership := granting(user, right, decision):
            yield _wait(decision, page, f"{decision.names} tên. {to_do}", membership, action)
            return
    if held(user, [Role.CLERK], decision.commune_id):
        yield _wait(decision, "decision_read", _next_of_others(decision), None, kind="others")


def _answer_awaited(decision: Decision) -> Wait:
    detail = f"Cấp trên chưa trả lời {decision.unanswered} trên {decision.names} tên."
    return _wait(decision, "decision_outcomes", detail, None, "Ghi kết quả", kind="others")


def _to_do(decision: Decision) -> str:
    if decision.state == DecisionState.RETURNED:
        return f"Bị trả lại: {decision.return_reason}"
    if decision.state == DecisionState.RECALLED:
        return "Đã thu hồi để sửa."
    return "Đang soạn, chưa trình."


def _next_of_others(decision: Decision) -> str:
    if decision.state == DecisionState.APPROVED:
        return "Chờ văn thư cho số, ngày và ban hành."
    return "Chờ lãnh đạo UBND duyệt."


def _wait(
    decision: Decision,
    page: str,
    detail: str,
    membership: Membership | None,
    action: str = "",
    kind: Kind = "mine",
) -> Wait:
    return Wait(
        title=f"{decision.get_kind_display()}: {first_lower(decision.subject)}",
        url=reverse(page, args=[decision.uid]),
        detail=detail,
        action=action,
        state_label=decision.get_state_display(),
        badge=decision.badge,
        since=decision.decided_at or decision.submitted_at or decision.made_at,
        as_role=membership.get_role_display() if membership else "",
        kind=kind,
    )
