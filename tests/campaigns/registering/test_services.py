"""Registrations written by units: saved, sent, taken back, returned by parts, given up."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Aspirant, HardJob, Honour, Pledge, Registration
from campaigns.registering import services
from campaigns.registering.services import Incomplete, JobInput
from emulation.lib import dates
from emulation.lib.states import StaleVersion, WrongState
from emulation.org.models import UnitKind
from emulation.org.services import unit_create
from targets.models import Share, Target
from targets.services import ShareRow, shares_set
from tests.campaigns.launching import campaigns_made as launching
from tests.campaigns.registering.registrations_made import (
    JOB,
    approved,
    aspire,
    new_drive,
    people_title,
    person,
    pledge,
    return_it,
    save,
    send,
    sent,
    share_now,
    withdrawn,
)
from tests.cast import LONG_AGO
from tests.plumbing.kept import kept

ONE_PARTS_ONLY = "Chỉ sửa được các mục bị trả lại"


@pytest.fixture
@kept
def drive(cast):
    return new_drive(cast)


# The window.


@pytest.mark.parametrize("day", [dt.date(2024, 2, 14), dt.date(2024, 3, 1)])
def test_nothing_is_written_outside_of_the_window(cast, drive, day):
    with dates.on_day(day), pytest.raises(WrongState, match="đăng ký"):
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share))

    assert not Registration.objects.exists()


def test_the_last_day_of_the_window_is_in_it(cast, drive):
    with dates.on_day(launching.CLOSES):
        assert sent(drive, cast).state == "sent"


@pytest.mark.parametrize(
    "name", ["outsider", "outsider_chairman", "checker", "chairman", "overseer", "viewer"]
)
def test_others_write_nothing(cast, drive, name):
    with pytest.raises(PermissionDenied):
        save(drive.of(cast.village), getattr(cast, name), pledge(drive.share))

    assert not Registration.objects.exists()


def test_the_head_of_another_village_writes_nothing(cast, drive):
    with pytest.raises(PermissionDenied):
        save(drive.of(cast.village), drive.other_head, pledge(drive.share))


def test_a_unit_that_does_not_take_part_does_not_register(cast, drive):
    with pytest.raises(PermissionDenied, match="không thuộc diện tham gia"):
        save(drive.of(cast.office), cast.clerk)


def test_a_campaign_that_is_not_launched_takes_nothing(cast, drive):
    campaign = launching.new_campaign(cast, name="Đợt thi đua đang soạn")
    registration = services.registration_of(campaign=campaign, unit=cast.village)

    with pytest.raises(WrongState, match="chưa phát động"):
        save(registration, cast.unit_head, pledge(drive.share))


# What is pledged.


def test_a_share_of_another_unit_is_refused_and_nothing_is_kept(cast, drive):
    with pytest.raises(ValidationError, match="không thuộc phần của đơn vị"):
        save(drive.of(cast.village), cast.unit_head, pledge(drive.other_share))

    assert not Registration.objects.exists()


def test_a_target_that_ended_is_pledged_no_more(cast, drive):
    Target.objects.filter(pk=drive.share.target_id).update(ended_on=dt.date(2024, 2, 1))

    with pytest.raises(ValidationError, match="không thuộc phần"):
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    assert save(drive.of(cast.village), cast.unit_head, jobs=[JOB]).version == 1
    send(drive.of(cast.village), cast.unit_head)


def test_one_share_named_twice_is_kept_once(cast, drive):
    registration = save(
        drive.of(cast.village), cast.unit_head, pledge(drive.share), pledge(drive.share, "700")
    )

    assert registration.pledges.get().value == 700


def test_less_than_nothing_is_refused(cast, drive):
    with pytest.raises(ValidationError, match="từ 0 trở lên"):
        save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "-1"))


def test_what_is_assigned_must_be_pledged(cast, drive):
    registration = save(drive.of(cast.village), cast.unit_head, jobs=[JOB])

    with pytest.raises(Incomplete) as refused:
        send(registration, cast.unit_head)

    assert set(refused.value.missing) == {drive.share.pk}
    assert drive.of(cast.village).state == "draft"


def test_nothing_at_all_is_not_sent(cast, drive):
    shares_set(target=drive.share.target, rows=[], by=cast.clerk)
    registration = save(drive.of(cast.village), cast.unit_head, note="Chưa có gì.")

    with pytest.raises(Incomplete, match="Chưa có gì để gửi"):
        send(registration, cast.unit_head)


def test_a_share_that_a_unit_pledged_on_is_not_taken_away_without_a_word(cast, drive):
    save(drive.of(cast.village), cast.unit_head, pledge(drive.share))

    with pytest.raises(ValidationError, match="Thôn Hồng Lạc đã ghi đăng ký thi đua"):
        shares_set(
            target=drive.share.target,
            rows=[ShareRow(cast.other_village, Decimal(1000))],
            by=cast.clerk,
        )

    assert Share.objects.filter(pk=drive.share.pk).exists()


# Twice, and from two devices.


def test_what_a_device_sends_twice_is_received_once(cast, drive):
    registration = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    mark = uuid.uuid4()
    first = send(registration, cast.unit_head, client_uid=mark)

    again = send(drive.of(cast.village), cast.unit_head, client_uid=mark)

    assert again.pk == first.pk
    assert registration.sendings.count() == 1


def test_the_mark_of_a_sending_is_its_senders_and_its_registrations(cast, drive):
    mark = uuid.uuid4()
    registration = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    send(registration, cast.unit_head, client_uid=mark)
    other = save(drive.of(cast.other_village), drive.other_head, pledge(drive.other_share))

    with pytest.raises(PermissionDenied):
        send(drive.of(cast.village), cast.clerk, client_uid=mark)
    with pytest.raises(PermissionDenied):
        send(other, drive.other_head, client_uid=mark)

    assert drive.of(cast.other_village).state == "draft"


def test_of_two_devices_the_one_behind_is_told(cast, drive):
    first, second = drive.of(cast.village), drive.of(cast.village)
    save(first, cast.unit_head, pledge(drive.share, "650"))

    with pytest.raises(StaleVersion):
        save(second, cast.unit_head, pledge(drive.share, "1"))
    with pytest.raises(StaleVersion):
        send(drive.of(cast.village), cast.unit_head, seen_version=0)

    assert drive.of(cast.village).pledges.get().value == 650


# Returned by parts.


@pytest.fixture
@kept
def returned_parts(cast, drive):
    """Two pledges, two jobs, two people of which one each was named."""
    more = launching.given_target(cast, "Sản lượng nhãn")[cast.village.pk]
    registration = save(
        drive.of(cast.village),
        cast.unit_head,
        pledge(drive.share),
        pledge(more, "50"),
        jobs=[JOB, JobInput("Xây nhà văn hóa")],
    )
    aspire(
        registration, cast.unit_head, people_title(), person(cast), person(cast, "Vi Thị Hoa", 1990)
    )
    send(registration, cast.unit_head)
    named = {
        "pledges": {registration.pledges.get(share=drive.share).pk: "Cao quá."},
        "hardjobs": {registration.hardjobs.first().pk: "Ghi rõ."},
        "aspirants": {registration.aspirants.first().pk: "Đã chuyển đi."},
    }
    return_it(drive.of(cast.village), cast, named)
    return more


def jobs_of(registration, *names):
    rows = registration.hardjobs.order_by("position")
    return [JobInput(name, row.outcome, uid=row.uid) for row, name in zip(rows, names, strict=True)]


def test_what_was_named_is_changed(cast, drive, returned_parts):
    registration = drive.of(cast.village)
    names = ("Hiến đất mở đường ngõ 5", "Xây nhà văn hóa")

    save(
        registration,
        cast.unit_head,
        pledge(drive.share, "610"),
        pledge(returned_parts, "50"),
        jobs=jobs_of(registration, *names),
    )

    assert registration.pledges.get(share=drive.share).value == 610
    assert registration.hardjobs.first().name == names[0]


def test_what_was_not_named_stays(cast, drive, returned_parts):
    registration = drive.of(cast.village)
    kept = jobs_of(registration, JOB.name, "Xây nhà văn hóa")

    for pledges, jobs in (
        ([pledge(returned_parts, "1")], kept),
        ([], jobs_of(registration, JOB.name, "Xây sân vận động")),
        ([], kept[:1]),
        ([], [*kept, JobInput("Việc thêm")]),
    ):
        with pytest.raises(ValidationError, match=ONE_PARTS_ONLY):
            save(drive.of(cast.village), cast.unit_head, *pledges, jobs=jobs)

    assert [job.name for job in registration.hardjobs.all()] == [JOB.name, "Xây nhà văn hóa"]


def test_only_a_name_that_was_named_is_replaced(cast, drive, returned_parts):
    title, other_title = people_title(), Honour.objects.filter(subject="person")[1]
    named, kept = (row.person for row in drive.of(cast.village).aspirants.order_by("pk"))
    newcomer = person(cast, "Hoàng Văn Lâm", 1975)

    with pytest.raises(ValidationError, match=ONE_PARTS_ONLY):
        aspire(drive.of(cast.village), cast.unit_head, title, named)
    with pytest.raises(ValidationError, match=ONE_PARTS_ONLY):
        aspire(drive.of(cast.village), cast.unit_head, other_title, newcomer)
    aspire(drive.of(cast.village), cast.unit_head, title, kept, newcomer)

    people = drive.of(cast.village).aspirants.values_list("person", flat=True)
    assert set(people) == {kept.pk, newcomer.pk}


def test_with_the_named_name_gone_the_rest_stays_closed(cast, drive, returned_parts):
    """Two steps: first the named person is taken out, then something else is tried."""
    title = people_title()
    kept = drive.of(cast.village).aspirants.order_by("pk")[1].person
    aspire(drive.of(cast.village), cast.unit_head, title, kept)
    registration = drive.of(cast.village)
    registration.pledges.update(return_reason="")
    registration.hardjobs.update(return_reason="")

    with pytest.raises(ValidationError, match=ONE_PARTS_ONLY):
        save(drive.of(cast.village), cast.unit_head, pledge(returned_parts, "1"))
    aspire(drive.of(cast.village), cast.unit_head, title, kept, person(cast, "Lý Thị Mùi", 1988))

    assert registration.aspirants.count() == 2


def test_a_share_given_since_is_pledged_although_others_were_named(cast, drive, returned_parts):
    """Without it nothing could be sent."""
    new = launching.given_target(cast, "Trồng rừng")[cast.village.pk]
    registration = drive.of(cast.village)
    kept = jobs_of(registration, JOB.name, "Xây nhà văn hóa")
    with pytest.raises(Incomplete):
        send(registration, cast.unit_head)

    save(drive.of(cast.village), cast.unit_head, pledge(new, "10"), jobs=kept)

    assert send(drive.of(cast.village), cast.unit_head).number == 2


def test_a_return_without_names_opens_everything(cast, drive):
    registration = sent(drive, cast, jobs=[JOB])
    return_it(registration, cast)

    save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "1"))

    assert not registration.hardjobs.exists()


# Who aims at which title.


def test_one_person_is_not_registered_by_two_units(cast, drive):
    title, someone = people_title(), person(cast)
    aspire(drive.of(cast.village), cast.unit_head, title, someone)

    with pytest.raises(ValidationError, match="Lê Văn Tám đã được Thôn Hồng Lạc đăng ký"):
        aspire(drive.of(cast.other_village), drive.other_head, title, someone)

    assert not drive.of(cast.other_village).pk


def test_one_person_may_aim_at_two_titles(cast, drive):
    titles = [people_title(), Honour.objects.filter(subject="person")[1]]
    someone = person(cast)
    for title in titles:
        aspire(drive.of(cast.village), cast.unit_head, title, someone)

    assert Aspirant.objects.count() == 2


def test_one_person_under_two_spellings_is_asked_about(cast, drive):
    twins = person(cast, "Hoàng Thị Hoà", 1980), person(cast, "Hoàng Thị Hòa", 1980)

    with pytest.raises(ValidationError, match="một người ghi hai lần"):
        aspire(drive.of(cast.village), cast.unit_head, people_title(), *twins)


def test_two_people_of_one_name_are_told_apart_by_their_codes(cast, drive):
    twins = (
        person(cast, "Nguyễn Thị Lan", 1980, code="N1"),
        person(cast, "Nguyễn Thị Lân", 1980, code="N2"),
    )

    aspire(drive.of(cast.village), cast.unit_head, people_title(), *twins)

    assert Aspirant.objects.count() == 2


def test_who_has_no_year_of_birth_stands_once_however_often_named(cast, drive):
    someone, namesake = person(cast, born=None), person(cast, born=None)

    aspire(drive.of(cast.village), cast.unit_head, people_title(), someone, someone, namesake)

    assert Aspirant.objects.count() == 2


def test_people_of_the_next_commune_are_not_registered(cast, drive):
    with pytest.raises(ValidationError, match="địa phương mình"):
        aspire(
            drive.of(cast.village),
            cast.unit_head,
            people_title(),
            cast.person_of(cast.outsider),
        )


def test_a_unit_registers_itself_and_what_stands_in_it_not_its_neighbours(cast, drive):
    launching.catalogue_load()
    title = Honour.objects.get(code="co-thi-dua-cap-tinh")  # for every kind of unit
    group = unit_create(
        commune=cast.commune,
        name="Tổ hợp tác vải thiều",
        kind=UnitKind.COLLECTIVE,
        superior=cast.village,
        valid_from=LONG_AGO,
        by=None,
    )

    with pytest.raises(ValidationError, match="đơn vị mình"):
        aspire(drive.of(cast.village), cast.unit_head, title, cast.other_village)
    aspire(drive.of(cast.village), cast.unit_head, title, cast.village, group)

    assert Aspirant.objects.count() == 2


def test_a_title_is_for_its_own_kind_and_of_the_own_commune(cast, drive):
    title = people_title()
    own = Honour.objects.create(
        commune=cast.next_commune, code="rieng", name="Công dân tiêu biểu", subject="person"
    )

    with pytest.raises(ValidationError, match="không dùng ở địa phương"):
        aspire(drive.of(cast.village), cast.unit_head, own, person(cast))
    with pytest.raises(ValidationError, match="dành cho cá nhân"):
        services.households_tick_all(
            registration=drive.of(cast.village), honour=title, by=cast.unit_head
        )


# Given up, and begun again.


def test_a_withdrawal_says_why(cast, drive):
    registration = sent(drive, cast)

    with pytest.raises(ValidationError, match="Ghi lý do rút"):
        services.registration_withdraw(registration=registration, reason=" ", by=cast.unit_head)
    assert drive.of(cast.village).state == "sent"


def test_what_is_withdrawn_twice_tells_so(cast, drive):
    registration = withdrawn(drive, cast)

    with pytest.raises(WrongState, match="đã rút rồi"):
        services.registration_withdraw(registration=registration, reason="Nhầm.", by=cast.unit_head)


def test_begun_again_it_leaves_out_what_others_took_meanwhile(cast, drive):
    title = people_title()
    taken, free = person(cast), person(cast, "Vi Thị Hoa", 1990)
    draft = save(drive.of(cast.village), cast.unit_head, pledge(drive.share))
    aspire(draft, cast.unit_head, title, taken, free)
    send(draft, cast.unit_head)
    services.registration_approve(registration=drive.of(cast.village), by=cast.clerk)
    services.registration_withdraw(
        registration=drive.of(cast.village), reason="Nhầm.", by=cast.unit_head
    )
    aspire(drive.of(cast.other_village), drive.other_head, title, taken)

    again = services.registration_begin_again(
        registration=drive.of(cast.village), by=cast.unit_head
    )

    row = again.aspirants.get()
    assert (row.person, row.is_standing, row.is_approved) == (free, True, False)
    assert share_now(drive.share) is None


def test_begun_again_everything_is_open(cast, drive):
    """An earlier return by parts does not close what is begun anew."""
    registration = sent(drive, cast, jobs=[JOB])
    return_it(registration, cast, {"hardjobs": {registration.hardjobs.get().pk: "Ghi rõ."}})
    services.registration_withdraw(
        registration=drive.of(cast.village), reason="Nhầm.", by=cast.unit_head
    )
    services.registration_begin_again(registration=drive.of(cast.village), by=cast.unit_head)

    save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "1"))

    assert registration.pledges.get().value == 1


def test_after_the_window_nothing_is_begun_again(cast, drive):
    registration = withdrawn(drive, cast)

    with dates.on_day(launching.AFTER), pytest.raises(WrongState):
        services.registration_begin_again(registration=registration, by=cast.unit_head)


# Whatever happens.

ACTIONS = (
    "save",
    "name",
    "send",
    "recall",
    "withdraw",
    "again",
    "receive",
    "return",
    "return a part",
    "approve",
    "allow",
)


def do(drive, cast, action, unit, head, share, value, someone):
    registration = drive.of(unit)
    clerk, chairman = cast.clerk, cast.chairman
    named = {
        "pledges": {key: "Xem lại." for key in registration.pledges.values_list("pk", flat=True)}
        if registration.pk
        else {}
    }
    acts = {
        "save": lambda: save(registration, head, pledge(share, value)),
        "name": lambda: aspire(registration, head, people_title(), someone),
        "send": lambda: send(registration, head),
        "recall": lambda: services.registration_recall(registration=registration, by=head),
        "withdraw": lambda: services.registration_withdraw(
            registration=registration, reason="Nhầm.", by=head
        ),
        "again": lambda: services.registration_begin_again(registration=registration, by=head),
        "receive": lambda: services.registration_receive(registration=registration, by=clerk),
        "return": lambda: return_it(registration, cast),
        "return a part": lambda: return_it(registration, cast, named),
        "approve": lambda: services.registration_approve(registration=registration, by=chairman),
        "allow": lambda: services.registration_allow(
            registration=registration, until=launching.CLOSES, reason="Thêm.", by=clerk
        ),
    }
    return acts[action]()


def everything():
    """All that a refused action must leave as it was."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Registration, Pledge, HardJob, Aspirant, Share)
    ]


