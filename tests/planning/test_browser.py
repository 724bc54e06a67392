"""A list is made in a real browser: an officer adds and takes back names, and reads the structure as it moves."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.conflicts import Account
from cadre.reference import load_reference
from foundation.core import clock
from foundation.core.projected.day import move_day
from office.organisation.models.structure import BodySize, Unit
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from sample.load import load_office
from tests.conftest import make_user
from tests.factories import LONG_AGO, make_cadre, make_post, make_rule, make_unit
from tests.planning.lists import make_entry, make_target, make_term


@pytest.fixture
def district(transactional_db):
    """The committee's list has one man; three of four women are asked for."""
    move_day(clock.today())
    load_reference()
    load_office()
    root = Unit.objects.get(parent=None)
    office = make_unit("181-phong-y-te", "Phòng Y tế", level="district", parent=root)
    term = make_term("district", begins_on="2020-06-01", ends_on="2025-07-01")
    target = make_target(root, "Ủy viên Ban Chấp hành Đảng bộ huyện", term)
    BodySize.objects.create(body=target.post.body, size=4, valid_from=datetime.date(2020, 6, 1))
    own = RuleSet.objects.create(name="Bộ của huyện", unit=root, in_force_from=LONG_AGO)
    make_rule("reckoning", "congress", "reckoning", own)
    make_rule("months_required", 60, "months", own)
    make_rule("retirement_ages", {"M": {"base": 720}, "F": {"base": 660}}, "ages", own)
    make_rule("women_min_share", "0.5", "share", own)
    man = make_cadre("Lý Văn Sáu", make_post("Trưởng phòng", office), birth="1975-03")
    make_cadre("Nông Thị Bảy", make_post("Phó Trưởng phòng", office), sex="F", birth="1969-03")
    make_entry(man, target)
    return target


@pytest.fixture
def signed_in(district, live_server, page):
    """Sign in as someone; no fault of a page goes unnoticed."""
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    def sign_in(username, path):
        page.context.clear_cookies()
        page.goto(live_server.url)
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(username)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Việc cần làm")
        return page.goto(live_server.url + path)

    yield page, sign_in, faults


def address(target):
    return reverse("planning-list", args=[target.term_id, target.post.title_id])


def test_an_officer_makes_a_list_and_reads_its_structure(district, signed_in):
    page, sign_in, faults = signed_in
    make_user("lan", Role.OFFICER, Unit.objects.get(parent=None))
    sign_in("lan", address(district))
    structure = page.get_by_role("complementary", name="Cơ cấu danh sách")
    expect(structure).to_contain_text("0/1 (0,0%)")
    expect(structure).to_contain_text("Cần thêm 1 nữ")
    expect(structure).to_contain_text("1 / 4 = 0,25 lần")

    page.get_by_label("Thêm vào danh sách").press_sequentially("bay")
    candidate = page.locator(".candidate")
    expect(candidate).to_contain_text("Không đạt")
    page.get_by_role("button", name="Thêm Nông Thị Bảy").click()
    expect(page.locator("#total")).to_have_text("2 đồng chí")
    ready_for_the_next(page)
    expect(structure).to_contain_text("1/2 (50,0%)")
    expect(structure).not_to_contain_text("Cần thêm")
    row = page.get_by_role("row", name="Nông Thị Bảy")
    expect(row).to_contain_text("Không đạt")
    expect(row).to_contain_text("45 tháng (yêu cầu ≥ 60)")
    expect(row).to_contain_text("Dự kiến")

    take_back_and_undo(page, structure)
    page.get_by_role("combobox", name="Kết quả").select_option("KĐ")
    expect(page.locator("#total")).to_have_text("1 đồng chí")
    expect(structure).to_contain_text("1/2 (50,0%)")
    assert faults == []


def ready_for_the_next(page):
    typing = page.get_by_label("Thêm vào danh sách")
    expect(typing).to_be_focused()
    expect(typing).to_have_value("")


def take_back_and_undo(page, structure):
    page.get_by_role("button", name="Rút Nông Thị Bảy").click()
    expect(page.locator("#total")).to_have_text("1 đồng chí")
    expect(structure).to_contain_text("Cần thêm 1 nữ")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#total")).to_have_text("2 đồng chí")


def test_a_unit_officer_finds_nothing_and_a_member_only_his_masked_line(district, signed_in):
    page, sign_in, faults = signed_in
    root = Unit.objects.get(parent=None)
    make_user("huong", Role.UNIT_OFFICER, Unit.objects.get(name="Phòng Y tế"))
    assert sign_in("huong", address(district)).status == 404
    faults.clear()  # the browser itself reports the 404
    page.goto(page.url.split("/planning/")[0] + reverse("planning-index"))
    expect(page.get_by_text("Chưa có danh sách quy hoạch nào")).to_be_visible()

    member = district.entries.get().cadre
    Account.objects.create(user=make_user("sau", Role.OFFICER, root), cadre=member)
    sign_in("sau", address(district))
    row = page.get_by_role("row", name="Lý Văn Sáu")
    expect(row).to_be_visible()
    expect(row).not_to_contain_text("tháng")
    expect(row).not_to_contain_text("Đạt")
    expect(row.get_by_role("link")).to_have_count(0)
    assert faults == []


def test_the_source_of_a_title_is_worked_off_by_digits(district, signed_in):
    page, sign_in, faults = signed_in
    make_user("lan", Role.OFFICER, Unit.objects.get(parent=None))
    office = Unit.objects.get(name="Phòng Y tế")
    make_cadre("Lý Thị Tám", make_post("Chuyên viên", office), sex="F", birth="1985-03")
    sign_in("lan", f"{address(district)}candidates/")
    first, second = page.get_by_role("row", name="Lý Thị Tám"), page.get_by_role("row", name="Nông Thị Bảy")
    expect(first).to_be_focused()
    for key in ("2", "ArrowDown", "2", "3"):
        page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh cán bộ")
    page.go_back()
    first.focus()
    page.keyboard.press("1")
    expect(first).to_contain_text("Đã thêm")
    expect(second).to_be_focused()
    assert [entry.cadre.full_name for entry in district.entries.order_by("pk")] == [
        "Lý Văn Sáu",
        "Lý Thị Tám",
    ]
    assert faults == []
