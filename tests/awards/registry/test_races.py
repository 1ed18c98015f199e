"""Two people write the register at once: exactly one wins. On PostgreSQL."""

from __future__ import annotations

import pytest

from awards.models import CertificateLayout, Grant
from awards.registry.services import grant_change
from emulation.lib.states import StaleVersion
from tests.awards.made import law_and_catalogue
from tests.awards.registry.made import layout, old, person
from tests.cast import make_cast
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


@pytest.fixture
def cast(on_postgresql):
    made = make_cast()
    law_and_catalogue()
    return made


def refused(results: list[object]) -> list[bool]:
    return sorted(isinstance(result, StaleVersion) for result in results)


def test_of_two_corrections_one_stands(cast) -> None:
    row = old(cast, person(cast, "Vi Văn Bảy"))

    def correct(words: str):
        copy = Grant.objects.get(pk=row.pk)
        return lambda: grant_change(grant=copy, merit=words, seen_version=1, by=cast.clerk)

    assert refused(at_once(correct("một"), correct("hai"))) == [False, True]
    assert Grant.objects.get().version == 2


def test_of_two_first_layouts_one_is_kept(cast) -> None:
    assert refused(at_once(lambda: layout(cast), lambda: layout(cast))) == [False, True]
    assert CertificateLayout.objects.count() == 1
