"""The office's pages: the list of a campaign, one registration, who has not registered."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.launching.services import campaign_close
from campaigns.models import RegistrationState, SubjectKind
from campaigns.registering.office.listing import counted, units_of
from campaigns.registering.office.missing import answers_of
from campaigns.registering.services import (
    JobInput,
    registration_allow,
    registration_approve,
    registration_recall,
    registration_return,
    registration_withdraw,
    signed_sheet_add,
)
from campaigns.registering.waits import registration_waits
from emulation.lib import dates
from emulation.org.models import Reminder, User
from targets.following.matrix import Filters, matrix_of
from targets.following.matrix_sheet import matrix_workbook
from targets.following.own import own_lines
from targets.services import periods_plan
from tests.campaigns.registering.office_made import POOR, RICE, UNTIL, Drive, honour, photograph
from tests.cast import TODAY, Cast
from tests.plumbing.kept import kept
from tests.targets.report_pages import as_read

LATER = UNTIL + dt.timedelta(days=1)
State = RegistrationState


@pytest.fixture
@kept
def drive(cast: Cast) -> Drive:
    return Drive(cast)


def list_of(drive: Drive, asked: str = "") -> str:
    return reverse("campaign_registrations", args=[drive.campaign.uid]) + asked


def page(client_of, user: User, address: str) -> str:
    answer = client_of(user).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def read_of(drive: Drive, name: str, step: str = "read") -> str:
    return reverse(f"registration_{step}", args=[drive.registration(name).uid])


def rows_of(drive: Drive) -> dict[str, object]:
    return {row.name: row for row in units_of(drive.campaign, drive.cast.clerk)}


def ticks_of(drive: Drive) -> list[str]:
    """Return what the list posts where every unit is ticked."""
    rows = map(drive.registration, drive.units)
    return [f"{row.uid}:{row.version}" for row in rows]


# The list


def test_the_list_counts_what_is_better_and_worse_in_either_direction(drive):
    drive.send("Hồng Lạc", rice="70", poor="3")  # both better
    drive.send("Đề Thám", rice="55", poor="5")  # one worse, one the same

    rows = rows_of(drive)

    first, second = rows["Thôn Hồng Lạc"].counts, rows["Thôn Đề Thám"].counts
    assert (first.pledges, first.better, first.worse) == (2, 2, 0)
    assert (second.pledges, second.better, second.worse) == (2, 0, 1)


def test_counters_agree_with_the_list_that_they_lead_to(drive, client_of):
    drive.send("Hồng Lạc")

    everything = client_of(drive.cast.clerk).get(list_of(drive)).context

    for counter in everything["counters"]:
        shown = client_of(drive.cast.clerk).get(list_of(drive, counter["url"])).context["rows"]
        assert len(shown) == counter["figure"], counter["label"]


def test_a_filter_narrows_counters_and_list_and_an_unknown_one_does_not(drive, client_of):
    drive.send("Hồng Lạc", rice="50")
    drive.send("Đề Thám")
    browser = client_of(drive.cast.clerk)

    worse = browser.get(list_of(drive, "?xem=kem")).context
    unknown = browser.get(list_of(drive, "?xem=gi-do&nhom=%00&loai=x")).context

    assert [row.name for row in worse["rows"]] == ["Thôn Hồng Lạc"]
    assert worse["counters"][0]["figure"] == 1
    assert len(unknown["rows"]) == 2


def test_who_sends_after_the_window_is_late(drive):
    drive.send("Hồng Lạc")
    with dates.on_day(LATER):
        rows = rows_of(drive)

    assert not rows["Thôn Hồng Lạc"].is_late
    assert rows["Thôn Đề Thám"].is_late


def test_many_are_approved_at_once_and_the_share_keeps_both(drive, client_of):
    drive.send("Hồng Lạc", rice="70", poor="3")
    drive.send("Đề Thám")
    chosen = ticks_of(drive)

    answer = client_of(drive.cast.clerk).post(list_of(drive), {"dang-ky": chosen}, follow=True)

    assert "Đã duyệt 2 đăng ký" in answer.content.decode()
    share = drive.rice.shares.get(unit=drive.units["Hồng Lạc"])
    assert (share.assigned, share.pledged) == (60, 70)


def test_a_refused_one_is_named_and_the_others_are_approved(drive, client_of):
    clerk = drive.cast.clerk
    drive.send("Hồng Lạc")
    drive.send("Đề Thám", by=clerk)  # by telephone: nobody approves what he wrote himself
    chosen = ticks_of(drive)

    answer = client_of(clerk).post(list_of(drive), {"dang-ky": chosen}, follow=True)

    words = answer.content.decode()
    assert "Đã duyệt 1 đăng ký" in words
    assert "Thôn Đề Thám: không tự duyệt" in words


@pytest.mark.parametrize("chosen", [[], ["khong-phai-ma"], ["0" * 32]])
def test_nothing_chosen_is_told(drive, client_of, chosen):
    answer = client_of(drive.cast.clerk).post(list_of(drive), {"dang-ky": chosen}, follow=True)

    assert "Chưa chọn đăng ký nào" in answer.content.decode()


def test_what_is_odd_cannot_be_ticked(drive, client_of):
    drive.send("Hồng Lạc", rice="50")
    drive.send("Đề Thám")

    ticks = client_of(drive.cast.clerk).get(list_of(drive)).context["ticks"]

    assert [row.name for row in ticks] == ["Thôn Đề Thám"]


def test_ten_times_the_share_is_looked_at_before_it_is_approved(drive, client_of):
    drive.send("Hồng Lạc", rice="600")
    drive.send("Đề Thám", rice="599")
    clerk = client_of(drive.cast.clerk)

    listed = clerk.get(list_of(drive))
    only = clerk.get(list_of(drive, "?xem=xa"))

    assert [row.name for row in listed.context["ticks"]] == ["Thôn Đề Thám"]
    assert "1 mức gấp 10 lần mức giao trở lên" in listed.content.decode()
    assert [row.name for row in only.context["rows"]] == ["Thôn Hồng Lạc"]
    assert "Gấp 10 lần mức giao trở lên" in page(
        client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc")
    )


def test_the_list_goes_out_to_excel_as_it_is_narrowed(drive, client_of):
    drive.send("Hồng Lạc", rice="70")
    export = reverse("registrations_export", args=[drive.campaign.uid])

    answer = client_of(drive.cast.clerk).get(f"{export}?nhom=cho-duyet")

    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    lines = list(sheet.iter_rows(values_only=True))
    assert len(lines) == 2
    assert lines[1][:5] == ("Thôn Hồng Lạc", "Chờ duyệt", 2, 1, 0)


# One registration


def test_reading_shows_pledge_beside_share_with_words_and_sign(drive, client_of):
    drive.send("Hồng Lạc", rice="70", poor="6", jobs=[JobInput("Làm 500 m đường")])

    words = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))

    assert "60 tấn" in words
    assert "<b>70 tấn</b>" in words
    assert '<span class="sign is-done">Hơn</span>' in words
    assert '<span class="sign is-risk">Kém</span>' in words
    assert "Làm 500 m đường" in words


def test_what_a_unit_still_writes_is_its_own(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "77"})

    clerk = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))
    own = page(client_of, drive.cast.unit_head, read_of(drive, "Hồng Lạc"))

    assert "77 tấn" not in clerk
    assert "chưa gửi" in clerk
    assert "77 tấn" in own


def test_of_a_returned_one_the_office_sees_what_it_received(drive, client_of):
    drive.send("Hồng Lạc", rice="50")
    registration_return(
        registration=drive.registration("Hồng Lạc"), reason="Thấp quá.", by=drive.cast.clerk
    )
    drive.save("Hồng Lạc", {RICE: "88", POOR: "5"})

    clerk = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))

    assert "50 tấn" in clerk
    assert "88 tấn" not in clerk
    assert "Thấp quá." in clerk


def test_households_are_named_only_for_who_may_and_run_over_pages(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    drive.tick_households("Hồng Lạc", 60)
    drive.hand_in("Hồng Lạc")
    code = honour(SubjectKind.HOUSEHOLD).code
    names = reverse("registration_names", args=[drive.registration("Hồng Lạc").uid, code])

    viewer = page(client_of, drive.cast.viewer, read_of(drive, "Hồng Lạc"))
    first = client_of(drive.cast.clerk).get(names).context["page_obj"]

    assert "60 hộ" in viewer
    assert "Vi Thị Hộ" not in viewer
    assert client_of(drive.cast.viewer).get(names).status_code == 403
    assert (len(first), first.paginator.count) == (50, 60)


def test_a_year_of_birth_is_for_who_decides(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    drive.aim("Hồng Lạc", "Nông Thị Xuân")
    drive.hand_in("Hồng Lạc")

    viewer = page(client_of, drive.cast.viewer, read_of(drive, "Hồng Lạc"))
    clerk = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))

    assert "Nông Thị Xuân" in viewer
    assert "sinh 1980" not in viewer
    assert "sinh 1980" in clerk


def test_returning_names_parts_and_keeps_what_was_typed(drive, client_of):
    drive.send("Hồng Lạc", rice="50", jobs=[JobInput("Làm đường")])
    registration = drive.registration("Hồng Lạc")
    pledge = registration.pledges.get(share__target=drive.rice)
    browser, address = client_of(drive.cast.clerk), read_of(drive, "Hồng Lạc", "return")

    reasons = {f"pledges-{pledge.uid.hex}": "Bằng năm trước là được."}
    nothing = browser.post(address, as_read(registration))
    done = browser.post(address, {**as_read(registration), **reasons})

    assert "Ghi lý do trả lại" in nothing.content.decode()
    assert "Xã giao 60 tấn, đăng ký 50 tấn, kém mức giao" in nothing.content.decode()
    assert done.status_code == 302
    pledge.refresh_from_db()
    assert pledge.return_reason == "Bằng năm trước là được."
    head = page(client_of, drive.cast.unit_head, read_of(drive, "Hồng Lạc"))
    assert "Xã trả lại 1 mục" in head


def test_households_are_returned_by_their_codes(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    drive.tick_households("Hồng Lạc", 3)
    drive.hand_in("Hồng Lạc")
    browser, address = client_of(drive.cast.clerk), read_of(drive, "Hồng Lạc", "return")

    read = as_read(drive.registration("Hồng Lạc"))
    unknown = browser.post(address, {**read, "ho": "HL-999: chuyển đi"}).content.decode()
    browser.post(address, {**read, "ho": "hl-002: đã chuyển đi"})

    assert "Không có hộ mã “HL-999”" in unknown
    assert "HL-999: chuyển đi" in unknown
    named = drive.registration("Hồng Lạc").aspirants.exclude(return_reason="")
    assert [row.household.code for row in named] == ["HL-002"]


def test_returning_too_late_or_without_the_right_is_refused(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60"})
    address = read_of(drive, "Hồng Lạc", "return")

    assert client_of(drive.cast.clerk).get(address).status_code == 409
    assert client_of(drive.cast.viewer).get(address).status_code == 403
    assert client_of(drive.cast.outsider).get(address).status_code == 404


def test_by_telephone_the_head_confirms_then_the_clerk_approves(drive, client_of):
    clerk = drive.cast.clerk
    drive.send("Hồng Lạc", by=clerk)
    browser = client_of(clerk)

    blocked = page(client_of, clerk, read_of(drive, "Hồng Lạc"))
    read = as_read(drive.registration("Hồng Lạc"))
    refused = browser.post(read_of(drive, "Hồng Lạc", "approve"), read)
    client_of(drive.cast.unit_head).post(read_of(drive, "Hồng Lạc", "confirm"), read)
    browser.post(read_of(drive, "Hồng Lạc", "approve"), read)

    assert "Người ghi thay không tự duyệt" in blocked
    assert refused.status_code == 403
    assert drive.registration("Hồng Lạc").state == State.APPROVED


def test_a_unit_is_let_in_late_and_what_was_approved_stands_meanwhile(drive, client_of):
    drive.send("Hồng Lạc", rice="70")
    registration_approve(registration=drive.registration("Hồng Lạc"), by=drive.cast.clerk)
    unit = drive.units["Hồng Lạc"]
    address = reverse("registration_allow", args=[drive.campaign.uid, unit.uid])
    browser = client_of(drive.cast.clerk)
    with dates.on_day(LATER):
        wrong = browser.post(address, {"until": "01/01/2024", "reason": "Thêm việc."})
        done = browser.post(address, {"until": LATER.strftime("%d/%m/%Y"), "reason": "Thêm việc."})
        row = rows_of(drive)["Thôn Hồng Lạc"]

    assert "Chọn ngày từ hôm nay" in wrong.content.decode()
    assert done.status_code == 302
    assert (row.group, row.label) == ("da-duyet", "Đã duyệt, đang bổ sung")
    assert drive.rice.shares.get(unit=unit).pledged == 70


def test_signed_sheets_are_for_the_unit_and_who_decides(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    sheet = signed_sheet_add(
        registration=drive.registration("Hồng Lạc"), upload=photograph(), by=drive.cast.unit_head
    )
    address = reverse(
        "registration_sheet_file", args=[drive.registration("Hồng Lạc").uid, sheet.uid]
    )
    assert client_of(drive.cast.checker).get(address).status_code == 404  # not sent yet

    drive.hand_in("Hồng Lạc")

    cast = drive.cast
    statuses = {
        name: client_of(getattr(cast, name)).get(address).status_code
        for name in ("clerk", "unit_head", "chairman", "viewer", "overseer", "outsider")
    }
    assert statuses == {
        "clerk": 200, "unit_head": 200, "chairman": 200, "viewer": 403, "overseer": 403,
        "outsider": 404,
    }  # fmt: skip


def send_anew(drive: Drive, name: str, **given) -> None:
    registration_recall(registration=drive.registration(name), by=drive.heads[name])
    drive.send(name, **given)


@pytest.mark.parametrize("step", ["receive", "approve"])
def test_a_page_left_open_decides_nothing_and_shows_what_changed(drive, client_of, step):
    drive.send("Hồng Lạc", rice="70", jobs=[JobInput("Làm đường", "500 m")])
    browser = client_of(drive.cast.clerk)
    opened = browser.get(read_of(drive, "Hồng Lạc"))
    carried = as_read(opened.context["registration"])
    send_anew(drive, "Hồng Lạc", rice="61", note="Tính lại.")

    told = browser.post(read_of(drive, "Hồng Lạc", step), carried, follow=True)

    registration = drive.registration("Hồng Lạc")
    assert (registration.state, registration.received_at) == (State.SENT, None)
    words = told.content.decode()
    assert "Đơn vị đã gửi lại bản 2 lúc" in words
    assert "Bản 2 khác bản 1 ở đâu" in words
    changes = {(one.name, one.before, one.now) for one in told.context["changes"]["rows"]}
    assert changes == {
        (RICE, "70 tấn", "61 tấn"),
        ("Việc khó", "Làm đường; 500 m", ""),
        ("Lời kèm theo", "", "Tính lại."),
    }
    assert f'name="version" value="{registration.version}"' in words
    browser.post(read_of(drive, "Hồng Lạc", step), as_read(registration))
    assert drive.registration("Hồng Lạc").received_at


def test_names_that_changed_are_told_to_who_may_read_them(drive, client_of):
    drive.save("Hồng Lạc", {RICE: "60", POOR: "5"})
    drive.tick_households("Hồng Lạc", 2)
    drive.hand_in("Hồng Lạc")
    registration = drive.registration("Hồng Lạc")
    registration_recall(registration=registration, by=drive.cast.unit_head)
    drive.registration("Hồng Lạc").aspirants.first().delete()
    drive.hand_in("Hồng Lạc")
    address = read_of(drive, "Hồng Lạc") + "?so-voi=1"

    clerk = page(client_of, drive.cast.clerk, address)
    viewer = page(client_of, drive.cast.viewer, address)

    assert "1 hộ (bỏ Vi Thị Hộ 1)" in clerk
    assert "<b>1 hộ</b>" in viewer
    assert "Vi Thị Hộ" not in viewer


@pytest.mark.parametrize("asked", ["?so-voi=9", "?so-voi=2", "?so-voi=x", "?so-voi="])
def test_an_address_that_names_no_earlier_sending_compares_nothing(drive, client_of, asked):
    drive.send("Hồng Lạc")
    send_anew(drive, "Hồng Lạc")

    answer = client_of(drive.cast.clerk).get(read_of(drive, "Hồng Lạc") + asked)

    assert (answer.status_code, answer.context["changes"]) == (200, None)


def test_of_many_the_one_that_was_sent_anew_is_named(drive, client_of):
    drive.send("Hồng Lạc")
    drive.send("Đề Thám")
    chosen = ticks_of(drive)
    send_anew(drive, "Hồng Lạc")

    answer = client_of(drive.cast.clerk).post(list_of(drive), {"dang-ky": chosen}, follow=True)

    words = answer.content.decode()
    assert "Đã duyệt 1 đăng ký" in words
    assert "Thôn Hồng Lạc: đơn vị đã gửi lại bản 2" in words
    assert drive.registration("Hồng Lạc").state == State.SENT


def test_a_return_of_what_was_sent_anew_keeps_the_reasons_and_goes_on(drive, client_of):
    drive.send("Hồng Lạc", rice="50")
    browser, address = client_of(drive.cast.clerk), read_of(drive, "Hồng Lạc", "return")
    typed = {**as_read(drive.registration("Hồng Lạc")), "reason": "Thấp hơn năm trước."}
    send_anew(drive, "Hồng Lạc", rice="55")

    told = browser.post(address, typed)

    words = told.content.decode()
    registration = drive.registration("Hồng Lạc")
    assert registration.state == State.SENT
    assert "Đơn vị đã gửi lại bản 2" in words
    assert "50 tấn → <b>55 tấn</b>" in words
    assert "Thấp hơn năm trước." in words
    assert f'name="version" value="{registration.version}"' in words
    browser.post(address, typed | as_read(registration))
    assert drive.registration("Hồng Lạc").state == State.RETURNED


def test_an_earlier_sending_is_read_not_decided_on(drive, client_of):
    drive.send("Hồng Lạc")
    send_anew(drive, "Hồng Lạc")
    approving = read_of(drive, "Hồng Lạc", "approve")

    old = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc") + "?ban=1")
    last = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc") + "?ban=2")

    assert approving not in old
    assert approving in last


def test_once_the_campaign_is_over_a_waiting_one_stays_as_it_was_sent(drive, client_of):
    drive.send("Hồng Lạc")
    with dates.on_day(LATER):
        campaign_close(campaign=drive.registration("Hồng Lạc").campaign, by=drive.cast.clerk)
    browser, address = client_of(drive.cast.clerk), read_of(drive, "Hồng Lạc", "approve")

    words = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))
    refused = browser.post(address, as_read(drive.registration("Hồng Lạc")))

    assert "Phong trào đã kết thúc khi chưa duyệt" in words
    assert address not in words
    assert refused.status_code == 409
    assert "đã tổng kết" in refused.content.decode()
    assert browser.get(read_of(drive, "Hồng Lạc", "return")).status_code == 409
    assert drive.registration("Hồng Lạc").state == State.SENT


def test_a_supplement_that_never_came_shows_what_was_approved(drive, client_of):
    drive.send("Hồng Lạc", rice="70", jobs=[JobInput("Làm đường")])
    registration_approve(registration=drive.registration("Hồng Lạc"), by=drive.cast.clerk)
    with dates.on_day(LATER):
        registration_allow(
            registration=drive.registration("Hồng Lạc"), until=LATER, reason="Nâng mức.",
            by=drive.cast.clerk,
        )  # fmt: skip
        road = drive.registration("Hồng Lạc").hardjobs.get()
        jobs = [JobInput(road.name, uid=road.uid), JobInput("Trồng cây")]
        drive.save("Hồng Lạc", {RICE: "50"}, jobs=jobs)
    with dates.on_day(LATER + dt.timedelta(days=1)):
        row = rows_of(drive)["Thôn Hồng Lạc"]
        label = row.label
        clerk = page(client_of, drive.cast.clerk, read_of(drive, "Hồng Lạc"))
        own = page(client_of, drive.cast.unit_head, read_of(drive, "Hồng Lạc"))
        listed = page(client_of, drive.cast.unit_head, reverse("registration_list"))

    assert (row.group, label) == ("da-duyet", "Đã duyệt, không gửi bổ sung")
    assert (row.counts.better, row.counts.worse, row.counts.jobs) == (1, 0, 1)
    for words in (clerk, own):
        assert "Đã duyệt, không gửi bổ sung" in words
        assert "phần đã duyệt giữ nguyên" in words
        assert "<b>70 tấn</b>" in words
        assert "Trồng cây" not in words
    assert "Đã duyệt, không gửi bổ sung" in listed
    assert not registration_waits(drive.cast.unit_head)


# Who has not


def missing_page(drive: Drive) -> str:
    return reverse("campaign_missing", args=[drive.campaign.uid])


def test_who_has_not_says_what_is_missing(drive, client_of):
    drive.send("Hồng Lạc")
    drive.save("Đề Thám", {RICE: "60"})

    (row,) = answers_of(drive.campaign, drive.cast.clerk).missing

    assert row.name == "Thôn Đề Thám"
    assert row.head == "Trưởng thôn Vi Văn Thám"
    assert row.lacks == "đang soạn, chưa gửi; còn 1 chỉ tiêu chưa ghi mức"
    assert "1 đơn vị chưa gửi trên 2" in page(client_of, drive.cast.clerk, missing_page(drive))


def test_a_withdrawn_one_owes_nothing(drive):
    drive.send("Hồng Lạc")
    drive.send("Đề Thám")
    registration_withdraw(
        registration=drive.registration("Đề Thám"), reason="Gộp thôn.", by=drive.heads["Đề Thám"]
    )

    assert answers_of(drive.campaign, drive.cast.clerk).missing == []


def test_reminding_now_reaches_portal_and_mail_once_a_day(
    drive, client_of, settings, django_capture_on_commit_callbacks
):
    settings.SENDS_MAIL = True
    person = drive.cast.person_of(drive.cast.unit_head)
    person.email = "luong@example.vn"
    person.save()
    browser = client_of(drive.cast.clerk)
    with django_capture_on_commit_callbacks(execute=True):
        first = browser.post(missing_page(drive), follow=True).content.decode()
        second = browser.post(missing_page(drive), follow=True).content.decode()

    assert "Đã nhắc 2 đơn vị" in first
    assert "Hôm nay các đơn vị này đã được nhắc" in second
    assert Reminder.objects.filter(on=TODAY).count() == 2
    assert [letter.to for letter in mail.outbox] == [["luong@example.vn"]]
    rows = answers_of(drive.campaign, drive.cast.clerk).missing
    assert {row.reminded_on for row in rows} == {TODAY}


def test_telephones_and_the_message_are_for_who_calls(drive, client_of):
    person = drive.cast.person_of(drive.cast.unit_head)
    person.phone = "0912345678"
    person.save()

    clerk = page(client_of, drive.cast.clerk, missing_page(drive))
    viewer = page(client_of, drive.cast.viewer, missing_page(drive))

    assert "0912345678" in clerk
    assert "Sao chép để gửi Zalo" in clerk
    assert "0912345678" not in viewer
    assert "Nhắc ngay" not in viewer


def test_only_the_clerk_reminds_and_not_after_the_campaign(drive, client_of):
    viewer = client_of(drive.cast.viewer).post(missing_page(drive))
    with dates.on_day(LATER):
        campaign_close(campaign=drive.campaign, by=drive.cast.clerk)
        closed = client_of(drive.cast.clerk).post(missing_page(drive))

    assert viewer.status_code == 403
    assert closed.status_code == 409
    assert not Reminder.objects.exists()


def test_the_office_has_one_line_a_campaign(drive):
    drive.send("Hồng Lạc")
    drive.send("Đề Thám")

    (wait,) = registration_waits(drive.cast.clerk)

    assert wait.title == "2 đăng ký thi đua chờ duyệt: Đợt thi đua mừng Đảng, mừng Xuân"
    assert wait.url == list_of(drive, "?nhom=cho-duyet")
    assert registration_waits(drive.cast.chairman) == []
    assert registration_waits(drive.cast.unit_head) == []


# Where targets are followed


def test_the_pledge_stands_beside_the_share_where_targets_are_followed(drive):
    drive.send("Hồng Lạc", rice="70", poor="3")
    registration_approve(registration=drive.registration("Hồng Lạc"), by=drive.cast.clerk)
    period = periods_plan(span=drive.span, kind="quarter", by=drive.cast.clerk)[0]
    unit = drive.units["Hồng Lạc"].pk

    lines = own_lines(period, [unit])[unit]
    matrix = matrix_of(drive.span, period, Filters())
    book = openpyxl.load_workbook(io.BytesIO(matrix_workbook(matrix, period, drive.span)))

    assert [(line.assigned, line.pledged) for line in lines] == [("60", "70"), ("5", "3")]
    place = [column.unit for column in matrix.columns].index(unit)
    assert [row.given[place] for row in matrix.rows] == [(60, 70), (5, 3)]
    rice = [cell.value for cell in book["Giao và đăng ký"][2]]
    assert rice[2 + 2 * place : 4 + 2 * place] == [60, 70]


# Every person of the cast, and what pages cost

OFFICE = ("clerk", "checker", "chairman", "council_secretary", "council_member", "viewer")
OTHERS = ("unit_head", "records_clerk", "accountant", "administrator")
PAGES = ("campaign_registrations", "campaign_missing", "registration_summary", "summary_export")


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_the_pages_of_all_units(drive, client_of, name):
    address = reverse(name, args=[drive.campaign.uid])
    cast = drive.cast

    found = {
        who: client_of(getattr(cast, who)).get(address).status_code
        for who in (*OFFICE, "overseer", *OTHERS, "outsider", "visitor")
    }

    wanted = dict.fromkeys((*OFFICE, "overseer"), 200) | dict.fromkeys(OTHERS, 403)
    assert found == wanted | {"outsider": 404, "visitor": 302}


def cost(client_of, user: User, address: str) -> int:
    browser = client_of(user)
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_the_pages_cost_the_same_with_many_units(cast, client_of):
    drive = Drive(cast, [f"Số {number}" for number in range(1, 29)])
    pages = {name: reverse(name, args=[drive.campaign.uid]) for name in PAGES}
    drive.send("Hồng Lạc", jobs=[JobInput("Làm đường")])
    few = {name: cost(client_of, cast.clerk, address) for name, address in pages.items()}
    for unit in list(drive.units)[1:]:
        drive.send(unit, jobs=[JobInput("Làm đường")])

    for name, address in pages.items():
        assert cost(client_of, cast.clerk, address) <= few[name] <= 20, name


def test_counted_covers_every_row(drive):
    drive.send("Hồng Lạc")

    rows = units_of(drive.campaign, drive.cast.clerk)

    assert counted(rows) == {"cho-duyet": 1, "chua-gui": 1}
