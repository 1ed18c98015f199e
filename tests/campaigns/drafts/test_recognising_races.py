"""Two clerks taking the targets of one passage in the same moment."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.drafts.recognising import recognise
from campaigns.inputs import BlockInput
from campaigns.models import Figure, PlanTarget
from campaigns.services.drafts.targets import Choice, draft_targets_take
from targets.models import Target
from tests.campaigns.drafts.test_recognising import LINES, passage
from tests.campaigns.edit_pages import TITLE
from tests.campaigns.plans_made import fresh
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def test_a_passage_that_two_take_at_once_gives_each_target_once(on_postgresql):
    cast = make_cast()
    plan = services.plan_create(
        commune=cast.commune, kind="yearly", year=2024, title=TITLE, by=cast.clerk
    )
    section = services.item_add(plan=plan, by=cast.clerk, heading="CHỈ TIÊU CHỦ YẾU")
    lines = [BlockInput(text=line) for line in LINES]
    written = services.item_add(plan=plan, parent=section, by=cast.clerk, blocks=lines)
    asked = passage(section, written)
    choices = {one.number: Choice() for one in recognise(plan, asked).offered()}

    results = at_once(
        *(
            lambda by=by: draft_targets_take(
                plan=fresh(plan), passage=asked, choices=choices, by=by
            )
            for by in (cast.clerk, cast.second_clerk)
        )
    )

    assert len(choices) == 6
    assert not [one for one in results if isinstance(one, Exception)], results
    assert Target.objects.count() == PlanTarget.objects.filter(plan=plan).count() == len(choices)
    assert Figure.objects.filter(block__plan=plan).count() == len(choices)
