"""Uploading an old paper, correcting its reading, putting it aside, removing it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404

from campaigns import services
from campaigns.intake.as_json import from_state
from campaigns.intake.child import Limits
from campaigns.intake.refusals import MAX_BYTES
from campaigns.models import Intake, IntakeState, Plan
from campaigns.selectors import intake_for, intakes_to_check, intakes_visible_to
from campaigns.services.intakes.life import NOTHING_PASTED
from emulation.lib.states import StaleVersion, WrongState
from emulation.papers.models import Attachment
from emulation.trail.models import Entry
from targets.models import Target
from tests.campaigns.intakes.readings_made import TITLE
from tests.campaigns.plans_made import draft, new_plan, submitted

pytestmark = pytest.mark.postgres

READER = "tests.campaigns.intakes.small_reader"
NOT_THEIRS = [
    "unit_head", "checker", "chairman", "records_clerk", "viewer", "administrator", "overseer",
    "outsider",
]  # fmt: skip


def start(cast, data: str = "Kế hoạch cũ", **given) -> Intake:
    values = {"commune": cast.commune, "data": data.encode(), "name": r"C:\tai lieu\kh.DOCX"}
    return services.intake_start(**values | {"by": cast.clerk, "reader": READER} | given)


def correct(intake: Intake, by, **change) -> Intake:
    return services.intake_correct(intake=intake, version=intake.version, change=change, by=by)


def nothing_is_left() -> bool:
    return not (Intake.objects.exists() or Attachment.objects.exists())


# Starting


def test_an_upload_is_kept_with_its_file_and_nothing_of_a_plan(cast):
    intake = start(cast)

    assert (intake.name, intake.kind, intake.title) == ("kh.txt", "text", "Kế hoạch cũ")
    assert bytes(Attachment.objects.get(pk=intake.file_id).content) == "Kế hoạch cũ".encode()
    assert (intake.started_by.person.full_name, intake.version) == ("Hoàng Thị Mai", 1)
    assert intake.original == intake.reading
    assert not Plan.objects.exists() and not Target.objects.exists()
    assert Entry.objects.get(object_uid=intake.uid).sentence == (
        "Hoàng Thị Mai tải lên “kh.txt” để đọc"
    )


def test_pasted_text_is_kept_as_a_text_file(cast):
    intake = services.intake_start_text(
        commune=cast.commune, text="Kế hoạch dán", by=cast.clerk, reader=READER
    )

    assert (intake.name, intake.title) == ("Văn bản dán.txt", "Kế hoạch dán")
    assert intake.file.content_type.startswith("text/plain")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("refuse", "bản quét: không có chữ để đọc"),
        ("thơ", "không giống một kế hoạch"),
        ("die", "quá nặng để đọc"),
        ("crash", "chưa đọc được tệp này"),
        ("  \n", "Tệp rỗng"),
        ("x" * (MAX_BYTES + 1), "lớn hơn"),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing_behind(cast, data, sentence):
    with pytest.raises(ValidationError, match=sentence):
        start(cast, data)

    assert nothing_is_left() and not Entry.objects.exists()


def test_a_file_that_takes_too_long_is_refused(cast):
    with pytest.raises(ValidationError, match="quá nặng"):
        start(cast, "hang", limits=Limits(seconds=1.0))

    assert nothing_is_left()


def test_nothing_pasted_is_told_in_its_own_words(cast):
    with pytest.raises(ValidationError, match=NOTHING_PASTED[:15]):
        services.intake_start_text(commune=cast.commune, text=" ", by=cast.clerk)


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_only_clerks_of_the_commune_upload(cast, who):
    with pytest.raises(PermissionDenied):
        start(cast, by=getattr(cast, who))

    assert nothing_is_left()


def test_a_corrected_copy_goes_onto_a_draft_of_the_commune(cast):
    plan = draft(cast)

    assert start(cast, onto=plan).onto == plan


def test_a_copy_cannot_go_onto_a_plan_that_left_the_clerks_hands(cast):
    with pytest.raises(WrongState):
        start(cast, onto=submitted(cast))

    assert nothing_is_left()


def test_a_copy_cannot_go_onto_the_plan_of_another_commune(cast):
    theirs = new_plan(cast, commune=cast.next_commune, by=cast.outsider)

    with pytest.raises(PermissionDenied):
        start(cast, onto=theirs)


# Seeing


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_others_do_not_see_an_upload(cast, intake, who):
    with pytest.raises(Http404):
        intake_for(getattr(cast, who), intake.uid)

    assert not getattr(cast, who).has_perm("campaigns.view_intake", intake)


@pytest.mark.parametrize("who", ["clerk", "second_clerk"])
def test_every_clerk_of_the_commune_sees_it(cast, intake, who):
    user = getattr(cast, who)

    assert intake_for(user, intake.uid).reading == intake.reading
    assert list(intakes_visible_to(user)) == [intake]
    assert user.has_perm("campaigns.check_intake", intake)


def test_a_list_shows_titles_and_counts_in_one_query(cast, intake, django_assert_num_queries):
    intakes = intakes_to_check(cast.clerk)
    with django_assert_num_queries(1):
        shown = [
            (str(one), one.target_count, one.doubt_count, one.started_by.person) for one in intakes
        ]

    assert [row[:3] for row in shown] == [(TITLE, 6, 1)]


# Correcting


def test_a_correction_changes_the_reading_and_keeps_the_original(cast, intake):
    correct(intake, cast.second_clerk, do="header_set", title="Thi đua năm 2024")

    kept = Intake.objects.get()
    assert (kept.title, kept.version) == ("Thi đua năm 2024", 2)
    assert from_state(kept.reading).header.title == "Thi đua năm 2024"
    assert from_state(kept.original).header.title == TITLE


def test_confirming_a_target_leaves_no_doubt(cast, intake):
    correct(intake, cast.clerk, do="target_confirm", number=3)

    assert Intake.objects.get().doubt_count == 0


def test_small_corrections_write_no_history(cast, intake):
    correct(intake, cast.clerk, do="target_confirm", number="3")

    assert Entry.objects.filter(object_uid=intake.uid).count() == 1


def test_an_impossible_correction_is_refused_in_words_and_changes_nothing(cast, intake):
    with pytest.raises(ValidationError, match="Mục đã ở cấp ngoài cùng"):
        correct(intake, cast.clerk, do="item_outdent", item=2)

    assert Intake.objects.get().version == 1


def test_a_correction_of_an_older_version_is_refused(cast, intake):
    correct(intake, cast.second_clerk, do="target_remove", number=0)

    with pytest.raises(StaleVersion):
        services.intake_correct(
            intake=intake, version=1, change={"do": "target_remove", "number": 0}, by=cast.clerk
        )
    assert Intake.objects.get().target_count == 5


def test_going_back_to_the_original_is_a_new_version(cast, intake):
    correct(intake, cast.clerk, do="target_remove", number=0)

    services.intake_restore(intake=intake, version=2, by=cast.clerk)

    kept = Intake.objects.get()
    assert (kept.reading, kept.version, kept.target_count) == (kept.original, 3, 6)


def test_going_back_from_an_older_version_is_refused(cast, intake):
    correct(intake, cast.clerk, do="target_remove", number=0)

    with pytest.raises(StaleVersion):
        services.intake_restore(intake=intake, version=1, by=cast.clerk)


@pytest.mark.parametrize("who", NOT_THEIRS)
def test_others_cannot_correct_save_or_remove(cast, intake, who):
    by = getattr(cast, who)
    steps = (
        lambda: correct(intake, by, do="target_confirm", number=0),
        lambda: services.intake_restore(intake=intake, version=1, by=by),
        lambda: services.intake_save(intake=intake, version=1, by=by),
        lambda: services.intake_abandon(intake=intake, by=by),
        lambda: services.intake_remove(intake=intake, by=by),
    )
    for step in steps:
        with pytest.raises(PermissionDenied):
            step()
    assert Intake.objects.get().version == 1


# Putting aside, removing


def test_an_upload_put_aside_can_be_taken_up_again(cast, intake):
    services.intake_abandon(intake=intake, by=cast.clerk)
    assert list(intakes_to_check(cast.clerk)) == []
    with pytest.raises(WrongState):
        correct(intake, cast.clerk, do="target_confirm", number=0)

    services.intake_resume(intake=intake, by=cast.second_clerk)

    assert list(intakes_to_check(cast.clerk)) == [intake]


def test_removing_takes_the_file_along_and_the_history_stays(cast, intake):
    services.intake_remove(intake=intake, by=cast.second_clerk)

    assert nothing_is_left()
    assert Entry.objects.get(code="campaigns.intake.removed").object_name == "“ke-hoach.txt”"


def test_what_became_a_plan_is_not_removed(cast, intake):
    services.intake_save(intake=intake, version=1, by=cast.clerk)

    with pytest.raises(WrongState, match="giữ cùng kế hoạch"):
        services.intake_remove(intake=intake, by=cast.clerk)
    with pytest.raises(WrongState):
        services.intake_abandon(intake=intake, by=cast.clerk)


def test_a_compared_copy_is_closed_with_its_plan(cast, intake_with):
    plan = draft(cast)
    intake = intake_with(onto=plan)

    services.intake_finish(intake=intake, by=cast.clerk)

    assert (intake.state, intake.plan) == (IntakeState.SAVED, plan)
    assert Plan.objects.count() == 1


def test_a_reading_for_a_new_plan_is_not_closed_without_one(cast, intake):
    with pytest.raises(ValidationError, match="thì lưu"):
        services.intake_finish(intake=intake, by=cast.clerk)


def test_a_copy_for_comparing_makes_no_plan(cast, intake_with):
    intake = intake_with(onto=draft(cast))

    with pytest.raises(ValidationError, match="chỉ để so"):
        services.intake_save(intake=intake, version=1, by=cast.clerk)
    assert Intake.objects.get().state == IntakeState.READ


# The whole way


def test_pasted_text_becomes_a_plan_by_the_real_reader(cast):
    text = (
        "KẾ HOẠCH\nPhát động thi đua năm 2024\n\nI. CHỈ TIÊU THI ĐUA\n"
        "- Sản lượng chè búp tươi: 20 tấn.\n- Tỷ lệ hộ nghèo giảm còn 0,66%.\n"
        "II. TỔ CHỨC THỰC HIỆN\nCác thôn phát động trước ngày 15/3/2024.\n"
    )
    intake = services.intake_start_text(commune=cast.commune, text=text, by=cast.clerk)
    correct(intake, cast.clerk, do="header_set", theme="Đoàn kết", theme_label="chủ đề")

    plan = services.intake_save(intake=intake, version=intake.version, by=cast.clerk)

    assert (plan.title, plan.motto) == ("Phát động thi đua năm 2024", "Đoàn kết")
    assert [item.heading for item in plan.items.filter(parent=None)] == [
        "CHỈ TIÊU THI ĐUA",
        "TỔ CHỨC THỰC HIỆN",
    ]
    assert [str(row.target.current.value.normalize()) for row in plan.plantargets.all()] == [
        "2E+1",
        "0.66",
    ]
