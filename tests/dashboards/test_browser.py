"""The board in a real browser: charts with their tooltips under the policy, the copied text, one sheet of A3."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.projected.day import move_day
from office.organisation.rights import Role
from sample.load import load_office
from tests.conftest import make_user
from tests.dashboards.district import fill
from tests.dashboards.places import make_places
from tests.planning.lists import make_term

CHARTS = ["seats-table", "planning-table", "grades-table", "ages"]


@pytest.fixture
def leader(transactional_db, live_server, page):
    """A leader on the board of a small district. No fault of a page goes unnoticed."""
    move_day(clock.today())
    load_reference()
    load_office()
    places = make_places()
    make_term("commune", begins_on="2020-04-01")
    fill(places)
    make_user("dau", Role.LEADER, places.district)
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("dau")
    page.get_by_label("Mật khẩu").fill("dau")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tổng hợp: Huyện Bình Gia")
    yield page
    assert faults == []


def test_a_meeting_at_the_board(leader, context):
    for table in CHARTS:
        expect(leader.locator(f"[data-of={table}] canvas")).to_be_visible()
    tooltips_are_drawn_in_the_canvas(leader)
    the_text_is_copied(leader, context)
    it_prints_on_one_sheet(leader)
    three_clicks_to_a_person(leader)


def tooltips_are_drawn_in_the_canvas(page):
    """A tooltip changes the picture, adds no element, and the policy has nothing to refuse."""
    for table in CHARTS:
        chart = page.locator(f"[data-of={table}]")
        chart.scroll_into_view_if_needed()
        before, elements = chart.screenshot(), chart.locator("*").count()
        box = chart.bounding_box()
        chart.hover(position={"x": box["width"] * 0.5, "y": box["height"] * 0.6})
        page.wait_for_timeout(200)
        assert chart.screenshot() != before, table
        assert chart.locator("*").count() == elements


def the_text_is_copied(page, context):
    context.grant_permissions(["clipboard-read"])
    page.get_by_role("button", name="Sao chép").click()
    expect(page.get_by_role("button", name="Đã sao chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert all(line.startswith("- ") for line in copied) and len(copied) == 5
    assert copied[-1] == "- Cán bộ lãnh đạo, quản lý đạt chuẩn chức danh: 40,00% (2/5)."


def it_prints_on_one_sheet(page):
    printed = page.pdf(format="A3", landscape=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def three_clicks_to_a_person(page):
    page.get_by_role("row", name=re.compile("^30–39 tuổi")).get_by_role("link").first.click()
    expect(page.locator("#total")).to_have_text("2 đồng chí")
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("complementary").get_by_role("heading").first).to_contain_text("Hồ sơ: đồng chí")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ cán bộ")


def test_the_tables_say_it_all_without_scripts(leader, browser):
    cookies = leader.context.cookies()
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(cookies)
    page = plain.new_page()
    page.goto(leader.url.split("/board/")[0] + reverse("board"))
    expect(page.get_by_role("table").first).to_contain_text("Ban Chấp hành, cấp huyện")
    page.get_by_label("Đơn vị").select_option(label="Xã Tân Văn")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tổng hợp: Xã Tân Văn")
    plain.close()
