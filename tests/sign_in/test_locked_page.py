"""A page that is left alone is covered, and gives back all that was typed; in a real browser."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.projected.day import move_day
from office.sign_in.models.sessions import OpenSession


@pytest.fixture
def officer(transactional_db, world, live_server, page):
    """Lan, signed in, by a clock that the test may hurry."""
    move_day(clock.today())
    page.clock.install()
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    return page


def unlock(page, password="lan"):
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Mở khóa").click()


def test_a_page_left_alone_is_covered_and_loses_nothing_that_was_typed(officer, live_server, world):
    other = officer.context.new_page()
    other.goto(live_server.url + reverse("cadre-detail", args=[world.an.pk]))
    officer.goto(live_server.url + reverse("cadre-edit", args=[world.an.pk]))
    note, cover = officer.get_by_label("Ghi chú"), officer.locator("#cover")
    officer.locator("body[data-ready]").wait_for()
    note.fill("đang nhập dở")
    officer.clock.fast_forward("04:00")
    officer.keyboard.press("Shift")
    officer.clock.fast_forward("04:00")
    expect(cover).to_be_hidden()
    with officer.expect_response("**/sessions/lock/"):
        officer.clock.fast_forward("01:30")
    expect(cover).to_be_visible()
    expect(other.locator("#cover")).to_be_visible()
    for each in (note, officer.get_by_text("Hoàng Thị An")):
        expect(each).to_be_hidden()
    assert OpenSession.objects.get().locked_at

    unlock(officer, "sai")
    expect(cover.get_by_role("alert")).to_contain_text("Mật khẩu chưa đúng")
    unlock(officer)
    expect(cover).to_be_hidden()
    expect(other.locator("#cover")).to_be_hidden()
    expect(note).to_have_value("đang nhập dở")
    officer.keyboard.press("Control+s")
    expect(officer.get_by_text("Đã lưu.")).to_be_visible()
    assert Cadre.objects.get(pk=world.an.pk).note == "đang nhập dở"


def test_one_key_covers_at_once_and_the_server_with_it(officer, live_server, world):
    officer.goto(live_server.url + reverse("cadre-list"))
    officer.locator("body[data-ready]").wait_for()
    with officer.expect_response("**/sessions/lock/"):
        officer.keyboard.press("F8")
    expect(officer.get_by_text("Hoàng Thị An")).to_be_hidden()
    officer.reload()
    expect(officer.get_by_role("heading", name="Màn hình đã khóa")).to_be_visible()
    unlock(officer)
    expect(officer.get_by_text("Hoàng Thị An")).to_be_visible()
    officer.get_by_role("button", name="Ẩn nội dung").click()
    expect(officer.locator("#cover")).to_be_visible()


def test_what_a_locked_session_refused_is_told_after_the_password_only_where_it_was_to_be_done(
    officer, live_server, world
):
    officer.goto(live_server.url + reverse("cadre-edit", args=[world.an.pk]))
    officer.locator("body[data-ready]").wait_for()
    told, cover, note = (
        officer.locator("#messages .note"),
        officer.locator("#cover"),
        officer.get_by_label("Ghi chú"),
    )
    note.fill("đang nhập dở")
    for step in (searched, saved):
        OpenSession.objects.update(locked_at=timezone.now())
        expect(told).to_have_count(0)
        step(officer)
        officer.clock.run_for(1000)
        expect(cover).to_be_visible()
        unlock(officer)
        expect(cover).to_be_hidden()
    expect(told).to_contain_text("chưa làm gì; làm lại việc vừa rồi. Nội dung đang nhập vẫn còn.")
    expect(note).to_have_value("đang nhập dở")


def searched(page):
    page.locator("#find").press_sequentially("an")


def saved(page):
    page.keyboard.press("Control+s")
