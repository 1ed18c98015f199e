"""Two clerks who sum up one year in the same moment, on PostgreSQL: one report comes of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.models import Plan, PlanKind
from emulation.lib import dates
from emulation.trail.models import Entry
from tests.campaigns.reporting.conftest import JULY_8
from tests.cast import Cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("has_targets", [True, False])
def test_of_two_clerks_who_draft_one_year_one_begins_it(
    on_postgresql, cast: Cast, request, has_targets
):
    if has_targets:
        request.getfixturevalue("quarters")

    def drafting(by):
        def run():
            with dates.on_day(JULY_8):
                return services.year_report_draft(commune=cast.commune, year=2024, by=by)

        return run

    results = at_once(drafting(cast.clerk), drafting(cast.second_clerk))

    (lost,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(lost, ValidationError)
    assert "đã được lập và chưa ban hành" in str(lost)
    (report,) = Plan.objects.filter(kind=PlanKind.YEAR_REPORT)
    assert report in results
    assert Entry.objects.filter(code="campaigns.plan.report_drafted").count() == 1
