"""What cannot be read, what two people change and what is sent twice, in a real browser."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.projected.day import move_day
from tests.conftest import make_user
from tests.forms import sent_untouched


@pytest.fixture
def officer(transactional_db, world, live_server, page):
    """Lan, signed in."""
    move_day(clock.today())
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    return page


def test_a_filter_that_cannot_be_read_takes_the_place_of_the_rows(officer, live_server):
    officer.goto(live_server.url + reverse("cadre-list"))
    officer.get_by_text("Thêm điều kiện").click()
    officer.get_by_label("Tuổi từ").fill("abc")
    expect(officer.locator("#results")).to_contain_text("Tuổi từ: Không đọc được nội dung này; ghi lại.")
    expect(officer.locator("#results")).not_to_contain_text("Hoàng Thị An")
    expect(officer.get_by_label("Tuổi từ")).to_have_value("abc")
    officer.get_by_label("Tuổi từ").fill("30")
    expect(officer.locator("#results")).to_contain_text("Hoàng Thị An")


def test_two_officers_at_one_record_choose_what_stays(officer, live_server, world, client):
    edit = reverse("cadre-edit", args=[world.an.pk])
    officer.goto(live_server.url + edit)
    client.force_login(make_user("mai", "officer", world.district))
    client.post(edit, {**sent_untouched(client.get(edit)), "note": "của Mai"})
    officer.get_by_label("Ghi chú").fill("của Lan")
    officer.keyboard.press("Control+s")
    expect(officer.get_by_role("alert")).to_contain_text("đã đổi thành “của Mai”")
    expect(officer.get_by_label("Ghi chú")).to_have_value("của Lan")
    officer.get_by_label("Trên hệ thống").focus()
    officer.keyboard.press("Space")
    officer.keyboard.press("Control+s")
    expect(officer.get_by_text("Đã lưu.")).to_be_visible()
    assert Cadre.objects.get(pk=world.an.pk).note == "của Mai"


def test_two_different_people_of_one_name_are_saved_by_their_own_button(officer, live_server, world):
    officer.goto(live_server.url + reverse("cadre-new"))
    expect(officer.get_by_label("Họ và tên")).to_be_focused()
    officer.keyboard.type("Hoàng Thị An")
    officer.get_by_label("Giới tính").select_option("F")
    officer.get_by_label("Ngày sinh").fill("01051980")
    officer.get_by_label("Đơn vị lập hồ sơ").select_option(str(world.office.pk))
    officer.keyboard.press("Control+s")
    expect(officer.get_by_role("link", name="Mở hồ sơ")).to_be_visible()
    officer.get_by_role("button", name="Hai đồng chí khác nhau – vẫn lưu").dblclick()
    expect(officer.get_by_role("heading", level=1)).to_contain_text("Hoàng Thị An")
    assert Cadre.objects.filter(full_name="Hoàng Thị An").count() == 2


def test_enter_takes_nobody_who_was_found_for_what_was_typed_before(officer, live_server, world):
    officer.goto(live_server.url + reverse("evaluation-new"))
    officer.get_by_role("combobox", name="Cán bộ").focus()
    officer.keyboard.type("hta")
    answers = officer.locator("#id_cadre-ts-dropdown").get_by_role("option")
    expect(answers).to_have_text(["Hoàng Thị An (1980) – Chủ tịch UBND, Xã Hoa Thám"])
    officer.keyboard.press("Backspace")
    expect(answers).to_have_count(0)
    expect(officer.locator("#id_cadre-ts-dropdown")).to_contain_text("Đang tìm…")
    for _ in range(2):
        officer.keyboard.press("Backspace")
    officer.keyboard.type("nvb")
    expect(answers).to_have_text(["Nông Văn Bình (1975) – Chủ tịch UBND, Xã Tân Văn"])


def test_a_person_is_looked_up_by_the_keyboard_alone(officer, live_server, world):
    officer.goto(live_server.url + reverse("evaluation-new"))
    officer.get_by_role("combobox", name="Cán bộ").focus()
    officer.keyboard.type("hta")
    answers = officer.locator("#id_cadre-ts-dropdown").get_by_role("option")
    expect(answers).to_have_text(["Hoàng Thị An (1980) – Chủ tịch UBND, Xã Hoa Thám"])
    officer.keyboard.press("Enter")
    expect(officer.locator("select[name=cadre]")).to_have_value(str(world.an.pk))
    expect(officer.get_by_label("Năm")).to_be_focused()
