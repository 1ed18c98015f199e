"""What units pledged and what came of it: the evidence that a nomination brings by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from awards.models import Round
from campaigns.models import Campaign, CampaignKind, Pledge, RegistrationState
from targets.measures import format_amount, is_met, percent_of
from targets.models import Direction, Result, Verdict

GOOD = (Verdict.EXCEEDED, Verdict.MET)


@dataclass(frozen=True)
class Figure:
    """One target of a unit, pledged and done; ``is_done`` is ``None`` while nobody can tell."""

    target: str  # uid
    name: str
    unit_text: str
    assigned: Decimal | None
    pledged: Decimal | None
    pledged_words: str
    result: Decimal | None
    verdict: str
    period: str
    direction: str
    is_done: bool | None

    @property
    def percent(self) -> Decimal | None:
        """Of the pledge, to one decimal; of fewer poor households it would say nothing."""
        if self.direction != Direction.HIGHER:
            return None
        return percent_of(self.result, self.pledged)

    def frozen(self) -> dict[str, Any]:
        return {
            "target": self.target,
            "name": self.name,
            "unit_text": self.unit_text,
            "assigned": _text(self.assigned),
            "pledged": _text(self.pledged),
            "pledged_words": self.pledged_words,
            "result": _text(self.result),
            "percent": _text(self.percent),
            "verdict": self.verdict,
            "pledge_words": self.pledge_words,
            "result_words": self.result_words,
            "percent_words": self.percent_words,
            "is_done": self.is_done,
            "done_words": self.done_words,
            "period": self.period,
        }

    @property
    def done_words(self) -> str:
        if self.is_done is None:
            return str(Verdict(self.verdict).label)
        return "Đạt mức đăng ký" if self.is_done else "Chưa đạt mức đăng ký"

    @property
    def badge(self) -> str:
        if self.is_done is None:
            return "is-draft"
        return "is-done" if self.is_done else "is-late"

    @property
    def pledge_words(self) -> str:
        if self.pledged is None:
            return self.pledged_words
        return format_amount(self.pledged, self.unit_text)

    @property
    def percent_words(self) -> str:
        return "" if self.percent is None else format_amount(self.percent, "%")

    @property
    def result_words(self) -> str:
        return "" if self.result is None else format_amount(self.result, self.unit_text)


def figures_of(round_: Round, units: Iterable[int]) -> dict[int, list[Figure]]:
    """Return by unit what it pledged for the round's campaign with the newest result; 2 queries.

    A regular round looks at the all-year campaign of its year.
    """
    keys = list(units)
    pledges = list(_pledges(round_, keys))
    results = _newest_results([row.share.target_id for row in pledges], keys)
    found: dict[int, list[Figure]] = defaultdict(list)
    for row in pledges:
        unit = row.registration.unit_id
        found[unit].append(_figure(row, results.get((row.share.target_id, unit))))
    return found


def all_met(figures: list[Figure]) -> bool | None:
    """Say whether a unit did all that it pledged; ``None`` while that cannot be told."""
    done = {one.is_done for one in figures}
    if False in done:
        return False
    return True if done == {True} else None


def campaigns_of(round_: Round) -> QuerySet[Campaign]:
    """Return the campaign whose pledges count for a round."""
    if round_.campaign_id:
        return Campaign.objects.filter(pk=round_.campaign_id)
    return Campaign.objects.filter(
        commune=round_.commune_id,
        kind=CampaignKind.YEAR,
        starts_on__year=round_.year,
        cancelled_at=None,
    )


def _pledges(round_: Round, units: list[int]) -> QuerySet[Pledge]:
    given = Q(approved_value__isnull=False) | ~Q(approved_words="")
    rows = Pledge.objects.filter(
        given,
        registration__campaign__in=campaigns_of(round_).order_by().values("pk"),
        registration__unit__in=units,
    ).exclude(registration__state=RegistrationState.WITHDRAWN)
    related = ("registration", "share__target__indicator__measure_unit", "share__target__span")
    return rows.select_related(*related).order_by("share__target__position", "pk")


def _newest_results(targets: list[int], units: list[int]) -> dict[tuple[int, int], Result]:
    rows = Result.objects.filter(
        target__in=targets, unit__in=units, strand=None, is_current=True
    ).select_related("period")
    return {(row.target_id, row.unit_id): row for row in rows.order_by("period__ends_on", "pk")}


def _figure(pledge: Pledge, result: Result | None) -> Figure:
    target = pledge.share.target
    return Figure(
        target=str(target.uid),
        name=target.name,
        unit_text=target.indicator.unit_text,
        assigned=pledge.share.assigned,
        pledged=pledge.approved_value,
        pledged_words=pledge.approved_words,
        result=result.value if result else None,
        verdict=result.verdict if result else Verdict.NO_DATA,
        period=result.period.name if result else "",
        direction=target.indicator.direction,
        is_done=_is_done(pledge, result),
    )


def _is_done(pledge: Pledge, result: Result | None) -> bool | None:
    """Compare with what was pledged, which may be more than the share.

    Estimates tell nothing, and before the end "not yet" is no failure. What was pledged in
    words is done where the target is judged met.
    """
    if result is None or result.is_estimate:
        return None
    target = pledge.share.target
    if pledge.approved_value is None:
        return True if result.verdict in GOOD else None
    done = is_met(
        comparator="=",
        direction=target.indicator.direction,
        value=pledge.approved_value,
        result=result.value,
        kind=target.indicator.kind,
    )
    return done or (done if result.period.ends_on >= target.span.ends_on else None)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
