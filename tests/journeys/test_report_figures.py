"""Slips of the hand in a report on a phone: said at the field and on top, nothing typed is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from targets.models import Period, ReportState, Sending, UnitReport
from targets.services import period_lock
from tests.cast import Cast
from tests.journeys.report_phone import RECEIVED, fill_in, quarter_of, send, settled
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.targets.report_pages import write_url
from tests.targets.year_made import APRIL_3

pytestmark = pytest.mark.browser

NUL = "\x00"
NOTE = "Mưa đá ngày 20/3 làm hỏng một phần."
SLIPS = {
    "Vải thiều": ("-5", "Số báo cáo không được âm"),
    "Lúa xuân": ("1" + "0" * 30, "Số này quá lớn"),
    "Ngô": ("mười tấn", "“mười tấn” chưa phải là số"),
    "Lạc": (f"1{NUL}2", "chưa phải là số"),
    "Chè": ("1.5", "“1.5” chưa phải là số"),
}
RIGHT = ("Khoai", "12")


@pytest.fixture
def quarter(cast: Cast, settings) -> Period:
    """Six targets of 600 tons."""
    period = quarter_of(cast, *((name, 600) for name in (*SLIPS, RIGHT[0])))
    settings.DEMO_TODAY = APRIL_3
    return period


@pytest.fixture(
    params=[True, pytest.param(False, marks=pytest.mark.slow)], ids=["script", "no script"]
)
def form(request, seat, cast, quarter) -> Page:
    page = seat(cast.unit_head, PHONE, java_script_enabled=request.param)
    page.goto(write_url(quarter, cast.village))
    return page


def field(page: Page, name: str):
    return section(page, name).get_by_label("Số quý I/2024")


def section(page: Page, name: str):
    return page.get_by_role("region", name=name, exact=True)


def shown(text: str) -> str:
    return text.replace(NUL, "\ufffd")  # as every browser reads it


def test_every_slip_is_said_at_its_field_and_in_the_summary(form):
    for name, (typed, _) in (SLIPS | {RIGHT[0]: (RIGHT[1], "")}).items():
        field(form, name).fill(typed)
    form.get_by_label("Lời kèm theo báo cáo").fill(f"{NOTE}{NUL}")

    send(form)

    summary = form.get_by_role("alert").first
    expect(summary).to_contain_text(f"Chưa gửi: {len(SLIPS)} chỗ cần xem lại")
    for name, (typed, why) in SLIPS.items():
        expect(summary.get_by_role("link", name=f"{name}: ")).to_contain_text(why)
        expect(section(form, name).locator(".invalid-feedback")).to_contain_text(why)
        expect(field(form, name)).to_have_value(shown(typed))
        expect(field(form, name)).to_have_attribute("aria-invalid", "true")
    expect(section(form, "Chè")).to_contain_text("Nếu là 1,5 thì viết dấu phẩy.")
    expect(section(form, RIGHT[0]).locator(".invalid-feedback")).to_have_count(0)
    expect(field(form, RIGHT[0])).to_have_value(RIGHT[1])
    expect(form.get_by_label("Lời kèm theo báo cáo")).to_have_value(shown(f"{NOTE}{NUL}"))
    assert not scrolls_sideways(form)
    summary.get_by_role("link", name="Ngô: ").tap()
    expect(field(form, "Ngô")).to_be_focused()
    fill_in(form, *["12"] * len(SLIPS))
    send(form)
    form.wait_for_url(RECEIVED)
    assert Sending.objects.get().content["note"].startswith(NOTE)
    settled(form)


def test_a_period_locked_meanwhile_is_said_on_top_of_what_was_typed(form, cast, quarter):
    fill_in(form, "12", "chưa cân")
    form.get_by_label("Lời kèm theo báo cáo").fill(NOTE)
    period_lock(period=quarter, by=cast.clerk)

    send(form)

    said = form.get_by_text("Quý I/2024 đã khóa. Có số phải sửa thì báo công chức").first
    expect(said).to_be_visible()
    expect(said).to_be_in_viewport()
    for place, typed in enumerate(("12", "chưa cân")):
        expect(form.locator("[data-value]").nth(place)).to_have_value(typed)
    expect(form.get_by_label("Lời kèm theo báo cáo")).to_have_value(NOTE)
    assert not scrolls_sideways(form)
    assert not UnitReport.objects.filter(state=ReportState.SENT).exists()
    settled(form)
