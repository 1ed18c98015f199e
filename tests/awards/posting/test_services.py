"""Lists are posted for opinions; opinions are looked into; the list ends by itself."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from awards.models import Nomination, Posting
from awards.posting.rules import opinions_visible_to
from awards.posting.services import opinion_answer, opinion_give, posting_end, posting_stop
from awards.states import NominationState as State
from awards.states import PostingState
from emulation.lib.states import WrongState
from emulation.trail.models import Entry
from tests.awards.checking.made import eligible, fresh, in_check
from tests.awards.made import make_nomination
from tests.awards.nominating.made import ADVANCED, homes, opened, worker
from tests.awards.posting.made import AFTER, LAST_DAY, TITLE, post, posted, say
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
@kept
def round_(cast):
    return opened(cast)


def states(posting: Posting) -> list[str]:
    rows = Nomination.objects.filter(postings__posting=posting)
    return list(rows.order_by("postings__position").values_list("state", flat=True))


def test_posted_by_name_unit_and_award_alone(cast, round_):
    posting = posted(cast, round_)

    assert states(posting) == [State.POSTED, State.POSTED]
    assert posting.content["rows"][0] == {
        "recipient": "Hộ Nông Văn Ab", "unit": "Thôn Hồng Lạc", "award": "Gia đình văn hóa",
    }  # fmt: skip
    assert (posting.begins_on, posting.ends_on) == (TODAY, LAST_DAY)


@pytest.mark.parametrize("short", [0, 9])
def test_posted_as_long_as_the_law_asks(cast, round_, short):
    rows = eligible(cast, round_, *homes(cast, 1))

    with pytest.raises(ValidationError, match=r"đủ 10 ngày .*sớm nhất đến hết ngày 29/02/2024"):
        post(cast, round_, *rows, ends_on=TODAY + dt.timedelta(days=short))

    assert fresh(rows[0]).state == State.ELIGIBLE


def test_where_no_rule_says_how_long_a_day_is_enough(cast, round_):
    rows = eligible(cast, round_, worker(cast), award=ADVANCED)
    with pytest.raises(ValidationError, match="từ ngày mai"):
        post(cast, round_, *rows, ends_on=TODAY)

    post(cast, round_, *rows, ends_on=TODAY + dt.timedelta(days=1))

    assert fresh(rows[0]).state == State.POSTED


def test_only_what_was_found_eligible_is_posted_all_or_nothing(cast, round_):
    ready, checked = in_check(cast, round_, *homes(cast, 2))
    Nomination.objects.filter(pk=ready.pk).update(state=State.ELIGIBLE)

    with pytest.raises(WrongState, match="vừa chuyển"):
        post(cast, round_, ready, checked)

    assert fresh(ready).state == State.ELIGIBLE
    assert not Posting.objects.exists()


def test_only_the_clerk_posts(cast, round_):
    rows = eligible(cast, round_, *homes(cast, 1))

    for user in (cast.unit_head, cast.chairman, cast.council_secretary, cast.outsider):
        with pytest.raises(PermissionDenied):
            post(cast, round_, *rows, by=user)


# Ending


def test_it_ends_by_the_nightly_command_and_its_dossiers_go_on(cast, round_, settings, capsys):
    posting = posted(cast, round_)
    call_command("end_postings")
    assert states(posting) == [State.POSTED, State.POSTED]
    settings.DEMO_TODAY = AFTER

    call_command("end_postings")
    call_command("end_postings")

    posting.refresh_from_db()
    assert posting.state == PostingState.ENDED
    assert states(posting) == [State.ELIGIBLE, State.ELIGIBLE]
    assert Entry.objects.filter(code="awards.posting.ended").count() == 1
    assert capsys.readouterr().out.count("1 danh sách đã kết thúc") == 1


def test_what_somebody_spoke_of_waits_until_that_is_looked_into(cast, round_, settings):
    posting = posted(cast, round_)
    opinion = say(posting, posting.rows.first())
    settings.DEMO_TODAY = AFTER
    posting_end(posting=posting, by=cast.clerk)
    assert states(posting) == [State.POSTED, State.ELIGIBLE]

    opinion_answer(opinion=opinion, answer="Đã xác minh, không đúng.", by=cast.clerk)

    assert states(posting) == [State.ELIGIBLE, State.ELIGIBLE]


def test_it_does_not_end_before_its_time(cast, round_, settings):
    posting = posted(cast, round_)
    settings.DEMO_TODAY = LAST_DAY

    with pytest.raises(WrongState, match="chưa hết hạn"):
        posting_end(posting=posting, by=cast.clerk)


def test_stopped_with_a_reason_it_counts_as_not_posted(cast, round_):
    posting = posted(cast, round_)
    with pytest.raises(ValidationError, match="lý do"):
        posting_stop(posting=posting, reason=" ", by=cast.clerk)

    posting_stop(posting=posting, reason="Ghi nhầm tên thôn.", by=cast.clerk)

    assert states(posting) == [State.ELIGIBLE, State.ELIGIBLE]
    with pytest.raises(WrongState, match="hết hạn"):
        say(posting)
    post(cast, round_, *Nomination.objects.filter(postings__posting=posting))


# Opinions


def test_a_grave_opinion_sends_the_dossier_back_to_the_check(cast, round_):
    posting = posted(cast, round_)
    opinion = say(posting, posting.rows.first())

    opinion_answer(
        opinion=opinion, answer="Chuyển Công an xã xác minh.", looks_again=True, by=cast.clerk
    )

    assert states(posting) == [State.CHECKING, State.POSTED]


def test_an_opinion_is_answered_once_and_in_words(cast, round_):
    opinion = say(posted(cast, round_))
    with pytest.raises(ValidationError, match="kết quả"):
        opinion_answer(opinion=opinion, answer=" ", by=cast.clerk)
    with pytest.raises(ValidationError, match="không nêu hồ sơ"):
        opinion_answer(opinion=opinion, answer="Xem.", looks_again=True, by=cast.clerk)
    opinion_answer(opinion=opinion, answer="Đã xem.", by=cast.clerk)

    with pytest.raises(WrongState, match="người khác xem xét"):
        opinion_answer(opinion=opinion, answer="Khác.", by=cast.chairman)


def test_opinions_come_until_the_last_day_is_over(cast, round_, settings):
    posting = posted(cast, round_)
    settings.DEMO_TODAY = LAST_DAY
    say(posting)
    settings.DEMO_TODAY = AFTER

    with pytest.raises(WrongState, match="hết hạn"):
        say(posting)


@pytest.mark.parametrize(
    ("text", "name"), [("", "Lường Văn Chín"), ("Có ý kiến.", " "), ("x" * 4001, "Lường Văn Chín")]
)
def test_an_opinion_has_words_and_a_name(cast, round_, text, name):
    with pytest.raises(ValidationError):
        opinion_give(posting=posted(cast, round_), row=None, text=text, author_name=name)


def test_the_same_opinion_sent_twice_comes_once(cast, round_):
    posting = posted(cast, round_)
    first = say(posting)

    assert say(posting) == first
    assert say(posting, posting.rows.first()) != first
    assert say(posting, text="Hộ này có công với thôn.") != first
    assert Entry.objects.filter(code="awards.opinion.came").count() == 3


def test_an_opinion_is_about_a_row_of_that_list(cast, round_):
    posting = posted(cast, round_)
    other = post(cast, round_, make_nomination(round_, worker(cast), cast.village),
                 ends_on=LAST_DAY)  # fmt: skip

    with pytest.raises(ValidationError, match="dòng của danh sách này"):
        say(posting, other.rows.get())


def test_who_spoke_is_for_who_decides_and_not_for_whom_it_is_about(cast, round_):
    about_clerk = make_nomination(round_, cast.person_of(cast.clerk), cast.office)
    posting = post(cast, round_, about_clerk, *eligible(cast, round_, *homes(cast, 1)))
    of_clerk = say(posting, posting.rows.get(nomination=about_clerk))
    of_home = say(posting, posting.rows.exclude(nomination=about_clerk).get())
    of_all = say(posting)

    def seen(user):
        return set(opinions_visible_to(user).values_list("pk", flat=True))

    assert seen(cast.clerk) == {of_home.pk, of_all.pk}
    assert seen(cast.second_clerk) == seen(cast.chairman) == {of_clerk.pk, of_home.pk, of_all.pk}
    for user in (cast.unit_head, cast.viewer, cast.council_member, cast.overseer, cast.outsider):
        assert seen(user) == set()
    with pytest.raises(PermissionDenied):
        opinion_answer(opinion=of_clerk, answer="Không có gì.", by=cast.clerk)


def test_the_trail_never_names_who_spoke(cast, round_):
    posting = posted(cast, round_)
    opinion = say(posting, posting.rows.first())
    opinion_answer(opinion=opinion, answer="Đã xem.", by=cast.clerk)

    told = [entry.sentence for entry in Entry.objects.filter(object_uid=posting.uid)]
    assert f"Có ý kiến gửi đến về {TITLE}" in told
    rows = Entry.objects.values_list("actor_name", "object_name", "reason", "changes")
    assert "Lường Văn Chín" not in str(list(rows))
