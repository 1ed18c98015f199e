"""Whole papers of every kind are read, saved as a plan and printed with the words they had."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from campaigns import services
from campaigns.intake.parts import Reading
from campaigns.intake.reading import read, words_of
from campaigns.models import Figure
from tests.campaigns.intakes.printed import author_words, printed_words

FOLDER = Path(__file__).parents[1] / "intake" / "papers"
PAPERS = sorted(FOLDER.glob("*.txt"))[::3]

pytestmark = pytest.mark.django_db


def test_there_are_papers():
    assert len(PAPERS) >= 10


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_paper_saved_as_a_plan_prints_the_words_it_had(cast, intake_with, path):
    reading = read(path.read_bytes(), path.name)
    title = reading.header.title or "Kế hoạch không có trích yếu"
    intake = intake_with(reading)

    plan = services.intake_save(
        intake=intake, version=1, choices={"kind": "yearly", "title": title}, by=cast.clerk
    )

    printed = printed_words(plan) - words_added_to(reading, title)
    source = author_words(reading)
    assert (source - printed, printed - source) == (Counter(), Counter())
    assert plan.plantargets.count() == len(reading.targets)
    assert not plan.plantargets.filter(words="").exists()


def words_added_to(reading: Reading, title: str) -> Counter[str]:
    return Counter() if reading.header.title else Counter(words_of(title))


def test_most_numbers_of_the_papers_are_linked_to_their_targets(cast, intake_with):
    wanted = 0
    for year, path in enumerate(PAPERS[::3], start=2020):
        reading = read(path.read_bytes(), path.name)
        services.intake_save(
            intake=intake_with(reading),
            version=1,
            choices={"kind": "yearly", "title": "Thi đua", "year": year},
            by=cast.clerk,
        )
        wanted += sum(f.place.row is None for one in reading.targets for f in one.figures)

    assert Figure.objects.count() > 0.9 * wanted > 50
