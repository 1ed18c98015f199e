"""The pages of campaigns: written by the clerk, read by everybody of the commune."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.launching import services
from campaigns.models import Anniversary, Campaign, SloganSet
from emulation.lib import dates
from emulation.org.models import UnitKind
from tests.campaigns.launching.campaigns_made import given_target, new_campaign, new_target
from tests.campaigns.launching.made import (
    NAME,
    campaign_made,
    criterion,
    filled,
    launched,
    small_pdf,
)
from tests.cast import make_unit

pytestmark = pytest.mark.django_db

NEW = reverse("campaign_create")
TYPED = {
    "kind": "drive",
    "name": NAME,
    "anniversary_pick": "2024-09-02|Quốc khánh",
    "starts_on": "20/2/2024",
    "ends_on": "30/4/2024",
    "register_from": "20/2/2024",
    "register_until": "10/3/2024",
    "taking": "villages",
    "paper_kind": "letter",
}


def page(name, campaign, *more):
    return reverse(name, args=[campaign.uid, *more])


def test_a_campaign_is_begun_with_a_day_of_the_calendar(cast, client_of):
    answer = client_of(cast.clerk).post(NEW, TYPED)

    made = Campaign.objects.get()
    assert answer.headers["Location"] == page("campaign_read", made)
    assert (made.anniversary, made.anniversary_on) == (
        "kỷ niệm 79 năm Quốc khánh", dt.date(2024, 9, 2),
    )  # fmt: skip


def test_what_is_wrong_is_said_at_the_field_and_nothing_typed_is_lost(cast, client_of):
    typed = TYPED | {"ends_on": "1/2/2024", "taking": "kinds", "slogan": "Xanh làng"}

    answer = client_of(cast.clerk).post(NEW, typed)

    text = answer.content.decode()
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi." in text
    assert "Chọn ít nhất một loại đơn vị." in text
    assert "Xanh làng" in text and not Campaign.objects.exists()


def test_only_the_clerk_begins_one(cast, client_of):
    for user in (cast.unit_head, cast.chairman, cast.administrator, cast.overseer):
        assert client_of(user).get(NEW).status_code == 403


def test_one_being_prepared_is_read_by_the_office_alone(cast, client_of):
    address = page("campaign_read", campaign_made(cast))

    readers = (cast.clerk, cast.checker, cast.chairman, cast.records_clerk)
    others = (cast.unit_head, cast.viewer, cast.overseer, cast.outsider)

    assert {client_of(user).get(address).status_code for user in readers} == {200}
    assert {client_of(user).get(address).status_code for user in others} == {404}


def test_the_unit_head_reads_what_and_until_when_and_has_the_button(cast, client_of):
    campaign = launched(cast, slogan="Mỗi nhà một cây")

    text = client_of(cast.unit_head).get(page("campaign_read", campaign)).content.decode()

    assert "Đăng ký đến hết ngày 10/03/2024; 0/2 đơn vị đã gửi đăng ký." in text
    assert "Mỗi nhà một cây" in text and "Chưa gửi" in text
    assert ">Đăng ký</a>" in text
    assert "Sao chép để gửi Zalo" not in text


def test_before_the_window_opens_there_is_no_button(cast, client_of):
    campaign = launched(cast, register_from=dt.date(2024, 2, 25))

    text = client_of(cast.unit_head).get(page("campaign_read", campaign)).content.decode()

    assert ">Đăng ký</a>" not in text and "đăng ký được từ ngày 25/02/2024" in text


def test_the_clerk_has_words_for_zalo_after_the_launch(cast, client_of):
    campaign = launched(cast)

    text = client_of(cast.clerk).get(page("campaign_read", campaign)).content.decode()

    assert "Sao chép để gửi Zalo" in text
    assert "UBND xã Đồng Tâm phát động đợt thi đua trồng cây mừng Đảng." in text


def test_what_is_launched_is_not_changed_and_the_page_says_why(cast, client_of):
    campaign = launched(cast)
    clerk = client_of(cast.clerk)

    answers = [
        clerk.get(page(name, campaign))
        for name in ("campaign_edit", "campaign_awards", "campaign_targets", "campaign_launch")
    ]

    assert {answer.status_code for answer in answers} == {409}
    assert "đã phát động hoặc đã hủy nên không sửa được" in answers[0].content.decode()
    assert clerk.get(page("campaign_criteria", campaign)).status_code == 200
    text = clerk.get(page("campaign_read", campaign)).content.decode()
    assert "Đã phát động nên tên, thời gian" in text


def test_a_target_to_choose_says_how_many_units_have_a_share(cast, client_of):
    campaign = new_campaign(cast)
    given, bare = given_target(cast), new_target(cast, "Tỷ lệ qua đào tạo")
    target = next(iter(given.values())).target

    text = client_of(cast.clerk).get(page("campaign_targets", campaign)).content.decode()

    assert f"{target.name} (giao {len(given)} đơn vị)" in text
    assert f"{bare.name} (chưa giao đơn vị nào, nên không đơn vị nào đăng ký)" in text


def test_parts_that_do_not_add_up_are_told(cast, client_of):
    campaign = filled(cast)

    text = client_of(cast.clerk).get(page("campaign_criteria", campaign)).content.decode()

    assert "cộng lại 50 điểm, khác điểm tối đa 60" in text
    assert "1.1. Cây sống" in text


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"points": "-5"}, "points", "Điểm tối đa phải lớn hơn 0."),
        ({"rule": "met"}, "target", "Chọn chỉ tiêu mà tiêu chí lấy điểm."),
        ({"rule": "above", "target": True}, "full_above", "Ghi vượt bao nhiêu % thì đủ điểm."),
    ],
)
def test_what_a_criterion_lacks_is_told_at_its_field(cast, client_of, given, field, sentence):
    campaign = filled(cast)
    target = str(new_target(cast).uid)
    typed = {"name": "Vượt", "kind": "content", "points": "10", "measure": "assigned", **given}
    typed |= {"target": target} if given.get("target") else {}

    answer = client_of(cast.clerk).post(page("criterion_add", campaign), typed)

    assert answer.context["form"].errors[field] == [sentence]
    assert not campaign.criterions.filter(name="Vượt").exists()


def test_criteria_are_added_below_one_another_moved_and_removed(cast, client_of):
    campaign, clerk = campaign_made(cast), client_of(cast.clerk)
    first, second = criterion(cast, campaign, "A", "10"), criterion(cast, campaign, "B", "20")
    add = f"{page('criterion_add', campaign)}?trong={first.uid}"

    clerk.post(add, {"name": "A1", "points": "7,5", "measure": "assigned"})
    clerk.post(page("criterion_move", campaign, second.uid), {"huong": "len"})
    clerk.post(page("criterion_remove", campaign, second.uid))

    assert first.parts.get().points == Decimal("7.5")
    assert not campaign.criterions.filter(pk=second.pk).exists()


def test_planned_awards_show_their_sum(cast, client_of):
    campaign, clerk = filled(cast), client_of(cast.clerk)
    given = {"subject": "person", "grade": "Giải Ba", "number": "10", "money": "300.000"}

    clerk.post(page("campaign_awards", campaign), given)
    wrong = clerk.post(page("campaign_awards", campaign), {"subject": "person", "number": "0"})

    assert "12 giải, tổng tiền thưởng 6.000.000 đồng" in wrong.content.decode()
    assert "Số lượng phải từ 1 trở lên." in wrong.content.decode()


def test_a_document_is_a_file_or_a_link_and_everybody_reads_it(cast, client_of):
    campaign, clerk = launched(cast), client_of(cast.clerk)
    address = page("campaign_documents", campaign)

    clerk.post(address, {"name": "Hướng dẫn", "upload": small_pdf()})
    both = clerk.post(address, {"name": "Cả hai", "upload": small_pdf(), "url": "https://a.vn/b"})
    clerk.post(address, {"name": "Liên kết", "url": "https://a.vn/b"})

    file, link = campaign.campaigndocuments.order_by("pk")
    assert "Đính kèm một tệp hoặc dán một liên kết." in both.content.decode()
    file_page = page("campaign_document", campaign, file.uid)
    assert client_of(cast.unit_head).get(file_page).status_code == 200
    assert client_of(cast.outsider).get(file_page).status_code == 404
    assert (
        client_of(cast.clerk).get(page("campaign_document", campaign, link.uid)).status_code == 404
    )


def test_who_takes_part_can_be_chosen_one_by_one(cast, client_of):
    campaign = campaign_made(cast)

    client_of(cast.clerk).post(
        page("campaign_participants", campaign), {"units": [str(cast.office.uid)]}
    )
    services.campaign_launch_outside(
        campaign=Campaign.objects.get(), number="Công văn số 3", signed_on=dates.today(),
        by=cast.clerk,
    )  # fmt: skip

    assert [row.unit for row in campaign.participants.all()] == [cast.office]


def test_the_window_is_prolonged_with_a_reason(cast, client_of):
    campaign, clerk = launched(cast), client_of(cast.clerk)
    address = page("campaign_extend", campaign)

    early = clerk.post(address, {"register_until": "1/3/2024", "reason": "Mưa"})
    clerk.post(address, {"register_until": "20/3/2024", "reason": "Mưa bão"})

    campaign.refresh_from_db()
    assert "Hạn mới phải sau 10/03/2024." in early.content.decode()
    assert campaign.register_until == dt.date(2024, 3, 20)


def test_it_is_summed_up_when_the_window_is_over_and_cancelled_with_a_reason(cast, client_of):
    over, other = launched(cast), launched(cast, name="Đợt khác")
    clerk = client_of(cast.clerk)
    too_early = clerk.post(page("campaign_close", over))
    without = clerk.post(page("campaign_cancel", other), {"reason": ""})
    clerk.post(page("campaign_cancel", other), {"reason": "Gộp vào đợt trên."})
    with dates.on_day(dt.date(2024, 5, 2)):
        clerk.post(page("campaign_close", over))

    over.refresh_from_db(), other.refresh_from_db()
    assert too_early.status_code == 409
    assert "Ghi lý do để các đơn vị hiểu." in without.content.decode()
    assert over.closed_at and other.cancel_reason == "Gộp vào đợt trên."


def test_last_years_campaign_is_begun_again(cast, client_of):
    campaign = filled(cast)

    client_of(cast.clerk).post(
        page("campaign_repeat", campaign), {"year": "2025", "seen_year": "2025"}
    )

    again = Campaign.objects.get(repeats=campaign)
    assert (again.starts_on.year, again.criterions.count(), again.plannedawards.count()) == (
        2025, 2, 1,
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_for_one_and_for_thirty(
    count, cast, client_of, django_assert_num_queries
):
    for number in range(count):
        campaign_made(cast, name=f"Đợt {number}")
    clerk = client_of(cast.clerk)
    clerk.get(reverse("campaign_list"))

    with django_assert_num_queries(8):
        answer = clerk.get(reverse("campaign_list"))

    assert f"{count} phong trào, đợt thi đua" in answer.content.decode()


def test_the_filters_stand_in_the_address_and_go_with_the_excel_file(cast, client_of):
    launched(cast), campaign_made(cast, name="Đợt làm thủy lợi")
    clerk = client_of(cast.clerk)
    asked = "?q=thuy+loi&loai=drive&nam=2024&trang_thai=draft"

    text = clerk.get(reverse("campaign_list") + asked).content.decode()

    assert "Đợt làm thủy lợi" in text and NAME not in text
    assert "xuat-excel/?q=thuy" in text
    assert clerk.get(reverse("campaign_export") + asked).status_code == 200


def test_the_outsider_sees_none_of_it(cast, client_of):
    launched(cast)

    text = client_of(cast.outsider).get(reverse("campaign_list")).content.decode()

    assert "0 phong trào" in text


def test_the_calendar_counts_years_and_keeps_the_communes_own_days(cast, client_of):
    clerk = client_of(cast.clerk)
    typed = {"name": "Ngày thành lập xã", "day": "3", "month": "5", "since": "1954"}
    clerk.post(reverse("anniversary_add"), typed)
    wrong = clerk.post(reverse("anniversary_add"), typed | {"name": "B", "day": "31", "month": "2"})
    launched(cast)

    text = clerk.get(reverse("campaign_calendar")).content.decode()

    assert "Tháng này không có ngày ấy." in wrong.content.decode()
    assert "Ngày thành lập xã" in text and "của địa phương" in text and NAME in text
    assert text.count("năm tròn") >= 2  # 70 years of the commune and of Điện Biên Phủ
    own = Anniversary.objects.get()
    assert (
        "Ngày thành lập xã"
        not in client_of(cast.outsider).get(reverse("campaign_calendar")).content.decode()
    )
    clerk.post(reverse("anniversary_remove", args=[own.uid]))
    assert not Anniversary.objects.exists()


def test_too_many_drives_at_once_are_warned_of_before_the_launch(cast, client_of):
    launched(cast, name="Đợt một"), launched(cast, name="Đợt hai")
    third = campaign_made(cast, name="Đợt ba")
    clerk = client_of(cast.clerk)

    text = clerk.get(page("campaign_launch", third)).content.decode()
    calendar = clerk.get(reverse("campaign_calendar")).content.decode()

    assert "3 đợt cùng lúc (Đợt một; Đợt hai; Đợt ba)" in text
    assert "Thôn Hồng Lạc" in text
    assert "Nhiều đợt cùng lúc" in calendar


def test_the_usual_sets_of_questions_come_by_a_button(cast, client_of):
    clerk = client_of(cast.clerk)

    clerk.post(reverse("slogan_sets_load"))
    clerk.post(reverse("slogan_sets_load"))

    assert sorted(SloganSet.objects.values_list("name", flat=True)) == ["5 rõ", "6 rõ"]
    assert SloganSet.objects.get(name="6 rõ").members.count() == 6
    assert client_of(cast.unit_head).post(reverse("slogan_sets_load")).status_code == 403


def test_what_moves_is_shown_for_the_year_before_it_is_written(cast, client_of):
    campaign = filled(cast, name="Đợt thi đua năm 2024")
    clerk, door = client_of(cast.clerk), page("campaign_repeat", campaign)

    first = clerk.get(door).content.decode()
    other = clerk.post(door, {"year": "2026", "seen_year": "2025"}).content.decode()
    backwards = clerk.post(door, {"year": "2024", "seen_year": "2024"}).content.decode()

    assert "Đợt thi đua năm 2025" in first
    assert "Đợt thi đua năm 2026" in other and "30/04/2026" in other
    assert "Chọn một năm sau năm 2024." in backwards
    assert not Campaign.objects.filter(repeats=campaign).exists()
    clerk.post(door, {"year": "2026", "seen_year": "2026"})
    assert Campaign.objects.get(repeats=campaign).name == "Đợt thi đua năm 2026"


def test_last_years_superior_campaign_is_offered_by_name(cast, client_of):
    campaign = filled(cast, implements_words="Phong trào của tỉnh")

    text = client_of(cast.clerk).get(page("campaign_repeat", campaign)).content.decode()

    assert "Năm trước thực hiện: Phong trào của tỉnh." in text


def test_only_units_that_can_take_part_are_offered(cast, client_of):
    make_unit(cast.commune, "Chi bộ thôn Hồng Lạc", UnitKind.PARTY)
    make_unit(cast.commune, "Hội đồng Thi đua", UnitKind.COUNCIL)
    prepared, running = campaign_made(cast), launched(cast, name="Đợt khác")
    clerk = client_of(cast.clerk)

    for name, campaign in (("campaign_participants", prepared), ("participant_add", running)):
        form = clerk.get(page(name, campaign)).context["form"]
        field = form["units" if "units" in form.fields else "unit"].field
        groups = {kind: [one for _, one in rows] for kind, rows in field.choices}
        assert groups["Cấp ủy, chi bộ, HĐND (chỉ khi mời đích danh)"] == ["Chi bộ thôn Hồng Lạc"]
        named = [one for rows in groups.values() for one in rows]
        assert "Hội đồng Thi đua" not in named and "Xã Đồng Tâm" not in named
        assert str(cast.office) in named


def test_after_the_end_nothing_is_offered_that_would_be_refused(cast, client_of):
    campaign, clerk = launched(cast), client_of(cast.clerk)
    doors = [page(name, campaign) for name in ("campaign_extend", "participant_add")]

    running = clerk.get(page("campaign_read", campaign)).content.decode()
    with dates.on_day(dt.date(2024, 5, 2)):
        judging = clerk.get(page("campaign_read", campaign)).content.decode()

    assert all(door in running for door in doors) and "Sao chép để gửi Zalo" in running
    assert not any(door in judging for door in doors)
    assert page("campaign_close", campaign) in judging and "gửi Zalo" not in judging
