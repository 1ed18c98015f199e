"""What the office does with nominations: received, returned, asked about, found eligible or not."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.checking.looking import looks_of
from awards.checking.pace import limit_end, paces_of
from awards.checking.services import (
    consultation_answer,
    consultations_ask,
    nomination_find_ineligible,
    nomination_recheck,
    nomination_return,
)
from awards.law.in_force import law_of
from awards.models import Consultation, Round
from awards.nominating.services import nomination_recall
from awards.nominating.services.sending import with_all
from awards.states import NominationState as State
from emulation.lib.states import WrongState
from emulation.org.services import household_create, membership_create, person_create
from emulation.trail.models import Entry
from tests.awards.checking.made import (
    ask,
    eligible,
    find_eligible,
    fresh,
    homes,
    in_check,
    opened,
    police,
    receive,
    sent,
    versions,
    worker,
)
from tests.awards.made import make_nomination
from tests.awards.nominating.made import ADVANCED, CULTURE, PRAISE, send, start, write
from tests.cast import LONG_AGO, TODAY
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def give_back(cast, row, named=None, **fields):
    usual = {
        "reason": "Ghi rõ số hộ.", "named": named or {}, "due_on": TODAY + dt.timedelta(days=5),
        "seen_version": row.version, "by": cast.clerk,
    }  # fmt: skip
    return nomination_return(nomination=row, **{**usual, **fields})


# Receiving


def test_received_is_no_longer_the_units_to_take_back(cast, round_):
    [row] = sent(cast, round_, worker(cast))

    done = receive(cast, fresh(row))

    got = fresh(row)
    assert [one.pk for one in done.done] == [row.pk]
    assert (got.state, got.received_on) == (State.CHECKING, TODAY)
    with pytest.raises(WrongState, match="đã tiếp nhận"):
        nomination_recall(nomination=got, seen_version=got.version, by=cast.unit_head)


def test_what_was_taken_back_or_sent_anew_meanwhile_is_told_apart(cast, round_):
    first, second, third = sent(cast, round_, *homes(cast, 3), award=CULTURE)
    read = [fresh(row) for row in (first, second, third)]
    seen = versions(*read)
    nomination_recall(nomination=fresh(first), seen_version=seen[first.pk], by=cast.unit_head)
    nomination_recall(nomination=fresh(second), seen_version=seen[second.pk], by=cast.unit_head)
    send(cast, round_, write(cast, fresh(second)))

    done = receive(cast, *read)

    assert [row.pk for row in done.done] == [third.pk]
    assert {one.nomination.pk for one in done.refused} == {first.pk, second.pk}
    assert all("vừa thay đổi" in one.sentence for one in done.refused)
    assert fresh(second).state == State.SENT


def test_the_unit_and_the_next_commune_receive_nothing(cast, round_):
    [row] = sent(cast, round_, worker(cast))

    for user in (cast.unit_head, cast.outsider, cast.council_secretary, cast.viewer):
        with pytest.raises(PermissionDenied):
            receive(cast, fresh(row), by=user)


def test_nobody_checks_what_he_or_she_proposed_or_is_rewarded_by(cast, round_):
    clerk_as_head = cast.person_of(cast.clerk)
    membership_create(
        person=clerk_as_head, unit=cast.other_village, role="unit_head", valid_from=LONG_AGO,
        by=None,
    )  # fmt: skip
    own = make_nomination(round_, worker(cast), cast.village, state=State.SENT)
    own.made_by = cast.clerk.persons.get().memberships.first()
    own.save()
    about = make_nomination(round_, clerk_as_head, cast.village, state=State.SENT)

    done = receive(cast, own, about)

    assert not done.done
    assert ["người khác thẩm định" in one.sentence for one in done.refused] == [True, True]
    assert len(receive(cast, own, about, by=cast.second_clerk).done) == 2


# Returning


def test_returned_by_parts_opens_these_alone_and_sending_anew_answers(cast, round_):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)

    give_back(cast, row, {"merit": "Ghi rõ số hộ đã vận động."}, reason="")

    back = fresh(row)
    assert back.state == State.INCOMPLETE
    assert back.returned_parts == {"merit": "Ghi rõ số hộ đã vận động."}
    assert back.return_reason == "Báo cáo thành tích: Ghi rõ số hộ đã vận động."
    saved = write(cast, back, merit="Vận động 15 hộ.", completion="excellent")
    assert (saved.merit, fresh(row).completion) == ("Vận động 15 hộ.", "good")
    send(cast, round_, fresh(row))
    assert fresh(row).state == State.SENT


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reason": " "}, "Ghi lý do"),
        ({"named": {"khac": "x"}}, "không có trong hồ sơ"),
        ({"due_on": TODAY - dt.timedelta(days=1)}, "từ hôm nay"),
    ],
)
def test_a_return_says_why_and_until_when(cast, round_, fields, sentence):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)

    with pytest.raises(ValidationError, match=sentence):
        give_back(cast, row, **fields)

    assert fresh(row).state == State.CHECKING


def test_completed_it_keeps_its_first_day_for_the_law_and_counts_its_days_anew(
    cast, round_, settings
):
    """Luật 06/2026/QH16, Điều 4 khoản 4: received before 01/10/2026, it goes by the older law."""
    first, again = dt.date(2026, 9, 28), dt.date(2026, 10, 6)
    settings.DEMO_TODAY = first
    Round.objects.filter(pk=round_.pk).update(closes_on=again)
    round_ = Round.objects.get(pk=round_.pk)
    [row] = in_check(cast, round_, *homes(cast, 1))
    nomination_return(
        nomination=row, reason="Thiếu chữ ký.", named={}, due_on=again,
        seen_version=row.version, by=cast.clerk,
    )  # fmt: skip

    settings.DEMO_TODAY = again
    send(cast, round_, fresh(row))
    assert fresh(row).received_on == first
    receive(cast, fresh(row))

    law, row = law_of(cast.commune), fresh(row)
    assert (row.received_on, row.in_hand_on) == (first, again)
    assert law.condition_days(row.received_on, again) == [first, dt.date(2026, 10, 1)]
    assert law.condition_days(again, again) == [again]
    step, whole = paces_of(row, law)
    assert step.due == limit_end(step.limit, again, law.workdays)
    assert whole.due == limit_end(whole.limit, again, law.workdays)


def test_a_page_that_is_old_returns_nothing(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    old = fresh(row)
    nomination_recall(nomination=fresh(row), seen_version=row.version, by=cast.unit_head)
    send(cast, round_, write(cast, fresh(row)))

    with pytest.raises(WrongState, match="vừa thay đổi"):
        give_back(cast, old)


# Finding


def test_found_eligible_with_whom_and_when(cast, round_):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)

    done = find_eligible(cast, round_, row, note="Đã đối chiếu.")

    got = fresh(row)
    assert not done.refused
    assert got.state == State.ELIGIBLE
    assert (got.check_note, got.checked_by.person) == ("Đã đối chiếu.", cast.person_of(cast.clerk))


def test_a_hard_standard_forbids_it_whatever_is_noted(cast, round_):
    [row] = in_check(cast, round_, *homes(cast, 1))
    type(row).objects.filter(pk=row.pk).update(report={"violations": ["Đánh bạc"]})

    done = find_eligible(cast, round_, fresh(row), note="Vẫn đề nghị.")

    assert "Không đạt" in done.refused[0].sentence
    assert fresh(row).state == State.CHECKING


def test_what_is_odd_asks_for_a_note_and_the_others_go_on(cast, round_):
    office, _ = police(cast)
    plain, odd = in_check(cast, round_, *homes(cast, 2))
    ask(cast, round_, office, odd)
    looks = looks_of(round_, list(with_all(type(plain).objects.filter(round=round_))))
    # What is odd about both is the same but for the question.
    assert [one for one in looks[odd.pk].odd if one not in looks[plain.pk].odd] == [
        "Chưa có trả lời của Công an xã."
    ]

    done = find_eligible(cast, round_, odd, note="")

    assert "Công an xã" in done.refused[0].sentence
    assert fresh(odd).state == State.CHECKING
    assert not find_eligible(cast, round_, odd).refused


def test_a_correction_after_sending_is_odd(cast, round_):
    [row] = in_check(cast, round_, *homes(cast, 1))
    type(row).objects.filter(pk=row.pk).update(figures_changed_at=row.sent_at)

    done = find_eligible(cast, round_, fresh(row), note="")

    assert "thay đổi sau khi gửi" in done.refused[0].sentence


def test_one_person_under_two_spellings_is_odd(cast, round_):
    one, two = worker(cast, "Vi Thị Sáu"), worker(cast, "Vi thị Sâu")
    [row, _] = in_check(cast, round_, one, two, award=ADVANCED)

    done = find_eligible(cast, round_, row, note="")

    assert "Trùng tên với Vi thị Sâu" in done.refused[0].sentence


def test_two_forms_of_reward_on_one_ground_are_odd_a_title_beside_is_not(cast, round_):
    person = worker(cast)
    [title] = in_check(cast, round_, person, award=ADVANCED)
    make_nomination(round_, person, cast.village, award=PRAISE)
    look = looks_of(round_, [with_all(type(title).objects.filter(pk=title.pk)).get()])[title.pk]

    assert not any("cũng được đề nghị" in said for said in look.odd)


def test_three_hundred_cost_as_many_questions_as_three(cast, round_):
    few = in_check(cast, round_, *homes(cast, 3))
    with CaptureQueriesContext(connection) as three:
        find_eligible(cast, round_, *few)
    other = opened_again(cast)
    many = [make_nomination(other, row.household, cast.village, award=CULTURE, state=State.CHECKING)
            for row in few]  # fmt: skip
    more = [
        make_nomination(other, home, cast.village, award=CULTURE, state=State.CHECKING)
        for home in homes_more(cast, 30)
    ]
    with CaptureQueriesContext(connection) as thirty:
        done = find_eligible(cast, other, *many, *more)

    assert len(done.done) == 33
    assert len(thirty) <= len(three) + 2


def opened_again(cast):
    return opened(cast, name="Xét bổ sung năm 2024")


def homes_more(cast, number):
    return [
        household_create(
            village=cast.village, code=f"X-{place}", address="",
            head=person_create(commune=cast.commune, full_name=f"Lê Văn Số {place}", by=None),
            valid_from=LONG_AGO, by=None,
        )
        for place in range(number)
    ]  # fmt: skip


def test_not_eligible_has_a_reason_and_can_be_looked_at_again(cast, round_):
    [row] = in_check(cast, round_, worker(cast), award=ADVANCED)
    with pytest.raises(ValidationError, match="Ghi vì sao"):
        nomination_find_ineligible(
            nomination=row, reason=" ", seen_version=row.version, by=cast.clerk
        )
    nomination_find_ineligible(
        nomination=row, reason="Bị kỷ luật.", seen_version=row.version, by=cast.clerk
    )
    assert fresh(row).state == State.INELIGIBLE

    again = fresh(row)
    nomination_recheck(
        nomination=again, reason="Nhầm người.", seen_version=again.version, by=cast.clerk
    )

    assert fresh(row).state == State.CHECKING


def test_looked_at_again_is_refused_where_another_dossier_took_its_place(cast, round_):
    person = worker(cast)
    [row] = in_check(cast, round_, person, award=ADVANCED)
    nomination_find_ineligible(
        nomination=row, reason="Sai mẫu.", seen_version=row.version, by=cast.clerk
    )
    start(cast, round_, person, award=ADVANCED)
    again = fresh(row)

    with pytest.raises(WrongState, match="hồ sơ khác"):
        nomination_recheck(
            nomination=again, reason="Xem lại.", seen_version=again.version, by=cast.clerk
        )


# Asking offices


def test_offices_are_asked_at_once_and_answer_for_themselves(cast, round_):
    office, chief = police(cast)
    rows = in_check(cast, round_, *homes(cast, 2))
    made = consultations_ask(
        round_=round_, offices=[office, cast.office], nominations=rows, question="Có vi phạm?",
        due_on=TODAY, by=cast.clerk,
    )  # fmt: skip
    own = made[0]
    line = own.rows.first()

    consultation_answer(
        consultation=own, answer="", objections={line.pk: "Đang bị xác minh."}, seen_version=1,
        by=chief,
    )  # fmt: skip

    got = Consultation.objects.get(pk=own.pk)
    assert got.answered_by.person.full_name == "Hà Văn Cảnh"
    look = looks_of(round_, [with_all(type(rows[0]).objects.filter(pk=line.nomination_id)).get()])
    assert "Công an xã: “Đang bị xác minh.”" in look[line.nomination_id].odd
    with pytest.raises(PermissionDenied):  # another office's
        consultation_answer(
            consultation=made[1], answer="Nhất trí.", objections={}, seen_version=1, by=chief
        )


def test_an_answer_is_given_once_and_says_something(cast, round_):
    office, chief = police(cast)
    asked = ask(cast, round_, office, *in_check(cast, round_, *homes(cast, 1)))
    with pytest.raises(ValidationError, match="Ghi ý kiến"):
        consultation_answer(consultation=asked, answer=" ", objections={}, seen_version=1, by=chief)
    consultation_answer(
        consultation=asked, answer="Nhất trí.", objections={}, seen_version=1, by=chief
    )

    with pytest.raises(PermissionDenied):
        consultation_answer(
            consultation=asked, answer="Khác.", objections={}, seen_version=2, by=chief
        )


def test_only_what_was_received_is_asked_about(cast, round_):
    office, _ = police(cast)
    [row] = sent(cast, round_, worker(cast))

    with pytest.raises(ValidationError, match="đã tiếp nhận"):
        ask(cast, round_, office, fresh(row))


def test_the_trail_tells_of_each(cast, round_):
    office, chief = police(cast)
    [row] = eligible(cast, round_, *homes(cast, 1))
    asked = ask(cast, round_, office, row)
    consultation_answer(
        consultation=asked, answer="Nhất trí.", objections={}, seen_version=1, by=chief
    )

    told = [entry.sentence for entry in Entry.objects.order_by("pk")][-4:]
    assert told[0].startswith("Hoàng Thị Mai tiếp nhận hồ sơ đề nghị Hộ ")
    assert told[1].startswith("Hoàng Thị Mai kết luận đủ điều kiện: Hộ ")
    assert told[2:] == [
        "Hoàng Thị Mai hỏi ý kiến về 1 hồ sơ: Công an xã",
        "Hà Văn Cảnh trả lời ý kiến: Công an xã",
    ]
