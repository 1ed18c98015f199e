"""What registrations ask of whom: the unit's head, the clerks, those above a lone clerk."""

from __future__ import annotations

import datetime as dt
from copy import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Campaign, Registration
from campaigns.registering.services import registration_allow, registration_return
from campaigns.registering.waits import registration_waits
from emulation.lib import dates
from emulation.org.models import Membership, Role, User
from emulation.org.rights import memberships
from tests.campaigns.registering.office_made import UNTIL, Drive
from tests.cast import TODAY
from tests.plumbing.kept import kept

pytestmark = pytest.mark.django_db

PEOPLE = ("clerk", "second_clerk", "checker", "chairman", "records_clerk", "council_secretary",
          "viewer", "administrator", "overseer", "outsider", "outsider_chairman")  # fmt: skip


@pytest.fixture
@kept
def drive(cast) -> Drive:
    return Drive(cast)


def actions(user: User) -> list[tuple[str, str]]:
    return [(wait.action, wait.detail) for wait in registration_waits(user)]


def waiting(drive: Drive) -> set[str]:
    """Return who has something to do."""
    people = {name: getattr(drive.cast, name) for name in PEOPLE} | drive.heads
    return {name for name, user in people.items() if registration_waits(user)}


def test_nobody_waits_where_nothing_was_written_or_a_draft_is_open(drive):
    assert not waiting(drive)
    drive.save("Hồng Lạc", {})
    assert not waiting(drive)  # the open window is told elsewhere


def test_what_was_sent_waits_for_the_clerks_in_one_line(drive):
    drive.send("Hồng Lạc")
    drive.send("Đề Thám")
    assert waiting(drive) == {"clerk", "second_clerk"}
    (wait,) = registration_waits(drive.cast.clerk)
    assert wait.title == "2 đăng ký thi đua chờ duyệt: Đợt thi đua mừng Đảng, mừng Xuân"
    assert (wait.action, wait.kind) == ("Duyệt đăng ký", "mine")
    assert wait.url.endswith("?nhom=cho-duyet")
    oldest = min(Registration.objects.values_list("sent_at", flat=True))
    assert wait.since == oldest


@pytest.mark.parametrize(
    ("reason", "detail"), [("Xem lại lúa", "Trả lại: Xem lại lúa"), ("", "Xã trả lại vài mục.")]
)
def test_what_came_back_waits_for_its_head_with_the_reason(drive, reason, detail):
    registration = drive.send("Hồng Lạc")
    pledge = registration.pledges.first()
    named = {} if reason else {"pledges": {pledge.pk: "Cao quá"}}
    registration_return(registration=registration, reason=reason, named=named, by=drive.cast.clerk)
    assert actions(drive.heads["Hồng Lạc"]) == [("Sửa, gửi lại đăng ký", detail)]
    assert waiting(drive) == {"Hồng Lạc"}
    (wait,) = registration_waits(drive.heads["Hồng Lạc"])
    assert str(drive.units["Hồng Lạc"].uid) in wait.url
    assert wait.as_role == Role.UNIT_HEAD.label


def test_a_leave_waits_for_its_head_until_its_last_day_and_says_why(drive):
    until = UNTIL + dt.timedelta(days=5)
    with dates.on_day(UNTIL + dt.timedelta(days=1)):
        drive_forget(drive)
        registration_allow(
            registration=drive.registration("Hồng Lạc"),
            until=until,
            reason="Thôn họp muộn",
            by=drive.cast.clerk,
        )
    for day, found in (
        (UNTIL, set()),
        (until, {"Hồng Lạc"}),
        (until + dt.timedelta(days=1), set()),
    ):
        with dates.on_day(day):
            drive_forget(drive)
            assert waiting(drive) == found, day
    with dates.on_day(until):
        (wait,) = registration_waits(drive.heads["Hồng Lạc"])
        assert wait.due == until
        assert wait.detail.startswith("Được đăng ký muộn đến hết ngày")
        assert wait.detail.endswith(": Thôn họp muộn")


def test_what_was_taken_by_telephone_waits_for_the_head_and_another_clerk(drive):
    drive.send("Hồng Lạc", by=drive.cast.clerk)
    assert waiting(drive) == {"Hồng Lạc", "clerk", "second_clerk"}
    assert actions(drive.heads["Hồng Lạc"])[0][0] == "Xác nhận đăng ký"
    (own,) = registration_waits(drive.cast.clerk)  # who wrote it down does not approve it
    assert (own.action, own.kind) == ("", "others")
    assert "ghi thay, chờ đơn vị xác nhận" in own.title
    (other,) = registration_waits(drive.cast.second_clerk)
    assert other.action == "Duyệt đăng ký"


def test_what_the_only_clerk_wrote_down_waits_for_those_above(drive):
    second = memberships(drive.cast.second_clerk)
    ended = TODAY - dt.timedelta(days=1)
    Membership.objects.filter(pk__in=[one.pk for one in second], role=Role.CLERK).update(
        valid_to=ended
    )
    drive_forget(drive)
    drive.send("Hồng Lạc", by=drive.cast.clerk)
    found = waiting(drive)
    assert "second_clerk" not in found
    assert {"Hồng Lạc", "checker", "chairman"} <= found
    (above,) = registration_waits(drive.cast.chairman)
    assert above.action == "Duyệt đăng ký"


@pytest.mark.parametrize("field", ["closed_at", "cancelled_at"])
def test_a_campaign_that_is_over_asks_nobody(drive, field):
    registration = drive.send("Hồng Lạc")
    registration_return(registration=registration, reason="Xem lại", by=drive.cast.clerk)
    drive.send("Đề Thám")
    assert waiting(drive) == {"Hồng Lạc", "clerk", "second_clerk"}
    Campaign.objects.filter(pk=drive.campaign.pk).update(**{field: dates.now()})
    assert not waiting(drive)


def test_one_query_whatever_there_is(drive, cast):
    more = copy(drive)
    Campaign.objects.filter(pk=drive.campaign.pk).update(name="Đợt đầu năm")
    more.campaign = drive._launched()
    for user in (cast.clerk, cast.unit_head, cast.viewer):
        memberships(user)
    counts = []
    for one in (drive, more):
        registration = one.send("Hồng Lạc")
        registration_return(registration=registration, reason="Xem lại", by=cast.clerk)
        one.send("Đề Thám")
        for user in (cast.clerk, cast.unit_head):
            with CaptureQueriesContext(connection) as asked:
                assert registration_waits(user)
            counts.append(len(asked))
    assert counts == [1] * 4
    with CaptureQueriesContext(connection) as asked:
        assert not registration_waits(cast.viewer)
    assert not asked


def drive_forget(drive: Drive) -> None:
    """Let memberships be read anew: the day or the rows changed."""
    for user in [*(getattr(drive.cast, name) for name in PEOPLE), *drive.heads.values()]:
        user.__dict__.pop("_memberships", None)
