"""A long paper is written at once, by the rules that hold for every single row."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.content import plan_content
from campaigns.inputs import BlockInput
from campaigns.intake.parts import ReadHeader, Reading, ReadItem, ReadParagraph
from campaigns.models import Block, Figure, Intake, IntakeState, Item, Plan
from campaigns.readings.proposals import proposal_of
from campaigns.services import contents
from campaigns.services.intakes import saving
from campaigns.services.intakes.matching import Names, task_input
from targets.models import Indicator, Target
from targets.services import indicator_create
from tests.campaigns.intakes.readings_made import CROPS, TITLE, a_reading, fruit_targets
from tests.campaigns.plans_made import new_plan

pytestmark = pytest.mark.postgres

MOST_QUERIES = 220  # SQLite takes many rows in several batches


def save(intake: Intake, cast, **choices) -> Plan:
    return services.intake_save(
        intake=intake, version=intake.version, choices=choices, by=cast.clerk
    )


@pytest.mark.parametrize("times", [1, 30])
def test_a_long_paper_asks_no_more(cast, intake_with, times, django_assert_max_num_queries):
    intake = intake_with(long_reading(times))

    with django_assert_max_num_queries(MOST_QUERIES):
        plan = save(intake, cast)

    assert (plan.items.count(), plan.plantargets.count()) == (1 + 2 * times, 3 * times)
    assert Figure.objects.count() == 3 * times


def long_reading(times: int) -> Reading:
    """The same two items again and again, the second with three targets."""
    children, targets = [], []
    for number in range(times):
        first = 10 * number
        children += [
            ReadItem(first, "item", "-", blocks=(ReadParagraph(first, f"Việc thứ {number}."),)),
            ReadItem(first + 1, "item", "-", blocks=(ReadParagraph(first + 1, CROPS),)),
        ]
        targets += [
            replace(one, parent=None if one.parent is None else 3 * number)
            for one in fruit_targets(first + 1)
        ]
    section = ReadItem(1, "section", "I.", "CHỈ TIÊU", children=tuple(children))
    return Reading(header=ReadHeader(title=TITLE), items=(section,), targets=tuple(targets))


def test_what_is_written_at_once_is_what_the_services_write_one_by_one(cast, intake):
    plan, other = save(intake, cast), new_plan(cast, with_sections=False)
    drafted = proposal_of(cast.commune, a_reading(), {}).draft

    add_one_by_one(other, drafted.items, None, cast.clerk)
    for one in drafted.appendices:
        services.appendix_add(
            plan=other, title=one.title, orientation=one.orientation,
            blocks=[BlockInput(block.text, block.table) for block in one.blocks], by=cast.clerk,
        )  # fmt: skip

    services.plan_change_opening(
        plan=other, version=other.opening_version, opening="", closing="",
        items_style=drafted.items_style, target_appendix=False, bases=[], by=cast.clerk,
    )  # fmt: skip
    at_once, by_hand = plan_content(Plan.objects.get(pk=plan.pk)), plan_content(other)
    for name in ("items", "appendices"):
        assert without_links(at_once[name]) == without_links(by_hand[name])


def add_one_by_one(plan: Plan, drafted, parent: Item | None, by) -> None:
    names = Names(plan.commune)
    for one in drafted:
        blocks = [BlockInput(block.text, block.table) for block in one.blocks]
        looks = {
            "heading": one.heading,
            "run_in": one.run_in,
            "numbered": one.numbered,
            "children_style": one.children_style,
        }
        item = services.item_add(plan=plan, parent=parent, blocks=blocks, by=by, **looks)
        if one.task:
            kept = [BlockInput(b.text, b.table, str(b.uid)) for b in item.blocks.all()]
            task = task_input(names, one.task)
            services.item_change(
                item=item, version=item.version, blocks=kept, task=task, by=by, **looks
            )
        add_one_by_one(plan, one.children, item, by)


def without_links(content):
    """Leave out what names rows: keys, and the numbers that show targets."""
    if isinstance(content, list):
        return [without_links(part) for part in content]
    if isinstance(content, dict):
        hidden = ("uid", "version", "figures", "target_uids")
        return {k: without_links(v) for k, v in content.items() if k not in hidden}
    return content


# A refusal names its place, and nothing is left


def nothing_was_written() -> bool:
    kept = any(model.objects.exists() for model in (Plan, Target, Item, Block, Indicator))
    return not kept and Intake.objects.get().state == IntakeState.READ


def test_a_target_that_the_rules_refuse_is_named(cast, intake):
    with pytest.raises(ValidationError, match=r"Chỉ tiêu “Tỷ lệ hộ nghèo”: .*không phải"):
        save(intake, cast, targets={3: {"field": "unheard of"}})

    assert nothing_was_written()


@pytest.mark.parametrize(
    ("text", "place"),
    [("Thôn nào việc nấy.", "Phụ lục “PHÂN CÔNG”"), ("Khơi dậy truyền thống.", "Mục “MỤC ĐÍCH”")],
)
def test_a_place_that_the_rules_refuse_is_named(cast, intake, monkeypatch, text, place):
    def check(given):
        if any(block.text == text for block in given):
            raise ValidationError("Đoạn này không hợp lệ.")

    monkeypatch.setattr(contents, "check_size", check)

    with pytest.raises(ValidationError, match=f"{place}: Đoạn này không hợp lệ"):
        save(intake, cast)
    assert nothing_was_written()


def test_an_indicator_that_a_colleague_made_meanwhile_is_used(cast, intake, monkeypatch):
    proposed = saving.proposal_of

    def late(*given):
        found = proposed(*given)
        indicator_create(
            commune=cast.commune, name="Tỷ lệ hộ nghèo", kind="amount", direction="lower",
            field="society", unit_text="%", by=cast.second_clerk,
        )  # fmt: skip
        monkeypatch.setattr(saving, "proposal_of", proposed)
        return found

    monkeypatch.setattr(saving, "proposal_of", late)

    plan = save(intake, cast)

    assert plan.plantargets.count() == 6
    assert Indicator.objects.filter(search_key="ty le ho ngheo").count() == 1
