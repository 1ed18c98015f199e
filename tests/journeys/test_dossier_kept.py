"""A village head writes a dossier where the network is poor: kept on the phone, received once."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from awards.models import Nomination, NominationFile, NominationSending
from awards.states import NominationState as State
from emulation.org.models import Role, User
from tests.awards.nominating.made import CULTURE, common_papers, homes, opened, start, write
from tests.cast import Cast, make_user
from tests.journeys.report_phone import device, file_of, settled
from tests.journeys.test_report_sent_twice import lose_the_answer
from tests.journeys.test_shared_phone import log_in, log_out
from tests.plumbing.browser import PHONE
from tests.plumbing.kept import kept
from tests.uploads import ONE_PAGE

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const pages = await caches.open("khen-thuong-trang");
  while ((await pages.keys()).length < 1) await new Promise((later) => setTimeout(later, 100));
}"""
LEFT = """async () => new Promise((done) => {
  const asked = indexedDB.open("thi-dua-khen-thuong");
  asked.onsuccess = () => {
    const all = asked.result.transaction("ban-giu").objectStore("ban-giu").getAllKeys();
    all.onsuccess = () => done([...all.result, ...Object.keys(localStorage)]);
  };
})"""
MERIT = "Hiến 240 m² đất mở đường, vận động tám hộ cùng làm."
DOSSIER = re.compile(r"/khen-thuong/ho-so/[0-9a-f-]{36}/$")


@pytest.fixture
def round_(transactional_db, cast):
    return opened(cast)


@pytest.fixture
@kept
def row(cast, round_) -> Nomination:
    [row] = start(cast, round_, *homes(cast, 1), award=CULTURE)
    return row


@pytest.fixture
@kept
def ready(cast, round_) -> list[Nomination]:
    """Two dossiers that can be sent."""
    common_papers(cast, round_)
    return [write(cast, one) for one in start(cast, round_, *homes(cast, 2), award=CULTURE)]


def of(row: Nomination, name: str = "nomination_write") -> str:
    return reverse(name, args=[row.uid])


def sending(cast: Cast, row: Nomination) -> str:
    return reverse("nominations_send", args=[row.round.uid, cast.village.uid])


def merit(page: Page):
    return page.locator("[name=report_merit]")


def stored(row: Nomination) -> str:
    return Nomination.objects.get(pk=row.pk).report.get("merit", "")


def save(page: Page) -> None:
    page.get_by_role("button", name="Lưu hồ sơ").last.tap()


def test_what_is_typed_without_network_outlives_the_page_and_is_received(seat, cast, row):
    page = seat(cast.unit_head, PHONE)
    page.goto(of(row))
    page.evaluate(KEPT)
    page.context.set_offline(True)
    merit(page).fill(MERIT)
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    save(page)
    expect(device(page)).to_contain_text("xã chưa nhận")

    page.reload()  # the worker serves the page, the device what was typed
    expect(merit(page)).to_have_value(MERIT)
    assert stored(row) == ""

    page.context.set_offline(False)
    expect(page.locator("[data-office]")).to_contain_text("Có bản nháp", timeout=20_000)
    save(page)
    page.wait_for_url(DOSSIER)
    expect(page.get_by_text(MERIT)).to_be_visible()
    assert stored(row) == MERIT
    assert page.evaluate(LEFT) == []
    settled(page)


@pytest.mark.slow
def test_it_saves_itself_where_there_is_network_and_leaves_the_device(seat, cast, row):
    page = seat(cast.unit_head, PHONE)
    page.goto(of(row))

    merit(page).fill(MERIT)

    expect(page.locator("[data-office]")).to_contain_text("Có bản nháp", timeout=15_000)
    assert stored(row) == MERIT
    page.wait_for_function(f"async () => (await ({LEFT})()).length === 0")
    settled(page)


def test_what_was_refused_stays_on_the_phone_until_it_is_put_right(seat, cast, row):
    long = "Có thành tích trong phong trào. " * 20
    page = seat(cast.unit_head, PHONE)
    page.goto(of(row))
    page.locator("[name=merit]").fill(long)
    save(page)
    expect(page.get_by_text("Dài quá 500 chữ").first).to_be_visible()
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")

    page.goto(of(row))

    expect(page.locator("[name=merit]")).to_have_value(long)
    page.locator("[name=merit]").fill("Có thành tích trong phong trào.")
    save(page)
    page.wait_for_url(DOSSIER)
    assert page.evaluate(LEFT) == []
    settled(page)


@pytest.mark.slow
def test_the_list_of_the_unit_tells_what_the_phone_still_holds(seat, cast, row):
    page = seat(cast.unit_head, PHONE)
    page.goto(of(row))
    page.evaluate(KEPT)
    page.context.set_offline(True)
    merit(page).fill(MERIT)
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.close()
    page.context.set_offline(False)

    page = page.context.new_page()
    page.goto(reverse("unit_nominations", args=[row.round.uid, cast.village.uid]))

    held = page.locator("[data-kept]")
    expect(held).to_contain_text(f"Hồ sơ {row.recipient}")
    held.get_by_role("button", name="Mở hồ sơ").tap()
    expect(merit(page)).to_have_value(MERIT)
    settled(page)


