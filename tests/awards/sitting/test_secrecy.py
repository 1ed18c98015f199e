"""Nobody can join a vote to its voter: not by any table, the trail, the logs, an answer, a dump.

Two worlds are played, in which the same members vote at other times, in another order, and each
the other way round, so that only the sums are alike. All that is left of them must be the same.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.views.debug import SafeExceptionReporterFilter

from awards.models import Ballot
from awards.sitting.services import vote_cast
from emulation.org.models import User
from emulation.trail.models import Entry
from tests.awards.made import FIGHTER, Season
from tests.cast import make_cast
from tests.plumbing.kept import kept

Dump = dict[str, list[tuple[Any, ...]]]
MORNING = dt.datetime(2024, 2, 19, 8, 0, tzinfo=dt.UTC)
SECRET = re.compile(r"name=\"csrfmiddlewaretoken\" value=\"\w+\"")


class Undone(Exception):
    """Takes a world back."""


@contextmanager
def a_world_of_its_own() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        cache.clear()


def dump() -> Dump:
    """Return every row of every table, as a backup holds them."""
    found: Dump = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def vote(browser: Client, ballot: Ballot, agrees: bool) -> tuple[Any, ...]:
    """Vote as a member's page does; return what a server in front could write down of it."""
    page = reverse("vote_cast", args=[ballot.sitting.uid, ballot.uid])
    body = {"phieu": "1" if agrees else "0"}
    answer = browser.post(page, body, headers={"Accept": "application/json"})
    onward = answer.json()["next"]
    shown = browser.get(onward)
    text = SECRET.sub("", shown.content.decode())
    return (
        answer.status_code,
        onward,
        len(answer.content),
        sorted(answer.headers),
        text,
        answer.wsgi_request.META["CONTENT_LENGTH"],
    )


class World:
    """What is left when all have voted: rows, cache, log, and what each was answered."""

    def __init__(
        self,
        ballot: Ballot,
        browsers: dict[str, Client],
        votes: list[tuple[User, bool]],
        begins: dt.datetime,
        caplog: pytest.LogCaptureFixture,
    ) -> None:
        caplog.clear()
        caplog.set_level(logging.DEBUG)
        self.answers: dict[str, tuple[Any, ...]] = {}
        for place, (user, agrees) in enumerate(votes):
            with time_machine.travel(begins + place * dt.timedelta(minutes=7)):
                self.answers[user.login] = vote(browsers[user.login], ballot, agrees)
        self.rows = dump()
        self.cached = dict(cache._cache)
        self.logged = sorted(f"{each.name} {each.getMessage()}" for each in caplog.records)
        self.ballot = Ballot.objects.get(pk=ballot.pk)


def logged_in(season: Season) -> dict[str, Client]:
    browsers = {user.login: Client() for user in season.members.values()}
    with time_machine.travel(MORNING):
        for user in season.members.values():
            browsers[user.login].force_login(user, "emulation.org.backends.PasswordBackend")
        # What the first page of all loads and logs is no part of either world.
        browsers[season.cast.chairman.login].get(reverse("council_list"))
    cache.clear()
    return browsers


@pytest.fixture
@kept
def season(cast) -> Season:
    return Season(cast)


@pytest.mark.django_db
@pytest.mark.postgres
def test_two_worlds_with_other_voters_leave_the_same(season, caplog):
    ballot = season.balloting(season.worker("Lê Thị An", award=FIGHTER))
    members = list(season.members.values())
    one_way = [(user, place % 3 != 0) for place, user in enumerate(members)]
    # The same sums; by other people, in another order, on another hour.
    other_way = [(user, place % 3 != 1) for place, user in enumerate(members)][::-1]
    browsers = logged_in(season)
    worlds = []
    for votes, hours in ((one_way, 1), (other_way, 3)):
        with a_world_of_its_own():
            begins = MORNING + dt.timedelta(hours=hours)
            worlds.append(World(ballot, browsers, votes, begins, caplog))
    first, second = worlds

    assert (first.ballot.agree, first.ballot.disagree) == (6, 3)
    assert first.rows == second.rows
    assert first.cached == second.cached
    assert first.logged == second.logged


@pytest.mark.django_db
def test_the_answer_is_the_same_whatever_the_vote(season, caplog):
    ballot = season.balloting(season.worker("Lê Thị An"))
    member = season.members["Vi Văn Sáu"]
    browsers = logged_in(season)
    answers = []
    for agrees in (True, False):
        with a_world_of_its_own():
            world = World(ballot, browsers, [(member, agrees)], MORNING, caplog)
            answers.append((world.answers, world.logged))
    assert answers[0] == answers[1]


@pytest.mark.django_db
def test_a_breakdown_tells_neither_choice(season, client_of, settings):
    """An error report holds the request, yet not the choice."""
    ballot = season.balloting(season.worker("Lê Thị An"))
    browser = client_of(season.cast.chairman)
    page = reverse("vote_cast", args=[ballot.sitting.uid, ballot.uid])
    answer = browser.post(page, {"phieu": "1"})
    settings.DEBUG = False
    told = SafeExceptionReporterFilter().get_post_parameters(answer.wsgi_request)
    assert told["phieu"] == SafeExceptionReporterFilter.cleansed_substitute


@pytest.mark.django_db
def test_one_statement_writes_a_vote_with_the_same_words_for_both(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    shapes = []
    for user, agrees in ((season.cast.chairman, True), (season.cast.vice_chairman, False)):
        with CaptureQueriesContext(connection) as asked:
            vote_cast(ballot=ballot, agrees=agrees, by=user)
        written = [
            each["sql"] for each in asked if not each["sql"].startswith(("SELECT", "SAVE", "RELE"))
        ]
        assert len(written) == 1, written
        assert written[0].startswith("UPDATE"), written
        shapes.append(re.sub(r"'[^']*'|\d+", "?", written[0]))
    assert shapes[0] == shapes[1]


@pytest.mark.postgres
def test_the_database_s_own_marks_join_nothing(on_postgresql):
    """Each vote in a transaction of its own: the ballot's row alone bears the mark of the last."""
    season = Season(make_cast())
    ballot = season.balloting(season.worker("Lê Thị An"))
    entries = Entry.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        (began,) = cursor.fetchone()
    for place, user in enumerate(season.members.values()):
        vote_cast(ballot=ballot, agrees=place % 2 == 0, by=user)

    marked = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(*) FROM {quoted} WHERE xmin::text::bigint > %s", [began])
            (marked[table],) = cursor.fetchone()
    assert {table: number for table, number in marked.items() if number} == {"awards_ballot": 1}
    assert Entry.objects.count() == entries


@pytest.mark.django_db
def test_who_voted_is_kept_in_the_order_of_the_seats(season):
    ballot = season.balloting(season.worker("Lê Thị An"))
    for user in reversed(season.members.values()):
        vote_cast(ballot=ballot, agrees=True, by=user)
    kept = Ballot.objects.get()
    assert kept.voted == kept.voters
