"""An issued plan of 2024 with targets, and what it becomes for 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns import services
from campaigns.models import CarryOver, Plan
from tests.campaigns.plans_made import (
    add_item,
    draft,
    fresh,
    issue,
    submit,
    unprinted,
    with_targets,
)
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept

SPEAKS_OF_2024 = (
    "Năm 2024 lập thành tích chào mừng 70 năm Chiến thắng Điện Biên Phủ; phấn đấu vượt năm 2023."
)
NEW_TITLE = "Phát động phong trào thi đua năm 2025"


@pytest.fixture
@kept
def source(cast) -> Plan:
    open_series(cast.commune)
    plan = draft(cast)
    with_targets(cast, plan)
    section = plan.items.get(position=1, parent=None)
    add_item(plan, cast.clerk, SPEAKS_OF_2024, parent=section)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    with unprinted():
        issue(cast, plan)
    return fresh(plan)


@pytest.fixture
def carry(cast, source) -> Callable[..., Plan]:
    def carry_over(**given) -> Plan:
        values = {"source": source, "commune": cast.commune, "year": 2025, "title": NEW_TITLE}
        return fresh(services.plan_carry_over(**values | {"by": cast.clerk} | given))

    return carry_over


@pytest.fixture
def carried(carry) -> CarryOver:
    return carry().carry_over
