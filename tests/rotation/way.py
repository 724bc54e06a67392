"""What the ways through this room in a browser share: days that pass, acts, the board, who else signs in."""

import datetime
from contextlib import contextmanager

from django.urls import reverse
from playwright.sync_api import expect

from foundation.core.projected.day import move_day
from tests.evaluation.desk import Desk

NOT_FOUND = "Failed to load resource: the server responded with a status of 404 (Not Found)"


class WayDesk(Desk):
    """Pages by what stands on them: a record's act is its link, a list's row what it says."""

    def act(self, label, told, **typed):
        self.follow(label)
        self.heading(label)
        self.press(label, **typed)
        self.told(told)

    def row(self, words):
        return self.main.locator("tbody tr", has_text=words)

    def open_row(self, words):
        """The record of a list's row, by the panel in which the list shows it."""
        self.row(words).locator("th").get_by_role("link").click()
        self.page.get_by_role("link", name="Mở cả trang").click()

    def board_says(self, words):
        """Of moves, in the line of the question; that there are none yet in the part beneath."""
        self.open(reverse("board"))
        shown = self.row("Luân chuyển").locator(".ten-figure") if words else self.main.locator(".board-lines")
        expect(shown).to_have_text(words) if words else expect(shown).to_contain_text("Chưa có số liệu lượt")


@contextmanager
def another(desk, name):
    """Somebody else at a screen of their own, beside whom the desk stays signed in."""
    context = desk.page.context.browser.new_context()
    other = WayDesk(context.new_page(), desk.server, name)
    yield other
    context.close()
    assert set(other.faults) <= {NOT_FOUND}


def mover(settings):
    """Makes it another day for the live server, and for what the database counts by the day."""

    def on(day):
        settings.FIXED_DAY = day
        move_day(datetime.date.fromisoformat(day))

    return on
