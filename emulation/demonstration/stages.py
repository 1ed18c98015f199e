"""The demonstration at a chosen stage of the year. Later parts of the product add stages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from emulation.demonstration import seed_phrases, seed_places, seed_plans

TODAY = dt.date(2024, 2, 26)


class UnknownStage(LookupError):
    """No stage has this name."""


def _places() -> None:
    seed_places.make_places()


def _plans() -> None:
    seed_plans.make_plans()
    seed_phrases.make_phrases()


# In the order of the year; a stage stands on all before it.
STAGES: dict[str, Callable[[], None]] = {"places": _places, "plans": _plans}
LAST = list(STAGES)[-1]


@transaction.atomic
def build(stage: str = LAST) -> None:
    """Make the demonstration up to a stage, in an empty database."""
    if stage not in STAGES:
        raise UnknownStage(stage)
    for name, make in STAGES.items():
        make()
        if name == stage:
            return
