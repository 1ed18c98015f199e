"""Setting, changing and removing targets."""

import json
from decimal import Decimal as D
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from emulation.lib.states import StaleVersion
from emulation.trail.models import Entry
from targets.measures import propose_direction
from targets.models import Indicator, MeasureUnit, Target, TargetValue
from targets.selectors import checks_of, measure_unit_find, targets_of_span
from targets.services import (
    NewTarget,
    RowRefused,
    indicator_change,
    indicator_create,
    measure_unit_change,
    measure_unit_create,
    measure_units_seed,
    span_for_year,
    span_open,
    target_change,
    target_create,
    target_remove,
    target_set_value,
    target_table_save,
)
from targets.services.values import words_of
from tests.cast import TODAY

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

PLANS = Path(__file__).resolve().parents[3] / "shared" / "plans"


def test_target_is_set_with_value_indicator_and_trail(cast, make_target):
    target = make_target("Tổng diện tích canh tác năm 2024", "475", "ha")

    assert words_of(target.current, target) == "475 ha"
    assert target.indicator.name == "Tổng diện tích canh tác"
    assert target.indicator.measure_unit.symbol == "ha"
    entry = Entry.objects.get(code="targets.target.created")
    assert (entry.actor_name, entry.object_uid) == ("Hoàng Thị Mai", target.uid)
    assert entry.changes == {"value": ["", "475 ha"]}


def test_indicator_is_found_again_next_year(cast, make_target):
    target = make_target("Đàn trâu, bò năm 2024", "197", "con")
    next_year = span_for_year(commune=cast.commune, year=2025, by=cast.clerk)

    again = make_target("Đàn trâu, bò năm 2025", "200", "Con", span=next_year)

    assert again.indicator == target.indicator
    assert Indicator.objects.count() == 1


def test_part_has_an_indicator_that_stands_alone(fruit):
    names = Indicator.objects.values_list("name", flat=True)

    assert "Sản lượng cây ăn quả: Nhãn" in names
    assert fruit.parts.get(name="Nhãn").unit_rule == "sum"


def test_unknown_unit_stays_as_typed(make_target):
    target = make_target("Mật ong", "300", "chai")

    assert target.indicator.measure_unit is None
    assert words_of(target.current, target) == "300 chai"


def test_unit_that_the_catalogue_learns_later_is_linked(cast, make_target):
    target = make_target("Mật ong", "300", "chai")

    unit = measure_unit_create(
        commune=cast.commune, symbol="chai", dimension="thể tích", factor=D("0.001"), by=cast.clerk
    )

    target.indicator.refresh_from_db()
    assert target.indicator.measure_unit == unit
    measure_unit_change(unit=unit, by=cast.administrator, factor=D("0.00065"))
    assert Entry.objects.filter(code="targets.measure_unit.changed").count() == 1


def test_units_are_seeded_once(cast):
    assert measure_units_seed(commune=cast.commune, by=None) > 40
    assert measure_units_seed(commune=cast.commune, by=None) == 0
    assert measure_unit_find(cast.commune, "Tấn").symbol == "tấn"
    assert measure_unit_find(cast.commune, "m2").symbol == "m²"
    assert measure_unit_find(cast.next_commune, "tấn") is None


def test_same_target_twice_in_a_year_is_refused(make_target):
    make_target("Đàn lợn thịt", "5000", "con")

    with pytest.raises(ValidationError, match="đã có trong năm"):
        make_target("đàn lợn thịt", "6000", "con")


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"comparator": "range", "value": D(2), "value_max": D(1)}, "số sau lớn hơn"),
        ({"comparator": "range", "value": D(2), "value_max": None}, "số sau lớn hơn"),
        ({"comparator": "=", "value": None}, "Nhập giá trị"),
        ({"comparator": "=", "value": D(1), "numerator": D(1)}, "cả tử số và mẫu số"),
        (
            {"comparator": "=", "value": D(1), "numerator": D(1), "denominator": D(0)},
            "mẫu số lớn hơn 0",
        ),
    ],
)
def test_value_must_be_whole(cast, make_target, fields, message):
    target = make_target("Giải quyết việc làm", "172", "lao động")

    with pytest.raises(ValidationError, match=message):
        target_set_value(target=target, by=cast.clerk, **fields)
    assert TargetValue.objects.count() == 1


def test_new_value_keeps_the_old_as_history(cast, make_target):
    target = make_target("Cấp giấy chứng nhận lần đầu", "20", "giấy")

    target_set_value(
        target=target,
        comparator="=",
        value=D(25),
        paper="Nghị quyết số 07/NQ-HĐND",
        paper_on=TODAY,
        by=cast.clerk,
    )

    saved = Target.objects.get()
    assert (saved.current.value, saved.version) == (D(25), 2)
    assert [row.value for row in saved.values.all()] == [D(25), D(20)]
    entry = Entry.objects.get(code="targets.target.value_set")
    assert entry.changes == {"value": ["20 giấy", "25 giấy"]}


