"""Two people in the same moment, on PostgreSQL."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.models import TaskWork, WorkState
from emulation.lib.states import StaleVersion, WrongState
from tests.campaigns.tasks.tasks_made import issued_with, tell, work_of
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def test_two_who_tell_first_make_one_row(on_postgresql, cast):
    plan = issued_with(cast)
    mine, theirs = work_of(plan), work_of(plan)

    results = at_once(
        lambda: tell(cast, mine, words="Đã họp."),
        lambda: tell(cast, theirs, words="Đã họp xong.", by=cast.clerk),
    )

    assert TaskWork.objects.count() == 1
    assert sum(isinstance(result, TaskWork) for result in results) == 1
    assert sum(isinstance(result, StaleVersion) for result in results) == 1


def test_accepted_or_sent_back_never_both(on_postgresql, cast):
    plan = issued_with(cast)
    tell(cast, work_of(plan))
    mine, theirs = work_of(plan), work_of(plan)

    results = at_once(
        lambda: services.task_accept(work=mine, seen_version=1, by=cast.clerk),
        lambda: services.task_return(
            work=theirs, reason="Thiếu ảnh.", seen_version=1, by=cast.second_clerk
        ),
    )

    assert sum(isinstance(result, TaskWork) for result in results) == 1
    assert sum(isinstance(result, WrongState) for result in results) == 1
    state = WorkState.ACCEPTED if isinstance(results[0], TaskWork) else WorkState.RETURNED
    assert work_of(plan).state == state
