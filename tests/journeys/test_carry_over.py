"""Last year's plan becomes this year's: carried over, looked through, replaced in, printed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from campaigns import services
from campaigns.library.phrases import content_of
from campaigns.models import Phrase, Plan
from tests.campaigns.carrying.conftest import NEW_TITLE, carry, source  # noqa: F401
from tests.cast import Cast
from tests.journeys.surface import leave
from tests.plumbing.browser import SEATS, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser


@pytest.fixture
@kept
def older(cast: Cast, source: Plan) -> Plan:  # noqa: F811
    """A plan of 2024 with a motto and a phrasing kept by the office."""
    Plan.objects.filter(pk=source.pk).update(motto="Về đích sớm năm 2024")
    services.phrase_add(
        commune=cast.commune,
        kind="paragraph",
        title="Khen kịp thời",
        content=content_of("paragraph", "Khen thưởng kịp thời, công khai."),
        by=cast.clerk,
    )
    return source


def carry_over(page: Page, older: Plan) -> Plan:
    page.goto(f"/ke-hoach/{older.uid}/")
    page.get_by_role("link", name="Lập kế hoạch năm sau").click()
    expect(page.get_by_label("Trích yếu")).to_have_value(NEW_TITLE)
    page.get_by_role("button", name="Lập kế hoạch mới").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chỗ nói về năm 2024")
    return Plan.objects.get(year=2025)


def look_through(page: Page) -> None:
    page.get_by_role("link", name="Xem và đổi cả 3 chỗ “2024” thành “2025”").click()
    assert page.locator("del").count() == 3
    page.get_by_role("button", name="Đổi những chỗ đã chọn").click()
    expect(page.get_by_text("Đã đổi 3 chỗ")).to_be_visible()
    page.get_by_role("button", name="Đổi “70 năm”").click()
    page.get_by_role("button", name="Đổi “2023”").click()
    while page.get_by_role("button", name="Giữ nguyên “").count():
        page.get_by_role("button", name="Giữ nguyên “").first.click()
    expect(page.get_by_text("Không còn chỗ nào nói về năm cũ mà chưa xem.")).to_be_visible()


def settle_targets(page: Page) -> None:
    page.get_by_label("Số mới của Nhãn").fill("260")
    page.get_by_label("Giữ nguyên Vải thiều").check()
    page.get_by_role("button", name="Lưu số mới").click()
    expect(page.get_by_text("Mọi chỉ tiêu đã được xem.")).to_be_visible()


def replace_all(page: Page) -> None:
    page.get_by_role("link", name="Tìm và thay thế").click()
    page.get_by_label("Tìm chữ").fill("dien bien phu")
    page.get_by_label("Thay bằng").fill("lịch sử Điện Biên Phủ")
    page.get_by_label("Không phân biệt dấu").check()
    page.get_by_role("button", name="Tìm các chỗ").click()
    page.get_by_role("button", name="Thay những chỗ đã chọn").click()
    expect(page.get_by_text("Đã thay 1 chỗ.")).to_be_visible()


def printed(page: Page, plan: Plan) -> str:
    answer = page.request.get(f"/ke-hoach/{plan.uid}/tai/pdf/")
    pages = pdfplumber.open(BytesIO(answer.body())).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


@pytest.mark.parametrize(("screen", "script"), SEATS)
def test_a_year_later(cast: Cast, older: Plan, seat: Callable, screen: dict, script: bool) -> None:
    page = seat(cast.clerk, screen, java_script_enabled=script)

    plan = carry_over(page, older)
    assert not scrolls_sideways(page)
    look_through(page)
    settle_targets(page)
    replace_all(page)

    words = printed(page, plan)
    assert "thi đua năm 2025" in words and "71 năm Chiến thắng lịch sử Điện Biên Phủ" in words
    assert "nhãn: 260 tấn" in words
    assert words.count("2024") == 1 and "vượt năm 2024" in words


def test_a_phrase_found_in_the_editor_stands_below_the_item(
    cast: Cast, older: Plan, seat: Callable
) -> None:
    plan = services.plan_carry_over(
        source=older, commune=cast.commune, year=2025, title=NEW_TITLE, by=cast.clerk
    )
    page = seat(cast.clerk)
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    page.get_by_text("Nội dung của mục 1.", exact=True).first.click()

    page.keyboard.press("Control+Alt+p")
    page.get_by_role("combobox", name="Tìm mẫu câu").fill("khen kip")
    expect(page.get_by_role("option", name="Khen kịp thời")).to_be_visible()
    page.keyboard.press("Enter")

    surface = page.get_by_role("textbox", name="Văn bản kế hoạch")
    expect(surface).to_contain_text("Khen thưởng kịp thời, công khai.")
    page.keyboard.press("Control+z")
    expect(surface).not_to_contain_text("Khen thưởng kịp thời, công khai.")
    leave(page)
    assert Phrase.objects.get().used == 1
