"""Two people at one dossier in the same moment: one wins, the other is told."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from awards.models import Nomination, NominationSending, Round
from awards.nominating.services import (
    nomination_recall,
    nominations_drop,
    nominations_send,
    nominations_start,
)
from awards.states import NOMINATION_MOVES, NominationState
from emulation.lib import dates
from emulation.lib.states import WrongState, move
from emulation.org.models import Person, User
from tests.awards.made import award_named
from tests.awards.nominating.made import (
    ADVANCED,
    common_papers,
    opened,
    send,
    sent,
    start,
    worker,
    write,
)
from tests.cast import TODAY, Cast, make_cast
from tests.plumbing.kept import kept
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres
State = NominationState


@pytest.fixture
def cast(on_postgresql: None) -> Cast:
    return make_cast()


@pytest.fixture
@kept
def round_(cast: Cast) -> Round:
    return opened(cast)


def today(act: Callable[[], object]) -> Callable[[], object]:
    def acting() -> object:
        with dates.on_day(TODAY):
            return act()

    return acting


def read(row: Nomination) -> Nomination:
    return Nomination.objects.select_related("round__commune", "commune", "unit", "sent_by").get(
        pk=row.pk
    )


def sending(row: Nomination, user: User, mark: uuid.UUID) -> Callable[[], object]:
    seen = read(row)

    def act() -> object:
        return nominations_send(
            round_=seen.round, nominations=[seen], seen_versions={seen.pk: seen.version},
            client_uid=mark, by=User.objects.get(pk=user.pk),
        )  # fmt: skip

    return today(act)


def lost(results: list[object]) -> list[Exception]:
    found = [one for one in results if isinstance(one, Exception)]
    told = (WrongState, PermissionDenied, ValidationError)
    assert all(isinstance(one, told) and str(one) for one in found), found
    return found


def test_two_people_send_one_dossier(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)

    results = at_once(
        sending(row, cast.unit_head, uuid.uuid4()), sending(row, cast.clerk, uuid.uuid4())
    )

    assert len(lost(results)) == 1
    assert NominationSending.objects.filter(nomination=row).count() == 1


def test_one_device_sends_twice_and_gets_one_receipt(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    mark = uuid.uuid4()

    results = at_once(sending(row, cast.unit_head, mark), sending(row, cast.unit_head, mark))

    assert lost(results) == []
    assert len({one.pk for [one] in results}) == 1


def test_recalled_or_received_never_both(cast, round_):
    [row] = sent(cast, round_, worker(cast))
    seen, other = read(row), read(row)

    results = at_once(
        today(
            lambda: nomination_recall(
                nomination=seen, seen_version=seen.version,
                by=User.objects.get(pk=cast.unit_head.pk),
            )
        ),
        today(lambda: move(other, State.CHECKING, moves=NOMINATION_MOVES)),
    )  # fmt: skip

    assert len(lost(results)) == 1
    assert read(row).state in (State.RECALLED, State.CHECKING)


def test_two_units_begin_one_subject(cast, round_):
    person = worker(cast)

    def beginning(unit, user) -> Callable[[], object]:
        return today(
            lambda: nominations_start(
                round_=Round.objects.select_related("commune").get(pk=round_.pk),
                unit=unit,
                award=award_named(ADVANCED),
                subjects=[Person.objects.select_related("commune").get(pk=person.pk)],
                by=User.objects.get(pk=user.pk),
            )
        )

    results = at_once(
        beginning(cast.village, cast.unit_head), beginning(cast.other_village, cast.clerk)
    )

    assert len(lost(results)) == 1
    assert Nomination.objects.filter(person=person).count() == 1


def test_sent_or_dropped_never_both(cast, round_):
    common_papers(cast, round_)
    [row] = start(cast, round_, worker(cast))
    write(cast, row)
    seen = read(row)

    results = at_once(
        sending(row, cast.unit_head, uuid.uuid4()),
        today(
            lambda: nominations_drop(
                round_=seen.round, unit=seen.unit, nominations=[seen],
                by=User.objects.get(pk=cast.clerk.pk),
            )
        ),
    )  # fmt: skip

    assert len(lost(results)) == 1
    after = read(row)
    assert (after.state == State.SENT) == (after.sendings.count() == 1)


def test_many_sent_together_by_two(cast, round_):
    common_papers(cast, round_)
    rows = start(cast, round_, *[worker(cast, f"Vi Văn {letter}") for letter in "ABCDE"])
    for row in rows:
        write(cast, row)
    first, second = [[read(row) for row in order] for order in (rows, rows[::-1])]

    results = at_once(
        today(lambda: send(cast, first[0].round, *first)),
        today(lambda: send(cast, second[0].round, *second, by=cast.clerk)),
    )

    assert len(lost(results)) == 1
    assert NominationSending.objects.count() == 5
