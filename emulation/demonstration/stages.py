"""The demonstration at a chosen stage of the year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from emulation.demonstration import (
    seed_awards,
    seed_campaigns,
    seed_drives,
    seed_phrases,
    seed_places,
    seed_plans,
    seed_year,
)
from emulation.lib import dates


@dataclass(frozen=True)
class Stage:
    """``day`` is the day on which the demonstration stands when it is made so far."""

    make: Callable[[], None]
    day: dt.date


class UnknownStage(LookupError):
    """No stage has this name."""


def _plans() -> None:
    seed_plans.make_plans()
    seed_phrases.make_phrases()


def _campaigns() -> None:
    seed_campaigns.make_campaigns()
    seed_drives.begin_spring()


def _spring() -> None:
    seed_year.make_first_quarter()
    seed_drives.end_spring()
    seed_awards.make_spring()


def _year() -> None:
    seed_year.make_second_quarter()
    seed_drives.begin_summer()


# In the order of the year; a stage stands on all before it.
STAGES: dict[str, Stage] = {
    "places": Stage(seed_places.make_places, dt.date(2024, 1, 2)),
    "plans": Stage(_plans, dt.date(2024, 2, 26)),
    "campaigns": Stage(_campaigns, dt.date(2024, 4, 5)),
    "spring": Stage(_spring, dt.date(2024, 6, 24)),
    "year": Stage(_year, dt.date(2024, 7, 12)),
    "awards": Stage(seed_awards.make_summer, dt.date(2024, 7, 12)),
}
LAST = list(STAGES)[-1]


def stage_on(day: dt.date) -> str:
    """Return the last stage that is over by a day, or the first one."""
    begun = [name for name, stage in STAGES.items() if stage.day <= day]
    return begun[-1] if begun else next(iter(STAGES))


@transaction.atomic
def build(stage: str = LAST) -> None:
    """Make the demonstration up to a stage, in an empty database."""
    if stage not in STAGES:
        raise UnknownStage(stage)
    for name, each in STAGES.items():
        with dates.on_day(each.day):
            each.make()
        if name == stage:
            return
