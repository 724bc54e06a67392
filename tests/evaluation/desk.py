"""The pages of a year's grading as somebody uses them in a browser."""

from django.urls import reverse
from playwright.sync_api import expect


class Desk:
    """The pages as an officer uses them, keys of the grid counted; no fault of theirs goes unnoticed."""

    def __init__(self, page, server, name):
        self.page, self.server, self.faults, self.keys = page, server, [], 0
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(server)
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu").fill(name)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.locator("header.app-head")).to_be_visible()

    @property
    def main(self):
        return self.page.locator("main")

    def open(self, address):
        self.page.goto(self.server + address)

    def follow(self, label):
        self.main.get_by_role("link", name=label, exact=True).first.click()

    def press(self, label, **typed):
        for name, value in typed.items():
            box = self.main.locator(f"[name={name}]")
            chosen = box.evaluate("each => each.matches('select')")
            box.select_option(value) if chosen else box.fill(str(value))
        self.main.get_by_role("button", name=label, exact=True).click()

    def look_up(self, name, typed):
        """Type into the box of a look-up, once the script drew it, and take the first answer."""
        self.page.locator(f"#id_{name}-ts-control").click()
        self.page.keyboard.type(typed)
        expect(self.page.locator(f"#id_{name}-ts-dropdown .option.active")).to_be_visible()
        self.page.keyboard.press("Enter")
        expect(self.main.locator(f"select[name={name}]")).not_to_have_value("")

    def told(self, words):
        expect(self.page.locator("body")).to_contain_text(words)

    def heading(self, words):
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def all_of(self, address, label, told, **typed):
        """The act on all rows of the list as the address filters it."""
        self.open(address)
        self.main.locator("[name=chosen]").first.check()
        self.main.locator("#selection [name=all]").check()
        self.main.locator("#selection").get_by_role("button", name=label, exact=True).click()
        self.heading(label)
        self.press(label, **typed)
        self.told(told)

    def grid(self, campaign, unit):
        self.open(f"{reverse('grading-grid', args=[campaign.pk])}?unit={unit.pk}")
        expect(self.page.locator("#grid-hint")).to_be_visible()

    def cell(self, line, name):
        return self.page.locator(f"[name=r{line.pk}-{name}]")

    def type(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1

    def saved(self, line):
        expect(self.page.locator(f"#r{line.pk}[data-saved]")).to_be_visible()
