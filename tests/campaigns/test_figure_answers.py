"""What keeps the numbers of the text and the targets true to each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.figures import FigureQuestions
from campaigns.models import Figure
from tests.campaigns.plans_made import (
    WORDS,
    add_item,
    draft,
    fresh_item,
    new_target,
    save_item,
    with_targets,
)

pytestmark = pytest.mark.postgres


def test_a_retyped_number_asks_before_it_changes_the_target(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)
    retyped = WORDS.replace("1.000", "1.250")

    with pytest.raises(FigureQuestions) as asked:
        save_item(fresh_item(item), cast.clerk, retyped)

    question = asked.value.questions[0]
    assert (question.target_name, question.old_text, question.new_text, question.unit) == (
        "Vải thiều", "1.000", "1.250", "tấn"
    )  # fmt: skip
    assert item.blocks.get().text == WORDS

    save_item(fresh_item(item), cast.clerk, retyped, answers={question.figure_uid: "change"})
    assert item.blocks.get().text == retyped
    target = plan.plantargets.get(target__name="Vải thiều").target
    assert target.current.value == Decimal(1250)
    assert target.values.count() == 2


def test_a_retyped_number_may_become_only_words(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)
    retyped = WORDS.replace("1.000", "1.250")
    figure = Figure.objects.get(start=WORDS.index("1.000"))

    save_item(fresh_item(item), cast.clerk, retyped, answers={str(figure.uid): "unlink"})

    assert not Figure.objects.filter(pk=figure.pk).exists()
    assert plan.plantargets.get(target__name="Vải thiều").target.current.value == 1000


def test_words_around_a_number_move_its_place_without_a_question(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)

    save_item(fresh_item(item), cast.clerk, "Sản lượng năm nay: " + WORDS)

    text = item.blocks.get().text
    shown = [text[f.start : f.end] for f in item.blocks.get().figures.all()]
    assert shown == ["1.000", "240"]


def test_the_same_number_in_another_writing_is_no_change(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)

    save_item(fresh_item(item), cast.clerk, WORDS.replace("1.000", "1000"))

    figures = item.blocks.get().figures.all()
    assert [item.blocks.get().text[f.start : f.end] for f in figures] == ["1000", "240"]


def test_a_changed_value_is_rewritten_wherever_it_shows_in_a_draft(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)
    row = plan.plantargets.get(target__name="Vải thiều")
    text = "Riêng vải thiều đạt 1.000 tấn, tăng so với năm trước."
    again = add_item(plan, cast.clerk, text)
    services.figure_link(
        block=again.blocks.get(),
        start=text.index("1.000"),
        length=5,
        plan_target=row,
        slot="value",
        by=cast.clerk,
    )
    figure = item.blocks.get().figures.get(plan_target=row)

    save_item(
        fresh_item(item),
        cast.clerk,
        WORDS.replace("1.000", "950"),
        answers={str(figure.uid): "change"},
    )

    assert again.blocks.get().text == "Riêng vải thiều đạt 950 tấn, tăng so với năm trước."
    block = item.blocks.get()
    assert [block.text[f.start : f.end] for f in block.figures.all()] == ["950", "240"]


def test_two_numbers_of_one_paragraph_may_swap_their_places(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)

    with pytest.raises(FigureQuestions) as asked:
        save_item(fresh_item(item), cast.clerk, "Vải thiều: 240 tấn; nhãn: 1.000 tấn.")
    answers = {question.figure_uid: "change" for question in asked.value.questions}
    save_item(fresh_item(item), cast.clerk, "Vải thiều: 240 tấn; nhãn: 1.000 tấn.", answers=answers)

    values = {
        row.target.name: row.target.current.value
        for row in plan.plantargets.select_related("target__current")
    }
    assert values == {"Vải thiều": 240, "Nhãn": 1000}


def test_a_number_is_linked_only_to_a_target_with_its_value(cast):
    plan = draft(cast)
    item = add_item(plan, cast.clerk, "Trồng 50 ha rừng.")
    row = services.plan_target_add(
        plan=plan, target=new_target(cast, plan, "Trồng rừng", "60", "ha"), by=cast.clerk
    )
    place = {"block": item.blocks.get(), "plan_target": row, "slot": "value", "by": cast.clerk}

    with pytest.raises(ValidationError, match="khác giá trị"):
        services.figure_link(start=6, length=2, **place)
    with pytest.raises(ValidationError, match="không còn là con số"):
        services.figure_link(start=0, length=5, **place)
