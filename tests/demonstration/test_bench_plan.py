"""The plan on which the editor is measured."""

import pytest

from campaigns.models import Figure
from emulation.bench_plan import TARGETS, make_long_plan

pytestmark = pytest.mark.django_db


def test_long_plan_has_what_the_limit_speaks_of(cast):
    plan = make_long_plan(cast.commune, cast.clerk)
    assert plan.items.count() == 300
    assert plan.plantargets.count() == TARGETS == 150
    assert Figure.objects.filter(block__plan=plan).count() == TARGETS
