"""Which targets a plan lists."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from tests.campaigns.plans_made import (
    draft,
    new_plan,
    new_target,
)

pytestmark = pytest.mark.postgres


def test_a_target_of_another_time_is_not_listed(cast):
    plan, last_year = draft(cast), new_plan(cast, year=2023)
    target = new_target(cast, last_year, "Trồng rừng", "60", "ha")

    with pytest.raises(ValidationError, match="không thuộc"):
        services.plan_target_add(plan=plan, target=target, by=cast.clerk)


def test_a_target_is_listed_once(cast):
    plan = draft(cast)
    target = new_target(cast, plan, "Trồng rừng", "60", "ha")
    services.plan_target_add(plan=plan, target=target, by=cast.clerk)

    with pytest.raises(ValidationError, match="đã có chỉ tiêu này"):
        services.plan_target_add(plan=plan, target=target, by=cast.clerk)
