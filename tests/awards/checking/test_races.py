"""The office and a unit act on one dossier in the same moment: exactly one of them wins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from awards.checking.services import Done, nominations_find_eligible, nominations_receive
from awards.models import Nomination
from awards.nominating.services import nomination_recall, nomination_withdraw
from awards.states import NominationState as State
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import User
from tests.awards.checking.made import homes, in_check, opened, sent, versions
from tests.awards.nominating.made import CULTURE
from tests.cast import TODAY, make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.fixture
def cast(on_postgresql: None):
    return make_cast()


def read(row: Nomination) -> Nomination:
    return Nomination.objects.select_related("round__commune", "commune", "unit").get(pk=row.pk)


def today(act: Callable[[User], object], user: User) -> Callable[[], object]:
    """Return the act of a person in a request of his own; a thread has its own clock."""

    def acting() -> object:
        with dates.on_day(TODAY):
            return act(User.objects.get(pk=user.pk))

    return acting


def won(result: object) -> bool:
    """Say whether the act went through; who lost was told so in a sentence."""
    if isinstance(result, Done):
        assert all(one.sentence for one in result.refused)
        return bool(result.done)
    if isinstance(result, Exception):
        assert isinstance(result, WrongState), result
        assert str(result)
        return False
    return True


def test_received_and_taken_back_at_once(cast):
    [row] = sent(cast, opened(cast), *homes(cast, 1), award=CULTURE)
    seen = read(row)

    def receive(by: User) -> object:
        return nominations_receive(nominations=[read(row)], seen_versions=versions(seen), by=by)

    def recall(by: User) -> object:
        return nomination_recall(nomination=read(row), seen_version=seen.version, by=by)

    received, recalled = at_once(today(receive, cast.clerk), today(recall, cast.unit_head))

    assert won(received) != won(recalled)
    assert read(row).state == (State.CHECKING if won(received) else State.RECALLED)


def test_found_eligible_and_withdrawn_at_once(cast):
    round_ = opened(cast)
    [row] = in_check(cast, round_, *homes(cast, 1))
    seen = read(row)

    def find(by: User) -> object:
        return nominations_find_eligible(
            round_=round_, nominations=[read(row)], seen_versions=versions(seen),
            note="Đã đối chiếu.", by=by,
        )  # fmt: skip

    def withdraw(by: User) -> object:
        return nomination_withdraw(
            nomination=read(row), seen_version=seen.version, reason="Hộ chuyển đi.", by=by
        )

    found, withdrawn = at_once(today(find, cast.clerk), today(withdraw, cast.unit_head))

    assert won(found) != won(withdrawn)
    assert read(row).state == (State.ELIGIBLE if won(found) else State.WITHDRAWN)


def test_two_clerks_receive_one_list(cast):
    rows = sent(cast, opened(cast), *homes(cast, 5), award=CULTURE)
    seen = [read(row) for row in rows]

    def receive(by: User) -> object:
        return nominations_receive(
            nominations=[read(row) for row in rows], seen_versions=versions(*seen), by=by
        )

    one, two = at_once(today(receive, cast.clerk), today(receive, cast.second_clerk))

    assert won(one) != won(two)
    assert {read(row).state for row in rows} == {State.CHECKING}