def require_sound():
    approved_now = {}
    for row in Pledge.objects.filter(approved_value__isnull=False).select_related("registration"):
        assert row.registration.approved_at, "a pledge counts of a registration that does not"
        approved_now[row.share_id] = row.approved_value
    for share in Share.objects.all():
        assert share.pledged == approved_now.get(share.pk)
    standing = Aspirant.objects.filter(is_standing=True).values_list("campaign", "honour", "person")
    assert len(standing) == len(set(standing))
    assert not Aspirant.objects.filter(is_standing=True, registration__state="withdrawn").exists()


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(ACTIONS), st.booleans(), st.sampled_from(["600", "650", "0"])),
        min_size=15,
        max_size=25,
    )
)
def test_whatever_is_done_shares_follow_and_nobody_stands_twice(cast, drive, steps):
    people_title()
    someone = person(cast)
    # Every walk begins with one approved registration, so that it has something to spoil.
    opening = [("save", True, "650"), ("name", True, ""), ("send", True, ""), ("approve", True, "")]
    places = {
        True: (cast.village, cast.unit_head, drive.share),
        False: (cast.other_village, drive.other_head, drive.other_share),
    }
    for action, is_first, value in [*opening, *steps]:
        before = everything()
        try:
            do(drive, cast, action, *places[is_first], value, someone)
        except (WrongState, PermissionDenied, ValidationError):
            assert everything() == before
        require_sound()
    Registration.objects.all().delete()
    Share.objects.update(pledged=None)


def test_a_pledge_approved_and_changed_stands_as_approved_until_approved_again(cast, drive):
    approved(drive, cast)
    services.registration_allow(
        registration=drive.of(cast.village),
        until=launching.CLOSES,
        reason="Nâng mức.",
        by=cast.clerk,
    )
    save(drive.of(cast.village), cast.unit_head, pledge(drive.share, "700"))
    send(drive.of(cast.village), cast.unit_head)
    assert share_now(drive.share) == 650

    services.registration_approve(registration=drive.of(cast.village), by=cast.chairman)

    assert share_now(drive.share) == 700
