"""A report from "Việc của tôi" to its receipt with Tab, Enter and Space alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from targets.models import Sending
from tests.journeys.report_phone import RECEIVED, settled
from tests.journeys.test_accessibility import broken_rules
from tests.plumbing.browser import OFFICE_PC, PHONE

pytestmark = pytest.mark.browser

MOST_STEPS = 60
LOW_PHONE = {**PHONE, "viewport": {"width": 360, "height": 620}}
# What has the focus, and whether one sees that: in sight, with a frame that it has only so.
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const framed = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
    || style.boxShadow !== "none";
  const inSight = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
    && box.top < innerHeight && box.left < innerWidth;
  const at = document.elementFromPoint(box.left + box.width / 2, (box.top + box.bottom) / 2);
  const covered = at && !one.contains(at) && !at.contains(one);
  return {
    words: one.getAttribute("aria-label") || one.labels?.[0]?.textContent || one.textContent,
    html: one.outerHTML.slice(0, 120),
    seen: framed && inSight && !covered,
  };
}"""


def tab_to(page: Page, words: str) -> None:
    """Go on by Tab until something with these words has the focus, seen at every step."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["seen"], f"the focus is not seen at {focus['html']}"
        if words in " ".join(focus["words"].split()):
            return
    raise AssertionError(f"nobody comes to “{words}” by keyboard")


@pytest.mark.parametrize(
    "window",
    [pytest.param(OFFICE_PC, id="1440", marks=pytest.mark.slow), pytest.param(LOW_PHONE, id="360")],
)
def test_a_report_by_keyboard_alone(seat, cast, quarter, window):
    page = seat(cast.unit_head, window, reduced_motion="reduce")
    assert broken_rules(page) == []

    tab_to(page, "Báo cáo quý I/2024")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Gửi báo cáo")).to_be_visible()
    assert broken_rules(page) == []
    tab_to(page, "Số quý I/2024")
    page.keyboard.type("120")
    tab_to(page, "Số ước thực hiện")
    page.keyboard.press("Space")
    tab_to(page, "Ghi chú, ảnh của chỉ tiêu này")
    page.keyboard.press("Enter")
    tab_to(page, "Ghi chú; chưa có số thì ghi lý do")
    page.keyboard.type("Vụ sớm.")
    tab_to(page, "Số quý I/2024")
    page.keyboard.type("99000")
    tab_to(page, "Gửi báo cáo")
    page.keyboard.press("Enter")

    # what is odd is asked about: from the summary to the question, and on
    expect(page.locator("[data-errors]")).to_be_focused()
    assert broken_rules(page) == []
    tab_to(page, "Trồng cây phân tán")
    page.keyboard.press("Enter")
    expect(page.locator("[data-value]").nth(1)).to_be_focused()
    tab_to(page, "tôi đã kiểm tra")
    page.keyboard.press("Space")
    tab_to(page, "Gửi báo cáo")
    page.keyboard.press("Enter")

    page.wait_for_url(RECEIVED)
    expect(page.locator(".receipt")).to_contain_text("Xã đã nhận bản 1")
    assert broken_rules(page) == []
    figures = Sending.objects.get().content["figures"]
    assert [one["value"] for one in figures] == ["120", "99000"]
    assert (figures[0]["is_estimate"], figures[0]["note"]) == (True, "Vụ sớm.")
    settled(page)
