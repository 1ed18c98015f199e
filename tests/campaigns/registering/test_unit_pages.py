"""The unit's own pages of its registration: written, sent, taken back, given up."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import HardJob, Pledge, Registration
from campaigns.registering.services import (
    registration_of,
    registration_recall,
    registration_receive,
    registration_return,
)
from emulation.org.models import Person, UnitKind
from emulation.org.services import person_create
from tests.campaigns.registering.unit_made import (
    JSON,
    LABOUR,
    VILLAGE_TITLE,
    fields,
    make_campaign,
    make_households,
    make_shares,
    sent,
    url,
)
from tests.cast import make_unit
from tests.plumbing.kept import kept
from tests.targets.report_pages import as_read

pytestmark = pytest.mark.django_db

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
@kept
def campaign(cast):
    return make_campaign(cast)


@pytest.fixture
@kept
def shares(cast):
    return make_shares(cast)


@pytest.fixture
def phone(cast, client_of):
    return client_of(cast.unit_head)


def write(phone, campaign, cast, pledges, **also):
    where = url("registration_write", campaign, cast.village)
    return phone.post(where, fields(campaign, cast.village, pledges, **also), follow=True)


def check(campaign, cast, **also):
    registration = registration_of(campaign=campaign, unit=cast.village)
    version = str(registration.version)
    return {"version": version, "client_uid": str(uuid.uuid4()), "action": "send", **also}


def text_of(page):
    return page.content.decode()


def test_the_list_says_what_is_missing_and_until_when(cast, campaign, shares, phone):
    page = text_of(phone.get("/dang-ky/"))
    assert "Thiếu 2 chỉ tiêu" in page
    assert "15/03/2024, còn 25 ngày" in page


def test_fields_stand_filled_with_the_share(cast, campaign, shares, phone):
    page = phone.get(url("registration_write", campaign, cast.village))
    values = [row.typed["value"] for row in page.context["form"].rows]
    assert values == ["260", "6"]
    assert "Xã giao 260 tấn" in text_of(page)


def test_more_rice_and_fewer_poor_households_are_better(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("270", "5"), strict=True))
    page = write(phone, campaign, cast, pledges)
    assert text_of(page).count("hơn mức giao") == 2
    assert sorted(Pledge.objects.values_list("value", flat=True)) == [5, 270]


def test_fewer_rice_is_worse(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("250", "6"), strict=True))
    page = text_of(write(phone, campaign, cast, pledges))
    assert "kém mức giao" in page
    assert "bằng mức giao" in page


def test_one_tick_pledges_every_share(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("", "9"), strict=True))
    write(phone, campaign, cast, pledges, **{"bang-giao": "1"})
    assert sorted(Pledge.objects.values_list("value", flat=True)) == [6, 260]


def test_a_wrong_number_loses_nothing(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("hai trăm", "5"), strict=True))
    page = write(phone, campaign, cast, pledges, **{"viec-1-name": "Làm cầu Đồng Chè"})
    assert not Registration.objects.exists()
    words = text_of(page)
    assert "hai trăm" in words and "Làm cầu Đồng Chè" in words
    assert "Chưa lưu: có chỗ cần sửa" in words


def test_a_negative_number_is_refused_at_its_field(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("-1", "5"), strict=True))
    assert "Mức đăng ký từ 0 trở lên." in text_of(write(phone, campaign, cast, pledges))


def test_jobs_come_and_go_without_scripts(cast, campaign, shares, phone):
    typed = {"viec-1-name": "Làm cầu", "viec-1-outcome": "Xong 1 cầu", "viec-1-due_on": "30/9/2024"}
    more = write(phone, campaign, cast, {}, **typed | {"action": "add-job"})
    assert "Làm cầu" in text_of(more) and 'name="viec-2-name"' in text_of(more)
    assert not HardJob.objects.exists()
    write(phone, campaign, cast, {}, **typed, **{"viec-2-name": "Mở đường"})
    assert list(HardJob.objects.values_list("name", flat=True)) == ["Làm cầu", "Mở đường"]
    kept = {f"viec-{n}-uid": row.uid.hex for n, row in enumerate(HardJob.objects.all(), 1)}
    less = {**typed, **kept, "viec-2-name": "Mở đường", "action": "drop-1"}
    assert "Làm cầu" not in text_of(write(phone, campaign, cast, {}, **less))
    write(phone, campaign, cast, {}, **{"viec-2-name": "Mở đường", **kept})
    assert HardJob.objects.get().name == "Mở đường"


@pytest.mark.parametrize("day", ["31/1/2024", "1/1/2025"])
def test_a_job_is_done_within_the_campaign(cast, campaign, shares, phone, day):
    typed = {"viec-1-name": "Làm cầu", "viec-1-due_on": day}
    page = text_of(write(phone, campaign, cast, {}, **typed))
    assert "trong thời gian phong trào, từ 01/02/2024 đến 31/12/2024" in page
    assert f'value="{day}"' in page
    assert not HardJob.objects.exists()


def test_ten_times_the_share_is_told_before_sending(cast, campaign, shares, phone):
    pledges = dict(zip(shares.values(), ("2600", "6"), strict=True))
    told = "gấp 10 lần mức giao trở lên"
    assert text_of(write(phone, campaign, cast, pledges)).count(told) == 1
    third = phone.get(url("registration_check", campaign, cast.village))
    assert text_of(third).count(told) == 1


def test_a_job_keeps_the_answers_of_the_slogan(cast, campaign, shares, phone):
    one = campaign.slogan_set.members.first()
    write(
        phone,
        campaign,
        cast,
        {},
        **{"viec-1-name": "Làm cầu", f"viec-1-{one.uid.hex}": "Trưởng thôn"},
    )
    assert HardJob.objects.get().answers == {str(one.uid): "Trưởng thôn"}


def test_a_job_without_a_name_is_named(cast, campaign, shares, phone):
    page = write(phone, campaign, cast, {}, **{"viec-1-outcome": "Xong"})
    assert "Ghi tên việc khó" in text_of(page)


def test_an_old_page_shows_both(cast, campaign, shares, phone):
    rice = shares["Sản lượng thóc"]
    write(phone, campaign, cast, {rice: "270"})
    page = write(phone, campaign, cast, {rice: "280"}, version="0")
    assert page.status_code == 409
    assert "Ở xã: 270 tấn" in text_of(page) and "280 tấn" in text_of(page)


def test_sent_with_note_and_photograph_once(cast, campaign, shares, phone):
    write(phone, campaign, cast, {one: "7" for one in shares.values()}, action="next")
    where = url("registration_check", campaign, cast.village)
    page = phone.get(where)
    assert not page.context["must"]
    data = check(campaign, cast, note="Thôn họp ngày 18/02")
    receipt = phone.post(
        where, {**data, "tep": SimpleUploadedFile("phieu.png", PICTURE)}, follow=True
    )
    assert "Xã đã nhận bản 1" in text_of(receipt)
    assert "2 chỉ tiêu" in text_of(receipt) and "phieu.png" in text_of(receipt)
    again = phone.post(where, data, headers=JSON).json()
    assert again["receipt"] == 1
    registration = Registration.objects.get()
    assert registration.note == "Thôn họp ngày 18/02"
    assert registration.sendings.count() == 1


def test_what_is_missing_leads_to_its_field(cast, campaign, shares, phone):
    rice = shares["Sản lượng thóc"]
    write(phone, campaign, cast, {rice: ""})
    page = text_of(phone.get(url("registration_check", campaign, cast.village)))
    assert f"#muc-{rice.uid.hex}" in page
    assert "Còn thiếu 2 chỗ, chưa gửi được" in page
    where = url("registration_check", campaign, cast.village)
    assert "Chưa gửi được: còn 2" in text_of(phone.post(where, check(campaign, cast)))


def test_recalled_until_received(cast, campaign, shares, phone):
    registration = sent(cast, campaign, shares)
    where = url("registration_recall", campaign, cast.village)
    assert phone.post(where, as_read(Registration.objects.get())).status_code == 302
    registration.refresh_from_db()
    assert registration.state == "draft"


def test_not_recalled_once_received(cast, campaign, shares, phone):
    registration_receive(registration=sent(cast, campaign, shares), by=cast.clerk)
    answer = phone.post(url("registration_recall", campaign, cast.village))
    assert answer.status_code == 409
    assert "nhờ xã trả lại" in text_of(answer)


@pytest.mark.parametrize("step", ["recall", "withdraw"])
def test_a_page_left_open_takes_back_nothing_newer(cast, campaign, shares, phone, step):
    registration = sent(cast, campaign, shares)
    carried = as_read(registration) | {"reason": "Sáp nhập thôn"}
    registration_recall(registration=registration, by=cast.unit_head)
    sent(cast, campaign, shares)

    answer = phone.post(url(f"registration_{step}", campaign, cast.village), carried)

    assert "gửi lại bản 2" in text_of(answer)
    registration.refresh_from_db()
    assert registration.state == "sent"


def test_withdrawn_with_a_reason_and_begun_again(cast, campaign, shares, phone):
    registration = sent(cast, campaign, shares)
    where = url("registration_withdraw", campaign, cast.village)
    assert "Ghi lý do rút" in text_of(phone.post(where, {"reason": " "}))
    phone.post(where, {"reason": "Sáp nhập thôn", **as_read(registration)})
    registration.refresh_from_db()
    assert registration.state == "withdrawn"
    assert "Sáp nhập thôn" in text_of(
        phone.get(url("registration_receipt", campaign, cast.village))
    )
    phone.post(url("registration_again", campaign, cast.village))
    registration.refresh_from_db()
    assert registration.state == "draft"


def test_only_what_was_named_is_writable(cast, campaign, shares, phone):
    registration = sent(cast, campaign, shares)
    rice = registration.pledges.get(share=shares["Sản lượng thóc"])
    registration_return(
        registration=registration,
        reason="Xem lại",
        named={"pledges": {rice.pk: "Cao hơn khả năng"}},
        by=cast.clerk,
    )
    page = phone.get(url("registration_write", campaign, cast.village))
    assert [row.name for row in page.context["form"].open_rows] == ["Sản lượng thóc"]
    words = text_of(page)
    assert "Xã trả lại 1 mục" in words and "Cao hơn khả năng" in words
    pledges = dict(zip(shares.values(), ("265", "1"), strict=True))
    write(phone, campaign, cast, pledges)
    assert sorted(Pledge.objects.values_list("value", flat=True)) == [6, 265]


def test_a_closed_window_leads_away_and_says_so(cast, campaign, shares, phone, settings):
    settings.DEMO_TODAY = campaign.register_until.replace(day=16)
    answer = phone.get(url("registration_write", campaign, cast.village), follow=True)
    assert "đã hết hạn" in text_of(answer)
    assert "đề nghị công chức phụ trách thi đua cho đăng ký muộn" in text_of(answer)
    assert "Ghi xong thì gửi" not in text_of(answer)
    rice = shares["Sản lượng thóc"]
    late = write(phone, campaign, cast, {rice: "270"})
    assert late.status_code == 409
    assert "Đã hết hạn đăng ký ngày 15/03/2024" in text_of(late)


@pytest.mark.parametrize("name", ["registration_people", "registration_check"])
def test_after_the_window_nothing_is_said_to_be_saved(
    cast, campaign, shares, phone, settings, name
):
    settings.DEMO_TODAY = campaign.register_until.replace(day=16)
    late = phone.post(url(name, campaign, cast.village), {"action": "save"}, follow=True)
    assert late.status_code == 409
    assert "Đã lưu" not in text_of(late)


def test_a_long_or_blank_name_is_told_short(cast, campaign, phone):
    long = people(phone, campaign, cast, **{"nguoi-1-name": "x" * 400, "nguoi-1-born": "1970"})
    blank = people(phone, campaign, cast, **{"nguoi-1-name": " \t", "nguoi-1-born": "1970"})
    assert [row.label for row in long.context["form"].new_people] == ["x" * 60]
    assert [row.label for row in blank.context["form"].new_people] == ["Người mới"]


def test_every_stranger_is_kept_out(cast, campaign, shares, client_of):
    where = url("registration_write", campaign, cast.village)
    assert client_of(cast.outsider).get(where).status_code == 404
    assert client_of(cast.outsider).post(where, {}).status_code == 404
    assert client_of(cast.administrator).get(where).status_code == 404
    assert client_of(cast.viewer).get(where).status_code == 403
    assert client_of(cast.visitor).get(where).status_code == 302
    assert client_of(cast.visitor).get(where, headers=JSON).status_code == 401
    other = url("registration_write", campaign, cast.other_village)
    assert client_of(cast.unit_head).get(other).status_code == 404


def test_a_unit_that_does_not_take_part_has_no_page(cast, campaign, client_of):
    where = url("registration_write", campaign, cast.office)
    assert client_of(cast.clerk).get(where).status_code == 404


def people(phone, campaign, cast, **typed):
    where = url("registration_people", campaign, cast.village)
    return phone.post(where, {"action": "save", **typed}, follow=True)


def test_people_are_found_by_name_or_written_down(cast, campaign, phone):
    head = cast.person_of(cast.unit_head)
    page = people(
        phone,
        campaign,
        cast,
        **{
            "nguoi-1-name": "trần văn lượng",
            "nguoi-1-honour": LABOUR,
            "nguoi-2-name": "Lý Thị Mơ, 1985",
            "nguoi-2-honour": LABOUR,
        },
    )
    names = [row.name for row in page.context["form"].people]
    assert names == ["Trần Văn Lượng", "Lý Thị Mơ, 1985"]
    registration = Registration.objects.get()
    assert registration.aspirants.filter(person=head).exists()
    assert Person.objects.filter(full_name="Lý Thị Mơ").count() == 1
    people(phone, campaign, cast, **{"nguoi-1-name": "Lý Thị Mơ, 1985", "nguoi-1-honour": LABOUR})
    assert Person.objects.filter(full_name="Lý Thị Mơ").count() == 1


def test_one_person_in_two_new_rows_is_told_and_nothing_is_lost(cast, campaign, phone):
    typed = {"nguoi-1-name": "Lý Thị Mơ, 1985", "nguoi-1-honour": LABOUR}
    typed |= {"nguoi-2-name": "Ly Thi Mơ, 1985", "nguoi-2-honour": LABOUR}
    page = people(phone, campaign, cast, **typed)
    words = text_of(page)
    assert "Lao động tiên tiến: ghi hai lần ở trang này. Bỏ một dòng." in words
    assert 'value="Ly Thi Mơ, 1985"' in page.text
    assert not Person.objects.filter(full_name="Lý Thị Mơ").exists()


def test_a_new_person_needs_a_year_and_a_title(cast, campaign, phone):
    page = people(phone, campaign, cast, **{"nguoi-1-name": "Lý Thị Mơ"})
    words = text_of(page)
    assert "người mới thì ghi thêm năm sinh" in words and "Chọn danh hiệu đăng ký" in words
    assert not Person.objects.filter(full_name="Lý Thị Mơ").exists()


def test_a_formula_is_no_name(cast, campaign, phone):
    typed = {"nguoi-1-name": "=1+1", "nguoi-1-born": "1985", "nguoi-1-honour": LABOUR}
    assert "Ghi họ và tên bằng chữ" in text_of(people(phone, campaign, cast, **typed))


def test_people_of_another_commune_are_not_found(cast, campaign, phone):
    person_create(commune=cast.next_commune, full_name="Ma Văn Xa", birth_year=1970, by=None)
    people(phone, campaign, cast, **{"nguoi-1-name": "Ma Văn Xa, 1970", "nguoi-1-honour": LABOUR})
    row = Registration.objects.get().aspirants.get()
    assert row.person.commune == cast.commune


def test_the_village_itself_is_a_collective_and_others_are_not(cast, campaign, phone):
    typed = {"tap-the-1-unit": str(cast.village.uid), "tap-the-1-honour": VILLAGE_TITLE}
    people(phone, campaign, cast, **typed)
    assert Registration.objects.get().aspirants.get().collective == cast.village
    strange = make_unit(cast.next_commune, "Thôn Xa", UnitKind.VILLAGE)
    for other in (cast.other_village, strange):
        typed["tap-the-1-unit"] = str(other.uid)
        assert "Chọn tập thể của đơn vị mình" in text_of(people(phone, campaign, cast, **typed))


def test_one_is_taken_out_by_a_tick(cast, campaign, phone):
    people(phone, campaign, cast, **{"nguoi-1-name": "Trần Văn Lượng", "nguoi-1-honour": LABOUR})
    row = Registration.objects.get().aspirants.get()
    people(phone, campaign, cast, **{f"bo-{row.uid.hex}": "1"})
    assert not Registration.objects.get().aspirants.exists()


def test_who_is_registered_by_another_unit_is_refused(cast, campaign, phone, client_of):
    who = {"nguoi-1-name": "Trần Văn Lượng", "nguoi-1-honour": LABOUR}
    where = url("registration_people", campaign, cast.other_village)
    person = cast.person_of(cast.unit_head)
    person.birth_year = 1970
    person.save()
    typed = {**who, "nguoi-1-born": "1970", "action": "save"}
    client_of(cast.clerk).post(where, typed)
    page = people(phone, campaign, cast, **who)
    assert "đã được Thôn Đề Thám đăng ký danh hiệu Lao động tiên tiến" in text_of(page)


def test_the_pages_ask_the_same_of_one_and_of_many(cast, campaign, shares, phone):
    pages = ["registration_write", "registration_people", "registration_check"]
    write(phone, campaign, cast, {one: "7" for one in shares.values()})
    people(phone, campaign, cast, **{"nguoi-1-name": "Trần Văn Lượng", "nguoi-1-honour": LABOUR})
    few = [_queries(phone, url(name, campaign, cast.village)) for name in pages]
    registration = Registration.objects.get()
    for place in range(20):
        HardJob.objects.create(
            commune=cast.commune, registration=registration, name=f"Việc {place}", position=place
        )
    typed = {f"nguoi-{n}-name": f"Lý Thị {letter}, 1985" for n, letter in enumerate("ABCDEGHIK")}
    typed |= {f"nguoi-{n}-honour": LABOUR for n in range(9)}
    people(phone, campaign, cast, **typed)
    many = [_queries(phone, url(name, campaign, cast.village)) for name in pages]
    assert many == few
    assert max(many) <= 15


def test_the_meeting_sheet_is_a_pdf(cast, campaign, shares, phone):
    make_households(cast, 3)
    answer = phone.get(url("meeting_sheet", campaign, cast.village))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def _queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
