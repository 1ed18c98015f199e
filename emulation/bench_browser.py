"""A clerk at the keyboard: Chromium on the page of a plan, timed by its own clock."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEYSTROKES: Final = 50
TIMES: Final = 5  # of everything else
PAUSE_MS: Final = 120  # a quick typist
PARAGRAPHS: Final = 40

# From the key, or the paste, to the frame that shows what it did.
CLOCK: Final = """
window.thiduaTimes = [];
function toNextFrame(begun) {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => thiduaTimes.push(performance.now() - begun);
  requestAnimationFrame(() => channel.port2.postMessage(null));
}
addEventListener("keydown", (event) => toNextFrame(event.timeStamp), true);
addEventListener("paste", () => toNextFrame(performance.now()), true);
"""
OPENED: Final = """
(function look() {
  if (!document.querySelector("[data-surface] .w-surface")) requestAnimationFrame(look);
  else window.thiduaOpened ??= performance.now();
})();
"""
# A paragraph in the middle of the plan, and a heading that has items below it.
PLACES: Final = """() => {
  const { items } = thiduaEditor.parts(), middle = items.slice(items.length / 2);
  return {
    line: middle.find((item) => item.blocks.length).uid,
    part: middle.filter((item) => item.heading && item.parent)[1].uid,
  };
}"""
PASTE: Final = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  thiduaEditor.view.dom.dispatchEvent(event);
}"""


@dataclass
class Measured:
    """Milliseconds."""

    keystrokes: list[float]
    others: dict[str, list[float]] = field(default_factory=dict)


class NoBrowser(Exception):
    """The sentence says what is missing."""


def measure_editor(address: str, cookie: tuple[str, str]) -> Measured:
    """Write in the plan at ``address``, logged in by a cookie; return how long it all took."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise NoBrowser("Trình soạn chưa đo: cài gói phát triển (requirements-dev.txt).") from error
    chromium = shutil.which("chromium")
    if chromium is None:
        raise NoBrowser("Trình soạn chưa đo: máy này chưa có Chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        try:
            context = browser.new_context(viewport={"width": 1440, "height": 900})
            name, value = cookie
            context.add_cookies([{"name": name, "value": value, "url": address}])
            return _measured(context.new_page(), address)
        finally:
            browser.close()


def _measured(page: Page, address: str) -> Measured:
    page.add_init_script(OPENED)
    page.goto(address)
    page.wait_for_function("() => window.thiduaOpened && window.thiduaEditor")
    opened = [page.evaluate("thiduaOpened")]
    page.wait_for_timeout(3000)  # the paper has come and its pages are known
    page.evaluate(CLOCK)
    places = page.evaluate(PLACES)
    _stand(page, places["line"])
    measured = Measured(_typed(page))
    enter, undo = _with_undo(page, "Enter")
    _stand(page, places["part"])
    tab, more = _with_undo(page, "Tab")
    measured.others = {
        "Enter": enter,
        "Tab of an item with six below it": tab,
        "undo": undo + more,
        f"{PARAGRAPHS} paragraphs pasted": _pasted(page, places["line"]),
        "page opened, until it can be written in": opened,
    }
    return measured


def _stand(page: Page, uid: str) -> None:
    page.evaluate("(uid) => thiduaEditor.focusItem(uid)", uid)
    page.wait_for_timeout(500)


def _typed(page: Page) -> list[float]:
    for number in range(KEYSTROKES):
        page.keyboard.press("Space" if number % 6 == 0 else "a")
        page.wait_for_timeout(PAUSE_MS)
    return _taken(page)


def _with_undo(page: Page, key: str) -> tuple[list[float], list[float]]:
    done, undone = [], []
    for _ in range(TIMES):
        done += _pressed(page, key)
        undone += _pressed(page, "Control+z")[-1:]  # Control itself is a key, too
    return done, undone


def _pressed(page: Page, key: str) -> list[float]:
    page.keyboard.press(key)
    page.wait_for_timeout(4 * PAUSE_MS)
    return _taken(page)


def _pasted(page: Page, uid: str) -> list[float]:
    paragraphs = (
        f'<p class="MsoNormal">- Sản lượng đợt {number}: {100 + number} tấn.</p>'
        for number in range(PARAGRAPHS)
    )
    html, times = "".join(paragraphs), []
    for _ in range(TIMES):
        _stand(page, uid)
        page.evaluate(PASTE, html)
        page.wait_for_timeout(1500)
        times += _taken(page)
        _pressed(page, "Control+z")
    return times


def _taken(page: Page) -> list[float]:
    """Return the times since they were last taken."""
    return page.evaluate("thiduaTimes.splice(0)")
