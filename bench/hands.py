"""The hands of an officer at a page in a browser: every key and every click is counted."""

import time

from playwright.sync_api import Locator, Page

# Milliseconds between two keys.
QUICK = 20
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


class Hands:
    """A character typed, Enter, Tab, an arrow, and keys that are held together are one key each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = self.clicks = 0
        self.began = time.perf_counter()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.began

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text, delay=QUICK)
        self.keys += len(text)

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    def fill(self, place: Locator, text: str) -> None:
        """The field is clicked first; where the hand is in it already, it is just typed."""
        if not place.evaluate("field => field === document.activeElement"):
            self.click(place)
        self.type(text)

    def paste(self, place: Locator, text: str) -> None:
        """What was copied from a sheet, into the cell that is clicked."""
        self.click(place)
        place.evaluate(PASTE, text)
        self.keys += 1

    def choose(self, field: Locator, label: str, typed: str = "") -> None:
        """A drop-down is opened and clicked in; of a long one the choice is typed, as far as need be."""
        if typed:
            self.click(field.locator("xpath=following-sibling::*[contains(@class, 'ts-wrapper')]"))
            self.type(typed)
            self.press("Enter")
        else:
            field.select_option(label=label)
            self.clicks += 2
