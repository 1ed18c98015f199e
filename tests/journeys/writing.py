"""A clerk who writes a plan in a browser: what is typed, what a colleague saves, what is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Locator, Page, expect

from campaigns.models import Block, Plan
from tests.campaigns.drafts.batches import item_in, save, state_of
from tests.cast import Cast

SAVED = "Đã lưu lúc"
SAVING = "**/soan/ghi/"
FIRST = "Nội dung của mục 1."
THIRD = "Nội dung của mục 3."


class Traffic:
    """The requests of a browser that are under way: in memory, SQLite lets nobody wait."""

    def __init__(self, page: Page) -> None:
        self.context, self.under_way = page.context, set()
        self.context.on("request", lambda request: self.under_way.add(request))
        self.context.on("requestfinished", lambda request: self.under_way.discard(request))
        self.context.on("requestfailed", lambda request: self.under_way.discard(request))

    def rest(self) -> None:
        """Wait until nothing is asked for half a second."""
        calm = 0
        for _ in range(100):
            self.context.pages[0].wait_for_timeout(100)
            calm = 0 if self.under_way else calm + 1
            if calm == 5:
                return


def calm_seats(seat: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Give the same seats, left when everything that they asked for was answered."""
    taken: list[Page] = []

    def sit(*who: object) -> Page:
        page = seat(*who)
        page.traffic = Traffic(page)
        taken.append(page)
        return page

    yield sit
    for page in taken:
        page.traffic.rest()
        for tab in page.context.pages:
            tab.goto("about:blank")
        page.traffic.rest()


def open_plan(page: Page, plan: Plan) -> Page:
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    expect(status(page)).to_contain_text("được lưu")
    page.traffic.rest()
    return page


def status(page: Page) -> Locator:
    return page.locator("[data-saved]")


def line(page: Page, words: str) -> Locator:
    return page.locator(".w-line", has_text=words)


def type_after(page: Page, words: str, more: str) -> None:
    """Put the caret at the end of a line and type."""
    line(page, words).click()
    page.keyboard.press("End")
    page.keyboard.type(more)


def texts(plan: Plan) -> list[str]:
    return list(Block.objects.filter(plan=plan).values_list("text", flat=True))


def colleague_writes(cast: Cast, plan: Plan, words: str, text: str, **more: object) -> None:
    item = item_in(state_of(plan, cast.second_clerk), words)
    item["blocks"][0]["text"] = text
    save(plan, cast.second_clerk, items=[item | more])


def type_without_network(page: Page, words: str) -> None:
    """Type after the first item, and load the page again before anything could be sent."""
    page.route(SAVING, lambda route: route.abort())
    page.context.set_offline(True)
    type_after(page, FIRST, words)
    page.keyboard.press("Enter")
    page.keyboard.type("Mục gõ lúc mất mạng.")
    expect(status(page)).to_contain_text("đã giữ trên máy này")
    page.context.set_offline(False)
    page.reload()
