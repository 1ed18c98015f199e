"""Intakes whose reading is given, without a file being read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns import services
from campaigns.intake.as_json import to_state
from campaigns.intake.parts import Reading
from campaigns.models import Intake
from campaigns.services.intakes import life as intakes
from tests.campaigns.intakes.readings_made import a_reading


@pytest.fixture
def intake_with(cast, monkeypatch) -> Callable[..., Intake]:
    """Return a function that gives the intake of a reading."""

    def start(reading: Reading | None = None, **given) -> Intake:
        state = to_state(reading or a_reading())
        monkeypatch.setattr(intakes, "read_apart", lambda *args, **kwargs: state)
        values = {"commune": cast.commune, "data": b"a file", "name": "ke-hoach.docx"}
        return services.intake_start(**values | {"by": cast.clerk} | given)

    return start


@pytest.fixture
def intake(intake_with) -> Intake:
    return intake_with()
