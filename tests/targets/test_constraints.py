"""What the database itself refuses, and two people at once."""

from decimal import Decimal as D

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from emulation.lib import dates
from emulation.lib.states import StaleVersion
from targets.models import Indicator, MeasureUnit, Span, Target, TargetValue
from targets.selectors import (
    amount_of,
    measure_of,
    present_span,
    span_of_year,
    spans_visible_to,
    targets_of_span,
    targets_visible_to,
    values_of,
)
from targets.services import span_for_year, target_change, target_set_value
from tests.plumbing.postgres import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def refused(name: str):
    return pytest.raises(IntegrityError, match=name)


@pytest.fixture
def target(make_target) -> Target:
    return make_target("Đàn trâu, bò", "197", "con")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("target_value_range_is_whole", {"comparator": "range", "value": D(2), "value_max": D(1)}),
        ("target_value_range_is_whole", {"comparator": "range", "value": D(2)}),
        ("target_value_range_is_whole", {"comparator": "=", "value": D(1), "value_max": D(2)}),
        ("target_value_has_figure", {"comparator": "="}),
        ("target_value_parts_are_whole", {"comparator": "=", "value": D(1), "numerator": D(1)}),
        (
            "target_value_parts_are_whole",
            {"comparator": "=", "value": D(1), "numerator": D(1), "denominator": D(0)},
        ),
    ],
)
def test_value_of_the_database_is_whole(target, name, fields):
    with refused(name), transaction.atomic():
        TargetValue.objects.create(
            commune=target.commune, target=target, set_at=dates.now(), **fields
        )


def test_part_of_the_database_has_a_rule(target, fruit):
    with refused("target_part_has_rule"), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(parent=fruit)
    with refused("target_part_has_rule"), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(part_rule="detail")
    with refused("target_is_not_its_own_part"), transaction.atomic():
        Target.objects.filter(pk=target.pk).update(parent=target.pk, part_rule="detail")


def test_span_ends_after_it_begins(span):
    with refused("span_ends_after_it_begins"), transaction.atomic():
        Span.objects.filter(pk=span.pk).update(ends_on="2023-01-01")


def test_unit_of_measure_has_a_factor_above_nought(span):
    with refused("measure_unit_factor_positive"), transaction.atomic():
        MeasureUnit.objects.filter(symbol="tấn").update(factor=0)


def test_common_code_is_used_once_and_may_stay_blank(target, fruit):
    blank = Indicator.objects.filter(code="")
    assert blank.count() > 1
    target.indicator.code = fruit.indicator.code = "NN01"
    target.indicator.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        fruit.indicator.save()


def test_selectors_keep_to_the_communes_that_may_be_read(cast, span, target):
    theirs = span_for_year(commune=cast.next_commune, year=2024, by=None)

    assert list(spans_visible_to(cast.viewer)) == [span]
    assert set(spans_visible_to(cast.overseer)) == {span, theirs}
    assert not spans_visible_to(cast.visitor).exists()
    assert list(targets_visible_to(cast.unit_head)) == [target]
    assert list(targets_visible_to(cast.overseer)) == [target]
    assert not targets_visible_to(cast.outsider).exists()
    assert spans_visible_to(cast.clerk).get().target_count == 1


def test_span_that_opens_first(cast, span):
    later = span_for_year(commune=cast.commune, year=2025, by=None)
    theirs = span_for_year(commune=cast.next_commune, year=2024, by=None)

    assert present_span([later, span, theirs], cast.commune) == span
    assert present_span([later, theirs], cast.commune) == later
    assert present_span([theirs], cast.commune) == theirs
    assert present_span([], cast.commune) is None
    assert span_of_year(cast.commune, 2030) is None


def test_amount_of_a_target(cast, target, make_target):
    assert str(amount_of(target)) == "197 con"
    ranged = make_target("Chiến sĩ", "1", "chiến sĩ", comparator="range", value_max=D(2))
    assert amount_of(ranged).value is None
    assert measure_of(None, "chiến sĩ").dimension == ""


def test_values_stand_newest_first(cast, target):
    target_set_value(target=target, comparator="=", value=D(200), by=cast.clerk)

    assert [row.value for row in values_of(target)] == [D(200), D(197)]
    assert targets_of_span(target.span).get().current.value == D(200)


def test_of_two_clerks_at_once_one_saves(on_postgresql, cast, make_target):
    target = make_target("Đàn lợn nái", "210", "con")

    def change(user, note):
        def call():
            row = Target.objects.get(pk=target.pk)
            target_change(target=row, version=1, note=note, by=user)
            return note

        return call

    results = at_once(change(cast.clerk, "một"), change(cast.second_clerk, "hai"))

    notes = [result for result in results if isinstance(result, str)]
    assert len(notes) == 1
    assert any(isinstance(result, StaleVersion) for result in results)
    assert Target.objects.get(pk=target.pk).note == notes[0]


def test_a_target_is_no_part_of_itself_whatever_was_read_before(cast, make_target):
    first, second = make_target("Đàn lợn", "210", "con"), make_target("Lợn nái", "21", "con")
    read_before = Target.objects.get(pk=second.pk)
    assert read_before.parent is None
    target_change(target=second, version=1, parent=first, part_rule="adds_up", by=cast.clerk)

    with pytest.raises(ValidationError) as refusal:
        target_change(
            target=first, version=1, parent=read_before, part_rule="adds_up", by=cast.clerk
        )
    assert "parent" in refusal.value.message_dict


def test_of_two_targets_at_once_one_becomes_part_of_the_other(on_postgresql, cast, make_target):
    made = [make_target("Đàn lợn", "210", "con"), make_target("Lợn nái", "21", "con")]

    def put_below(pair):
        part, whole = (Target.objects.get(pk=target.pk) for target in pair)
        return target_change(
            target=part, version=1, parent=whole, part_rule="adds_up", by=cast.clerk
        )

    results = at_once(lambda: put_below(made), lambda: put_below(made[::-1]))

    assert sorted(isinstance(result, ValidationError) for result in results) == [False, True]
    assert Target.objects.exclude(parent=None).count() == 1
