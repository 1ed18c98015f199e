"""Two people in the same moment: an answer, and a plan that goes back to its clerk."""

from __future__ import annotations

from uuid import uuid4

import pytest

from campaigns import services
from campaigns.models import Plan
from emulation.lib.states import WrongState
from tests.campaigns.comments.comments_made import again, give_back, say
from tests.campaigns.plans_made import fresh, submitted
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def test_of_two_clerks_who_answer_one_comment_one_wins(on_postgresql):
    cast = make_cast()
    plan = submitted(cast)
    comment = say(plan, cast.chairman)
    give_back(plan, cast.chairman)

    results = at_once(
        lambda: services.comment_mend(comment=again(comment), by=cast.clerk),
        lambda: services.comment_keep(comment=again(comment), text="Giữ.", by=cast.second_clerk),
    )

    assert sorted(type(result) for result in results if result is not None) == [WrongState]
    assert comment.replies.count() == 1
    assert again(comment).state == comment.replies.get().state


def test_a_comment_against_a_recall(on_postgresql):
    cast = make_cast()
    plan = submitted(cast)
    read = fresh(plan)

    said, recalled = at_once(
        lambda: services.comment_add(
            plan=read, part="header", about=None, text="Sửa.", by=cast.chairman
        ),
        lambda: services.plan_recall(plan=fresh(plan), by=cast.clerk),
    )

    assert recalled is None
    stands = plan.comments.count()
    assert stands == (0 if isinstance(said, WrongState) else 1)
    assert Plan.objects.get(pk=plan.pk).state == "recalled"


def test_a_comment_on_what_was_read_before_the_recall_is_refused(cast):
    plan = submitted(cast)
    read = fresh(plan)
    services.plan_recall(plan=fresh(plan), by=cast.clerk)

    with pytest.raises(WrongState, match="lấy bản này về sửa"):
        services.comment_add(plan=read, part="header", about=None, text="Sửa.", by=cast.chairman)
    assert not plan.comments.exists()


def test_a_form_pressed_twice_at_once_is_one_comment(on_postgresql):
    cast = make_cast()
    plan = submitted(cast)
    words = {"part": "header", "about": None, "text": "Sửa.", "uid": uuid4()}

    first, second = at_once(
        *[lambda: services.comment_add(plan=fresh(plan), by=cast.chairman, **words)] * 2
    )

    assert first == second == plan.comments.get()


@pytest.mark.parametrize("verb", ["keep", "reply"])
def test_an_answer_pressed_twice_at_once_is_one_answer(on_postgresql, verb):
    cast = make_cast()
    comment = say(submitted(cast), cast.chairman)
    answer = getattr(services, f"comment_{verb}")
    words = {"text": "Đã rõ.", "uid": uuid4(), "by": cast.clerk}

    results = at_once(*[lambda: answer(comment=again(comment), **words)] * 2)

    assert results == [None, None]
    assert comment.replies.count() == 1
