"""Which time and which of its periods a page is about, chosen in its address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils.http import urlencode

from emulation.lib import dates
from emulation.org.models import User
from emulation.org.rights import commune_name_on, readable_communes
from emulation.org.selectors import home_commune
from targets.following.lines import with_marks
from targets.models import Period, PeriodState, Span, Target, UnitReport
from targets.selectors import present_span
from targets.states import COUNTED


class UnknownSpan(LookupError):
    """The address names a time that the person does not read."""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Scope:
    """``span`` is ``None`` where nothing was set yet, ``period`` where none was opened."""

    span: Span | None = None
    period: Period | None = None
    spans: list[Choice] = field(default_factory=list)
    periods: list[Choice] = field(default_factory=list)
    place: str = ""  # the commune's name, for who reads several
    whole: list[Period] = field(default_factory=list)  # planned periods, too

    @property
    def asked(self) -> dict[str, str]:
        """What an address needs to come back here."""
        given = {}
        if self.span:
            given["thoi_gian"] = str(self.span.uid)
        if self.period:
            given["ky"] = str(self.period.uid)
        return given

    @property
    def query(self) -> str:
        return urlencode(self.asked)


def scope_of(user: User, *, span: str = "", period: str = "") -> Scope:
    """Choose the span and the period that are asked for by uid.

    First the year that is running and its newest period with approved figures. A period of
    another span is as good as none. Raises ``UnknownSpan``.
    """
    # Not ``spans_visible_to``: nobody needs the number of targets here, and it is dear.
    readable = Span.objects.filter(commune__in=readable_communes(user))
    spans = list(readable.select_related("commune").annotate(place=commune_name_on(dates.today())))
    by_uid = {str(each.uid): each for each in spans}
    if span and span not in by_uid:
        raise UnknownSpan(span)
    chosen = by_uid.get(span) or present_span(spans, home_commune(user))
    if chosen is None:
        return Scope()
    whole = periods_of(chosen)
    periods = opened(whole)
    now = next((each for each in periods if str(each.uid) == period), None)
    now = now or newest_period(periods)
    names = _names(spans)
    return Scope(
        span=chosen,
        period=now,
        place=names.get(chosen.commune_id, ""),
        spans=_span_choices(spans, chosen, names),
        periods=[Choice(str(each.uid), each.name, each == now) for each in periods],
        whole=whole,
    )


def periods_of(span: Span, target: Target | None = None) -> list[Period]:
    """Return the periods of a span, planned ones included, each with ``has_figures``; one query.

    For a target each has its ``mark``: what was set for the end of the period.
    """
    counted = UnitReport.objects.filter(period=OuterRef("pk"), state__in=COUNTED)
    rows = Period.objects.filter(span=span).annotate(has_figures=Exists(counted))
    if target is not None:
        rows = with_marks(rows, target)
    periods = list(rows.order_by("number"))
    for each in periods:
        each.span, each.commune = span, span.commune
    return periods


def opened(periods: Iterable[Period]) -> list[Period]:
    return [each for each in periods if each.state != PeriodState.PLANNED]


def newest_period(periods: list[Period]) -> Period | None:
    """Return the newest period with approved figures, else the newest that was opened."""
    told = [each for each in periods if each.has_figures]
    return (told or periods or [None])[-1]


def _names(spans: list[Span]) -> dict[int, str]:
    names = {span.commune_id: span.place for span in spans}
    return names if len(names) > 1 else {}


def _span_choices(spans: list[Span], chosen: Span, names: dict[int, str]) -> list[Choice]:
    return [
        Choice(
            str(span.uid),
            f"{span.name}, {names[span.commune_id]}" if names else span.name,
            span == chosen,
        )
        for span in spans
    ]
