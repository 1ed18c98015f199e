"""The ground the other tests stand on: databases, two people at once, the browser."""

import os
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection, transaction

from emulation.org.models import Person, Unit, UnitKind
from tests.cast import Cast, make_unit
from tests.plumbing.browser import scrolls_sideways
from tests.plumbing.kept import SHELF, all_rows, kept
from tests.plumbing.postgres import at_once


@pytest.mark.postgres
@pytest.mark.django_db
def test_database_is_the_one_that_was_asked_for():
    wanted = os.environ.get("DATABASE_URL", "sqlite:").split(":")[0]

    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[wanted]


@pytest.mark.postgres
def test_two_calls_run_at_once_on_connections_of_their_own(on_postgresql):
    def backend() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid() FROM pg_sleep(0.2)")
            return cursor.fetchone()[0]

    def mistake() -> None:
        raise ValueError("as itself")

    first, second, error = at_once(backend, backend, mistake)

    assert first != second
    assert isinstance(error, ValueError)


class TakenBack(Exception):
    pass


@pytest.fixture
def made() -> list[str]:
    """What the maker was asked for in earnest."""
    return []


@pytest.fixture
def new_village(made):
    @kept
    def new_village(cast: Cast, name: str) -> Unit:
        made.append(name)
        return make_unit(cast.commune, name, UnitKind.VILLAGE)

    new_village.__wrapped__.__qualname__ += uuid4().hex  # another in every test
    return new_village


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_world_made_again_has_the_rows_of_the_first(cast, made, new_village):
    empty = SHELF.standing
    with suppress(TakenBack), transaction.atomic():
        first, rows = new_village(cast, "Thôn Mới"), all_rows()
        raise TakenBack
    assert not Unit.objects.filter(pk=first.pk).exists()

    SHELF.standing = empty
    again = new_village(cast, "Thôn Mới")

    assert made == ["Thôn Mới"]
    assert (again.pk, again.uid) == (first.pk, first.uid)
    assert all_rows() == rows


@pytest.mark.django_db
def test_other_words_or_other_rows_make_another_world(cast, made, new_village):
    empty = SHELF.standing
    new_village(cast, "Thôn Một")
    new_village(cast, "Thôn Hai")  # upon other rows
    SHELF.standing = empty
    new_village(cast, "Thôn Ba")
    Person.objects.update(full_name="Người khác")
    assert SHELF.standing is None
    new_village(cast, "Thôn Tư")

    assert made == ["Thôn Một", "Thôn Hai", "Thôn Ba", "Thôn Tư"]


@pytest.mark.browser
def test_front_door_opens_in_vietnamese_and_fits(phone, office_pc):
    for page in (phone, office_pc):
        answer = page.goto("/")

        assert answer.ok
        assert page.locator("html").get_attribute("lang") == "vi"
        assert not scrolls_sideways(page)
