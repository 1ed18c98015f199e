"""A checked reading becomes a draft plan with its targets, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from campaigns import services
from campaigns.content import plan_content
from campaigns.intake.parts import ReadHeader, Reading, ReadItem, ReadParagraph, ReadSignature
from campaigns.models import Figure, Intake, IntakeState, Plan, PlanTarget
from emulation.lib.states import StaleVersion, WrongState
from emulation.trail.models import Entry
from targets.models import Indicator, Target
from targets.services import indicator_create, span_for_year, target_create
from tests.campaigns.intakes.printed import author_words, printed_text, printed_words
from tests.campaigns.intakes.readings_made import (
    CROPS,
    TITLE,
    a_reading,
    fruit_targets,
)
from tests.campaigns.plans_made import draft

pytestmark = pytest.mark.postgres


def save(intake: Intake, cast, **choices) -> Plan:
    return services.intake_save(
        intake=intake, version=intake.version, choices=choices, by=cast.clerk
    )


def an_item(text: str, **given) -> ReadItem:
    return ReadItem(1, "section", "I.", "CHỈ TIÊU", blocks=(ReadParagraph(4, text),), **given)


def reading_of(text: str, targets) -> Reading:
    return Reading(header=ReadHeader(title=TITLE), items=(an_item(text),), targets=tuple(targets))


# The whole plan


def test_a_reading_becomes_a_draft_with_everything_in_its_place(cast, intake):
    plan = save(intake, cast)

    content = plan_content(Plan.objects.get(pk=plan.pk))
    header = content["header"]
    assert (plan.state, plan.kind, plan.year) == ("draft", "yearly", 2024)
    assert (header["title"], header["symbol"], header["date"]) == (TITLE, "KH-UBND", [2024, 2, 15])
    assert (header["motto_label"], header["motto"]) == ("chủ đề", "Đoàn kết, sáng tạo")
    assert [basis["text"][:20] for basis in content["bases"]] == ["Nghị quyết số 38/NQ-"]
    assert content["opening"] == ["Xã phát động thi đua như sau:"]
    assert content["closing"] == ["Các đơn vị thực hiện kế hoạch này."]
    assert [(r["text"], r["purpose"]) for r in content["recipients"]] == [
        ("UBND huyện", "để B/c"),
        ("Thôn Hồng Lạc", ""),
        ("Lưu: VT", ""),
    ]
    assert content["recipients"][1]["units"] == [str(cast.village.uid)]
    assert content["signature"] == {
        "mode": "own",
        "lines": ["CHỦ TỊCH"],
        "name": "Nguyễn Đức Thắng",
        "position": "Chủ tịch UBND xã",
    }
    assert [appendix["title"] for appendix in content["appendices"]] == ["PHÂN CÔNG"]


def test_items_keep_their_markers_computed_where_they_follow_typed_where_not(cast, intake):
    content = plan_content(save(intake, cast))

    purpose, targets, organising, notes = content["items"]
    assert (content["items_style"], purpose["marker"], targets["marker"]) == ("roman", "I.", "II.")
    # The paper jumps to IV: what it says is typed.
    assert (organising["marker"], organising["heading"]) == ("", "IV. TỔ CHỨC THỰC HIỆN")
    assert [(c["marker"], c["blocks"][0]["text"][:8]) for c in targets["children"]] == [
        ("-", "Sản lượn"),
        ("-", "Tỷ lệ hộ"),
        ("", "+ Duy tr"),
    ]
    # "1." stands twice in the paper.
    assert [(c["marker"], c["heading"]) for c in organising["children"]] == [
        ("1.", "Văn phòng UBND xã"),
        ("", "1. Diện tích"),
    ]
    assert notes["blocks"][0]["text"].startswith("[1] Theo chuẩn nghèo")


def test_the_printed_paper_has_the_words_of_the_source(cast, intake):
    plan = save(intake, cast)

    assert printed_words(plan) == author_words(a_reading())


def test_tables_stand_where_they_stood(cast, intake):
    content = plan_content(save(intake, cast))

    table = content["items"][2]["children"][1]["blocks"][0]["table"]
    assert table["rows"] == [["STT", "Cây trồng", "Diện tích (ha)"], ["1", "Lúa", "40"]]
    assert (table["head_rows"], table["aligns"]) == (1, ["center", "left", "right"])


def test_work_is_given_to_units_and_positions_by_their_names(cast, intake):
    content = plan_content(save(intake, cast))

    task = content["items"][2]["children"][0]["task"]
    assert (task["summary"], task["recurring"]) == ("Đôn đốc, tổng hợp báo cáo", "6 tháng, năm")
    assert [(p["unit"], p["name"], p["leads"]) for p in task["parties"]] == [
        (str(cast.office.uid), "Văn phòng UBND xã Đồng Tâm", True),
        (None, "Công chức Văn hóa - xã hội", False),
    ]


# Targets


def test_targets_are_made_with_their_parents_and_stand_in_the_text(cast, intake):
    plan = save(intake, cast)

    fruit, lychee, longan, poverty, income, schools = Target.objects.order_by("position")
    assert [str(row.target) for row in plan.plantargets.all()] == [
        "Sản lượng cây ăn quả", "vải thiều", "nhãn", "Tỷ lệ hộ nghèo", "thu nhập bình quân",
        "trường đạt chuẩn quốc gia",
    ]  # fmt: skip
    assert (lychee.parent, lychee.part_rule, longan.part_rule) == (fruit, "adds_up", "adds_up")
    assert lychee.indicator.name == "Sản lượng cây ăn quả: vải thiều"
    assert (poverty.indicator.direction, poverty.indicator.field) == ("lower", "society")
    assert not poverty.indicator.direction_confirmed
    assert (schools.current.comparator, schools.current.value) == ("maintain", 3)
    shown = [(f.block.text[f.start : f.end], str(f.plan_target)) for f in Figure.objects.all()]
    assert shown == [
        ("1.880", "Sản lượng cây ăn quả"),
        ("1.000", "vải thiều"),
        ("880", "nhãn"),
        ("0,66", "Tỷ lệ hộ nghèo"),
        ("62", "thu nhập bình quân"),
        ("03", "trường đạt chuẩn quốc gia"),
    ]
    assert income.current.value == 62


def test_every_target_stands_at_its_item_with_its_words(cast, intake):
    save(intake, cast)

    rows = PlanTarget.objects.all()
    assert {row.words for row in rows} >= {"nhãn: 880 tấn", "Duy trì 03 trường đạt chuẩn quốc gia"}
    assert all(row.item.blocks.filter(text__contains=row.words).exists() for row in rows)


def test_a_number_that_was_corrected_by_hand_is_not_linked_to_other_letters(cast, intake):
    services.intake_correct(
        intake=intake,
        version=1,
        change={"do": "target_set", "number": 4, "value": "63"},
        by=cast.clerk,
    )

    save(intake, cast)

    income = Target.objects.get(name="thu nhập bình quân")
    assert (income.current.value, income.plan_targets.get().figures.count()) == (63, 0)
    assert income.plan_targets.get().item is not None


def test_known_indicators_are_used_and_left_as_they_are(cast, intake):
    known = indicator_create(
        commune=cast.commune,
        name="tỷ lệ HỘ NGHÈO",
        kind="amount",
        direction="exactly",
        field="politics",
        unit_text="%",
        by=cast.clerk,
    )

    save(intake, cast)

    known.refresh_from_db()
    assert Target.objects.get(name="Tỷ lệ hộ nghèo").indicator == known
    assert (known.kind, known.direction, known.field) == ("amount", "exactly", "politics")


def existing_poverty(cast, value: str) -> Target:
    return target_create(
        commune=cast.commune,
        span=span_for_year(commune=cast.commune, year=2024, by=cast.clerk),
        name="Tỷ lệ hộ nghèo",
        kind="percentage",
        direction="lower",
        field="society",
        unit_text="%",
        comparator="=",
        value=Decimal(value),
        by=cast.clerk,
    )


def test_a_target_that_the_year_already_has_is_used_again(cast, intake):
    existing = existing_poverty(cast, "0.66")

    plan = save(intake, cast)

    row = plan.plantargets.get(target=existing)
    assert Target.objects.filter(name="Tỷ lệ hộ nghèo").count() == 1
    assert row.figures.count() == 1


def test_a_target_of_the_year_with_another_value_keeps_it(cast, intake):
    existing = existing_poverty(cast, "0.5")

    plan = save(intake, cast)

    existing.refresh_from_db()
    assert existing.current.value == Decimal("0.5")
    assert plan.plantargets.get(target=existing).figures.count() == 0
    assert "0,66%" in printed_text(plan)


def test_the_same_paper_saved_twice_makes_two_drafts_of_the_same_targets(cast, intake_with):
    first, second = intake_with(), intake_with()

    save(first, cast)
    save(second, cast)

    assert (Plan.objects.count(), Target.objects.count()) == (2, 6)
    assert Figure.objects.count() == 12


def test_names_that_meet_are_told_apart_by_their_headings(cast, intake_with):
    text = "Diện tích 40 ha."
    items = tuple(
        ReadItem(n, "section", "", heading, blocks=(ReadParagraph(n, text),))
        for n, heading in enumerate(("Cây lúa", "Cây ngô", "Cây ngô"), start=1)
    )
    targets = tuple(
        replace(fruit_targets(n)[0], name="Diện tích", unit="ha", value=Decimal(40 + n), figures=())
        for n in (1, 2, 3)
    )
    intake = intake_with(Reading(header=ReadHeader(title=TITLE), items=items, targets=targets))

    save(intake, cast)

    assert [str(target) for target in Target.objects.order_by("position")] == [
        "Diện tích",
        "Cây ngô: Diện tích",
        "Diện tích (2)",
    ]


def test_skipped_targets_are_not_made_and_their_parts_go_to_nobody(cast, intake):
    save(intake, cast, targets={0: {"skip": True}})

    names = Target.objects.filter(parent=None).values_list("name", flat=True)
    assert {"vải thiều", "nhãn"} <= set(names) and "Sản lượng cây ăn quả" not in names


def test_what_the_person_chose_is_what_is_saved(cast, intake):
    save(
        intake,
        cast,
        year=2025,
        title="Phát động thi đua năm 2025",
        targets={"3": {"direction": "exactly", "field": "economy", "name": "Hộ nghèo"}},
    )

    target = Target.objects.get(name="Hộ nghèo")
    assert (target.span.name, target.indicator.field) == ("Năm 2025", "economy")
    assert (target.indicator.direction, target.indicator.direction_confirmed) == ("exactly", True)


def test_last_year_s_day_is_not_the_day_of_a_new_year_s_plan(cast, intake):
    plan = save(intake, cast, year=2025)

    assert (plan.date_year, plan.date_month, plan.date_day) == (None, None, None)


def test_a_drive_gets_a_span_of_its_own(cast, intake):
    plan = save(
        intake,
        cast,
        kind="drive",
        span_name="Đợt thi đua tháng Ba",
        starts_on=dt.date(2024, 3, 1),
        ends_on=dt.date(2024, 3, 31),
    )

    assert (plan.span.kind, plan.span.name) == ("drive", "Đợt thi đua tháng Ba")


def test_the_head_is_the_commune_s_own_unless_asked_for_otherwise(cast, intake_with):
    old = replace(
        a_reading(),
        header=replace(a_reading().header, issuer="ỦY BAN NHÂN DÂN PHƯỜNG CŨ", place="Phường Cũ"),
    )

    own = save(intake_with(old), cast)
    theirs = save(intake_with(old), cast, own_head=False)

    assert (own.issuer, own.place) == ("ỦY BAN NHÂN DÂN\nXÃ ĐỒNG TÂM", "Đồng Tâm")
    assert (theirs.issuer, theirs.place) == ("ỦY BAN NHÂN DÂN\nPHƯỜNG CŨ", "Phường Cũ")


@pytest.mark.parametrize(
    ("lines", "mode", "name", "expected"),
    [
        (("CHỦ TỊCH",), "own", "Nguyễn Đức Thắng", ("own", "CHỦ TỊCH")),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "kt", "Lương Thị Hạnh", ("KT", "PHÓ CHỦ TỊCH")),
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "kt", "Lương Thị Hạnh",
            ("TM_KT", "PHÓ CHỦ TỊCH"),
        ),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "tm", "Người Không Quen", ("TM", None)),
        # The deputy of that name does not sign as the head.
        (("CHỦ TỊCH",), "own", "Lương Thị Hạnh", ("own", None)),
        (("CHỦ TỊCH",), "own", "", ("own", "CHỦ TỊCH")),
        ((), "", "", ("own", None)),
    ],
)  # fmt: skip
def test_the_signature_names_who_is_known(cast, intake_with, lines, mode, name, expected):
    signature = ReadSignature(lines, name, mode)

    plan = save(intake_with(replace(a_reading(), signature=signature)), cast)

    signed = plan.signatory.signature_title if plan.signatory else None
    assert (plan.signing_mode, signed) == expected


# One time, all or nothing


def test_the_intake_is_closed_with_its_plan_and_the_history_says_so(cast, intake):
    plan = save(intake, cast)

    kept = Intake.objects.get()
    assert (kept.state, kept.plan) == (IntakeState.SAVED, plan)
    told = Entry.objects.get(code="campaigns.plan.read_from_file").sentence
    assert told == (
        "Hoàng Thị Mai lập kế hoạch từ tệp “ke-hoach.txt”: 9 mục, 6 chỉ tiêu, 1 phụ lục"
    )


def test_the_history_tells_of_the_whole_once_and_of_every_target(cast, intake):
    plan = save(intake, cast)

    of_plan = Entry.objects.filter(object_uid=plan.uid).values_list("code", flat=True)
    assert sorted(of_plan) == ["campaigns.plan.created", "campaigns.plan.read_from_file"]
    poverty = Target.objects.get(name="Tỷ lệ hộ nghèo")
    entry = Entry.objects.get(object_uid=poverty.uid)
    assert (entry.code, entry.changes) == ("targets.target.created", {"value": ["", "0,66%"]})
    assert (entry.actor_name, bool(entry.membership_id)) == ("Hoàng Thị Mai", True)
    assert Entry.objects.filter(object_uid=poverty.indicator.uid).count() == 1


def test_a_reading_is_saved_once(cast, intake):
    stale = Intake.objects.get()
    save(intake, cast)

    with pytest.raises(WrongState):
        save(Intake.objects.get(), cast)
    with pytest.raises(StaleVersion):
        save(stale, cast)
    assert Plan.objects.count() == 1


def test_saving_an_older_version_is_refused(cast, intake):
    services.intake_correct(
        intake=Intake.objects.get(),
        version=1,
        change={"do": "target_confirm", "number": 0},
        by=cast.second_clerk,
    )

    with pytest.raises(StaleVersion):
        services.intake_save(intake=intake, version=1, by=cast.clerk)
    assert not Plan.objects.exists()


def test_a_drive_without_days_is_refused_at_its_field(cast, intake):
    with pytest.raises(ValidationError) as refused:
        save(intake, cast, kind="drive", span_name="Đợt thi đua")

    assert set(refused.value.message_dict) == {"starts_on", "ends_on"}


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "chỉ tiêu rất dài " * 60},
        {"name": ""},
        {"unit": "đơn vị tính " * 20},
        {"value": Decimal(10) ** 30},
        {"value": Decimal("1.123456789")},
        {"op": "range", "value": Decimal(5), "value_max": Decimal(5)},
        {"op": "range", "value": Decimal(9), "value_max": Decimal(5)},
        {"op": "range", "value": Decimal(9)},
        {"op": "=", "value": None},
        {"op": "khác"},
        {"numerator": Decimal(5)},
        {"numerator": Decimal(5), "denominator": Decimal(0)},
        {"parent": 0},
        {"kind": "percentage", "value": None},
        {"level": "chuẩn " * 100, "note": "ghi chú " * 100, "assigned_by": "huyện " * 50},
        {"direction": "sideways", "kind": "unknown"},
    ],
)
def test_no_odd_target_stops_the_saving(cast, intake_with, odd):
    whole, *parts = fruit_targets(4)
    intake = intake_with(reading_of(CROPS, [replace(whole, **odd), *parts]))

    plan = save(intake, cast)

    assert plan.plantargets.count() == 3


def test_parents_in_a_circle_stop_nothing(cast, intake_with):
    one, two, three = fruit_targets(4)
    circle = [replace(one, parent=2), replace(two, parent=0), replace(three, parent=1)]

    plan = save(intake_with(reading_of(CROPS, circle)), cast)

    assert plan.plantargets.count() == 3


def test_two_long_names_under_one_long_whole_stay_two(cast, intake_with):
    whole, one, two = fruit_targets(4)
    long = "chỉ tiêu thành phần rất dài " * 9
    targets = [
        replace(whole, name=long),
        replace(one, name=f"{long} a"),
        replace(two, name=f"{long} b"),
    ]

    save(intake_with(reading_of(CROPS, targets)), cast)

    assert Indicator.objects.count() == 3


def test_a_plan_is_saved_beside_other_drafts_of_the_year(cast, intake):
    other = draft(cast)

    plan = save(intake, cast)

    assert plan.span == other.span
