"""Photographs and papers with a report on a phone: made smaller, refused with a sentence."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from playwright.sync_api import FilePayload, Page, expect

from emulation.papers.sniffing import MAX_BYTES
from targets.models import Evidence, ReportFigure, Sending
from tests.journeys.report_phone import RECEIVED, file_of, fill_in, photo, send, settled
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.targets.report_pages import write_url

pytestmark = pytest.mark.browser

NOTE = "Vụ sớm được mùa, giá còn thấp."
KINDS = "ảnh JPG, PNG, tệp PDF, Word (.docx), Excel (.xlsx)"
WRONG = (
    file_of("may-tinh.jpg", b"MZ\x90\x00" + bytes(2_000)),
    file_of("ban-do.svg", b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "image/svg+xml"),
    file_of("IMG_0412.HEIC", b"\x00\x00\x00\x18ftypheic" + bytes(2_000), "image/heic"),
    file_of("bien-ban.pdf", b"%PDF-1.7\n" + bytes(MAX_BYTES), "application/pdf"),
)
RIGHT = file_of("vuon-vai.jpg", photo(400, 300))
# A telephone of a village takes its time.
SLOW_TO_READ = """
  const read = window.createImageBitmap;
  window.createImageBitmap = async (...given) => {
    await new Promise((resolve) => { setTimeout(resolve, 800); });
    return read(...given);
  };
"""
NO_WORD = file_of("danh-sach.docx", b"PK\x03\x04" + bytes(200), "application/msword")


def open_form(page: Page, address: str) -> None:
    page.goto(address)
    fill_in(page, "120", "1.500")
    page.get_by_label("Lời kèm theo báo cáo").fill(NOTE)


def choose(page: Page, *files: FilePayload) -> None:
    page.get_by_label("Chọn ảnh, tệp có sẵn").set_input_files(list(files))


def chosen(page: Page) -> list[str]:
    return page.locator("#tep-chon").evaluate("one => [...one.files].map(({ name }) => name)")


def expect_typed(page: Page) -> None:
    for place, figure in enumerate(("120", "1.500")):
        expect(page.locator("[data-value]").nth(place)).to_have_value(figure)
    expect(page.get_by_label("Lời kèm theo báo cáo")).to_have_value(NOTE)


def received(page: Page) -> None:
    page.wait_for_url(RECEIVED)
    expect(page.locator(".receipt")).to_contain_text("Xã đã nhận bản 1")
    assert Sending.objects.get().content["note"] == NOTE
    assert set(ReportFigure.objects.values_list("value", flat=True)) == {120, 1500}
    settled(page)


def sent_picture() -> Image.Image:
    attached = Evidence.objects.get().attachment
    assert (attached.content_type, attached.size < MAX_BYTES) == ("image/jpeg", True)
    return Image.open(io.BytesIO(attached.content))


def test_files_that_cannot_be_taken_are_said_where_they_are_chosen(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    open_form(page, write_url(quarter, cast.village))

    choose(page, *WRONG, RIGHT)

    told = page.locator("#tep").get_by_role("alert")
    for name, why in (
        ("may-tinh.jpg", KINDS),
        ("ban-do.svg", KINDS),
        ("IMG_0412.HEIC", "HEIC của iPhone"),
        ("bien-ban.pdf", "lớn hơn 10 MB"),
    ):
        expect(told.get_by_text(f"{name}: ")).to_contain_text(why)
    assert chosen(page) == ["vuon-vai.jpg"]
    assert not scrolls_sideways(page)
    send(page)
    received(page)
    assert Evidence.objects.get().attachment.name == "vuon-vai.jpg"


@pytest.mark.slow
def test_a_file_that_only_the_office_refuses_takes_nothing_with_it(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE)
    open_form(page, write_url(quarter, cast.village))
    choose(page, NO_WORD, RIGHT)

    send(page)

    offer = page.locator("[data-offer]")
    expect(offer).to_contain_text("danh-sach.docx: Chỉ nhận tệp PDF, Word (.docx)")
    expect_typed(page)
    assert chosen(page) == []
    page.reload()  # the other file waits at the office
    expect(page.locator("[data-evidence]")).to_contain_text("vuon-vai.jpg")
    expect_typed(page)
    send(page)
    received(page)
    assert Evidence.objects.count() == 1


@pytest.mark.slow
def test_without_javascript_refused_files_are_named_and_the_rest_is_kept(seat, cast, quarter):
    page = seat(cast.unit_head, PHONE, java_script_enabled=False)
    open_form(page, write_url(quarter, cast.village))
    choose(page, *WRONG, RIGHT)

    send(page)

    summary = page.get_by_role("alert").first
    expect(summary).to_contain_text("Chưa gửi: 4 chỗ cần xem lại")
    for name in ("may-tinh.jpg", "ban-do.svg", "IMG_0412.HEIC"):
        expect(summary).to_contain_text(f"{name}: Chỉ nhận tệp PDF, Word (.docx)")
    expect(summary).to_contain_text("bien-ban.pdf: Tệp lớn hơn 10 MB.")
    expect(page.locator("#tep")).to_contain_text("bien-ban.pdf: Tệp lớn hơn 10 MB.")
    expect(page.locator("[data-evidence]")).to_contain_text("vuon-vai.jpg")
    expect_typed(page)
    send(page)
    received(page)
    assert Evidence.objects.count() == 1


def test_a_photograph_is_made_smaller_upright_and_sent_even_in_haste(seat, cast, quarter):
    taken = photo(6_000, 4_000, turned=True)
    assert len(taken) > 2 * 1024 * 1024
    page = seat(cast.unit_head, PHONE)
    page.add_init_script(SLOW_TO_READ)
    open_form(page, write_url(quarter, cast.village))

    choose(page, file_of("IMG_0001.JPG", taken))
    send(page)  # while it is still being made smaller

    received(page)
    picture = sent_picture()
    assert picture.size == (1333, 2000)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(taken))).convert("RGB")
    away = ImageChops.difference(picture.resize((40, 60)), upright.resize((40, 60)))
    assert max(ImageStat.Stat(away).mean) < 12
    assert not picture.getexif()
    assert Evidence.objects.count() == 1


@pytest.mark.slow
def test_a_photograph_that_the_browser_cannot_read_goes_as_it_is(seat, cast, quarter):
    torn = b"\xff\xd8\xff\xe1" + bytes(2 * 1024 * 1024)
    page = seat(cast.unit_head, PHONE)
    open_form(page, write_url(quarter, cast.village))

    choose(page, file_of("anh-hong.jpg", torn))
    send(page)

    received(page)
    assert bytes(Evidence.objects.get().attachment.content) == torn