def test_change_moves_version_value_and_direction(cast, make_target):
    target = make_target("Tỷ lệ hộ nghèo", "0.7", "%", kind="percentage")

    target_change(
        target=target,
        version=1,
        by=cast.clerk,
        note="theo tiêu chí mới",
        direction="lower",
        direction_confirmed=True,
        comparator="=",
        value=D("0.66"),
        units=[cast.village],
        strands=["thu", "chi"],
    )

    saved = Target.objects.get()
    assert (saved.version, saved.note, saved.current.value) == (2, "theo tiêu chí mới", D("0.66"))
    assert (saved.indicator.direction, saved.indicator.direction_confirmed) == ("lower", True)
    assert [str(strand) for strand in saved.strands.all()] == ["thu", "chi"]
    assert list(saved.units.all()) == [cast.village]
    changes = Entry.objects.get(code="targets.target.changed").changes
    assert changes["strands"] == ["", "thu, chi"]


def test_change_of_an_old_copy_is_refused(cast, make_target):
    target = make_target("Đàn lợn nái", "210", "con")
    old = Target.objects.get(pk=target.pk)
    target_change(target=target, version=1, note="mới", by=cast.clerk)

    with pytest.raises(StaleVersion):
        target_change(target=old, version=1, note="cũ", by=cast.second_clerk)

    assert Target.objects.get().note == "mới"


def test_same_figures_make_no_new_value(cast, make_target):
    target = make_target("Đàn lợn nái", "210", "con")

    target_change(target=target, version=1, comparator="=", value=D("210.0"), by=cast.clerk)

    assert TargetValue.objects.count() == 1


def test_rename_keeps_the_indicator_that_other_years_use(cast, make_target):
    target = make_target("Đàn trâu", "100", "con")
    year = span_for_year(commune=cast.commune, year=2025, by=cast.clerk)
    later = make_target("Đàn trâu", "110", "con", span=year)

    target_change(target=target, version=1, name="Đàn trâu, bò", by=cast.clerk)

    assert Target.objects.get(pk=later.pk).indicator.name == "Đàn trâu"
    assert Target.objects.get(pk=target.pk).indicator.name == "Đàn trâu, bò"


def test_rename_of_the_only_use_renames_the_indicator(cast, make_target):
    target = make_target("Đàn lợn lái", "210", "con")

    target_change(target=target, version=1, name="Đàn lợn nái", by=cast.clerk)

    assert Indicator.objects.get().name == "Đàn lợn nái"
    assert Target.objects.get().search_key == "dan lon nai"


def test_part_needs_a_rule_and_a_whole_of_the_same_span(cast, fruit, make_target):
    with pytest.raises(ValidationError, match="quan hệ với chỉ tiêu cha"):
        make_target("Ổi", "10", "tấn", parent=fruit)
    other = span_for_year(commune=cast.commune, year=2025, by=cast.clerk)
    with pytest.raises(ValidationError, match="cùng thời gian"):
        make_target("Ổi", "10", "tấn", parent=fruit, part_rule="adds_up", span=other)
    with pytest.raises(ValidationError, match="phần của chính nó"):
        target_change(
            target=fruit,
            version=1,
            parent=fruit.parts.first(),
            part_rule="detail",
            by=cast.clerk,
        )


def test_sums_of_a_span_are_said(cast, span, fruit):
    check = checks_of(targets_of_span(span))[fruit.pk]
    assert check.sentence == "Các phần cộng lại đúng 1.880 tấn."

    target_set_value(target=fruit.parts.first(), comparator="=", value=D(900), by=cast.clerk)

    check = checks_of(targets_of_span(span))[fruit.pk]
    assert check.sentence == "Các phần cộng lại 1.780 tấn, thiếu 100 tấn so với 1.880 tấn."


def test_target_with_parts_is_not_removed(cast, fruit):
    with pytest.raises(ValidationError, match="còn có các phần"):
        target_remove(target=fruit, by=cast.clerk)

    part = fruit.parts.first()
    uid = part.uid
    target_remove(target=part, by=cast.clerk, reason="gõ nhầm")

    assert not Target.objects.filter(uid=uid).exists()
    entry = Entry.objects.get(code="targets.target.removed")
    assert (entry.object_name, entry.reason) == ("Vải thiều", "gõ nhầm")


