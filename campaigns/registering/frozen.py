"""A registration as one value: what a receipt freezes and what its papers print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from campaigns.models import Registration, SloganMember
from campaigns.registering.better import FAR_WORDS, beside_share, is_far
from emulation.lib import dates
from emulation.org.selectors import unit_name, unit_names
from targets.measures import format_amount
from targets.models import Share

Content = dict[str, Any]


def content_of(registration: Registration) -> Content:
    """Return what the registration says now, in plain words and numbers; a fixed number of
    queries, whatever the rows."""
    campaign = registration.campaign
    questions = _questions(registration)
    pledges = registration.pledges.select_related(
        "share__target__indicator__measure_unit", "share__target"
    ).order_by("share__target__position", "share__target__pk")
    return {
        "campaign": {"uid": str(campaign.uid), "name": campaign.name, "slogan": campaign.slogan},
        "unit": unit_name(registration.unit, dates.today()),
        "note": registration.note,
        "questions": list(questions.values()),
        "pledges": [_pledge(row, questions) for row in pledges],
        "jobs": [_job(row, questions) for row in registration.hardjobs.order_by("position", "pk")],
        "honours": _honours(registration),
    }


def far_words(pledge: Content) -> str:
    """Say of a pledge in a content that it is ten times the share or more; else ""."""
    value, assigned = (pledge[name] and Decimal(pledge[name]) for name in ("value", "assigned"))
    return FAR_WORDS if is_far(value, assigned) else ""


def _questions(registration: Registration) -> dict[str, str]:
    chosen = registration.campaign.slogan_set_id
    members = SloganMember.objects.filter(slogan_set=chosen) if chosen else ()
    return {str(member.uid): member.name for member in members}


def _pledge(row: Any, questions: dict[str, str]) -> Content:
    share: Share = row.share
    unit_text = share.target.indicator.unit_text
    return {
        "target": str(share.target.uid),
        "name": share.target.name,
        "unit_text": unit_text,
        "assigned": None if share.assigned is None else str(share.assigned.normalize()),
        "value": None if row.value is None else str(row.value.normalize()),
        "words": row.words or _amount(row.value, unit_text),
        "beside": str(beside_share(row.value, share.assigned, share.target.indicator.direction)),
        "answers": _answered(row.answers, questions),
    }


def _job(row: Any, questions: dict[str, str]) -> Content:
    return {
        "uid": str(row.uid),
        "name": row.name,
        "outcome": row.outcome,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "answers": _answered(row.answers, questions),
    }


def _answered(answers: dict[str, str], questions: dict[str, str]) -> dict[str, str]:
    return {questions[key]: words for key, words in answers.items() if key in questions}


def _amount(value: Any, unit_text: str) -> str:
    return "" if value is None else format_amount(value, unit_text)


def _honours(registration: Registration) -> list[Content]:
    """Return the titles aimed at, each with its names in the Vietnamese order."""
    rows = list(
        registration.aspirants.filter(is_standing=True)
        .select_related("honour", "person", "household__head", "collective")
        .order_by("honour__subject", "honour__position", "honour__pk", "pk")
    )
    names = unit_names([row.collective_id for row in rows if row.collective_id], dates.today())
    found: dict[int, Content] = {}
    for row in sorted(rows, key=_order):
        title = found.setdefault(
            row.honour_id,
            {
                "code": row.honour.code,
                "name": row.honour.name,
                "subject": row.honour.subject,
                "who": [],
            },
        )
        title["who"].append(_who(row, names))
    return list(found.values())


def _order(row: Any) -> tuple[Any, ...]:
    named = row.person or row.household
    return (row.honour.subject, row.honour.position, row.honour_id, named.sort_key if named else "")


def _who(row: Any, names: dict[int, str]) -> Content:
    if row.person:
        return {
            "name": row.person.full_name,
            "born": row.person.birth_year,
            "uid": str(row.person.uid),
        }
    if row.household:
        household = row.household
        return {
            "name": household.head.full_name,
            "code": household.code,
            "address": household.address,
            "uid": str(household.uid),
        }
    return {"name": names[row.collective_id], "uid": str(row.collective.uid)}
