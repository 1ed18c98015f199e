"""Two clerks at one reading in the same moment."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.intake.as_json import to_state
from campaigns.models import Intake, Plan, PlanTarget
from campaigns.services.intakes import life as intakes
from emulation.lib.states import StaleVersion, WrongState
from emulation.papers.models import Attachment
from targets.models import Target
from tests.campaigns.intakes.readings_made import a_reading
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def started(cast, monkeypatch) -> Intake:
    monkeypatch.setattr(intakes, "read_apart", lambda *args, **given: to_state(a_reading()))
    return services.intake_start(commune=cast.commune, data=b"x", name="kh.docx", by=cast.clerk)


def fresh() -> Intake:
    return Intake.objects.get()


def kinds_of(results: list[object]) -> set[type]:
    return {type(result) for result in results}


def test_of_two_who_save_one_reading_one_makes_the_plan(on_postgresql, monkeypatch):
    cast = make_cast()
    started(cast, monkeypatch)

    results = at_once(
        *(
            lambda by=by: services.intake_save(intake=fresh(), version=1, by=by)
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert kinds_of(results) in ({Plan, StaleVersion}, {Plan, WrongState})
    assert Plan.objects.count() == 1


def test_of_two_corrections_of_one_version_one_is_refused(on_postgresql, monkeypatch):
    cast = make_cast()
    started(cast, monkeypatch)

    results = at_once(
        *(
            lambda by=by: services.intake_correct(
                intake=fresh(), version=1, change={"do": "target_remove", "number": 0}, by=by
            )
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert kinds_of(results) == {Intake, StaleVersion}
    assert fresh().target_count == 5


def test_two_readings_of_one_new_year_become_plans_of_the_same_targets(on_postgresql, monkeypatch):
    cast = make_cast()
    pairs = [(started(cast, monkeypatch).pk, by) for by in (cast.clerk, cast.second_clerk)]

    results = at_once(
        *(
            lambda pk=pk, by=by: services.intake_save(
                intake=Intake.objects.get(pk=pk), version=1, by=by
            )
            for pk, by in pairs
        )
    )

    assert kinds_of(results) == {Plan}
    assert (Target.objects.count(), PlanTarget.objects.count()) == (6, 12)


def test_what_is_saved_is_not_removed_in_the_same_moment(on_postgresql, monkeypatch):
    cast = make_cast()
    intake = started(cast, monkeypatch)

    at_once(
        lambda: services.intake_save(intake=fresh(), version=1, by=cast.clerk),
        lambda: services.intake_remove(intake=fresh(), by=cast.second_clerk),
    )

    is_kept = Intake.objects.filter(pk=intake.pk).exists()
    assert Plan.objects.exists() == is_kept == Attachment.objects.exists()
