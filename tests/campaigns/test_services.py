"""The way of a plan, and what keeps its text, figures and targets true to each other."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.content import content_sha256, plan_content, walk
from campaigns.figures import FigureQuestions
from campaigns.inputs import BlockInput
from campaigns.models import Ending, Figure, Plan, PlanState, Revision
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.services import membership_create
from emulation.papers.models import NumberSeries, Paper, PaperNumber
from emulation.trail.models import Entry
from tests.campaigns.plans_made import (
    WORDS,
    add_item,
    approved,
    draft,
    fresh,
    issue,
    issued,
    membership_of,
    new_plan,
    new_target,
    replace,
    save_item,
    submit,
    submitted,
    with_targets,
)
from tests.cast import LONG_AGO, TODAY
from tests.papers.papers_made import open_series

pytestmark = pytest.mark.postgres


def told(plan: Plan) -> list[str]:
    """The codes of the plan's history, oldest first."""
    codes = Entry.objects.filter(object_uid=plan.uid).order_by("pk").values_list("code", flat=True)
    return [code.removeprefix("campaigns.plan.") for code in codes]


# Beginning


def test_a_new_plan_has_the_header_of_the_office_and_three_sections(cast):
    plan = new_plan(cast)

    assert plan.issuer == "ỦY BAN NHÂN DÂN\nXÃ ĐỒNG TÂM"
    assert (plan.place, plan.span.name, plan.state) == ("Đồng Tâm", plan.span.name, "draft")
    assert [item.heading for item in plan.items.all()] == [
        "MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG THI ĐUA", "TỔ CHỨC THỰC HIỆN"
    ]  # fmt: skip
    assert told(plan) == ["created"]


def test_a_drive_needs_a_name_and_days(cast):
    with pytest.raises(ValidationError) as refusal:
        new_plan(cast, kind="drive")
    assert set(refusal.value.message_dict) == {"span_name", "starts_on", "ends_on"}

    plan = new_plan(
        cast,
        kind="drive",
        span_name="Thi đua trồng cây",
        starts_on=dt.date(2024, 2, 1),
        ends_on=dt.date(2024, 3, 1),
    )
    assert plan.span.name == "Thi đua trồng cây"


@pytest.mark.parametrize("who", ["unit_head", "checker", "chairman", "viewer", "outsider"])
def test_only_the_clerk_begins_a_plan(cast, who):
    with pytest.raises(PermissionDenied):
        new_plan(cast, by=getattr(cast, who))


# Submitting


def test_submitting_freezes_the_content_and_opens_the_first_turn(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    revision = plan.submitted_revision

    assert (plan.state, revision.number, revision.reason) == ("submitted", 1, "submitted")
    assert revision.sha256 == content_sha256(plan_content(plan))
    assert [r.reviewer.person.full_name for r in plan.reviews.all()] == [
        "Phạm Quốc Huy", "Nông Thị Hiền"
    ]  # fmt: skip
    assert told(plan)[-1] == "submitted"


def test_an_unfinished_plan_cannot_be_submitted(cast):
    plan = new_plan(cast)

    with pytest.raises(ValidationError) as refusal:
        submit(cast, plan)

    assert any("nơi nhận" in sentence for sentence in refusal.value.messages)
    assert fresh(plan).state == PlanState.DRAFT
    assert not Revision.objects.exists()


def test_who_submits_does_not_look_it_over_himself(cast):
    whole = cast.unit_of(cast.commune)
    person = cast.person_of(cast.clerk)
    own = membership_create(person=person, unit=whole, role="checker", valid_from=LONG_AGO, by=None)
    plan = draft(cast)

    with pytest.raises(ValidationError, match="không tự xem xét"):
        services.plan_submit(plan=plan, reviewers=[own], by=cast.clerk)


def test_only_checkers_of_the_commune_are_asked_and_each_once(cast):
    plan = draft(cast)
    checker = membership_of(cast.checker)

    for reviewers in ([membership_of(cast.viewer)], [checker, checker]):
        with pytest.raises(ValidationError, match="mỗi người xem xét một lần"):
            services.plan_submit(plan=plan, reviewers=reviewers, by=cast.clerk)
    assert fresh(plan).state == PlanState.DRAFT


@pytest.mark.parametrize("who", ["unit_head", "checker", "records_clerk", "outsider"])
def test_only_the_clerk_submits(cast, who):
    with pytest.raises(PermissionDenied):
        services.plan_submit(plan=draft(cast), reviewers=[], by=getattr(cast, who))


# Looking over


def test_checkers_agree_one_after_another_then_the_chairman_approves(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))

    with pytest.raises(PermissionDenied):
        services.plan_agree(plan=plan, by=cast.second_checker)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.chairman)
    services.plan_agree(plan=plan, by=cast.checker, note="Đủ chỉ tiêu.")
    services.plan_agree(plan=plan, by=cast.second_checker)
    services.plan_approve(plan=plan, by=cast.chairman)

    assert fresh(plan).state == PlanState.APPROVED
    assert fresh(plan).approved_by == membership_of(cast.chairman)
    assert [r.note for r in plan.reviews.all()] == ["Đủ chỉ tiêu.", ""]
    assert told(plan)[-3:] == ["agreed", "agreed", "approved"]


