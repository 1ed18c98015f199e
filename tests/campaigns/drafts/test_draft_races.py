"""Two saves of one draft in the same moment."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction

from campaigns import services
from campaigns.drafts import read_batch
from tests.campaigns.drafts.batches import item_in, new_item, posted, save, state_of
from tests.campaigns.plans_made import draft, fresh, submit, with_targets
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def test_of_two_saves_of_one_item_one_is_a_conflict_and_nothing_is_lost(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    mine = item_in(state_of(plan, cast.clerk), "mục 1")
    theirs = item_in(state_of(plan, cast.second_clerk), "mục 1")
    mine["blocks"][0]["text"], theirs["blocks"][0]["text"] = "Của Mai.", "Của Ba."

    answers = at_once(
        lambda: save(plan, cast.clerk, items=[mine, new_item("Thêm của Mai.")]),
        lambda: save(plan, cast.second_clerk, items=[theirs, new_item("Thêm của Ba.")]),
    )

    conflicts = [conflict for answer in answers for conflict in answer["conflicts"]]
    assert len(conflicts) == 1
    state = state_of(plan, cast.clerk)
    stored = next(i for i in state["items"] if i["uid"] == mine["uid"])["blocks"]
    assert conflicts[0]["theirs"]["blocks"] == stored
    assert item_in(state, "Thêm của Mai.")
    assert item_in(state, "Thêm của Ba.")


def test_the_same_batch_twice_at_once_is_written_once(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    batch = read_batch(posted(items=[new_item("Một lần thôi.")]))

    first, second = at_once(
        *[lambda: services.draft_save(plan=fresh(plan), batch=batch, by=cast.clerk)] * 2
    )

    assert first == second
    assert plan.items.filter(blocks__text="Một lần thôi.").count() == 1


def test_a_save_against_the_submission_is_in_time_or_told(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    body = read_batch(posted(items=[new_item("Kịp hay không.")]))

    answer, _ = at_once(
        lambda: services.draft_save(plan=fresh(plan), batch=body, by=cast.clerk),
        lambda: submit(cast, fresh(plan)),
    )

    revision = fresh(plan).submitted_revision
    is_in_it = "Kịp hay không." in str(revision.content)
    assert is_in_it == isinstance(answer, dict)


def test_a_save_against_a_new_value_of_its_target_loses_neither(on_postgresql):
    cast = make_cast()
    plan = draft(cast)
    with_targets(cast, plan)
    item = item_in(state_of(plan, cast.clerk), "Vải thiều")
    target = plan.plantargets.get(target__name="Vải thiều").target
    item["heading"] = "Cây ăn quả"

    def set_value():
        with transaction.atomic():
            services.figures.target_retype(
                target=target, numbers={"value": Decimal(1250)}, by=cast.second_clerk
            )

    answer, told = at_once(lambda: save(plan, cast.clerk, items=[item]), set_value)

    assert told is None
    after = next(i for i in state_of(plan, cast.clerk)["items"] if i["uid"] == item["uid"])
    assert "1.250" in after["blocks"][0]["text"]
    assert after["heading"] == "Cây ăn quả" or answer["conflicts"][0]["uid"] == item["uid"]
