"""Reading plans."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from campaigns.models import (
    Comment,
    CommentReply,
    CommentState,
    Intake,
    IntakeState,
    Phrase,
    Plan,
    PlanKind,
    PlanState,
    Review,
    Revision,
)
from campaigns.rules import COMMENTING, ON_THE_WAY
from campaigns.states import EDITABLE, PUBLISHED
from emulation.lib import dates
from emulation.org.models import Commune, Membership, Person, Position, Role, User
from emulation.org.rights import (
    commune_and_predecessors,
    commune_and_superiors,
    granting,
    holding_on,
    memberships,
    readable_communes,
)
from emulation.org.selectors import memberships_on


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """Return the plans that the account may open (the queryset twin of ``rules.view_plan``)."""
    clerk_of = _communes(user, [Role.CLERK])
    on_the_way = _communes(user, ON_THE_WAY)
    return Plan.objects.filter(
        Q(state__in=PUBLISHED, commune__in=readable_communes(user))
        | Q(state__in=[PlanState.SUBMITTED, PlanState.APPROVED], commune__in=on_the_way)
        | Q(state__in=[*EDITABLE, PlanState.ABANDONED], commune__in=clerk_of)
    )


def plan_for(user: User, uid: UUID) -> Plan:
    """Return one plan that the account may open, with what its pages show; else 404."""
    return get_object_or_404(_whole(plans_visible_to(user)), uid=uid)


def revision_for(user: User, plan_uid: UUID, number: int) -> Revision:
    """Return one frozen revision of a plan that the account may open; else 404."""
    plan = plan_for(user, plan_uid)
    return get_object_or_404(revisions_visible_to(user, plan), number=number)


def plan_in_hand(user: User, uid: UUID) -> Plan:
    """Return a plan for a step of its way, else 404.

    Who decides on plans of the commune also gets one that the clerk took back meanwhile,
    so as to be told that it is too late.
    """
    visible = Q(pk__in=plans_visible_to(user).values("pk"))
    in_hand = Q(commune__in=_communes(user, ON_THE_WAY))
    return get_object_or_404(_whole(Plan.objects.filter(visible | in_hand)), uid=uid)


def plan_gone_back(user: User, uid: UUID) -> Plan | None:
    """Return a plan that the account had before it to decide on, and its clerks have again.

    Only to say so: what they write now is theirs.
    """
    plans = Plan.objects.filter(
        uid=uid,
        state__in=[*EDITABLE, PlanState.ABANDONED],
        submitted_revision__isnull=False,
        commune__in=_communes(user, COMMENTING),
    )
    return plans.select_related("submitted_revision", "returned_by__person").first()


def issued_revision(plan: Plan) -> Revision:
    """Return the content of a published plan as it was printed."""
    return plan.revisions.filter(reason=Revision.Reason.ISSUED).latest("number")


def revisions_visible_to(user: User, plan: Plan) -> QuerySet[Revision]:
    """Return the revisions of a visible plan: all for who works on it, else what was issued."""
    revisions = plan.revisions.select_related(
        "made_by__person", "plan__paper__number", "plan__span"
    )
    if user.has_perm("campaigns.view_plan_work", plan):
        return revisions
    return revisions.filter(reason=Revision.Reason.ISSUED)


def checkers_for(plan: Plan, user: User) -> QuerySet[Membership]:
    """Return who may be asked to look a plan over before it is approved; never oneself."""
    checkers = memberships_on(plan.commune, [Role.CHECKER], dates.today())
    return checkers.exclude(person__in={m.person_id for m in memberships(user)})


def titles_on(people: Iterable[Person | int], day: dt.date) -> dict[int, str]:
    """Return the chức vụ of a day by key of the person, in one query."""
    rows = Position.objects.filter(holding_on(day), person__in=list(people)).order_by("-valid_from")
    return dict(rows.values_list("person", "title"))


def yearly_plans_in_force(communes: Iterable[Commune]) -> QuerySet[Plan]:
    """Return the yearly plans that another of their year would have to replace."""
    plans = Plan.objects.filter(kind=PlanKind.YEARLY, state=PlanState.ISSUED, amends=None)
    return plans.filter(commune__in=list(communes)).select_related("paper__number").order_by("year")


def plans_to_carry_over(user: User, communes: Iterable[Commune]) -> QuerySet[Plan]:
    """Return the plans from which the account may begin one of the communes, newest first."""
    lines = {key for commune in communes for key in commune_and_predecessors(commune)}
    plans = plans_visible_to(user).filter(commune__in=lines, amends=None, period=None)
    plans = plans.exclude(state=PlanState.ABANDONED)
    return plans.select_related("commune", "span", "paper__number", "signatory__person")


def library_communes(user: User) -> list[Commune]:
    """Return the offices whose phrasings and templates the account keeps."""
    communes = {row.commune_id: row.commune for row in memberships(user)}
    return [c for c in communes.values() if granting(user, "campaigns.keep_phrases", c)]


def phrases_visible_to(user: User) -> QuerySet[Phrase]:
    """Return own phrasings and those from above (twin of ``library_rules.view_phrase``)."""
    above = {key for own in library_communes(user) for key in commune_and_superiors(own)}
    return Phrase.objects.filter(commune__in=above)


def plans_to_issue(user: User) -> QuerySet[Plan]:
    """Return the approved plans that wait for the account to give them a number."""
    communes = _communes(user, [Role.RECORDS_CLERK])
    return Plan.objects.filter(state=PlanState.APPROVED, commune__in=communes)


def plans_to_write(user: User) -> QuerySet[Plan]:
    """Return the drafts that the account's clerks are writing, returned ones first."""
    communes = _communes(user, [Role.CLERK])
    return Plan.objects.filter(state__in=EDITABLE, commune__in=communes).order_by(
        "-state", "-changed_at"
    )


