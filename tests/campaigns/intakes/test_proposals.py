"""What the person sees before saving: known indicators, guesses and problems."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from campaigns.readings.proposals import KnownIndicators, intake_proposal, proposal_of
from targets.models import Indicator
from targets.services import (
    indicator_create,
    measure_units_seed,
    span_for_year,
    target_create,
)
from targets.services.catalogues import indicator_find
from tests.campaigns.intakes.readings_made import TITLE, a_reading, fruit_targets

pytestmark = pytest.mark.postgres


def known(cast, name: str, unit: str = "tấn", **given) -> Indicator:
    values = {"kind": "amount", "direction": "higher", "field": "economy", "by": cast.clerk}
    return indicator_create(commune=cast.commune, name=name, unit_text=unit, **values | given)


def test_a_proposal_guesses_and_names_what_is_new(cast, intake):
    proposal = intake_proposal(intake)

    assert (proposal.kind, proposal.year, proposal.title) == ("yearly", 2024, TITLE)
    poverty = proposal.targets[3]
    assert (poverty.name, poverty.words, poverty.field) == ("Tỷ lệ hộ nghèo", "0,66%", "society")
    assert (poverty.read.direction, poverty.indicator, poverty.existing) == ("lower", None, None)
    assert [one.part_rule for one in proposal.targets[:3]] == ["", "adds_up", "adds_up"]
    assert not any(one.problems for one in proposal.targets)


def test_nothing_is_written_by_a_proposal(cast, intake, django_assert_num_queries):
    with django_assert_num_queries(3):  # units of measure, indicators, the span
        intake_proposal(intake)


@pytest.mark.parametrize("count", [1, 30])
def test_many_targets_ask_no_more(cast, count, django_assert_num_queries):
    span_for_year(commune=cast.commune, year=2024, by=None)
    targets = tuple(replace(fruit_targets(4)[0], name=f"Cây số {n}") for n in range(count))
    reading = replace(a_reading(), targets=targets)

    with django_assert_num_queries(4):  # and the targets of the span
        proposal_of(cast.commune, reading, {})


def test_known_indicators_are_recognised_by_name_and_unit(cast, intake):
    poverty = known(cast, "Tỷ lệ hộ nghèo", "%")
    known(cast, "Tỷ lệ hộ nghèo", "hộ")

    assert intake_proposal(intake).targets[3].indicator == poverty


def test_parts_are_known_by_the_name_of_their_whole(cast, intake):
    lychee = known(cast, "Sản lượng cây ăn quả: Vải thiều")

    assert intake_proposal(intake).targets[1].indicator == lychee


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Diện tích rừng", "m2"),
        ("diện tích RỪNG", "m²"),
        ("Diện tích rừng", "ha"),
        ("Diện tích chè", "HA"),
        ("Thu ngân sách", "tr.đ"),
        ("Không có", "m²"),
    ],
)
def test_it_recognises_what_the_services_find(cast, name, unit):
    measure_units_seed(commune=cast.commune, by=None)
    known(cast, "Diện tích rừng", "m²")
    known(cast, "Diện tích chè", "ha")
    known(cast, "Thu ngân sách", "triệu đồng")

    found = KnownIndicators(cast.commune).find(name, unit)

    assert found == indicator_find(cast.commune, name, unit)


def test_indicators_of_nearly_the_same_name_are_offered(cast, intake):
    near = known(cast, "Tỷ lệ hộ nghèo đa chiều", "%")
    known(cast, "Tỷ lệ hộ nghèo đa chiều", "hộ")
    known(cast, "Tỷ lệ đô thị hóa", "%")

    assert intake_proposal(intake).targets[3].alike == (near,)


def test_an_offered_indicator_can_be_chosen_once(cast, intake):
    near = known(cast, "Tỷ lệ hộ nghèo đa chiều", "%")
    choices = {"targets": {3: {"indicator": str(near.uid)}, 4: {"indicator": str(near.uid)}}}

    targets = intake_proposal(intake, choices).targets

    assert (targets[3].indicator, targets[4].indicator) == (near, None)
    assert targets[3].name == "Tỷ lệ hộ nghèo"


def test_indicators_of_another_commune_are_unknown(cast, intake):
    indicator_create(
        commune=cast.next_commune, name="Tỷ lệ hộ nghèo", kind="percentage", direction="lower",
        field="society", unit_text="%", by=cast.outsider,
    )  # fmt: skip

    assert intake_proposal(intake).targets[3].indicator is None


def test_another_value_in_the_same_year_is_told(cast, intake):
    target_create(
        commune=cast.commune,
        span=span_for_year(commune=cast.commune, year=2024, by=None),
        name="Tỷ lệ hộ nghèo",
        kind="percentage",
        direction="lower",
        field="society",
        unit_text="%",
        comparator="=",
        value=Decimal("0.5"),
        by=cast.clerk,
    )

    (problem,) = intake_proposal(intake).targets[3].problems

    assert problem.startswith("Năm 2024 đã có chỉ tiêu này: 0,5%.")
    assert intake_proposal(intake, {"year": 2025}).targets[3].existing is None


def test_names_that_meet_and_missing_units_are_told(cast):
    first = replace(fruit_targets(4)[0], unit="")
    reading = replace(a_reading(), targets=(first, first))

    one, two = proposal_of(cast.commune, reading, {}).targets

    assert one.problems == ("Chưa rõ đơn vị tính.",)
    assert two.name == "CHỈ TIÊU: Sản lượng cây ăn quả"
    assert "Trùng tên với chỉ tiêu khác" in two.problems[1]


def test_parts_of_a_percentage_are_details(cast):
    whole, one, two = (replace(target, unit="%", kind="percentage") for target in fruit_targets(4))
    reading = replace(a_reading(), targets=(whole, one, replace(two, value=Decimal(5))))

    rules = [target.part_rule for target in proposal_of(cast.commune, reading, {}).targets]

    assert rules == ["", "detail", "detail"]


@pytest.mark.parametrize(
    ("values", "rule"), [(("1000", "800"), "share_of"), (("1000", "2000"), "detail")]
)
def test_parts_that_do_not_add_up_are_shares_where_they_fit(cast, values, rule):
    whole, one, two = fruit_targets(4)
    parts = [replace(part, value=Decimal(v)) for part, v in zip((one, two), values, strict=True)]
    reading = replace(a_reading(), targets=(whole, *parts))

    assert proposal_of(cast.commune, reading, {}).targets[2].part_rule == rule


def test_parts_in_another_unit_of_the_same_kind_add_up(cast):
    measure_units_seed(commune=cast.commune, by=None)
    whole, one, two = fruit_targets(4)
    tons = replace(two, value=Decimal(8800), unit="tạ")
    reading = replace(a_reading(), targets=(whole, one, tons, replace(two, unit="hộ")))

    targets = proposal_of(cast.commune, reading, {}).targets

    assert [target.part_rule for target in targets] == ["", "adds_up", "adds_up", "detail"]


def test_the_part_of_a_skipped_target_is_part_of_its_whole(cast):
    whole, one, two = fruit_targets(4)
    reading = replace(a_reading(), targets=(whole, one, replace(two, parent=1)))

    targets = proposal_of(cast.commune, reading, {"targets": {1: {"skip": True}}}).targets

    assert targets[1].skipped
    assert targets[2].indicator_name == "Sản lượng cây ăn quả: nhãn"


@pytest.mark.parametrize("year", ["abc", "1500", 2500])
def test_a_year_that_is_none_is_refused_at_its_field(cast, intake, year):
    with pytest.raises(ValidationError) as refused:
        intake_proposal(intake, {"year": year})

    assert set(refused.value.message_dict) == {"year"}
