"""Words and values: a number of the text and the target that it shows."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns import services
from campaigns.checks import plan_checks
from campaigns.content import plan_content
from campaigns.figures import FigureQuestions, Mark
from campaigns.inputs import BlockInput
from campaigns.models import Block, Figure
from emulation.lib.quantities import parse_number
from targets.models import Target
from targets.services import target_create, target_set_value
from tests.plumbing.kept import kept

pytestmark = pytest.mark.postgres

TEXT = "Lúa: 1.880 tấn; ngô: 240 tấn."


@pytest.fixture
@kept
def plan(cast):
    return services.plan_create(
        commune=cast.commune,
        kind="yearly",
        year=2024,
        title="Phát động thi đua năm 2024",
        with_sections=False,
        by=cast.clerk,
    )


def target(plan, cast, name, value):
    return target_create(
        commune=plan.commune,
        span=plan.span,
        name=name,
        kind="amount",
        direction="higher",
        field="economy",
        unit_text="tấn",
        comparator="=",
        value=Decimal(value),
        by=cast.clerk,
    )


@pytest.fixture
@kept
def linked(plan, cast):
    """Rice and maize in one paragraph, both numbers linked."""
    rice, maize = target(plan, cast, "Lúa", 1880), target(plan, cast, "Ngô", 240)
    services.plan_targets_add(plan=plan, targets=[rice, maize], by=cast.clerk)
    marks = (
        Mark(TEXT.index("1.880"), 5, str(rice.uid)),
        Mark(TEXT.index("240"), 3, str(maize.uid)),
    )
    item = services.item_add(plan=plan, blocks=[BlockInput(text=TEXT, marks=marks)], by=cast.clerk)
    return item, rice, maize


def save(item, cast, text, answers=None):
    item.refresh_from_db()
    block = item.blocks.get()
    return services.item_change(
        item=item,
        version=item.version,
        heading="",
        run_in=False,
        numbered=True,
        children_style="dash",
        blocks=[BlockInput(text=text, uid=str(block.uid))],
        answers=answers or {},
        by=cast.clerk,
    )


def shown(plan):
    """What every figure of the plan shows, in order."""
    return [
        f.block.text[f.start : f.end]
        for f in Figure.objects.filter(block__plan=plan).select_related("block").order_by("start")
    ]


def number_shown(figure):
    return parse_number(figure.block.text[figure.start : figure.end])


def test_a_linked_number_gives_its_target_a_place(linked):
    item, rice, maize = linked
    assert {row.target for row in item.plan_targets.all()} == {rice, maize}


def test_a_retyped_number_is_asked_about_and_nothing_is_saved(linked, cast, plan):
    item, *_ = linked
    with pytest.raises(FigureQuestions) as asked:
        save(item, cast, TEXT.replace("1.880", "1.900"))
    (question,) = asked.value.questions
    assert (question.old_text, question.new_text, question.unit) == ("1.880", "1.900", "tấn")
    assert Block.objects.get(item=item).text == TEXT


def test_the_answer_change_sets_the_target(linked, cast, plan):
    item, rice, _ = linked
    figure = Figure.objects.get(plan_target__target=rice)
    save(item, cast, TEXT.replace("1.880", "1.900"), {str(figure.uid): "change"})
    assert Target.objects.get(pk=rice.pk).current.value == 1900
    assert shown(plan) == ["1.900", "240"]
    assert rice.values.count() == 2


def test_the_answer_unlink_leaves_the_target_alone(linked, cast, plan):
    item, rice, _ = linked
    figure = Figure.objects.get(plan_target__target=rice)
    save(item, cast, TEXT.replace("1.880", "1.900"), {str(figure.uid): "unlink"})
    assert Target.objects.get(pk=rice.pk).current.value == 1880
    assert shown(plan) == ["240"]


def test_words_around_numbers_change_without_a_question(linked, cast, plan):
    item, *_ = linked
    save(item, cast, "Sản lượng " + TEXT[0].lower() + TEXT[1:])
    assert shown(plan) == ["1.880", "240"]


def test_numbers_may_change_places(linked, cast, plan):
    item, *_ = linked
    save(item, cast, "Ngô: 240 tấn; lúa: 1.880 tấn.")
    figures = Figure.objects.select_related("block", "plan_target__target__current")
    values = [(f.plan_target.target.current.value, number_shown(f)) for f in figures]
    assert values
    assert all(value == number for value, number in values)


def test_a_number_that_is_deleted_leaves_the_target_in_the_plan(linked, cast, plan):
    item, *_ = linked
    save(item, cast, "Ngô: 240 tấn.")
    assert shown(plan) == ["240"]
    assert plan.plantargets.count() == 2


def test_a_value_set_elsewhere_is_told_and_written_into_the_text(linked, cast, plan, client_of):
    _, rice, _ = linked
    target_set_value(target=rice, comparator="=", value=Decimal(12000), by=cast.clerk)
    (check,) = [c for c in plan_checks(plan_content(plan)) if c.part == "figures"]
    assert "1.880" in check.sentence
    address = reverse("figures_rewrite", args=[plan.uid])
    client = client_of(cast.clerk)
    assert "1.880" in client.get(address).content.decode()
    client.post(address)
    assert shown(plan) == ["12.000", "240"]
    assert not [c for c in plan_checks(plan_content(plan)) if c.part == "figures"]


def test_a_number_is_linked_only_to_a_target_of_its_value(linked, cast, plan):
    _, _, maize = linked
    other = services.item_add(plan=plan, blocks=[BlockInput(text="Ngô: 250 tấn.")], by=cast.clerk)
    row = plan.plantargets.get(target=maize)
    with pytest.raises(ValidationError, match="khác giá trị"):
        services.figure_link(
            block=other.blocks.get(), start=5, length=3, plan_target=row, slot="value",
            by=cast.clerk,
        )  # fmt: skip


def test_both_numbers_of_a_range_are_retyped_at_once(plan, cast):
    """Given "13 đến 15", when both are retyped beyond the old range, then both are set."""
    text = "Kết nạp từ 13 đến 15 đảng viên."
    party = target_create(
        commune=plan.commune, span=plan.span, name="Kết nạp đảng viên", kind="amount",
        direction="within", field="politics", unit_text="đảng viên", comparator="range",
        value=Decimal(13), value_max=Decimal(15), by=cast.clerk,
    )  # fmt: skip
    services.plan_targets_add(plan=plan, targets=[party], by=cast.clerk)
    marks = (
        Mark(text.index("13"), 2, str(party.uid)),
        Mark(text.index("15"), 2, str(party.uid), "value_max"),
    )
    item = services.item_add(plan=plan, blocks=[BlockInput(text=text, marks=marks)], by=cast.clerk)
    answers = {str(figure.uid): "change" for figure in Figure.objects.all()}

    save(item, cast, text.replace("13", "16").replace("15", "18"), answers)

    current = Target.objects.get(pk=party.pk).current
    assert (current.value, current.value_max) == (16, 18)
    assert shown(plan) == ["16", "18"]
    assert party.values.count() == 2


def test_a_number_is_linked_in_the_text_as_it_stands_now(linked, cast, plan):
    """Given a paragraph that a colleague changed after it was read, then nothing is linked."""
    _, _, maize = linked
    other = services.item_add(plan=plan, blocks=[BlockInput(text="Ngô: 240 tấn.")], by=cast.clerk)
    block = other.blocks.get()
    Block.objects.filter(pk=block.pk).update(text="Năm nay trồng ngô.")
    row = plan.plantargets.get(target=maize)

    with pytest.raises(ValidationError, match="không còn là con số"):
        services.figure_link(
            block=block, start=5, length=3, plan_target=row, slot="value", by=cast.clerk
        )


def test_the_question_shows_the_number_as_it_was_typed(linked, cast):
    item, *_ = linked
    with pytest.raises(FigureQuestions) as asked:
        save(item, cast, TEXT.replace("1.880", "01900"))
    assert asked.value.questions[0].new_text == "01900"