def test_only_the_clerk_of_the_commune_sets_targets(cast, span, make_target):
    for user in (cast.unit_head, cast.chairman, cast.administrator, cast.overseer, cast.outsider):
        with pytest.raises(PermissionDenied):
            make_target("Đàn gà", "10", "con", by=user)
    with pytest.raises(PermissionDenied):
        span_for_year(commune=cast.commune, year=2026, by=cast.outsider)
    with pytest.raises(PermissionDenied):
        measure_units_seed(commune=cast.commune, by=cast.viewer)
    target = make_target("Đàn gà", "10", "con")
    for write in (
        lambda: target_change(target=target, version=1, note="x", by=cast.outsider),
        lambda: target_set_value(target=target, comparator="=", value=D(1), by=cast.outsider),
        lambda: target_remove(target=target, by=cast.outsider),
        lambda: target_table_save(span=span, rows=[], by=cast.outsider),
    ):
        with pytest.raises(PermissionDenied):
            write()


def test_rows_of_another_commune_are_refused(cast, make_target):
    theirs = span_for_year(commune=cast.next_commune, year=2024, by=None)

    with pytest.raises(ValidationError, match="địa phương mình"):
        make_target("Đàn gà", "10", "con", span=theirs)
    with pytest.raises(ValidationError, match="địa phương mình"):
        make_target("Đàn gà", "10", "con", answering_unit=cast.unit_of(cast.next_commune))


def test_span_of_a_year_opens_once(cast, span):
    assert span_for_year(commune=cast.commune, year=2024, by=None) == span
    with pytest.raises(ValidationError, match="đã mở rồi"):
        span_open(
            commune=cast.commune,
            kind="year",
            name="Năm 2024 nữa",
            starts_on=span.starts_on,
            ends_on=span.ends_on,
            by=cast.clerk,
        )


def test_indicator_is_kept_with_its_common_code(cast):
    indicator = indicator_create(
        commune=cast.commune,
        name="Tỷ lệ  hộ nghèo",
        kind="percentage",
        direction="lower",
        field="society",
        unit_text="%",
        code="XH01",
        by=cast.administrator,
    )
    assert indicator.name == "Tỷ lệ hộ nghèo"

    indicator_change(indicator=indicator, name="Tỷ lệ hộ nghèo đa chiều", by=cast.clerk)

    assert Indicator.objects.get().search_key == "ty le ho ngheo da chieu"


def row(number, name, value, **fields):
    asked = {
        "name": name,
        "kind": "amount",
        "direction": "higher",
        "field": "economy",
        "comparator": "=",
        "value": D(value),
        "unit_text": "tấn",
    }
    own = {key: fields.pop(key) for key in ("parent", "parent_row") if key in fields}
    return NewTarget(row=number, fields=asked | fields, **own)


def test_table_is_saved_whole_first_in_its_own_order(cast, span):
    rows = [
        row(1, "Lúa", 100, parent_row=3, part_rule="adds_up"),
        row(2, "Ngô", 75, parent_row=3, part_rule="adds_up"),
        row(3, "Sản lượng cây lương thực có hạt", 175),
    ]

    saved = target_table_save(span=span, rows=rows, by=cast.clerk)

    assert [target.name for target in targets_of_span(span)] == [
        "Lúa", "Ngô", "Sản lượng cây lương thực có hạt",
    ]  # fmt: skip
    assert saved[0].parent == saved[2]


def test_table_is_saved_all_or_not_at_all(cast, span):
    with pytest.raises(RowRefused) as refused:
        target_table_save(span=span, rows=[row(1, "Lúa", 100), row(2, "lúa", 75)], by=cast.clerk)
    assert refused.value.row == 2
    assert not Target.objects.exists()

    circle = [
        row(1, "Lúa", 1, parent_row=2, part_rule="detail"),
        row(2, "Ngô", 1, parent_row=1, part_rule="detail"),
    ]
    with pytest.raises(RowRefused):
        target_table_save(span=span, rows=circle, by=cast.clerk)


@pytest.mark.skipif(not PLANS.exists(), reason="the two real plans are not part of the portal")
@pytest.mark.parametrize("plan", ["dong-tam-2024", "ngo-quyen-2024"])
def test_targets_of_the_real_plans_have_a_place(cast, span, plan):
    expected = json.loads((PLANS / f"{plan}.expected.json").read_text())["targets"]
    made = []

    for asked in expected:
        parent = None if asked["parent"] is None else made[asked["parent"]]
        made.append(
            target_create(
                commune=cast.commune,
                span=span,
                name=asked["name"],
                kind="qualitative" if asked["value"] is None else "amount",
                direction=propose_direction(asked["name"], asked["text"], comparator=asked["op"]),
                field="society",
                unit_text=asked["unit"] or "",
                comparator=asked["op"],
                value=asked["value"] and D(asked["value"]),
                value_max=asked["value_max"] and D(asked["value_max"]),
                parent=parent,
                part_rule="detail" if parent else "",
                by=cast.clerk,
            )
        )

    assert targets_of_span(span).count() == len(expected) == len(made)
    assert MeasureUnit.objects.filter(indicators__targets__span=span).exists()
