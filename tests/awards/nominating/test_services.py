"""Nominations while they are with their unit: begun, written, sent, taken back."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import Initiative, Nomination, NominationSending
from awards.nominating.services import (
    NominationInput,
    NotReady,
    dossier_file_remove,
    initiatives_use,
    nomination_file_add,
    nomination_file_remove,
    nomination_recall,
    nomination_save,
    nomination_withdraw,
    nominations_drop,
    nominations_fill,
    nominations_send,
)
from awards.states import NominationState
from campaigns.content import content_sha256
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import UnitKind
from emulation.org.services import person_create, position_create
from emulation.trail.models import Entry
from tests.awards.nominating.made import (
    ADVANCED,
    CULTURE,
    FIGHTER,
    PRAISE,
    VILLAGE_TITLE,
    common_papers,
    homes,
    opened,
    send,
    sent,
    small_pdf,
    start,
    worker,
    write,
)
from tests.cast import LONG_AGO, TODAY, make_unit
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
State = NominationState


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def stored(row: Nomination) -> Nomination:
    return Nomination.objects.get(pk=row.pk)


# Beginning


def test_a_person_is_named_with_chức_vụ_and_unit(cast, round_):
    [row] = start(cast, round_, worker(cast))
    assert (row.recipient, row.detail, row.is_leader) == (
        "Vi Thị Sáu", "Phó trưởng thôn, thôn Hồng Lạc", True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "signs", "leads"),
    [
        ("Hiệu trưởng", "", True),
        ("Phó Bí thư Đoàn Thanh niên", "", True),
        ("Ủy viên", "ỦY VIÊN", True),
        ("Giáo viên", "", False),
        ("Nhân viên trường học", "", False),
        ("Công chức Văn phòng - Thống kê", "", False),
    ],
)
def test_who_leads_is_told_by_the_chức_vụ(cast, round_, title, signs, leads):
    person = person_create(commune=cast.commune, full_name="Lý Thị Ba", by=None)
    position_create(
        person=person, unit=cast.village, title=title, signature_title=signs,
        valid_from=LONG_AGO, by=None,
    )  # fmt: skip
    [row] = start(cast, round_, person)
    assert row.is_leader is leads


def test_a_household_is_named_by_its_head_and_place(cast, round_):
    [home] = homes(cast, 1)
    [row] = start(cast, round_, home, award=CULTURE)
    assert (row.recipient, row.detail) == ("Hộ Nông Văn Ab", "Ngõ 1, Thôn Hồng Lạc")


def test_each_subject_once_for_an_award_whichever_unit_proposes(cast, round_):
    person, other = worker(cast), worker(cast, "Hà Văn Bốn")
    start(cast, round_, person)
    again = start(cast, round_, person, other)
    assert [row.person for row in again] == [other]
    with pytest.raises(ValidationError, match="Tất cả đã có hồ sơ"):
        start(cast, round_, person, unit=cast.other_village, by=cast.clerk)
    start(cast, round_, person, award=FIGHTER)  # another award is another dossier


@pytest.mark.parametrize("who", ["chairman", "checker", "outsider", "viewer"])
def test_only_the_head_and_the_clerk_nominate(cast, round_, who):
    with pytest.raises(PermissionDenied):
        start(cast, round_, worker(cast), by=getattr(cast, who))


def test_a_head_nominates_for_the_own_unit_only(cast, round_):
    with pytest.raises(PermissionDenied):
        start(cast, round_, worker(cast), unit=cast.other_village)
    [home] = homes(cast, 1, cast.other_village)
    with pytest.raises(ValidationError, match="Chỉ đề nghị hộ của"):
        start(cast, round_, home, award=CULTURE)
    with pytest.raises(ValidationError, match="đơn vị mình"):
        start(cast, round_, cast.other_village, award=VILLAGE_TITLE)


def test_a_title_goes_to_the_kind_of_unit_it_is_for(cast, round_):
    school = make_unit(cast.commune, "Trường Mầm non", UnitKind.SCHOOL)
    with pytest.raises(ValidationError, match="dành cho"):
        start(cast, round_, school, award=VILLAGE_TITLE, unit=school, by=cast.clerk)


def test_what_the_round_does_not_offer_is_refused(cast):
    round_ = opened(cast, offers=((ADVANCED, "person"),))
    with pytest.raises(ValidationError, match="không nhận đề nghị"):
        start(cast, round_, worker(cast), award=PRAISE)
    with pytest.raises(ValidationError, match="Chọn ít nhất một"):
        start(cast, round_)


def test_after_the_last_day_nothing_begins(cast, round_, settings):
    settings.DEMO_TODAY = round_.closes_on.replace(day=round_.closes_on.day + 1)
    with pytest.raises(PermissionDenied):
        start(cast, round_, worker(cast))


def test_what_was_never_sent_is_dropped_and_can_begin_again(cast, round_):
    rows = start(cast, round_, *homes(cast, 3), award=CULTURE)
    dropped = nominations_drop(
        round_=round_, unit=cast.village, nominations=rows[:2], by=cast.unit_head
    )
    assert dropped == 2
    assert {stored(row).state for row in rows} == {State.WITHDRAWN, State.DRAFT}
    assert len(start(cast, round_, rows[0].household, award=CULTURE)) == 1


def test_what_was_sent_is_not_dropped(cast, round_):
    rows = sent(cast, round_, worker(cast))
    with pytest.raises(WrongState):
        nominations_drop(round_=round_, unit=cast.village, nominations=rows, by=cast.unit_head)


# Writing


def test_a_save_names_the_version_it_read(cast, round_):
    [row] = start(cast, round_, worker(cast))
    other = stored(row)
    write(cast, row, merit="Đầu tiên.")
    with pytest.raises(StaleVersion):
        write(cast, other, merit="Sau.")
    assert stored(row).merit == "Đầu tiên."


def test_what_is_too_long_is_refused_at_its_field(cast, round_):
    [row] = start(cast, round_, worker(cast))
    with pytest.raises(ValidationError) as refused:
        write(cast, row, merit="a" * 501)
    assert list(refused.value.message_dict) == ["merit"]
    with pytest.raises(ValidationError) as refused:
        write(cast, row, completion="best")
    assert list(refused.value.message_dict) == ["completion"]


def test_returned_by_parts_only_these_change(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    Nomination.objects.filter(pk=row.pk).update(
        state=State.INCOMPLETE, returned_parts=["completion"], return_reason="Thiếu văn bản."
    )
    row = stored(row)
    write(cast, row, merit="Khác hẳn", completion="excellent")
    fresh = stored(row)
    assert (fresh.merit, fresh.completion) == ("Đi đầu trong xây dựng nông thôn mới.", "excellent")
    with pytest.raises(WrongState, match="giữ nguyên"):
        nomination_file_add(nomination=row, code="", upload=small_pdf(), by=cast.unit_head)


def test_what_is_with_the_office_is_not_written(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    with pytest.raises(PermissionDenied):
        write(cast, stored(row))


def test_one_answer_is_written_into_many_but_never_over_another(cast, round_):
    rows = start(cast, round_, *homes(cast, 3), award=CULTURE)
    write(cast, rows[0], merit="Hộ đi đầu.", is_under_verification=True)
    given = NominationInput(
        recipient="", merit="Gia đình gương mẫu.", is_under_verification=False,
        report={"violations": []},
    )  # fmt: skip
    nominations_fill(round_=round_, nominations=rows, given=given, by=cast.unit_head)
    told = [(row.merit, row.is_under_verification) for row in map(stored, rows)]
    assert told == [("Hộ đi đầu.", True)] + [("Gia đình gương mẫu.", False)] * 2
    assert stored(rows[2]).report == {"violations": []}
    assert stored(rows[2]).recipient == rows[2].recipient


def test_an_initiative_serves_one_dossier(cast, round_):
    person = worker(cast)
    [row] = start(cast, round_, person, award=FIGHTER)
    [other] = start(cast, round_, person)
    idea = Initiative.objects.create(
        commune=cast.commune, person=person, name="Ghi sổ bằng điện thoại", level="base",
        recognised_on=TODAY, recognised_by="UBND xã", number="3/QĐ-UBND",
    )  # fmt: skip
    initiatives_use(nomination=row, initiatives=[idea], seen_version=1, by=cast.unit_head)
    idea.refresh_from_db()
    with pytest.raises(ValidationError, match="đã dùng"):
        initiatives_use(nomination=other, initiatives=[idea], seen_version=1, by=cast.unit_head)
    nomination_withdraw(nomination=row, seen_version=2, reason="Thôi.", by=cast.unit_head)
    idea.refresh_from_db()
    assert idea.used_by is None


# Sending


def test_a_sending_freezes_what_was_written_with_its_hash(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    nomination_file_add(nomination=row, code="", upload=small_pdf("don.pdf"), by=cast.unit_head)
    [sending] = send(cast, round_, row)
    fresh = stored(row)
    assert (fresh.state, fresh.version, row.version) == (State.SENT, 3, 3)
    assert fresh.sha256 == content_sha256(fresh.content) == sending.sha256
    assert fresh.content["merit"] == "Đi đầu trong xây dựng nông thôn mới."
    assert [(paper["name"], paper["is_common"]) for paper in fresh.content["papers"]] == [
        ("don.pdf", False), ("to-trinh.pdf", True), ("bien-ban.pdf", True),
        ("de-nghi.pdf", True), ("bang-tong-hop.pdf", True),
    ]  # fmt: skip
    assert {one["code"] for one in fresh.content["findings"]} >= {"hoan-thanh-tot", "phong-trao"}
    assert Entry.objects.filter(code="awards.nomination.sent").count() == 1


def test_what_a_device_sends_twice_counts_once(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    mark, before = uuid.uuid4(), stored(row)
    [first] = send(cast, round_, row, mark=mark)
    [second] = send(cast, round_, before, mark=mark)
    assert first.pk == second.pk and NominationSending.objects.count() == 1


def test_a_missing_paper_is_named(cast, round_):
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    with pytest.raises(NotReady) as refused:
        send(cast, round_, row)
    said = " ".join(refused.value.by_nomination[row.pk])
    assert "Chưa kèm tờ trình" in said and "Chưa kèm biên bản" in said
    assert "báo cáo" not in said  # it is typed in the portal
    assert stored(row).state == State.DRAFT


def test_a_hard_standard_blocks_and_a_warning_asks_why(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row, is_under_verification=True)
    with pytest.raises(NotReady, match="Đang xem xét kỷ luật"):
        send(cast, round_, row)
    write(cast, row, completion="", warning_reason="")
    with pytest.raises(NotReady, match="Ghi lý do vẫn đề nghị"):
        send(cast, round_, row)
    write(cast, row, completion="", warning_reason="Chưa có kết quả xếp loại.")
    send(cast, round_, row)
    assert stored(row).state == State.SENT


def test_one_bad_dossier_keeps_all_back(cast, round_):
    common_papers(cast, round_)
    rows = start(cast, round_, worker(cast), worker(cast, "Hà Văn Bốn"))
    write(cast, rows[0])
    with pytest.raises(NotReady) as refused:
        send(cast, round_, *rows)
    assert list(refused.value.by_nomination) == [rows[1].pk]
    assert {stored(row).state for row in rows} == {State.DRAFT}


def test_a_stale_page_sends_nothing(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    before = stored(row)
    write(cast, row)
    with pytest.raises(StaleVersion):
        send(cast, round_, before)


def test_only_dossiers_of_the_round_go_together(cast, round_):
    other = opened(cast, name="Đợt đột xuất")
    [row] = start(cast, other, worker(cast))
    with pytest.raises(ValidationError, match="một đợt xét"):
        send(cast, round_, row)


def test_three_hundred_households_cost_no_more_questions_than_three(cast, round_):
    common_papers(cast, round_)
    counts = []
    for households in (homes(cast, 3), homes_after(cast, 300)):
        rows = start(cast, round_, *households, award=CULTURE)
        given = NominationInput(
            recipient="", is_disciplined=False, is_under_verification=False,
            warning_reason="Thôn đã họp xét.", report={"violations": []},
        )  # fmt: skip
        nominations_fill(round_=round_, nominations=rows, given=given, by=cast.unit_head)
        fresh = list(Nomination.objects.filter(pk__in=[row.pk for row in rows]).select_related(
            "round", "unit", "commune"))  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as asked:
            send(cast, round_, *fresh)
        counts.append(len(asked))
    assert Nomination.objects.filter(state=State.SENT).count() == 303
    assert counts[0] <= 28, counts
    assert counts[1] <= counts[0] + 12, counts  # batches


def homes_after(cast, number):
    from emulation.org.services import household_create, person_create
    from tests.cast import LONG_AGO

    return [
        household_create(
            village=cast.village, code=f"HX-{place:03d}",
            head=person_create(commune=cast.commune, full_name="Hoàng Văn Xuân", by=None),
            valid_from=LONG_AGO, by=None,
        )
        for place in range(number)
    ]  # fmt: skip


# Taking back


def test_recalled_until_received_then_not(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    nomination_recall(nomination=row, seen_version=row.version, by=cast.unit_head)
    assert stored(row).state == State.RECALLED
    send(cast, round_, row)
    assert [one.number for one in row.sendings.order_by("number")] == [1, 2]
    stale = stored(row)
    Nomination.objects.filter(pk=row.pk).update(state=State.CHECKING)
    with pytest.raises(WrongState):
        nomination_recall(nomination=stale, seen_version=stale.version, by=cast.unit_head)
    with pytest.raises(WrongState, match="đã tiếp nhận"):
        nomination_recall(nomination=stored(row), seen_version=stale.version, by=cast.unit_head)
    assert stored(row).state == State.CHECKING


def test_others_recall_nothing(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    for user in (cast.clerk, cast.chairman, cast.outsider):
        with pytest.raises(PermissionDenied):
            nomination_recall(nomination=row, seen_version=row.version, by=user)


def test_a_withdrawal_has_its_reason(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    with pytest.raises(ValidationError, match="Ghi lý do"):
        nomination_withdraw(nomination=row, seen_version=row.version, reason=" ", by=cast.unit_head)
    nomination_withdraw(
        nomination=row, seen_version=row.version, reason="Xin rút.", by=cast.unit_head
    )
    fresh = stored(row)
    assert (fresh.state, fresh.withdraw_reason) == (State.WITHDRAWN, "Xin rút.")
    assert fresh.content["merit"]


def test_a_common_paper_stays_while_a_dossier_is_sent_with_it(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    file = round_.dossiers.get().files.first()
    with pytest.raises(WrongState, match="đã gửi kèm"):
        dossier_file_remove(file=file, by=cast.unit_head)
    nomination_recall(nomination=row, seen_version=row.version, by=cast.unit_head)
    dossier_file_remove(file=file, by=cast.unit_head)
    assert round_.dossiers.get().files.count() == 3


def test_a_file_is_taken_out_again(cast, round_):
    [row] = start(cast, round_, worker(cast))
    file = nomination_file_add(nomination=row, code="", upload=small_pdf(), by=cast.unit_head)
    nomination_file_remove(file=file, by=cast.unit_head)
    assert not row.files.exists()


def test_nobody_writes_for_others(cast, round_):
    [row] = start(cast, round_, worker(cast))
    given = NominationInput(recipient="Ai đó")
    for user in (cast.chairman, cast.outsider, cast.checker):
        with pytest.raises(PermissionDenied):
            nomination_save(nomination=row, given=given, seen_version=1, by=user)
        with pytest.raises(PermissionDenied):
            nominations_send(
                round_=round_, nominations=[row], seen_versions={row.pk: 1},
                client_uid=uuid.uuid4(), by=user,
            )  # fmt: skip
