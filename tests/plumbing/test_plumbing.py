"""The ground the other tests stand on: databases, two people at once, the browser."""

import os

import pytest
from django.db import connection

from tests.plumbing.browser import scrolls_sideways
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


@pytest.mark.browser
def test_front_door_opens_in_vietnamese_and_fits(phone, office_pc):
    for page in (phone, office_pc):
        answer = page.goto("/")

        assert answer.ok
        assert page.locator("html").get_attribute("lang") == "vi"
        assert not scrolls_sideways(page)
