"""Who reads what was said of a plan: the question and its list say the same."""

from __future__ import annotations

import pytest

from campaigns.models import Comment, Plan, PlanState
from campaigns.rules import view_comment
from campaigns.selectors import comments_visible_to, plans_with_comments
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
    assert not plans_with_comments(cast.clerk).exists()

    Plan.objects.filter(pk=plan.pk).update(state=PlanState.RETURNED)

    assert plans_with_comments(cast.clerk).get().waiting_comments == 2
    assert not plans_with_comments(cast.chairman).exists()
    assert not plans_with_comments(cast.outsider).exists()
