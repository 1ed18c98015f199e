"""Slips that are mended by one click, and only they."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from campaigns import services
from campaigns.checks import open_checks
from campaigns.content import plan_content
from campaigns.inputs import BlockInput
from campaigns.models import Block, Figure
from emulation.lib.states import WrongState
from tests.campaigns.plans_made import (
    add_item,
    draft,
    fresh,
    fresh_item,
    submit,
    told,
    with_targets,
)
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

WRONG = "Trồng 12 Ha rừng, tỷ lệ sống 95 %."
RIGHT = "Trồng 12 ha rừng, tỷ lệ sống 95%."


@pytest.fixture
@kept
def plan(cast):
    return draft(cast)


@pytest.fixture
@kept
def item(cast, plan):
    return add_item(plan, cast.clerk, WRONG, parent=plan.items.filter(parent=None).first())


def keys(plan, rule="writing"):
    checks = open_checks(plan_content(fresh(plan)))
    return [check.key for check in checks if check.fix and check.rule.startswith(rule)]


def mend(cast, plan, found, by=None):
    return services.slips_mend(plan=fresh(plan), keys=found, by=by or cast.clerk)


def test_one_click_mends_one_slip_and_leaves_the_rest(cast, plan, item):
    assert mend(cast, plan, keys(plan)[:1]) == 1

    assert item.blocks.get().text == "Trồng 12 ha rừng, tỷ lệ sống 95 %."
    assert len(keys(plan)) == 1


def test_all_of_a_paragraph_are_mended_at_once_and_told_once(cast, plan, item):
    assert mend(cast, plan, keys(plan)) == 2

    assert item.blocks.get().text == RIGHT
    assert fresh_item(item).version == item.version + 1
    assert told(plan)[-1] == "slips_mended"


def test_numbers_that_show_targets_keep_their_places(cast, plan):
    item = with_targets(cast, plan)
    block = item.blocks.get()
    Block.objects.filter(pk=block.pk).update(text=f"{block.text[:-1]} ; rừng 12 Ha.")
    shown = {figure.start: figure.plan_target_id for figure in block.figures.all()}

    mend(cast, plan, keys(plan))

    block.refresh_from_db()
    assert block.text.endswith("; rừng 12 ha.")
    assert {figure.start: figure.plan_target_id for figure in Figure.objects.all()} == shown
    assert [block.text[f.start : f.end] for f in block.figures.all()] == ["1.000", "240"]


def test_a_figure_behind_a_mended_slip_moves_with_its_number(cast, plan):
    item = with_targets(cast, plan)
    block = item.blocks.get()
    services.item_change(
        item=item,
        version=item.version,
        heading="",
        run_in=False,
        numbered=True,
        children_style=item.children_style,
        blocks=[BlockInput(f"Các các thôn: {block.text}", uid=str(block.uid))],
        by=cast.clerk,
    )

    mend(cast, plan, keys(plan, "writing.doubled"))

    block.refresh_from_db()
    assert block.text.startswith("Các thôn: Vải thiều")
    assert [block.text[f.start : f.end] for f in block.figures.all()] == ["1.000", "240"]


def test_a_slip_of_the_opening_and_of_a_basis_is_mended_in_its_text(cast, plan):
    plan = fresh(plan)
    basis = plan.bases.get()
    basis.text = "Luật Thi đua , khen thưởng năm 2022"
    basis.save()
    type(plan).objects.filter(pk=plan.pk).update(opening="Như sau:\nTrồng 12 Ha rừng.")

    mend(cast, plan, keys(plan))

    plan = fresh(plan)
    assert plan.opening == "Như sau:\nTrồng 12 ha rừng."
    assert plan.bases.get().text == "Luật Thi đua, khen thưởng năm 2022"
    assert plan.opening_version > 2


def test_what_a_colleague_mended_meanwhile_is_not_mended_twice(cast, plan, item):
    found = keys(plan)
    mend(cast, plan, found)

    with pytest.raises(WrongState, match="vừa được sửa"):
        mend(cast, plan, found)
    assert item.blocks.get().text == RIGHT


def test_a_submitted_plan_stays_as_it_is(cast, plan, item):
    found = keys(plan)
    submit(cast, plan)

    with pytest.raises(WrongState):
        mend(cast, plan, found)
    assert item.blocks.get().text == WRONG


@pytest.mark.parametrize("who", ["outsider", "chairman", "viewer"])
def test_only_the_clerk_of_the_commune_mends(cast, plan, item, who):
    with pytest.raises(PermissionDenied):
        mend(cast, plan, keys(plan), by=getattr(cast, who))
    assert item.blocks.get().text == WRONG
