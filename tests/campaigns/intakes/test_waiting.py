"""A reading left half-checked waits in "Việc của tôi" of the commune's clerks."""

from __future__ import annotations

import pytest

from campaigns import services
from campaigns.waits import intake_waits
from emulation.org.waits import waits_of
from tests.campaigns.intakes.readings_made import TITLE
from tests.campaigns.plans_made import draft

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("who", ["clerk", "second_clerk"])
def test_an_unfinished_reading_waits_for_every_clerk(cast, intake, who):
    (wait,) = waits_of(getattr(cast, who))

    assert wait.title == f"Bản đọc: {TITLE}"
    assert wait.detail == "Đọc được 6 chỉ tiêu, 1 chỉ tiêu cần xem lại."
    assert wait.url.endswith(f"/{intake.uid}/")
    assert (wait.kind, wait.as_role) == ("mine", "Phụ trách thi đua, khen thưởng")


@pytest.mark.parametrize("who", ["chairman", "unit_head", "overseer", "outsider", "visitor"])
def test_it_waits_for_nobody_else(cast, intake, who):
    assert list(intake_waits(getattr(cast, who))) == []


def test_a_corrected_copy_waits_to_be_compared(cast, intake_with):
    intake_with(onto=draft(cast))

    (wait,) = intake_waits(cast.clerk)

    assert wait.action == "So với kế hoạch"
    assert wait.detail == "Bản Word đã sửa của kế hoạch phát động phong trào thi đua năm 2024."


def test_what_was_saved_or_put_aside_waits_no_more(cast, intake_with):
    services.intake_save(intake=intake_with(), version=1, by=cast.clerk)
    services.intake_abandon(intake=intake_with(), by=cast.clerk)

    assert list(intake_waits(cast.clerk)) == []
