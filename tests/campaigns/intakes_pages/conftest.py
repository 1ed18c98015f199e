"""A reading that is checked in a browser: made by hand, so that no test waits for a file."""

from __future__ import annotations

import pytest

from campaigns.models import Intake
from tests.campaigns.intakes.conftest import intake, intake_with
from tests.campaigns.intakes_pages.pages import Checking

__all__ = ["intake", "intake_with"]


@pytest.fixture
def checking(cast, intake: Intake, client_of) -> Checking:
    """The clerk before the pages of the reading."""
    return Checking(client_of(cast.clerk), intake)
