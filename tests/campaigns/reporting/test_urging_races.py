"""Two people at one letter in the same moment, on PostgreSQL: one of them wins."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns import services
from campaigns.models import UrgingState
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.papers.models import NumberSeries, PaperNumber
from tests.campaigns.reporting.conftest import JULY_8
from tests.campaigns.reporting.urging_made import approved, fresh, issue, submit
from tests.campaigns.test_races import two_records_clerks
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def on_the_day(*steps: Any) -> list[object]:
    """Run the steps at once; a thread has a clock of its own."""

    def dated(step: Any) -> Any:
        def run() -> Any:
            with dates.on_day(JULY_8):
                return step()

        return run

    return at_once(*map(dated, steps))


def losers(results: list[object]) -> list[object]:
    return [result for result in results if isinstance(result, Exception)]


def test_of_two_who_number_one_letter_one_wins_and_no_number_is_lost(on_postgresql, cast, urging):
    approved(cast, urging)
    read = [fresh(urging), fresh(urging)]
    clerks = two_records_clerks(cast)

    results = on_the_day(
        *(
            lambda copy=copy, by=by: issue(cast, copy, by=by)
            for copy, by in zip(read, clerks, strict=True)
        )
    )

    (lost,) = losers(results)
    assert isinstance(lost, WrongState)
    letters = PaperNumber.objects.filter(series__name="Công văn")
    assert sorted(letters.values_list("number", flat=True)) == [1, 2]
    assert NumberSeries.objects.get(name="Công văn").next_number == 3
    assert urging.units.exclude(paper=None).count() == 2


def test_approved_or_taken_back_never_both(on_postgresql, cast, urging):
    seen = submit(cast, urging).version
    mine, theirs = fresh(urging), fresh(urging)

    results = on_the_day(
        lambda: services.urging_approve(urging=mine, seen_version=seen, by=cast.chairman),
        lambda: services.urging_recall(urging=theirs, seen_version=seen, by=cast.clerk),
    )

    (lost,) = losers(results)
    assert isinstance(lost, WrongState)
    state = UrgingState.RECALLED if results[0] is lost else UrgingState.APPROVED
    assert fresh(urging).state == state


def test_submitted_or_given_up_never_both(on_postgresql, cast, urging):
    seen = urging.version
    mine, theirs = fresh(urging), fresh(urging)

    results = on_the_day(
        lambda: services.urging_submit(urging=mine, seen_version=seen, by=cast.clerk),
        lambda: services.urging_abandon(
            urging=theirs, seen_version=seen, reason="Đã đủ.", by=cast.second_clerk
        ),
    )

    (lost,) = losers(results)
    assert isinstance(lost, WrongState)
    state = UrgingState.ABANDONED if results[0] is lost else UrgingState.SUBMITTED
    assert fresh(urging).state == state
