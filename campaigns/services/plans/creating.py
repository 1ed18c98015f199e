"""A plan begun with its usual header and sections."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from campaigns.models import Item, Plan, PlanKind
from campaigns.nouns import noun_of
from campaigns.services.plans.writing import plan_clean
from emulation.lib import dates
from emulation.lib.markers import DECIMAL
from emulation.lib.text import clean_line, search_key, sort_key
from emulation.org.models import Commune, User
from emulation.org.rights import actor, require, subject
from emulation.org.selectors import commune_unit, issuer_lines
from emulation.trail.services import entry_record
from targets.models import Period, Span
from targets.services import span_for_year, span_open

# The usual sections of a plan (NĐ 30 leaves them free; practice).
SECTIONS = (
    ("MỤC ĐÍCH, YÊU CẦU", DECIMAL),
    ("NỘI DUNG THI ĐUA", DECIMAL),
    ("TỔ CHỨC THỰC HIỆN", DECIMAL),
)


@transaction.atomic
def plan_create(
    *,
    commune: Commune,
    kind: str,
    year: int,
    title: str,
    by: User,
    span_name: str = "",
    starts_on: dt.date | None = None,
    ends_on: dt.date | None = None,
    period: Period | None = None,
    span: Span | None = None,
    with_sections: bool = True,
    uid: UUID | None = None,
) -> Plan:
    """Begin a plan with the office's usual header; a drive has a span of its own.

    A report is of the span of its ``period`` and is drafted by ``report_draft``; the paper that
    launches a campaign brings its ``span``.

    ``uid`` is given by a caller that must find the plan again, as the demonstration does.
    """
    membership = require(by, "campaigns.create_plan", commune)
    title = clean_line(title)
    now = dates.now()
    plan = Plan(
        commune=commune,
        kind=kind,
        year=year,
        span=(period.span if period else span)
        or _span(commune, kind, year, span_name, starts_on, ends_on, by),
        period=period,
        symbol=noun_of(kind).symbol,
        title=title,
        search_key=search_key(title)[:300],
        sort_key=sort_key(title)[:1500],
        superior_line=commune.superior_line,
        issuing_body=commune_unit(commune),
        issuer="\n".join(issuer_lines(commune, dates.today())),
        place=commune.place,
        date_year=year if year == dates.today().year else None,  # December writes for January
        signing_mode=commune.signing_mode,
        created_at=now,
        changed_at=now,
    )
    if uid is not None:
        plan.uid = uid
    plan_clean(plan)
    plan.save()
    if with_sections:
        _add_sections(plan)
    entry_record("campaigns.plan.created", actor=actor(by, membership), subject=subject(plan))
    return plan


def _span(
    commune: Commune,
    kind: str,
    year: int,
    name: str,
    starts_on: dt.date | None,
    ends_on: dt.date | None,
    by: User,
) -> Any:
    if kind == PlanKind.YEARLY:
        return span_for_year(commune=commune, year=year, by=by)
    missing = {
        field: "Nhập phần này cho đợt thi đua."
        for field, value in {
            "span_name": name,
            "starts_on": starts_on,
            "ends_on": ends_on,
        }.items()
        if not value
    }
    if missing:
        raise ValidationError(missing)
    return span_open(
        commune=commune, kind="drive", name=name, starts_on=starts_on, ends_on=ends_on, by=by
    )


def _add_sections(plan: Plan) -> None:
    for position, (heading, style) in enumerate(SECTIONS, start=1):
        Item.objects.create(
            commune_id=plan.commune_id,
            plan=plan,
            position=position,
            heading=heading,
            children_style=style,
        )
