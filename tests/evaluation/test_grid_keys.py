"""The year's grading is typed and pasted in a real browser; each row is saved as it is left."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from evaluation.models import GradingLine
from tests.conftest import WORLD, make_user
from tests.evaluation.grading import make_grading, make_group, make_line
from tests.factories import make_cadre, make_post

PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
NAMES = ("Lý Văn An", "Lý Văn Bình", "Lý Văn Cảnh")


@pytest.fixture
def grid(transactional_db, live_server, page):
    """A year with three people of whom nothing is known; the page is not open yet."""
    world = WORLD.put()
    year = make_grading(world.district, 2021)
    group = make_group(year, "Phó Chủ tịch UBND xã")
    post = make_post("Phó Chủ tịch UBND", world.hoa_tham)
    rows = [
        make_line(make_cadre(name, post), year, ordinal=place, group=group).pk
        for place, name in enumerate(NAMES, 1)
    ]
    faults = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    make_user("huy", "officer", world.district)
    sign_in(page, live_server.url, "lan")
    address = live_server.url + reverse("grading-grid", args=[year.pk])
    return SimpleNamespace(page=page, year=year, rows=rows, faults=faults, address=address)


def sign_in(page, address, name):
    page.goto(address)
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(name)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.locator("header.app-head")).to_be_visible()


def begin(grid):
    grid.page.goto(grid.address)
    expect(grid.page.locator("#grid-hint")).to_be_visible()


def cell(grid, row, name="grade"):
    return grid.page.locator(f"[name=r{grid.rows[row]}-{name}]")


def saved(grid, row):
    return grid.page.locator(f"#r{grid.rows[row]}[data-saved]")


def press(grid, *keys):
    for key in keys:
        grid.page.keyboard.press(key)


def stored(*names):
    return list(GradingLine.objects.order_by("ordinal").values_list(*names))


def test_digits_arrows_a_reason_and_the_shares_that_follow(grid):
    begin(grid)
    cell(grid, 0).focus()
    press(grid, "1", "2")
    expect(saved(grid, 0)).to_be_visible()
    expect(cell(grid, 2)).to_be_focused()
    expect(grid.page.locator("#grid-foot")).to_contain_text("HTXSNV 1/1 mức tốt")
    press(grid, "0")
    expect(cell(grid, 2)).to_be_focused()
    grid.page.keyboard.type("nghỉ 2 tháng")
    press(grid, "ArrowUp")
    expect(saved(grid, 2)).to_be_visible()
    assert stored("grade", "not_graded_reason") == [
        ("excellent", ""),
        ("good", ""),
        ("not_graded", "nghỉ 2 tháng"),
    ]
    cell(grid, 0, "proposed").focus()
    cell(grid, 0, "proposed").select_text()
    press(grid, "ArrowRight")
    expect(cell(grid, 0)).to_be_focused()
    press(grid, "ArrowLeft", "ArrowLeft")
    expect(cell(grid, 0, "votes")).to_be_focused()
    assert grid.faults == []


def test_a_pasted_block_with_a_cell_that_cannot_be_read_and_one_that_does_not_fit(grid):
    begin(grid)
    cell(grid, 0, "self_grade").focus()
    block = "1\tHTTNV\t23/25\nHTTNV\tgiỏi\t20/25\nHTXSNV\t2\t25/25\n2\t2\t1/1"
    cell(grid, 0, "self_grade").evaluate(PASTE, block)
    expect(cell(grid, 0, "self_grade")).to_have_value("HTXSNV")
    expect(cell(grid, 2, "collective_grade")).to_have_value("HTTNV")
    expect(grid.page.locator("#pasted")).to_have_value("2\t2\t1/1")
    assert stored("self_grade") == [("",)] * 3, "what is pasted is looked at first"
    grid.page.locator("#pasted").fill("")
    cell(grid, 0).focus()
    press(grid, "Control+s")
    expect(grid.page.locator(".cell-fault")).to_contain_text("“giỏi” không phải mức xếp loại")
    expect(cell(grid, 1, "collective_grade")).to_have_value("giỏi")
    assert stored("self_grade", "collective_grade", "unit_votes") == [
        ("excellent", "good", 23),
        ("", "", None),
        ("excellent", "good", 25),
    ]
    expect(grid.page.locator("#grid-hint")).to_be_visible()
    cell(grid, 1, "collective_grade").select_text()
    press(grid, "3")
    expect(saved(grid, 1)).to_be_visible()
    assert stored("collective_grade")[1] == ("completed",)
    assert grid.faults == []


def test_a_clash_of_two_sessions_shows_both_and_saving_once_more_keeps_what_is_typed(grid, browser):
    other = browser.new_context().new_page()
    sign_in(other, grid.address, "huy")
    other.goto(grid.address)
    begin(grid)
    theirs = other.locator(f"[name=r{grid.rows[0]}-grade]")
    expect(other.locator("#grid-hint")).to_be_visible()
    theirs.focus()
    other.keyboard.press("3")
    expect(other.locator(f"#r{grid.rows[0]}[data-saved]")).to_be_visible()
    other.goto("about:blank")
    cell(grid, 0).focus()
    press(grid, "1")
    said = grid.page.locator(f".row-said[data-of=r{grid.rows[0]}]")
    expect(said).to_contain_text("Huy lúc")
    expect(said).to_contain_text("đã ghi: Mức xếp loại HTNV. Đang nhập: Mức xếp loại HTXSNV")
    expect(cell(grid, 0)).to_have_value("HTXSNV")
    assert stored("grade")[0] == ("completed",), "nothing is written over unseen"
    press(grid, "ArrowUp", "ArrowDown")
    expect(saved(grid, 0)).to_be_visible()
    assert stored("grade", "version")[0] == ("excellent", 2)
    other.context.close()


def test_what_is_typed_before_the_script_began_is_unsaved_and_told(grid):
    held = []
    grid.page.route("**/js/grid.js", lambda route: held.append(route))
    grid.page.goto(grid.address, wait_until="commit")
    cell(grid, 0).fill("1")
    grid.page.wait_for_timeout(50)
    assert held and not grid.page.locator("#grid-hint").is_visible()
    held[0].continue_()
    expect(grid.page.locator("#grid-hint")).to_be_visible()
    expect(grid.page.locator(f"#r{grid.rows[0]}[data-changed]")).to_be_visible()
    expect(grid.page.locator("form[data-dirty]")).to_have_count(1)
    cell(grid, 0).focus()
    press(grid, "ArrowDown")
    expect(saved(grid, 0)).to_be_visible()
    assert stored("grade")[0] == ("excellent",)


def test_on_a_narrow_screen_each_person_is_a_card_whose_cells_are_typed(grid):
    grid.page.set_viewport_size({"width": 390, "height": 844})
    begin(grid)
    for name in ("self_grade", "votes", "proposed", "grade", "note"):
        box = cell(grid, 0, name).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["width"] >= 60, name
    cell(grid, 0).fill("2")
    cell(grid, 1).focus()
    expect(saved(grid, 0)).to_be_visible()
    assert stored("grade")[0] == ("good",)
