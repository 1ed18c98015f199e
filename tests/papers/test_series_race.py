"""Two people who take a number in the same moment."""

import time

import pytest
from django.core.exceptions import ValidationError

from emulation.papers.models import NumberSeries, PaperNumber
from emulation.papers.selectors import missing_ranges
from emulation.papers.services import number_take
from tests.cast import make_cast
from tests.papers.papers_made import bytes_of, issue, open_series
from tests.plumbing.postgres import at_once

pytestmark = pytest.mark.postgres


def slowly(paper) -> dict[str, bytes]:
    """A rendering that keeps the transaction open while the other one asks."""
    time.sleep(0.3)
    return bytes_of(paper)


def test_two_who_issue_at_once_get_two_numbers(on_postgresql):
    cast = make_cast()
    open_series(cast.commune)

    papers = at_once(*[lambda: issue(cast.commune, files=slowly)] * 3)

    assert sorted(paper.full_number for paper in papers) == [
        "01/KH-UBND", "02/KH-UBND", "03/KH-UBND"
    ]  # fmt: skip
    assert len({paper.code for paper in papers}) == 3


def test_the_number_of_a_failed_issue_goes_to_who_waited(on_postgresql):
    cast = make_cast()
    series = open_series(cast.commune)

    def fails(paper):
        time.sleep(0.3)
        raise RuntimeError("no room on the disk")

    results = at_once(
        lambda: issue(cast.commune, files=fails), lambda: issue(cast.commune, files=slowly)
    )

    assert any(isinstance(result, RuntimeError) for result in results)
    assert [number.number for number in PaperNumber.objects.all()] == [1]
    assert missing_ranges(series) == []
    assert number_take(series=series).number == 2


def test_one_typed_number_is_given_once(on_postgresql):
    cast = make_cast()
    open_series(cast.commune, mode=NumberSeries.Mode.TYPED)

    results = at_once(*[lambda: issue(cast.commune, number=12, files=slowly)] * 2)

    assert sum(isinstance(result, ValidationError) for result in results) == 1
    assert PaperNumber.objects.get().number == 12
