"""Any reading at all is saved, and the paper printed of it has its words."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from campaigns import services
from campaigns.intake.drafting.appendices import label_and_title
from campaigns.intake.reading import words_of
from campaigns.models import Plan
from tests.campaigns.intakes.printed import author_words, printed_words
from tests.campaigns.intakes.readings_made import readings

pytestmark = pytest.mark.django_db


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(reading=readings())
def test_any_reading_is_saved_and_prints_the_words_it_had(cast, intake_with, reading):
    with transaction.atomic():
        intake = intake_with(reading)

        plan = services.intake_save(
            intake=intake, version=1, choices={"kind": "yearly"}, by=cast.clerk
        )

        lost = author_words(reading) - printed_words(Plan.objects.get(pk=plan.pk))
        assert lost - names_of_the_frame(reading) == Counter()
        assert plan.plantargets.count() == len(reading.targets)
        transaction.set_rollback(True)


def names_of_the_frame(reading) -> Counter[str]:
    """An appendix of tables alone is named by its label, which the frame prints, too."""
    labels = (label_and_title(item)[0] for item in reading.items if item.kind == "appendix")
    return Counter(word for label in labels for word in words_of(label))
