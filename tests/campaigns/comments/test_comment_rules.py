"""Who reads what was said of a plan: the question and its list say the same."""

from __future__ import annotations

import pytest

from campaigns.models import Comment, Plan, PlanState
from campaigns.rules import view_comment
from campaigns.selectors import comments_visible_to
from campaigns.waits import plan_waits
from tests.campaigns.comments.comments_made import say
from tests.campaigns.plans_made import submitted
from tests.campaigns.test_rules import CLERKS, EDITABLE, ON_THE_WAY, people

pytestmark = pytest.mark.postgres

READERS_OF_COMMENTS = {
    state: CLERKS if state in (*EDITABLE, PlanState.ABANDONED) else ON_THE_WAY
    for state in PlanState
}


@pytest.mark.parametrize("state", PlanState)
def test_who_reads_a_comment(cast, state):
    plan = submitted(cast)
    say(plan, cast.chairman)
    Plan.objects.filter(pk=plan.pk).update(state=state)
    comment = Comment.objects.select_related("plan").get()

    for name, user in people(cast).items():
        may = name in READERS_OF_COMMENTS[state]
        assert (view_comment(user, comment) is not None) is may, name
        assert comments_visible_to(user).filter(pk=comment.pk).exists() is may, name


def test_clerks_are_told_of_drafts_with_open_comments(cast):
    plan = submitted(cast)
    say(plan, cast.chairman)
    say(plan, cast.checker)
    assert told_of_comments(cast.clerk) == []

    Plan.objects.filter(pk=plan.pk).update(state=PlanState.RETURNED)

    assert told_of_comments(cast.clerk) == ["2 góp ý của người xem xét chưa trả lời."]
    assert told_of_comments(cast.chairman) == []
    assert told_of_comments(cast.outsider) == []


def told_of_comments(user) -> list[str]:
    return [wait.detail for wait in plan_waits(user) if "góp ý" in wait.detail]
