"""What a target asks for, dated by the paper that says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from emulation.lib import dates
from emulation.lib.text import clean_line
from emulation.org.models import User
from emulation.org.rights import authorise, subject
from emulation.trail.services import Actor, entry_record
from targets.measures import format_value
from targets.models import Target, TargetValue
from targets.services.results import results_of_open_refresh

FIGURE_FIELDS = ("comparator", "value", "value_max", "numerator", "denominator", "level")


@transaction.atomic
def target_set_value(
    *,
    target: Target,
    comparator: str,
    value: Decimal | None = None,
    value_max: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    level: str = "",
    paper: str = "",
    paper_on: dt.date | None = None,
    by: User | None,
) -> TargetValue:
    """Write down a new value; the old ones stay as the history of the target."""
    actor = authorise(by, "targets.keep", target.commune)
    figures = {
        "comparator": comparator,
        "value": value,
        "value_max": value_max,
        "numerator": numerator,
        "denominator": denominator,
        "level": clean_line(level),
    }
    before = words_of(target.current, target)
    row = value_add(target, figures, paper=paper, paper_on=paper_on)
    Target.objects.filter(pk=target.pk).update(version=F("version") + 1)
    target.refresh_from_db(fields=["version"])
    value_record(target, actor, before, reason=row.paper)
    results_of_open_refresh(target.span, {target.pk})
    return row


def target_set_paper(*, target: Target, paper: str, paper_on: dt.date) -> None:
    """Name the paper that put the current value into force, where none is named yet.

    Called by the service that issues the paper and has asked for the right.
    """
    unnamed = TargetValue.objects.filter(pk=target.current_id, paper="")
    if unnamed.update(paper=clean_line(paper), paper_on=paper_on):
        results_of_open_refresh(target.span, {target.pk})


@transaction.atomic
def target_enact_value(
    *,
    target: Target,
    figures: dict[str, Any],
    paper: str,
    paper_on: dt.date,
    by_actor: Actor,
) -> TargetValue:
    """Let an issued paper set a value that somebody with the right had proposed before.

    Called by the service that issues the paper and has asked for the right.
    """
    before = words_of(target.current, target)
    row = value_add(target, figures, paper=paper, paper_on=paper_on)
    Target.objects.filter(pk=target.pk).update(version=F("version") + 1)
    target.refresh_from_db(fields=["version"])
    value_record(target, by_actor, before, reason=row.paper)
    results_of_open_refresh(target.span, {target.pk})
    return row


@transaction.atomic
def targets_end(
    *, targets: Iterable[Target], paper: str, paper_on: dt.date, by_actor: Actor
) -> None:
    """Write down that an issued paper gives targets up; they are asked for no longer.

    Called by the service that issues the paper and has asked for the right.
    """
    for target in targets:
        target.ended_on, target.ended_by = paper_on, clean_line(paper)
        target.save(update_fields=["ended_on", "ended_by"])
        entry_record(
            "targets.target.ended",
            actor=by_actor,
            subject=subject(target),
            reason=target.ended_by,
        )
        results_of_open_refresh(target.span, {target.pk})


def value_add(
    target: Target, figures: dict[str, Any], *, paper: str = "", paper_on: dt.date | None = None
) -> TargetValue:
    """Add a value and make it current, inside a service that has asked for the right."""
    row = TargetValue(
        commune=target.commune,
        target=target,
        set_at=dates.now(),
        paper=clean_line(paper),
        paper_on=paper_on,
        **figures,
    )
    row.full_clean()
    row.save()
    Target.objects.filter(pk=target.pk).update(current=row)
    target.current = row
    return row


def value_record(target: Target, actor: Actor, before: str, *, reason: str = "") -> None:
    """Tell the trail of a new value in words."""
    entry_record(
        "targets.target.value_set",
        actor=actor,
        subject=subject(target),
        reason=reason,
        changes={"value": [before, words_of(target.current, target)]},
    )


def figures_differ(current: TargetValue | None, figures: dict[str, Any]) -> bool:
    return current is None or any(getattr(current, name) != figures[name] for name in FIGURE_FIELDS)


def words_of(row: TargetValue | None, target: Target) -> str:
    """Return a value of a target in words: "từ 98% trở lên"; "" for none."""
    if row is None:
        return ""
    return format_value(
        row.comparator,
        row.value,
        row.value_max,
        target.indicator.unit_text,
        row.numerator,
        row.denominator,
        row.level,
    )
