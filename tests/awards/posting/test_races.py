"""A list ends while something is said of it or answered: nothing is lost, nothing is stuck."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.models import Nomination, Posting, PublicOpinion
from awards.posting.services import opinion_answer, opinion_give, posting_end
from awards.states import NominationState as State
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from tests.awards.nominating.made import opened
from tests.awards.posting.made import AFTER, LAST_DAY, posted, say
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.fixture
def posting(on_postgresql: None) -> Posting:
    cast = make_cast()
    return posted(cast, opened(cast), 1)


def on(day, act: Callable[[], object]) -> Callable[[], object]:
    def acting() -> object:
        with dates.on_day(day):
            return act()

    return acting


def state(posting: Posting) -> str:
    return Nomination.objects.get(postings__posting=posting).state


def end(posting: Posting) -> Callable[[], object]:
    return on(AFTER, lambda: posting_end(posting=Posting.objects.get(pk=posting.pk), by=None))


def test_the_last_answer_and_the_end_at_once_leave_no_dossier_behind(posting):
    with dates.on_day(LAST_DAY):
        opinion = say(posting, posting.rows.get())
    clerk = User.objects.get(login="clerk")

    def answer() -> object:
        read = PublicOpinion.objects.select_related(
            "row__nomination__round", "posting__commune"
        ).get(pk=opinion.pk)
        return opinion_answer(opinion=read, answer="Không đúng.", by=clerk)

    results = at_once(on(AFTER, answer), end(posting))

    assert not [one for one in results if isinstance(one, Exception)]
    assert state(posting) == State.ELIGIBLE


def test_an_opinion_of_the_last_moment_is_heard_or_refused(posting):
    row = posting.rows.get()

    def give() -> object:
        read = Posting.objects.get(pk=posting.pk)
        return opinion_give(posting=read, row=row, text="Có ý kiến.", author_name="Lê Văn An")

    given, ended = at_once(on(LAST_DAY, give), end(posting))

    assert not isinstance(ended, Exception), ended
    if isinstance(given, Exception):
        assert isinstance(given, WrongState)
        assert state(posting) == State.ELIGIBLE
    else:
        assert state(posting) == State.POSTED
