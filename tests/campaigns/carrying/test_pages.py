"""The pages on which a plan is begun from an older one and looked through."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns.carrying.look_over import unseen_targets, waiting_rows
from campaigns.models import Plan
from emulation.lib.quantities import format_number
from tests.campaigns.edit_pages import address, fields_of, text_of
from tests.campaigns.plans_made import add_item, draft, fresh, save_item

pytestmark = pytest.mark.django_db

START = reverse("plan_carry_over")


@pytest.fixture
def browser(cast, client_of):
    return client_of(cast.clerk)


def test_four_ways_lead_to_a_new_plan(browser):
    page = text_of(browser.get(reverse("plan_create")))

    for name in ("plan_carry_over", "intake_start", "plan_template_start"):
        assert reverse(name) in page
    assert "Từ đầu" in page


def test_from_the_old_plan_to_the_look_over(browser, source):
    link = f"{START}?tu={source.uid}"
    assert link in text_of(browser.get(address("plan_read", source)))
    assert source.title in text_of(browser.get(START))

    form = browser.get(link)
    fields = fields_of(form)
    page = browser.post(link, fields, follow=True)

    assert fields["title"] == "Phát động phong trào thi đua năm 2025"
    plan = Plan.objects.get(year=2025)
    assert page.redirect_chain[-1][0] == address("plan_carry_look", plan)
    words = text_of(page)
    assert "Còn 5 chỗ, 2 chỉ tiêu cần xem" in words
    assert "<mark>70 năm</mark>" in words and "không phải năm tròn" in words


def test_a_wrong_year_is_refused_at_its_field(browser, source):
    link = f"{START}?tu={source.uid}"

    page = browser.post(link, fields_of(browser.get(link), year="2024"))

    assert "Chọn năm sau năm 2024" in text_of(page)
    assert not Plan.objects.filter(year=2025).exists()


def test_the_outsider_finds_no_plan_of_ours(cast, client_of, source, carried):
    outsider = client_of(cast.outsider)

    assert source.title not in text_of(outsider.get(START))
    assert outsider.get(f"{START}?tu={source.uid}").status_code == 404
    assert outsider.get(f"{START}?tu=x").status_code == 404
    for name in ("plan_carry_look", "plan_carry_alike", "plan_replace"):
        assert outsider.get(address(name, carried.plan)).status_code == 404
    assert outsider.post(address("plan_carry_decide", carried.plan)).status_code == 404


def decide(browser, carried, text, **given):
    place = next(row for row in waiting_rows(carried) if row.place.text == text).place
    data = {"cho": str(place.uid), "viec": "doi", "thanh": place.proposal} | given
    return browser.post(address("plan_carry_decide", carried.plan), data, follow=True)


def test_places_are_changed_kept_and_asked_again(browser, carried):
    assert "Đã đổi 1 chỗ thành “71 năm”." in text_of(decide(browser, carried, "70 năm"))
    page = text_of(decide(browser, carried, "2023", viec="giu"))
    assert "Giữ nguyên 1 chỗ." in page and "Đã giữ nguyên" in page and "Còn 3 chỗ" in page

    place = carried.places.get(text="2023")
    data = {"cho": str(place.uid), "viec": "xem-lai"}
    page = browser.post(address("plan_carry_decide", carried.plan), data, follow=True)
    assert "Còn 4 chỗ" in text_of(page)


def test_an_empty_answer_says_what_to_do(browser, carried):
    page = text_of(decide(browser, carried, "70 năm", thanh=" "))

    assert "Ghi chữ mới vào ô “Đổi thành”" in page and "Còn 5 chỗ" in page


def test_alike_places_are_shown_before_and_after_and_changed_at_once(browser, carried):
    link = f"{address('plan_carry_alike', carried.plan)}?chu=2024&thanh=2025"

    page = browser.get(link)

    words = text_of(page)
    assert words.count("<del>2024</del> <ins>2025</ins>") == 2
    uids = [str(row.place.uid) for section in page.context["sections"] for row in section.rows]
    data = {"cho": uids, "viec": "doi", "thanh": "2025"}
    page = browser.post(address("plan_carry_decide", carried.plan), data, follow=True)
    assert "Đã đổi 2 chỗ thành “2025”." in text_of(page)
    assert browser.get(link, follow=True).redirect_chain != []


def test_targets_are_kept_by_ticks_and_retyped_in_their_fields(browser, carried):
    look = address("plan_carry_look", carried.plan)
    litchi, longan = unseen_targets(carried.plan)

    page = browser.post(look, {f"giu-{litchi.uid}": "on", f"so-{longan.uid}": "2a"})
    assert "chưa phải là số" in text_of(page) and len(unseen_targets(carried.plan)) == 2

    page = browser.post(look, {f"giu-{litchi.uid}": "on", f"so-{longan.uid}": "260"}, follow=True)
    assert "Đã xem xong 2 chỉ tiêu." in text_of(page)
    longan.target.refresh_from_db()
    assert format_number(longan.target.current.value) == "260"


def test_a_plan_made_otherwise_has_nothing_to_look_through(cast, browser):
    assert browser.get(address("plan_carry_look", draft(cast))).status_code == 404


@pytest.mark.parametrize("name", ["plan_carry_look", "plan_replace"])
def test_the_number_of_queries_does_not_grow_with_the_places(cast, browser, carried, name):
    plan = carried.plan
    link = f"{address(name, plan)}?tim=Năm&thay=Năm mới"
    browser.get(link)
    with CaptureQueriesContext(connection) as few:
        browser.get(link)
    section = plan.items.filter(parent=None).first()
    for number in range(10):
        add_item(plan, cast.clerk, f"Năm 2024, việc {number}.", parent=section)

    browser.get(link)
    with CaptureQueriesContext(connection) as many:
        browser.get(link)

    assert len(many) == len(few)


def test_find_shows_every_place_and_replaces_what_is_ticked(browser, carried):
    link = address("plan_replace", carried.plan)

    page = browser.get(f"{link}?tim=dien+bien&thay=Điện+Biên+Phủ&khong_dau=on")

    (match,) = [match for part in page.context["found"].parts for match in part.matches]
    assert "<del>Điện Biên</del> <ins>Điện Biên Phủ</ins>" in text_of(page)
    data = {"tim": "dien bien", "thay": "Tây Bắc", "khong_dau": "on", "cho": match.key}
    page = browser.post(link, data, follow=True)
    assert "Đã thay 1 chỗ." in text_of(page)
    assert carried.plan.items.filter(blocks__text__contains="Chiến thắng Tây Bắc Phủ").exists()


def test_numbers_of_targets_lead_to_the_target(browser, carried):
    page = text_of(browser.get(f"{address('plan_replace', carried.plan)}?tim=1.000&thay=1.200"))

    row = carried.plan.plantargets.get(target__name="Vải thiều")
    assert "1 chỗ là số của chỉ tiêu, không thay ở đây" in page
    assert reverse("target_change", args=[row.target.uid]) in page


def test_a_text_saved_meanwhile_is_shown_again_with_409(cast, browser, carried):
    link = address("plan_replace", carried.plan)
    page = browser.get(f"{link}?tim=Điện+Biên&thay=Tây+Bắc")
    (match,) = [match for part in page.context["found"].parts for match in part.matches]
    item = carried.plan.items.get(blocks__text__contains="Điện Biên")
    save_item(item, cast.second_clerk, "Chào mừng Chiến thắng Điện Biên Phủ.")

    page = browser.post(link, {"tim": "Điện Biên", "thay": "Tây Bắc", "cho": match.key})

    assert page.status_code == 409
    assert "Có đoạn vừa được người khác sửa" in text_of(page)
    assert "Chào mừng Chiến thắng <del>Điện Biên</del>" in text_of(page)


def test_nothing_ticked_and_nothing_typed_say_what_to_do(browser, carried):
    link = address("plan_replace", carried.plan)

    assert "Chọn ít nhất một chỗ" in text_of(browser.post(link, {"tim": "Năm", "thay": "x"}))
    assert "Nhập chữ cần tìm" in text_of(browser.get(f"{link}?tim=&thay=x"))


def test_the_workshop_leads_to_both_pages(browser, carried):
    page = text_of(browser.get(address("plan_edit", fresh(carried.plan))))

    assert address("plan_carry_look", carried.plan) in page
    assert address("plan_replace", carried.plan) in page
