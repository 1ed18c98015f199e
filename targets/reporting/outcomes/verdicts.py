"""An outcome judged: its verdict and the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from emulation.lib.text import first_lower
from targets.measures.standing import Aim, Standing, expected_at, judge, share_gone, why
from targets.models import Target, Verdict
from targets.reporting.outcomes.rows import Found, Outcome
from targets.reporting.year import Year

WORST_FIRST = (
    Verdict.BEHIND,
    Verdict.AT_RISK,
    Verdict.NO_DATA,
    Verdict.ON_TRACK,
    Verdict.MET,
    Verdict.EXCEEDED,
)
_LONGEST = 300


def judged(
    year: Year, target: Target, aim: Aim, found: Found, milestone: Decimal | None
) -> Outcome:
    """Return the outcome with its verdict by the line of the period it stands in."""
    value, period = found.outcome.value, found.period
    gone = share_gone(year.span.starts_on, year.span.ends_on, period.ends_on)
    pace = {"pace": found.pace, "periods_left": _periods_left(year, target, period.number)}
    standing = judge(aim, value, share_gone=gone, expected=milestone, **pace)
    told = found.outcome.why or why(
        aim,
        value,
        share_gone=gone,
        expected=milestone,
        unit=target.indicator.unit_text,
        until=f"hết {first_lower(period.name)}",
        **pace,
    )
    if is_unsure := _is_unsure(standing, aim, found):
        standing = Standing.NO_DATA if gone >= 1 else Standing.ON_TRACK
    return replace(
        found.outcome,
        expected=expected_at(aim, gone, milestone),
        verdict=Verdict(standing.value),
        why=cut(_with_missing(told, found, is_open=is_unsure and gone >= 1)),
    )


def worst_of(outcomes: Iterable[Outcome]) -> Outcome:
    """Of several results under one figure the worst speaks for the target."""
    return min(outcomes, key=lambda one: WORST_FIRST.index(Verdict(one.verdict)))


def cut(sentence: str) -> str:
    """Cut a sentence to what a result can hold."""
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 1].rstrip()}…"


def _periods_left(year: Year, target: Target, number: int) -> int:
    """Count the periods that are still to come and ask for the target."""
    if target.counter:
        return year.last_number - number
    return sum(each > number for each in year.due[target.pk])


def _is_unsure(standing: Standing, aim: Aim, found: Found) -> bool:
    """What is met by a part of the figures is met by all only where these can but add to it.

    The highest of the villages that has reached a level has reached it for all; that every
    village has reached it, or that they do so on average, is not known before the last one.
    """
    if not found.is_partial or standing not in (Standing.MET, Standing.EXCEEDED):
        return False
    return not (found.grows and aim.seeks == "higher")


def _with_missing(sentence: str, found: Found, *, is_open: bool) -> str:
    """Add who still owes a figure; ``is_open`` where without it nothing can be concluded."""
    outcome = found.outcome
    if not found.is_partial or (outcome.value is None and not outcome.reported):
        return sentence
    missing = "Đơn vị chưa báo đủ số."
    if found.of:
        missing = f"Mới {outcome.reported} trên {found.owing} {found.of} đủ số."
        if not outcome.reported:
            missing = f"Chưa {found.of} nào đủ số."
    return f"Chưa kết luận được. {missing}" if is_open else f"{sentence} {missing}"
