"""What the office does with registrations, and who may do what in which state."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from campaigns.launching.services import campaign_close
from campaigns.models import Registration
from campaigns.registering import services
from campaigns.registering.rules import is_lapsed, registrations_visible_to
from campaigns.registering.telling import sending_in_force, state_words
from emulation.lib import dates
from emulation.lib.states import WrongState
from emulation.org.models import Role
from emulation.org.rights import granting
from emulation.org.services import membership_create
from targets.services.submissions import SentAnew
from tests.campaigns.launching import campaigns_made as launching
from tests.campaigns.registering.registrations_made import (
    JOB,
    approved,
    aspire,
    in_state,
    new_drive,
    people_title,
    person,
    pledge,
    return_it,
    returned,
    save,
    send,
    sent,
    share_now,
)
from tests.plumbing.kept import kept

HEAD, CLERKS, DECIDE = (
    {"unit_head"},
    {"clerk", "second_clerk"},
    {"clerk", "second_clerk", "checker", "second_checker", "chairman", "vice_chairman"},
)
READ = {
    *HEAD,
    *DECIDE,
    "council_secretary",
    "council_member",
    "viewer",
    "overseer",
}
# Who holds a right, by state; in other states nobody does.
RIGHTS = {
    "view": dict.fromkeys(("draft", "sent", "returned", "approved", "withdrawn"), READ),
    "write": dict.fromkeys(("draft", "returned"), HEAD | CLERKS),
    "recall": {"sent": HEAD},
    "withdraw": dict.fromkeys(("sent", "returned", "approved"), HEAD),
    "return_to": {"withdrawn": HEAD},
    "receive": {"sent": DECIDE},
    "return": {"sent": DECIDE, "approved": DECIDE},
    "approve": {"sent": DECIDE},
    "confirm": {},
}
STATES = ("draft", "sent", "returned", "approved", "withdrawn")
PEOPLE = (
    "clerk",
    "second_clerk",
    "unit_head",
    "checker",
    "second_checker",
    "chairman",
    "vice_chairman",
    "records_clerk",
    "accountant",
    "council_secretary",
    "council_member",
    "viewer",
    "administrator",
    "overseer",
    "outsider",
    "outsider_chairman",
    "visitor",
)


@pytest.fixture
@kept
def drive(cast):
    return new_drive(cast)


@pytest.mark.parametrize("state", STATES)
def test_who_may_do_what_in_a_state(cast, drive, state):
    registration = in_state(drive, cast, state)

    for right, by_state in RIGHTS.items():
        may = {
            name
            for name in PEOPLE
            if granting(getattr(cast, name), f"campaigns.{right}_registration", registration)
        }
        assert may == by_state.get(state, set()), right
    assert not granting(drive.other_head, "campaigns.view_registration", registration)


@pytest.mark.parametrize("state", STATES)
def test_lists_hold_what_pages_show(cast, drive, state):
    registration = in_state(drive, cast, state)

    for name in (*PEOPLE, "other_head"):
        user = drive.other_head if name == "other_head" else getattr(cast, name)
        listed = registrations_visible_to(user).filter(pk=registration.pk).exists()
        assert listed == bool(granting(user, "campaigns.view_registration", registration)), name


@pytest.mark.parametrize("name", ["outsider", "outsider_chairman", "viewer", "visitor"])
@pytest.mark.parametrize(
    ("state", "act"),
    [
        ("sent", services.registration_receive),
        ("sent", services.registration_approve),
        ("sent", services.registration_recall),
        ("withdrawn", services.registration_begin_again),
    ],
)
def test_who_has_no_hand_in_it_changes_nothing(cast, drive, name, state, act):
    registration = in_state(drive, cast, state)

    with pytest.raises(PermissionDenied):
        act(registration=registration, by=getattr(cast, name))

    again = drive.of(cast.village)
    assert (again.state, again.received_at) == (state, None)


def test_after_the_window_a_sent_one_is_neither_recalled_nor_withdrawn(cast, drive):
    registration = sent(drive, cast)

    with dates.on_day(launching.AFTER):
        with pytest.raises(WrongState, match="không gửi lại được"):
            services.registration_recall(registration=registration, by=cast.unit_head)
        with pytest.raises(WrongState, match="Đã hết hạn"):
            services.registration_withdraw(
                registration=registration, reason="Nhầm.", by=cast.unit_head
            )

    assert drive.of(cast.village).state == "sent"


def test_what_was_received_is_not_recalled(cast, drive):
    registration = sent(drive, cast)
    services.registration_receive(registration=registration, by=cast.clerk)

    with pytest.raises(WrongState, match="tiếp nhận"):
        services.registration_recall(registration=drive.of(cast.village), by=cast.unit_head)


def test_a_recall_does_not_open_what_the_return_left_closed(cast, drive):
    """Returned with one job named, sent again, recalled: the pledge stays as it was."""
    first = sent(drive, cast, jobs=[JOB])
    return_it(first, cast, {"hardjobs": {first.hardjobs.get().pk: "Ghi rõ ngõ."}})
    send(drive.of(cast.village), cast.unit_head)

    recalled = services.registration_recall(registration=drive.of(cast.village), by=cast.unit_head)

    assert recalled.state == "returned"
    with pytest.raises(ValidationError, match="Chỉ sửa được các mục bị trả lại"):
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "1"))


def test_a_return_after_the_window_is_mended_and_sent(cast, drive):
    returned(drive, cast)

    with dates.on_day(launching.AFTER):
        registration = save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "700"))
        send(registration, cast.unit_head)

    assert drive.of(cast.village).state == "sent"


def test_shares_follow_approval_return_and_withdrawal(cast, drive):
    registration = sent(drive, cast)
    assert share_now(drive.share) is None

    services.registration_approve(registration=registration, by=cast.clerk)
    assert share_now(drive.share) == 650

    return_it(drive.of(cast.village), cast)
    assert share_now(drive.share) is None

    send(drive.of(cast.village), cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.checker)
    assert share_now(drive.share) == 650

    services.registration_withdraw(
        registration=drive.of(cast.village), reason="Nhầm.", by=cast.unit_head
    )
    assert share_now(drive.share) is None


def test_a_withdrawal_leaves_what_another_campaign_approved(cast, drive):
    """Two campaigns pledge on one share: the year's pledge stands when the drive is given up."""
    approved(drive, cast)
    second = launching.launched(cast, name="Đợt thi đua thứ hai")
    registration = services.registration_of(campaign=second, unit=cast.village)
    send(save(registration, cast.unit_head, pledge(drive.share, "700")), cast.unit_head)
    with dates.on_day(dt.date(2024, 2, 20)):
        services.registration_approve(registration=registration, by=cast.clerk)
        assert share_now(drive.share) == 700
        services.registration_withdraw(registration=registration, reason="Nhầm.", by=cast.unit_head)

    assert share_now(drive.share) == 650


