"""Issued plans and their amendments: the text in force, and what an amendment changes in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from campaigns.amending.changes import Given, changes_of, seen_sha256
from campaigns.amending.consolidating import WHOLE, Amending, Content, consolidated
from campaigns.models import AmendedPlace, Plan, Revision
from campaigns.states import PUBLISHED
from emulation.lib.dates import PartialDate, date_on_paper
from emulation.papers.models import Paper


def amendments_of(plan: Plan) -> QuerySet[Plan]:
    """Return the issued amendments of a plan, in the order in which they were issued."""
    issued = plan.amendments.filter(state__in=PUBLISHED)
    return issued.select_related("paper__number", "commune").order_by("paper_id")


def with_amendments(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Fetch the issued amendments of many plans at once, as ``issued_amendments``."""
    return plans.prefetch_related(_issued_amendments())


def read_with_amendments(plans: QuerySet[Plan], most: int) -> list[Plan]:
    """Return the first plans, each with its ``issued_amendments`` and its span.

    One query for all; ``target_count`` is how many targets were set for the span.
    """
    first = plans.values("pk")[:most]
    both = Plan.objects.filter(Q(pk__in=first) | Q(amends__in=first, state__in=PUBLISHED))
    both = both.annotate(target_count=Count("span__targets"))
    related = both.select_related("commune", "paper__number", "span__commune")
    rows = list(related.order_by(*plans.query.order_by))
    own = [row for row in rows if row.amends_id is None]
    for plan in own:
        plan.issued_amendments = sorted(
            (row for row in rows if row.amends_id == plan.pk), key=lambda row: row.paper_id
        )
    return own


def _issued_amendments() -> Prefetch:
    issued = Plan.objects.filter(state__in=PUBLISHED).select_related("paper__number")
    return Prefetch("amendments", issued.order_by("paper_id"), to_attr="issued_amendments")


def content_in_force(plan: Plan, *, before: Plan | None = None) -> Content:
    """Return the issued content of a plan as its issued amendments made it.

    ``before`` is one of these: it and those issued after it are left out.
    """
    revisions = Revision.objects.filter(reason=Revision.Reason.ISSUED)
    own = revisions.filter(plan=plan).latest("number")
    later = revisions.filter(plan__amends=plan, plan__state__in=PUBLISHED)
    if before is not None:
        later = later.exclude(plan=before)
    if before is not None and before.paper_id:
        later = later.filter(plan__paper__lt=before.paper_id)
    rows = later.select_related("plan__paper__number").order_by("plan__paper_id")
    return consolidated(own.content, [_amending(row) for row in rows])


def amends_content(plan: Plan) -> dict[str, Any]:
    """Return what the content of an amending plan says of the plan that it amends."""
    amended = Plan.objects.select_related("paper__number", "commune").get(pk=plan.amends_id)
    rows = list(plan.amended_places.select_related("item"))
    base = content_in_force(amended)
    return {
        "plan": str(amended.uid),
        "citation": amended.paper.citation,
        "cited": cited(amended, base),
        "whole": any(row.deed == WHOLE for row in rows),
        "changes": changes_of(base, [given_of(row) for row in rows]),
    }


def markers_of(amends: dict[str, Any]) -> dict[str, str]:
    """Return the numbers of the amending items, by uid: those of the places they stand for."""
    return {change["item"]: change["marker"] for change in amends["changes"] if change["item"]}


def places_to_look_at(plan: Plan, base: Content) -> list[AmendedPlace]:
    """Return the places whose text was changed since the clerk last looked at it."""
    rows = plan.amended_places.select_related("item")
    return [row for row in rows if row.seen_sha256 != seen_sha256(base, given_of(row))]


def given_of(row: AmendedPlace) -> Given:
    return Given(
        uid=str(row.uid),
        deed=row.deed,
        part=row.part,
        place=str(row.place or ""),
        inside=row.inside,
        item=str(row.item.uid) if row.item else "",
        is_numbered=row.item.numbered if row.item else True,
    )


def cited(plan: Plan, content: Content) -> str:
    """Cite an issued plan in full: kind, number, date, body."""
    return f"{citation_of(plan.paper)} của {content['header']['issuer_name']}"


def citation_of(paper: Paper) -> str:
    """Write "Kế hoạch số 15/KH-UBND ngày 20 tháng 3 năm 2024"."""
    day = paper.issued_on
    return f"{paper.citation} {date_on_paper(PartialDate(day.year, day.month, day.day))}"


def papers_in_words(plans: Iterable[Plan] | Sequence[Plan]) -> str:
    """Name amendments by their numbers: "15/KH-UBND, 18/KH-UBND"."""
    return ", ".join(plan.paper.full_number for plan in plans)


def _amending(revision: Revision) -> Amending:
    plan = revision.plan
    return Amending(str(plan.uid), citation_of(plan.paper), revision.content)
