"""Where a target stands, as pages name, sign and order it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import Q

from targets.measures import BADGES, Standing, label
from targets.models import Period, Span, Verdict

NOT_YET: Final = "not_yet"
ALL: Final = "all"
# As a bar shows them, from good to bad; what says nothing stands last.
ORDER: Final = (
    Verdict.EXCEEDED,
    Verdict.MET,
    Verdict.ON_TRACK,
    Verdict.AT_RISK,
    Verdict.BEHIND,
    Verdict.NO_DATA,
    NOT_YET,
)
GOOD: Final = (Verdict.EXCEEDED, Verdict.MET, Verdict.ON_TRACK)
NEEDS_A_WORD: Final = (Verdict.BEHIND, Verdict.AT_RISK)
_SHOWN_WHEN_EMPTY: Final = (Verdict.MET, Verdict.ON_TRACK, Verdict.AT_RISK, Verdict.BEHIND)


def standing_of(verdict: str | None, asked: int | None) -> str:
    """Return the verdict; what nobody was asked for yet is ``NOT_YET``."""
    if verdict in (None, Verdict.NO_DATA) and not asked:
        return NOT_YET
    return verdict or Verdict.NO_DATA


def unit_standing(verdict: str | None, asked: int | None, reported: int | None) -> str:
    """Return where a unit stands: an earlier period's figure is no good news for this one."""
    standing = standing_of(verdict, asked)
    return Verdict.NO_DATA if standing in GOOD and asked and not reported else standing


def is_good() -> Q:
    """Return the condition that a unit's result stands well; the twin of ``unit_standing``."""
    return Q(verdict__in=GOOD) & ~Q(reported=0, asked__gt=0)


def standing_label(standing: str, *, is_final: bool) -> str:
    if standing == NOT_YET:
        return "Chưa đến kỳ"
    return label(Standing(standing), is_final)


def standing_badge(standing: str) -> str:
    """Return the class of the stylesheet."""
    return "is-draft" if standing == NOT_YET else BADGES[Standing(standing)]


def is_last(period: Period, span: Span) -> bool:
    """Say whether nothing comes after: what is behind then has failed."""
    return period.ends_on >= span.ends_on


def state_counts(numbers: Mapping[str, int], *, is_final: bool) -> list[tuple[str, str, str, int]]:
    """Return (standing, label, class, number) in order; rare ones only where there are any."""
    return [
        (each, standing_label(each, is_final=is_final), standing_badge(each), numbers.get(each, 0))
        for each in ORDER
        if numbers.get(each) or each in _SHOWN_WHEN_EMPTY
    ]


def standing_targets(period: Period | None, prefix: str = "") -> Q:
    """Return the condition that a target was not given up by the end of a period."""
    standing = Q(**{f"{prefix}ended_on": None})
    if period is None:
        return standing
    return standing | Q(**{f"{prefix}ended_on__gt": period.ends_on})