def plans_to_review(user: User) -> QuerySet[Plan]:
    """Return the submitted plans whose open turn may be the account's (asked again by rule)."""
    mine = [row.pk for row in memberships(user) if row.role == Role.CHECKER]
    chair = _communes(user, [Role.CHAIRMAN])
    asked = Review.objects.filter(reviewer__in=mine, decision="")
    plans = Plan.objects.filter(state=PlanState.SUBMITTED)
    return plans.filter(Q(pk__in=asked.order_by().values("plan")) | Q(commune__in=chair))


def plans_waiting_for_others(user: User) -> QuerySet[Plan]:
    """Return what the account's clerks have handed on."""
    communes = _communes(user, [Role.CLERK])
    return Plan.objects.filter(
        state__in=[PlanState.SUBMITTED, PlanState.APPROVED], commune__in=communes
    )


def plans_waiting(user: User) -> QuerySet[Plan]:
    """Return all of these, at once: to write, to look over, to issue, and with others."""
    to_do = plans_to_write(user) | plans_to_review(user) | plans_to_issue(user)
    return (to_do | plans_waiting_for_others(user)).order_by("-year", "-created_at")


def with_open_turn(plans: QuerySet[Plan]) -> list[Plan]:
    """Read the plans with the turn that ``rules.waiting_review`` asks for; one query."""
    turn = Q(reviews__decision="", reviews__revision=F("submitted_revision"))
    rows = plans.annotate(turn=FilteredRelation("reviews", condition=turn))
    found: dict[int, Plan] = {}
    for plan in rows.select_related("turn__reviewer__person"):
        plan.open_turn = getattr(plan, "turn", None)
        kept = found.setdefault(plan.pk, plan)
        if plan.open_turn and plan.open_turn.position < kept.open_turn.position:
            kept.open_turn = plan.open_turn
    return list(found.values())


def comments_visible_to(user: User) -> QuerySet[Comment]:
    """Return what was said of plans that the account works on (twin of ``rules.view_comment``)."""
    plans = plans_visible_to(user).filter(commune__in=_communes(user, ON_THE_WAY))
    replies = CommentReply.objects.select_related("made_by__person")
    return (
        Comment.objects.filter(plan__in=plans)
        .select_related("made_by__person", "revision")
        .defer("revision__content")
        .prefetch_related(Prefetch("replies", replies))
    )


def comment_for(user: User, plan: Plan, uid: UUID) -> Comment:
    """Return one comment on a plan that the account works on; else 404."""
    comment = get_object_or_404(comments_visible_to(user), plan=plan.pk, uid=uid)
    comment.plan = plan
    return comment


def comments_on(user: User, plan: Plan) -> list[Comment]:
    """Return the comments on a plan that the account may read, but for those withdrawn."""
    found = comments_visible_to(user).filter(plan=plan.pk)
    comments = list(found.exclude(state=CommentState.WITHDRAWN))
    for comment in comments:
        comment.plan = plan
    return comments


def open_comments(plan: Plan) -> QuerySet[Comment]:
    """Return what was said of a plan and has no answer yet."""
    return plan.comments.filter(state=CommentState.OPEN).select_related("made_by__person")


def with_waiting_comments(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Count on each plan the comments that wait for an answer."""
    waiting = Count("comments", filter=Q(comments__state=CommentState.OPEN))
    return plans.annotate(waiting_comments=waiting)


def revision_before(plan: Plan) -> Revision | None:
    """Return the submission that those above had in hand before the present one."""
    current = plan.submitted_revision
    if current is None or plan.state not in (PlanState.SUBMITTED, PlanState.APPROVED):
        return None
    earlier = plan.revisions.filter(reason=Revision.Reason.SUBMITTED, number__lt=current.number)
    return earlier.exclude(received_at=None).order_by("-number").first()


def intakes_visible_to(user: User) -> QuerySet[Intake]:
    """Return the uploaded papers that the account may open (twin of ``rules.view_intake``).

    For lists: the readings stay in the database.
    """
    rows = Intake.objects.filter(commune__in=_communes(user, [Role.CLERK]))
    related = rows.select_related("commune", "started_by__person", "plan", "onto")
    return related.defer("original", "reading")


def intake_for(user: User, uid: UUID) -> Intake:
    """Return one uploaded paper with its reading; else 404."""
    rows = intakes_visible_to(user).defer(None).defer("original")
    return get_object_or_404(rows, uid=uid)


def intakes_to_check(user: User) -> QuerySet[Intake]:
    """Return the readings that the account's clerks have not saved yet, newest first.

    A corrected copy waits only while its plan can be written.
    """
    can_go_on = Q(onto=None) | Q(onto__state__in=EDITABLE)
    return intakes_visible_to(user).filter(can_go_on, state=IntakeState.READ)


def _whole(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Fetch what the pages of one plan show."""
    turns = Review.objects.select_related("reviewer__person", "revision")
    return plans.select_related(
        "commune",
        "span",
        "period__span",
        "issuing_body",
        "signatory__person",
        "submitted_revision",
        "submitted_by__person",
        "returned_by__person",
        "approved_by__person",
        "paper__number",
        "amends__paper__number",
    ).prefetch_related(Prefetch("reviews", turns.defer("revision__content")))


def _communes(user: User, roles: list[str] | tuple[str, ...]) -> set[int]:
    return {m.commune_id for m in memberships(user) if m.role in roles}