def test_a_colleagues_words_are_not_written_over(seat, cast, row):
    page = seat(cast.unit_head, PHONE, service_workers="block")
    page.goto(of(row))
    write(cast, row, report={"merit": "Lời của người khác."})

    merit(page).fill(MERIT)
    save(page)

    expect(page.locator("[data-offer]")).to_contain_text("lưu từ máy khác")
    expect(merit(page)).to_have_value(MERIT)
    assert stored(row) == "Lời của người khác."
    settled(page)


def test_who_comes_in_after_sees_nothing_of_the_first(seat, cast, row):
    other = other_head(cast)
    page = seat(cast.unit_head, PHONE)
    page.goto(of(row))
    page.evaluate(KEPT)
    page.context.set_offline(True)
    merit(page).fill(MERIT)
    expect(device(page)).to_contain_text("Đang giữ, chưa gửi")
    page.close()
    page.context.set_offline(False)
    page = page.context.new_page()
    log_out(page)
    log_in(page, other)

    page.goto(reverse("unit_nominations", args=[row.round.uid, cast.other_village.uid]))
    settled(page)
    expect(page.locator("[data-kept]")).to_be_hidden()
    page.context.set_offline(True)
    page.goto(of(row))
    expect(page.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
    expect(page.get_by_text(MERIT)).to_have_count(0)
    page.context.set_offline(False)


def other_head(cast: Cast) -> User:
    return make_user(
        cast.other_village, "Nông Văn Bình", Role.UNIT_HEAD, "0900000104", "Trưởng thôn"
    )


# Sending


def press_send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Gửi ")).last.tap()


def sent_once(*rows: Nomination) -> None:
    assert sorted(NominationSending.objects.values_list("nomination", "number")) == sorted(
        (row.pk, 1) for row in rows
    )
    states = Nomination.objects.filter(pk__in=[row.pk for row in rows])
    assert set(states.values_list("state", flat=True)) == {State.SENT}


def test_a_lost_answer_sends_once_and_is_told_by_the_second(seat, cast, ready):
    page, address = seat(cast.unit_head, PHONE, service_workers="block"), sending(cast, ready[0])
    page.goto(address)
    lose_the_answer(page, address)

    press_send(page)
    expect(device(page)).to_contain_text("chờ gửi")
    sent_once(*ready)
    press_send(page)

    page.wait_for_url(re.compile(r"nhom=da-gui$"))
    expect(page.get_by_text("Xã đã nhận 2 hồ sơ").first).to_be_visible()
    sent_once(*ready)
    settled(page)


def test_pressed_without_network_it_goes_by_itself_once_there_is(seat, cast, ready):
    page, address = seat(cast.unit_head, PHONE, service_workers="block"), sending(cast, ready[0])
    page.goto(address)
    page.context.set_offline(True)
    press_send(page)
    expect(device(page)).to_contain_text("chờ gửi")
    assert not NominationSending.objects.exists()

    page.context.set_offline(False)

    page.wait_for_url(re.compile(r"nhom=da-gui$"))
    sent_once(*ready)
    settled(page)


@pytest.mark.slow
def test_only_what_was_ticked_goes_and_a_refusal_is_a_sentence(seat, cast, ready):
    first, second = ready
    page = seat(cast.unit_head, PHONE, service_workers="block")
    page.goto(sending(cast, first))
    page.get_by_label(second.recipient).uncheck()
    write(cast, first)  # saved meanwhile

    press_send(page)
    expect(page.locator("[data-offer]")).to_contain_text("vừa được sửa từ máy khác")
    assert not NominationSending.objects.exists()

    page.get_by_role("button", name="Xem mục ở xã").tap()
    page.get_by_label(second.recipient).uncheck()
    press_send(page)
    page.wait_for_url(DOSSIER)
    sent_once(first)
    settled(page)


# Files


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("may-tinh.pdf", b"MZ\x90\x00 not a paper", "chỉ nhận ảnh"),
        ("anh-ve-tinh.jpg", b"\xff\xd8\xff" + b"0" * (21 * 1024 * 1024), "lớn hơn"),
        ("trong.pdf", b"", "tệp rỗng"),
    ],
)
def test_a_hostile_file_gets_a_sentence_and_the_rest_stays(
    seat, cast, row, name, content, sentence
):
    page = seat(cast.unit_head, PHONE, service_workers="block")
    page.goto(of(row, "nomination_files"))
    page.get_by_label("Tệp hoặc ảnh chụp").set_input_files(
        [file_of("don.pdf", ONE_PAGE, "application/pdf")]
    )
    page.get_by_role("button", name="Thêm giấy tờ").tap()
    expect(page.get_by_text("don.pdf").first).to_be_visible()

    page.get_by_label("Tệp hoặc ảnh chụp").set_input_files([file_of(name, content)])
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    page.get_by_role("button", name="Thêm giấy tờ").tap()

    expect(page.get_by_text("Chọn tệp.").first).to_be_visible()  # the wrong one never travelled
    expect(page.get_by_text("don.pdf").first).to_be_visible()
    assert NominationFile.objects.count() == 1
    settled(page)
