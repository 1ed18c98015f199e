"""Proofs of points on a phone: what cannot be taken is said, the rest and the points stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from campaigns.models import Score, ScoreEvidence, ScoreSheet
from tests.campaigns.scoring.made import Drive
from tests.journeys.report_phone import file_of, photo
from tests.journeys.test_report_files import NO_WORD, WRONG
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

RIGHT = file_of("duong-moi.jpg", photo(400, 300))


@pytest.fixture
@kept
def drive(cast) -> Drive:
    made = Drive(cast, ("Ao",))
    made.criterion("Làm đường", "60", needs_evidence=True)
    made.criterion("Vệ sinh", "40")
    made.plan(["self"])
    made.advance()
    return made


@pytest.fixture(
    params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["script", "no script"]
)
def page(request, seat, cast, drive) -> Page:
    page = seat(cast.unit_head, PHONE, java_script_enabled=request.param)
    page.goto(f"/phong-trao/{drive.campaign.uid}/cham-diem/tu-cham/{cast.village.uid}/")
    for name, points in (("Làm đường", "55,5"), ("Vệ sinh", "38")):
        part = page.locator("[data-node]").filter(has=page.get_by_text(name))
        part.locator("[data-points]").fill(points)
    return page


def send(page: Page, *files) -> None:
    page.get_by_label("Ảnh, giấy minh chứng (bắt buộc khi có điểm)").set_input_files(list(files))
    page.get_by_role("button", name="Gửi phiếu chấm").tap()


def expect_typed(page: Page) -> None:
    expect(page.locator("[data-points]").first).to_have_value("55,5")
    expect(page.locator("[data-points]").nth(1)).to_have_value("38")
    assert set(Score.objects.values_list("points", flat=True)) == {55.5, 38}
    assert ScoreSheet.objects.get().state == "draft"


def sent(page: Page) -> None:
    expect(page.get_by_text("Đã gửi phiếu chấm.")).to_be_visible()
    assert ScoreSheet.objects.get().state == "sent"
    assert [one.attachment.name for one in ScoreEvidence.objects.all()] == ["duong-moi.jpg"]


def test_files_of_a_wrong_kind_or_too_large_are_named_and_the_right_one_is_kept(page):
    send(page, *WRONG, RIGHT)

    summary = page.get_by_role("alert").first
    for name in ("may-tinh.jpg", "ban-do.svg", "IMG_0412.HEIC"):
        expect(summary).to_contain_text(f"{name}: Chỉ nhận tệp PDF, Word (.docx)")
    expect(summary).to_contain_text("bien-ban.pdf: Tệp lớn hơn 10 MB.")
    expect(page.get_by_role("link", name="duong-moi.jpg")).to_be_visible()
    expect_typed(page)
    assert not scrolls_sideways(page)
    page.get_by_role("button", name="Gửi phiếu chấm").tap()
    sent(page)


def test_a_word_file_that_is_none_takes_nothing_with_it(page):
    send(page, NO_WORD)

    expect(page.get_by_role("alert").first).to_contain_text("danh-sach.docx: Chỉ nhận tệp PDF")
    expect_typed(page)
    send(page, RIGHT)
    sent(page)
