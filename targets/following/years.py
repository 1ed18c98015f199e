"""An indicator from year to year, and the communes side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from emulation.lib.charts import Chart, Series, column_chart
from emulation.org.models import User
from emulation.org.rights import readable_communes
from targets.following.figures import figure
from targets.following.standings import is_last, standing_badge, standing_label, standing_of
from targets.listing import value_words
from targets.measures import percent_of
from targets.models import Indicator, Result, SpanKind, Target
from targets.reporting.aims import aim_of


@dataclass(frozen=True)
class YearFigure:
    """A year of an indicator; a year before the portal has only its result."""

    year: int
    result: Decimal | None
    done: str = ""
    target: Target | None = None
    asked: str = ""
    percent: Decimal | None = None
    label: str = ""
    badge: str = ""
    until: str = ""  # the period that the result goes to, when the year is not over
    is_estimate: bool = False


@dataclass(frozen=True)
class Course:
    """The years of one indicator of one commune, oldest first."""

    indicator: Indicator
    years: list[YearFigure] = field(default_factory=list)

    @property
    def last(self) -> YearFigure:
        return self.years[-1]

    def by_year(self, years: Iterable[int]) -> list[YearFigure | None]:
        known = {each.year: each for each in self.years}
        return [known.get(year) for year in years]


def courses_of(targets: Iterable[Target]) -> list[Course]:
    """Return the courses of yearly targets, in the order of the newest ones; one query."""
    targets = list(targets)
    results = _final_results(targets)
    by_indicator: dict[int, list[Target]] = defaultdict(list)
    for target in targets:
        by_indicator[target.indicator_id].append(target)
    return [_course(rows, results) for rows in by_indicator.values()]


def yearly_targets(user: User, **which: object) -> list[Target]:
    """Return the yearly targets that the account may read, oldest first."""
    rows = Target.objects.filter(
        commune__in=readable_communes(user), span__kind=SpanKind.YEAR, **which
    )
    told = rows.select_related("indicator", "current", "span", "commune")
    return list(told.order_by("span__starts_on", "position", "pk"))


def years_of(courses: Iterable[Course], most: int = 5) -> list[int]:
    """Return the newest years that anything is known of, oldest first."""
    return sorted({each.year for course in courses for each in course.years})[-most:]


def chart_of_years(course: Course) -> Chart:
    """Return what was asked and what came of it beside each other, year by year."""
    asked = [aim_of(each.target).goal if each.target else None for each in course.years]
    series = [
        Series("Chỉ tiêu", asked),
        Series("Kết quả", [each.result for each in course.years]),
    ]
    return column_chart(
        labels=[str(each.year) for each in course.years],
        series=series,
        unit=course.indicator.unit_text,
        title=f"{course.indicator.name} qua các năm",
    )


def _course(targets: list[Target], results: dict[int, Result]) -> Course:
    figures = {each.span.starts_on.year: _figure(each, results.get(each.pk)) for each in targets}
    for each in targets:
        if each.baseline is not None and each.baseline_year:
            earlier = YearFigure(each.baseline_year, each.baseline, figure(each.baseline))
            figures.setdefault(each.baseline_year, earlier)
    return Course(targets[-1].indicator, [figures[year] for year in sorted(figures)])


def _figure(target: Target, result: Result | None) -> YearFigure:
    aim, unit = aim_of(target), target.indicator.unit_text
    value = result.value if result else None
    standing = standing_of(result and result.verdict, result and result.asked)
    final = result is not None and is_last(result.period, target.span)
    return YearFigure(
        year=target.span.starts_on.year,
        result=value,
        done=figure(value),
        target=target,
        asked=value_words(target.current, unit),
        percent=percent_of(value, aim.goal) if aim.seeks == "higher" else None,
        label=standing_label(standing, is_final=final),
        badge=standing_badge(standing),
        until="" if final or result is None else result.period.name,
        is_estimate=bool(result and result.is_estimate),
    )


def _final_results(targets: list[Target]) -> dict[int, Result]:
    """Return the newest result with a figure by target, else the newest one."""
    rows = Result.objects.filter(target__in=targets, unit=None, strand=None, is_current=True)
    ordered = rows.select_related("period").order_by("period__number")
    newest: dict[int, Result] = {}
    for row in ordered:
        if row.reported or row.value is not None or row.target_id not in newest:
            newest[row.target_id] = row
    return newest