def test_a_checker_speaks_once(cast):
    plan = submitted(cast, reviewers=(cast.checker, cast.second_checker))
    services.plan_agree(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="đã cho ý kiến"):
        services.plan_agree(plan=plan, by=cast.checker)


def test_approval_names_the_revision_and_its_hash(cast):
    plan = approved(cast)

    entry = Entry.objects.get(object_uid=plan.uid, code="campaigns.plan.approved")
    assert entry.changes == {"revision": 1, "sha256": plan.submitted_revision.sha256}


def test_a_content_that_no_longer_gives_its_hash_is_not_approved(cast):
    plan = submitted(cast)
    Revision.objects.filter(pk=plan.submitted_revision_id).update(sha256="0" * 64)

    with pytest.raises(WrongState, match="mã băm"):
        services.plan_approve(plan=fresh(plan), by=cast.chairman)


def test_nobody_approves_or_agrees_to_what_he_proposed(cast):
    whole = cast.unit_of(cast.commune)
    for role in ("chairman", "checker"):
        membership_create(
            person=cast.person_of(cast.clerk), unit=whole, role=role, valid_from=LONG_AGO, by=None
        )
    plan = submitted(cast)

    for decide in (services.plan_approve, services.plan_receive):
        with pytest.raises(PermissionDenied):
            decide(plan=plan, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.plan_return(plan=plan, reason="Tự trả lại", by=cast.clerk)
    services.plan_approve(plan=plan, by=cast.vice_chairman)


def test_returning_needs_a_reason_and_opens_the_draft(cast):
    plan = submitted(cast, reviewers=(cast.checker,))

    with pytest.raises(ValidationError, match="lý do"):
        services.plan_return(plan=plan, reason="  ", by=cast.checker)
    services.plan_return(plan=plan, reason="Thiếu chỉ tiêu trồng rừng.", by=cast.checker)

    plan = fresh(plan)
    assert (plan.state, plan.return_reason) == ("returned", "Thiếu chỉ tiêu trồng rừng.")
    assert plan.returned_by == membership_of(cast.checker)
    assert plan.reviews.get().decision == "returned"
    assert plan.is_editable


def test_a_returned_plan_is_submitted_again_as_a_second_revision(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_return(plan=plan, reason="Sửa mục 1.", by=cast.checker)

    submit(cast, plan, reviewers=(cast.checker,))

    assert plan.submitted_revision.number == 2
    assert fresh(plan).return_reason == ""
    services.plan_agree(plan=plan, by=cast.checker)
    turns = plan.reviews.order_by("revision__number")
    assert [turn.decision for turn in turns] == ["returned", "agreed"]


def test_the_records_clerk_returns_an_approved_plan(cast):
    plan = approved(cast)

    services.plan_return(plan=plan, reason="Sai ký hiệu.", by=cast.records_clerk)

    assert fresh(plan).state == PlanState.RETURNED


# Recalling and receiving


def test_the_clerk_recalls_until_it_is_received(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_recall(plan=plan, by=cast.second_clerk)
    assert fresh(plan).state == PlanState.RECALLED

    submit(cast, plan, reviewers=(cast.checker,))
    services.plan_receive(plan=plan, by=cast.checker)
    with pytest.raises(WrongState, match="đã tiếp nhận"):
        services.plan_recall(plan=plan, by=cast.clerk)


def test_a_stale_copy_of_the_clerk_does_not_recall_what_was_received(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    seen_before = fresh(plan)
    services.plan_receive(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="vừa tiếp nhận"):
        services.plan_recall(plan=seen_before, by=cast.clerk)
    assert fresh(plan).state == PlanState.SUBMITTED


def test_agreeing_receives_as_well(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_agree(plan=plan, by=cast.checker)

    with pytest.raises(WrongState):
        services.plan_recall(plan=plan, by=cast.clerk)


def test_receiving_twice_is_too_late(cast):
    plan = submitted(cast, reviewers=(cast.checker,))
    services.plan_receive(plan=plan, by=cast.checker)

    with pytest.raises(WrongState, match="đã được tiếp nhận"):
        services.plan_receive(plan=plan, by=cast.checker)


def test_who_comes_too_late_is_told_so_and_who_has_no_right_is_refused(cast):
    plan = approved(cast)

    with pytest.raises(WrongState, match="Đã duyệt"):
        services.plan_approve(plan=plan, by=cast.vice_chairman)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.viewer)
    with pytest.raises(PermissionDenied):
        services.plan_approve(plan=plan, by=cast.outsider_chairman)


def test_a_stale_copy_of_the_chairman_does_not_approve_twice(cast):
    plan = submitted(cast)
    seen_before = fresh(plan)
    services.plan_approve(plan=plan, by=cast.chairman)

    with pytest.raises(WrongState):
        services.plan_approve(plan=seen_before, by=cast.vice_chairman)


def test_nobody_decides_on_a_submission_that_was_replaced_since_it_was_read(cast):
    """Taken back and submitted anew, the plan is in the same state again."""
    plan = submitted(cast)
    seen_before = fresh(plan)
    services.plan_recall(plan=plan, by=cast.clerk)
    submit(cast, plan)

    with pytest.raises(WrongState):
        services.plan_approve(plan=seen_before, by=cast.chairman)
    with pytest.raises(WrongState):
        services.plan_return(plan=seen_before, reason="Thiếu số.", by=cast.chairman)
    assert fresh(plan).state == PlanState.SUBMITTED


def test_a_submission_holds_what_a_colleague_saved_since_the_plan_was_read(cast):
    plan = draft(cast)
    seen_before = fresh(plan)
    Plan.objects.filter(pk=plan.pk).update(motto="Chung sức xây dựng quê hương")

    submit(cast, seen_before)

    header = plan.revisions.get().content["header"]
    assert header["motto"] == "Chung sức xây dựng quê hương"


# Issuing


def test_issuing_gives_number_day_paper_and_force(cast):
    open_series(cast.commune, first_number=25)
    plan = issued(cast)
    paper = plan.paper

    assert (fresh(plan).state, paper.full_number) == ("issued", "25/KH-UBND")
    assert (plan.date_year, plan.date_month, plan.date_day) == (2024, 2, 19)
    assert paper.source_uid == plan.uid
    assert paper.content_sha256 == plan.submitted_revision.sha256
    for file in paper.files.all():
        assert file.sha256 == hashlib.sha256(bytes(file.content)).hexdigest()
    assert sorted(file.format for file in paper.files.all()) == ["docx", "pdf"]
    assert told(plan)[-1] == "issued"


def test_the_issued_revision_adds_only_number_and_day(cast):
    open_series(cast.commune, first_number=25)
    plan = issued(cast)
    last = plan.revisions.first()

    assert (last.reason, last.based_on) == ("issued", plan.submitted_revision)
    expected = json.loads(json.dumps(plan.submitted_revision.content))
    expected["header"] |= {"number": "25", "date": [2024, 2, 19]}
    assert Revision.objects.get(pk=last.pk).content == expected


def test_the_values_of_its_targets_name_the_paper(cast):
    open_series(cast.commune)
    plan = draft(cast)
    with_targets(cast, plan)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)
    issue(cast, plan)

    row = plan.plantargets.select_related("target__current").first()
    assert row.target.current.paper == "Kế hoạch số 01/KH-UBND"
    assert row.target.current.paper_on == TODAY


def test_a_typed_number_is_asked_for_and_kept(cast):
    open_series(cast.commune, mode=NumberSeries.Mode.TYPED)
    plan = approved(cast)

    with pytest.raises(ValidationError) as refusal:
        issue(cast, plan)
    assert "number" in refusal.value.message_dict
    plan = fresh(plan)
    assert issue(cast, plan, number=37).full_number == "37/KH-UBND"


def test_without_a_series_nothing_happens(cast):
    plan = approved(cast)

    with pytest.raises(ValidationError, match="Chưa có sổ năm 2024"):
        issue(cast, plan)

    assert fresh(plan).state == PlanState.APPROVED
    assert plan.revisions.count() == 1


def test_the_day_is_not_after_today_and_fits_the_approved_content(cast):
    open_series(cast.commune)
    plan = draft(cast)
    replace(plan, None, cast)
    Plan.objects.filter(pk=plan.pk).update(date_month=1)
    plan = fresh(plan)
    submit(cast, plan)
    services.plan_approve(plan=plan, by=cast.chairman)

    for day in (TODAY + dt.timedelta(days=1), TODAY):
        with pytest.raises(ValidationError) as refusal:
            issue(cast, fresh(plan), issued_on=day)
        assert "issued_on" in refusal.value.message_dict
    assert issue(cast, fresh(plan), issued_on=dt.date(2024, 1, 31)).issued_on.month == 1


@pytest.mark.parametrize("who", ["clerk", "chairman", "unit_head", "outsider"])
def test_only_the_records_clerk_issues(cast, who):
    open_series(cast.commune)
    with pytest.raises(PermissionDenied):
        issue(cast, approved(cast), by=getattr(cast, who))


def test_a_plan_is_issued_once_and_no_number_is_lost(cast):
    open_series(cast.commune)
    plan = approved(cast)
    seen_before = fresh(plan)
    issue(cast, plan)

    with pytest.raises(WrongState):
        issue(cast, seen_before)
    assert PaperNumber.objects.count() == Paper.objects.count() == 1


# In force, replaced, closed, abandoned


def test_one_yearly_plan_is_in_force(cast):
    open_series(cast.commune)
    issued(cast)
    second = approved(cast)

    with pytest.raises(ValidationError, match="đã có một kế hoạch năm còn hiệu lực"):
        issue(cast, second)

    assert fresh(second).state == PlanState.APPROVED
    assert PaperNumber.objects.count() == 1


def test_another_year_a_drive_and_the_next_commune_are_free(cast):
    open_series(cast.commune)
    issued(cast)
    issued(cast, year=2023)
    issued(
        cast,
        kind="drive",
        span_name="Đợt thi đua xuân",
        starts_on=dt.date(2024, 2, 1),
        ends_on=dt.date(2024, 3, 1),
    )

    assert Plan.objects.filter(state="issued").count() == 3


def test_a_plan_replaces_the_one_in_force(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)

    issue(cast, newer)

    older = fresh(older)
    assert (older.state, older.paper.force) == ("replaced", "replaced")
    assert older.paper.force_ended_by == "Kế hoạch số 02/KH-UBND"
    assert fresh(newer).state == PlanState.ISSUED
    assert told(older)[-1] == "replaced"


def test_a_plan_that_was_summed_up_meanwhile_is_not_replaced(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast)
    submit(cast, newer)
    services.plan_approve(plan=newer, by=cast.chairman)
    services.plan_close(plan=older, by=cast.clerk)

    with pytest.raises(WrongState, match="không còn ở trạng thái “Đã ban hành”"):
        issue(cast, fresh(newer))
    assert fresh(newer).state == PlanState.APPROVED


def test_only_an_issued_plan_of_the_commune_is_replaced(cast):
    with pytest.raises(ValidationError, match="Chỉ thay thế được"):
        replace(draft(cast), draft(cast), cast)


def test_closing_keeps_the_plan_in_force(cast):
    open_series(cast.commune)
    plan = issued(cast)

    with pytest.raises(PermissionDenied):
        services.plan_close(plan=plan, by=cast.chairman)
    services.plan_close(plan=plan, by=cast.clerk, note="Họp ngày 27/12.")

    assert (fresh(plan).state, plan.paper.force) == ("closed", "in_force")
    with pytest.raises(WrongState):
        services.plan_close(plan=plan, by=cast.clerk)


def test_a_draft_is_abandoned_with_a_reason(cast):
    plan = draft(cast)

    with pytest.raises(ValidationError, match="lý do"):
        services.plan_abandon(plan=plan, reason=" ", by=cast.clerk)
    services.plan_abandon(plan=plan, reason="Lập nhầm năm.", by=cast.clerk)

    assert fresh(plan).state == PlanState.ABANDONED
    with pytest.raises(WrongState):
        submit(cast, plan)


def test_a_submitted_plan_is_not_abandoned(cast):
    with pytest.raises(WrongState):
        services.plan_abandon(plan=submitted(cast), reason="Thôi.", by=cast.clerk)


# Writing


def test_the_frozen_content_does_not_follow_later_edits(cast):
    plan = draft(cast)
    item = with_targets(cast, plan)
    submit(cast, plan)
    before = plan.submitted_revision
    services.plan_recall(plan=plan, by=cast.clerk)

    figure = Figure.objects.get(start=WORDS.index("240"))
    save_item(
        fresh_item(item),
        cast.clerk,
        WORDS.replace("240", "260"),
        answers={str(figure.uid): "change"},
    )
    add_item(plan, cast.clerk, "Thêm một đoạn.")

    stored = Revision.objects.get(pk=before.pk)
    assert content_sha256(stored.content) == stored.sha256 == before.sha256
    assert content_sha256(plan_content(fresh(plan))) != stored.sha256


def fresh_item(item):
    return type(item).objects.get(pk=item.pk)


@pytest.mark.parametrize("state", ["submitted", "approved"])
def test_a_plan_on_its_way_is_not_written(cast, state):
    plan = {"submitted": submitted, "approved": approved}[state](cast)

    with pytest.raises(WrongState, match="không sửa được"):
        add_item(plan, cast.clerk, "Chen vào.")


def test_a_copy_read_before_the_submission_is_not_written(cast):
    plan = draft(cast)
    seen_before = fresh(plan)
    submit(cast, plan)

    with pytest.raises(WrongState):
        add_item(seen_before, cast.second_clerk, "Chen vào.")


def test_two_clerks_do_not_overwrite_each_other(cast):
    plan = draft(cast)
    item = add_item(plan, cast.clerk, "Bản đầu.")
    other_copy = fresh_item(item)
    save_item(item, cast.clerk, "Bản của người thứ nhất.")

    with pytest.raises(StaleVersion):
        save_item(other_copy, cast.second_clerk, "Bản của người thứ hai.")
    assert item.blocks.get().text == "Bản của người thứ nhất."
    with pytest.raises(StaleVersion):
        services.plan_change_signature(
            plan=plan, version=7, by=cast.clerk, signing_mode="TM", signatory=None
        )


def test_an_empty_item_is_refused(cast):
    with pytest.raises(ValidationError, match="đề mục hoặc ít nhất một đoạn văn"):
        services.item_add(plan=draft(cast), by=cast.clerk, blocks=[BlockInput("  ")])


def headings(plan: Plan) -> list[tuple[str, str]]:
    return [
        (item["marker"], item["heading"] or item["blocks"][0]["text"])
        for item in walk(plan_content(plan)["items"])
    ]


def test_items_move_up_down_in_and_out(cast):
    plan = new_plan(cast, with_sections=False)
    first, second, third = (
        services.item_add(plan=plan, by=cast.clerk, heading=name) for name in ("A", "B", "C")
    )

    services.item_move(item=third, to="up", by=cast.clerk)
    assert headings(plan) == [("I.", "A"), ("II.", "C"), ("III.", "B")]
    services.item_move(item=fresh_item(first), to="down", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]
    services.item_move(item=fresh_item(second), to="in", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("-", "B")]
    services.item_move(item=fresh_item(second), to="out", by=cast.clerk)
    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]


@pytest.mark.parametrize(
    "to, why",
    [
        ("up", "đứng đầu"),
        ("down", "đứng cuối"),
        ("in", "đứng trước"),
        ("out", "ngoài cùng"),
        ("sideways", "lên, xuống"),
    ],
)
def test_a_move_that_leads_nowhere_says_why(cast, to, why):
    plan = new_plan(cast, with_sections=False)
    item = services.item_add(plan=plan, by=cast.clerk, heading="Một mình")

    with pytest.raises(ValidationError, match=why):
        services.item_move(item=item, to=to, by=cast.clerk)


def test_an_item_moves_from_where_it_stands_now(cast):
    plan = new_plan(cast, with_sections=False)
    for name in ("A", "B", "C"):
        services.item_add(plan=plan, by=cast.clerk, heading=name)
    seen_before = plan.items.last()
    services.item_move(item=plan.items.last(), to="up", by=cast.clerk)

    services.item_move(item=seen_before, to="up", by=cast.second_clerk)

    assert headings(plan) == [("I.", "C"), ("II.", "A"), ("III.", "B")]


def test_an_item_that_a_colleague_removed_does_not_move(cast):
    plan = new_plan(cast)
    item = plan.items.last()
    services.item_remove(item=fresh_item(item), by=cast.second_clerk)

    with pytest.raises(WrongState, match="vừa được người khác bỏ"):
        services.item_move(item=item, to="up", by=cast.clerk)


def test_an_item_goes_in_right_after_its_sibling(cast):
    plan = new_plan(cast)
    first = plan.items.first()

    services.item_add(plan=plan, by=cast.clerk, after=first, heading="CHEN GIỮA")

    assert headings(plan)[1] == ("II.", "CHEN GIỮA")


def test_removing_an_item_takes_its_branch_and_keeps_its_targets_in_the_plan(cast):
    plan = draft(cast)
    with_targets(cast, plan)
    section = plan.items.get(position=2, parent=None)

    services.item_remove(item=section, by=cast.clerk)

    assert plan.plantargets.filter(item=None).count() == 2
    assert not Figure.objects.exists()
    assert [marker for marker, _ in headings(plan)] == ["I.", "1.", "II.", "1."]


# Figures


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


def test_a_target_of_another_time_is_not_listed(cast):
    plan, last_year = draft(cast), new_plan(cast, year=2023)
    target = new_target(cast, last_year, "Trồng rừng", "60", "ha")

    with pytest.raises(ValidationError, match="không thuộc"):
        services.plan_target_add(plan=plan, target=target, by=cast.clerk)


def test_a_target_is_listed_once(cast):
    plan = draft(cast)
    target = new_target(cast, plan, "Trồng rừng", "60", "ha")
    services.plan_target_add(plan=plan, target=target, by=cast.clerk)

    with pytest.raises(ValidationError, match="đã có chỉ tiêu này"):
        services.plan_target_add(plan=plan, target=target, by=cast.clerk)


@pytest.mark.parametrize(
    ("mode", "signer", "fits"),
    [
        ("own", "chairman", True),
        ("own", "vice_chairman", False),
        ("TM_KT", "vice_chairman", True),
        ("KT", "chairman", False),
    ],
)
def test_a_signer_signs_only_in_a_mode_that_fits(cast, mode, signer, fits):
    plan = new_plan(cast)
    position = cast.person_of(getattr(cast, signer)).positions.get()
    signing = {"signing_mode": mode, "signatory": position, "by": cast.clerk}
    if fits:
        services.plan_change_signature(plan=plan, version=plan.signature_version, **signing)
        assert fresh(plan).signatory == position
        return
    with pytest.raises(ValidationError) as refused:
        services.plan_change_signature(plan=plan, version=plan.signature_version, **signing)
    assert "signing_mode" in refused.value.message_dict
    assert fresh(plan).signatory is None


def test_a_plan_may_revoke_another(cast):
    open_series(cast.commune)
    older = issued(cast)
    newer = draft(cast)
    replace(newer, older, cast, ending=Ending.REVOKED)
    services.plan_submit(plan=newer, reviewers=[], by=cast.clerk)
    services.plan_approve(plan=newer, by=cast.chairman)
    issue(cast, newer)
    assert fresh(older).state == PlanState.REVOKED
    assert fresh(older).paper.force == "revoked"
