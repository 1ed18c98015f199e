"""Two people write the register at once: exactly one wins. On PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from awards.models import CertificateLayout, Grant
from awards.registry.services import grant_change
from emulation.lib.states import StaleVersion
from tests.awards.made import law_and_catalogue
from tests.awards.registry.made import layout, old, person
from tests.cast import make_cast

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast():
    made = make_cast()
    law_and_catalogue()
    return made


def both(*acts) -> list[str]:
    """Run two acts at the same moment; return how each ended."""
    start = Barrier(len(acts))

    def run(act) -> str:
        try:
            start.wait(10)
            act()
        except (StaleVersion, ValidationError) as refused:
            return type(refused).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def test_of_two_corrections_one_stands(cast) -> None:
    assert connection.vendor == "postgresql"
    row = old(cast, person(cast, "Vi Văn Bảy"))

    def correct(words: str):
        copy = Grant.objects.get(pk=row.pk)
        return lambda: grant_change(grant=copy, merit=words, seen_version=1, by=cast.clerk)

    assert both(correct("một"), correct("hai")) == ["StaleVersion", "done"]
    assert Grant.objects.get().version == 2


def test_of_two_first_layouts_one_is_kept(cast) -> None:
    assert both(lambda: layout(cast), lambda: layout(cast)) == ["StaleVersion", "done"]
    assert CertificateLayout.objects.count() == 1
