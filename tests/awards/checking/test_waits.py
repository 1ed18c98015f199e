"""What the check and the posting ask of a person at home: one query for both."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.checking import waits as checking
from awards.posting import waits as posting_lists
from awards.posting.services import opinion_answer
from awards.states import NominationState as State
from awards.waiting import awards_waits
from awards.waitlines import Line
from emulation.org.models import User
from emulation.org.rights import memberships
from emulation.org.waits import Wait
from tests.awards.checking.made import ask, homes, in_check, opened, police, worker
from tests.awards.made import Season, make_nomination
from tests.awards.posting.made import AFTER, posted, say
from tests.cast import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def asked_of(user: User) -> list[Wait]:
    """Return what the check and the posting ask, read together as home reads them."""
    first, *others = (*checking.waiting_rows(user), *posting_lists.waiting_rows(user))
    lines = [Line(**row) for row in first.union(*others, all=True)]
    packages = {"check": checking, "post": posting_lists}
    return [
        wait
        for line in lines
        for wait in packages[line.kind.partition(".")[0]].waits_of(line, user)
    ]


def told(user: User) -> list[tuple[str, str]]:
    return [(wait.title, wait.as_role) for wait in asked_of(User.objects.get(pk=user.pk))]


CLERK = "Phụ trách thi đua, khen thưởng"


def test_the_clerk_receives_and_checks_round_by_round(cast):
    round_ = opened(cast)
    in_check(cast, round_, *homes(cast, 2))
    sent_one(cast, round_)

    assert told(cast.clerk) == [
        ("2 hồ sơ chờ thẩm định: xét khen thưởng năm 2024", CLERK),
        ("1 hồ sơ chờ tiếp nhận: xét khen thưởng năm 2024", CLERK),
    ]
    for user in (cast.chairman, cast.checker, cast.unit_head, cast.viewer, cast.outsider):
        assert told(user) == []


def test_what_was_found_eligible_waits_to_be_taken_further(cast):
    round_ = opened(cast)
    for name in ("Hà Văn Ba", "Hà Văn Tư"):
        make_nomination(round_, worker(cast, name), cast.village, state=State.ELIGIBLE)

    [wait] = asked_of(cast.clerk)

    assert wait.title == "2 hồ sơ đủ điều kiện: xét khen thưởng năm 2024"
    assert wait.url == reverse("round_read", args=[round_.uid])
    for user in (cast.chairman, cast.checker, cast.unit_head, cast.outsider):
        assert told(user) == []


def sent_one(cast, round_):
    return make_nomination(round_, worker(cast), cast.village, state="sent")


def test_what_the_only_clerk_proposed_waits_for_those_above(cast):
    round_ = opened(cast)
    row = sent_one(cast, round_)
    clerk = cast.person_of(cast.clerk).memberships.get()
    type(row).objects.filter(pk=row.pk).update(made_by=clerk, sent_by=clerk)
    assert told(cast.clerk) == [] != told(cast.second_clerk)
    assert told(cast.chairman) == []
    cast.person_of(cast.second_clerk).memberships.update(valid_to="2021-01-01")

    assert told(cast.clerk) == []
    assert told(cast.chairman) == [
        ("1 hồ sơ chờ tiếp nhận: xét khen thưởng năm 2024", "Lãnh đạo UBND")
    ]


def test_an_office_answers_until_it_has(cast):
    round_ = opened(cast)
    office, chief = police(cast)
    asked = ask(cast, round_, office, *in_check(cast, round_, *homes(cast, 2)))

    [wait] = asked_of(chief)

    assert wait.title == "Cho ý kiến về 2 hồ sơ: xét khen thưởng năm 2024"
    assert (wait.due, wait.as_role) == (TODAY, "Người đứng đầu đơn vị")
    assert str(asked.uid) in wait.url


def test_opinions_and_a_list_that_is_over(cast, settings):
    round_ = opened(cast)
    posting = posted(cast, round_)
    opinion = say(posting, posting.rows.first())
    assert told(cast.clerk) == [
        ("1 ý kiến về danh sách đề nghị công nhận Gia đình văn hóa năm 2024", CLERK)
    ]
    assert told(cast.chairman) == []
    opinion_answer(opinion=opinion, answer="Đã xem.", by=cast.clerk)
    settings.DEMO_TODAY = AFTER

    assert told(cast.clerk) == [
        ("Hết hạn niêm yết: danh sách đề nghị công nhận Gia đình văn hóa năm 2024", CLERK)
    ]


def test_one_query_for_all_of_it_and_none_for_who_has_no_part(cast):
    round_ = opened(cast)
    office, chief = police(cast)
    rows = in_check(cast, round_, *homes(cast, 2))
    ask(cast, round_, office, *rows)
    for user, most in ((cast.clerk, 1), (chief, 1), (cast.visitor, 0)):
        if most:
            memberships(user)
        with CaptureQueriesContext(connection) as asked:
            asked_of(user)
        assert len(asked) <= most, user


def test_whatever_waits_in_awards_is_read_together(cast):
    season = Season(cast)
    season.plan([season.worker("Lê Thị An")])
    season.worker("Lê Thị Bình", state=State.PASSED)
    drafted = make_nomination(
        season.round, worker(cast), cast.village, state=State.INCOMPLETE, return_due_on=TODAY
    )

    def actions(user: User) -> dict[str, Wait]:
        return {wait.action: wait for wait in awards_waits(User.objects.get(pk=user.pk))}

    head = actions(cast.unit_head)
    assert head["Bổ sung, gửi lại"].due == drafted.return_due_on
    assert "Đề nghị khen thưởng" not in head
    assert actions(cast.council_member)["Đọc hồ sơ"].detail.startswith("08:00, Phòng họp UBND xã.")
    clerk = actions(cast.clerk)
    assert clerk["Lập quyết định, tờ trình"].detail == "1 hồ sơ Hội đồng đã thông qua."
    assert clerk["Chuẩn bị phiên họp"].due == TODAY
    assert not actions(cast.outsider)
