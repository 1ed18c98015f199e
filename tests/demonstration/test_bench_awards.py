"""The awards on which the check, a long decision, the register and a ballot are measured."""

from __future__ import annotations

import pytest

from awards.models import Grant
from emulation.bench_awards import Staff, award_pages, issue_and_forget, make_big_awards
from emulation.bench_year import with_bare_pages

pytestmark = pytest.mark.django_db

CHECKED, DECIDED = 6, 8


def test_the_big_awards_are_as_big_as_asked_and_their_pages_open(
    cast, client_of, django_assert_max_num_queries
):
    members = [cast.chairman, cast.vice_chairman, cast.council_secretary, cast.council_member]
    staff = Staff(cast.clerk, cast.vice_chairman, cast.records_clerk, members)
    big = make_big_awards(cast.commune, staff, checked=CHECKED, decided=DECIDED)

    assert big.round.nominations.filter(state="checking").count() == CHECKED
    assert big.decision.lines.count() == DECIDED
    assert len(big.ballot.voters) == len(members)
    with with_bare_pages():
        for row in award_pages(client_of, big, checked=CHECKED, decided=DECIDED):
            assert row.page().status_code == row.bare().status_code == 200, row.name
            with django_assert_max_num_queries(row.queries_limit):
                row.page()
    issue_and_forget(big)
    big.decision.refresh_from_db()
    assert big.decision.state == "approved"
    assert not Grant.objects.exists()
