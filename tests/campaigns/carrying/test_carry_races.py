"""Two clerks who begin the new year from one plan in the same moment."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.content import plan_content, walk
from campaigns.models import PlanTarget
from targets.models import Span, Target
from targets.services import span_for_year
from tests.campaigns.carrying.conftest import NEW_TITLE
from tests.campaigns.plans_made import draft, fresh, new_target
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("is_open", [False, True])
def test_a_year_that_two_carry_over_has_each_target_once(on_postgresql, is_open):
    cast = make_cast()
    if is_open:
        span_for_year(commune=cast.commune, year=2025, by=cast.clerk)
    source = draft(cast)
    for name in ("Vải thiều", "Nhãn"):
        target = new_target(cast, source, name, "240")
        services.plan_target_add(plan=source, target=target, item=None, by=cast.clerk)

    plans = at_once(
        *(
            lambda by=by: services.plan_carry_over(
                source=fresh(source), commune=cast.commune, year=2025, title=NEW_TITLE, by=by
            )
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert not [plan for plan in plans if isinstance(plan, Exception)], plans
    assert Span.objects.filter(name="Năm 2025").count() == 1
    assert Target.objects.filter(span__name="Năm 2025").count() == 2
    for plan in plans:
        assert PlanTarget.objects.filter(plan=plan).count() == 2
        items = list(walk(plan_content(fresh(plan))["items"]))
        assert len(items) == source.items.count()