def test_nobody_approves_what_he_wrote_down_until_the_head_says_it_is_right(cast, drive):
    registration = sent(drive, cast, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.registration_approve(registration=registration, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.registration_confirm(registration=registration, by=cast.clerk)
    with pytest.raises(PermissionDenied):
        services.registration_confirm(registration=registration, by=drive.other_head)

    services.registration_confirm(registration=drive.of(cast.village), by=cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)

    assert drive.of(cast.village).state == "approved"


def test_a_clerk_who_heads_the_unit_does_not_approve_his_own(cast, drive):
    membership_create(
        person=cast.person_of(cast.clerk),
        unit=cast.village,
        role=Role.UNIT_HEAD,
        valid_from=dt.date(2024, 1, 1),
        by=None,
    )
    registration = sent(drive, cast, by=cast.clerk)

    with pytest.raises(PermissionDenied):
        services.registration_approve(registration=registration, by=cast.clerk)


def test_many_approved_at_once_tell_which_were_not_and_why(cast, drive):
    own = sent(drive, cast, by=cast.clerk)
    other = drive.of(cast.other_village)
    send(save(other, drive.other_head, pledge(drive.other_share)), drive.other_head)

    done, refused = services.registrations_approve(registrations=[own, other], by=cast.clerk)

    assert [one.pk for one in done] == [other.pk]
    assert [one.registration.pk for one in refused] == [own.pk]
    assert "nhờ người khác duyệt" in refused[0].sentence


def test_a_return_says_why(cast, drive):
    registration = sent(drive, cast)

    with pytest.raises(ValidationError, match="Ghi lý do trả lại"):
        services.registration_return(registration=registration, reason=" ", by=cast.clerk)

    assert drive.of(cast.village).state == "sent"


def test_a_part_of_another_unit_is_not_named_and_nothing_is_returned(cast, drive):
    other = drive.of(cast.other_village)
    save(other, drive.other_head, pledge(drive.other_share))
    registration = sent(drive, cast)

    with pytest.raises(ValidationError, match="không thuộc"):
        return_it(registration, cast, {"pledges": {other.pledges.get().pk: "Xem lại."}})

    assert drive.of(cast.village).state == "sent"


def test_leave_opens_an_approved_one_and_what_was_approved_stands(cast, drive):
    title, someone = people_title(), person(cast)
    draft = drive.of(cast.village)
    save(draft, cast.unit_head, pledge(drive.share), jobs=[JOB])
    aspire(draft, cast.unit_head, title, someone)
    send(draft, cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)

    with dates.on_day(launching.AFTER):
        services.registration_allow(
            registration=drive.of(cast.village),
            until=dt.date(2024, 3, 10),
            reason="Thêm việc khó.",
            by=cast.clerk,
        )
        supplement = drive.of(cast.village)
        assert (supplement.state, share_now(drive.share)) == ("draft", 650)
        with pytest.raises(ValidationError, match="đã được duyệt nên không bỏ được"):
            save(supplement, cast.unit_head, jobs=[])
        with pytest.raises(ValidationError, match="không bỏ được"):
            aspire(drive.of(cast.village), cast.unit_head, title)
    with (
        dates.on_day(dt.date(2024, 3, 11)),
        pytest.raises(WrongState, match="Đã hết hạn đăng ký"),
    ):
        save(drive.of(cast.village), cast.unit_head)


def test_what_was_approved_and_then_returned_by_name_can_be_taken_out(cast, drive):
    title, someone = people_title(), person(cast)
    draft = save(drive.of(cast.village), cast.unit_head, pledge(drive.share), jobs=[JOB])
    aspire(draft, cast.unit_head, title, someone)
    send(draft, cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)
    registration = drive.of(cast.village)
    named = {"aspirants": {registration.aspirants.get().pk: "Đã chuyển đi."}}
    return_it(registration, cast, named)

    aspire(drive.of(cast.village), cast.unit_head, title)

    assert not registration.aspirants.exists()


def test_leave_is_for_units_that_take_part(cast, drive):
    registration = drive.of(cast.office)

    with pytest.raises(ValidationError, match="không thuộc diện tham gia"):
        services.registration_allow(
            registration=registration, until=launching.AFTER, reason="Muộn.", by=cast.clerk
        )

    assert not Registration.objects.exists()


def test_leave_after_a_withdrawal_gives_the_names_back(cast, drive):
    title, someone = people_title(), person(cast)
    draft = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    aspire(draft, cast.unit_head, title, someone)
    send(draft, cast.unit_head)
    services.registration_withdraw(
        registration=drive.of(cast.village), reason="Nhầm.", by=cast.unit_head
    )

    with dates.on_day(launching.AFTER):
        services.registration_allow(
            registration=drive.of(cast.village),
            until=dt.date(2024, 3, 10),
            reason="Đăng ký lại.",
            by=cast.clerk,
        )

    assert drive.of(cast.village).aspirants.get().is_standing


@pytest.mark.parametrize("name", ["outsider", "unit_head", "checker", "overseer"])
def test_leave_is_the_clerks(cast, drive, name):
    with pytest.raises(PermissionDenied):
        services.registration_allow(
            registration=drive.of(cast.village),
            until=launching.AFTER,
            reason="Muộn.",
            by=getattr(cast, name),
        )


def test_a_closed_campaign_returns_nothing(cast, drive):
    registration = approved(drive, cast)
    with dates.on_day(launching.AFTER):
        campaign_close(campaign=registration.campaign, by=cast.clerk)
        with pytest.raises(WrongState, match="tổng kết"):
            return_it(drive.of(cast.village), cast)

    assert share_now(drive.share) == Decimal(650)


def send_anew(drive, cast, value: str = "1") -> None:
    """The unit takes back what it sent and sends another figure."""
    services.registration_recall(registration=drive.of(cast.village), by=cast.unit_head)
    again = save(drive.of(cast.village), cast.unit_head, pledge(drive.share, value))
    send(again, cast.unit_head)


@pytest.mark.parametrize(
    ("act", "by", "more"),
    [
        (services.registration_receive, "clerk", {}),
        (services.registration_approve, "clerk", {}),
        (services.registration_return, "clerk", {"reason": "Thấp quá."}),
        (services.registration_recall, "unit_head", {}),
        (services.registration_withdraw, "unit_head", {"reason": "Nhầm."}),
    ],
)
def test_who_read_an_earlier_sending_decides_nothing(cast, drive, act, by, more):
    read = sent(drive, cast)
    send_anew(drive, cast)

    with pytest.raises(SentAnew, match="gửi lại bản 2 lúc"):
        act(registration=read, by=getattr(cast, by), **more)

    again = drive.of(cast.village)
    assert (again.state, again.received_at) == ("sent", None)
    act(registration=again, by=getattr(cast, by), **more)


def test_the_head_confirms_what_was_read_to_him(cast, drive):
    read = sent(drive, cast, by=cast.clerk)
    services.registration_recall(registration=drive.of(cast.village), by=cast.clerk)
    send(save(drive.of(cast.village), cast.clerk, pledge(drive.share, "1")), cast.clerk)

    with pytest.raises(SentAnew):
        services.registration_confirm(registration=read, by=cast.unit_head)

    assert drive.of(cast.village).confirmed_at is None


def test_of_what_the_unit_is_changing_it_is_said_so(cast, drive):
    read = sent(drive, cast)
    services.registration_recall(registration=drive.of(cast.village), by=cast.unit_head)

    for registration in (read, drive.of(cast.village)):
        with pytest.raises(WrongState, match="đang sửa, chưa gửi lại"):
            services.registration_approve(registration=registration, by=cast.clerk)


def test_of_many_the_one_that_was_sent_anew_is_refused(cast, drive):
    read = sent(drive, cast)
    other = drive.of(cast.other_village)
    send(save(other, drive.other_head, pledge(drive.other_share)), drive.other_head)
    send_anew(drive, cast)

    done, refused = services.registrations_approve(registrations=[read, other], by=cast.clerk)

    assert [one.pk for one in done] == [other.pk]
    assert "gửi lại bản 2" in refused[0].sentence


def test_what_was_sent_in_time_is_approved_until_the_campaign_is_closed(cast, drive):
    sent(drive, cast)
    other = drive.of(cast.other_village)
    send(save(other, drive.other_head, pledge(drive.other_share)), drive.other_head)

    with dates.on_day(drive.campaign.ends_on + dt.timedelta(days=1)):
        services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)
        read = drive.of(cast.other_village)
        campaign_close(campaign=drive.of(cast.village).campaign, by=cast.clerk)
        acts = [
            (services.registration_receive, {}),
            (services.registration_approve, {}),
            (services.registration_return, {"reason": "Thấp quá."}),
        ]
        for registration in (read, drive.of(cast.other_village)):
            for act, more in acts:
                with pytest.raises(WrongState, match="tổng kết"):
                    act(registration=registration, by=cast.clerk, **more)

    again = drive.of(cast.other_village)
    assert (again.state, again.received_at, share_now(drive.other_share)) == ("sent", None, None)


def test_after_its_end_nobody_holds_a_right_to_decide(cast, drive):
    registration = sent(drive, cast)
    with dates.on_day(launching.AFTER):
        campaign_close(campaign=drive.of(cast.village).campaign, by=cast.clerk)
        registration = drive.of(cast.village)
        for right in ("receive", "approve", "return", "confirm"):
            assert not granting(cast.clerk, f"campaigns.{right}_registration", registration), right


def let_add(drive, cast, until=launching.AFTER) -> None:
    services.registration_allow(
        registration=drive.of(cast.village), until=until, reason="Nâng mức.", by=cast.clerk
    )


def test_what_was_not_added_in_time_leaves_what_was_approved(cast, drive):
    approved(drive, cast)
    with dates.on_day(launching.AFTER):
        let_add(drive, cast)
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "900"))
        registration = drive.of(cast.village)
        assert not is_lapsed(registration, dates.today())
        assert state_words(registration)[0] == "Đã duyệt, đang bổ sung"

    with dates.on_day(launching.AFTER + dt.timedelta(days=1)):
        registration = drive.of(cast.village)
        assert is_lapsed(registration, dates.today())
        assert state_words(registration) == ("Đã duyệt, không gửi bổ sung", "is-done")
        assert share_now(drive.share) == 650
        with pytest.raises(WrongState):
            send(registration, cast.unit_head)


def test_a_supplement_taken_back_does_not_stand_once_its_time_is_over(cast, drive):
    approved(drive, cast)
    with dates.on_day(launching.AFTER):
        let_add(drive, cast)
        send(
            save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "900")),
            cast.unit_head,
        )
        services.registration_recall(registration=drive.of(cast.village), by=cast.unit_head)
        assert sending_in_force(drive.of(cast.village)).number == 2

    with dates.on_day(launching.AFTER + dt.timedelta(days=1)):
        assert sending_in_force(drive.of(cast.village)).number == 1


def test_while_the_window_is_open_nothing_has_lapsed(cast, drive):
    approved(drive, cast)
    let_add(drive, cast, dates.today())

    with dates.on_day(dates.today() + dt.timedelta(days=1)):
        assert not is_lapsed(drive.of(cast.village), dates.today())
