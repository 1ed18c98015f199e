"""What is kept until the trail of the commune goes on."""

from __future__ import annotations

import datetime as dt
from itertools import count
from uuid import uuid4

import pytest
from django.http import HttpRequest

from emulation.lib import dates
from emulation.trail.kept import kept
from emulation.trail.models import Entry

pytestmark = pytest.mark.django_db


def told(commune, pk=None):
    Entry.objects.create(
        pk=pk,
        at=dates.now(),
        code="x",
        commune_uid=commune,
        actor_name="",
        object_type="x",
        object_uid=uuid4(),
    )


def test_made_once_until_something_is_told_of_the_commune():
    commune, other, numbers = uuid4(), uuid4(), count()

    def made(*parts):
        return kept(HttpRequest(), commune, parts, lambda: next(numbers))

    assert [made("a"), made("a"), made("b")] == [0, 0, 1]
    told(other)
    assert made("a") == 0
    told(commune, pk=9_000)
    assert made("a") == 2
    told(commune, pk=8_999)  # committed after a later key
    assert made("a") == 3
    with dates.on_day(dt.date(2024, 5, 5)):
        assert made("a") == 4
