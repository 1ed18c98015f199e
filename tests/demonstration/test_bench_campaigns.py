"""The campaign on which lists, summary and ranking are measured."""

from __future__ import annotations

import pytest

from campaigns.models import Score
from emulation.bench_campaigns import (
    PARTS,
    QUERIES_LIMIT,
    WHOLES,
    make_big_campaign,
    pages,
)
from emulation.bench_year import with_bare_pages
from emulation.org.models import Household

pytestmark = pytest.mark.django_db

UNITS, HOUSEHOLDS = 5, 300


def test_the_big_campaign_is_as_big_as_asked_and_its_pages_open(
    cast, client_of, django_assert_max_num_queries
):
    big = make_big_campaign(cast.commune, cast.clerk, units=UNITS, households=HOUSEHOLDS)

    assert Household.objects.filter(village=big.village).count() == HOUSEHOLDS
    assert big.campaign.registrations.filter(state="sent").count() == UNITS - 1
    assert Score.objects.count() == UNITS * WHOLES * PARTS
    with with_bare_pages():
        for row in pages(client_of(cast.clerk), big):
            row.page()
            with django_assert_max_num_queries(QUERIES_LIMIT):
                assert row.page().status_code == row.bare().status_code == 200, row.name
