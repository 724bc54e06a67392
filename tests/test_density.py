"""How many rows are seen at once on an office's screen and on a telephone; what paper holds of a list."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from foundation.core.models import AccessLog
from foundation.lists.pages import ListPage
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.evaluation.records import make_evaluation
from tests.factories import make_body, make_cadre, make_post, make_unit
from tests.planning.lists import make_entry, make_target
from tests.put import Put
from tests.reminders.duties import after, make_duty, make_duty_rule
from tests.rotation.moves import make_rotation
from tests.training.factories import enrol, make_class

MANY = 24
LISTS = ["cadre-list", "post-list", "posttitle-list", "unit-list", "body-list", "user-list", "duty-list"]
LISTS += ["trainingclass-list", "enrolment-list", "rotation-list", "evaluation-list", "standards-compared"]
ROWS = """() => [...document.querySelectorAll('.app-sheet .table-list tbody tr:not(.section-row)')].filter((row) => {
  const box = row.getBoundingClientRect(), room = row.closest('.table-region').getBoundingClientRect();
  return box.height && box.top >= 0 && box.bottom <= Math.min(innerHeight, room.bottom) + 1;
}).length"""
SIDEWAYS = """() => Math.max(document.documentElement.scrollWidth - innerWidth,
  ...[...document.querySelectorAll('.table-region')].map((region) => region.scrollWidth - region.clientWidth))"""
# What can be pressed at the head and in a row, where it lies beside the window or is cut off with its row.
PRESSED = ".page-head :is(.actions > .btn, summary), .table-list .screen-only a"
OUT_OF_REACH = """(pressed) => [...document.querySelectorAll(pressed)].filter((one) => {
  const box = one.getBoundingClientRect(), room = (one.closest('tr') || document.body).getBoundingClientRect();
  return box.height && (box.right > innerWidth + 1 || box.bottom > room.bottom + 1);
}).map((one) => one.textContent.trim())"""
CUT_WORDS = """() => [...document.querySelectorAll('.table-list td.whole > div')]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""
PRINTED = """() => [...document.querySelectorAll('.table-list tbody tr')].filter((row) => row.offsetHeight).length"""
BUTTONS = """() => [...document.querySelectorAll('button:not(.sort-head), .btn, input[type=checkbox]')]
  .filter((one) => one.offsetHeight).length"""


def make_office():
    """An office with some twenty of everything, in the long words that offices write."""
    root = make_unit("181", "Huyện Bình Gia", level="district", kind="4")
    lead, rule = make_user("lan", Role.CHIEF, root), make_duty_rule()
    title = "Phó Trưởng Ban Tuyên giáo, Giám đốc Trung tâm Chính trị số"
    units = []
    for number in range(MANY):
        unit = make_unit(f"06{number:03}", f"Ban Chấp hành Đảng bộ xã Hưng Đạo số {number}", parent=root)
        make_body(unit, "executive", f"Ban Chấp hành Đảng bộ xã Hưng Đạo số {number}")
        units.append(unit)
        post = make_post(f"{title} {number}", units[number // 8], is_leader=True)
        cadre = make_cadre(f"Nguyễn Hoàng Bích Ngọc {number}", post)
        make_entry(cadre, make_target(root, "Trưởng phòng Nội vụ"))
        make_duty(rule, unit, cadre, after(30 + number))
        enrol(make_class(f"Trung cấp lý luận chính trị hệ không tập trung khóa {number}", root), cadre)
        make_evaluation(cadre)
        make_rotation(cadre, make_post(title, root), f"2019-02-{number + 1:02}")
        make_user(f"nguoi{number}", Role.UNIT_OFFICER, unit)
    return lead


office_rows = Put("office_of_many", make_office).fixture()


@pytest.fixture
def office(transactional_db, office_rows):
    return office_rows.put()


@pytest.fixture
def signed_in(office, client, live_server, page):
    client.force_login(office)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    return page


def addresses():
    return {name: reverse(name) for name in LISTS} | {"planning-list": planning_list()}


def planning_list():
    target = make_target(Unit.objects.get(parent=None), "Trưởng phòng Nội vụ")
    return reverse("planning-list", args=[target.term_id, target.post.title_id])


def test_every_list_shows_fifteen_rows_four_on_a_telephone_and_prints_all_of_them(signed_in, live_server):
    page, counts = signed_in, {}
    for width, height in ((1366, 768), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        for name, address in addresses().items():
            page.goto(live_server.url + address)
            counts[name, width] = (page.evaluate(ROWS), page.evaluate(SIDEWAYS))
    print(counts)  # noqa: T201
    assert {at: seen for at, seen in counts.items() if seen[0] < (15 if at[1] == 1366 else 4)} == {}
    assert {at: seen for at, seen in counts.items() if seen[1] > 0} == {}


def test_nothing_that_can_be_pressed_is_cut_on_a_telephone_and_no_word_of_ours_on_a_screen(
    signed_in, live_server
):
    page, cut = signed_in, {}
    lists = addresses()
    for width, height, of_ours in ((1366, 768, CUT_WORDS), (390, 844, OUT_OF_REACH)):
        page.set_viewport_size({"width": width, "height": height})
        for name in ("cadre-list", "duty-list", "planning-list", "trainingclass-list", "rotation-list"):
            page.goto(live_server.url + lists[name])
            cut[name, width] = page.evaluate(of_ours, PRESSED)
    page.goto(live_server.url + lists["cadre-list"])
    page.get_by_text("Chọn cột").click()
    menu = page.locator(".results-foot .menu-body").bounding_box()
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= 390
    entry = PlanningEntry.objects.latest("pk")
    page.goto(live_server.url + reverse("planningentry-edit", args=[entry.pk]))
    assert page.evaluate(SIDEWAYS) <= 0
    assert {at: words for at, words in cut.items() if words} == {}


def test_paper_holds_the_whole_list_or_says_what_it_holds(signed_in, live_server, monkeypatch):
    """Of a list in pages paper tells which rows it holds; the button fetches all, and that is kept in the log."""
    monkeypatch.setattr(ListPage, "page_size", 10)
    monkeypatch.setattr(ListPage, "whole_up_to", 10)
    page = signed_in
    page.goto(live_server.url + reverse("cadre-list"))
    page.emulate_media(media="print")
    expect(page.locator("[data-part-of-list]")).to_contain_text(f"chỉ có dòng 1–10 trong {MANY} đồng chí")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="In", exact=True).click()
    expect(page.locator("[data-part-of-list]")).to_have_count(0)
    page.emulate_media(media="print")
    assert page.evaluate(PRINTED) == MANY and page.evaluate(BUTTONS) == 0
    font = page.evaluate("() => getComputedStyle(document.querySelector('.table-list td')).fontFamily")
    assert font.startswith('"Times New Roman", Tinos')
    assert AccessLog.objects.get(action="print").rows == MANY
