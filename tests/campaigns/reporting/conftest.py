"""A year at work of which a report tells: a plan in force, three targets, two quarters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from campaigns import services
from campaigns.models import Plan, Urging
from emulation.lib import dates
from emulation.papers.models import PaperKind
from targets.models import Period, Target
from targets.services import period_open, periods_plan, report_approve
from tests.campaigns.plans_made import draft, fresh, issue, submit, unprinted
from tests.campaigns.reporting.urging_made import urging_words
from tests.cast import Cast
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept
from tests.targets.conftest import make_target, span  # noqa: F401  (fixtures)
from tests.targets.year_made import fill, give

JULY_8 = dt.date(2024, 7, 8)
RAW = {
    "Sản lượng vải thiều": {1: ("120", "80"), 2: ("500", "340")},
    "Diện tích canh tác": {1: ("150", "100"), 2: ("300", "190")},
    "Tỷ lệ hộ nghèo": {1: ("0.9", "0.8"), 2: ("0.7", "0.62")},
}
"""By target and quarter what the two villages reported, as typed."""


@pytest.fixture
def listed(cast: Cast, make_target) -> list[Target]:  # noqa: F811
    """Three targets given to two villages: what adds up, what is a level, what falls."""
    rows = [
        make_target("Sản lượng vải thiều", "1000", "tấn", unit_rule="sum", period_rule="sum",
                    frequency="quarter"),
        make_target("Diện tích canh tác", "475", "ha", unit_rule="sum", period_rule="latest",
                    frequency="quarter"),
        make_target("Tỷ lệ hộ nghèo", "0.66", "%", kind="percentage", direction="lower",
                    comparator="<=", unit_rule="average", period_rule="latest",
                    frequency="quarter", field="society"),
    ]  # fmt: skip
    parts = (("600", "400"), ("285", "190"), (None, None))
    for target, (first, second) in zip(rows, parts, strict=True):
        give(target, (cast.village, first), (cast.other_village, second), by=cast.clerk)
    return rows


@pytest.fixture
@kept
def in_force(cast: Cast, listed: list[Target]) -> Plan:
    """A yearly plan that lists the targets, issued."""
    plan = draft(cast)
    theme = plan.themes.get()
    services.plan_targets_add(plan=plan, targets=listed, theme=theme, by=cast.clerk)
    open_series(cast.commune)
    open_series(cast.commune, kinds=[PaperKind.REPORT], name="Báo cáo")
    open_series(cast.commune, kinds=[PaperKind.LETTER], name="Công văn")
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    with unprinted():
        issue(cast, plan)
    return fresh(plan)


@pytest.fixture
def late(cast: Cast, in_force: Plan) -> Iterator[Period]:
    """The second quarter is due, and nobody has reported."""
    period = periods_plan(span=in_force.span, kind="quarter", by=cast.clerk)[1]
    with dates.on_day(JULY_8):
        period_open(period=period, by=cast.clerk)
        yield period


@pytest.fixture
def urging(cast: Cast, late: Period) -> Urging:
    """A letter to each of the two villages, being written."""
    units = [cast.village, cast.other_village]
    return services.urging_make(period=late, units=units, by=cast.clerk, **urging_words(late))


@pytest.fixture
def quarters(cast: Cast, in_force: Plan, listed: list[Target]) -> Iterator[list[Period]]:
    """Two quarters reported and approved; the second village is late with the second."""
    periods = periods_plan(span=in_force.span, kind="quarter", by=cast.clerk)[:2]
    days = {1: (dt.date(2024, 4, 3), dt.date(2024, 4, 4)), 2: (dt.date(2024, 7, 3), JULY_8)}
    for period in periods:
        with dates.on_day(days[period.number][0]):
            period_open(period=period, by=cast.clerk)
        for place, (unit, head) in enumerate(
            ((cast.village, cast.unit_head), (cast.other_village, cast.clerk))
        ):
            with dates.on_day(days[period.number][place]):
                figures = {t: RAW[t.name][period.number][place] for t in listed}
                report = fill(period, unit, figures, head, doubt_confirmed=True).report
                report_approve(report=report, by=cast.checker)
    with dates.on_day(JULY_8):
        yield periods
