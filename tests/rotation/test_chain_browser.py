"""A plan of moves is made in a real browser by keyboard alone, and a reload forgets it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core import clock
from foundation.core.projected.day import move_day
from tests.conftest import make_world
from tests.rotation.chains import make_chain


@pytest.fixture
def moving(transactional_db):
    move_day(clock.today())
    return make_chain(make_world())


def press_to(page, locator, most=40):
    """Tab on to the element, as a hand without a mouse does."""
    for _ in range(most):
        if locator.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not get there")


def look_up(page, name, typed):
    """Type into the box of a look-up and take the first answer."""
    press_to(page, page.locator(f"#{name}-ts-control"))
    page.keyboard.type(typed)
    expect(page.locator(f"#{name}-ts-dropdown .option.active")).to_be_visible()
    page.keyboard.press("Enter")


@pytest.fixture
def asking(moving, live_server, page):
    """The page of the question, its look-ups ready; faults of the page go into the list."""
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    page.goto(live_server.url + reverse("what-if"))
    expect(page.locator("#id_cadre-ts-control")).to_be_attached()
    return page, faults


def test_a_plan_is_made_by_keyboard_alone_and_forgotten_by_a_reload(asking, live_server):
    page, faults = asking
    look_up(page, "id_cadre", "hoang thi an")
    look_up(page, "id_post", "chu tich tan van")
    press_to(page, page.get_by_label("Từ ngày"))
    page.keyboard.press("Control+A")
    page.keyboard.type("01032022")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1. Nếu đồng chí Hoàng Thị An")).to_be_focused()
    press_to(page, page.get_by_role("button", name="Chọn Lý Thị Cúc"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2. Nếu đồng chí Lý Thị Cúc")).to_be_focused()
    press_to(page, page.get_by_role("button", name="Chọn Nông Văn Dung"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3. Nếu đồng chí Nông Văn Dung")).to_be_focused()
    expect(page.locator("main")).to_contain_text("Chưa lập danh sách quy hoạch.")
    assert page.url == live_server.url + reverse("what-if"), "nothing of it stands in the address"
    page.reload()
    expect(page.get_by_role("button", name="Xem phương án")).to_be_visible()
    assert "Hoàng Thị An" not in page.content() and faults == []
