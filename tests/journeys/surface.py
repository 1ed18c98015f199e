"""The writing surface of a plan in a browser: opened, read and pasted into."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from campaigns.models import Plan

ROWS = """() => {
  const rows = [];
  thiduaEditor.view.state.doc.child(2).forEach(({ attrs, textContent, type }) => {
    const marker = attrs.uid ? thiduaEditor.markerOf(attrs.uid) || "~" : "…";
    const words = type.name === "table" ? "[bảng]" : textContent;
    rows.push(`${"  ".repeat(attrs.depth)}${marker} ${attrs.heading ? "# " : ""}${words}`);
  });
  return rows;
}"""
PASTE = """([text, html]) => {
  const clipboardData = new DataTransfer();
  if (text) clipboardData.setData("text/plain", text);
  if (html) clipboardData.setData("text/html", html);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  thiduaEditor.view.dom.dispatchEvent(event);
}"""
INTO_FIRST = """() => {
  const { uid } = thiduaEditor.view.state.doc.child(2).firstChild.attrs;
  thiduaEditor.focusItem(uid);
}"""


def open_surface(page: Page, plan: Plan) -> None:
    """Open the plan and put the caret into its first item."""
    page.goto(f"/ke-hoach/{plan.uid}/soan/")
    page.wait_for_function("() => window.thiduaEditor")
    page.evaluate(INTO_FIRST)


def rows_of(page: Page) -> list[str]:
    """Return the rows of the text: depth as indentation, number or "…", "#" for a heading."""
    return page.evaluate(ROWS)


def items_of(page: Page) -> list[dict[str, Any]]:
    return page.evaluate("thiduaEditor.parts().items")


def go_to(page: Page, words: str) -> None:
    """Put the caret at the end of the first item that has these words."""
    page.evaluate(
        """words => {
          const has = (item) => [item.heading, ...item.blocks.map((block) => block.text ?? "")]
            .some((text) => text.includes(words));
          thiduaEditor.focusItem(thiduaEditor.parts().items.find(has).uid);
        }""",
        words,
    )


def paste(page: Page, text: str = "", html: str = "") -> None:
    page.evaluate(PASTE, [text, html])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def type_line(page: Page, text: str, *keys: str) -> None:
    page.keyboard.type(text)
    press(page, *keys)


def wait_until_saved(page: Page) -> None:
    page.evaluate("thiduaSaver.flush()")
    page.wait_for_function("() => thiduaSaver.state === 'saved'", timeout=15_000)


def leave(page: Page) -> None:
    """Leave when everything is saved, so that no request outlives the test's database."""
    wait_until_saved(page)
    page.goto("about:blank")
