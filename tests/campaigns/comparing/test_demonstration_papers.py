"""What is printed of a plan of the demonstration, and read again, differs from it in nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from campaigns.content import plan_content
from campaigns.models import Plan
from emulation.demonstration import stages
from emulation.demonstration.seed_plans import plan_uid
from emulation.lib import dates
from tests.campaigns.comparing.papers import compared, told


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Build it once for this file; every test reads it, none writes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with dates.on_day(stages.STAGES["plans"].day):
            stages.build("plans")
            yield
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_plan_of_the_demonstration_reads_back_as_itself(number, form, demonstration):
    content = plan_content(Plan.objects.get(uid=plan_uid(number)))

    assert told(compared(content, content, form)) == []
