"""People are chosen for a row of a plan by keyboard in a real browser, one key each."""

from django.urls import reverse
from playwright.sync_api import expect

from tests.conftest import WORLD
from tests.factories import make_cadre, make_post
from tests.training.factories import make_need, make_plan, make_programme, make_row
from training.models import PlanPerson


def test_one_key_a_person(transactional_db, live_server, page):
    world = WORLD.put()
    row = make_row(make_plan(world.district), make_programme(kind="theory", level=22), places=2)
    for name in ("Lý Văn Anh", "Lý Văn Bốn", "Lý Văn Cảnh"):
        make_need(make_cadre(name, make_post("Chuyên viên", world.hoa_tham)))
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    page.goto(live_server.url + reverse("planrow-detail", args=[row.pk]))
    for key in "112":
        page.keyboard.press(key)
    expect(page.locator("#places-head")).to_contain_text("dự phòng 1")
    expect(page.locator("body")).to_have_attribute("data-ready", "")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("0")
    expect(page.locator("#places-head")).to_contain_text("đã chọn 1/2")
    expect(page.locator("body")).to_have_attribute("data-ready", "")
    states = dict(PlanPerson.objects.values_list("cadre__full_name", "state"))
    assert states == {"Lý Văn Anh": "chosen", "Lý Văn Bốn": "withdrawn", "Lý Văn Cảnh": "reserve"}
    page.goto(page.url)
    keys_from_anywhere_in_a_row(page)
    assert faults == []


def keys_from_anywhere_in_a_row(page):
    """From its tick box, or from the page into the list; what is typed into a box stays there."""
    page.get_by_label("Đánh dấu Lý Văn Bốn").focus()
    page.keyboard.press("1")
    expect(page.locator("#places-head")).to_contain_text("đã chọn 2/2")
    expect(page.locator("#places-tabs")).to_contain_text("Đã chọn (2)")
    expect(page.locator("body")).to_have_attribute("data-ready", "")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('#places tr[data-shown]')")
    box = page.get_by_label("Thứ tự của Lý Văn Anh")
    box.fill("")
    box.press("2")
    assert box.input_value() == "2"
    assert not PlanPerson.objects.filter(cadre__full_name="Lý Văn Anh", state="reserve").exists()
