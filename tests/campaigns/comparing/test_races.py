"""Two people at one corrected copy in the same moment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns import services
from campaigns.comparing import Difference
from campaigns.comparing.uploaded import comparison_of
from campaigns.content import plan_content
from campaigns.intake.as_json import to_state
from campaigns.models import Intake, IntakeState, Plan
from campaigns.services.comparing.differences import DifferenceGone
from campaigns.services.intakes import life as intakes
from emulation.lib.states import WrongState
from tests.campaigns.comparing.papers import changed, printed, retype
from tests.campaigns.plans_made import add_item, draft, fresh
from tests.cast import Cast, make_cast
from tests.plumbing.kept import kept
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres

LINES = {"trước ngày 15/3": "trong tháng 2", "đầu xuân": "dịp Tết"}


@pytest.fixture
def cast(on_postgresql: None) -> Cast:
    return make_cast()


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    plan = draft(cast)
    for words in LINES:
        add_item(plan, cast.clerk, f"Các thôn trồng cây {words}.")
    return fresh(plan)


@pytest.fixture
def copy(cast: Cast, plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Intake:
    """A copy of the draft in which two lines are corrected."""

    def correct(content: dict) -> None:
        for before, after in LINES.items():
            retype(content, before, after)

    state = to_state(printed(changed(plan_content(plan), correct)))
    monkeypatch.setattr(intakes, "read_apart", lambda *args, **kwargs: state)
    return services.intake_start(
        commune=cast.commune, data=b"a copy", name="ban-sua.docx", onto=plan, by=cast.clerk
    )


def taking(plan: Plan, copy: Intake, key: str, by: object) -> Callable[[], Difference]:
    return lambda: services.difference_take(
        plan=fresh(plan), intake=Intake.objects.get(pk=copy.pk), key=key, answers={}, by=by
    )


def test_of_two_who_take_one_place_one_is_told_that_it_changed(cast, plan, copy):
    key = comparison_of(plan, copy).differences[0].key

    results = at_once(*(taking(plan, copy, key, by) for by in (cast.clerk, cast.second_clerk)))

    assert {type(result) for result in results} == {Difference, DifferenceGone}
    assert len(Intake.objects.get().taken) == 1


def test_two_who_take_two_places_both_do(cast, plan, copy):
    first, second = (one.key for one in comparison_of(plan, copy).differences)

    results = at_once(
        taking(plan, copy, first, cast.clerk), taking(plan, copy, second, cast.second_clerk)
    )

    assert {type(result) for result in results} == {Difference}
    assert len(Intake.objects.get().taken) == 2
    assert comparison_of(fresh(plan), Intake.objects.get()).differences == []


def test_a_place_is_not_taken_from_a_copy_that_is_being_closed(cast, plan, copy):
    key = comparison_of(plan, copy).differences[0].key

    results = at_once(
        taking(plan, copy, key, cast.clerk),
        lambda: services.intake_finish(intake=Intake.objects.get(pk=copy.pk), by=cast.second_clerk),
    )

    closed = Intake.objects.get()
    refused = [one for one in results if isinstance(one, WrongState)]
    assert closed.state == IntakeState.SAVED
    assert len(closed.taken) == 1 - len(refused)
