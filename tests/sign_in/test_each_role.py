"""Each role in a real browser: in by a second factor, locked by idleness and losing nothing, refused in a sentence."""

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core import clock
from foundation.core.projected.day import move_day
from office.organisation.models.office import Office
from office.organisation.rights import Role
from office.sign_in.models.sessions import OpenSession
from tests.conftest import make_user
from tests.sign_in.test_factors import codes_of

NOT_GIVEN = "Nếu cần cho công việc, đề nghị người phụ trách phân quyền của cơ quan."
OWN = "Vai trò của chính mình do người khác giao"
# Where each role writes, the field, the page that it may not open, and what is said there; the others read alone.
NOTE = ("cadre-edit", "an", "note")
WRITES = {
    Role.ADMIN: ("unit-edit", "hoa_tham", "short_name", "cadre-list", NOT_GIVEN),
    Role.OFFICER: (*NOTE, "user-list", NOT_GIVEN),
    Role.CHIEF: (*NOTE, "grant-new", OWN),
    Role.UNIT_OFFICER: (*NOTE, "accessline-list", NOT_GIVEN),
}
LIST, NEW = reverse("cadre-list"), reverse("cadre-new")


@pytest.fixture
def came_in(transactional_db, world, live_server, page):
    """Into the first page of a role that must show a second factor, by a code on paper; the clock may be hurried."""
    move_day(clock.today())
    Office.objects.update_or_create(unit=world.district, defaults={"factor_roles": Role.values})

    def come(role):
        user = make_user("moi", role, world.hoa_tham if role == Role.UNIT_OFFICER else world.district)
        with transaction.atomic():
            code = codes_of(user)[0]
        page.clock.install()
        page.goto(live_server.url)
        page.get_by_label("Tên đăng nhập").fill("moi")
        page.get_by_label("Mật khẩu").fill("moi")
        page.get_by_role("button", name="Đăng nhập").click()
        page.locator("#code").fill(code)
        page.get_by_role("button", name="Tiếp tục").click()
        expect(page.get_by_text("Moi", exact=True).first).to_be_visible()
        return user

    return come


def locked_and_opened(page, typed, text):
    """Left alone for more than five minutes: covered, known to the server, and as it was after the password."""
    typed.fill(text)
    with page.expect_response("**/sessions/lock/"):
        page.clock.fast_forward("05:30")
    expect(page.locator("#cover")).to_be_visible()
    expect(typed).to_be_hidden()
    assert OpenSession.objects.get(ended_at=None).locked_at
    page.locator("#cover").get_by_label("Mật khẩu").fill("moi")
    page.keyboard.press("Enter")
    expect(page.locator("#cover")).to_be_hidden()
    expect(typed).to_have_value(text)


def refused(page, address, sentence):
    answer = page.goto(address)
    assert answer.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Đồng chí không có quyền với nội dung này")
    expect(page.get_by_role("main")).to_contain_text(sentence)


@pytest.mark.parametrize("role", WRITES)
def test_who_writes_is_locked_by_idleness_saves_what_was_typed_and_is_refused_elsewhere(
    came_in, page, live_server, world, role
):
    user = came_in(role)
    form, name, field, closed, sentence = WRITES[role]
    record = getattr(world, name)
    page.goto(live_server.url + reverse(form, args=[record.pk]))
    page.locator("body[data-ready]").wait_for()
    locked_and_opened(page, page.locator(f"main [name={field}]"), "Đang nhập dở")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Đã lưu.")).to_be_visible()
    record.refresh_from_db()
    assert getattr(record, field) == "Đang nhập dở"
    refused(
        page, live_server.url + reverse(closed, args=[user.pk] if closed == "grant-new" else []), sentence
    )


@pytest.mark.parametrize("role", sorted(set(Role) - set(WRITES)))
def test_who_reads_is_locked_by_idleness_finds_what_was_typed_and_is_refused_elsewhere(
    came_in, page, live_server, role
):
    came_in(role)
    page.goto(live_server.url + LIST)
    page.locator("body[data-ready]").wait_for()
    locked_and_opened(page, page.locator("#find"), "hoang thi an")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoàng Thị An")
    refused(page, live_server.url + NEW, NOT_GIVEN)
