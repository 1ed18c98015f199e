"""What is said of whole plans: the two real ones, read and saved; those of the demonstration."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command

from campaigns import services
from campaigns.checks import Check, Level, open_checks
from campaigns.content import plan_content
from campaigns.intake.reading import read
from campaigns.models import Plan
from emulation.demonstration.seed_plans import plan_uid
from tests.campaigns.intakes.conftest import intake_with  # noqa: F401

SHARED = Path(__file__).parents[4] / "shared" / "plans"
REAL = ("dong-tam-2024", "ngo-quyen-2024")

pytestmark = pytest.mark.django_db
real_plans = pytest.mark.skipif(
    not all((SHARED / f"{name}.txt").is_file() for name in REAL),
    reason="the two real plans do not stand in ../shared/plans",
)


# What a careful person finds, too: words typed twice, a stop forgotten, "./." typed, papers
# cited in full again, tasks that say no day.
HINTS = {
    "dong-tam-2024": {
        "header.date": 1,
        "header.signature": 1,
        "tasks.deadlines": 3,
        "writing.measures": 1,
        "writing.doubled": 2,
        "writing.typed_end": 1,
        "writing.unstopped": 1,
    },
    "ngo-quyen-2024": {
        "header.date": 1,
        "header.signature": 1,
        "tasks.deadlines": 5,
        "writing.cited_again": 3,
        "writing.typed_end": 1,
    },
}


def checks_of(plan: Plan) -> list[Check]:
    return open_checks(plan_content(Plan.objects.get(pk=plan.pk)))


def counted(checks: list[Check], level: Level) -> dict[str, int]:
    return dict(Counter(check.rule for check in checks if check.level == level))


@real_plans
@pytest.mark.parametrize("name", REAL)
def test_the_real_plans_of_2024_raise_no_false_alarm(cast, intake_with, name):  # noqa: F811
    reading = read((SHARED / f"{name}.txt").read_bytes(), f"{name}.txt")
    choices = {"kind": "yearly", "title": reading.header.title, "year": 2024}

    plan = services.intake_save(
        intake=intake_with(reading), version=1, choices=choices, by=cast.clerk
    )

    checks = checks_of(plan)
    assert counted(checks, Level.MUST) == {}
    assert counted(checks, Level.LOOK) == {}
    assert counted(checks, Level.HINT) == HINTS[name]


@pytest.mark.slow
def test_the_demonstration_leaves_one_thing_to_look_at(settings):
    settings.DEBUG = True
    call_command("seed_demo", stage="plans", verbosity=0)

    found = {number: checks_of(Plan.objects.get(uid=plan_uid(number))) for number in (1, 2, 3)}

    assert {n: counted(checks, Level.MUST) for n, checks in found.items()} == {1: {}, 2: {}, 3: {}}
    assert counted(found[1], Level.LOOK) == counted(found[2], Level.LOOK) == {}
    assert counted(found[3], Level.LOOK) == {"recipients.left_out": 1}
    assert counted(found[1], Level.HINT) == {"tasks.deadlines": 3}
    assert set(counted(found[2], Level.HINT)) == {
        "tasks.deadlines",
        "recipients.without_work",
        "writing.cited_again",
    }
    assert set(counted(found[3], Level.HINT)) == {"header.date", "header.signature"}
