"""The paper beside the editor: at once what is typed, after a save the pages of the PDF."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from campaigns.content import plan_content
from campaigns.models import Block, Item, Plan
from campaigns.paper import plan_document
from emulation.papers.pdf import render_pdf
from tests.campaigns.plans_made import add_item, draft, fresh
from tests.cast import Cast
from tests.journeys.surface import go_to, leave, open_surface, press
from tests.papers.pages_read import letters, pages_of_the_pdf
from tests.plumbing.browser import PHONE, scrolls_sideways
from tests.plumbing.kept import kept

pytestmark = pytest.mark.browser

SENTENCE = "Các thôn bàn kỹ từng việc, ghi rõ người làm, ngày xong và kết quả của từng việc. "
# The words of the paper, cut where a page is shown to begin.
PAGES = r"""() => {
  const paper = document.querySelector(".desk .paper").cloneNode(true);
  for (const gap of paper.querySelectorAll(".page-gap")) gap.textContent = "\u0001";
  return paper.textContent.split("\u0001");
}"""


@pytest.fixture
@kept
def plan(cast: Cast) -> Plan:
    plan = draft(cast)
    for item in plan.items.filter(parent=None):
        for number in range(1, 5):
            add_item(plan, cast.clerk, f"Việc thứ {number}. {SENTENCE * 4}".strip(), parent=item)
    return plan


@pytest.fixture
def clerk(cast: Cast, seat: Callable, plan: Plan) -> Page:
    page = seat(cast.clerk)
    open_surface(page, plan)
    expect(page.locator(".page-gap").first).to_be_attached()
    return page


def line_of(page: Page, item: Item):
    return page.locator(f'[id="muc-{item.uid}"]')


def hold_saving(page: Page) -> list[Route]:
    held: list[Route] = []
    page.route("**/soan/ghi/", lambda route: held.append(route))
    return held


def item_with(plan: Plan, words: str) -> Item:
    return plan.items.filter(blocks__text__startswith=words).order_by("position").first()


def printed_pages(plan: Plan) -> list[str]:
    return pages_of_the_pdf(render_pdf(plan_document(plan_content(fresh(plan)), is_draft=True)))


def shown_pages(page: Page) -> list[str]:
    return [letters(text) for text in page.evaluate(PAGES)]


def save(page: Page) -> None:
    page.evaluate("thiduaSaver.flush()")
    page.wait_for_function("() => thiduaSaver.state === 'saved'")


def wait_for_pages(page: Page, plan: Plan) -> None:
    """Wait until the paper on the screen breaks where the PDF of what is stored breaks."""
    wanted = printed_pages(plan)
    for _ in range(40):
        if shown_pages(page) == wanted:
            return
        page.wait_for_timeout(250)
    assert shown_pages(page) == wanted


def test_typing_stands_on_the_paper_before_any_save(clerk: Page, plan: Plan):
    # given nothing reaches the server
    held = hold_saving(clerk)
    item = item_with(plan, "Việc thứ 2.")
    go_to(clerk, "Việc thứ 2.")
    # when a word is typed, and a new item
    clerk.keyboard.type(" Xong trước Tết.")
    expect(line_of(clerk, item)).to_have_text(re.compile(r"Xong trước Tết\.$"))
    press(clerk, "Enter")
    clerk.keyboard.type("Việc vừa nghĩ ra")
    # then both stand on the paper in their place, numbered, and nowhere else
    below = line_of(clerk, item).locator("xpath=following-sibling::p[1]")
    expect(below).to_have_text(re.compile(r"^\S+ Việc vừa nghĩ ra$"))
    assert not Block.objects.filter(text__contains="Việc vừa nghĩ ra").exists()
    # and when it is taken back, it is gone
    while "Việc vừa nghĩ ra" in clerk.locator(".desk").inner_text():
        press(clerk, "Control+z")
    for route in held:
        route.continue_()
    clerk.unroute("**/soan/ghi/")
    leave(clerk)


def test_pages_break_on_the_screen_where_the_pdf_breaks_them(clerk: Page, plan: Plan):
    wait_for_pages(clerk, plan)
    pages = len(shown_pages(clerk))
    expect(clerk.locator(".paper-at")).to_have_text(re.compile(rf"^Trang \d/{pages}$"))
    # when more is written
    go_to(clerk, "Việc thứ 1.")
    for _ in range(5):
        press(clerk, "Enter")
        clerk.keyboard.insert_text(SENTENCE * 9)
    save(clerk)
    # then the breaks move with the words
    wait_for_pages(clerk, plan)
    assert len(shown_pages(clerk)) > pages
    assert clerk.locator(".page-split").count() >= 1
    leave(clerk)


@pytest.mark.slow
def test_new_paper_neither_scrolls_nor_drops_the_line_being_written(clerk: Page, plan: Plan):
    wait_for_pages(clerk, plan)
    go_to(clerk, "Việc thứ 3.")
    clerk.keyboard.type(" Thêm.")
    line = line_of(clerk, item_with(plan, "Việc thứ 3."))
    expect(line).to_have_class(re.compile("writing"))
    clerk.wait_for_timeout(300)  # the desk has followed
    before = line.bounding_box()["y"]
    with clerk.expect_response(re.compile(r"/soan/giay/$")):
        save(clerk)
    wait_for_pages(clerk, plan)
    assert line.bounding_box()["y"] == pytest.approx(before, abs=2)
    expect(line).to_have_class(re.compile("writing"))
    leave(clerk)


@pytest.mark.slow
def test_click_on_a_word_leads_to_it_in_the_text(clerk: Page, plan: Plan):
    item = item_with(plan, "Việc thứ 4.")
    line = line_of(clerk, item)
    line.scroll_into_view_if_needed()
    line.click(position={"x": 120, "y": 6})
    assert clerk.evaluate("thiduaEditor.currentItem().uid") == str(item.uid)
    assert 0 < clerk.evaluate("thiduaEditor.view.state.selection.$head.parentOffset") < 60
    assert clerk.evaluate("thiduaEditor.view.hasFocus()")
    # and of the lines around the items, too
    clerk.locator(".paper-basis").first.click()
    section = "thiduaEditor.view.state.selection.$head.node(1).type.name"
    assert clerk.evaluate(section) == "bases"
    leave(clerk)


@pytest.mark.slow
def test_without_network_the_breaks_are_said_to_be_old(clerk: Page):
    clerk.context.set_offline(True)
    go_to(clerk, "Việc thứ 2.")
    clerk.keyboard.type(" Viết khi mất mạng.")
    expect(clerk.locator(".paper-off")).to_have_text(
        "Chưa có mạng: chỗ ngắt trang theo lần lưu trước."
    )
    clerk.context.set_offline(False)
    expect(clerk.locator(".paper-off")).to_be_empty()
    leave(clerk)


def test_paper_fits_a_phone_and_leads_back_to_the_text(cast: Cast, seat: Callable, plan: Plan):
    phone = seat(cast.clerk, PHONE)
    open_surface(phone, plan)
    phone.get_by_role("button", name="Bản giấy").click()
    expect(phone.locator(".page-gap").first).to_be_visible()
    assert not scrolls_sideways(phone)
    # when a line is touched, its text comes to the front
    item = item_with(plan, "Việc thứ 2.")
    line_of(phone, item).click()
    expect(phone.locator(".w-surface")).to_be_visible()
    assert phone.evaluate("thiduaEditor.currentItem().uid") == str(item.uid)
    leave(phone)
