"""A council and its sittings: seats, rules, attendance, conflicts, ballots, results."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from awards.models import Attendance, Ballot, Conflict, Sitting
from awards.sitting.counting import Sheets
from awards.sitting.services import (
    SeatInput,
    ballot_begin_anew,
    ballot_close,
    ballot_count,
    ballot_remode,
    ballot_remove,
    ballots_agree,
    ballots_open,
    conflict_add,
    conflict_declare,
    conflict_remove,
    council_write,
    member_add,
    member_end,
    minutes_issue,
    named_votes_set,
    presence_set,
    sitting_cancel,
    sitting_change,
    sitting_close,
    sitting_open,
    sitting_plan,
    sitting_table,
    sitting_write,
    vote_cast,
)
from awards.states import BallotMode, BallotState, NominationState, SittingState
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import Role
from emulation.org.services import household_create, person_create, position_create
from emulation.trail.models import Entry
from tests.awards.made import (
    FIGHTER,
    LONG_AGO,
    PRAISE,
    TODAY,
    Season,
    also,
    make_nomination,
    make_round,
)
from tests.papers.papers_made import open_series
from tests.plumbing.kept import kept
from tests.uploads import pdf_upload

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
Presence = Attendance.Presence
TOMORROW = TODAY + dt.timedelta(days=1)


@pytest.fixture
@kept
def season(cast) -> Season:
    return Season(cast)


def opinion() -> SimpleUploadedFile:
    return pdf_upload("y-kien.pdf")


def vote_all(season: Season, ballot: Ballot, *, against: tuple[str, ...] = ()) -> None:
    for name, user in season.members.items():
        if str(season.seat(ballot.sitting, name).uid) in ballot.voters:
            vote_cast(ballot=ballot, agrees=name not in against, by=user)


def fresh(ballot: Ballot) -> Ballot:
    return Ballot.objects.select_related("nomination", "sitting").get(pk=ballot.pk)


# Councils


def test_a_council_has_one_chair_and_each_person_one_seat(season):
    cast = season.cast
    with pytest.raises(ValidationError, match="đang là thành viên"):
        member_add(council=season.council, person=cast.person_of(cast.chairman), by=cast.clerk)
    with pytest.raises(ValidationError, match="chỉ có một Chủ tịch"):
        member_add(
            council=season.council, person=cast.person_of(cast.viewer), seat="chair", by=cast.clerk
        )


def test_who_is_no_clerk_and_no_secretary_keeps_no_council(season):
    cast = season.cast
    words = {"name": "Hội đồng", "decision_number": "1", "decided_on": TODAY, "valid_from": TODAY}
    for user in (cast.chairman, cast.unit_head, cast.outsider):
        with pytest.raises(PermissionDenied):
            council_write(commune=cast.commune, by=user, **words)
    council_write(commune=cast.commune, by=cast.council_secretary, **words)


def test_a_decision_sets_up_one_council(season):
    with pytest.raises(ValidationError, match="đã được ghi"):
        council_write(
            commune=season.cast.commune, name="Hội đồng", decision_number="12/QĐ-UBND",
            decided_on=LONG_AGO, valid_from=LONG_AGO, by=season.cast.clerk,
        )  # fmt: skip


def test_a_member_who_left_keeps_the_seats_of_before(season):
    sitting = season.plan()
    member = season.seat(sitting, "Vi Văn Sáu").member
    member_end(member=member, valid_to=TODAY, by=season.cast.clerk)
    later = sitting_plan(
        council=season.council, round=season.round, held_on=TOMORROW, starts_at=dt.time(8),
        place="Hội trường", by=season.cast.clerk,
    )  # fmt: skip
    assert (sitting.seats.count(), later.seats.count()) == (9, 8)


# Agenda, rules, attendance, quorum


def test_the_agenda_takes_eligible_nominations_and_freezes_their_rule(season):
    one, other = season.worker("Lê Thị An", award=FIGHTER), season.worker("Lê Thị Bình")
    sitting = season.plan([one, other], BallotMode.OPEN)

    first, second = sitting.ballots.order_by("position")
    assert first.rule["threshold"] == [80, 100] and first.rule["is_ballot"]
    assert first.mode == BallotMode.SECRET  # hands are not enough for this title
    assert second.rule["threshold"] is None and second.mode == BallotMode.OPEN
    assert {one.state, other.state} == {NominationState.TABLED}
    with pytest.raises(WrongState):
        season.table(sitting, [one])


def test_the_agenda_takes_nothing_else(season):
    sitting = season.plan()
    elsewhere = make_round(season.cast, name="Đợt khác")
    stray = make_nomination(elsewhere, season.cast.village, season.cast.village, award=PRAISE)
    for wrong in ([], [stray]):
        with pytest.raises(ValidationError):
            season.table(sitting, wrong)
    draft = season.worker("Lê Thị Cúc", state=NominationState.CHECKING)
    with pytest.raises(WrongState):
        season.table(sitting, [draft])
    assert not sitting.ballots.exists()


def test_without_quorum_it_does_not_open(season):
    sitting = season.plan([season.worker("Lê Thị An")])
    season.attend(sitting, absent=("Hà Văn Bốn", "Lý Thị Năm"))
    with pytest.raises(ValidationError, match=r"Có mặt 7/9 .* cần ít nhất 8"):
        sitting_open(sitting=sitting, by=season.cast.council_secretary)
    season.attend(sitting, absent=("Hà Văn Bốn",))
    assert sitting_open(sitting=sitting, by=season.cast.clerk).state == SittingState.OPEN


def test_somebody_presides(season):
    sitting = season.plan([season.worker("Lê Thị An")])
    leaders = ("Nguyễn Đức Thắng", "Lương Thị Hạnh")
    Sitting.objects.filter(pk=sitting.pk).update(quorum_num=1, quorum_den=2)
    Ballot.objects.update(rule={**sitting.ballots.get().rule, "quorum": None})
    season.attend(sitting, absent=leaders)
    with pytest.raises(ValidationError):
        sitting_open(sitting=sitting, by=season.cast.clerk)


def test_it_opens_on_its_day_with_an_agenda_and_alone(season):
    empty = season.plan()
    season.attend(empty)
    with pytest.raises(ValidationError, match="chưa có hồ sơ"):
        sitting_open(sitting=empty, by=season.cast.clerk)
    season.opened([season.worker("Lê Thị An")])
    season.table(empty, [season.worker("Lê Thị Bình")])
    with pytest.raises(WrongState, match="đang họp một phiên khác"):
        sitting_open(sitting=empty, by=season.cast.clerk)
    sitting_change(
        sitting=empty, held_on=TOMORROW, starts_at=dt.time(8), place="Hội trường",
        seen_version=empty.version, by=season.cast.clerk,
    )  # fmt: skip
    with pytest.raises(ValidationError, match="sửa ngày họp trước"):
        sitting_open(sitting=empty, by=season.cast.clerk)


def test_an_opinion_in_writing_comes_with_its_paper(season):
    sitting = season.plan()
    seat = season.seat(sitting, "Vi Văn Sáu")
    with pytest.raises(ValidationError, match="Đính kèm văn bản ý kiến của Vi Văn Sáu"):
        presence_set(
            sitting=sitting, seats=[SeatInput(seat, Presence.WRITTEN)], by=season.cast.clerk
        )
    presence_set(
        sitting=sitting,
        seats=[SeatInput(seat, Presence.WRITTEN, "Đi công tác", opinion())],
        by=season.cast.clerk,
    )
    seat.refresh_from_db()
    assert (seat.presence, seat.note, seat.attachment.name) == (
        Presence.WRITTEN, "Đi công tác", "y-kien.pdf",
    )  # fmt: skip


def test_nobody_leaves_while_his_vote_is_asked_for(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    seat = season.seat(ballot.sitting, "Vi Văn Sáu")
    with pytest.raises(WrongState, match="Đang mở lượt bỏ phiếu có Vi Văn Sáu"):
        presence_set(
            sitting=ballot.sitting, seats=[SeatInput(seat, Presence.ABSENT)], by=season.cast.clerk
        )


def test_a_cancelled_sitting_gives_its_nominations_back(season):
    nomination = season.worker("Lê Thị An")
    sitting = season.plan([nomination])
    with pytest.raises(ValidationError):
        sitting_cancel(sitting=sitting, reason=" ", by=season.cast.clerk)
    sitting_cancel(sitting=sitting, reason="Mưa lũ", by=season.cast.clerk)
    nomination.refresh_from_db()
    assert nomination.state == NominationState.ELIGIBLE
    assert season.plan([nomination]).ballots.count() == 1


# Who may not vote


def test_oneself_ones_unit_and_ones_proposal_are_found(season):
    cast = season.cast
    nga = cast.person_of(cast.council_member)
    also(nga, season.school, Role.UNIT_HEAD)
    own = make_nomination(season.round, nga, cast.village)
    of_unit = season.worker("Lê Thị An")
    khoa = cast.person_of(cast.council_secretary)
    proposed = make_nomination(
        season.round, cast.other_village, cast.other_village, award=PRAISE,
        made_by=khoa.memberships.get(),
    )  # fmt: skip
    ballots = season.plan([own, of_unit, proposed]).ballots.order_by("position")

    assert [season.out_of(ballot) for ballot in ballots] == [
        {"Trần Thị Nga": "self"},
        {"Trần Thị Nga": "unit"},
        {"Dương Văn Khoa": "other"},
    ]


def test_a_post_in_the_unit_counts_like_a_role(season):
    nga = season.cast.person_of(season.cast.council_member)
    position_create(
        person=nga, unit=season.school, title="Phó Hiệu trưởng", valid_from=LONG_AGO, by=None
    )
    (ballot,) = season.plan([season.worker("Lê Thị An")]).ballots.all()
    assert season.out_of(ballot) == {"Trần Thị Nga": "unit"}


def test_ones_household_is_found(season):
    cast = season.cast
    nga = cast.person_of(cast.council_member)
    home = household_create(
        village=cast.village, head=nga, code="HL-001", valid_from=LONG_AGO, by=None
    )
    (ballot,) = season.plan(
        [make_nomination(season.round, home, cast.village, award="gia-dinh-van-hoa")]
    ).ballots.all()
    assert season.out_of(ballot) == {"Trần Thị Nga": "self"}


def test_family_is_typed_and_can_be_taken_back_what_was_found_not(season):
    cast = season.cast
    nga = cast.person_of(cast.council_member)
    (ballot,) = season.plan([make_nomination(season.round, nga, cast.village)]).ballots.all()
    seat = season.seat(ballot.sitting, "Vi Văn Sáu")
    with pytest.raises(ValidationError, match="Ghi rõ"):
        conflict_add(ballot=ballot, seat=seat, why="family", by=cast.clerk)
    typed = conflict_add(ballot=ballot, seat=seat, why="family", note="Em vợ", by=cast.clerk)
    assert season.out_of(ballot) == {"Trần Thị Nga": "self", "Vi Văn Sáu": "family"}
    conflict_remove(conflict=typed, by=cast.clerk)
    with pytest.raises(WrongState, match="Cổng tự xác định"):
        conflict_remove(conflict=Conflict.objects.get(), by=cast.clerk)


def test_a_conflict_leaves_vote_and_base(season):
    cast = season.cast
    nga = cast.person_of(cast.council_member)
    ballot = season.balloting(make_nomination(season.round, nga, cast.village, award=FIGHTER))
    assert len(ballot.voters) == 8
    with pytest.raises(WrongState, match="không tham gia biểu quyết"):
        vote_cast(ballot=ballot, agrees=True, by=cast.council_member)
    vote_all(season, ballot, against=("Vi Văn Sáu",))

    closed = ballot_close(ballot=ballot, by=cast.council_secretary)

    assert (closed.agree, closed.disagree, closed.passes) == (7, 1, True)
    assert (closed.result["base"], closed.result["needed"]) == (8, 7)
    assert closed.nomination.state == NominationState.PASSED


def test_a_member_s_own_word_leaves_an_open_vote_and_its_base(season):
    ballot = season.balloting(season.worker("Lê Thị An", award=FIGHTER))
    member = season.members["Vi Văn Sáu"]

    declared = conflict_declare(ballot=ballot, why="family", note=" Em vợ ", by=member)

    assert (declared.words, declared.is_own_word) == (
        "Là người thân của người được đề nghị: Em vợ",
        True,
    )
    told = Entry.objects.get(code="awards.ballot.conflict_declared")
    assert told.sentence.startswith("Vi Văn Sáu tự khai không tham gia biểu quyết Lê Thị An")
    with pytest.raises(WrongState, match="không tham gia biểu quyết"):
        vote_cast(ballot=ballot, agrees=True, by=member)
    with pytest.raises(WrongState, match="đã được ghi là không tham gia"):
        conflict_declare(ballot=ballot, why="self", by=member)
    vote_all(season, fresh(ballot), against=("Hà Văn Bốn",))
    closed = ballot_close(ballot=ballot, by=season.cast.council_secretary)
    assert (len(closed.voters), closed.result["base"], closed.agree) == (8, 8, 7)


def test_a_member_s_own_word_before_the_vote_opens_is_the_secretary_s_to_take_back(season):
    (ballot,) = season.plan([season.worker("Lê Thị An")]).ballots.all()
    member = season.members["Vi Văn Sáu"]
    for why in ("family", "other"):
        with pytest.raises(ValidationError, match="Ghi rõ"):
            conflict_declare(ballot=ballot, why=why, note=" ", by=member)
    declared = conflict_declare(ballot=ballot, why="unit", by=member)
    assert season.out_of(ballot) == {"Vi Văn Sáu": "unit"}
    conflict_remove(conflict=declared, by=season.cast.council_secretary)
    assert season.out_of(ballot) == {}


def test_who_has_voted_or_has_no_seat_declares_nothing(season):
    cast = season.cast
    ballot = season.balloting(season.worker("Lê Thị An"))
    vote_cast(ballot=ballot, agrees=True, by=cast.chairman)
    with pytest.raises(WrongState, match="đã bỏ phiếu hồ sơ này"):
        conflict_declare(ballot=ballot, why="self", by=cast.chairman)
    for user in (cast.clerk, cast.outsider):
        with pytest.raises(PermissionDenied):
            conflict_declare(ballot=ballot, why="self", by=user)
    assert not Conflict.objects.exists()


def test_an_opinion_that_was_written_down_stands_before_a_word_of_one_s_own(season):
    sitting = season.opened([season.worker("Lê Thị An")], BallotMode.OPEN)
    (ballot,) = sitting.ballots.all()
    seat = season.seat(sitting, "Vi Văn Sáu")
    named_votes_set(ballot=ballot, votes={seat: True}, by=season.cast.clerk)
    with pytest.raises(WrongState, match="Ý kiến của đồng chí"):
        conflict_declare(ballot=ballot, why="self", by=season.members["Vi Văn Sáu"])

    conflict_add(ballot=ballot, seat=seat, why="family", note="Em vợ", by=season.cast.clerk)
    assert not ballot.named_votes.exists()


def test_nothing_is_declared_of_a_vote_that_is_over(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    for name in list(season.members)[:3]:
        vote_cast(ballot=ballot, agrees=True, by=season.members[name])
    ballot_close(ballot=ballot, by=season.cast.clerk)
    with pytest.raises(WrongState, match="biểu quyết xong"):
        conflict_declare(ballot=fresh(ballot), why="self", by=season.members["Nông Văn Tám"])


# Voting


def test_nine_members_vote_and_the_share_decides(season):
    ballot = season.balloting(season.worker("Lê Thị An", award=FIGHTER))
    vote_all(season, ballot, against=("Vi Văn Sáu", "Hà Văn Bốn"))
    closed = ballot_close(ballot=ballot, by=season.cast.clerk)
    assert (closed.agree, closed.disagree, closed.passes) == (7, 2, False)
    assert closed.nomination.state == NominationState.FAILED
    assert closed.result["sentence"].startswith("Đồng ý 7/9")


def test_each_votes_once_and_only_while_it_is_open(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    cast = season.cast
    vote_cast(ballot=ballot, agrees=True, by=cast.chairman)
    with pytest.raises(WrongState, match="đã bỏ phiếu"):
        vote_cast(ballot=ballot, agrees=False, by=cast.chairman)
    with pytest.raises(PermissionDenied):
        vote_cast(ballot=ballot, agrees=True, by=cast.clerk)
    assert (fresh(ballot).agree, fresh(ballot).disagree) == (1, 0)
    with pytest.raises(ValidationError, match="sẽ lộ phiếu"):
        ballot_close(ballot=ballot, by=cast.clerk)
    vote_cast(ballot=ballot, agrees=True, by=cast.vice_chairman)
    vote_cast(ballot=ballot, agrees=True, by=cast.council_member)
    ballot_close(ballot=ballot, by=cast.clerk)
    with pytest.raises(WrongState, match="chưa mở hoặc đã chốt"):
        vote_cast(ballot=ballot, agrees=True, by=cast.council_secretary)


def test_who_came_late_votes_on_what_opens_later(season):
    ballot = season.balloting(season.worker("Lê Thị An"), absent=("Vi Văn Sáu",))
    late = season.seat(ballot.sitting, "Vi Văn Sáu")
    presence_set(
        sitting=ballot.sitting, seats=[SeatInput(late, Presence.PRESENT)], by=season.cast.clerk
    )
    with pytest.raises(WrongState, match="không tham gia"):
        vote_cast(ballot=ballot, agrees=True, by=season.members["Vi Văn Sáu"])


def test_a_ballot_begun_anew_forgets_its_votes(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    vote_all(season, ballot)
    ballot_begin_anew(ballot=ballot, reason="Nhầm hồ sơ", by=season.cast.clerk)
    again = fresh(ballot)
    assert (again.state, again.voted, again.agree) == (BallotState.WAITING, [], 0)
    ballots_open(sitting=again.sitting, ballots=[again], by=season.cast.clerk)
    vote_cast(ballot=again, agrees=False, by=season.cast.chairman)


def test_few_voters_cannot_vote_in_secret(season):
    sitting = season.opened([season.worker("Lê Thị An")])
    (ballot,) = sitting.ballots.all()
    for name in list(season.members)[:7]:
        conflict_add(
            ballot=ballot, seat=season.seat(sitting, name), why="other", note="Lý do",
            by=season.cast.clerk,
        )  # fmt: skip
    with pytest.raises(ValidationError, match="không giữ kín được"):
        ballots_open(sitting=sitting, ballots=[ballot], by=season.cast.clerk)


def test_paper_counts_that_contradict_each_other_are_refused(season):
    sitting = season.opened([season.worker("Lê Thị An", award=FIGHTER)], BallotMode.PAPER)
    (ballot,) = sitting.ballots.all()
    wrong = Sheets(issued=9, collected=9, valid=8, invalid=0, agree=8, disagree=0)
    with pytest.raises(ValidationError, match="phải bằng số phiếu thu về"):
        ballot_count(ballot=ballot, sheets=wrong, by=season.cast.clerk)
    assert fresh(ballot).state == BallotState.WAITING
    right = Sheets(issued=9, collected=9, valid=8, invalid=1, agree=8, disagree=0)
    closed = ballot_count(ballot=ballot, sheets=right, by=season.cast.clerk)
    assert (closed.issued, closed.collected, closed.valid, closed.passes) == (9, 9, 8, True)


def test_opinions_in_writing_count_beside_the_sheets(season):
    sitting = season.plan([season.worker("Lê Thị An", award=FIGHTER)], BallotMode.PAPER)
    season.attend(sitting)
    seat = season.seat(sitting, "Vi Văn Sáu")
    presence_set(
        sitting=sitting, seats=[SeatInput(seat, Presence.WRITTEN, "", opinion())],
        by=season.cast.clerk,
    )  # fmt: skip
    sitting_open(sitting=sitting, by=season.cast.clerk)
    (ballot,) = sitting.ballots.all()
    other = season.seat(sitting, "Hà Văn Bốn")
    with pytest.raises(ValidationError, match="không biểu quyết công khai"):
        named_votes_set(ballot=ballot, votes={other: True}, by=season.cast.clerk)
    named_votes_set(ballot=ballot, votes={seat: True}, by=season.cast.clerk)
    sheets = Sheets(issued=8, collected=8, valid=8, invalid=0, agree=7, disagree=1)
    closed = ballot_count(ballot=ballot, sheets=sheets, by=season.cast.clerk)
    assert closed.result["sentence"].startswith("Đồng ý 8/9")
    assert closed.passes


def test_hands_by_name(season):
    sitting = season.opened([season.worker("Lê Thị An"), season.worker("Lê Thị Bình")], "open")
    first, second = sitting.ballots.order_by("position")
    names = list(season.members)
    votes = {season.seat(sitting, name): place < 4 for place, name in enumerate(names)}
    named_votes_set(ballot=first, votes=votes, by=season.cast.clerk)
    assert ballot_close(ballot=first, by=season.cast.clerk).passes is False  # 4 of 9
    ballots_agree(sitting=sitting, ballots=[second], by=season.cast.clerk)
    assert fresh(second).result["sentence"].startswith("Đồng ý 9/9")


def test_hands_are_not_raised_where_a_ballot_is_asked_for(season):
    (ballot,) = season.plan([season.worker("Lê Thị An", award=FIGHTER)]).ballots.all()
    with pytest.raises(ValidationError, match="đòi bỏ phiếu"):
        ballot_remode(ballot=ballot, mode=BallotMode.OPEN, by=season.cast.clerk)
    assert ballot_remode(ballot=ballot, mode="paper", by=season.cast.clerk).mode == "paper"


# The end


def test_it_ends_when_all_is_voted_on_and_its_minutes_are_numbered_once(season):
    cast = season.cast
    one, other = season.worker("Lê Thị An"), season.worker("Lê Thị Bình")
    sitting = season.opened([one, other], BallotMode.OPEN)
    first, second = sitting.ballots.order_by("position")
    ballots_agree(sitting=sitting, ballots=[first], by=cast.clerk)
    with pytest.raises(WrongState, match="Còn 1 hồ sơ chưa có kết quả"):
        sitting_close(sitting=sitting, by=cast.clerk)
    ballot_remove(ballot=second, reason="Xin bổ sung minh chứng", by=cast.clerk)
    other.refresh_from_db()
    assert other.state == NominationState.ELIGIBLE
    with pytest.raises(PermissionDenied):
        minutes_issue(sitting=sitting, by=cast.clerk)
    sitting_close(sitting=sitting, by=cast.clerk)
    sitting_write(
        sitting=sitting, notes="Thảo luận.", conclusion="Nhất trí.", seen_version=sitting.version,
        by=cast.clerk,
    )  # fmt: skip
    open_series(cast.commune, kinds=["BB"])
    paper = minutes_issue(sitting=Sitting.objects.get(), by=cast.records_clerk)
    assert paper.full_number.endswith("/BB-HĐTĐKT")
    again = Sitting.objects.get()
    with pytest.raises(WrongState):
        minutes_issue(sitting=again, by=cast.records_clerk)
    with pytest.raises(WrongState, match="đã ban hành"):
        sitting_write(
            sitting=again, notes="", conclusion="", seen_version=again.version, by=cast.clerk
        )


def test_two_who_write_the_course_at_once(season):
    sitting = season.opened([season.worker("Lê Thị An")])
    seen = sitting.version
    sitting_write(
        sitting=sitting, notes="A", conclusion="", seen_version=seen, by=season.cast.clerk
    )
    with pytest.raises(StaleVersion):
        sitting_write(
            sitting=sitting, notes="B", conclusion="", seen_version=seen, by=season.cast.clerk
        )


def test_the_trail_tells_of_the_ballot_never_of_a_vote(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    before = Entry.objects.count()
    vote_all(season, ballot)
    assert Entry.objects.count() == before


def test_others_do_not_lead(season):
    cast = season.cast
    sitting = season.opened([season.worker("Lê Thị An")])
    (ballot,) = sitting.ballots.all()
    for user in (cast.chairman, cast.council_member, cast.unit_head, cast.outsider):
        with pytest.raises(PermissionDenied):
            ballots_open(sitting=sitting, ballots=[ballot], by=user)
        with pytest.raises(PermissionDenied):
            sitting_close(sitting=sitting, by=user)
        with pytest.raises(PermissionDenied):
            sitting_table(sitting=sitting, nominations=[], mode="open", by=user)


def test_a_person_without_account_has_a_seat_but_no_device(season):
    cast = season.cast
    person = person_create(commune=cast.commune, full_name="Hoàng Thị Chín", by=None)
    member_add(council=season.council, person=person, by=cast.clerk)
    assert season.plan().seats.count() == 10
