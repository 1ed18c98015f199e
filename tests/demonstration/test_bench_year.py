"""The year on which the dashboard, the matrix and the form of a report are measured."""

from __future__ import annotations

import pytest
from django.test.utils import override_settings

from emulation.bench_year import DAY, TOLD, compared, make_wide_year, with_bare_pages
from emulation.lib import dates
from targets.models import Result, Share
from targets.reporting.asked import asked_shares

pytestmark = pytest.mark.django_db

SIZE = 5


def test_the_wide_year_is_as_wide_as_asked_and_its_pages_open(cast, client_of):
    wide = make_wide_year(cast.commune, cast.clerk, cast.second_clerk, size=SIZE)

    assert Share.objects.count() == SIZE * SIZE
    assert len(asked_shares(wide.period, wide.unit)) == SIZE
    told = Result.objects.filter(period=wide.period, value__isnull=False).exclude(unit=None)
    assert told.count() == TOLD * SIZE
    with with_bare_pages(), dates.on_day(DAY), override_settings(DEMO_TODAY=DAY):
        for row in compared(client_of(cast.clerk), wide):
            assert row.page().status_code == row.bare().status_code == 200, row.name
