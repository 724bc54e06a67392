"""An officer's morning in a real browser: bring a roster in, find a person, correct, look back, take away."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import expect

from cadre.models.people import Cadre
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.projected.day import move_day
from foundation.sheets.models import Import
from office.organisation.models.structure import Unit
from office.organisation.rights import Role
from sample.load import load_office
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit

ROSTER = Path("sample/workbooks/01_trich_ngang_cap_huyen.xlsx")


@pytest.fixture
def officer(transactional_db, live_server, celery_worker_process, page):
    """Lan, signed in, in a system that holds nothing but the shipped lists. No fault of a page goes unnoticed."""
    move_day(clock.today())
    load_reference()
    load_office()
    make_user("lan", Role.OFFICER, Unit.objects.get(parent=None))
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(live_server.url)
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill("lan")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
    yield page
    assert faults == []


def bring_in(page, file):
    """The four steps, all proposals accepted."""
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.get_by_role("link", name=re.compile("Nhập tệp|Chọn tệp")).first.click()
    page.get_by_label("Tệp danh sách").set_input_files(file)
    page.get_by_role("button", name="Gửi tệp").click()
    page.get_by_role("button", name="Tiếp theo: kiểm tra").click()
    page.get_by_role("button", name="Chấp nhận tất cả đề nghị").click(timeout=30_000)
    page.get_by_role("button", name="Ghi 149 dòng").click(timeout=30_000)
    expect(page.get_by_text("Đã ghi 149 dòng vào hồ sơ")).to_be_visible(timeout=30_000)


def find(page, typed):
    page.get_by_placeholder("Tìm (tên, đơn vị, năm sinh…)").fill(typed)
    page.keyboard.press("Enter")


def correct_birth(page):
    """A slip first: the sentence comes, nothing is lost; then the right day, saved by the keyboard."""
    page.get_by_role("link", name="Sửa", exact=True).first.click()
    page.get_by_label("Ngày sinh").fill("31021973")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("alert")).to_contain_text("Ngày 31/02/1973 không có thật")
    page.get_by_label("Ngày sinh").fill("16011973")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("definition").filter(has_text="16/01/1973")).to_be_visible()


def take_away(page, file):
    """Save the sheet of the list as it stands; its rows."""
    with page.expect_download() as taken:
        page.get_by_role("link", name="Kết xuất Excel").click()
    assert not re.search("[À-ỹ]", taken.value.suggested_filename)
    taken.value.save_as(file)
    return list(load_workbook(file).active.iter_rows(values_only=True))


def take_back(page):
    """It was the wrong file: what would go is shown first; whoever was corrected since stays."""
    page.goto(page.url.split("/cadres/")[0] + Import.objects.get().get_absolute_url())
    page.get_by_role("button", name="Hoàn tác lần nhập ngày").click()
    expect(page.get_by_text("1 dòng đã có người sửa sau đó được giữ lại")).to_be_visible(timeout=30_000)
    expect(page.get_by_role("row", name="Đặng Ngọc Tùng")).to_contain_text("Lan đã sửa lúc")
    expect(page.get_by_text("Xem trước, chưa hoàn tác nội dung nào.")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(page.get_by_text("Đã hoàn tác lúc")).to_be_visible(timeout=30_000)


def test_an_officer_brings_a_roster_in_finds_corrects_looks_back_takes_away_and_takes_back(officer, tmp_path):
    bring_in(officer, ROSTER)
    assert Cadre.objects.filter(now__status="serving").count() == 149

    find(officer, "dang ngoc tung")
    assert "tung" not in officer.url and "dang" not in officer.url
    expect(officer.get_by_role("heading", level=1)).to_have_text("Hồ sơ: đồng chí Đặng Ngọc Tùng")
    assert "Tùng" not in officer.title()

    correct_birth(officer)
    officer.get_by_role("link", name="Lịch sử chỉnh sửa", exact=True).first.click()
    newest = officer.locator(".changes > li").first
    expect(newest).to_contain_text("Lan")
    for day in ("15/01/1973", "16/01/1973"):
        expect(newest.get_by_role("row", name="Ngày sinh")).to_contain_text(day)

    officer.goto(officer.url.split("/cadres/")[0] + reverse("cadre-list"))
    officer.get_by_text("Thêm điều kiện").click()
    officer.get_by_role("combobox", name="Giới tính").select_option("F")
    expect(officer.locator("#total")).not_to_have_text("149 đồng chí")
    shown = officer.locator("#total").inner_text()
    assert take_away(officer, tmp_path / "list.xlsx")[-1][0] == f"Tổng cộng: {shown}"

    take_back(officer)
    assert Cadre.objects.get().full_name == "Đặng Ngọc Tùng"


def test_the_keyboard_alone_opens_people_beside_their_list_and_chooses_them(officer):
    unit = make_unit("181-phong-y-te", "Phòng Y tế", parent=Unit.objects.get(parent=None))
    for name in ("Lý Văn Sáu", "Lý Văn Tám"):
        make_cadre(name, make_post("Chuyên viên", unit))
    officer.get_by_role("link", name="Hồ sơ cán bộ").click()
    officer.get_by_role("link", name="Lý Văn Sáu").focus()
    listed, name = officer.url, officer.locator("#panel .page-title h2")
    officer.keyboard.press("Enter")
    expect(name).to_contain_text("Lý Văn Sáu")
    officer.keyboard.press("Alt+ArrowRight")
    expect(name).to_contain_text("Lý Văn Tám")
    expect(officer.locator("tr.row-open")).to_contain_text("Lý Văn Tám")
    officer.keyboard.press("Space")
    officer.keyboard.press("ArrowUp")
    expect(name).to_contain_text("Lý Văn Sáu")
    officer.keyboard.press("Escape")
    expect(name).to_have_count(0)
    expect(officer.get_by_role("link", name="Lý Văn Sáu")).to_be_focused()
    officer.get_by_role("checkbox", name="Chọn Lý Văn Sáu").click(modifiers=["Shift"])
    expect(officer.locator("[data-chosen]")).to_have_text("2")
    # Two people; who is looked at again within the hour is one line.
    assert officer.url == listed and AccessLog.objects.filter(page="cadre-detail").count() == 2
    officer.get_by_role("link", name="Lý Văn Sáu").focus()
    officer.keyboard.press("Enter")
    expect(name).to_contain_text("Lý Văn Sáu")
    officer.keyboard.press("Enter")
    expect(officer).not_to_have_url(listed)
    expect(officer.get_by_role("heading", level=1)).to_contain_text("Lý Văn Sáu")


def search_by_keys(page):
    """From anywhere to the box, through its answers and back; then the list of keys."""
    page.keyboard.press("/")
    page.keyboard.type("ly van")
    box, options = page.get_by_role("combobox", name="Tìm"), page.get_by_role("option", name="Lý Văn")
    expect(options).to_have_count(2)
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lý Văn Sáu")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_contain_text("Đến ô tìm")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
