"""Saying something of a place, answering it, and going on about it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns import services
from campaigns.content import plan_content
from campaigns.models import Comment, CommentState
from campaigns.selectors import open_comments, revision_before
from emulation.lib.states import WrongState
from emulation.trail.models import Entry
from tests.campaigns.comments.comments_made import WORDS, again, give_back, say, some_item
from tests.campaigns.plans_made import approved, fresh, in_state, submit, submitted, told
from tests.plumbing.kept import kept

pytestmark = pytest.mark.postgres


@pytest.fixture
@kept
def plan(cast):
    return submitted(cast)


@pytest.fixture
@kept
def comment(cast, plan):
    return say(plan, cast.chairman)


def test_a_comment_keeps_its_place_and_the_words_there(cast, plan):
    comment = say(plan, cast.checker)

    assert (comment.state, comment.text, comment.revision.number) == ("open", WORDS, 1)
    assert comment.place.startswith("Mục I")
    assert comment.quote == some_item(plan).blocks.get().text
    assert told(plan)[-1] == "campaigns.comment.added"
    assert Entry.objects.latest("pk").reason == WORDS


@pytest.mark.parametrize("part", ["header", "opening", "recipients", "signature"])
def test_parts_that_are_no_items_can_be_spoken_of(cast, plan, part):
    comment = say(plan, cast.chairman, part=part)

    assert comment.about is None
    assert comment.place


def test_a_place_that_is_not_in_the_submission_is_refused(cast, plan):
    with pytest.raises(ValidationError, match="không còn trong bản trình"):
        say(plan, cast.chairman, part="item", about=uuid4())


def test_empty_words_are_no_comment(cast, plan):
    with pytest.raises(ValidationError, match="Viết góp ý"):
        say(plan, cast.chairman, "  ")


def test_the_same_form_sent_twice_is_one_comment(cast, plan):
    uid = uuid4()

    first, second = (say(plan, cast.chairman, uid=uid) for _ in range(2))

    assert first == second
    assert plan.comments.count() == 1


@pytest.mark.parametrize("who", ["clerk", "records_clerk", "unit_head", "viewer", "outsider"])
def test_who_may_not_comment(cast, plan, who):
    with pytest.raises(PermissionDenied):
        say(plan, getattr(cast, who))


@pytest.mark.parametrize("state", ["draft", "recalled", "returned", "issued"])
def test_a_plan_that_is_not_above_takes_no_comments(cast, state):
    plan = in_state(cast, state)

    with pytest.raises(WrongState):
        services.comment_add(plan=plan, part="header", about=None, text=WORDS, by=cast.chairman)


def test_an_approved_plan_can_still_be_spoken_of(cast):
    assert say(approved(cast), cast.chairman).is_open


# Answering


def test_mended_needs_a_draft_that_can_be_written(cast, plan, comment):
    with pytest.raises(WrongState, match="không sửa được"):
        services.comment_mend(comment=comment, by=cast.clerk)

    give_back(plan, cast.chairman)
    services.comment_mend(comment=again(comment), by=cast.clerk, text="Đã ghi rõ.")

    assert again(comment).state == CommentState.MENDED
    reply = comment.replies.get()
    assert (reply.text, reply.state, reply.made_by.person) == (
        "Đã ghi rõ.",
        "mended",
        cast.person_of(cast.clerk),
    )


def test_kept_needs_a_reason(cast, comment):
    with pytest.raises(ValidationError, match="vì sao giữ nguyên"):
        services.comment_keep(comment=comment, text=" ", by=cast.clerk)

    services.comment_keep(comment=comment, text="Theo mẫu của tỉnh.", by=cast.clerk)

    assert again(comment).state == CommentState.KEPT


@pytest.mark.parametrize("who", ["chairman", "checker", "records_clerk"])
def test_only_a_clerk_answers(cast, comment, who):
    with pytest.raises(PermissionDenied):
        services.comment_keep(comment=comment, text="Giữ.", by=getattr(cast, who))


def test_an_answer_is_given_once(cast, comment):
    services.comment_keep(comment=comment, text="Giữ.", by=cast.clerk)

    with pytest.raises(WrongState, match="Giữ nguyên"):
        services.comment_keep(comment=again(comment), text="Giữ nữa.", by=cast.second_clerk)


def test_the_same_answer_sent_twice_is_one(cast, comment):
    uid = uuid4()

    for _ in range(2):
        services.comment_keep(comment=again(comment), text="Giữ.", by=cast.clerk, uid=uid)

    assert comment.replies.count() == 1


def test_the_commenter_opens_it_again(cast, comment):
    services.comment_keep(comment=comment, text="Theo mẫu.", by=cast.clerk)

    with pytest.raises(PermissionDenied):
        services.comment_reopen(comment=again(comment), text="Chưa được.", by=cast.vice_chairman)
    services.comment_reopen(comment=again(comment), text="Chưa được.", by=cast.chairman)

    assert again(comment).is_open
    assert [reply.state for reply in comment.replies.all()] == ["kept", "open"]


def test_the_commenter_withdraws_what_has_no_answer(cast, plan, comment):
    services.comment_withdraw(comment=comment, by=cast.chairman)

    assert again(comment).state == CommentState.WITHDRAWN
    assert not open_comments(plan).exists()
    with pytest.raises(WrongState):
        services.comment_keep(comment=again(comment), text="Giữ.", by=cast.clerk)


def test_both_sides_say_more_without_deciding(cast, comment):
    services.comment_reply(comment=comment, text="Thôn nào thì tùy.", by=cast.checker)
    services.comment_reply(comment=again(comment), text="Thôn Hồng Lạc.", by=cast.clerk)

    assert again(comment).is_open
    assert [reply.text for reply in comment.replies.all()] == [
        "Thôn nào thì tùy.",
        "Thôn Hồng Lạc.",
    ]


def test_nothing_goes_on_about_an_issued_plan(cast):
    plan = in_state(cast, "approved")
    comment = say(plan, cast.chairman)
    plan.state = "issued"
    plan.save(update_fields=["state"])

    with pytest.raises(WrongState):
        services.comment_keep(comment=again(comment), text="Giữ.", by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.comment_reply(comment=again(comment), text="Thêm.", by=cast.chairman)


# Along with the plan's way


def test_returning_sends_the_comments_along_and_needs_no_other_reason(cast, plan, comment):
    say(plan, cast.chairman, "Nâng lên.", part="header")

    returned = give_back(plan, cast.chairman)

    assert returned.return_reason == "Sửa theo 2 góp ý kèm theo."


def test_without_comments_a_return_still_needs_its_reason(cast, plan):
    with pytest.raises(ValidationError):
        services.plan_return(plan=plan, reason="", by=cast.chairman)


def test_a_comment_stays_with_its_item_over_later_revisions(cast, plan, comment):
    give_back(plan, cast.chairman)
    submit(cast, fresh(plan))

    (left,) = open_comments(fresh(plan))
    assert left.about == some_item(plan).uid
    assert left.revision.number == 1


def test_what_changed_is_told_from_the_last_submission_that_was_taken_in_hand(cast, plan):
    assert revision_before(plan) is None
    give_back(plan, cast.chairman, "Sửa lại.")
    submit(cast, fresh(plan))
    services.plan_recall(plan=fresh(plan), by=cast.clerk)
    submit(cast, fresh(plan))

    assert fresh(plan).submitted_revision.number == 3
    assert revision_before(fresh(plan)).number == 1


def test_comments_are_no_part_of_the_content(cast, plan, comment):
    assert WORDS not in str(plan_content(plan))
    assert Comment.objects.get().plan == plan
