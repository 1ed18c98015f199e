"""A draft in the hands of the editor."""

from __future__ import annotations

import pytest

from campaigns.models import Plan
from tests.campaigns.plans_made import draft, with_targets
from tests.plumbing.kept import kept


@pytest.fixture
@kept
def plan(cast) -> Plan:
    """Three sections with an item each; the second has two linked targets and a task."""
    plan = draft(cast)
    with_targets(cast, plan)
    return plan
