"""What an officer's usual tasks cost in keys and clicks: `python -m bench.tasks [ADDRESS]`, of a running sample.

Each begins on the first page and is done in a real browser. The account is of this folder's sample (CADRE_VAR).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from inspect import isgeneratorfunction

from playwright.sync_api import Error, Page, expect, sync_playwright

from bench.errands import ERRANDS
from bench.hands import Hands
from embedded.browser import find_or_fetch
from embedded.places import var_folder

ADDRESS, ACCOUNT = "http://127.0.0.1:8000", "chuyenvien"


def password() -> str:
    """Of the account, in the table that the sample wrote when it was loaded."""
    for row in (var_folder() / "accounts.txt").read_text(encoding="utf-8").splitlines():
        name, *rest = row.split() or [""]
        if name == ACCOUNT:
            return rest[0]
    raise SystemExit(f"no account {ACCOUNT} of a sample in {var_folder()}")


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Tên đăng nhập").fill(ACCOUNT)
    page.get_by_label("Mật khẩu").fill(password())
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")


def as_found(page: Page, address: str) -> None:
    """The list of people as everybody finds it, then the first page."""
    page.goto(f"{address}/cadres/")
    if (default := page.get_by_role("button", name="Mặc định")).count():
        default.click()
        expect(default).to_have_count(0)
    page.goto(address)


def measure(page: Page, address: str) -> Iterator[tuple[str, Hands, float]]:
    for name, does in ERRANDS.items():
        as_found(page, address)
        hands = Hands(page)
        try:
            with contextmanager(does)(hands) if isgeneratorfunction(does) else nullcontext(does(hands)):
                seconds = hands.seconds
        except (AssertionError, Error) as fault:
            raise SystemExit(f"{name}, at {page.url}: {fault}") from fault
        yield name, hands, seconds
    as_found(page, address)


def main() -> None:
    address = (sys.argv[1] if len(sys.argv) > 1 else ADDRESS).rstrip("/")
    say = sys.stdout.write
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**find_or_fetch().launch_arguments())
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        sign_in(page, address)
        say(f"{'task':<61}| keys | clicks | seconds\n")
        for name, hands, seconds in measure(page, address):
            say(f"{name:<61}| {hands.keys:>4} | {hands.clicks:>6} | {seconds:>7.1f}\n")
            sys.stdout.flush()
        browser.close()


if __name__ == "__main__":
    main()
